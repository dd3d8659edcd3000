"""The three panes of the browse screen, as many as fit: the places as a tree, the page, and the links from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import OptionList, Tree
from textual.widgets.option_list import Option
from textual.widgets.tree import TreeNode

from pm_career.domain.framework import Framework
from pm_career.domain.text import cut_text, one_line
from pm_career.explore.keys import make_bindings
from pm_career.explore.locations import LADDER, Link, Location
from pm_career.explore.places import Place, list_places, list_places_below
from pm_career.explore.widgets.page_view import PageView
from pm_career.journal.profile import Position
from pm_career.views.theme import MISSING, STEP, STYLES

_MIN_COLUMNS = ((140, "-wide"), (76, "-middle"), (0, "-narrow"))
"""The fewest columns in which three panes fit, two, or one."""
_MIN_PAGE_COLUMNS = 20
_MAX_LINK = 60
"""Characters of a name among the links; the page that it leads to has all of it."""
_SHORT_FORM = re.compile(r"\s*\([^()]*\)$")
_GUIDE_COLUMNS = 2
"""Columns by which a row is indented below another."""


class PagePane(PageView):
    """The page of the present location."""

    EXPLAINED = (
        "The page. Up and down, Page Up and Page Down scroll it. Enter or right turns to the links from here, each a "
        "line of the page that leads on. Left turns to the places, Esc goes back to where you were."
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("sides")


class Links(OptionList):
    """The links from the page."""

    EXPLAINED = (
        "The links from this page, in its order. Enter or right goes there; left or Esc leads back to the page. "
        "Page Up and Page Down scroll the page."
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("rows", "sides", "links", "case")

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.border_title = "From here"
        self.links: Sequence[Link] = ()

    def show(self, links: Sequence[Link], *, stay: bool = False) -> None:
        """List links; with `stay` the cursor stays on the link that it is on, where that is still there."""
        at = self.highlighted if stay else None
        to = self.links[at].to if at is not None else None
        self.links = links
        self.clear_options()
        self.add_options([Option(_label_link(link)) for link in links])
        if links:
            self.highlighted = next((place for place, link in enumerate(links) if link.to == to), 0)


def _label_link(link: Link) -> Text:
    return Text.assemble(cut_text(one_line(link.name), _MAX_LINK), (f"  {one_line(link.how)}", "dim"))


class Panes(Horizontal):
    """The three panes. Where one alone fits, it is the one that was turned to last."""

    def __init__(self, ladder: Framework) -> None:
        super().__init__(id="panes")
        self.places = PlacesTree(ladder, "places")
        self.page = PagePane("page")
        self.links = Links("links")

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield self.places
        yield self.page
        yield self.links

    def fit(self) -> None:
        """Show as many panes as fit into the width of the terminal."""
        # Not Textual's own breakpoints: they hold for the screen in front alone.
        width = self.app.size.width
        fitting = next(name for least, name in _MIN_COLUMNS if width >= least)
        if not self.has_class(fitting):
            for _, name in _MIN_COLUMNS:
                self.set_class(name == fitting, name)
            self.app.stylesheet.update(self)

    def turn_to_places(self) -> None:
        """Show the places and give them the focus."""
        self._turn_to(self.places)

    def turn_to_page(self) -> None:
        """Show the page and give it the focus."""
        self._turn_to(self.page)

    def turn_to_links(self) -> None:
        """Show the links and give them the focus."""
        self._turn_to(self.links)

    def measure_page(self) -> int:
        """The columns that the page has once it is shown. Turns from the links to the page."""
        if self.has_class("-on-links"):
            self.turn_to_page()
        return self.page.scrollable_content_region.width or max(_MIN_PAGE_COLUMNS, self.app.size.width - 1)

    def _turn_to(self, pane: Widget) -> None:
        names = {self.page: "-on-page", self.links: "-on-links"}
        if any(self.has_class(name) != (one is pane) for one, name in names.items()):
            for one, name in names.items():
                self.set_class(one is pane, name)
            self.app.stylesheet.update(self)  # now: what is not shown cannot have the focus
        pane.focus()


class PlacesTree(Tree[Location]):
    """The places, one a line; an open one shows what is below it."""

    EXPLAINED = (
        "All places. Up and down move along them, and the page follows. Right opens a place that has more below it, "
        "then goes into the page; left closes it. Enter goes in: into the page, or into the lists of goals and "
        "evidence. ● is your level, ○ the one that you aim for. A line that begins with ⤷ is a branch: the ladder "
        "forks there."
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("places")

    def __init__(self, ladder: Framework, id: str) -> None:
        super().__init__("", id=id)
        self._ladder = ladder
        self._labels: dict[Location, Text] = {}
        self._levels: dict[str, TreeNode[Location]] = {}
        self.show_root = False
        self.auto_expand = False
        self.guide_depth = _GUIDE_COLUMNS
        self.show_ladder(ladder)

    def show_ladder(self, ladder: Framework) -> None:
        """Show the places of another ladder."""
        self.clear()
        self._ladder = ladder
        self._levels.clear()
        for place in list_places(ladder):
            self._add(self.root, place)
        self.root.expand()

    def _add(self, above: TreeNode[Location], place: Place) -> None:
        node = above.add(_label_place(place), place.to, expand=place.is_open, allow_expand=place.has_more)
        if place.to.kind == "level":
            self._levels[place.to.ids[0]] = node
        if place.is_open or place.to.kind == "ladder":
            self._fill(node)

    def _fill(self, node: TreeNode[Location]) -> None:
        """Add the rows below a place, when it is first opened: a large ladder need not be filled at once."""
        if node.data is not None and not node.children:
            for place in list_places_below(self._ladder, node.data):
                self._add(node, place)

    def mark(self, position: Position, who: str) -> None:
        """Mark the person's own level and target; `who` is the word before the own level."""
        places = {each.to: each for each in list_places_below(self._ladder, LADDER)}
        for level_id, node in self._levels.items():
            own = position.level is not None and position.level.id == level_id
            target = position.target is not None and position.target.id == level_id
            remark = f"{STEP} {who}: " if own else f"{MISSING} aim: " if target else ""
            assert node.data is not None
            node.set_label(_label_place(places[node.data], remark))

    def go_to(self, location: Location) -> None:
        """Put the cursor on the row of a location, if there is one that is shown; a level's is shown then."""
        if self.cursor_node is not None and self.cursor_node.data == location:
            return
        if location.kind == "level":
            level = self._levels[location.ids[0]]
            if level.parent is not None:
                level.parent.expand()
        rows = (self.get_node_at_line(line) for line in range(self.last_line + 1))
        found = next((node for node in rows if node is not None and node.data == location), None)
        if found is not None:
            self.move_cursor(found)

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Location]) -> None:
        """Fill a place that the mouse opened."""
        self._fill(event.node)

    def render_label(self, node: TreeNode[Location], base_style: Style, style: Style) -> Text:
        """The label; where it does not fit, a level has a shorter name, and any is cut with an ellipsis."""
        label = super().render_label(node, base_style, style)
        if not node.allow_expand and node.parent is self.root:
            label = Text.assemble("  ", label)
        inside = _GUIDE_COLUMNS * (_count_depth(node) - 1)
        if self.size.width > inside:
            room = self.scrollable_content_region.width - inside
            if label.cell_len > room and node.data is not None and node.data.kind == "level":
                label = self._shorten_level(label, node.data.ids[0], style, room)
            label.truncate(room, overflow="ellipsis")
        return label

    def _shorten_level(self, label: Text, level_id: str, style: Style, room: int) -> Text:
        """Return the label of a level with its title without '(PM)' or, if that does not fit either, its id."""
        title = one_line(self._ladder.level(level_id).title)
        before = label[: len(label) - len(title)]
        short = Text.assemble(before, (_SHORT_FORM.sub("", title), style))
        if short.cell_len <= room or len(level_id) >= len(title):
            return short
        return Text.assemble(before, (level_id, style))

    def action_open(self) -> None:
        """Open the place under the cursor; where there is nothing to open, go into it."""
        node = self.cursor_node
        if node is not None and node.allow_expand and not node.is_expanded:
            self._fill(node)
            node.expand()
        else:
            self.action_select_cursor()

    def action_close(self) -> None:
        """Close the place under the cursor, or the one that the cursor is in."""
        node = self.cursor_node
        if node is None:
            return
        if not (node.allow_expand and node.is_expanded) and node.parent is not None and node.parent is not self.root:
            node = node.parent
            self.move_cursor(node)
        node.collapse()


def _count_depth(node: TreeNode[Location]) -> int:
    return 0 if node.parent is None else 1 + _count_depth(node.parent)


def _label_place(place: Place, remark: str = "") -> Text:
    """The name of a place, after the sign and word that mark a level."""
    name = (one_line(place.name), "italic" if place.minor else "")
    return Text.assemble((place.before, "dim"), (remark, STYLES["name"] if remark else ""), name)

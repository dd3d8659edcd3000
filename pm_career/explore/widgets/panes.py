"""The three panes of the browse screen, as many as fit: the ladder as a tree, the page, and the links from it.

The tree has each level, indented where the ladder forks, with its responsibilities and the skills in focus.
"""

from __future__ import annotations

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

from pm_career.advice.level_tree import PlacedLevel, lay_out_levels
from pm_career.domain.framework import Framework
from pm_career.domain.text import one_line
from pm_career.explore.keys import make_bindings
from pm_career.explore.locations import Link, Location, locate_level, locate_responsibility, locate_skill
from pm_career.explore.widgets.page_view import PageView
from pm_career.journal.profile import Position

_MIN_COLUMNS = ((140, "-wide"), (76, "-middle"), (0, "-narrow"))
"""The fewest columns in which three panes fit, two, or one."""
_MIN_PAGE_COLUMNS = 20
_BRANCH = "⤷ "
_INDENT = "  "


class PagePane(PageView):
    """The page of the present location."""

    EXPLAINED = (
        "The page. Arrow keys, Page Up and Page Down scroll it. Enter lists the links from here: levels, skills, "
        "responsibilities. Backspace goes back to where you were, Esc to the ladder."
    )


class Links(OptionList):
    """The links from the page."""

    EXPLAINED = (
        "The links from this page: its responsibilities, its skills, the levels it leads to. "
        "Enter goes there; Backspace leads back to the page."
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("rows")

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.border_title = "From here"
        self._links: Sequence[Link] = ()

    def show(self, links: Sequence[Link], *, stay: bool = False) -> None:
        """List links; with `stay` the cursor stays on the link that it is on, where that is still there."""
        at = self.highlighted if stay else None
        to = self._links[at].to if at is not None else None
        self._links = links
        self.clear_options()
        self.add_options([Option(_label_link(link)) for link in links])
        if links:
            self.highlighted = next((place for place, link in enumerate(links) if link.to == to), 0)


def _label_link(link: Link) -> Text:
    return Text.assemble(one_line(link.name), (f"  {one_line(link.how)}", "dim"))


class Panes(Horizontal):
    """The three panes. Where one alone fits, it is the one that was turned to last."""

    def __init__(self, ladder: Framework) -> None:
        super().__init__(id="panes")
        self.ladder = LadderTree(ladder, "ladder")
        self.page = PagePane("page")
        self.links = Links("links")

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield self.ladder
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

    def turn_to_ladder(self) -> None:
        """Show the ladder and give it the focus."""
        self._turn_to(self.ladder)

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


class LadderTree(Tree[Location]):
    """The levels, one a line; an open level shows its responsibilities and the skills in focus."""

    EXPLAINED = (
        "The ladder, from its first level. Up and down move along it, the page follows. Right opens a level, left "
        "closes it. Enter goes into the page. A line that begins with ⤷ is a branch: the ladder forks there."
    )
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("ladder")

    def __init__(self, ladder: Framework, id: str) -> None:
        super().__init__(Text(one_line(ladder.title)), id=id)
        self._levels: dict[str, TreeNode[Location]] = {}
        self.show_root = False
        self.auto_expand = False
        self.guide_depth = 3
        self._fill(ladder)

    def _fill(self, ladder: Framework) -> None:
        self._ladder = ladder
        self._rungs = {rung.level.id: rung for rung in lay_out_levels(ladder)}
        for level_id, rung in self._rungs.items():
            self._levels[level_id] = self.root.add(_label_node(rung, ""), locate_level(level_id))
        self.root.expand()

    def show_ladder(self, ladder: Framework) -> None:
        """Show another ladder."""
        self.clear()
        self._levels.clear()
        self._fill(ladder)

    def mark(self, position: Position, who: str) -> None:
        """Mark the person's own level and target; `who` is the word before the own level."""
        for level_id, node in self._levels.items():
            own = position.level is not None and position.level.id == level_id
            target = position.target is not None and position.target.id == level_id
            node.set_label(_label_node(self._rungs[level_id], who if own else "aim" if target else ""))

    def go_to(self, level_id: str) -> None:
        """Put the cursor on a level."""
        node = self._levels[level_id]
        if not _is_in(self.cursor_node, node):
            self.move_cursor(node)

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Location]) -> None:
        """Fill a level when it is first opened: a ladder of hundreds of levels need not be filled at once."""
        node = event.node
        if node.data is None or node.children or node.data.kind != "level":
            return
        level = self._ladder.level(node.data.ids[0])
        for number, each in enumerate(level.responsibilities):
            node.add_leaf(Text(one_line(each.title)), locate_responsibility(level.id, number))
        for skill, bar in self._ladder.list_expected(level.id):
            if bar.focus:
                node.add_leaf(Text(one_line(bar.label or skill.name), "italic"), locate_skill(skill.id))

    def render_label(self, node: TreeNode[Location], base_style: Style, style: Style) -> Text:
        """The label, cut with an ellipsis where it does not fit; the page has it whole."""
        label = super().render_label(node, base_style, style)
        inside = 0 if node.parent is self.root else self.guide_depth
        if self.size.width > inside:
            label.truncate(self.scrollable_content_region.width - inside, overflow="ellipsis")
        return label

    def action_open(self) -> None:
        """Open the level under the cursor."""
        if self.cursor_node is not None and self.cursor_node.allow_expand:
            self.cursor_node.expand()

    def action_close(self) -> None:
        """Close the level under the cursor, or the one that the cursor is in."""
        node = self.cursor_node
        if node is not None and node.parent is not None and node.parent is not self.root:
            node = node.parent
            self.move_cursor(node)
        if node is not None:
            node.collapse()


def _is_in(node: TreeNode[Location] | None, level: TreeNode[Location]) -> bool:
    return node is not None and (node is level or node.parent is level)


def _label_node(rung: PlacedLevel, remark: str) -> Text:
    fork = _INDENT * (rung.depth - rung.begins) + (_BRANCH if rung.begins else "")
    return Text.assemble((fork, "dim"), (f"{remark}: " if remark else "", "bold"), one_line(rung.level.title))

"""The ladder as a tree: levels, indented where the ladder forks, with responsibilities and focus skills in each."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from pm_career.advice.level_tree import PlacedLevel, lay_out_levels
from pm_career.domain.framework import Framework
from pm_career.domain.text import one_line
from pm_career.explore.locations import Location, level_location, responsibility_location, skill_location
from pm_career.journal.profile import Position

_BRANCH = "⤷ "
_INDENT = "  "


class LadderTree(Tree[Location]):
    """The levels, one a line; an open level shows its responsibilities and the skills in focus."""

    EXPLAINED = (
        "The ladder, from its first level. Up and down move along it, the page follows. Right opens a level, left "
        "closes it. Enter goes into the page. A line that begins with ⤷ is a branch: the ladder forks there."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "In"),
        Binding("right", "open", "Open", show=False),
        Binding("left", "close", "Close", show=False),
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
    ]

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
            self._levels[level_id] = self.root.add(_make_label(rung, ""), level_location(level_id))
        self.root.expand()

    def show_ladder(self, ladder: Framework) -> None:
        """Show another ladder."""
        self.clear()
        self._levels.clear()
        self._fill(ladder)

    def mark(self, position: Position, who: str) -> None:
        """Mark the person's own level and target; `who` is what stands before the person's own level."""
        for level_id, node in self._levels.items():
            own = position.level is not None and position.level.id == level_id
            target = position.target is not None and position.target.id == level_id
            node.set_label(_make_label(self._rungs[level_id], who if own else "aim" if target else ""))

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
            node.add_leaf(Text(one_line(each.title)), responsibility_location(level.id, number))
        for skill, bar in self._ladder.expected_at(level.id):
            if bar.focus:
                node.add_leaf(Text(one_line(bar.label or skill.name), "italic"), skill_location(skill.id))

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


def _make_label(rung: PlacedLevel, remark: str) -> Text:
    fork = _INDENT * (rung.depth - rung.begins) + (_BRANCH if rung.begins else "")
    return Text.assemble((fork, "dim"), (f"{remark}: " if remark else "", "bold"), one_line(rung.level.title))

"""The ladder as a tree: every level, forks as branches further in, and in each level what belongs to it."""

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
from pm_career.explore.locations import Place, at_level, at_responsibility, at_skill
from pm_career.explore.notebook import Standing

_BRANCH = "⤷ "
_INDENT = "  "


class LadderPane(Tree[Place]):
    """The levels below one another; opened, a level shows what it answers for and which skills are in focus."""

    EXPLAINED = (
        "The ladder, from its first rung. Up and down move along it, the page follows. Right opens a rung, left "
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
        self._levels: dict[str, TreeNode[Place]] = {}
        self.show_root = False
        self.auto_expand = False
        self.guide_depth = 3
        self._fill(ladder)

    def _fill(self, ladder: Framework) -> None:
        self._ladder = ladder
        self._rungs = {rung.level.id: rung for rung in lay_out_levels(ladder)}
        for level_id, rung in self._rungs.items():
            self._levels[level_id] = self.root.add(_label(rung, ""), at_level(level_id))
        self.root.expand()

    def show_ladder(self, ladder: Framework) -> None:
        """Show another ladder in place of the one before."""
        self.clear()
        self._levels.clear()
        self._fill(ladder)

    def mark(self, standing: Standing, who: str) -> None:
        """Say before the levels which is the person's own, and which her aim; `who` is what she is called."""
        for level_id, node in self._levels.items():
            own = standing.level is not None and standing.level.id == level_id
            aim = standing.target is not None and standing.target.id == level_id
            node.set_label(_label(self._rungs[level_id], who if own else "aim" if aim else ""))

    def go_to(self, level_id: str) -> None:
        """Put the cursor on a level."""
        node = self._levels[level_id]
        if not _within(self.cursor_node, node):
            self.move_cursor(node)

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Place]) -> None:
        """Fill a level when it is first opened: a ladder of hundreds of them need not have all at once."""
        node = event.node
        if node.data is None or node.children or node.data.kind != "level":
            return
        level = self._ladder.level(node.data.ids[0])
        for number, each in enumerate(level.responsibilities):
            node.add_leaf(Text(one_line(each.title)), at_responsibility(level.id, number))
        for skill, bar in self._ladder.expected_at(level.id):
            if bar.focus:
                node.add_leaf(Text(one_line(bar.label or skill.name), "italic"), at_skill(skill.id))

    def render_label(self, node: TreeNode[Place], base_style: Style, style: Style) -> Text:
        """The label in the room there is; what does not fit ends in an ellipsis, and the page has it whole."""
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


def _within(node: TreeNode[Place] | None, level: TreeNode[Place]) -> bool:
    return node is not None and (node is level or node.parent is level)


def _label(rung: PlacedLevel, remark: str) -> Text:
    fork = _INDENT * (rung.depth - rung.begins) + (_BRANCH if rung.begins else "")
    return Text.assemble((fork, "dim"), (f"{remark}: " if remark else "", "bold"), one_line(rung.level.title))

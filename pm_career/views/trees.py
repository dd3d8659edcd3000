"""Trees of a page as trees of Rich, with the remarks of their leaves in a column at each depth."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from pm_career.domain.page import Branch
from pm_career.domain.text import one_line
from pm_career.views import theme
from pm_career.views.remarks import Beside, Widest
from pm_career.views.tables import draw_gauge


def build_trees(branches: tuple[Branch, ...], width: int) -> Iterator[RenderableType]:
    """Trees below one another, a blank line between two; on a narrow screen with shorter guides."""
    kind = Tree if width >= theme.NARROW else _CloseTree
    for index, branch in enumerate(branches):
        if index:
            yield Text()
        tree = kind(_build_branch(branch), guide_style="rule")
        _add_children(tree, branch, _measure_ends((branch,), 0, {}), 1)
        yield tree


class _CloseTree(Tree):
    """A tree with guides of two columns."""

    TREE_GUIDES = [("  ", "│ ", "├ ", "└ ")] * 3


def _measure_ends(branches: tuple[Branch, ...], depth: int, widest: dict[int, Widest]) -> dict[int, Widest]:
    """Put into `widest` how wide the texts and the remarks of branches without children are, by depth; return it."""
    for branch in branches:
        if branch.aside and not branch.children:
            text, remark = widest.get(depth, (0, 0))
            own = Text(one_line(branch.text)).cell_len
            widest[depth] = max(text, own), max(remark, _build_remark(branch).cell_len)
        _measure_ends(branch.children, depth + 1, widest)
    return widest


def _add_children(tree: Tree, branch: Branch, widest: dict[int, Widest], depth: int) -> None:
    """Add the children of a branch; the remarks of those without children form a column at each depth."""
    for child in branch.children:
        below = tree.add(_build_branch(child, None if child.children else widest.get(depth)))
        _add_children(below, child, widest, depth + 1)


def _build_branch(branch: Branch, widest: Widest | None = None) -> RenderableType:
    text = Text.assemble((one_line(branch.text), branch.tone))
    return Beside(text, _build_remark(branch), hang=2, widest=widest or (0, 0))


def _build_remark(branch: Branch) -> Text:
    gauge = draw_gauge(branch.gauge) if branch.gauge else Text()
    return Text(" ").join(filter(None, (gauge, Text(one_line(branch.aside), "label"))))

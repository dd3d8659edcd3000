"""Doubt what a tree is found to hold where the file does not say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pm_career.importing.ladders.claims import Gathered
from pm_career.importing.ladders.ledger import Account
from pm_career.importing.ladders.mapping import EXPECTED, Holds, Part, format_texts
from pm_career.importing.ladders.propose.tree import (
    Tree,
    get_record,
    get_scope,
    get_words,
    is_field,
    is_in,
    show_path,
)
from pm_career.importing.ladders.sheets.outline import Node, Outline
from pm_career.importing.ladders.take.outlines import take_outline
from pm_career.importing.ladders.vocabulary import find_role, says_retired

_OF_USE = ("archived", "deprecated", "retired", "hidden", "disabled")


def doubt_uses(tree: Tree) -> None:
    """Doubt that all is taken where a field says that some is no longer in use."""
    for path, texts in tree.texts.items():
        says_so = find_role(get_words(path)) == "status" or get_words(path) in _OF_USE
        if says_so and is_field(path) and len({*map(says_retired, texts)}) > 1:
            tree.doubt(f"{show_path(path)} says that some count no more, and all are taken.")


def doubt_places(tree: Tree, outline: Outline, part: Part) -> None:
    """Doubt what is expected where several places, or lists of different kinds, say it of one skill at one level."""
    gathered = Gathered(Account([outline]), looked_at=True)
    take_outline(0, outline, part, gathered)
    above = {node.cell.row: (node, above) for node, above in outline.walk() if node.cell.filled}
    roots: dict[tuple[str, str], None] = {}
    places: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for claim in gathered.claims:
        if claim.level is None or not claim.skill or claim.at is None or claim.what not in {*EXPECTED, "content"}:
            continue
        node, around = above[claim.at.cell.row]
        kinds = [_find_nearest(tree, node.kind, holds) for holds in ("level", "skill")]
        roots[kinds[0], kinds[1]] = None
        if get_scope(kinds[0]) != get_scope(kinds[1]):  # else each record names both: such records belong together
            inner = max(kinds, key=lambda kind: len(get_scope(kind)))
            place = _find_record(around, inner)
            places[f"{claim.level.name} {claim.level.track}", claim.skill][id(place)] = None
    if len(roots) > 1:
        said = " and ".join(show_path(max(pair, key=len)) for pair in roots)
        tree.doubt(f"What is expected stands at {said}, and all of it is taken.", "nothing")
    twice = [f"{skill} at {level.strip()}" for (level, skill), found in places.items() if len(found) > 1]
    if twice:
        tree.doubt(f"Several places describe {format_texts(twice)}, and all of them are taken together.")


def _find_nearest(tree: Tree, path: str, holds: Holds) -> str:
    around = [at for at in tree.list_held(holds) if is_in(path, at)]
    return max(around, key=lambda at: len(get_scope(at)), default="")


def _find_record(around: Sequence[Node], inner: str) -> Node | None:
    """Find the record, or the key, whose name a path is, among the nodes around a value."""
    own = inner if inner.endswith(".*") else get_record(inner)
    return next((node for node in reversed(around) if node.kind == own), None)

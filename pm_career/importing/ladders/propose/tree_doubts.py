"""Doubt what a tree is found to hold where the file does not say it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.claims import Gathered, make_key, means_every_level
from pm_career.importing.ladders.ledger import Account
from pm_career.importing.ladders.mapping import EXPECTED, ID_OF, Holds, Part, format_texts
from pm_career.importing.ladders.propose.tree import (
    Tree,
    get_parent,
    get_record,
    get_scope,
    get_words,
    is_field,
    is_in,
    read_like_levels,
    show_path,
)
from pm_career.importing.ladders.sheets.outline import Node, Outline
from pm_career.importing.ladders.sheets.tree_keys import SINGLE, list_level_like, may_be_field, split_words
from pm_career.importing.ladders.take.outlines import take_outline
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level, says_retired

_NUMBER_BEHIND = re.compile(r"[ .#-]*\d+$")
_NUMBER = re.compile(r".*\d+|[ivx]+")
_OF_USE = ("archived", "deprecated", "retired", "hidden", "disabled")


def doubt_names(tree: Tree) -> None:
    """Doubt names that may be fields, levels that do not read like the others, and ids that are nowhere named."""
    for path in (path for path in tree.list_held("skill") + tree.list_held("level") if path.endswith(".*")):
        group = tree.find_group(path)
        holds_texts = not {f"{path}[]", f"{path}{SINGLE}"}.isdisjoint(tree.texts)
        odd = [text for text in dict.fromkeys(tree.texts[path]) if may_be_field(text)] if holds_texts else []
        if tree.holds[path] == "level" and read_like_levels(tree.texts[path], ()):
            like = list_level_like(tree.texts[path], ())
            other = [at for at in tree.list_held("level") + tree.list_held(ID_OF["level"]) if at != path]
            known = {*like, *(text for at in other for text in tree.texts[at])}
            odd += [text for text in tree.texts[path] if text not in known and not means_every_level(make_key(text))]
        if odd and group is None:
            said = f"{format_texts(odd)} may be no {tree.holds[path]}, but said of what it stands below."
            tree.doubt(said, "nothing")
    skills = list(dict.fromkeys(text for path in tree.list_held("skill") for text in tree.texts[path]))
    levels = list(dict.fromkeys(text for path in tree.list_held("level") for text in tree.texts[path]))
    is_numbered = len(skills) > 1 and len({_NUMBER_BEHIND.sub("", skill) for skill in skills}) == 1
    is_flat = read_like_levels(levels, ()) and not _differ_in_height(levels)
    if is_numbered or is_flat or read_like_levels(skills, ()):
        tree.doubt(f"Which are the levels: {format_texts(levels)}, or {format_texts(skills)}?")
    if not {"text", "bar", "behaviours", "step"} & {*tree.holds.values()}:
        tree.doubt("Nothing says what is expected, but evidence alone.")
    for holds, id in ID_OF.items():
        paths = tree.list_held(holds)
        own = [path for path in paths if path in tree.named and tree.find_group(path) == holds]
        known = {fold_spaces(text) for path in (*own, *tree.list_held(id)) for text in tree.texts[path]}
        others = [text for path in paths if path not in own for text in tree.texts[path] if own]
        others = [text for text in others if fold_spaces(text) not in known and not means_every_level(make_key(text))]
        left = dict.fromkeys(map(one_line, others))
        if left:
            tree.doubt(f"Of no {holds} that the file lists: {format_texts(left)}.")


def doubt_texts(tree: Tree) -> None:
    """Doubt that sentences beside the steps are left out, where nothing else says what is expected."""
    if {"text", "bar", "behaviours"} & {*tree.holds.values()}:
        return
    records = {get_parent(path) for path in tree.list_held("step")}
    for path, texts in tree.texts.items():
        is_beside = tree.holds.get(path) == "nothing" and get_parent(path) in records
        if is_beside and 2 * sum(len(text.split()) > 1 for text in texts) > len(texts):
            tree.doubt(f"{show_path(path)} has texts beside the steps, and is not taken.", "bar")


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


def _differ_in_height(levels: Sequence[str]) -> bool:
    """Whether levels differ in what says how high they are, and not only in what they lead ('Lead projects')."""
    words = [split_words(level).split() for level in levels]
    common = set[str].intersection(*map(set, words)) if words else set()
    rests = [" ".join(word for word in own if word not in common) for own in words]
    return any(not rest or looks_like_level(rest) or _NUMBER.fullmatch(rest) for rest in rests)

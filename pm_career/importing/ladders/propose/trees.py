"""Propose what the paths of a tree are: which hold the names of levels and skills, and which say what is expected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from pm_career.domain.ids import make_slug
from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.mapping import Doubt, Holds, Line, Part
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.trees import split_words
from pm_career.importing.ladders.steps import find_number
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level, says_retired

_NAMES = ("name", "title", "label")
_GROUPS: dict[str, Holds] = {"level": "level", "skill": "skill", "area": "category", "track": "track"}
_OF_BOTH: dict[str, Holds] = {"step": "step", "evidence": "evidence", "behaviours": "behaviours", "bar": "bar"}
_OF_LEVELS: dict[str, Holds] = {
    "years": "years", "rank": "rank", "stage": "stage", "impact": "impact", "autonomy": "autonomy",
    "influence": "influence", "complexity": "complexity", "responsibilities": "responsibilities",
    "watch_outs": "watch-outs",
}  # fmt: skip
_FEWEST_WORDS = 3
"""From so many words on, a value whose key is not known may be a text that matters."""


class _Tree:
    """The paths of a tree with their texts, and what they are found to hold."""

    def __init__(self, outline: Outline, number: int) -> None:
        self.number = number
        self.texts: dict[str, list[str]] = defaultdict(list)
        for node, _ in outline.walk():
            if node.cell.filled:
                self.texts[node.kind].append(node.cell.text)
        self.holds: dict[str, Holds] = {}
        self.doubts: list[Doubt] = []

    def list_named(self) -> list[str]:
        """List the paths of names: keys that are names, and of each record the field that names it."""
        named = [path for path in self.texts if path.endswith(".*")]
        for record in dict.fromkeys(_get_parent(path) for path in self.texts if not path.endswith((".*", "[]"))):
            fields = [f"{record}.{key}" for key in _NAMES if f"{record}.{key}" in self.texts]
            if len(fields) > 1 and _are_ids(self.texts[fields[0]], self.texts[fields[1]]):
                fields = fields[1:]
            is_own = record.endswith(("[]", ".*")) or find_role(self.get_key(f"{record}.name")) in _GROUPS
            named += fields[:1] if is_own else []
        return named

    def get_key(self, path: str) -> str:
        """Get the words of a path's own key: 'level' of 'levels[].name', 'skill' of 'skills.*'."""
        own = _get_parent(path) if path.endswith(".*") or path.rsplit(".", 1)[-1] in _NAMES else path
        return split_words(own.replace("[]", "").replace(".*", "").rsplit(".", 1)[-1])


def propose_tree(outline: Outline, number: int, known: Collection[str]) -> tuple[Part, tuple[Doubt, ...]]:
    """Propose what the paths of a tree are. `known` are folded names of levels that other parts of the file give."""
    tree = _Tree(outline, number)
    named = tree.list_named()
    _find_references(tree)
    _find_levels(tree, named, known)
    if "level" not in tree.holds.values():
        return Part(outline.name, number), ()
    _find_skills(tree, named)
    if "skill" not in tree.holds.values():
        return Part(outline.name, number), ()
    for path in tree.texts:
        if path not in tree.holds:
            tree.holds[path] = _find_content(tree, path)
    retired = [path for path in tree.texts if says_of_use(path) and len({*map(says_retired, tree.texts[path])}) > 1]
    for path in retired:
        tree.doubts.append(Doubt(f"{path.lstrip('.')} says that some count no more, and all are taken.", "lines"))
    lines = tuple(Line(kind=path, holds=tree.holds[path]) for path in tree.texts)
    return Part(outline.name, number, "outline", lines=lines), tuple(tree.doubts)


def _find_references(tree: _Tree) -> None:
    """Find the ids of records, and the fields that hold the id or the name of a level, skill or category."""
    ids: dict[str, Holds] = {}
    for path in tree.texts:
        key = split_words(path.rsplit(".", 1)[-1])
        of = _GROUPS.get(find_role(tree.get_key(f"{_get_parent(path)}.name")) or "")
        if key == "id" and of:
            ids.update(dict.fromkeys(tree.texts[path], of))
    for path in tree.texts:
        key = split_words(path.rsplit(".", 1)[-1])
        held = {ids.get(text) for text in tree.texts[path]}
        if path.endswith(".*") and len(held) == 1 and None not in held:
            tree.holds[path] = next(each for each in held if each)
        if path.endswith((".*", "[]")) or not _get_parent(path).endswith(("[]", ".*")):
            continue
        group = _GROUPS.get(find_role(key.removesuffix(" id")) or "")
        is_step = group == "level" and all(find_number(text) for text in tree.texts[path]) and _is_in_levels(path)
        if key != "id" and group:
            tree.holds[path] = "step" if is_step else group
        elif key in ("id", "key", "slug") or (key == "name" and _is_slug_of_title(tree, path)):
            of = _GROUPS.get(find_role(tree.get_key(f"{_get_parent(path)}.name")) or "")
            kinds: dict[str, Holds] = {"level": "level id", "skill": "skill id", "category": "category id"}
            has_name = any(f"{_get_parent(path)}.{name}" in tree.texts for name in _NAMES)
            tree.holds[path] = kinds.get(of or "", "nothing") if has_name else "nothing"


def _is_in_levels(path: str) -> bool:
    """Whether a path is in a record of another level: then a number called level is that of a step."""
    outer = _get_parent(_get_parent(path)).replace("[]", "").replace(".*", "")
    return any(find_role(split_words(key)) == "level" for key in outer.split("."))


def _is_slug_of_title(tree: _Tree, path: str) -> bool:
    titles = tree.texts.get(f"{_get_parent(path)}.title", [])
    return _are_ids(tree.texts[path], titles)


def _are_ids(names: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether each name is no more than the id of its title."""
    return len(names) == len(titles) and all(
        name == make_slug(title) for name, title in zip(names, titles, strict=True)
    )


def _find_levels(tree: _Tree, named: Sequence[str], known: Collection[str]) -> None:
    """Find the paths of levels' names: where a key says so, or the names read like levels; else those that recur."""
    for path in named:
        folded = {fold_spaces(text) for text in tree.texts[path]}
        reads_so = 2 * sum(looks_like_level(text) or text in known for text in folded) > len(folded)
        if _GROUPS.get(find_role(tree.get_key(path)) or "") == "level" or (reads_so and len(folded) > 1):
            tree.holds[path] = "level"
    if "level" in tree.holds.values():
        return
    pairs = [(outer, path) for path in named for outer in named if path != outer and path.startswith(_get_scope(outer))]
    again = [(outer, path) for outer, path in pairs if len({*tree.texts[path]}) < len(tree.texts[path])]
    if not again:
        return
    outer, inner = again[0]
    is_skill = _GROUPS.get(find_role(tree.get_key(outer)) or "") == "skill"
    tree.holds[inner if is_skill else outer] = "level"
    if not is_skill:
        names = [tuple(dict.fromkeys(map(one_line, tree.texts[path]))) for path in (outer, inner)]
        said = f"Nothing says whether the levels are {', '.join(names[0])}, or {', '.join(names[1])}."
        tree.doubts.append(Doubt(said, f"parts.{tree.number}", (*names[0], *names[1]), "--levels"))


def _find_skills(tree: _Tree, named: Sequence[str]) -> None:
    """Find the paths of skills' names: the nearest of those around the levels, or of those below; then categories."""
    levels = [path for path, holds in tree.holds.items() if holds == "level" and path in named]
    levels += [path for path, holds in tree.holds.items() if holds == "level" and path not in named]
    free = [path for path in named if path not in tree.holds]
    around = [p for p in free if any(level.startswith(_get_scope(p)) for level in levels)]
    below = [p for p in free if any(p.startswith(_get_scope(level)) for level in levels)]
    said = [p for p in free if _GROUPS.get(find_role(tree.get_key(p)) or "") == "skill"]
    has_reference = any(holds == "skill" for holds in tree.holds.values())
    if has_reference:  # then only the lists of skills have their names
        around, below = [], []
    chosen = max(around or below or said, key=lambda path: _get_scope(path).count("."), default="")
    if chosen:
        tree.holds[chosen] = "skill"
    for path in free:
        if path in tree.holds:
            continue
        group = _GROUPS.get(find_role(tree.get_key(path)) or "")
        encloses = chosen.startswith(_get_scope(path)) if chosen else False
        if path in said and not chosen.startswith(_get_scope(path)):
            tree.holds[path] = "skill"
        elif encloses or group == "category":
            tree.holds[path] = "category"


def _find_content(tree: _Tree, path: str) -> Holds:  # noqa: PLR0911  one return a meaning
    """Find what a value holds by its key, and by whose names are in force where it stands."""
    scope = {held for at, held in tree.holds.items() if held in _GROUPS.values() and path.startswith(_get_scope(at))}
    own = {tree.holds.get(f"{_get_parent(path)}.{name}") for name in _NAMES} & {*_GROUPS.values()}
    if own and not _get_parent(path).endswith(
        ("[]", ".*")
    ):  # an object of its own, such as the level of an expectation
        scope = {held for held in own if held}
    is_item = path.endswith(("[]", ".="))
    words = split_words(path.removesuffix("[]").rsplit(".", 1)[-1])
    role = "summary" if words == "summary" else find_role(words) or ""
    if {"level", "skill"} <= scope:
        if role in _OF_BOTH:
            return _OF_BOTH[role]
        if is_item or role in ("text", "description", "summary") or words in ("criteria", "content"):
            return "text"
        if role in ("other", "note", "status", "rank", "label"):
            return "nothing"
        return _doubt(tree, path, "text")
    if "level" in scope:
        if role in _OF_LEVELS:
            return _OF_LEVELS[role]
        return "summary" if role in ("summary", "text", "description") else _doubt(tree, path, "summary")
    if "skill" in scope:
        if role == "area":
            return "category"
        known = role in ("description", "text", "summary") or words in ("content", "about")
        return "description" if known else _doubt(tree, path, "description")
    is_top = path.count(".") <= 2 and "[]" not in path
    return "ladder title" if is_top and words in ("title", "name") and not is_item else "nothing"


def _doubt(tree: _Tree, path: str, holds: Holds) -> Holds:
    """Doubt what a value with an unknown key holds if it may be a text that matters; else it is nothing."""
    texts = tree.texts[path]
    if find_role(split_words(path.rsplit(".", 1)[-1])) in ("other", "note", "status"):
        return "nothing"
    if all(find_number(text) or len(text.split()) < _FEWEST_WORDS for text in texts):
        return "nothing"
    tree.doubts.append(
        Doubt(f"It is not clear what {path.lstrip('.')} holds: '{one_line(texts[0])}'.", "lines", (holds,))
    )
    return holds


def says_of_use(path: str) -> bool:
    """Whether a field says whether its record is in use."""
    words = split_words(path.rsplit(".", 1)[-1])
    return find_role(words) == "status" or words in ("archived", "deprecated", "retired", "hidden", "disabled")


def _get_parent(path: str) -> str:
    return path.rsplit(".", 1)[0]


def _get_scope(path: str) -> str:
    """Get the beginning of the paths in which a name is in force: below the key that it is, or in its whole record."""
    record = path
    while record and not record.endswith(("[]", ".*")):
        record = _get_parent(record)
    return record if path.endswith(".*") else f"{record}."

"""Propose what the paths of a tree are: which hold the names of levels and skills, and which say what is expected."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from pm_career.domain.ids import make_slug
from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.claims import Gathered, make_key, means_every_level
from pm_career.importing.ladders.ledger import Account
from pm_career.importing.ladders.mapping import EXPECTED, Doubt, Holds, Line, Part
from pm_career.importing.ladders.sheets.outline import Node, Outline
from pm_career.importing.ladders.sheets.tree_keys import NAMES, SINGLE, list_level_like, may_be_field, split_words
from pm_career.importing.ladders.steps import find_number
from pm_career.importing.ladders.take.outlines import take_outline
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level, says_retired

_GROUPS: dict[str, Holds] = {"level": "level", "skill": "skill", "area": "category", "track": "track"}
_IDS: dict[str, Holds] = {"level": "level id", "skill": "skill id", "category": "category id"}
_ROLES = {"summary": "summary", **dict.fromkeys(("content", "criteria", "items", "bullets"), "text"), "number": "rank"}
"""Keys that say something else in a record than above a column."""
_OF_BOTH: dict[str, Holds] = {
    "step": "step", "evidence": "evidence", "behaviours": "behaviours", "bar": "bar", "text": "text",
    "description": "text", "summary": "text", "skill": "text",
}  # fmt: skip
_OF_LEVELS: dict[str, Holds] = {
    "title": "title", "years": "years", "rank": "rank", "stage": "stage", "impact": "impact", "autonomy": "autonomy",
    "influence": "influence", "complexity": "complexity", "responsibilities": "responsibilities",
    "watch_outs": "watch-outs", "summary": "summary", "text": "summary", "description": "summary",
}  # fmt: skip
_OF_SKILLS: dict[str, Holds] = {
    "description": "description", "text": "description", "summary": "description", "is_not": "is not",
    "area": "category",
}  # fmt: skip
_NO_GROUPS = frozenset({"ladder", "ladders", "path", "paths", "criteria", "criterion", "attribute", "attributes"})
"""Keys that a table has above tracks and skills, and a tree for the whole, for files, and for what is expected."""
_NO_TEXT = re.compile(r"\S*|[\d.,:/+-]+( [\d.,:/+-]+)*|\S+://.*")
"""A value of one word, a number, a day, an address: whatever it is, it does not say what is expected."""
_NUMBER_BEHIND = re.compile(r"[ .#-]*\d+$")
_NUMBER = re.compile(r".*\d+|[ivx]+")
_ID_WORDS = ("id", "key", "slug", "code")
_OF_USE = ("archived", "deprecated", "retired", "hidden", "disabled")
_SHOWN = 8


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
        self.named: list[str] = []
        """The paths of names: keys that are names, and of each record the field that names it."""
        for record in dict.fromkeys(self._list_records()):
            name = self._find_name(record)
            if name:
                self.named.append(name)
            elif record.endswith(".*"):
                self.named.append(record)

    def _list_records(self) -> Iterable[str]:
        for path in self.texts:
            if path.endswith(".*"):
                yield path
            elif _is_field(path):
                yield _get_parent(path)

    def _find_name(self, record: str) -> str:
        """Find the field that names a record; '' if none does, or some of the records lack it and have a key."""
        own = [path for path in self.texts if _get_parent(path) == record and _is_field(path)]
        fields = [path for path in own if _get_words(path) in NAMES]
        fields = fields or [path for path in own if find_role(_get_words(path)) == "role"]
        if len(fields) > 1 and _are_ids(self.texts[fields[0]], self.texts[fields[1]]):
            fields = fields[1:]
        is_own = record.endswith(("[]", ".*")) or _find_group(_get_words(record))
        is_whole = fields and len(self.texts[fields[0]]) >= len(self.texts.get(record, ()))
        return fields[0] if is_own and is_whole else ""

    def find_group(self, path: str) -> Holds | None:
        """Find what the key around a name says that it is: 'level' of 'levels[].name', 'skill' of 'skills.*'."""
        own = path if path.endswith(".*") else _get_parent(path)
        own = own.removesuffix("[]") if own.endswith("[]") else own.removesuffix(".*")
        return None if own.endswith(("[]", ".*")) else _find_group(_get_words(own))

    def list_held(self, holds: str) -> list[str]:
        """List the paths that hold something."""
        return [path for path, held in self.holds.items() if held == holds]

    def doubt(self, said: str, *others: str) -> None:
        """Note what speaks against what the paths are found to hold."""
        self.doubts.append(Doubt(said, f"parts.{self.number}", others))

    def list_called(self, path: str) -> list[str]:
        """List the names at a path, and the ids by which other records may call them."""
        record = _get_parent(path) if _is_field(path) else ""
        beside = [each for each in self.texts if _get_parent(each) == record and _get_words(each) in _ID_WORDS]
        around = [record] if record.endswith(".*") else []
        return [text for each in (path, *beside, *around) for text in self.texts.get(each, ())]

    def list_texts(self, *paths: str) -> str:
        """List what stands at paths, for messages."""
        return _list([text for path in paths for text in self.texts[path]])


def propose_tree(outline: Outline, number: int, known: Collection[str]) -> tuple[Part, tuple[Doubt, ...]]:
    """Propose what the paths of a tree are. `known` are folded names of levels that other parts of the file give."""
    tree = _Tree(outline, number)
    _find_references(tree)
    _find_levels(tree, known)
    if tree.list_held("level"):
        _find_skills(tree)
    if not tree.list_held("skill"):
        return _list_levels(tree, outline, number), ()
    _find_groups(tree)
    _find_ids(tree)
    for path in tree.texts:
        if path not in tree.holds:
            tree.holds[path] = _find_content(tree, path)
    part = _make_part(tree, outline, number)
    _doubt_names(tree)
    _doubt_uses(tree)
    _doubt_places(tree, outline, part)
    return part, tuple(tree.doubts)


def _make_part(tree: _Tree, outline: Outline, number: int) -> Part:
    lines = tuple(Line(kind=path, holds=tree.holds[path]) for path in tree.texts)
    return Part(outline.name, number, "outline", lines=lines)


def _list_levels(tree: _Tree, outline: Outline, number: int) -> Part:
    """Propose the names of levels alone, as at the top of a page that has the rest; nothing if no key says so."""
    tree.holds = dict.fromkeys(tree.texts, "nothing")
    for path in tree.texts:
        is_named = path in tree.named or path.endswith("[]")
        if is_named and path.count(".") <= 2 and "level" in (tree.find_group(path), find_role(_get_words(path))):
            tree.holds[path] = "level"
        elif path in (".title", ".name"):
            tree.holds[path] = "ladder title"
    return _make_part(tree, outline, number) if tree.list_held("level") else Part(outline.name, number)


def _find_references(tree: _Tree) -> None:
    """Find the fields that hold the name or the id of a level, a skill or a category: `level`, `skillId`.

    A number called a level is a step in the record of another level, and a rank beside the level's name.
    """
    for path in tree.texts:
        words = _get_words(path)
        group = _find_group(words.removesuffix(" id"))
        if group in ("level", "skill") and path.endswith("[]") and path.count(".") == 1:  # a list of their names
            tree.holds[path] = group
        is_field = _is_field(path) and _get_record(path).endswith(("[]", ".*"))
        if not group or not is_field or path in tree.named:
            continue
        tree.holds[path] = group
        if group == "level" and all(find_number(text) for text in tree.texts[path]):
            beside = [name for name in tree.named if _get_parent(name) == _get_parent(path)]
            if any(tree.find_group(name) == "level" for name in beside):
                tree.holds[path] = "rank"
            elif any(find_role(split_words(key)) == "level" for key in _list_keys(_get_parent(_get_record(path)))):
                tree.holds[path] = "step"


def _find_levels(tree: _Tree, known: Collection[str]) -> None:
    """Find the paths of levels' names: where a key says so, or the names read like levels; else those that recur."""
    for path in tree.named:
        if tree.find_group(path) == "level" or _read_like_levels(tree.texts[path], known):
            own = [each for each in tree.list_held("level") if _get_parent(each) == _get_parent(path)]
            tree.holds[path] = "title" if own and _is_field(path) else "level"
    levels = {fold_spaces(text) for path in tree.list_held("level") for text in tree.list_called(path)}
    for path in tree.named:
        folded = {fold_spaces(text) for text in tree.texts[path]}
        if path not in tree.holds and 2 * len(folded & levels) > len(folded):
            tree.holds[path] = "level"
    if any(not path.endswith("[]") for path in tree.list_held("level")):
        return
    for path in tree.texts:
        is_field = _is_field(path) and _get_record(path).endswith("[]")
        if is_field and path not in tree.holds and _read_like_levels(tree.texts[path], known):
            tree.holds[path] = "level"
            tree.doubt(f"Nothing says that {_show(path)} are levels: {tree.list_texts(path)}.", "nothing")
            return
    pairs = [(outer, path) for path in tree.named for outer in tree.named if path != outer and _is_in(path, outer)]
    again = [(outer, path) for outer, path in pairs if len({*tree.texts[path]}) < len(tree.texts[path])]
    if not again:
        return
    outer, inner = again[0]
    numbers = all(find_number(text) for text in tree.texts[inner])
    chosen = inner if tree.find_group(outer) == "skill" or numbers else outer
    tree.holds[chosen] = "level"
    if "skill" not in (tree.find_group(outer), tree.find_group(inner)):
        said = f"Nothing says whether the levels are {tree.list_texts(outer)}, or {tree.list_texts(inner)}."
        names = dict.fromkeys(map(one_line, (*tree.texts[outer], *tree.texts[inner])))
        tree.doubts.append(Doubt(said, f"parts.{tree.number}", tuple(names), "--levels"))


def _read_like_levels(texts: Sequence[str], known: Collection[str]) -> bool:
    """Whether most of several names read like levels."""
    different = {fold_spaces(text): text for text in texts}
    known = {text for key, text in different.items() if key in known}
    return len(different) > 1 and 2 * len(list_level_like(different.values(), known)) > len(different)


def _differ_in_height(levels: Sequence[str]) -> bool:
    """Whether levels differ in what says how high they are, and not only in what they lead ('Lead projects')."""
    words = [split_words(level).split() for level in levels]
    common = set[str].intersection(*map(set, words)) if words else set()
    rests = [" ".join(word for word in own if word not in common) for own in words]
    return any(not rest or looks_like_level(rest) or _NUMBER.fullmatch(rest) for rest in rests)


def _find_skills(tree: _Tree) -> None:
    """Find the paths of skills' names: where fields refer to them; else the nearest of those around or below levels."""
    said = [path for path in tree.named if path not in tree.holds and tree.find_group(path) == "skill"]
    if any(not path.endswith("[]") for path in tree.list_held("skill")):
        tree.holds.update(dict.fromkeys(said, "skill"))
        return
    levels = [path for path in tree.list_held("level") if path in tree.named] or tree.list_held("level")
    free = [path for path in tree.named if path not in tree.holds and tree.find_group(path) not in ("level", "track")]
    around = [path for path in free if any(_is_in(level, path) for level in tree.list_held("level"))]
    below = [path for path in free if any(_is_in(path, level) for level in levels)]
    both = [path for path in said if path in (*around, *below)]
    chosen = max(both or below or around, key=lambda path: _get_scope(path).count("."), default="")
    chosen = max([path for path in around if chosen in around and _is_in(path, chosen)], key=len, default=chosen)
    if not chosen:
        return
    tree.holds[chosen] = "skill"
    tree.holds.update(dict.fromkeys((path for path in said if not _is_in(chosen, path)), "skill"))
    is_said = tree.find_group(chosen) is not None or any(tree.find_group(level) for level in levels)
    if not is_said and not (chosen.endswith(".*") and all(level.endswith(".*") for level in levels)):
        tree.doubt(f"Nothing says that {_show(chosen)} are skills: {tree.list_texts(chosen)}.", "nothing")


def _find_groups(tree: _Tree) -> None:
    """Find what the other names are that levels or skills stand below: categories, tracks, or ladders of their own."""
    levels, skills = tree.list_held("level"), tree.list_held("skill")
    for path in tree.named:
        if path in tree.holds:
            continue
        group = tree.find_group(path)
        around_levels = any(_is_in(level, path) for level in levels)
        around_skills = any(_is_in(skill, path) for skill in skills)
        if not (around_levels or around_skills):
            if group in ("category", "track"):
                tree.holds[path] = group
            continue
        if len({*tree.texts[path]}) == 1 and group != "track":
            tree.holds[path] = "heading" if path.count(".") > 2 else "ladder title"
            continue
        above_levels = around_levels and not any(_is_in(level, skill) for level in levels for skill in skills)
        tree.holds[path] = "track" if above_levels and group != "category" else "category"
        if above_levels and group != "track":
            said = f"Levels stand below each of {tree.list_texts(path)}, and nothing says that these are tracks."
            tree.doubt(said, "category", "nothing")


def _find_ids(tree: _Tree) -> None:
    """Find the ids of levels, skills and categories: the key of a record that a field names, and `id` beside a name."""
    for path in tree.texts:
        record = path if path.endswith(".*") else _get_parent(path)
        names = [name for name in tree.named if _get_parent(name) == record]
        of = _IDS.get(tree.holds.get(names[0], "")) if names else None
        is_id = _get_words(path) in _ID_WORDS or path.endswith(".*")
        is_slug = _get_words(path) in NAMES and path not in names
        if path not in tree.holds and of and (is_id or (is_slug and _are_ids(tree.texts[path], tree.texts[names[0]]))):
            tree.holds[path] = of


def _find_content(tree: _Tree, path: str) -> Holds:  # noqa: PLR0911  one return a meaning
    """Find what a value holds by its key, and by whose names are in force where it stands."""
    scope = {tree.holds[at] for at in tree.holds if tree.holds[at] in ("level", "skill") and _is_in(path, at)}
    own = {tree.holds.get(f"{_get_parent(path)}.{name}") for name in NAMES} & {"level", "skill", "category"}
    if own and not _get_parent(path).endswith(("[]", ".*")):  # an object of its own, such as the level of a record
        scope = {held for held in own if held}
    words = _get_words(path)
    role: str = find_role(words) or ""
    role = _ROLES.get(words, role)
    role = "text" if role == "step" and path.endswith("[]") else role
    if path.endswith(".*"):
        if scope:
            tree.doubt(f"It is not clear what {tree.list_texts(path)} are.", "nothing")
        return "heading" if scope else "nothing"
    if not scope:
        is_title = path.count(".") <= 2 and words in ("title", "name") and "[]" not in path
        return "ladder title" if is_title else "nothing"
    if role in ("other", "note", "status", "more"):
        return "nothing"
    if scope == {"level", "skill"}:
        if {*tree.texts[path]} <= {"yes", "no"}:
            tree.doubt(f"{_show(path)} holds {tree.list_texts(path)}, which is no text.", "nothing")
        is_own = path.endswith((".*[]", SINGLE))
        return "text" if is_own else _OF_BOTH.get(role) or _doubt(tree, path, "text")
    if path.endswith(SINGLE):
        return "summary" if scope == {"level"} else "description"
    if scope == {"level"}:
        return _OF_LEVELS.get(role) or _doubt(tree, path, "summary")
    return _OF_SKILLS.get(role) or _doubt(tree, path, "description")


def _doubt(tree: _Tree, path: str, holds: Holds) -> Holds:
    """Doubt what a value with an unknown key holds if it may be a text that matters; else it is nothing."""
    texts = tree.texts[path]
    if all(_NO_TEXT.fullmatch(text.strip()) for text in texts):
        return "nothing"
    tree.doubt(f"It is not clear what {_show(path)} holds: '{one_line(texts[0])}'.", "nothing")
    return holds


def _doubt_names(tree: _Tree) -> None:
    """Doubt names that may be fields, levels that do not read like the others, and ids that are nowhere named."""
    for path in (path for path in tree.list_held("skill") + tree.list_held("level") if path.endswith(".*")):
        group = tree.find_group(path)
        holds_texts = not {f"{path}[]", f"{path}{SINGLE}"}.isdisjoint(tree.texts)
        odd = [text for text in dict.fromkeys(tree.texts[path]) if may_be_field(text)] if holds_texts else []
        if tree.holds[path] == "level" and _read_like_levels(tree.texts[path], ()):
            like = list_level_like(tree.texts[path], ())
            odd += [text for text in tree.texts[path] if text not in like and not means_every_level(make_key(text))]
        if odd and group is None:
            tree.doubt(f"{_list(odd)} may be no {tree.holds[path]}, but said of what it stands below.", "nothing")
    skills = list(dict.fromkeys(text for path in tree.list_held("skill") for text in tree.texts[path]))
    levels = list(dict.fromkeys(text for path in tree.list_held("level") for text in tree.texts[path]))
    is_numbered = len(skills) > 1 and len({_NUMBER_BEHIND.sub("", skill) for skill in skills}) == 1
    is_flat = _read_like_levels(levels, ()) and not _differ_in_height(levels)
    if is_numbered or is_flat or _read_like_levels(skills, ()):
        tree.doubt(f"Which are the levels: {_list(levels)}, or {_list(skills)}?")
    if not {"text", "bar", "behaviours", "step"} & {*tree.holds.values()}:
        tree.doubt("Nothing says what is expected, but evidence alone.")
    for holds, id in _IDS.items():
        paths = tree.list_held(holds)
        own = [path for path in paths if path in tree.named and tree.find_group(path) == holds]
        known = {fold_spaces(text) for path in (*own, *tree.list_held(id)) for text in tree.texts[path]}
        others = [text for path in paths if path not in own for text in tree.texts[path] if own]
        others = [text for text in others if fold_spaces(text) not in known and not means_every_level(make_key(text))]
        left = dict.fromkeys(map(one_line, others))
        if left:
            tree.doubt(f"Of no {holds} that the file lists: {_list(left)}.")


def _doubt_uses(tree: _Tree) -> None:
    """Doubt that all is taken where a field says that some is no longer in use."""
    for path, texts in tree.texts.items():
        says_so = find_role(_get_words(path)) == "status" or _get_words(path) in _OF_USE
        if says_so and _is_field(path) and len({*map(says_retired, texts)}) > 1:
            tree.doubt(f"{_show(path)} says that some count no more, and all are taken.")


def _doubt_places(tree: _Tree, outline: Outline, part: Part) -> None:
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
        if _get_scope(kinds[0]) != _get_scope(kinds[1]):  # else each record names both: such records belong together
            inner = max(kinds, key=lambda kind: len(_get_scope(kind)))
            place = _find_record(around, inner)
            places[f"{claim.level.name} {claim.level.track}", claim.skill][id(place)] = None
    if len(roots) > 1:
        said = " and ".join(_show(max(pair, key=len)) for pair in roots)
        tree.doubt(f"What is expected stands at {said}, and all of it is taken.", "nothing")
    twice = [f"{skill} at {level.strip()}" for (level, skill), found in places.items() if len(found) > 1]
    if twice:
        tree.doubt(f"Several places describe {', '.join(twice[:_SHOWN])}, and all of them are taken together.")


def _find_nearest(tree: _Tree, path: str, holds: Holds) -> str:
    around = [at for at in tree.list_held(holds) if _is_in(path, at)]
    return max(around, key=lambda at: len(_get_scope(at)), default="")


def _find_record(around: Sequence[Node], inner: str) -> Node | None:
    """Find the record, or the key, whose name a path is, among the nodes around a value."""
    own = inner if inner.endswith(".*") else _get_record(inner)
    return next((node for node in reversed(around) if node.kind == own), None)


def _find_group(words: str) -> Holds | None:
    """Find what a key says that its value, or each of its values, names."""
    return None if words in _NO_GROUPS else _GROUPS.get(find_role(words) or "")


def _are_ids(names: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether each name is no more than the id of its title."""
    return len(names) == len(titles) and all(
        name == make_slug(title) for name, title in zip(names, titles, strict=True)
    )


def _is_field(path: str) -> bool:
    """Whether a value stands at a key of its own, rather than being a name, an item of a list, or below a name."""
    return not path.endswith((".*", "[]", SINGLE))


def _get_words(path: str) -> str:
    """Get the words of the last key of a path: 'skill id' of 'expectations[].skillId'."""
    return split_words(path.removesuffix(SINGLE).replace("[]", "").replace(".*", "").rsplit(".", 1)[-1])


def _list_keys(path: str) -> list[str]:
    return path.replace("[]", "").replace(".*", "").split(".")


def _get_parent(path: str) -> str:
    return path.rsplit(".", 1)[0]


def _get_record(path: str) -> str:
    """Get the record that a value is in: an item of a list, or what stands below a key that is a name."""
    record = _get_parent(path)
    while record and not record.endswith(("[]", ".*")):
        record = _get_parent(record)
    return record


def _get_scope(path: str) -> str:
    """Get the beginning of the paths in which a name is in force: below the key that it is, or in its whole record."""
    return f"{_get_record(path)}." if _is_field(path) else path


def _is_in(path: str, outer: str) -> bool:
    """Whether a name is in force where a value stands."""
    return path != outer and path.startswith(_get_scope(outer))


def _show(path: str) -> str:
    return path.lstrip(".")


def _list(texts: Iterable[str]) -> str:
    different = list(dict.fromkeys(map(one_line, texts)))
    return ", ".join(different[:_SHOWN]) + (" and more" if len(different) > _SHOWN else "")

"""Propose what the paths of a tree are: which hold the names of levels and skills, and which say what is expected."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePath

import msgspec

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.cell_text import name_file
from pm_career.importing.ladders.mapping import ID_OF, About, Doubt, Holds, Line, Part
from pm_career.importing.ladders.propose.tree import (
    ID_WORDS,
    Tree,
    are_ids,
    find_group,
    get_parent,
    get_record,
    get_scope,
    get_words,
    get_words_around,
    is_field,
    is_in,
    read_like_levels,
    show_path,
)
from pm_career.importing.ladders.propose.tree_doubts import doubt_places, doubt_uses
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.tree_keys import NAMES, SINGLE
from pm_career.importing.ladders.steps import find_number
from pm_career.importing.ladders.vocabulary import find_role

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
_EXPECTED = ("skill", "bar", "text", "behaviours", "evidence")
"""What the key of a list below a level says, where the list is of what is expected there."""
_NO_TEXT = re.compile(r"\S*|[\d.,:/+-]+( [\d.,:/+-]+)*|\S+://.*")
"""A value of one word, a number, a day, an address: whatever it is, it does not say what is expected."""
_MOST_PATHS = 2_000
"""No ladder has so many kinds of values."""


def propose_tree(outline: Outline, number: int, known: Collection[str]) -> tuple[Part, tuple[Doubt, ...]]:
    """Propose what the paths of a tree are. `known` are folded names of levels that other parts of the file give."""
    tree = Tree(outline, number)
    if len(tree.texts) > _MOST_PATHS:
        return Part(outline.name, number), ()
    tree.find_names()
    _find_references(tree)
    _find_levels(tree, known)
    _find_steps(tree)
    if tree.list_held("level"):
        _find_skills(tree)
    about = About()
    if not tree.list_held("skill"):
        expected = _find_expected(tree)
        if not expected:
            return _list_levels(tree, outline, number), ()
        about = About(skill=outline.name or name_file(PurePath(outline.file).stem))
        tree.holds.update(dict.fromkeys(expected, "text"))
        said = f"Below the levels no skills are named: all that they expect is one skill, '{one_line(about.skill)}'."
        more = f" It has {', '.join(map(show_path, expected))}." if len(expected) > 1 else ""
        tree.doubt(f"{said}{more}")
    _find_groups(tree)
    _find_ids(tree)
    for path in tree.texts:
        if path not in tree.holds:
            tree.holds[path] = _find_content(tree, path)
    part = msgspec.structs.replace(_make_part(tree, outline, number), about=about)
    doubt_uses(tree)
    doubt_places(tree, outline, part)
    return part, tuple(tree.doubts)


def _make_part(tree: Tree, outline: Outline, number: int) -> Part:
    lines = tuple(Line(kind=path, holds=tree.holds[path]) for path in tree.texts)
    return Part(outline.name, number, "outline", lines=lines)


def _find_expected(tree: Tree) -> list[str]:
    """Find the lists of sentences below levels without skills: those right below a name, or called so."""
    levels = tree.list_held("level")
    lists = {
        path: "text" if path.endswith(".*[]") else _ROLES.get(get_words(path)) or find_role(get_words(path))
        for path, texts in tree.texts.items()
        if path.endswith("[]") and path not in tree.holds and any(is_in(path, level) for level in levels)
        if not all(map(_NO_TEXT.fullmatch, texts))
    }
    said = [path for path, role in lists.items() if role in _EXPECTED]
    return said or [path for path, role in lists.items() if role in (None, "responsibilities")]


def _list_levels(tree: Tree, outline: Outline, number: int) -> Part:
    """Propose the names of levels alone, as at the top of a page that has the rest; nothing if no key says so."""
    tree.holds = dict.fromkeys(tree.texts, "nothing")
    for path in tree.texts:
        if path in tree.named and tree.find_group(path) == "level" and path.count(".") <= 2:
            tree.holds[path] = "level"
        elif path in (".title", ".name"):
            tree.holds[path] = "ladder title"
    return _make_part(tree, outline, number) if tree.list_held("level") else Part(outline.name, number)


def _find_references(tree: Tree) -> None:
    """Find the fields that hold the name or the id of a level, a skill or a category: `level`, `skillId`.

    A number called a level is a step in the record of another level, and a rank beside the level's name.
    """
    for path in tree.texts:
        words = get_words(path)
        group = find_group(words.removesuffix(" id"))
        if group in ("level", "skill") and path.endswith("[]") and path.count(".") == 1:  # a list of their names
            tree.holds[path] = group
        has_record = is_field(path) and get_record(path).endswith(("[]", ".*"))
        if not group or not has_record or path in tree.named:
            continue
        tree.holds[path] = group
        if group == "level" and all(find_number(text) for text in tree.texts[path]):
            beside = [name for name in tree.named if get_parent(name) == get_parent(path)]
            if any(tree.find_group(name) == "level" for name in beside):
                tree.holds[path] = "rank"
            elif any(tree.find_group(name) == "level" and is_in(path, name) for name in tree.named):
                tree.holds[path] = "step"


def _find_levels(tree: Tree, known: Collection[str]) -> None:
    """Find the paths of levels' names: where a key says so, or the names read like levels; else those that recur."""
    called = [path for path in tree.named if tree.find_group(path) == "level"]
    others = [path for path in tree.named if path not in called]
    around = [path for path in others if any(is_in(level, path) for level in called)]  # jobs with levels below them
    for path in (path for path in tree.named if path not in around):
        if path in called or read_like_levels(tree.texts[path], known):
            own = [each for each in tree.list_held("level") if get_parent(each) == get_parent(path)]
            tree.holds[path] = "title" if own else "level"
    levels = {fold_spaces(text) for path in tree.list_held("level") for text in tree.list_called(path)}
    for path in tree.named:
        folded = {fold_spaces(text) for text in tree.texts[path]}
        if path not in (*tree.holds, *around) and 2 * len(folded & levels) > len(folded):
            tree.holds[path] = "level"
    if any(not path.endswith("[]") for path in tree.list_held("level")):
        return
    for path in tree.texts:
        has_record = is_field(path) and get_record(path).endswith("[]")
        if has_record and path not in tree.holds and read_like_levels(tree.texts[path], known):
            tree.holds[path] = "level"
            return
    pairs = [(outer, path) for path in tree.named for outer in tree.named if path != outer and is_in(path, outer)]
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


def _find_steps(tree: Tree) -> None:
    """Find the fields of a level that are steps, as in {skill: SQL, level: good} below the name of another level.

    Where other names are those of the steps, what stands below them says what a step means, and is left out.
    """
    for path in tree.list_held("level"):
        texts = {fold_spaces(text) for text in tree.texts[path]}
        around = [level for level in tree.list_held("level") if level in tree.named and is_in(path, level)]
        names = {fold_spaces(text) for level in around for text in tree.list_called(level)}
        if path in tree.named or not names or names & texts:
            continue
        tree.holds[path] = "step"
        for level in tree.list_held("level"):
            if texts <= {fold_spaces(text) for text in tree.list_called(level)}:
                tree.holds |= dict.fromkeys([level, *(each for each in tree.texts if is_in(each, level))], "nothing")
                tree.doubt(f"{tree.list_texts(level)} are steps: what {show_path(level)} says of each is not taken.")


def _find_skills(tree: Tree) -> None:
    """Find the paths of skills' names: where fields refer to them; else the nearest of those around or below levels."""
    said = [path for path in tree.named if path not in tree.holds and tree.find_group(path) == "skill"]
    if any(not path.endswith("[]") for path in tree.list_held("skill")):
        tree.holds.update(dict.fromkeys(said, "skill"))
        return
    levels = tree.list_held("level")
    jobs = [path for path in tree.named if find_role(get_words_around(path)) in ("role", "track")]
    free = [path for path in tree.named if path not in (*tree.holds, *jobs)]
    around = [path for path in free if any(is_in(level, path) for level in levels)]
    below = [path for path in free if any(is_in(path, level) for level in levels)]
    both = [path for path in said if path in (*around, *below)]
    chosen = max(both or below or around, key=lambda path: get_scope(path).count("."), default="")
    chosen = max([path for path in around if chosen in around and is_in(path, chosen)], key=len, default=chosen)
    if not chosen:
        return
    tree.holds[chosen] = "skill"
    tree.holds.update(dict.fromkeys((path for path in said if not is_in(chosen, path)), "skill"))


def _find_groups(tree: Tree) -> None:
    """Find what the other names are that levels or skills stand below: categories, tracks, or ladders of their own."""
    levels, skills = tree.list_held("level"), tree.list_held("skill")
    for path in tree.named:
        if path in tree.holds:
            continue
        group = tree.find_group(path)
        around_levels = any(is_in(level, path) for level in levels)
        around_skills = any(is_in(skill, path) for skill in skills)
        if not (around_levels or around_skills):
            if group in ("category", "track"):
                tree.holds[path] = group
            continue
        if len({*tree.texts[path]}) == 1 and group != "track":
            tree.holds[path] = "heading" if path.count(".") > 2 else "ladder title"
            continue
        above_levels = around_levels and not any(is_in(level, skill) for level in levels for skill in skills)
        tree.holds[path] = "track" if above_levels and group != "category" else "category"
        if above_levels and group != "track":
            said = f"Levels stand below each of {tree.list_texts(path)}: tracks, or ladders of their own?"
            names = tuple(dict.fromkeys(map(one_line, tree.texts[path])))
            tree.doubts.append(Doubt(said, f"parts.{tree.number}", names, "--role"))


def _find_ids(tree: Tree) -> None:
    """Find the ids of levels, skills and categories: the key of a record that a field names, and `id` beside a name."""
    for path in tree.texts:
        record = path if path.endswith(".*") else get_parent(path)
        names = [name for name in tree.named if get_parent(name) == record]
        of = ID_OF.get(tree.holds.get(names[0], "")) if names else None
        is_id = get_words(path) in ID_WORDS or path.endswith(".*")
        is_slug = get_words(path) in NAMES and path not in names
        if path not in tree.holds and of and (is_id or (is_slug and are_ids(tree.texts[path], tree.texts[names[0]]))):
            tree.holds[path] = of


def _find_content(tree: Tree, path: str) -> Holds:  # noqa: PLR0911  one return a meaning
    """Find what a value holds by its key, and by whose names are in force where it stands."""
    scope = {tree.holds[at] for at in tree.holds if tree.holds[at] in ("level", "skill") and is_in(path, at)}
    own = {tree.holds.get(f"{get_parent(path)}.{name}") for name in NAMES} & {"level", "skill", "category"}
    if own and not get_parent(path).endswith(("[]", ".*")):  # an object of its own, such as the level of a record
        scope = {held for held in own if held}
    words = get_words(path)
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
        is_own = path.endswith((".*[]", SINGLE))
        return "text" if is_own else _OF_BOTH.get(role) or _doubt(tree, path, "text")
    if path.endswith(SINGLE):
        return "summary" if scope == {"level"} else "description"
    if scope == {"level"}:
        return _OF_LEVELS.get(role) or _doubt(tree, path, "summary")
    return _OF_SKILLS.get(role) or _doubt(tree, path, "description")


def _doubt(tree: Tree, path: str, holds: Holds) -> Holds:
    """Doubt what a value with an unknown key holds if it may be a text that matters; else it is nothing."""
    texts = tree.texts[path]
    if all(_NO_TEXT.fullmatch(text.strip()) for text in texts):
        return "nothing"
    tree.doubt(f"It is not clear what {show_path(path)} holds: '{one_line(texts[0])}'.", "nothing")
    return holds

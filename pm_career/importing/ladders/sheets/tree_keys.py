"""Which keys of the objects of a tree are names of their own, such as those of skills or levels, and which are fields.

It is decided for all objects at one path together, so that no two of them are read in different ways.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pm_career.importing.ladders.vocabulary import find_role, looks_like_level

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\-.\s]+")
_SIGNS = re.compile(r"[.*=\[\]]")
SINGLE = ".="
"""The end of the path of a single value below a key that is a name."""
NAMES = ("name", "title", "label", "display name", "nom", "nombre", "naam", "titel", "titre", "bezeichnung")
"""Keys of the name of a record."""
_CORE = frozenset({*NAMES, "id", "slug", "content", "order", "summary", "criteria", "about", "url", "version", "date"})
_CORE_ROLES: frozenset[str] = frozenset(
    {"level", "skill", "area", "track", "title", "rank", "description", "text", "bar", "behaviours", "evidence"}
    | {"is_not", "watch_outs", "step", "label", "status", "note", "more"}
)
"""What a key says that nobody calls a skill or a level; those of other roles, such as 'impact', may be either."""
_GROUPS = frozenset({"level", "skill", "area", "track"})
_LONGEST_NAME = 60
_MOST_NAMES = 1_000
"""No ladder has so many levels or skills."""


def split_words(key: str) -> str:
    """Split a key into words: 'skillId' and 'skill_id' are 'skill id'."""
    return " ".join(_WORDS.sub(" ", key).split()).casefold()


def join_path(path: str, key: str) -> str:
    """Join a path and a key, without the signs that a path is made of."""
    return f"{path}.{_SIGNS.sub('_', key)}"


def may_be_field(key: str) -> bool:
    """Whether a key that may be a name is a usual field, too: 'impact', 'focus'."""
    words = split_words(key)
    return find_role(words) is not None and words != "code"


def is_field(key: str) -> bool:
    """Whether a key is a field, and never the name of a skill or level."""
    words = split_words(key)
    return not words or words in _CORE or find_role(words) in _CORE_ROLES or words.removesuffix(" id") != words


def find_names(value: Any) -> dict[str, frozenset[str]]:
    """Find the keys that are names, by the path of the objects that have them."""
    found: dict[str, frozenset[str]] = {}
    texts = [(at, text) for at, text in _list_texts(value) if text.strip()]
    known = {text for _, text in texts if len(text) <= _LONGEST_NAME}
    ids = {text for at, text in texts if at == "id"}
    groups: list[tuple[str, list[Any]]] = [("", [value])]
    while groups:
        path, values = groups.pop()
        items = [each for one in values if isinstance(one, list) for each in one]
        if items:
            groups.append((f"{path}[]", items))
        by_key: dict[str, list[Any]] = defaultdict(list)
        for one in values:
            for key, each in one.items() if isinstance(one, dict) else ():
                by_key[key].append(each)
        is_list = path.endswith("[]") and len(values) > 1 and all(len(each) == len(values) for each in by_key.values())
        names = ids & by_key.keys()
        if len(by_key) <= _MOST_NAMES:
            above = list_level_like(found.get(path.removesuffix(".*"), ()), ()) if path.endswith(".*") else ()
            names |= _list_beside_level(by_key, is_below=bool(above))
            names |= _choose_names(by_key, path, known, are_records=is_list)
        found[path] = frozenset(names)
        below: dict[str, list[Any]] = defaultdict(list)
        for key, each in by_key.items():
            below[f"{path}.*" if key in names else join_path(path, key)] += each
        groups.extend(below.items())
    return found


def _list_beside_level(by_key: dict[str, list[Any]], *, is_below: bool) -> frozenset[str]:
    """List the keys of objects of one level each that hold what is expected: several that are no fields hold texts.

    Such objects stand below the name of a level, or have a field of it, and then lists of texts.
    """
    roles = {find_role(split_words(key)) for key in by_key}
    if "skill" in roles or not (is_below or "level" in roles):
        return frozenset()
    names = frozenset(
        key
        for key, values in by_key.items()
        if not is_field(key)
        if all(isinstance(each, list) or (is_below and isinstance(each, str) and " " in each) for each in values)
        if not any(map(_is_deep, values))
    )
    return names if len(names) > 1 else frozenset()


def _choose_names(
    by_key: dict[str, list[Any]], path: str, known: Collection[str], *, are_records: bool
) -> frozenset[str]:
    """Choose the keys that are names.

    Those are: keys that read like levels, or that are values in the file, where there are several; below a key such as
    `skills`, all that are no fields; elsewhere those that hold objects which are alike, or all if none is a field and
    they hold texts. The items of a list that all have the same keys are records.
    """
    free = [key for key in by_key if not is_field(key)]
    likely = list_level_like(free, known)
    soft = [key for key in free if key not in likely and may_be_field(key)]
    has_fields = len(free) < len(by_key)
    if len(likely) > 1 or (likely and len(likely) == len(by_key)):
        return likely if has_fields or soft else frozenset(free)
    if not path.endswith("[]") and find_role(split_words(path.rsplit(".", 1)[-1])) in _GROUPS:
        is_record = any(split_words(key) in NAMES for key in by_key) or 2 * len(free) <= len(by_key)
        return frozenset() if is_record else frozenset(free)
    objects = {key: [each for each in _list_items(by_key[key]) if isinstance(each, dict)] for key in free}
    if any(objects.values()):
        names = frozenset() if are_records else _find_alike({key: each for key, each in objects.items() if each})
        return names if len(names) > 1 else frozenset()
    values = [each for key in free for each in by_key[key]]
    is_text = any(isinstance(each, list) or (isinstance(each, str) and " " in each) for each in values)
    if are_records or has_fields or len(free) < 2 or 2 * len(soft) > len(free):
        return frozenset()
    is_told = is_text or path.endswith(".*")
    return frozenset(free) if is_told and not any(map(_is_deep, values)) else frozenset()


def list_level_like(names: Iterable[str], known: Collection[str]) -> frozenset[str]:
    """List the names that read like levels or are known, and what such a name adds a word to ('Engineer')."""
    words = {name: split_words(name) for name in names}
    read = {name for name in words if name in known or looks_like_level(words[name])}
    longer = [{*words[name].split()} for name in read]
    return frozenset(read | {name for name in words if any({*words[name].split()} < own for own in longer)})


def _find_alike(objects: dict[str, list[dict[str, Any]]]) -> frozenset[str]:
    """Find the keys of objects that have half of their keys in common with those of others; fields do not count."""
    own = {key: {each for one in several for each in one} for key, several in objects.items()}
    free = {key: {each for each in keys if not is_field(each)} or keys for key, keys in own.items()}
    counts = Counter(each for keys in free.values() for each in keys)
    return frozenset(
        key for key, keys in free.items() if 2 * sum(counts[each] > 1 for each in keys) >= max(len(keys), 1)
    )


def _list_items(values: Iterable[Any]) -> Iterator[Any]:
    """List values, and in place of a list its items."""
    for each in values:
        yield from each if isinstance(each, list) else [each]


def _is_deep(value: Any) -> bool:
    """Whether there are objects in a list."""
    return isinstance(value, list) and any(isinstance(each, dict | list) for each in value)


def _list_texts(value: Any) -> Iterator[tuple[str, str]]:
    """List every text with the key that it stands at."""
    stack = [("", value)]
    while stack:
        at, one = stack.pop()
        if isinstance(one, dict):
            stack.extend(one.items())
        elif isinstance(one, list):
            stack.extend((at, each) for each in one)
        elif isinstance(one, str):
            yield at, one

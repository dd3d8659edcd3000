"""The paths of a tree of JSON or YAML, with what stands at each and what it is found to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from pm_career.domain.ids import make_slug
from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.mapping import Doubt, Holds, format_texts
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.tree_keys import NAMES, SINGLE, list_level_like, split_words
from pm_career.importing.ladders.vocabulary import find_role

_GROUPS: dict[str, Holds] = {"level": "level", "skill": "skill", "area": "category", "track": "track"}
_NO_GROUPS = frozenset({"ladder", "ladders", "path", "paths", "criteria", "criterion", "attribute", "attributes"})
"""Keys that a table has above tracks and skills, and a tree for the whole, for files, and for what is expected."""
ID_WORDS = ("id", "key", "slug", "code")


class Tree:
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

    def find_names(self) -> None:
        """Find the paths of names."""
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
            elif is_field(path):
                yield get_parent(path)

    def _find_name(self, record: str) -> str:
        """Find the field that names a record; '' if none does, or some of the records lack it and have a key."""
        own = [path for path in self.texts if get_parent(path) == record and is_field(path)]
        fields = [path for path in own if get_words(path) in NAMES]
        fields = fields or [path for path in own if find_role(get_words(path)) == "role"]
        if len(fields) > 1 and are_ids(self.texts[fields[0]], self.texts[fields[1]]):
            fields = fields[1:]
        is_own = record.endswith(("[]", ".*")) or find_group(get_words(record))
        is_whole = fields and len(self.texts[fields[0]]) >= len(self.texts.get(record, ()))
        return fields[0] if is_own and is_whole else ""

    def find_group(self, path: str) -> Holds | None:
        """Find what the key around a name says that it is: 'level' of 'levels[].name', 'skill' of 'skills.*'."""
        return find_group(get_words_around(path))

    def list_held(self, holds: str) -> list[str]:
        """List the paths that hold something."""
        return [path for path, held in self.holds.items() if held == holds]

    def doubt(self, said: str, *others: str) -> None:
        """Note what speaks against what the paths are found to hold."""
        self.doubts.append(Doubt(said, f"parts.{self.number}", others))

    def list_called(self, path: str) -> list[str]:
        """List the names at a path, and the ids by which other records may call them."""
        record = get_parent(path) if is_field(path) and path in self.named else ""
        beside = [each for each in self.texts if get_parent(each) == record and get_words(each) in ID_WORDS]
        around = [record] if record.endswith(".*") else []
        return [text for each in (path, *beside, *around) for text in self.texts.get(each, ())]

    def list_texts(self, *paths: str) -> str:
        """List what stands at paths, for messages."""
        return format_texts([text for path in paths for text in self.texts[path]])


def read_like_levels(texts: Sequence[str], known: Collection[str]) -> bool:
    """Whether most of several names read like levels."""
    different = {fold_spaces(text): text for text in texts}
    known = {text for key, text in different.items() if key in known}
    return len(different) > 1 and 2 * len(list_level_like(different.values(), known)) > len(different)


def find_group(words: str) -> Holds | None:
    """Find what a key says that its value, or each of its values, names."""
    return None if words in _NO_GROUPS else _GROUPS.get(find_role(words) or "")


def are_ids(names: Sequence[str], titles: Sequence[str]) -> bool:
    """Whether each name is no more than the id of its title."""
    return len(names) == len(titles) and all(
        name == make_slug(title) for name, title in zip(names, titles, strict=True)
    )


def is_field(path: str) -> bool:
    """Whether a value stands at a key of its own, rather than being a name, an item of a list, or below a name."""
    return not path.endswith((".*", "[]", SINGLE))


def get_words(path: str) -> str:
    """Get the words of the last key of a path: 'skill id' of 'expectations[].skillId'."""
    return split_words(path.removesuffix(SINGLE).replace("[]", "").replace(".*", "").rsplit(".", 1)[-1])


def get_words_around(path: str) -> str:
    """Get the words of the key around a name: 'levels' of 'levels[].name', 'skills' of 'skills.*'; '' without one."""
    own = path if path.endswith(".*") else get_parent(path)
    own = own.removesuffix("[]") if own.endswith("[]") else own.removesuffix(".*")
    return "" if own.endswith(("[]", ".*")) else get_words(own)


def get_parent(path: str) -> str:
    """Get the path of what a value stands in."""
    return path.rsplit(".", 1)[0]


def get_record(path: str) -> str:
    """Get the record that a value is in: an item of a list, or what stands below a key that is a name."""
    record = get_parent(path)
    while record and not record.endswith(("[]", ".*")):
        record = get_parent(record)
    return record


def get_scope(path: str) -> str:
    """Get the beginning of the paths in which a name is in force: below the key that it is, or in its whole record."""
    return f"{get_record(path)}." if is_field(path) else path


def is_in(path: str, outer: str) -> bool:
    """Whether a name is in force where a value stands."""
    return path != outer and path.startswith(get_scope(outer))


def show_path(path: str) -> str:
    """Return a path for messages."""
    return path.lstrip(".")

"""Format trees and texts as YAML: without quotes where possible, folded where long, and read back as they were."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import Union

from pm_career.domain.text import one_line
from pm_career.frameworks.file_text import find_unfit
from pm_career.frameworks.file_types import FILE_TYPES, list_fields_in_files
from pm_career.frameworks.yaml_nodes import find_other_kind

WIDTH = 110
"""Lines are folded at spaces so that they stay within it, where the words allow."""
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_STARTS_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]|[-?:](?=[^\s,\[\]{}])")
_ENDS_PLAIN = re.compile(r": |:$| #|[\t\r\n]|\s$")
# Numbers to YAML 1.2 and to editors, though PyYAML, which goes by 1.1, reads them as text.
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOW = re.compile(r"[,\[\]{}:?#]")
_FOLD = re.compile(r"(?<=[^\s]) (?=[^\s])")
_NOT_IN_BLOCK = re.compile(r"[\t\r]|^[\s]|\s$|[^\S\n]\n|\n[^\S\n]")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
# Texts that are read as a paragraph stand as one, in a block of their own.
_PARAGRAPHS = {field.name for kind in FILE_TYPES for field in list_fields_in_files(kind) if field.about.paragraph}

Tree = Union[str, int, bool, "Flow", Mapping[str, "Tree"], list["Tree"]]
Path = tuple[str, ...]


class Flow(tuple[str | int, ...]):
    """Short names or numbers that stand in one line between brackets."""

    __slots__ = ()


class NumberKey(str):
    """A key that is a number, which stands without quotes."""

    __slots__ = ()


def format_tree(tree: Mapping[str, Tree], remarks: Mapping[Path, str]) -> str:
    """The text of a YAML file. A remark becomes a comment above its path, or above the nearest one that is there."""
    return _Writer(tree, remarks).write()


class _Writer:
    """Writes one file."""

    def __init__(self, tree: Mapping[str, Tree], remarks: Mapping[Path, str]) -> None:
        self._tree = tree
        self._remarks: dict[Path, list[str]] = {}
        for path, remark in remarks.items():
            self._remarks.setdefault(_find_written_part(tree, path), []).append(remark)

    def write(self) -> str:
        """The file's text."""
        lines = [*self._write_comments((), 0), *self._write_mapping(self._tree, (), 0)]
        return "".join(f"{line}\n" for line in lines)

    def _write_comments(self, path: Path, indent: int) -> list[str]:
        margin = " " * indent
        return [line for remark in self._remarks.pop(path, ()) for line in format_comment(remark, margin)]

    def _write_mapping(self, tree: Mapping[str, Tree], path: Path, indent: int) -> list[str]:
        lines: list[str] = []
        for key, value in tree.items():
            lines += self._write_comments((*path, key), indent)
            written = key if isinstance(key, NumberKey) else format_scalar(key)
            prefix = f"{' ' * indent}{written}:"
            lines += self._write_value(prefix, value, (*path, key), indent)
        return lines

    def _write_value(self, prefix: str, value: Tree, path: Path, indent: int) -> list[str]:
        if isinstance(value, int):
            return [f"{prefix} {str(value).lower()}"]  # 3, true, false
        if isinstance(value, str):
            return format_value(prefix, value, indent + 2, folded=path[-1] in _PARAGRAPHS)
        if isinstance(value, Flow):
            return _format_flow(prefix, value, indent + 2)
        if isinstance(value, Mapping):
            return [prefix, *self._write_mapping(value, path, indent + 2)]
        return [prefix, *self._write_items(value, path, indent + 2)]

    def _write_items(self, items: list[Tree], path: Path, indent: int) -> list[str]:
        lines: list[str] = []
        dash = f"{' ' * indent}-"
        for index, item in enumerate(items):
            own = (*path, str(index))
            lines += self._write_comments(own, indent)
            if isinstance(item, Mapping):
                lines += self._write_comments((*own, next(iter(item))), indent)
                first, *more = self._write_mapping(item, own, indent + 2)
                lines += [f"{dash} {first.lstrip()}", *more]
            else:
                lines += self._write_value(dash, item, own, indent)
        return lines


def _find_written_part(tree: Tree, path: Path) -> Path:
    """The part of a path that the tree has a line for."""
    at: Tree = tree
    for depth, key in enumerate(path):
        if isinstance(at, Mapping) and key in at:
            at = at[key]
        elif isinstance(at, list) and key.isdecimal() and int(key) < len(at):
            at = at[int(key)]
        else:
            return path[:depth]
    return path


def format_comment(remark: str, margin: str = "") -> list[str]:
    """A remark as lines of a comment: nothing in it can end the comment or hide in it."""
    text = one_line(remark)
    if find_unfit(text):
        text = "".join(
            character if find_unfit(character) is None else "\N{REPLACEMENT CHARACTER}" for character in text
        )
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"{margin}# ",
        subsequent_indent=f"{margin}# ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _format_flow(prefix: str, items: Flow, indent: int) -> list[str]:
    """On the key's own line where there is room, else on the lines below."""
    written = [str(item) if isinstance(item, int) else format_scalar(item, flow=True) for item in items]
    whole = f"{prefix} [{', '.join(written)}]"
    if len(whole) <= WIDTH:
        return [whole]
    margin = " " * indent
    lines = [f"{margin}["]
    for index, item in enumerate(written):
        closed = f"{item}{']' if index == len(written) - 1 else ','}"
        if not index:
            lines[-1] += closed
        elif len(lines[-1]) + 1 + len(closed) <= WIDTH:
            lines[-1] += f" {closed}"
        else:
            lines.append(margin + closed)
    return [prefix, *lines]


def format_value(prefix: str, text: str, indent: int, *, folded: bool) -> list[str]:
    """The lines of a text behind `prefix` (a key, or the dash of an item); those that follow stand at `indent`.

    `folded` is whether a long one is a block of its own (`>-`), for texts that are read as a paragraph.
    """
    margin = " " * indent
    if _can_be_block(text):
        rows = text.split("\n")
        if len(rows) > 1 and all(len(row) + indent <= WIDTH for row in rows):
            return [f"{prefix} |-", *(margin + row if row else "" for row in rows)]
        if len(rows) > 1 or (folded and len(prefix) + 1 + len(format_scalar(text)) > WIDTH):
            return [f"{prefix} >-", *_format_paragraphs(rows, margin)]
    written = format_scalar(text)
    if len(prefix) + 1 + len(written) <= WIDTH:
        return [f"{prefix} {written}"]
    # A word that begins as YAML's own signs do would mislead whoever reads the line that it begins.
    glued = _INDICATORS if written == text else ""
    first, *more = _wrap(written, WIDTH, len(prefix) + 1, indent, glued)
    return [f"{prefix} {first}", *(margin + line for line in more)]


def _can_be_block(text: str) -> bool:
    return bool(text) and not _NOT_IN_BLOCK.search(text) and find_unfit(text) is None


def _format_paragraphs(rows: list[str], margin: str) -> list[str]:
    """The lines of a folded block: what is a line break in the text is an empty line in it."""
    lines: list[str] = []
    for index, row in enumerate(rows):
        lines += [""] if index else []
        lines += [margin + line for line in _wrap(row, WIDTH, len(margin), len(margin))] if row else []
    return lines


def _wrap(text: str, width: int, first: int, others: int, glued: str = "") -> list[str]:
    """A text in lines, broken at single spaces; the first begins in column `first`, the others in `others`."""
    lines = [""]
    room = width - first
    for word in _FOLD.split(text):
        whole = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and len(whole) > room and word[0] not in (glued or " "):
            lines.append(word)
            room = width - others
        else:
            lines[-1] = whole
    return lines


def format_scalar(text: str, *, flow: bool = False) -> str:
    """Format a text on one line: plain if possible, else in the quotes that need less escaping."""
    if is_plain(text, flow=flow):
        return text
    if ('"' in text or "\\" in text) and not re.search(r"[\t\r\n]", text) and find_unfit(text) is None:
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escape(character) for character in text) + '"'


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text can stand without quotes and is read as that text; `flow`: between brackets."""
    return (
        _STARTS_PLAIN.match(text) is not None
        and not _ENDS_PLAIN.search(text)
        and not find_other_kind(text)
        and not _NUMBER.fullmatch(text)
        and find_unfit(text) is None
        and not (flow and _FLOW.search(text))
    )


def _escape(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    if find_unfit(character) is None:
        return character
    code = ord(character)  # no file may hold it: its escape is refused at its place, and not the file as a whole
    return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}"

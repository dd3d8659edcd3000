"""YAML text -> a tree of nodes that know their line and column. Nothing in the text is executed or expanded.

The tree is built from the parser's events alone, so that no constructor of PyYAML ever runs: no tags, no
anchors, aliases or merge keys, bounded depth, no duplicate keys, and every fault is a value.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from pm_career.domain.plaintext import has_control, one_line
from pm_career.frameworks.faults import Fault

MAX_DEPTH = 12
MAX_FAULTS = 200

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is 11 times faster
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_SPELLED = {
    "bool": "a yes/no value",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "null": "nothing",
    "merge": "a merge key",
    "value": "a special value",
}


class Scalar:
    """A single value as written; `plain` is whether it stands there without quotes."""

    __slots__ = ("column", "line", "plain", "text")

    def __init__(self, text: str, plain: bool, line: int, column: int) -> None:
        self.text, self.plain, self.line, self.column = text, plain, line, column

    def looks_like(self) -> str:
        """What YAML would take an unquoted value for ('a number', 'a date' …); empty for text."""
        if not self.plain:
            return ""
        for tag, pattern in [*_RESOLVERS.get(self.text[:1], ()), *_RESOLVERS.get(None, ())]:
            if pattern.match(self.text):
                return _SPELLED.get(tag.rpartition(":")[2], "something else")
        return ""


class Sequence:
    """A list of nodes."""

    __slots__ = ("column", "items", "line")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line, self.column = line, column


class Mapping:
    """Named nodes: `items` maps a key to its value, `keys` to the key's own node."""

    __slots__ = ("column", "items", "keys", "line")

    def __init__(self, line: int, column: int) -> None:
        self.items: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.line, self.column = line, column


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """The file cannot be read on from here."""


class Parser:
    """Reads one file's text, in `lines`; `faults` holds what was wrong with it."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.lines = text.split("\n")
        self._text = text

    def fault(self, line: int, column: int, rule: str, message: str, hint: str = "") -> None:
        """Note a fault at a line and column counted from 1."""
        if len(self.faults) >= MAX_FAULTS:
            return
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.faults.append(Fault(self.file, line, column, rule, message, hint, source.rstrip()[:200]))

    def at(self, node: Node, rule: str, message: str, hint: str = "") -> None:
        """Note a fault at a node."""
        self.fault(node.line, node.column, rule, message, hint)

    def parse(self) -> Mapping | None:
        """The file's top mapping, or None where there is none to be had."""
        try:
            return self._document(iter(yaml.parse(self._text, Loader=_Loader)))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            problem = one_line(" ".join(filter(None, (error.context, error.problem))))
            tab = "\t" in (self.lines[line - 1] if line <= len(self.lines) else "")
            hint = "Indent with spaces: YAML takes no tabs." if tab else "Often a missing quote or a wrong indent."
            self.fault(line, column, "yaml", f"not valid YAML: {problem}", hint)
        except yaml.YAMLError as error:
            self.fault(1, 1, "yaml", f"not valid YAML: {one_line(str(error))}")
        except _Refused:
            pass
        return None

    def _document(self, events: Iterator[yaml.Event]) -> Mapping | None:
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "several-documents", "a second document starts here", "One file, one document.")
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events)
        if root is None or (isinstance(root, Scalar) and not root.text):
            self.fault(1, 1, "empty-file", "the file is empty", "Fill it in or remove it.")
            return None
        if not isinstance(root, Mapping):
            self.at(
                root,
                "not-a-mapping",
                "the file must be a mapping of keys to values",
                "Begin with a key, such as `id:`.",
            )
            return None
        return root

    def _node(self, first: yaml.NodeEvent, events: Iterator[yaml.Event]) -> Node:
        """Build the node that begins with `first`, iteratively: depth is bounded before anything is built."""
        stack: list[Sequence | Mapping] = []
        pending: list[Scalar | None] = []  # the key waiting for its value, one per open mapping
        event: yaml.Event = first
        while True:
            line, column = _place(event)
            done: Node | None = None
            if isinstance(event, yaml.CollectionEndEvent):
                done = stack.pop()
                pending.pop()
            else:
                self._only_plain(event)
                if isinstance(event, yaml.ScalarEvent):
                    done = self._scalar(event, line, column)
                else:
                    if len(stack) >= MAX_DEPTH:
                        self._refuse(event, "too-deep", f"nested deeper than {MAX_DEPTH} levels")
                    is_mapping = isinstance(event, yaml.MappingStartEvent)
                    stack.append(Mapping(line, column) if is_mapping else Sequence(line, column))
                    pending.append(None)
            if done is not None:
                if not stack:
                    return done
                self._put(stack[-1], pending, done)
            event = next(events)

    def _put(self, parent: Sequence | Mapping, pending: list[Scalar | None], node: Node) -> None:
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = pending[-1]
        if key is None:
            pending[-1] = self._key(node)
            return
        pending[-1] = None
        if key.text in parent.items:
            first = parent.keys[key.text]
            self.at(
                key, "duplicate-key", f"`{key.text}` stands here a second time", f"The first is in line {first.line}."
            )
            return
        parent.items[key.text] = node
        parent.keys[key.text] = key

    def _key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            self.at(node, "key-not-text", "a key must be text, not a list or a mapping")
            return Scalar("", False, node.line, node.column)
        kind = node.looks_like()
        if kind:
            self.at(node, "key-not-text", f"the key `{node.text}` is read as {kind}", f'Quote it: "{node.text}":')
        return node

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        text = event.value
        if has_control(text):
            self.fault(
                line,
                column,
                "control-character",
                "the text holds a control character",
                "Take it out: only text and line breaks belong here.",
            )
        return Scalar(text, event.style is None or event.style == "", line, column)

    def _only_plain(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "alias", f"`*{event.anchor}` is an alias", "Write the text out: aliases are not read.")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            if event.anchor:
                self._refuse(event, "anchor", f"`&{event.anchor}` is an anchor", "Take it out: anchors are not read.")
            if event.tag:
                self._refuse(event, "tag", f"`{event.tag}` is a tag", "Take it out; quote the value if it is text.")

    def _refuse(self, event: yaml.Event, rule: str, message: str, hint: str = "") -> None:
        self.fault(*_place(event), rule, message, hint)
        raise _Refused


def _place(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)

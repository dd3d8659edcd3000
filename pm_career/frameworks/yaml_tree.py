"""A YAML parser's events -> a tree of nodes, with nothing in it that is expanded or without bound.

The tree is built from the events alone, so that no constructor of PyYAML ever runs: no tags, no anchors, aliases or
merge keys, bounded depth and number, no duplicate keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import yaml

from pm_career.domain.text import one_line
from pm_career.frameworks.faults import FaultLog, quote, split_lines
from pm_career.frameworks.file_text import find_unfit
from pm_career.frameworks.yaml_nodes import Mapping, Mark, Node, Refused, Scalar, Sequence

MAX_DEPTH = 12
MAX_EVENTS = 120_000
"""A little more than one event a value: three times what 2 MB of a ladder in prose come to."""
_STANDARD_TAG = "tag:yaml.org,2002:"


class _Stop(Exception):
    """The file cannot be read on from here; the fault is noted."""


class TreeBuilder:
    """Grows a tree from events, iteratively: depth and number are bounded before anything is built."""

    def __init__(self, notes: FaultLog) -> None:
        self.events = 0  # until it has grown to its end
        self._notes = notes
        self._root: Node | None = None
        self._documents = 0
        self._parent: Node | None = None
        self._key: Scalar | Refused | None = None  # the key of the innermost mapping that waits for its value
        self._outer: list[tuple[Node | None, Scalar | Refused | None]] = []
        self._take: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.StreamStartEvent: self._nothing,
            yaml.DocumentStartEvent: self._document,
            yaml.DocumentEndEvent: self._nothing,
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: self._start,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
        }

    def grow(self, next_event: Callable[[], yaml.Event]) -> Node | None:
        """The root of the one document that the events describe, None where there is none to be had."""
        take = self._take
        with suppress(_Stop):
            for count in range(MAX_EVENTS):
                event = next_event()
                kind = type(event)
                if kind is yaml.StreamEndEvent:
                    self.events = count
                    break
                take[kind](event)
            else:
                self._stop(event, "too-many-values", "the file holds too many values", "Split it into several files.")
        return self._root

    def _nothing(self, _event: yaml.Event) -> None:
        """A document's or stream's edge."""

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(event, "several-documents", "a second document starts here", "One file, one document.")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        style = event.style
        node: Node = Scalar(event.value, not style, event.start_mark)
        if event.anchor or event.tag:
            node = self._bare(event, node)
        if style == '"':  # nowhere else are there escapes, and the file's own characters were looked at
            found = find_unfit(event.value)
            if found:
                self._notes.at(node, "control-character", f"the text holds {found.called}", "Take the escape out.")
                node = Refused(event.start_mark)
        self._put(node)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._outer) >= MAX_DEPTH:
            self._stop(event, "too-deep", f"lists and mappings are nested more than {MAX_DEPTH} deep here")
        is_mapping = type(event) is yaml.MappingStartEvent
        node: Node = Mapping(event.start_mark) if is_mapping else Sequence(event.start_mark)
        if event.anchor or event.tag:
            node = self._bare(event, node)
        self._outer.append((self._parent, self._key))
        self._parent, self._key = node, None

    def _end(self, _event: yaml.CollectionEndEvent) -> None:
        node = self._parent
        assert node is not None
        self._parent, self._key = self._outer.pop()
        self._put(node)

    def _alias(self, event: yaml.AliasEvent) -> None:
        if not isinstance(self._key, Refused):  # `<<: *name` was refused for its key
            name = Scalar(event.anchor or "", False, event.start_mark)
            hint = "Write the text out: aliases are not read."
            self._notes.at(name, "alias", f"`*{quote(name.text)}` is an alias", hint)
        self._put(Refused(event.start_mark))

    def _put(self, node: Node) -> None:
        """Hand a finished node to the collection that it stands in."""
        parent = self._parent
        if isinstance(parent, Mapping):
            key = self._key
            if key is None:
                self._key = self._as_key(node)
            else:
                self._key = None
                self._name(parent, key, node)
        elif isinstance(parent, Sequence):
            parent.items.append(node)
        elif parent is None:
            self._root = node

    def _name(self, parent: Mapping, key: Scalar | Refused, node: Node) -> None:
        if isinstance(key, Refused):
            parent.whole = False
        elif key.text in parent.items:
            first = f"The first is in line {parent.keys[key.text].line}."
            self._notes.at(key, "duplicate-key", f"`{quote(key.text)}` stands here a second time", first)
        else:
            parent.items[key.text] = node
            parent.keys[key.text] = key

    def _as_key(self, node: Node) -> Scalar | Refused:
        if isinstance(node, Scalar):
            kind = node.looks_like()
            if not kind:
                return node
            message, hint = f"the key `{quote(node.text)}` is read as {kind}", f'Quote it: "{quote(node.text)}":'
            if node.text == "<<":
                message, hint = "`<<` is a merge key", "Write the keys out: merge keys are not read."
            elif not node.text:
                message, hint = "a key is missing here", "Put the key before the colon."
            self._notes.at(node, "key-not-text", message, hint)
        else:
            self._notes.at(node, "key-not-text", "a key must be text, not a list or a mapping")
        return Refused(node.mark)

    def _bare(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, node: Node) -> Node:
        """The node of an event that bears an anchor or a tag: kept without the one, refused for the other."""
        if event.anchor:
            hint = "Take it out: anchors are not read."
            self._notes.at(node, "anchor", f"`&{quote(event.anchor)}` is an anchor", hint)
        if event.tag:
            tag = event.tag
            if tag.startswith(_STANDARD_TAG):
                tag = f"!!{tag.removeprefix(_STANDARD_TAG)}"
            hint = "Take it out; quote the value if it is text."
            self._notes.at(node, "tag", f"`{quote(tag)}` is a tag", hint)
            return Refused(event.start_mark)
        return node

    def _stop(self, event: yaml.Event, rule: str, message: str, hint: str = "") -> None:
        self._notes.at(Scalar("", False, event.start_mark), rule, message, hint)
        raise _Stop


_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is 11 times faster
# libyaml compares each %TAG line with all before it: 2 MB of them take half a minute. None is of use without tags.
_TAG_DIRECTIVE = re.compile(r"(?:^|[\r\n])(%TAG\b)")
_ID = re.compile(r"""^[ \t]*(?:-[ \t]+)?id:[ \t]*["']?([a-z0-9._-]+)""", re.MULTILINE)
_HINT = "Often a missing quote or a wrong indent."
_CLOSE = "What begins here is never closed."
_HINTS = {
    "a tab": "Indent with spaces: YAML takes no tabs.",
    "escape": "In double quotes a backslash begins an escape; single quotes take it as it is.",
    "mapping values": "Quote a text that holds a colon and a space.",
    "cannot start any token": "Quote a text that begins with this character.",
    "expected ':'": "Is a colon missing after this key?",
    "end of stream": _CLOSE,
    "',' or": _CLOSE,
}


class Parser(FaultLog):
    """Reads one file's text; `values` says how much there was in it."""

    def __init__(self, text: str, file: str) -> None:
        super().__init__(text, file)
        self.value_count = min(len(text), MAX_EVENTS)  # at most, until it was read to its end

    def parse(self) -> Mapping | None:
        """The file's top mapping, or None where there is none to be had."""
        directive = _TAG_DIRECTIVE.search(self._text) if "%TAG" in self._text else None
        if directive:
            line = len(split_lines(self._text[: directive.start(1)]))
            self.fault(line, 1, "tag", "`%TAG` is a directive for tags", "Take it out: tags are not read.")
            return None
        try:
            tree = TreeBuilder(self)
            root = tree.grow(_LOADER(self._text).get_event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if not (mark and self._find_too_deep(mark.index)):
                self._not_yaml(error)
        except (yaml.YAMLError, ValueError) as error:  # ValueError: PyYAML without libyaml, for escapes like \UFFFFFFFF
            self.fault(1, 1, "yaml", f"not valid YAML: {quote(str(error))}")
        else:
            self.value_count = tree.events or self.value_count
            return self._top(root) if root is not None or not self.faults else None
        return None

    def _find_too_deep(self, end: int) -> bool:
        """Note where the text before `end`, the place of a YAML error, nests too deep; False where it does not.

        The parser reads up to 1,024 characters ahead of its events, and libyaml from 0.2.6 on (PyYAML 6.0.4) refuses
        nesting over 1,000 there: the tree never sees the depth. Without what was refused, the same text gives events.
        """
        before = FaultLog(self._text[:end], self.file)
        with suppress(yaml.YAMLError, ValueError):
            TreeBuilder(before).grow(_LOADER(self._text[:end]).get_event)
        found = [fault for fault in before.faults if fault.rule == "too-deep"]
        for fault in found:
            self.fault(fault.line, fault.column, fault.rule, fault.message, fault.hint)
        return bool(found)

    def _not_yaml(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        begun = error.context_mark
        if begun and ("simple key" in (error.context or "") or self._is_end(error.problem_mark)):
            mark = begun  # where the key, quote or bracket stands, not where it was missed
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        while line > 1 and not "".join(self.lines[line - 1 : line]).strip():
            line -= 1  # what was missed at the end was missed after the text
            column = len("".join(self.lines[line - 1 : line])) + 1
        problem = one_line(", ".join(filter(None, (error.context, error.problem))))
        written = self.lines[line - 1]
        if "\t" in written[:column].lstrip(" ")[:1]:
            problem = "a tab stands where spaces belong"
        hint = next((hint for needle, hint in _HINTS.items() if needle in problem), _HINT)
        self.fault(line, column, "yaml", f"not valid YAML: {problem}", hint)

    def _is_end(self, mark: Mark | None) -> bool:
        return mark is not None and not any(line.strip() for line in self.lines[mark.line :])

    def _top(self, root: Node | None) -> Mapping | None:
        if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
            self.fault(1, 1, "empty-file", "the file is empty", "Fill it in or remove it.")
        elif isinstance(root, Mapping):
            return root
        else:
            message = "the file must be a mapping of keys to values"
            self.at(root, "not-a-mapping", message, "Begin with a key, such as `id:`.")
        return None


def find_ids(text: str) -> set[str]:
    """The ids that a text gives, as far as they can be seen without reading it as YAML."""
    return set(_ID.findall(text))

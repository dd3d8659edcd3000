"""Parse YAML text to a tree of nodes, in which nothing is expanded and nothing grows without bound.

The tree is built from the parser's events alone, so that no constructor of PyYAML ever runs: no tags, no anchors,
aliases or merge keys, bounded depth and number of values, no duplicate keys.
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
from pm_career.frameworks.yaml_nodes import WHOLE_NUMBER, Mapping, Mark, Node, Refused, Scalar, Sequence

MAX_DEPTH = 12
"""Lists and mappings within one another."""
MAX_EVENTS = 120_000
"""A little more than one event a value: three times what 2 MB of a ladder in prose come to."""
_STANDARD_TAG = "tag:yaml.org,2002:"
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is 11 times faster
# libyaml compares each %TAG line with all before it: 2 MB of them take half a minute. None is of use without tags.
_TAG_DIRECTIVE = re.compile(r"(?:^|[\r\n])(%TAG\b)")
_ID = re.compile(r"""^[ \t]*(?:-[ \t]+)?id:[ \t]*["']?([a-z0-9._-]+)""", re.MULTILINE)
_HINT = "Often a missing quote or a wrong indent."
_CLOSE = "What begins here is never closed."
# A part of PyYAML's message -> what to do.
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
    """Parses one file's text and collects its faults.

    `value_count` is how many values there are in it, at most; as many as there may be while that is not known.
    """

    def __init__(self, text: str, file: str) -> None:
        super().__init__(text, file)
        self.value_count = min(len(text), MAX_EVENTS)

    def parse(self) -> Mapping | None:
        """The file's top mapping, its faults noted; None if there is no such mapping."""
        root = self.parse_tree()
        return self._check_top(root) if root is not None or not self.faults else None

    def parse_tree(self) -> Node | None:
        """The file's value, whatever it is, its faults noted; None if there is none."""
        directive = _TAG_DIRECTIVE.search(self._text) if "%TAG" in self._text else None
        if directive:
            line = len(split_lines(self._text[: directive.start(1)]))
            self.add(line, 1, "tag", "`%TAG` is a directive for tags", "Take it out: tags are not read.")
            return None
        try:
            builder = TreeBuilder(self)
            root = builder.build(_LOADER(self._text).get_event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if not (mark and self._find_too_deep(mark.index)):
                self._note_syntax_error(error)
        except (yaml.YAMLError, ValueError) as error:  # ValueError: PyYAML without libyaml, for escapes like \UFFFFFFFF
            self.add(1, 1, "yaml", f"not valid YAML: {quote(str(error))}")
        else:
            self.value_count = builder.events or self.value_count
            return root
        return None

    def _find_too_deep(self, end: int) -> bool:
        """Note where the text before `end`, the place of a YAML error, nests too deep; False if it does not.

        The parser reads up to 1,024 characters ahead of its events, and libyaml from 0.2.6 on (PyYAML 6.0.4) refuses
        nesting over 1,000 there: the tree never sees the depth. Without what was refused, the same text gives events.
        """
        log = FaultLog(self._text[:end], self.file)
        with suppress(yaml.YAMLError, ValueError):
            TreeBuilder(log).build(_LOADER(self._text[:end]).get_event)
        found = [fault for fault in log.faults if fault.rule == "too-deep"]
        for fault in found:
            self.add(fault.line, fault.column, fault.rule, fault.message, fault.hint)
        return bool(found)

    def _note_syntax_error(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        beginning = error.context_mark
        if beginning and ("simple key" in (error.context or "") or self._is_end(error.problem_mark)):
            mark = beginning  # of the key, quote or bracket, not the place where its end is missing
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        while line > 1 and not "".join(self.lines[line - 1 : line]).strip():
            line -= 1  # what is missing at the end is missing after the last text
            column = len("".join(self.lines[line - 1 : line])) + 1
        problem = one_line(", ".join(filter(None, (error.context, error.problem))))
        written = self.lines[line - 1]
        if "\t" in written[:column].lstrip(" ")[:1]:
            problem = "a tab stands where spaces belong"
        hint = next((hint for needle, hint in _HINTS.items() if needle in problem), _HINT)
        self.add(line, column, "yaml", f"not valid YAML: {problem}", hint)

    def _is_end(self, mark: Mark | None) -> bool:
        return mark is not None and not any(line.strip() for line in self.lines[mark.line :])

    def _check_top(self, root: Node | None) -> Mapping | None:
        if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
            self.add(1, 1, "empty-file", "the file is empty", "Fill it in or remove it.")
        elif isinstance(root, Mapping):
            return root
        else:
            message = "the file must be a mapping of keys to values"
            self.add_at(root, "not-a-mapping", message, "Begin with a key, such as `id:`.")
        return None


def note_other_key(log: FaultLog, key: Scalar) -> None:
    """Note a key that YAML does not take for text."""
    message, hint = f"the key `{quote(key.text)}` is read as {key.guess_kind()}", f'Quote it: "{quote(key.text)}":'
    if key.text == "<<":
        message, hint = "`<<` is a merge key", "Write the keys out: merge keys are not read."
    elif not key.text:
        message, hint = "a key is missing here", "Put the key before the colon."
    log.add_at(key, "key-not-text", message, hint)


def find_ids(text: str) -> set[str]:
    """The ids in a text that is no valid YAML, as far as they can be seen."""
    return set(_ID.findall(text))


class TreeBuilder:
    """Builds a tree from events without recursion; depth and number are checked before anything is built.

    Faults are noted in `log`. `events` is how many there were, 0 until the end was reached.
    """

    def __init__(self, log: FaultLog) -> None:
        self.events = 0
        self._log = log
        self._root: Node | None = None
        self._documents = 0
        self._parent: Node | None = None
        self._key: Scalar | Refused | None = None  # the innermost mapping's key that waits for its value
        self._outer: list[tuple[Node | None, Scalar | Refused | None]] = []
        self._handlers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.StreamStartEvent: self._skip,
            yaml.DocumentStartEvent: self._start_document,
            yaml.DocumentEndEvent: self._skip,
            yaml.ScalarEvent: self._add_scalar,
            yaml.AliasEvent: self._refuse_alias,
            yaml.SequenceStartEvent: self._start_collection,
            yaml.SequenceEndEvent: self._end_collection,
            yaml.MappingStartEvent: self._start_collection,
            yaml.MappingEndEvent: self._end_collection,
        }

    def build(self, next_event: Callable[[], yaml.Event]) -> Node | None:
        """Build the root of the only document from its events; None if there is none. May raise YAML's own errors."""
        handlers = self._handlers
        with suppress(_Stop):
            for count in range(MAX_EVENTS):
                event = next_event()
                kind = type(event)
                if kind is yaml.StreamEndEvent:
                    self.events = count
                    break
                handlers[kind](event)
            else:
                self._stop(event, "too-many-values", "the file holds too many values", "Split it into several files.")
        return self._root

    def _skip(self, _event: yaml.Event) -> None:
        """A stream or document begins or ends."""

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(event, "several-documents", "a second document starts here", "One file, one document.")

    def _add_scalar(self, event: yaml.ScalarEvent) -> None:
        style = event.style
        node: Node = Scalar(event.value, not style, event.start_mark)
        if event.anchor or event.tag:
            node = self._check_anchor_and_tag(event, node)
        if style == '"':  # nowhere else are there escapes, and the file's own characters were looked at
            found = find_unfit(event.value)
            if found:
                self._log.add_at(node, "control-character", f"the text holds {found.called}", "Take the escape out.")
                node = Refused(event.start_mark)
        self._place(node)

    def _start_collection(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._outer) >= MAX_DEPTH:
            self._stop(event, "too-deep", f"lists and mappings are nested more than {MAX_DEPTH} deep here")
        is_mapping = type(event) is yaml.MappingStartEvent
        node: Node = Mapping(event.start_mark) if is_mapping else Sequence(event.start_mark)
        if event.anchor or event.tag:
            node = self._check_anchor_and_tag(event, node)
        self._outer.append((self._parent, self._key))
        self._parent, self._key = node, None

    def _end_collection(self, _event: yaml.CollectionEndEvent) -> None:
        node = self._parent
        assert node is not None
        self._parent, self._key = self._outer.pop()
        self._place(node)

    def _refuse_alias(self, event: yaml.AliasEvent) -> None:
        if not isinstance(self._key, Refused):  # `<<: *name` was refused for its key
            name = Scalar(event.anchor or "", False, event.start_mark)
            hint = "Write the text out: aliases are not read."
            self._log.add_at(name, "alias", f"`*{quote(name.text)}` is an alias", hint)
        self._place(Refused(event.start_mark))

    def _place(self, node: Node) -> None:
        """Put a finished node into its collection."""
        parent = self._parent
        if isinstance(parent, Mapping):
            key = self._key
            if key is None:
                self._key = self._make_key(node)
            else:
                self._key = None
                self._add_to_mapping(parent, key, node)
        elif isinstance(parent, Sequence):
            parent.items.append(node)
        elif parent is None:
            self._root = node

    def _add_to_mapping(self, parent: Mapping, key: Scalar | Refused, node: Node) -> None:
        if isinstance(key, Refused):
            parent.whole = False
        elif key.text in parent.items:
            first = f"The first is in line {parent.keys[key.text].line}."
            self._log.add_at(key, "duplicate-key", f"`{quote(key.text)}` stands here a second time", first)
        else:
            parent.items[key.text] = node
            parent.keys[key.text] = key

    def _make_key(self, node: Node) -> Scalar | Refused:
        if isinstance(node, Scalar):
            if not node.guess_kind() or WHOLE_NUMBER.fullmatch(node.text):  # decode.py knows where numbers may stand
                return node
            note_other_key(self._log, node)
        else:
            self._log.add_at(node, "key-not-text", "a key must be text, not a list or a mapping")
        return Refused(node.mark)

    def _check_anchor_and_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, node: Node) -> Node:
        """Note an event's anchor and tag. A node with an anchor is read without it, one with a tag is refused."""
        if event.anchor:
            hint = "Take it out: anchors are not read."
            self._log.add_at(node, "anchor", f"`&{quote(event.anchor)}` is an anchor", hint)
        if event.tag:
            tag = event.tag
            if tag.startswith(_STANDARD_TAG):
                tag = f"!!{tag.removeprefix(_STANDARD_TAG)}"
            hint = "Take it out; quote the value if it is text."
            self._log.add_at(node, "tag", f"`{quote(tag)}` is a tag", hint)
            return Refused(event.start_mark)
        return node

    def _stop(self, event: yaml.Event, rule: str, message: str, hint: str = "") -> None:
        self._log.add_at(Scalar("", False, event.start_mark), rule, message, hint)
        raise _Stop


class _Stop(Exception):
    """The file cannot be read on from here; the fault is noted."""

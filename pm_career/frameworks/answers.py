"""Read the answers of an assessment from YAML or JSON: skill -> a step, or a step with a note and evidence."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pm_career.errors import UsageError
from pm_career.frameworks.faults import Fault
from pm_career.frameworks.yaml_nodes import Mapping, Node, Scalar
from pm_career.frameworks.yaml_nodes import Sequence as NodeSequence
from pm_career.frameworks.yaml_tree import Parser

_KEYS = ("step", "note", "evidence")


class Answer(msgspec.Struct, frozen=True):
    """One answer as it is written: skill and step are not looked up yet. `place` is `file:line:column`."""

    skill: str
    step: str
    note: str
    evidence: tuple[str, ...]
    place: str


class AnswersProblems(UsageError):
    """A file of answers that cannot be read: every fault found in it. `form` is the command that prints a new one."""

    def __init__(self, faults: Sequence[Fault], form: str) -> None:
        super().__init__("The answers cannot be read; nothing was saved.", f"A file to fill in: {form}")
        self.faults = tuple(faults)


def read_answers(text: str, file: str) -> tuple[Answer, ...]:
    """The answers in a file's text, in its order; raises AnswersProblems with every fault where it has any."""
    parser = Parser(text, file)
    root = parser.parse()
    found = [_read_answer(parser, root, skill) for skill in root.items] if root is not None else []
    if parser.faults:
        raise AnswersProblems(parser.faults, "pmcareer assess --template")
    return tuple(found)


def _read_answer(parser: Parser, root: Mapping, skill: str) -> Answer:
    node, key = root.items[skill], root.keys[skill]
    place = f"{parser.file}:{key.line}:{key.column}"
    if isinstance(node, Scalar):
        return Answer(skill, node.text, "", (), place)
    if not isinstance(node, Mapping):
        parser.add_at(node, "wrong-type", f"`{skill}` must be a step", "Such as 3, or {step: 3, note: what you saw}.")
        return Answer(skill, "", "", (), place)
    for name, named in node.keys.items():
        if name not in _KEYS:
            parser.add_at(named, "unknown-key", f"`{name}` is not a part of an answer", f"Known: {', '.join(_KEYS)}.")
    if "step" not in node.items:
        parser.add_at(node, "missing-key", f"`{skill}` has no `step`")
    step, note = (_read_text(parser, node.items.get(name)) for name in ("step", "note"))
    return Answer(skill, step, note, _read_texts(parser, node.items.get("evidence")), place)


def _read_text(parser: Parser, node: Node | None) -> str:
    if node is None or isinstance(node, Scalar):
        return node.text if node else ""
    parser.add_at(node, "wrong-type", "this must be text")
    return ""


def _read_texts(parser: Parser, node: Node | None) -> tuple[str, ...]:
    if isinstance(node, NodeSequence):
        return tuple(_read_text(parser, item) for item in node.items)
    return tuple(_read_text(parser, node).replace(",", " ").split())

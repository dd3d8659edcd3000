"""Read the form of a week from YAML or JSON: an answer to each question, and how goals go."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from pm_career.frameworks.faults import FaultLog
from pm_career.frameworks.yaml_nodes import Mapping, Node, Scalar
from pm_career.frameworks.yaml_nodes import Sequence as NodeSequence
from pm_career.frameworks.yaml_tree import Parser

_ANSWER = ("what", "outcome", "skills")
_GOAL = ("state", "note")


class Written(msgspec.Struct, frozen=True):
    """A text of the form and its place, line and column from 1. The text is empty where nothing was filled in."""

    text: str
    line: int
    column: int


class WrittenAnswer(msgspec.Struct, frozen=True):
    """An answer to a question: `key` is the question's. Skills are not looked up yet."""

    key: str
    what: Written
    outcome: Written
    skills: tuple[Written, ...]


class WrittenGoal(msgspec.Struct, frozen=True):
    """How a goal goes. Neither its id nor the state are looked up yet."""

    id: Written
    state: Written
    note: Written


class WeekForm(msgspec.Struct, frozen=True):
    """A form as it is written, without the answers that were left empty."""

    day: Written
    person: Written
    answers: tuple[WrittenAnswer, ...] = ()
    goals: tuple[WrittenGoal, ...] = ()


def read_week_form(text: str, file: str, keys: Collection[str]) -> tuple[WeekForm, FaultLog]:
    """Read a form. `keys` are those of the questions. The faults found in it are in the log, which takes more."""
    parser = Parser(text, file)
    root = parser.parse()
    nothing = Written("", 1, 1)
    if root is None:
        return WeekForm(nothing, nothing), parser
    _note_unknown(parser, root, ("date", "person", *keys, "goals"), "a part of the form")
    answers = [_read_answer(parser, root, key) for key in keys if _is_filled(root.items.get(key))]
    return (
        WeekForm(
            _read_text(parser, root, "date"),
            _read_text(parser, root, "person"),
            tuple(each for each in answers if each.what.text),
            tuple(_read_goals(parser, root)),
        ),
        parser,
    )


def _read_answer(parser: Parser, root: Mapping, key: str) -> WrittenAnswer:
    """The text alone, or a mapping with the parts of the answer."""
    node = root.items[key]
    whole = root
    if isinstance(node, Mapping):
        _note_unknown(parser, node, _ANSWER, "a part of an answer")
        whole, name = node, "what"
    else:
        name = key
    what = _read_text(parser, whole, name)
    nothing = Written("", what.line, what.column)
    if not isinstance(node, Mapping):
        return WrittenAnswer(key, what, nothing, ())
    answer = WrittenAnswer(key, what, _read_text(parser, node, "outcome"), _read_list(parser, node.items.get("skills")))
    if not what.text and (answer.outcome.text or answer.skills):
        parser.add_at(node, "missing-key", f"`{key}` has no `what`", "Say what happened, or leave the others empty.")
    return answer


def _read_goals(parser: Parser, root: Mapping) -> list[WrittenGoal]:
    node = root.items.get("goals")
    if node is None or not _is_filled(node):
        return []
    if not isinstance(node, Mapping):
        parser.add_at(node, "wrong-type", "`goals` must name goals", "Such as g1: {state: slow, note: what you saw}.")
        return []
    found = []
    for id, each in node.items.items():
        key = node.keys[id]
        place = Written(id, key.line, key.column)
        if isinstance(each, Mapping):
            _note_unknown(parser, each, _GOAL, "a part of a goal")
            goal = WrittenGoal(place, _read_text(parser, each, "state"), _read_text(parser, each, "note"))
        else:
            goal = WrittenGoal(place, _read_text(parser, node, id), Written("", key.line, key.column))
        if goal.state.text:
            found.append(goal)
        elif goal.note.text:
            parser.add_at(key, "missing-key", f"`{id}` has no `state`", "Say how it goes, or leave the note empty.")
    return found


def _note_unknown(parser: Parser, node: Mapping, known: Collection[str], called: str) -> None:
    for name, key in node.keys.items():
        if name not in known:
            parser.add_at(key, "unknown-key", f"`{name}` is not {called}", f"Known: {', '.join(known)}.")


def _read_text(parser: Parser, owner: Mapping, name: str) -> Written:
    """The text under a key, stripped; empty where the key is missing or has no value."""
    node = owner.items.get(name)
    if node is None:
        return Written("", owner.line, owner.column)
    if not isinstance(node, Scalar):
        parser.add_at(node, "wrong-type", f"`{name}` must be text")
    return _write(node)


def _read_list(parser: Parser, node: Node | None) -> tuple[Written, ...]:
    """A list of texts, or one text with commas between them; without empty ones."""
    if isinstance(node, NodeSequence):
        found = tuple(map(_write, node.items))
        for each in node.items:
            if not isinstance(each, Scalar):
                parser.add_at(each, "wrong-type", "a skill must be text")
    elif isinstance(node, Scalar):
        whole = _write(node)
        found = tuple(Written(each.strip(), whole.line, whole.column) for each in whole.text.split(","))
    else:
        found = ()
        if node is not None:
            parser.add_at(node, "wrong-type", "`skills` must be a list, or a text with commas in it")
    return tuple(each for each in found if each.text)


def _write(node: Node) -> Written:
    text = node.text.strip() if isinstance(node, Scalar) and node.guess_kind() != "nothing" else ""
    return Written(text, node.line, node.column)


def _is_filled(node: Node | None) -> bool:
    return node is not None and not (isinstance(node, Scalar) and not _write(node).text)

"""Write and read the file that maps one ladder to another: each guess with its reason, each fault with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeGuard

from pm_career.domain.framework import Framework
from pm_career.domain.ladder_map import Draft, End, Guess, Key, LadderMap
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.frameworks.faults import Fault, quote
from pm_career.frameworks.writing.yaml_text import format_scalar
from pm_career.frameworks.yaml_nodes import Mapping as MappingNode
from pm_career.frameworks.yaml_nodes import Node, Scalar
from pm_career.frameworks.yaml_nodes import Sequence as SequenceNode
from pm_career.frameworks.yaml_tree import Parser

MAX_BYTES = 1_000_000
MAX_ENTRIES = 5_000
_LONGEST_TEXT = 200
_LONGEST_STEP = 6
_MOST_IDS_NAMED = 12
_KEYS = ("format", "from", "to", "scale", "skills", "levels")
_FORMAT = "1"
_END_HINT = "Such as: {id: acme, version: 1.0.0}"
_STEP_HINT = "Such as: - {from: 3, to: 3}, or to: null."


class MapProblems(UsageError):
    """A map that cannot be read: every fault found in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("The map cannot be used.", "Correct it, or make a new one: pmcareer framework map FROM TO")
        self.faults = tuple(faults)


def format_map(draft: Draft) -> str:
    """The text of a map's file. Each guess has a comment that says why, so that somebody can judge it."""
    return "".join(f"{line}\n" for line in _format_lines(draft))


def _format_lines(draft: Draft) -> Iterator[str]:
    source, target = draft.source, draft.target
    yield f"# How notes made on the ladder {source.id} are read on the ladder {target.id}."
    yield "# Look at each line that says guess, and change it where it is wrong; null is read as: not known there."
    yield f"# Then: pmcareer me --framework {target.id} --map THIS-FILE (next and compare take it too)."
    yield f"format: {_FORMAT}"
    for name, side in (("from", source), ("to", target)):
        yield f"{name}: {{id: {format_scalar(side.id, flow=True)}, version: {format_scalar(side.version, flow=True)}}}"
    yield ""
    yield f"# Steps of the scale: from {source.id}, to {target.id}."
    yield "scale:"
    here, there = ({step.value: step.name for step in side.scale} for side in (source, target))
    for step in draft.steps:
        names = one_line(f"{here[step.old]} -> {there[step.new]}") if step.new is not None else one_line(here[step.old])
        remark = f"guess: {one_line(step.why)}; {names}; {_name_runner_up(step, there)}" if step.why else names
        yield f"  - {{from: {step.old}, to: {'null' if step.new is None else step.new}}} # {remark}"
    skills = [{each.id: each.name for each in side.skills} for side in (source, target)]
    levels = [{each.id: each.title for each in side.levels} for side in (source, target)]
    for called, guesses, (own, other) in (("skills", draft.skills, skills), ("levels", draft.levels, levels)):
        yield ""
        yield from _list_unused(called, guesses, list(other))
        yield f"{called}:"
        yield from (_format_guess(guess, own, other) for guess in guesses)


def _list_unused(called: str, guesses: Sequence[Guess[str]], known: Sequence[str]) -> Iterator[str]:
    """A comment that names what of the other ladder nothing leads to."""
    taken = {guess.new for guess in guesses}
    free = [each for each in known if each not in taken]
    if free:
        yield f"# The {called} that nothing leads to yet: {', '.join(free)}."


def _format_guess(guess: Guess[str], names: Mapping[str, str], others: Mapping[str, str]) -> str:
    new = "null" if guess.new is None else format_scalar(guess.new)
    if not guess.why:
        return f"  {format_scalar(guess.old)}: {new}"
    remark = one_line(f"{guess.why} ({names[guess.old]})")
    if guess.new is not None:
        remark += f"; {_name_runner_up(guess, others)}"
    return f"  {format_scalar(guess.old)}: {new} # guess: {remark}"


def _name_runner_up(guess: Guess[Key], names: Mapping[Key, str]) -> str:
    """What to take in place of the guess, for a comment."""
    if guess.runner_up is None:
        return "nothing else is similar"
    return one_line(f"otherwise {guess.runner_up}, {names[guess.runner_up]}")


class MapFile:
    """A map that was read from a file: `ladder_map`, and where each line of it stands."""

    def __init__(self, ladder_map: LadderMap, parser: Parser, root: MappingNode) -> None:
        self.ladder_map = ladder_map
        self._parser = parser
        self._root = root

    def check(self, source: Framework | None, target: Framework) -> None:
        """Raise MapProblems for ids and steps that the two ladders lack. `source` is None if it is not at hand."""
        for called in ("skills", "levels"):
            node = self._root.items[called]
            assert isinstance(node, MappingNode)
            there = {each.id for each in getattr(target, called)}
            here = {each.id for each in getattr(source, called)} if source else set(node.keys)
            for key, value in node.items.items():
                self._check_known(node.keys[key], key, called, here, self.ladder_map.source.id)
                if isinstance(value, Scalar) and not _is_null(value):
                    self._check_known(value, value.text, called, there, self.ladder_map.target.id)
        self._check_steps(source, target)
        if self._parser.faults:
            raise MapProblems(sorted(self._parser.faults))

    def _check_steps(self, source: Framework | None, target: Framework) -> None:
        rows = self._root.items["scale"]
        assert isinstance(rows, SequenceNode)
        for row in rows.items:
            assert isinstance(row, MappingNode)
            for step, ladder in ((row.items["from"], source), (row.items["to"], target)):
                known = {each.value for each in ladder.scale} if ladder else set()
                if ladder and _is_step(step) and int(step.text) not in known:
                    message = f"{step.text} is not a step of {ladder.id} (1 to {len(known)})"
                    self._parser.add_at(step, "no-such-step", message)

    def _check_known(self, node: Node, id: str, called: str, known: Collection[str], ladder: str) -> None:
        if id not in known and not self._parser.is_full:
            near = self._parser.nearest.find(id, known)
            hint = f"Did you mean `{near}`?" if near else f"Known: {', '.join(sorted(known)[:_MOST_IDS_NAMED])}."
            message = f"the ladder {ladder} has no {called[:-1]} `{quote(id)}`"
            self._parser.add_at(node, "dangling", message, hint)


def read_map(file: str) -> MapFile:
    """The map in a file; raises MapProblems with every fault in it, UsageError if it cannot be read at all."""
    parser = Parser(_read_text(file), one_line(file))
    root = parser.parse()
    ladder_map = _Reader(parser).read_ladder_map(root) if root is not None else None
    if root is None or ladder_map is None or parser.faults:
        raise MapProblems(sorted(parser.faults))
    return MapFile(ladder_map, parser, root)


class _Reader:
    """Reads the parts of one map and notes their faults."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def read_ladder_map(self, root: MappingNode) -> LadderMap | None:
        """The map, as far as it can be read; None if a key is missing."""
        for name, key in root.keys.items():
            if name not in _KEYS:
                near = self._parser.nearest.find(name, _KEYS)
                hint = f"Did you mean `{near}`?" if near else f"Known: {', '.join(_KEYS)}."
                self._parser.add_at(key, "unknown-key", f"`{quote(name)}` is not a key of a map", hint)
        missing = [name for name in _KEYS if name not in root.items]
        for name in missing:
            self._parser.add_at(root, "missing-key", f"the map has no `{name}`")
        if missing:
            return None
        written = root.items["format"]
        if not isinstance(written, Scalar) or written.text != _FORMAT:
            self._parser.add_at(written, "wrong-type", f"this program reads format {_FORMAT} of a map")
        source, target = (self._read_end(root.items[name], name) for name in ("from", "to"))
        skills, levels = (self._read_names(root.items[name], name) for name in ("skills", "levels"))
        return LadderMap(source, target, self._read_steps(root.items["scale"]), skills, levels)

    def _read_end(self, node: Node, name: str) -> End:
        texts = [self._read_text(node, name, key) for key in ("id", "version")]
        return End(*texts)

    def _read_text(self, node: Node, name: str, key: str) -> str:
        found = node.items.get(key) if isinstance(node, MappingNode) else None
        if isinstance(found, Scalar) and found.text and len(found.text) <= _LONGEST_TEXT:
            return found.text
        self._parser.add_at(found or node, "wrong-type", f"`{name}` must have `{key}`, a text", _END_HINT)
        return ""

    def _read_names(self, node: Node, name: str) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        if not isinstance(node, MappingNode):
            self._parser.add_at(
                node, "wrong-type", f"`{name}` must be a mapping", "Such as: an-id: another-id, or null."
            )
            return found
        if len(node.items) > MAX_ENTRIES:
            self._parser.add_at(node, "too-many-values", f"over {MAX_ENTRIES} lines under `{name}`")
            return found
        for key, value in node.items.items():
            if isinstance(value, Scalar):
                found[key] = None if _is_null(value) else value.text
            else:
                self._parser.add_at(value, "wrong-type", f"`{quote(key)}` must be an id, or null")
        return found

    def _read_steps(self, node: Node) -> dict[int, int | None]:
        found: dict[int, int | None] = {}
        rows = node.items if isinstance(node, SequenceNode) else []
        if not 0 < len(rows) <= MAX_ENTRIES:
            self._parser.add_at(node, "wrong-type", "`scale` must be a list of steps", _STEP_HINT)
            return found
        for row in rows:
            parts = row.items if isinstance(row, MappingNode) else {}
            step, onto = parts.get("from"), parts.get("to")
            if len(parts) != 2 or not _is_step(step) or not (_is_step(onto) or _is_null(onto)):
                self._parser.add_at(row, "wrong-type", "a step must be {from: NUMBER, to: NUMBER}", _STEP_HINT)
            elif int(step.text) in found:
                self._parser.add_at(row, "duplicate-step", f"the step {step.text} stands here twice")
            else:
                found[int(step.text)] = int(onto.text) if _is_step(onto) else None
        return found


def _is_null(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.guess_kind() == "nothing"


def _is_step(node: Node | None) -> TypeGuard[Scalar]:
    return (
        isinstance(node, Scalar) and node.text.isascii() and node.text.isdecimal() and len(node.text) <= _LONGEST_STEP
    )


def _read_text(file: str) -> str:
    try:
        with Path(file).open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can be called so"
        hint = "Make one: pmcareer framework map FROM TO --output map.yaml"
        raise UsageError(f"{one_line(file)} cannot be read: {reason}.", hint) from None
    if len(raw) > MAX_BYTES:
        raise UsageError(f"{one_line(file)} is over {MAX_BYTES // 1_000_000} MB.", "A map is a line for each skill.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{one_line(file)} is not UTF-8.", "Save it as UTF-8.") from None

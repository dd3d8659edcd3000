"""The program's own commands, called from the navigator: listed, completed, and run as from a shell."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from pm_career.commands.completion.candidates import FILES, format_candidates
from pm_career.commands.completion.cursor import find_cursor
from pm_career.commands.completion.outline import Node
from pm_career.commands.completion.outline_cache import load_outline
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.explore.opened import Opened
from pm_career.commands.explore.running import ran
from pm_career.commands.explore.words import files_like, unfinished, words_of
from pm_career.commands.options import FRAMEWORK_VARIABLE
from pm_career.domain.person import ME
from pm_career.errors import PmCareerError
from pm_career.explore.notebook import Answer, Command, Completion, Offer

_HOW = ("--json", "--plain", "--color", "--no-color")
"""What says how an answer is to look; where none of it is said, pages are drawn as on a terminal."""


class Program(Opened):
    """The part of the notebook that calls commands."""

    @property
    def _root(self) -> Node:
        return load_outline(self._program)

    def commands(self) -> Sequence[Command]:
        """Every command and group of commands, in the order of the help."""
        return list(_below(self._root, ()))

    def completed(self, line: str) -> Completion:
        """As a shell completes; nothing where what is needed for it cannot be read."""
        words, stem, start = unfinished(line)
        if not words and stem == "pmcareer":
            return Completion(start, ())
        cursor = find_cursor(self._root, [*words, stem])
        if cursor is None:
            return Completion(start, ())
        if not stem.startswith("-"):  # the same person and ladder that the command would be about
            if self._person != ME:
                cursor.typed.setdefault("person", [self._person])
            if self._asked:
                cursor.typed.setdefault("framework", [self._asked])
        try:
            found = format_candidates(cursor, "")
        except (PmCareerError, OSError):
            found = []
        offers = [Offer(*each.split("\t", 1)) for each in found if each != FILES]
        files = [Offer(f"{cursor.before}{each}", "") for each in files_like(cursor.stem)] if FILES in found else []
        return Completion(start, (*offers, *files))

    async def carry_out(self, line: str, width: int) -> Answer:
        """Run it as a shell would, about the same ladder and person unless the line names others."""
        words = words_of(line)
        path, node = _called(self._root, words)
        variables = {"COLUMNS": str(width), "PMCAREER_PAGER": "", "PAGER": ""}
        if self._asked:
            variables[FRAMEWORK_VARIABLE] = self._asked
        if not words:
            words = ["--help"]  # the bare program would open the navigator, which is open already
        done = await ran([*words[: len(path)], *self._added(node, words), *words[len(path) :]], variables)
        cut = "It said more than is kept here; a shell shows all of it." if done.cut else ""
        remarks = [cut, _meaning(done.code)]
        return Answer(shlex.join(words), path, done.code, done.out, done.err, " ".join(filter(None, remarks)))

    def _added(self, node: Node, words: Sequence[str]) -> Iterator[str]:
        """The options that make the command about the same person, and its page a drawn one."""
        said = {word.partition("=")[0] for word in words[: words.index("--") if "--" in words else None]}
        if node.option("--color") and said.isdisjoint(_HOW):
            yield "--color"
        if self._person != ME and node.option("--person") and "--person" not in said:
            yield from ("--person", self._person)


def _below(node: Node, path: tuple[str, ...]) -> Iterator[Command]:
    for word, inner in node.below.items():
        named = (*path, word)
        needs = any(each.required for each in (*inner.options, *inner.arguments))
        reads = inner.option("--plain") is not None or bool(inner.below)
        yield Command(named, inner.help, at_once=reads and not needs)
        yield from _below(inner, named)


def _called(root: Node, words: Sequence[str]) -> tuple[tuple[str, ...], Node]:
    """The command that the words begin with: its path and what may follow it."""
    node, path = root, []
    for word in words:
        name = word.casefold().replace("_", "-").strip()
        if name not in node.below:
            break
        node = node.below[name]
        path.append(name)
    return tuple(path), node


def _meaning(code: int) -> str:
    """What an exit code says; nothing of the one that says that all went well."""
    if code == ExitCode.DONE:
        return ""
    if code < 0:
        return "It was ended from outside."
    known = {each.value: each.meaning for each in ExitCode}
    return f"Exit code {code}. {known.get(code, '')}".strip()

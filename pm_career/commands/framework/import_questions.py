"""Ask on a terminal what a file leaves open in an import. Each answer becomes what its option would have said."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import msgspec

from pm_career.commands import prompts, streams
from pm_career.commands.framework.import_look import look_at
from pm_career.domain.text import fold_name, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.import_ladder import Imported
from pm_career.importing.ladders.mapping import Mapping, Proposal
from pm_career.importing.ladders.options import Question, Unsure, Wishes, find_question, format_names, parse_names
from pm_career.importing.ladders.read_file import Source

_OR_EDIT = ", or e to edit what is proposed"


def import_and_ask(
    source: Source,
    wishes: Wishes,
    mapping: Mapping | None,
    before: Callable[[str], None],
    *,
    dry_run: bool,
    yes: bool,
) -> tuple[Imported, Proposal | None]:
    """Import the file by a mapping, or by what is proposed, which somebody has to look at where it is unsure.

    On a terminal that is asked; elsewhere it raises the Question, or Unsure. `before` is called with the title ahead of
    what is asked; what it raises ends the import. Prints the option that gives the same answer. With `yes` nobody has
    to look at a proposal that nothing speaks against, with `dry_run` nobody is asked whether to take one. The proposal
    is None for an export of pmcareer, and for a mapping that was given.
    """
    if source.is_export:
        return source.import_export(wishes), None
    if mapping is not None:
        return source.take_by(mapping, wishes), None
    has_asked = False
    while True:
        proposal = source.propose(wishes)
        if dry_run or not prompts.can_ask():
            source.check(proposal, wishes)
        if not proposal.doubts and not has_asked and (dry_run or yes or not proposal.look):
            return source.take(proposal, wishes, looked_at=False), proposal
        question = find_question(proposal.doubts)
        if not prompts.can_ask():
            raise question or Unsure(proposal, source.list_headings(proposal))
        before(proposal.mapping.title)
        answered = _ask(question, wishes) if question is not None else None
        if question is not None and answered is not None:
            wishes, has_asked = answered, True
            streams.tell(f"To answer this without a question: {_format_option(question, wishes)}")
            continue
        return look_at(source, proposal, wishes, before, dry_run=dry_run, edit=question is not None)


def _format_option(question: Question, wishes: Wishes) -> str:
    """Return the option that gives the answer which is in `wishes` now."""
    answers = {
        "--role": wishes.role,
        "--scale": format_names(wishes.scale),
        "--levels": format_names([name for group in wishes.levels for name in group]),
    }
    return f"{question.option} {shlex.quote(one_line(answers[question.option]))}"


def _ask(question: Question, wishes: Wishes) -> Wishes | None:
    """Ask, and return the wishes with the answer; None where the proposal is to be edited instead."""
    streams.tell(one_line(question.message))
    if not question.ordered:
        choices = dict.fromkeys(question.names, "")
        role = prompts.ask_choice(f"Which{_OR_EDIT}", choices, lambda line: _find_name(question, line))
        return msgspec.structs.replace(wishes, role=role) if role else None
    for number, name in enumerate(question.names, start=1):
        streams.tell(f"{number:>3}. {one_line(name)}")
    asked = f"Their order, the lowest first, such as 2 1 3{_OR_EDIT}"
    order = prompts.ask_until(asked, lambda line: _parse_order(question, line))
    if not order:
        return None
    if question.option == "--scale":
        return msgspec.structs.replace(wishes, scale=order)
    return msgspec.structs.replace(wishes, levels=tuple((name,) for name in order))


def _find_name(question: Question, line: str) -> str:
    """Find the name that was typed; '' for e. Raises a UsageError for what is no name."""
    for name in question.names:
        if fold_name(name) == fold_name(line):
            return name
    if line.casefold() == "e":
        return ""
    raise UsageError(f"'{one_line(line)}' is not one of them.")


def _parse_order(question: Question, line: str) -> tuple[str, ...]:
    """Parse numbers or names, each once; () for e. Raises a UsageError if one is missing, unless some are enough."""
    if line.casefold() == "e" and not any(fold_name(name) == "e" for name in question.names):
        return ()
    count = len(question.names)
    if all(word.isdecimal() for word in line.replace(",", " ").split()):
        order = tuple(question.names[place] for place in prompts.parse_numbers(line, count))
    else:
        order = tuple(_find_name(question, name) for name in dict.fromkeys(parse_names(line)))
    missing = [one_line(name) for name in question.names if name not in order]
    if missing and not (question.some and order):
        raise UsageError(f"Left out: {', '.join(missing)}.")
    return order

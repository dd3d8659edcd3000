"""Ask about the pieces of a file one at a time: keep, choose other skills, skip, or stop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from pm_career.commands import output, streams
from pm_career.commands.evidence.questions import choose_skills
from pm_career.commands.prompts import InputEndedError, ask_until
from pm_career.domain.dates import format_day, parse_last_day
from pm_career.domain.text import cut_text, format_count, one_line
from pm_career.errors import UsageError
from pm_career.importing.evidence.piece import NO_DAY
from pm_career.journal.access import Owner
from pm_career.journal.evidence_import import Part, Plan
from pm_career.journal.evidence_repeats import Key
from pm_career.views.evidence_import import build_preview

_ANSWERS = ("keep", "choose", "skip", "quit")
_SHOWN = 400
"""Characters of a text that are shown with the question about it."""


class Choice(NamedTuple):
    """The pieces to add, and the plan in which the others are left. `interrupt` is what ended the questions early."""

    pieces: Sequence[Part]
    plan: Plan
    interrupt: KeyboardInterrupt | InputEndedError | None


def choose_pieces(owner: Owner, plan: Plan, today: date, manner: output.Manner) -> Choice:
    """Print what is in the file, and ask about each piece until all are answered or somebody stops.

    What was kept until then is returned, also where Ctrl-C or the end of the input stops it.
    """
    offered = [each for each in plan.parts if each.evidence is not None]
    output.show_on_stderr(build_preview(plan), manner)
    chosen: list[Part] = []
    skipped: set[Key] = set()
    interrupt: KeyboardInterrupt | InputEndedError | None = None
    day = ""
    try:
        for number, part in enumerate(offered, start=1):
            answer = _ask(owner, part, f"{number} of {len(offered)}")
            if answer == "quit":
                break
            if answer == "skip":
                skipped.add(part.key)
                continue
            kept = _choose_skills(owner, part) if answer == "choose" else part
            if not kept.has_day:
                kept, day = _ask_day(kept, today, day)
            chosen.append(kept)
    except KeyboardInterrupt as error:
        streams.tell("")  # ends the line of the question
        interrupt = error
    except InputEndedError:
        interrupt = InputEndedError("What was kept until then is added.")
    left = len(offered) - len(chosen)
    if left:
        streams.tell(f"Kept {format_count(len(chosen), 'evidence')}; {left} left: import the file again for these.")
    keys = {each.key for each in chosen}
    parts = tuple(
        each
        if each.evidence is None or each.key in keys
        else Part(each.place, "left", each.text, "skipped" if each.key in skipped else "not asked about")
        for each in plan.parts
    )
    return Choice(chosen, plan._replace(parts=parts), interrupt)


def _ask(owner: Owner, part: Part, place: str) -> str:
    """Show a piece and ask what to do with it. Returns one of _ANSWERS."""
    assert part.evidence is not None
    streams.tell("")
    day = format_day(part.evidence.date) if part.has_day else "no day"
    streams.tell(f"{place}   {part.place}   {day}")
    names = ", ".join(map(owner.names.skill, part.skills)) or "none yet"
    outcome = f"Outcome: {cut_text(one_line(part.outcome), _SHOWN)}" if part.outcome else ""
    doubt = f"Doubtful: {part.why}" if part.why else ""
    for line in (cut_text(one_line(part.text), _SHOWN), outcome, f"Skills: {one_line(names)}", one_line(doubt)):
        if line:
            streams.tell(f"   {line}")

    usual = "skip" if part.why else "keep"

    def parse(line: str) -> str:
        word = line.strip().casefold() or usual
        answer = next((each for each in _ANSWERS if each.startswith(word)), None)
        if answer is None:
            raise UsageError(f"'{one_line(word)}' is not one of them.", "Say k, c, s or q, or press Enter.")
        return answer

    keep, skip = ("k", "s, or Enter") if part.why else ("k, or Enter", "s")
    return ask_until(f"Keep it ({keep}), choose its skills (c), skip it ({skip}), or stop (q)", parse)


def _choose_skills(owner: Owner, part: Part) -> Part:
    """Ask which skills it shows; without a ladder it stays as it is."""
    if owner.ladder is None or part.evidence is None:
        return part
    skills = choose_skills(owner, owner.ladder, f"{part.text}\n{part.outcome}")
    return part._replace(evidence=replace(part.evidence, skills=skills))


def _ask_day(part: Part, today: date, usual: str) -> tuple[Part, str]:
    """Ask for the day of a piece; Enter is the one of the piece before, where the file names none for both.

    Returns the piece with its day, and what was typed.
    """
    assert part.evidence is not None
    typed = ""

    def parse(line: str) -> date:
        nonlocal typed
        typed = line
        return min(parse_last_day(line, today), today)

    day = ask_until("When", parse, usual if part.why == NO_DAY else "")
    return part._replace(evidence=replace(part.evidence, date=day), has_day=True), typed

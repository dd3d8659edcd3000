"""Ask about the pieces of a file one at a time: keep, choose other skills, skip, or stop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from pm_career.commands import output, streams
from pm_career.commands.evidence.questions import choose_skills
from pm_career.commands.prompts import ask_until
from pm_career.domain.dates import format_day, parse_last_day
from pm_career.domain.text import cut_text, format_count, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.evidence_import import Entry, Plan
from pm_career.views.evidence_import import build_page

_ANSWERS = ("keep", "choose", "skip", "quit")
_SHOWN = 400
"""Characters of a text that are shown with the question about it."""
_PREVIEW = 3
"""Pieces of each group in the page before the first question."""


def choose_pieces(owner: Owner, plan: Plan, today: date, manner: output.Manner) -> tuple[Sequence[Entry], Plan]:
    """Print what is in the file, and ask about each piece. Returns the pieces to add, and the plan without the others.

    The questions end at a q and at Ctrl-C: what was kept until then is returned.
    """
    offered = [each for each in plan.entries if each.evidence is not None]
    output.show_on_stderr(build_page(plan, owner.names, plan.file.name, stored=False, most=_PREVIEW)[:-1], manner)
    chosen: list[Entry] = []
    skipped: set[tuple[str, int]] = set()
    try:
        for number, entry in enumerate(offered, start=1):
            answer = _ask(owner, entry, f"{number} of {len(offered)}")
            if answer == "quit":
                break
            if answer == "skip":
                skipped.add(entry.key)
                continue
            kept = _choose_skills(owner, entry) if answer == "choose" else entry
            chosen.append(kept if kept.has_day else _ask_day(kept, today))
    except KeyboardInterrupt:
        streams.tell("")  # ends the line of the question
    left = len(offered) - len(chosen)
    if left:
        streams.tell(f"Kept {format_count(len(chosen), 'evidence')}; {left} left: import the file again for these.")
    keys = {each.key for each in chosen}
    entries = tuple(
        each
        if each.evidence is None or each.key in keys
        else Entry(each.place, "left", each.text, "skipped" if each.key in skipped else "not asked about")
        for each in plan.entries
    )
    return chosen, plan._replace(entries=entries)


def _ask(owner: Owner, entry: Entry, place: str) -> str:
    """Show a piece and ask what to do with it. Returns one of _ANSWERS."""
    assert entry.evidence is not None
    streams.tell("")
    day = format_day(entry.evidence.date) if entry.has_day else "no day"
    streams.tell(f"{place}   {entry.place}   {day}")
    names = ", ".join(map(owner.names.skill, entry.skills)) or "none yet"
    outcome = f"Outcome: {cut_text(one_line(entry.outcome), _SHOWN)}" if entry.outcome else ""
    doubt = f"Doubtful: {entry.why}" if entry.why else ""
    for line in (cut_text(one_line(entry.text), _SHOWN), outcome, f"Skills: {one_line(names)}", one_line(doubt)):
        if line:
            streams.tell(f"   {line}")

    def parse(line: str) -> str:
        word = line.strip().casefold()
        answer = next((each for each in _ANSWERS if each.startswith(word)), None)
        if answer is None:
            raise UsageError(f"'{one_line(word)}' is not one of them.", "Say k, c, s or q, or press Enter.")
        return answer

    return ask_until("Keep it (Enter), choose its skills (c), skip it (s), or stop (q)", parse)


def _choose_skills(owner: Owner, entry: Entry) -> Entry:
    """Ask which skills it shows; without a ladder it stays as it is."""
    if owner.ladder is None or entry.evidence is None:
        return entry
    skills = choose_skills(owner, owner.ladder, f"{entry.text}\n{entry.outcome}")
    return entry._replace(evidence=replace(entry.evidence, skills=skills))


def _ask_day(entry: Entry, today: date) -> Entry:
    assert entry.evidence is not None
    day = ask_until("When", lambda line: min(parse_last_day(line, today), today), "today")
    return entry._replace(evidence=replace(entry.evidence, date=day), has_day=True)

"""`pmcareer promotion sort`: go through the evidence one piece at a time."""

from __future__ import annotations

from pm_career.commands import clock, hints, streams
from pm_career.commands import options as shared
from pm_career.commands.person_context import open_owner
from pm_career.commands.promotion import options
from pm_career.commands.prompts import InputEndedError, ask_until, parse_numbers, require_terminal, tell_numbered
from pm_career.domain.dates import format_day, parse_first_day
from pm_career.domain.evidence import Evidence
from pm_career.domain.text import format_count, one_line
from pm_career.errors import UsageError
from pm_career.journal import promotion as journal
from pm_career.journal.access import Owner, open_store, open_store_for_change

_ANSWERS = ("keep", "leave", "later", "quit")
_LIST = "?"
_QUESTION = "Keep it (k, or k SKILL; ? for all), leave it (l), later (Enter), or stop (q)"
_QUESTION_AGAINST = "Leave it out (l), later (Enter), or stop (q)"


def command(
    to: options.To = None,
    since: options.Since = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
) -> None:
    """Go through your evidence one piece at a time: keep it in the case, leave it out, or decide later.

    Each answer is saved at once. What you decide later comes again the next time, so you can stop whenever you like.
    """
    require_terminal("Sorting asks about each piece.", "pmcareer promotion keep ID, or leave ID")
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        pieces = journal.list_unsorted(store, owner, to=to, since=parse_first_day(since, today))
    if not pieces:
        streams.tell("Everything is sorted.")
    decided = 0
    interrupt: KeyboardInterrupt | InputEndedError | None = None
    try:
        for number, piece in enumerate(pieces, start=1):
            answer = _ask(owner, piece, f"{number} of {len(pieces)}", to)
            if answer == "quit":
                break
            decided += answer != "later"
    except KeyboardInterrupt as error:
        streams.tell("")  # ends the line of the question
        interrupt = error
    except InputEndedError:
        interrupt = InputEndedError("")  # how many are saved is said here
    if pieces:
        streams.tell(f"Sorted {format_count(decided, 'evidence')}, {len(pieces) - decided} left for later.")
    streams.tell(f"To see the case: {hints.complete('pmcareer promotion')}")
    if interrupt:
        raise interrupt


def _ask(owner: Owner, piece: Evidence, place: str, to: str | None) -> str:
    """Show a piece, ask what to do with it, and do that. Returns the answer, one of `_ANSWERS`."""
    streams.tell("")
    streams.tell(f"{place}   {piece.id}   {format_day(piece.date)}")
    for line in (piece.what, piece.outcome and f"Outcome: {piece.outcome}", _describe_ties(owner, piece)):
        if line:
            streams.tell(f"   {one_line(line)}")

    def decide(line: str) -> str:
        word, _, subject = line.strip().partition(" ")
        if word == _LIST and piece.counts == "for":
            return _LIST
        answer = next((each for each in _ANSWERS if each.startswith(word.casefold())), None) if word else "later"
        if answer is None:
            raise UsageError(f"'{one_line(word)}' is not one of them.", "Say k, l or q, or press Enter.")
        if answer in ("keep", "leave"):
            with open_store_for_change(clock.now()) as change:
                if answer == "keep":
                    journal.keep(change, owner, piece.id, to=to, skills=_read_subjects(owner, subject.strip(), to))
                else:
                    journal.leave(change, owner, piece.id, to=to)
        return answer

    while True:
        answer = ask_until(_QUESTION_AGAINST if piece.counts == "against" else _QUESTION, decide)
        if answer != _LIST:
            return answer
        tell_numbered([each.title for each in journal.list_subjects(owner, to)])
        streams.tell("Such as: k 1, or k and a name")


def _read_subjects(owner: Owner, typed: str, to: str | None) -> tuple[str, ...]:
    """The skills and responsibilities to keep a piece for: by numbers of the list, else a name; none for those it has.

    Raises a UsageError for a number that is not in the list.
    """
    if not typed.replace(",", "").replace(" ", "").isdecimal():
        return (typed,) if typed else ()
    known = journal.list_subjects(owner, to)
    return tuple(known[place].id for place in parse_numbers(typed, len(known)))


def _describe_ties(owner: Owner, piece: Evidence) -> str:
    skills = ", ".join(map(owner.names.skill, piece.skills))
    if piece.counts == "against":
        return f"Counts against: {skills or 'no skill'}. A case names it under Against by itself."
    return f"Skills: {skills}" if skills else "Tied to no skill: say k SKILL to keep it."

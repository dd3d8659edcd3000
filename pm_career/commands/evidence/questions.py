"""Ask for the parts of evidence, new or to be changed, and read its text from the call or from stdin."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from pm_career.commands import hints, output, streams
from pm_career.commands.person_context import write_ids
from pm_career.commands.prompts import (
    STDIN,
    TAKE_OUT,
    ask,
    ask_to_change,
    ask_until,
    can_ask,
    parse_numbers,
    read_stdin,
    require_terminal,
    tell_numbered,
)
from pm_career.domain.dates import format_relative, parse_day
from pm_career.domain.evidence import SIDES, SOURCES, Counts, Evidence, Source
from pm_career.domain.framework import Framework
from pm_career.domain.names import find_skill
from pm_career.domain.person import mention
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.journal import evidence as journal
from pm_career.journal.access import Owner, open_store
from pm_career.journal.evidence_parts import (
    TypedParts,
    find_goal_ids,
    find_level_id,
    find_skill_ids,
    parse_links,
    require_text,
)
from pm_career.journal.responsibilities import list_levels_with_work, parse_responsibility

T = TypeVar("T", bound=str)

_SOURCE = f"Source ({', '.join(f'{number} {each}' for number, each in enumerate(SOURCES, start=1))})"
_COUNTS = "Does it count for its skills or against them (1 for, 2 against)"
_YES_NO = ("no", "yes")


def read_what(words: Sequence[str] | None) -> str | None:
    """Read what happened: the words of the call, or stdin for '-' and for a pipe. None: ask for it."""
    if words and list(words) != [STDIN]:
        return require_text(" ".join(words))
    if not words:
        if can_ask():
            return None
        if streams.is_terminal(sys.stdin):
            require_terminal("You did not say what happened.", "it in quotes, or - to write it here")
    elif streams.is_terminal(sys.stdin):
        streams.tell("Write what happened. Ctrl-D on a line of its own ends it.")
    return require_text(read_stdin())


def ask_new(owner: Owner, new: Evidence, typed: TypedParts, today: date) -> Evidence:
    """Ask for the parts of `new` that no option gave, and return it with the answers.

    An empty answer to the first question ends the questions.
    """
    what = ask("What happened")
    if not what:
        return new
    outcome = ask("What came of it (Enter: nothing yet)") if typed.outcome is None else new.outcome
    skills = new.skills
    if not skills and owner.ladder is not None:
        skills = choose_skills(owner, owner.ladder, f"{what}\n{outcome}")
    on = ask_until("When", lambda line: parse_day(line, today), "today") if typed.on is None else new.date
    links = _ask_links(ask("Link, or where to find it (Enter: nowhere)")) if typed.links is None else new.links
    source = ask_until(_SOURCE, parse_source, "self") if typed.source is None else new.source
    return replace(new, what=what, outcome=outcome, skills=skills, date=on, links=links, source=source)


def ask_changes(owner: Owner, before: Evidence, today: date) -> journal.Changes:
    """Ask about each part, and return the changes. Enter keeps a part."""
    streams.tell(f"Enter keeps what is in brackets, {TAKE_OUT} takes it out.")
    names = ", ".join(owner.names.skill(skill) for skill in before.skills)
    goals = ", ".join(before.goals)
    day = before.date.isoformat()
    parts = {
        "what": ask_to_change("What happened", before.what, require_text, before.what, needed=True),
        "outcome": ask_to_change("What came of it", before.outcome, str, before.outcome),
        "skills": ask_to_change("Skills", names, lambda line: _parse_skills(owner, before, line), before.skills),
        "level": ask_to_change(
            "Level whose behaviour it shows",
            before.level,
            lambda line: find_level_id(owner, line),
            before.level,
        ),
        **_ask_responsibility(owner, before),
        "date": ask_to_change("When", day, lambda line: parse_day(line, today), before.date, needed=True),
        "links": ask_to_change("Link, or where to find it", ", ".join(before.links), _ask_links, before.links),
        "source": ask_to_change(_SOURCE, before.source, parse_source, before.source, needed=True),
        "counts": ask_to_change(_COUNTS, before.counts, parse_counts, before.counts, needed=True),
        "project": ask_to_change("Project", before.project, str, before.project),
        "private": ask_to_change(
            "Keep it to yourself (yes, no)", _YES_NO[before.private], _parse_yes_no, before.private, needed=True
        ),
        "goals": ask_to_change("Goals that it serves", goals, lambda line: _parse_goals(owner, line), before.goals),
    }
    return journal.Changes({name: value for name, value in parts.items() if value != getattr(before, name)})


def _ask_responsibility(owner: Owner, before: Evidence) -> dict[str, str]:
    """Ask for the responsibility, if the ladder has any where it would be looked up; returns the parts to store."""
    present = {"responsibility": before.responsibility, "responsibility_level": before.responsibility_level}
    levels = (before.level, before.responsibility_level)
    known = owner.ladder and any(each.responsibilities for each in list_levels_with_work(owner, None, levels))
    if not known and not before.responsibility:
        return present
    return ask_to_change(
        "Responsibility that it shows",
        owner.names.responsibility(before.responsibility_level, before.responsibility),
        lambda line: parse_responsibility(owner, line, None, levels),
        present,
    )


def parse_source(typed: str) -> Source:
    """Parse a source from its number, its name or the beginning of its name."""
    return choose(SOURCES, typed)


def parse_counts(typed: str) -> Counts:
    """Parse whether it counts for or against its skills, in the same way as a source."""
    return choose(SIDES, typed)


def _parse_yes_no(typed: str) -> bool:
    return choose(_YES_NO, typed) == "yes"


def choose(choices: Sequence[T], typed: str) -> T:
    """Find the choice with this number, this name or this beginning of a name."""
    word = typed.strip().casefold()
    if word.isascii() and word.isdecimal():
        return choices[parse_numbers(word, len(choices))[0]]
    found = [each for each in choices if word and each.startswith(word)]
    if len(found) != 1:
        raise UsageError(f"'{one_line(typed)}' is not one of them.", f"Say one of: {', '.join(choices)}")
    return found[0]


def _ask_links(first: str) -> tuple[str, ...]:
    """Ask for more links after the first one until the answer is empty."""
    found = [first]
    while found[-1]:
        found.append(ask("Another link (Enter: no more)"))
    return parse_links(found)


def tell_likely_skills(owner: Owner, stored: Evidence) -> None:
    """Print the skills that the words of a piece sound like, with the command that ties the first of them."""
    if owner.ladder is None:
        return
    edit = f"pmcareer evidence edit {stored.id} --skill"
    likely = journal.suggest_skills(owner, f"{stored.what}\n{stored.outcome}")
    if not likely:
        streams.tell(f"Tie it to a skill: {hints.complete(f'{edit} SKILL')}")
        return
    first, *others = likely
    names = [f"{owner.names.skill(first.skill)} ({', '.join(first.words)})"]
    names += [owner.names.skill(each.skill) for each in others]
    streams.tell(one_line(f"It sounds like {' or '.join(names)}. If so:"))
    streams.tell(hints.complete(f"{edit} {first.skill}"))


def tell_saved(owner: Owner, stored: Evidence, today: date, closed: Sequence[str] = ()) -> None:
    """Print which piece was stored: its id, its day and what it is tied to. `closed` are goals that it closed."""
    names = one_line(owner.names.describe_ties(stored.skills, stored.responsibility_level, stored.responsibility))
    done = f"; done: {', '.join(closed)}" if closed else ""
    against = "counts against" if stored.counts == "against" else ""
    private = "private" if stored.private else ""
    said = ", ".join(filter(None, (format_relative(stored.date, today), names, against, private)))
    streams.tell(f"Saved {stored.id}: {said}{done}.")


def tell_goal_to_serve(owner: Owner, added: journal.Added) -> None:
    """Print the open goal that a new piece may serve, with the command that ties it; nothing if there is none."""
    if goal := added.may_serve:
        edit = hints.complete(f"pmcareer evidence edit {added.evidence.id} --goal {goal.id}")
        streams.tell(f"It may serve {mention(owner.person).your} goal {goal.id}: {edit}")


def answer_evidence(owner: Owner, stored: Evidence, confirmed_by: Sequence[str] = (), *, json: bool) -> None:
    """Write what was stored to stdout: as JSON if asked, its id in a pipe, nothing on a terminal.

    `confirmed_by` are the names of those whose word on it is kept.
    """
    if json:
        from pm_career.documents.evidence import build_entry

        output.show_json(build_entry(stored, owner.renamed, confirmed_by))
    else:
        write_ids((stored.id,))


def choose_skills(owner: Owner, ladder: Framework, text: str) -> tuple[str, ...]:
    """Ask which skills it shows: by number from those that the text suggests or from all, or by name.

    Enter takes the first suggestion if it is sure, which the question then shows in brackets; otherwise none.
    """
    likely = journal.suggest_skills(owner, text)
    names = {skill.id: skill.name for skill in ladder.skills}
    if likely:
        streams.tell("It sounds like:")
        tell_numbered([f"{names[each.skill]} ({', '.join(each.words)})" for each in likely])
    sure = bool(likely) and likely[0].sure
    by, none = "by number or name" if likely else "by name", f"{TAKE_OUT} for none" if sure else "Enter for none"
    offered = [each.skill for each in likely]
    question = f"Skills, {by}, ? for all, {none}"
    chosen = ask_until(question, lambda line: _pick_skills(ladder, offered, line), "1" if sure else "")
    return _choose_from_all(ladder) if chosen is None else chosen


def _choose_from_all(ladder: Framework) -> tuple[str, ...]:
    tell_numbered([skill.name for skill in ladder.skills])
    everything = [skill.id for skill in ladder.skills]
    question = "Skills, by number or name, Enter for none"
    return ask_until(question, lambda line: _pick_skills(ladder, everything, line)) or ()


def _pick_skills(ladder: Framework, offered: Sequence[str], line: str) -> tuple[str, ...] | None:
    """Parse '1, 3', '1 3', 'delivery, vision' or a mix into ids; empty for '-' and an empty line; None for '?'."""
    if line == "?":
        return None
    if line in ("", TAKE_OUT):
        return ()
    if line.replace(",", " ").replace(" ", "").isdecimal():
        return tuple(offered[place] for place in parse_numbers(line, len(offered)))
    found: list[str] = []
    for piece in filter(None, map(str.strip, line.split(","))):
        numbered = piece.isdecimal()
        found.append(offered[parse_numbers(piece, len(offered))[0]] if numbered else find_skill(ladder, piece).id)
    return tuple(dict.fromkeys(found))


def _parse_skills(owner: Owner, before: Evidence, line: str) -> tuple[str, ...]:
    """Parse names of skills with commas between them. The ids that the evidence has are accepted, too."""
    names = [name for name in map(str.strip, line.split(",")) if name]
    found = [(name,) if name in before.skills else find_skill_ids(owner, (name,)) for name in names]
    return tuple(dict.fromkeys(skill for each in found for skill in each))


def _parse_goals(owner: Owner, line: str) -> tuple[str, ...]:
    with open_store() as store:
        return find_goal_ids(store, owner, line.replace(",", " ").split())

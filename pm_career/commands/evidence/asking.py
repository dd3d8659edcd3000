"""Evidence in questions: for what is new, within a minute, and for what is to be changed."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from pm_career.commands import streams
from pm_career.commands.evidence.setting import Setting
from pm_career.commands.evidence.words import must_say
from pm_career.commands.personal import day, reading
from pm_career.commands.prompts import ask, ask_until, parse_numbers
from pm_career.domain.evidence import SOURCES, Evidence, Source
from pm_career.domain.framework import Framework
from pm_career.domain.text import one_line
from pm_career.errors import UsageError

T = TypeVar("T")

_NOTHING = "-"
"""What to type for none, where Enter means something else."""
_SHOWN = 50
_SOURCE = f"Source ({', '.join(f'{number} {each}' for number, each in enumerate(SOURCES, start=1))})"


def asked(setting: Setting, draft: Evidence, said: Container[str]) -> Evidence:
    """`draft` as the answers complete it; what was `said` by options is not asked. No words: it is left as it is."""
    what = ask("What happened")
    if not what:
        return draft
    outcome = draft.outcome if "outcome" in said else ask("What came of it (Enter: nothing yet)")
    skills = draft.skills
    if not skills and setting.found is not None:
        skills = _chosen_skills(setting.found, f"{what}\n{outcome}")
    on = draft.date if "date" in said else ask_until("When", day, "today")
    link = draft.link if "link" in said else ask("Link, or where to find it (Enter: nowhere)")
    source = draft.source if "source" in said else ask_until(_SOURCE, source_called, "self")
    return replace(draft, what=what, outcome=outcome, skills=skills, date=on, link=link, source=source)


def _chosen_skills(ladder: Framework, text: str) -> tuple[str, ...]:
    """The skills that a person picks: by number from those that the words sound like or from all, or by name.

    Enter takes the first where it stands out, and says so in brackets before; otherwise none.
    """
    from pm_career.advice.skill_suggestion import suggest  # brings the stemmer, which nothing else here needs

    likely = suggest(ladder, text)
    names = {skill.id: skill.name for skill in ladder.skills}
    if likely:
        streams.tell("It sounds like:")
        _number([f"{names[each.skill]} ({', '.join(each.words)})" for each in likely])
    sure = bool(likely) and likely[0].sure
    by, none = "by number or name" if likely else "by name", f"{_NOTHING} for none" if sure else "Enter for none"
    offered = [each.skill for each in likely]
    question = f"Skills, {by}, ? for all, {none}"
    chosen = ask_until(question, lambda line: _picked(ladder, offered, line), "1" if sure else "")
    return _of_all(ladder) if chosen is None else chosen


def _of_all(ladder: Framework) -> tuple[str, ...]:
    _number([skill.name for skill in ladder.skills])
    everything = [skill.id for skill in ladder.skills]
    question = "Skills, by number or name, Enter for none"
    return ask_until(question, lambda line: _picked(ladder, everything, line)) or ()


def _number(choices: Sequence[str]) -> None:
    for number, choice in enumerate(choices, start=1):
        streams.tell(f"{number:>3}. {one_line(choice)}")


def _picked(ladder: Framework, offered: Sequence[str], line: str) -> tuple[str, ...] | None:
    """The ids for '1, 3', '1 3', 'delivery, vision' or a mix; none for '-' and for nothing; None for '?'."""
    from pm_career.commands.session import skill_called

    if line == "?":
        return None
    if line in ("", _NOTHING):
        return ()
    if line.replace(",", " ").replace(" ", "").isdecimal():
        return tuple(offered[place] for place in parse_numbers(line, len(offered)))
    found: list[str] = []
    for piece in filter(None, map(str.strip, line.split(","))):
        numbered = piece.isdecimal()
        found.append(offered[parse_numbers(piece, len(offered))[0]] if numbered else skill_called(ladder, piece).id)
    return tuple(dict.fromkeys(found))


def source_called(said: str) -> Source:
    """A source by its number, its name or its beginning."""
    word = said.strip().casefold()
    if word.isascii() and word.isdecimal():
        return SOURCES[parse_numbers(word, len(SOURCES))[0]]
    found = [each for each in SOURCES if word and each.startswith(word)]
    if len(found) != 1:
        raise UsageError(f"'{one_line(said)}' is none of them.", f"Say one of: {', '.join(SOURCES)}")
    return found[0]


def asked_again(setting: Setting, before: Evidence) -> dict[str, Any]:
    """The parts that the answers change, one question for each part; Enter keeps it."""
    streams.tell(f"Enter keeps what stands in brackets, {_NOTHING} takes it out.")
    names = [setting.names.skill(skill) for skill in before.skills]
    parts = {
        "what": _again("What happened", before.what, must_say, needed=True),
        "outcome": _again("What came of it", before.outcome, str),
        "skills": _again("Skills", ", ".join(names), lambda line: _skills(setting, before, line), before.skills),
        "level": _again("Level whose behaviour it shows", before.level, setting.level),
        "date": _again("When", before.date.isoformat(), day, before.date, needed=True),
        "link": _again("Link, or where to find it", before.link, str),
        "source": _again(_SOURCE, before.source, source_called, needed=True),
        "goals": _again(
            "Goals that it serves", ", ".join(before.goals), lambda line: _goals(setting, line), before.goals
        ),
    }
    return {name: value for name, value in parts.items() if value != getattr(before, name)}


def _again(question: str, present: str, read: Callable[[str], T], kept: T | None = None, *, needed: bool = False) -> T:
    """The answer to a question about something that is there already: `kept`, or `present` itself, for Enter."""
    line = one_line(present)
    shown = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"

    def understood(said: str) -> Any:
        if not said:
            return present if kept is None else kept
        if said == _NOTHING and needed:
            raise UsageError("This cannot be left out.", "Enter keeps it.")
        return read("" if said == _NOTHING else said)

    answer: T = ask_until(f"{question} [{shown}]" if shown else question, understood)
    return answer


def _skills(setting: Setting, before: Evidence, line: str) -> tuple[str, ...]:
    """The skills that are named, comma between them; one that it has already may be named as it was called."""
    names = [name for name in map(str.strip, line.split(",")) if name]
    return tuple(dict.fromkeys(name if name in before.skills else setting.skill(name) for name in names))


def _goals(setting: Setting, line: str) -> tuple[str, ...]:
    with reading() as store:
        return tuple(goal.id for goal in setting.goals(store, line.replace(",", " ").split()))

"""Why a skill comes where it comes, in sentences a person would use."""

from __future__ import annotations

from pm_career.advice.gaps import Ranked
from pm_career.domain.framework import Framework, Level

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def reasons(framework: Framework, level: Level, ranked: Ranked, *, assumed: bool) -> tuple[str, ...]:
    """The sentences behind one skill's place, in the order in which the factors count."""
    place = ranked.standing
    found: list[str] = []
    if ranked.carries:
        names = listing([framework.skill(skill).label_at(level.id) for skill in ranked.carries])
        found.append(f"{names} {'builds' if len(ranked.carries) == 1 else 'build'} on it.")
    if place.focus:
        found.append(f"{level.title} puts it in focus.")
    if place.start is None:
        found.append("Your present level does not ask for it yet; nobody has rated you on it.")
    else:
        found.append(f"{count(place.expected - place.start, 'step').capitalize()} to the bar.")
        if assumed:
            found.append("Not rated, or not known: taken to be at the bar of your present level.")
    return tuple(found)


def count(number: int, thing: str) -> str:
    """'one step', 'two steps', '12 steps'."""
    word = _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)
    return f"{word} {thing}" if number == 1 else f"{word} {thing}s"


def ordinal(number: int) -> str:
    """1 -> '1st', 12 -> '12th'."""
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else _ORDINALS.get(number % 10, 'th')}"


def listing(names: list[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

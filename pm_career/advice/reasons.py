"""Why a skill is at its place in the advice, and why one in focus has to wait, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.advice.gaps import Ranked, Standing
from pm_career.domain.framework import NO_LEVEL, Framework, Level
from pm_career.domain.person import Mention
from pm_career.domain.text import join_names, spell_count, start_sentence

_REASON = 62
"""Characters that a short reason has at most where it names several skills: a line of 80 columns has room for them."""


def explain_place(
    start: Level, level: Level, place: Standing, held: Sequence[str], who: Mention, *, assumed: bool
) -> tuple[str, ...]:
    """Sentences on why a skill is at its place, what counts most first. `held` are the names of those it holds back."""
    found: list[str] = []
    if place.owed:
        asks = f"level asks {place.asked}" if start == level else f"present level asks {place.asked} already"
        found.append(start_sentence(f"{who.your} {asks}."))
    if held:
        found.append(f"It holds back {join_names(held)}.")
    if place.focus:
        found.append(f"{level.title} puts it in focus.")
    if place.start is None and start.id == NO_LEVEL:
        found.append(start_sentence(f"{who.you} {who.have} no rating{who.by} for it."))
    elif place.start is None:
        asks = f"{who.your} present level does not ask for it yet, and {who.you} {who.have} no rating{who.by} for it."
        found.append(start_sentence(asks))
    else:
        found.append(_count_steps(start, level, place))
        if assumed:
            found.append(f"Not rated, or not known: counted as at the bar of {who.your} present level.")
    return tuple(found)


def _count_steps(start: Level, level: Level, place: Standing) -> str:
    """Count the steps to the bar; of an owed skill to that of the present level first, then on to the target's."""
    steps = spell_count(place.owed or place.gap or 0, "step").capitalize()
    if not place.owed:
        return f"{steps} to the bar."
    more = place.expected - (place.asked or 0)
    on = f", then {spell_count(more, 'step')} to that of {level.title}" if more else ""
    return f"{steps} to the bar of {start.title}{on}."


def explain_waiting(framework: Framework, level: Level, first: Sequence[Ranked], ranked: Ranked, who: Mention) -> str:
    """A sentence on why a skill that the level puts in focus is not among the `first`; empty for another skill."""
    if not ranked.standing.focus:
        return ""
    if ranked.held_by:
        names = [framework.skill(skill).find_label(level.id) for skill in ranked.held_by]
        return f"It waits for {join_names(names)}, which {'holds' if len(names) == 1 else 'hold'} it back."
    if any(each.standing.owed for each in first):
        return f"It waits: what {who.your} present level asks already comes first."
    return "It waits: skills in focus that are rated, further below the bar or first on the ladder come before it."


def choose_reason(place: Standing, held: Sequence[str], why: Sequence[str], who: Mention) -> str:
    """Say in a line what counts most for the place of a skill: the first sentence of `why`, or a shorter one."""
    if held and not place.owed:
        return _name_held_back(held, place.focus)
    if place.start is None and not place.focus:
        return start_sentence(f"{who.your} present level does not ask for it yet.")
    return why[0]


def _name_held_back(names: Sequence[str], focus: bool) -> str:
    """Name the skills that one holds back, as many as there is room for and one at least."""
    for shown in range(len(names), 0, -1):
        more = [f"{len(names) - shown} more"] if shown < len(names) else []
        held = join_names([*names[:shown], *more])
        said = f"In focus, and it holds back {held}." if focus else f"It holds back {held}."
        if len(said) <= _REASON:
            break
    return said

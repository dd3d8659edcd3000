"""Why the advice is in its order: the factors of `next --explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pm_career.advice.development import Advice
from pm_career.advice.gaps import Factors
from pm_career.domain.framework import Framework
from pm_career.domain.page import Block, Entry, Pair, Pairs, Prose, Section
from pm_career.domain.text import format_ordinal, join_names, spell_count


def build_explanation(framework: Framework, advice: Advice, factors: Sequence[Factors]) -> Iterator[Block]:
    """Show the factors of the chosen skills and of the first that waits; nothing without factors."""
    if not factors:
        return
    yield Section("Why this order")
    who = advice.who
    rule = (
        f"First comes what {who.your} present level asks already, the furthest below its bar first, though only two of "
        "these that the target does not put in focus; then what it puts in focus; then the other gaps: rated before "
        "not rated, larger before smaller, then in the ladder's own order. A skill whose rating holds another one back "
        "comes before it. Below: the chosen skills, and the first that waits."
    )
    yield Prose(rule, "Rule", tone="muted")
    for each in factors[: len(advice.focus) + 1]:
        label = framework.skill(each.skill).find_label(advice.level.id)
        yield Entry(f"{format_ordinal(each.position)}: {label}", "Place")
        yield Pairs(tuple(_list_factors(framework, advice, each)), label)


def _list_factors(framework: Framework, advice: Advice, each: Factors) -> Iterator[Pair]:
    def name(skills: Sequence[str]) -> str:
        return join_names([framework.skill(skill).find_label(advice.level.id) for skill in skills])

    yield Pair("in focus", "yes" if each.focus else "no")
    if each.owed:
        yield Pair("owed", f"{spell_count(each.owed, 'step')} below the bar of {advice.start.title}")
    if each.holds_back:
        yield Pair("holds back", name(each.holds_back))
    if each.held_by:
        yield Pair("waits for", name(each.held_by))
    yield Pair("build on it", name(each.carries) if each.carries else "none of these skills")
    yield Pair("gap", spell_count(each.gap, "step") if each.gap is not None else "not known: counts as one step")
    yield Pair("one step lower", _describe_position(each.position, each.lower))
    yield Pair("one step higher", _describe_position(each.position, each.higher))


def _describe_position(now: int, then: int | None) -> str:
    if then is None:
        return "there is no such step"
    if then == 0:
        return "at the bar: it would leave the list"
    return f"it would stay {format_ordinal(now)}" if then == now else f"it would come {format_ordinal(then)}"

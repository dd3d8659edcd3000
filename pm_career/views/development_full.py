"""The page of `next --full`: a few skills with several actions each, what to ask for, and every skill that can wait."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pm_career.advice.actions import choose_actions
from pm_career.advice.comparison import Change
from pm_career.advice.development import Advice, Item
from pm_career.advice.gaps import Factors
from pm_career.domain.framework import Framework
from pm_career.domain.page import Block, Bullets, Entry, Hint, Page, Pair, Pairs, Prose, Section
from pm_career.domain.text import join_names, spell_count
from pm_career.views.advice_basis import build_basis, describe_age, list_items
from pm_career.views.development import (
    NO_ACTIONS,
    build_aim,
    build_gauge,
    build_nothing_to_develop,
    describe_alternatives,
    find_bars,
    format_name,
    list_bar_rows,
)
from pm_career.views.entry import build_entering
from pm_career.views.evidence import list_doubts
from pm_career.views.explanation import build_explanation
from pm_career.views.skill import format_action
from pm_career.views.steps import format_step


def build_full_page(
    framework: Framework,
    advice: Advice,
    factors: Sequence[Factors] = (),
    *,
    rated: Mapping[str, date] | None = None,
    remarks: Sequence[str] = (),
    today: date | None = None,
    call: str = "pmcareer next",
) -> Page:
    """The whole advice, from the same arguments as `development.build_page`."""
    aged = _describe_ratings(advice, rated or {}, today)
    notes = (aged, *remarks) if aged else tuple(remarks)
    return tuple(_build_blocks(framework, advice, factors, notes, call))


def _describe_ratings(advice: Advice, rated: Mapping[str, date], today: date | None) -> str:
    """How many skills are rated and how old the ratings are; empty if the advice rests on none."""
    if not rated or today is None or advice.basis != "ratings":
        return ""
    asked = len(list_items(advice))
    return f"{len(rated)} of the {asked} skills asked for are rated: {describe_age(rated, today)}."


def _build_blocks(
    framework: Framework, advice: Advice, factors: Sequence[Factors], remarks: Sequence[str], call: str
) -> Iterator[Block]:
    yield from build_aim(framework, advice, full=True)
    if others := describe_alternatives(framework, advice):
        yield Prose(others, "Alternatives", tone="muted")
    yield build_basis(advice)
    for remark in remarks:
        yield Prose(remark, "Note", tone="muted")
    yield from _build_focus(framework, advice)
    if advice.entering is not None:
        yield from build_entering(framework, advice.entering, advice.level.title, full=True)
    elif advice.to is not None and advice.responsibilities:
        yield Section(f"Ask for a part of this now: {advice.to.title} is responsible for it")
        rows = tuple(Pair(each.title, each.summary) for each in advice.responsibilities)
        yield Pairs(rows, "Ask for")
    if unproven := [each for each in advice.proof_gaps if each.skill not in advice.same_step]:
        yield Section(f"At the bar by {advice.who.rating}, but not proven yet")
        yield Pairs(tuple(_build_standing(framework, each) for each in unproven), "Proof missing")
    yield from _build_strengths(framework, advice)
    if advice.asks_less:
        yield Section(f"Asked less of than on {advice.start.title}")
        yield Pairs(tuple(_build_asked_less(framework, each) for each in advice.asks_less), "Asked less of")
    if advice.later:
        yield Section("Leave for later")
        yield Pairs(tuple(_build_move(framework, each) for each in advice.later), "Later")
    yield from build_explanation(framework, advice, factors)
    yield Hint(_list_hints(advice, bool(factors), call))


def _build_focus(framework: Framework, advice: Advice) -> Iterator[Block]:
    if not advice.focus:
        if advice.to is not None:
            yield Section("Nothing to develop for this level")
            yield from build_nothing_to_develop(advice)
        return
    several = len(advice.focus) > 1
    yield Section(f"Develop these {spell_count(len(advice.focus), 'skill')}" if several else "Develop this")
    for number, item in enumerate(advice.focus, start=1):
        gauge, move = build_gauge(framework, item), _format_move(framework, item)
        yield Entry(format_name(item), f"Skill {number}", move, number=number, gauge=gauge)
        yield Prose(" ".join(item.why), "Why here", tone="muted")
        for row in list_bar_rows(advice, item):
            yield Prose(row.text, row.name, quiet=False)
        if item.along:
            yield Prose(join_names(item.along), "Take along", quiet=False)
        yield from _build_actions(item)


def _build_actions(item: Item) -> Iterator[Block]:
    if not item.actions:
        yield Prose(NO_ACTIONS, "How")
        return
    rows = tuple(Pair(action.kind, format_action(action)) for action in choose_actions(item))
    yield Pairs(rows, "Do")
    if item.growth and item.growth.done_when:
        yield Bullets(item.growth.done_when, "It worked when")


def _format_move(framework: Framework, item: Item) -> str:
    now = "not rated" if item.rated_step is None else framework.find_step_name(item.rated_step)
    first, then = find_bars(item)
    return f"{now} → {framework.find_step_name(first)}{f', then {framework.find_step_name(then)}' if then else ''}"


def _build_move(framework: Framework, item: Item) -> Pair:
    return Pair(item.label, ". ".join(filter(None, (_format_move(framework, item), item.waits))))


def _build_standing(framework: Framework, item: Item) -> Pair:
    at = format_step(framework, item.current) if item.current is not None else "not rated"
    above = item.current is not None and item.current > item.expected
    standing = f"{at}, the bar is {format_step(framework, item.expected)}" if above else at
    return Pair(item.label, "; ".join((standing, *list_doubts(item.proof))))


def _build_strengths(framework: Framework, advice: Advice) -> Iterator[Block]:
    """What is at its bar by a rating, or if the person meets that of the present level; and where the bar is new."""
    rated = advice.basis == "ratings"
    strong = [each for each in advice.strengths if each.rated]
    if at_bar := [each for each in strong if each.skill not in advice.same_step]:
        yield Section("Already strong")
        yield Pairs(tuple(_build_standing(framework, each) for each in at_bar), "Strong")
    less = set() if rated else {each.skill.id for each in advice.asks_less}
    others = [each for each in advice.strengths if each not in strong and each.skill not in less]
    if others and (rated or advice.to is not None):
        meets = "you meet" if advice.who.is_reader else f"{advice.who.you} meets"
        at, label = ("Not rated: at", "Unrated") if rated else ("At", "Same step")
        yield Section(f"{at} the bar if {meets} that of {advice.who.your} present level")
        yield Pairs(tuple(_build_standing(framework, each) for each in others), label)
    larger = [each for each in (*advice.strengths, *advice.proof_gaps) if each.skill in advice.same_step and each.bar]
    if larger and advice.to is not None:
        yield Section("Asked at the same step, on a larger job")
        yield Pairs(tuple(_build_larger(framework, advice, each) for each in larger), "Larger job")


def _build_larger(framework: Framework, advice: Advice, item: Item) -> Pair:
    """The bar of a larger job, with the rating and whether it is proven beside the name."""
    unproven = "; not proven" if item in advice.proof_gaps else ""
    return Pair(item.label, item.bar, f"{_build_standing(framework, item).text}{unproven}" if item.rated else "")


def _build_asked_less(framework: Framework, change: Change) -> Pair:
    before, after = (
        format_step(framework, bar.step) if bar else "not asked for" for bar in (change.before, change.after)
    )
    return Pair(change.skill.name, f"{before} → {after}")


def _list_hints(advice: Advice, explained: bool, call: str) -> tuple[tuple[str, str], ...]:
    found = [
        (f"{call} --rate {item.skill}={item.expected}", "try a rating, nothing is stored") for item in advice.focus[:1]
    ]
    if not explained and advice.focus:
        found.append((f"{call} --explain", "why this order"))
    if advice.to is not None:
        found.append((f"pmcareer level {advice.to.id}", "the level this leads to"))
    else:
        found.append((f"pmcareer level {advice.start.id}", f"{advice.who.your} level in full"))
    if advice.lateral and advice.to is not None:
        found.append((f"pmcareer compare {advice.start.id} {advice.to.id}", "all that rises and falls"))
    elif aside := [each.id for each in advice.alternatives if each.id in advice.start.lateral]:
        found.append((f"pmcareer next --from {advice.start.id} --to {aside[0]}", "the same for the other track"))
    return tuple(found)

"""The page of `next SKILL`: one skill of the advice in full, or why there is nothing to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pm_career.advice.development import Advice, Item, Place, find_bar
from pm_career.advice.gaps import Factors
from pm_career.domain.framework import ActionKind, Framework, Skill
from pm_career.domain.page import Block, Bullets, Entry, Hint, Page, Pair, Pairs, Prose, Section, Title
from pm_career.domain.text import format_count, format_ordinal, join_names, spell_count, start_sentence
from pm_career.views.advice_basis import build_basis
from pm_career.views.development import NO_ACTIONS, build_gauge, find_bars, format_name, list_bar_rows
from pm_career.views.evidence import OTHERS_WORD, list_doubts
from pm_career.views.explanation import build_explanation
from pm_career.views.skill import format_action
from pm_career.views.steps import format_step

_SECTIONS: Mapping[ActionKind, str] = {
    "practice": "What to do",
    "people": "Whom to ask",
    "study": "What to study",
}


def build_skill_page(
    framework: Framework,
    advice: Advice,
    skill: Skill,
    place: Place,
    factors: Sequence[Factors] = (),
    *,
    rated: int | None = None,
    remarks: Sequence[str] = (),
    call: str = "pmcareer next",
) -> Page:
    """One skill of the ladder, from its `place` in the advice; `rated` is its step by a rating, if it has one.

    `factors` (of --explain) are those of all skills, `remarks` sentences about the ratings, `call` is the command that
    gives the whole advice.
    """
    ids = " → ".join((advice.start.id, *((advice.to.id,) if advice.to else ())))
    head = Title(format_name(place.item) if place.item else skill.name, "Skill", ids)
    notes = (build_basis(advice), *(Prose(remark, "Note", tone="muted") for remark in remarks))
    place_said = Prose(_describe_place(advice, place), "Place")
    own = tuple(each for each in factors if each.skill == skill.id)
    return (
        head,
        place_said,
        *notes,
        *_build_step(framework, advice, skill, place, rated),
        *_build_growth(framework, advice, skill, place),
        *build_explanation(framework, advice, own),
        Hint(_list_hints(skill, place, call)),
    )


def _describe_place(advice: Advice, place: Place) -> str:
    """Say where the skill is in the advice: to develop now or later, at its bar, or not asked for."""
    item = place.item
    if item is None:
        return f"{advice.level.title} does not ask for it."
    if place.part == "later":
        first = join_names([each.label for each in advice.focus])
        return f"It can wait: first {'come' if len(advice.focus) > 1 else 'comes'} {first}. {' '.join(item.why)}"
    if place.part == "focus" and place.position:
        several = len(advice.focus) > 1
        which = f"{format_ordinal(place.position)} of the {spell_count(len(advice.focus), 'skill')}"
        return f"The {which if several else 'one skill'} to develop now. {' '.join(item.why)}"
    return start_sentence(f"{_describe_bar(advice, place.part == 'proof_gaps', item)}.")


def _describe_bar(advice: Advice, unproven: bool, item: Item) -> str:
    """Say by what the skill is at its bar: a rating, proven or not, or what the present level asks."""
    who = advice.who
    larger = item.skill in advice.same_step
    at = f"it is at {'the step' if larger else 'its bar'} by {who.rating}"
    if larger:
        at += f", and {advice.level.title} asks the same step on a larger job"
    if unproven:
        return f"{at}, but no evidence proves it there yet"
    if advice.basis == "expectations":
        by = ", by another bar: the same step on a larger job" if larger else ""
        return f"{who.your} present level asks for the same step{by}"
    if item.current is None:
        meets = "you meet" if who.is_reader else f"{who.you} meets"
        return f"not rated: it is at its bar if {meets} that of {who.your} present level"
    if not item.proof.count:
        return at
    others = f" ({item.proof.others_word} on {OTHERS_WORD})" if item.proof.others_word else ""
    pieces = f"{format_count(item.proof.count, 'pieces')} of evidence{others}"
    single = item.proof.count == 1
    if larger:
        return f"{at}; {pieces} {'counts' if single else 'count'} for it"
    return f"{at}, and {pieces} {'proves' if single else 'prove'} it"


def _build_step(framework: Framework, advice: Advice, skill: Skill, place: Place, rated: int | None) -> Iterator[Block]:
    """The present step and the bar, with what a colleague sees there."""
    item = place.item
    if item is None:
        present = skill.expectations.get(advice.start.id)
        rows = [Pair("Rated", format_step(framework, rated))] if rated is not None else []
        if present:
            rows.append(Pair(advice.start.title, f"{format_step(framework, present.step)}. {present.asks}".strip()))
        if rows:
            yield Pairs(tuple(rows), apart=True)
        return
    yield Entry(start_sentence(_format_steps(framework, item)), "Step", gauge=build_gauge(framework, item))
    rows = list_bar_rows(advice, item)
    if item.along:
        rows.append(Pair("Take along", join_names(item.along)))
    if doubts := list_doubts(item.proof):
        rows.append(Pair("Evidence", "; ".join(doubts)))
    if rows:
        yield Pairs(tuple(rows))
    bar = skill.expectations[advice.start.id] if item.owed else find_bar(skill, advice.start, advice.level)
    if behaviours := bar.behaviours:
        yield Section("What a colleague sees at the bar")
        yield Bullets(behaviours, "A colleague sees", quiet=True)


def _format_steps(framework: Framework, item: Item) -> str:
    """'2 With help → 3 On my own, then 4 Known for it'; at the bar only the step, and the bar where it is another."""
    now = "not rated" if item.rated_step is None else format_step(framework, item.rated_step)
    first, then = find_bars(item)
    bar = format_step(framework, first)
    if item.gap != 0:
        return f"{now} → {bar}{f', then {format_step(framework, then)}' if then else ''}"
    return now if item.rated_step == first else f"{now}, the bar is {bar}"


def _build_growth(framework: Framework, advice: Advice, skill: Skill, place: Place) -> Iterator[Block]:
    """All actions by their kind, and how somebody knows that they worked; at the bar, what could prove it."""
    if place.part in ("focus", "later") and place.item is not None:
        yield from _build_actions(framework, place.item)
    elif place.item is not None and (examples := find_bar(skill, advice.start, advice.level).evidence):
        yield Section("What could prove it, for example")
        yield Bullets(examples, "Evidence", quiet=True)


def _build_actions(framework: Framework, item: Item) -> Iterator[Block]:
    growth = item.growth
    if not item.actions:
        yield Prose(NO_ACTIONS, "How")
        return
    if growth and growth.to > find_bars(item)[0]:  # not yet, and the bar is the first step
        yield Prose(
            f"This ladder names no actions to the bar. These lead on to {format_step(framework, growth.to)}.", "How"
        )
    for kind, section in _SECTIONS.items():
        texts = tuple(format_action(action) for action in item.actions if action.kind == kind)
        if texts:
            yield Section(section)
            yield Bullets(texts, section, quiet=True)
    if growth and growth.done_when:
        yield Section("You know that it worked when")
        yield Bullets(growth.done_when, "It worked when", quiet=True)
    if growth and growth.trap:
        yield Section("How people fool themselves")
        yield Prose(growth.trap, "Trap")


def _list_hints(skill: Skill, place: Place, call: str) -> tuple[tuple[str, str], ...]:
    found = []
    if place.part in ("strengths", "proof_gaps"):
        found.append((f"pmcareer evidence add --skill {skill.id}", "write down what shows it"))
    found.append((f"pmcareer skill {skill.id}", "its bar on every level"))
    return (*found, (call, "what to develop next"))

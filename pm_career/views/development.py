"""The page of `next`: the aim, a few skills with actions, what to ask for, and what can wait."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pm_career.advice.comparison import Change
from pm_career.advice.development import Advice, Item, choose_actions
from pm_career.advice.gaps import Factors
from pm_career.domain.dates import format_relative
from pm_career.domain.framework import Framework
from pm_career.domain.page import Block, Bullets, Entry, Hint, Page, Pair, Pairs, Prose, Section, Title
from pm_career.domain.text import format_ordinal, join_names, spell_count, start_sentence
from pm_career.views.evidence import list_doubts
from pm_career.views.level import format_step
from pm_career.views.skill import format_action
from pm_career.views.tracks import describe_end, is_top


def build_page(
    framework: Framework,
    advice: Advice,
    factors: Sequence[Factors] = (),
    *,
    rated: Mapping[str, date] | None = None,
    remarks: Sequence[str] = (),
    today: date | None = None,
) -> Page:
    """The whole advice; `factors` (of --explain) say why the order is as it is.

    `rated` maps skills to the days of their ratings; with `today` the page says how old they are. `remarks` are more
    sentences about the ratings.
    """
    aged = _describe_age(advice, rated or {}, today)
    return tuple(_build_blocks(framework, advice, factors, (aged, *remarks) if aged else tuple(remarks)))


def _build_blocks(
    framework: Framework, advice: Advice, factors: Sequence[Factors], remarks: Sequence[str]
) -> Iterator[Block]:
    yield from _build_aim(framework, advice)
    for remark in remarks:
        yield Prose(remark, "Note", tone="muted")
    yield from _build_focus(framework, advice)
    if advice.to is not None and advice.responsibilities:
        yield Section(f"Ask for a part of this now: {advice.to.title} is responsible for it")
        rows = tuple(Pair(each.title, each.summary) for each in advice.responsibilities)
        yield Pairs(rows, "Ask for", indent=2)
    if advice.proof_gaps:
        yield Section(f"At the bar by {advice.who.rating}, but not proven yet")
        yield Pairs(tuple(_build_standing(framework, each) for each in advice.proof_gaps), "Proof missing", indent=2)
    yield from _build_strengths(framework, advice)
    if advice.asks_less:
        yield Section(f"Asked less of than on {advice.start.title}")
        yield Pairs(tuple(_build_asked_less(framework, each) for each in advice.asks_less), "Asked less of", indent=2)
    if advice.later:
        yield Section("Leave for later")
        yield Pairs(tuple(_build_move(framework, each) for each in advice.later), "Later", indent=2)
    yield from _build_explanation(framework, advice, factors)
    yield Hint(_list_hints(advice, bool(factors)))


def _describe_age(advice: Advice, rated: Mapping[str, date], today: date | None) -> str:
    """How many skills are rated and how old the ratings are; empty if the advice rests on none."""
    if not rated or today is None or advice.basis != "ratings":
        return ""
    newest, oldest = (format_relative(min(day, today), today) for day in (max(rated.values()), min(rated.values())))
    asked = len(advice.focus + advice.later + advice.strengths + advice.proof_gaps)
    spread = f"the newest {newest}, the oldest {oldest}" if newest != oldest else newest
    return f"{len(rated)} of the {asked} skills asked for are rated: {spread}."


def _build_aim(framework: Framework, advice: Advice) -> Iterator[Block]:
    if advice.to is None:
        ends = describe_end(framework, advice.start)
        yield Title(f"{advice.start.title}: {ends}", "Aim", advice.start.id)
        none = (
            "There is no level above this one."
            if is_top(framework, advice.start)
            else "No level leads on from this one."
        )
        who = start_sentence(advice.who.you)
        spoken = "" if advice.who.is_reader else f". To {who} the ladder says"
        yield Prose(f"{none} {who} can still grow here{spoken}:", "Note")
        growing = advice.start.growing_here or _GROWING_AT_THE_TOP
        yield Bullets(growing, "Growing here", quiet=True)
    else:
        ids = " → ".join((advice.start.id, *(stage.id for stage in advice.stages)))
        yield Title(f"From {advice.start.title} to {advice.stages[-1].title}", "Aim", ids)
    if len(advice.stages) > 1:
        names = [stage.title for stage in advice.stages]
        first = f"{spell_count(len(names), 'stage').capitalize()}: {', then '.join(names)}. This is the first."
        yield Prose(first, "Stages")
    if advice.lateral and advice.to is not None:
        track = framework.find_track_title(advice.to)
        named = f" ({track})" if track else ""
        move = f"{advice.to.title} is at the same rank on another track{named}: neither up nor down."
        yield Prose(move, "Move")
    if others := _describe_alternatives(advice):
        yield Prose(others, "Alternatives", tone="muted")
    if advice.basis == "expectations" and advice.to is None:
        yield Prose(
            f"{_say_none(advice)}: --rate SKILL=N compares {advice.who.you} with this level.", "Basis", tone="muted"
        )
    else:
        yield build_basis(advice)


def build_basis(advice: Advice) -> Prose:
    """Say what the advice starts from: ratings, or what the present level expects."""
    who = advice.who
    if advice.basis == "expectations":
        text = f"{_say_none(advice)}: this starts from what {who.your} present level expects of {who.you}."
    else:
        text = f"From {who.ratings}; a skill without one starts from {who.your} present level."
    return Prose(text, "Basis", tone="muted")


def _say_none(advice: Advice) -> str:
    """Begin a sentence about advice that rests on no rating."""
    who = advice.who
    if advice.has_others:
        return f"None of {who.ratings} counts here"
    return start_sentence(who.no_ratings)


def _describe_alternatives(advice: Advice) -> str:
    """'The ladder forks here. This is one way; the other: Shopkeeper.', with what is up apart from what is aside."""
    aside = [each.title for each in advice.alternatives if each.id in advice.start.lateral]
    up = [each.title for each in advice.alternatives if each.id not in advice.start.lateral]
    found = []
    if up and advice.lateral:
        found.append(f"Up from {advice.who.your} present level: {join_names(up)}.")
    elif up and advice.to is not None:
        others = "the other" if len(up) == 1 else "the others"
        found.append(f"The ladder forks here. This is one way; {others}{' up' if aside else ''}: {join_names(up)}.")
    if aside:
        found.append(f"To another track, at the same rank: {join_names(aside)}.")
    return " ".join(found)


_GROWING_AT_THE_TOP = (
    "Help somebody on the level below to do a part of your work, and leave the decision to them.",
    "Pick the skill that others ask you about, and write down how you do it, so that they need not ask.",
)


def _build_focus(framework: Framework, advice: Advice) -> Iterator[Block]:
    if not advice.focus:
        if advice.to is not None:
            yield Section("Nothing to develop for this level")
            yield Prose("Every skill it asks for is at its bar. Gather evidence, and ask for the work.", "Focus", 2)
        return
    yield Section(
        "Develop this" if len(advice.focus) == 1 else f"Develop these {spell_count(len(advice.focus), 'skill')}"
    )
    for number, item in enumerate(advice.focus, start=1):
        name = f"{item.label} ({item.name})" if item.label != item.name else item.label
        yield Entry(name, f"Skill {number}", _format_move(framework, item), number=number)
        yield Prose(" ".join(item.why), "Why here", indent=5, tone="muted")
        if item.bar:
            yield Prose(item.bar, "The bar", indent=5, quiet=False)
        yield from _build_actions(item)


def _build_actions(item: Item) -> Iterator[Block]:
    if item.growth is None or not item.actions:
        yield Prose("This ladder names no actions for this step: practise what the bar says.", "How", indent=5)
        return
    rows = tuple(Pair(action.kind, format_action(action)) for action in choose_actions(item))
    yield Pairs(rows, "Do", indent=5)
    if item.growth.done_when:
        yield Bullets(item.growth.done_when, "It worked when", indent=5)


def _format_move(framework: Framework, item: Item) -> str:
    target = framework.find_step_name(item.expected)
    return (
        f"{framework.find_step_name(item.current)} → {target}" if item.current is not None else f"not rated → {target}"
    )


def _build_move(framework: Framework, item: Item) -> Pair:
    return Pair(item.label, _format_move(framework, item))


def _build_standing(framework: Framework, item: Item) -> Pair:
    at = format_step(framework, item.current) if item.current is not None else "not rated"
    above = item.current is not None and item.current > item.expected
    standing = f"{at}, the bar is {format_step(framework, item.expected)}" if above else at
    return Pair(item.label, "; ".join((standing, *list_doubts(item.proof))))


def _build_strengths(framework: Framework, advice: Advice) -> Iterator[Block]:
    if advice.basis == "ratings":
        strong = tuple(_build_standing(framework, each) for each in advice.strengths if each.current is not None)
        unrated = tuple(_build_standing(framework, each) for each in advice.strengths if each.current is None)
        if strong:
            yield Section("Already strong")
            yield Pairs(strong, "Strong", indent=2)
        if unrated:
            meets = "you meet" if advice.who.is_reader else f"{advice.who.you} meets"
            yield Section(f"Not rated: at the bar if {meets} that of {advice.who.your} present level")
            yield Pairs(unrated, "Unrated", indent=2)
        return
    less = {each.skill.id for each in advice.asks_less}
    same = tuple(_build_standing(framework, each) for each in advice.strengths if each.skill not in less)
    if same and advice.to is not None:
        yield Section(f"Already strong: {advice.who.your} present level asks for the same step")
        yield Pairs(same, "Strong", indent=2)


def _build_asked_less(framework: Framework, change: Change) -> Pair:
    before, after = (
        format_step(framework, bar.step) if bar else "not asked for" for bar in (change.before, change.after)
    )
    return Pair(change.skill.name, f"{before} → {after}")


def _build_explanation(framework: Framework, advice: Advice, factors: Sequence[Factors]) -> Iterator[Block]:
    if not factors:
        return
    yield Section("Why this order")
    rule = (
        "What the level puts in focus comes first, then the larger gap, then the ladder's own order. A skill that "
        "others on the list build on comes before them. Below: the chosen skills, and the first that waits."
    )
    yield Prose(rule, "Rule", indent=2, tone="muted")
    for each in factors[: len(advice.focus) + 1]:
        label = framework.skill(each.skill).find_label(advice.level.id)
        yield Entry(f"{format_ordinal(each.position)}: {label}", "Place")
        rows = [Pair("in focus", "yes" if each.focus else "no")]
        carried = [framework.skill(skill).find_label(advice.level.id) for skill in each.carries]
        rows.append(Pair("build on it", join_names(carried) if carried else "none of these skills"))
        rows.append(
            Pair("gap", spell_count(each.gap, "step") if each.gap is not None else "not known: counts as one step")
        )
        rows.append(Pair("one step lower", _describe_position(each.position, each.lower)))
        rows.append(Pair("one step higher", _describe_position(each.position, each.higher)))
        yield Pairs(tuple(rows), label, indent=4)


def _describe_position(now: int, then: int | None) -> str:
    if then is None:
        return "there is no such step"
    if then == 0:
        return "at the bar: it would leave the list"
    return f"it would stay {format_ordinal(now)}" if then == now else f"it would come {format_ordinal(then)}"


def _list_hints(advice: Advice, explained: bool) -> tuple[tuple[str, str], ...]:
    call = f"pmcareer next --from {advice.start.id}"
    usual = advice.start.next[:1]
    if advice.stages and usual != (advice.stages[-1].id,):
        call += f" --to {advice.stages[-1].id}"
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

"""The page of `next`: three skills with the bar and one thing to do, and in a line each what else there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pm_career.advice.actions import find_first_action
from pm_career.advice.development import Advice, Item
from pm_career.advice.gaps import Factors
from pm_career.domain.framework import Framework
from pm_career.domain.page import Block, Bullets, Entry, Gauge, Hint, Page, Pair, Pairs, Prose, Title
from pm_career.domain.text import join_names, spell_count, start_sentence
from pm_career.views.advice_basis import describe_basis
from pm_career.views.entry import build_entering, list_entry_hints
from pm_career.views.explanation import build_explanation
from pm_career.views.steps import format_step
from pm_career.views.theme import SEPARATOR, UNKNOWN
from pm_career.views.tracks import describe_end, is_top

_GROWING_AT_THE_TOP = (
    "Help somebody on the level below to do a part of your work, and leave the decision to them.",
    "Pick the skill that others ask you about, and write down how you do it, so that they need not ask.",
)

_SCREEN = 80
_LINE = 66
"""Characters beside a name on a screen of 80 columns."""
NO_ACTIONS = "This ladder names no actions for this step: practise what the bar says."


def build_page(
    framework: Framework,
    advice: Advice,
    factors: Sequence[Factors] = (),
    *,
    rated: Mapping[str, date] | None = None,
    remarks: Sequence[str] = (),
    today: date | None = None,
    call: str = "pmcareer next",
    steps: Sequence[tuple[str, str]] = (),
) -> Page:
    """The advice on one screen; `factors` (of --explain) say why the order is as it is.

    `rated` maps skills to the days of their ratings; with `today` the page says how old they are. `remarks` are more
    sentences about the ratings. `call` is the command that gives this advice; `steps` are commands to offer before
    others, each with what it is for.
    """
    basis = Prose(describe_basis(advice, rated or {}, today), "Basis", tone="muted")
    entering: Page = ()
    if advice.entering is not None:
        entering = tuple(build_entering(framework, advice.entering, advice.level.title))
    forks = advice.to is None or any(each.id not in advice.start.lateral for each in advice.alternatives)
    others = describe_alternatives(framework, advice) if forks and not advice.lateral else ""
    fork = (Prose(others, "Alternatives", tone="muted"),) if others else ()
    notes = (*fork, basis, *(Prose(remark, "Note", tone="muted") for remark in remarks if remark))
    hint = Hint((*steps, *_list_hints(advice, call, other=not steps)))
    return (*build_aim(framework, advice), *notes, *_build_skills(framework, advice, factors), *entering, hint)


def _build_skills(framework: Framework, advice: Advice, factors: Sequence[Factors]) -> Iterator[Block]:
    if not advice.focus and advice.to is not None:
        yield from build_nothing_to_develop(advice)
    named = {item.label for item in advice.focus}
    for number, item in enumerate(advice.focus, start=1):
        yield _build_heading(framework, item, f"Skill {number}", number)
        yield Pairs(_list_reasons(item, [name for name in item.along if name not in named]))
        named.update(item.along)
    if rows := _list_others(advice):
        yield Pairs(rows, apart=True)
    yield from build_explanation(framework, advice, factors)


def build_aim(framework: Framework, advice: Advice, *, full: bool = False) -> Iterator[Block]:
    """Say from where to where, or how to grow where the ladder ends; `full` names every stage of the way."""
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
        if full or not advice.focus:
            yield Prose(f"{none} {who} can still grow here{spoken}:", "Note")
            growing = advice.start.growing_here or _GROWING_AT_THE_TOP
            yield Bullets(growing, "Growing here", quiet=True)
        else:
            yield Prose(f"{none} This is below its own bar:", "Note")
        return
    ids = " → ".join((advice.start.id, *(stage.id for stage in advice.stages)))
    several = len(advice.stages) > 1
    title = f"From {advice.start.title} to {advice.stages[-1].title}"
    if advice.entering is not None:
        title = f"How to become {advice.stages[-1].title}"
    if advice.to == advice.start:
        title, ids = f"{advice.start.title}: to the bar of this level", advice.start.id
    beside = full or (not several and len(title) + len(ids) + 2 <= _SCREEN)
    yield Title(title, "Aim", ids if beside else "")
    if several:
        names = ", then ".join(stage.title for stage in advice.stages)
        whole = f"{spell_count(len(advice.stages), 'stage').capitalize()}: {names}. This is the first."
        level = ": neither up nor down" if advice.lateral else ""
        yield Prose(whole if full else f"Stage 1 of {ids}{level}.", "Stages")
    if advice.lateral and full:
        track = framework.find_track_title(advice.to)
        named = f" ({track})" if track else ""
        yield Prose(f"{advice.to.title} is at the same rank on another track{named}: neither up nor down.", "Move")
    elif advice.lateral and not several:
        yield Prose("At the same rank, on another track: neither up nor down.", "Move")


def build_nothing_to_develop(advice: Advice) -> Iterator[Block]:
    """Say that nothing is below its bar as far as is known, and how to go on: to rate, to ask for more, to grow."""
    unrated = [item.label for item in advice.strengths if not item.rated]
    if advice.basis == "expectations":
        yield Prose("Only ratings can tell what is below its bar.", "Focus")
    elif unrated:
        yield Prose(f"No rating is below its bar. Not rated yet: {join_names(unrated)}.", "Focus")
    else:
        yield Prose("Every skill it asks for is at its bar. Gather evidence, and ask for the work.", "Focus")
        if advice.start.growing_here:
            yield Bullets(advice.start.growing_here, "To grow without moving up")


def describe_alternatives(framework: Framework, advice: Advice) -> str:
    """'The ladder forks here. This way: Craft; the other: Shopkeeper.', with what is up apart from what is aside."""
    aside = [each.title for each in advice.alternatives if each.id in advice.start.lateral]
    up = [each.title for each in advice.alternatives if each.id not in advice.start.lateral]
    found = []
    if up and advice.lateral:
        found.append(f"Up from {advice.who.your} present level: {join_names(up)}.")
    elif up and advice.entering is not None:
        found.append(f"The ladder has other first levels: {join_names(up)}.")
    elif up and advice.to is not None:
        others = "the other" if len(up) == 1 else "the others"
        track = framework.find_track_title(advice.stages[0])
        this = f"This way: {track}" if track else "This is one way"
        found.append(f"The ladder forks here. {this}; {others}{' up' if aside else ''}: {join_names(up)}.")
    if aside:
        found.append(f"To another track, at the same rank: {join_names(aside)}.")
    return " ".join(found)


def _build_heading(framework: Framework, item: Item, label: str, number: int | None = None) -> Entry:
    """Build the heading of one skill of the advice: its name, its gauge, and the steps from and to."""
    now = "not rated" if item.rated_step is None else format_step(framework, item.rated_step)
    first, then = find_bars(item)
    onward = f", then {format_step(framework, then)}" if then else ""
    return Entry(
        format_name(item),
        label,
        f"{UNKNOWN if item.rated_step is None else item.rated_step} → {first}{f', then {then}' if then else ''}",
        number=number,
        gauge=build_gauge(framework, item),
        spoken=f"now {now}, the bar {format_step(framework, first)}{onward}",
    )


def find_bars(item: Item) -> tuple[int, int | None]:
    """Find the step to reach first, and the one after it: the present level's comes first where the skill is owed."""
    if not item.owed or item.asked is None:
        return item.expected, None
    return item.asked, item.expected if item.expected > item.asked else None


def build_gauge(framework: Framework, item: Item) -> Gauge:
    """Build a gauge of the rating, if there is one, up to the step to reach first."""
    return Gauge(item.rated_step, find_bars(item)[0], len(framework.scale))


def list_bar_rows(advice: Advice, item: Item) -> list[Pair]:
    """List what is asked: for an owed skill the bar of the present level, before the target's where that is another."""
    if not item.owed:
        return [Pair("The bar", item.bar)] if item.bar else []
    rows = [("The bar", item.asked_bar), (f"At {advice.level.id}", item.bar if item.bar != item.asked_bar else "")]
    return [Pair(name, text) for name, text in rows if text]


def format_name(item: Item) -> str:
    """Format the level's name for a skill, with the skill's own where that is another."""
    return f"{item.label} ({item.name})" if item.label != item.name else item.label


def _list_reasons(item: Item, along: Sequence[str]) -> tuple[Pair, ...]:
    """Why a skill is here, its bar, and the first thing to do; what the ladder does not say is left out.

    `along` are the names of what to take along that the page does not name before.
    """
    rows = [] if item.from_present_job and item.focus else [Pair("Why", item.reason)]
    if bar := item.asked_bar if item.owed else item.bar:
        rows.append(Pair("The bar", bar))
    elif item.description:
        rows.append(Pair("What it is", item.description))
    action = find_first_action(item)
    if action is not None:
        name = "From your job" if item.from_present_job else f"This {action.size}" if action.size else "To do"
        rows.append(Pair(name, action.text))
    if along:
        rows.append(Pair("Along", join_names(along)))
    return tuple(rows)


def _list_others(advice: Advice) -> tuple[Pair, ...]:
    """A row each for what to ask for a part of, what is at its bar, and what waits and is not taken along."""
    if advice.entering is not None:
        return tuple(Pair(name, text) for name, text in _list_at_bar(advice) if text)
    waiting = [f"{item.label} (in focus)" for item in advice.later if item.waits]
    along = {name for item in advice.focus for name in item.along}
    asked = advice.responsibilities if advice.to else ()
    rows = (
        ("Ask for", _join([each.title for each in asked], [each.short or each.title for each in asked])),
        *_list_at_bar(advice),
        ("Later", _join([*waiting, *(item.label for item in advice.later if not (item.waits or item.label in along))])),
    )
    return tuple(Pair(name, text) for name, text in rows if text)


def _list_at_bar(advice: Advice) -> tuple[tuple[str, str], ...]:
    """What is at its bar by a rating, and what only at the step of a larger job; and of which the proof is missing."""
    if advice.basis == "expectations":
        less = {change.skill.id for change in advice.asks_less}
        same = [item.label for item in advice.strengths if item.skill not in less]
        larger = any(item.skill in advice.same_step for item in advice.strengths)
        return (("Larger job" if larger else "Same step", _join(same)),)
    strong = [item for item in advice.strengths if item.rated]
    rows = []
    for name, larger in (("At the bar", False), ("Larger job", True)):
        proven, unproven = (
            [item.label for item in items if (item.skill in advice.same_step) == larger]
            for items in (strong, advice.proof_gaps)
        )
        rows.append((name, _join_proven(proven, unproven)))
    return tuple(rows)


def _join_proven(proven: Sequence[str], unproven: Sequence[str]) -> str:
    """'Strategy; not proven: Delivery · Analysis'."""
    groups = ((proven, ""), (unproven, "not proven: "))
    return "; ".join(f"{said}{_join(names)}" for names, said in groups if names)


def _join(names: Sequence[str], short: Sequence[str] = ()) -> str:
    """Join names; the short ones where those in full are longer than a line."""
    whole = SEPARATOR.join(names)
    return SEPARATOR.join(short) if short and len(whole) > _LINE else whole


def _list_hints(advice: Advice, call: str, *, other: bool) -> tuple[tuple[str, str], ...]:
    rest = call.removeprefix("pmcareer next")
    found = [(f"pmcareer next {item.skill}{rest}", "in full") for item in advice.focus[:1] if not advice.entering]
    found.append((f"{call} --full", "all in full"))
    if not advice.focus and advice.basis == "ratings" and advice.who.is_reader and not advice.who.rater:
        found.append(("pmcareer assess --rater manager", "have your manager rate you, too"))
    if advice.entering is not None:
        found += list_entry_hints(advice.entering, call)
    if other and advice.alternatives:
        found.append((f"pmcareer next --from {advice.start.id} --to {advice.alternatives[0].id}", "other way"))
    return tuple(found)

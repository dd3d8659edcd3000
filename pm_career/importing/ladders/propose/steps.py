"""Propose what the cells mean by a number or a word: steps of a scale, or texts like all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import msgspec

from pm_career.domain.framework import MOST_STEPS
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.claims import Claim, Gathered
from pm_career.importing.ladders.mapping import Doubt, Several, Steps
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.scale import parse_legend
from pm_career.importing.ladders.steps import LOWER, Number, count_drawn, find_number, is_day
from pm_career.importing.ladders.vocabulary import find_scale_place, says_nothing

_HIGHEST = 10
"""Scales are counted up to here; higher numbers are points or hundredths, and a step for each that occurs."""
_SHOWN = 8
Pairs = tuple[tuple[str, str], ...]


class Proposed(msgspec.Struct):
    """What is proposed, with what speaks against it, and what was assumed."""

    steps: Steps = "place"
    scale: Pairs = ()
    several: Several = "all"
    doubts: list[Doubt] = []
    assumed: list[str] = []

    def doubt(self, said: str, *others: str) -> None:
        """Note what speaks against the steps."""
        self.doubts.append(Doubt(said, "steps", others))


def propose_steps(gathered: Gathered, wishes: Wishes) -> tuple[Steps, Pairs, Several, list[Doubt], list[str]]:
    """Propose steps, scale and what is made of several texts, from the claims of a first taking, with doubts.

    Raises a UsageError for names of steps in an option that are fewer than those of the file.
    """
    made = Proposed()
    said = [claim.text for claim in gathered.claims if claim.what == "step" and _says(claim)]
    texts = said or [claim.text for claim in gathered.claims if claim.what == "content" and _says(claim)]
    legend = _find_legend(gathered)
    numbers = _find_numbers(texts)
    names = {fold_spaces(name) for name in (*legend.values(), *wishes.scale)}
    named = {text for text in texts if fold_spaces(text) in names or find_scale_place(text) is not None} - {*numbers}
    steps = [text for text in texts if text in numbers or text in named or is_day(text)]
    others = list(dict.fromkeys(one_line(text) for text in texts if text not in steps))
    if said or 2 * len(steps) > len(texts):
        if others and not said:
            made.doubt(f"Among steps stand texts, and are taken as such: {_list(others)}.", "place")
        if sum(text in numbers for text in texts) > sum(text not in numbers for text in texts if not is_day(text)):
            _propose_numbers(made, numbers, texts, legend, wishes.scale)
        else:
            _propose_names(made, [text for text in texts if text in named or said], legend, wishes.scale, sure=True)
    elif _come_again(gathered):
        _propose_names(made, texts, legend, wishes.scale, sure=False)
    else:
        made.scale = tuple((name, name) for name in wishes.scale) or _name_legend(legend)
        amounts = list(dict.fromkeys(one_line(text) for text in texts if text in steps))
        if amounts:
            made.assumed.append(
                f"A number or word of a scale that stands among texts is a text, too: {_list(amounts)}."
            )
        if texts or any(claim.what in ("tick", "behaviours") for claim in gathered.claims):
            made.assumed.append("The file gives no steps: each is that of the level's place on the ladder.")
    if len(made.scale) > MOST_STEPS:
        made.doubt(f"The file has {len(made.scale)} different steps, and a scale has at most {MOST_STEPS}.", "place")
    _propose_several(made, gathered, wishes)
    return made.steps, made.scale, made.several, made.doubts, made.assumed


def _says(claim: Claim) -> bool:
    return claim.level is not None and bool(claim.skill) and not says_nothing(claim.text)


def _find_legend(gathered: Gathered) -> dict[float, str]:
    """Find the names of steps that the file gives by their number, without that of 0."""
    legend: dict[float, str] = {float(step): name for step, (_, _, name) in gathered.named_steps.items()}
    for claim in gathered.claims:
        if claim.what == "scale":
            legend = {**{float(step): name for step, name in parse_legend(claim.text).items()}, **legend}
    return {step: legend[step] for step in sorted(legend) if step > 0}


def _is_highest_first(names: Mapping[float, str]) -> bool:
    """Whether the names of steps, in the order of their numbers, fall from the highest on."""
    places = [place for name in names.values() if (place := find_scale_place(name)) is not None]
    return len(places) > 1 and places == sorted(places, reverse=True)


def _name_legend(legend: Mapping[float, str]) -> Pairs:
    """The steps of a legend, the lowest first."""
    pairs = tuple((f"{step:g}", one_line(name)) for step, name in legend.items())
    return pairs[::-1] if _is_highest_first(legend) else pairs


def _find_numbers(texts: Sequence[str]) -> dict[str, Number]:
    """Find the numbers in the cells; those that are drawn only if one has several signs: else they are ticks."""
    numbers = {text: number for text in texts if (number := find_number(text)) and number.value >= 0}
    drawn = {text: number for text in texts if text not in numbers and (number := count_drawn(text))}
    if any(number.value > 1 or number.out_of for number in drawn.values()):
        numbers.update(drawn)
    return numbers


def _propose_numbers(
    made: Proposed, numbers: dict[str, Number], texts: Sequence[str], legend: dict[float, str], given: Sequence[str]
) -> None:
    """Propose that numbers are steps: counted from 1, or those that occur where they are halves or hundredths."""
    made.steps = "numbers"
    values = sorted({number.value for number in numbers.values()} - {0})
    out_of = max((number.out_of for number in numbers.values() if number.out_of <= _HIGHEST), default=0)
    names = legend or _find_names_beside(numbers)
    is_counted = all(value == int(value) for value in values) and max(values, default=0) <= _HIGHEST
    if is_counted:
        values = list(range(1, int(max(*values, *names, out_of, len(given), 2)) + 1))
    else:
        values = sorted({*values, *names})
    if 0 < len(given) < len(values):
        raise UsageError(
            f"--scale names {len(given)} steps, and the file uses {len(values)}.", "Name every step, the lowest first."
        )
    names = dict(zip(values, given, strict=False)) or names
    sign = "%" if all("%" in text for text in numbers) else ""
    default = "Step {:g}" if not sign and max(values) <= _HIGHEST else "{:g}" + sign
    made.scale = tuple((f"{value:g}{sign}", one_line(names.get(value) or default.format(value))) for value in values)
    if _is_highest_first(names):
        made.scale = made.scale[::-1]
        made.assumed.append(f"The lowest step has the highest number: {made.scale[0][1]}.")
    if not names:
        what = "they are counted" if is_counted else "each number is one, in their order"
        made.assumed.append(f"The steps have no names in the file: {what}.")
    ranges = [one_line(text) for text, number in numbers.items() if number.done == LOWER]
    if ranges:
        made.doubt(f"These are between two steps, and the lower one is taken: {_list(ranges)}.", "place")
    if {number.value for number in numbers.values()} <= {0, 1}:
        made.doubt("Every number is 0 or 1: each may be a tick, and no step.", "place")
    days = [one_line(text) for text in texts if is_day(text)]
    if days:
        made.assumed.append(f"A spreadsheet made days of these, and they are no steps: {_list(days)}.")


def _find_names_beside(numbers: dict[str, Number]) -> dict[float, str]:
    """Find the names that stand beside the numbers in the cells, if each number has one: else they are sentences."""
    beside: dict[float, dict[str, str]] = defaultdict(dict)
    for number in numbers.values():
        if number.beside and number.value:
            beside[number.value].setdefault(fold_spaces(number.beside), number.beside)
    return (
        {value: next(iter(names.values())) for value, names in beside.items()}
        if all(len(names) == 1 for names in beside.values())
        else {}
    )


def _propose_names(
    made: Proposed, texts: Sequence[str], legend: dict[float, str], given: Sequence[str], *, sure: bool
) -> None:
    """Propose that words are steps, in the order of the option, of the legend, or of what they usually mean."""
    made.steps = "names"
    words = list({fold_spaces(text): one_line(text) for text in texts if not find_number(text)}.values())
    if given:
        made.scale = tuple((name, name) for name in given)
        known = {*map(fold_spaces, given)}
    else:
        made.scale = _name_legend(legend)
        known = {fold_spaces(name) for name in legend.values()}
    left = [word for word in words if fold_spaces(word) not in known]
    if not left:
        return
    places = {word: find_scale_place(word) for word in words}
    ordered = sorted(words, key=lambda word: places[word] or 0)
    if known:
        made.doubt(f"The scale does not have these words: {_list(left)}.", "place")
    elif None not in places.values() and len({*places.values()}) == len(words):
        made.scale = tuple((word, word) for word in ordered)
        made.assumed.append(f"The steps, by what their names usually mean: {', '.join(ordered)}.")
    else:
        made.scale = tuple((word, word) for word in words)
        what = "which of these steps is the lowest" if sure else "whether these are steps, and which is the lowest"
        made.doubts.append(Doubt(f"Nothing says {what}: {_list(words)}.", "steps", tuple(words), "--scale"))


def _come_again(gathered: Gathered) -> bool:
    """Whether each text is that of several skills, as names of steps are and sentences are not."""
    skills: dict[str, set[str]] = defaultdict(set)
    for claim in gathered.claims:
        if claim.what == "content" and _says(claim):
            skills[fold_spaces(claim.text)].add(claim.skill)
    return 1 < len(skills) <= MOST_STEPS and all(len(of) > 1 for of in skills.values())


def _propose_several(made: Proposed, gathered: Gathered, wishes: Wishes) -> None:
    """Propose what is made of several different texts for one skill at one level.

    Rows of one table belong together. What two parts say differently of a few contradicts itself; where they do so of
    most, both may count.
    """
    if wishes.repeats:
        made.several = "first" if wishes.repeats == "first" else "all"
        return
    parts: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in gathered.claims:
        if claim.what == "content" and _says(claim) and claim.level and claim.at and not find_number(claim.text):
            parts[claim.skill, f"{claim.level}"][claim.at.table].add(fold_spaces(claim.text))
    inside = any(len(texts) > 1 for own in parts.values() for texts in own.values())
    shared = [list(own.values()) for own in parts.values() if len(own) > 1]
    differ = sum(any(texts != own[0] for texts in own) for own in shared)
    if inside:
        made.assumed.append(
            "Several texts of one level and skill belong together: the first is the bar, the others behaviours."
        )
    if differ and (inside or 2 * differ > len(shared)):
        said = "Several parts of the file have different texts for one skill at one level, and all are taken."
        made.doubts.append(Doubt(said, "several", ("first",)))
    elif differ:
        made.several = "first"


def _list(texts: Collection[str]) -> str:
    shown = [*texts][:_SHOWN]
    return ", ".join(f"'{text[:60]}'" for text in shown) + (" …" if len(texts) > _SHOWN else "")

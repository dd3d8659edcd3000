"""Propose what the cells mean by a number or a word: steps of a scale, or texts like all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from pm_career.domain.framework import MOST_STEPS
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.claims import Claim, Gathered
from pm_career.importing.ladders.mapping import Doubt, Several, Steps, quote_texts
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.scale import parse_legend
from pm_career.importing.ladders.steps import LOWER, Number, count_drawn, find_number, is_day
from pm_career.importing.ladders.vocabulary import find_scale_place, refers_elsewhere, says_nothing

_HIGHEST = 10
"""Scales are counted up to here; higher numbers are points or hundredths, and a step for each that occurs."""
_MOST_POINTS = 100
_FAR = 2
"""A number that stands once, and is so many times the highest of a scale, is hardly a step ('44' beside 1 to 4)."""
_MOST_WORDS = 3
"""In so many words people say that there is nothing ('nicht im Einsatz'), and hardly what they expect."""
Pairs = tuple[tuple[str, str], ...]


class StepsProposal(msgspec.Struct):
    """What is proposed of steps, scale, several texts and what says nothing, as in a mapping, with its doubts.

    It goes by the `texts` that may be steps, the `legend` of names for numbers, and the names that an option gave.
    """

    texts: list[str]
    legend: dict[float, str]
    given: tuple[str, ...]
    numbers: dict[str, Number] = {}
    steps: Steps = "place"
    scale: Pairs = ()
    several: Several = "all"
    nothing: tuple[str, ...] = ()
    doubts: list[Doubt] = []
    assumed: list[str] = []

    def doubt(self, said: str) -> None:
        """Note what speaks against taking cells for steps."""
        self.doubts.append(Doubt(said, "steps", ("place",)))


def propose_steps(gathered: Gathered, wishes: Wishes) -> StepsProposal:
    """Propose steps, scale, what is made of several texts, and what says nothing, from the claims of a first taking.

    Cells are steps that are said to be, and those of which more than half are numbers or names of steps. Raises a
    UsageError for names of steps in an option that are fewer than those of the file.
    """
    about = [claim for claim in gathered.claims if claim.level and claim.skill and not says_nothing(claim.text)]
    said = [claim for claim in about if claim.what == "step"]
    contents = [claim for claim in about if claim.what == "content"]
    made = StepsProposal([claim.text for claim in said or contents], _find_legend(gathered), wishes.scale)
    made.numbers = _find_numbers(made.texts)
    names = {fold_spaces(name) for name in (*made.legend.values(), *wishes.scale)}
    named = [text for text in made.texts if fold_spaces(text) in names or find_scale_place(text) is not None]
    named = [text for text in named if text not in made.numbers]
    counted = sum(text in made.numbers for text in made.texts)
    days = [text for text in made.texts if is_day(text)]
    others = [text for text in made.texts if text not in made.numbers and text not in named and text not in days]
    if not said and not _come_again(contents):
        points = [claim for claim in about if claim.what == "behaviours"]
        _find_nothing(made, [claim for claim in contents if claim.text in others], points)
        others = [text for text in others if one_line(text) not in made.nothing]
    if said or counted + len(named) > len(others):
        if others and not said:
            made.doubt(f"Among steps stand texts, and are taken as such: {quote_texts(others)}.")
        if counted > len(named) + len(others) * bool(said):
            _propose_numbers(made)
            levels = {claim.level for claim in said or contents}
            if len(levels) > 1 and {number.value for number in made.numbers.values()} <= {0, 1}:
                made.doubt("Every number is 0 or 1: each may be a tick, and no step.")
        else:
            _propose_names(made, [*named, *(others if said else [])], sure=True)
        if days:
            made.assumed.append(f"A spreadsheet made days of these, and they are no steps: {quote_texts(days)}.")
    elif _come_again(contents):
        _propose_names(made, made.texts, sure=False)
    else:
        made.scale = tuple((name, name) for name in wishes.scale) or _order_legend(made.legend)
        amounts = [text for text in made.texts if text not in others]
        if amounts:
            made.assumed.append(f"A number or step that stands among texts is a text, too: {quote_texts(amounts)}.")
        made.assumed.append("The file gives no steps: each is that of the level's place on the ladder.")
    if len(made.scale) > MOST_STEPS:
        made.doubt(f"The file has {len(made.scale)} different steps, and a scale has at most {MOST_STEPS}.")
    made.several = _propose_several(made, contents, wishes)
    return made


def _find_legend(gathered: Gathered) -> dict[float, str]:
    """Find the names of steps that the file gives by their number, without that of 0."""
    legend: dict[float, str] = {float(step): name for step, (_, _, name) in gathered.named_steps.items()}
    for claim in gathered.claims:
        for step, name in parse_legend(claim.text).items() if claim.what == "scale" else ():
            legend.setdefault(step, name)
    return {step: legend[step] for step in sorted(legend) if step > 0}


def _is_highest_first(names: Mapping[float, str]) -> bool:
    """Whether the names of steps, in the order of their numbers, fall from the highest on."""
    places = [place for name in names.values() if (place := find_scale_place(name)) is not None]
    return len(places) > 1 and places == sorted(places, reverse=True)


def _order_legend(legend: Mapping[float, str]) -> Pairs:
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


def _propose_numbers(made: StepsProposal) -> None:
    """Propose that numbers are steps: counted from 1, or those that occur where they are halves or hundredths."""
    made.steps = "numbers"
    values = sorted({number.value for number in made.numbers.values()} - {0})
    out_of = max((number.out_of for number in made.numbers.values() if number.out_of <= _HIGHEST), default=0)
    names = made.legend or _find_names_beside(made.numbers)
    if all(value == int(value) for value in values) and max(values, default=0) <= _HIGHEST:
        highest = max(*values, *names, out_of, len(made.given), 2)
        values = [float(value) for value in range(1, int(highest) + 1)]
    else:
        values = sorted({*values, *names})
    if 0 < len(made.given) < len(values):
        said = f"--scale names {len(made.given)} steps, and the file uses {len(values)}."
        raise UsageError(said, "Name every step, the lowest first.")
    names = dict(zip(values, made.given, strict=False)) or names
    sign = "%" if all("%" in text for text in made.numbers) else ""
    default = "Step {:g}" if not sign and max(values) <= _HIGHEST else "{:g}" + sign
    made.scale = tuple((f"{value:g}{sign}", one_line(names.get(value) or default.format(value))) for value in values)
    if not made.given and _is_highest_first(names):
        made.scale = made.scale[::-1]
        made.assumed.append(f"The lowest step has the highest number: {made.scale[0][1]}.")
    *others, (text, top) = sorted(made.numbers.items(), key=lambda each: each[1].value)
    is_far = bool(others) and others[-1][1].value <= _HIGHEST and top.value > _FAR * _HIGHEST
    if is_far and made.texts.count(text) == 1:
        made.doubt(f"One number alone is far above the others: {text}.")
    if not names and max(values, default=0) > _MOST_POINTS:
        made.doubt(f"Numbers as high as {max(values):g} may be no steps.")
    if not names:
        made.assumed.append("The steps of the scale have no names in the file: the numbers tell their order.")
    ranges = [text for text, number in made.numbers.items() if number.done == LOWER]
    if ranges:
        made.doubt(f"These are between two steps, and the lower one is taken: {quote_texts(ranges)}.")


def _find_names_beside(numbers: Mapping[str, Number]) -> dict[float, str]:
    """Find the names that stand beside the numbers in the cells, if each number has one: else they are sentences."""
    beside: dict[float, dict[str, str]] = defaultdict(dict)
    for number in numbers.values():
        if number.value:
            beside[number.value].setdefault(fold_spaces(number.beside), number.beside)
    is_one = all(len(names) == 1 and any(names.values()) for names in beside.values())
    return {value: next(iter(names.values())) for value, names in beside.items()} if is_one else {}


def _propose_names(made: StepsProposal, texts: Sequence[str], *, sure: bool) -> None:
    """Propose that words are steps, in the order of the option, of the legend, or of what they usually mean."""
    made.steps = "names"
    words = list({fold_spaces(text): one_line(text) for text in texts if not find_number(text)}.values())
    made.scale = tuple((name, name) for name in made.given) or _order_legend(made.legend)
    known = {fold_spaces(name) for _, name in made.scale}
    left = [word for word in words if fold_spaces(word) not in known]
    places = {word: find_scale_place(word) for word in words}
    if left and known:
        made.doubt(f"The scale does not have these words: {quote_texts(left)}.")
    elif left and None not in places.values() and len({*places.values()}) == len(words):
        words.sort(key=lambda word: places[word] or 0)
        made.scale = tuple((word, word) for word in words)
        made.assumed.append(f"The steps, by what their names usually mean: {', '.join(words)}.")
    elif left:
        made.scale = tuple((word, word) for word in words)
        what = "which of these steps is the lowest" if sure else "whether these are steps, and which is the lowest"
        made.doubts.append(Doubt(f"Nothing says {what}: {quote_texts(words)}.", "steps", tuple(words), "--scale"))


def _find_nothing(made: StepsProposal, contents: Sequence[Claim], points: Sequence[Claim]) -> None:
    """Find what may say that nothing is expected, or stands for the text of another cell; both are doubts."""
    refer = tuple(dict.fromkeys(one_line(claim.text) for claim in (*contents, *points) if refers_elsewhere(claim.text)))
    blanks = _find_blanks([claim for claim in contents if one_line(claim.text) not in refer])
    made.nothing = (*blanks, *refer)
    if blanks:
        said = "These stand at several skills, and are taken for saying that nothing is expected there"
        made.doubts.append(Doubt(f"{said}: {quote_texts(blanks)}.", "nothing"))
    if refer:
        said = "These seem to stand for other texts, which are to be written out in the file, and are left out"
        made.doubts.append(Doubt(f"{said}: {quote_texts(refer)}.", "nothing"))


def _find_blanks(contents: Sequence[Claim]) -> tuple[str, ...]:
    """Find what says in other words that there is nothing: a few words that stand alone at several skills."""
    skills: dict[str, dict[object, str]] = defaultdict(dict)
    for claim in contents:
        if claim.at is not None and len(claim.text.split()) <= _MOST_WORDS:
            skills[one_line(claim.text)].setdefault(claim.at.key, claim.skill)  # a merged cell is one
    return tuple(text for text, of in skills.items() if len({*of.values()}) > 1)


def _come_again(contents: Sequence[Claim]) -> bool:
    """Whether each text is that of several skills, as names of steps are and sentences are not."""
    skills: dict[str, set[str]] = defaultdict(set)
    for claim in contents:
        skills[fold_spaces(claim.text)].add(claim.skill)
    return 1 < len(skills) <= MOST_STEPS and all(len(of) > 1 for of in skills.values())


def _propose_several(made: StepsProposal, contents: Sequence[Claim], wishes: Wishes) -> Several:
    """Propose what is made of several different texts for one skill at one level.

    Rows of one table belong together. What two parts say differently of a few contradicts itself; where they do so of
    most, both may count.
    """
    parts: dict[tuple[str, object], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in contents:
        if claim.at is not None and claim.text not in made.numbers:
            parts[claim.skill, claim.level][claim.at.table].add(fold_spaces(claim.text))
    inside = any(len(texts) > 1 for own in parts.values() for texts in own.values())
    shared = [list(own.values()) for own in parts.values() if len(own) > 1]
    differ = sum(any(texts != own[0] for texts in own) for own in shared)
    if wishes.repeats:
        return "first" if wishes.repeats == "first" else "all"
    if inside:
        said = "Several texts of one level and skill belong together: the first is the bar, the others behaviours."
        made.assumed.append(said)
    if differ and (inside or 2 * differ > len(shared)):
        said = "Several parts of the file have different texts for one skill at one level, and all are taken."
        made.doubts.append(Doubt(said, "several", ("first",)))
    return "first" if differ and not inside and 2 * differ <= len(shared) else "all"

"""Propose what the cells mean by a number or a word: steps of a scale, or texts like all others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import msgspec

from pm_career.domain.framework import MOST_STEPS
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.claims import Claim, Gathered, make_key
from pm_career.importing.ladders.mapping import Doubt, MappedStep, Several, Steps, format_texts, quote_texts
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.scale import parse_legend
from pm_career.importing.ladders.steps import LOWER, Number, count_drawn, find_number, is_day
from pm_career.importing.ladders.vocabulary import find_scale_place, refers_elsewhere, says_nothing

_HIGHEST = 10
"""Scales are counted up to here; higher numbers are points or hundredths, and a step for each that occurs."""
_FAR, _OF_ANY_SCALE = 1.7, 5
"""A skill whose highest number is so many times that of most others, and above 5, is hardly one, but a sum."""
_MOST_WORDS = 3
"""In so many words people say that there is nothing ('nicht im Einsatz'), and hardly what they expect."""
_AS = re.compile(r"(?:(?:same )?as|like|see|cf\.?|wie|siehe|vgl\.?|voir|comme|como) (.+)")


class StepsProposal(msgspec.Struct):
    """What is proposed of steps, scale, several texts and what says nothing, as in a mapping, with its doubts.

    It goes by the `texts` that may be steps, the `legend` of names for numbers, and the names that an option gave.
    """

    texts: list[str]
    legend: dict[float, str]
    given: tuple[str, ...]
    numbers: dict[str, Number] = {}
    steps: Steps = "place"
    scale: tuple[MappedStep, ...] = ()
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
    counted = sum(text in made.numbers for text in made.texts)
    days = [text for text in made.texts if is_day(text)]
    others = [text for text in made.texts if text not in made.numbers and text not in named and text not in days]
    levels = {claim.level.name for claim in contents if claim.level}
    refer = [text for text in dict.fromkeys(others) if refers_elsewhere(text) or _names_level(text, levels)]
    again = _find_repeated(contents, {*others, *named} - {*refer})
    are_steps = len(again) > 1 and 2 * sum(text in again for text in (*others, *named)) > len(others) + len(named)
    if not said and not are_steps:
        points = [claim.text for claim in about if claim.what == "behaviours" and refers_elsewhere(claim.text)]
        blanks = [text for text in again if len(text.split()) <= _MOST_WORDS and text not in named]
        _find_nothing(made, blanks, [*refer, *points])
        others = [text for text in others if one_line(text) not in made.nothing]
    if said or counted + len(named) > len(others):
        if others and not said:
            made.doubt(f"Among steps stand texts, and are taken as such: {quote_texts(others)}.")
        if counted > len(named) + len(others) * bool(said):
            _propose_numbers(made)
            _doubt_numbers(made, said or contents, gathered)
        else:
            _propose_names(made, [*named, *(others if said else [])], sure=True)
        if days:
            made.assumed.append(f"A spreadsheet made days of these, and they are no steps: {quote_texts(days)}.")
    elif are_steps:
        _propose_names(made, again, sure=False)
    else:
        made.scale = _name_steps(wishes.scale) or _order_legend(made.legend)
        amounts = [text for text in made.texts if text not in others]
        if amounts:
            made.assumed.append(f"A number or step that stands among texts is a text, too: {quote_texts(amounts)}.")
        made.assumed.append("The file gives no steps: each is that of the level's place on the ladder.")
    if len(made.scale) > MOST_STEPS:
        made.doubt(f"The file has {len(made.scale)} different steps, and a scale has at most {MOST_STEPS}.")
        made.steps, made.scale = "place", ()
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


def _name_steps(names: Sequence[str]) -> tuple[MappedStep, ...]:
    """The steps of a scale that cells call by their names."""
    return tuple(MappedStep(name, name) for name in names)


def _order_legend(legend: Mapping[float, str]) -> tuple[MappedStep, ...]:
    """The steps of a legend, the lowest first."""
    pairs = tuple(MappedStep(f"{step:g}", one_line(name)) for step, name in legend.items())
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
    made.scale = tuple(
        MappedStep(f"{value:g}{sign}", one_line(names.get(value) or default.format(value))) for value in values
    )
    if not made.given and _is_highest_first(names):
        made.scale = made.scale[::-1]
    if not names and not sign and max(values) > _HIGHEST:
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
    words = list({fold_spaces(text): one_line(text) for text in texts}.values())
    made.scale = _name_steps(made.given) or _order_legend(made.legend)
    known = {fold_spaces(step.name) for step in made.scale}
    left = [word for word in words if fold_spaces(word) not in known]
    places = {word: find_scale_place(word) for word in words}
    if left and known:
        made.doubt(f"The scale does not have these words: {quote_texts(left)}.")
    elif left and None not in places.values() and len({*places.values()}) == len(words):
        words.sort(key=lambda word: places[word] or 0)
        made.scale = _name_steps(words)
        made.assumed.append(f"The steps, by what their names usually mean: {', '.join(words)}.")
    elif left:
        made.scale = _name_steps(words)
        what = "which of these steps is the lowest" if sure else "whether these are steps, and which is the lowest"
        made.doubts.append(Doubt(f"Nothing says {what}: {quote_texts(words)}.", "steps", tuple(words), "--scale"))


def _doubt_numbers(made: StepsProposal, claims: Sequence[Claim], gathered: Gathered) -> None:
    """Doubt numbers that may be ticks, and the few skills with numbers far above the others, or no half steps."""
    values: dict[str, list[float]] = defaultdict(list)
    for claim in claims:
        if claim.text in made.numbers:
            values[claim.skill].append(made.numbers[claim.text].value)
    if len({claim.level for claim in claims}) > 1 and {number.value for number in made.numbers.values()} <= {0, 1}:
        made.doubt("Every number is 0 or 1: each may be a tick, and no step.")
    usual = sorted(map(max, values.values()))[(len(values) - 1) // 2]
    far = max(_FAR * usual, _OF_ANY_SCALE)
    odd = [skill for skill, own in values.items() if max(own) > far or any(2 * value % 1 for value in own)]
    names = {claim.skill: claim.text for claim in gathered.claims if claim.what == "skill"}
    if odd and 2 * len(odd) < len(values):
        said = "These may be sums or means of the others, and no skills"
        made.doubt(f"{said}: {format_texts(names.get(skill, skill) for skill in odd)}.")


def _names_level(text: str, levels: Collection[str]) -> bool:
    """Whether a text stands for what is expected at another level: 'See Mid'."""
    found = _AS.fullmatch(fold_spaces(text).rstrip("."))
    return found is not None and make_key(found[1]).name in levels


def _find_nothing(made: StepsProposal, blanks: Sequence[str], refer: Sequence[str]) -> None:
    """Take texts for saying that nothing is expected, or for standing for the text of another cell; both are doubts."""
    made.nothing = tuple(dict.fromkeys(map(one_line, (*blanks, *refer))))
    if blanks:
        said = "These stand at several skills, and are taken for saying that nothing is expected there"
        made.doubts.append(Doubt(f"{said}: {quote_texts(blanks)}.", "nothing"))
    if refer:
        said = "These seem to stand for other texts, which are to be written out in the file, and are left out"
        made.doubts.append(Doubt(f"{said}: {quote_texts(refer)}.", "nothing"))


def _find_repeated(contents: Sequence[Claim], texts: Collection[str]) -> list[str]:
    """Find those of the texts that several skills have: as the names of steps are, and words for nothing."""
    skills: dict[str, dict[object, str]] = defaultdict(dict)
    for claim in contents:
        if claim.text in texts:
            skills[claim.text].setdefault(claim.at and claim.at.key, claim.skill)  # a merged cell is one
    return [text for text, of in skills.items() if len({*of.values()}) > 1]


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
    return "first" if differ and not inside and 2 * differ <= len(shared) else "all"

"""The step that a cell means by the mapping: '3', '2,5', '3/5', '3 - Practitioner', '2-3', '●●●○○', or its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pm_career.domain.framework import MOST_STEPS, Step
from pm_career.domain.text import fold_spaces
from pm_career.errors import UsageError
from pm_career.importing.ladders.cell_text import clean_name
from pm_career.importing.ladders.mapping import MappedStep, Steps, fold
from pm_career.importing.ladders.vocabulary import says_nothing

_NUMBERED = re.compile(
    r"(?:level|step|stufe|niveau)?\s*([+-]?\d{1,6}(?:[.,]\d+)?)\s*(?:(?:/|of|von)\s*(\d{1,6})|%)?\s*(.*)",
    re.DOTALL | re.IGNORECASE,
)
_AFTER = re.compile(r"(?:[-–—:=.]\s*|\()(?!\d)([^()\n]{1,60}?)\)?\.?")
_RANGE = re.compile(r"(\d{1,2})(?:[.,]0)?\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?:[.,]0)?")
_MONTHS = ("jan", "feb", "m[aä]r", "apr", "ma[iy]", "jun", "jul", "aug", "sep", "o[ck]t", "nov", "de[cz]")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DAY = re.compile(
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}(?: [\d:]+)?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|\d{{1,2}}[-. ]{{1,2}}{_MONTH}(?:[- ]\d{{2,4}})?|{_MONTH}[- ]\d{{1,4}}"
)
_FULL, _EMPTY = "●⬤◉■▪◼★⭐✦✪🟢🔵🟩🟦█▮*+", "○◯◌□▫◻☆✩✧⚪⬜░▯"
_DRAWN = re.compile(f"([{re.escape(_FULL)}]*)([{re.escape(_EMPTY)}]*)")
_LIST = re.compile(r"\n\s*\d{1,2}[.)]\s")
"""The second point of a numbered list: the first number of such a text is no step."""
_FOOTNOTE = re.compile(r"(?<=\d)\s?[*†‡¹²³]{1,3}$")
_RAISED = re.compile("[⁰¹²³⁴-⁹]")
_MARKS = (
    "x", "✓", "✔", "✅", "●", "•", "*", "yes", "ja", "oui", "sí", "si", "y", "j", "true", "wahr", "vrai", "★", "■",
    "[x]", "☑", "☒",
)  # fmt: skip
_NO_MARKS = ("false", "falsch", "faux", "falso", "no", "nein", "non", "n", "nee", "[]", "☐", "✗", "✘", "❌", "✖")
LOWER = "between two steps: the lower one was taken"


class Number(NamedTuple):
    """A number, the words beside it, what it is out of (0: not said), and what had to be made of it."""

    value: float
    beside: str = ""
    out_of: int = 0
    done: str = ""


def find_number(text: str) -> Number | None:
    """Find the number in a cell, alone or with the name of its step; of a range the lower one."""
    if _LIST.search(text):
        return None
    bare = _FOOTNOTE.sub("", " ".join(text.split()))
    done = "its mark of a footnote was left out" if len(bare) < len(" ".join(text.split())) else ""
    said = fold_spaces(bare)
    ranged = _RANGE.fullmatch(said)
    if ranged and int(ranged[1]) < int(ranged[2]):
        return Number(int(ranged[1]), done=LOWER)
    found = _NUMBERED.fullmatch(said)
    if not found or is_day(said) or _RAISED.search(bare) or (found[3] and not _AFTER.fullmatch(found[3])):
        return None
    written = _NUMBERED.fullmatch(bare)  # for the words as they are spelled
    beside = _AFTER.fullmatch(written[3]) if written else None
    return Number(float(found[1].replace(",", ".")), beside[1].strip() if beside else "", int(found[2] or 0), done)


def count_drawn(text: str) -> Number | None:
    """Count the signs that a cell draws: '●●●○○' is 3 out of 5, and '★★' is 2."""
    found = _DRAWN.fullmatch(text.replace("\ufe0f", "").replace(" ", ""))
    if not found or not found[0]:
        return None
    return Number(len(found[1]), out_of=len(found[0]) if found[2] else 0)


def is_day(text: str) -> bool:
    """Whether a text is a day, such as a spreadsheet makes of '3-4'."""
    return _DAY.fullmatch(fold_spaces(text)) is not None


def read_range_of_day(text: str) -> tuple[int, int] | None:
    """Read the range that a spreadsheet made a day of: 1 and 2 of '2-Jan', in whatever order it puts day and month.

    None for a text that is no day, and for a day of which it made no range.
    """
    if not is_day(text):
        return None
    said = re.sub(r"\d{4}| [\d:]+$", "", fold_spaces(text))
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    numbers += [place for place, month in enumerate(_MONTHS, start=1) if re.search(month, said)]
    return (min(numbers[:2]), max(numbers[:2])) if len(numbers) > 1 and numbers[0] != numbers[1] else None


def is_mark(text: str) -> bool:
    """Whether a cell is no more than a tick: 'x', '✓', 'Yes', '[x]'."""
    return _fold_mark(text) in _MARKS


def denies(text: str) -> bool:
    """Whether a cell says that there is no tick in it."""
    return _fold_mark(text) in _NO_MARKS


def read_tick(text: str) -> bool | None:
    """Whether a cell of a column of ticks is ticked, with 1 and 0 read so, too; None if it says something else."""
    if is_mark(text) or text.strip() == "1":
        return True
    return False if denies(text) or text.strip() == "0" or says_nothing(text) else None


def _fold_mark(text: str) -> str:
    return fold_spaces(text).replace("\ufe0f", "").replace(" ", "").rstrip(".!")


class Meant(NamedTuple):
    """The step that a cell means; `done` says what had to be made of it. `none`: it says that nothing is expected."""

    step: int
    done: str = ""
    none: bool = False


class Scale:
    """The steps of the mapping: `scale` has each as the cells have it, the lowest first, and its name."""

    def __init__(self, steps: Steps, scale: Sequence[MappedStep], *, in_texts: bool) -> None:
        """`in_texts`: cells that may hold a text hold steps; else cells are steps that are said to be."""
        self.steps, self.in_texts = steps, in_texts and steps != "place"
        fitted = [clean_name(step.name) for step in scale]
        self.names = tuple(name.text or f"Step {step}" for step, name in enumerate(fitted, start=1))
        self._cut = {step: name.done for step, name in enumerate(fitted, start=1) if name.is_cut}
        self._by_name: dict[str, int] = {}
        self._by_number: dict[float, int] = {}
        for step, each in enumerate(scale, start=1):
            self._by_name.update({fold(text): step for text in (each.name, each.cell) if text.strip()})
            number = find_number(each.cell) or count_drawn(each.cell)
            if number is not None and not number.done:
                self._by_number.setdefault(number.value, step)
        if len(scale) > MOST_STEPS:
            raise UsageError(
                f"The mapping has {len(scale)} steps, and a scale has at most {MOST_STEPS}.",
                "Give several of them one name in the file, or take the cells as texts: `steps: place`.",
            )

    def find_step(self, number: float) -> int | None:
        """Find the step of a number; None if the scale does not have it."""
        return self._by_number.get(number)

    def parse(self, text: str) -> Meant | None:
        """Parse the step that a cell's text means; None if it means none."""
        if self.steps == "place":
            return None
        named = self._by_name.get(fold(text))
        if named:
            return Meant(named, self._cut.get(named, ""))
        number = self._find_number(text)
        if number is None:
            return None
        if number.value == 0:
            return Meant(0, none=True)
        step = self._by_number.get(number.value)
        return Meant(step, number.done) if step else None

    def is_meant(self, text: str) -> bool:
        """Whether a text that may be a step is meant as one, though the scale may not have it; a day is meant so."""
        if is_day(text) or not self.in_texts:
            return is_day(text)
        return (self.steps == "numbers" and self._find_number(text) is not None) or self.parse(text) is not None

    def find_text_beside(self, text: str) -> str:
        """Find the text in a cell beside the number of its step, unless it is the name of that step; else ''."""
        number = find_number(text)
        if number is None or not number.beside or fold(text) in self._by_name:
            return ""
        return "" if self._by_name.get(fold(number.beside)) else number.beside

    def _find_number(self, text: str) -> Number | None:
        """Find the number of a cell; one that is drawn only where all are numbers: else it is a tick, or a bullet."""
        return find_number(text) or (count_drawn(text) if self.steps == "numbers" else None)

    def count_steps(self, ranks: int) -> int:
        """Count the steps: without names as many as there are ranks, two at least."""
        return max(2, len(self.names) or min(ranks, MOST_STEPS))

    def build_steps(self, levels: Sequence[str], ranks: int) -> tuple[Step, ...]:
        """Build the scale. Without names each step is that of a rank, `levels` being the only level of each, if so."""
        anchored = not self.names and len(levels) == ranks <= MOST_STEPS
        made = []
        for value in range(1, self.count_steps(ranks) + 1):
            name = self.names[value - 1] if value <= len(self.names) else f"Step {value}"
            said = clean_name(f"As expected of: {levels[value - 1]}").text if anchored and value <= ranks else ""
            made.append(Step(value, name, said))
        return tuple(made)


def find_step_by_order(rank: int, ranks: int, steps: int) -> int:
    """Find the step of the level at `rank` if only the order of the levels says it."""
    return rank if steps >= ranks else 1 + (rank - 1) * (steps - 1) // max(1, ranks - 1)

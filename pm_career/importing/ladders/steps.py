"""Parse the step that a cell means: '3', '2,5', '3/5', '3 - Practitioner', '2-3', '●●●○○'; a date is none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

from pm_career.domain.framework import MOST_STEPS, Step
from pm_career.domain.text import fold_spaces
from pm_career.errors import UsageError
from pm_career.importing.ladders.cell_text import clean_name
from pm_career.importing.ladders.claims import Gathered
from pm_career.importing.ladders.options import Question, Wishes
from pm_career.importing.ladders.vocabulary import find_scale_place

_NUMBERED = re.compile(
    r"(?:level|step|stufe|niveau)?\s*([+-]?\d{1,6}(?:[.,]\d+)?)\s*(?:(?:/|of|von)\s*(\d{1,6})|%)?\s*(.*)",
    re.DOTALL | re.IGNORECASE,
)
_AFTER = re.compile(r"(?:[-–—:=.]\s*|\()(?!\d)([^()\n]{1,60}?)\)?\.?")
_RANGE = re.compile(r"(\d{1,2})(?:[.,]0)?\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?:[.,]0)?")
_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]{0,6}\.?"
_DAY = re.compile(
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}(?: [\d:]+)?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    rf"|\d{{1,2}}[-. ]{{1,2}}{_MONTH}(?:[- ]\d{{2,4}})?|{_MONTH}[- ]\d{{1,4}}"
)
_FULL, _EMPTY = "●⬤◉■▪◼★⭐✦✪🟢🔵🟩🟦█▮*+", "○◯◌□▫◻☆✩✧⚪⬜░▯"
_DRAWN = re.compile(f"([{re.escape(_FULL)}]*)([{re.escape(_EMPTY)}]*)")
_FOOTNOTE = re.compile(r"(?<=\d)\s?[*†‡¹²³]{1,3}$")
_RAISED = re.compile("[⁰¹²³⁴-⁹]")
LOWER = "between two steps: the lower one was taken"


class Number(NamedTuple):
    """A number, the words beside it, what it is out of (0: not said), and what had to be made of it."""

    value: float
    beside: str = ""
    out_of: int = 0
    done: str = ""


def find_number(text: str) -> Number | None:
    """Find the number in a cell, alone or with the name of its step; of a range the lower one."""
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


_MARKS = frozenset(
    (
        "x",
        "✓",
        "✔",
        "✅",
        "●",
        "•",
        "*",
        "yes",
        "ja",
        "oui",
        "sí",
        "y",
        "j",
        "o",
        "true",
        "wahr",
        "vrai",
        "★",
        "■",
        "[x]",
        "☑",
        "☒",
    )
)
_NO_MARKS = frozenset(("false", "falsch", "faux", "falso", "no", "nein", "non", "n", "[ ]", "☐", "✗", "✘", "❌"))
_HIGHEST = 10
"""Numbers above are no steps: they are counted by how many different ones there are."""
_MOST_NAMES = 10
_MOSTLY = 0.8
"""From this share of cells on that are numbers, or names of steps, all cells are meant as such."""
_LONGEST_STEP = 30
_MOST_WORDS = 3
_TIMES_USED = 2.5
"""How often each of a few unknown words is used on average, at least, to be taken for the name of a step."""

Kind = Literal["numbers", "names", "marks", "texts"]


class Meant(NamedTuple):
    """The step that a cell means; `done` says what had to be made of it. `none`: it says that nothing is expected."""

    step: int
    done: str = ""
    none: bool = False


class Scale:
    """The steps of a file; finds the step that a cell means."""

    def __init__(
        self, texts: Sequence[str], wishes: Wishes, legend: dict[int, str], gathered: Gathered, *, steps: bool
    ) -> None:
        """`steps`: the texts are of a column that says of itself that it holds steps.

        `text_tables`, to be filled, are the tables in which a number that stands alone is a text.
        """
        self.text_tables: set[int] = set()
        self.kind: Kind = _find_kind(texts, wishes, legend, steps=steps)
        self._wishes, self._legend, self._gathered = wishes, legend, gathered
        self._by_name: dict[str, int] = {}
        self._values: dict[float, int] = {}
        self._out_of = 0
        self.names: dict[int, str] = {step: name for step, name in legend.items() if step > 0}
        self.names.update(dict(enumerate(wishes.scale, start=1)))
        if self.kind == "numbers":
            self._count(texts)
        elif self.kind == "names":
            self._name(texts)
        for step, name in self.names.items():
            self._by_name.setdefault(fold_spaces(name), step)

    def parse(self, text: str) -> Meant | None:
        """Parse the step that a cell's text means; None if it means none."""
        named = self._by_name.get(fold_spaces(text))
        if named:
            return Meant(named)
        number = self._number(text)
        if number is None or (self.kind != "numbers" and number.value > max([_HIGHEST, *self.names])):
            return None
        if number.value == 0:
            return Meant(0, none=True)
        if self._values:
            step = self._values.get(number.value)
            return Meant(step, "the numbers are taken for steps, in their order") if step else None
        if number.value < 1:
            return None
        step = int(number.value)
        return Meant(step, LOWER if step != number.value else number.done)

    def is_name(self, text: str) -> bool:
        """Whether a text is the name of a step."""
        return fold_spaces(text) in self._by_name

    def find_text_beside(self, text: str) -> str:
        """Find the text in a cell beside the number of its step, unless it is the name of that step; else ''."""
        number = find_number(text)
        if number is None or not number.beside or fold_spaces(text) in self._by_name:
            return ""
        return "" if self._by_name.get(fold_spaces(number.beside)) == int(number.value) else number.beside

    def is_step(self, text: str) -> bool:
        """Whether a text is a step, or meant as one, as a day is; a number among numbers is no sentence either."""
        meant_one = is_day(text) or (self.kind == "numbers" and self._number(text) is not None)
        return meant_one or self.parse(text) is not None

    def _number(self, text: str) -> Number | None:
        """A number; one that is drawn only where the others are numbers, too: else it is a tick, or a bullet."""
        return find_number(text) or (count_drawn(text) if self.kind == "numbers" else None)

    def build_steps(self, most: int, anchors: Sequence[str]) -> tuple[Step, ...]:
        """Build the scale up to step `most` at least. `anchors` are level names for steps without a name."""
        highest = max(2, most, *self.names) if self.names else max(2, most, self._out_of)
        if self._wishes.scale and most > len(self._wishes.scale):
            count = len(self._wishes.scale)
            raise UsageError(
                f"--scale names {count} steps, and the file uses {most}.", "Name every step, the lowest first."
            )
        if highest > MOST_STEPS:
            raise UsageError(
                f"The file has {highest} steps, and a scale has at most {MOST_STEPS}.", "Join some of them in the file."
            )
        made = []
        for value in range(1, highest + 1):
            said = ""
            if value not in self.names and value <= len(anchors):
                said = clean_name(f"As expected of: {anchors[value - 1]}").text
            made.append(Step(value, clean_name(self.names.get(value) or f"Step {value}").text or f"Step {value}", said))
        return tuple(made)

    @staticmethod
    def _has_halves(numbers: set[float]) -> bool:
        return any(number != int(number) for number in numbers)

    def _count(self, texts: Sequence[str]) -> None:
        found = [number for text in texts if (number := self._number(text)) is not None]
        numbers = {number.value for number in found if number.value > 0}
        self._out_of = max((number.out_of for number in found if number.out_of <= _HIGHEST), default=0)
        if numbers and (max(numbers) > _HIGHEST or (self._has_halves(numbers) and not self.names)):
            if len(numbers) <= _HIGHEST:
                self._values = {number: step for step, number in enumerate(sorted(numbers), start=1)}
                sign = "%" if all("%" in text for text in texts if self._number(text)) else ""
                shown = [f"{number:g}{sign}" for number in sorted(numbers)]
                self._gathered.assume(f"The numbers are steps in their order: {', '.join(shown)}.", "--scale")
                if not self.names:
                    self.names = dict(enumerate(shown, start=1))
        elif not self.names:
            named: dict[int, dict[str, str]] = defaultdict(dict)
            for each in found:
                if each.beside and each.value >= 1 and each.value == int(each.value):
                    named[int(each.value)].setdefault(fold_spaces(each.beside), each.beside)
            if all(len(names) == 1 for names in named.values()):  # else they are sentences, each of its own cell
                self.names.update({step: next(iter(names.values())) for step, names in named.items()})
            if not self.names:
                self._gathered.assume("The steps of the scale have no names in the file: they are counted.", "--scale")

    def _name(self, texts: Sequence[str]) -> None:
        if self.names:
            return
        spelled: dict[str, str] = {}
        for text in texts:
            if find_number(text) is None:
                spelled.setdefault(fold_spaces(text), text.strip())
        words = list(spelled.values())
        places = {word: find_scale_place(word) for word in words}
        known = [place for place in places.values() if place is not None]
        if len(known) < len(words) or len(set(known)) < len(known):
            message = f"The cells hold names of steps, and nothing says which is the lowest: {', '.join(words)}."
            raise Question(message, "--scale", tuple(words), ordered=True)
        ordered = sorted(words, key=lambda word: places[word] or 0)
        self.names = dict(enumerate(ordered, start=1))
        self._gathered.assume(f"The steps, by what their names usually mean: {', '.join(ordered)}.", "--scale")


def find_step_by_order(rank: int, ranks: int, steps: int) -> int:
    """Find the step of the level at `rank` if only the order of the levels says it."""
    return rank if steps >= ranks else 1 + (rank - 1) * (steps - 1) // max(1, ranks - 1)


def is_mark(text: str) -> bool:
    """Whether a cell is no more than a tick."""
    return fold_spaces(text) in _MARKS


def denies(text: str) -> bool:
    """Whether a cell among ticks says that there is none."""
    return fold_spaces(text) in _NO_MARKS


def _find_kind(texts: Sequence[str], wishes: Wishes, legend: dict[int, str], *, steps: bool) -> Kind:
    counted = Counter(fold_spaces(text) for text in texts)
    if not counted:
        return "texts"
    if set(counted) <= _MARKS | _NO_MARKS and not _MARKS.isdisjoint(counted):
        return "marks"
    known = {fold_spaces(name) for name in (*wishes.scale, *legend.values())}
    numbers = sum(count for text, count in counted.items() if find_number(text) or count_drawn(text))
    days = sum(count for text, count in counted.items() if is_day(text))
    named = sum(count for text, count in counted.items() if text in known or find_scale_place(text) is not None)
    total = counted.total()
    if numbers >= _MOSTLY * (total - days) and numbers > days:
        return "numbers"
    if named + numbers >= _MOSTLY * total:
        return "names"
    short = all(len(text) <= _LONGEST_STEP and len(text.split()) <= _MOST_WORDS for text in counted)
    few = 1 < len(counted) <= _MOST_NAMES and (steps or total >= _TIMES_USED * len(counted))
    return "names" if short and few else "texts"

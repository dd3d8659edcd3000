"""Claims as a first taking of a file gathers them, made by hand: of lists, pages and matrices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pm_career.importing.ladders.claims import Claim, Gathered, make_key
from pm_career.importing.ladders.ledger import Account, At
from pm_career.importing.ladders.sheets.table import Cell, Table

SKILLS = ("Talking", "Writing")


class Gathering:
    """Claims with cells of their own, in the part that they are said to be in."""

    def __init__(self, *, across: bool = False) -> None:
        """`across`: the cells stand beside one another, not below."""
        self.across = across
        self._cells: list[list[Cell]] = []
        self._claims: list[tuple[int, Cell, Claim]] = []

    def add(self, what: str, text: str, level: str = "", skill: str = "", *, track: str = "", part: int = 0) -> None:
        """Add a claim, with a cell of its own."""
        while len(self._cells) <= part:
            self._cells.append([])
        cell = Cell(text, 1, len(self._cells[part]) + 1) if self.across else Cell(text, len(self._cells[part]) + 1, 1)
        self._cells[part].append(cell)
        key = make_key(level, track) if level else None
        self._claims.append((part, cell, Claim(None, what, text, key, make_key(skill).name)))

    def add_levels(self, names: Iterable[str], *, track: str = "", part: int = 0, **about: Sequence[str]) -> None:
        """Add levels in this order, and what is said of each, such as `rank=['1', '2']`."""
        for place, name in enumerate(names):
            self.add("level", name, name, track=track, part=part)
            if track:
                self.add("track", track, name, track=track, part=part)
            for what, texts in about.items():
                self.add(what, texts[place], name, track=track, part=part)

    def add_texts(self, names: Iterable[str], skill: str, *, track: str = "", part: int = 0) -> None:
        """Add what is expected of a skill at each of these levels, in this order."""
        self.add("skill", skill, skill=skill, part=part)
        for name in names:
            self.add("content", f"{skill} as {name} does it", name, skill, track=track, part=part)

    def make(self) -> Gathered:
        """The claims, gathered."""
        parts = [
            Table("ladder.csv", f"{number}", tuple((cell,) for cell in cells))
            for number, cells in enumerate(self._cells)
        ]
        gathered = Gathered(Account(parts))
        for part, cell, claim in self._claims:
            gathered.add_claim(At(part, cell), claim.what, claim.text, claim.level, claim.skill)
        return gathered


def make_list(*names: str, across: bool = False, **about: Sequence[str]) -> Gathering:
    """These levels with two skills, in the same order each time."""
    gathering = Gathering(across=across)
    gathering.add_levels(names, track="", part=0, **about)
    for skill in SKILLS:
        gathering.add_texts(names, skill)
    return gathering


def make_tracks(**tracks: str) -> Gathering:
    """Tracks with their levels beside one another, each a list with commas."""
    gathering = Gathering(across=True)
    for track, names in tracks.items():
        gathering.add_levels(names.split(","), track=track)
        gathering.add_texts(names.split(","), "Talking", track=track)
    return gathering


def make_cells(*texts: str, what: str = "content") -> Gathering:
    """A matrix of three levels, row by row, with a skill for each three texts."""
    gathering = Gathering()
    names = ("Junior", "Mid", "Senior")
    gathering.add_levels(names)
    for place, text in enumerate(texts):
        gathering.add(what, text, names[place % 3], f"Skill {place // 3}")
    return gathering

"""Claims: what each cell says about a level, a skill, or both, wherever it stands in its table."""

from __future__ import annotations

import msgspec

from pm_career.domain.text import fold_joiners, one_line
from pm_career.importing.ladders.ledger import Account, At
from pm_career.importing.ladders.report import Assumption


class LevelKey(msgspec.Struct, frozen=True):
    """A level as the file tells it apart: its name, on a track if the file has tracks; both as they are compared."""

    name: str
    track: str = ""


class Claim(msgspec.Struct, frozen=True):
    """What one cell says: `what` is a role of `words`, 'content' for what may be a step or a text, or 'scale'.

    `heading` stands before the text where the model has no place of its own for the column.
    """

    at: At | None
    what: str
    text: str
    level: LevelKey | None = None
    skill: str = ""
    heading: str = ""


class Gathered:
    """What all tables say together: claims in the order of the cells, the account, and what was assumed."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.claims: list[Claim] = []
        self.assumptions: list[Assumption] = []
        self.named_steps: dict[int, tuple[At, At, str]] = {}
        self.described_steps: dict[int, tuple[At, str]] = {}
        self.title: At | None = None

    def assume(self, text: str, option: str = "") -> None:
        """Note an assumption, once."""
        assumption = Assumption(text, option)
        if assumption not in self.assumptions:
            self.assumptions.append(assumption)

    def in_area(self, skill: str, area: str) -> str:
        """The name that tells a skill apart from the one that is called so in another area."""
        self.assume(f"{one_line(skill.strip())} stands in several areas: it is a skill of its own in each.")
        return f"{skill.strip()} ({area.strip()})"

    def placeless(self, heading: str) -> None:
        """Note a column that a framework has no place for."""
        self.assume(f"The column {heading} is not taken.", f'--column "{heading}=behaviours" or so, or =skip')

    def say(
        self,
        at: At | None,
        what: str,
        text: str,
        level: LevelKey | None = None,
        skill: str = "",
        heading: str = "",
    ) -> None:
        """Add a claim, unless its cell is booked already."""
        if at is None or self.account.is_open(at):
            self.claims.append(Claim(at, what, text, level, fold_joiners(skill.strip()), heading))


def key_of(level: str, track: str = "") -> LevelKey:
    """The key of a level by its name and track as they are written."""
    return LevelKey(fold_joiners(level.strip()), fold_joiners(track.strip()))

"""What a table is: where its headings stand, and what each of its columns holds."""

from __future__ import annotations

from typing import Literal

import msgspec

from pm_career.importing.ladders.sheets.table import Cell

Shape = Literal["skills-down", "levels-down", "long", "outline"]
Above = Literal["track", "area", "title"]

OF_LEVELS = frozenset(
    {"rank", "title", "track", "stage", "years", "summary", "impact", "autonomy", "influence", "complexity"}
    | {"responsibilities", "watch_outs"}
)
OF_SKILLS = frozenset({"area", "description", "is_not"})
OF_BOTH = frozenset({"step", "bar", "text", "behaviours", "evidence", "label"})
LEVEL_NOTE, SKILL_NOTE, CONSTANT = "level-note", "skill-note", "constant"
"""What tells more of the level or the skill of its row, behind the heading of its column; or the same in each row."""


class Layout(msgspec.Struct, frozen=True):
    """What a table is.

    `header` are its rows of headings, `rows` those below. `columns` has what each column holds: a role of the
    vocabulary, or one of those above. `across` are the headings that are each the name of a level or a skill; what
    their columns hold is in `columns` only where a heading says it. `above` is what stands over those in a row of its
    own, by column: their tracks or areas, or the titles of levels. `beside` are headings among those of levels that are
    taken for none. `ticked` is the column that ticks below the levels are about (0: none). `names` is what the name
    of the table says of all its rows, such as {'level': 'Senior PM'}.
    """

    shape: Shape
    header: tuple[int, ...]
    rows: tuple[int, ...]
    columns: dict[int, str]
    headings: dict[int, Cell]
    across: dict[int, Cell] = {}
    above: dict[int, Cell] = {}
    above_is: Above = "track"
    beside: tuple[Cell, ...] = ()
    ticked: int = 0
    names: dict[str, str] = {}

    def find_column(self, role: str) -> int | None:
        """Find the first column of a role; None if there is none."""
        return next((column for column, held in sorted(self.columns.items()) if held == role), None)

    @property
    def across_is(self) -> Literal["", "level", "skill"]:
        """What the headings across are."""
        return {"skills-down": "level", "levels-down": "skill"}.get(self.shape, "")  # type: ignore[return-value]

    @property
    def whole(self) -> bool:
        """Whether it has both levels and skills."""
        has = set(self.columns.values()) | ({"level", "skill"} if self.across else set())
        return {"level", "skill"} <= has

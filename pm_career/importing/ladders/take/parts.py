"""The parts of a file: find for each that of the mapping, and gather what it says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.claims import Gathered
from pm_career.importing.ladders.ledger import Account, At, Fate
from pm_career.importing.ladders.mapping import (
    Mapping,
    Part,
    format_texts,
    spell,
)
from pm_career.importing.ladders.scale import take_scale
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.take.outlines import list_heading_cells, split_leads, take_outline
from pm_career.importing.ladders.take.tables import take_table

Parts = Sequence[Table | Outline]


def gather(parts: Parts, mapping: Mapping, *, looked_at: bool, skipped: Collection[str] = ()) -> Gathered:
    """Gather what each part says, by the mapping."""
    found = match_parts(parts, mapping)
    split = [split_leads(part, to) if isinstance(part, Outline) else part for part, to in found]
    gathered = Gathered(Account(split), looked_at=looked_at, skipped=skipped)
    for index, (part, (_, to)) in enumerate(zip(split, found, strict=True)):
        gathered.assumptions += (*part.remarks, *(part.hidden if isinstance(part, Table) else ()))
        if to.holds == "scale" and isinstance(part, Table):
            take_scale(Sheet(index, part), gathered)
        elif not to.is_taken:
            headings = list_heading_cells(part) if isinstance(part, Outline) else []
            gathered.account.book_open(index, headings, Fate.HEADING, "")
            for cell in part.list_filled():
                gathered.leave_out(At(index, cell))
        elif isinstance(part, Outline):
            take_outline(index, part, to, gathered)
        else:
            take_table(Sheet(index, part), to, gathered)
    gathered.rename_skills({other: skill.name for skill in mapping.skills for other in skill.also})
    return gathered


def list_headings(parts: Parts, mapping: Mapping | None = None) -> list[str]:
    """List the headings of tables and pages, each once, for messages; by a mapping those of what it takes first."""
    found: dict[str, None] = {}
    taken = match_parts(parts, mapping) if mapping else [(part, Part("", 0)) for part in parts]
    for part, to in sorted(taken, key=lambda pair: pair[1].holds not in ("table", "outline")):
        if isinstance(part, Outline):
            found.update({node.cell.text: None for node, _ in part.walk() if node.kind.startswith("heading")})
        elif part.rows:
            row = next((row for row in part.rows if row[0].row in to.header[-1:]), part.rows[0])
            found.update({cell.text.strip(): None for cell in row})
    return list(found)


def match_parts(parts: Parts, mapping: Mapping) -> list[tuple[Table | Outline, Part]]:
    """Find for each part of the file that of the mapping: by its name, where only one is called so, else its number.

    Raises a UsageError for a part of the mapping that the file does not have. A part that the mapping does not have, is
    not taken: its `number` is 0.
    """
    names = [part.name for part in parts]
    missing: list[Part] = []
    called: dict[int, Part] = {}
    by_name = {id(to): [at for at, name in enumerate(names) if spell(name) == spell(to.name)] for to in mapping.parts}
    for to in sorted(mapping.parts, key=lambda to: (len(by_name[id(to)]) != 1, not to.is_taken)):
        place = by_name[id(to)][0] if len(by_name[id(to)]) == 1 else to.number - 1
        is_free = 0 <= place < len(parts) and place not in called
        if is_free and (not to.is_taken or (to.holds == "outline") == isinstance(parts[place], Outline)):
            called[place] = to
        elif to.is_taken:
            missing.append(to)
    if missing:
        _check_kind(missing[0], parts)
        has = format_texts(call_part(name, place) for place, name in enumerate(names, start=1))
        raise UsageError(
            f"The mapping has {call_part(missing[0].name, missing[0].number)}, which the file does not. It has {has}.",
            "Is it the mapping of another file? For a new one: --propose mapping.yaml",
        )
    return [(part, called.get(place) or Part(part.name, 0)) for place, part in enumerate(parts)]


def _check_kind(to: Part, parts: Parts) -> None:
    """Raise a UsageError for a part of a mapping that is a table and holds an outline, or the other way."""
    place = to.number - 1
    if to.name and 0 <= place < len(parts) and spell(parts[place].name) == spell(to.name):
        is_outline = isinstance(parts[place], Outline)
        raise UsageError(
            f"The mapping says that {call_part(to.name, to.number)} holds: {to.holds}, and it is no table."
            if is_outline
            else f"The mapping says that {call_part(to.name, to.number)} holds: outline, and it is a table.",
            f"Write holds: {'outline' if is_outline else 'table'}",
        )


def call_part(name: str, number: int) -> str:
    """Call a part by its number and, if it has one, its name, for messages."""
    return f"part {number}" + (f" ('{one_line(name)}')" if name else "")

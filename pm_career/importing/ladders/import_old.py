"""Tables of somebody's ladder -> a framework, what in it was assumed, and the report on every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count
from pathlib import PurePath

import msgspec

from pm_career.domain.framework import Framework
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import PmCareerError, UsageError
from pm_career.importing.ladders.audit import check_report
from pm_career.importing.ladders.build import Made, build_framework
from pm_career.importing.ladders.claims import Gathered, join_numbered_levels
from pm_career.importing.ladders.headings import list_headings
from pm_career.importing.ladders.layout import Layout
from pm_career.importing.ladders.ledger import Account, Fate
from pm_career.importing.ladders.long_columns import settle_meanings
from pm_career.importing.ladders.options import Question, Unsure, Wishes
from pm_career.importing.ladders.outlines import read_outline
from pm_career.importing.ladders.report import ImportReport, build_report
from pm_career.importing.ladders.scale import find_legend
from pm_career.importing.ladders.sheet import Sheet
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.skills import Remarks
from pm_career.importing.ladders.split_tables import format_columns, split_table
from pm_career.importing.ladders.table_layout import find_layout, names_a_ladder
from pm_career.importing.ladders.table_names import format_list, read_as_one_skill_each, read_table_names
from pm_career.importing.ladders.take_old import take_table
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level, strip_heading

_SAID = {
    "long": "a row for each level and skill",
    "skills-down": "skills down, levels across",
    "levels-down": "levels down, skills across",
    "outline": "headings are levels and skills, and what stands below them is expected",
    "scale": "the scale",
    "": "not a ladder",
}


class Imported(msgspec.Struct, frozen=True):
    """A framework with the comments for its files, and the report on where it came from."""

    framework: Framework
    remarks: Remarks
    report: ImportReport


def import_tables(tables: Sequence[Table], wishes: Wishes, called: str = "") -> Imported:
    """Import the tables of a file or folder; `called` is its name.

    Raises a Question for what cannot be known, and PmCareerError if there is no ladder in them.
    """
    parts = [split_table(table) for table in tables]
    sheets = [number for number, each in enumerate(parts) for _ in each]
    gathered = Gathered(Account([part for each in parts for part in each], sheets))
    try:
        return _import_parts(tables, parts, wishes, gathered, called)
    except Question as question:
        question.title = wishes.title or _find_title(tables, gathered, called)
        raise


def _import_parts(
    tables: Sequence[Table], parts: Sequence[tuple[Table, ...]], wishes: Wishes, gathered: Gathered, called: str
) -> Imported:
    account = gathered.account
    laid: dict[int, tuple[Sheet, Layout]] = {}
    shapes: dict[int, str] = {}
    numbers = count()
    sheets = [[Sheet(next(numbers), table) for table in several] for several in parts]
    for several in sheets:
        for remark in several[0].table.remarks:
            gathered.assume(remark)
        if len(several) > 1:
            columns = format_list(format_columns(sheet.table) for sheet in several)
            gathered.assume(f"Side by side stand tables of their own: {columns}.")
        for sheet in several:
            if _take_scale(sheet, gathered):
                shapes[sheet.index] = "scale"
            elif (layout := find_layout(sheet, wishes)) is not None:
                laid[sheet.index] = (sheet, layout)
    _check_options(laid, wishes)
    _check_levels(laid, wishes)
    laid = read_as_one_skill_each(laid, wishes)
    for index in _find_no_ladders(laid, wishes, gathered):
        del laid[index]
    _read_sheets(laid, wishes, gathered)
    join_numbered_levels(gathered)
    if not any(claim.what == "level" for claim in gathered.claims):
        raise _make_no_ladder_error(tables, "levels", laid, wishes)
    result = _build_titled(tables, laid, wishes, gathered, called)
    if not result.framework.skills:
        raise _make_no_ladder_error(tables, "expectations", laid, wishes)
    if gathered.doubts and not wishes.sure:
        raise Unsure(gathered.doubts)
    check_report(result.framework, account)
    shapes.update({index: layout.shape for index, (_, layout) in laid.items()})
    said = ["; ".join(_SAID[shapes.get(sheet.index, "")] for sheet in several) for several in sheets]
    report = build_report(account, tables, said, gathered.assumptions)
    return Imported(result.framework, result.remarks, report)


def _read_sheets(laid: dict[int, tuple[Sheet, Layout]], wishes: Wishes, gathered: Gathered) -> None:
    given = read_table_names(laid, wishes, gathered)
    for shape, said in _SAID.items():
        names = [sheet.called for sheet, layout in laid.values() if layout.shape == shape]
        if names:
            gathered.assume(f"{format_list(names)}: {said}.", "--levels" if shape == "outline" else "--shape")
    scratch = Gathered(Account([]))
    above = [cell.text for _, layout in laid.values() if layout.above_is != "title" for cell in layout.above.values()]
    if above:
        gathered.assume(f"What stands above several headings are their tracks or areas: {format_list(above)}.")
    beside = [
        cell.text.strip() for _, layout in laid.values() if layout.shape == "skills-down" for cell in layout.beside
    ]
    if beside:
        gathered.assume(f"What describes a skill, and is no level: {format_list(beside)}.", "--levels")
    for index, (sheet, layout) in laid.items():
        named = msgspec.structs.replace(layout, names=given[index])
        if layout.shape == "outline":
            read_outline(sheet, layout, wishes, gathered, given[index])
            continue
        if layout.shape == "long":
            named = settle_meanings(sheet, named, wishes, scratch, gathered)
        take_table(sheet, named, wishes, gathered)
        used = {*layout.across.values(), *layout.above.values()}
        for row in layout.header:
            cells = [cell for cell in sheet.list_row(row) if cell not in used]
            gathered.account.book_open(index, cells, Fate.HEADING, "")


def _build_titled(
    tables: Sequence[Table], laid: dict[int, tuple[Sheet, Layout]], wishes: Wishes, gathered: Gathered, called: str
) -> Made:
    account, cell = gathered.account, gathered.title
    result = build_framework(
        gathered,
        wishes,
        _find_title(tables, gathered, called),
        wide=any(layout.shape != "long" for _, layout in laid.values()),
    )
    if cell is not None and account.is_open(cell):
        if wishes.title:
            account.book(cell, Fate.META, "above the headings")
        else:
            account.book(cell, Fate.KEPT, "", ("title",))
    if not wishes.title:
        gathered.assume(f"Its title is '{one_line(result.framework.title)}'.", "--title")
    return result


def _find_title(tables: Sequence[Table], gathered: Gathered, called: str) -> str:
    """Find the ladder's title: the line above its table, the table's own name, or that of the file."""
    title = gathered.title.cell.text if gathered.title is not None else ""
    return title or _find_only_name(tables) or _format_title(called or PurePath(tables[0].file).stem)


def _format_title(stem: str) -> str:
    """Format the name of a file as a title: 'pm_ladder-2024' is 'Pm ladder 2024'."""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return f"{words[:1].upper()}{words[1:]}"


def _find_only_name(tables: Sequence[Table]) -> str:
    """Return the name of the only table, unless a program gave it ('Sheet 1'); '' if there are several."""
    name = tables[0].name if len(tables) == 1 else ""
    return (
        "" if strip_heading(name).rstrip("0123456789 ") in ("sheet", "tabelle", "feuil", "hoja", "sheet no") else name
    )


def _take_scale(sheet: Sheet, gathered: Gathered) -> bool:
    """Take a table that has only the scale. Return whether it is one."""
    found = find_legend(sheet)
    for step, (row, name, description) in found.items():
        said = sheet.get_cell(row, name)
        number = sheet.list_row(row)[0]
        if said is None:
            continue
        gathered.named_steps[step] = (sheet.locate(number), sheet.locate(said), said.text)
        told = sheet.get_cell(row, description) if description is not None else None
        if told is not None:
            gathered.described_steps[step] = (sheet.locate(told), told.text)
    taken = {row for row, _, _ in found.values()}
    for row in sheet.rows if found else ():
        if row not in taken:
            gathered.account.book_open(sheet.index, sheet.list_row(row), Fate.HEADING, "")
    return bool(found)


def _check_options(laid: dict[int, tuple[Sheet, Layout]], wishes: Wishes) -> None:
    """Refuse an option that names a column which is not there: it would leave out nothing, or all."""
    headings = {
        strip_heading(cell.text): cell.text.strip() for _, layout in laid.values() for cell in layout.headings.values()
    }
    for option, named in (("--where", wishes.where), ("--column", wishes.columns)):
        for heading, _ in named:
            if strip_heading(heading) not in headings:
                known = ", ".join(one_line(text) for text in list(headings.values())[:20])
                raise UsageError(f"{option}: no column is called '{one_line(heading)}'.", f"Columns: {known}")
    if wishes.role and not any(layout.find_column("role") is not None for _, layout in laid.values()):
        raise UsageError("--role: no column says whose ladder a row is of.", 'Name it: --where "COLUMN=VALUE"')


def _check_levels(laid: dict[int, tuple[Sheet, Layout]], wishes: Wishes) -> None:
    """Ask which the levels are where no word of any table says so: an address list is no ladder.

    Raises a UsageError for a table of what somebody can and wants.
    """
    if not laid or wishes.levels or wishes.shape:
        return
    for sheet, layout in laid.values():
        beside = [cell.text for column, cell in layout.headings.items() if column not in layout.across]
        scored = [heading for heading in beside if find_role(heading) == "step"]
        across = [cell.text for cell in layout.across.values()]
        if scored and layout.shape == "skills-down" and not any(map(looks_like_level, across)):
            message = f"{sheet.called} has what somebody can and wants ({format_list([*scored, *across])}): no level."
            hint = 'Give the ladder itself; or name the headings that are levels, the lowest first: --levels "A, B"'
            raise UsageError(message, hint)
    if any(names_a_ladder(sheet, layout) for sheet, layout in laid.values()):
        return
    names = {cell.text.strip(): None for _, layout in laid.values() for cell in layout.across.values()}
    message = "Nothing in the file says which its levels are. These headings may be: leave out those that are none."
    if names:
        raise Question(message, "--levels", tuple(names), ordered=True, some=True)


def _find_no_ladders(laid: dict[int, tuple[Sheet, Layout]], wishes: Wishes, gathered: Gathered) -> list[int]:
    """Find the tables without a word that belongs to a ladder, if other tables have one."""
    if wishes.levels or wishes.shape:
        return []
    others = [index for index, (sheet, layout) in laid.items() if not names_a_ladder(sheet, layout)]
    if others:
        names = format_list(laid[index][0].called for index in others)
        gathered.assume(f"No word says that this is a ladder, and it was not taken: {names}.", "--shape")
    return others


def _make_no_ladder_error(
    tables: Sequence[Table], what: str, laid: dict[int, tuple[Sheet, Layout]], wishes: Wishes
) -> PmCareerError:
    """Make the error for tables without a ladder: it lists the headings, and names no option that was given."""
    looked = f"{len(tables)} tables" if len(tables) > 1 else "the table"
    problems = Counter(cell.problem for table in tables for cell in table.list_filled() if not cell.text)
    if problems:
        problem, cells = problems.most_common(1)[0]
        return PmCareerError(
            f"No {what} were found in {looked} of {one_line(tables[0].file)}: cells without a text: {cells}.",
            f"There is {problem}.",
        )
    headings = [cell.text for _, layout in laid.values() for cell in layout.headings.values()]
    headings = headings or [cell.text for table in tables for cell in table.rows[0]]
    outlines = [cell.text for table in tables if table.is_outline for cell in list_headings(table)]
    headings = outlines or headings
    seen = f"The headings are: {format_list(headings)}."
    told = {fold_spaces(cell.text) for table in tables for cell in table.list_filled()}
    told |= {fold_spaces(table.name) for table in tables}
    told |= {fold_spaces(text) for text in headings}
    unknown = [name for group in wishes.levels for name in group if fold_spaces(name) not in told]
    if unknown:
        return UsageError(f"--levels: there is no level '{one_line(unknown[0])}'.", seen)
    if outlines:
        message = f"Nothing says which headings of {one_line(tables[0].file)} are levels, and which others are skills."
        table = "Give a table instead, with a column 'Skill' and a column for each level."
        return UsageError(
            message, f"{seen} {table if wishes.levels else 'Name the levels, the lowest first: --levels A,B'}"
        )
    if what == "levels" and sum(looks_like_level(heading) or bool(wishes.levels) for heading in headings) > 1:
        message = f"There is no column of skills in {looked} of {one_line(tables[0].file)}: nothing was imported."
        return PmCareerError(message, f"{seen} Add a column 'Skill' with a name in each row.")
    asked = ['which they are: --levels "A, B, C"'] if not wishes.levels else []
    asked += ["what a column holds: --column COLUMN=WHAT"] if not wishes.columns else []
    asked += ["how the table is laid out: --shape long"] if wishes.shape is None else []
    hint = f"Say {', or '.join(asked)}." if asked else "Give its levels, skills and texts a column each."
    message = f"No {what} were found in {looked} of {one_line(tables[0].file)}: nothing was imported."
    return PmCareerError(message, f"{seen} {hint}")

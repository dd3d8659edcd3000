"""Our own exports taken back: a workbook whose sheets and headings are ours, and the framework as JSON."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pm_career.domain.framework import Framework
from pm_career.domain.ids import parse_id
from pm_career.errors import PmCareerError
from pm_career.importing.ladders.ledger import Account, Fate
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.report import ImportReport, build_report
from pm_career.importing.ladders.sheets.table import Table

OWN = "an export of pmcareer"


def read_workbook_back(tables: Sequence[Table], wishes: Wishes) -> tuple[Framework, ImportReport]:
    """The framework in a workbook of ours, edited or not, and the report on its cells."""
    from pm_career.importing.ladders.workbook import read_workbook

    account = Account(tables)
    taken = read_workbook(tables)
    if taken.framework is None:
        raise PmCareerError(
            "The workbook has no level or no skill that can be taken: nothing was imported.",
            "Export a framework to see what its sheets are: pmcareer framework export pm --to xlsx",
        )
    for heading in taken.headings:
        account.book(heading, Fate.HEADING)
    for odd in taken.odd:
        account.book(odd.at, odd.fate, odd.why, (), odd.first)
    for index, table in enumerate(tables):
        account.book_open(index, tuple(table.list_filled()), Fate.KEPT)
    assumed = "It is a workbook that pmcareer exported: its sheets and headings say what each cell is."
    report = build_report(account, tables, [OWN] * len(tables), [assumed])
    return rename_framework(taken.framework, wishes), report


def read_export(framework: Framework, file: str, wishes: Wishes) -> tuple[Framework, ImportReport]:
    """The framework of a JSON export, which is read whole or not at all; its values are the cells."""
    from pm_career.importing.ladders.sheets.table import Cell

    texts = _list_leaves(msgspec.to_builtins(framework))
    table = Table(file, "", tuple((Cell(text, row, 1),) for row, text in enumerate(texts, start=1)))
    account = Account([table])
    account.book_open(0, tuple(table.list_filled()), Fate.KEPT)
    report = build_report(account, [table], [OWN], ["It is what pmcareer exported as JSON."])
    return rename_framework(framework, wishes), report


def rename_framework(framework: Framework, wishes: Wishes) -> Framework:
    """The framework under the id and title that were asked for."""
    own = parse_id(wishes.id) if wishes.id else framework.id
    return msgspec.structs.replace(framework, id=own, title=wishes.title or framework.title)


def _list_leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _list_leaves(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _list_leaves(each)]
    return [] if value is None or value == "" else [str(value)]

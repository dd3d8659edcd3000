"""Our own exports taken back: a workbook whose sheets and headings are ours, and the framework as JSON."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pm_career.domain.framework import Framework
from pm_career.errors import PmCareerError
from pm_career.frameworks.imports.account import Account, At, Fate
from pm_career.frameworks.imports.naming import checked_id
from pm_career.frameworks.imports.report import Assumption, ImportReport, report_of
from pm_career.frameworks.imports.wishes import Wishes
from pm_career.frameworks.sheets.table import Table

OWN = "an export of pmcareer"


def taken_back(tables: Sequence[Table], wishes: Wishes) -> tuple[Framework, ImportReport]:
    """The framework in a workbook of ours, edited or not, and the report on its cells."""
    from pm_career.frameworks.workbook import framework_of

    account = Account(tables)
    taken = framework_of(tables)
    if taken.framework is None:
        raise PmCareerError(
            "The workbook holds no level or no skill that can be taken: nothing was imported.",
            "Export a framework to see what its sheets are: pmcareer framework export pm --to xlsx",
        )
    for heading in taken.headings:
        _book(account, At(heading.table, heading.cell), Fate.HEADING)
    for odd in taken.odd:
        fate = Fate.ASSUMED if odd.assumed else Fate.NOT_UNDERSTOOD
        if odd.first is not None and not odd.assumed:
            fate = Fate.DUPLICATE if odd.same else Fate.CONTRADICTION
        first = At(odd.first.table, odd.first.cell) if odd.first else None
        _book(account, At(odd.table, odd.cell), fate, odd.why, first)
    for index, table in enumerate(tables):
        account.book_open(index, tuple(table.filled()), Fate.KEPT)
    assumptions = [
        Assumption("It is a workbook that pmcareer exported: its sheets and headings say what each cell is.")
    ]
    report = report_of(account, tables, [OWN] * len(tables), assumptions)
    return renamed(taken.framework, wishes), report


def from_export(framework: Framework, file: str, wishes: Wishes) -> tuple[Framework, ImportReport]:
    """The framework of a JSON export, which is read whole or not at all; its values are the cells."""
    from pm_career.frameworks.sheets.table import Cell

    texts = _leaves(msgspec.to_builtins(framework))
    table = Table(file, "", tuple((Cell(text, row, 1),) for row, text in enumerate(texts, start=1)))
    account = Account([table])
    account.book_open(0, tuple(table.filled()), Fate.KEPT)
    report = report_of(account, [table], [OWN], [Assumption("It is what pmcareer exported as JSON.")])
    return renamed(framework, wishes), report


def renamed(framework: Framework, wishes: Wishes) -> Framework:
    """The framework under the id and title that were asked for."""
    own = checked_id(wishes.id) if wishes.id else framework.id
    return msgspec.structs.replace(framework, id=own, title=wishes.title or framework.title)


def _book(account: Account, at: At, fate: Fate, why: str = "", first: At | None = None) -> None:
    if account.is_open(at):
        account.book(at, fate, why, (), first)


def _leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _leaves(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _leaves(each)]
    return [] if value is None or value == "" else [str(value)]

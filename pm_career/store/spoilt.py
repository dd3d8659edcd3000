"""Find stored rows that are damaged: values that are not as their types say, and rows that do not fit together."""

# ruff: noqa: S608  The names of tables and columns are our own; what people wrote is always bound.
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError
from pm_career.store.cells import convert
from pm_career.store.export import read_export, read_undamaged
from pm_career.store.export_reading import check_export
from pm_career.store.faults import SpoiltError
from pm_career.store.kind_types import Kind
from pm_career.store.kinds import HISTORY, HOME
from pm_career.store.log import Store, list_logged_rows
from pm_career.store.row_types import make_cell_types, make_row_types


def find_spoilt(store: Store) -> list[str]:
    """The places of all rows with a value that is not as its type says, such as "evidence e3", each once.

    Raises sqlite3.Error where a table or a column is missing.
    """
    _, damaged = read_undamaged(store)
    return list(dict.fromkeys([*damaged, *_find_spoilt_rows(store), *_find_spoilt_changes(store)]))


def find_misfits(store: Store) -> list[str]:
    """What does not fit together in a store in which every row is as its type says. Each is a clause."""
    found = [*_find_lost_history(store), *_find_unissued(store)]
    if len(store.rows(f"SELECT 1 FROM {HOME} WHERE here")) > 1:
        found.append("it has two identities")
    try:
        check_export(read_export(store), store.kinds)
    except PmCareerError as fault:
        found.append(fault.message.rpartition(": ")[2].rstrip("."))
    return found


def _find_spoilt_rows(store: Store) -> Iterator[str]:
    """Rows with a cell that is not as the type of its table says."""
    cells_of = make_cell_types(store.kinds)
    for table, row_type in make_row_types(store.kinds).items():
        columns = list(cells_of[table])
        for cells in store.rows(f"SELECT {', '.join(columns)} FROM {table}"):
            row = dict(zip(columns, cells, strict=True))
            try:
                convert(row, row_type, "")
            except SpoiltError:
                yield _name_row(store, table, row)


def _name_row(store: Store, table: str, row: dict[str, Any]) -> str:
    """How messages name a row: by what it is or belongs to."""
    for kind in store.kinds:
        if table == kind.name:
            known = {column.field: row[column.name] for column in kind.columns}
            return kind.find_place(known | {"id": _make_id(kind, row.get("number"))})
        for part in kind.parts:
            if table == part.table and not part.read_only:
                return one_line(f"{kind.word} {_make_id(kind, row[part.owner])}")
    if table == HISTORY:
        return _name_subject(store, row["kind"], row["subject"])
    if table == HOME:
        return HOME
    if table == "issued":
        return one_line(f"issued {row['kind']} {row['number']}")
    return one_line(f"change {row['change'] if table == 'change_row' else row['number']}")


def _name_subject(store: Store, name: str, subject: object) -> str:
    """How messages name what a row of the history is about."""
    kind = next((kind for kind in store.kinds if kind.name == name), None)
    return one_line(f"{kind.word} {kind.letter}{subject}" if kind else f"{name} {subject}")


def _make_id(kind: Kind[Any], number: object) -> str:
    return f"{kind.letter}{number}"


def _find_lost_history(store: Store) -> Iterator[str]:
    """What was before an edit of something that is not there: erasing that would leave it."""
    for kind in store.kinds:
        keys = f"SELECT CAST({kind.key[0]} AS TEXT) FROM {kind.name}" if kind.keeps_history else "SELECT NULL WHERE 0"
        for (subject,) in store.rows(
            f"SELECT DISTINCT subject FROM {HISTORY} WHERE kind = ? AND subject NOT IN ({keys})", (kind.name,)
        ):
            yield f"{_name_subject(store, kind.name, subject)} has a history and is not there"


def _find_unissued(store: Store) -> Iterator[str]:
    """Things whose number could be given to something else, as nothing says that it was given out."""
    for kind in store.kinds:
        if kind.letter:
            for (number,) in store.rows(
                f"SELECT number FROM {kind.name} WHERE number NOT IN (SELECT number FROM issued WHERE kind = ?)",
                (kind.name,),
            ):
                yield f"the number of {kind.word} {kind.format_id(number)} is not recorded as given out"


def _find_spoilt_changes(store: Store) -> Iterator[str]:
    """Changes that undo could not take back."""
    for (number,) in store.rows("SELECT number FROM change ORDER BY number"):
        try:
            list_logged_rows(store, number)
        except SpoiltError as error:
            yield error.place

"""Read tickets, pull requests and commits: rows of a CSV or JSON file, by the names of their columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pm_career.domain.text import cut_text, fold_name, fold_spaces, join_names, one_line
from pm_career.errors import UsageError
from pm_career.importing.evidence.columns import MAPPINGS, ColumnMapping, fits
from pm_career.importing.evidence.days import find_order, read_column
from pm_career.importing.evidence.piece import EvidenceFile, Piece, Place, Rest, choose_day
from pm_career.importing.evidence.rows import Row, Table, read_csv_rows, read_json_rows
from pm_career.importing.ladders.sheets.csv_tables import Decoded

_SHOWN = 200
"""Characters of a row that is no piece, for the account."""
_MOST_LISTED = 40
"""Names of columns in a refusal, where one of them may be the one that is meant."""
_MOST_UNUSED = 12


def read_tables(decoded: Decoded, file: str, today: date, asked: str | None) -> EvidenceFile:
    """Read the rows of a CSV or JSON file by the mapping that was asked for by name, else by the one that fits.

    Raises a UsageError that names the columns if none fits, and NotRead for what is no table.
    """
    is_json = decoded.text.lstrip()[:1] in ("[", "{")
    table = read_json_rows(decoded.text, file) if is_json else read_csv_rows(decoded, file)
    mapping = _choose_mapping(table, file, asked)
    return _Reader(table, mapping, today).read(file)


def looks_like_table(text: str) -> bool:
    """Whether a text without a name is JSON, or its first line has the columns of a mapping."""
    start = text.lstrip()
    if start[:1] == "{" or (start[:1] == "[" and start[1:].lstrip()[:1] in ("{", "]")):
        return True
    first = start.partition("\n")[0]
    for sign in ",;\t":
        names = {fold_name(each.strip(' "')) for each in first.split(sign)}
        if len(names) > 1 and any(fits(mapping, names) for mapping in MAPPINGS):
            return True
    return False


def _choose_mapping(table: Table, file: str, asked: str | None) -> ColumnMapping:
    names = {fold_name(each) for each in table.columns}
    seen = ", ".join(map(one_line, table.columns[:_MOST_LISTED])) or "none"
    if asked is not None:
        mapping = next(each for each in MAPPINGS if each.name == asked)
        if not any(fold_name(each) in names for each in mapping.what):
            raise UsageError(
                f"{file} has no column with what was done. Its columns: {seen}.",
                f"Call one of them {join_names(mapping.what, 'or')}.",
            )
        return mapping
    for mapping in MAPPINGS:
        if fits(mapping, names):
            return mapping
    known = ", ".join(each.name for each in MAPPINGS)
    raise UsageError(
        f"It cannot be told what the columns of {file} are: {seen}.",
        f"Say what it is with --as ({known}), or call one column title and one date.",
    )


class _Reader:
    """The rows of one table, read by a mapping."""

    def __init__(self, table: Table, mapping: ColumnMapping, today: date) -> None:
        self._table, self._mapping, self._today = table, mapping, today
        by_name: dict[str, str] = {}
        for column in table.columns:
            by_name.setdefault(fold_name(column), column)
        self._columns = {
            part: tuple(by_name[fold_name(name)] for name in getattr(mapping, part) if fold_name(name) in by_name)
            for part in ("what", "done", "day", "key", "outcome", "link", "tags", "project")
        }
        self._done = self._columns["done"][:1]  # of several, such as mergedAt and closedAt, the first decides
        days = self._done or self._columns["day"]
        self._order = find_order(text for row in table.rows for text in self._list(row, days))

    def read(self, file: str) -> EvidenceFile:
        """Make a piece of each row that is done and says what."""
        pieces: list[Piece] = []
        rest = [self._table.heading] if self._table.heading else []
        for row in self._table.rows:
            read = self._read_row(row)
            (pieces if isinstance(read, Piece) else rest).append(read)  # type: ignore[arg-type]
        used = {*self._done, *(each for part, columns in self._columns.items() if part != "done" for each in columns)}
        unused = [one_line(column) for column in self._table.columns if column not in used]
        remarks = self._table.remarks
        if unused:
            more = f" and {len(unused) - _MOST_UNUSED} more" if len(unused) > _MOST_UNUSED else ""
            remarks = (*remarks, f"Columns that are not used: {', '.join(unused[:_MOST_UNUSED])}{more}.")
        return EvidenceFile(file, self._mapping.kind, True, tuple(pieces), tuple(rest), remarks)

    def _read_row(self, row: Row) -> Piece | Rest:
        place = Place(row.number, row.number, self._table.unit)
        what = self._get(row, "what")
        if not what:
            text = " · ".join(" ".join(each) for each in row.cells.values())
            return Rest(place, cut_text(text, _SHOWN), "it does not say what happened")
        if self._done and not self._list(row, self._done):
            return Rest(place, cut_text(what, _SHOWN), f"it is not done: its '{one_line(self._done[0])}' is empty")
        written = next(iter(self._list(row, self._done or self._columns["day"])), "")
        readings = read_column(written, self._today)
        if len(readings) > 1 and self._order is not None:
            readings = readings[self._order : self._order + 1]
        day = choose_day(readings, written, self._today)
        if not readings and written:
            day = day._replace(doubt=f"'{cut_text(one_line(written), _SHOWN)}' is not a day")
        return Piece(
            place=place,
            what=what,
            key=self._make_key(row, what, written),
            date=day.date,
            period=day.period,
            doubt=day.doubt,
            outcome=self._get(row, "outcome"),
            links=tuple(dict.fromkeys(self._list(row, self._columns["link"]))),
            tags=tuple(
                dict.fromkeys(tag for text in self._list(row, self._columns["tags"]) for tag in _split_tags(text))
            ),
            project=one_line(self._get(row, "project")),
        )

    def _make_key(self, row: Row, what: str, written: str) -> str:
        """What tells a row from others: its key, with its text if that is a mere number; without one text and day."""
        key = self._get(row, "key")
        if key and not key.isdecimal():
            return key
        return fold_spaces(f"{key or written} {what}")

    def _get(self, row: Row, part: str) -> str:
        """The first text that one of the columns of a part has; empty if there is none."""
        return next(iter(self._list(row, self._columns[part])), "")

    def _list(self, row: Row, columns: Sequence[str]) -> list[str]:
        """The texts of some columns, without empty ones."""
        return [text.strip() for column in columns for text in row.cells.get(column, ()) if text.strip()]


def _split_tags(text: str) -> list[str]:
    return [each.strip(" #") for each in text.replace(";", ",").split(",") if each.strip(" #")]

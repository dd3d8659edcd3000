"""Read tickets, pull requests and commits: rows of a CSV or JSON file, by the names of their columns.

A mapping says which columns have what. The same reader serves all of them; a further tool is a further mapping.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from pm_career.domain.text import cut_text, fold_name, fold_spaces, join_names, one_line
from pm_career.errors import UsageError
from pm_career.importing.evidence.days import find_order, read_column
from pm_career.importing.evidence.piece import EvidenceFile, Piece, Place, Rest, choose_day, clean_text
from pm_career.importing.ladders.sheets.bounds import Budget, NotRead
from pm_career.importing.ladders.sheets.csv_tables import Decoded, read_csv

_SHOWN = 200
_DEEPEST = 3
"""Lists and objects within each other from which a value is read: the names in a list of labels."""
_MOST_LISTED = 40
_NAMES_OF_OBJECTS = ("name", "nameWithOwner", "title", "login", "key", "displayName", "value")
"""Keys of an object that stands in a column, such as a label or a repository: the first that it has is its text."""


class Row(NamedTuple):
    """A row: its number, and the texts of its cells by their columns' names. A column may stand there several times."""

    number: int
    cells: Mapping[str, tuple[str, ...]]


class Table(NamedTuple):
    """Rows, with the columns as they are written. `unit` is what its rows are called."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str
    heading: Rest | None = None
    remarks: tuple[str, ...] = ()


class ColumnMapping(NamedTuple):
    """Which columns have what, the better ones first. `needs`: it is recognized by one column of each of these.

    `done` are columns of the day on which something was done: where the first of them is empty, it is not done yet.
    """

    name: str
    kind: str
    needs: tuple[tuple[str, ...], ...]
    what: tuple[str, ...]
    done: tuple[str, ...]
    day: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    link: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    project: tuple[str, ...] = ()


_GIT_KEY = ("commit", "hash", "sha", "oid", "abbreviated commit")
_GIT_TEXT = ("subject", "message", "message headline")
_GH_DONE = ("merged at", "closed at")
_TICKET_TEXT = ("summary", "title", "task name", "card name", "issue title", "name", "task", "subject", "story", "what")
_TICKET_DONE = (
    "resolved", "resolution date", "resolved date", "completed", "completed at", "completed on", "date completed",
    "closed", "closed date", "closed at", "accepted at", "done", "done at", "done on", "finished", "finished at",
)  # fmt: skip
_TICKET_KEY = ("issue key", "key", "ticket", "formatted id", "task id", "issue id", "id", "number")
_TICKET_DAY = ("date", "day", "when")

GIT = ColumnMapping(
    "git-log", "commits of git log", (_GIT_KEY, _GIT_TEXT),
    what=_GIT_TEXT, done=(), day=("date", "author date", "commit date", "committed date"), key=_GIT_KEY,
    link=("url", "link"), project=("repository", "project"),
)  # fmt: skip
GH = ColumnMapping(
    "gh", "issues or pull requests of gh", (("title",), (*_GH_DONE, "url", "number"), (*_GH_DONE, "state")),
    what=("title",), done=_GH_DONE, key=("url", "number"), link=("url",), tags=("labels",),
    project=("repository", "milestone"),
)  # fmt: skip
TICKETS = ColumnMapping(
    "tickets", "a list of tickets", (_TICKET_TEXT, (*_TICKET_DONE, *_TICKET_KEY, *_TICKET_DAY)),
    what=_TICKET_TEXT, done=_TICKET_DONE, day=_TICKET_DAY, key=_TICKET_KEY,
    outcome=("outcome", "result", "impact"), link=("url", "link", "issue url", "permalink", "card url"),
    tags=("labels", "label", "tags", "tag", "components", "skills", "skill"),
    project=("project name", "project", "projects", "repository", "epic", "list"),
)  # fmt: skip
MAPPINGS = (GIT, GH, TICKETS)


def read_tables(decoded: Decoded, file: str, today: date, asked: str | None) -> EvidenceFile:
    """Read the rows of a CSV or JSON file by the mapping that was asked for by name, else by the one that fits.

    Raises a UsageError that names the columns if none fits, and NotRead for what is no table.
    """
    is_json = decoded.text.lstrip()[:1] in ("[", "{")
    table = _read_json(decoded.text, file) if is_json else _read_csv(decoded, file)
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
        if len(names) > 1 and any(_fits(mapping, names) for mapping in MAPPINGS):
            return True
    return False


def _fits(mapping: ColumnMapping, names: Iterable[str]) -> bool:
    known = set(names)
    return all(any(fold_name(each) in known for each in choice) for choice in mapping.needs)


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
        if _fits(mapping, names):
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
            more = f" and {len(unused) - _MOST_LISTED} more" if len(unused) > _MOST_LISTED else ""
            remarks = (*remarks, f"Columns that are not used: {', '.join(unused[:_MOST_LISTED])}{more}.")
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


def _read_csv(decoded: Decoded, file: str) -> Table:
    """Read separated values: the first row has the names of the columns."""
    sheet = read_csv(decoded, file, Budget(file))
    if not sheet.rows:
        raise NotRead(f"{file} holds nothing.", "Give a file with a row of column names, and rows below it.")
    head, *below = sheet.rows
    names = {cell.column: cell.text for cell in head}
    rows = []
    for cells in below:
        found: dict[str, tuple[str, ...]] = {}
        for cell in cells:
            name = names.get(cell.column, f"column {cell.column}")
            found[name] = (*found.get(name, ()), cell.text)
        rows.append(Row(cells[0].row, found))
    number = head[0].row
    heading = Rest(Place(number, number, "row"), ", ".join(names.values()), "the names of the columns")
    return Table(tuple(dict.fromkeys(names.values())), tuple(rows), "row", heading, sheet.remarks)


def _read_json(text: str, file: str) -> Table:
    """Read a list of objects, an object that has one, or objects one after another, as `jq` writes them."""
    values = _parse_values(text, file)
    if len(values) == 1 and isinstance(values[0], dict):
        lists = [each for each in values[0].values() if isinstance(each, list) and any(map(_is_object, each))]
        values = lists if len(lists) == 1 else values
    if len(values) == 1 and isinstance(values[0], list):
        values = values[0]
    rows = []
    for number, value in enumerate(values, start=1):
        item = value if _is_object(value) else {"": value}
        rows.append(Row(number, {clean_text(key): _list_texts(cell) for key, cell in item.items()}))
    columns = tuple(dict.fromkeys(key for row in rows for key in row.cells))
    if not rows:
        raise NotRead(f"{file} holds an empty list.", "Give a list with an object for each piece.")
    return Table(columns, tuple(rows), "item")


def _parse_values(text: str, file: str) -> list[Any]:
    """Parse all JSON values of a text. Raises NotRead with the place where it is none."""
    decoder, values, at = json.JSONDecoder(), [], 0
    try:
        while at < len(text):
            if text[at].isspace():
                at += 1
                continue
            value, at = decoder.raw_decode(text, at)
            values.append(value)
    except json.JSONDecodeError as error:
        where = f"{file}:{error.lineno}:{error.colno}"
        raise NotRead(f"{where}: it is no JSON: {error.msg[:1].lower()}{error.msg[1:]}.", "Mend it there.") from None
    except (RecursionError, ValueError):  # a number of more digits than Python reads
        raise NotRead(f"{file} is nested too deep, or holds a number too long.", "Give a list of objects.") from None
    return values


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _list_texts(value: Any, depth: int = 0) -> tuple[str, ...]:
    """The texts of a cell: of a list all, of an object its name."""
    if value is None or depth > _DEEPEST:
        return ()
    if isinstance(value, list):
        return tuple(text for each in value for text in _list_texts(each, depth + 1))
    if isinstance(value, dict):
        name = next((value[key] for key in _NAMES_OF_OBJECTS if value.get(key)), None)
        return _list_texts(name, depth + 1)
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return (clean_text(str(value)),)

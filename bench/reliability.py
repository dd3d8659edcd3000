"""Kill and disturb work on personal data at every system call, and report what held: `python bench/reliability.py`.

Takes some minutes. Exits 1 if anything did not hold. `--write` puts the tables into docs/reliability.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

from older import FROM_DRAFT, as_released, draft, reads_as_released  # noqa: E402  they lie beside the tests
from personal import NOW, do, export_text, live, some_evidence  # noqa: E402
from spoiled import SPOILED  # noqa: E402
from strikes import WORKS, Stage  # noqa: E402
from struck import Strike, can_strike  # noqa: E402
from writers import missing, write_at_once  # noqa: E402

from pm_career.errors import PersonalDataError  # noqa: E402
from pm_career.store import schema  # noqa: E402
from pm_career.store.backups import save_own_backup  # noqa: E402
from pm_career.store.check import check_file  # noqa: E402
from pm_career.store.evidence import add_evidence  # noqa: E402
from pm_career.store.restore import restore  # noqa: E402

PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
FIXTURES = ROOT / "tests" / "store" / "fixtures"


class Table(NamedTuple):
    """The results of one kind of trial; `broken` lists what did not hold."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    broken: list[str]


def try_kills(every: int) -> Table:
    """Kill work at each system call by which a file or folder is opened, locked, written, flushed, named or closed."""
    columns = ("work", "killed at", "as before", "as after", "between", "lost or left over")
    return _try_strikes("Killed at every system call", columns, lambda stage: stage.strikes_to_kill(), every)


def try_full_disk(every: int) -> Table:
    """Report no space at each write, once and from then on, and an I/O error at each flush."""
    columns = ("work", "calls that failed", "refused, as before", "done all the same", "between", "lost or left over")
    title = "A disk that is full at every write, or fails at every flush"
    return _try_strikes(title, columns, lambda stage: stage.strikes_to_fail(), every)


def _try_strikes(title: str, columns: tuple[str, ...], of: Callable[[Stage], list[Strike]], every: int) -> Table:
    rows, broken = [], []
    for work in WORKS:
        with tempfile.TemporaryDirectory() as folder:
            stage = Stage(work, Path(folder))
            strikes = of(stage)[::every]
            seen: Counter[str] = Counter()
            for strike in strikes:
                trial = stage.strike(strike)
                seen[trial.state] += 1
                seen["wrong"] += any("between" not in each for each in trial.wrong)
                broken += [f"{work.name}, {strike.expression}: {each}" for each in trial.wrong]
        counts = (len(strikes), seen["before"], seen["after"], seen["between"], seen["wrong"])
        rows.append((work.name, *map(str, counts)))
        _say(f"{title}: {work.name}: {len(strikes)}")
    return Table(title, columns, rows, broken)


def try_writers(processes: int = 8, additions: int = 20) -> Table:
    """Let several processes add to one file at once; the first of them creates it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "home" / "career.db"
        complaints = write_at_once(path, processes, additions)
        lost = missing(path, processes, additions)
        total = processes * additions
        row = (f"{processes} × {additions}", str(total), str(total - len(lost)), str(len(complaints)))
    columns = ("processes × additions", "added", "there", "failed")
    return Table("Writers at once", columns, [row], [*complaints, *lost])


def try_spoiled_files() -> Table:
    """Check that every spoiled file is refused, stays untouched, and can be restored from a backup."""
    rows, broken = [], []
    for name, (spoil, _) in SPOILED.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "home" / "career.db"
            live(path)
            before, kept = export_text(path), save_own_backup(path, NOW, "before")
            spoil(path)
            content = path.read_bytes()
            refused = [_is_refused(attempt, path) for attempt in (export_text, _add)]
            untouched = path.read_bytes() == content
            restore(path, kept, NOW)
            held = (*refused, untouched, export_text(path) == before)
        rows.append((name, *("yes" if each else "NO" for each in held)))
        broken += [f"a file with {name}"] if not all(held) else []
    columns = ("file", "reading refused", "writing refused", "untouched", "restored from a backup")
    return Table("Files that are damaged or somebody else's", columns, rows, broken)


def try_schemas() -> Table:
    """Read a file of every released schema as it was exported then, and change it."""
    rows, broken = [], []
    for dump in sorted(FIXTURES.glob("v*.sql")):
        with tempfile.TemporaryDirectory() as folder:
            path = as_released(dump, Path(folder) / "career.db")
            same = reads_as_released(path, dump)
            newest = _migrates(path)
        rows.append((dump.stem, "yes" if same else "NO", "yes" if newest else "NO"))
        broken += [f"schema {dump.stem}"] if not (same and newest) else []
    with tempfile.TemporaryDirectory() as folder, mock.patch.object(schema, "STEPS", (FROM_DRAFT, *schema.STEPS)):
        path = draft(Path(folder) / "career.db")
        same = b"Fired the oven alone" in export_text(path)
        newest = _migrates(path)
    rows.append(("v0, invented to have one to migrate", "yes" if same else "NO", "yes" if newest else "NO"))
    broken += [] if same and newest else ["schema v0"]
    columns = ("schema", "read as it was", f"changed, and now schema {schema.VERSION}")
    return Table("Files of every schema", columns, rows, broken)


def _migrates(path: Path) -> bool:
    _add(path)
    looked = check_file(path)
    return looked.schema == schema.VERSION and not looked.findings


def _add(path: Path) -> None:
    do(path, lambda change: add_evidence(change, some_evidence("One more")))


def _is_refused(attempt: Callable[[Path], object], path: Path) -> bool:
    try:
        attempt(path)
    except PersonalDataError:
        return True
    return False


def format_markdown(tables: Sequence[Table]) -> str:
    """The tables as they stand in the documentation."""
    system = f"SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}, {platform.system()}"
    parts = [f"Measured with {system}.\n"]
    for table in tables:
        lines = [f"### {table.title}\n", _line(table.columns), _line(["---"] * len(table.columns))]
        numeric = [row for row in table.rows if all(cell.isdigit() for cell in row[1:])]
        total = ("**all**", *(str(sum(int(row[at]) for row in numeric)) for at in range(1, len(table.columns))))
        lines += [_line(row) for row in table.rows] + ([_line(total)] if len(numeric) > 1 else [])
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> int:
    """Run all trials, print their tables, and write them down if asked."""
    parser = argparse.ArgumentParser(description="Disturb work on personal data and report what held.")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth system call")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.relative_to(ROOT)}")
    asked = parser.parse_args()
    if not can_strike():
        _say("This needs strace (on Debian: apt install strace) and leave to attach it to a process.")
        return 1
    os.environ.pop("PMCAREER_HOME", None)
    tables = [try_kills(asked.every), try_full_disk(asked.every), try_writers(), try_spoiled_files(), try_schemas()]
    text = format_markdown(tables)
    print(text)
    if asked.write:
        page = PAGE.read_text(encoding="utf-8")
        head, _, rest = page.partition(BEGIN)
        PAGE.write_text(f"{head}{BEGIN}\n\n{text}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    broken = [each for table in tables for each in table.broken]
    for each in broken:
        _say(f"did not hold: {each}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

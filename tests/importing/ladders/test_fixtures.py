"""Ladders as dirty as real ones: every filled cell is in the framework or named, and the numbers are these."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from dirty_ladders import FIXTURES, HR_ORDER, long_export, merged_matrix, online_sheet, sheet_per_level
from importing import LOST, PLACED, held, points_of, take
from shell import Shell

from pm_career.frameworks.quality.check import check
from pm_career.importing.ladders.sheets.read_tables import read_tables

COUNTED_OTHERWISE = ("step", "rank", "experience_years", "scale")
"""What is in the framework as a number."""


def _kept(name: str) -> Callable[[Path], Path]:
    return lambda _: FIXTURES / name


def _made(make: Callable[[Path], Path], name: str) -> Callable[[Path], Path]:
    return lambda folder: make(folder / name)


class Case(NamedTuple):
    """A file, how it is imported, and what comes of it."""

    make: Callable[[Path], Path]
    counts: tuple[int, ...]
    """Rows, cells; kept, assumed, duplicate, contradiction, blank, not understood, filtered, heading, meta."""
    lost: tuple[str, ...] | None = ()
    words: tuple[str, ...] = ()


CASES = {
    "long-export": Case(
        _made(long_export, "export.tsv"),
        (1803, 14091, 10207, 0, 23, 25, 40, 1768, 251, 8, 1769),
        None,
        ("--levels", HR_ORDER),
    ),
    "merged-matrix": Case(_made(merged_matrix, "matrix.xlsx"), (10, 43, 34, 1, 0, 0, 1, 2, 0, 4, 1), ("0.4", "")),
    "sheet-per-level": Case(
        _made(sheet_per_level, "levels.xlsx"),
        (16, 46, 32, 0, 0, 0, 1, 1, 0, 12, 0),
        ("How to use this workbook: fill in one sheet a level, and ask the people team.",),
    ),
    "online-sheet": Case(
        _made(online_sheet, "online.xlsx"),
        (16, 80, 42, 1, 0, 0, 3, 19, 0, 8, 7),
        (
            *(
                "Is this too much?",
                "2",
                "1",
                "2024-04-03",
                "2.5",
                "2",
                "",
                "2",
                "1",
                "",
                "3",
                "2.5",
                "1.5",
            ),  # a comment, scores, a day
            *("Date", "Who", "What", "2024-02-01", "Bo", "Edited"),
        ),
    ),
    "profile": Case(_kept("profile.csv"), (12, 44, 17, 0, 0, 0, 4, 3, 0, 14, 6), ("Dana", "Dana", "Bo")),
    "kompetenzen": Case(_kept("kompetenzen.csv"), (8, 30, 23, 0, 0, 0, 2, 0, 0, 3, 2)),
    "transposed": Case(_kept("transposed.csv"), (8, 28, 22, 0, 0, 0, 2, 0, 0, 2, 2)),
    "text-matrix": Case(_kept("text-matrix.tsv"), (6, 31, 21, 0, 0, 0, 1, 0, 6, 3, 0)),
    "wiki": Case(
        _kept("wiki.md"), (12, 43, 35, 0, 0, 0, 2, 1, 0, 5, 0), ("Last edited in spring. The scale: see below.",)
    ),
    "pages": Case(_kept("pages"), (11, 31, 20, 0, 0, 0, 2, 0, 0, 9, 0)),
    "expectations": Case(_kept("expectations.json"), (9, 53, 40, 0, 2, 1, 1, 2, 0, 7, 0), ("K.", "", "3")),
    "matrix": Case(_kept("matrix.json"), (5, 18, 18, 0, 0, 0, 0, 0, 0, 0, 0)),
    "two-tracks": Case(_kept("two-tracks.csv"), (9, 49, 37, 1, 0, 0, 2, 0, 0, 9, 0)),
    "two-tracks-long": Case(_kept("two-tracks-long.csv"), (10, 53, 35, 9, 0, 0, 1, 2, 0, 6, 0), ("ok", "see maker")),
    "other-scripts": Case(_kept("other-scripts.csv"), (4, 16, 15, 0, 0, 0, 0, 0, 0, 1, 0)),
    "roles": Case(
        _kept("roles.csv"),
        (10, 63, 31, 0, 0, 1, 0, 3, 14, 7, 7),
        ("C.", "C.", "C.", "Without a skill of its own it goes on above"),
        ("--role", "Product", "--levels", "Junior, Mid, Senior"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_cell_is_in_the_framework_or_named(shell: Shell, tmp_path: Path, case: str) -> None:
    make, counts, lost, words = CASES[case]
    path = make(tmp_path)
    framework, report = take(shell, path, *words)
    cells = report["cells"]
    if path.suffix != ".json":  # read again, by nothing that knows of imports
        came = [(table.place(cell), cell.text) for table in read_tables(path) for cell in table.list_filled()]
        assert [(each["place"], each["text"]) for each in cells] == came
    assert sum(report["counts"].values()) == len(cells) == report["filled"]
    text = held(framework)
    for each in cells:
        if each["fate"] == "kept" and each["to"][-1] not in COUNTED_OTHERWISE:
            assert all(point in text for point in points_of(each["text"])), each
        assert each["fate"] in ("kept", "heading") or each["why"]
        assert (each["fate"] in PLACED) == bool(each["to"])
        assert each["fate"] not in ("duplicate", "contradiction") or each["other"]
    assert check(Path(report["framework"]["folder"])).errors == 0
    assert (report["rows"], report["filled"], *report["counts"].values()) == counts
    if lost is not None:
        assert tuple(each["text"] for each in cells if each["fate"] in LOST) == lost

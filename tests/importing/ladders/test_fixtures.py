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
    """A file, how it is imported, and what comes of it. `is_unsure`: only after somebody looked at its proposal."""

    make: Callable[[Path], Path]
    counts: tuple[int, ...]
    """Rows, cells; kept, assumed, duplicate, contradiction, blank, not understood, filtered, heading, meta."""
    lost: tuple[str, ...] | None = ()
    words: tuple[str, ...] = ()
    is_unsure: bool = False


CASES = {
    "long-export": Case(
        _made(long_export, "export.tsv"),
        (1803, 14091, 8689, 0, 1566, 0, 40, 1769, 251, 8, 1768),
        None,
        ("--levels", HR_ORDER),
    ),
    "merged-matrix": Case(
        _made(merged_matrix, "matrix.xlsx"),
        (10, 43, 34, 1, 0, 0, 1, 3, 0, 4, 0),
        (
            "Owner: people team",
            "0.4",
            "",
        ),
    ),
    "sheet-per-level": Case(
        _made(sheet_per_level, "levels.xlsx"),
        (16, 46, 32, 0, 0, 0, 1, 1, 0, 12, 0),
        ("How to use this workbook: fill in one sheet a level, and ask the people team.",),
    ),
    "online-sheet": Case(
        _made(online_sheet, "online.xlsx"),
        (21, 80, 42, 1, 0, 0, 2, 4, 23, 8, 0),
        lost=("Is this too much?", "2024-04-03", "", ""),
        is_unsure=True,
    ),
    "profile": Case(
        _kept("profile.csv"),
        (12, 44, 17, 0, 0, 0, 5, 0, 8, 14, 0),
        is_unsure=True,
    ),
    "kompetenzen": Case(
        _kept("kompetenzen.csv"),
        (8, 30, 23, 0, 0, 0, 2, 2, 0, 3, 0),
        (
            "Stand: März 2023",
            "Hinweis: vertraulich, nur für den Dienstgebrauch",
        ),
    ),
    "transposed": Case(
        _kept("transposed.csv"),
        (8, 28, 22, 0, 0, 0, 2, 2, 0, 2, 0),
        (
            "Draft 3 - for the leadership offsite",
            "* P5 is described in another document",
        ),
    ),
    "text-matrix": Case(_kept("text-matrix.tsv"), (6, 31, 20, 0, 0, 0, 1, 1, 6, 3, 0), ("Merge with Writing?",)),
    "wiki": Case(
        _kept("wiki.md"),
        (18, 48, 36, 0, 0, 0, 2, 2, 0, 8, 0),
        ("Last edited in spring. The scale: see below.", "| not | a | table | |-----|---|-------| | 1 | 2 | 3 |"),
    ),
    "pages": Case(_kept("pages"), (14, 34, 23, 0, 0, 0, 2, 0, 0, 9, 0)),
    "expectations": Case(
        _kept("expectations.json"),
        (48, 48, 42, 0, 3, 1, 1, 1, 0, 0, 0),
        (
            "K.",
            "3",
        ),
    ),
    "matrix": Case(_kept("matrix.json"), (27, 27, 27, 0, 0, 0, 0, 0, 0, 0, 0)),
    "two-tracks": Case(_kept("two-tracks.csv"), (9, 49, 37, 1, 0, 0, 2, 0, 0, 9, 0)),
    "two-tracks-long": Case(_kept("two-tracks-long.csv"), (10, 53, 35, 9, 0, 0, 1, 2, 0, 6, 0), ("ok", "see maker")),
    "other-scripts": Case(
        _kept("other-scripts.csv"),
        (4, 16, 15, 0, 0, 0, 0, 0, 0, 1, 0),
        words=("--levels", "Стажёр, Специалист, Ведущий"),
    ),
    "roles": Case(
        _kept("roles.csv"),
        (10, 63, 32, 0, 0, 0, 0, 0, 17, 7, 7),
        (),
        ("--role", "Product", "--levels", "Junior, Mid, Senior"),
        is_unsure=True,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_cell_is_in_the_framework_or_named(shell: Shell, tmp_path: Path, case: str) -> None:
    make, counts, lost, words, is_unsure = CASES[case]
    path = make(tmp_path)
    if is_unsure:
        assert shell("framework", "import", str(path), *words).code == 2
        assert shell("framework", "import", str(path), "--propose", "mapping.yaml", *words).code == 0
        words = ("--mapping", "mapping.yaml")
    framework, report = take(shell, path, *words)
    cells = report["cells"]
    if path.suffix != ".json":  # read again, by nothing that knows of imports
        came = [(table.place(cell), cell.text) for table in read_tables(path) for cell in table.list_filled()]
        assert sorted((each["place"], each["text"]) for each in cells) == sorted(came)
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

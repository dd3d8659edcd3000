"""docs/import.md: every file and every command on the page is tried, and answers what stands below it."""

from __future__ import annotations

import csv
import re
import shlex
from pathlib import Path

import checkout
import pytest
from openpyxl import Workbook
from shell import Shell

from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.mapping import HOLDS
from pm_career.importing.ladders.options import COLUMNS

pytestmark = pytest.mark.checkout

_FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def page() -> str:
    return (checkout.ROOT / "docs/import.md").read_text(encoding="utf-8")


def write_file(path: Path, kind: str, body: str) -> None:
    """Write a file of the page. A workbook stands there as its sheets, each as lines below its name in brackets."""
    if kind != "xlsx":
        path.write_text(body, encoding="utf-8")
        return
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in re.findall(r"^\[(.+)\]\n((?:(?!\[).+\n)+)", body, re.MULTILINE):
        sheet = book.create_sheet(name)
        for row in csv.reader(lines.splitlines()):
            sheet.append([int(cell) if cell.isdecimal() else cell for cell in row])
    book.save(path)


def test_every_example_answers_as_the_page_says(shell: Shell, page: str) -> None:
    tried = 0
    for kind, name, body in _FENCE.findall(page):
        if kind != "console":
            write_file(Path(name), kind, body)
            continue
        for call in body.removeprefix("$ ").split("\n$ "):
            typed, *shown = call.splitlines()
            answer = shell(*shlex.split(typed)[1:])
            assert answer.code == 0 or shown[0].startswith("pmcareer: "), (typed, answer.err)
            said = answer.out + answer.err
            at = 0
            for line in shown:
                assert line in said[at:], f"{typed}\n{line}\n{said}"
                at = said.index(line, at)
            tried += 1
    assert tried == page.count("\n$ pmcareer")


def test_every_fate_and_every_kind_of_column_is_on_the_page(page: str) -> None:
    report = page.partition("## The report")[2]
    assert [row.strip("`") for row in re.findall(r"^\| (`[a-z-]+`) \|", report, re.MULTILINE)] == [
        each.value for each in Fate
    ]
    listed = re.search(r"`WHAT` for `--column` is one of: ([^.]*)\.", page)
    assert listed is not None
    assert tuple(re.split(r",\s+", listed.group(1))) == COLUMNS


def test_every_word_of_a_mapping_is_on_the_page(page: str) -> None:
    words = page.partition("## The mapping")[2].partition("## Options")[0]
    assert {f"`{word}`" for word in HOLDS} <= set(re.findall(r"`[a-z -]+`", words))


def test_every_option_is_on_the_page(shell: Shell, page: str) -> None:
    options = set(re.findall(r"--[a-z-]+", shell("framework", "import", "-h").out))
    everywhere = {"--plain", "--json", "--color", "--no-color", "--no-pager", "--help"}
    assert options - everywhere <= set(re.findall(r"--[a-z-]+", page))

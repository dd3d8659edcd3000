"""How pages stand on a terminal, in a pipe and as labelled lines: whole screens, of a ladder that stays the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from cells import bare
from golden import assert_golden
from ladders import write_framework
from shell import Shell

from pm_career.domain.page import (
    Branch,
    Bullets,
    Cell,
    Entry,
    Gauge,
    Gauges,
    Grid,
    Hint,
    Page,
    Pair,
    Pairs,
    Prose,
    Section,
    Title,
    Tree,
    change_texts,
)
from pm_career.views.plain import format_for_pipe, format_lines
from pm_career.views.screen import draw_page, format_page

PAGE: Page = (
    Title("A title", "Title", "its remark"),
    Prose("A sentence or two about it, long enough for more than one line on any terminal that is narrow.", "In short"),
    Section("First part"),
    Pairs((Pair("Short", "A text beside a name."), Pair("A longer name", "Another text beside it.")), "Pair"),
    Section("Second part"),
    Entry("An entry", "Entry", "aside"),
    Prose("What belongs to it stands further in.", "Text"),
    Bullets(("One thing to see, which goes on for longer than a line of a screen has room for.", "Another."), "See"),
    Entry("Numbered", "Entry", number=2, meaning="Its meaning goes on in the same line and in those below it."),
    Prose("Its label is shown.", "The bar", quiet=False, tone="muted"),
    Pairs((Pair("Name", "A text below its name.", "3 On my own"),), "Skill"),
    Pairs((Pair("Gauged", "A text.", "3 On my own", Gauge(3, None, 5)), Pair("So", "One.", "", Gauge(1, 2, 5)))),
    Gauges((Pair("One", "3 On my own", gauge=Gauge(3, None, 5)), Pair("Another", "1", gauge=Gauge(1, 3, 5))), "Bar"),
    Section("Tables"),
    Grid(
        ("", "Before", "After"),
        (
            (Cell((), head="Scope"), Cell(("One product, of one team.",)), Cell(("Several products.",))),
            (Cell((), head="Names"), Cell(("First", "Second")), Cell(("Third",), head="Head")),
        ),
        records=(("scope", "One\tproduct", "Several"), ("names", "First; Second", "Third")),
        stack_below=40,
    ),
    Grid(
        ("Level", "Its work"),
        tuple((Cell(("Its title",), head=id, aside="2 years"), Cell(("First", "Second"))) for id in ("a", "b", "c")),
        stack_below=40,
        groups=(2, 1),
    ),
    Grid(
        ("Level", "Answers for", "In focus"),
        (
            (
                Cell(("The first",), head="one", aside="0-2 years", spoken="one, The first (0-2 years)"),
                Cell(("A thing", "Another thing that is long")),
                Cell(("A skill",)),
            ),
            (Cell(("The second",), head="second", spoken="second, The second"), Cell(()), Cell(("Its skill",))),
        ),
        stack_below=40,
        wraps=0,
    ),
    Tree((Branch("Root", (Branch("Leaf", aside="1"), Branch("Longer", aside="2"), Branch("No", (Branch("End"),)))),)),
    Hint((("pmcareer ladder", "the whole ladder"), ("pmcareer level 'vp of product' --full --plain", "one rung"))),
)


@pytest.mark.parametrize("width", [80, 60, 30])
def test_every_block_on_a_terminal(goldens: Path, width: int) -> None:
    assert_golden(goldens / f"blocks-{width}.txt", "".join(f"{line.plain}\n" for line in draw_page(PAGE, width)))


def test_every_block_as_labelled_lines(goldens: Path) -> None:
    assert_golden(goldens / "blocks-plain.txt", "".join(f"{line}\n" for line in format_lines(PAGE)))


def test_a_page_with_tables_is_their_records_in_a_pipe() -> None:
    assert list(format_for_pipe(PAGE)) == [
        "scope\tOne product\tSeveral",
        "names\tFirst; Second\tThird",
        *(f"{id} (2 years): Its title\tFirst; Second" for id in ("a", "b", "c")),
        "one, The first (0-2 years)\tA thing; Another thing that is long\tA skill",
        "second, The second\t\tIts skill",
    ]


def test_a_page_without_tables_is_its_labelled_lines_in_a_pipe() -> None:
    page = tuple(block for block in PAGE if not isinstance(block, Grid))
    assert list(format_for_pipe(page)) == list(format_lines(page[:-1]))


def test_plain_output_has_the_words_of_an_entry_and_of_a_row() -> None:
    rows = ((Cell(("Dough",)), Cell(("1",), gauge=Gauge(1, 2, 3))),)
    page = (
        Entry("Dough", "Skill 1", "1 → 2", gauge=Gauge(1, 2, 3), spoken="step 1, the bar is 2"),
        Grid(("Skill", "You"), rows, records=(("dough", "1"),), spoken=("Dough: you 1",)),
    )
    assert list(format_lines(page)) == ["Skill 1: Dough (step 1, the bar is 2)", "", "Dough: you 1"]
    assert list(format_for_pipe(page)) == ["dough\t1"]


def test_the_column_that_gives_way_first_leaves_names_whole() -> None:
    row = (
        Cell(("A title of three words",), head="one"),
        Cell(("A responsibility", "Another")),
        Cell(("A skill name",)),
    )
    grid = Grid(("Level", "Work", "Focus"), (row,), stack_below=20, wraps=0)
    drawn = "\n".join(line.plain for line in draw_page((grid,), 50))
    assert "A responsibility" in drawn
    assert "A skill name" in drawn
    assert "A title of three words" not in drawn


def test_text_is_never_markup() -> None:
    page = (Title("[red]x[/red]", "[/]", ":smile:"), Prose("[/] \\", "x"))
    assert [line.plain for line in draw_page(page, 40)] == ["[red]x[/red]  :smile:", "[/] \\"]
    assert format_page(page, 40, colored=False) == "[red]x[/red]  :smile:\n[/] \\\n"


def test_every_text_of_a_page_can_be_rewritten() -> None:
    seen: list[str] = []

    def note(text: str) -> str:
        seen.append(text)
        return text

    assert change_texts(PAGE, note) == PAGE
    assert {"A title", "its remark", "A longer name", "Root", "End", "0-2 years", "Third", "one rung"} <= set(seen)
    upper = change_texts(PAGE[:1], str.upper)
    assert upper == (Title("A TITLE", "TITLE", "ITS REMARK"),)


SCREENS = {
    "ladder": ("ladder",),
    "tree": ("ladder", "--tree"),
    "level": ("level", "hand", "--full"),
    "next": ("next", "--from", "boy", "--explain"),
}


@pytest.mark.parametrize("name", list(SCREENS))
def test_the_three_calls(shell: Shell, goldens: Path, tmp_path: Path, name: str) -> None:
    call, env = SCREENS[name], {"PMCAREER_FRAMEWORK": str(write_framework(tmp_path / "bakery"))}
    for width in (80, 60):
        assert_golden(goldens / f"{name}-{width}.txt", bare(shell(*call, terminal=width, env=env).out))
    assert_golden(goldens / f"{name}-plain.txt", shell(*call, "--plain", env=env).out)

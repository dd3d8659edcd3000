"""The levels to choose from: what each row and record says, on a ladder that forks, and on one too long to list."""

from __future__ import annotations

from msgspec.structs import replace

from pm_career.domain.framework import Framework, Level, Responsibility, Step, Track
from pm_career.domain.page import Grid, Prose
from pm_career.views.level_list import MOST_LISTED, build_level_list, describe_level
from pm_career.views.plain import format_for_pipe

BOY = Level("boy", "Baker's boy", rank=1, summary="Carries flour. Sweeps.", experience_years=(0, 2))
MASTER = Level(
    "master",
    "Master",
    rank=2,
    track="oven",
    responsibilities=(Responsibility(title="The bread"), Responsibility(title="The shop")),
)


MASTER_OF_NO_TRACK = replace(MASTER, track="")


def make(*levels: Level, tracks: tuple[Track, ...] = ()) -> Framework:
    return Framework("bakery", "Bakery", "1.0.0", (Step(1, "Watches"),), levels, (), tracks=tracks)


def test_a_row_has_the_id_the_title_the_years_and_one_sentence_and_a_pipe_has_none() -> None:
    table = build_level_list(make(BOY, MASTER_OF_NO_TRACK))
    assert isinstance(table, Grid)
    (none, outside), (name, what), (_, other) = table.rows
    assert (none.lines, outside.lines) == (("none",), ("Not a product manager yet",))
    assert (name.lines, what.head, what.lines) == (("boy",), "Baker's boy, 0-2 years", ("Carries flour.",))
    assert (other.head, other.lines) == ("Master", ("The bread, The shop",))
    assert list(format_for_pipe((table,))) == []


def test_the_track_is_named_where_there_are_several() -> None:
    table = build_level_list(make(BOY, MASTER, tracks=(Track("shop", "The shop"), Track("oven", "At the oven"))))
    assert isinstance(table, Grid)
    assert table.rows[2][1].head == "Master, At the oven"


def test_numbers_stand_before_the_ids_where_one_is_asked_for() -> None:
    table = build_level_list(make(BOY, MASTER), numbered=True)
    assert isinstance(table, Grid)
    assert [row[0].lines for row in table.rows] == [("0. none",), ("1. boy",), ("2. master",)]


def test_a_level_without_a_summary_is_what_it_answers_for() -> None:
    assert describe_level(BOY) == "Carries flour."
    assert describe_level(MASTER) == "The bread, The shop"
    assert describe_level(Level("none", "None", rank=3)) == ""


def test_what_sets_a_level_apart_goes_before_its_summary() -> None:
    assert describe_level(replace(BOY, sets_apart="Carries what a baker asks for.")) == "Carries what a baker asks for."


def test_forty_levels_are_listed_and_more_are_named_by_their_number() -> None:
    levels = tuple(Level(f"level-{rank}", f"Level {rank}", rank=rank) for rank in range(1, MOST_LISTED + 2))
    assert MOST_LISTED == 40
    assert isinstance(build_level_list(make(*levels[:-1])), Grid)
    told = build_level_list(make(*levels))
    assert isinstance(told, Prose)
    assert told.text == "The ladder has 41 levels: see pmcareer ladder"

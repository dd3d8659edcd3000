"""How much a page shows, and from which width on its tables stand side by side: at each number and one beside it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from try_each import try_each

from pm_career.advice.assessment import RatingChange
from pm_career.advice.comparison import compare
from pm_career.advice.dashboard import build_dashboard
from pm_career.advice.development import advise
from pm_career.advice.goals import GoalNow
from pm_career.advice.search import search
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Expectation, Framework, Level, Responsibility, Skill, Step
from pm_career.domain.goals import Goal
from pm_career.domain.page import Cell, Excerpt, Grid, Hint, Page, Pair, Pairs, Section, Title
from pm_career.domain.person import Profile
from pm_career.domain.ratings import Rater, Rating
from pm_career.domain.renamed_ids import Names, RenamedIds
from pm_career.frameworks.available import FrameworkEntry
from pm_career.frameworks.changes.compare import compare as find_changes
from pm_career.importing.ladders.ledger import Booking, Fate
from pm_career.importing.ladders.report import ImportReport, TableIn
from pm_career.journal.raters import RatingsOf
from pm_career.store.evidence import EVERYTHING
from pm_career.views import (
    assessment,
    comparison,
    development,
    evidence,
    framework_diff,
    frameworks,
    goal_list,
    importing,
    ladder,
    me,
)
from pm_career.views import search as search_view
from pm_career.views.screen import draw_page
from pm_career.views.standing import format_bars

TODAY = date(2026, 6, 1)
SCALE = (Step(1, "Watches"), Step(2, "Bakes"), Step(3, "Teaches"))
LEVELS = (Level("hand", "Hand", rank=1, next=("head",)), Level("head", "Head", rank=2))
BARS = {"hand": Expectation(1, bar="Watches the dough."), "head": Expectation(2, bar="Bakes the bread.")}
DOUGH = Skill("dough", "Dough", expectations=BARS)
BAKERY = Framework("bakery", "Bakery", "1.0.0", SCALE, LEVELS, (DOUGH,))
ME = Profile(level="hand", target="head")


def ladder_of(levels: int) -> Framework:
    return replace(BAKERY, levels=tuple(Level(f"l{at}", f"Level {at}", rank=at) for at in range(1, levels + 1)))


def list_page(found: list[Evidence]) -> Page:
    return evidence.build_list_page(found, EVERYTHING, Names({}, {}, RenamedIds()), TODAY)


def rows(page: Page) -> tuple[tuple[Cell, ...], ...]:
    return next(block.rows for block in page if isinstance(block, Grid))


@pytest.mark.parametrize(("pieces", "shown", "aside"), [(20, 20, "20 pieces"), (21, 20, "the newest 20 of 21")])
def test_the_twenty_newest_pieces_of_evidence_are_listed(pieces: int, shown: int, aside: str) -> None:
    page = list_page([Evidence(id=f"e{at}", person="me", what="Baked", date=TODAY) for at in range(pieces)])
    assert isinstance(page[0], Title)
    assert (len(rows(page)), page[0].aside) == (shown, aside)


@pytest.mark.parametrize(("length", "whole"), [(240, True), (241, False)])
def test_240_characters_of_a_piece_are_listed(length: int, whole: bool) -> None:
    (row,) = rows(list_page([Evidence(person="me", what="b" * length, date=TODAY)]))
    assert row[2].lines == ("b" * length if whole else f"{'b' * 240} …",)


@pytest.mark.parametrize(("hits", "shown"), [(10, 10), (11, 10)])
def test_ten_places_and_three_commands_are_shown_of_what_a_search_found(hits: int, shown: int) -> None:
    skills = tuple(Skill(f"s{at}", f"Bread {at}") for at in range(hits))
    page = search_view.build_page("bread", search(replace(BAKERY, skills=skills), "bread"), None)
    assert sum(isinstance(block, Excerpt) for block in page) == shown
    (hint,) = (block for block in page if isinstance(block, Hint))
    assert len(hint.commands) == 3


@pytest.mark.parametrize(
    ("hits", "heading", "counted"), [(1, "Found here", "one place"), (2, "Best first", "2 places")]
)
def test_one_place_is_not_the_best_of_several(hits: int, heading: str, counted: str) -> None:
    skills = tuple(Skill(f"s{at}", f"Bread {at}") for at in range(hits))
    title, section, *_ = search_view.build_page("bread", search(replace(BAKERY, skills=skills), "bread"), None)
    assert isinstance(title, Title)
    assert isinstance(section, Section)
    assert (section.text, title.aside) == (heading, counted)


@pytest.mark.parametrize(("length", "title"), [(60, "x" * 60), (61, f"{'x' * 60}…")])
def test_sixty_characters_of_what_was_looked_for_are_repeated(length: int, title: str) -> None:
    page = search_view.build_page("x" * length, search(BAKERY, "x" * length), None)
    assert isinstance(page[0], Title)
    assert page[0].text == title


def test_the_last_eight_ratings_are_bars_as_high_as_their_steps() -> None:
    assert format_bars([1, 2, 3, None], top=3) == "▁▅█?"
    assert format_bars([1, *[5] * 8], top=5) == "█" * 8
    assert format_bars([1, *[5] * 7], top=5) == f"▁{'█' * 7}"
    assert format_bars([1], top=1) == "▁"


@pytest.mark.parametrize(("levels", "listed"), [(40, True), (41, False)])
def test_forty_levels_are_listed_to_somebody_without_one(levels: int, listed: bool) -> None:
    ladder = ladder_of(levels)
    board = build_dashboard(ladder, None, None, histories={}, evidence=(), goals=(), today=TODAY)
    page = me.build_page(ladder, Profile(), board, TODAY)
    assert any(isinstance(block, Grid) and len(block.rows) == levels + 1 for block in page) is listed


def name_in_table(levels: int, length: int) -> str:
    """What the table of a ladder of so many levels calls a responsibility whose title has so many characters."""
    each = Level("l0", "Level", rank=1, responsibilities=(Responsibility("x" * length, short="Short"),))
    others = tuple(Level(f"l{at}", f"Level {at}", rank=at + 1) for at in range(1, levels))
    page = ladder.build_table_page(replace(BAKERY, levels=(each, *others)))
    (table,) = (block for block in page if isinstance(block, Grid))
    return table.rows[0][1].lines[0]


@pytest.mark.parametrize(("levels", "room"), [(6, 27), (7, 21)])
def test_a_longer_title_gives_way_to_the_short_one_in_the_table(levels: int, room: int) -> None:
    assert name_in_table(levels, room) == "x" * room
    assert name_in_table(levels, room + 1) == "Short"


def change_of(before: str, after: str) -> str:
    """What the page of differences says of a bar that changed so."""

    def with_bar(text: str) -> Framework:
        return replace(BAKERY, skills=(replace(DOUGH, expectations={"hand": Expectation(1, bar=text)}),))

    page = framework_diff.build_page(find_changes(with_bar(before), with_bar(after)), (), None, whole=False)
    return next("".join(block.runs) for block in page if isinstance(block, Excerpt))


@pytest.mark.parametrize(("length", "between"), [(60, " → "), (61, "\n→ ")])
def test_two_texts_of_up_to_sixty_characters_stand_on_one_line(length: int, between: str) -> None:
    assert between in change_of("a" * 30, "b" * (length - 30))


@pytest.mark.parametrize(("length", "cut"), [(90, False), (91, True)])
def test_ninety_unchanged_characters_stay(length: int, cut: bool) -> None:
    same = f"{'same ' * 20}"[: length - 1] + " "
    assert ("…" in change_of(f"{same}old", f"{same}new")) is cut


@pytest.mark.parametrize("last", ["w39", "w39xxx"])
def test_forty_characters_stay_beside_a_change(last: str) -> None:
    words = " ".join([*(f"w{at:02}" for at in range(39)), last])
    first, _, _ = change_of(f"{words} old", f"{words} new").partition("old")
    assert first == f"… w31 w32 w33 w34 w35 w36 w37 w38 {last} "


@pytest.mark.parametrize(("length", "cut"), [(160, False), (161, True)])
def test_160_changed_characters_stay(length: int, cut: bool) -> None:
    assert ("…" in change_of("old", "n" * length)) is cut


def import_page(framework: Framework, text: str) -> Page:
    booking = Booking("ladder.csv, B2", text, Fate.NOT_UNDERSTOOD, "not a step")
    table = TableIn("ladder.csv", "ladder", 2, 1, "list")
    counts = {fate: int(fate is booking.fate) for fate in Fate}
    report = ImportReport((table,), rows=2, cells=1, counts=Counter(counts), assumptions=(), bookings=(booking,))
    return importing.build_page(framework, report, most=None)


@try_each(
    ("headings", "lost", "said"),
    [
        (0, 0, "1 are in the framework; none is lost."),
        (1, 0, "1 are in the framework, 1 is a heading, note or blank; none is lost."),
        (2, 1, "are headings, notes, blanks or left out, 1 is not, and named below."),
        (0, 2, "1 are in the framework, 2 are not, and named below."),
    ],
)
def test_an_import_says_in_a_sentence_what_became_of_its_cells(headings: int, lost: int, said: str) -> None:
    counts: Counter[str] = Counter({Fate.KEPT: 1, Fate.HEADING: headings, Fate.NOT_UNDERSTOOD: lost})
    bookings = (Booking("ladder.csv, B2", "?", Fate.NOT_UNDERSTOOD, "not a step"),) * lost
    report = ImportReport((), rows=2, cells=counts.total(), counts=counts, assumptions=(), bookings=bookings)
    assert importing.summarize(report).endswith(said)


@pytest.mark.parametrize(("levels", "more"), [(12, False), (13, True)])
def test_an_import_names_twelve_levels(levels: int, more: bool) -> None:
    texts = [
        pair.text for block in import_page(ladder_of(levels), "") if isinstance(block, Pairs) for pair in block.rows
    ]
    assert any(text.endswith("Level 12 and 1 more") for text in texts) is more


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, f"{'x' * 59}…")])
def test_sixty_characters_of_a_cell_are_shown(length: int, shown: str) -> None:
    page = import_page(BAKERY, "x" * length)
    assert shown in [pair.text for block in page if isinstance(block, Pairs) for pair in block.rows]


def goal_page() -> Page:
    goal = Goal(id="g1", person="me", what="Bake", due=TODAY)
    return goal_list.build_page([GoalNow(goal, "dough", "Dough", overdue=False, stale=False, looked=None)], TODAY)


def me_page() -> Page:
    rating = Rating(person="me", skill="dough", step=1, date=TODAY)
    board = build_dashboard(
        BAKERY, LEVELS[0], LEVELS[1], histories={"dough": [rating]}, evidence=(), goals=(), today=TODAY
    )
    return me.build_page(BAKERY, ME, board, TODAY)


TABLES = {
    "evidence": (list_page([Evidence(id="e1", person="me", what="Baked", date=TODAY)]), 56),
    "ladder": (ladder.build_table_page(BAKERY), 50),
    "compare": (comparison.build_page(BAKERY, LEVELS, [compare(BAKERY, "hand", "head")], only_changes=False), 72),
    "me": (me_page(), 46),
    "plan": (goal_page(), 64),
    "assess": (
        assessment.build_summary_page(BAKERY, [RatingChange(DOUGH, None, 2, 1, 2)], (LEVELS[0], LEVELS[1])),
        56,
    ),
    "framework list": (
        frameworks.build_list_page([FrameworkEntry("bakery", "own", Path("bakery"), in_use=True)]),
        56,
    ),
}


@try_each("name", TABLES)
def test_a_table_stands_side_by_side_from_this_width_on(name: str) -> None:
    page, width = TABLES[name]
    (table,) = (block for block in page if isinstance(block, Grid))

    def stands_side_by_side(columns: int) -> bool:
        drawn = [line.plain for line in draw_page((table,), columns)]
        named = [column for column in table.columns if column]
        return any(all(column in line for column in named) for line in drawn)

    assert (stands_side_by_side(width), stands_side_by_side(width - 1)) == (True, False)


@try_each(("width", "name", "lines"), [(50, 16, 1), (49, 16, 2), (60, 20, 1), (60, 21, 2)])
def test_names_stand_beside_their_texts_from_fifty_columns_on_if_they_take_a_third_of_them(
    width: int, name: int, lines: int
) -> None:
    assert len(list(draw_page((Pairs((Pair("n" * name, "text"),)),), width))) == lines


@pytest.mark.parametrize(("length", "whole"), [(44, True), (45, False)])
def test_44_characters_of_a_goal_that_is_due_are_shown_and_two_goals(length: int, whole: bool) -> None:
    goals = [Goal(id=f"g{at}", person="me", what="b" * length, due=TODAY) for at in range(1, 4)]
    board = build_dashboard(BAKERY, LEVELS[0], None, histories={}, evidence=(), goals=goals, today=TODAY)
    page = me.build_page(BAKERY, ME, board, TODAY)
    (row,) = (pair for block in page if isinstance(block, Pairs) for pair in block.rows)
    assert row.text.startswith(f"g1 {'b' * length if whole else 'b' * 44 + ' …'}, today · g2 ")
    assert row.text.endswith("today · 1 more")


@pytest.mark.parametrize(("others", "columns"), [(3, 7), (4, 4)])
def test_three_others_have_a_column_each(others: int, columns: int) -> None:
    rating = Rating(person="me", skill="dough", step=1, date=TODAY)
    board = build_dashboard(
        BAKERY, LEVELS[0], LEVELS[1], histories={"dough": [rating]}, evidence=(), goals=(), today=TODAY
    )
    beside = [RatingsOf(Rater("peer", f"Name {at}"), {"dough": rating}) for at in range(others)]
    page = me.build_page(BAKERY, ME, board, TODAY, views=beside, beside=beside)
    table, *more = (block for block in page if isinstance(block, Grid))
    assert len(table.columns) == columns + 1
    assert bool(more) is (others > 3)


@pytest.mark.parametrize(("title", "beside"), [(48, True), (49, False)])
def test_the_ids_of_a_way_are_beside_its_title_if_both_fit_80_columns(title: int, beside: bool) -> None:
    bakery = replace(BAKERY, levels=(replace(LEVELS[0], title="a" * 10), replace(LEVELS[1], title="b" * title)))
    page = development.build_page(bakery, advise(bakery, "hand"))
    assert isinstance(page[0], Title)
    assert page[0].aside == ("hand → head" if beside else "")
    lines = [line.plain for line in draw_page(page[:1], 80)]
    assert lines == [f"From {'a' * 10} to {'b' * title}{'  hand → head' if beside else ''}"]


@pytest.mark.parametrize(("length", "shown"), [(31, "long"), (32, "short")])
def test_titles_of_responsibilities_that_take_more_than_66_characters_are_shortened(length: int, shown: str) -> None:
    asked = tuple(Responsibility("long".ljust(size, "x"), short="short") for size in (32, length))
    bakery = replace(BAKERY, levels=(LEVELS[0], replace(LEVELS[1], responsibilities=asked)))
    page = development.build_page(bakery, advise(bakery, "hand"))
    (text,) = (pair.text for block in page if isinstance(block, Pairs) for pair in block.rows if pair.name == "Ask for")
    assert text.startswith(shown)


@pytest.mark.parametrize(("length", "named"), [(21, "b" * 21), (22, "1 more")])
def test_a_reason_of_62_characters_names_every_skill_that_is_held_back(length: int, named: str) -> None:
    bars = {"head": Expectation(3)}
    others = tuple(Skill(name, name, builds_on=("dough",), expectations=bars) for name in ("a" * 21, "b" * length))
    bakery = replace(BAKERY, skills=(replace(DOUGH, expectations=bars), *others))
    (item, *_) = advise(bakery, "hand", ratings={"dough": 1}).focus
    assert item.reason == f"It holds back {'a' * 21} and {named}."

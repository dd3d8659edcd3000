"""The account: every filled cell once, whatever is booked and whatever is forgotten."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_career.importing.ladders.ledger import OVERLOOKED, Account, At, Fate
from pm_career.importing.ladders.report import build_report
from pm_career.importing.ladders.sheets.table import Cell, Table

TABLE = Table("ladder.csv", "", ((Cell("a", 1, 1), Cell("", 1, 2)), (Cell("b", 3, 1), Cell("", 3, 4, "a formula"))))


@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(Fate)), max_size=4))
def test_the_counts_add_up_whatever_is_booked(bookings: list[tuple[int, Fate]]) -> None:
    account = Account([TABLE])
    cells = list(TABLE.list_filled())
    settled: dict[int, Fate] = {}
    for index, fate in bookings:
        account.book(At(0, cells[index]), fate, "because")
        if not cells[index].problem and (index not in settled or (settled[index].placed and fate.lost)):
            settled[index] = fate
    booked = list(account.list_bookings())
    assert all(booked[index].fate is fate for index, fate in settled.items())
    report = build_report(account, [TABLE], ["long"], [])
    assert report.cells == sum(report.counts.values()) == len(report.bookings) == 3


@pytest.mark.parametrize(
    ("first", "then", "stays"),
    [(Fate.KEPT, Fate.CONTRADICTION, False), (Fate.KEPT, Fate.ASSUMED, True), (Fate.META, Fate.NOT_UNDERSTOOD, True),
     (Fate.CONTRADICTION, Fate.KEPT, True), (Fate.DUPLICATE, Fate.NOT_UNDERSTOOD, False)],
)  # fmt: skip
def test_a_cell_of_which_something_is_lost_is_lost(first: Fate, then: Fate, stays: bool) -> None:
    account = Account([TABLE])
    for fate in (first, then):
        account.book(At(0, TABLE.rows[0][0]), fate)
    assert next(iter(account.list_bookings())).fate is (first if stays else then)


def test_what_is_forgotten_is_named_and_what_cannot_be_read_says_why() -> None:
    account = Account([TABLE])
    account.book(At(0, TABLE.rows[0][0]), Fate.KEPT, to=("title",))
    assert [(each.place, each.fate, each.why) for each in account.list_bookings()] == [
        ("ladder.csv:1:1", Fate.KEPT, ""),
        ("ladder.csv:3:1", Fate.NOT_UNDERSTOOD, OVERLOOKED),
        ("ladder.csv:3:4", Fate.NOT_UNDERSTOOD, "a formula"),
    ]


def test_what_is_not_where_it_was_said_to_be_is_lost_in_the_open() -> None:
    account = Account([TABLE])
    account.book(At(0, TABLE.rows[0][0]), Fate.KEPT, to=("title",))
    account.disown((0, 1, 1, 0), "it did not arrive")
    account.disown((0, 3, 1, 0), "it was never placed")
    assert next(iter(account.list_bookings())).fate is Fate.NOT_UNDERSTOOD
    assert account.count_fates()["kept"] == 0


def test_a_cell_that_was_never_there_cannot_be_booked() -> None:
    with pytest.raises(KeyError):
        Account([TABLE]).book(At(0, Cell("x", 9, 9)), Fate.KEPT)

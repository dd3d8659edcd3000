"""Tickets, pull requests and commits: which columns have what, what is not done, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest
from try_each import try_each

from pm_career.errors import PmCareerError, UsageError
from pm_career.importing.evidence.piece import EvidenceFile, Piece
from pm_career.importing.evidence.read_file import MAX_BYTES, read_evidence

TODAY = date(2026, 11, 20)
TICKETS = """\
Summary,Issue key,Issue Type,Resolved,Labels,Labels,Project name,Assignee
Ship the form,PAY-1,Story,12/Mar/26 3:45 PM,delivery,ux,Payments,me
Ship the report,PAY-2,Story,,,,Payments,me
,PAY-3,Bug,13/Mar/26 3:45 PM,,,,me
Fix it,PAY-4,Bug,some day,,,,me
"""
PULLS = [
    {
        "number": 7, "title": "Add the form", "url": "https://example.org/7", "mergedAt": "2026-03-01T10:00:00Z",
        "closedAt": "2026-03-01T10:00:00Z", "labels": [{"name": "delivery"}, {"name": "ux"}],
        "repository": {"name": "shop", "nameWithOwner": "acme/shop"},
    },
    {"number": 8, "title": "Drop it", "url": "https://example.org/8", "mergedAt": None, "closedAt": "2026-03-02"},
]  # fmt: skip
COMMITS = [{"commit": "a1", "date": "2026-03-01T10:00:00+02:00", "subject": 'Fix "it"'}]


def read(text: str, name: str = "stdin", asked: str | None = None) -> EvidenceFile:
    return read_evidence(BytesIO(text.encode()), name, TODAY, asked)


def only(text: str, name: str = "stdin", asked: str | None = None) -> Piece:
    (piece,) = read(text, name, asked).pieces
    return piece


@pytest.mark.parametrize("name", ["jira.csv", "stdin"])
def test_a_list_of_tickets(name: str) -> None:
    found = read(TICKETS, name)
    done, unclear = found.pieces
    assert (found.kind, found.is_table) == ("a list of tickets", True)
    assert found.remarks == ("Columns that are not used: Issue Type, Assignee.",)
    assert (done.what, done.date, done.key) == ("Ship the form", date(2026, 3, 12), "PAY-1")
    assert (done.tags, done.project, str(done.place)) == (("delivery", "ux"), "Payments", "row 2")
    assert (unclear.date, unclear.doubt) == (None, "'some day' is not a day")
    assert [(str(each.place), each.why) for each in found.rest] == [
        ("row 1", "the names of the columns"),
        ("row 3", "it is not done: its 'Resolved' is empty"),
        ("row 4", "it does not say what happened"),
    ]


def test_pull_requests_of_gh() -> None:
    found = read(json.dumps(PULLS))
    (done,) = found.pieces
    assert found.kind == "issues or pull requests of gh"
    assert (done.what, done.date, done.links) == ("Add the form", date(2026, 3, 1), ("https://example.org/7",))
    assert (done.tags, done.project, str(done.place)) == (("delivery", "ux"), "shop", "item 1")
    assert [each.why for each in found.rest] == ["it is not done: its 'mergedAt' is empty"]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(COMMITS),
        json.dumps(COMMITS[0], indent=1),
        json.dumps({"total": 1, "items": COMMITS}),
        'commit\tdate\tsubject\na1\t2026-03-01\t"Fix ""it"""',
    ],
)
def test_commits_of_git_log(text: str) -> None:
    found = read(text)
    (piece,) = found.pieces
    assert (found.kind, piece.what, piece.date, piece.key) == (
        "commits of git log", 'Fix "it"', date(2026, 3, 1), "a1",
    )  # fmt: skip


def test_days_in_digits_are_read_as_the_column_says() -> None:
    rows = "Title,Closed\nA,03/04/2026\nB,{}\n"
    assert [each.date for each in read(rows.format("25/04/2026")).pieces] == [date(2026, 4, 3), date(2026, 4, 25)]
    assert [each.date for each in read(rows.format("04/25/2026")).pieces] == [date(2026, 3, 4), date(2026, 4, 25)]
    assert read(rows.format("05/04/2026")).pieces[0].doubt.startswith("'03/04/2026' can be read as")


def test_columns_that_say_too_little_are_refused_with_their_names() -> None:
    with pytest.raises(UsageError, match="are: Was, Wann") as refused:
        read("Was,Wann\nA,2026-03-01\n", "x.csv")
    assert "--as (git-log, gh, tickets)" in refused.value.hint
    with pytest.raises(UsageError, match="Its columns: Was, Wann") as refused:
        read("Was,Wann\nA,2026-03-01\n", "x.csv", "gh")
    assert "title" in refused.value.hint
    assert only("Title,Notes\nA,b\n", "x.csv", "tickets").what == "A"


@try_each(
    ("text", "said"),
    [
        ("", "holds nothing"),
        ("[]", "holds an empty list"),
        ('[{"title": 1}', "1:14: it is no JSON"),
        ("[" * 100_000, "nested too deep"),
        ("[" + "9" * 5_000 + "]", "a number too long"),
        ('Title,Date\n"A,2026-03-01', "never closed"),
        ("a\x00b\x01", "is no text"),
        ("x" * (MAX_BYTES + 1), "is over 2 MB"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, said: str) -> None:
    with pytest.raises(PmCareerError) as refused:
        read(text, "x.csv" if text.startswith("Title") else "x.json")
    assert said in refused.value.message


def test_a_file_of_two_megabytes_is_read() -> None:
    assert read("x" * MAX_BYTES, "x.md").pieces[0].what == "x" * MAX_BYTES


def test_encodings_and_characters_that_no_file_can_hold() -> None:
    def read_raw(raw: bytes) -> EvidenceFile:
        return read_evidence(BytesIO(raw), "x.md", TODAY)

    assert read_raw("- Café".encode("utf-16")).pieces[0].what == "Café"
    old = read_raw("- Café".encode("cp1252"))
    assert (old.pieces[0].what, len(old.remarks)) == ("Café", 1)
    assert read_raw(b"- A\r\n- B\r\n").pieces[1].what == "B"
    assert only('{"title": "a\\ud800b\\u0000", "state": "x", "url": "u"}').what == "a\ufffdb\ufffd"


def test_a_mere_number_tells_a_row_apart_with_its_text_alone() -> None:
    rows = "Title,{},Closed\nShip it,7,2026-03-01\n"
    assert only(rows.format("Number"), "x.csv").key == "7 ship it"
    assert only(rows.format("Size"), "x.csv").key == "2026-03-01 ship it"
    assert only(rows.format("Key").replace("7", "P-7"), "x.csv").key == "P-7"


def test_columns_that_are_not_used_are_named_up_to_twelve() -> None:
    def remark(count: int) -> str:
        names = ",".join(f"Field {number}" for number in range(count))
        return read(f"Title,Key,{names}\nShip it,P-1\n", "x.csv").remarks[0]

    assert remark(12).endswith("Field 11.")
    assert remark(13).endswith("Field 11 and 1 more.")


def test_a_name_is_found_in_lists_and_objects_but_not_without_end() -> None:
    assert only('{"title": [[{"name": "A"}]], "url": "u", "state": "x"}').what == "A"
    assert read('{"title": [[[{"name": "A"}]]], "url": "u", "state": "x"}').pieces == ()

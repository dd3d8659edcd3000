"""Brag documents in Markdown: what is a piece, what belongs to it, what is above it, and what is left and why."""

from __future__ import annotations

from datetime import date

import pytest

from pm_career.importing.evidence.markdown import read_markdown
from pm_career.importing.evidence.piece import NO_DAY, EvidenceFile, Piece

TODAY = date(2026, 11, 20)

DOCUMENT = """\
---
title: My year
---
# Brag document

## Q3 2026
### Influence & Vision
- Sales kept the roadmap #delivery
  - Outcome: no custom build
  - The third time I asked
    - in writing
  - Link: https://example.org/deal
- 2026-07-02: Two teams planned from [the roadmap](https://example.org/r) https://example.org/s
- [ ] Write it up
- [x] Wrote it up

In 2025:
- Cut the release

> They said so

3 March 2026: Ran a **review**
Result: two risks fewer
5 April 2026: Ran another

Impact: one more
"""


def read(text: str) -> EvidenceFile:
    return read_markdown(text, "brag.md", TODAY)


def read_one(text: str) -> Piece:
    (piece,) = read(text).pieces
    return piece


def test_tags_that_are_no_marks_are_text() -> None:
    piece = read_one("# 2026-01-01\n- Won <customer> over, p95 < 200 ms<br>and <b>held</b> it <!-- so -->\n")
    assert piece.what.strip() == "Won <customer> over, p95 < 200 ms\nand held it"


def test_a_document_of_a_year() -> None:
    first, second, third, fourth, fifth, sixth = read(DOCUMENT).pieces
    assert (first.what, first.outcome, first.tags) == (
        "Sales kept the roadmap #delivery\n- The third time I asked\n- in writing",
        "no custom build",
        ("delivery",),
    )
    assert (str(first.place), first.date) == ("lines 8-12", date(2026, 9, 30))
    assert (first.links, first.key) == (("https://example.org/deal",), "sales kept the roadmap")
    assert first.headings == ("Brag document", "Q3 2026", "Influence & Vision")
    assert (second.what, second.date) == ("Two teams planned from the roadmap", date(2026, 7, 2))
    assert second.links == ("https://example.org/r", "https://example.org/s")
    assert third.what == "Wrote it up"
    assert (fourth.what, fourth.date, fourth.headings[-1]) == ("Cut the release", date(2025, 12, 31), "In 2025")
    assert (fifth.what, fifth.outcome, fifth.date) == ("Ran a review", "two risks fewer", date(2026, 3, 3))
    assert (sixth.what, sixth.outcome, str(sixth.place)) == ("Ran another", "one more", "lines 24-26")


def test_what_is_left_has_its_place_and_why() -> None:
    rest = [(str(each.place), each.why) for each in read(DOCUMENT).rest]
    assert rest == [
        ("lines 1-3", "settings of the document"),
        ("line 4", "a heading"),
        ("line 6", "a heading"),
        ("line 7", "a heading"),
        ("line 14", "a task that is not done"),
        ("line 17", "a heading"),
        ("line 20", "a quotation"),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("```\ncode\n```", "code"),
        ("| a |\n|---|\n| 1 |", "a table: save it as CSV, and import that"),
        ("<div>\nx\n</div>", "HTML"),
        ("***", "a line between parts"),
        ("[r]: https://example.org", "not part of a bullet or a paragraph"),
        ("-", "nothing is written here"),
        ("- Outcome: it held", "it does not say what happened"),
    ],
)
def test_what_is_no_bullet_and_no_paragraph(text: str, why: str) -> None:
    found = read(text)
    assert (found.pieces, [each.why for each in found.rest]) == ((), [why])


def test_a_bullet_in_bold_or_with_a_day_alone_is_a_heading_of_the_bullets_below_it() -> None:
    pieces = read("- **Delivery**\n  - Cut it\n- 2026-03-01\n  - Ran it\n").pieces
    assert [(each.what, each.headings, each.date) for each in pieces] == [
        ("Cut it", ("Delivery",), None),
        ("Ran it", ("2026-03-01",), date(2026, 3, 1)),
    ]
    assert read_one("- **Cut** it\n  - by hand\n").what == "Cut it\n- by hand"


def test_a_day_that_is_missing_unclear_or_ahead_is_a_doubt() -> None:
    assert read_one("- Cut it").doubt == NO_DAY
    assert read_one("- 03/04/2026: Cut it").doubt == "'03/04/2026' can be read as 2026-04-03 or 2026-03-04"
    assert read_one("- 2026-11-21: Cut it").doubt == "'2026-11-21' lies ahead"
    assert read_one("- 2026-11-20: Cut it").date == TODAY


def test_a_day_that_can_be_read_two_ways_is_the_one_in_the_period_above() -> None:
    assert read_one("# July 2026\n- 03/07/2026: Cut it").date == date(2026, 7, 3)
    assert read_one("# Q3 2026\n- 07/03/2026: Cut it").date == date(2026, 7, 3)
    assert read_one("# 2026\n- 03/07/2026: Cut it").date is None
    assert read_one("# May 2026\n- 03/07/2026: Cut it").date is None


def test_a_heading_ends_with_the_next_one_of_its_depth() -> None:
    pieces = read("# 2025\n## March\n- A\n## Growth\n- B\n# 2024\n- C\n## May\n- D").pieces
    assert [each.date for each in pieces] == [
        date(2025, 3, 31),
        date(2025, 12, 31),
        date(2024, 12, 31),
        date(2024, 5, 31),
    ]


def test_labels_of_other_parts() -> None:
    piece = read_one("- Cut it\n  - Date: 3 March 2026\n  - Tags: delivery; vision\n  - Results: two\n  - more")
    assert (piece.date, piece.tags) == (date(2026, 3, 3), ("delivery", "vision"))
    assert (piece.outcome, piece.what) == ("two", "Cut it\n- more")


def test_a_bullet_that_is_a_link_alone_is_where_to_find_it() -> None:
    piece = read_one(
        "- Cut it: https://example.org/a.\n  - [Notes](https://example.org/b)\n  - See [it](https://example.org/c)"
    )
    assert piece.what == "Cut it\n- See it"
    assert piece.links == ("https://example.org/a", "https://example.org/b", "https://example.org/c")
    assert read_one("- See https://example.org/a for it").what == "See https://example.org/a for it"


def test_code_in_a_bullet_stays_in_its_text_and_a_long_text_is_taken_as_it_is_written() -> None:
    assert read_one("- Cut it\n\n  ```\n  x = 1\n  ```\n").what == "Cut it\n```\nx = 1\n```"
    assert read_one(f"**{'a' * 3_996}**").what == "a" * 3_996
    assert read_one(f"**{'a' * 3_997}**").what == f"**{'a' * 3_997}**"
    assert read_one("*a* " + "[" * 100).what == "a " + "[" * 100
    assert read_one("*a* " + "[" * 101).what == "*a* " + "[" * 101


def test_a_label_beside_a_bullet_belongs_to_it() -> None:
    piece = read_one("- Cut it\n- Impact: two weeks\n- Link: https://example.org/a\n")
    assert (piece.what, piece.outcome, piece.links) == ("Cut it", "two weeks", ("https://example.org/a",))
    assert str(piece.place) == "lines 1-3"

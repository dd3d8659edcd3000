"""Whatever stands in a file, each of its lines is in one piece or in the rest, and nothing of it is read twice."""

from __future__ import annotations

from collections import Counter
from datetime import date
from io import BytesIO

from hypothesis import example, given
from hypothesis import strategies as st

from pm_career.errors import PmCareerError
from pm_career.importing.evidence.markdown import read_markdown
from pm_career.importing.evidence.piece import EvidenceFile, Piece, Rest
from pm_career.importing.evidence.read_file import KINDS, read_evidence

TODAY = date(2026, 11, 20)
_STARTS = [
    "- ", "* ", "1. ", "  - ", "    - ", "      - ", "# ", "## ", "### ", "> ", "```", "    ", "---", "- [ ] ",
    "- [x] ", "| a | b |", "|---|---|", "<div>", "[r]: ", "===", "- - ", "- # ", "> - ", "",
]  # fmt: skip
_TEXTS = [
    "Cut it", "2026-03-01: cut it", "Q3 2026", "Outcome: it held", "In March:", "**Checkout**", "#delivery", "Vision",
    "https://example.org/x", "[a](b)", "Tags: vision", "March", "", " ", "`", "*a **b", "Date: May", "Link:",
]  # fmt: skip
lines = st.builds("{}{}".format, st.sampled_from(_STARTS), st.sampled_from(_TEXTS))
documents = st.lists(lines, min_size=1, max_size=14).map("\n".join)


def list_parts(read: EvidenceFile) -> list[Piece | Rest]:
    return [*read.pieces, *read.rest]


def count_lines(read: EvidenceFile, text: str) -> None:
    """Assert that each line that is not blank is in exactly one part."""
    found = Counter(
        number
        for each in list_parts(read)
        for number in range(each.place.first, each.place.last + 1)
    )  # fmt: skip
    written = [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert set(written) <= set(found)
    assert all(found[number] == 1 for number in written)


@given(documents)
@example("- Cut it\n- \nDate: 3 March")
def test_every_line_of_a_document_is_accounted_for_once(text: str) -> None:
    read = read_markdown(text, "brag.md", TODAY)
    count_lines(read, text)
    for piece in read.pieces:
        assert piece.what.strip()
        assert (piece.date is None) == bool(piece.doubt)
        assert piece.date is None or piece.date <= TODAY


@given(st.text(), st.sampled_from((None, *KINDS)))
def test_any_text_is_read_or_refused(text: str, asked: str | None) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    try:
        read = read_evidence(BytesIO(raw), "stdin", TODAY, asked)
    except PmCareerError:
        return
    assert read.pieces or read.rest


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Cut it", "", "Cut it,"]), st.sampled_from(["2026-03-01", "", "03/04/2026", "soon"])
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_row_of_a_table_is_accounted_for_once(found: list[tuple[str, str]]) -> None:
    text = "\n".join(["Title;Resolved", *(f"{what};{day}" for what, day in found)])
    read = read_evidence(BytesIO(text.encode()), "t.csv", TODAY)
    places = sorted(each.place.first for each in list_parts(read))
    filled = [number for number, row in enumerate([("Title", "x"), *found], start=1) if any(row)]
    assert places == filled

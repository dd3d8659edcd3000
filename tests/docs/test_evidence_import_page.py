"""docs/evidence-import.md: its example is read as it says, and it names the columns that are looked for."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import checkout
import pytest

from pm_career.importing.evidence.columns import TICKETS
from pm_career.importing.evidence.read_file import KINDS, read_evidence

pytestmark = pytest.mark.checkout

_PAGE = checkout.ROOT / "docs/evidence-import.md"
PAGE = _PAGE.read_text(encoding="utf-8") if _PAGE.exists() else ""


def test_the_brag_document_is_read_as_the_page_says() -> None:
    (example,) = re.findall(r"^```markdown\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    found = read_evidence(BytesIO(example.encode()), "brag.md", date(2026, 11, 20))
    assert [(each.what, str(each.date), each.headings[-1]) for each in found.pieces] == [
        ("Sales kept the roadmap #vision\n- The third quarter in a row", "2026-09-30", "Influence"),
        ("Two teams planned from the roadmap", "2026-07-02", "Influence"),
        ("Coached Bo through interviews", "2026-10-31", "In October"),
    ]


def test_every_column_and_every_kind_of_file_is_named() -> None:
    text = " ".join(PAGE.lower().replace("(", "").replace(")", "").split())
    for part in (TICKETS.what, TICKETS.key, TICKETS.outcome, TICKETS.link, TICKETS.project):
        assert ", ".join(part) in text
    for name in (*TICKETS.done, *TICKETS.day, *TICKETS.tags):
        assert all(word.removesuffix("s") in text for word in name.split())
    assert all(f"`{kind}`" in PAGE or f"--as {kind}" in PAGE for kind in KINDS)

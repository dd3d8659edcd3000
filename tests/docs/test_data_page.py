"""The page about the export names every key of the format, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from pm_career.domain.framework import Value
from pm_career.store.export import (
    Export,
    ExportedAssessment,
    ExportedEvidence,
    ExportedGoal,
    ExportedPerson,
    ExportedRating,
)

PAGE = Path(__file__).parent.parent.parent / "docs" / "data.md"


pytestmark = pytest.mark.checkout


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("The whole", Export),
        ("PERSON", ExportedPerson),
        ("ASSESSMENT", ExportedAssessment),
        ("RATING", ExportedRating),
        ("EVIDENCE", ExportedEvidence),
        ("GOAL", ExportedGoal),
    ],
)
def test_every_key_is_on_the_page(heading: str, kind: type[Value]) -> None:
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    named = [key for cell in rows for key in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(field.name for field in msgspec.structs.fields(kind))

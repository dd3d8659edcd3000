"""The page about the export names every key of the format, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from try_each import try_each

from pm_career.store.export import make_export_type, make_exported_type
from pm_career.store.kind_types import Kind
from pm_career.store.kinds import KINDS

PAGE = Path(__file__).parent.parent.parent / "docs" / "data.md"


pytestmark = pytest.mark.checkout


def check_section(heading: str, kind: Any) -> None:
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    named = [key for cell in rows for key in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(field.name for field in msgspec.structs.fields(kind))


def test_every_kind_is_on_the_page() -> None:
    check_section("The whole", make_export_type())


@try_each("kind", [kind for kind in KINDS if kind.owner], ids=lambda kind: kind.name)
def test_every_key_is_on_the_page(kind: Kind[Any]) -> None:
    check_section(kind.word.upper(), make_exported_type(kind))

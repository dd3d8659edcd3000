"""The suite itself: no test is skipped without a word."""

from __future__ import annotations

import re
from pathlib import Path

_SKIPS = re.compile(r"pytest\.skip\b|mark\.skip|skipif|importorskip|xfail")


def test_tests_are_skipped_only_where_they_name_what_they_need() -> None:
    folder = Path(__file__).parent
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.py") if _SKIPS.search(path.read_text())}
    assert found == {"support/needs.py", "test_suite.py"}

"""Somebody who has told where she stands, so that no greeting is in the way."""

from __future__ import annotations

import pytest
from shell import Shell


@pytest.fixture
def known(shell: Shell) -> None:
    """A product manager of the second rung who aims at the fourth."""
    rungs = [level["id"] for level in shell("ladder", "--json").json["levels"]]
    assert shell("me", "set", "--level", rungs[1], "--target", rungs[3]).code == 0

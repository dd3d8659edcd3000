"""Somebody who has told where she stands, so that no greeting is in the way."""

from __future__ import annotations

import pytest
from shell import Shell
from textual import _wait


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot looks every 20 ms whether the program is idle, several times a key: here it looks more often."""
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.004)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.001)


@pytest.fixture
def known(shell: Shell) -> None:
    """A product manager of the second rung who aims at the fourth."""
    rungs = [level["id"] for level in shell("ladder", "--json").json["levels"]]
    assert shell("me", "set", "--level", rungs[1], "--target", rungs[3]).code == 0

"""Somebody who has told where she stands, so that no greeting is in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from shell import Shell

from pm_career.commands.explore import program, running


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands called from the navigator run in this process: what is tested is what comes before and after."""

    async def ran(words: Sequence[str], variables: Mapping[str, str]) -> running.Ran:
        result = Shell()(*words, env=dict(variables))
        return running.Ran(result.code, result.out, result.err, False)

    monkeypatch.setattr(program, "ran", ran)


@pytest.fixture
def known(shell: Shell) -> None:
    """A product manager of the second rung who aims at the fourth."""
    rungs = [level["id"] for level in shell("ladder", "--json").json["levels"]]
    assert shell("me", "set", "--level", rungs[1], "--target", rungs[3]).code == 0

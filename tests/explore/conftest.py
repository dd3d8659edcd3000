"""Somebody who has told where she stands, so that no greeting is in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from shell import Shell

from pm_career.commands.explore import command_line
from pm_career.commands.explore.process import Finished


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands called from the navigator run in this process: what is tested is what comes before and after."""

    async def run_in_process(words: Sequence[str], variables: Mapping[str, str]) -> Finished:
        result = Shell()(*words, env=dict(variables))
        return Finished(result.code, result.out, result.err, False)

    monkeypatch.setattr(command_line, "run_command", run_in_process)


@pytest.fixture
def known(shell: Shell) -> None:
    """A product manager of the second rung who aims at the fourth."""
    rungs = [level["id"] for level in shell("ladder", "--json").json["levels"]]
    assert shell("me", "set", "--level", rungs[1], "--target", rungs[3]).code == 0

"""A person whose level is set, so that no welcome is in the way; commands that run in this process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from shell import Shell

from pm_career.commands import clock
from pm_career.commands.explore import command_line
from pm_career.commands.explore.command_line import Finished
from pm_career.domain.person import ME, Profile
from pm_career.journal.access import open_store_for_change
from pm_career.store.people import save_profile


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run commands that are typed in the navigator in this process: tested is what comes before and after."""

    async def run_in_process(words: Sequence[str], variables: Mapping[str, str]) -> Finished:
        result = Shell()(*words, env=dict(variables))
        return Finished(result.code, result.out, result.err, False)

    monkeypatch.setattr(command_line, "run_command", run_in_process)


@pytest.fixture
def known() -> None:
    """A product manager of the second level who aims for the fourth."""
    with open_store_for_change(clock.now()) as change:
        save_profile(change, Profile(ME, level="pm", target="principal"))

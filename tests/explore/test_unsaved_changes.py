"""Unsaved text: leaving it takes two keys."""

from __future__ import annotations

from typing import Any

import pytest
from navigating import Person, navigate
from shell import Shell

pytestmark = pytest.mark.usefixtures("known", "frozen_clock")


def evidence(shell: Shell, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell("evidence", "list", "--json", *words).json
    return found


def test_what_is_written_and_not_kept_is_not_thrown_away_by_one_key(shell: Shell) -> None:
    assert shell("plan", "add", "Run two interviews").code == 0

    async def story(person: Person) -> None:
        for keys in (("a",), ("p", "c"), ("p", "h", "enter")):
            await person.types(*keys)
            await person.writes("five minutes of typing")
            for key in ("escape", "ctrl+q", "ctrl+c"):
                await person.types(key, "full_stop")  # which makes another text of it
                assert person.app.is_running
                assert "five minutes of typing" in " ".join(person.screen.split())
            await person.types("escape", "escape")
            assert "five minutes" not in person.screen
            await person.types(*keys, "escape")  # nothing written, nothing to ask
            assert "What happened" not in person.screen
            await person.types(*(["backspace"] if "p" in keys else []))
            assert person.focus == "places"
        await person.types("a", "x", "ctrl+q", "ctrl+q")
        assert not person.app.screen_stack or person.app._exit  # noqa: SLF001  what run() ends for

    navigate(story)
    assert evidence(shell) == []

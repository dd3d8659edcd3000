"""A pipe, a link to itself, an endless device or a folder in any of our places: an answer or a sentence, at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from shell import Shell
from sweep import take_turns

pytestmark = [pytest.mark.usefixtures("frozen_clock"), pytest.mark.needs("/dev/zero")]

PLACES = (
    "", "career.db", "career.db-journal", "backups", "framework-in-use", "frameworks", "frameworks/mine",
    "frameworks/mine/framework.yaml", "cache",
)  # fmt: skip
THINGS: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a link to itself": lambda path: path.symlink_to(path),
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "a link to nowhere": lambda path: path.symlink_to("/nowhere/at/all"),
    "a folder": lambda path: path.mkdir(),
    "a text": lambda path: path.write_text("x"),
}
COMMANDS = (
    "ladder",
    "level senior --framework mine",
    "framework list",
    "framework use pm",
    "me",
    "next --from pm",
    "evidence list",
    "evidence add Shipped",
    "completion bash -- evidence show e",
    "completion bash -- level s",
    "data where",
    "data check",
    "data backup",
    "data export",
    "data undo",
    "data erase --yes --backups",
)


@pytest.fixture(autouse=True)
def at_most_twenty_seconds() -> Iterator[None]:
    """End a test that waits for something that never comes."""

    def give_up(number: int, frame: FrameType | None) -> None:
        raise AssertionError("it waits")

    former = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, former)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("thing", THINGS)
def test_every_command_answers_or_says_why_not(shell: Shell, sealed: Path, place: str, thing: str) -> None:
    path = sealed / place if place else sealed
    path.parent.mkdir(parents=True, exist_ok=True)
    for words in take_turns(COMMANDS, PLACES.index(place) + [*THINGS].index(thing), 3):
        if not path.is_symlink() and not path.exists():
            THINGS[thing](path)
        result = shell(*words.split())
        assert result.code in (0, 1, 2, 3, 4), words
        assert result.code == 0 or result.err or words == "data check", words
        assert "bug" not in result.err, (words, result.err)

"""What comes back to the terminal, and when."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from pm_career.explore.signals import resume_only_after_suspend


@pytest.fixture
def done() -> Iterator[list[str]]:
    """What is done about the signals, by somebody who comes back whenever the program is told to go on."""
    done: list[str] = []
    former = {each: signal.getsignal(each) for each in (signal.SIGTSTP, signal.SIGCONT)}
    signal.signal(signal.SIGTSTP, lambda *_: done.append("put aside"))
    signal.signal(signal.SIGCONT, lambda *_: done.append("came back"))
    yield done
    for number, handler in former.items():
        signal.signal(number, handler)


def test_only_what_was_put_aside_comes_back_and_only_once(done: list[str]) -> None:
    resume_only_after_suspend()
    signal.raise_signal(signal.SIGCONT)
    assert done == []
    for _ in range(2):
        done.clear()
        for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGCONT):
            signal.raise_signal(number)
        assert done == ["put aside", "came back"]

"""Tests that need something a machine may lack: `@pytest.mark.needs("tmux")`.

Where it is missing they are skipped, which pytest's summary says at the end of a run. With PMCAREER_TEST_ALL=1, which
`.ci/run` sets after it has installed these programs, a missing one fails the test. No test is skipped in any other way.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from struck import can_strike

ALL = "PMCAREER_TEST_ALL"


def _can_unshare() -> bool:
    """Whether this machine lets a process have a network of its own, in which there is none."""
    return not subprocess.run(
        ["unshare", "--map-root-user", "--net", "true"], capture_output=True, check=False
    ).returncode


_PERMITTED = {"strace": can_strike, "unshare": _can_unshare}
"""Programs that work only where the system permits it."""


@functools.cache
def _find_reason(name: str) -> str:
    """Why a program or a file cannot be used here; empty where it can."""
    there = Path(name).exists() if name.startswith("/") else shutil.which(name) is not None
    if not there:
        return f"{name} is missing here"
    permitted = _PERMITTED.get(name)
    return "" if permitted is None or permitted() else f"{name} is not permitted here"


def skip_or_fail(item: pytest.Item) -> None:
    """Skip a test, or fail it, where something that it needs cannot be used here."""
    reasons = [_find_reason(name) for mark in item.iter_markers("needs") for name in mark.args]
    for reason in filter(None, reasons):
        if reason.endswith("missing here") and os.environ.get(ALL):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)

"""Processes that all add to one file at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from personal import export_text

_PROGRAM = """
import sys
from pathlib import Path
from personal import NOW, do, some_evidence
from pm_career.store.evidence import add_evidence
path, writer, additions = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(additions):
    do(path, lambda change: add_evidence(change, some_evidence(f"writer {writer} number {number}")))
"""


def write_at_once(path: Path, writers: int, additions: int) -> list[str]:
    """Let `writers` processes add to `path` `additions` times each; what the failed ones complained of."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(path), str(writer), str(additions)],
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        for writer in range(writers)
    ]
    ended = [(each.communicate()[1], each.returncode) for each in started]
    return [complaint for complaint, code in ended if code]


def missing(path: Path, writers: int, additions: int) -> list[str]:
    """What was added by `write_at_once` and is not there."""
    content = export_text(path)
    told = [f"writer {writer} number {number}" for writer in range(writers) for number in range(additions)]
    return [each for each in told if f'"{each}"'.encode() not in content]

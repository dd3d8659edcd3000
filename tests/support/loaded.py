"""What calls of the program import, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

_PROGRAM = """
import json, os, sys
from pm_career.cli import main  # what every call imports first is imported once, and the process copied for each
for words in json.loads(sys.argv[1]):
    if os.fork() == 0:
        sys.argv = ["pmcareer", *words]
        try:
            main()
        except SystemExit:
            pass
        sys.stdout.flush()
        os.write(1, "".join(["\\0", *(f"{name} " for name in sys.modules), "\\0"]).encode())
        os._exit(0)
    os.wait()
"""


class Loaded(NamedTuple):
    """What a call printed to stdout, and the names of all modules that are imported when it ends."""

    out: str
    modules: frozenset[str]


def call_each(calls: Sequence[Sequence[str]]) -> list[Loaded]:
    """Call the program with each of these words."""
    program = [sys.executable, "-c", _PROGRAM, json.dumps(calls)]
    ended = subprocess.run(program, check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    *parts, rest = ended.stdout.split("\0")
    assert (len(parts), rest) == (2 * len(calls), ""), ended.stderr
    return [Loaded(out, frozenset(names.split())) for out, names in zip(parts[::2], parts[1::2], strict=True)]

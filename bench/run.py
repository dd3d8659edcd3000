"""Measure pmcareer and a bare Typer + Rich program in turn, in one run: `python bench/run.py`.

It only reports: it exits 0 whatever the numbers are.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from calls import HERE, PEAK_UNIT, Call, Place, Run, list_calls, list_large_calls

# What is needed only for the report is imported after the measuring: a process's peak is never below what its parent
# held when it started it, so the fewer modules here, the lower that floor under every number.

LEVEL = "payments-growth-1"
"""A level that every generated framework has, with levels above it."""


def measure(title: str, calls: Sequence[Call], place: Place, *, terminal: bool, rounds: int) -> Run:
    """Run every call once a round. Each round begins with another call; a first round does not count."""
    run = Run(title, terminal, rounds, {call: [] for call in calls})
    for number in range(rounds + 1):
        first = number % len(calls)
        for call in (*calls[first:], *calls[:first]):
            sample = place.run(call, terminal=terminal)
            if number:
                run.samples[call].append(sample)
    return run


def _measure_all(asked: argparse.Namespace, scratch: Path) -> Iterator[Run]:
    place = Place(scratch)
    for terminal in (False, True):
        calls = list_calls()
        yield measure("Default framework", calls, place, terminal=terminal, rounds=asked.rounds)
    if asked.no_large:
        return
    folder = scratch / "large"
    generator = [sys.executable, str(HERE / "generate_framework.py"), "--levels", str(asked.levels)]
    subprocess.run([*generator, str(folder)], check=True, stdout=subprocess.DEVNULL)
    for terminal in (False, True):
        calls = list_large_calls(folder, LEVEL)
        title = f"Framework of {asked.levels} levels"
        yield measure(title, calls, place, terminal=terminal, rounds=asked.large_rounds)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure pmcareer beside a bare Typer + Rich program.")
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="rounds with the default framework (20)")
    parser.add_argument("--large-rounds", type=int, default=5, metavar="N", help="rounds with the large one (5)")
    parser.add_argument("--levels", type=int, default=600, metavar="N", help="levels of the large framework (600)")
    parser.add_argument("--no-large", action="store_true", help="leave the large framework out")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers as JSON too")
    asked = parser.parse_args()
    if min(asked.rounds, asked.large_rounds) < 1 or asked.levels < 2:
        parser.error("at least one round, and two levels")
    return asked


def main() -> None:
    """Measure what the command line asks for, print it, and write it as JSON if asked."""
    asked = _parse_arguments()
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as scratch:
        for run in _measure_all(asked, Path(scratch)):
            where = "on a terminal" if run.terminal else f"to {os.devnull}"
            print(f"measured: {run.framework}, {where}, {run.rounds} rounds", file=sys.stderr)
            runs.append(run)
    floor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT

    import report

    print(report.format_text(runs, floor))
    if asked.json:
        asked.json.write_text(report.format_json(runs, floor), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Format measured runs as a table and as JSON, each number with its ratio to the bare program of the same run."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Iterator, Sequence
from importlib import metadata
from typing import Any, NamedTuple

from calls import BARE, Call, Run, Sample

MOST_TIME, MOST_MEMORY = 1.2, 1.5
"""The goals, as multiples of the bare program's wall time and of its peak memory."""
_PACKAGES = ("pmcareer", "typer", "rich", "msgspec", "pyyaml")


class Row(NamedTuple):
    """What one call took, and its ratios to the bare program.

    All are medians, except `min_ms`. `times_median` and `times_cpu` are medians of the ratios within each round, so
    that other work on the machine affects both sides; `times_min` is the ratio of the fastest samples.
    """

    call: str
    median_ms: float
    times_median: float
    min_ms: float
    times_min: float
    cpu_ms: float
    times_cpu: float
    peak_mb: float
    times_peak: float
    goal: str


def make_rows(run: Run) -> list[Row]:
    """Make one row for each call, in the order of the calls."""
    bare = next(samples for call, samples in run.samples.items() if call.name == BARE)
    return [_row(call, samples, bare) for call, samples in run.samples.items()]


def _row(call: Call, own: list[Sample], bare: list[Sample]) -> Row:
    wall, cpu, peak = _medians(own)
    by_round = [
        Sample(*(mine / theirs for mine, theirs in zip(*pair, strict=True))) for pair in zip(own, bare, strict=True)
    ]
    times_wall, times_cpu, times_peak = _medians(by_round)
    fastest, bare_fastest = (min(sample.wall for sample in samples) for samples in (own, bare))
    missed = [("time", times_wall > MOST_TIME), ("memory", times_peak > MOST_MEMORY)]
    over = ", ".join(name for name, is_missed in missed if is_missed)
    return Row(
        call=call.name,
        median_ms=wall * 1000,
        times_median=times_wall,
        min_ms=fastest * 1000,
        times_min=fastest / bare_fastest,
        cpu_ms=cpu * 1000,
        times_cpu=times_cpu,
        peak_mb=peak / 1_000_000,
        times_peak=times_peak,
        goal=(f"over: {over}" if over else "met") if call.aim else "",
    )


def _medians(samples: Sequence[Sample]) -> Sample:
    return Sample(*(statistics.median(values) for values in zip(*samples, strict=True)))


def format_text(runs: Sequence[Run], floor: int) -> str:
    """Format all runs as tables. `floor` is the memory in bytes that the measuring program holds itself."""
    return "\n".join(_lines(runs, floor))


def _lines(runs: Sequence[Run], floor: int) -> Iterator[str]:
    yield ", ".join(f"{name} {value}" for name, value in _machine().items())
    yield f"Goals: at most {MOST_TIME} x the time and {MOST_MEMORY} x the memory of {BARE}."
    yield f"Peaks below {floor / 1_000_000:.1f} MB cannot be told: the measuring program itself holds as much."
    for run in runs:
        yield ""
        yield f"{run.framework}, {'on a terminal' if run.terminal else f'to {os.devnull}'}, {run.rounds} rounds"
        widest = max(len(call.name) for call in run.samples)
        heads = "".join(f"{name:>11}{'x bare':>7}" for name in ("median", "fastest", "cpu", "peak"))
        yield f"  {'':{widest}}{heads}  goal"
        for row in make_rows(run):
            times = [(row.median_ms, row.times_median), (row.min_ms, row.times_min), (row.cpu_ms, row.times_cpu)]
            cells = "".join(f"{took:8.1f} ms{ratio:7.2f}" for took, ratio in times)
            yield f"  {row.call:{widest}}{cells}{row.peak_mb:8.1f} MB{row.times_peak:7.2f}  {row.goal}".rstrip()


def format_json(runs: Sequence[Run], floor: int) -> str:
    """Format all runs and the machine as JSON."""
    written: dict[str, Any] = {
        "machine": _machine(),
        "goals": {"time": MOST_TIME, "memory": MOST_MEMORY},
        "floor_mb": floor / 1_000_000,
        "runs": [
            {
                "framework": run.framework,
                "terminal": run.terminal,
                "rounds": run.rounds,
                "rows": [row._asdict() for row in make_rows(run)],
            }
            for run in runs
        ],
    }
    return json.dumps(written, indent=2) + "\n"


def _machine() -> dict[str, str]:
    packages = {package: metadata.version(package) for package in _PACKAGES}
    return {"python": platform.python_version(), "system": platform.system(), **packages}

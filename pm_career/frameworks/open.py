"""The one way in: a framework by name or path, ready to use."""

from __future__ import annotations

from pathlib import Path

from pm_career.domain.framework import Framework
from pm_career.errors import FrameworkError
from pm_career.frameworks import cache
from pm_career.frameworks.files import listed
from pm_career.frameworks.in_use import WAY_BACK, in_use
from pm_career.frameworks.locate import locate


def open_framework(asked: str | None) -> Framework:
    """The framework called or found at `asked` (None: the one in use); raises FrameworkProblems for its faults."""
    folder = locate(asked)
    sources, faults = listed(folder)
    key = "" if faults else cache.key_of(folder, sources)
    kept = cache.load(key, lambda: _read(folder))
    if kept is not None:
        return kept
    try:
        framework = _read(folder)
    except FrameworkError as problems:
        if not asked and in_use():
            problems.hint = f"{problems.hint} {WAY_BACK}"
        raise
    cache.keep(key, framework)
    return framework


def _read(folder: Path) -> Framework:
    from pm_career.frameworks.faults import FrameworkProblems
    from pm_career.frameworks.read import read  # loads YAML: 15 ms before the first line is read

    reading = read(folder)
    if reading.framework is None:
        raise FrameworkProblems(folder, reading.faults)
    return reading.framework

"""Open a framework by name or path: from the cache, or from its files.

Decoding the one file of the cache is many times faster than parsing YAML.
"""

from __future__ import annotations

from pathlib import Path

from pm_career.domain.framework import Framework
from pm_career.errors import FrameworkError
from pm_career.frameworks.cache import load_cached, make_cache_key, save_cached
from pm_career.frameworks.locate import WAY_BACK, locate, read_choice
from pm_career.frameworks.source_files import list_files


def open_framework(asked: str | None) -> Framework:
    """The framework of a name or at a path; for None the one in use.

    Writes the cache. Raises UsageError if there is no such framework, FrameworkProblems if it has faults.
    """
    folder = locate(asked)
    sources, faults = list_files(folder)
    key = "" if faults else make_cache_key(folder, sources)
    cached = load_cached(folder, key)
    if cached is not None:
        return cached
    try:
        framework = _read(folder)
    except FrameworkError as problems:
        if not asked and read_choice():
            problems.hint = f"{problems.hint} {WAY_BACK}"
        raise
    save_cached(folder, key, framework)
    return framework


def _read(folder: Path) -> Framework:
    from pm_career.frameworks.faults import FrameworkProblems
    from pm_career.frameworks.read import read_folder  # imports yaml: 15 ms

    reading = read_folder(folder)
    if reading.framework is None:
        raise FrameworkProblems(folder, reading.faults)
    return reading.framework

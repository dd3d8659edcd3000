"""The one way in: a framework by name or path, ready to use. (A cache of what was read has its place here.)"""

from __future__ import annotations

from pm_career.domain.framework import Framework
from pm_career.frameworks.locate import locate


def open_framework(asked: str | None) -> Framework:
    """The framework called or found at `asked` (None: the default one); raises FrameworkProblems for its faults."""
    folder = locate(asked)
    from pm_career.frameworks.faults import FrameworkProblems
    from pm_career.frameworks.read import read  # loads YAML

    reading = read(folder)
    if reading.framework is None:
        raise FrameworkProblems(folder, reading.faults)
    return reading.framework

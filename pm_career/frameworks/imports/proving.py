"""The files of an import read back before they are put anywhere: what is written is what was made, or nothing is."""

from __future__ import annotations

from collections.abc import Mapping

from pm_career.domain.framework import Framework
from pm_career.errors import PmCareerError
from pm_career.frameworks.faults import FrameworkProblems
from pm_career.frameworks.passing import passing_folder
from pm_career.frameworks.read import read


def prove(files: Mapping[str, str], framework: Framework) -> None:
    """Raise where the files do not read as the framework."""
    with passing_folder("pmcareer-import-") as folder:
        root = folder / framework.id
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        reading = read(root)
    if reading.framework is None:
        raise FrameworkProblems(root, reading.faults)
    if reading.framework != framework:
        raise PmCareerError(
            "What was imported does not read back as it was made: nothing was written.",
            "This is a bug in pmcareer: please report it with a file that shows it.",
        )

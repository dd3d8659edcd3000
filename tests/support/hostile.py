"""A sound framework to damage: one file is replaced at a time, and what the reader says of it comes back short."""

from __future__ import annotations

from pathlib import Path

from ladders import FORKED

from pm_career.frameworks.faults import Fault
from pm_career.frameworks.read import read_folder

DOUGH = """\
id: dough
name: Dough
expectations:
  boy: {step: 1}
"""
"""A skill that another one builds on, as `skills/dough.yaml`."""


def write_with(folder: Path, **files: str | bytes | None) -> Path:
    """Write the sound framework with files replaced, added (a new stem is a skill) or, for None, left out."""
    paths = {Path(name).stem: folder / name for name in FORKED}
    for name, text in FORKED.items():
        if Path(name).stem not in files:
            _write(folder / name, text)
    for stem, replaced in files.items():
        path = paths.get(stem, folder / "skills" / f"{stem}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        if replaced is not None:
            _write(path, replaced)
    return folder


def faults_in(folder: Path) -> list[Fault]:
    """The faults of a framework; a sound one has none."""
    reading = read_folder(folder)
    assert (reading.framework is None) == bool(reading.faults)
    return list(reading.faults)


def rules_in(folder: Path) -> list[str]:
    """Each fault as `skills/dough.yaml:2:7 anchor`: its place in the folder, and its rule."""
    return [f"{fault.place.removeprefix(f'{folder}/')} {fault.rule}" for fault in faults_in(folder)]


def _write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)

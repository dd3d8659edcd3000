"""`pmcareer framework import` in tests: call it, and hold its report against the file and the framework."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from shell import Result, Shell

from pm_career.domain.framework import Framework
from pm_career.frameworks.read import read_folder
from pm_career.importing.ladders.audit import fold_letters
from pm_career.importing.ladders.cell_text import clean_text, split_lines
from pm_career.importing.ladders.import_ladder import propose
from pm_career.importing.ladders.import_ladder import take as take_parts
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.take.parts import Parts

PLACED = ("kept", "assumed", "duplicate")
LOST = ("contradiction", "not-understood")


def written(folder: Path) -> Framework:
    """The framework in a folder, which must be sound."""
    reading = read_folder(folder)
    assert reading.framework is not None, reading.faults
    return reading.framework


def take(shell: Shell, file: Path | str, *words: str) -> tuple[Framework, dict[str, Any]]:
    """Import a file into a folder beside; the framework that was written, and the report."""
    folder = Path.cwd() / "imported"
    unseen = () if "--mapping" in words else ("--yes",)
    answer = shell("framework", "import", str(file), "--output", str(folder), "--force", "--json", *unseen, *words)
    assert answer.code == 0, answer.err
    return written(folder), answer.json


def take_unsure(shell: Shell, text: str, *words: str, name: str = "ladder.csv") -> tuple[Framework, dict[str, Any]]:
    """Import what a file of this name would hold as it is proposed, which nobody would do without a look at it."""
    assert refused(shell, text, *words, name=name).code == 2
    assert shell("framework", "import", name, "--propose", "mapping.yaml", "--force", *words).code == 0
    return take(shell, Path.cwd() / name, "--mapping", "mapping.yaml")


def take_text(shell: Shell, text: str, *words: str, name: str = "ladder.csv") -> tuple[Framework, dict[str, Any]]:
    """Import what a file of this name would hold."""
    path = Path.cwd() / name
    path.write_text(text, encoding="utf-8")
    return take(shell, path, *words)


def refused(shell: Shell, text: str, *words: str, name: str = "ladder.csv") -> Result:
    """Try to import what cannot be; nothing may be written."""
    path = Path.cwd() / name
    path.write_text(text, encoding="utf-8")
    answer = shell("framework", "import", str(path), "--output", str(Path.cwd() / "imported"), *words)
    assert answer.code != 0
    assert answer.out == ""
    assert not (Path.cwd() / "imported").exists()
    return answer


def fates(report: dict[str, Any], *wanted: str) -> list[tuple[str, str, str]]:
    """The cells of these fates: row and column, text, why."""
    return [
        (":".join(each["place"].rsplit(":", 2)[1:]), each["text"], each["why"])
        for each in report["cells"]
        if each["fate"] in wanted
    ]


def assumed(report: dict[str, Any]) -> str:
    """What was assumed, a sentence a line."""
    return "\n".join(each["text"] for each in report["assumptions"])


def held(framework: Framework) -> str:
    """Every text of a framework, letters only, each on a line."""
    return "\n".join(fold_letters(text) for text in _texts(msgspec.to_builtins(framework)))


def points_of(text: str) -> list[str]:
    """What a cell says, letters only, point by point."""
    return [fold_letters(line) for line in split_lines(clean_text(text).text)]


def steps(framework: Framework) -> dict[str, dict[str, int]]:
    """The steps by skill and level."""
    return {
        skill.id: {level: expectation.step for level, expectation in skill.expectations.items()}
        for skill in framework.skills
    }


def list_doubts(parts: Parts, wishes: Wishes | None = None) -> str:
    """What is doubted of the parts of a file, a sentence a line."""
    return "\n".join(doubt.said for doubt in propose(parts, wishes or Wishes()).doubts)


def take_texts(parts: Parts, wishes: Wishes | None = None) -> dict[str, dict[str, tuple[str, ...]]]:
    """Take a file as it is proposed: all that is expected, by the skill with its category, and the level."""
    framework = take_parts(parts, propose(parts, wishes or Wishes()).mapping, looked_at=True).framework
    names = {level.id: level.title for level in framework.levels}
    return {
        f"{skill.name} ({skill.area})" if skill.area else skill.name: {
            names[level]: tuple(text for text in (said.bar, *said.behaviours, *said.evidence) if text)
            for level, said in skill.expectations.items()
        }
        for skill in framework.skills
    }


def list_lost(parts: Parts) -> list[str]:
    """What is not in the framework of a file, and named as such."""
    return [each.text for each in take_parts(parts, propose(parts, Wishes()).mapping).report.lost]


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _texts(each)]
    return [] if value is None else [str(value)]

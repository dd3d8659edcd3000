"""Measure reading ten years of notes and an empty file in turn: `python bench/personal_data.py`.

It only reports. `--keep DIR` leaves the home with the notes in that folder.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from calls import find_program

from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Framework
from pm_career.domain.person import Profile
from pm_career.domain.ratings import Answer, Assessment
from pm_career.frameworks.open import open_framework
from pm_career.store.assessments import finish_assessment, start_assessment
from pm_career.store.evidence import EvidenceFilter, add_evidence, count_evidence, list_evidence
from pm_career.store.export import read_export
from pm_career.store.log import Store
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.people import save_profile
from pm_career.store.ratings import find_newest_ratings, list_ratings

NOW = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
QUARTER = timedelta(days=91)
CALLS = (("evidence", "list", "--json"), ("evidence", "list", "--skill", "SKILL"), ("next",), ("me",))


def fill(path: Path, framework: Framework, evidence: int, assessments: int) -> None:
    """Store a profile, and pieces of evidence and finished assessments of every skill, spread over ten years."""
    skills = [skill.id for skill in framework.skills]
    with open_for_change(path, NOW) as change:
        present, target = framework.levels[0], framework.levels[min(1, len(framework.levels) - 1)]
        save_profile(change, Profile("me", "Ana", present.id, target.id))
        for number in range(evidence):
            tied = (skills[number % len(skills)], skills[(number * 7 + 1) % len(skills)])
            what = f"Thing number {number} that happened, told in a sentence of the length that people write."
            day = (NOW - timedelta(days=number % 3650)).date()
            outcome = "And what came of it, in another sentence." if number % 3 else ""
            add_evidence(change, Evidence(person="me", what=what, date=day, skills=tied, outcome=outcome))
    for number in range(assessments):
        day = NOW - QUARTER * (assessments - number)
        answers = tuple(Answer(skill, 1 + (number + at) % 5) for at, skill in enumerate(skills))
        with open_for_change(path, day) as change:
            given = Assessment(person="me", date=day.date(), framework=framework.id, asked=(), answers=answers)
            finish_assessment(change, start_assessment(change, given).id)


def measure_in_turn(
    make: Callable[[Path], Callable[[], object]], homes: Sequence[Path], rounds: int = 9
) -> list[float]:
    """Return for each home the median time in milliseconds of what `make` makes for it, called in turn.

    A first round fills the caches and does not count.
    """
    actions = [make(home) for home in homes]
    taken: list[list[float]] = [[] for _ in homes]
    for number in range(rounds + 1):
        for act, times in zip(actions, taken, strict=True):
            start = time.perf_counter()
            act()
            if number:
                times.append((time.perf_counter() - start) * 1000)
    return [statistics.median(times) for times in taken]


def make_query(question: Callable[[Store], object]) -> Callable[[Path], Callable[[], object]]:
    """Make an action that opens the file, reads with `question`, and closes it."""

    def make(home: Path) -> Callable[[], object]:
        def ask() -> None:
            with open_for_reading(home / "career.db") as store:
                question(store)

        return ask

    return make


def make_call(words: tuple[str, ...]) -> Callable[[Path], Callable[[], object]]:
    """Make an action that calls the program."""

    def make(home: Path) -> Callable[[], object]:
        environment = {**os.environ, "PMCAREER_HOME": str(home)}
        quiet = subprocess.DEVNULL
        return lambda: subprocess.run([find_program(), *words], env=environment, check=True, stdout=quiet, stderr=quiet)

    return make


def make_import(folder: Path) -> Callable[[], object]:
    """Make an action that imports the brag document of a folder, each time into a home of its own."""
    homes = (folder / str(number) for number in count())

    def act() -> None:
        make_call(("evidence", "import", str(folder / "brag.md"), "--yes"))(next(homes))()

    return act


def write_brag_document(folder: Path, bullets: int) -> None:
    """Write a document with so many bullets, each with a day and an outcome."""
    folder.mkdir()
    lines = [
        f"- 2025-{number % 12 + 1:02}-{number % 28 + 1:02}: Thing number {number} that happened, told in a sentence\n"
        "  - Outcome: And what came of it, in another sentence\n"
        for number in range(bullets)
    ]
    (folder / "brag.md").write_text("".join(lines), encoding="utf-8")


def main() -> int:
    """Fill two homes and print how long reading them takes."""
    parser = argparse.ArgumentParser(description="Measure ten years of notes beside none.")
    parser.add_argument("--evidence", type=int, default=10_000, metavar="N")
    parser.add_argument("--assessments", type=int, default=40, metavar="N")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave the full home here")
    asked = parser.parse_args()
    framework = open_framework(None)
    skill = framework.skills[0].id
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Path(folder) / "empty", asked.keep or Path(folder) / "full"
        fill(empty / "career.db", framework, 0, 0)
        fill(full / "career.db", framework, asked.evidence, asked.assessments)
        questions: dict[str, Callable[[Store], object]] = {
            "open and close": lambda store: store.path,
            "all evidence": lambda store: list_evidence(store, "me"),
            "evidence for a skill": lambda store: list_evidence(store, "me", EvidenceFilter(skill=skill)),
            "evidence with a word": lambda store: list_evidence(store, "me", EvidenceFilter(words=("number 77",))),
            "evidence per skill": lambda store: count_evidence(store, "me"),
            "newest rating per skill": lambda store: find_newest_ratings(store, "me"),
            "all ratings": lambda store: list_ratings(store, "me"),
            "everything, for an export": read_export,
        }
        print(f"{asked.evidence} pieces of evidence, {asked.assessments} assessments; medians in ms\n")
        print(f"{'':50}{'empty':>10}{'full':>10}{'ratio':>8}")
        for name, question in questions.items():
            print(_row(name, *measure_in_turn(make_query(question), (empty, full))))
        for call in CALLS:
            words = tuple(skill if word == "SKILL" else word for word in call)
            print(_row(f"pmcareer {' '.join(words)}", *measure_in_turn(make_call(words), (empty, full))))
        one, many = Path(folder) / "one", Path(folder) / "many"
        write_brag_document(one, 1)
        write_brag_document(many, 1_200)
        print(_row("evidence import --yes, 1 and 1,200 bullets", *measure_in_turn(make_import, (one, many), rounds=3)))
    return 0


def _row(name: str, empty: float, full: float) -> str:
    return f"{name:50}{empty:10.1f}{full:10.1f}{full / empty:8.2f}"


if __name__ == "__main__":
    sys.exit(main())

"""Writes a large, valid framework: `python bench/generate_framework.py --levels 600 FOLDER`.

The same number of levels and the same seed give the same bytes. Its sentences are put together from parts, so that
hardly any stands there twice and sizes are those of a framework that people wrote, about 8 KB of YAML a level.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

MOST_LEVELS = 5000
RANKS = 10
LEVEL_FILES = 200
"""At most so many files hold the levels: a framework may have 500 files in all."""
SKILLS_A_LEVEL = 8

_GRADES = ("Trainee", "Assistant", "Associate", "Specialist", "Senior", "Staff", "Lead", "Principal", "Head", "Chief")
_FIELDS = (
    "payments", "search", "checkout", "onboarding", "billing", "logistics", "catalogue", "messaging", "identity",
    "pricing", "returns", "loyalty", "fraud", "reporting", "scheduling", "storage", "maps", "devices", "claims",
    "lending", "tickets", "invoicing", "streaming", "learning", "hiring", "payroll", "inventory", "support",
    "localization", "accessibility",
)  # fmt: skip
_KINDS = ("growth", "platform")
_PRACTICES = (
    "interviewing", "forecasting", "experiments", "roadmaps", "negotiation", "writing", "data modelling", "pricing",
    "service design", "release planning", "incident review", "market sizing", "hiring", "coaching", "budgeting",
    "accessibility", "privacy", "contracts", "facilitation", "usability testing", "systems thinking", "storytelling",
    "vendor choice", "technical debt", "support analysis", "segmentation", "instrumentation", "localization",
    "partner work", "risk", "strategy", "portfolio balance", "delegation", "decision records", "estimation",
    "prototyping", "onboarding", "retention", "compliance", "presentation",
)  # fmt: skip
_AREAS = ("Craft", "People", "Direction", "Business")
_VERBS = (
    "Writes", "Checks", "Compares", "Rebuilds", "Presents", "Questions", "Measures", "Rejects", "Cuts", "Sketches",
    "Rehearses", "Publishes", "Counts", "Orders", "Reviews", "Removes", "Names", "Splits", "Tests", "Hands over",
)  # fmt: skip
_THINGS = (
    "the list of open questions", "a draft of the contract", "last month's numbers", "the plan for the quarter",
    "one recorded call", "the cost of a single order", "the first page of the proposal", "a prototype on paper",
    "the refund rules", "every promise made to a partner", "the error rate of the import", "two ways to charge",
    "the order of the backlog", "a forecast and its range", "the summary for the board", "an interview guide",
    "the old interface", "the table of risks", "a week of support tickets", "the definition of an active customer",
)  # fmt: skip
_COMPANY = (
    "with the two engineers who will build it", "with a customer who left", "with the finance partner",
    "with a colleague from another office", "with whoever is on call that week", "with the newest member of the team",
    "with a lawyer at the table", "alone, and has it read by one peer", "with the regional sales lead",
    "with the design group", "with three branches of different size", "with the data team",
)  # fmt: skip
_OCCASIONS = (
    "before the first estimate is given", "a week after the release", "on the day the numbers come in",
    "while the old version still runs", "before anybody has promised a date", "at the end of each month",
    "when a second team depends on it", "after two customers have said no", "before the budget is closed",
    "in the week after an outage", "until the result can be repeated", "as soon as the supplier changes its terms",
)  # fmt: skip
_OUTCOMES = (
    "so that the reason can be read a year later", "and says which part is still a guess",
    "and keeps what was decided in one place", "so that nobody has to ask twice", "and drops what nobody uses",
    "and tells those who lose by it first", "so that a newcomer can repeat it", "even where the answer is awkward",
    "and notes what would change the answer", "and gives the next date on which to look again",
)  # fmt: skip
_PLACES = (
    "a chain of pharmacies", "a ferry company", "a tool for tax advisers", "a city library", "a maker of heat pumps",
    "a bank's mobile app", "a marketplace for used bicycles", "a hospital's bed planning", "a start-up of nine people",
    "an airline's crew portal", "a seed merchant", "a public housing office",
)  # fmt: skip


class Sentences:
    """Sentences in endless variety, the same for the same seed."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def one(self) -> str:
        """A sentence of some 100 to 180 characters."""
        pick = self._random.choice
        parts = [pick(_VERBS), pick(_THINGS), pick(_COMPANY), pick(_OCCASIONS)]
        closing = f", {pick(_OUTCOMES)}" if self._random.random() < 0.6 else ""
        return f"{' '.join(parts)}{closing}."

    def shown_by(self) -> str:
        """An example of evidence; the colon makes a quoted value of it, as in files people write."""
        pick = self._random.choice
        return f"At {pick(_PLACES)}: {pick(_THINGS)}, worked out {pick(_COMPANY)} {pick(_OCCASIONS)}."

    def several(self, fewest: int, most: int) -> list[str]:
        """A new list of sentences."""
        return [self.one() for _ in range(self._random.randint(fewest, most))]


def write(folder: Path, levels: int, seed: int = 1) -> None:
    """Write a framework of so many levels below `folder`."""
    random = Random(seed)
    sentences = Sentences(random)
    ladder = [_level(index, levels, sentences, random) for index in range(levels)]
    skills = [_skill(number, name, sentences, random) for number, name in enumerate(_PRACTICES)]
    for level in ladder:
        for skill in random.sample(skills, SKILLS_A_LEVEL):
            skill["expectations"][level["id"]] = _expectation(level["rank"], sentences, random)
    _dump(folder / "framework.yaml", _manifest(levels, skills))
    at_once = max(RANKS, -(-levels // LEVEL_FILES))
    for number, batch in enumerate(_batches(ladder, at_once), start=1):
        _dump(folder / "levels" / f"{number:03}.yaml", {"levels": batch})
    for skill in skills:
        _dump(folder / "skills" / f"{skill['id']}.yaml", skill)


def _track(index: int) -> tuple[str, str]:
    """The id and the name of the track that the level with this index stands in."""
    number = index // RANKS
    field, kind = _FIELDS[number % len(_FIELDS)], _KINDS[number // len(_FIELDS) % len(_KINDS)]
    round_ = number // (len(_FIELDS) * len(_KINDS))
    name = f"{field.capitalize()} {kind}" + (f" {round_ + 1}" if round_ else "")
    return name.lower().replace(" ", "-"), name


def level_id(index: int) -> str:
    """The id of the level with this index, such as payments-growth-1."""
    return f"{_track(index)[0]}-{index % RANKS + 1}"


def _manifest(levels: int, skills: Sequence[dict[str, Any]]) -> dict[str, Any]:
    names = ("Watched it", "Helped with it", "Did it alone", "Taught it", "Changed it")
    return {
        "format": 1,
        "id": "large",
        "title": f"A company of {levels} levels",
        "version": "1.0.0",
        "description": "A generated framework, for measuring.",
        "scale": [{"value": value, "name": name} for value, name in enumerate(names, start=1)],
        "tracks": [{"id": id_, "title": title} for id_, title in dict(map(_track, range(levels))).items()],
        "skills": [skill["id"] for skill in skills],
    }


def _level(index: int, levels: int, sentences: Sentences, random: Random) -> dict[str, Any]:
    rank = index % RANKS + 1
    track, name = _track(index)
    above = index + 1 if rank < RANKS and index + 1 < levels else None
    across = index + 1 + RANKS  # the next rank of the neighbouring track: ladders fork
    ways = [level_id(above)] if above is not None else []
    if ways and across < levels and random.random() < 0.3:
        ways.append(level_id(across))
    return {
        "id": level_id(index),
        "title": f"{_GRADES[rank - 1]} Product Manager, {name}",
        "titles": [f"{_GRADES[rank - 1]} PM {name}", f"{name} Product {_GRADES[rank - 1]}"],
        "stage": f"Stage {-(-rank // 2)}",
        "track": track,
        "rank": rank,
        "summary": f"{sentences.one()} {sentences.one()}",
        "experience_years": [rank - 1, rank * 2],
        "scope": {key: sentences.one() for key in ("impact", "autonomy", "influence", "complexity")},
        "responsibilities": [
            {
                "title": f"{random.choice(_THINGS).capitalize()}, part {number}",
                "summary": sentences.one(),
                "in_practice": sentences.several(2, 4),
            }
            for number in range(1, 4)
        ],
        "watch_outs": [{"text": sentences.one(), "instead": sentences.one()} for _ in range(2)],
        "first_90_days": sentences.several(3, 4),
        "next": ways,
    }


def _expectation(rank: int, sentences: Sentences, random: Random) -> dict[str, Any]:
    expectation: dict[str, Any] = {"step": min(5, max(1, (rank + random.randint(0, 3)) // 2)), "bar": sentences.one()}
    if random.random() < 0.3:
        expectation["focus"] = True
    if random.random() < 0.9:
        expectation["behaviours"] = sentences.several(1, 3)
    if random.random() < 0.6:
        expectation["evidence"] = [sentences.shown_by()]
    return expectation


def _skill(number: int, name: str, sentences: Sentences, random: Random) -> dict[str, Any]:
    earlier = [_skill_id(each) for each in _PRACTICES[:number]]
    return {
        "id": _skill_id(name),
        "name": name.capitalize(),
        "area": random.choice(_AREAS),
        "description": sentences.one(),
        "builds_on": random.sample(earlier, min(len(earlier), random.randint(0, 2))),
        "expectations": {},
        "growth": [
            {
                "to": step,
                "practice": [{"text": sentences.one(), "size": size} for size in ("week", "month", "quarter")],
                "people": sentences.several(1, 2),
                "study": sentences.several(1, 1),
                "done_when": sentences.several(2, 2),
                "trap": sentences.one(),
            }
            for step in range(2, 6)
        ],
    }


def _skill_id(name: str) -> str:
    return name.replace(" ", "-")


def _batches(items: Sequence[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    rest = iter(items)
    while batch := list(itertools.islice(rest, size)):
        yield batch


def _dump(path: Path, value: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    path.write_text(yaml.dump(value, Dumper=dumper, sort_keys=False, width=100), encoding="utf-8")


def main() -> None:
    """Write the framework that the command line asks for, and say what it holds."""
    parser = argparse.ArgumentParser(description="Write a large, valid framework to measure with.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder to write into; it must not exist yet")
    parser.add_argument("--levels", type=int, default=600, metavar="N", help="how many levels (600)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other texts (1)")
    asked = parser.parse_args()
    if not 1 <= asked.levels <= MOST_LEVELS:
        parser.error(f"--levels must be from 1 to {MOST_LEVELS}")
    if asked.folder.exists():
        parser.error(f"{asked.folder} exists already")
    write(asked.folder, asked.levels, asked.seed)
    files = [path for path in asked.folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    print(f"{asked.levels} levels, {len(_PRACTICES)} skills, {size / 1_000_000:.1f} MB in {len(files)} files.")
    print(f"Try: pmcareer next --from {level_id(0)} --framework {asked.folder}")


if __name__ == "__main__":
    main()

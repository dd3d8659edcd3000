"""Cells that say the same as the cell below: one skill at two levels of which one leads to the other."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.frameworks.layout import SkillFile
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.likeness import Likeness, gist, liken
from pm_career.frameworks.quality.matter import Matter, Path, found, place
from pm_career.frameworks.structure import Placed

MOST_COMPARED = 20
"""Behaviours of a cell that are compared: more of them are named by `too-many`, and every pair of them is looked at."""

SAME, DESCRIBED, NEAR = "same-as-below", "only-adjectives", "much-like-below"

_RULES: dict[Likeness, tuple[str, str, str]] = {
    "same": (
        SAME,
        "stands at `{level}` too, in {place}",
        "A reader cannot tell the two levels apart by it. Write what this level does that the other does not.",
    ),
    "described": (
        DESCRIBED,
        "differs from `{level}` ({place}) only by adverbs and adjectives",
        "Write another task: what is decided, made or answered for here that is not at the level below?",
    ),
    "near": (
        NEAR,
        "says almost the same as `{level}` in {place}",
        "Write what this level does that the other does not; what stays the same need not be said again.",
    ),
}


def neighbours(matter: Matter) -> Iterator[Finding]:
    """Each text of a cell that is like one of the cell below; identical ones first, one finding a text."""
    edges = [(lower.value.id, upper.value.id) for lower, upper in matter.steps_up()]
    for skill in matter.skills:
        told: set[Path] = set()
        for lower, upper in edges:
            below = list(_cell(skill, lower))
            for path, text in _cell(skill, upper):
                likest = _likest(text, below)
                if likest is not None and path not in told:
                    told.add(path)
                    rule, message, hint = _RULES[likest[0]]
                    other = place(skill, likest[1])
                    yield found(skill, path, rule, message.format(level=lower, place=other), hint)


def _likest(text: str, below: list[tuple[Path, str]]) -> tuple[Likeness, Path] | None:
    own = gist(text)
    kinds = [(kind, path) for path, other in below if (kind := liken(gist(other), own))]
    order = list(_RULES)
    return min(kinds, key=lambda each: order.index(each[0]), default=None)


def _cell(skill: Placed[SkillFile], level: str) -> Iterator[tuple[Path, str]]:
    """The bar and the behaviours of a skill at a level."""
    expectation = skill.value.expectations.get(level)
    if expectation is None:
        return
    if expectation.bar.strip():
        yield ("expectations", level, "bar"), expectation.bar
    for index, text in enumerate(expectation.behaviours[:MOST_COMPARED]):
        yield ("expectations", level, "behaviours", index), text

"""Cells that say the same as the cell below: one skill at two levels of which one leads to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pm_career.frameworks.file_types import SkillFile
from pm_career.frameworks.pieces import SoundPiece
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.lexicon import normalized
from pm_career.frameworks.quality.similarity import Likeness, gist, liken
from pm_career.frameworks.quality.text_walk import Matter, Path, Written, found, place, sentences

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


def _cell(skill: SoundPiece[SkillFile], level: str) -> Iterator[tuple[Path, str]]:
    """The bar and the behaviours of a skill at a level."""
    expectation = skill.value.expectations.get(level)
    if expectation is None:
        return
    if expectation.bar.strip():
        yield ("expectations", level, "bar"), expectation.bar
    for index, text in enumerate(expectation.behaviours[:MOST_COMPARED]):
        yield ("expectations", level, "behaviours", index), text


RULE = "repeated"
FEWEST_WORDS = 4
"""Shorter sentences, such as "Ask a peer.", may come back."""

# '"Title" by Somebody (book):' names the work; what counts is the task that follows it.
_WORK = re.compile(r'^\s*["“][^"”]+["”][^:]{0,120}:(?=\s*\S)')


def repeated(matter: Matter) -> Iterator[Finding]:
    """Each sentence that stood before, in any text, at its second and further places."""
    first: dict[str, Written] = {}
    for written in matter.texts:
        for sentence in dict.fromkeys(_keys(written.text)):
            before = first.setdefault(sentence, written)
            if before is not written:
                message = f"the same sentence stands in {place(before.placed, before.path)}"
                yield written.found(RULE, message, "Say what is different here, or leave one of them out.")


def _keys(text: str) -> Iterator[str]:
    """The sentences of a text as they are compared."""
    for sentence in sentences(_WORK.sub("", text)):
        key = normalized(sentence)
        if key.count(" ") >= FEWEST_WORDS - 1:
            yield key

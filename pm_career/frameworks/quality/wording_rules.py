"""Rules on wording: vague words, traits instead of deeds, behaviours that begin with no verb, and texts said twice.

A text is said twice if a cell is like the cell below it, or if the same sentence is in two places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pm_career.domain.likeness import Likeness, compare_gists, make_gist
from pm_career.domain.prose import explain_missing_verb, find_trait, find_vague_words, normalize, split_sentences
from pm_career.domain.word_lists import WordLists
from pm_career.frameworks.file_types import SkillFile
from pm_career.frameworks.pieces import SoundPiece
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.text_walk import CheckedFramework, Path, WrittenText, format_place, make_finding

VAGUE, NO_VERB, TRAIT = "vague", "no-verb", "trait"
_TRAIT_HINT = "Write what a colleague would see the person do, so that the answer is yes or no."
MOST_COMPARED = 20
"""Behaviours of a cell that are compared, each with each: `too-many` names cells with more."""
FEWEST_WORDS = 4
"""Words of a sentence that must not come back; shorter ones, such as "Ask a peer.", may."""
SAME, DESCRIBED, NEAR, REPEATED = "same-as-below", "only-adjectives", "much-like-below", "repeated"
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
# '"Title" by Somebody (book):' names the work; what counts is the task that follows it.
_WORK = re.compile(r'^\s*["“][^"”]+["”][^:]{0,120}:(?=\s*\S)')


def find_vague(checked: CheckedFramework) -> Iterator[Finding]:
    """Every vague word in every text, at its place."""
    for written in checked.texts:
        for start, end, group in find_vague_words(written.text, checked.lists):
            message = f"“{written.text[start:end]}” {group.why}"
            yield written.make_finding(VAGUE, message, group.instead, (start, end))


def find_no_deed(checked: CheckedFramework) -> Iterator[Finding]:
    """Bars and behaviours that describe a trait, and behaviours that do not begin with a verb."""
    for written in checked.texts:
        if written.key not in ("bar", "behaviours"):
            continue
        trait = find_trait(written.text, checked.lists)
        if trait:
            yield written.make_finding(TRAIT, f"“{trait}” describes a trait, not something done", _TRAIT_HINT)
        elif written.key == "behaviours":
            missing = explain_missing_verb(written.text, checked.lists)
            if missing:
                yield written.make_finding(NO_VERB, *missing)


def find_like_below(checked: CheckedFramework) -> Iterator[Finding]:
    """Each text of a cell that is like one of the cell below: one finding a text, for the one it is most like."""
    edges = [(lower.value.id, upper.value.id) for lower, upper in checked.list_steps_up()]
    for skill in checked.skills:
        seen: set[Path] = set()
        for lower, upper in edges:
            below = list(_list_cell(skill, lower))
            for path, text in _list_cell(skill, upper):
                most_like = _find_most_like(text, below, checked.lists)
                if most_like is not None and path not in seen:
                    seen.add(path)
                    kind, other = most_like
                    rule, message, hint = _RULES[kind]
                    message = message.format(level=lower, place=format_place(skill, other))
                    yield make_finding(skill, path, rule, message, hint)


def find_repeated(checked: CheckedFramework) -> Iterator[Finding]:
    """Each sentence that stood before, in any text, at its second and further places."""
    first: dict[str, WrittenText] = {}
    for written in checked.texts:
        for sentence in dict.fromkeys(_normalize_sentences(written.text, checked.lists)):
            before = first.setdefault(sentence, written)
            if before is not written:
                message = f"the same sentence is in {format_place(before.piece, before.path)}"
                yield written.make_finding(REPEATED, message, "Say what is different here, or leave one of them out.")


def _list_cell(skill: SoundPiece[SkillFile], level: str) -> Iterator[tuple[Path, str]]:
    """The bar and the behaviours of a skill at a level, with the paths to them."""
    expectation = skill.value.expectations.get(level)
    if expectation is None:
        return
    if expectation.bar.strip():
        yield ("expectations", level, "bar"), expectation.bar
    for index, text in enumerate(expectation.behaviours[:MOST_COMPARED]):
        yield ("expectations", level, "behaviours", index), text


def _find_most_like(text: str, below: list[tuple[Path, str]], lists: WordLists) -> tuple[Likeness, Path] | None:
    gist = make_gist(text, lists)
    alike = [(kind, path) for path, other in below if (kind := compare_gists(make_gist(other, lists), gist))]
    order = list(_RULES)
    return min(alike, key=lambda each: order.index(each[0]), default=None)


def _normalize_sentences(text: str, lists: WordLists) -> Iterator[str]:
    """The sentences of a text as they are compared, without the short ones."""
    for sentence in split_sentences(_WORK.sub("", text), lists):
        words = normalize(sentence)
        if words.count(" ") >= FEWEST_WORDS - 1:
            yield words

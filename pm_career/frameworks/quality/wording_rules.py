"""Rules on single sentences: vague words, behaviours that do not begin with a verb, traits instead of deeds."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.domain.prose import explain_missing_verb, find_trait, find_vague_words
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.text_walk import CheckedFramework

VAGUE, NO_VERB, TRAIT = "vague", "no-verb", "trait"
_TRAIT_HINT = "Write what a colleague would see the person do, so that the answer is yes or no."


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

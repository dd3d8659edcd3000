"""Behaviours that nobody can see: no verb at the beginning, or a trait in place of a deed."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.frameworks.quality.beginnings import no_verb
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.matter import Matter
from pm_career.frameworks.quality.traits import trait_in

NO_VERB, TRAIT = "no-verb", "trait"

_TRAIT_HINT = "Write what a colleague would see her do, so that the answer is yes or no."


def behaviours(matter: Matter) -> Iterator[Finding]:
    """Behaviours that do not begin with a verb, and bars and behaviours that describe a trait."""
    for written in matter.texts:
        if written.slot not in ("bar", "behaviours"):
            continue
        trait = trait_in(written.text)
        if trait:
            yield written.found(TRAIT, f"“{trait}” describes a trait, not something done", _TRAIT_HINT)
        elif written.slot == "behaviours":
            missing = no_verb(written.text)
            if missing:
                yield written.found(NO_VERB, *missing)

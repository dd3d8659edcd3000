"""What evidence proves: pieces for a skill that are not tied to a level below the one in question."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from datetime import date

import msgspec

from pm_career.domain.evidence import Counts, EvidenceCount
from pm_career.domain.framework import Framework, Level, Value


class Proof(Value, frozen=True):
    """What the evidence of one skill says at one level.

    `count` pieces prove the skill there, the newest of them of the day `newest` (None without one). `against` count
    against it. `below` are for it, and tied to a lower level: they prove less than is asked. `others_word` of the
    `count` rest on somebody else's word.
    """

    count: int = 0
    newest: date | None = None
    against: int = 0
    below: int = 0
    others_word: int = 0


NO_PROOF = Proof()


def find_proof(framework: Framework, level: Level | None, evidence: Iterable[EvidenceCount]) -> Mapping[str, Proof]:
    """What the evidence says at `level` (None: at any) of each skill that has some, by the skill's id."""
    lower = find_lower_levels(framework, level) if level else frozenset[str]()
    found: dict[str, Proof] = {}
    for each in evidence:
        count, newest, against, below, others_word = msgspec.structs.astuple(found.get(each.skill, NO_PROOF))
        if is_proof(each.counts, each.level, lower):
            count += each.count
            others_word += each.others_word
            newest = max(newest or each.newest, each.newest)
        elif each.counts == "against":
            against += each.count
        else:
            below += each.count
        found[each.skill] = Proof(count, newest, against, below, others_word)
    return found


def is_proof(counts: Counts, tied_to: str, lower: Container[str]) -> bool:
    """Whether a piece of evidence proves its skills at a level, whose lower levels are `lower` (ids).

    It does if it counts for them and is not tied to a lower level. One that is tied to no level (empty), or to one that
    the ladder does not have, is not known to be lower.
    """
    return counts == "for" and tied_to not in lower


def find_lower_levels(framework: Framework, level: Level) -> frozenset[str]:
    """The ids of all levels of a lower rank, on every track."""
    return frozenset(each.id for each in framework.levels if each.rank < level.rank)

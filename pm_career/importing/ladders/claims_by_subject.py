"""Sort the claims of all tables by subject: a level, a skill, both, or the scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.bookings import book
from pm_career.importing.ladders.claims import Claim, Gathered, LevelKey
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.vocabulary import says_nothing

_OF_SKILLS = ("area", "description", "is_not")
_OF_BOTH = ("content", "step", "behaviours", "evidence", "label")
_EVERY = frozenset(
    {"all", "all-levels", "every-level", "any-level", "alle", "alle-stufen", "alle-level", "tous-niveaux"}
)
Pairs = dict[str, dict[LevelKey, list[Claim]]]


class Sorted(msgspec.Struct):
    """The claims by what they are about, each kind in the order of the cells."""

    levels: dict[LevelKey, list[Claim]] = {}
    skills: dict[str, list[Claim]] = {}
    pairs: dict[tuple[str, LevelKey], list[Claim]] = {}
    scale: list[Claim] = []


def sorted_claims(gathered: Gathered) -> Sorted:
    """The claims by what they are about; one that names neither level nor skill is booked as not understood."""
    found = Sorted({}, {}, {}, [])
    for claim in gathered.claims:
        if claim.what == "scale":
            found.scale.append(claim)
        elif claim.what in _OF_BOTH:
            if claim.level is None or not claim.skill:
                missing = "skill" if claim.level else "level"
                book(gathered.account, claim.at, Fate.NOT_UNDERSTOOD, f"its row names no {missing}")
                continue
            found.pairs.setdefault((claim.skill, claim.level), []).append(claim)
        elif claim.what in ("skill", *_OF_SKILLS):
            found.skills.setdefault(claim.skill, []).append(claim)
        elif claim.level is not None:
            found.levels.setdefault(claim.level, []).append(claim)
        else:
            book(gathered.account, claim.at, Fate.NOT_UNDERSTOOD, "its row names no level")
    return found


def spread_over_levels(claims: Sorted, gathered: Gathered) -> None:
    """Let what is said of all levels be said of each."""
    for key in [key for key in claims.levels if key.name in _EVERY]:
        others = [other for other in claims.levels if other.name not in _EVERY]
        if not others:
            return
        for claim in claims.levels.pop(key):
            book(gathered.account, claim.at, Fate.META, "it means every level")
        for (skill, level), about in list(claims.pairs.items()):
            if level == key:
                del claims.pairs[skill, level]
                for other in others:
                    claims.pairs.setdefault((skill, other), []).extend(about)
        gathered.assume(f"'{key.name.replace('-', ' ')}' is no level, but means each of them.")


def by_skill(claims: Sorted) -> Pairs:
    """The claims about a skill at a level, by skill and then by level."""
    pairs: Pairs = {skill: {} for skill in claims.skills}
    for (skill, level), about in claims.pairs.items():
        pairs.setdefault(skill, {})[level] = about
    return pairs


def first_said(about: Sequence[Claim], what: str) -> str:
    """What the claims of a kind say: the first, in the spelling that most of those have that agree with it."""
    said = [claim.text.strip() for claim in about if claim.what == what and not says_nothing(claim.text)]
    agreeing = Counter(text for text in said if fold_spaces(text) == fold_spaces(said[0]))
    return max(agreeing, key=lambda text: agreeing[text]) if agreeing else ""

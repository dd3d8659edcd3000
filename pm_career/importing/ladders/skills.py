"""Build the skills of the framework from the claims about skills, and about skills at levels."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.framework import Expectation, Skill
from pm_career.domain.ids import make_ids
from pm_career.importing.ladders.cell_text import Fitted, clean_name, name_apart
from pm_career.importing.ladders.claims import (
    NOTHING,
    TAKEN_APART,
    Claim,
    Gathered,
    LevelKey,
    Sorted,
    book_against,
    book_fitted,
    find_first_text,
)
from pm_career.importing.ladders.expectations import Expecting
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.levels import add_paragraph
from pm_career.importing.ladders.mapping import Several
from pm_career.importing.ladders.ranks import Ladder
from pm_career.importing.ladders.steps import Scale, find_step_by_order
from pm_career.importing.ladders.vocabulary import says_nothing

Remarks = dict[tuple[str, ...], str]


def build_skills(
    claims: Sorted,
    ladder: Ladder,
    level_ids: dict[LevelKey, str],
    scale: Scale,
    several: Several,
    gathered: Gathered,
    remarks: Remarks,
) -> tuple[Skill, ...]:
    """Build the skills in the order of the file, without those that no level expects, and book their cells."""
    about = {key: claims.skills.get(key, []) for key in claims.pairs}
    written = [(find_first_text(own, "skill") or key, find_first_text(own, "area")) for key, own in about.items()]
    named = dict(zip(about, name_apart(written, "Skill"), strict=True))
    ids = dict(zip(named, make_ids([name.text for name in named.values()], "skill"), strict=True))
    ranks = ladder.highest
    counted = scale.count_steps(ranks)
    skills = []
    for key, levels in claims.pairs.items():
        own = ids[key]
        expectations: dict[str, Expectation] = {}
        for level, mapped in ladder.levels.items():
            if level not in levels:
                continue
            path = ("skills", own, "expectations", level_ids[level])
            expecting = Expecting(path, gathered.account, scale, several)
            expecting.take_claims(levels[level])
            expectation, remark = expecting.build(find_step_by_order(mapped.rank, ranks, counted))
            if expectation is not None:
                expectations[level_ids[level]] = expectation
                if remark:
                    remarks[(*path, "step")] = remark
        if expectations:
            skills.append(_build_skill(own, named[key], about[key], expectations, gathered))
        else:
            is_described = any(
                claim.what in ("description", "is_not") and not says_nothing(claim.text) for claim in about[key]
            )
            for claim in about[key]:
                fate = Fate.NOT_UNDERSTOOD if is_described and not says_nothing(claim.text) else Fate.BLANK
                gathered.account.book(claim.at, fate, "a skill of which nothing is expected at any level")
    return tuple(skills)


def _build_skill(
    own: str, name: Fitted, about: Sequence[Claim], expectations: dict[str, Expectation], gathered: Gathered
) -> Skill:
    account = gathered.account
    first: dict[str, Claim] = {}
    paragraphs: dict[str, list[str]] = {"description": [], "is_not": []}
    area = ""
    for claim in sorted(about, key=lambda claim: bool(claim.heading)):  # what needs no heading comes first
        if claim.what == "skill":
            apart = claim.at is not None and claim.at.cell.text != claim.text
            fitted = Fitted("", name.done or TAKEN_APART) if apart else name
            book_fitted(account, claim.at, fitted, ("skills", own, "name"))
            continue
        to = ("skills", own, claim.what)
        if says_nothing(claim.text):
            account.book(claim.at, Fate.BLANK, NOTHING)
            continue
        earlier = first.setdefault(f"{claim.what} {claim.heading}", claim)
        if earlier is not claim:
            book_against(account, claim, earlier, to, same=Fate.KEPT)
        elif claim.what == "area":
            fitted = clean_name(claim.text)
            area = fitted.text
            book_fitted(account, claim.at, fitted, to)
        else:
            add_paragraph(paragraphs[claim.what], claim, to, account)
    description, is_not = ("\n".join(paragraphs[what]) for what in ("description", "is_not"))
    return Skill(own, name.text, area=area, description=description, is_not=is_not, expectations=expectations)

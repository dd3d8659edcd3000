"""Build a framework from the claims, with a remark for each assumption, and book every cell."""

from __future__ import annotations

import msgspec

from pm_career.domain.framework import MOST_STEPS, Framework, Track
from pm_career.importing.ladders.cell_text import as_name
from pm_career.importing.ladders.claims import (
    Gathered,
    Pairs,
    Sorted,
    by_skill,
    first_said,
    sorted_claims,
    spread_over_levels,
)
from pm_career.importing.ladders.ids import checked_id, ids_for, slug
from pm_career.importing.ladders.level_order import ladder_of
from pm_career.importing.ladders.levels import level_names, levels_of, tracks_of
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.ranks import Ladder
from pm_career.importing.ladders.scale import book_scale, scale_of, told_scale
from pm_career.importing.ladders.skills import Remarks, skills_of


class Made(msgspec.Struct, frozen=True):
    """What came of the claims."""

    framework: Framework
    remarks: Remarks


def made(gathered: Gathered, wishes: Wishes, title: str, *, wide: bool) -> Made:
    """Make the framework. A Question where it cannot be known, a UsageError where an option does not fit."""
    claims = sorted_claims(gathered)
    spread_over_levels(claims, gathered)
    pairs = by_skill(claims)
    ladder = _ladder(claims, pairs, wishes, gathered, wide=wide)
    scale = scale_of(claims, pairs, wishes, gathered)
    names = level_names(claims, ladder)
    level_ids = dict(zip(names, ids_for([name.text for name in names.values()], "level"), strict=True))
    remarks: Remarks = {}
    skills = skills_of(claims, pairs, ladder, level_ids, scale, wishes, gathered, remarks)
    tracks = tracks_of(claims, ladder, gathered)
    levels = levels_of(claims, ladder, names, level_ids, tracks, gathered)
    used = [expectation.step for skill in skills for expectation in skill.expectations.values()]
    by_place = remarks and not scale.names and max(ladder.ranks.values()) <= MOST_STEPS  # a step for each place
    anchors = [names[key].text for key in ladder.ranks] if by_place else []
    steps = scale.steps(
        max([*used, *([max(ladder.ranks.values())] if anchors and scale.kind == "texts" else [])], default=2),
        anchors if len(set(ladder.ranks.values())) == len(anchors) else [],
    )
    steps = told_scale(steps, gathered)
    book_scale(claims, [step.name for step in steps], gathered)
    name, wanted = title_and_id(title, wishes)
    framework = Framework(
        id=wanted,
        title=name,
        version="1.0.0",
        scale=steps,
        levels=levels,
        skills=skills,
        tracks=tuple(Track(own, called.text) for own, called in tracks.values()),
    )
    return Made(framework, remarks)


def title_and_id(title: str, wishes: Wishes) -> tuple[str, str]:
    """What the framework is called, where the file calls it `title`."""
    name = as_name(wishes.title or title).text or "Imported ladder"
    return name, checked_id(wishes.id) if wishes.id else slug(name) or "imported"


def _ladder(claims: Sorted, pairs: Pairs, wishes: Wishes, gathered: Gathered, *, wide: bool) -> Ladder:
    names = {key: first_said(about, "level") for key, about in claims.levels.items()}
    on = {key: first_said(about, "track") for key, about in claims.levels.items()}
    ranks = {key: first_said(about, "rank") for key, about in claims.levels.items()}
    sequences = [tuple(levels) for levels in pairs.values()]
    return ladder_of(names, on, ranks, sequences, wishes, gathered, wide=wide)

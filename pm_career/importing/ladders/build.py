"""Build a framework from the claims, with a remark for each assumption, and book every cell."""

from __future__ import annotations

import msgspec

from pm_career.domain.framework import MOST_STEPS, Framework, Track
from pm_career.domain.ids import make_ids, make_slug, parse_id
from pm_career.importing.ladders.cell_text import clean_name
from pm_career.importing.ladders.claims import (
    Gathered,
    Pairs,
    Sorted,
    find_first_text,
    group_by_skill,
    sort_claims,
    spread_over_levels,
)
from pm_career.importing.ladders.level_order import order_levels
from pm_career.importing.ladders.levels import build_levels, build_tracks, name_levels
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.ranks import Ladder
from pm_career.importing.ladders.scale import book_scale, describe_steps, find_scale
from pm_career.importing.ladders.skills import Remarks, build_skills


class Made(msgspec.Struct, frozen=True):
    """A framework made of claims, and the remarks on what was assumed."""

    framework: Framework
    remarks: Remarks


def build_framework(gathered: Gathered, wishes: Wishes, title: str, *, wide: bool) -> Made:
    """Build the framework. Raises a Question for what the file leaves open, UsageError for an unfit option."""
    claims = sort_claims(gathered)
    spread_over_levels(claims, gathered)
    pairs = group_by_skill(claims)
    ladder = _build_ladder(claims, pairs, wishes, gathered, wide=wide)
    scale = find_scale(claims, pairs, wishes, gathered)
    names = name_levels(claims, ladder)
    level_ids = dict(zip(names, make_ids([name.text for name in names.values()], "level"), strict=True))
    remarks: Remarks = {}
    skills = build_skills(claims, pairs, ladder, level_ids, scale, wishes, gathered, remarks)
    tracks = build_tracks(claims, ladder, gathered)
    levels = build_levels(claims, ladder, names, level_ids, tracks, gathered)
    used = [expectation.step for skill in skills for expectation in skill.expectations.values()]
    by_place = remarks and not scale.names and max(ladder.ranks.values()) <= MOST_STEPS  # a step for each place
    anchors = [names[key].text for key in ladder.ranks] if by_place else []
    steps = scale.build_steps(
        max([*used, *([max(ladder.ranks.values())] if anchors and scale.kind == "texts" else [])], default=2),
        anchors if len(set(ladder.ranks.values())) == len(anchors) else [],
    )
    steps = describe_steps(steps, gathered)
    book_scale(claims, [step.name for step in steps], gathered)
    name, wanted = choose_title_and_id(title, wishes)
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


def choose_title_and_id(title: str, wishes: Wishes) -> tuple[str, str]:
    """Choose title and id of the framework: those of the options, else made of the file's `title`."""
    name = clean_name(wishes.title or title).text or "Imported ladder"
    return name, parse_id(wishes.id) if wishes.id else make_slug(name) or "imported"


def _build_ladder(claims: Sorted, pairs: Pairs, wishes: Wishes, gathered: Gathered, *, wide: bool) -> Ladder:
    names = {key: find_first_text(about, "level") for key, about in claims.levels.items()}
    on = {key: find_first_text(about, "track") for key, about in claims.levels.items()}
    ranks = {key: find_first_text(about, "rank") for key, about in claims.levels.items()}
    sequences = [tuple(levels) for levels in pairs.values()]
    return order_levels(names, on, ranks, sequences, wishes, gathered, wide=wide)

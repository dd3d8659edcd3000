"""Build a framework from the claims by the mapping, with a remark for each assumption, and book every cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pm_career.domain.framework import Framework, Track
from pm_career.domain.ids import make_ids, make_slug, parse_id
from pm_career.domain.text import fold_name, fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.cell_text import clean_name
from pm_career.importing.ladders.claims import (
    Claim,
    Gathered,
    LevelKey,
    book_unknown,
    find_first_text,
    list_levels,
    means_every_level,
    sort_claims,
)
from pm_career.importing.ladders.ledger import Fate
from pm_career.importing.ladders.levels import build_levels, build_tracks, name_levels
from pm_career.importing.ladders.mapping import Mapping, format_texts
from pm_career.importing.ladders.ranks import Ladder, build_ladder
from pm_career.importing.ladders.scale import book_legend, describe_steps
from pm_career.importing.ladders.skills import Remarks, build_skills
from pm_career.importing.ladders.steps import Scale

_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


def build_framework(gathered: Gathered, mapping: Mapping, id: str = "") -> tuple[Framework, Remarks]:
    """Build the framework, with remarks on what was assumed. `id` is its id; without it, one is made of the title.

    Raises a UsageError for a mapping that is not one of this file.
    """
    ladder = build_ladder(mapping.levels)
    to = _match_levels(gathered.claims, ladder)
    claims = sort_claims(gathered, to, mapping.nothing)
    in_texts = not any(claim.what == "step" for claim in gathered.claims)
    scale = Scale(mapping.steps, mapping.scale, in_texts=in_texts)
    names = name_levels(ladder)
    level_ids = dict(zip(names, make_ids(_shorten_names([name.text for name in names.values()]), "level"), strict=True))
    remarks: Remarks = {}
    skills = build_skills(claims, ladder, level_ids, scale, mapping.several, gathered, remarks)
    tracks = build_tracks(claims, ladder, gathered)
    levels = build_levels(claims, ladder, names, level_ids, tracks, gathered)
    steps = scale.build_steps([name.text for name in names.values()], ladder.highest)
    steps = describe_steps(steps, scale, gathered)
    book_legend(claims, scale, gathered)
    book_unknown(claims.left, to, gathered.account)
    title = clean_name(mapping.title).text or "Imported ladder"
    framework = Framework(
        id=choose_id(title, id),
        title=title,
        version="1.0.0",
        scale=steps,
        levels=levels,
        skills=skills,
        tracks=tuple(Track(own, called.text) for own, called in tracks.values()),
    )
    return framework, remarks


def _shorten_names(names: Sequence[str]) -> list[str]:
    """Leave out what stands in brackets behind names, such as 'Senior PM (L3)', where it does not tell them apart."""
    short = [_IN_BRACKETS.sub("", name) or name for name in names]
    return short if len({*map(fold_name, short)}) == len(names) else list(names)


def choose_id(title: str, id: str = "") -> str:
    """Choose the id of a framework: the one that is wanted, else one made of its title."""
    (short,) = _shorten_names([clean_name(title).text])
    return parse_id(id) if id else make_slug(short) or "imported"


def _match_levels(claims: Sequence[Claim], ladder: Ladder) -> dict[LevelKey, tuple[LevelKey, ...]]:
    """Match the levels of the file with those of the mapping that each means.

    Raises a UsageError for one of the mapping that the file lacks.
    """
    keys = list_levels(claims)
    to = ladder.match(keys)
    meant = {own for each in to.values() for own in each}
    missing = [level for key, level in ladder.levels.items() if key not in meant]
    if missing:
        named = format_texts(f"'{level.name}'" + f" ({level.track})" * bool(level.track) for level in missing)
        names = [find_first_text([claim for claim in claims if claim.level == key], "level") for key in keys]
        known = dict.fromkeys(name or key.name for name, key in zip(names, keys, strict=True))
        others = f"name them as the file does: {', '.join(map(one_line, known))}"
        none = "say where they stand that it holds: level, and of no part or line around it that it holds: nothing"
        raise UsageError(
            f"No part of the file is about these levels of the mapping: {named}.",
            f"Take them out of `levels`, or {others if known else none}",
        )
    return to | {key: tuple(ladder.levels) for key in keys if means_every_level(key)}


def book_title(gathered: Gathered, framework: Framework) -> None:
    """Book the line that may be the title of the ladder: another one may have been chosen."""
    if gathered.title is not None:
        is_title = fold_spaces(gathered.title.cell.text) == fold_spaces(framework.title)
        to = ("title",) if is_title else ()
        fate, why = (Fate.KEPT, "") if is_title else (Fate.META, "another title")
        gathered.account.book(gathered.title, fate, why, to)

"""The ladder, a level, a skill and what a search found, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pm_career.advice.passages import Note
from pm_career.advice.search import Findings, Hit
from pm_career.domain.evidence import SIDES, Evidence
from pm_career.domain.framework import NOT_YET, Framework, Level, Skill
from pm_career.domain.responsibilities import name_responsibilities


def build_answer(framework: Framework) -> dict[str, Any]:
    """`pmcareer ladder --json`; `levels` is an iterator, for `format_json_parts`."""
    ways = _find_ways_to(framework)
    return {
        "framework": {"id": framework.id, "title": framework.title, "version": framework.version},
        "scale": framework.scale,
        "not_yet": NOT_YET,
        "tracks": framework.tracks,
        "levels": (_build_level(framework, each, ways) for each in framework.levels),
        "skills": [
            {"id": skill.id, "name": skill.name, "area": skill.area, "description": skill.description}
            for skill in framework.skills
        ],
    }


def build_level_answer(
    framework: Framework, each: Level, evidence: Mapping[str, Sequence[Evidence]] | None = None
) -> dict[str, Any]:
    """`pmcareer level NAME --json`: one level with what it expects of each skill.

    `evidence` are a person's pieces by the id of the responsibility that they show.
    """
    shown = {
        responsibility: {side: [piece.id for piece in pieces if piece.counts == side] for side in SIDES}
        for responsibility, pieces in (evidence or {}).items()
        if pieces
    }
    return _build_level(framework, each, _find_ways_to(framework)) | {"evidence": shown}


def _find_ways_to(framework: Framework) -> dict[str, tuple[list[str], list[str]]]:
    """For each level the ids of the levels that lead up to it, and of those with a move to it.

    Looked up once for all levels, so that a ladder of 600 levels takes linear time.
    """
    found: dict[str, tuple[list[str], list[str]]] = {each.id: ([], []) for each in framework.levels}
    for each in framework.levels:
        for place, targets in enumerate((each.next, each.lateral)):
            for target in targets:
                found[target][place].append(each.id)
    return found


def _build_level(framework: Framework, each: Level, ways: dict[str, tuple[list[str], list[str]]]) -> dict[str, Any]:
    before, aside = ways[each.id]
    return {
        "id": each.id,
        "title": each.title,
        "titles": each.titles,
        "aliases": each.aliases,
        "stage": each.stage,
        "track": each.track,
        "rank": each.rank,
        "summary": each.summary,
        "scope": each.scope,
        "experience_years": each.experience_years,
        "responsibilities": [
            {
                "id": own,
                "title": one.title,
                "summary": one.summary,
                "in_practice": one.in_practice,
                "formerly": one.formerly,
            }
            for own, one in name_responsibilities(each).items()
        ],
        "skills": _build_skills(framework, each),
        "watch_outs": [one.text for one in each.watch_outs],
        "next": each.next,
        "lateral": each.lateral,
        "instead": [one.instead for one in each.watch_outs],
        "titles_apart": each.titles_apart,
        "first_90_days": each.first_90_days,
        "not_this_level": each.not_this_level,
        "growing_here": each.growing_here,
        "track_title": framework.find_track_title(each),
        "comes_from": before,
        "lateral_from": aside,
        "formerly": each.formerly,
        "keywords": each.keywords,
        "sets_apart": each.sets_apart,
    }


def _build_skills(framework: Framework, each: Level) -> list[dict[str, Any]]:
    return [
        {
            "id": skill.id,
            "name": skill.name,
            "label": bar.label or skill.name,
            "area": skill.area,
            "expected": bar.step,
            "focus": bar.focus,
            "bar": bar.bar,
            "behaviours": bar.behaviours,
            "evidence": bar.evidence,
        }
        for skill, bar in framework.list_expected(each.id)
    ]


def build_skill_answer(framework: Framework, each: Skill) -> dict[str, Any]:
    """`pmcareer skill NAME --json`."""
    return {
        "id": each.id,
        "name": each.name,
        "area": each.area,
        "description": each.description,
        "is_not": each.is_not,
        "builds_on": each.builds_on,
        "carries": [other.id for other in framework.skills if each.id in other.builds_on],
        "levels": [
            {
                "level": level.id,
                "title": level.title,
                "label": bar.label or each.name,
                "expected": bar.step,
                "focus": bar.focus,
                "bar": bar.bar,
                "behaviours": bar.behaviours,
                "evidence": bar.evidence,
            }
            for level in framework.levels
            if (bar := each.expectations.get(level.id)) is not None
        ],
        "growth": each.growth,
        "formerly": each.formerly,
        "keywords": each.keywords,
        "steps": dict(sorted(each.steps.items())),
    }


def build_search_answer(
    words: Sequence[str], found: Findings, own: Findings | None, limit: int | None
) -> dict[str, Any]:
    """`pmcareer search WORDS --json`. `own` are the finds in the person's notes; None: they could not be read."""
    return {
        "query": words,
        "results": [_build_result(hit) for hit in found.hits[:limit]],
        "total": len(found.hits),
        "nearest": found.nearest or (own.nearest if own else ()),
        "own": [_build_own_result(hit, hit.passage.note) for hit in own.hits[:limit] if hit.passage.note]
        if own is not None
        else None,
    }


def _build_result(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.passage.kind,
        "level": hit.passage.level,
        "skill": hit.passage.skill,
        "place": hit.passage.place,
        "text": hit.passage.text,
        "matches": hit.matches,
        "score": hit.score,
    }


def _build_own_result(hit: Hit, note: Note) -> dict[str, Any]:
    return {
        "kind": hit.passage.kind,
        "id": note.id,
        "date": note.day,
        "level": hit.passage.level,
        "skills": note.skills,
        "private": note.private,
        "place": hit.passage.place,
        "text": hit.passage.text,
        "matches": hit.matches,
        "score": hit.score,
    }

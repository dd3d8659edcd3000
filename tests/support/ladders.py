"""Frameworks for tests: a tiny one with ids of its own, and generated ones (hypothesis)."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

from pm_career.domain.framework import Action, Expectation, Framework, Growth, Level, Skill, Step

FORKED = {
    "framework.yaml": """\
format: 1
id: bakery
title: Bakers
version: 2.1.0
scale:
  - {value: 1, name: Watches}
  - {value: 2, name: Helps}
  - {value: 3, name: Bakes}
tracks:
  - {id: craft, title: Craft}
  - {id: shop, title: Shop}
""",
    "levels/all.yaml": """\
levels:
  - id: boy
    title: Baker's Help (BH)
    rank: 1
    next: [hand, counter]
  - id: hand
    title: Journeyman
    titles: [Journeyman Baker, Second Hand]
    aliases: [second]
    track: craft
    rank: 2
    experience_years: [3, 3]
    responsibilities:
      - title: Night dough
        summary: Has the dough ready at four.
    next: [master]
  - id: counter
    title: Shopkeeper
    track: shop
    rank: 2
    next: [master]
  - id: master
    title: Master
    rank: 3
""",
    "skills/dough.yaml": """\
id: dough
name: Dough
expectations:
  boy: {step: 1}
  hand: {step: 3, focus: true, bar: Judges by touch when the dough is ready.}
  master: {step: 3}
growth:
  - to: 2
    practice:
      - text: Knead by hand for a week.
        size: week
    people: [Ask the night baker to taste.]
    done_when: [The night baker no longer tastes.]
""",
    "skills/oven.yaml": """\
id: oven
name: Oven
builds_on: [dough]
expectations:
  hand: {step: 2, label: Firing}
  counter: {step: 1}
  master: {step: 3, focus: true}
""",
    "skills/till.yaml": """\
id: till
name: Till
expectations:
  counter: {step: 2, focus: true, bar: Closes the till alone.}
""",
}
"""A ladder that forks, with skills missing at some levels, and every optional text left out somewhere."""

TRACKED = {
    "framework.yaml": """\
format: 1
id: orchestra
title: Musicians
version: 1.0.0
scale:
  - {value: 1, name: Follows}
  - {value: 2, name: Carries}
  - {value: 3, name: Shapes}
tracks:
  - {id: playing, title: Players}
  - {id: leading, title: Leaders}
""",
    "levels/all.yaml": """\
levels:
  - {id: desk, title: Desk Player, rank: 1, next: [soloist, section]}
  - id: soloist
    title: Soloist
    track: playing
    rank: 2
    responsibilities: [{title: Solo passages}]
    next: [virtuoso]
    lateral: [section]
  - id: section
    title: Section Leader
    track: leading
    rank: 2
    responsibilities: [{title: Bowings}]
    next: [conductor]
    lateral: [soloist]
  - {id: virtuoso, title: Virtuoso, track: playing, rank: 3, lateral: [conductor]}
  - {id: conductor, title: Conductor, track: leading, rank: 3, next: [intendant]}
  - {id: intendant, title: Intendant, track: leading, rank: 4}
""",
    "skills/tone.yaml": """\
id: tone
name: Tone
expectations:
  desk: {step: 1, focus: true}
  soloist: {step: 3, focus: true}
  section: {step: 2}
  virtuoso: {step: 3, focus: true}
""",
    "skills/beat.yaml": """\
id: beat
name: Beat
expectations:
  desk: {step: 1}
  soloist: {step: 1}
  section: {step: 2, focus: true, label: Leading bows}
  virtuoso: {step: 1}
  conductor: {step: 3, focus: true}
  intendant: {step: 3, focus: true}
""",
    "skills/memory.yaml": """\
id: memory
name: Memory
expectations:
  soloist: {step: 2}
  virtuoso: {step: 3}
""",
}
"""A ladder with two tracks that fork above the first level: moves aside both ways at rank 2, one way only at rank 3."""


def write_framework(folder: Path, files: dict[str, str] | None = None, **changed: str) -> Path:
    """Write FORKED (or `files`) below `folder`; `changed` replaces files by their stem, such as `dough=...`."""
    for name, text in (FORKED if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.get(path.stem, text), encoding="utf-8")
    return folder


_SCALE = tuple(Step(value=value, name=f"Step {value}") for value in range(1, 6))


@st.composite
def frameworks(draw: st.DrawFn, *, most_levels: int = 5, most_skills: int = 8) -> Framework:
    """Any framework the advice may meet: skills missing at levels, bars that fall, forks, any acyclic foundations."""
    level_count = draw(st.integers(1, most_levels))
    ids = [f"l{index}" for index in range(level_count)]
    levels = tuple(
        Level(id=level_id, title=level_id.upper(), rank=index + 1, next=_some(draw, ids[index + 1 :]))
        for index, level_id in enumerate(ids)
    )
    skill_ids = [f"s{index}" for index in range(draw(st.integers(1, most_skills)))]
    order = draw(st.permutations(skill_ids))
    skills = tuple(
        Skill(
            id=skill_id,
            name=skill_id.upper(),
            builds_on=_some(draw, order[: order.index(skill_id)]),
            expectations=draw(_expectations(tuple(ids))),
            growth=tuple(Growth(to=to, actions=(Action("practice", f"Do {to}."),)) for to in range(2, 6)),
        )
        for skill_id in skill_ids
    )
    return Framework(id="any", title="Any", version="1.0.0", scale=_SCALE, levels=levels, skills=skills)


@st.composite
def forked_frameworks(draw: st.DrawFn, *, most_levels: int = 8) -> Framework:
    """Ladders of up to three tracks that fork, meet and lead aside, one way or both, in every possible manner."""
    places = draw(
        st.lists(
            st.tuples(st.integers(1, 4), st.sampled_from("abc")), min_size=1, max_size=most_levels, unique=True
        ).map(sorted)
    )
    ids = {(rank, track): f"{track}{rank}" for rank, track in places}
    levels = tuple(
        Level(
            id=own,
            title=own,
            rank=rank,
            track=track,
            next=_some(draw, [other for (higher, _), other in ids.items() if higher > rank]),
            lateral=_some(draw, [other for (level, aside), other in ids.items() if level == rank and aside != track]),
        )
        for (rank, track), own in ids.items()
    )
    skill = _expectations(tuple(ids.values()))
    skills = tuple(Skill(id=f"s{place}", name=f"S{place}", expectations=draw(skill)) for place in range(3))
    return Framework(id="any", title="Any", version="1.0.0", scale=_SCALE, levels=levels, skills=skills)


_EXPECTATION = st.sampled_from([Expectation(step, focus=focus) for step in range(1, 6) for focus in (False, True)])


# A strategy that is made takes as long as several values of it.
@functools.cache
def _expectations(ids: tuple[str, ...]) -> st.SearchStrategy[dict[str, Expectation]]:
    return st.dictionaries(st.sampled_from(ids), _EXPECTATION)


@functools.cache
def _some_of(ids: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=3).map(tuple)


def _some(draw: st.DrawFn, ids: Sequence[str]) -> tuple[str, ...]:
    return draw(_some_of(tuple(ids))) if ids else ()


def ratings_for(framework: Framework) -> st.SearchStrategy[dict[str, int]]:
    """Any ratings of some of a framework's skills; 0 is not yet."""
    return _ratings(tuple(skill.id for skill in framework.skills))


@functools.cache
def _ratings(ids: tuple[str, ...]) -> st.SearchStrategy[dict[str, int]]:
    return st.dictionaries(st.sampled_from(ids), st.integers(0, 5))

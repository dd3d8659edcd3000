"""Pages of a ladder unlike the shipped ones: 20 steps, long and wide texts, eight tracks in a row, nothing in focus."""

from __future__ import annotations

from collections import Counter
from datetime import date

from cells import cells
from try_each import try_each

from pm_career.advice.comparison import compare
from pm_career.advice.dashboard import build_dashboard
from pm_career.advice.development import advise, find_place
from pm_career.advice.paths import find_routes
from pm_career.domain.framework import (
    Action,
    Expectation,
    Framework,
    Growth,
    Level,
    Responsibility,
    Skill,
    Step,
    Track,
    WatchOut,
)
from pm_career.domain.goals import Goal
from pm_career.domain.page import Page
from pm_career.domain.person import Profile
from pm_career.domain.ratings import Rater, Rating
from pm_career.journal.raters import RatingsOf
from pm_career.views import (
    comparison,
    development,
    development_full,
    development_skill,
    ladder,
    level,
    me,
    path,
    skill,
)
from pm_career.views.plain import format_lines
from pm_career.views.screen import draw_page

LONG = "Sails a ship of many decks 船, each of which is named in words that go on, so that no line holds them. " * 3
SCALE = tuple(Step(value, f"Step {value}") for value in range(1, 21))
LEVELS = tuple(
    Level(
        f"rank-{rank}",
        f"長い役職名 Mate of the {rank}th Watch",
        rank,
        titles=(f"Mate {rank}", f"Other mate {rank}"),
        summary=LONG,
        experience_years=(rank, rank + 2),
        responsibilities=tuple(Responsibility(f"The {at}th of the ship's many decks", summary=LONG) for at in range(6)),
        watch_outs=(WatchOut(LONG, LONG),),
        track="" if rank < 3 else f"track-{rank % 8}",
        next=(f"rank-{rank + 1}",) if rank < 12 else (),
    )
    for rank in range(1, 13)
)
SKILLS = tuple(
    Skill(
        f"skill-{at}",
        f"技能 Skill {at}",
        description=LONG,
        expectations={
            each.id: Expectation(min(20, each.rank + at), bar=LONG, behaviours=(LONG, LONG), evidence=(LONG,))
            for each in LEVELS
        },
        growth=tuple(Growth(to, (Action("practice", LONG, "week"),), (LONG,), LONG) for to in range(2, 21)),
    )
    for at in range(1, 8)
)
TRACKS = tuple(Track(f"track-{at}", f"Track {at}") for at in range(8))
FLEET = Framework("fleet", "奇妙 Fleet", "1.0.0", SCALE, LEVELS, SKILLS, tracks=TRACKS)
PAIR = (LEVELS[3], LEVELS[4])
TODAY = date(2026, 11, 20)
STEPS = {"skill-1": 1, "skill-2": 20, "skill-3": 4}
ADVICE = advise(FLEET, "rank-4", "rank-5", ratings=STEPS, evidence=())
RATED = {skill: [Rating(person="me", skill=skill, step=step, date=TODAY)] for skill, step in STEPS.items()}
OTHERS = tuple(
    RatingsOf(Rater("peer", f"長い名前 Name {at}"), {skill: rated[-1] for skill, rated in RATED.items()})
    for at in range(3)
)
BOARD = build_dashboard(
    FLEET, *PAIR, histories=RATED, evidence=(), goals=(Goal(person="me", what="Sail"),), today=TODAY, advice=ADVICE
)

PAGES: dict[str, Page] = {
    "ladder": ladder.build_table_page(FLEET),
    "tree": ladder.build_tree_page(FLEET),
    "level": level.build_page(FLEET, LEVELS[4]),
    "level in full": level.build_page(FLEET, LEVELS[4], full=True),
    "skill": skill.build_page(FLEET, SKILLS[0]),
    "skill at a level": skill.build_page(FLEET, SKILLS[0], level=LEVELS[4]),
    "compare": comparison.build_page(FLEET, PAIR, [compare(FLEET, *(each.id for each in PAIR))], only_changes=False),
    "next": development.build_page(FLEET, ADVICE),
    "next without ratings": development.build_page(FLEET, advise(FLEET, "rank-1")),
    "next in full": development_full.build_full_page(FLEET, ADVICE),
    "next, one skill": development_skill.build_skill_page(FLEET, ADVICE, SKILLS[0], find_place(ADVICE, "skill-1")),
    "me": me.build_page(FLEET, Profile(), BOARD, TODAY, views=OTHERS, beside=OTHERS),
    "me in full": me.build_page(FLEET, Profile(), BOARD, TODAY, beside=OTHERS[:1], full=True),
    "path": path.build_page(FLEET, LEVELS[0], LEVELS[2], find_routes(FLEET, "rank-1", "rank-3")),
}


# Where rows are stacked, the column of what a row is about has no name, and a cell that is empty is left out.
UNSAID = {"ladder": "LevelInfocus", "me": "Skill", "me in full": "Skill"}


def count_letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalpha, text))


@try_each("name", PAGES)
def test_no_text_is_cut_and_no_line_too_long(name: str) -> None:
    wide = count_letters("".join(line.plain for line in draw_page(PAGES[name], 1000)))
    for width in (100, 80, 60, 40):
        lines = [line.plain for line in draw_page(PAGES[name], width)]
        unsaid = Counter(UNSAID.get(name, ""))
        assert count_letters("".join(lines)) >= wide - unsaid, width
        assert max(map(cells, lines)) <= width, width


def test_skills_of_which_none_is_in_focus_are_one_section() -> None:
    lines = list(format_lines(PAGES["level"]))
    assert "Skills" in lines
    assert "Skills in focus" not in lines
    assert f"Skill, 技能 Skill 7: 12 Step 12. {LONG}".strip() in lines


def test_tracks_in_a_row_are_below_the_first_one() -> None:
    lines = list(format_lines(PAGES["ladder"]))
    assert "No track (rank-1 → rank-2)" in lines
    assert "  Track 0 (rank-7 → rank-8)" in lines

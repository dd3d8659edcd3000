"""How a map is guessed: by names, by what is asked, by place; and the numbers that decide between them."""

from __future__ import annotations

import pytest

from pm_career.advice.map_proposal import propose_map
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step


def ladder(*, steps: int = 3, levels: tuple[Level, ...] = (), skills: tuple[Skill, ...] = ()) -> Framework:
    scale = tuple(Step(value, f"Step {value}") for value in range(1, steps + 1))
    return Framework("any", "Any", "1.0.0", scale, levels or (Level("only", "Only", rank=1),), skills)


def ranks(count: int, prefix: str) -> tuple[Level, ...]:
    """Levels whose ids and titles share nothing with those of another prefix."""
    names = ["Ash", "Beech", "Cedar", "Date", "Elm"] if prefix == "t" else ["Foal", "Goat", "Hare", "Ibis", "Jay"]
    return tuple(Level(f"{prefix}{at}", name, rank=at) for at, name in enumerate(names[:count], start=1))


@pytest.mark.parametrize(
    ("here", "there", "onto"),
    [(3, 5, [1, 3, 5]), (5, 3, [1, 1, 2, 2, 3]), (1, 3, [1]), (2, 1, [1, 1]), (3, 3, [1, 2, 3])],
)
def test_steps_are_matched_by_their_place(here: int, there: int, onto: list[int]) -> None:
    assert [each.new for each in propose_map(ladder(steps=here), ladder(steps=there)).steps] == onto


@pytest.mark.parametrize(
    ("here", "there", "onto"),
    [(3, 5, ["t1", "t3", "t5"]), (5, 3, ["t1", "t1", "t2", "t2", "t3"]), (1, 3, ["t1"])],
)
def test_levels_with_nothing_in_common_are_matched_by_their_place(here: int, there: int, onto: list[str]) -> None:
    draft = propose_map(ladder(levels=ranks(here, "s")), ladder(levels=ranks(there, "t")))
    assert [each.new for each in draft.levels] == onto
    assert all("by its place alone" in each.why for each in draft.levels)


@pytest.mark.parametrize(("shared", "onto", "why"), [(3, "t2", "asks the most alike"), (2, "t1", "by its place alone")])
def test_levels_are_compared_by_what_they_ask_from_three_shared_skills_on(shared: int, onto: str, why: str) -> None:
    here, there = ranks(1, "s"), ranks(2, "t")

    def skills(asked: dict[str, int]) -> tuple[Skill, ...]:
        bars = {level: Expectation(step) for level, step in asked.items()}
        return tuple(Skill(f"skill-{number}", f"Skill {number}", expectations=bars) for number in range(shared))

    (guess,) = propose_map(
        ladder(levels=here, skills=skills({"s1": 3})), ladder(levels=there, skills=skills({"t1": 1, "t2": 3}))
    ).levels
    assert (guess.new, why in guess.why) == (onto, True)


@pytest.mark.parametrize(
    ("titles", "told"),
    [("Smith Baker Carter", True), ("Smith Smith Baker Carter", False), ("Smith Smith Baker Carter Dyer", True)],
)
def test_a_word_of_fewer_than_half_of_the_titles_tells_a_level(titles: str, told: bool) -> None:
    there = tuple(Level(f"t{at}", f"{name} {at}x", rank=at) for at, name in enumerate(titles.split(), start=1))
    (guess,) = propose_map(ladder(levels=(Level("s1", "Old Smith", rank=1),)), ladder(levels=there)).levels
    assert ("by a word of its title" in guess.why) is told


def test_of_two_titles_the_word_of_one_tells_it() -> None:
    there = (Level("t1", "Baker", rank=1), Level("t2", "Smith", rank=2))
    (guess,) = propose_map(ladder(levels=(Level("s1", "Old Smith", rank=1),)), ladder(levels=there)).levels
    assert guess.new == "t2"


@pytest.mark.parametrize(("count", "found"), [(24, "oven"), (25, None)])
def test_the_words_of_at_most_twenty_four_levels_are_read(count: int, found: str | None) -> None:
    """The second level alone speaks of firing: of more levels every second one is left out."""
    levels = tuple(Level(f"t{at}", f"Title {at}", rank=at) for at in range(1, count + 1))
    bars = {level.id: Expectation(1) for level in levels} | {"t2": Expectation(1, bar="Fires the kiln at night.")}
    there = ladder(levels=levels, skills=(Skill("oven", "Oven", expectations=bars), Skill("till", "Till")))
    here = ladder(skills=(Skill("heat", "Firing the kiln"),))
    assert propose_map(here, there).skills[0].new == found


@pytest.mark.parametrize(("called_oven", "found"), [(1, "a"), (2, None)])
def test_a_skill_is_found_by_a_name_that_one_other_has(called_oven: int, found: str | None) -> None:
    there = tuple(Skill(id, "Oven" if at < called_oven else "Till") for at, id in enumerate("ab"))
    (guess,) = propose_map(ladder(skills=(Skill("s", "Oven"),)), ladder(skills=there)).skills
    assert guess.new == found


@pytest.mark.parametrize(
    ("called_smith", "why"),
    [(1, ""), (2, "perhaps: asks the most alike; t2 has a title of it too")],
)
def test_a_level_is_found_by_a_title_and_two_of_that_title_are_told(called_smith: int, why: str) -> None:
    there = tuple(Level(f"t{at}", "Smith" if at <= called_smith else "Baker", rank=at) for at in (1, 2))
    (guess,) = propose_map(ladder(levels=(Level("s1", "Smith", rank=1),)), ladder(levels=there)).levels
    assert (guess.new, guess.why) == ("t1", why)

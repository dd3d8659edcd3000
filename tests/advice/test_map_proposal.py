"""How a map is guessed: by names, by what is asked, by place; and the numbers that decide between them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sweep import count_examples
from try_each import try_each

from pm_career.advice.map_proposal import propose_map
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step, Track


def ladder(*, steps: int = 3, levels: tuple[Level, ...] = (), skills: tuple[Skill, ...] = ()) -> Framework:
    scale = tuple(Step(value, f"Step {value}") for value in range(1, steps + 1))
    return Framework("any", "Any", "1.0.0", scale, levels or (Level("only", "Only", rank=1),), skills)


def ranks(count: int, prefix: str) -> tuple[Level, ...]:
    """Levels whose ids and titles share nothing with those of another prefix."""
    names = ["Ash", "Beech", "Cedar", "Date", "Elm"] if prefix == "t" else ["Foal", "Goat", "Hare", "Ibis", "Jay"]
    return tuple(Level(f"{prefix}{at}", name, rank=at) for at, name in enumerate(names[:count], start=1))


@try_each(
    ("here", "there", "onto"),
    [(3, 5, [1, 3, 5]), (5, 3, [1, 1, 2, 2, 3]), (1, 3, [1]), (2, 1, [1, 1]), (3, 3, [1, 2, 3])],
)
def test_steps_are_matched_by_their_place(here: int, there: int, onto: list[int]) -> None:
    assert [each.new for each in propose_map(ladder(steps=here), ladder(steps=there)).steps] == onto


@try_each(
    ("here", "there", "onto"),
    [
        (3, 5, ["t1", "t3", "t5"]),
        (5, 3, ["t1", "t1", "t2", "t2", "t3"]),
        (3, 4, ["t1", "t2", "t4"]),
        (1, 3, ["t1"]),
    ],
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


@try_each(
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
    [(1, ""), (2, "perhaps: has a title of it, Smith")],
)
def test_a_level_is_found_by_a_title_and_two_of_that_title_are_told(called_smith: int, why: str) -> None:
    there = tuple(Level(f"t{at}", "Smith" if at <= called_smith else "Baker", rank=at) for at in (1, 2))
    (guess,) = propose_map(ladder(levels=(Level("s1", "Smith", rank=1),)), ladder(levels=there)).levels
    assert (guess.new, guess.why) == ("t1", why)
    assert guess.runner_up == (None if called_smith == 1 else "t2")


@st.composite
def climbs(draw: st.DrawFn, *, tracks: str = "abc") -> Framework:
    """Ladders of up to seven levels on some tracks, with ids in any order, titles of one word each, and a few bars."""
    places = st.tuples(st.integers(1, 5), st.sampled_from(tracks))
    found = sorted(draw(st.lists(places, min_size=1, max_size=7, unique=True)))
    ids = draw(st.permutations("pqrstuvwxy"))
    words = draw(st.permutations(["ash", "beech", "cedar", "date", "elm", "fig", "gorse"]))
    levels = tuple(
        Level(id=id, title=f"{word}", rank=rank, track=track)
        for (rank, track), id, word in zip(found, ids, words, strict=False)
    )
    bars = st.dictionaries(st.sampled_from([each.id for each in levels]), st.builds(Expectation, st.integers(1, 3)))
    skills = tuple(Skill(f"skill-{at}", f"Skill {at}", expectations=draw(bars)) for at in range(4))
    return ladder(levels=levels, skills=skills)


@settings(max_examples=count_examples(60))
@given(climbs(), climbs())
def test_no_level_is_guessed_below_that_of_a_lower_one_and_each_guess_names_another(
    one: Framework, other: Framework
) -> None:
    draft = propose_map(one, other)
    ranks = {level.id: other.level(guess.new or "").rank for level, guess in zip(one.levels, draft.levels, strict=True)}
    for low in one.levels:
        for high in one.levels:
            assert low.rank >= high.rank or ranks[low.id] <= ranks[high.id], (low.id, high.id)
    for guess in draft.levels:
        others: set[str | None] = {level.id for level in other.levels if level.id != guess.new}
        assert guess.runner_up in (others or {None}) if guess.why else guess.runner_up is None
    for step, following in zip(draft.steps, draft.steps[1:], strict=False):
        assert (step.new or 0) <= (following.new or 0)
    assert draft == propose_map(one, other)


@settings(max_examples=count_examples(60))
@given(climbs(tracks="a"), climbs(tracks="a"))
def test_two_levels_are_one_only_where_there_is_no_room_for_both(one: Framework, other: Framework) -> None:
    """Ladders without tracks: a level that has no namesake is alone on its own, if one is free beside it."""
    unnamed = replace(other, levels=tuple(replace(each, title=f"{each.id}{each.id}") for each in other.levels))
    guesses = propose_map(one, unnamed).levels
    ranks = [unnamed.level(each.new or "").rank for each in guesses]
    free = {each.rank for each in unnamed.levels} - set(ranks)
    for at, guess in enumerate(guesses):
        if ranks.count(ranks[at]) > 1 and guess.old != guess.new:
            low, high = ranks[at - 1] if at else 0, [*ranks[at + 1 :], 99][0]
            assert not [rank for rank in free if low < rank < high]
    strangers = replace(other, levels=tuple(replace(each, id=each.id * 2, title=each.id * 3) for each in other.levels))
    strangers = replace(strangers, skills=())
    assert len({each.new for each in propose_map(one, strangers).levels}) == min(len(one.levels), len(other.levels))


def ask(bars: dict[str, int]) -> tuple[Skill, ...]:
    """Three skills of which each level, by its id, asks the same step."""
    asked = {id: Expectation(step) for id, step in bars.items()}
    return tuple(Skill(f"s{at}", f"Skill {at}", expectations=asked) for at in range(3))


def told(here: str, there: str, **titles: str) -> str:
    """What levels called by letters become: each word is a rank, its letters are its levels; titles by letter."""

    def climb(written: str, side: str) -> tuple[Level, ...]:
        return tuple(
            Level(id, titles.get(f"{side}{id}", f"{side}{id}{id}"), rank=rank)
            for rank, ids in enumerate(written.split(), start=1)
            for id in ids
        )

    found = propose_map(ladder(levels=climb(here, "h")), ladder(levels=climb(there, "t"))).levels
    return " ".join(f"{each.old}{each.new}{each.runner_up or ''}" for each in found)


@try_each(
    ("here", "there", "titles", "found"),
    [
        ("a b c", "b c a", {}, "aba bb cc"),  # the most that are in order stay, and what gives way names its own
        ("a b c", "c a b", {}, "aa bb cbc"),
        ("a b", "b a", {}, "aa bab"),  # of as many those from the lowest up
        ("a b", "b x", {"ha": "Smith", "tx": "Smith (S)"}, "abx bb"),  # and the more certain
        ("x b", "b y", {"hx": "Smith", "ty": "Potter", "tb": "Potter's Hand"}, "xby bb"),
        ("a b", "ab", {}, "aa bb"),
        ("a b c", "c x y", {"ha": "Smith", "tx": "Smith (S)", "hb": "Potter", "ty": "Potter (P)"}, "axc byx cyc"),
        ("ab c", "b a c", {}, "aa bb cc"),  # levels of one rank are free of each other
        ("ab c", "c b a", {}, "aa bb cac"),
        ("a bc d", "a c b d", {}, "aa bb cc dd"),
        ("a xy b", "a z b", {}, "aa xza yza bb"),  # several on one, where no other is between
        ("ax b", "c a b", {}, "aa xca bb"),
        ("ax", "a c", {}, "aa xca"),
        ("ax", "ac", {}, "aa xca"),
        ("xy", "vw", {}, "xvw ywv"),
        ("x y", "vw", {}, "xvw ywv"),
        ("a x b c d e", "ay z bcde", {}, "aa xza bb cc dd ee"),  # a rank of its own before a level of its own
        ("e d c b x a", "bcde z ay", {}, "ee dd cc bb xza aa"),
        ("x", "y zw", {}, "xyz"),
        ("b x y", "b z w", {"tb": "Smith", "hx": "Old Smith"}, "bb xzb ywz"),  # the word of a level that is taken
        ("a x y b", "a z w b", {}, "aa xza ywz bb"),  # one to one, where as many are between
        ("a x y b", "a z b", {}, "aa xza yzb bb"),
        ("x y b", "b z", {}, "xbz ybz bb"),
        ("a x", "a z w v", {}, "aa xvw"),
        ("x y", "u v w", {"hx": "Old Smith", "tw": "Smith"}, "xwu ywv"),  # a word of the title before one to one
    ],
)
def test_levels_are_matched_in_order_and_one_to_one(here: str, there: str, titles: dict[str, str], found: str) -> None:
    assert told(here, there, **titles) == found


def test_levels_of_one_rank_go_to_those_of_their_track_then_to_those_that_ask_the_same() -> None:
    tracks = (Track("craft", "Craft"), Track("shop", "Shop"))
    here = (
        Level("h1", "Ash", rank=1, track="craft"),
        Level("h2", "Beech", rank=1, track="shop"),
        Level("h3", "Cedar", rank=2),
        Level("h4", "Date", rank=2, track="craft"),
    )
    there = (
        Level("t1", "Foal", rank=1, track="shop"),
        Level("t2", "Goat", rank=1, track="craft"),
        Level("t3", "Hare", rank=2),
        Level("t4", "Ibis", rank=2, track="other"),
    )
    bars = {"h3": 3, "h4": 1, "t3": 1, "t4": 3, "h1": 1, "t1": 1, "t2": 3}
    skills = ask(bars)
    one, other = (replace(ladder(levels=levels, skills=skills), tracks=tracks) for levels in (here, there))
    guesses = propose_map(one, other).levels
    assert [(each.old, each.new) for each in guesses] == [("h1", "t2"), ("h2", "t1"), ("h3", "t4"), ("h4", "t3")]
    whys = [each.why.removeprefix("perhaps: ") for each in guesses]
    assert whys[:2] == ["by its place, Goat", "by its place alone, Foal"]
    assert whys[2:] == ["asks the most alike, Ibis", "asks the most alike, Hare"]
    assert guesses[0].runner_up == "t1"


def test_a_title_comes_before_another_name_and_any_name_before_the_place() -> None:
    here = ladder(levels=(Level("h", "Smith", rank=1, aliases=("potter",)),))

    def found(*there: Level) -> str:
        (guess,) = propose_map(here, ladder(levels=there)).levels
        return f"{guess.new} {guess.why}"

    alias = Level("t1", "Ash", rank=1, aliases=("smith",))
    title, again = Level("t2", "Smith", rank=2), Level("t3", "Beech", rank=3, titles=("Smith",))
    assert found(alias, title) == "t2 "
    assert found(alias, title, again) == "t2 perhaps: has a title of it, Smith"
    titled = tuple(
        Level(id, tree, rank=rank, titles=("Smith",)) for id, tree, rank in (("t2", "Fig", 2), ("t3", "Elm", 3))
    )
    assert found(alias, *titled) == "t2 perhaps: has a title of it, Fig"
    other, potter = Level("t1", "Ash", rank=1), Level("t3", "Cedar", rank=3, aliases=("potter", "pot"))
    assert found(other, replace(alias, id="t2", rank=2, title="Beech"), potter) == "t2 perhaps: has a name of it, Beech"


def test_between_ranks_a_track_then_what_can_be_compared_comes_before_the_place() -> None:
    tracks = (Track("craft", "Craft"), Track("shop", "Shop"))
    bars = {"h1": 1, "t1": 5, "t3": 3}
    skills = ask(bars)
    here = ladder(steps=5, levels=(Level("h1", "Foal", rank=1, track="craft"),), skills=skills)
    there = ladder(steps=5, levels=ranks(4, "t"), skills=skills)
    assert propose_map(here, there).levels[0].new == "t3"
    on_track = replace(there.levels[3], track="craft")
    one, other = (replace(each, tracks=tracks) for each in (here, replace(there, levels=(*there.levels[:3], on_track))))
    assert propose_map(one, other).levels[0].new == "t4"


def test_levels_that_ask_the_same_are_still_on_levels_of_their_own() -> None:
    bars = {"x": 1, "y": 1, "v": 1, "w": 3}
    skills = ask(bars)
    one, other = (
        ladder(levels=tuple(Level(id, id * 2, rank=rank) for rank, id in enumerate(ids, start=1)), skills=skills)
        for ids in ("xy", "vw")
    )
    assert [each.new for each in propose_map(one, other).levels] == ["v", "w"]


def test_a_level_between_others_is_the_one_that_asks_the_most_alike() -> None:
    """Of the three that are free, whichever its place is nearer to; the runner-up is the next alike."""
    bars = {"a": 1, "x": 5, "d": 5, "t": 2, "u": 3, "v": 4}
    skills = ask(bars)

    def climb(ids: str) -> Framework:
        levels = tuple(Level(id, id * 2, rank=rank) for rank, id in enumerate(ids, start=1))
        return ladder(steps=5, levels=levels, skills=skills)

    guess = propose_map(climb("axd"), climb("atuvd")).levels[1]
    assert (guess.new, guess.why, guess.runner_up) == ("v", "perhaps: by its place, vv", "d")
    guess = propose_map(climb("ax"), climb("atuv")).levels[1]
    assert (guess.new, guess.why, guess.runner_up) == ("v", "perhaps: asks the most alike, vv", "u")


@try_each(
    ("here", "there", "others"),
    [
        ("abc", "pqrst", [2, 2, 4]),  # on a step: the one below it, of the lowest the one above
        ("abcde", "pqr", [2, 2, 1, 3, 2]),  # between two: the upper one
        ("abc", "apqbr", [2, 4, 4]),  # one of the same name
        ("abc", "acb", [None, 3, 2]),
        ("abc", "abq", [None, None, 2]),
        ("a", "pqr", [2]),
        ("ab", "p", [None, None]),
    ],
)
def test_a_step_names_the_one_that_it_could_be_otherwise(here: str, there: str, others: list[int | None]) -> None:
    one, other = (
        replace(ladder(), scale=tuple(Step(value, name) for value, name in enumerate(names, start=1)))
        for names in (here, there)
    )
    assert [each.runner_up for each in propose_map(one, other).steps] == others


def found_skills(here: dict[str, str], there: dict[str, str]) -> list[str]:
    """What skills become, given by id and 'Name: description'."""

    def skills(given: dict[str, str]) -> tuple[Skill, ...]:
        parts = {id: written.partition(": ")[::2] for id, written in given.items()}
        return tuple(Skill(id, name, description=description) for id, (name, description) in parts.items())

    found = propose_map(ladder(skills=skills(here)), ladder(skills=skills(there))).skills
    return [f"{each.old} {each.new} {each.why.partition(':')[0]} {each.runner_up}" for each in found]


def test_a_skill_of_the_same_id_or_name_is_certain_once() -> None:
    there = {"oven": "Oven", "till": "Cash"}
    assert found_skills({"oven": "Firing", "till": "Till"}, there) == ["oven oven  None", "till till  None"]
    assert found_skills({"fire": "Oven"}, there) == ["fire oven  None"]
    assert found_skills({"fire": "Oven", "oven": "Heat"}, there) == ["fire oven likely None", "oven oven  None"]


def test_of_skills_that_are_perhaps_one_the_second_looks_for_one_that_is_free() -> None:
    there = {"oven": "Oven: Heats the kiln and the stone.", "dough": "Dough: Kneads flour, stone and salt."}
    there |= dict(zip("vwxyz", ("Ash", "Beech", "Cedar", "Date", "Elm"), strict=True))
    one = {"a": "Kiln", "b": "Salt"}
    assert found_skills(one, there) == ["a oven perhaps None", "b dough perhaps None"]
    assert found_skills({"a": "Kiln", "b": "Stone"}, there) == ["a oven perhaps None", "b dough perhaps oven"]
    assert found_skills({"a": "Kiln", "b": "Kiln"}, there) == ["a oven perhaps None", "b oven perhaps None"]
    sure = found_skills({"a": "Kiln", "b": "Heats the kiln"}, there)
    assert sure == ["a oven perhaps None", "b oven likely None"]  # what is likely is not given up
    sure = found_skills({"a": "Kiln", "b": "Heats the kiln with salt"}, there)
    assert sure == ["a oven perhaps None", "b oven likely dough"]
    there["v"] = "Cash"
    assert found_skills({"b": "Stone"}, there) == ["b oven perhaps dough"]
    assert found_skills({"a": "V: Heats the kiln", "b": "Stone"}, there) == ["a v likely oven", "b oven perhaps dough"]
    assert found_skills({"oven": "Oven", "b": "Stone"}, there)[1] == "b dough perhaps oven"
    assert found_skills({"a": "Zebra"}, there) == ["a None nothing similar was found None"]

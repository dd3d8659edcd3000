"""The laws of the order of development, on any framework and any ratings."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st
from ladders import frameworks, ratings_for
from try_each import try_each

from pm_career.advice.development import advise
from pm_career.advice.gaps import Factors, explain_order, find_standings, order_by_need
from pm_career.domain.evidence import EvidenceCount
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step


@st.composite
def cases(draw: st.DrawFn) -> tuple[Framework, str, str, dict[str, int]]:
    """A framework, a present and a target level, and some ratings."""
    framework = draw(frameworks())
    ids = [level.id for level in framework.levels]
    return framework, draw(st.sampled_from(ids)), draw(st.sampled_from(ids)), draw(ratings_for(framework))


Case = tuple[Framework, str, str, dict[str, int]]


def order(case: Case, ratings: dict[str, int] | None = None) -> list[str]:
    framework, present, target, own = case
    standings = find_standings(framework, present, target, own if ratings is None else ratings)
    return [each.skill for each in order_by_need(framework, standings)]


def foundations(framework: Framework, skill_id: str) -> set[str]:
    direct = set(framework.skill(skill_id).builds_on)
    return direct.union(*(foundations(framework, base) for base in direct)) if direct else direct


@given(cases())
def test_the_same_input_gives_the_same_output(case: Case) -> None:
    framework, present, _, ratings = case
    shuffled = dict(reversed(ratings.items()))
    assert advise(framework, present, ratings=ratings) == advise(framework, present, ratings=shuffled)


def bar(framework: Framework, present: str, target: str, skill: str) -> int:
    """The step of a skill's bar: the target's, or the present level's where that is higher or the only one."""
    asked = framework.skill(skill).expectations
    return max((asked[level].step for level in (present, target) if level in asked), default=0)


def is_owed(case: Case, skill: str) -> bool:
    framework, present, _, ratings = case
    here = framework.skill(skill).expectations.get(present)
    return here is not None and skill in ratings and ratings[skill] < here.step


def is_focus(case: Case, skill: str) -> bool:
    there = case[0].skill(skill).expectations.get(case[2])
    return there is not None and there.focus


def find_holding(case: Case, skill: str) -> set[str]:
    """The bases of a skill that hold it back: rated, below their bar, and owed or over one step below its own."""
    framework, present, target, ratings = case
    return {
        base
        for base in framework.skill(skill).builds_on
        if base in order(case)
        and base in ratings
        and (is_owed(case, base) or bar(framework, present, target, skill) - ratings[base] > 1)
    }


@given(cases())
def test_a_skill_at_or_above_its_bar_is_never_in_the_list(case: Case) -> None:
    framework, present, target, ratings = case
    listed = order(case)
    for skill in framework.skills:
        if ratings.get(skill.id, 0) >= bar(framework, present, target, skill.id):
            assert skill.id not in listed


@given(cases(), st.data())
def test_a_lower_rating_never_moves_a_skill_down(case: Case, data: st.DataObject) -> None:
    framework, present, _, ratings = case
    listed = order(case)
    assume(listed)
    skill = data.draw(st.sampled_from(listed))
    today = framework.skill(skill).expectations.get(present)
    start = ratings.get(skill, today.step if today else None)
    assume(start is not None)
    assert start is not None
    lower = data.draw(st.integers(0, start))  # 0 is not yet
    assert order(case, {**ratings, skill: lower}).index(skill) <= listed.index(skill)


@given(cases())
def test_no_skill_comes_before_a_base_that_holds_it_back(case: Case) -> None:
    listed = order(case)
    for place, skill in enumerate(listed):
        assert not find_holding(case, skill) & set(listed[place + 1 :])


@given(cases())
def test_of_the_first_three_at_most_two_are_owed_and_not_in_focus_while_a_skill_in_focus_is_free(case: Case) -> None:
    listed = order(case)
    owed = [skill for skill in listed[:3] if is_owed(case, skill) and not is_focus(case, skill)]
    free = [skill for skill in listed[3:] if is_focus(case, skill) and not find_holding(case, skill) & set(listed[2:])]
    assert len(owed) < 3 or not free


@given(cases())
def test_without_ratings_what_the_target_puts_in_focus_comes_first(case: Case) -> None:
    framework, present, target, _ = case
    listed = order((framework, present, target, {}), {})
    focus = [is_focus(case, skill) for skill in listed]
    assert focus == sorted(focus, reverse=True)


@given(cases(), st.data())
def test_an_unknown_rating_is_never_treated_as_the_lowest_step(case: Case, data: st.DataObject) -> None:
    framework, present, target, ratings = case
    skill = data.draw(st.sampled_from([each.id for each in framework.skills]))
    unknown = {key: value for key, value in ratings.items() if key != skill}
    here, there = (framework.skill(skill).expectations.get(level) for level in (present, target))
    listed = order((framework, present, target, unknown))
    if here and (there is None or here.step >= there.step):
        assert skill not in listed
    if skill in listed:
        lowest = order((framework, present, target, {**unknown, skill: 1}))
        assert skill not in lowest or lowest.index(skill) <= listed.index(skill)
        not_yet = order((framework, present, target, {**unknown, skill: 0}))
        assert not_yet.index(skill) <= listed.index(skill)
    place = next((each for each in find_standings(framework, present, target, unknown) if each.skill == skill), None)
    assert place is None or place.start == (here.step if here else None)


@given(cases(), st.data())
def test_not_yet_is_a_gap_of_the_whole_bar_and_owed_where_the_present_level_asks(
    case: Case, data: st.DataObject
) -> None:
    framework, present, target, ratings = case
    asked = [each.skill for each in find_standings(framework, present, target, ratings)]
    assume(asked)
    skill = data.draw(st.sampled_from(asked))
    found = find_standings(framework, present, target, {**ratings, skill: 0})
    (place,) = [each for each in found if each.skill == skill]
    here = framework.skill(skill).expectations.get(present)
    assert place.rated
    assert place.gap == place.expected == bar(framework, present, target, skill)
    assert place.owed == (here.step if here else 0)


@given(cases(), st.integers(1, 5))
def test_the_advice_holds_each_skill_of_the_target_once(case: Case, few: int) -> None:
    framework, present, _, ratings = case
    advice = advise(framework, present, ratings=ratings, few=few)
    named = [item.skill for item in (*advice.focus, *advice.later, *advice.strengths, *advice.proof_gaps)]
    here = (framework, present, advice.level.id, ratings)
    asked = [s.id for s in framework.skills if advice.level.id in s.expectations or is_owed(here, s.id)]
    assert sorted(named) == sorted(asked)
    assert len(advice.focus) <= few


@given(cases(), st.data())
def test_evidence_never_moves_a_skill_into_the_list_and_turns_proof_gaps_into_strengths(
    case: Case, data: st.DataObject
) -> None:
    framework, present, _, ratings = case
    before = advise(framework, present, ratings=ratings, evidence=())
    proven = data.draw(st.sampled_from([skill.id for skill in framework.skills]))
    after = advise(
        framework, present, ratings=ratings, evidence=[EvidenceCount(proven, "", "for", 1, date(2026, 6, 1))]
    )
    assert [item.skill for item in after.focus] == [item.skill for item in before.focus]
    assert {item.skill for item in before.proof_gaps} - {item.skill for item in after.proof_gaps} <= {proven}
    if proven in {item.skill for item in before.proof_gaps}:
        assert proven in {item.skill for item in after.strengths}


def three_steps(*skills: Skill) -> Framework:
    levels = (Level("hand", "Hand", rank=1, next=("head",)), Level("head", "Head", rank=2))
    return Framework("f", "F", "1.0.0", tuple(Step(value, str(value)) for value in (1, 2, 3)), levels, skills)


@try_each(
    ("present", "order_of_two"),
    [
        ((None, 2), ["first", "second"]),  # not known, and one step below: the ladder's order
        ((2, None), ["first", "second"]),
        ((None, 1), ["second", "first"]),  # two steps are more than not known
    ],
)
def test_what_is_not_known_counts_as_a_gap_of_one_step(
    present: tuple[int | None, int | None], order_of_two: list[str]
) -> None:
    def skill(id: str, step: int | None) -> Skill:
        asked = {"head": Expectation(3)} | ({} if step is None else {"hand": Expectation(step)})
        return Skill(id, id, expectations=asked)

    framework = three_steps(skill("first", present[0]), skill("second", present[1]))
    assert order((framework, "hand", "head", {})) == order_of_two


def test_each_place_is_explained_by_what_a_step_more_or_less_would_do() -> None:
    bars = {"hand": Expectation(1), "head": Expectation(3)}
    framework = three_steps(Skill("first", "First", expectations=bars), Skill("second", "Second", expectations=bars))
    ratings = {"first": 2, "second": 1}
    assert explain_order(framework, "hand", "head", ratings) == (
        Factors("second", 1, (), focus=False, gap=2, lower=1, higher=2, rated=True),
        Factors("first", 2, (), focus=False, gap=1, lower=1, higher=0, rated=True),
    )


def crew(bars: dict[str, tuple[int | None, int | None]], focus: str = "", **builds_on: str) -> Framework:
    """A ladder of two levels: the steps that 'hand' and 'head' ask for by skill, and what each skill builds on."""

    def skill(id: str, here: int | None, there: int | None) -> Skill:
        asked = {"hand": here, "head": there}
        expectations = {
            level: Expectation(step, focus=level == "head" and id in focus.split())
            for level, step in asked.items()
            if step is not None
        }
        return Skill(id, id, builds_on=tuple(builds_on.get(id, "").split()), expectations=expectations)

    levels = (Level("hand", "Hand", rank=1, next=("head",)), Level("head", "Head", rank=2))
    steps = tuple(Step(value, str(value)) for value in range(1, 7))
    return Framework("f", "F", "1.0.0", steps, levels, tuple(skill(id, *asked) for id, asked in bars.items()))


def test_a_skill_that_the_present_level_asks_more_of_than_its_rating_comes_first_the_furthest_below_at_the_front() -> (
    None
):
    framework = crew({"aim": (2, 4), "near": (3, 3), "far": (3, 3)}, focus="aim")
    assert order((framework, "hand", "head", {"near": 2, "far": 1})) == ["far", "near", "aim"]
    assert order((framework, "hand", "head", {"near": 3, "far": 3})) == ["aim"]


def test_a_skill_that_only_the_present_level_asks_for_is_listed_where_it_is_owed() -> None:
    framework = crew({"aim": (1, 2), "old": (2, None), "less": (3, 2)})
    assert order((framework, "hand", "head", {})) == ["aim"]
    assert order((framework, "hand", "head", {"old": 1, "less": 2})) == ["old", "less", "aim"]
    (less,) = [each for each in find_standings(framework, "hand", "head", {"less": 2}) if each.skill == "less"]
    assert (less.expected, less.gap, less.owed) == (3, 1, 1)


def test_after_two_owed_skills_a_skill_in_focus_has_its_turn() -> None:
    framework = crew({"a": (2, 2), "b": (2, 2), "c": (2, 2), "aim": (2, 3), "aim2": (2, 3)}, focus="aim aim2")
    ratings = {"a": 1, "b": 1, "c": 1}
    assert order((framework, "hand", "head", ratings)) == ["a", "b", "aim", "c", "aim2"]
    assert order((framework, "hand", "head", {"a": 1, "b": 1})) == ["a", "b", "aim", "aim2"]


def test_an_owed_skill_in_focus_counts_as_focus_and_the_turn_is_over_after_the_fourth_place() -> None:
    bars: dict[str, tuple[int | None, int | None]] = {"own": (4, 4), "a": (3, 3), "b": (2, 2), "c": (2, 2)}
    fourth = crew({**bars, "aim": (2, 3)}, focus="own aim")
    assert order((fourth, "hand", "head", {"own": 1, "a": 1, "b": 1, "c": 1})) == ["own", "a", "b", "aim", "c"]
    fifth = crew({"own2": (5, 5), **bars, "aim": (2, 3)}, focus="own own2 aim")
    ratings = {"own2": 1, "own": 1, "a": 1, "b": 1, "c": 1}
    assert order((fifth, "hand", "head", ratings)) == ["own2", "own", "a", "b", "c", "aim"]


def test_where_every_skill_in_focus_is_held_back_the_next_owed_skill_goes_on() -> None:
    framework = crew({"a": (3, 3), "b": (3, 3), "base": (2, 2), "aim": (2, 3)}, focus="aim", aim="base")
    assert order((framework, "hand", "head", {"a": 1, "b": 1, "base": 1})) == ["a", "b", "base", "aim"]
    bars: dict[str, tuple[int | None, int | None]] = {"a": (5, 5), "b": (5, 5), "c": (4, 4), "base": (2, 2)}
    longer = crew({**bars, "aim": (2, 3)}, focus="aim", aim="base")
    assert order((longer, "hand", "head", {"a": 1, "b": 1, "c": 1, "base": 1})) == ["a", "b", "c", "base", "aim"]
    freed = crew({**bars, "base": (5, 5), "aim": (2, 3)}, focus="aim", aim="base")  # by the third place: not its turn
    assert order((freed, "hand", "head", {"a": 1, "b": 1, "c": 1, "base": 1})) == ["a", "b", "base", "c", "aim"]


@try_each(
    ("rating", "first"),
    [
        (2, ["base", "aim"]),  # two steps below the bar of what builds on it: holds it back
        (3, ["aim", "base"]),  # one step below: does not
        (None, ["aim", "base"]),  # not rated: does not
    ],
)
def test_a_base_takes_the_place_of_what_it_holds_back(rating: int | None, first: list[str]) -> None:
    framework = crew({"aim": (3, 4), "base": (2, 4)}, focus="aim", aim="base")
    ratings = {} if rating is None else {"base": rating}
    ranked = order_by_need(framework, find_standings(framework, "hand", "head", ratings))
    assert [each.skill for each in ranked] == first
    by_id = {each.skill: each for each in ranked}
    held = first[0] == "base"
    assert (by_id["aim"].held_by, by_id["aim"].along) == ((("base",), ()) if held else ((), ("base",)))
    assert by_id["base"].holds_back == (("aim",) if held else ())


def test_a_base_of_a_base_comes_before_both() -> None:
    framework = crew({"aim": (3, 6), "base": (2, 5), "ground": (2, 5)}, focus="aim", aim="base", base="ground")
    assert order((framework, "hand", "head", {"base": 2, "ground": 2})) == ["ground", "base", "aim"]
    ground, base, aim = explain_order(framework, "hand", "head", {"base": 2, "ground": 0})
    assert (ground.carries, ground.holds_back, ground.owed, ground.lower) == (("aim", "base"), ("base",), 2, None)
    assert (base.carries, base.held_by, base.owed, base.focus) == (("aim",), ("ground",), 0, False)
    assert (aim.carries, aim.held_by, aim.focus, aim.rated) == ((), ("base",), True, False)


def test_a_base_holds_back_by_the_bar_of_what_builds_on_it_and_of_two_bases_the_larger_gap_comes_first() -> None:
    framework = crew({"aim": (3, 5), "low": (2, 3), "high": (2, 5)}, focus="aim", aim="low high")
    assert order((framework, "hand", "head", {"low": 2, "high": 2})) == ["high", "low", "aim"]


def test_a_rated_gap_comes_before_an_assumed_one_and_a_larger_before_a_smaller() -> None:
    framework = crew({"assumed": (1, 4), "small": (2, 3), "large": (2, 5)})
    assert order((framework, "hand", "head", {"small": 2, "large": 2})) == ["large", "small", "assumed"]


def test_what_the_present_level_asks_comes_before_what_is_in_focus() -> None:
    owed = Skill("owed", "Owed", expectations={"hand": Expectation(2), "head": Expectation(2)})
    focus = Skill("focus", "Focus", expectations={"hand": Expectation(1), "head": Expectation(3, focus=True)})
    assert order((three_steps(focus, owed), "hand", "head", {"owed": 1, "focus": 1})) == ["owed", "focus"]

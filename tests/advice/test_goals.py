"""Advice as goals, and goals in their order: laws on any framework, and the if-then sentence as people say it."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from ladders import frameworks, ratings_for
from sweep import count_examples
from try_each import try_each

from pm_career.advice.actions import choose_actions
from pm_career.advice.development import advise
from pm_career.advice.goals import (
    DUE_DAYS,
    evaluate_goals,
    find_open_goal,
    format_intention,
    propose_goals,
    split_intention,
    strip_then,
    strip_when,
)
from pm_career.domain.framework import Action, Framework, Growth, Skill
from pm_career.domain.goals import Goal
from pm_career.domain.renamed_ids import RenamedIds

TODAY = date(2026, 11, 20)


@st.composite
def offered(draw: st.DrawFn) -> tuple[Framework, str, dict[str, int]]:
    """A framework some of whose steps have actions of any size, some none; a level; ratings."""
    framework = draw(frameworks())
    sizes = st.sampled_from((None, "week", "month", "quarter"))
    kinds = st.sampled_from(("people", "practice", "study"))

    def regrown(skill: Skill) -> Skill:
        actions = draw(st.lists(st.builds(Action, kinds, st.just("Do it."), sizes), max_size=6))
        growth = tuple(Growth(to=to, actions=tuple(actions), done_when=("Seen.", "Said.")) for to in range(2, 6))
        return msgspec.structs.replace(skill, growth=growth if draw(st.booleans()) else ())

    framework = msgspec.structs.replace(framework, skills=tuple(regrown(skill) for skill in framework.skills))
    return framework, draw(st.sampled_from([level.id for level in framework.levels])), draw(ratings_for(framework))


@settings(max_examples=count_examples(50))
@given(offered())
def test_every_action_that_the_advice_shows_can_be_taken_and_can_be_kept(
    case: tuple[Framework, str, dict[str, int]],
) -> None:
    framework, level, ratings = case
    advice = advise(framework, level, ratings=ratings)
    found = propose_goals(framework, advice, "me", TODAY)
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    assert list(dict.fromkeys(each.item for each in found)) == list(advice.focus)
    for item in advice.focus:
        own = [each for each in found if each.item == item]
        assert [each.action for each in own] == list(choose_actions(item) or [None])
    for each in found:
        assert msgspec.convert(msgspec.to_builtins(each.goal, builtin_types=(date,)), Goal) == each.goal
        assert each.goal.skill == each.item.skill
        size = each.action.size if each.action else None
        assert each.goal.due == (TODAY + timedelta(days=DUE_DAYS[size]) if size else None)
        assert each.goal.done_when == ("Seen.\nSaid." if each.item.growth else "")


def test_an_action_of_a_week_is_due_in_seven_days_of_a_month_in_thirty_of_a_quarter_in_ninety_one() -> None:
    assert DUE_DAYS == {"week": 7, "month": 30, "quarter": 91}


def test_the_bar_is_the_goal_where_no_action_is_named_and_its_step_where_there_is_no_bar() -> None:
    framework = msgspec.convert(
        {
            "id": "shop",
            "title": "Shop",
            "version": "1.0.0",
            "scale": [{"value": 1, "name": "Watches"}, {"value": 2, "name": "Helps"}],
            "levels": [{"id": "a", "title": "A", "rank": 1, "next": ["b"]}, {"id": "b", "title": "B", "rank": 2}],
            "skills": [
                {"id": "till", "name": "Till", "expectations": {"b": {"step": 2, "bar": "Closes the till."}}},
                {"id": "oven", "name": "Oven", "expectations": {"b": {"step": 2, "label": "Firing"}}},
            ],
        },
        Framework,
    )
    found = propose_goals(framework, advise(framework, "a"), "me", TODAY)
    assert [each.goal.what for each in found] == ["Closes the till.", "Firing: Helps"]


@try_each(
    ("when", "then", "sentence"),
    [
        ("the review ends", "ask for one change", "When the review ends, I will ask for one change."),
        ("When the review ends,", "I will ask for one change.", "When the review ends, I will ask for one change."),
        ("whenever I open a ticket", "I'll name the user", "When I open a ticket, I will name the user."),
        ("it is late", "ask: is it worth it?", "When it is late, I will ask: is it worth it?"),
        ("the review ends", "", ""),
        ("", "then I will ask", "I will ask."),
        ("", "", ""),
        ("Whence it came", "Illuminate", "When Whence it came, I will Illuminate."),
    ],
)
def test_the_sentence_is_said_once_however_its_halves_were_written(when: str, then: str, sentence: str) -> None:
    goal = Goal(person="me", what="Ask twice", when=strip_when(when), then=strip_then(then))
    assert format_intention(goal) == sentence


@given(st.text())
def test_a_situation_is_the_same_with_and_without_the_words_of_the_sentence(text: str) -> None:
    bare = strip_when(text)
    if bare and strip_when(bare) == bare:
        assert strip_when(f"When {bare},") == bare


def test_an_open_goal_is_known_again_under_a_former_name_of_its_skill() -> None:
    moves = RenamedIds(skills={"kneading": "dough"})
    wanted = Goal(person="me", what="Knead by hand.", skill="dough")
    before = Goal(person="me", what="Knead by hand.", skill="kneading", id="g1")
    assert find_open_goal([before], wanted, moves) == before
    assert find_open_goal([msgspec.structs.replace(before, status="done")], wanted, moves) is None
    assert find_open_goal([msgspec.structs.replace(before, what="Knead.")], wanted, moves) is None
    assert find_open_goal([before], msgspec.structs.replace(wanted, skill="oven"), moves) is None


GOALS = st.lists(
    st.builds(
        Goal,
        person=st.just("me"),
        what=st.just("It"),
        due=st.none() | st.dates(),
        status=st.sampled_from(("open", "done", "dropped")),
        closed=st.none() | st.dates(),
    ),
    max_size=8,
)


@given(GOALS, st.dates())
def test_open_goals_come_first_and_the_next_due_at_the_front(goals: list[Goal], today: date) -> None:
    found = evaluate_goals(None, RenamedIds(), goals, today)
    states = [each.goal.status == "open" for each in found]
    assert states == sorted(states, reverse=True)
    days = [each.goal.due or date.max for each in found if each.goal.status == "open"]
    assert days == sorted(days)
    assert sorted(map(repr, goals)) == sorted(repr(each.goal) for each in found)
    assert all(each.goal.status == "open" and each.goal.due is not None for each in found if each.overdue)


@try_each(
    ("typed", "halves"),
    [
        ("When the plan is drafted, I will ask two teams.", ("the plan is drafted", "ask two teams")),
        ("whenever Monday ends, then I'll write, and send it", ("Monday ends", "write, and send it")),
        ("I will ask two teams", ("", "")),
        ("When the plan is drafted, we will see", ("", "")),
    ],
)
def test_a_sentence_is_split_into_its_halves(typed: str, halves: tuple[str, str]) -> None:
    assert split_intention(typed) == halves

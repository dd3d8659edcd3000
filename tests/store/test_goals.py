"""Goals: set, edited with their history, looked at, closed and opened again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from personal import NOW, TODAY, some_evidence
from try_each import try_each

from pm_career.domain.goals import CheckIn, Goal
from pm_career.domain.person import Former
from pm_career.errors import UsageError
from pm_career.store.evidence import add_evidence
from pm_career.store.goals import (
    add_check_in,
    add_goal,
    close_goal,
    edit_goal,
    find_goal,
    list_former_goals,
    list_goals,
)
from pm_career.store.opening import open_for_change, open_for_reading

GOAL = Goal(
    person="me",
    what="Judge dough by touch",
    skill="dough",
    when="the night baker starts",
    then="I knead the first batch",
    due=date(2028, 2, 29),
    done_when="The night baker no longer tastes.",
)
LATER = NOW + timedelta(days=10)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "career.db"


def test_what_comes_back_is_what_was_kept(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        kept = add_goal(change, GOAL)
    assert kept == msgspec.structs.replace(GOAL, id="g1", created=NOW)
    with open_for_reading(path) as store:
        assert find_goal(store, "G1") == kept
        assert list_goals(store, "me") == (kept,)
        assert list_goals(store, "bo") == ()


def test_looks_and_evidence_belong_to_it_and_survive_an_edit(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        add_goal(change, GOAL)
        add_evidence(change, some_evidence(goals=("g1",)))
        add_check_in(change, "g1", CheckIn(TODAY, "slow", "flour"))
        looked = add_check_in(change, "g1", CheckIn(TODAY - timedelta(days=9), "on-track", "an earlier day"))
    assert looked.check_ins == (
        CheckIn(TODAY, "slow", "flour", NOW),
        CheckIn(TODAY - timedelta(days=9), "on-track", "an earlier day", NOW),
    )
    assert looked.evidence == ("e1",)
    with open_for_change(path, LATER) as change:
        given = msgspec.structs.replace(looked, due=None, check_ins=(), evidence=(), person="bo")
        after = edit_goal(change, given)
        assert after == msgspec.structs.replace(looked, due=None)
        assert find_goal(change, "g1") == after
        assert edit_goal(change, after) == after
        before = msgspec.structs.replace(looked, check_ins=(), evidence=())
        assert list_former_goals(change, "g1") == (Former(before, LATER),)


def test_it_is_done_or_dropped_on_a_day_and_can_be_opened_again(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        add_goal(change, GOAL)
        add_goal(change, GOAL)
        assert close_goal(change, "g1", "done", TODAY).closed == TODAY
        close_goal(change, "g2", "dropped", TODAY)
        assert [each.id for each in list_goals(change, "me", "done")] == ["g1"]
        assert [each.id for each in list_goals(change, "me", "dropped")] == ["g2"]
        assert list_goals(change, "me", "open") == ()
        with pytest.raises(UsageError, match="Goal g1 is done"):
            add_check_in(change, "g1", CheckIn(TODAY))
        reopened = close_goal(change, "g1", "open", TODAY)
        assert (reopened.status, reopened.closed) == ("open", None)
        assert [former.value.status for former in list_former_goals(change, "g1")] == ["open", "done"]


def test_an_unknown_goal_is_a_usage_error(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        for attempt in (
            lambda: add_check_in(change, "g1", CheckIn(TODAY)),
            lambda: close_goal(change, "g1", "done", TODAY),
            lambda: list_former_goals(change, "g1"),
            lambda: edit_goal(change, msgspec.structs.replace(GOAL, id="g1")),
        ):
            with pytest.raises(UsageError, match="no goal 'g1'"):
                attempt()


@try_each("part", [{"what": ""}, {"status": "paused"}, {"due": "soon"}, {"when": "x" * 20_001}])
def test_what_is_no_goal_is_refused(path: Path, part: dict[str, object]) -> None:
    given = msgspec.structs.replace(GOAL, **part)
    with pytest.raises(UsageError, match=f"`{next(iter(part))}`"), open_for_change(path, NOW) as change:
        add_goal(change, given)


def test_a_check_in_with_another_word_is_refused(path: Path) -> None:
    with open_for_change(path, NOW) as change:
        add_goal(change, GOAL)
        with pytest.raises(UsageError, match="`state`"):
            add_check_in(change, "g1", msgspec.structs.replace(CheckIn(TODAY), state="splendid"))

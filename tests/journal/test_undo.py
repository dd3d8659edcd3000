"""Undo takes back the last operation whole, and creates no file to look for one."""

from __future__ import annotations

from pathlib import Path

from notes import NOW, TODAY, change, new_goal, read

from pm_career.journal import goals
from pm_career.journal.data_file import find_last_change, take_back


def test_one_operation_is_one_change(sealed: Path) -> None:
    assert take_back(NOW) is None
    assert not sealed.exists()
    goal = new_goal()
    change(lambda store, owner: goals.close(store, owner, goal.id, "dropped", TODAY, note="Another team does it"))
    last = read(lambda store, _: find_last_change(store))
    assert take_back(NOW) == last
    assert read(lambda store, owner: goals.find(store, owner, goal.id)) == goal
    assert take_back(NOW)
    assert read(lambda store, _: find_last_change(store)) is None

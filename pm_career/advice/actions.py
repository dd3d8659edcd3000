"""Which actions of one skill in the advice are shown, and which one to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from pm_career.advice.development import Item
from pm_career.domain.framework import Action, ActionKind, ActionSize

_SHOWN: Mapping[ActionKind, int] = {"practice": 2, "people": 1, "study": 1}
"""Actions of each kind that `next` shows; the skill's own page and --json have all of them."""


def choose_actions(item: Item) -> tuple[Action, ...]:
    """The actions of an item to be shown: the first few of each kind."""
    left = dict(_SHOWN)
    chosen: list[Action] = []
    for action in item.actions:
        if left[action.kind] > 0:
            left[action.kind] -= 1
            chosen.append(action)
    return tuple(chosen)


def find_first_action(item: Item) -> Action | None:
    """Find the action to begin with: the first of those that take least; one of no known size only if all are so.

    Before the first level it is what can be done from the present job, if the ladder names that.
    """
    if item.from_present_job:
        return item.actions[0]
    sizes = get_args(ActionSize)
    return min(item.actions, key=lambda action: sizes.index(action.size) if action.size else len(sizes), default=None)

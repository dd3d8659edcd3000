"""How much of a sweep is tried: a spread of it that meets each kind of case, or all of it with `pytest --thorough`.

A sweep is a test over more cases than anybody writes down: a kill at each system call, each spoilt value, each way
through a ladder, the examples that Hypothesis makes. What is tried is the same in each run, but for these examples.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from hypothesis import settings

Case = TypeVar("Case")
_thorough = False
_PART = 3
"""One example in so many is drawn where a run is not thorough."""


def set_depth(*, thorough: bool) -> None:
    """Say how much is tried in this run. It must be known before the tests are collected."""
    global _thorough  # noqa: PLW0603  read while tests are defined, where no fixture reaches
    _thorough = thorough
    settings.load_profile("thorough" if thorough else "quick")


def describe_depth() -> str:
    """The depth of this run in one line, for pytest's summary."""
    return "Sweeps: all cases" if _thorough else "Sweeps: a spread of the cases; all with pytest --thorough"


def spread(cases: Iterable[Case], few: int) -> list[Case]:
    """All cases; where a run is not thorough, `few` of them in even steps, the first and the last among them."""
    every = list(cases)
    return every if _thorough else _step_through(every, few)


def spread_of_each(cases: Iterable[Case], kind: Callable[[Case], Hashable], few: int) -> list[Case]:
    """As `spread`, with `few` of each kind."""
    every = list(cases)
    kinds: dict[Hashable, list[Case]] = {}
    for case in every:
        kinds.setdefault(kind(case), []).append(case)
    return every if _thorough else [case for same in kinds.values() for case in _step_through(same, few)]


def take_turns(cases: Sequence[Case], turn: int, turns: int) -> list[Case]:
    """All cases; where a run is not thorough, those whose turn it is: each is in one of so many turns."""
    return list(cases) if _thorough else list(cases[turn % turns :: turns])


def count_examples(most: int) -> int:
    """How many examples Hypothesis tries of a test: `most`, or a part of them, where that leaves enough."""
    return most if _thorough else min(most, max(most // _PART, 10))


def _step_through(cases: Sequence[Case], few: int) -> list[Case]:
    if len(cases) <= few:
        return list(cases)
    last = len(cases) - 1
    return [cases[round(at * last / (few - 1))] for at in range(few)] if few > 1 else [cases[last]]


for _name, _examples in (("thorough", 60), ("quick", 60 // _PART)):
    # How fast a machine is says nothing of a law. Where a change is judged, the same change gives the same verdict.
    settings.register_profile(_name, deadline=None, max_examples=_examples, derandomize="CI" in os.environ)

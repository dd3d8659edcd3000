"""Circles in what leads to what: found without recursion, each named by the ids on its way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_HEAD, _TAIL = 8, 3


class Circle(NamedTuple):
    """`closes` is the edge, from and to, that closes the circle; `way` the ids round, the first one repeated."""

    closes: tuple[str, str]
    edges: frozenset[tuple[str, str]]
    way: str


def circles(edges: Mapping[str, Sequence[str]]) -> Iterator[Circle]:
    """A circle for each edge that leads back onto the way that led to it; taking those edges out leaves none."""
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        way: dict[str, int] = {start: 0}  # the ids on the way, each with its position
        stack = [iter(edges[start])]
        while stack:
            target = next(stack[-1], None)
            if target is None:
                stack.pop()
                done.add(way.popitem()[0])
            elif target in way:
                yield _circle(list(way)[way[target] :])
            elif target not in done and target in edges:
                way[target] = len(way)
                stack.append(iter(edges[target]))


def _circle(way: list[str]) -> Circle:
    round_ = [*way, way[0]]
    shown = round_ if len(round_) <= _HEAD + _TAIL + 1 else [*round_[:_HEAD], "…", *round_[-_TAIL:]]
    return Circle((way[-1], way[0]), frozenset(zip(way, round_[1:], strict=True)), " → ".join(shown))

"""A framework whose every text tries something: markup, escape sequences, characters that reorder or hide."""

from __future__ import annotations

from itertools import cycle
from typing import Any, TypeVar

import msgspec

from pm_career.domain.framework import (
    Action,
    Expectation,
    Framework,
    Growth,
    Level,
    Responsibility,
    Scope,
    Skill,
    Step,
    Track,
    WatchOut,
)

POISON = (
    "[/]",
    "[red]x[/red] [/red] [bold",
    "[link=https://example.org]y[/link] [@click=app.quit]z[/]",
    ":smile: :warning:",
    "trailing \\",
    "\\[x] \\\\",
    "\x1b[31mred\x1b[0m \x1b[2J",
    "\x1b]52;c;QUJD\x07 \x1b]8;;https://example.org\x1b\\",
    "\x9b31m \x90q \x85",
    "bell\x07 back\x08\x08 nul\x00 del\x7f shift\x0e",
    "\u202egnp.exe\u202c \u2066a\u2069 \u200fb\u200e \u061cc",
    "zero\u200bwidth\u2060\ufeff soft\xad tag\U000e0041 filler\u3164",
    "line\u2028separator\u2029 form\x0cfeed \x1cgroup",
    "return\rover",
    "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 漢字 ａ",
    "%s %(x)s {0} {x!r} $(id) `id` ${HOME}",
    "<b>&amp;</b> # * _ | ```",
)
ALONE = "\ud800 \udfff"
"""Half a character: no file can hold it, but a name of the system can."""

Struct = TypeVar("Struct", bound=msgspec.Struct)
_PLAIN = {"id", "next", "builds_on", "kind", "size", "track", "version"}
"""What is no free text: names to refer by, and words of the model."""


def token(number: int) -> str:
    """The mark that one text begins with."""
    return f"T{number:03d}"


class Poisoned:
    """A small framework with every field filled, and what each text was made: `texts` by their marks."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._poison = cycle(POISON)
        self.framework = self._texts_of(_framework())

    def _text(self) -> str:
        mark = token(len(self.texts))
        self.texts[mark] = next(self._poison)
        return f"{mark} {self.texts[mark]}"

    def _texts_of(self, value: Struct) -> Struct:
        fields = {name: self._poisoned(getattr(value, name)) for name in value.__struct_fields__ if name not in _PLAIN}
        return msgspec.structs.replace(value, **fields)

    def _poisoned(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text()
        if isinstance(value, msgspec.Struct):
            return self._texts_of(value)
        if isinstance(value, tuple):
            return tuple(self._poisoned(each) for each in value)
        if isinstance(value, dict):
            return {name: self._poisoned(each) for name, each in value.items()}
        return value


def _framework() -> Framework:
    way = ("one", "two", "three")
    levels = tuple(
        Level(
            id=each,
            title="x",
            rank=rank,
            titles=("x", "x"),
            aliases=("x",),
            stage="x",
            track="craft",
            summary="x",
            scope=Scope("x", "x", "x", "x"),
            experience_years=(rank, rank + 2),
            sets_apart="x",
            responsibilities=(
                Responsibility("x", "x", summary="x", in_practice=("x", "x")),
                Responsibility("x", "x", summary="x", in_practice=("x",)),
            ),
            watch_outs=(WatchOut("x", "x"),),
            first_90_days=("x", "x"),
            not_this_level=("x",),
            titles_apart="x",
            growing_here=("x", "x"),
            next=way[rank : rank + 1],
        )
        for rank, each in enumerate(way, start=1)
    )
    growth = tuple(
        Growth(to, (Action("practice", "x", "week"), Action("people", "x"), Action("study", "x")), ("x", "x"), "x")
        for to in (2, 3)
    )
    skills = tuple(
        Skill(
            id=each,
            name="x",
            area="x",
            description="x",
            is_not="x",
            builds_on=("first",) if each == "second" else (),
            expectations={
                level: Expectation(min(3, rank), "x", "x", focus=rank % 2 == 0, behaviours=("x", "x"), evidence=("x",))
                for rank, level in enumerate(way, start=1)
            },
            growth=growth,
        )
        for each in ("first", "second")
    )
    scale = tuple(Step(value, "x", "x") for value in (1, 2, 3))
    return Framework("poison", "x", "1.0.0", scale, levels, skills, "x", "x", (Track("craft", "x"),))

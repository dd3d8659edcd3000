"""Whole valid frameworks for laws (hypothesis): every field filled, with texts that YAML would rather misread."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

from pm_career.domain.framework import (
    NO_LEVEL,
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
from pm_career.domain.text import fold_joiners, fold_name

T = TypeVar("T")

_IDS = (
    "no", "on", "y", "null", "true", "1.10", "1e5", "0x1f", "010", "2026-11-22", "12", "con", "nul.x", "a", "b_c",
    "a.b.c", "senior", "x" * 64,
)  # fmt: skip
_NAMES = (
    "no", "Null", "~", "=", "<<", "1.10", "010", "12", "-1", "2026-11-22", "3:30", "0x1F", ".5", "- a", "-", "a: b",
    "a:", "# a", "a #b", "a#b", "[a]", "{a}", "a, b", "'a'", '"a"', "a\\b", "@a", "`a", "%a", "&a", "*a", "!a", "|",
    ">-", "? a", "?", ":a", "--- a", "a ~ b", "Señora Größe", "日本語 の 名前", "👩‍💻 works", "a  b", "=1+1",
    "<b>a</b>", "a|b", "| a", "*a*", "_a_", "a;b", "a\xa0b",
)  # fmt: skip
_TEXTS = (
    "A bar: one sentence, with a colon.", "Ends with a colon:", "# no comment", "One\nTwo", "One\n\nThree\nfour",
    "  Indented", "\n\nLate", "Two  spaces", "One\n  indented", "One \nTrailing", "a\tb", "\ta", "a\r\nb", "\\n", "%",
    "Says \"yes\" and 'no'.", "'", '"', "- a\n- b", "key: value\nother: value", "...", "---", "One\n---\ntwo",
    "| a | b |\n|---|---|", "* a\n* b", "```\ncode\n```", "=SUM(A1)", "@import", "\u3000wide", "nb\xa0sp", "",
    "Long " + "words that go on and on, " * 9 + "to the end.",
    "Long: " + "it says \"yes\" \\ and - # * ? 'no' and goes on " * 5,
    "Two paragraphs " + "of many words " * 12 + "\nand the second " + "of as many " * 12,
    "Long  " + "with  two  spaces " * 12, "x" * 200,
)  # fmt: skip

_CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn"),
    exclude_characters="\u2028\u2029\ufeff\ufffe\uffff\x85\u115f\u1160\u17b4\u17b5\u180e\u034f\u3164\uffa0",
)
_name = st.sampled_from(_NAMES) | st.text(_CHARACTERS, min_size=1, max_size=12).filter(
    lambda text: fold_name(text) != NO_LEVEL  # which stands for no level yet, and so can name none
)
_text = st.sampled_from(_TEXTS) | st.text(_CHARACTERS | st.sampled_from(" \n\t:#-'\""), max_size=30)
_id = st.sampled_from(_IDS)


@st.composite
def whole_frameworks(draw: st.DrawFn, *, most_levels: int = 5, most_skills: int = 5) -> Framework:
    """Any framework that the reader accepts: what it holds is drawn, where it stands comes from one drawn number."""
    names = [name for name in map(str.strip, draw(st.lists(_name, min_size=1, max_size=6))) if name] or ["a"]
    texts = [text.rstrip() for text in draw(st.lists(_text, min_size=1, max_size=6))]
    ids = draw(st.lists(_id, max_size=4))
    return _Maker(random.Random(draw(st.integers(0, 2**32))), names, texts, ids).framework(most_levels, most_skills)


class _Maker:
    """Fills every field of a framework from the words that it was given."""

    def __init__(self, dice: random.Random, names: list[str], texts: list[str], ids: list[str]) -> None:
        self._dice = dice
        self._names, self._texts, self._ids = names, texts, [*ids, "a", "p-1", "qa_2"]
        self._taken: set[str] = set()

    def framework(self, most_levels: int, most_skills: int) -> Framework:
        self._steps = self._dice.randint(2, 5)
        tracks = tuple(Track(each, self._name()) for each in self._unique_ids(self._dice.randint(0, 3)))
        levels = self._levels(self._dice.randint(1, most_levels), [track.id for track in tracks])
        self._taken.clear()
        skills = self._skills(self._dice.randint(1, most_skills), [level.id for level in levels])
        return Framework(
            id=self._dice.choice(self._ids),
            title=self._name(),
            version=self._dice.choice(("1.0.0", "0.1.10", "12.0.3")),
            scale=tuple(Step(value, self._name(), self._text()) for value in range(1, self._steps + 1)),
            levels=levels,
            skills=skills,
            description=self._text(),
            attribution=self._text(),
            tracks=tracks,
        )

    def _levels(self, count: int, tracks: list[str]) -> tuple[Level, ...]:
        self._taken.clear()
        ids = self._unique_ids(count)
        places: list[tuple[int, str]] = []
        rank = 0
        for _ in ids:
            free = [track for track in ["", *tracks] if (rank, track) not in places]
            if not rank or not free or self._dice.random() < 0.6:
                rank, free = rank + 1, ["", *tracks]
            places.append((rank, self._dice.choice(free)))
        ranked = list(zip(ids, places, strict=True))
        return tuple(self._level(own, place, ranked) for own, place in ranked)

    def _level(self, own: str, place: tuple[int, str], ranked: list[tuple[str, tuple[int, str]]]) -> Level:
        rank, track = place
        own_ids = iter(self._dice.sample([f"work-{number}" for number in range(9)], 9))
        return Level(
            id=own,
            title=self._unique_name(),
            rank=rank,
            titles=self._some(self._unique_name),
            aliases=self._some(self._unique_name),
            stage=self._maybe(self._name),
            track=track,
            summary=self._text(),
            sets_apart=self._text(),
            scope=Scope(self._text(), self._text(), self._text(), self._text()),
            experience_years=self._dice.choice((None, (0, 2), (3, 3), (0, 1_000_000))),
            responsibilities=self._some(
                lambda: Responsibility(
                    title=self._name(),
                    short=self._maybe(self._name)[:40].strip(),
                    id=self._maybe(lambda: next(own_ids)),
                    summary=self._text(),
                    in_practice=self._list(),
                )
            ),
            watch_outs=self._some(lambda: WatchOut(self._text(), self._text())),
            first_90_days=self._list(),
            not_this_level=self._list(),
            titles_apart=self._text(),
            growing_here=self._list(),
            next=self._part([other for other, (above, _) in ranked if above > rank]),
            lateral=self._part([other for other, (level, aside) in ranked if level == rank and aside != track]),
        )

    def _skills(self, count: int, levels: list[str]) -> tuple[Skill, ...]:
        ids = self._unique_ids(count)
        foundations = {own: self._part(ids[:index]) for index, own in enumerate(ids)}
        self._dice.shuffle(ids)
        return tuple(self._skill(own, foundations[own], levels) for own in ids)

    def _skill(self, own: str, builds_on: tuple[str, ...], levels: list[str]) -> Skill:
        return Skill(
            id=own,
            name=self._unique_name(),
            area=self._maybe(self._name),
            description=self._text(),
            is_not=self._text(),
            builds_on=builds_on,
            expectations={level: self._expectation() for level in self._part(levels)},
            growth=tuple(self._growth(to) for to in self._part(range(2, self._steps + 1))),
        )

    def _expectation(self) -> Expectation:
        return Expectation(
            step=self._dice.randint(1, self._steps),
            bar=self._text(),
            label=self._maybe(self._name),
            focus=self._dice.random() < 0.3,
            behaviours=self._list(),
            evidence=self._list(),
        )

    def _growth(self, to: int) -> Growth:
        practice = self._some(
            lambda: Action("practice", self._text(), self._dice.choice((None, "week", "month", "quarter")))
        )
        people = self._some(lambda: Action("people", self._text()))
        study = self._some(lambda: Action("study", self._text()))
        return Growth(to, practice + people + study, self._list(), self._text())

    def _name(self) -> str:
        return self._dice.choice(self._names)

    def _unique_name(self) -> str:
        return self._unique(self._name())

    def _unique_ids(self, count: int) -> list[str]:
        return [self._unique(self._dice.choice(self._ids)) for _ in range(count)]

    def _unique(self, name: str) -> str:
        number, free = 1, name
        while fold_joiners(free) in self._taken:
            number += 1
            free = f"{name[:60]}{number}"
        self._taken.add(fold_joiners(free))
        return free

    def _text(self) -> str:
        return self._dice.choice((*self._texts, "", "A word."))

    def _list(self) -> tuple[str, ...]:
        return self._some(self._text)

    def _maybe(self, make: Callable[[], str]) -> str:
        return make() if self._dice.random() < 0.5 else ""

    def _some(self, make: Callable[[], T]) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._dice.choice((0, 0, 1, 2))))

    def _part(self, given: Sequence[T]) -> tuple[T, ...]:
        """Some of what is given, each once, in any order."""
        return tuple(self._dice.sample(list(given), self._dice.randint(0, len(given))))

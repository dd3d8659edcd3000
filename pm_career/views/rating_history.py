"""The page of `me history`: ratings with their days and notes, each rater's apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pm_career.domain.dates import format_relative
from pm_career.domain.framework import Framework, Skill
from pm_career.domain.page import Block, Cell, Grid, Hint, Page, Prose, Section, Title
from pm_career.domain.person import READER, Mention
from pm_career.domain.ratings import RATER_KINDS, Rating
from pm_career.domain.renamed_ids import Names
from pm_career.domain.text import start_sentence
from pm_career.views.steps import format_step


def build_history_page(
    framework: Framework,
    names: Names,
    skill: Skill | None,
    ratings: Sequence[Rating],
    today: date,
    who: Mention = READER,
) -> Page:
    """List the ratings of `skill` (None: of all skills), by rater, newest first. `ratings` are oldest first.

    `names` are the present names of skills, `who` is the person whom the ratings are about.
    """
    return tuple(_build_history(framework, names, skill, ratings, today, who))


def _build_history(
    framework: Framework, names: Names, skill: Skill | None, ratings: Sequence[Rating], today: date, who: Mention
) -> Iterator[Block]:
    yield Title(f"Ratings of {skill.name}" if skill else "Ratings", "History")
    if not ratings:
        yield Prose(start_sentence(f"{who.you} {who.have} no ratings yet."), "Ratings")
        yield Hint((("pmcareer assess", "rate yourself" if who.is_reader else f"rate {who.you}"),))
        return
    by_rater: dict[tuple[str, str], list[Rating]] = {}
    for rating in reversed(ratings):
        by_rater.setdefault(rating.who.key, []).append(rating)
    for key in sorted(by_rater, key=lambda key: (RATER_KINDS.index(by_rater[key][0].rater), key)):
        if len(by_rater) > 1:
            yield Section(start_sentence(by_rater[key][0].who.describe()))
        yield _build_history_table(framework, names, by_rater[key], today)


def _build_history_table(framework: Framework, names: Names, ratings: Sequence[Rating], today: date) -> Grid:
    rows = tuple(
        (
            Cell((names.skill(rating.skill),)),
            Cell((format_relative(rating.date, today),)),
            Cell((_format_rated_step(framework, rating.step),)),
            Cell((rating.who.describe(),)),
            Cell((rating.note,) if rating.note else ()),
        )
        for rating in ratings
    )
    records = tuple(
        (r.skill, r.date.isoformat(), "" if r.step is None else str(r.step), r.rater, r.note, r.rater_name)
        for r in ratings
    )
    return Grid(("Skill", "When", "Rated", "By", "Note"), rows, records)


def _format_rated_step(framework: Framework, value: int | None) -> str:
    return "not known" if value is None else format_step(framework, value)

"""Pages of `me`: where a person stands, the history of ratings, and what to do without a level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pm_career.advice.dashboard import Coverage, Dashboard, RatedSkill
from pm_career.domain.dates import format_relative
from pm_career.domain.framework import Framework, Skill
from pm_career.domain.goals import Goal
from pm_career.domain.page import Block, Bullets, Cell, Grid, Hint, Page, Pair, Pairs, Prose, Section, Title
from pm_career.domain.person import ME, Profile
from pm_career.domain.ratings import RATER_KINDS, Rating
from pm_career.domain.text import start_sentence
from pm_career.journal.raters import RatingsOf
from pm_career.views.level import format_step

_BARS = "▁▂▃▄▅▆▇█"
_OFF_SCALE = "×"
MOST_BARS = 8
"""Ratings of a skill that the page shows, the newest ones."""
_LEVELS_LISTED = 12


def build_page(
    framework: Framework,
    profile: Profile,
    board: Dashboard,
    today: date,
    remarks: Sequence[str] = (),
    views: Sequence[RatingsOf] | None = None,
) -> Page:
    """The dashboard; `remarks` are sentences about what its ratings rest on.

    `views` are the newest ratings by each rater, to be shown side by side; None: those of the dashboard alone.
    """
    return tuple(_build_blocks(framework, profile, board, today, remarks, views))


def build_welcome_page(framework: Framework, profile: Profile) -> Page:
    """The page for a person who has not set a level."""
    levels = ", ".join(level.id for level in framework.levels[:_LEVELS_LISTED])
    return (
        Title(
            "You have not set your level yet" if profile.person == ME else f"{profile.person} has no level yet", "Me"
        ),
        Prose(f"Set your present level: one of {levels}. What you write stays on this machine.", "What to do"),
        Hint(
            (
                (f"pmcareer me set --level {framework.levels[0].id}", "say where you stand"),
                ("pmcareer ladder", "find out where that is"),
            )
        ),
    )


def build_history_page(framework: Framework, skill: Skill | None, ratings: Sequence[Rating], today: date) -> Page:
    """Every rating of `skill` (None: of all skills), each rater's apart, newest first. `ratings` are oldest first."""
    return tuple(_build_history(framework, skill, ratings, today))


def _build_history(
    framework: Framework, skill: Skill | None, ratings: Sequence[Rating], today: date
) -> Iterator[Block]:
    yield Title(f"Ratings of {skill.name}" if skill else "Ratings", "History")
    if not ratings:
        yield Prose("You have no ratings yet.", "Ratings")
        yield Hint((("pmcareer assess", "rate yourself"),))
        return
    by_rater: dict[tuple[str, str], list[Rating]] = {}
    for rating in reversed(ratings):
        by_rater.setdefault(rating.who.key, []).append(rating)
    for key in sorted(by_rater, key=lambda key: (RATER_KINDS.index(by_rater[key][0].rater), key)):
        if len(by_rater) > 1:
            yield Section(start_sentence(by_rater[key][0].who.describe()))
        yield _build_history_table(framework, by_rater[key], today)


def _build_history_table(framework: Framework, ratings: Sequence[Rating], today: date) -> Grid:
    names = {each.id: each.name for each in framework.skills}
    rows = tuple(
        (
            Cell((names.get(rating.skill, rating.skill),)),
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


def _build_blocks(
    framework: Framework,
    profile: Profile,
    board: Dashboard,
    today: date,
    remarks: Sequence[str],
    views: Sequence[RatingsOf] | None,
) -> Iterator[Block]:
    way = f"{board.level.title} → {board.target.title}" if board.target else board.level.title
    if board.target and board.target.id in board.level.lateral:
        way += " (another track, the same rank)"
    yield Title(profile.name or ("You" if profile.person == ME else profile.person), "Person", profile.person)
    yield Prose(way, "From and to")
    when = f"Last rated {format_relative(min(board.last_rated, today), today)}" if board.last_rated else "Not rated yet"
    yield Prose(f"{when}, against {framework.title} {framework.version}.", "Ratings", tone="muted")
    for remark in remarks:
        yield Prose(remark, "Note", tone="muted")
    yield Section("Do this next")
    yield Prose(board.next_step.why, "Why", indent=2)
    yield Prose(f"pmcareer {board.next_step.command}", "Next", indent=2, tone="strong")
    if board.last_rated:
        yield Section("Skills")
        yield _build_skills(framework, board, today)
        scale = " · ".join(format_step(framework, each.value) for each in framework.scale)
        off_scale = any(
            not framework.has_step(each.step)
            for place in board.places
            for each in place.history
            if each.step is not None
        )
        lost = f" · {_OFF_SCALE} not on this scale" if off_scale else ""
        yield Prose(f"{scale} · ? not known{lost}", "Scale", indent=2, tone="muted")
        yield from _build_counts(board)
    if views:
        yield from build_rater_blocks(framework, views)
    yield from _build_due(board, today)
    if board.orphans:
        yield Section("Ratings of skills that this ladder does not have")
        yield Pairs(tuple(Pair(each.skill, _format_number(each.step)) for each in board.orphans), "Kept", indent=2)
    yield Hint((("pmcareer next", "what to develop next"), ("pmcareer me history", "how ratings moved")))


def _build_skills(framework: Framework, board: Dashboard, today: date) -> Grid:
    columns = ["Skill", "Rated", board.level.id, *([board.target.id] if board.target else [])]
    rows = tuple(_build_row(framework, board, place, today) for place in board.places)
    records = tuple(_build_record(place) for place in board.places)
    return Grid((*columns, "History", "Proof"), rows, records, stack_below=46)


def build_rater_blocks(framework: Framework, views: Sequence[RatingsOf]) -> Page:
    """A row for each skill that anybody rated, with the step that each rater gave last."""
    names = {each.id: each.name for each in framework.skills}
    skills = [*names, *sorted({skill for each in views for skill in each.newest if skill not in names})]
    rows, records = [], []
    for skill in skills:
        given = [(each.rater, each.newest[skill]) for each in views if skill in each.newest]
        steps = [
            f"{rater.describe()} {'?' if rating.step is None else rating.step} ({rating.date.isoformat()})"
            for rater, rating in given
        ]
        if given:
            rows.append((Cell((names.get(skill, skill),), tone="strong"), Cell(tuple(steps))))
        for rater, rating in given:
            step = "" if rating.step is None else str(rating.step)
            records.append(("rated", skill, step, rating.date.isoformat(), rater.kind, rater.name))
    table = Grid(("Skill", "Newest by each rater"), tuple(rows), tuple(records))
    return (Section("Newest rating by each rater"), table) if rows else ()


def _build_row(framework: Framework, board: Dashboard, place: RatedSkill, today: date) -> tuple[Cell, ...]:
    bars = [place.present] + ([place.target] if board.target else [])
    sparks = format_bars([each.step for each in place.history], len(framework.scale))
    proof = f"{place.proof.count}, {format_relative(place.proof.newest, today)}" if place.proof else "none"
    return (
        Cell((place.name,), tone="strong"),
        Cell((_format_number(place.step if place.off_scale is None else place.off_scale),)),
        *(Cell((_format_gap(place, bar),), tone="focus" if place.gap(bar) else "normal") for bar in bars),
        Cell((sparks,)),
        Cell((proof,)),
    )


def format_bars(steps: Sequence[int | None], top: int) -> str:
    """The last MOST_BARS steps as bars, as high as the step is on a scale up to `top`.

    '?' stands for what is not known, and _OFF_SCALE for a step that is not on the scale.
    """
    return "".join(_format_bar(each, top) for each in list(steps)[-MOST_BARS:])


def _format_bar(step: int | None, top: int) -> str:
    if step is None:
        return "?"
    return _BARS[round((step - 1) * (len(_BARS) - 1) / max(1, top - 1))] if 1 <= step <= top else _OFF_SCALE


def _format_number(step: int | None) -> str:
    return "?" if step is None else str(step)


def _format_gap(place: RatedSkill, bar: int | None) -> str:
    if bar is None:
        return "not asked"
    if place.off_scale is not None:
        return "rate again"
    gap = place.gap(bar)
    if gap is None:
        return "?"
    return "at bar" if gap == 0 else f"{gap} to go"


def _format_rated_step(framework: Framework, value: int | None) -> str:
    return "not known" if value is None else format_step(framework, value)


def _build_record(place: RatedSkill) -> tuple[str, ...]:
    """A line for a pipe: skill, step, its day, present bar, target bar, history, evidence, day of the newest."""
    steps = " ".join("?" if each.step is None else str(each.step) for each in place.history)
    newest = place.step if place.off_scale is None else place.off_scale
    numbers = ("" if each is None else str(each) for each in (newest, place.present, place.target))
    rated, present, target = numbers
    day = place.history[-1].date.isoformat() if place.history else ""
    proof = (str(place.proof.count), place.proof.newest.isoformat()) if place.proof else ("0", "")
    return (place.skill, rated, day, present, target, steps, *proof)


def _build_counts(board: Dashboard) -> Iterator[Block]:
    lines = [_format_coverage(board.at_present, board.level.title)]
    if board.at_target and board.target:
        lines.append(_format_coverage(board.at_target, board.target.title))
    yield Section("In numbers")
    yield Bullets(tuple(lines), "In numbers", quiet=True, indent=2)


def _format_coverage(coverage: Coverage, title: str) -> str:
    found = f"{coverage.at_bar} of {coverage.asked} at the bar of {title}"
    if coverage.rated < coverage.asked:
        found += f" ({coverage.rated} rated)"
    if coverage.at_bar:
        found += f"; evidence for {coverage.proven} of those {coverage.at_bar}"
    if coverage.proven:
        found += f" ({coverage.fresh} from the last half year)"
    return f"{found}."


def _build_due(board: Dashboard, today: date) -> Iterator[Block]:
    groups = ((board.overdue, "overdue"), (board.due_soon, "due"), (board.stale, "not looked at lately"))
    rows = tuple(Pair(goal.id, goal.what, _format_due(goal, word, today)) for goals, word in groups for goal in goals)
    if rows:
        yield Section("Goals to look at")
        yield Pairs(rows, "Goal", indent=2)


def _format_due(goal: Goal, word: str, today: date) -> str:
    return f"{word}: {format_relative(goal.due, today)}" if goal.due and word != "not looked at lately" else word

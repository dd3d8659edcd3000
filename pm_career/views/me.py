"""The page of `me`: where a person stands, what to do next and what is due; and what to do without a level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pm_career.advice.dashboard import Coverage, Dashboard
from pm_career.domain.dates import format_relative
from pm_career.domain.framework import Framework, Level
from pm_career.domain.goals import Goal
from pm_career.domain.page import Block, Bullets, Cell, Grid, Hint, Page, Pair, Pairs, Prose, Records, Section, Title
from pm_career.domain.person import ME, Profile
from pm_career.domain.promotion import Agreement, describe_agreement
from pm_career.domain.text import cut_text, join_names, one_line, start_sentence
from pm_career.journal.profile import name_levels
from pm_career.journal.raters import RatingsOf
from pm_career.views.level_list import build_level_list
from pm_career.views.standing import OFF_SCALE, build_skill_table
from pm_career.views.steps import format_step
from pm_career.views.theme import SEPARATOR, UNKNOWN

_STAYS = "What you write stays on this machine."
_MOST_BESIDE = 3
"""Other raters who have a column each; more are in a table of their own."""
_DUE_LISTED = 2
"""Goals that a line names."""
_GOAL = 44
"""Characters of a goal in that line; `plan` shows all of it."""


def build_page(
    framework: Framework,
    profile: Profile,
    board: Dashboard,
    today: date,
    remarks: Sequence[str] = (),
    views: Sequence[RatingsOf] | None = None,
    *,
    beside: Sequence[RatingsOf] = (),
    agreement: Agreement | None = None,
    full: bool = False,
) -> Page:
    """Build the dashboard; `remarks` are sentences about what its ratings are based on.

    `beside` are ratings by others, to be shown beside those of the dashboard. `agreement` is the open one that is due
    first. `views` are the newest ratings by each
    rater where --all-raters asks for them. `full` adds how ratings moved, counts, and all goals to look at.
    """
    return tuple(_build_blocks(framework, profile, board, today, remarks, views, beside, agreement, full=full))


def _build_blocks(
    framework: Framework,
    profile: Profile,
    board: Dashboard,
    today: date,
    remarks: Sequence[str],
    views: Sequence[RatingsOf] | None,
    beside: Sequence[RatingsOf],
    agreement: Agreement | None,
    *,
    full: bool,
) -> Iterator[Block]:
    if board.level is None:
        yield from _build_welcome(framework, board)
    else:
        yield _build_head(profile, board.level, board.target)
    if board.level is not None or board.last_rated:
        yield Prose(_describe_ratings(framework, board, today, full=full), "Ratings", tone="muted")
    if board.draft and board.level is None:
        waits = f"An assessment is not finished: {board.draft.progress}. They do not count yet."
        yield Prose(waits, "Unfinished", tone="muted")
    columns = beside if len(beside) <= (_MOST_BESIDE if views else 1) else ()
    if beside and not columns and not views:  # several managers, who have no column each
        others = join_names([each.rater.describe() for each in beside])
        remarks = (*remarks, f"Rated by {others}: pmcareer me --all-raters")
    for remark in remarks:
        yield Prose(remark, "Note", tone="muted")
    if board.level is not None:
        yield from _build_next_step(board)
    if board.places and board.last_rated:
        yield Section("Skills")
        yield build_skill_table(framework, board, today, columns, by_name=views is not None, full=full)
    if full and board.places and board.last_rated:
        yield Prose(_describe_scale(framework, board), "Scale", tone="muted")
        yield from _build_counts(board)
    if views:
        yield from _build_raters(framework, views, apart=full or len(beside) > _MOST_BESIDE)
    if full:
        yield from _build_due(board, today)
    yield from _build_due_line(board, today, agreement, full=full)
    if full and board.orphans:
        yield Section("Ratings of skills that this ladder does not have")
        yield Pairs(tuple(Pair(each.skill, _format_number(each.step)) for each in board.orphans), "Kept")
    yield Hint(_list_hints(board, full=full))


def _build_next_step(board: Dashboard) -> Iterator[Block]:
    """The one thing to do, and the skills that `next` names."""
    yield Section("Do this next")
    yield Prose(board.next_step.why, "Why")
    yield Prose(f"pmcareer {board.next_step.command}", "Next", tone="strong")
    if board.advice and board.advice.focus:
        names = ", ".join(item.label for item in board.advice.focus)
        yield Prose(names, "Develop", quiet=False)


def _build_welcome(framework: Framework, board: Dashboard) -> Iterator[Block]:
    """What to do for a person who has not set a level; for whoever has no notes at all, the levels to choose from."""
    who = board.who
    title = "You have not set your level yet" if who.is_reader else start_sentence(f"{who.you} has no level yet")
    yield Title(title, "Me")
    if board.last_rated or board.draft or board.open_goals:
        yield Prose(f"Set {who.your} present level: {name_levels(framework)}. {_STAYS}", "What to do")
        return
    do = "you do" if who.is_reader else f"{who.you} does"
    yield Prose(f"Which one is nearest to what {do} now? {_STAYS}", "What to do")
    yield build_level_list(framework)
    yield Records((), f"{title}.", "pmcareer me set --level LEVEL")


def _build_head(profile: Profile, level: Level, target: Level | None) -> Title:
    way = f"{level.title} → {target.title}" if target and target != level else level.title
    if target and target.id in level.lateral:
        way += " (another track, the same rank)"
    return Title(profile.name or ("You" if profile.person == ME else profile.person), "Person", way)


def _describe_ratings(framework: Framework, board: Dashboard, today: date, *, full: bool) -> str:
    """Say when and by whom the ratings were made and of how many skills; in `full`, on which versions of the ladder."""
    if not board.last_rated:
        return f"Not rated yet{board.who.by}."
    when = f"Last rated {format_relative(min(board.last_rated, today), today)}{board.who.by}"
    rated = sum(place.step is not None for place in board.places)
    versions = _list_versions(framework, board) if full else []
    against = f", against {join_names(versions)}" if versions else ""
    return f"{when}{against}: {rated} of {len(board.places)} skills."


def _list_versions(framework: Framework, board: Dashboard) -> list[str]:
    """The ladders that the newest rating of each skill was made on, each with its versions."""
    newest = [place.history[-1] for place in board.places if place.history] + list(board.orphans)
    made_on = {(each.framework, each.framework_version) for each in newest if each.framework}
    titles = {framework.id: framework.title}
    return [one_line(f"{titles.get(ladder, ladder)} {version}".strip()) for ladder, version in sorted(made_on)]


def _describe_scale(framework: Framework, board: Dashboard) -> str:
    steps = [format_step(framework, each.value) for each in framework.list_rating_steps()]
    rated = [each.step for place in board.places for each in place.history if each.step is not None]
    lost = [f"{OFF_SCALE} not on this scale"] if any(not framework.has_rating_step(each) for each in rated) else []
    return " · ".join((*steps, "? not known", *lost))


def _list_hints(board: Dashboard, *, full: bool) -> tuple[tuple[str, str], ...]:
    if board.level is not None:
        more = () if full else (("pmcareer me --full", "with how ratings moved, and counts"),)
        return (("pmcareer next", "what to develop next"), *more, ("pmcareer me history", "how ratings moved"))
    go_on = [("pmcareer assess", "go on where you stopped")] if board.draft else []
    return (
        ("pmcareer me set --level LEVEL", "say which it is"),
        ("pmcareer me set", "the same with questions"),
        ("pmcareer level LEVEL", "what one level asks"),
        *go_on,
    )


def _build_raters(framework: Framework, views: Sequence[RatingsOf], *, apart: bool) -> Iterator[Block]:
    """The newest ratings as records for a pipe; if they stand `apart`, with a row for each skill that anybody rated."""
    names = {each.id: each.name for each in framework.skills}
    skills = [*names, *sorted({skill for each in views for skill in each.newest if skill not in names})]
    rows, records = [], []
    for skill in skills:
        given = [(each.rater, each.newest[skill]) for each in views if skill in each.newest]
        steps = [
            f"{rater.describe()} {_format_number(rating.step)} ({rating.date.isoformat()})" for rater, rating in given
        ]
        if given:
            rows.append((Cell((names.get(skill, skill),), tone="strong"), Cell(tuple(steps))))
        for rater, rating in given:
            step = "" if rating.step is None else str(rating.step)
            records.append(("rated", skill, step, rating.date.isoformat(), rater.kind, rater.name))
    if apart:
        yield Section("Newest rating by each rater")
        yield Grid(("Skill", "Newest by each rater"), tuple(rows), tuple(records))
    else:
        yield Records(tuple(records))


def _build_counts(board: Dashboard) -> Iterator[Block]:
    pairs = ((board.present, board.at_present), (board.target, board.at_target))
    lines = tuple(_format_coverage(coverage, level.title) for level, coverage in pairs if level and coverage)
    if lines:
        yield Section("In numbers")
        yield Bullets(lines, "In numbers", quiet=True)


def _format_coverage(coverage: Coverage, title: str) -> str:
    found = f"{coverage.at_bar} of {coverage.asked} at the bar of {title}"
    if coverage.rated < coverage.asked:
        found += f" ({coverage.rated} rated)"
    if coverage.at_bar:
        found += f"; evidence for {coverage.proven} of those {coverage.at_bar}"
    if coverage.proven:
        found += f" ({coverage.fresh} from the last half year)"
    return f"{found}."


def _build_due_line(board: Dashboard, today: date, agreement: Agreement | None, *, full: bool) -> Iterator[Block]:
    """A line each for what is overdue, what is due soon, what was agreed, and ratings that the ladder does not have.

    In `full` only for what was agreed: the others have sections of their own.
    """
    rows = [("Agreed", [describe_agreement(agreement, today)] if agreement else [])]
    if not full:
        rows = [
            ("Overdue", [_format_goal(goal, today) for goal in board.overdue]),
            ("Due", [_format_goal(goal, today) for goal in board.due_soon]),
            *rows,
            ("Not on this ladder", [f"{one_line(each.skill)} {_format_number(each.step)}" for each in board.orphans]),
        ]
    shown = tuple(Pair(name, SEPARATOR.join(_list_few(found))) for name, found in rows if found)
    if shown:
        yield Pairs(shown, apart=True)


def _list_few(found: Sequence[str]) -> list[str]:
    """The first of them, and how many more there are."""
    more = len(found) - _DUE_LISTED
    return [*found[:_DUE_LISTED], *([f"{more} more"] if more > 0 else [])]


def _format_goal(goal: Goal, today: date) -> str:
    when = f", {format_relative(goal.due, today)}" if goal.due else ""
    return f"{goal.id} {cut_text(one_line(goal.what), _GOAL)}{when}"


def _build_due(board: Dashboard, today: date) -> Iterator[Block]:
    groups = ((board.overdue, "overdue"), (board.due_soon, "due"), (board.stale, "not looked at lately"))
    rows = tuple(Pair(goal.id, goal.what, _format_due(goal, word, today)) for goals, word in groups for goal in goals)
    if rows:
        yield Section("Goals to look at")
        yield Pairs(rows, "Goal")


def _format_due(goal: Goal, word: str, today: date) -> str:
    return f"{word}: {format_relative(goal.due, today)}" if goal.due and word != "not looked at lately" else word


def _format_number(step: int | None) -> str:
    return UNKNOWN if step is None else str(step)

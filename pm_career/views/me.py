"""Pages of `me`: the dashboard, the history of ratings, and what to do without a level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pm_career.advice.dashboard import Coverage, Dashboard, RatedSkill
from pm_career.domain.dates import format_relative
from pm_career.domain.framework import Framework, Level, Skill
from pm_career.domain.goals import Goal
from pm_career.domain.page import Block, Bullets, Cell, Grid, Hint, Page, Pair, Pairs, Prose, Records, Section, Title
from pm_career.domain.person import ME, READER, Mention, Profile
from pm_career.domain.ratings import RATER_KINDS, Rating
from pm_career.domain.renamed_ids import Names
from pm_career.domain.text import join_names, one_line, start_sentence
from pm_career.journal.raters import RatingsOf
from pm_career.views.evidence import format_proof
from pm_career.views.level import format_step
from pm_career.views.level_list import build_level_list

_BARS = "▁▂▃▄▅▆▇█"
_OFF_SCALE = "×"
MOST_BARS = 8
"""Ratings of a skill that the page shows, the newest ones."""
_LEVELS_LISTED = 12
_STAYS = "What you write stays on this machine."


def build_page(
    framework: Framework,
    profile: Profile,
    board: Dashboard,
    today: date,
    remarks: Sequence[str] = (),
    views: Sequence[RatingsOf] | None = None,
) -> Page:
    """Build the dashboard; `remarks` are sentences about what its ratings are based on.

    `views` are the newest ratings by each rater, to be shown side by side; None: those of the dashboard alone.
    """
    return tuple(_build_blocks(framework, profile, board, today, remarks, views))


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


def _build_blocks(
    framework: Framework,
    profile: Profile,
    board: Dashboard,
    today: date,
    remarks: Sequence[str],
    views: Sequence[RatingsOf] | None,
) -> Iterator[Block]:
    if board.level is None:
        yield from _build_welcome(framework, board)
    else:
        yield from _build_head(profile, board.level, board.target)
    if board.level is not None or board.last_rated:
        yield Prose(_describe_ratings(framework, board, today), "Ratings", tone="muted")
    if board.draft:
        waits = f"An assessment is not finished: {board.draft.progress}. They do not count yet."
        yield Prose(waits, "Unfinished", tone="muted")
    for remark in remarks:
        yield Prose(remark, "Note", tone="muted")
    if board.level is not None:
        yield Section("Do this next")
        yield Prose(board.next_step.why, "Why", indent=2)
        yield Prose(f"pmcareer {board.next_step.command}", "Next", indent=2, tone="strong")
    if board.places and board.last_rated:
        yield Section("Skills")
        yield _build_skills(framework, board, today)
        yield Prose(_describe_scale(framework, board), "Scale", indent=2, tone="muted")
        yield from _build_counts(board)
    if views:
        yield from build_rater_blocks(framework, views)
    yield from _build_due(board, today)
    if board.orphans:
        yield Section("Ratings of skills that this ladder does not have")
        yield Pairs(tuple(Pair(each.skill, _format_number(each.step)) for each in board.orphans), "Kept", indent=2)
    yield Hint(_list_hints(board))


def _build_welcome(framework: Framework, board: Dashboard) -> Iterator[Block]:
    """What to do for a person who has not set a level; for whoever has no notes at all, the levels to choose from."""
    who = board.who
    title = "You have not set your level yet" if who.is_reader else start_sentence(f"{who.you} has no level yet")
    yield Title(title, "Me")
    if board.last_rated or board.draft or board.open_goals:
        levels = ", ".join(level.id for level in framework.levels[:_LEVELS_LISTED])
        yield Prose(f"Set {who.your} present level: one of {levels}. {_STAYS}", "What to do")
        return
    do = "you do" if who.is_reader else f"{who.you} does"
    yield Prose(f"Which one is nearest to what {do} now? {_STAYS}", "What to do")
    yield build_level_list(framework)
    yield Records((), f"{title}.", "pmcareer me set --level LEVEL")


def _build_head(profile: Profile, level: Level, target: Level | None) -> Iterator[Block]:
    way = f"{level.title} → {target.title}" if target else level.title
    if target and target.id in level.lateral:
        way += " (another track, the same rank)"
    yield Title(profile.name or ("You" if profile.person == ME else profile.person), "Person", profile.person)
    yield Prose(way, "From and to")


def _describe_ratings(framework: Framework, board: Dashboard, today: date) -> str:
    when = f"Last rated {format_relative(min(board.last_rated, today), today)}" if board.last_rated else "Not rated yet"
    against = _list_versions(framework, board) if board.last_rated else [f"{framework.title} {framework.version}"]
    return f"{when}{board.who.by}{', against ' if against else ''}{join_names(against) if against else ''}."


def _list_versions(framework: Framework, board: Dashboard) -> list[str]:
    """The ladders that the newest rating of each skill was made on, each with its versions."""
    newest = [place.history[-1] for place in board.places if place.history] + list(board.orphans)
    made_on = {(each.framework, each.framework_version) for each in newest if each.framework}
    titles = {framework.id: framework.title}
    return [one_line(f"{titles.get(ladder, ladder)} {version}".strip()) for ladder, version in sorted(made_on)]


def _describe_scale(framework: Framework, board: Dashboard) -> str:
    steps = [format_step(framework, each.value) for each in framework.scale]
    rated = [each.step for place in board.places for each in place.history if each.step is not None]
    lost = [f"{_OFF_SCALE} not on this scale"] if any(not framework.has_step(each) for each in rated) else []
    return " · ".join((*steps, "? not known", *lost))


def _list_hints(board: Dashboard) -> tuple[tuple[str, str], ...]:
    if board.level is not None:
        return (("pmcareer next", "what to develop next"), ("pmcareer me history", "how ratings moved"))
    go_on = [("pmcareer assess", "go on where you stopped")] if board.draft else []
    return (
        ("pmcareer me set --level LEVEL", "say which it is"),
        ("pmcareer me set", "the same with questions"),
        ("pmcareer level LEVEL", "what one level asks"),
        *go_on,
    )


def _build_skills(framework: Framework, board: Dashboard, today: date) -> Grid:
    levels = [each.id for each in (board.level, board.target) if each]
    rows = tuple(_build_row(framework, board, place, today) for place in board.places)
    records = tuple(_build_record(place) for place in board.places)
    return Grid(("Skill", "Rated", *levels, "History", "Proof"), rows, records, stack_below=46)


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
    bars = [bar for level, bar in ((board.level, place.present), (board.target, place.target)) if level]
    sparks = format_bars([each.step for each in place.history], len(framework.scale))
    proof = format_proof(place.proof, today)
    if board.target and place.target_proof.count != place.proof.count:
        proof += f"; {board.target.id}: {place.target_proof.count or 'none'}"
    return (
        Cell((place.name,), tone="strong"),
        Cell((_format_number(place.made),)),
        *(Cell((_format_gap(place, bar),), tone="focus" if place.gap(bar) else "normal") for bar in bars),
        Cell(
            (sparks,), spoken=", ".join("not known" if each.step is None else str(each.step) for each in place.history)
        ),
        Cell((proof,)),
    )


def format_bars(steps: Sequence[int | None], top: int) -> str:
    """The last MOST_BARS steps as bars, as high as the step is on a scale up to `top`.

    '?' is a step that is not known, and _OFF_SCALE one that is not on the scale.
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
    if place.to_rate_again:
        return "carried over, rate again" if place.carried_over else "rate again"
    gap = place.gap(bar)
    if gap is None:
        return "?"
    return "at bar" if gap == 0 else f"{gap} to go"


def _format_rated_step(framework: Framework, value: int | None) -> str:
    return "not known" if value is None else format_step(framework, value)


def _build_record(place: RatedSkill) -> tuple[str, ...]:
    """A line for a pipe.

    Its fields: skill, step, its day, present bar, target bar, history, evidence, day of the newest, evidence against,
    evidence at the target.
    """
    steps = " ".join("?" if each.step is None else str(each.step) for each in place.history)
    numbers = ("" if each is None else str(each) for each in (place.made, place.present, place.target))
    rated, present, target = numbers
    day = place.history[-1].date.isoformat() if place.history else ""
    proof, there = place.proof, place.target_proof
    shown = (str(proof.count), proof.newest.isoformat() if proof.newest else "", str(proof.against), str(there.count))
    return (place.skill, rated, day, present, target, steps, *shown)


def _build_counts(board: Dashboard) -> Iterator[Block]:
    pairs = ((board.level, board.at_present), (board.target, board.at_target))
    lines = tuple(_format_coverage(coverage, level.title) for level, coverage in pairs if level and coverage)
    if lines:
        yield Section("In numbers")
        yield Bullets(lines, "In numbers", quiet=True, indent=2)


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

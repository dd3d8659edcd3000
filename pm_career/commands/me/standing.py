"""`pmcareer me`: the dashboard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import typer
from msgspec.structs import replace

from pm_career.advice.dashboard import Dashboard, build_dashboard
from pm_career.commands import clock, options, output
from pm_career.commands.personal import RaterOption, ladder_of, present_level, reading, target_level, whose
from pm_career.domain.framework import Framework
from pm_career.domain.person import Profile
from pm_career.domain.ratings import Rater, Rating
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.store.evidence import count_proof
from pm_career.store.goals import list_goals
from pm_career.store.log import Store
from pm_career.store.people import read_profile
from pm_career.store.ratings import list_ratings
from pm_career.store.renamed_ids import read_moves

if TYPE_CHECKING:
    from pm_career.advice.mapped_ratings import AppliedMap


def command(
    context: typer.Context,
    rater: RaterOption = "self",
    framework: options.Framework = None,
    map_file: options.Map = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show where you stand: each skill against two bars, how it moved, what proves it, what is due."""
    if context.invoked_subcommand is not None:
        return
    carried = None
    with reading() as store:
        profile = read_profile(store, whose(person))
        if map_file is not None:
            profile, ladder, board, carried = _through_a_map(store, profile, framework, map_file, rater)
        else:
            ladder = ladder_of(profile, framework)
            board = board_of(store, ladder, profile, rater) if profile.level else None
    called = framework or (ladder.id if map_file else None)
    if board is not None and called:
        from pm_career.commands.hints import ladder_option

        # The names in it are those of this ladder, which need not be hers.
        step = replace(board.next_step, command=f"{board.next_step.command}{ladder_option(called)}")
        board = replace(board, next_step=step)
    if json:
        from pm_career.documents.me import build_answer

        output.show_json(build_answer(ladder, profile, board, carried))
        return
    from pm_career.views.me import build_page, build_welcome_page

    remarks = carried.notes if carried else ()
    shown = build_page(ladder, profile, board, clock.today(), remarks) if board else build_welcome_page(ladder, profile)
    output.show(shown, output.Manner(json, plain, color), ladder=called, map_file=map_file)


def board_of(store: Store, ladder: Framework, profile: Profile, rater: Rater) -> Dashboard:
    """The dashboard of one person, from what is kept of her."""
    moves = read_moves(store, ladder.id)
    histories = _histories(list_ratings(store, profile.person, rater=rater), moves)
    return _board(store, ladder, profile, moves, histories)


def _through_a_map(
    store: Store, profile: Profile, framework: str | None, map_file: str, rater: Rater
) -> tuple[Profile, Framework, Dashboard | None, AppliedMap]:
    from pm_career.commands.mapped import through  # YAML: 15 ms, and only who has a map needs it

    seen = through(store, profile, framework, map_file)
    seen.need_level()
    ratings = seen.ratings(store, rater)
    known = bool(seen.profile.level)
    board = _board(store, seen.ladder, seen.profile, seen.moves, ratings.histories) if known else None
    return seen.profile, seen.ladder, board, seen.carried(ratings)


def _board(
    store: Store, ladder: Framework, profile: Profile, moves: RenamedIds, histories: Mapping[str, Sequence[Rating]]
) -> Dashboard:
    level = present_level(ladder, profile, None, moves)
    target = target_level(ladder, profile, None, moves) or (ladder.level(level.next[0]) if level.next else None)
    return build_dashboard(
        ladder,
        level,
        target,
        histories=histories,
        proofs=count_proof(store, profile.person, moves),
        goals=list_goals(store, profile.person),
        today=clock.today(),
    )


def _histories(ratings: Iterable[Rating], moves: RenamedIds) -> dict[str, list[Rating]]:
    """Ratings per skill under its present id, by the day they are about; on one day in the order they were added."""
    found: defaultdict[str, list[Rating]] = defaultdict(list)
    for rating in sorted(ratings, key=lambda each: each.date):
        found[moves.skill(rating.skill)].append(rating)
    return dict(found)

"""`pmcareer one-on-one held`: say that you met, what was agreed, and what carries over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from pm_career.commands import clock, hints, output, streams
from pm_career.commands import options as shared
from pm_career.commands.one_on_one import options
from pm_career.commands.person_context import open_owner, write_ids
from pm_career.commands.prompts import DAY_HELP, ask, ask_which_day, can_ask
from pm_career.domain.dates import format_relative
from pm_career.domain.one_on_ones import Point
from pm_career.domain.text import format_count, one_line
from pm_career.journal import one_on_ones as journal
from pm_career.journal.access import open_store, open_store_for_change
from pm_career.store.log import make_excerpt


def command(
    on: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", callback=ask_which_day, help=f"The day: {DAY_HELP}; or today."),
    ] = None,
    done: Annotated[
        list[int] | None, typer.Option("--done", metavar="N", help="The number of a point that is done. Repeatable.")
    ] = None,
    agreed: Annotated[
        list[str] | None,
        typer.Option("--agreed", metavar="TEXT", help="What was agreed, such as 'when X, I will Y'. Repeatable."),
    ] = None,
    due: Annotated[
        list[str] | None, typer.Option("--due", metavar="DAY", help="By when: one for all, or one for each --agreed.")
    ] = None,
    with_name: options.With = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
) -> None:
    """Say that you met, and what was agreed. That becomes goals; points that are not done carry over to the next one.

    On a terminal you are asked which points are done, unless --done says it.
    """
    today = clock.today()
    if done is None and can_ask():
        with open_store() as store:
            points = journal.list_points(store, open_owner(store, person, framework), with_name)
        done = list(_ask_done(points))
    with open_store_for_change(clock.now()) as change:
        owner = open_owner(change, person, framework)
        held = journal.hold(
            change, owner, today, typed=with_name, on=on, done=done or (), agreed=agreed or (), due=due or ()
        )
    day = held.one_on_one.held or today
    streams.tell(f"Held {held.one_on_one.id}, {format_relative(day, today)}.")
    for goal in held.agreed:
        by = f", due {format_relative(goal.due, today)}" if goal.due else ""
        streams.tell(f"Agreed, as goal {goal.id}: {make_excerpt(goal.what)}{by}")
    if held.next:
        streams.tell(f"{format_count(len(held.next.points), 'points')} carried over to {held.next.id}.")
    streams.tell(f"The next one: {hints.complete('pmcareer one-on-one')}")
    streams.tell("Take it back: pmcareer data undo")
    if json:
        from pm_career.documents.one_on_one import build_held_answer

        output.show_json(build_held_answer(*held))
    else:
        write_ids((held.one_on_one.id,))


def _ask_done(points: tuple[Point, ...]) -> Iterator[int]:
    """Ask of each point whether it is done, and give the numbers of those that are."""
    for number, point in enumerate(points, start=1):
        if ask(f"{number}. {one_line(point.text)}: is it done? [y/N]").casefold() in ("y", "yes"):
            yield number

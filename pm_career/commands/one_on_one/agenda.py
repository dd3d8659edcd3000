"""`pmcareer one-on-one`: what the next one is about."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from pm_career.commands import clock, output, streams
from pm_career.commands import options as shared
from pm_career.commands.one_on_one import options
from pm_career.commands.options import FileOption
from pm_career.commands.person_context import open_owner
from pm_career.commands.private_files import check_ending, write_private
from pm_career.domain.text import format_count
from pm_career.journal import one_on_ones as journal
from pm_career.journal.access import open_store
from pm_career.journal.one_on_one_agenda import read_meeting
from pm_career.store.homes import find_home


def callback(
    context: typer.Context,
    with_name: options.With = None,
    format: Annotated[
        Literal["ics"] | None,
        typer.Option("--format", help="Write the days of what was agreed as a calendar file instead: ics."),
    ] = None,
    file: Annotated[
        str | None, FileOption("--output", help="The calendar file to write; stdout, unless given, or -.")
    ] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave out what was agreed, for a calendar that others read.")
    ] = False,
    force: shared.Force = False,
    full: Annotated[bool, typer.Option("--full", help="Show all items, not the first seven.")] = False,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """Prepare your next one-on-one: at most seven items out of what changed since the last one with that person.

    What is to decide comes first, then what happened since, what you noted, one thing to ask advice on, what is ahead,
    and skills that were silent. With --person it is the one with somebody you lead, out of your notes about them.
    Private evidence is left out; private points are shown on this page, and in no document.
    """
    if context.invoked_subcommand is not None:
        return
    check_ending(file, format, "ics")
    if file or format:
        with open_store() as store:
            days = journal.list_days(store, open_owner(store, person, framework), with_name)
            home = find_home(store)
        _write_calendar(days, home, file, with_text=not no_text, force=force)
        return
    today = clock.today()
    with open_store() as store:
        owner = open_owner(store, person, framework)
        meeting = read_meeting(store, owner, today, with_name, full=full)
    if meeting.private:
        streams.tell(f"Left out: {format_count(meeting.private, 'private pieces')} of evidence.")
    if json:
        from pm_career.documents.one_on_one import build_answer, count_private_points

        if points := count_private_points(meeting):
            streams.tell(f"Left out: {format_count(points, 'private points')}.")
        output.show_json(build_answer(meeting, owner.person))
        return
    from pm_career.views.one_on_one import build_page

    output.show(build_page(meeting, owner.mention(), today, full=full), output.Manner(json, plain, color))


def _write_calendar(days: journal.Days, home: str, file: str | None, *, with_text: bool, force: bool) -> None:
    from pm_career.documents.one_on_one import format_one_on_one_calendar

    content = format_one_on_one_calendar(*days, home, with_text=with_text)
    number = len(days.goals) + len(days.agreements)
    write_private(content, file, f"A calendar of {format_count(number, 'days')} is", force=force)

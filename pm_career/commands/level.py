"""`pmcareer level NAME`: one level on one screen, or all of it, or some sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from pm_career.commands import options, output, streams
from pm_career.commands.options import LevelArgument
from pm_career.domain.names import find_level
from pm_career.domain.text import format_count, one_line
from pm_career.errors import PersonalDataError
from pm_career.frameworks.open import open_framework
from pm_career.paths import has_data
from pm_career.views.level import LevelSection, build_page, build_sections_page

if TYPE_CHECKING:
    from pm_career.domain.evidence import Evidence
    from pm_career.domain.framework import Framework, Level


EXAMPLES = (
    ("pmcareer level senior", "one level: what it asks, how people go wrong in it, where it leads"),
    ("pmcareer level senior --only watch-outs", "one part of it in full"),
    ("pmcareer level 'vp of product' --full", "everything: every skill, and the first 90 days"),
    ("pmcareer level pm --json", "the same as JSON"),
)


def command(
    name: Annotated[str, LevelArgument(metavar="NAME", help="A level by its id, title or everyday name.")],
    full: Annotated[bool, typer.Option("--full", help="Show everything: every skill and section in full.")] = False,
    only: Annotated[
        list[LevelSection] | None,
        typer.Option(
            "--only",
            metavar="SECTION",
            help=f"Show only this section, in full: {', '.join(LevelSection)}. Give it again for more.",
        ),
    ] = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Show one level: scope, responsibilities, skills with their bar, and what to watch out for.

    Your evidence stands beside the responsibility that it shows; private pieces are left out, and stderr says how many.
    """
    ladder = _open_ladder(framework, person)
    level = find_level(ladder, name)
    evidence = _read_evidence(ladder, level, person) if has_data() else {}
    if json:
        from pm_career.documents.ladder import build_level_answer

        output.show_json(build_level_answer(ladder, level, evidence))
        return
    if only:
        page = build_sections_page(ladder, level, only, evidence)
    else:
        page = build_page(ladder, level, full=full, evidence=evidence)
    output.show(page, output.Manner(json, plain, color))


def _open_ladder(framework: str | None, person: str | None) -> Framework:
    """Open the ladder of --framework, that of the person whom --person names, or the one in use."""
    if person is None:
        return open_framework(framework)
    from pm_career.commands.person_context import open_owner  # SQLite: 10 ms
    from pm_career.journal.access import open_store

    with open_store() as store:
        return open_owner(store, person, framework).require_ladder()


def _read_evidence(ladder: Framework, level: Level, person: str | None) -> Mapping[str, Sequence[Evidence]]:
    """Read the evidence for each responsibility by its id, without private pieces.

    Prints to stderr how many are left out, and why none is shown if the notes cannot be read.
    """
    from pm_career.journal.access import make_owner, open_store, parse_person  # SQLite: 10 ms
    from pm_career.journal.responsibilities import group_by_responsibility

    try:
        with open_store() as store:
            found = group_by_responsibility(store, make_owner(store, parse_person(person), ladder), level)
    except PersonalDataError as error:
        streams.tell(f"Evidence is not shown: {one_line(error.message)}")
        return {}
    if private := sum(each.private for pieces in found.values() for each in pieces):
        streams.tell(f"Left out: {format_count(private, 'private pieces')} of evidence.")
    return {own: [each for each in pieces if not each.private] for own, pieces in found.items()}

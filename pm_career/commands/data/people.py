"""`pmcareer data people`, `rename-person` and `merge-person`: whom the notes are about."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.commands.options import PersonArgument
from pm_career.commands.prompts import confirm
from pm_career.domain.text import format_counts, join_names, one_line
from pm_career.journal import people
from pm_career.journal.access import open_store, open_store_for_change

Person = Annotated[str, PersonArgument(metavar="PERSON", help="Whom the notes are about, as in --person.")]


def list_people(
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """List everybody there are notes about, with how much there is of each kind and who rated them.

    In a pipe each person is a line: id, name, level, and the numbers of assessments, ratings, evidence and goals.
    """
    with open_store() as store:
        known = people.describe_people(store)
    if json:
        from pm_career.documents.me import build_person

        output.show_json([build_person(each) for each in known])
        return
    from pm_career.views.data import build_people_page

    output.show(build_people_page(known), output.Manner(json, plain, color))


def rename_person(
    person: Person,
    new: Annotated[str, typer.Argument(metavar="NAME", help="The new name for --person.")],
) -> None:
    """Give a person another name for --person, in all notes about them. What is said of them as a name stays.

    pmcareer data undo takes it back.
    """
    with open_store() as store:
        known = people.require_person(store, person)
    with open_store_for_change(clock.now()) as change:
        renamed = people.rename(change, known, new)
    streams.tell(f"{known} is {renamed} from now on: --person {renamed}")
    streams.tell("Take it back: pmcareer data undo")


def merge_person(
    person: Person,
    into: Annotated[str, PersonArgument(metavar="INTO", help="The person who it really is.")],
    yes: options.Yes = False,
) -> None:
    """Make all notes about PERSON notes about INTO, where both are the same person. pmcareer data undo takes it back.

    What both profiles say stays as INTO has it.
    """
    with open_store() as store:
        source, target = people.require_person(store, person), people.require_person(store, into)
        counts = people.preview_merge(store, source, target)
    moved = format_counts({kind: count for kind, count in counts.items() if count}) or "nothing but the profile"
    question = f"All about {source} ({moved}) becomes notes about {target}, and {source} is gone. Go ahead?"
    if not confirm(question, yes=yes):
        streams.tell("Nothing was changed.")
        return
    with open_store_for_change(clock.now()) as change:
        merged = people.merge(change, source, target)
    streams.tell(f"Merged {source} into {target}: {moved}.")
    if merged.left:
        parts = join_names([f"{name} ({one_line(value)})" for name, value in merged.left.items()])
        streams.tell(f"Left out of the profile, as {target} has another: {parts}.")
    streams.tell("Take it back: pmcareer data undo")

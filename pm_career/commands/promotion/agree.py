"""`pmcareer promotion agree`: what somebody who decides said would be enough."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, hints, output, streams
from pm_career.commands import options as shared
from pm_career.commands.completion.values import complete_agreements
from pm_career.commands.options import EvidenceOption, SkillOption
from pm_career.commands.person_context import open_owner, write_ids
from pm_career.commands.promotion import options
from pm_career.commands.prompts import ask_which_day, read_text
from pm_career.domain.promotion import Agreement
from pm_career.errors import UsageError
from pm_career.journal import agreements as journal
from pm_career.journal.access import open_store, open_store_for_change
from pm_career.store.log import make_excerpt


def command(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT|ID",
            help="What would be enough, or an agreement's id. Left out: they are listed.",
            autocompletion=complete_agreements,
        ),
    ] = None,
    with_name: Annotated[str, typer.Option("--with", metavar="NAME", help="Who said so.")] = "",
    by: Annotated[
        str | None, typer.Option("--by", metavar="DAY", callback=ask_which_day, help="The day by which.")
    ] = None,
    skills: Annotated[list[str] | None, SkillOption("--skill", help="A skill that it shows.")] = None,
    shown: Annotated[
        list[str] | None, EvidenceOption("--shown", help="It is shown, by this evidence, such as e9.")
    ] = None,
    gone: Annotated[bool, typer.Option("--gone", help="It does not hold any more.")] = False,
    to: options.To = None,
    framework: shared.Framework = None,
    person: shared.Person = None,
    json: shared.Json = False,
    plain: shared.Plain = False,
    color: shared.Color = None,
) -> None:
    """Write down what would be enough, as somebody who decides said, and mark it when it is shown.

    `next`, `me` and the next one-on-one name the one that is due first.
    """
    if what is None:
        _list(framework, person, output.Manner(json, plain, color))
        return
    today, is_id = clock.today(), journal.is_id(what)
    if not is_id and (shown or gone):
        raise UsageError("--shown and --gone are for an agreement that is there.", "Give its id, such as w1.")
    if is_id and bool(shown) == gone:
        raise UsageError(f"Say what became of {what}.", "--shown ID, or --gone")
    text, same = what if is_id else read_text(what), None
    with open_store_for_change(clock.now()) as change:
        owner = open_owner(change, person, framework)
        if not is_id:
            made = journal.add(change, owner, text, today, to=to, with_name=with_name, by=by, skills=skills or ())
            same = journal.find_same(change, made)
        elif gone:
            made = journal.mark_gone(change, owner, what, today)
        else:
            made = journal.mark_shown(change, owner, what, shown or (), today)
    _answer(made, json=json, is_new=not is_id)
    if same is not None:
        streams.tell(f"{same.id} is an open agreement with the same text. To have it once: pmcareer data undo")


def _answer(made: Agreement, *, json: bool, is_new: bool) -> None:
    verb = "Agreed" if is_new else "Shown" if made.state == "shown" else "Gone"
    streams.tell(f"{verb} {made.id}: {make_excerpt(made.what)}")
    if is_new:
        streams.tell(f"When you have shown it: {hints.complete(f'pmcareer promotion agree {made.id} --shown ID')}")
    if json:
        from pm_career.documents.promotion import build_agreement

        output.show_json(build_agreement(made))
    else:
        write_ids((made.id,))


def _list(framework: str | None, person: str | None, manner: output.Manner) -> None:
    with open_store() as store:
        owner = open_owner(store, person, framework)
        found = journal.list_all(store, owner)
    if manner.json:
        from pm_career.documents.promotion import build_agreement

        output.show_json([build_agreement(each) for each in found])
        return
    from pm_career.views.agreements import build_agreements_page

    output.show(build_agreements_page(found, owner.names, clock.today()), manner)

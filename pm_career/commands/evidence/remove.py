"""`pmcareer evidence remove ID...`: take evidence out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from pm_career.commands import clock, options, output, streams
from pm_career.commands.options import EvidenceArgument
from pm_career.commands.person_context import open_owner
from pm_career.commands.prompts import can_ask, confirm
from pm_career.domain.text import format_counts, join_names, one_line
from pm_career.errors import PmCareerError, UsageError
from pm_career.journal import evidence as journal
from pm_career.journal import evidence_search
from pm_career.journal.access import Owner, open_store, open_store_for_change
from pm_career.journal.confirmations import group_names
from pm_career.store.evidence import count_dependents
from pm_career.store.kinds import EVIDENCE, KINDS
from pm_career.store.log import make_excerpt


def command(
    ids: Annotated[list[str], EvidenceArgument(metavar="ID...", help="Ids of evidence, such as e12.")],
    for_good: Annotated[
        bool, typer.Option("--for-good", help="Erase it: also its former texts, and what undo keeps of it.")
    ] = False,
    from_sent: Annotated[
        bool,
        typer.Option("--from-sent", help="With --for-good: also take its text out of cases that were handed over."),
    ] = False,
    framework: options.Framework = None,
    person: options.Person = None,
    yes: options.Yes = False,
    json: options.Json = False,
) -> None:
    """Take evidence out, with its history, as one change: pmcareer data undo brings all of it back.

    What is kept of it in a promotion case and its confirmations go with it. With --for-good nothing brings it back,
    also not a piece that was removed before. You are asked on a terminal.
    """
    if from_sent and not for_good:
        raise UsageError("--from-sent is for what is erased.", "Add --for-good.")
    with open_store() as store:
        owner = open_owner(store, person, framework)
        confirmed = group_names(store, owner)
        if for_good:
            going = [journal.find_erasable(store, owner, id) for id in ids]
            present = {each.id: each for each in evidence_search.find_all(store, owner, clock.today()).evidence}
            pieces = [present[id] for id in dict.fromkeys(going) if id in present]
        else:
            going = [journal.find(store, owner, id).id for id in ids]
    if for_good:
        _remove_for_good(owner, going, from_sent=from_sent, yes=yes)
    else:
        with open_store_for_change(clock.now()) as change:
            along = count_dependents(change, going)
            pieces = list(journal.remove(change, owner, going))
        for each in pieces:
            streams.tell(f"Removed {each.id} {make_excerpt(each.what)}")
        if along:
            streams.tell(f"With it went {format_counts(along)}.")
        streams.tell(f"pmcareer data undo brings {'it' if len(pieces) == 1 else 'them'} back.")
    if json:
        from pm_career.documents.evidence import build_entry

        output.show_json([build_entry(each, owner.renamed, confirmed.get(each.id, ())) for each in pieces])


def _remove_for_good(owner: Owner, ids: Sequence[str], *, from_sent: bool, yes: bool) -> None:
    """Erase the pieces after a confirmation on a terminal, and print to stderr what stays."""
    named = join_names(list(dict.fromkeys(ids)))
    if can_ask() and not confirm(f"Nothing can bring back {named}. Erase for good?", yes=yes):
        raise PmCareerError("Nothing was erased.", "pmcareer evidence remove without --for-good can be undone.")
    erased = journal.remove_for_good(owner, ids, clock.now(), from_sent=from_sent)
    along = {kind.plural: erased.counts[kind.name] for kind in KINDS if kind.name in erased.counts and kind != EVIDENCE}
    streams.tell(
        f"Erased for good: {named}{f', with {format_counts(along)}' if along else ''}. Undo cannot bring it back."
    )
    if erased.sent and from_sent:
        streams.tell(f"Its text was taken out of {join_names(erased.sent)}. What others were given is still with them.")
    elif erased.sent:
        streams.tell(
            f"Its text is still in what was handed over: {join_names(erased.sent)}. To take it out there, too:"
            f" pmcareer evidence remove {' '.join(dict.fromkeys(ids))} --for-good --from-sent"
        )
    streams.tell("Its identity and the day stay, without text, so that copies elsewhere can follow with --update.")
    if erased.backups:
        left = ", ".join(one_line(each) for each in erased.backups)
        streams.tell(f"These backups may still hold it: {left}")

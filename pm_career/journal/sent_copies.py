"""Copies of a promotion case that were handed over: the names to hide in them, freeze one, find one."""

from __future__ import annotations

from datetime import date

import msgspec

from pm_career.advice.audience import COLLEAGUE
from pm_career.advice.case import Case
from pm_career.domain.promotion import Audience, SentCopy
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.promotion import find_levels, read_case
from pm_career.store.agreements import list_agreements
from pm_career.store.confirmations import list_confirmations
from pm_career.store.log import Change, Store
from pm_career.store.one_on_ones import list_one_on_ones
from pm_career.store.people import list_people
from pm_career.store.promotion import add_sent, list_sent
from pm_career.store.promotion import find_sent as find_stored
from pm_career.store.ratings import list_raters


def list_names(store: Store, owner: Owner) -> dict[str, str]:
    """List the names that the notes hold, each with the role that stands for it; without the owner's own name.

    They are those of raters, of people there are notes about, of whoever confirmed evidence or agreed to something, and
    of those whom one meets.
    """
    person = owner.person
    found: dict[str, str] = {}
    for rater in list_raters(store, person):
        if rater.kind != "self":
            found.setdefault(rater.name, f"a {rater.kind}")
    for meeting in list_one_on_ones(store, person):
        found.setdefault(meeting.with_name, "a manager")
    for profile in list_people(store):
        for name in (profile.name, profile.person):
            found.setdefault(name, COLLEAGUE)
    others = [each.by for each in list_confirmations(store, person)]
    others += [each.with_name for each in list_agreements(store, person)]
    for name in others:
        found.setdefault(name, COLLEAGUE)
    own = {fold_spaces(name) for name in (owner.profile.name, person, "me")}
    return {name: role for name, role in found.items() if name.strip() and fold_spaces(name) not in own}


def freeze(
    change: Change,
    owner: Owner,
    case: Case,
    audience: Audience,
    day: date,
    *,
    name: str,
    text: str,
    content: str,
    digest: str,
) -> SentCopy:
    """Store a case as it is handed over: `text` is the document, `content` its JSON, both for the audience."""
    if not one_line(name):
        raise UsageError(
            "You did not say what to call the copy.", "Such as: pmcareer promotion send april --for manager"
        )
    return add_sent(
        change,
        SentCopy(
            person=owner.person,
            name=one_line(name),
            framework=case.framework,
            framework_version=case.version,
            target=case.target.id,
            audience=audience,
            day=day,
            text=text,
            content=content,
            digest=digest,
            evidence=tuple(each.id for each in case.pieces),
        ),
    )


def list_copies(store: Store, owner: Owner, to: str | None = None) -> tuple[SentCopy, ...]:
    """List the copies of the owner's case for a level (as typed; else the target), the newest last."""
    target = find_levels(owner, to)[1]
    return list_sent(store, owner.person, owner.require_ladder().id, target.id, owner.renamed)


def find_copy(store: Store, owner: Owner, typed: str | None, to: str | None = None) -> SentCopy:
    """Find a copy by its id or name, else the newest one of the case. Raises a UsageError where there is none."""
    if typed is None:
        copies = list_copies(store, owner, to)
        if not copies:
            raise UsageError("You have not handed over this case yet.", "See pmcareer promotion send --help")
        return copies[-1]
    named = [each for each in list_sent(store, owner.person) if fold_spaces(each.name) == fold_spaces(typed)]
    found = named[-1] if named else find_stored(store, typed)
    owner.refuse_another(f"The copy {found.id}", found.person)
    return found


def read_case_of(store: Store, owner: Owner, copy: SentCopy, today: date) -> Case:
    """Read the case that a copy was made of, as it stands now: for its level, and its span of evidence."""
    since = msgspec.json.decode(copy.content).get("since")
    return read_case(store, owner, today, to=copy.target, since=date.fromisoformat(since) if since else None)

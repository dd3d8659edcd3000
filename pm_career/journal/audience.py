"""Read a promotion case as one of its audiences sees it, and count what that audience does not see."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pm_career.advice.audience import (
    COLLEAGUE,
    LeftOut,
    count_left_out,
    find_perhaps_names,
    list_ordinary_words,
    reduce_case,
)
from pm_career.advice.case import Case
from pm_career.domain.promotion import Audience
from pm_career.domain.text import fold_spaces
from pm_career.frameworks.quality.lexicon import load_word_lists
from pm_career.journal.access import Owner
from pm_career.journal.promotion import read_case
from pm_career.store.agreements import list_agreements
from pm_career.store.confirmations import list_confirmations
from pm_career.store.evidence import list_evidence
from pm_career.store.log import Store
from pm_career.store.one_on_ones import list_one_on_ones
from pm_career.store.people import list_people
from pm_career.store.ratings import list_raters


class AudienceCase(NamedTuple):
    """A case as `audience` sees it, and how much of it that is not.

    `private` counts the private pieces of the span, which nobody sees. Where names were replaced by roles,
    `perhaps_names` are words in it that may be names all the same.
    """

    case: Case
    audience: Audience
    left_out: LeftOut
    private: int
    perhaps_names: tuple[str, ...] = ()


def read_case_for(
    store: Store,
    owner: Owner,
    today: date,
    audience: Audience = "self",
    *,
    to: str | None = None,
    since: date | None = None,
    keep_names: bool = False,
) -> AudienceCase:
    """Read the case of the owner as `audience` sees it. `to` is a level as typed; `since` leaves out earlier days."""
    names = list_names(store, owner)
    whole = read_case(store, owner, today, to=to, since=since)
    case = reduce_case(whole, audience, names, keep_names=keep_names)
    private = sum(each.private and (since is None or each.date >= since) for each in list_evidence(store, owner.person))
    perhaps: tuple[str, ...] = ()
    if audience == "committee" and not keep_names:
        perhaps = find_perhaps_names(case, names, list_ordinary_words(owner.require_ladder(), load_word_lists()))
    return AudienceCase(case, audience, count_left_out(whole, case), private, perhaps)


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

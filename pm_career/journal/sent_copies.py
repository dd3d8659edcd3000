"""Copies of a promotion case that were handed over: freeze, find or remove one, read its case again as it is now."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from pm_career.advice.audience import replace_names
from pm_career.advice.case import Case
from pm_career.domain.promotion import Audience, SentCopy
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.journal.access import Owner
from pm_career.journal.audience import list_names, read_case_for
from pm_career.journal.promotion import find_levels
from pm_career.store.faults import SpoiltError
from pm_career.store.kinds import SENT
from pm_career.store.log import Change, Store
from pm_career.store.promotion import add_sent, list_sent, remove_sent
from pm_career.store.promotion import find_sent as find_stored


class _Identified(msgspec.Struct):
    id: str
    kind: str = ""


class _Rating(msgspec.Struct):
    rater: str
    step: int
    name: str | None = None


class _Piece(_Identified, kw_only=True):
    what: str
    outcome: str | None = None


class _Agreed(_Identified, kw_only=True):
    what: str
    state: str


class _Claim(_Identified, kw_only=True):
    title: str | None = None
    bar: str | None = None
    claim: str | None = None
    ratings: list[_Rating] = []
    evidence: list[_Piece] = []


class _Line(msgspec.Struct):
    own: str | None = None


class _Content(msgspec.Struct):
    """What a comparison reads of the case in a copy."""

    to: str = ""
    since: date | None = None
    framework: str | None = None
    framework_version: str | None = None
    ask: str | None = None
    agreed: list[_Agreed] = []
    claims: list[_Claim] = []
    scope: dict[str, _Line] = {}
    not_shown: list[_Identified] = []


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
    """List the copies of the owner's case for a level (as typed; else the target), the newest last.

    Where the ladder cannot be opened, they are those of all cases, or those for the level with the id that was typed.
    """
    if owner.ladder is None:
        return tuple(each for each in list_sent(store, owner.person) if to is None or each.target == to.strip())
    target = find_levels(owner, to)[1]
    return list_sent(store, owner.person, owner.require_ladder().id, target.id, owner.renamed)


def find_same(store: Store, owner: Owner, audience: Audience, digest: str, to: str | None) -> SentCopy | None:
    """Find the newest copy of the case for an audience, if nothing differs from it."""
    copies = [each for each in list_copies(store, owner, to) if each.audience == audience]
    return copies[-1] if copies and copies[-1].digest == digest else None


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


def remove(change: Change, owner: Owner, typed: Iterable[str]) -> tuple[SentCopy, ...]:
    """Remove copies by their ids or names. Removes nothing if one of them is refused."""
    going = dict.fromkeys(find_copy(change, owner, each).id for each in typed)
    return tuple(remove_sent(change, each) for each in going)


def read_content(copy: SentCopy) -> dict[str, Any]:
    """Read the case that a copy holds, as it is in JSON. Raises a SpoiltError where it is none."""
    try:
        msgspec.json.decode(copy.content, type=_Content)
        content: dict[str, Any] = msgspec.json.decode(copy.content)
    except (msgspec.MsgspecError, RecursionError):
        raise SpoiltError(f"{SENT.called} {copy.id}") from None
    return content


def read_case_again(store: Store, owner: Owner, copy: SentCopy, today: date) -> Case:
    """Read the case of a copy as it stands now: for its level, its span and its audience, with names if it has some."""
    since = read_content(copy).get("since")
    text = unicodedata.normalize("NFC", copy.text)
    return read_case_for(
        store,
        owner,
        today,
        copy.audience,
        to=copy.target,
        since=date.fromisoformat(since) if since else None,
        keep_names=replace_names(text, list_names(store, owner)) != text,
    ).case

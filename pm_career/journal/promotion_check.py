"""Check a promotion case as its audience sees it, and a text that was written from it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pm_career.advice.audience import reduce_case
from pm_career.advice.case import Case
from pm_career.advice.promotion_check.check import Report, check_case
from pm_career.advice.promotion_check.draft import Draft, check_draft
from pm_career.domain.promotion import Audience
from pm_career.frameworks.quality.lexicon import load_word_lists
from pm_career.journal.access import Owner
from pm_career.journal.promotion import read_case
from pm_career.journal.sent_copies import list_names
from pm_career.store.log import Store


class SeenCase(NamedTuple):
    """A case as its audience sees it. `hidden_names` were replaced in it by roles; None where names may be seen."""

    case: Case
    hidden_names: tuple[str, ...] | None


def read_seen_case(
    store: Store,
    owner: Owner,
    today: date,
    *,
    to: str | None = None,
    since: date | None = None,
    audience: Audience = "self",
    keep_names: bool = False,
) -> SeenCase:
    """Read the case of the owner as `audience` sees it. `to` is a level as typed."""
    names = list_names(store, owner)
    whole = read_case(store, owner, today, to=to, since=since)
    hides = audience == "committee" and not keep_names
    return SeenCase(reduce_case(whole, audience, names, keep_names=keep_names), tuple(names) if hides else None)


def check_seen_case(owner: Owner, seen: SeenCase, claim_words: int) -> Report:
    """Check a case by all rules. `claim_words` are those that its first page has room for in each claim."""
    ladder = owner.require_ladder()
    return check_case(seen.case, ladder, load_word_lists(), claim_words=claim_words, hidden_names=seen.hidden_names)


def check_text(seen: SeenCase, text: str) -> Draft:
    """Check a text in Markdown that was written from a case: which of its sentences rest on no evidence."""
    from pm_career.importing.draft import read_paragraphs  # 45 ms, for a draft alone

    return check_draft(read_paragraphs(text), seen.case, load_word_lists())

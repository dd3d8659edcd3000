"""Check a person's promotion case as an audience sees it, and a text that was written from it."""

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


class CheckedCase(NamedTuple):
    """A case, what was found in it, and what in a text that was written from it (None: there was none)."""

    case: Case
    report: Report
    draft: Draft | None


def check_promotion(
    store: Store,
    owner: Owner,
    today: date,
    *,
    to: str | None = None,
    since: date | None = None,
    audience: Audience = "self",
    keep_names: bool = False,
    draft: str | None = None,
) -> CheckedCase:
    """Read the case of the owner and check it as `audience` sees it. `draft` is a text in Markdown to check with it."""
    names = list_names(store, owner)
    case = reduce_case(read_case(store, owner, today, to=to, since=since), audience, names, keep_names=keep_names)
    lists = load_word_lists()
    hides_names = audience == "committee" and not keep_names
    report = check_case(case, owner.require_ladder(), lists, hidden_names=names if hides_names else None)
    if draft is None:
        return CheckedCase(case, report, None)
    from pm_career.importing.draft import read_paragraphs  # 45 ms, for a draft alone

    return CheckedCase(case, report, check_draft(read_paragraphs(draft), case, lists))

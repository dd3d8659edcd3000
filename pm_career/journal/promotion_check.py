"""Check a promotion case as its audience sees it, and a text that was written from it."""

from __future__ import annotations

from pm_career.advice.promotion_check.check import Report, check_case
from pm_career.advice.promotion_check.draft import Draft, check_draft
from pm_career.frameworks.quality.lexicon import load_word_lists
from pm_career.journal.access import Owner
from pm_career.journal.audience import AudienceCase


def check_audience_case(owner: Owner, seen: AudienceCase, claim_words: int) -> Report:
    """Check a case by all rules. `claim_words` are those that its first page has room for in each claim."""
    ladder = owner.require_ladder()
    lists, perhaps = load_word_lists(), seen.perhaps_names
    return check_case(seen.case, ladder, lists, claim_words=claim_words, perhaps_names=perhaps)


def check_text(seen: AudienceCase, text: str) -> Draft:
    """Check a text in Markdown that was written from a case: which of its sentences rest on no evidence."""
    from pm_career.importing.draft import read_paragraphs  # 45 ms, for a draft alone

    return check_draft(read_paragraphs(text), seen.case, load_word_lists())

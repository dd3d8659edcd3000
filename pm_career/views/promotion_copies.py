"""Pages about copies of a promotion case that were handed over: a list, and what is new since one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pm_career.advice.case_diff import CaseChange, ChangeKind
from pm_career.domain.dates import format_day, format_relative
from pm_career.domain.page import Block, Cell, Grid, Hint, Page, Pair, Pairs, Prose, Records, Section, Title
from pm_career.domain.promotion import SentCopy
from pm_career.domain.text import cut_text, format_count

_TITLES: dict[ChangeKind, str] = {
    "evidence": "New evidence",
    "shown": "Shown now",
    "claim": "Claims",
    "ask": "The ask",
    "agreed": "Agreed",
    "rating": "Ratings",
    "scope": "Scope",
    "edited": "Evidence with another text",
    "gone": "Evidence that is gone",
    "not-shown": "Not shown any more",
    "bar": "Bars with another text",
    "ladder": "Version of the ladder",
}
_NOTHING_NEW = "Nothing is new since then."
_LONGEST = 160
"""Characters of a text in the list of changes."""


def build_copies_page(copies: Sequence[SentCopy], today: date) -> Page:
    """Build the list of copies, the newest last, each with its level where they are of several cases."""
    if not copies:
        said = "You have not handed over this case yet"
        hint = ("pmcareer promotion send NAME --for manager", "keep a copy of what you hand over")
        return (Title(said, "Promotion case"), Records((), said), Hint((hint,)))
    has_levels = len({each.target for each in copies}) > 1
    rows = tuple(
        (
            Cell((each.name,), head=each.id),
            *([Cell((each.target,))] if has_levels else []),
            Cell((each.audience,)),
            Cell((format_relative(each.day, today),)),
            Cell((format_count(len(each.evidence), "evidence"),)),
        )
        for each in copies
    )
    records = tuple(
        (each.id, each.day.isoformat(), each.audience, each.name, each.framework_version, each.digest)
        for each in copies
    )
    hints = (
        (f"pmcareer promotion diff {copies[-1].id}", "what is new since"),
        (f"pmcareer promotion sent {copies[-1].id}", "its text"),
    )
    grid = Grid(("Copy", *(["Level"] if has_levels else []), "For", "When", "It has"), rows, records, wraps=0)
    return (Title("Handed over", "Promotion case"), grid, Hint(hints))


def build_diff_page(copy: SentCopy, changes: Sequence[CaseChange], today: date) -> Page:
    """Build the page of what is new since a copy, new evidence first."""
    when = f"{format_relative(copy.day, today)}, {format_day(copy.day)}, for {copy.audience}"
    blocks: list[Block] = [Title(f"New since {copy.name}", "Promotion case", when)]
    for kind, title in _TITLES.items():
        found = [each for each in changes if each.kind == kind]
        if found:
            blocks += [Section(title), Pairs(tuple(map(_build_change, found)), title)]
    if not changes:
        blocks.append(Prose(_NOTHING_NEW, "New"))
    records = tuple((each.kind, each.id, each.title, each.before, each.after) for each in changes)
    blocks += [Records(records, _NOTHING_NEW), Hint((("pmcareer promotion", "the case as it stands today"),))]
    return tuple(blocks)


def _build_change(each: CaseChange) -> Pair:
    name = each.title or each.id or "the ask"
    before, after = (cut_text(text, _LONGEST) for text in (each.before, each.after))
    if before and after:
        return Pair(name, f"{after} (was: {before})")
    return Pair(name, after or (f"was: {before}" if before else each.id))

"""The promotion case as a page: the first page that somebody decides on, and the whole behind it."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.advice.case import Case, CaseCounts, Expected, Piece, count_shown
from pm_career.domain.dates import format_day, format_month
from pm_career.domain.page import Block, Entry, Hint, Page, Pair, Pairs, Prose, Section, Title
from pm_career.domain.person import ME
from pm_career.domain.promotion import MOST_OWN_WORDS, Agreement
from pm_career.domain.text import format_count, start_sentence
from pm_career.views.evidence import SOURCE_NAMES
from pm_career.views.promotion_table import NONE, build_table, describe_rating, shorten
from pm_career.views.theme import SEPARATOR

MOST_WORDS = 350
"""Words of the first page, its hints included. The claims in its table share what the rest leaves."""
_FEWEST_WORDS = 4
"""With room for fewer words for each claim, the table has only a sign that there is one."""
_WORDS_OF_HINTS = 40
_MOST_AGREED = 2
"""Agreements that the first page tells; the others it counts."""
_WORDS_OF_AGREED = 15
"""Words of an agreement on the first page."""


def build_first_page(case: Case) -> Page:
    """Build the first page: the ask, what was agreed, what it rests on, the pieces put first, and each expectation."""
    return (*_build_first_page(case), Hint(tuple(_list_hints(case))))


def build_page(case: Case, *, is_document: bool = False) -> Page:
    """Build the whole case: the first page, each expectation, the scope, what is not shown, and all the evidence.

    A document, which somebody else reads, leaves out what the person has not written; a screen says that it is missing.
    """
    return (
        *_build_first_page(case, is_document=is_document),
        *_build_expectations(case, is_document=is_document),
        *_build_scope(case, is_document=is_document),
        *_build_not_shown(case),
        *_build_evidence(case),
        Hint(tuple(_list_hints(case, is_whole=True))),
    )


def _build_first_page(case: Case, *, is_document: bool = False) -> Iterator[Block]:
    yield _build_title(case)
    yield Pairs(tuple(_list_head(case, is_document=is_document)))
    if case.first:
        yield Section("First")
        yield Pairs(tuple(_build_first(case.piece(id)) for id in case.first), "First")
    yield Section("Expectations that rise" if case.start and case.start != case.target else "What the level expects")
    yield build_table(case, count_claim_words(case))
    if end := tuple(_list_end(case)):
        yield Pairs(end, apart=True)


def _build_title(case: Case) -> Title:
    """Who, from which level to which; beside it the day of the case, its ladder and its span."""
    since = f"evidence since {format_day(case.since)}" if case.since else "all evidence"
    way = f"{case.start.title} → {case.target.title}" if case.start and case.start != case.target else case.target.title
    name = case.name or ("" if case.person == ME else case.person)
    aside = SEPARATOR.join((format_day(case.until), f"{case.framework} {case.version}", since))
    return Title(SEPARATOR.join(filter(None, (name, way))), "Promotion case", aside)


def count_claim_words(case: Case) -> int:
    """How many words of the first page each claim may have; 0 if there is no room for them."""
    pairs = [*_list_head(case), *map(_build_first, map(case.piece, case.first)), *_list_end(case)]
    texts = [text for pair in pairs for text in (pair.name, pair.text, pair.aside)]
    title, table = _build_title(case), build_table(case, 0)
    texts += [title.text, title.aside, table.legend]
    texts += [line for row in table.rows for cell in row for line in cell.lines]
    left = MOST_WORDS - _WORDS_OF_HINTS - sum(len(text.split()) for text in texts)
    claims = sum(each.claim is not None for each in case.expected)
    most = min(MOST_OWN_WORDS, left // max(1, claims) - 1)  # each is called "Claim"
    return most if most >= _FEWEST_WORDS else 0


def _list_hints(case: Case, *, is_whole: bool = False) -> Iterator[tuple[str, str]]:
    """What is missing most: the ask, then a choice of evidence, then a claim, then evidence."""
    if not case.ask:
        yield "pmcareer promotion ask TEXT", "say what you ask for"
    if case.pieces and not case.counts.claimed:
        yield "pmcareer promotion sort", "choose which evidence stands for what"
    if unclaimed := [each for each in case.expected if each.evidence and not each.claim]:
        yield f"pmcareer promotion claim {unclaimed[0].id} TEXT", "say what you have shown, in a sentence"
    elif case.not_shown:
        missing = case.not_shown[0]
        yield f"pmcareer evidence add TEXT --{missing.kind} {missing.id}", "write down what shows it"
    if case.counts.claimed:
        yield "pmcareer promotion check", "what to mend"
    if not is_whole:
        yield "pmcareer promotion --full", "each expectation in full"


def _list_head(case: Case, *, is_document: bool = False) -> Iterator[Pair]:
    if case.ask or not is_document:
        yield Pair("The ask", shorten(case.ask) if case.ask else "not said yet")
    for each in case.agreed[:_MOST_AGREED]:
        yield Pair("Agreed", _format_agreement(each))
    if len(case.agreed) > _MOST_AGREED:
        yield Pair("Agreed", f"and {len(case.agreed) - _MOST_AGREED} more")
    counts = case.counts
    is_same = case.start is None or case.start == case.target
    verb = "" if is_same else " rises" if counts.rise == 1 else " rise"
    parts = [f"{format_count(counts.rise, 'expectations')}{verb}: {_format_counts(counts)}"]
    if case.responsibilities:
        also = count_shown(case.responsibilities)
        parts.append(f"{format_count(also.rise, 'responsibilities')}: {_format_counts(also)}")
    yield Pair("It rests on", "; ".join(parts))


def _format_counts(counts: CaseCounts) -> str:
    return (
        f"{counts.claimed} claimed, {counts.with_evidence} with evidence, {counts.others_word} on somebody else's word"
    )


def _format_agreement(each: Agreement) -> str:
    shown = f"shown by {', '.join(each.evidence)}" if each.evidence else each.state
    due = f"by {format_day(each.due)}" if each.due else ""
    who = f"with {each.with_name}" if each.with_name else ""
    return SEPARATOR.join(filter(None, (shorten(each.what, _WORDS_OF_AGREED), who, due, shown)))


def _build_first(piece: Piece) -> Pair:
    return Pair(f"{piece.id}  {format_month(piece.date)}", f"{shorten(piece.what)} ({_format_word(piece)})")


def _format_word(piece: Piece) -> str:
    """Whose word a piece rests on: those who confirmed it, else its source."""
    if piece.confirmed_by:
        return f"confirmed by {', '.join(piece.confirmed_by)}"
    return SOURCE_NAMES[piece.source]


def _list_end(case: Case) -> Iterator[Pair]:
    if case.not_shown:
        yield Pair("Not shown yet", SEPARATOR.join(each.title for each in case.not_shown))
    if case.against:
        yield Pair("Against", SEPARATOR.join(f"{id} {shorten(case.piece(id).what, 12)}" for id in case.against[:3]))


def _build_expectations(case: Case, *, is_document: bool) -> Iterator[Block]:
    yield Section("Each expectation")
    for each in case.expected:
        steps = (
            f"{NONE if each.from_step is None else each.from_step} → {each.to_step}"
            if each.to_step is not None
            else "responsibility"
        )
        yield Entry(each.title, "Expectation", steps)
        yield Prose(each.bar, "The bar", quiet=False)
        if each.claim or not is_document:
            yield Prose(each.claim or "none yet", "Claim", quiet=False)
        if each.ratings:
            given = (f"{describe_rating(rating)}, {format_day(rating.date)}" for rating in each.ratings)
            yield Prose(SEPARATOR.join(given), "Ratings", quiet=False)
        if each.evidence:
            yield Pairs(tuple(_build_piece(piece, each) for piece in each.evidence), "Evidence")
        else:
            yield Prose("Not shown yet: there is no evidence for it.", "Evidence", tone="to_go")


def _build_piece(piece: Piece, expected: Expected) -> Pair:
    shown = [each for each in expected.behaviours if each.evidence == piece.id]
    behaviours = (f"shows “{each.text}”{f' (from {each.version})' if each.version else ''}" for each in shown)
    what = f"{format_day(piece.date)}: {piece.what} ({_format_word(piece)})"
    return Pair(piece.id, SEPARATOR.join([what, *behaviours]))


def _build_scope(case: Case, *, is_document: bool) -> Iterator[Block]:
    lines = [each for each in case.scope if each.bar or each.own]
    if lines:
        yield Section("Scope")
    for each in lines:
        yield Entry(start_sentence(each.part), "Scope")
        if each.bar:
            yield Prose(each.bar, "The level", tone="muted")
        if each.own or not is_document:
            yield Prose(each.own or "Not said yet.", "Own")


def _build_not_shown(case: Case) -> Iterator[Block]:
    yield Section("Not shown yet")
    if case.not_shown:
        yield Pairs(tuple(Pair(each.title, each.bar) for each in case.not_shown), "Not shown yet")
    else:
        yield Prose("Each expectation has evidence.", "Not shown yet")
    if case.against:
        yield Section("Against")
        against = map(case.piece, case.against)
        yield Pairs(tuple(Pair(each.id, f"{format_day(each.date)}: {each.what}") for each in against), "Against")


def _build_evidence(case: Case) -> Iterator[Block]:
    """All evidence that is named, in full: what happened, what came of it, who says so, where it can be seen."""
    if case.pieces:
        yield Section("All evidence used")
    for each in case.pieces:
        yield Entry(each.id, "Evidence", format_day(each.date))
        yield Prose(each.what, "What happened")
        if each.outcome:
            yield Prose(f"Outcome: {each.outcome}", "Outcome")
        yield Prose(f"Rests on {SOURCE_NAMES[each.source]}.", "Source", tone="muted")
        for word in each.words:
            yield Prose(f"{word.by}, {format_day(word.date)}: {word.text}", "Word")
        for link in each.links:
            yield Prose(link, "Link")

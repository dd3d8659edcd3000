"""Rules on the case as a whole: what was agreed, what it is silent on, who has rated, what a reader can take in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pm_career.advice.promotion_check.finding import CASE, Checked, Finding, Remedy, name_place
from pm_career.advice.promotion_check.own_texts import list_own_texts
from pm_career.domain.promotion import MOST_OWN_WORDS, Agreement
from pm_career.domain.text import cut_text, find_first_sentence, join_names, one_line

NAMES = "names"
NOT_AGREED = "not-agreed"
FOCUS = "focus-silent"
NO_RATING = "no-manager-rating"
LADDER = "ladder-changed"
LONG = "too-long"

_MOST_SHOWN = 60
"""Characters of an agreement in a message."""


def find_names(checked: Checked) -> Iterator[Finding]:
    """Words that may be names of people, in a case for an audience that should not see them."""
    left = dict.fromkeys(checked.perhaps_names)
    for own in list_own_texts(checked.case):
        words = frozenset(re.findall(r"\w+", own.whole))
        found = [name for name in checked.perhaps_names if words.issuperset(re.findall(r"\w+", name))]
        if found:
            message = f"It may name somebody: {', '.join(found)}."
            yield Finding(NAMES, own.place, message, "Write the role instead", own.remedy)
        for name in found:
            left.pop(name, None)
    if left:
        message = f"An agreement, a project or somebody's word may name somebody: {', '.join(left)}."
        yield Finding(NAMES, CASE, message, "See where", Remedy("read names"))


def find_not_agreed(checked: Checked) -> Iterator[Finding]:
    """An agreement that the case does not show."""
    claimed = {each.id for each in checked.case.expected if each.claim}
    titles = {each.id: each.title for each in checked.case.expected}
    for each in checked.case.agreed:
        silent = [skill for skill in each.skills if skill in titles and skill not in claimed]
        if not each.evidence:
            message = f"{_quote(each)} was agreed, and no evidence in the case shows it."
            mend = "Say what shows it, or that it does not hold any more"
            yield Finding(NOT_AGREED, each.id, message, mend, Remedy("show agreement", each.id))
        elif silent:
            message = f"{_quote(each)} was agreed for {titles[silent[0]]}, which the case does not claim."
            remedy = Remedy("claim", silent[0])
            yield Finding(NOT_AGREED, each.id, message, "Say in a sentence what was shown", remedy)


def find_focus(checked: Checked) -> Iterator[Finding]:
    """A skill in focus at the target without a claim."""
    for each in checked.case.skills:
        if each.is_focus and not each.claim:
            yield Finding(
                FOCUS,
                name_place(each),
                f"{each.title} is in focus at {checked.case.target.title}, and the case claims nothing for it.",
                "Say in a sentence what was shown",
                Remedy("claim", each.id),
            )


def find_no_rating(checked: Checked) -> Iterator[Finding]:
    """Skills that no manager has rated since their newest piece of evidence."""
    waiting = []
    for each in checked.case.skills:
        rated = [rating.date for rating in each.ratings if rating.rater == "manager"]
        if each.evidence and (not rated or max(rated) < max(piece.date for piece in each.evidence)):
            waiting.append(each)
    if waiting:
        yield Finding(
            NO_RATING,
            CASE,
            f"No manager has rated {_join_few([each.title for each in waiting])} since the newest evidence.",
            "Ask for a rating, and store it",
            Remedy("rate as manager", waiting[0].id),
        )


def find_ladder_changed(checked: Checked) -> Iterator[Finding]:
    """What was kept for a behaviour that the ladder has no more, and ratings by an earlier major version of it."""
    case = checked.case
    for each in case.expected:
        for behaviour in each.behaviours:
            if behaviour.version:
                yield Finding(
                    LADDER,
                    behaviour.evidence,
                    f"It was kept for a behaviour of version {behaviour.version}, which the ladder has no more.",
                    "Keep it for one of the present behaviours",
                    Remedy("keep for behaviour", behaviour.evidence, each.kind, each.id),
                )
    outdated = [each for each in case.skills if any(_is_older(rating.version, case.version) for rating in each.ratings)]
    if outdated:
        yield Finding(
            LADDER,
            CASE,
            f"Ratings of {_join_few([each.title for each in outdated])} are from before version {case.version}, "
            "which asks for new things.",
            "Rate them again",
            Remedy("rate", outdated[0].id),
        )


def find_too_long(checked: Checked) -> Iterator[Finding]:
    """A text whose first sentence does not fit on the first page, where the claims share what the other texts leave."""
    room = dict.fromkeys(("ask", *checked.case.first), MOST_OWN_WORDS)
    room |= {name_place(each): checked.claim_words for each in checked.case.expected}
    for own in list_own_texts(checked.case):
        words = len(find_first_sentence(one_line(own.text)).split())
        if own.place in room and words > room[own.place]:
            message = f"Its first sentence has {words} words; the first page has room for {room[own.place]}."
            yield Finding(LONG, own.place, message, "Begin with a shorter sentence", own.remedy)


def _quote(each: Agreement) -> str:
    return f"“{cut_text(one_line(each.what), _MOST_SHOWN)}”"


def _join_few(titles: list[str]) -> str:
    """At most three titles, or two and how many more."""
    return join_names(titles if len(titles) <= 3 else [*titles[:2], f"{len(titles) - 2} more"])


def _is_older(version: str, present: str) -> bool:
    """Whether a version has a lower major number than the present one; False where either has none."""
    before, now = version.partition(".")[0], present.partition(".")[0]
    return before.isdecimal() and now.isdecimal() and int(before) < int(now)

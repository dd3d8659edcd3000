"""The table of a promotion case: what the level expects, how it is rated, and the evidence and claim for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pm_career.advice.case import Case, Expected, GivenRating
from pm_career.domain.dates import format_month
from pm_career.domain.page import Cell, Grid, Pair
from pm_career.domain.promotion import MOST_OWN_WORDS
from pm_career.domain.text import find_first_sentence, one_line, spell_count
from pm_career.views.steps import say_step
from pm_career.views.theme import DIFFERS, OTHERS_WORD, SEPARATOR

NONE = "–"
"""What stands where there is no rating or step."""


def build_table(case: Case, most: int) -> Grid:
    """A row for each expectation and responsibility: bar, own rating, that of others, evidence; below it the claim.

    A claim has at most `most` words; 0: there is no room for claims.
    """
    has_others = any(each.rater != "self" for expected in case.skills for each in expected.ratings)
    columns = ("Skill or responsibility", "Bar", "Own", *(("Others",) if has_others else ()), "Evidence")
    return Grid(
        columns,
        tuple(_build_row(each, has_others=has_others) for each in case.expected),
        below=tuple(
            (Pair("Claim", shorten(each.claim, most)),) if each.claim and most else () for each in case.expected
        ),
        spoken=tuple(_say_row(each) for each in case.expected),
        stack_below=56,
        wraps=0,
        groups=(len(case.skills), len(case.responsibilities)),
        legend=SEPARATOR.join(_list_signs(case.expected)),
    )


def _list_signs(expected: Sequence[Expected]) -> Iterator[str]:
    """What each sign of the table means, of those that occur."""
    if any(piece.has_others_word for each in expected for piece in each.evidence):
        yield f"{OTHERS_WORD}n on somebody else's word"
    if any(map(_is_rated_otherwise, expected)):
        yield f"{DIFFERS} rated otherwise"


def _build_row(each: Expected, *, has_others: bool) -> tuple[Cell, ...]:
    own, other, differs = _find_own(each), _find_other(each), _is_rated_otherwise(each)
    others = Cell(
        (f"{other.step}{f' {DIFFERS}' if differs else ''}" if other else NONE,),
        tone="differs" if differs else "normal",
    )
    return (
        Cell((each.title,), tone="strong"),
        Cell((str(each.to_step) if each.to_step is not None else "",)),
        Cell((str(own.step) if own else NONE if each.kind == "skill" else "",)),
        *([others if each.kind == "skill" else Cell(("",))] if has_others else ()),
        _build_proof(each),
    )


def _build_proof(each: Expected) -> Cell:
    if not each.evidence:
        return Cell(("none",), tone="to_go")
    newest = max(piece.date for piece in each.evidence)
    others = sum(piece.has_others_word for piece in each.evidence)
    sign = f" {OTHERS_WORD}{others}" if others else ""
    return Cell((f"{len(each.evidence)}{SEPARATOR}{format_month(newest)}{sign}",), tone="met" if others else "normal")


def _find_own(each: Expected) -> GivenRating | None:
    return next((rating for rating in each.ratings if rating.rater == "self"), None)


def _find_other(each: Expected) -> GivenRating | None:
    """The newest rating by a manager, else by a peer."""
    others = [rating for rating in each.ratings if rating.rater != "self"]
    return max(others, key=lambda rating: (rating.rater == "manager", rating.date), default=None)


def _is_rated_otherwise(each: Expected) -> bool:
    own, other = _find_own(each), _find_other(each)
    return own is not None and other is not None and own.step != other.step


def _say_row(each: Expected) -> str:
    """The row in words."""
    parts = [] if each.to_step is None else [f"the bar is {each.to_step}"]
    parts += map(describe_rating, each.ratings)
    parts.append(spell_count(len(each.evidence), "piece") + " of evidence" if each.evidence else "no evidence")
    parts.append(f"claim: {each.claim}" if each.claim else "no claim")
    return f"{each.title}: {', '.join(parts)}"


def describe_rating(rating: GivenRating) -> str:
    """'own rating 3', 'peer Ana 0 (not yet)'."""
    who = "own rating" if rating.rater == "self" else " ".join(filter(None, (rating.rater, rating.name)))
    return f"{who} {say_step(rating.step)}"


def shorten(text: str, most: int = MOST_OWN_WORDS) -> str:
    """The first sentence of a text, at most `most` words of it."""
    words = find_first_sentence(one_line(text)).split()
    return " ".join(words if len(words) <= most else [*words[:most], "…"])

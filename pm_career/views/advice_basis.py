"""What the advice starts from: ratings and how old they are, or what the present level expects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pm_career.advice.development import Advice, Item
from pm_career.domain.dates import format_relative
from pm_career.domain.page import Prose
from pm_career.domain.text import start_sentence


def build_basis(advice: Advice) -> Prose:
    """Say what the advice starts from: ratings, or what the present level expects."""
    who = advice.who
    if advice.entering is not None and advice.basis == "expectations":
        text = f"{_say_none(advice)}: first comes what this level puts in focus."
    elif advice.entering is not None:
        text = f"From {who.ratings}."
    elif advice.basis == "expectations" and advice.to is None:
        text = f"{_say_none(advice)}: --rate SKILL=N compares {who.you} with this level."
    elif advice.basis == "expectations":
        text = f"{_say_none(advice)}: this starts from what {who.your} present level asks."
    else:
        text = f"From {who.ratings}; a skill without one starts from {who.your} present level."
    return Prose(text, "Basis", tone="muted")


def describe_basis(advice: Advice, rated: Mapping[str, date], today: date | None) -> str:
    """Say what the advice starts from and how old that is, in as few words as there are."""
    if not rated or today is None:
        return build_basis(advice).text
    return f"From {advice.who.ratings}: {len(rated)} of {len(list_items(advice))} skills, {describe_age(rated, today)}."


def list_items(advice: Advice) -> tuple[Item, ...]:
    """List all skills that the advice is about."""
    return advice.focus + advice.later + advice.strengths + advice.proof_gaps


def describe_age(rated: Mapping[str, date], today: date) -> str:
    """Describe how old ratings are: '3 months ago', or 'the newest today, the oldest 3 months ago'."""
    newest, oldest = (format_relative(min(day, today), today) for day in (max(rated.values()), min(rated.values())))
    return f"the newest {newest}, the oldest {oldest}" if newest != oldest else newest


def _say_none(advice: Advice) -> str:
    """Begin a sentence about advice that rests on no rating."""
    who = advice.who
    if advice.has_others:
        return f"None of {who.ratings} counts here"
    return start_sentence(who.no_ratings)

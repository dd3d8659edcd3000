"""The part of `next` for somebody who is on no level yet: what carries over, the usual gap, what is asked there."""

from __future__ import annotations

from collections.abc import Iterator

from pm_career.advice.entry import Entering
from pm_career.domain.framework import NO_LEVEL, Background, Framework
from pm_career.domain.page import Block, Bullets, Entry, Pair, Pairs, Section
from pm_career.domain.text import join_names

_FEW = 3
"""What an interviewer looks for: so many lines unless the whole is asked for."""


def build_entering(framework: Framework, entering: Entering, title: str, *, full: bool = False) -> Iterator[Block]:
    """Say what helps to get to the first level, called `title`; `full`: with every background where none is chosen."""
    own = entering.background
    if full:
        yield from _build_whole(framework, entering)
    elif rows := _list_rows(framework, own) if own else tuple(_list_general_rows(entering)):
        yield Section(f"From {own.title}" if own else "Getting in")
        yield Pairs(rows)
    if entering.interview:
        yield Section(f"What an interviewer for {title} looks for")
        yield Bullets(entering.interview if full else entering.interview[:_FEW], "Interview", quiet=True)


def _build_whole(framework: Framework, entering: Entering) -> Iterator[Block]:
    """The chosen background, or every one; and how people move inside a company."""
    if shown := (entering.background,) if entering.background else entering.backgrounds:
        yield Section("What carries over")
        for each in shown:
            yield Entry(each.title, "Background", each.id)
            yield Pairs(_list_rows(framework, each))
    if entering.moving_inside:
        yield Section("Moving inside a company")
        yield Bullets(entering.moving_inside, "Moving inside", quiet=True)


def _list_general_rows(entering: Entering) -> Iterator[Pair]:
    """What holds for everybody: which backgrounds can be named, and the first thing on moving inside a company."""
    if entering.backgrounds:
        yield Pair("Carries over", f"--background ID: {', '.join(each.id for each in entering.backgrounds)}")
    for text in entering.moving_inside[:1]:
        yield Pair("Inside", text)


def _list_rows(framework: Framework, background: Background) -> tuple[Pair, ...]:
    carried = join_names([framework.skill(each).name for each in background.carries_over])
    gap = framework.skill(background.gap).name if background.gap else ""
    rows = (
        ("Carries over", ". ".join(filter(None, (carried, background.brings)))),
        ("Usual gap", ". ".join(filter(None, (gap, background.lacks)))),
        ("First", background.first_step),
    )
    return tuple(Pair(name, text) for name, text in rows if text)


def list_entry_hints(entering: Entering, call: str) -> Iterator[tuple[str, str]]:
    """The commands to offer beside those of any advice: to say what one comes from, for this call or for good."""
    own = entering.background
    if own is None and entering.backgrounds:
        yield f"{call} --background {entering.backgrounds[0].id}", "what carries over"
    if call != "pmcareer next":
        chosen = f" --background {own.id}" if own else ""
        yield f"pmcareer me set --level {NO_LEVEL}{chosen}", "remember it"

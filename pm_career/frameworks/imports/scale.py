"""What the file says of its scale -> the reading of its steps, with every cell of a legend booked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pm_career.domain.framework import Step
from pm_career.frameworks.imports.account import Fate
from pm_career.frameworks.imports.booked import book, book_fitted
from pm_career.frameworks.imports.claims import Gathered
from pm_career.frameworks.imports.legend import steps_in
from pm_career.frameworks.imports.sorting import Pairs, Sorted
from pm_career.frameworks.imports.steps import Scale
from pm_career.frameworks.imports.texts import Fitted, as_name, as_text, shortened
from pm_career.frameworks.imports.wishes import Wishes
from pm_career.frameworks.imports.words import says_nothing


def scale_of(claims: Sorted, pairs: Pairs, wishes: Wishes, gathered: Gathered) -> Scale:
    """The scale that the cells use, with the names that a legend gives its steps."""
    legend = {step: name for step, (_, _, name) in gathered.named_steps.items()}
    for claim in claims.scale:
        legend.update({step: name for step, name in steps_in(claim.text).items() if step not in legend})
    texts = {
        what: [
            claim.text
            for levels in pairs.values()
            for about in levels.values()
            for claim in about
            if claim.what == what and claim.text.strip() and not says_nothing(claim.text)
        ]
        for what in ("step", "content")
    }
    scale = Scale(texts["step"] or texts["content"], wishes, legend, gathered, steps=bool(texts["step"]))
    if scale.kind in ("texts", "marks") and not texts["step"]:
        gathered.assume(
            "The file gives no steps: each is that of the level's place on the ladder.",
            "--scale" if not wishes.scale else "",
        )
    return scale


def told_scale(steps: tuple[Step, ...], gathered: Gathered) -> tuple[Step, ...]:
    """The steps with what a table of the scale says of them; its cells are booked."""
    described: dict[int, str] = {}
    names = {step.value: step.name for step in steps}
    for step, (number, name, text) in gathered.named_steps.items():
        known = names.get(step) == as_name(text).text
        for at in (number, name):
            why = "" if known else "the scale has other names for its steps"
            book(gathered.account, at, Fate.KEPT if known else Fate.NOT_UNDERSTOOD, why, ("scale",) if known else ())
    for step, (at, text) in gathered.described_steps.items():
        if step in names:
            cleaned = as_text(text)
            short = shortened(cleaned.text)
            described[step] = short.text
            book_fitted(
                gathered.account, at, Fitted("", cleaned.done or short.done), ("scale", str(step), "description")
            )
    return tuple(
        msgspec.structs.replace(step, description=described.get(step.value) or step.description) for step in steps
    )


def book_scale(claims: Sorted, names: Sequence[str], gathered: Gathered) -> None:
    """Book what gives the names of steps: kept where the scale has them."""
    for claim in claims.scale:
        said = [as_name(name).text for step, name in steps_in(claim.text).items() if step > 0]
        if all(name in names for name in said):
            book(gathered.account, claim.at, Fate.ASSUMED, "read as a legend of the scale", ("scale",))
        else:
            book(gathered.account, claim.at, Fate.NOT_UNDERSTOOD, "the scale has other names for its steps")

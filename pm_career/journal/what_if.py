"""Parse typed ratings (SKILL=N), and advise from these alone. Imports no store, as `next --from` needs none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pm_career.advice.development import FEW, Advice
from pm_career.advice.development import advise as advise_on
from pm_career.advice.paths import require_target
from pm_career.domain.framework import NO_LEVEL, NOT_YET, Framework, Level
from pm_career.domain.names import find_background, find_level, find_present, find_skill
from pm_career.domain.person import ME, make_person_id, mention
from pm_career.domain.ratings import SELF, Rater
from pm_career.domain.text import fold_name, fold_spaces, one_line
from pm_career.errors import UsageError

if TYPE_CHECKING:
    from pm_career.advice.mapped_ratings import AppliedMap
    from pm_career.domain.promotion import Agreement
    from pm_career.journal.access import Owner


UNKNOWN = ("?", "unknown", "don't know", "not seen", "not known")
"""What to type for a skill that cannot be rated. It is stored as unknown, which is never the lowest step."""


class PersonalAdvice(NamedTuple):
    """Advice on a ladder and what it rests on.

    `steps` are all the ratings that it counts, those tried among them; `rated` are the days of the stored ones.
    `remarks` are sentences about what in the profile did not count; `carried` is what a map could carry over. `person`
    (an id) is whom it is about, by the ratings of `rater`; `owner` are the notes it is from, if any. `agreement` is the
    open agreement on what would be enough that is due first.
    """

    ladder: Framework
    advice: Advice
    steps: Mapping[str, int]
    rated: Mapping[str, date] = {}
    remarks: tuple[str, ...] = ()
    carried: AppliedMap | None = None
    person: str = ME
    rater: Rater = SELF
    owner: Owner | None = None
    agreement: Agreement | None = None

    def list_remarks(self, today: date) -> tuple[str, ...]:
        """The remarks, and a sentence that names the agreement."""
        if self.agreement is None:
            return self.remarks
        from pm_career.domain.promotion import describe_agreement  # few have agreed on anything

        return (*self.remarks, f"Agreed: {describe_agreement(self.agreement, today)}")


def parse_step(ladder: Framework, typed: str) -> int | None:
    """Parse a step from its number or its name; None for one of UNKNOWN. Raises a UsageError that lists the steps."""
    if fold_spaces(typed) in UNKNOWN:
        return None
    for step in (*ladder.scale, NOT_YET):  # the ladder's own names first
        if typed.strip() == str(step.value) or fold_name(typed) == fold_name(step.name):
            return step.value
    steps = ", ".join(f"{step.value} {step.name}" for step in ladder.list_rating_steps())
    raise UsageError(f"'{one_line(typed)}' is not a step of the scale.", f"Steps: {steps}, or ? for not known")


def split_rating(ladder: Framework, typed: str) -> tuple[str, str]:
    """Split 'influence=3' into the skill's id and the text after the equals sign."""
    name, equals, value = typed.rpartition("=")
    if not equals:
        raise UsageError(f"'{one_line(typed)}' is not a rating.", "Write SKILL=N, such as influence=3.")
    return find_skill(ladder, name).id, value


def parse_rating(ladder: Framework, typed: str) -> tuple[str, int | None]:
    """Parse 'influence=3' or 'influence=On my own' into a skill's id and a step; None for 'influence=?'."""
    skill, value = split_rating(ladder, typed)
    return skill, parse_step(ladder, value)


def parse_background(ladder: Framework, present: Level, typed: str | None) -> str:
    """The id of a typed background; empty if none was typed. Raises a UsageError for one that is on a level already."""
    if not typed:
        return ""
    if present.id != NO_LEVEL:
        hint = f"Give --from {NO_LEVEL}, or leave --background out."
        raise UsageError("A background counts only for getting to the first level.", hint)
    return find_background(ladder, typed).id


def advise_without_notes(
    ladder: Framework,
    start: str,
    to: str | None,
    *,
    rate: Sequence[str] = (),
    few: int = FEW,
    person: str = ME,
    background: str | None = None,
) -> PersonalAdvice:
    """Advise `person` (an id, or a name as typed) what to develop next at a typed level, from typed ratings alone."""
    present = find_present(ladder, start)
    came_from = parse_background(ladder, present, background)
    target = require_target(ladder, present, find_level(ladder, to)) if to else None
    tried = dict(parse_rating(ladder, each) for each in rate)
    steps = {skill: step for skill, step in tried.items() if step is not None}
    advice = advise_on(
        ladder,
        present.id,
        target.id if target else None,
        ratings=steps,
        few=few,
        who=mention(person),
        background=came_from,
    )
    return PersonalAdvice(ladder, advice, steps, person=make_person_id(person) or ME)

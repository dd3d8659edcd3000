"""What the evidence commands open and share: whose evidence it is, what its skills and levels are called now."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from pm_career.commands import output, streams
from pm_career.commands.personal import ladder_of, whose
from pm_career.commands.session import level_called, skill_called
from pm_career.domain.called import Names, names_in
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Framework
from pm_career.domain.goals import Goal
from pm_career.domain.moved import Moves
from pm_career.domain.person import ME, Profile
from pm_career.domain.plaintext import one_line
from pm_career.errors import FrameworkError, PmCareerError, UsageError
from pm_career.store.evidence import evidence_by_id
from pm_career.store.goals import goal_by_id
from pm_career.store.moves import moves_in
from pm_career.store.people import profile_of

if TYPE_CHECKING:
    from pm_career.store.log import Store


class Setting(NamedTuple):
    """One person's evidence on one ladder.

    `found` is None where the person's own ladder cannot be opened, and `fault` says why: what happened can still be
    written down and read then, with skills under their ids.
    """

    profile: Profile
    found: Framework | None
    moves: Moves
    fault: PmCareerError | None = None

    @property
    def person(self) -> str:
        """Whose it is."""
        return self.profile.person

    @property
    def option(self) -> str:
        """What further commands need so that they are about the same person."""
        return "" if self.person == ME else f" --person {self.person}"

    @property
    def ladder(self) -> Framework:
        """The ladder, where something cannot be understood without it."""
        if self.found is None:
            raise self.fault or FrameworkError("There is no ladder.")
        return self.found

    def skill(self, name: str) -> str:
        """The id of the skill that a name stands for."""
        return skill_called(self.ladder, name).id

    def level(self, name: str) -> str:
        """The id of the level that a name stands for; empty for none."""
        return level_called(self.ladder, name).id if name.strip() else ""

    @property
    def names(self) -> Names:
        """What skills and levels are called now."""
        return names_in(self.found, self.moves)

    def evidence(self, store: Store, id: str) -> Evidence:
        """This person's evidence with this id. Another person's is refused: it takes --person to look into hers."""
        each = evidence_by_id(store, id)
        if each.person != self.person:
            raise _not_hers(f"Evidence {each.id}", each.person)
        return each

    def goals(self, store: Store, ids: Iterable[str]) -> tuple[Goal, ...]:
        """This person's goals with these ids, each once."""
        found = {goal.id: goal for goal in (goal_by_id(store, id) for id in ids)}
        for goal in found.values():
            if goal.person != self.person:
                raise _not_hers(f"Goal {goal.id}", goal.person)
        return tuple(found.values())

    def answer(self, kept: Evidence, *, json: bool) -> None:
        """Hand what was kept to whoever reads stdout: as JSON if asked, its id to a script, nothing to a person."""
        if json:
            from pm_career.documents.evidence import evidence as document

            output.show_json(document(kept, self.moves))
        elif not streams.is_terminal(sys.stdout):
            streams.write(f"{kept.id}\n")


def setting_in(store: Store, person: str | None, framework: str | None) -> Setting:
    """The evidence of the person whom --person names, on her ladder or the one that was asked for."""
    profile = profile_of(store, whose(person))
    try:
        ladder = ladder_of(profile, framework)
    except (FrameworkError, UsageError) as fault:
        if framework:
            raise
        streams.tell(f"Your ladder cannot be opened, so skills stand under their ids: {one_line(fault.message)}")
        return Setting(profile, None, Moves(), fault)
    return Setting(profile, ladder, moves_in(store, ladder.id))


def _not_hers(what: str, owner: str) -> UsageError:
    whose_it_is, hint = ("yours", "Leave --person out.") if owner == ME else (f"{owner}'s", f"Add --person {owner}")
    return UsageError(f"{what} is {whose_it_is}.", hint)

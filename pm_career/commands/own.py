"""What belongs to one person, looked at on one ladder: what the commands about her notes open first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pm_career.commands import streams
from pm_career.commands.personal import ladder_of, whose
from pm_career.domain.framework import Framework
from pm_career.domain.person import ME, Profile
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.domain.text import one_line
from pm_career.errors import FrameworkError, PmCareerError, UsageError
from pm_career.store.people import read_profile
from pm_career.store.renamed_ids import read_moves

if TYPE_CHECKING:
    from pm_career.store.log import Store


class Own:
    """One person's notes on one ladder.

    `found` is None where the person's own ladder cannot be opened, and `fault` says why: notes can still be written
    and read then, with skills under their ids.
    """

    def __init__(
        self, profile: Profile, found: Framework | None, moves: RenamedIds, fault: PmCareerError | None = None
    ) -> None:
        self.profile = profile
        self.found = found
        self.moves = moves
        self.fault = fault

    @classmethod
    def of(cls, store: Store, person: str | None, framework: str | None) -> Self:
        """What belongs to the person whom --person names, on her ladder or the one that was asked for."""
        profile = read_profile(store, whose(person))
        try:
            ladder = ladder_of(profile, framework)
        except (FrameworkError, UsageError) as fault:
            if framework:
                raise
            streams.tell(f"Your ladder cannot be opened, so skills stand under their ids: {one_line(fault.message)}")
            return cls(profile, None, RenamedIds(), fault)
        return cls(profile, ladder, read_moves(store, ladder.id))

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

    def refuse_another(self, what: str, owner: str) -> None:
        """Refuse what is another person's: it takes --person to look into hers."""
        if owner != self.person:
            whose_it_is = "yours" if owner == ME else f"{owner}'s"
            hint = "Leave --person out." if owner == ME else f"Add --person {owner}"
            raise UsageError(f"{what} is {whose_it_is}.", hint)

"""The notebook that the navigator is given: each look and each change is a command's own, opened for that long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from pm_career.advice.paths import find_reachable
from pm_career.commands import clock
from pm_career.commands.assess.setting import setting_for
from pm_career.commands.explore.goals import Goals
from pm_career.commands.explore.program import Program
from pm_career.commands.explore.proofs import Proofs
from pm_career.commands.explore.sitting import begun
from pm_career.commands.personal import changing, ladder_of, read_moves, read_profile, reading
from pm_career.commands.personal_advice import advice_for
from pm_career.commands.session import open_framework
from pm_career.domain.framework import Framework, Level
from pm_career.domain.page import Page
from pm_career.domain.person import ME
from pm_career.domain.text import one_line
from pm_career.explore.notebook import Sitting, Standing
from pm_career.frameworks.locate import list_names, make_lasting
from pm_career.journal.access import owner_on
from pm_career.journal.dashboard import read_dashboard
from pm_career.journal.profile import prepare_update
from pm_career.paths import data_file
from pm_career.store.log import list_changes, undo
from pm_career.store.people import save_profile
from pm_career.store.ratings import find_newest_ratings
from pm_career.views import development, me


class OpenNotebook(Proofs, Goals, Program):
    """One person's data beside the ladder that she named, or that is hers."""

    def __init__(self, framework: str | None, person: str | None, program: Any = None) -> None:
        super().__init__(framework, person, program)
        with reading() as store:
            self._last_before = max((each.number for each in list_changes(store, 1)), default=0)

    def standing(self) -> Standing:
        """Her level, aim and ratings, as far as this ladder has them."""
        with reading() as store:
            profile = read_profile(store, self._person)
            moves = read_moves(store, self._ladder.id)
            newest = find_newest_ratings(store, self._person, rater="self", moves=moves)
        levels = {level.id: level for level in self._ladder.levels}
        return Standing(
            levels.get(moves.level(profile.level)),
            levels.get(moves.level(profile.target)),
            {skill: rating.step for skill, rating in newest.items() if rating.step is not None},
            bool(profile.level),
        )

    def settle(self, level: str, target: str) -> str:
        """Keep where she stands and wants to get to."""
        with changing() as change:
            before = read_profile(change, self._person)
            named = make_lasting(self._asked) if self._asked else before.framework
            save_profile(change, replace(before, level=level, target=target, framework=named))
        aim = self._ladder.level(target).title if target else "the next rung"
        return f"{self._ladder.level(level).title}, aiming for {aim}."

    def introduce(self, said: Mapping[str, str]) -> str:
        """As `pmcareer me set`, of which a target that the new level does not lead to becomes the next rung."""
        with changing() as change:
            before = read_profile(change, self._person)
            after = replace(before, **said)
            ladder = ladder_of(after, None if "framework" in said else self._asked)
            on_it = any(each.id == after.level for each in ladder.levels)
            if on_it and "target" not in said and after.level != before.level:
                above = {each.id for each in find_reachable(ladder, after.level)}
                after = replace(after, target=after.target if after.target in above else "")
            prepare_update(after, ladder)
            save_profile(change, after)
        return "It is as it was." if after == before else "Kept. u takes it back."

    def ladders(self) -> Sequence[str]:
        """The names of the ladders there are."""
        return list_names()

    def ladder_called(self, name: str) -> Framework:
        """The ladder of this name."""
        return open_framework(name)

    def dashboard(self) -> Page:
        """As `pmcareer me` shows it."""
        with reading() as store:
            profile = read_profile(store, self._person)
            board = read_dashboard(store, owner_on(store, self._person, self._ladder), clock.today())
        if board is None:
            return me.build_welcome_page(self._ladder, profile)
        return me.build_page(self._ladder, profile, board, clock.today())

    def advice(self, start: Level, to: Level | None) -> Page:
        """As `pmcareer next` shows it."""
        with reading() as store:
            profile = read_profile(store, self._person)
            given = advice_for(self._ladder, profile, store, start=start.id, to=to.id if to else None)
        rated = {skill: rating.date for skill, rating in given.ratings.items()}
        return development.build_page(
            self._ladder, given.advice, rated=rated, remarks=given.remarks, today=clock.today()
        )

    def sit_down(self) -> Sitting:
        """As `pmcareer assess`."""
        return begun(setting_for(None if self._person == ME else self._person, self._asked, "self", quick=False))

    def done_before(self) -> str:
        """As `pmcareer data undo --list` has it first."""
        with reading() as store:
            last = next(iter(list_changes(store, 1)), None)
        if last is None or last.number > self._last_before:
            return ""
        return one_line(f"{last.did[:1].upper()}{last.did[1:]}, on {last.at.astimezone().date().isoformat()}.")

    def undo(self) -> str:
        """As `pmcareer data undo`."""
        taken = None
        if data_file().exists():
            with changing() as change:
                taken = undo(change)
        if taken:
            self._last_before = min(self._last_before, taken.number - 1)  # its number is given again
        return one_line(f"Taken back: {taken.did}.") if taken else "There is nothing to take back."

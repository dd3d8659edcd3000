"""The notebook that the navigator is given: each look and each change is a command's own, opened for that long."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec.structs import replace

from pm_career.commands import clock
from pm_career.commands.me.standing import board_of
from pm_career.commands.personal import changing, ladder_of, reading, whose
from pm_career.commands.personal_advice import advice_for
from pm_career.domain.framework import Framework, Level
from pm_career.domain.plaintext import one_line
from pm_career.explore.notebook import Standing
from pm_career.frameworks.locate import lasting
from pm_career.paths import data_file
from pm_career.store.log import undo
from pm_career.store.moves import moves_in
from pm_career.store.people import profile_of, save_profile, set_setting, settings_in
from pm_career.store.ratings import newest_ratings
from pm_career.views import development, me
from pm_career.views.page import Page


class OpenNotebook:
    """One person's data beside the ladder that she named, or that is hers."""

    def __init__(self, framework: str | None, person: str | None) -> None:
        self._asked = framework
        self._person = whose(person)
        with reading() as store:
            self._ladder = ladder_of(profile_of(store, self._person), framework)

    @property
    def ladder(self) -> Framework:
        """The ladder, as it was when the navigator was opened."""
        return self._ladder

    def stamp(self) -> Hashable:
        """When the file was last written, and how long it is; None where there is none."""
        try:
            found = data_file().stat()
        except OSError:
            return None
        return (found.st_ino, found.st_size, found.st_mtime_ns)

    def standing(self) -> Standing:
        """Her level, aim and ratings, as far as this ladder has them."""
        with reading() as store:
            profile = profile_of(store, self._person)
            moves = moves_in(store, self._ladder.id)
            newest = newest_ratings(store, self._person, rater="self", moves=moves)
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
            before = profile_of(change, self._person)
            named = lasting(self._asked) if self._asked else before.framework
            save_profile(change, replace(before, level=level, target=target, framework=named))
        aim = self._ladder.level(target).title if target else "the next rung"
        return f"{self._ladder.level(level).title}, aiming for {aim}."

    def setting(self, name: str) -> str:
        """A setting that was kept."""
        with reading() as store:
            return settings_in(store).get(name, "")

    def remember(self, name: str, value: str) -> None:
        """Keep a setting."""
        with changing() as change:
            set_setting(change, name, value)

    def dashboard(self) -> Page:
        """As `pmcareer me` shows it."""
        with reading() as store:
            profile = profile_of(store, self._person)
            board = board_of(store, self._ladder, profile, "self") if profile.level else None
        if board is None:
            return me.welcome(self._ladder, profile)
        return me.page(self._ladder, profile, board, clock.today())

    def advice(self, start: Level, to: Level | None) -> Page:
        """As `pmcareer next` shows it."""
        with reading() as store:
            profile = profile_of(store, self._person)
            given = advice_for(self._ladder, profile, store, start=start.id, to=to.id if to else None)
        rated = {skill: rating.date for skill, rating in given.ratings.items()}
        return development.page(self._ladder, given.advice, rated=rated, remarks=given.remarks, today=clock.today())

    def undo(self) -> str:
        """As `pmcareer data undo`."""
        taken = None
        if data_file().exists():
            with changing() as change:
                taken = undo(change)
        return one_line(f"Taken back: {taken.did}.") if taken else "There is nothing to take back."

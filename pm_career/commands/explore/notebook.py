"""The notebook that the navigator is given: each look and each change is a command's own, opened for that long."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from msgspec.structs import replace

from pm_career.advice.goals import GoalNow, goals_now
from pm_career.advice.intentions import Proposal, open_already, proposals
from pm_career.advice.suggestion import suggest
from pm_career.advice.wording import listing
from pm_career.commands import clock
from pm_career.commands.assess.setting import setting_for
from pm_career.commands.explore.sitting import begun
from pm_career.commands.me.standing import board_of
from pm_career.commands.personal import changing, ladder_of, reading, whose
from pm_career.commands.personal_advice import advice_for
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Framework, Level
from pm_career.domain.goals import CheckIn, Progress
from pm_career.domain.plaintext import one_line
from pm_career.explore.notebook import Sitting, Standing
from pm_career.frameworks.locate import lasting
from pm_career.paths import data_file
from pm_career.store.evidence import add_evidence, evidence_by_id
from pm_career.store.goals import add_goal, check_in, close_goal, goal_by_id, goal_history, goals_of
from pm_career.store.log import undo
from pm_career.store.moves import moves_in
from pm_career.store.people import profile_of, save_profile, set_setting, settings_in
from pm_career.store.ratings import newest_ratings
from pm_career.views import development, me, plan
from pm_career.views.page import Page


class OpenNotebook:
    """One person's data beside the ladder that she named, or that is hers."""

    def __init__(self, framework: str | None, person: str | None) -> None:
        self._asked = framework
        self._whom = person
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

    def sit_down(self) -> Sitting:
        """As `pmcareer assess`."""
        return begun(setting_for(self._whom, self._asked, "self", quick=False))

    def sounds_like(self, words: str) -> Sequence[str]:
        """As `pmcareer evidence add` suggests."""
        return [each.skill for each in suggest(self._ladder, words)]

    def add_evidence(self, what: str, skills: Sequence[str]) -> str:
        """As `pmcareer evidence add`."""
        draft = Evidence(person=self._person, what=what, date=clock.today(), skills=tuple(skills))
        with changing() as change:
            kept = add_evidence(change, draft)
        names = listing([self._ladder.skill(skill).name for skill in skills]) if skills else "no skill yet"
        return f"Kept {kept.id}: {names}."

    def goals(self) -> Sequence[GoalNow]:
        """As `pmcareer plan list`."""
        with reading() as store:
            moves = moves_in(store, self._ladder.id)
            kept = goals_of(store, self._person)
        return goals_now(self._ladder, moves, kept, clock.today())

    def goal_page(self, goal_id: str) -> Page:
        """As `pmcareer plan show`."""
        with reading() as store:
            moves = moves_in(store, self._ladder.id)
            (now,) = goals_now(self._ladder, moves, (goal_by_id(store, goal_id),), clock.today())
            shown_by = [evidence_by_id(store, each) for each in now.goal.evidence]
            former = goal_history(store, goal_id)
        return plan.page(now, shown_by, former, clock.today())

    def check_in(self, goal_id: str, state: Progress, note: str) -> str:
        """As `pmcareer plan check-in`."""
        with changing() as change:
            check_in(change, goal_id, CheckIn(clock.today(), state, note))
        return f"Looked at {goal_id}: {state.replace('-', ' ')}."

    def close(self, goal_id: str) -> str:
        """As `pmcareer plan done`."""
        with changing() as change:
            close_goal(change, goal_id, "done", clock.today())
        return f"Done: {goal_id}."

    def offers(self) -> Sequence[Proposal]:
        """As `pmcareer plan from-next` offers."""
        with reading() as store:
            profile = profile_of(store, self._person)
            given = advice_for(self._ladder, profile, store)
            moves = moves_in(store, self._ladder.id)
            kept = goals_of(store, self._person, "open")
        found = proposals(self._ladder, given.advice, self._person, clock.today())
        return [each for each in found if open_already(kept, each.goal, moves) is None]

    def take(self, offer: Proposal) -> str:
        """As `pmcareer plan from-next --take`."""
        with changing() as change:
            kept = add_goal(change, offer.goal)
        return f"Added {kept.id}: {kept.what}"

    def undo(self) -> str:
        """As `pmcareer data undo`."""
        taken = None
        if data_file().exists():
            with changing() as change:
                taken = undo(change)
        return one_line(f"Taken back: {taken.did}.") if taken else "There is nothing to take back."

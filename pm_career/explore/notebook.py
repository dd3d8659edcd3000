"""What the navigator asks of whoever opens the data: the ladder, what a person keeps, and every change she can make.

The command that starts the navigator brings it, so that the navigator opens nothing itself and a change made here is
the same change as at the command line, kept at once and taken back by the same undo.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple, Protocol

from pm_career.advice.assessment import Question
from pm_career.advice.goals import GoalNow, Proposal
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Framework, Level
from pm_career.domain.goals import Progress
from pm_career.domain.page import Page
from pm_career.domain.person import Profile


class Standing(NamedTuple):
    """What is known of the person: her level, her aim and her newest ratings, as far as this ladder has them.

    `told` is whether she ever said where she stands, on this ladder or on another.
    """

    level: Level | None = None
    target: Level | None = None
    rated: Mapping[str, int] = {}
    told: bool = False


class Rewritten(NamedTuple):
    """What an edit of evidence says: the text where it is another one, and the ids of skills tied and untied."""

    what: str | None
    tied: Sequence[str] = ()
    untied: Sequence[str] = ()


class Command(NamedTuple):
    """A command of the program, or a group of them: its words, what it does, whether it can be called as it is."""

    path: tuple[str, ...]
    help: str
    at_once: bool


class Offer(NamedTuple):
    """A word that what is typed could become, and what it stands for."""

    word: str
    help: str = ""


class Completion(NamedTuple):
    """What the unfinished word of a line could become; it begins at `start`."""

    start: int
    offers: Sequence[Offer]


class Answer(NamedTuple):
    """What a command left behind: `line` is what was called, `path` the command in it; `remark` says how it ended."""

    line: str
    path: tuple[str, ...]
    code: int
    out: str
    err: str
    remark: str


class Sitting(Protocol):
    """An assessment under way: every answer is kept as soon as it is given."""

    @property
    def questions(self) -> Sequence[Question]:
        """The skills to rate, in the order they are asked."""

    @property
    def answers(self) -> Mapping[str, int | None]:
        """The answers so far by skill; None: not known."""

    def give(self, skill: str, step: int | None) -> None:
        """Keep an answer, in the place of an earlier one."""

    def skip(self, skill: str) -> None:
        """Leave a skill unanswered."""

    def finish(self) -> Page | None:
        """Make the answers ratings: what moved, on a page; None where there was no answer, and nothing is kept."""

    def stop(self) -> str:
        """Leave the rest for another day; a sentence about what waits."""


class Notebook(Protocol):
    """One person's own data beside one ladder. Whatever is refused is a PmCareerError, and nothing changed."""

    @property
    def ladder(self) -> Framework:
        """The ladder to wander through."""

    def reopen(self) -> bool:
        """Open the ladder again, if it may be another one now; whether it is."""

    def stamp(self) -> Hashable:
        """Something that is another one as soon as anybody changed the data: cheap enough to ask every second."""

    def standing(self) -> Standing:
        """What is known of the person now."""

    def settle(self, level: str, target: str) -> str:
        """Keep her level and her aim (empty: the next rung); a sentence that says so."""

    def profile(self) -> Profile:
        """Who she is."""

    def introduce(self, said: Mapping[str, str]) -> str:
        """Keep parts of her profile, by their names; a sentence that says so."""

    def ladders(self) -> Sequence[str]:
        """The names of the ladders that can be chosen."""

    def ladder_called(self, name: str) -> Framework:
        """One of them."""

    def people(self) -> Sequence[Profile]:
        """Everybody there are notes about, oneself first."""

    def turn_to(self, person: str) -> str:
        """Open somebody's notes in place of the present ones, under the id that her name makes; who that is."""

    def setting(self, name: str) -> str:
        """A setting of the navigator's, empty where there is none."""

    def remember(self, name: str, value: str) -> None:
        """Keep a setting of the navigator's."""

    def dashboard(self) -> Page:
        """Where she stands."""

    def advice(self, start: Level, to: Level | None) -> Page:
        """What to develop next on the way from one level to another (None: the first it leads to)."""

    def sit_down(self) -> Sitting:
        """Begin an assessment, or go on with the one that was stopped."""

    def sounds_like(self, words: str) -> Sequence[str]:
        """The ids of the skills that the words of some evidence sound like, the likeliest first."""

    def add_evidence(self, what: str, skills: Sequence[str]) -> str:
        """Keep what happened today; a sentence that says so."""

    def evidence(self) -> Sequence[Evidence]:
        """Her evidence, the newest first."""

    def evidence_page(self, evidence_id: str) -> Page:
        """One piece of it whole."""

    def skills_of(self, each: Evidence) -> Sequence[tuple[str, str, bool]]:
        """Every skill that it is tied to or could be: its id, its name, whether it is tied."""

    def rewrite(self, evidence_id: str, after: Rewritten) -> str:
        """Change its text and its skills; a sentence that says so."""

    def remove_evidence(self, evidence_id: str) -> str:
        """Take it out; a sentence that says so."""

    def goals(self) -> Sequence[GoalNow]:
        """Her goals as they stand, open ones first."""

    def goal_page(self, goal_id: str) -> Page:
        """One goal whole."""

    def check_in(self, goal_id: str, state: Progress, note: str) -> str:
        """Keep how a goal goes; a sentence that says so."""

    def close(self, goal_id: str) -> str:
        """A goal is done; a sentence that says so."""

    def drop(self, goal_id: str, why: str) -> str:
        """Let a goal go; a sentence that says so."""

    def set_goal(self, said: Mapping[str, str]) -> str:
        """Add a goal in her own words, part by part; a sentence that says so."""

    def reword_goal(self, goal_id: str, said: Mapping[str, str]) -> str:
        """Put other words in the place of parts of a goal; a sentence that says so."""

    def offers(self) -> Sequence[Proposal]:
        """What the advice has to take on, without what is a goal already."""

    def take(self, offer: Proposal) -> str:
        """Make it a goal; a sentence that says so."""

    def done_before(self) -> str:
        """What undo would take back, where that was done before this notebook was opened; else nothing."""

    def undo(self) -> str:
        """Take back the last change, whoever made it; a sentence that says which."""

    def commands(self) -> Sequence[Command]:
        """Every command of the program, in the order of its help."""

    def completed(self, line: str) -> Completion:
        """What the last word of a line could become."""

    async def carry_out(self, line: str, width: int) -> Answer:
        """Call a command about the same person and ladder, for a page of this width. Cancelled, it is stopped."""

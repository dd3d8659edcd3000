"""Evidence in the navigator, kept by the same functions as `pmcareer evidence` keeps it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pm_career.advice.skill_suggestion import suggest_skills
from pm_career.commands import clock
from pm_career.commands.explore.opened import Opened
from pm_career.commands.personal import changing, read_moves, reading
from pm_career.domain.evidence import Evidence
from pm_career.domain.page import Page
from pm_career.domain.renamed_ids import Names, look_up_names
from pm_career.domain.text import join_names, one_line
from pm_career.explore.notebook import Rewritten
from pm_career.journal.evidence import require_text as must_say
from pm_career.store.evidence import (
    add_evidence,
    edit_evidence,
    find_evidence,
    list_evidence,
    list_former_evidence,
    remove_evidence,
)
from pm_career.store.goals import find_goal
from pm_career.store.log import Store, make_excerpt
from pm_career.views import evidence


class Proofs(Opened):
    """The part of the notebook that is about evidence."""

    def sounds_like(self, words: str) -> Sequence[str]:
        """As `pmcareer evidence add` suggests."""
        return [each.skill for each in suggest_skills(self._ladder, words)]

    def add_evidence(self, what: str, skills: Sequence[str]) -> str:
        """As `pmcareer evidence add`."""
        draft = Evidence(person=self._person, what=what, date=clock.today(), skills=tuple(skills))
        with changing() as change:
            kept = add_evidence(change, draft)
        names = join_names([self._ladder.skill(skill).name for skill in skills]) if skills else "no skill yet"
        return f"Kept {kept.id}: {names}."

    def evidence(self) -> Sequence[Evidence]:
        """As `pmcareer evidence list`, the newest first."""
        with reading() as store:
            found = list_evidence(store, self._person)
        added = sorted(enumerate(found), key=lambda each: (each[1].date, each[0]), reverse=True)
        return [each for _, each in added]

    def evidence_page(self, evidence_id: str) -> Page:
        """As `pmcareer evidence show`."""
        with reading() as store:
            names = self._names(store)
            each = find_evidence(store, evidence_id)
            history = list_former_evidence(store, evidence_id)
            goals = tuple(find_goal(store, goal) for goal in each.goals)
        local = tuple(replace(former, replaced=former.replaced.astimezone()) for former in history)
        return evidence.build_page(each, local, goals, names, clock.today())

    def skills_of(self, each: Evidence) -> Sequence[tuple[str, str, bool]]:
        """Every skill that it is tied to or could be: its id, what it is called, whether it is tied."""
        with reading() as store:
            names = self._names(store)
        tied = {names.moves.skill(skill): skill for skill in each.skills}
        known = [(tied.get(skill.id, skill.id), skill.name, skill.id in tied) for skill in self._ladder.skills]
        listed = {skill for skill, _, _ in known}
        gone = [(skill, names.skill(skill), True) for skill in tied.values() if skill not in listed]
        return [*gone, *known]

    def rewrite(self, evidence_id: str, after: Rewritten) -> str:
        """As `pmcareer evidence edit`: on what is there now, as another process may have changed another part."""
        with changing() as change:
            moves = read_moves(change, self._ladder.id)
            now = find_evidence(change, evidence_id)
            gone = {moves.skill(skill) for skill in after.untied}
            known = {moves.skill(skill) for skill in now.skills}
            more = [skill for skill in after.tied if moves.skill(skill) not in known]
            skills = tuple(skill for skill in (*now.skills, *more) if moves.skill(skill) not in gone)
            what = now.what if after.what is None else must_say(after.what)
            kept = edit_evidence(change, replace(now, what=what, skills=skills))
        return f"{kept.id} is as it was." if kept == now else f"Changed {kept.id}. u takes it back."

    def remove_evidence(self, evidence_id: str) -> str:
        """As `pmcareer evidence remove`."""
        with changing() as change:
            removed = remove_evidence(change, evidence_id)
        return one_line(f"Removed {removed.id} {make_excerpt(removed.what)} u brings it back.")

    def _names(self, store: Store) -> Names:
        return look_up_names(self._ladder, read_moves(store, self._ladder.id))

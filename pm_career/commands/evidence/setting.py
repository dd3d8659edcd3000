"""What the evidence commands open and share: whose evidence it is, what its skills and levels are called now."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pm_career.commands import output, streams
from pm_career.commands.own import Own
from pm_career.commands.session import level_called, skill_called
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import Goal
from pm_career.domain.renamed_ids import Names, names_in
from pm_career.store.evidence import evidence_by_id
from pm_career.store.goals import goal_by_id

if TYPE_CHECKING:
    from pm_career.store.log import Store


class Setting(Own):
    """One person's evidence on one ladder."""

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
        self.refuse_another(f"Evidence {each.id}", each.person)
        return each

    def goals(self, store: Store, ids: Iterable[str]) -> tuple[Goal, ...]:
        """This person's goals with these ids, each once."""
        found = {goal.id: goal for goal in (goal_by_id(store, id) for id in ids)}
        for goal in found.values():
            self.refuse_another(f"Goal {goal.id}", goal.person)
        return tuple(found.values())

    def answer(self, kept: Evidence, *, json: bool) -> None:
        """Hand what was kept to whoever reads stdout: as JSON if asked, its id to a script, nothing to a person."""
        if json:
            from pm_career.documents.evidence import evidence as document

            output.show_json(document(kept, self.moves))
        elif not streams.is_terminal(sys.stdout):
            streams.write(f"{kept.id}\n")

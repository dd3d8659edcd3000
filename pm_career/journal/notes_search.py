"""Search in what one person wrote: the evidence, with what others said about it, and the goals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pm_career.advice.passages import Note, Part, Passage
from pm_career.domain.evidence import Evidence
from pm_career.domain.fields import Weight
from pm_career.domain.goals import Goal
from pm_career.journal.access import Owner
from pm_career.store.confirmations import list_confirmations
from pm_career.store.evidence import list_evidence
from pm_career.store.goals import list_goals
from pm_career.store.log import Store


def collect_notes(store: Store, owner: Owner, parts: Sequence[Part] = ()) -> tuple[Passage, ...]:
    """Collect the texts of the person's evidence and goals, private ones too, the newest first; of `parts` if given.

    A piece is one text: all that was written in it, what responsibility it shows, and who confirmed it and how, each
    part on a line of its own.
    """
    found: list[Passage] = []
    if not parts or Part.EVIDENCE in parts:
        said: dict[str, list[str]] = {}
        for word in list_confirmations(store, owner.person):
            said.setdefault(word.evidence, []).append(f"{word.by}: {word.text}" if word.text else word.by)
        pieces = list_evidence(store, owner.person)
        found += [_make_evidence_passage(each, owner, said.get(each.id, ())) for each in pieces]
    if not parts or Part.GOALS in parts:
        found += [_make_goal_passage(each, owner) for each in list_goals(store, owner.person)]
    return tuple(sorted(found, key=_find_day, reverse=True))


def _find_day(passage: Passage) -> date:
    return passage.note.day if passage.note else date.min


def _make_evidence_passage(each: Evidence, owner: Owner, said: Sequence[str]) -> Passage:
    private = ("private",) if each.private else ()
    shown = owner.names.responsibility(each.responsibility_level, each.responsibility)
    responsibility = (shown,) if shown else ()
    return Passage(
        part=Part.EVIDENCE,
        kind="evidence",
        weight=Weight.BAR,
        text=_join(each.what, each.outcome, each.project, *each.links, shown, *said),
        where=(each.id, each.date.isoformat(), *_name_skills(owner, each.skills), *responsibility, *private),
        level=owner.renamed.level(each.level) if each.level else None,
        note=Note(each.id, each.date, _find_skills(owner, each.skills), each.private),
    )


def _make_goal_passage(each: Goal, owner: Owner) -> Passage:
    skills = (each.skill,) if each.skill else ()
    notes = (look.note for look in each.check_ins)
    set_on = each.created.date() if each.created else date.min
    return Passage(
        part=Part.GOALS,
        kind="goal",
        weight=Weight.BAR,
        text=_join(each.what, each.when, each.then, each.done_when, *notes),
        where=(each.id, each.status, *_name_skills(owner, skills)),
        note=Note(each.id, set_on, _find_skills(owner, skills)),
    )


def _join(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _find_skills(owner: Owner, called: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(present for each in called for present in owner.renamed.find_skills(each)))


def _name_skills(owner: Owner, called: Sequence[str]) -> Iterable[str]:
    return dict.fromkeys(owner.names.skill(each) for each in called)

"""Evidence as a form: the parts of a piece to write or to change, and the dialog that asks for one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from pm_career.advice.skill_suggestion import suggest_skills
from pm_career.domain.evidence import Evidence
from pm_career.domain.responsibilities import list_responsibility_ids
from pm_career.explore.screens.form import YES, Field, Form, FormChanges
from pm_career.explore.screens.note_dialog import Note, NoteDialog, SkillTie
from pm_career.explore.session import Session
from pm_career.journal import evidence
from pm_career.journal.access import Owner
from pm_career.journal.evidence_parts import NO_PARTS, TypedParts


def make_evidence_dialog(
    session: Session, skill_id: str, responsibility: tuple[str, int] | None = None, *, title: str = "What happened?"
) -> NoteDialog:
    """A dialog that asks for evidence, tied to a skill (an id), or for none to the one that the words sound like.

    `responsibility` is one that it shows: the id of its level, and its number there, from 0. A further key leads to all
    parts of the piece.
    """
    shows = dict[str, str]()
    if responsibility is not None:
        level_id, number = responsibility
        works = session.ladder.level(level_id).responsibilities
        title = f"{title} It shows: {works[number].title}"
        shows = {"responsibility": list_responsibility_ids(works)[number], "responsibility_level": level_id}
    names = {skill.id: skill.name for skill in session.ladder.skills}

    def suggest(text: str) -> list[SkillTie]:
        return [SkillTie(each.skill, names[each.skill]) for each in suggest_skills(session.ladder, text)]

    def save(note: Note) -> str:
        return _add(session, note.text, note.skills, NO_PARTS, shows)

    return NoteDialog(
        title,
        "a sentence: what, and your part in it",
        save,
        tied=SkillTie(skill_id, names[skill_id]) if skill_id else None,
        suggest=suggest,
        make_form=lambda note: _make_new_form(session, note, shows),
    )


def make_edit_form(session: Session, piece: Evidence) -> Form:
    """A form with the parts of a stored piece of evidence."""

    def save(changes: FormChanges) -> str:
        with session.open_notes() as (store, owner):
            what, typed = changes.texts.get("what"), _read_typed(changes.texts)
            edit = evidence.read_changes(store, owner, piece, session.today(), what=what, typed=typed)
        edit = edit._replace(add_skills=changes.tied, remove_skills=changes.untied)
        with session.open_notes_for_change() as (change, owner):
            before, after = evidence.edit(change, owner, piece.id, edit)
        return f"Nothing was changed in {piece.id}." if after == before else f"Changed {piece.id}. u takes it back."

    with session.open_notes() as (_, owner):
        ties = _list_ties(session, owner, piece)
    return Form(f"Evidence {piece.id}", _list_fields(piece), save, ties=ties)


def _make_new_form(session: Session, note: Note, shows: Mapping[str, str]) -> Form:
    """A form with the parts of a new piece of evidence: the sentence and the skills of `note`, and what it shows."""
    with session.open_notes() as (store, owner):
        new = evidence.draft(store, owner, session.today(), what=note.text, skills=note.skills)
        new = replace(new, **shows)
        ties = _list_ties(session, owner, new)

    def save(changes: FormChanges) -> str:
        skills = [each.skill for each in ties if each.tied != (each.skill in {*changes.tied, *changes.untied})]
        return _add(session, changes.texts.get("what", new.what), skills, _read_typed(changes.texts), shows)

    return Form("What happened?", _list_fields(new), save, ties=ties)


def _add(session: Session, what: str, skills: Sequence[str], typed: TypedParts, shows: Mapping[str, str]) -> str:
    """Store a new piece, said by whose view is shown, and return what to say of it.

    `shows` are the parts that name the responsibility that it shows, unless another one is typed.
    """
    typed = typed._replace(source=session.view.kind)
    with session.open_notes() as (store, owner):
        draft = evidence.draft(store, owner, session.today(), what=what, skills=skills, typed=typed)
    if typed.responsibility is None:
        draft = replace(draft, **shows)
    with session.open_notes_for_change() as (change, owner):
        stored = evidence.add(change, owner, draft).evidence
    ties = owner.names.describe_ties(stored.skills, stored.responsibility_level, stored.responsibility)
    against = ", counts against" if stored.counts == "against" else ""
    return f"Saved {stored.id}: {ties}{against}{', private' if stored.private else ''}."


def _list_fields(piece: Evidence) -> Sequence[Field]:
    return (
        Field("what", "What happened", piece.what, long=True),
        Field("outcome", "What came of it", piece.outcome, long=True),
        Field("date", "When", piece.date.isoformat(), "today, last friday, 3 March 2026"),
        Field("level", "The level whose behaviour it shows", piece.level, "where it shows one"),
        Field("responsibility", "The responsibility that it shows", piece.responsibility, "its id or title"),
        Field("links", "Where to find what shows it, a link a line", "\n".join(piece.links), long=True),
        Field("project", "Project", piece.project),
        Field("counts", "It counts against its skills", YES if piece.counts == "against" else "", tick=True),
        Field("private", "Private: left out of what you share", YES if piece.private else "", tick=True),
    )


def _read_typed(texts: Mapping[str, str]) -> TypedParts:
    """The parts that were changed, as they were typed."""
    counts, private = texts.get("counts"), texts.get("private")
    return TypedParts(
        level=texts.get("level"),
        outcome=texts.get("outcome"),
        links=texts["links"].splitlines() if "links" in texts else None,
        on=texts.get("date"),
        counts=None if counts is None else "against" if counts else "for",
        private=None if private is None else bool(private),
        project=texts.get("project"),
        responsibility=texts.get("responsibility"),
    )


def _list_ties(session: Session, owner: Owner, piece: Evidence) -> Sequence[SkillTie]:
    """Every skill of the ladder, tied or not, after those of the piece that the ladder no longer has."""
    tied = {owner.renamed.skill(skill): skill for skill in piece.skills}
    skills = session.ladder.skills
    gone = [skill for skill in tied if all(each.id != skill for each in skills)]
    return [
        *(SkillTie(tied[skill], owner.names.skill(tied[skill]), tied=True) for skill in gone),
        *(SkillTie(tied.get(each.id, each.id), each.name, tied=each.id in tied) for each in skills),
    ]

"""Dialogs about the promotion case: its sentences, a piece of evidence in it, an agreement; and a one-on-one's point.

Those that choose end with the change to make, which returns the sentence to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from pm_career.advice.case import Case, Expected
from pm_career.domain.evidence import Evidence
from pm_career.domain.text import cut_text, join_names
from pm_career.explore.screens.choice_dialog import Choice, ChoiceDialog, filter_choices, make_choice
from pm_career.explore.screens.note_dialog import Note, NoteDialog
from pm_career.explore.session import Session
from pm_career.journal import agreements, claims, evidence, evidence_search, one_on_ones, promotion
from pm_career.views.one_on_one import name_meeting

Make: TypeAlias = Callable[[], str]
"""Makes a change, and returns what to say of it."""
_TITLE_CHARACTERS = 60


def make_sentence_dialog(session: Session, kind: str, about: str = "") -> NoteDialog:
    """A dialog for a sentence of the case as it stands now: its ask, a line of the scope, or a claim.

    `about` is a part of the scope, or the id of a skill or a responsibility. An emptied sentence is taken out.
    """
    with session.open_notes() as (store, owner):
        case = promotion.read_case(store, owner, session.today())
        about_title = promotion.find_subject(owner, case.target, about).title if kind == "claim" else about
    title, before = _find_sentence(case, kind, about, about_title)

    def save(note: Note) -> str:
        with session.open_notes_for_change() as (change, owner):
            if kind == "claim":
                claims.write_claim(change, owner, about, note.text)
            elif kind == "scope":
                claims.write_scope(change, owner, about, note.text)
            else:
                claims.write_ask(change, owner, note.text)
        return "Written in the case. u takes it back." if note.text else "Taken out of the case. u brings it back."

    return NoteDialog(title, "a sentence that stands in the case", save, value=before, may_be_empty=bool(before))


def _find_sentence(case: Case, kind: str, about: str, title: str) -> tuple[str, str]:
    """Find what to ask, with what the level asks, and the sentence as it is now."""
    if kind == "claim":
        found = next((each for each in case.expected if each.id == about), None)
        asked = f" Asked: {found.bar}" if found and found.bar else ""
        return f"{title}: what have you shown?{asked}", (found and found.claim) or ""
    if kind == "scope":
        line = next(each for each in case.scope if each.part == about)
        return f"Your {title}, in a sentence.{f' Asked: {line.bar}' if line.bar else ''}", line.own or ""
    return f"What do you ask for, such as to become {case.target.title}?", case.ask or ""


def make_piece_dialog(session: Session, id: str) -> ChoiceDialog[Make]:
    """A dialog that asks whether a piece of evidence is in the case: for what it is kept, first, or left out."""
    with session.open_notes() as (store, owner):
        case = promotion.read_case(store, owner, session.today())
        piece = evidence.find(store, owner, id)
        rows = promotion.read_decisions(store, owner, case.target).kept
    is_first = any(row.first and row.evidence == id for row in rows)
    title = f"{id} {cut_text(piece.what, _TITLE_CHARACTERS)}"
    return ChoiceDialog(title, filter_choices(tuple(_list_places(session, case, piece, is_first=is_first))), small=True)


def _list_places(session: Session, case: Case, piece: Evidence, *, is_first: bool) -> Iterator[Choice[Make]]:
    """What can be said of a piece: keep it for what it stands for, put it first, leave it out, keep it for the rest."""

    def keep(subjects: Sequence[Expected], first: bool | None = None) -> str:
        skills = [each.id for each in subjects if each.kind == "skill"]
        works = [each.id for each in subjects if each.kind == "responsibility"]
        with session.open_notes_for_change() as (change, owner):
            done = promotion.keep(change, owner, piece.id, skills=skills, responsibilities=works, first=first)
        kept_for = join_names([each.title for each in done.subjects])
        return f"Kept {piece.id} for {kept_for}{', first' if done.is_first else ''}. u takes it back."

    def leave() -> str:
        with session.open_notes_for_change() as (change, owner):
            promotion.leave(change, owner, piece.id)
        return f"Left {piece.id} out of the case. u takes it back."

    shown = [each for each in case.expected if piece.id in {one.id for one in each.evidence}]
    for each in shown:
        yield make_choice(f"Keep it for {each.title}", partial(keep, (each,)), "stands for it now")
    if shown:
        said = "Do not put it first" if is_first else "Put it first"
        yield make_choice(said, partial(keep, shown, first=not is_first))
    if piece.id not in {each.id for each in case.left}:
        yield make_choice("Leave it out", leave)
    for each in case.expected:
        if each not in shown:
            yield make_choice(f"Keep it for {each.title}", partial(keep, (each,)))


def make_agreement_dialog(session: Session, id: str) -> ChoiceDialog[Make]:
    """A dialog that asks which piece of evidence shows what was agreed, or that it does not hold any more."""
    today = session.today()
    with session.open_notes() as (store, owner):
        agreement = agreements.find(store, owner, id)
        pieces = evidence_search.find_all(store, owner, today).evidence

    def show(piece: str) -> str:
        with session.open_notes_for_change() as (change, owner):
            agreements.mark_shown(change, owner, id, [piece], today)
        return f"{id} is shown by {piece}. u takes it back."

    def drop() -> str:
        with session.open_notes_for_change() as (change, owner):
            agreements.mark_gone(change, owner, id, today)
        return f"{id} does not hold any more. u takes it back."

    def list_answers() -> Iterator[Choice[Make]]:
        for each in pieces[::-1]:
            if not each.private:
                yield make_choice(f"Shown by {each.id} {each.what}", partial(show, each.id))
        yield make_choice("It does not hold any more", drop)

    title = f"Agreed: {cut_text(agreement.what, _TITLE_CHARACTERS)}"
    return ChoiceDialog(title, filter_choices(tuple(list_answers())), small=True)


def make_point_dialog(session: Session) -> NoteDialog:
    """A dialog that asks for something to bring up in the next one-on-one."""
    with session.open_notes() as (store, owner):
        name = name_meeting(one_on_ones.choose_name(store, owner, None), owner.mention())

    def save(note: Note) -> str:
        with session.open_notes_for_change() as (change, owner):
            noted, number = one_on_ones.note(change, owner, note.text)
        return f"Noted in {noted.id} as point {number}. u takes it back."

    return NoteDialog(name, "something to bring up", save)

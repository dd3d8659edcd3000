"""Open the dialog that a location is, or that changes what a location shows."""

from __future__ import annotations

from pm_career.domain.week import QUESTIONS
from pm_career.explore.app_base import NavigatorBase
from pm_career.explore.locations import Location
from pm_career.explore.screens.case_dialogs import (
    Make,
    make_agreement_dialog,
    make_piece_dialog,
    make_point_dialog,
    make_sentence_dialog,
)
from pm_career.explore.screens.choice_dialog import ChoiceDialog
from pm_career.explore.screens.evidence_form import make_evidence_dialog
from pm_career.explore.talk_links import find_subject
from pm_career.journal.promotion import find_levels


def open_dialog(navigator: NavigatorBase, to: Location) -> None:
    """Open the dialog that a location is: a question of the week, a sentence of the case, a point, an agreement.

    Of any other kind it asks what happened, for the skill that the location names, if any.
    """
    session = navigator.session
    match to.kind, to.ids:
        case "question", (key,):
            question = next(each for each in QUESTIONS if each.key == key)
            title = question.format_text(session.read_mention())
            navigator.push_screen(make_evidence_dialog(session, "", title=title), navigator.show_change)
        case "sentence", (kind, *about):
            navigator.push_screen(make_sentence_dialog(session, kind, *about), navigator.show_change)
        case "point", _:
            navigator.push_screen(make_point_dialog(session), navigator.show_change)
        case "agreement", (id,):
            _ask_change(navigator, make_agreement_dialog(session, id))
        case _, ids:
            navigator.push_screen(make_evidence_dialog(session, next(iter(ids), "")), navigator.show_change)


def ask_to_add(navigator: NavigatorBase, here: Location) -> None:
    """Ask for a point of the one-on-one where that is shown.

    Elsewhere ask what happened, and tie it to the skill or responsibility shown, or to a skill that the text suggests.
    """
    match here.kind, here.ids:
        case "one-on-one", _:
            open_dialog(navigator, Location("point"))
        case "responsibility", (level_id, number):
            dialog = make_evidence_dialog(navigator.session, "", (level_id, int(number)))
            navigator.push_screen(dialog, navigator.show_change)
        case kind, ids:
            open_dialog(navigator, Location("note", ids[:1] if kind == "skill" else ()))


def change_case(navigator: NavigatorBase, to: Location) -> None:
    """Change what the case says of a location: write the claim of an expectation, keep or leave a piece."""
    if to.kind in ("skill", "responsibility"):
        with navigator.session.open_notes() as (_, owner):
            target = find_levels(owner, None)[1]
        open_dialog(navigator, Location("sentence", ("claim", find_subject(to, target))))
    elif to.kind == "evidence":
        _ask_change(navigator, make_piece_dialog(navigator.session, to.ids[0]))
    elif to.kind in ("sentence", "agreement"):
        open_dialog(navigator, to)
    else:
        navigator.show_message("Choose an expectation or a piece of evidence.")


def _ask_change(navigator: NavigatorBase, dialog: ChoiceDialog[Make]) -> None:
    def make_change(make: Make | None) -> None:
        if make is not None:
            navigator.make_change(make)

    navigator.push_screen(dialog, make_change)

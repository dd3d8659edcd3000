"""The dialogs that ask whose notes to show, and by whose view."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.person import ME, make_person_id
from pm_career.domain.ratings import Rater
from pm_career.domain.text import start_sentence
from pm_career.explore.screens.choice_dialog import Choice, ChoiceDialog, filter_choices, make_choice
from pm_career.explore.session import Session
from pm_career.explore.widgets.header import describe_person
from pm_career.journal.people import find_people
from pm_career.journal.raters import describe_view


def make_person_dialog(session: Session) -> ChoiceDialog[str]:
    """A dialog that ends with the id of a known person, or of a new one whose name is typed."""
    with session.open_notes() as (store, _):
        known = find_people(store)

    def find(typed: str) -> Sequence[Choice[str]]:
        found = list(filter_choices([make_choice(describe_person(each), each.person) for each in known])(typed))
        new = make_person_id(typed)
        if new is not None and all(each.person != new for each in known):
            found.append(make_choice(f"Begin notes about {new}", new))
        return found

    return ChoiceDialog("Whose notes? Choose, or type a new name", find, small=True)


def switch_person(session: Session, person: str) -> str:
    """Switch to the notes about a person. Returns the sentence that says so."""
    session.switch_person(person)
    whose = "Your own notes" if session.person == ME else f"The notes about {session.person}"
    return f"{whose} are open."


def make_view_dialog(session: Session) -> ChoiceDialog[Rater]:
    """A dialog that ends with the rater whose view is to be shown."""
    name = describe_person(session.read_profile())
    choices = [make_choice(start_sentence(describe_view(each)), each) for each in session.list_views()]
    return ChoiceDialog(f"Whose view of {name}?", filter_choices(choices), small=True)


def choose_view(session: Session, rater: Rater) -> str:
    """Store a rater's view as the one to show and to rate with. Returns the sentence that says so."""
    session.choose_view(rater)
    return f"From now on: {describe_view(rater)}. b changes it."

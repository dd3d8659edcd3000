"""The profile dialog: change name, level, target and ladder of a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pm_career.advice.paths import find_reachable
from pm_career.domain.framework import NO_LEVEL, OUTSIDE, Framework, Level
from pm_career.domain.person import Profile
from pm_career.domain.text import one_line
from pm_career.explore.app_base import NavigatorAccess
from pm_career.explore.keys import make_bindings
from pm_career.explore.screens.choice_dialog import ChoiceDialog, filter_choices, make_choice
from pm_career.explore.screens.form import Field, Form, FormChanges
from pm_career.explore.session import Session
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import NotesHeader, describe_person
from pm_career.frameworks.locate import list_names
from pm_career.frameworks.open import open_framework
from pm_career.journal.access import open_ladder
from pm_career.journal.profile import Position, prepare_update, update


class ProfileLines(OptionList):
    """The lines that can be changed."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("answers")


class ProfileDialog(NavigatorAccess, ModalScreen[None]):
    """A line for each part, one more for somebody who is on no level; Enter changes the one under the cursor."""

    EXPLAINED = "Enter changes what is under the cursor; it is saved at once, and u takes it back. Esc leads back."
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("profile", "everywhere")

    def compose(self) -> ComposeResult:
        """Whose profile it is, the four lines, and the keys."""
        yield NotesHeader()
        with Vertical(id="dialog", classes="-low"):
            yield Static(id="dialog-title", markup=False)
            yield ProfileLines(id="offered", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show the profile."""
        self.update_lines()
        self.query_one(ProfileLines).focus()

    def update_lines(self) -> None:
        """Show the profile as it is stored now."""
        with self.navigator.show_errors():
            profile, position = self.session.read_profile(), self.session.read_position()
            self.query_one("#dialog-title", Static).update(Content(one_line(f"Profile: {describe_person(profile)}")))
            lines = {
                "Name": profile.name or "not set",
                "Level": _name_level(position, profile),
                "Aim": position.target.title if position.target else profile.target or "the next level",
                "Ladder": self.session.ladder.title,
                **({"From": _name_background(self.session.ladder, profile)} if position.is_outside else {}),
            }
            shown = self.query_one(ProfileLines)
            at = shown.highlighted or 0
            shown.clear_options()
            shown.add_options(
                [Option(Text.assemble((f"{name:8}", "dim"), one_line(text))) for name, text in lines.items()]
            )
            shown.highlighted = at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change this line."""
        with self.navigator.show_errors():
            (
                self._ask_name,
                self._ask_own_level,
                self._ask_target,
                self._ask_ladder,
                self._ask_background,
            )[event.option_index]()

    def action_leave(self) -> None:
        """Go back to the screen before."""
        self.dismiss()

    def _save(
        self,
        *,
        level: str | None = None,
        target: str | None = None,
        framework: str | None = None,
        background: str | None = None,
    ) -> None:
        self.navigator.make_change(
            lambda: save_profile(self.session, level=level, target=target, framework=framework, background=background),
            reopen=True,
        )

    def _ask_name(self) -> None:
        name = self.session.read_profile().name
        field = Field("name", "What to be called on pages", name, "a name; nothing takes it out")

        def save(changes: FormChanges) -> str:
            name = changes.texts.get("name")
            return save_profile(self.session, name=name if name is None else name.strip())

        self.app.push_screen(Form("Name", [field], save), self.navigator.show_change)

    def _ask_own_level(self) -> None:
        self._ask_level("Where now?", self.session.ladder, lambda level: self._save(level=level.id))

    def _ask_level(self, question: str, ladder: Framework, take: Callable[[Level], None]) -> None:
        def choose(level: Level | None) -> None:
            if level is not None:
                take(level)

        choices = [make_choice(each.title, each) for each in (*ladder.levels, ladder.find_present(NO_LEVEL))]
        self.app.push_screen(ChoiceDialog(question, filter_choices(choices), small=True), choose)

    def _ask_target(self) -> None:
        ladder, own = self.session.ladder, self.session.read_position().level
        above = find_reachable(ladder, own.id if own else NO_LEVEL)
        choices = [make_choice("The next level", ""), *(make_choice(each.title, each.id) for each in above)]

        def choose(target: str | None) -> None:
            if target is not None:
                self._save(target=target)

        self.app.push_screen(ChoiceDialog("Where to?", filter_choices(choices), small=True), choose)

    def _ask_background(self) -> None:
        known = self.session.ladder.entry.backgrounds
        choices = [*(make_choice(each.title, each.id) for each in known), make_choice("None of these", "")]

        def choose(background: str | None) -> None:
            if background is not None:
                self._save(background=background)

        question = "What do you come from?"
        self.app.push_screen(ChoiceDialog(question, filter_choices(choices), small=True), choose)

    def _ask_ladder(self) -> None:
        """Choose another ladder and, where it lacks the present level or target, the level on it, as one change."""

        def choose(name: str | None) -> None:
            if name is None:
                return
            with self.navigator.show_errors():
                ladder, profile = open_framework(name), self.session.read_profile()
                if {profile.level, profile.target} <= {"", NO_LEVEL, *(level.id for level in ladder.levels)}:
                    self._save(framework=name)
                else:
                    self._ask_level(
                        f"Where now, on {ladder.title}?",
                        ladder,
                        lambda level: self._save(framework=name, level=level.id, target=""),
                    )

        choices = [make_choice(each, each) for each in list_names()]
        self.app.push_screen(ChoiceDialog("Which ladder?", filter_choices(choices), small=True), choose)


def _name_level(position: Position, profile: Profile) -> str:
    if position.is_outside:
        return OUTSIDE
    return position.level.title if position.level else profile.level or "not set yet"


def _name_background(ladder: Framework, profile: Profile) -> str:
    titles = {each.id: each.title for each in ladder.entry.backgrounds}
    return titles.get(profile.background, profile.background or "not set")


def save_profile(
    session: Session,
    *,
    name: str | None = None,
    level: str | None = None,
    target: str | None = None,
    framework: str | None = None,
    background: str | None = None,
) -> str:
    """Store parts of the profile (None: as it is; an empty target: the next level), and return what to say of it.

    Where the new level does not lead to the old target, the target becomes the next level. Raises UsageError where
    the ladder that is stored now, which another process may have changed, lacks the level or the target.
    """
    with session.open_notes_for_change() as (change, owner):
        ladder = open_ladder(owner.profile, framework or session.asked)
        after = prepare_update(
            owner.profile,
            ladder,
            name=name,
            level=level,
            target=target,
            framework=framework,
            background=background,
            drop_target=True,
        )
        updated = update(change, after)
    return "Nothing was changed." if updated.after == updated.before else "Saved. u takes it back."

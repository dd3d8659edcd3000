"""Who somebody is to the program: name, level, aim and ladder, each changed where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pm_career.advice.paths import find_reachable
from pm_career.domain.framework import Framework, Level
from pm_career.domain.text import one_line
from pm_career.explore.app_base import Hosted
from pm_career.explore.notebook import Notebook
from pm_career.explore.screens.choice_dialog import Pick, among, named
from pm_career.explore.screens.form import Field, Filling
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import called


class Lines(OptionList):
    """What there is to change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Change")]


class Introducing(Hosted, ModalScreen[None]):
    """Four lines; Enter changes the one under the cursor."""

    EXPLAINED = "Enter changes what is under the cursor; it is kept at once, and u takes it back. Esc leads back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "app.undo", "Undo"),
        Binding("escape,q,backspace,i", "leave", "Back", key_display="Esc"),
        Binding("question_mark,f1", "app.explain", "Help", key_display="?"),
    ]

    def compose(self) -> ComposeResult:
        """Who it is about, the four lines, and the keys."""
        with Vertical(id="dialog", classes="-low"):
            yield Static(id="dialog-title", markup=False)
            yield Lines(id="offered", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show it as it is now."""
        self.renew()
        self.query_one("#offered").focus()

    def renew(self) -> None:
        """Show everything as it is now."""
        with self.navigator.told():
            self._show(self.navigator.notebook)

    def _show(self, notebook: Notebook) -> None:
        profile, standing = notebook.profile(), notebook.standing()
        self.query_one("#dialog-title", Static).update(Content(one_line(f"Profile: {called(profile)}")))
        level = standing.level.title if standing.level else profile.level or "not said yet"
        aim = standing.target.title if standing.target else profile.target or "the next rung"
        lines = {"Name": profile.name or "not said", "Level": level, "Aim": aim, "Ladder": notebook.ladder.title}
        listed = self.query_one("#offered", OptionList)
        at = listed.highlighted or 0
        listed.clear_options()
        listed.add_options(
            [Option(Text.assemble((f"{name:8}", "dim"), one_line(said))) for name, said in lines.items()]
        )
        listed.highlighted = at

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change this line."""
        with self.navigator.told():
            (self._ask_name, self._level, self._aim, self._other_ladder)[event.option_index]()

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss()

    def _keep(self, **said: str) -> None:
        self.navigator.change(lambda: self.navigator.notebook.introduce(said), reopen=True)

    def _ask_name(self) -> None:
        notebook = self.navigator.notebook
        field = Field("name", "What to be called on pages", notebook.profile().name, "a name; nothing takes it out")

        self.app.push_screen(
            Filling("Name", [field], lambda filled: notebook.introduce({n: t.strip() for n, t in filled.said.items()})),
            self.navigator.kept,
        )

    def _level(self) -> None:
        self._pick_level("Where now?", self.navigator.notebook.ladder, lambda level: self._keep(level=level.id))

    def _pick_level(self, question: str, ladder: Framework, taken: Callable[[Level], None]) -> None:
        def chosen(level: Level | None) -> None:
            if level is not None:
                taken(level)

        choices = [named(each.title, each) for each in ladder.levels]
        self.app.push_screen(Pick(question, among(choices), small=True), chosen)

    def _aim(self) -> None:
        ladder, own = self.navigator.notebook.ladder, self.navigator.notebook.standing().level
        above = find_reachable(ladder, own.id) if own else ladder.levels
        choices = [named("The next rung", ""), *(named(each.title, each.id) for each in above)]

        def chosen(target: str | None) -> None:
            if target is not None:
                self._keep(target=target)

        self.app.push_screen(Pick("Where to?", among(choices), small=True), chosen)

    def _other_ladder(self) -> None:
        """Choose another ladder, and where it lacks the present level, the level on it, as one change."""
        notebook = self.navigator.notebook

        def chosen(name: str | None) -> None:
            if name is None:
                return
            with self.navigator.told():
                ladder, profile = notebook.ladder_called(name), notebook.profile()
                ids = {level.id for level in ladder.levels}
                if {profile.level, profile.target} <= {"", *ids}:
                    self._keep(framework=name)
                else:
                    self._pick_level(
                        f"Where now, on {ladder.title}?",
                        ladder,
                        lambda level: self._keep(framework=name, level=level.id, target=""),
                    )

        choices = [named(each, each) for each in notebook.ladders()]
        self.app.push_screen(Pick("Which ladder?", among(choices), small=True), chosen)

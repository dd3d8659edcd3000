"""The navigator: the Textual application, its keys that work everywhere, and its looks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.events import Event, Key, Paste
from textual.screen import Screen
from textual.widgets import Input, TextArea

from pm_career.advice.passages import Passage
from pm_career.domain.person import ME
from pm_career.domain.ratings import Rater
from pm_career.domain.text import one_line
from pm_career.explore.app_base import NavigatorBase
from pm_career.explore.command_line import AnswerPage, CommandLine, has_own_screen
from pm_career.explore.key_queue import KeyQueue
from pm_career.explore.keys import make_bindings
from pm_career.explore.links import locate_rating
from pm_career.explore.locations import Kind, Location
from pm_career.explore.screens.assessment import AssessmentScreen
from pm_career.explore.screens.browse import BrowseScreen
from pm_career.explore.screens.browse_choices import SearchHit, make_search_dialog
from pm_career.explore.screens.command_prompt import CommandPrompt
from pm_career.explore.screens.confirm_dialog import ConfirmDialog, UnsavedChanges
from pm_career.explore.screens.evidence_list import EvidenceList
from pm_career.explore.screens.goal_list import GoalList
from pm_career.explore.screens.help import HelpDialog
from pm_career.explore.screens.location_dialogs import ask_to_add
from pm_career.explore.screens.profile import ProfileDialog
from pm_career.explore.screens.split_view import SplitView
from pm_career.explore.screens.welcome import welcome_new_person
from pm_career.explore.screens.whose_dialog import choose_view, make_person_dialog, make_view_dialog, switch_person
from pm_career.explore.session import Session
from pm_career.explore.signals import resume_only_after_suspend
from pm_career.explore.themes import LOOKS, apply_look, find_next_look, register_looks
from pm_career.journal.data_file import take_back
from pm_career.journal.local_time import convert_to_local_time
from pm_career.journal.notes_search import collect_notes

LOOK_SETTING = "explore.theme"
_SECONDS_BETWEEN_CHECKS = 1.0
"""How often the navigator checks whether another process changed the notes."""
_PLACES: Mapping[str, type[Screen[Any]]] = {"plan": GoalList, "evidence": EvidenceList, "profile": ProfileDialog}
"""The places that have a screen of their own."""
_SHOWS_NOTES = (BrowseScreen, SplitView, ProfileDialog)


class Navigator(NavigatorBase):
    """Browse a ladder and a person's notes."""

    TITLE = "pmcareer"
    CSS_PATH: ClassVar[str] = str(Path(__file__).with_name("app.tcss"))
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("everywhere", "anywhere")

    def __init__(self, session: Session, command_line: CommandLine) -> None:
        super().__init__(session, command_line)
        self._stamp: Hashable = None
        self._key_queue = KeyQueue(self, super().on_event)
        register_looks(self)

    def on_mount(self) -> None:
        """Apply the look that was chosen last, and ask for level and target if you have no level yet."""
        resume_only_after_suspend()
        self._apply_look()
        self._stamp = self.session.read_file_stamp()
        self.push_screen(BrowseScreen())
        welcome_new_person(self)
        if not self.session.is_view_chosen:
            self.action_view()
        self.set_interval(_SECONDS_BETWEEN_CHECKS, self._check_for_changes)

    def _check_for_changes(self) -> None:
        """Show what another process changed, unless a dialog is open, which asks about the ladder it was opened on."""
        front = self.screen_stack[-1] if self.screen_stack else None  # there is none while the navigator ends
        if isinstance(front, _SHOWS_NOTES) and self.session.read_file_stamp() != self._stamp:
            self.update_screens(reopen=True, elsewhere=True)

    def make_change(self, make: Callable[[], str], *, reopen: bool = False) -> None:
        """As in the base class; where another process changed the notes meanwhile, the ladder is reopened too."""
        super().make_change(make, reopen=reopen or self.session.read_file_stamp() != self._stamp)

    def update_screens(self, *, start: bool = False, reopen: bool = False, elsewhere: bool = False) -> None:
        """As in the base class."""
        self._stamp = self.session.read_file_stamp()
        self._apply_look()
        with self.show_errors():
            self.session.reload_view()
        is_other = False
        if reopen:
            with self.show_errors():
                is_other = self.session.reopen_ladder()
        for screen in self.screen_stack:
            if isinstance(screen, BrowseScreen):
                (screen.show_other_ladder if is_other else screen.go_to_start if start else screen.update_page)()
            elif isinstance(screen, SplitView):
                screen.update_list(follow=not elsewhere)
            elif isinstance(screen, ProfileDialog):
                screen.update_lines()

    def action_undo(self) -> None:
        """Take back the last change; ask first where it was made before this session."""

        def undo() -> str:
            taken = take_back(self.session.now())
            return f"Taken back: {taken.did}." if taken else "There is nothing to take back."

        def answer(yes: bool | None) -> None:
            if yes:
                self.make_change(undo, reopen=True)

        older = self.session.find_older_change()
        if older is None:
            answer(yes=True)
            return
        did = f"{older.did[:1].upper()}{older.did[1:]}, on {convert_to_local_time(older.at).date().isoformat()}."
        self.push_screen(ConfirmDialog(f"Take back? {did}", "It was done before you opened the navigator."), answer)

    async def action_quit(self) -> None:
        """Leave, unless there is unsaved text that has to be confirmed first."""
        if all(screen.may_leave() for screen in self.screen_stack if isinstance(screen, UnsavedChanges)):
            self.exit()

    async def on_event(self, event: Event) -> None:
        """Handle typed keys one after the other."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._key_queue.add(event)
        else:
            await super().on_event(event)

    async def action_interrupt(self) -> None:
        """Copy marked text; if none is marked, leave. The command prompt stops its command, or is left alone."""
        marked = self._find_marked_text()
        if marked:
            self.copy_to_clipboard(marked)
            self.screen.clear_selection()  # the next Ctrl+C leaves
            self.show_message("Copied.")
        elif isinstance(self.screen, CommandPrompt):
            self.screen.action_leave()
        else:
            await self.action_quit()

    def _find_marked_text(self) -> str:
        """Return what is marked in the text that is being written or, with the mouse, on the screen."""
        if isinstance(self.focused, Input | TextArea) and self.focused.selected_text:
            return self.focused.selected_text
        return self.screen.get_selected_text() or ""

    def action_command(self, line: str = "", *, at_once: bool = False) -> None:
        """Ask for a command, with `line` typed already; with `at_once` run that line."""
        width = self._browse_screen.measure_page_width()
        self.push_screen(CommandPrompt(line, width, at_once=at_once), self._show_answer)

    @property
    def _browse_screen(self) -> BrowseScreen:
        return next(screen for screen in self.screen_stack if isinstance(screen, BrowseScreen))

    def _show_answer(self, answer: AnswerPage | None) -> None:
        """Show a command's answer, and what the command changed."""
        if answer is None:
            return
        self._return_to_pages()
        self.update_screens(reopen=True)
        self._browse_screen.show_answer(answer)

    def action_go(self, place: Kind) -> None:
        """Go to a place from wherever one is; the screens in front of it are left, and what they stored is stored.

        To rate is to rate what the next step names; all skills, from an assessment that is finished.
        """
        if isinstance(self.screen, _PLACES.get(place, ())):
            return
        has_rated = isinstance(self.screen, AssessmentScreen)
        self._return_to_pages()
        to = locate_rating(self.session) if place == "assess" and not has_rated else Location(place)
        self._browse_screen.open(to)

    def _return_to_pages(self) -> None:
        """Leave all screens in front of the pages."""
        if not isinstance(self.screen, BrowseScreen):
            while not isinstance(self.screen, BrowseScreen):
                if isinstance(self.screen, AssessmentScreen):
                    self.screen.stop()
                self.pop_screen()
            self.update_screens()

    def action_add(self) -> None:
        """Add a goal in the plan, a point to a one-on-one; elsewhere ask what happened, and store it as evidence."""
        self._close_help()
        if isinstance(self.screen, GoalList):
            self.screen.action_add()
        else:
            ask_to_add(self, self._browse_screen.here)

    def action_search(self) -> None:
        """Search the evidence or the goals in their list; elsewhere the ladder and the notes."""
        self._close_help()
        if isinstance(self.screen, SplitView):
            self.screen.action_search()
            return

        def go(hit: SearchHit | None) -> None:
            if hit is not None:
                self._return_to_pages()
                self._browse_screen.open_hit(hit)

        notes: Sequence[Passage] = ()
        with self.show_errors(), self.session.open_notes() as (store, owner):
            notes = collect_notes(store, owner)
        self.push_screen(make_search_dialog(self.session.ladder, notes), go)

    def _close_help(self) -> None:
        if isinstance(self.screen, HelpDialog):
            self.pop_screen()

    def action_whose(self) -> None:
        """Choose whose notes to show: those of a known person, or of a new one."""

        def switch(person: str | None) -> None:
            if person is not None:
                with self.show_errors():
                    self.show_message(switch_person(self.session, person))
                    self._browse_screen.show_other_ladder()
                    self._browse_screen.go_to_start()
                    if not self.session.is_view_chosen:
                        self.action_view()

        self.push_screen(make_person_dialog(self.session), switch)

    def action_view(self) -> None:
        """Choose the rater whose view is shown, and with whom new ratings and evidence are stored."""

        def choose(rater: Rater | None) -> None:
            if rater is not None:
                self.make_change(lambda: choose_view(self.session, rater))

        self.push_screen(make_view_dialog(self.session), choose)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the choice of the view only for notes about another person, and no undo of half an assessment."""
        if action == "view":
            return self.session.person != ME
        if action in ("undo", "command") and self.screen_stack:
            return not isinstance(self.screen, AssessmentScreen) or self.screen.is_finished
        return super().check_action(action, parameters)

    def action_explain(self) -> None:
        """Show what the pane with the focus is for, and its keys."""
        self.push_screen(HelpDialog.about(self.screen))

    def action_next_look(self) -> None:
        """Change to the next look: dark, light, high contrast."""
        self.change_look(find_next_look(self.theme))

    def change_look(self, name: str) -> None:
        """Apply a look, and store it for the next session."""
        with self.show_errors():
            self.session.save_setting(LOOK_SETTING, name)
        self.update_screens()

    def _apply_look(self) -> None:
        name = ""
        with self.show_errors():
            name = self.session.read_setting(LOOK_SETTING)
        apply_look(self, name)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List the entries of the palette: the actions that have a key on this screen, the looks, and the commands."""
        seen: set[str] = set()
        for each in screen.active_bindings.values():
            name, action = each.binding.description, each.binding.action
            if name and each.enabled and name not in seen:
                seen.add(name)
                key = self.get_key_display(each.binding)
                yield SystemCommand(name, f"Key: {key}", partial(self._run_action_of, action, each.node))
        for name in LOOKS:
            yield SystemCommand(f"Look: {name}", "Remembered for the next time", partial(self.change_look, name))
        if isinstance(screen, BrowseScreen | SplitView):
            for command in self.command_line.list_commands():
                name = " ".join(command.path)
                at_once = command.at_once and not has_own_screen(command.path)
                run = partial(self.action_command, name if at_once else f"{name} ", at_once=at_once)
                yield SystemCommand(f"pmcareer {name}", one_line(command.help), run)

    async def _run_action_of(self, action: str, node: object) -> None:
        await self.run_action(action, default_namespace=node)  # type: ignore[arg-type]

"""The navigator: the Textual application, its keys that work everywhere, its looks, and how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.screen import Screen

from pm_career.domain.person import ME, make_person_id
from pm_career.domain.text import one_line
from pm_career.explore.app_base import Host
from pm_career.explore.command_answer import AnswerPage, asks_here
from pm_career.explore.key_queue import InTurn
from pm_career.explore.notebook import Notebook
from pm_career.explore.screens.browse import Wandering
from pm_career.explore.screens.choice_dialog import Choice, Pick, among, named
from pm_career.explore.screens.command_prompt import Calling
from pm_career.explore.screens.confirm_dialog import Asking, Unkept
from pm_career.explore.screens.help import Help
from pm_career.explore.screens.profile import Introducing
from pm_career.explore.screens.split_view import Beside
from pm_career.explore.screens.welcome import Welcome
from pm_career.explore.suspend import come_back_only_from_aside
from pm_career.explore.themes import DEFAULT, LOOKS
from pm_career.explore.widgets.header import called

THEME_SETTING = "explore.theme"
WELCOME_SETTING = "explore.welcome"
_LOOK_EVERY = 1.0
"""Seconds between looks at whether another process changed the data."""
_ENDINGS = ("SIGTERM", "SIGHUP")
_SHOW_WHAT_IS_KEPT = (Wandering, Beside, Introducing)


class Navigator(Host):
    """Wander through a ladder and keep one's own beside it."""

    TITLE = "pmcareer"
    CSS_PATH: ClassVar[str] = str(Path(__file__).with_name("app.tcss"))
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "explain", "Help", key_display="?"),
        Binding("q,escape", "quit", "Leave", key_display="q"),
        Binding("ctrl+q", "quit", "Leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", "Leave", show=False, priority=True),
        Binding("colon", "command", "Command", show=False),
        Binding("u", "undo", "Undo"),
        Binding("L", "next_look", "Light or dark", show=False),
        Binding("ctrl+z", "suspend_process", "Put aside; fg brings it back", show=False),
    ]

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(notebook)
        self.fault: Exception | None = None
        self.ended_by: signal.Signals | None = None
        self._stamp: Hashable = None
        self._in_turn = InTurn(self, super().on_event)
        for look in LOOKS.values():
            self.register_theme(look.theme)
        self.theme = DEFAULT

    def on_load(self) -> None:
        """Take the signals that end a program, before the terminal is changed: it must be given back as it was."""
        loop = asyncio.get_running_loop()
        for name in _ENDINGS:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # Windows, or another thread
                    loop.add_signal_handler(number, self._end, number)

    def _end(self, number: signal.Signals) -> None:
        self.ended_by = number
        self.exit()

    def on_mount(self) -> None:
        """Put on the look that was chosen last, and greet somebody of whom nothing is known."""
        come_back_only_from_aside()
        self._wear()
        self._stamp = self.notebook.stamp()
        self.push_screen(Wandering())
        mine = self.notebook.profile().person == ME
        if mine and not self.notebook.standing().told and not self.notebook.setting(WELCOME_SETTING):
            self.push_screen(Welcome(self.notebook.ladder), self._welcomed)
        self.set_interval(_LOOK_EVERY, self._look_for_changes)

    def _welcomed(self, said: tuple[str, str] | None) -> None:
        with self.told():
            if said is None:
                self.notebook.remember(WELCOME_SETTING, "skipped")
            else:
                self.say(self.notebook.settle(*said))
        self.changed(start=True)

    def _look_for_changes(self) -> None:
        """Show what another process changed; what somebody is asked is asked on the same ladder to its end."""
        if isinstance(self.screen, _SHOW_WHAT_IS_KEPT) and self.notebook.stamp() != self._stamp:
            self.changed(reopen=True, elsewhere=True)

    def change(self, make: Callable[[], str], *, reopen: bool = False) -> None:
        """Make a change of the data, say what it was, and show it, with what another process changed meanwhile."""
        super().change(make, reopen=reopen or self.notebook.stamp() != self._stamp)

    def changed(self, *, start: bool = False, reopen: bool = False, elsewhere: bool = False) -> None:
        """Show everything as it is now; with `reopen` the ladder may be another one. `elsewhere`: not changed here."""
        self._stamp = self.notebook.stamp()
        self._wear()
        anew = False
        if reopen:
            with self.told():
                anew = self.notebook.reopen()
        for screen in self.screen_stack:
            if isinstance(screen, Wandering):
                (screen.begin_anew if anew else screen.begin if start else screen.renew)()
            elif isinstance(screen, Beside):
                screen.renew(follow=not elsewhere)
            elif isinstance(screen, Introducing):
                screen.renew()

    def action_undo(self) -> None:
        """Take back the last change; one from before this sitting only if that is meant."""
        older = self.notebook.done_before()

        def answered(yes: bool | None) -> None:
            if yes:
                self.change(self.notebook.undo, reopen=True)

        if older:
            self.push_screen(Asking(f"Take back? {older}", "It was done before you opened the navigator."), answered)
        else:
            answered(yes=True)

    async def action_quit(self) -> None:
        """Leave, unless something is written that would be lost."""
        if all(screen.may_go() for screen in self.screen_stack if isinstance(screen, Unkept)):
            self.exit()

    async def on_event(self, event: Event) -> None:
        """Take what is typed one key after the other."""
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._in_turn.take(event)
        else:
            await super().on_event(event)

    async def action_interrupt(self) -> None:
        """Leave; on the command line no more than that, and what runs there is stopped."""
        if isinstance(self.screen, Calling):
            self.screen.action_leave()
        else:
            await self.action_quit()

    def action_command(self, line: str = "", *, at_once: bool = False) -> None:
        """Ask for a command, with `line` typed already, or call that at once."""
        self.push_screen(Calling(line, self._wandering.width_for_answers(), at_once=at_once), self._answered)

    @property
    def _wandering(self) -> Wandering:
        return next(screen for screen in self.screen_stack if isinstance(screen, Wandering))

    def _answered(self, answer: AnswerPage | None) -> None:
        """Show what a command answered, and what it changed."""
        if answer is None:
            return
        while not isinstance(self.screen, Wandering):
            self.pop_screen()
        self.changed(reopen=True)
        self.screen.answer(answer)

    def action_note(self) -> None:
        """Write down what happened."""
        self._wandering.action_evidence()

    def action_whose(self) -> None:
        """Choose whose notes are open: somebody's there are notes about, or somebody new."""
        known = self.notebook.people()

        def find(typed: str) -> Sequence[Choice[str]]:
            found = list(among([named(called(each), each.person) for each in known])(typed))
            new = make_person_id(typed)
            if new is not None and all(each.person != new for each in known):
                found.append(named(f"Begin notes about {new}", new))
            return found

        def chosen(person: str | None) -> None:
            if person is not None:
                with self.told():
                    self.say(self.notebook.turn_to(person))
                    self._wandering.begin_anew()
                    self._wandering.begin()

        self.push_screen(Pick("Whose notes? Choose, or type a new name", find, small=True), chosen)

    def action_explain(self) -> None:
        """What the focused pane is for, and its keys."""
        self.push_screen(Help.of(self.screen))

    def action_next_look(self) -> None:
        """Light, dark, high contrast, one after the other."""
        names = list(LOOKS)
        self.wear(names[(names.index(self.theme) + 1) % len(names)])

    def wear(self, name: str) -> None:
        """Put on a look, and remember it."""
        with self.told():
            self.notebook.remember(THEME_SETTING, name)
        self.changed()

    def _wear(self) -> None:
        name = DEFAULT
        with self.told():
            name = self.notebook.setting(THEME_SETTING)
        look = LOOKS.get(name, LOOKS[DEFAULT])
        self.ansi_theme_dark = self.ansi_theme_light = look.palette
        self.theme = look.theme.name

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every action that the keys of the present screen have, and the looks."""
        seen: set[str] = set()
        for each in screen.active_bindings.values():
            name, action = each.binding.description, each.binding.action
            if name and each.enabled and name not in seen:
                seen.add(name)
                key = self.get_key_display(each.binding)
                yield SystemCommand(name, f"Key: {key}", partial(self._act, action, each.node))
        for name in LOOKS:
            yield SystemCommand(f"Look: {name}", "Remembered for the next time", partial(self.wear, name))
        if isinstance(screen, Wandering | Beside):
            for command in self.notebook.commands():
                name = " ".join(command.path)
                at_once = command.at_once and not asks_here(command.path)
                call = partial(self.action_command, name if at_once else f"{name} ", at_once=at_once)
                yield SystemCommand(f"pmcareer {name}", one_line(command.help), call)

    async def _act(self, action: str, node: object) -> None:
        await self.run_action(action, default_namespace=node)  # type: ignore[arg-type]

    def _handle_exception(self, error: Exception) -> None:
        """Keep what went wrong: whoever started the navigator says it, in one sentence.

        Ended by a signal, a screen may be half built: what it misses then is no fault.
        """
        if self.ended_by is not None:
            self._close_messages_no_wait()
            return
        self.fault = self.fault or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without Textual's traceback, which would show what people wrote."""
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:  # noqa: ARG002
        """As `_fatal_error`."""
        self._close_messages_no_wait()

"""The application as the screens use it: the session, the command line, making changes and showing messages."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping

from textual.actions import ActionParseResult
from textual.dom import DOMNode

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError
from pm_career.explore.command_line import CommandLine
from pm_career.explore.endings import EndingApp
from pm_career.explore.keys import name_keys
from pm_career.explore.session import Session

_MESSAGE_SECONDS = 6


class NavigatorBase(EndingApp):
    """The application as its screens use it. Only `Navigator` knows which screens there are."""

    def __init__(self, session: Session, command_line: CommandLine) -> None:
        super().__init__()
        self.session = session
        self.command_line = command_line
        self.typed_lines: list[str] = []
        """The command lines that were run or left in this session, each once, the last one at the end."""

    def update_screens(self, *, start: bool = False, reopen: bool = False, elsewhere: bool = False) -> None:
        """Show everything as it is stored now.

        `start`: go to the person's own level. `reopen`: open the ladder again, as it may be another one. `elsewhere`:
        the change was made by another process, so the cursor does not follow it.
        """
        raise NotImplementedError

    def make_change(self, make: Callable[[], str], *, reopen: bool = False) -> None:
        """Make a change of the notes, show the sentence that `make` returns, and update the screens."""
        with self.show_errors():
            self.show_message(make())
        self.update_screens(reopen=reopen)

    def show_change(self, sentence: str | None) -> None:
        """Show the sentence about what a dialog changed; None: nothing was changed."""
        if sentence is not None:
            self.make_change(lambda: sentence)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run the action of a key, and show any `PmCareerError` that it raises."""
        with self.show_errors():
            return await super().run_action(action, default_namespace, namespaces)
        return True

    @contextlib.contextmanager
    def show_errors(self) -> Iterator[None]:
        """Show any `PmCareerError` raised in the block as a notification."""
        try:
            yield
        except PmCareerError as error:
            self.show_message(f"{error.message} {error.hint}".strip(), error=True)

    def show_message(self, sentence: str, *, error: bool = False) -> None:
        """Show a sentence in the corner for some seconds, with keys in the place of commands."""
        self.notify(
            one_line(name_keys(sentence)),
            severity="error" if error else "information",
            timeout=_MESSAGE_SECONDS,
            markup=False,
        )

    def remember_line(self, line: str) -> None:
        """Keep a command line that was run or left, for this session."""
        self.typed_lines = [*(each for each in self.typed_lines if each != line), line]


def get_navigator(node: object) -> NavigatorBase:
    """Return the application that a screen or widget belongs to."""
    assert isinstance(node, DOMNode)
    app = node.app
    assert isinstance(app, NavigatorBase)
    return app


class NavigatorAccess:
    """A mixin for screens: their application and its session."""

    @property
    def navigator(self) -> NavigatorBase:
        """The application."""
        return get_navigator(self)

    @property
    def session(self) -> Session:
        """Whose notes are shown, and on which ladder."""
        return self.navigator.session

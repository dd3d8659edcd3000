"""What every screen may ask of the program that it belongs to: the notebook, and how a change is made and told."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping

from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError
from pm_career.explore.notebook import Notebook


class Host(App[None]):
    """The program as its screens know it; which screens there are only the navigator knows."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self.notebook = notebook
        self.called: list[str] = []
        """The lines that were called or left in this sitting, each once, the last one at the end."""

    def changed(self, *, start: bool = False, reopen: bool = False, elsewhere: bool = False) -> None:
        """Show everything as it is now; with `reopen` the ladder may be another one. `elsewhere`: not changed here."""
        raise NotImplementedError

    def action_note(self) -> None:
        """Write down what happened."""
        raise NotImplementedError

    def change(self, make: Callable[[], str], *, reopen: bool = False) -> None:
        """Make a change of the data, say what it was, and show it."""
        with self.told():
            self.say(make())
        self.changed(reopen=reopen)

    def kept(self, sentence: str | None) -> None:
        """Say what a dialog kept, if anything, and show it."""
        if sentence is not None:
            self.change(lambda: sentence)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key stands for; where it is refused, say why."""
        with self.told():
            return await super().run_action(action, default_namespace, namespaces)
        return True

    @contextlib.contextmanager
    def told(self) -> Iterator[None]:
        """Whatever is refused in the block is said, and nothing else happens."""
        try:
            yield
        except PmCareerError as error:
            self.say(f"{error.message} {error.hint}".strip(), bad=True)

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """A sentence in a corner for a while."""
        self.notify(one_line(sentence), severity="error" if bad else "information", timeout=6, markup=False)

    def remember_call(self, line: str) -> None:
        """Keep a line that is called or left, for this sitting."""
        self.called = [*(each for each in self.called if each != line), line]


def host_of(node: object) -> Host:
    """The program that a screen belongs to."""
    assert isinstance(node, DOMNode)
    host = node.app
    assert isinstance(host, Host)
    return host


class Hosted:
    """A part of every screen that asks something of the program that it belongs to."""

    @property
    def navigator(self) -> Host:
        """That program."""
        return host_of(self)

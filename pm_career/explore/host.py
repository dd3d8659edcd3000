"""What every screen may ask of the program that it belongs to: the notebook, and how a change is made and told."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from textual.app import App
from textual.dom import DOMNode

from pm_career.domain.plaintext import one_line
from pm_career.errors import PmCareerError
from pm_career.explore.notebook import Notebook


class Host(App[None]):
    """The program as its screens know it; which screens there are only the navigator knows."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__()
        self.notebook = notebook
        self.called: list[str] = []
        """The lines that were called in this sitting, each once, the last one at the end."""

    def changed(self, *, start: bool = False, reopen: bool = False) -> None:
        """Show everything as it is now; with `reopen` the ladder may be another one."""
        raise NotImplementedError

    def action_note(self) -> None:
        """Write down what happened."""
        raise NotImplementedError

    def change(self, make: Callable[[], str], *, reopen: bool = False) -> None:
        """Make a change of the data, say what it was, and show it."""
        with self.told():
            self.say(make())
        self.changed(reopen=reopen)

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
        """Keep a line that is called, for this sitting."""
        self.called = [*(each for each in self.called if each != line), line]


def host_of(node: DOMNode) -> Host:
    """The program that a screen belongs to."""
    host = node.app
    assert isinstance(host, Host)
    return host

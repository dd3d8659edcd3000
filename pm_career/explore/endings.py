"""How the navigator ends: after a signal, and after an error, without Textual's traceback."""

from __future__ import annotations

import signal

from textual.app import App

from pm_career.explore.signals import handle_endings


class EndingApp(App[None]):
    """An application that gives the terminal back after a signal, and keeps an error for its caller to report."""

    def __init__(self) -> None:
        super().__init__()
        self.fault: Exception | None = None
        """The error that ended the navigator, for the caller to report."""
        self.ended_by: signal.Signals | None = None

    def on_load(self) -> None:
        """Handle the signals that end a program, so that the terminal is given back as it was."""
        handle_endings(self._end)

    def _end(self, number: signal.Signals) -> None:
        self.ended_by = number
        self.exit()

    def _handle_exception(self, error: Exception) -> None:
        """Store the error in `fault`, for the caller to report in one sentence.

        After a signal a screen may be half built: an error that comes of this is ignored.
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
        """Do the same as `_fatal_error`."""
        self._close_messages_no_wait()

"""The command prompt: any command of the program, typed, completed and run without leaving the navigator."""

from __future__ import annotations

from asyncio import CancelledError, to_thread
from collections.abc import Sequence
from itertools import takewhile
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError
from pm_career.explore.app_base import NavigatorAccess
from pm_career.explore.command_line import AnswerPage, Completion, Offer
from pm_career.explore.keys import make_bindings
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import NotesHeader
from pm_career.explore.widgets.line_input import LineInput, TypingScreen

_PAUSE_SECONDS = 0.08
"""How long nothing is typed before completions are looked up."""
_MAX_OFFERS = 6
"""Completions that are listed at once."""


class _Cycle(NamedTuple):
    """What TAB goes through: the line before and behind the word, the words, and the number of the one shown."""

    before: str
    behind: str
    offers: tuple[Offer, ...]
    at: int


class CommandPrompt(NavigatorAccess, TypingScreen[AnswerPage | None]):
    """Asks for a command and runs it; ends with its answer, or with None if none was run."""

    EXPLAINED = (
        "Type any command as in a shell, without its first word pmcareer, and press Enter: its answer becomes a page. "
        "Tab completes a word, Up and Down bring back earlier lines. Esc leaves, and stops a command that runs."
    )
    LIST = "#offered"
    BINDINGS: ClassVar[list[BindingType]] = make_bindings("command")

    def __init__(self, line: str, page_width: int, *, at_once: bool = False) -> None:
        """`line` is typed already; with `at_once` it is run. `page_width`: columns of the page for the answer."""
        super().__init__()
        self._line = line
        """The line that was being typed when Up was pressed."""
        self._page_width = page_width
        self._at_once = at_once
        self._place: int | None = None
        """The place of the line among the earlier ones; None: it is none of them."""
        self._timer: Timer | None = None
        self._cycle: _Cycle | None = None
        self._completed = ""
        """The line as Tab left it."""
        self._command: Worker[None] | None = None
        """The command that runs."""

    def compose(self) -> ComposeResult:
        """The completions, the line, a remark, and the keys."""
        yield NotesHeader()
        with Vertical(id="prompt"):
            yield Static(id="offered", markup=False)
            with Horizontal(id="prompt-line"):
                yield Static("pmcareer ", id="program", markup=False)
                yield LineInput(self._line, id="typed")
            yield Static(id="remark", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Put the cursor behind what is typed already, and run that where it is wanted."""
        self.typed.cursor_position = len(self._line)
        if self._at_once:
            self.call_after_refresh(self.action_run)
        else:
            self._look_up_offers()

    def on_input_changed(self, event: LineInput.Changed) -> None:
        """Look up completions, once the typing pauses."""
        if event.value != self._completed:
            self._cycle = None
            self._show_remark("")
            if self._timer is not None:
                self._timer.stop()
            self._timer = self.set_timer(_PAUSE_SECONDS, self._look_up_offers, name="look up")

    def on_input_submitted(self) -> None:
        """Run what is typed."""
        self.action_run()

    def _look_up_offers(self) -> None:
        """Look up the completions of the line as it is now; nothing where the screen was left meanwhile."""
        if self.is_complete:
            self._find_offers(self.typed.value[: self.typed.cursor_position])

    @work(thread=True, exclusive=True, group="look up")
    def _find_offers(self, line: str) -> None:
        """Find completions in a thread, which reads no widget: the screen may be left at any time."""
        worker = get_current_worker()
        found = self._complete(line)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_found_offers, line, tuple(found.offers))

    def _complete(self, line: str) -> Completion:
        return self.navigator.command_line.complete(line, self.session.person, self.session.asked)

    def _show_found_offers(self, line: str, offers: tuple[Offer, ...]) -> None:
        """List what was found, unless the line is another one by now, was left, or runs."""
        if not self.is_complete or self._cycle is not None or not self.at_rest.is_set():
            return
        if self.typed.value[: self.typed.cursor_position] == line:
            self._show_offers(offers, -1)

    def _show_offers(self, offers: tuple[Offer, ...], at: int) -> None:
        """List completions; of a long list, the part around the one in the line."""
        first = max(0, min(at - _MAX_OFFERS + 2, len(offers) - _MAX_OFFERS))
        shown = offers[first : first + _MAX_OFFERS]
        widest = max((len(each.word) for each in shown), default=0)
        width = self.app.size.width - 2
        lines = []
        for place, each in enumerate(shown, first):
            mark = "› " if place == at else "  "
            line = Text.assemble(mark, (one_line(each.word).ljust(widest), "bold"), (f"  {one_line(each.help)}", "dim"))
            line.truncate(width, overflow="ellipsis")
            lines.append(line)
        if len(offers) > len(shown):
            lines.append(Text(f"  {len(offers)} in all", "dim"))
        listed = self.query_one("#offered", Static)
        listed.update(Text("\n").join(lines))
        listed.display = bool(lines)

    def action_complete(self, by: int) -> None:
        """Complete the word: as far as all completions agree, then go through them one after the other."""
        if not self.at_rest.is_set():
            return
        if self._cycle is not None and self.typed.value == self._completed:
            self._show_cycle(self._cycle._replace(at=(self._cycle.at + by) % len(self._cycle.offers)))
            return
        line, cursor = self.typed.value, self.typed.cursor_position
        found = self._complete(line[:cursor])
        offers = tuple(found.offers)
        cycle = _Cycle(line[: found.start], line[cursor:], offers, 0 if by > 0 else len(offers) - 1)
        shared = _find_shared_beginning([each.word for each in offers])
        if len(offers) == 1:
            word = offers[0].word
            self._write(cycle, word if word.endswith(("=", "/")) else f"{word} ")
            self._look_up_offers()
        elif len(shared) > cursor - found.start:
            self._write(cycle, shared)
            self._show_offers(offers, -1)
        elif offers:
            self._show_cycle(cycle)

    def _show_cycle(self, cycle: _Cycle) -> None:
        self._write(cycle, cycle.offers[cycle.at].word)
        self._cycle = cycle
        self._show_offers(cycle.offers, cycle.at)

    def _write(self, cycle: _Cycle, word: str) -> None:
        behind = cycle.behind.lstrip() if word.endswith(" ") else cycle.behind
        self._completed = f"{cycle.before}{word}{behind}"
        self.typed.value = self._completed
        self.typed.cursor_position = len(cycle.before) + len(word)

    def action_earlier(self, by: int) -> None:
        """Bring back an earlier line or, after the last of them, the one that was being typed."""
        lines = self.navigator.typed_lines
        if not self.at_rest.is_set() or not lines:
            return
        if self._place is None:
            self._place, self._line = len(lines), self.typed.value
        self._place = max(0, min(len(lines), self._place + by))
        self.typed.value = lines[self._place] if self._place < len(lines) else self._line
        self.typed.cursor_position = len(self.typed.value)

    def action_run(self) -> None:
        """Run what is typed; an empty line leads back."""
        line = self.typed.value.strip()
        if not self.at_rest.is_set():
            return
        if not line:
            self.dismiss(None)
            return
        self.navigator.remember_line(line)
        self._place = None
        self._show_offers((), -1)
        self.typed.disabled = True
        self._show_remark("It runs. Esc stops it.")
        self.at_rest.clear()  # what is typed meanwhile is for what comes after it
        self._command = self.run_worker(self._run(line), group="run", exit_on_error=True)

    async def _run(self, line: str) -> None:
        session = self.session
        try:
            answer = await self.navigator.command_line.run(
                line, self._page_width, session.person, session.asked, session.view
            )
            page = await to_thread(AnswerPage, answer)
        except PmCareerError as refused:
            self._return_to_typing(f"{refused.message} {refused.hint}".strip())
        except OSError as failed:
            self._return_to_typing(f"It could not be started: {failed.strerror}.")
        except CancelledError:
            self._return_to_typing("It was stopped.")
            raise
        else:
            self.dismiss(page)

    def _return_to_typing(self, why: str) -> None:
        self._command = None
        self.at_rest.set()
        if self.is_complete:
            self.typed.disabled = False
            self.typed.focus()
            self._show_remark(why)

    def action_leave(self) -> None:
        """Stop the command that runs, or go back without running any."""
        if self._command is not None:
            self._command.cancel()
        else:
            line = self.typed.value.strip()
            if line:
                self.navigator.remember_line(line)
            self.dismiss(None)

    def _show_remark(self, sentence: str) -> None:
        self.query_one("#remark", Static).update(Content(one_line(sentence)))


def _find_shared_beginning(words: Sequence[str]) -> str:
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in alike)

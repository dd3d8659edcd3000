"""The command line: any command of the program, typed, completed and called without leaving the navigator."""

from __future__ import annotations

from asyncio import CancelledError, to_thread
from collections.abc import Sequence
from itertools import takewhile
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from pm_career.domain.text import one_line
from pm_career.errors import PmCareerError
from pm_career.explore.app_base import Hosted
from pm_career.explore.command_answer import AnswerPage
from pm_career.explore.notebook import Completion, Offer
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.line_input import Line, Typed

_PAUSE = 0.08
"""Seconds without a key before it is looked up what the word could become."""
_SHOWN = 6


class _Turn(NamedTuple):
    """What TAB goes through: the line before and behind the word, the words, and which of them stands there."""

    before: str
    behind: str
    offers: tuple[Offer, ...]
    at: int


class Calling(Hosted, Typed[AnswerPage | None]):
    """Asks for a command and calls it; ends with its answer, or with None where there is none."""

    EXPLAINED = (
        "Type any command as in a shell, without its first word pmcareer, and press Enter: its answer becomes a page. "
        "Tab completes a word, Up and Down bring back earlier lines. Esc leaves, and stops a command that runs."
    )
    LISTED = "#offered"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "call", "Call it", priority=True),
        Binding("escape", "leave", "Back", priority=True, key_display="Esc"),
        Binding("tab", "complete(1)", "Complete", priority=True, key_display="Tab"),
        Binding("shift+tab", "complete(-1)", "Complete back", show=False, priority=True),
        Binding("up", "earlier(-1)", "Earlier", priority=True),
        Binding("down", "earlier(1)", "Later", show=False, priority=True),
        Binding("f1", "app.explain", "Help", show=False),
    ]

    def __init__(self, line: str, width: int, *, at_once: bool = False) -> None:
        """`line` stands there already; with `at_once` it is called. `width` is that of the page for the answer."""
        super().__init__()
        self._line = line
        self._width = width
        self._at_once = at_once
        self._place: int | None = None
        self._timer: Timer | None = None
        self._turn: _Turn | None = None
        self._put = ""
        self._call_under_way: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """What the word could become, the line, what is to be said of it, and the keys."""
        with Vertical(id="calling"):
            yield Static(id="offered", markup=False)
            with Horizontal(id="prompt"):
                yield Static("pmcareer ", id="program", markup=False)
                yield Line(self._line, id="typed")
            yield Static(id="remark", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Stand behind what is there already."""
        self.typed.cursor_position = len(self._line)
        if self._at_once:
            self.call_after_refresh(self.action_call)
        else:
            self._look()

    def on_input_changed(self, event: Line.Changed) -> None:
        """Look what the word could become, once the typing pauses."""
        if event.value != self._put:
            self._turn = None
            self._say("")
            if self._timer is not None:
                self._timer.stop()
            self._timer = self.set_timer(_PAUSE, self._look, name="look")

    def on_input_submitted(self) -> None:
        """Call what is typed."""
        self.action_call()

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        line = self.typed.value[: self.typed.cursor_position]
        worker = get_current_worker()
        found = self.navigator.notebook.completed(line)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, line, tuple(found.offers))

    def _found(self, line: str, offers: tuple[Offer, ...]) -> None:
        """List what was found, unless the line is another one by now, or gone, or called."""
        if not self.stands or self._turn is not None or not self.at_rest.is_set():
            return
        if self.typed.value[: self.typed.cursor_position] == line:
            self._offer(offers, -1)

    def _offer(self, offers: tuple[Offer, ...], at: int) -> None:
        """List what the word could become; a long list around the one that stands there."""
        first = max(0, min(at - _SHOWN + 2, len(offers) - _SHOWN))
        shown = offers[first : first + _SHOWN]
        widest = max((len(each.word) for each in shown), default=0)
        room = self.app.size.width - 2
        lines = []
        for place, each in enumerate(shown, first):
            mark = "› " if place == at else "  "
            line = Text.assemble(mark, (one_line(each.word).ljust(widest), "bold"), (f"  {one_line(each.help)}", "dim"))
            line.truncate(room, overflow="ellipsis")
            lines.append(line)
        if len(offers) > len(shown):
            lines.append(Text(f"  {len(offers)} in all", "dim"))
        listed = self.query_one("#offered", Static)
        listed.update(Text("\n").join(lines))
        listed.display = bool(lines)

    def action_complete(self, by: int) -> None:
        """Complete the word: as far as all that fits agrees, then through it, one after the other."""
        if not self.at_rest.is_set():
            return
        if self._turn is not None and self.typed.value == self._put:
            self._take(self._turn._replace(at=(self._turn.at + by) % len(self._turn.offers)))
            return
        line, cursor = self.typed.value, self.typed.cursor_position
        found: Completion = self.navigator.notebook.completed(line[:cursor])
        offers = tuple(found.offers)
        turn = _Turn(line[: found.start], line[cursor:], offers, 0 if by > 0 else len(offers) - 1)
        shared = _shared([each.word for each in offers])
        if len(offers) == 1:
            word = offers[0].word
            self._write(turn, word if word.endswith(("=", "/")) else f"{word} ")
            self._look()
        elif len(shared) > cursor - found.start:
            self._write(turn, shared)
            self._offer(offers, -1)
        elif offers:
            self._take(turn)

    def _take(self, turn: _Turn) -> None:
        self._write(turn, turn.offers[turn.at].word)
        self._turn = turn
        self._offer(turn.offers, turn.at)

    def _write(self, turn: _Turn, word: str) -> None:
        self._put = f"{turn.before}{word}{turn.behind.lstrip() if word.endswith(' ') else turn.behind}"
        self.typed.value = self._put
        self.typed.cursor_position = len(turn.before) + len(word)

    def action_earlier(self, by: int) -> None:
        """Bring back a line that was called before, or at the end of them the one that was being typed."""
        lines = self.navigator.called
        if not self.at_rest.is_set() or not lines:
            return
        if self._place is None:
            self._place, self._line = len(lines), self.typed.value
        self._place = max(0, min(len(lines), self._place + by))
        self.typed.value = lines[self._place] if self._place < len(lines) else self._line
        self.typed.cursor_position = len(self.typed.value)

    def action_call(self) -> None:
        """Call what is typed; nothing typed leads back."""
        line = self.typed.value.strip()
        if not self.at_rest.is_set():
            return
        if not line:
            self.dismiss(None)
            return
        self.navigator.remember_call(line)
        self._place = None
        self._offer((), -1)
        self.typed.disabled = True
        self._say("It runs. Esc stops it.")
        self.at_rest.clear()  # what is typed meanwhile is for what comes after it
        self._call_under_way = self.run_worker(self._call(line), group="call", exit_on_error=True)

    async def _call(self, line: str) -> None:
        try:
            answer = await self.navigator.notebook.carry_out(line, self._width)
            page = await to_thread(AnswerPage, answer)
        except PmCareerError as refused:
            self._back_to_typing(f"{refused.message} {refused.hint}".strip())
        except OSError as failed:
            self._back_to_typing(f"It could not be started: {failed.strerror}.")
        except CancelledError:
            self._back_to_typing("It was stopped.")
            raise
        else:
            self.dismiss(page)

    def _back_to_typing(self, why: str) -> None:
        self._call_under_way = None
        self.at_rest.set()
        if self.stands:
            self.typed.disabled = False
            self.typed.focus()
            self._say(why)

    def action_leave(self) -> None:
        """Stop what runs, or go back without calling anything."""
        if self._call_under_way is not None:
            self._call_under_way.cancel()
        else:
            line = self.typed.value.strip()
            if line:
                self.navigator.remember_call(line)
            self.dismiss(None)

    def _say(self, sentence: str) -> None:
        self.query_one("#remark", Static).update(Content(one_line(sentence)))


def _shared(words: Sequence[str]) -> str:
    """What all the words begin with."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in alike)

"""The navigator in this process, as Textual's pilot drives it: keys in, what stands on the screen out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from time import monotonic

import typer
from quiet import QuietPilot, loop, quiet_runner
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from pm_career.cli import app
from pm_career.commands import clock
from pm_career.commands.explore.command_line import ProgramCommands
from pm_career.explore.app import Navigator
from pm_career.explore.command_line import Offer
from pm_career.explore.session import Session
from pm_career.explore.widgets.page_view import PageView

_PATIENCE = 30
"""Seconds after which nobody would wait any longer, on the slowest machine."""
_KEYS = 30
"""How often nobody would press the same key for one thing: more often than any of these ladders has rows."""


class Person:
    """Somebody in front of the navigator."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, Navigator)
        self.app = pilot.app
        self.has_looked = False
        """Whether the screen was drawn since the last thing that was done."""

    async def types(self, *keys: str) -> None:
        """Press keys by their names, and wait until what they did is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settles()

    async def clicks(self, kind: type[Widget], offset: tuple[int, int]) -> None:
        """Click on a widget, so many columns and lines from its corner."""
        assert self.screen  # Textual must have drawn what is clicked
        await self.pilot.click(kind, offset=offset)
        await self.settles()

    async def types_until(self, key: str, holds: Callable[[], bool], what: str) -> None:
        """Press a key until something holds; fails with `what` and the screen where that would be too often."""
        for _ in range(_KEYS):
            if holds():
                return
            await self.types(key)
        assert holds(), f"pressed {key} in vain for {what}:\n{self.screen}"

    async def goes_to(self, title: str) -> None:
        """Move the cursor down the places, to the one whose page begins with a title."""
        await self.types_until("down", lambda: self.page.startswith(title), title)

    async def hurries(self, *keys: str) -> None:
        """Press keys by their names without waiting for what any of them does."""
        for key in keys:
            self.app.post_message(Key(key, {"space": " "}.get(key, key if len(key) == 1 else None)))
        await self.settles()

    async def writes(self, text: str) -> None:
        """Write a text where the cursor is, at once."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()
        await self.settles()

    async def settles(self) -> None:
        """Wait until nothing is going on, and what came of it is laid out."""
        self.has_looked = False
        await self.pilot.pause()
        while not all(worker.is_finished for worker in self.app.workers):
            with suppress(WorkerCancelled):  # by a later look
                await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait for something that takes its time, as a person would; fails with `what` and the screen."""
        begun = monotonic()
        while not holds():
            assert monotonic() - begun < _PATIENCE, f"waited in vain for {what}:\n{self.screen}"
            await self.pilot.pause(0.02)

    async def sees(self, text: str) -> None:
        """Wait until a text stands on the screen."""
        await self.until(lambda: text in self.screen, repr(text))

    async def finds(self) -> None:
        """Wait until what is typed was looked up, which begins only when the typing pauses."""
        await self.waits(0.5)

    async def waits(self, seconds: float) -> None:
        """Do nothing for a while, which takes no time."""
        loop().put_forward(seconds)
        await self.settles()

    def completes(self, line: str) -> Sequence[Offer]:
        """What the command prompt would offer for a line."""
        session = self.app.session
        return self.app.command_line.complete(line, session.person, session.asked).offers

    @property
    def page(self) -> str:
        """All of the page, on show or not."""
        return self.app.screen.query_one(PageView).text

    @property
    def screen(self) -> str:
        """What is on show, line by line."""
        self.has_looked = True
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001  its public way takes a tenth of a second
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def title(self) -> str:
        """Whose notes and whose view are shown, without the ladder at the other end of the line."""
        return self.screen.splitlines()[0].strip().partition("   ")[0]

    @property
    def messages(self) -> str:
        """The messages that are shown in the corner, one a line."""
        return "\n".join(each.message for each in self.app._notifications)  # noqa: SLF001

    @property
    def focus(self) -> str | None:
        """The id of what has the focus."""
        return self.app.focused.id if self.app.focused else None


def navigate(
    story: Callable[[Person], Awaitable[None]],
    *,
    size: tuple[int, int] = (100, 30),
    framework: str | None = None,
    person: str | None = None,
) -> Navigator:
    """Open the navigator, let a story happen in it, and leave; whatever broke in it is raised here."""
    session = Session(framework, person, now=clock.now, today=clock.today)
    navigator = Navigator(session, ProgramCommands(typer.main.get_command(app)))

    async def run() -> None:
        async with navigator.run_test(size=size) as pilot:
            person = Person(QuietPilot(pilot.app))
            await person.settles()
            await story(person)
            if navigator.screen_stack and not person.has_looked:
                assert person.screen

    with quiet_runner() as runner:
        runner.run(run())
    return navigator

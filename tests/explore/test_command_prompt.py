"""Every command typed into the navigator: completed, called in a process of its own, answered on a page."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from ladders import write_framework
from navigating import Person, navigate
from shell import Shell
from terminal import Terminal, have_ended, is_running, needs_tmux
from textual.widgets import OptionList, Static
from tree import nodes

from pm_career.commands.explore import command_line
from pm_career.domain.text import escape_hidden
from pm_career.explore.command_line import Answer, AnswerPage
from pm_career.explore.screens.command_prompt import CommandPrompt

pytestmark = pytest.mark.usefixtures("known")


async def calls(person: Person, line: str) -> None:
    """Type a command after a colon, and wait for what comes of it."""
    await person.types("colon")
    await person.writes(line)
    await person.types("enter")
    await person.settles()


async def offered(person: Person, first: str) -> None:
    """Wait until the palette would take what was typed for this command."""
    listed = person.app.screen.query_one(OptionList)
    await person.until(lambda: listed.highlighted == 0 and first in str(listed.options[0].prompt), first)


def test_every_command_of_the_program_is_in_the_palette_and_can_be_typed() -> None:
    every = [path.partition(" ")[2] for path in nodes() if " " in path]
    assert len(every) > 30

    async def story(person: Person) -> None:
        app = person.app
        for keys in ((), ("p",), ("backspace", "e")):
            await person.types(*keys)
            listed = {each.title: each.help for each in app.get_system_commands(app.screen)}
            assert [f"pmcareer {name}" for name in every if f"pmcareer {name}" not in listed] == []
            assert all(listed[f"pmcareer {name}"] for name in every)
        await person.types("backspace", "colon")
        for name in every:
            group, _, last = name.rpartition(" ")
            offers = person.completes(f"{group} {last[:1]}".lstrip())
            assert last in [each.word for each in offers], name

    navigate(story)


@pytest.mark.usefixtures("in_process")
def test_a_command_answers_on_a_page_that_one_goes_back_from() -> None:
    async def story(person: Person) -> None:
        before = person.page
        await calls(person, "level senior --plain")
        assert person.focus == "page"
        assert person.page.startswith("pmcareer level senior --plain")
        assert "Level: Senior Product Manager (SPM)" in person.page
        await calls(person, "pmcareer skill vision")  # the program's name may stand before it
        assert person.page.startswith("pmcareer skill vision\n")
        assert "Vision" in person.page
        await person.types("backspace")
        assert person.page.startswith("pmcareer level senior --plain")
        await person.types("backspace")
        assert person.page == before

    navigate(story)


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("size", [(40, 24), (100, 30), (160, 40)])
def test_the_answer_is_drawn_for_the_page_and_in_colour(size: tuple[int, int]) -> None:
    async def story(person: Person) -> None:
        await calls(person, "compare pm senior")
        page = person.app.screen.query_one("#page")
        widest = max(map(len, person.page.splitlines()))
        assert page.size.width - 14 <= widest <= page.size.width
        assert "\x1b" not in person.page

    navigate(story, size=size)


@pytest.mark.usefixtures("in_process")
def test_what_a_command_changed_is_there_at_once_and_undone_with_u(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await calls(person, "me set --level senior --name 'Ana Lima'")
        assert "you: senior" in person.screen
        assert "Saved: you are at" in person.page
        await calls(person, "evidence add 'Said [/] no' --skill influence")
        await person.types("u")
        await calls(person, "evidence list")
        assert "There is no evidence yet" in person.page

    navigate(story)
    assert shell("me", "--json").json["level"] == "senior"


@pytest.mark.usefixtures("in_process")
def test_another_ladder_is_opened_at_once_and_undo_brings_the_first_back(tmp_path: Path) -> None:
    bakery = write_framework(tmp_path / "bakery")

    async def story(person: Person) -> None:
        await calls(person, f"me set --framework {bakery} --level hand --target ''")
        assert "you: Journeyman" in person.screen
        assert "Product Manager" not in person.screen.split("╮", 1)[0]
        await person.types("u")
        assert "● you: Product Manager" in person.screen
        assert "Journeyman" not in "".join(line[:30] for line in person.screen.splitlines())

    navigate(story)


@pytest.mark.usefixtures("in_process")
def test_a_command_that_fails_says_how_and_one_that_asks_says_which_key_asks_it() -> None:
    async def story(person: Person) -> None:
        await calls(person, "level senoir")
        assert "There is no level 'senoir'." in person.page
        assert "Exit code 2." in person.page
        for line, key in (
            ("assess", "r asks"),
            ("evidence add", "a asks"),
            ("plan add", "p opens"),
            ("explore", "open"),
        ):
            await calls(person, line)
            assert "Exit code 2." in person.page, line
            assert key in person.page, line
        await calls(person, "data erase")
        assert "--yes" in person.page

    navigate(story)


def test_a_line_that_cannot_be_read_is_explained_and_stays() -> None:
    async def story(person: Person) -> None:
        await calls(person, "evidence add didn't")
        assert isinstance(person.app.screen, CommandPrompt)
        assert "A quotation mark is not closed" in person.screen
        assert "evidence add didn't" in person.screen
        await person.types("escape")
        assert person.focus == "places"
        await calls(person, " ")  # nothing typed leads back
        assert person.focus == "places"

    navigate(story)


def test_no_shell_ever_reads_the_line(tmp_path: Path) -> None:
    async def story(person: Person) -> None:
        await calls(person, f"search '$(touch {tmp_path}/made)' ; touch {tmp_path}/made | cat > {tmp_path}/made & `id`")
        assert "';' touch" in person.page

    navigate(story)
    assert not (tmp_path / "made").exists()


def test_nothing_is_imported_from_the_folder_one_is_in(tmp_path: Path) -> None:
    for name in ("json.py", "msgspec.py", "pm_career.py"):
        Path(name).write_text("raise SystemExit('imported from here')\n", encoding="utf-8")

    async def story(person: Person) -> None:
        await calls(person, "help privacy")
        assert "imported from here" not in person.page
        assert "Exit code" not in person.page

    navigate(story)


def test_a_long_command_is_stopped_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = (
        "import sys, time, os, signal, subprocess; sys.argv.pop(1);"
        "signal.signal(signal.SIGINT, signal.SIG_IGN) if 'deaf' in sys.argv else None;"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"open({str(tmp_path / 'pids')!r}, 'a').write(f'{{os.getpid()}} {{child.pid}} ');"
        "print('begun', flush=True); time.sleep(60)"
    )
    monkeypatch.setattr(command_line, "_START", slow)
    monkeypatch.setattr(command_line, "_SECONDS_TO_END", 0.1)

    def pids() -> list[int]:
        noted = tmp_path / "pids"
        return [int(each) for each in noted.read_text("utf-8").split()] if noted.exists() else []

    async def begun_with(line: str, person: Person) -> list[int]:
        (tmp_path / "pids").unlink(missing_ok=True)
        await person.types("colon")
        await person.writes(line)
        await person.pilot.press("enter")
        await person.until(lambda: len(pids()) == 2, "both processes")
        await person.sees("It runs. Esc stops it.")
        return pids()

    async def stopped_with(key: str, line: str, person: Person) -> None:
        begun = await begun_with(line, person)
        await person.pilot.press(key)
        await person.sees("It was stopped.")
        await person.until(lambda: not any(map(is_running, begun)), "the end of both processes")
        await person.types("escape")
        assert person.focus == "places"

    async def story(person: Person) -> None:
        await stopped_with("escape", "ladder", person)
        await stopped_with("ctrl+c", "search deaf", person)
        assert person.app.is_running
        left_behind.extend(await begun_with("search deaf", person))  # and somebody leaves meanwhile

    left_behind: list[int] = []
    navigate(story)
    assert len(left_behind) == 2
    assert have_ended(*left_behind)


def test_an_answer_without_end_is_cut_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "_MAX_BYTES", 4_000)

    async def story(person: Person) -> None:
        await calls(person, "ladder --json")
        assert len(person.page) < 6_000
        assert person.page.count('"levels"') == 1
        assert "This is not all of it; a shell shows the whole answer." in person.page

    navigate(story)


HOSTILE = "[/] [@click=app.quit]x[/] \x1b]52;c;aGk=\x07 \x9b31m \x1b[2J \u202e \x00 <b> \\ \x1b]8;;http://a.b\x1b\\l"


def test_nothing_but_looks_of_an_answer_is_obeyed() -> None:
    answer = Answer("x [/]\x1b[2J", ("x",), 1, f"\x1b[1;36mbold\x1b[0m {HOSTILE}\nab\rcd\tend", HOSTILE, "Exit code 1.")
    lines = list(AnswerPage(answer)(60))
    text = "\n".join(line.plain for line in lines)
    assert not {"\x1b", "\x9b", "\u202e", "\x07", "\x00", "\r", "\t"} & set(text)
    assert "[/] [@click=app.quit]x[/]" in text
    assert "".join(escape_hidden("\x1b]52;c;aGk=\x07").split()) in "".join(text.split())
    bold = next(line for line in lines if line.plain.startswith("bold"))
    assert "bold" in str(bold.spans[0].style)
    assert all("link" not in str(span.style) for line in lines for span in line.spans)
    assert max(line.cell_len for line in lines) <= 60


@pytest.mark.usefixtures("in_process")
def test_hostile_notes_in_an_answer_are_text(shell: Shell) -> None:
    said = HOSTILE.replace("\x00", "")
    assert shell("evidence", "add", said).code == 0

    async def story(person: Person) -> None:
        for line in ("evidence list", "evidence list --plain", "evidence list --json", "data export -"):
            await calls(person, line)
            assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(person.screen), line
            assert "[@click=app.quit]" in person.page.replace("\n", ""), line
        assert person.app.is_running

    navigate(story, size=(120, 40))


@pytest.mark.usefixtures("in_process")
def test_earlier_lines_come_back_and_the_one_begun_is_not_lost() -> None:
    async def story(person: Person) -> None:
        await calls(person, "skill vision --plain")
        await calls(person, "data where --plain")
        await calls(person, "skill vision --plain")
        await person.types("colon")
        await person.writes("lev")
        await person.types("up")
        assert "pmcareer skill vision --plain" in person.screen.splitlines()[-3]
        await person.types("up")
        assert "pmcareer data where --plain" in person.screen.splitlines()[-3]
        await person.types("up", "down", "down")
        assert person.screen.splitlines()[-3].rstrip() == "pmcareer lev"

    navigate(story)


def test_tab_completes_what_a_shell_would_complete(shell: Shell, tmp_path: Path) -> None:
    assert shell("evidence", "add", "Cut the form").code == 0
    Path("my file.csv").write_text("", encoding="utf-8")

    def line(person: Person) -> str:
        return next(each for each in reversed(person.screen.splitlines()) if each.startswith("pmcareer")).rstrip()

    async def story(person: Person) -> None:
        for typed, completed in (
            ("lev", "pmcareer level"),
            ("pmcareer lev", "pmcareer pmcareer level"),
            ("level sen", "pmcareer level senior"),
            ("evidence show ", "pmcareer evidence show e1"),
            ("skill vis", "pmcareer skill vision"),
            ("level senior --pl", "pmcareer level senior --plain"),
            ("assess --rate vision", "pmcareer assess --rate vision="),
            ("data import my", "pmcareer data import 'my file.csv'"),
            ("search 'open quo", "pmcareer search 'open quo"),
            ("nonsense x", "pmcareer nonsense x"),
        ):
            await person.types("colon")
            await person.writes(typed)
            await person.types("tab")
            assert line(person) == completed
            await person.types("escape")
        await person.types("colon")
        await person.writes("evidence ")
        seen = []
        for _ in range(3):
            await person.types("tab")
            seen.append(line(person).rpartition(" ")[2])
        await person.types("shift+tab")
        assert line(person).rpartition(" ")[2] == seen[1]
        assert len(set(seen)) == 3
        assert f"› {seen[1]}" in person.screen

    navigate(story)


@pytest.mark.usefixtures("in_process")
def test_from_the_palette_a_command_is_called_or_stands_there_to_be_finished() -> None:
    async def story(person: Person) -> None:
        await person.types("ctrl+p")
        await person.writes("pmcareer me history")
        await offered(person, "pmcareer me history")
        await person.types("enter")
        await person.settles()
        await person.settles()
        assert person.page.startswith("pmcareer me history\n")
        await person.types("ctrl+p")
        await person.writes("pmcareer level")
        await offered(person, "pmcareer level")
        await person.types("enter")
        await person.settles()
        assert isinstance(person.app.screen, CommandPrompt)
        await person.writes("senior")
        await person.types("enter")
        assert person.page.startswith("pmcareer level senior\n")

    navigate(story)


def test_in_an_assessment_a_colon_means_nothing() -> None:
    async def story(person: Person) -> None:
        await person.types("r", "colon")
        assert not isinstance(person.app.screen, CommandPrompt)
        assert not [each for each in person.app.get_system_commands(person.app.screen) if "pmcareer" in each.title]

    navigate(story)


@pytest.mark.usefixtures("in_process")
def test_the_command_is_about_the_same_ladder_unless_it_names_another(tmp_path: Path) -> None:
    bakery = str(write_framework(tmp_path / "bakery"))

    async def story(person: Person) -> None:
        await calls(person, "ladder --json")
        shown = json.loads("\n".join(person.page.splitlines()[2:]))
        assert shown["framework"]["id"] == "bakery"
        await calls(person, "level senior --framework pm --plain")
        assert "Senior Product Manager" in person.page

    navigate(story, framework=bakery, size=(400, 30))


def test_two_write_at_once_and_both_are_kept(shell: Shell, sealed: Path) -> None:
    async def story(person: Person) -> None:
        await person.types("colon")
        await person.writes("evidence add 'from in here'")
        with sqlite3.connect(sealed / "career.db", isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")  # another process is at it
            await person.pilot.press("enter")
            await person.sees("It runs.")
            await person.pilot.pause(0.5)  # it waits, however long
            assert "It runs." in person.screen
            other.execute("ROLLBACK")
        other.close()
        await person.settles()
        assert "Saved e1" in person.page

    assert shell("me", "set", "--name", "Ana").code == 0
    navigate(story)
    assert [each["what"] for each in shell("evidence", "list", "--json").json] == ["from in here"]


@needs_tmux
def test_typed_in_a_terminal_a_command_answers_there(tmp_path: Path) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.shows("you: Product Manager")
        terminal.writes(":me --plain")  # at once, as a fast typist's keys come
        terminal.shows("pmcareer me --plain")
        terminal.types("Enter")
        terminal.shows("pmcareer me --plain", "Person: You (")
        terminal.types(":")
        terminal.shows("pmcareer ", "Run")
        terminal.types("C-c")
        terminal.shows("In Esc")
        terminal.types("q")
        assert terminal.ended() == (0, "")


def test_a_command_that_was_typed_and_left_comes_back_with_up() -> None:
    async def story(person: Person) -> None:
        await person.types("colon")
        await person.writes("evidence add 'five minutes of typing'")
        await person.types("escape", "colon", "up")
        assert "pmcareer evidence add 'five minutes of typing'" in person.screen

    navigate(story)


def test_six_completions_are_listed_at_once_and_fifty_files_at_most(tmp_path: Path) -> None:
    for number in range(51):
        Path(f"notes-{number:02}.csv").write_text("", encoding="utf-8")

    async def story(person: Person) -> None:
        await person.types("colon")
        await person.finds()
        offered = str(person.app.screen.query_one("#offered", Static).content).splitlines()
        assert len(offered) == 6 + 1
        assert offered[-1].endswith(" in all")
        assert len(person.completes("data import notes")) == 50

    navigate(story)


def test_of_a_long_list_the_part_around_the_completion_in_the_line_is_shown() -> None:
    async def story(person: Person) -> None:
        await person.types("colon")
        for tabs, marked in ((4, 3), (1, 4), (1, 4)):
            await person.types(*["tab"] * tabs)
            offered = str(person.app.screen.query_one("#offered", Static).content).splitlines()
            assert [place for place, line in enumerate(offered) if line.startswith("›")] == [marked]

    navigate(story)


@pytest.mark.parametrize(("size", "kept", "cut"), [(1_000_000, 1_000_000, False), (1_000_001, 1_000_000, True)])
def test_a_million_bytes_of_an_answer_are_kept(
    monkeypatch: pytest.MonkeyPatch, size: int, kept: int, cut: bool
) -> None:
    monkeypatch.setattr(command_line, "_START", f"print('x' * {size}, end='')")
    done = asyncio.run(command_line.run_command((), {}))
    assert (len(done.out), done.cut) == (kept, cut)


def test_a_command_that_is_stopped_has_a_second_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "_START", "import time; time.sleep(60)")
    timeouts: list[float | None] = []
    wait_for = asyncio.wait_for
    read_beginning = command_line._read_beginning  # noqa: SLF001
    begun = asyncio.Event()

    async def note_begun(stream: asyncio.StreamReader) -> tuple[bytes, bool]:
        begun.set()
        return await read_beginning(stream)

    async def note_timeout(awaitable: Any, timeout: float | None) -> Any:
        timeouts.append(timeout)
        return await wait_for(awaitable, timeout)

    async def stop() -> None:
        running = asyncio.create_task(command_line.run_command((), {}))
        await begun.wait()
        monkeypatch.setattr(asyncio, "wait_for", note_timeout)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    monkeypatch.setattr(command_line, "_read_beginning", note_begun)
    asyncio.run(stop())
    assert timeouts == [1.0]


def test_a_look_up_that_begins_after_the_prompt_was_left_does_nothing() -> None:
    async def story(person: Person) -> None:
        await person.types("colon")
        prompt = person.app.screen
        assert isinstance(prompt, CommandPrompt)
        await person.types("escape")
        prompt._look_up_offers()  # noqa: SLF001
        await person.settles()
        assert person.app.is_running

    navigate(story)

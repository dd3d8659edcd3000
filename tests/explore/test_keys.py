"""The table of keys: what it promises holds for every row, and the bindings of the screens are those of the table."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from navigating import Person, navigate
from shell import Shell
from textual.dom import DOMNode
from try_each import try_each

import pm_career
from pm_career.cli import app
from pm_career.commands.explore.command_line import ProgramCommands
from pm_career.explore.keys import _COMMANDS, KEYS, Key, find_key, list_keys, name_keys
from pm_career.explore.widgets.page_view import PageView

pytestmark = pytest.mark.usefixtures("known", "frozen_clock")
PACKAGE = Path(pm_career.__file__).parent
TYPING = {"choice", "note", "form", "ticks", "command"}
"""Where letters are typed."""


def list_letters(*groups: str) -> list[tuple[str, Key]]:
    return [(each, row) for row in KEYS for each in row.keys.split(",") if len(each) == 1 and row.group in groups]


def test_a_letter_that_leads_to_a_place_means_it_on_every_screen() -> None:
    places = {letter for letter, row in list_letters("Go to") if row.where == ("everywhere",)}
    assert places == set("mnpewofrlsi")
    assert [row for letter, row in list_letters("Move", "Here", "Selected row", "More") if letter in places] == []


def test_a_letter_means_one_thing_wherever_it_works() -> None:
    meanings = {(letter, row.label) for letter, row in list_letters("Move", "Here", "Selected row", "Go to", "More")}
    assert [letter for letter, count in Counter(letter for letter, _ in meanings).items() if count > 1] == []


def test_none_differs_from_another_by_case_alone() -> None:
    keys = [key for row in KEYS for key in row.keys.split(",")]
    assert keys == [key.lower() for key in keys]


def test_no_two_rows_are_taken_for_one_another() -> None:
    rows = Counter((key, row.action, row.does) for row in KEYS for key in row.keys.split(",") if row.action)
    assert [row for row, count in rows.items() if count > 1] == []


OPENED: dict[str, tuple[str, ...]] = {
    "ladder": (),
    "page": ("enter",),
    "links": ("enter",),
    "case": ("f", "enter"),
    "plan": ("p",),
    "goal": ("enter",),
    "evidence": ("e",),
    "rating": ("r",),
    "profile": ("escape", "i"),
    "help": ("question_mark",),
    "choice": ("escape", "escape", "slash"),
    "note": ("escape", "a"),
    "form": ("ctrl+o",),
    "ticks": ("tab",),
    "command": ("escape", "escape", "colon"),
    "question": ("escape", "e", "x"),
}
"""The keys that lead from each screen to the next."""


def test_every_row_works_on_its_screens_and_letters_in_either_case(shell: Shell) -> None:
    assert shell("evidence", "add", "Cut the form").code == 0
    assert shell("plan", "add", "Run two interviews").code == 0

    async def story(person: Person) -> None:
        seen: set[Key] = set()
        for name, keys in OPENED.items():
            await person.types(*keys)
            screen = person.app.screen
            seen.update(list_keys(screen))
            letters = [key for key in screen.active_bindings if len(key) == 1 and key.isalpha()]
            actions = {key: screen.active_bindings[key].binding.action for key in letters}
            assert all(actions[key] == actions[key.swapcase()] for key in letters), name
            if not letters or name == "question":
                continue
            for row in KEYS:
                if row.group == "Go to":
                    assert screen.active_bindings[row.keys].binding.action == row.action, f"{row.keys} on {name}"
        left = {row.where for row in KEYS} - {row.where for row in seen}
        assert left == {("welcome",)}

    navigate(story)


def test_all_bindings_of_the_navigator_come_from_the_table() -> None:
    declared = [binding for kind in _list_kinds(DOMNode) for binding in vars(kind).get("BINDINGS", ())]
    assert len(declared) > 50
    assert [each for each in declared if find_key(each) is None] == []


def _list_kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for below in kind.__subclasses__():
        if below.__module__.startswith("pm_career.explore"):
            yield below
        yield from _list_kinds(below)


def test_an_upper_case_letter_does_what_the_lower_case_one_does(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("M")
        assert "Do this next" in person.page
        await person.types("P")
        assert "There are no goals yet" in person.page
        await person.types("E")
        assert "There is no evidence yet" in person.page
        await person.types("A", "Y", "o", "enter")
        assert "Evidence e1" in person.page

    navigate(story)
    assert [each["what"] for each in shell("evidence", "list", "--json").json] == ["Yo"]


def test_a_place_is_reached_from_wherever_one_is_and_what_was_stored_stays(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("r", "3", "p")
        assert "There are no goals yet" in person.page
        assert "1 of 12 answered. r goes on." in person.messages
        await person.types("question_mark", "e")
        assert "There is no evidence yet" in person.page
        await person.types("i", "m")
        assert "Do this next" in person.page
        assert len(person.app.screen_stack) == 2  # Textual's own, and the pages

    navigate(story)
    assert shell("me", "--json").json["unfinished_assessment"] is not None


def test_esc_never_leaves_and_q_does() -> None:
    async def story(person: Person) -> None:
        for key in ("f9", "enter", "p", "e", "r", "i", "slash", "colon", "question_mark"):
            await person.types(key, key, *["escape"] * 4)
            assert person.focus == "places", key
            assert not person.app._exit  # noqa: SLF001  what run() ends for
        await person.types("p", "q")
        assert person.app._exit  # noqa: SLF001

    navigate(story)


def test_any_letter_but_y_leaves_everything_as_it_is(shell: Shell) -> None:
    assert shell("evidence", "add", "Cut the form").code == 0

    async def story(person: Person) -> None:
        for key in ("n", "m", "1", "full_stop", "escape"):
            await person.types("e", "x")
            assert "Remove e1?" in person.screen
            await person.types(key)
            assert person.page.startswith("Evidence e1"), key

    navigate(story)
    assert len(shell("evidence", "list", "--json").json) == 1


def list_texts() -> list[str]:
    """Every text of the program that names one of its commands, with `x1` in the place of what is put into it."""
    found: set[str] = set()
    sources = [file.read_text("utf-8") for file in PACKAGE.rglob("*.py")]
    for source in sources:
        for node in ast.walk(ast.parse(source)) if "pmcareer " in source else ():
            if isinstance(node, ast.JoinedStr):
                found.add("".join(str(each.value) if isinstance(each, ast.Constant) else "x1" for each in node.values))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return [text for text in found if re.search(r"pmcareer [a-z]", text)]


def list_command_words() -> list[str]:
    return [
        each.path[0] for each in ProgramCommands(typer.main.get_command(app)).list_commands() if len(each.path) == 1
    ]


def test_the_commands_in_texts_are_those_of_the_program() -> None:
    words = list_command_words()
    assert [each for each in words if not re.fullmatch(_COMMANDS, each)] == []


def test_no_command_is_left_in_a_text_once_keys_are_named() -> None:
    words = "|".join(list_command_words())
    left = [name_keys(text) for text in list_texts() if re.search(rf"pmcareer (?:{words})\b", name_keys(text))]
    assert left == []


@try_each(
    ("text", "named"),
    [
        ("Rate again: pmcareer assess --person ben", "Rate again: r (Rate)"),
        ("Set it: pmcareer me set --level apm   (or give --from)", "Set it: i (Profile)"),
        ("pmcareer data undo takes back the import.", "u (Undo) takes back the import."),
        ("Say: pmcareer me set --name 'Ana B'.", "Say: i (Profile)."),
        ("Open it first: pmcareer plan edit g1 --reopen", "Open it first: :plan edit g1 --reopen"),
        ("pmcareer data backup FILE, then pmcareer data restore FILE", ":data backup FILE, then :data restore FILE"),
        ("The file is not as pmcareer makes it.", "The file is not as pmcareer makes it."),
        ("Do n: pmcareer next vision", "Do n: n (Next)"),
    ],
)
def test_a_command_becomes_its_key_or_what_is_typed_after_a_colon(text: str, named: str) -> None:
    assert name_keys(text) == named


SHOWN = (
    "", "down", "m", "n", "v down enter", "t enter", "e", "p", "d", "u", "r 3", "left", "f1",
    "escape escape", "w down enter", "escape", "m", "n", "p", "a escape", "r", "escape",
)  # fmt: skip
"""The keys that lead from each page to the next, through your notes and those about somebody who has no ratings."""


def test_pages_and_messages_name_keys(shell: Shell, sealed: Path) -> None:
    for words in (("evidence", "add", "Cut it", "--skill", "vision"), ("plan", "add", "Do it"), ("plan", "done", "g1")):
        assert shell(*words).code == 0
    assert shell("me", "set", "--person", "ben", "--name", "Ben", "--level", "apm").code == 0

    async def begin(person: Person) -> None:
        for keys in ("escape", "m", "n", "r right", "escape"):
            await person.types(*keys.split())
            assert "pmcareer " not in f"{person.screen}{person.messages}"

    async def story(person: Person) -> None:
        said = []
        for keys in SHOWN:
            await person.types(*keys.split())
            said += [person.screen, person.messages, *(each.text for each in person.app.screen.query(PageView))]
        (sealed / "career.db").write_bytes(b"no database at all")
        await person.types("m")
        said.append(person.messages)
        assert [text for text in said if "pmcareer " in text] == []

    navigate(story)
    (sealed / "career.db").unlink()
    navigate(begin)


def test_what_people_wrote_of_a_command_stays_as_it_is(shell: Shell) -> None:
    assert shell("evidence", "add", "Taught the team pmcareer assess").code == 0

    async def story(person: Person) -> None:
        await person.types("e")
        assert "Taught the team pmcareer assess" in person.page

    navigate(story)


def test_ctrl_c_copies_what_is_marked_and_leaves_where_nothing_is() -> None:
    async def story(person: Person) -> None:
        await person.types("enter")
        page = person.app.screen.query_one(PageView)
        await person.pilot.mouse_down(page, offset=(2, 1))
        await person.pilot.hover(page, offset=(8, 1))
        await person.pilot.mouse_up(page, offset=(9, 1))
        await person.settles()
        await person.types("ctrl+c")
        assert person.app.clipboard == person.page[: len(person.app.clipboard)] != ""
        assert "Copied." in person.messages
        assert not person.app._exit  # noqa: SLF001  what run() ends for
        await person.types("a", *"One", "shift+home", "ctrl+c")
        assert person.app.clipboard == "One"
        await person.types("end", "escape", "escape", "ctrl+c")
        assert person.app._exit  # noqa: SLF001

    navigate(story)

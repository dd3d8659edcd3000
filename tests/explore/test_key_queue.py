"""Typed faster than screens are built, or pasted: every key means what it would have meant to somebody slow."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import pytest
from navigating import Person, navigate
from shell import Shell

from pm_career.explore.key_queue import KeyQueue
from pm_career.explore.screens import browse
from pm_career.explore.screens.choice_dialog import Choice, ChoiceDialog

pytestmark = pytest.mark.usefixtures("known")


def said(shell: Shell) -> list[str]:
    return sorted(each["what"] for each in shell("evidence", "list", "--json").json)


def test_sentences_written_in_one_go_are_each_kept_whole(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.hurries(*"aOne", "enter", *"aTwo", "space", *"halves", "enter", "e", "c", *"!", "enter", "escape")
        assert person.focus == "places"

    navigate(story)
    assert said(shell) == ["One", "Two halves!"]


@pytest.mark.usefixtures("in_process")
def test_a_command_is_completed_and_called_and_the_next_waits_for_its_answer() -> None:
    async def story(person: Person) -> None:
        await person.hurries(
            "colon", *"level", "space", *"sen", "tab", "enter", "colon", *"skill", "space", *"vision", "enter"
        )
        assert person.page.startswith("pmcareer skill vision\n")
        await person.types("backspace")
        assert person.page.startswith("pmcareer level senior\n")

    navigate(story)


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        (("slash", *"foresight", "enter"), "Vision"),
        (("v", "down", "enter"), "Product Manager (PM) → Senior"),
        (("v", *"cpo", "enter", "g", "enter"), "From Product Manager (PM) to VP of Product"),
        (("question_mark", "escape", *["down"] * 5, "enter"), "Senior Product Manager (SPM)"),
        ((*["down"] * 4, "enter", "enter", "enter"), "Ownership of product features"),
    ],
)
def test_what_is_chosen_is_what_somebody_slow_would_have_chosen(keys: Sequence[str], page: str) -> None:
    async def story(person: Person) -> None:
        await person.hurries(*keys)
        assert person.page.startswith(page)

    navigate(story)


def test_a_choice_that_is_still_looked_up_is_waited_for(monkeypatch: pytest.MonkeyPatch, shell: Shell) -> None:
    class Slow(ChoiceDialog[object]):
        def _find_slowly(self, typed: str) -> Sequence[Choice[object]]:
            time.sleep(0.05)
            return self._quickly(typed)

        def on_mount(self) -> None:
            self._quickly, self._find = self._find, self._find_slowly
            super().on_mount()

    monkeypatch.setattr(browse, "ChoiceDialog", Slow)

    async def story(person: Person) -> None:
        await person.hurries("v", "down", "enter", *"aOne", "enter")
        assert person.page.startswith("Product Manager (PM) → Senior")

    navigate(story)
    assert said(shell) == ["One"]


def test_steps_of_an_assessment_and_answers_to_a_question(shell: Shell) -> None:
    assert shell("evidence", "add", "Cut the form").code == 0
    assert shell("plan", "add", "Run two interviews").code == 0

    async def story(person: Person) -> None:
        await person.hurries(*"r333", "escape")
        assert person.focus == "places"
        await person.hurries(*"ph", "down", "enter", *"late", "enter", "escape")
        await person.hurries(*"exy")
        assert "There is no evidence yet" in person.page

    navigate(story)
    assert said(shell) == []
    (goal,) = shell("plan", "list", "--json").json
    assert goal["check_ins"][0]["note"] == "late"


def test_lines_that_are_pasted_become_one(shell: Shell) -> None:
    async def story(person: Person) -> None:
        await person.types("a")
        await person.writes("Cut the form\r\nto one page\nand a half")
        await person.types("enter")

    navigate(story)
    assert said(shell) == ["Cut the form to one page and a half"]


def test_a_key_is_done_after_three_rounds_in_which_nothing_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    wait_until_done = KeyQueue._wait_until_done  # noqa: SLF001

    async def note_rounds(queue: KeyQueue, before: Any, rounds: int) -> None:
        left.append(rounds)
        await wait_until_done(queue, before, rounds)

    async def story(person: Person) -> None:
        monkeypatch.setattr(KeyQueue, "_wait_until_done", note_rounds)
        await person.types("f9")  # a key without a meaning
        assert left == [3, 2, 1, 0]

    navigate(story)

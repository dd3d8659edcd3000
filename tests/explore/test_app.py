"""Being at home in it: a greeting that can be skipped, help, the palette, a look that is remembered, undo."""

from __future__ import annotations

import pytest
from navigating import Person, navigate
from shell import Shell
from textual.widgets import OptionList

from pm_career.explore.app import Navigator


def test_the_greeting_can_be_gone_back_in_and_skipped_and_does_not_come_again(shell: Shell) -> None:
    async def story(person: Person) -> None:
        assert "Where do you stand now?" in person.screen
        assert "Bksp" not in person.screen
        await person.types("down", "down", "enter")
        assert "Where do you want to get to?" in person.screen
        assert "Bksp" in person.screen
        offered = person.app.screen.query_one(OptionList)
        assert next(str(each.prompt) for each in offered.options) == "The next level"
        await person.types("backspace")
        assert "Where do you stand now?" in person.screen
        await person.types("escape")
        assert person.focus == "places"

    async def again(person: Person) -> None:
        assert person.focus == "places"

    navigate(story)
    assert shell("me", "--json").json["level"] is None
    navigate(again)


def test_help_is_about_the_pane_with_the_focus(known: None) -> None:
    async def story(person: Person) -> None:
        for key in ("question_mark", "f1"):
            await person.types(key)
            assert "All places." in person.page
            await person.types("escape")
        await person.types("enter", "question_mark")
        assert "The page. Up and down" in person.page
        assert "?, F1" in person.page
        assert "compare the level with another" in person.page
        await person.types("escape")
        assert person.focus == "page"

    navigate(story)


@pytest.mark.parametrize(
    ("opened", "about"),
    [
        (("r",), "One skill a screen."),
        (("e",), "The evidence, the newest first"),
        (("e", "enter"), "The evidence, the newest first"),
        (("p", "enter"), "The goals, the next due first"),
        (("i",), "Enter changes what is under the cursor"),
        (("enter", "enter"), "The links from this page"),
    ],
)
def test_help_says_of_every_screen_what_holds_there(
    known: None, shell: Shell, opened: tuple[str, ...], about: str
) -> None:
    assert shell("evidence", "add", "Cut the form").code == 0

    async def story(person: Person) -> None:
        await person.types(*opened, "f1")
        assert about in " ".join(person.page.split())

    navigate(story)


def test_the_palette_has_every_key_of_the_footer_and_does_what_it_says(known: None) -> None:
    async def story(person: Person) -> None:
        app = person.app
        listed = {command.title for command in app.get_system_commands(app.screen)}
        keys = {each.binding.description for each in app.screen.active_bindings.values() if each.binding.show}
        assert keys <= listed
        assert {"Look: light", "Look: high-contrast"} <= listed
        await person.types("ctrl+p")
        await person.writes("compare")
        offers = person.app.screen.query_one(OptionList)
        await person.until(lambda: offers.highlighted == 0 and "Compare" in str(offers.options[0].prompt), "Compare")
        await person.types("enter")
        await person.settles()
        assert "Compare Product Manager (PM) with" in person.screen

    navigate(story)


def test_a_look_is_remembered_and_undo_takes_it_back_if_what_is_older_is_meant(known: None) -> None:
    async def story(person: Person) -> None:
        assert person.app.theme == "dark"
        await person.types("comma")
        assert person.app.theme == "light"

    async def again(person: Person) -> None:
        assert person.app.theme == "light"
        await person.types("u")
        assert "Take back?" in person.screen
        assert "It was done before you opened the navigator." in person.screen
        await person.types("escape")
        assert person.app.theme == "light"
        await person.types("comma", "u")  # done here: that is taken back unasked
        assert person.app.theme == "light"
        await person.types("u", "y")
        assert person.app.theme == "dark"
        await person.types("comma", "u")
        assert person.app.theme == "dark"
        await person.types("u")
        assert "Take back?" in person.screen

    navigate(story)
    app = navigate(again)
    assert isinstance(app, Navigator)


def test_esc_leads_back_step_by_step_and_never_leaves(known: None) -> None:
    async def story(person: Person) -> None:
        await person.types("enter", "enter")
        assert person.focus == "links"
        await person.types("escape")
        assert person.focus == "page"
        await person.types("escape")
        assert person.focus == "places"
        assert person.app.is_running
        await person.types("escape", "escape")
        assert person.focus == "places"
        assert person.app.is_running
        assert not person.app._exit  # noqa: SLF001  what run() ends for

    navigate(story)


def test_messages_stay_for_six_seconds_and_changes_of_others_are_looked_for_every_second(
    known: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    intervals: list[float] = []
    monkeypatch.setattr(Navigator, "set_interval", lambda _, seconds, *__: intervals.append(seconds))

    async def story(person: Person) -> None:
        await person.types("u", "y")
        (shown,) = person.app._notifications  # noqa: SLF001
        assert shown.timeout == 6

    navigate(story)
    assert intervals == [1.0]

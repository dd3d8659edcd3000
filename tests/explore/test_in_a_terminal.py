"""The navigator in a real terminal, as a person meets it: from the first start to the end, whatever ends it."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from shell import Shell, warm_cache
from sweep import spread
from terminal import Terminal, needs_tmux

pytestmark = [needs_tmux, pytest.mark.usefixtures("cached")]


@pytest.fixture
def cached() -> None:
    """The ladder is in the cache, as at any start but the first."""
    warm_cache()


def test_the_first_start_asks_two_questions_offers_the_quick_rating_and_then_begins(
    tmp_path: Path, shell: Shell
) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.shows("Welcome", "Where do you stand now?", "2-5 years", "Picks the problems that one team")
        terminal.types("Down", "Enter")
        terminal.shows("Where do you want to get to?")
        terminal.types("Enter")
        terminal.shows("The quick rating: 5 questions, about 4 minutes")
        terminal.types("Down", "Enter")
        terminal.shows("you: Product Manager", "Product Manager (PM) → Senior")
        terminal.types("q")
        assert terminal.ended() == (0, "")
    assert shell("me", "--json").json["level"] == "pm"


def test_from_the_first_start_to_the_first_goal(tmp_path: Path, shell: Shell) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.shows("Where do you stand now?")
        terminal.types("Down", "Enter")
        terminal.shows("Where do you want to get to?")
        terminal.types("Enter")
        terminal.shows("The quick rating: 5 questions")
        terminal.types("Enter")
        terminal.shows("1 of 5")
        terminal.types(*"3" * 5)
        terminal.shows("Rated: five skills", "What next")
        terminal.types("n")
        terminal.shows("From Product Manager (PM) to Senior", "This week")
        terminal.types("p")
        terminal.shows("Press a to choose one")
        terminal.types("a")
        terminal.shows("Take on which of these?")
        terminal.types("Enter")
        terminal.shows("g1")
        terminal.types("Escape")
        terminal.shows("This week")
        terminal.types("q")
        assert terminal.ended() == (0, "")
    (goal,) = shell("plan", "list", "--json").json
    assert (goal["id"], goal["status"]) == ("g1", "open")


def test_an_assessment_is_stopped_and_gone_on_with(tmp_path: Path, known: None, shell: Shell) -> None:
    with Terminal(tmp_path) as terminal:
        terminal.shows("you: Product Manager")
        terminal.types("r")
        terminal.shows("1 of 12")
        terminal.types("3")
        terminal.shows("2 of 12")
        terminal.types("Escape")
        terminal.shows("you: Product Manager")
        terminal.types("q")
        assert terminal.ended() == (0, "")
    assert shell("me", "history", "--json").json == []
    folder = tmp_path / "again"
    folder.mkdir()
    with Terminal(folder) as terminal:
        terminal.shows("you: Product Manager")
        terminal.types("r")
        terminal.shows("2 of 12")
        terminal.types(*"2" * 11)
        terminal.shows("Rated: 12 skills")
        terminal.types("q")
    assert [each["step"] for each in shell("me", "history", "--json").json] == [3] + [2] * 11


def test_no_color_leaves_no_colour(tmp_path: Path, known: None) -> None:
    with Terminal(tmp_path, env="NO_COLOR=1 COLORTERM=truecolor") as terminal:
        terminal.shows("you: Product Manager")
        colours = set(re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", terminal.coloured))
        assert all(red == green == blue for red, green, blue in colours)
        assert not re.findall(r"\x1b\[(?:\d+;)*[349][1-6](?:;\d+)*m", terminal.coloured)
        terminal.types("q")
        assert terminal.ended() == (0, "")


def test_no_color_that_is_empty_asks_for_nothing(tmp_path: Path, known: None) -> None:
    with Terminal(tmp_path, env="NO_COLOR= COLORTERM=truecolor") as terminal:
        terminal.shows("you: Product Manager")
        colours = set(re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", terminal.coloured))
        coded = re.findall(r"\x1b\[(?:\d+;)*[349]8;5;\d+|\x1b\[(?:\d+;)*[349][1-6](?:;\d+)*m", terminal.coloured)
        assert coded or any(len(set(each)) > 1 for each in colours)


def test_each_key_that_leaves_leaves(tmp_path: Path, known: None) -> None:
    for key in spread(["q", "Q", "C-q", "C-c"], 2):
        (folder := tmp_path / key).mkdir()
        with Terminal(folder, "explore") as terminal:
            terminal.shows("you: Product Manager")
            terminal.types(key)
            assert terminal.ended() == (0, ""), key


def test_a_resize_in_the_middle(tmp_path: Path, known: None) -> None:  # COLUMNS is set here, and must not matter
    with Terminal(tmp_path) as terminal:
        terminal.shows("you: Product Manager", "▶ apm")
        terminal.types(*["Down"] * 4, "Enter")
        terminal.shows("Picks the problems", "▶ apm")
        terminal.resize(40, 24)
        terminal.shows("Product Manager (PM)", "Mid level")
        terminal.resize(160, 50)
        terminal.shows("From here", "Associate", "Picks the problems")
        terminal.resize(100, 30)  # tmux itself leaves rests of a window that has grown
        terminal.types("q")
        assert terminal.ended() == (0, "")


CODES = {
    signal.SIGTERM: 143,
    signal.SIGHUP: 129,
    signal.SIGQUIT: 131,
    signal.SIGUSR1: 138,
    signal.SIGALRM: 142,
    signal.SIGINT: 130,
}
"""The exit codes of the program by the signals that end it."""


def test_a_signal_in_the_middle_gives_the_terminal_back_with_a_sentence(tmp_path: Path, known: None) -> None:
    for number, code in spread(CODES.items(), 3):
        (folder := tmp_path / number.name).mkdir()
        with Terminal(folder) as terminal:
            terminal.shows("you: Product Manager")
            terminal.types("r")
            terminal.send(number)
            assert terminal.ended() == (code, f"pmcareer: ended by {number.name}; what you saved is saved.")


def test_a_window_that_is_closed_takes_the_program_with_it(tmp_path: Path, known: None) -> None:
    for round_ in spread(range(3), 1):
        (folder := tmp_path / str(round_)).mkdir()
        with Terminal(folder) as terminal:
            terminal.shows("you: Product Manager")
            assert terminal.close()

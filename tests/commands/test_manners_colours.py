"""Colours: the option before the environment, NO_COLOR before what forces them; never in a pipe that asked for none."""

from __future__ import annotations

from itertools import product

from cells import OWN_CODES, bare, codes
from shell import Shell
from try_each import try_each

ESCAPE = "\x1b"
CALLS = [("ladder",), ("ladder", "--tree"), ("level", "senior"), ("next", "--from", "apm", "--explain")]

# The variables that are set, and whether a terminal then has colours.
ENVIRONMENTS = [
    ({}, True),
    ({"NO_COLOR": "1"}, False),
    ({"NO_COLOR": "0"}, False),
    ({"NO_COLOR": ""}, True),
    ({"TERM": "dumb"}, False),
    ({"TERM": ""}, True),
    ({"TERM": "xterm"}, True),
    ({"FORCE_COLOR": "1"}, True),
    ({"FORCE_COLOR": "0"}, False),
    ({"FORCE_COLOR": ""}, True),
    ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ({"CLICOLOR": "0"}, False),
    ({"CLICOLOR": "1"}, True),
    ({"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, True),
    ({"CLICOLOR_FORCE": "0", "CLICOLOR": "0"}, False),
    ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
    ({"COLORTERM": "truecolor"}, True),
]


@try_each(("env", "colours"), ENVIRONMENTS, ids=str)
def test_the_environment_decides_on_a_terminal(shell: Shell, env: dict[str, str], colours: bool) -> None:
    result = shell("ladder", terminal=80, env=env)
    assert (ESCAPE in result.out) == colours
    assert bare(result.out) == shell("ladder", "--no-color", terminal=80).out


@try_each("env", [env for env, _ in ENVIRONMENTS], ids=str)
def test_the_option_goes_before_the_environment(shell: Shell, env: dict[str, str]) -> None:
    assert ESCAPE in shell("ladder", "--color", terminal=80, env=env).out
    assert ESCAPE not in shell("ladder", "--no-color", terminal=80, env=env).out


@try_each("env", [env for env, _ in ENVIRONMENTS], ids=str)
def test_no_variable_puts_an_escape_into_a_pipe(shell: Shell, env: dict[str, str]) -> None:
    usual = shell("ladder").out
    assert shell("ladder", env=env).out == usual
    assert shell("ladder", "--no-color", env=env).out == usual


def test_colours_that_were_asked_for_keep_the_drawing_in_a_pipe(shell: Shell) -> None:
    assert shell("ladder", "--color").out == shell("ladder", "--color", terminal=80).out


def test_only_the_terminals_own_palette_is_used(shell: Shell) -> None:
    for call in CALLS:
        assert codes(shell(*call, terminal=80, env={"COLORTERM": "truecolor"}).out) <= OWN_CODES, call


def test_nothing_is_said_by_colour_alone(shell: Shell) -> None:
    """Without colours every line stands where it stood, with the same words."""
    for call, width in product(CALLS, (40, 80)):
        drawn = shell(*call, terminal=width).out
        assert drawn != bare(drawn)
        assert bare(drawn) == shell(*call, terminal=width, env={"NO_COLOR": "1"}).out


@try_each("call", [("ladder", "--json"), ("ladder", "--plain"), ("--help",), ("level", "nobody")])
def test_what_is_no_drawing_has_no_colours(shell: Shell, call: tuple[str, ...]) -> None:
    result = shell(*call, terminal=80, env={"FORCE_COLOR": "1"})
    assert ESCAPE not in result.out + result.err

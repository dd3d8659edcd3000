"""Screens of any width: nothing lost, nothing over the edge where a word fits, prose no wider than one reads well."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from cells import cells
from ladders import write_framework
from shell import Shell
from tree import nodes
from try_each import try_each

from pm_career.commands import streams
from pm_career.commands.command_loader import Command

WIDTHS = (120, 80, 60, 40, 20)
SCREENS = [
    ("ladder",),
    ("ladder", "--tree"),
    ("level", "senior"),
    ("level", "senior", "--full"),
    ("next", "--from", "apm", "--explain"),
    ("next", "--from", "pm", "--to", "executive", "--rate", "influence=3"),
    ("skill", "vision"),
    ("skill", "vision", "--level", "senior"),
    ("skill", "vision", "--full"),
    ("path", "--from", "apm", "--to", "executive"),
    ("compare", "pm", "senior"),
    ("help", "environment"),
]


@try_each("call", SCREENS, ids=" ".join)
def test_no_word_is_lost_and_no_line_too_long(shell: Shell, call: tuple[str, ...]) -> None:
    wide = Counter(_letters(shell(*call, "--no-color", terminal=1000).out))
    for width in WIDTHS:
        result = shell(*call, "--no-color", terminal=width)
        assert (result.code, result.err) == (0, "")
        unsaid = Counter("Level") if call == ("ladder",) and width < 50 else Counter()  # the stack's first label
        # more, where columns that are stacked repeat their labels
        assert Counter(_letters(result.out)) >= wide - unsaid, width
        for line in result.out.splitlines():
            assert cells(line) <= width, line
            assert line == line.rstrip()


def _letters(text: str) -> str:
    """Whatever of a text is no drawing: if something is cut, some of it is gone."""
    return "".join(filter(str.isalnum, text))


@try_each("call", SCREENS, ids=" ".join)
def test_prose_is_no_wider_than_one_reads_well(shell: Shell, call: tuple[str, ...]) -> None:
    widest = max(map(cells, shell(*call, "--no-color", terminal=250).out.splitlines()))
    assert widest <= (140 if call[0] == "compare" or call == ("ladder",) else 100)


@pytest.mark.parametrize(("ladder", "most"), [("pm", 30), ("pm-tracks", 45)])
def test_the_ladder_fits_one_screen_of_80_columns(shell: Shell, ladder: str, most: int) -> None:
    out = shell("ladder", "--framework", ladder, terminal=80).out
    assert len(out.splitlines()) <= most


@try_each("columns", ["0", "-5", "abc", "1e9", "80.5"])
def test_a_width_that_is_none_counts_as_unset(shell: Shell, columns: str) -> None:
    unset, given = {"COLUMNS": ""}, {"COLUMNS": columns}
    for call in (("ladder", "--color"), ("--help",), ("level", "-h")):
        assert shell(*call, env=given) == shell(*call, env=unset)
        assert shell(*call, env=given).out


def test_an_absurd_width_makes_no_absurd_lines(shell: Shell) -> None:
    result = shell("compare", "apm", "pm", "--no-color", terminal=10**9)
    assert max(map(len, result.out.splitlines())) <= 140


def test_one_column_is_enough_to_end(shell: Shell) -> None:
    for call in (("ladder",), ("ladder", "--tree"), ("level", "pm"), ("compare", "apm", "pm"), ("--help",)):
        assert shell(*call, terminal=1).code == 0


@try_each("variables", [{"TERMINAL_WIDTH": "abc"}, {"TERMINAL_WIDTH": "0"}, {"LINES": "x"}])
def test_other_variables_of_size_do_no_harm(shell: Shell, variables: dict[str, str]) -> None:
    for call in (("--help",), ("level", "-h"), ("ladder",)):
        result = shell(*call, terminal=80, env=variables)
        assert (result.code, result.out) == (0, shell(*call, terminal=80).out)


@try_each("path", list(nodes()))
def test_help_fits_any_width(shell: Shell, path: str) -> None:
    words = path.split()[1:]
    whole = re.findall(r"\w+", shell(*words, "-h", terminal=1000).out)
    for width in WIDTHS:
        result = shell(*words, "-h", terminal=width)
        found = re.findall(r"\w+", result.out)
        assert "".join(found) == "".join(whole), width
        assert found == whole or width < 40
        # On narrower terminals Typer cuts words that are longer than a line, some of them one column too late.
        widest = width if width >= 40 else width + 1
        for line in result.out.splitlines():
            # A word that is longer than the line stands alone on it; what is quoted is one word.
            assert len(line) <= widest or len(re.sub(r"'[^']*'", "x", line.strip(" \\")).split()) == 1, line


WIDE = {
    "framework.yaml": """\
format: 1
id: wide
title: 产品管理 🧭
version: 1.0.0
scale:
  - {value: 1, name: 見た}
  - {value: 2, name: できる}
""",
    "levels/all.yaml": """\
levels:
  - id: one
    title: 初級 👩‍👩‍👧‍👦
    rank: 1
    experience_years: [0, 2]
    responsibilities:
      - {title: 顧客の声を集めて分析する, summary: 毎週、顧客と話す。}
      - {title: "Cafe\u0301 menu, re\u0301sume\u0301"}
      - {title: "Family 👨‍👩‍👧‍👦 and flag 🏳️‍🌈 plans"}
    next: [two]
  - {id: two, title: 上級, rank: 2}
""",
    "skills/a.yaml": """\
id: a
name: 分析 👩🏽‍💻
expectations:
  one: {step: 1, focus: true, bar: データから質問に答える。}
  two: {step: 2}
""",
    "skills/b.yaml": """\
id: b
name: "E\u0301criture"
expectations:
  one: {step: 1, focus: true}
  two: {step: 2}
""",
    "skills/c.yaml": """\
id: c
name: Plain
expectations:
  one: {step: 1, focus: true}
  two: {step: 2}
""",
}


def test_wide_characters_emoji_families_and_marks_align(shell: Shell, tmp_path: Path) -> None:
    path = str(write_framework(tmp_path / "wide", WIDE))
    wide = {"PMCAREER_FRAMEWORK": path}
    lines = shell("ladder", "--no-color", terminal=80, env=wide).out.splitlines()
    names = ("In focus", "分析 👩🏽‍💻", "E\u0301criture", "Plain")
    starts = {cells(line.removesuffix(name)) for name in names for line in lines if line.endswith(name)}
    assert len(starts) == 1, "\n".join(lines)
    (rule,) = (line for line in lines if line.startswith("──"))
    assert cells(rule) == max(starts) + max(map(cells, names))
    for width in WIDTHS:
        for call in (("ladder",), ("level", "one"), ("next", "--from", "one"), ("compare", "one", "two")):
            out = shell(*call, "--no-color", terminal=width, env=wide).out
            assert max(map(cells, out.splitlines())) <= width
            assert "👨‍👩‍👧‍👦" in out or call != ("ladder",)


MESSAGES = [
    ("me", "set", "--level", "pm", "--target", "senior", "--name", "Ana"),
    ("assess", "--rate", "strategy=9"),
    ("skill", "nobody"),
    ("level", "烘焙 " * 30),
]


@try_each("call", MESSAGES, ids=lambda call: " ".join(call)[:40])
def test_messages_are_broken_between_words(shell: Shell, call: tuple[str, ...]) -> None:
    piped = shell(*call)
    for width in (100, 60, 40):
        result = shell(*call, terminal=width)
        assert (result.code, result.said) == (piped.code, " ".join(piped.err.split()))
        assert len(result.err.splitlines()) > len(piped.err.splitlines()) or width == 100
        assert max(map(cells, result.err.splitlines())) <= width


def test_in_a_pipe_a_message_is_one_line(shell: Shell) -> None:
    result = shell("me", "set", "--level", "pm", "--target", "senior", "--name", "Ana", env={"COLUMNS": "20"})
    assert result.err.startswith("Saved: you are at Product Manager (PM) and aim for Senior Product Manager (SPM).")
    assert len(result.err.splitlines()) == 4


def test_a_remark_on_a_command_and_a_long_word_stay_whole(shell: Shell) -> None:
    lines = shell("me", "set", "--level", "pm", terminal=45).err.splitlines()
    at = lines.index("Now: pmcareer assess --quick")
    assert lines[at + 1] == "(5 questions, about 4 minutes)"
    path = f"/{'x' * 90}"
    assert path in shell("level", "pm", "--framework", path, terminal=40).err


def test_a_question_is_broken_between_words(shell: Shell) -> None:
    screen = shell("me", "set", terminal=40, stdin="pm\n\n", echo=True, env={"NO_COLOR": "1"}).out
    assert "Which one is nearest to what you do now,\nby number or name: pm\n" in screen
    assert max(map(cells, screen.splitlines())) <= 40, screen


def test_an_error_in_json_is_not_broken(shell: Shell) -> None:
    result = shell("next", "nobody", "--json", terminal=40)
    assert "message" in json.loads(result.err)["error"]


@pytest.mark.parametrize(("columns", "width"), [("999", 999), ("1000", 1000), ("1001", 1000)])
def test_no_screen_counts_as_wider_than_1000_columns(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert streams.measure_width() == width


def test_help_is_at_most_100_columns_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    fits, one_more = f"{'x' * 49} {'y' * 48}", f"{'x' * 49} {'y' * 49}"
    command: Any = Command("show", help=f"{fits}\n\n{one_more}", rich_markup_mode=None)
    monkeypatch.setenv("COLUMNS", "200")
    lines = command.make_context("show", [], resilient_parsing=True).get_help().splitlines()
    assert f"  {fits}" in lines
    assert f"  {'x' * 49}" in lines, "the other is wrapped"


def test_help_puts_a_name_above_its_text_on_terminals_below_56_columns(shell: Shell) -> None:
    assert any(line.startswith("  --plain  ") for line in shell("level", "-h", terminal=56).out.splitlines())
    assert "  --plain" in shell("level", "-h", terminal=55).out.splitlines()

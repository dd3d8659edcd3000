"""Other people's text prints as it is or visibly escaped, wherever it turns up; nothing in it acts on a terminal."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from cells import OWN_CODES, bare, codes
from ladders import FORKED, write_framework
from poison import ALONE, POISON, Poisoned
from shell import Shell
from tree import nodes

import pm_career.commands
from pm_career.domain.text import one_line

CALLS = [
    ("ladder",),
    ("ladder", "--tree"),
    ("level", "two", "--full"),
    ("level", "one"),
    ("skill", "second", "--full"),
    ("compare", "one", "two", "three"),
    ("path", "--from", "one", "--to", "three"),
    ("next", "--from", "one", "--explain"),
    ("next", "--from", "one", "--to", "three", "--rate", "first=2"),
    ("next", "--from", "three"),
]
EXCERPTS = [("search", "trailing"), ("search", "width"), ("search", "evil", "bell", "--in", "level")]
"""What shows parts of texts, about the words that were found."""
_DRAWING = re.compile(r"[\s│├└─]|\x1b\[[0-9;]*m")


def acting(text: str) -> str:
    """The characters of `text` that do something other than stand there: controls, reorderers, hidden ones."""
    return "".join(
        character
        for character in text
        if (unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} or character in "\u3164\xad")
        and character not in "\n\t\u200d"
    )


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> Poisoned:
    """Every command opens the poisoned framework."""
    made = Poisoned()
    nodes()  # loads every command
    for module in vars(pm_career.commands).values():
        if hasattr(module, "open_framework"):
            monkeypatch.setattr(module, "open_framework", lambda *_: made.framework)
    return made


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
class TestWhatEveryCommandShows:
    def test_on_a_terminal(self, shell: Shell, poisoned: Poisoned, call: tuple[str, ...]) -> None:
        for width in (200, 80, 30):
            coloured = shell(*call, terminal=width)
            plain = shell(*call, "--no-color", terminal=width)
            assert (plain.code, plain.err) == (0, "")
            assert acting(plain.out) == ""
            assert bare(coloured.out) == plain.out
            assert codes(coloured.out) <= OWN_CODES
            if width == 30:  # where nothing stands beside anything
                _whole(plain.out, poisoned)

    def test_in_a_pipe_and_as_labelled_lines(self, shell: Shell, poisoned: Poisoned, call: tuple[str, ...]) -> None:
        for manner in ((), ("--plain",)):
            result = shell(*call, *manner)
            assert (result.code, result.err) == (0, "")
            assert acting(result.out) == ""
            _whole(result.out, poisoned)

    def test_in_a_poor_encoding(self, shell: Shell, poisoned: Poisoned, call: tuple[str, ...]) -> None:
        for encoding in ("ascii", "cp1252"):
            for width in (None, 60):
                result = shell(*call, "--no-color", terminal=width, encoding=encoding)
                assert (result.code, acting(result.out)) == (0, "")

    def test_as_json(self, shell: Shell, poisoned: Poisoned, call: tuple[str, ...]) -> None:
        result = shell(*call, "--json")
        assert (result.code, acting(result.out)) == (0, "")
        told = _strings(result.json)
        assert told
        for text in told:
            mark, space, rest = text.partition(" ")
            if space and mark in poisoned.texts:
                assert rest.startswith(poisoned.texts[mark])  # just as the framework has it: a value, not a screen


@pytest.mark.parametrize("call", EXCERPTS, ids=" ".join)
def test_excerpts_are_as_safe(shell: Shell, poisoned: Poisoned, call: tuple[str, ...]) -> None:
    for width in (None, 200, 30):
        for manner in (("--no-color",), ("--plain",), ("--json",)):
            result = shell(*call, *manner, terminal=width)
            assert (result.code, acting(result.out + result.err)) == (0, "")
            assert "T0" in result.out
        if width:
            coloured = shell(*call, terminal=width).out
            assert acting(bare(coloured)) == ""
            assert codes(coloured) <= OWN_CODES


def _whole(out: str, poisoned: Poisoned) -> None:
    """Each poisoned text that turns up in `out` does so whole, whatever it was wrapped into."""
    squeezed = _DRAWING.sub("", out)
    found = [mark for mark in poisoned.texts if mark in squeezed]
    assert found
    for mark in found:
        expected = _DRAWING.sub("", one_line(poisoned.texts[mark]))
        for place in re.finditer(mark, squeezed):
            assert squeezed[place.end() :].startswith(expected), mark


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for each in value.values() for text in _strings(each)]
    return [text for each in value for text in _strings(each)] if isinstance(value, list) else []


def test_every_kind_of_poison_turns_up(shell: Shell, poisoned: Poisoned) -> None:
    """So that the tests above try them all."""
    shown = "".join(shell(*call, "--plain").out for call in CALLS)
    assert {text for mark, text in poisoned.texts.items() if mark in shown} == set(POISON)


@pytest.mark.parametrize("poison", [*POISON, ALONE])
def test_what_is_typed_comes_back_safe(shell: Shell, poison: str) -> None:
    calls = (
        (poison,),
        ("level", poison),
        ("ladder", f"--{poison}"),
        ("ladder", "--framework", poison),
        ("ladder", "--framework", f"./{poison}"),
        ("next", "--from", "apm", "--rate", f"{poison}=3"),
        ("next", "--from", "apm", "--rate", f"influence={poison}"),
        ("next", "--from", "apm", "--focus", poison),
        ("help", poison),
    )
    for call in calls:
        for result in (shell(*call, terminal=80), shell(*call), shell(*call, encoding="ascii")):
            assert result.code == 2, call
            assert result.out == ""
            assert acting(result.err) == ""
        result = shell(*call, "--json")
        assert (result.code, result.out) == (2, "")
        assert acting(result.err) == ""
        assert json.loads(result.err)["error"]["code"] == 2


MARKUP = [text for text in POISON if not acting(text)]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_file_prints_as_it_is(shell: Shell, tmp_path: Path, text: str) -> None:
    quoted = json.dumps(text, ensure_ascii=False)  # which YAML reads, too
    files = {
        name: re.sub(r"title: (Night dough|Journeyman)$", lambda _: f"title: {quoted}", each, flags=re.MULTILINE)
        for name, each in FORKED.items()
    }
    path = str(write_framework(tmp_path / "marked", files))
    for call in (("ladder",), ("level", "hand"), ("next", "--from", "boy"), ("path", "--from", "boy", "--to", "hand")):
        for out in (shell(*call, "--framework", path).out, shell(*call, "--framework", path, terminal=200).out):
            assert one_line(text) in bare(out)
    assert shell("level", "hand", "--framework", path, "--json").json["title"] == text
    assert shell("level", text, "--framework", path).code == 0


@pytest.mark.parametrize(
    "raw", ['"\\e]52;c;QUJD\\a"', '"\\x9b31m"', "\x1b[31m", "\x9b31m", '"\\u202egnp"', "\u202egnp"]
)
def test_a_file_that_holds_controls_is_refused_without_showing_them(shell: Shell, tmp_path: Path, raw: str) -> None:
    files = {name: each.replace("title: Master", f"title: {raw}") for name, each in FORKED.items()}
    path = str(write_framework(tmp_path / "hostile", files))
    for manner in ((), ("--json",), ("--plain",)):
        result = shell("ladder", "--framework", path, *manner, terminal=80)
        assert (result.code, result.out) == (3, "")
        assert acting(result.err) == ""
        assert "all.yaml" in result.err

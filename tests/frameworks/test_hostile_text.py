"""A file that is no plain UTF-8 text is refused at the character that gives it away."""

from __future__ import annotations

import json
from pathlib import Path

from hostile import DOUGH, faults_in, rules_in, write_with
from shell import Shell
from try_each import try_each

RAW = {
    "UTF-16": (DOUGH.encode("utf-16"), "1:1", "the file is UTF-16"),
    "UTF-16, the other way round": (b"\xfe\xff" + DOUGH.encode("utf-16-be"), "1:1", "the file is UTF-16"),
    "UTF-16 without a mark": (DOUGH.encode("utf-16-le"), "1:1", "the file is UTF-16"),
    "UTF-16 without a mark, the other way round": (DOUGH.encode("utf-16-be"), "1:1", "the file is UTF-16"),
    "UTF-32": (DOUGH.encode("utf-32"), "1:1", "the file is UTF-32"),
    "Latin-1": (DOUGH.replace("Dough", "Pâte").encode("latin-1"), "2:8", "it holds the byte E2"),
    "Latin-1 after UTF-8 in a line": ("name: Pâte ".encode() + b"\xe2\n", "1:12", "it holds the byte E2"),
    "a surrogate in UTF-8": (DOUGH.encode() + b"area: \xed\xa0\x80\n", "5:7", "it holds the byte ED"),
    "an overlong slash": (DOUGH.encode() + b"area: \xc0\xaf\n", "5:7", "it holds the byte C0"),
    "bytes of a picture": (b"\x89PNG\r\n\x1a\n", "1:1", "it holds the byte 89"),
    "NUL": (DOUGH.replace("Dough", "Do\0ugh").encode(), "2:9", "a NUL character"),
    "an escape": (DOUGH.replace("Dough", "\x1b[31m").encode(), "2:7", "an escape character"),
    "an escape in a comment": (DOUGH.encode() + b"# \x1b[2J\n", "5:3", "an escape character"),
    "a bell": (DOUGH.encode() + b"# \x07\n", "5:3", "U+0007"),
    "a backspace": (DOUGH.replace("Dough", "Do\b").encode(), "2:9", "U+0008"),
    "a control of C1": (DOUGH.replace("Dough", "Do\x9b").encode(), "2:9", "U+009B"),
    "DEL": (DOUGH.replace("Dough", "Do\x7f").encode(), "2:9", "U+007F"),
    "a hidden line break": ((DOUGH + "# note\u2028name: Other\n").encode(), "5:7", "a hidden line break"),
    "a hidden paragraph": ((DOUGH + "# note\u2029\n").encode(), "5:7", "a hidden line break"),
    "a next line": ((DOUGH + "# note\x85\n").encode(), "5:7", "a hidden line break"),
    "a byte order mark inside": (DOUGH.replace("name", "\ufeffname").encode(), "2:1", "a byte order mark inside"),
    "two byte order marks": (("\ufeff\ufeff" + DOUGH).encode(), "1:1", "a byte order mark inside"),
    "no character at all": (DOUGH.replace("Dough", "\uffff").encode(), "2:7", "U+FFFF"),
}


@try_each(("raw", "place", "says"), RAW.values(), ids=RAW.keys())
def test_it_is_refused_where_it_shows(tmp_path: Path, raw: bytes, place: str, says: str) -> None:
    folder = write_with(tmp_path, dough=raw)
    assert rules_in(folder) == [f"skills/dough.yaml:{place} encoding"]
    assert says in faults_in(folder)[0].message


@try_each(("raw", "place", "says"), RAW.values(), ids=RAW.keys())
def test_at_the_command_line(shell: Shell, tmp_path: Path, raw: bytes, place: str, says: str) -> None:
    folder = write_with(tmp_path / "ladder", dough=raw)
    result = shell("level", "boy", "--framework", str(folder))
    assert (result.code, result.out) == (3, "")
    assert f"{folder}/skills/dough.yaml:{place}: the file " in result.err
    assert says in result.err
    assert all(character.isprintable() or character in "\n\uffff" for character in result.err)


def test_the_line_shown_is_made_visible(shell: Shell, tmp_path: Path) -> None:
    folder = write_with(tmp_path / "ladder", dough=DOUGH.replace("Dough", "\x1b]52;c;aGk=\x07\u202e"))
    assert "\n    name: ^[]52;c;aGk=^G\\u202e\n" in shell("ladder", "--framework", str(folder)).err
    problems = json.loads(shell("ladder", "--json", "--framework", str(folder)).err)["error"]["problems"]
    assert [problem["source"] for problem in problems] == ["name: ^[]52;c;aGk=^G\\u202e"]


def test_lone_carriage_returns_are_line_breaks(tmp_path: Path) -> None:
    assert rules_in(write_with(tmp_path, dough="id: dough\rname: &a Dough\r")) == ["skills/dough.yaml:2:7 anchor"]

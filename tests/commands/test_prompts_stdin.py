"""Texts from stdin: whole, with plain line ends, and refused where they are longer than anything that can be stored."""

from __future__ import annotations

import io
import sys

import pytest
from shell import Shell

from pm_career.commands.prompts import MOST_CHARACTERS, read_stdin, read_text


@pytest.mark.parametrize(("length", "read"), [(99_999, 99_999), (100_000, 100_000), (100_001, 100_000)])
def test_no_more_is_read_than_needed_to_refuse_it(monkeypatch: pytest.MonkeyPatch, length: int, read: int) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("x" * length))
    assert len(read_stdin()) == read
    assert MOST_CHARACTERS == 100_000


@pytest.mark.parametrize(("length", "code"), [(20_000, 0), (20_001, 2)])
def test_a_text_is_stored_whole_or_refused(shell: Shell, length: int, code: int) -> None:
    result = shell("evidence", "add", "-", stdin="x" * length)
    assert result.code == code
    assert [len(each["what"]) for each in shell("evidence", "list", "--json").json] == ([] if code else [length])


def test_only_a_lone_dash_means_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\ufeffone\r\ntwo\n"))
    assert read_text("- ") == "-"
    assert read_text("-") == "one\ntwo"
    monkeypatch.setattr(sys, "stdin", None)
    assert read_text("-") == ""

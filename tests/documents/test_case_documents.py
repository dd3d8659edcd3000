"""A promotion case as a document: what each format and audience gets and does not get, and the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from filling import FillOnce
from shell import Shell

from pm_career.documents import extras
from pm_career.documents.case_document import DOCUMENTS, TEXTS
from pm_career.documents.page_html import format_html_page
from pm_career.documents.page_markdown import format_markdown_page
from pm_career.domain.page import Pair, Pairs, Prose, Section, Title
from pm_career.domain.promotion import AUDIENCES

pytestmark = pytest.mark.usefixtures("frozen_clock")

PRIVATE = "Qprivatemark"
NOTE = "Qnotemark"
REASON = "Qreasonmark"
NAME = "Qdana"
SHOWN = "Qshownmark"


@pytest.fixture
def year(shell: Shell, fill_once: FillOnce) -> Shell:
    def make() -> None:
        for words in (
            ("me", "set", "--level", "pm", "--target", "senior", "--name", "Ana"),
            ("evidence", "add", f"{SHOWN} with {NAME}", "--skill", "influence", "--outcome", f"{NAME} agreed"),
            ("evidence", "add", f"{PRIVATE} one", "--skill", "vision", "--private", "--project", PRIVATE),
            ("evidence", "add", "Older work", "--skill", "vision"),
            ("assess", "--rater", "manager", "--rater-name", NAME),
            ("promotion", "leave", "e3", "--why", REASON),
            ("promotion", "agree", f"{NAME} plans around it", "--with", NAME, "--by", "2027-01-31"),
            ("promotion", "claim", "influence", f"{NAME} follows"),
        ):
            rates = words[0] == "assess"  # a note is typed
            result = shell(*words, "influence", terminal=80, stdin=f"3\n{NOTE}\n") if rates else shell(*words)
            assert result.code == 0, result.err

    fill_once(make)
    return shell


def read_all(content: bytes) -> str:
    """All that a file holds: its text, or every member of the archive, and its metadata."""
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            parts = [name.encode() + archive.read(name) for name in archive.namelist()]
        return b"\n".join([archive.comment, *parts]).decode("latin-1")
    return content.decode("latin-1")


def write_each(shell: Shell, folder: Path) -> Iterator[tuple[str, str, str]]:
    for audience in AUDIENCES:
        for format in DOCUMENTS:
            file = folder / f"{audience}.{format}"
            result = shell("promotion", "--for", audience, "--format", format, "--output", str(file))
            assert result.code == 0, result.err
            yield audience, format, read_all(file.read_bytes())
        json = shell("promotion", "--for", audience, "--json")
        yield audience, "json", json.out
        assert shell("promotion", "send", f"for {audience}", "--for", audience).code == 0
        yield audience, "sent", shell("promotion", "sent", f"for {audience}", "--json").out


def test_no_format_of_any_audience_has_what_it_may_not_have(year: Shell, tmp_path: Path) -> None:
    seen = 0
    for audience, format, text in write_each(year, tmp_path):
        hidden = {"self": (), "manager": (NOTE, REASON), "committee": (NOTE, REASON, NAME)}[audience]
        for mark in (PRIVATE, *hidden):
            assert mark not in text, (audience, format)
        if format != "pdf":  # its text is compressed
            assert SHOWN in text, (audience, format)
            seen += 1
    assert seen == len(AUDIENCES) * (len(DOCUMENTS) + 1)


def test_a_document_does_not_say_what_its_author_has_not_written(year: Shell) -> None:
    document = year("promotion", "--format", "md").out
    unwritten = ("The ask", "said yet", "none yet")
    assert not [each for each in unwritten if each in document]
    assert document.count("**Claim** ") == 1
    assert "Not shown yet: there is no evidence for it." in document
    screen = year("promotion", "--full", "--plain").out
    assert [each for each in unwritten if each in screen] == [*unwritten]


def test_a_pdf_holds_only_what_its_outline_holds(year: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    class Typst:
        @staticmethod
        def compile(template: bytes, sys_inputs: dict[str, str]) -> bytes:
            given.append(template.decode() + sys_inputs["data"])
            return b"%PDF"

    monkeypatch.setattr("pm_career.documents.page_pdf.require_extra", lambda *_: Typst)
    year("me", "set", "--name", "Ana \x1b[1m\u202e")
    year("promotion", "--for", "committee", "--output", str(tmp_path / "case.pdf"))
    (text,) = given
    assert "Ana ^[[1m" in text
    assert not [hidden for hidden in ("\x1b", r"\u001b", "\u202e", r"Ana ^[[1m\u202e") if hidden in text]
    assert SHOWN in text
    assert not [mark for mark in (PRIVATE, NOTE, REASON, NAME) if mark in text]


@pytest.mark.parametrize("format", list(DOCUMENTS))
def test_the_same_case_gives_the_same_bytes(year: Shell, tmp_path: Path, format: str) -> None:
    files = [tmp_path / f"{number}.{format}" for number in (1, 2)]
    for file in files:
        year("promotion", "--output", str(file), "--format", format)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_what_is_left_out_is_counted_on_stderr_and_perhaps_names_are_listed(year: Shell) -> None:
    year("evidence", "add", "Overheard that Kim signed in March", "--skill", "influence")
    said = year("promotion", "--for", "committee", "--dry-run")
    assert (said.code, said.out) == (0, "")
    assert (
        "Left out for a committee: 1 private piece, 1 note beside ratings, 1 reason to leave something out" in said.said
    )
    assert "1 name." in said.said
    assert "Perhaps a name: Kim, Qshownmark." in said.said
    assert "Nothing was written." in said.said
    assert "Left out for you: 1 private piece." in year("promotion", "--format", "md").said
    assert year("promotion").err == ""


def test_the_format_is_that_of_the_ending_and_else_has_to_be_said(year: Shell, tmp_path: Path) -> None:
    file = tmp_path / "case.html"
    assert year("promotion", "--output", str(file)).code == 0
    assert file.read_text().startswith("<!DOCTYPE html>")
    assert file.stat().st_mode & 0o777 == 0o600
    refused = year("promotion", "--output", str(file))
    assert refused.code == 1
    assert "--force" in refused.said
    assert year("promotion", "--output", str(file), "--force").code == 0
    unknown = year("promotion", "--output", str(tmp_path / "case.txt"))
    assert (unknown.code, "Say --format md, html, docx, pdf or prompt" in unknown.said) == (2, True)
    for format in sorted(DOCUMENTS.keys() - TEXTS):
        assert year("promotion", "--format", format).code == 2
    assert year("promotion", "--output", "-", "--format", "md").out.startswith("# Promotion case: Ana")


def test_a_format_whose_library_is_missing_says_how_to_install_it(
    year: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: str) -> Any:
        raise ImportError

    monkeypatch.setattr(extras, "import_module", fail)
    for format in ("docx", "pdf"):
        result = year("promotion", "--output", str(tmp_path / f"case.{format}"))
        assert result.code == 1
        assert f"pip install 'pmcareer[{format}]'" in result.said
        assert not (tmp_path / f"case.{format}").exists()


HOSTILE = (
    "# head <script>alert(1)</script> [a](javascript:x) ![i](http://x) | ``` * _b_ javascript:alert(1) {{ 1 }} #panic()"
)


def test_texts_make_no_mark_up() -> None:
    page = (Title(HOSTILE, "x"), Section(HOSTILE), Prose(HOSTILE, "x"), Pairs((Pair(HOSTILE, HOSTILE),)))
    html = format_html_page(page)
    assert "<script" not in html
    assert re.findall(r'href="([^"]*)"', html) == ["http://x"] * 2

    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.add(tag)
            assert not [name for name, _ in attrs if name.startswith("on")]

    tags = Tags()
    tags.feed(html)
    assert tags.found <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "p",
        "dl",
        "dt",
        "dd",
        "a",
    }
    from markdown_it import MarkdownIt

    kinds = {
        child.type
        for token in MarkdownIt("commonmark").parse(format_markdown_page(page))
        for child in [token, *(token.children or ())]
    }
    assert not kinds & {"link_open", "image", "html_block", "html_inline", "fence", "code_inline", "em_open"}


def test_html_loads_nothing_and_runs_nothing(year: Shell) -> None:
    html = year("promotion", "--format", "html").out
    assert "default-src 'none'" in unescape(html)
    assert not re.search(r"<(script|img|link|iframe|object)|url\(|@import", html)
    assert "@media print" in html


def test_a_copy_is_kept_and_says_what_is_new_since(year: Shell) -> None:
    assert year("promotion", "send", "april").code == 2  # for whom?
    sent = year("promotion", "send", "april", "--for", "manager")
    assert (sent.code, sent.out) == (0, "s1\n")
    assert year("promotion", "diff", "--json").json["changes"] == []
    assert "Nothing is new since then." in year("promotion", "diff", terminal=80).out
    year("evidence", "add", "Settled the price dispute", "--skill", "influence")
    year("promotion", "ask", "Promotion in April")
    diff = year("promotion", "diff", "april", "--json").json
    assert {(each["kind"], each["id"]) for each in diff["changes"]} == {("evidence", "e4"), ("ask", "")}
    assert (diff["copy"]["id"], diff["copy"]["audience"]) == ("s1", "manager")
    page = year("promotion", "diff", terminal=80).out
    assert "Settled the price dispute" in page
    assert "april" in year("promotion", "sent", terminal=80).out
    assert SHOWN in year("promotion", "sent", "s1").out
    assert year("promotion", "sent", "s9").code == 2
    assert year("promotion", "diff", "--to", "principal").code == 2


def test_a_copy_for_a_committee_compares_as_it_was_made(year: Shell) -> None:
    year("promotion", "agree", "Also ship it", "--with", "Al")  # a name within a word names nobody
    for words in ((), ("--names",)):
        year("promotion", "send", "round", "--for", "committee", *words)
        assert year("promotion", "diff", "round", "--json").json["changes"] == []


def test_a_span_stays_that_of_the_copy(year: Shell) -> None:
    year("evidence", "add", "Before", "--skill", "influence", "--date", "2025-01-01")
    year("promotion", "send", "short", "--for", "manager", "--since", str(date(2026, 1, 1)))
    assert year("promotion", "diff", "--json").json["changes"] == []

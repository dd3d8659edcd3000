"""The program opens no network connection, and ten thousand notes are no trouble."""

from __future__ import annotations

import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from notes import changing
from shell import Shell

from pm_career.domain.evidence import Evidence
from pm_career.store.evidence import add_evidence

DAY = (
    ("ladder",),
    ("level", "senior", "--json"),
    ("search", "roadmap"),
    ("framework", "check"),
    ("framework", "list"),
    ("framework", "show"),
    ("framework", "new", "acme"),
    ("framework", "use", "pm"),
    ("me", "set", "--level", "pm"),
    ("assess", "--rate", "vision=2"),
    ("evidence", "add", "Cut the form", "--skill", "delivery"),
    ("plan", "from-next", "--take", "1"),
    ("next",),
    ("me",),
    ("data", "where"),
    ("data", "export", "all.json"),
    ("data", "undo"),
)
NETWORK = {"socket", "ssl", "http.client", "urllib.request", "ftplib", "smtplib", "asyncio"}


def test_a_day_with_it_opens_no_connection(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    for words in DAY:
        assert shell(*words).code == 0, words


def test_no_command_so_much_as_loads_what_a_connection_needs(tmp_path: Path) -> None:
    script = f"""
import sys
from pm_career.cli import app
for words in {DAY!r}:
    try:
        app(list(words), prog_name="pmcareer")
    except SystemExit as ended:
        assert ended.code == 0, words
print(sorted({NETWORK!r} & set(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


@pytest.mark.needs("unshare")
def test_it_works_where_there_is_no_network_at_all(sealed: Path) -> None:
    alone = ["unshare", "--map-root-user", "--net"]
    for words in DAY[:10]:
        done = subprocess.run([*alone, sys.executable, "-m", "pm_career", *words], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    assert (sealed / "career.db").exists()


def test_ten_thousand_notes_are_listed_whole(shell: Shell) -> None:
    with changing() as change:
        for number in range(10_000):
            what = f"note {number}"
            add_evidence(change, Evidence(person="me", what=what, date=date(2026, 1, 1), skills=("delivery",)))
    listed = shell("evidence", "list").out.splitlines()
    assert len(listed) == 10_000
    assert len({line.split("\t")[0] for line in listed}) == 10_000
    assert shell("me", "set", "--level", "pm").code == 0
    assert shell("next", "--json").json["from"] == "pm"

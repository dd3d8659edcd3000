"""The manual page: sound roff that shows every command, option and example as it is typed."""

from __future__ import annotations

import re
import subprocess

import checkout
import pytest
from tree import commands, options

pytestmark = pytest.mark.checkout

PAGE = checkout.ROOT / "docs/pmcareer.1"


def _shown() -> str:
    """The page as `man` shows it, on one line."""
    ended = subprocess.run(["groff", "-man", "-Tutf8", "-rLL=400n", str(PAGE)], check=True, capture_output=True)
    plain = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", ended.stdout.decode())
    return " ".join(plain.split())


@pytest.mark.needs("groff")
def test_every_command_option_and_example_is_on_it() -> None:
    shown = _shown()
    for path, command in commands().items():
        assert path in shown
        for name in options(command):
            assert name in shown, f"{path} {name}"
        for example, _ in command.examples:
            assert " ".join(example.split()) in shown


@pytest.mark.needs("mandoc")
def test_mandoc_has_nothing_to_warn_of() -> None:
    lint = ["mandoc", "-T", "lint", "-W", "warning", str(PAGE)]
    told = subprocess.run(lint, check=False, capture_output=True, text=True).stdout.splitlines()
    assert [line for line in told if "missing date" not in line] == []  # the page holds for a version, not for a day


@pytest.mark.needs("groff")
def test_groff_has_nothing_to_warn_of() -> None:
    ended = subprocess.run(["groff", "-man", "-Tutf8", "-ww", str(PAGE)], check=True, capture_output=True, text=True)
    assert ended.stderr == ""

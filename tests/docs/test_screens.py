"""The README's screens are what the program answers."""

from __future__ import annotations

import re
import shlex

import checkout
import pytest
from shell import Shell


@pytest.mark.checkout
def test_the_readme_shows_what_the_program_answers() -> None:
    written = (checkout.ROOT / "README.md").read_text(encoding="utf-8")
    assert checkout.script("docs/screens.py").fill_in(written) == written, "Run: python docs/screens.py"


@pytest.mark.checkout
def test_the_commands_in_its_sentences_exist_with_their_options(shell: Shell) -> None:
    written = (checkout.ROOT / "README.md").read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```$", "", written, flags=re.MULTILINE | re.DOTALL)
    calls = [shlex.split(call) for call in re.findall(r"`pmcareer ([a-z][^`]*)`", text.replace("\n", " "))]
    assert ["promotion", "check"] in calls
    for call in calls:
        assert shell(*call, "--help").code == 0, call

"""The README's screens are what the program answers."""

from __future__ import annotations

import checkout
import pytest


@pytest.mark.checkout
def test_the_readme_shows_what_the_program_answers() -> None:
    written = (checkout.ROOT / "README.md").read_text(encoding="utf-8")
    assert checkout.script("docs/screens.py").fill_in(written) == written, "Run: python docs/screens.py"

"""The pictures in docs/ are what the program draws."""

from __future__ import annotations

import checkout
import pytest


@pytest.mark.checkout
def test_every_picture_is_as_the_program_draws_it() -> None:
    folder = checkout.ROOT / "docs" / "pictures"
    drawn = dict(checkout.script("docs/pictures.py").draw_pictures())
    kept = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.svg")}
    assert kept == drawn, "Run: python docs/pictures.py"


@pytest.mark.checkout
def test_no_picture_loads_anything_from_elsewhere() -> None:
    for path in (checkout.ROOT / "docs" / "pictures").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert "url(http" not in text
        assert "@font-face" not in text

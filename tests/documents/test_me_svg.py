"""Where a person stands as a picture: each value is drawn where it belongs, and said in words."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ladders import write_framework
from shell import Shell

NAMES = {"s": "http://www.w3.org/2000/svg"}

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def rated(shell: Shell, tmp_path: Path) -> Shell:
    bakery = str(write_framework(tmp_path / "bakery"))
    shell("me", "set", "--level", "boy", "--target", "hand", "--name", "Ana <&>", "--framework", bakery)
    shell("assess", "--rate", "dough=2", "--rate", "till=0")
    shell("assess", "--rater", "manager", "--rater-name", "Dana", "--rate", "dough=1")
    return shell


def test_dots_ticks_and_gaps_stand_at_their_steps(rated: Shell) -> None:
    picture = ET.fromstring(rated("me", "--format", "svg").out)
    heads = picture.findall("s:text[@text-anchor='middle']", NAMES)
    steps = {each.text or "": float(each.get("x", "")) for each in heads}
    assert sorted(steps) == ["0", "1", "2", "3"]
    rows = {each.text or "": float(each.get("y", "")) - 5 for each in picture.findall("s:text", NAMES)}

    def find(kind: str, x: str, y: str) -> set[tuple[str, str]]:
        """The skill and the step at which each mark of a kind stands; `x` and `y` name its coordinates."""
        marks = picture.findall(f"s:*[@class='{kind}']", NAMES)
        return {
            (name, step)
            for mark in marks
            for name, height in rows.items()
            for step, at in steps.items()
            if abs(float(mark.get(y, "")) - height) <= 10 and float(mark.get(x, "")) == at and name not in steps
        }

    assert find("o", "cx", "cy") == {("Dough", "2"), ("Till", "0")}
    assert find("m", "cx", "cy") == {("Dough", "1")}
    assert find("p", "x1", "y2") == {("Dough", "1")}
    assert find("b", "x1", "y2") == {("Dough", "3"), ("Oven", "2")}
    assert find("u", "x1", "y2") == {("Oven", "0")}


def test_the_description_says_every_value(rated: Shell) -> None:
    picture = ET.fromstring(rated("me", "--format", "svg").out)
    told = picture.findtext("s:desc", "", NAMES)
    assert "Dough: own 2, manager Dana 1, the bar of Baker's Help (BH) 1, the bar of Journeyman 3." in told
    assert "Oven: own not known, the bar of Journeyman 2." in told
    assert "Till: own 0." in told
    assert picture.findtext("s:title", "", NAMES) == "Ana <&> · Baker's Help (BH) → Journeyman"


def test_it_is_written_for_its_owner_and_the_same_each_time(rated: Shell, tmp_path: Path) -> None:
    file = tmp_path / "me.svg"
    assert rated("me", "--output", str(file)).code == 0
    assert file.read_text() == rated("me", "--format", "svg").out
    assert file.stat().st_mode & 0o777 == 0o600
    assert rated("me", "--output", str(file)).code == 1  # it is there
    refused = rated("me", "--output", str(tmp_path / "me.png"))
    assert (refused.code, "Say --format svg" in refused.said) == (2, True)
    assert not re.search(r"<script|href=|url\(", file.read_text())


def test_a_long_scale_and_nothing_rated_draw_no_dot(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    picture = ET.fromstring(shell("me", "--format", "svg").out)
    assert picture.findall("s:circle", NAMES) == []

"""Actions that are meant for some levels or tracks: who finds them in `next`, `plan from-next` and `skill`."""

from __future__ import annotations

from pathlib import Path

import pytest
from ladders import TRACKED, write_framework
from shell import Shell

TONE = """\
id: tone
name: Tone
expectations:
  desk: {step: 1, focus: true}
  soloist: {step: 2, focus: true}
  section: {step: 2, focus: true}
  virtuoso: {step: 3, focus: true}
  conductor: {step: 3, focus: true}
  intendant: {step: 3, focus: true}
growth:
  - to: 2
    practice:
      - {text: Bow for the section., size: week, tracks: [leading]}
      - {text: Play alone., size: month, levels: [soloist]}
    people: [Ask the hall., {text: Ask the section., tracks: [leading]}]
    study: [{text: Read a score for many., levels: [section, conductor]}]
  - to: 3
    practice: [{text: Tour as a soloist., tracks: [playing]}]
"""


@pytest.fixture
def orchestra(tmp_path: Path) -> str:
    manifest = TRACKED["framework.yaml"].replace("format: 1", "format: 2")
    return str(write_framework(tmp_path / "it", TRACKED | {"framework.yaml": manifest, "skills/tone.yaml": TONE}))


def test_next_has_the_actions_that_fit_the_level_that_comes_next(shell: Shell, orchestra: str) -> None:
    def actions(to: str) -> list[str]:
        answer = shell("next", "--from", "desk", "--to", to, "--framework", orchestra, "--json").json
        (tone,) = (each for each in (*answer["focus"], *answer["later"]) if each["skill"] == "tone")
        return [each["text"] for each in tone["actions"]]

    leading = ["Bow for the section.", "Ask the hall.", "Ask the section.", "Read a score for many."]
    assert actions("soloist") == actions("virtuoso") == ["Play alone.", "Ask the hall."]
    assert actions("section") == leading
    page = shell("next", "tone", "--from", "desk", "--to", "soloist", "--framework", orchestra).out
    assert "Play alone." in page
    assert not any(each in page for each in leading if each != "Ask the hall.")


def test_where_no_action_fits_next_shows_the_bar_and_check_says_so(shell: Shell, orchestra: str) -> None:
    answer = shell("next", "--from", "section", "--to", "conductor", "--framework", orchestra, "--json").json
    (tone,) = (each for each in answer["focus"] if each["skill"] == "tone")
    assert tone["actions"] == []
    found = shell("framework", "check", orchestra, "--json").json["findings"]
    (told,) = (each["message"] for each in found if each["rule"] == "no-action")
    assert told == "no action on the way to step 3 is meant for those who grow towards `conductor`, `intendant`"


def test_goals_are_made_of_the_actions_that_fit(shell: Shell, orchestra: str) -> None:
    call = ("--from", "desk", "--to", "soloist", "--framework", orchestra)
    offered = shell("plan", "from-next", *call, "--dry-run", "--json").json
    texts = {each["what"] for each in offered}
    assert "Play alone." in texts
    assert not texts & {"Bow for the section.", "Read a score for many."}


def test_a_skill_says_whom_an_action_is_meant_for(shell: Shell, orchestra: str) -> None:
    def page(level: str, *more: str) -> str:
        return shell("skill", "tone", "--level", level, "--framework", orchestra, *more).out

    fork = page("desk")
    assert "This week: Bow for the section. (for: Leaders)" in fork  # the level leads to both tracks
    assert "Play alone. (for: Soloist)" in page("desk", "--full")
    assert "Tour as a soloist. (for: Players)" in page("soloist")
    assert "Tour as a soloist." not in page("section")
    assert "Tour as a soloist. (for: Players)" in page("intendant", "--full")

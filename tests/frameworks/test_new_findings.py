"""Which findings count as new: not those that only moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from ladders import FORKED, write_framework

from pm_career.domain.text import escape_hidden
from pm_career.frameworks.quality.check import check
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.new_findings import find_new

DOUGH = FORKED["skills/dough.yaml"].replace("Judges by touch", "Judges effectively by touch")
LEVELS = FORKED["levels/all.yaml"]
BEFORE = FORKED | {"skills/dough.yaml": DOUGH}


def _list_new(root: Path, before: dict[str, str], now: dict[str, str]) -> list[Finding]:
    folders = [write_framework(root / name, files) for name, files in (("before", before), ("now", now))]
    reports = [check(folder) for folder in folders]
    files = [escape_hidden(str(folder)) for folder in folders]
    return find_new(reports[1].findings, files[1], reports[0].findings, files[0])


MOVED = {
    "not at all": BEFORE,
    "to other lines": BEFORE | {"skills/dough.yaml": f"# A remark.\n\n{DOUGH}"},
    "to another file": {name: text for name, text in BEFORE.items() if name != "skills/dough.yaml"}
    | {"skills/bread.yaml": DOUGH},
    "to wrapped lines": BEFORE
    | {
        "skills/dough.yaml": DOUGH.replace(
            "{step: 3, focus: true, bar: Judges effectively by touch when the dough is ready.}",
            "\n    step: 3\n    focus: true\n    bar: >-\n      Judges effectively\n      by touch when the dough\n"
            "      is ready.",
        )
    },
}


@pytest.mark.parametrize("way", MOVED)
def test_what_only_moved_is_not_new(tmp_path: Path, way: str) -> None:
    assert _list_new(tmp_path, BEFORE, MOVED[way]) == []


def test_a_text_that_changed_is_new_with_its_findings(tmp_path: Path) -> None:
    now = BEFORE | {"skills/dough.yaml": DOUGH.replace("is ready", "is risen")}
    assert [each.rule for each in _list_new(tmp_path, BEFORE, now)] == ["vague"]


def test_a_second_finding_in_a_changed_text_and_the_same_words_elsewhere_are_new(tmp_path: Path) -> None:
    twice = BEFORE | {"skills/dough.yaml": DOUGH.replace("by touch", "and appropriately")}
    assert [each.rule for each in _list_new(tmp_path / "1", BEFORE, twice)] == ["vague", "vague"]
    again = BEFORE | {"skills/dough.yaml": DOUGH.replace("{step: 3}", "{step: 3, bar: Works effectively all night.}")}
    assert [each.rule for each in _list_new(tmp_path / "2", BEFORE, again)] == ["vague"]


def test_what_went_away_is_not_new(tmp_path: Path) -> None:
    assert _list_new(tmp_path, BEFORE, FORKED) == []


def test_errors_are_the_same_by_rule_file_and_line(tmp_path: Path) -> None:
    wrong = BEFORE | {"levels/all.yaml": LEVELS.replace("[hand, counter]", "[hand, countr]")}
    moved = wrong | {"levels/all.yaml": "# A remark.\n" + wrong["levels/all.yaml"]}
    assert _list_new(tmp_path / "1", wrong, moved) == []
    more = wrong | {"levels/all.yaml": wrong["levels/all.yaml"].replace("next: [master]", "next: [mastr]", 1)}
    assert [each.rule for each in _list_new(tmp_path / "2", wrong, more) if each.severity == "error"] == ["dangling"]
    gone = {name: text for name, text in BEFORE.items() if not name.startswith("skills/")}
    assert _list_new(tmp_path / "3", gone, gone) == []


def test_of_what_there_is_once_more_the_last_is_new(tmp_path: Path) -> None:
    """The same words twice in one list are one finding each."""
    behaviours = "behaviours: [Works effectively at night.{}]"
    once = BEFORE | {"skills/dough.yaml": DOUGH.replace("bar: Judges", f"{behaviours.format('')}, bar: Judges")}
    twice = BEFORE | {
        "skills/dough.yaml": DOUGH.replace(
            "bar: Judges", f"{behaviours.format(', Works effectively at night.')}, bar: Judges"
        )
    }
    new = [each for each in _list_new(tmp_path, once, twice) if each.rule == "vague"]
    assert len(new) == 1
    assert new[0].column > check(tmp_path / "now").findings[0].column

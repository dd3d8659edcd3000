"""Former ids, and the formats of a framework's files: what may stand there, and which format is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ladders import FORKED, write_framework
from renamed import FORMAT_2, LEVEL_RENAMED, LEVEL_SPLIT, RENAMED, SPLIT

from pm_career.domain.framework import FORMATS, Framework, find_lowest_format
from pm_career.errors import PmCareerError
from pm_career.frameworks.changes.change import Kind
from pm_career.frameworks.changes.compare import compare
from pm_career.frameworks.read import read_folder
from pm_career.frameworks.writing.framework_files import format_files
from pm_career.importing.ladders.workbook.json_form import build_json_value, read_json_framework


def name(skill: str, *former: str, files: dict[str, str] = FORMAT_2) -> dict[str, str]:
    """The files with former ids of a skill."""
    place = f"skills/{skill}.yaml"
    return {**files, place: files[place].replace(f"id: {skill}\n", f"id: {skill}\nformerly: [{', '.join(former)}]\n")}


def read(tmp_path: Path, files: dict[str, str]) -> Framework:
    reading = read_folder(write_framework(tmp_path / "bakery", files))
    assert reading.framework is not None, reading.faults
    return reading.framework


def rules(tmp_path: Path, files: dict[str, str]) -> list[str]:
    faults = read_folder(write_framework(tmp_path / "bakery", files)).faults
    return [f"{Path(each.file).name}:{each.rule}" for each in faults]


def test_a_key_of_format_2_needs_format_2(tmp_path: Path) -> None:
    (fault,) = read_folder(write_framework(tmp_path / "old", name("dough", "paste", files=FORKED))).faults
    assert (Path(fault.file).name, fault.rule) == ("dough.yaml", "newer-key")
    assert fault.message == "`formerly` is a key of format 2, and these files are of format 1"
    assert fault.hint == "Write `format: 2` in framework.yaml."
    assert read(tmp_path, name("dough", "paste")).skill("dough").formerly == ("paste",)


def test_a_former_id_is_no_present_one_and_stands_in_a_list_once(tmp_path: Path) -> None:
    assert rules(tmp_path, name("dough", "oven")) == ["dough.yaml:former-id"]
    assert rules(tmp_path, name("dough", "dough")) == ["dough.yaml:former-id"]
    assert rules(tmp_path, name("dough", "paste", "paste")) == ["dough.yaml:duplicate-reference"]
    levels = FORMAT_2["levels/all.yaml"].replace("id: hand\n", "id: hand\n    formerly: [boy]\n")
    assert rules(tmp_path, {**FORMAT_2, "levels/all.yaml": levels}) == ["all.yaml:former-id"]


def test_a_skill_may_have_the_former_id_of_a_level_and_two_may_come_of_one(tmp_path: Path) -> None:
    read(tmp_path, name("oven", "paste", files=name("dough", "boy", "paste")))


@pytest.mark.parametrize(("former", "expected"), [((), 1), (("paste",), 2)])
def test_what_is_written_says_the_lowest_format_that_fits(
    tmp_path: Path, former: tuple[str, ...], expected: int
) -> None:
    framework = read(tmp_path, name("dough", *former))
    assert find_lowest_format(framework) == expected
    files = format_files(framework)
    assert files["framework.yaml"].startswith(f"format: {expected}\n")
    assert read(tmp_path / "again", files) == framework
    value = build_json_value(framework)
    assert value["format"] == expected
    for piece in (*value["levels"], *value["skills"]):
        assert ("formerly" in piece) is (expected == 2)
    raw = json.dumps(value).encode()
    assert read_json_framework(raw, "it") == framework
    for other in (*FORMATS, 0, 3):
        text = raw.replace(f'"format": {expected}'.encode(), f'"format": {other}'.encode())
        if other in FORMATS and other >= expected:
            assert read_json_framework(text, "it") == framework
        else:
            with pytest.raises(PmCareerError):
                read_json_framework(text, "it")


def test_a_comparison_pairs_what_the_newer_ladder_says_was_renamed(tmp_path: Path) -> None:
    other = {place: text.replace("touch", "smell") for place, text in RENAMED.items()}
    difference = compare(read(tmp_path, FORKED), read(tmp_path / "new", other))
    assert difference.skills == {"dough": "paste"}
    assert {change.kind for change in difference.changes if change.field == "id"} == {Kind.RENAMED}
    assert {change.rule for change in difference.changes if change.field == "formerly"} == {"former-id"}
    assert not any(change.kind is Kind.REMOVED for change in difference.changes)


def test_words_do_not_tell_against_what_the_ladder_says(tmp_path: Path) -> None:
    till = FORKED["skills/till.yaml"].replace("id: till\nname: Till", "id: shop\nname: Shop\nformerly: [till]")
    files = {place: text for place, text in FORMAT_2.items() if place != "skills/till.yaml"}
    copy = FORKED["skills/till.yaml"].replace("id: till\nname: Till", "id: cash\nname: Till")
    new = read(
        tmp_path / "new", {**files, "skills/shop.yaml": till.replace("Closes", "Empties"), "skills/cash.yaml": copy}
    )
    assert compare(read(tmp_path, FORKED), new).skills == {"till": "shop"}


def test_a_split_is_no_renaming(tmp_path: Path) -> None:
    new = read(tmp_path / "new", SPLIT)
    assert [skill.formerly for skill in new.skills if skill.formerly] == [("dough",), ("dough",)]
    assert compare(read(tmp_path, FORKED), new).skills == {}
    assert read(tmp_path / "levels", LEVEL_RENAMED).level("helper").formerly == ("boy",)
    split = read(tmp_path / "more", LEVEL_SPLIT)
    assert compare(read(tmp_path, FORKED), split).levels == {}

"""A ladder that is newer than the ratings in use: what was raised and is new is said, until they are made again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from ladders import FORKED, write_framework
from msgspec.structs import replace
from renamed import RENAMED
from shell import Shell
from try_each import try_each

from pm_career.domain.framework import Framework
from pm_career.frameworks.open import open_framework
from pm_career.frameworks.writing.folder import write_folder
from pm_career.frameworks.writing.framework_files import format_files


def make(version: str, *changes: tuple[str, str, str], files: dict[str, str] = FORKED) -> dict[str, str]:
    """The ladder as a version with changes, each in a file: text -> text."""
    found = {**files, "framework.yaml": files["framework.yaml"].replace("version: 2.1.0", f"version: {version}")}
    for file, before, after in changes:
        assert before in found[file]
        found[file] = found[file].replace(before, after)
    return found


RAISED = ("skills/dough.yaml", "boy: {step: 1}", "boy: {step: 2}")
NEW = ("skills/till.yaml", "expectations:\n", "expectations:\n  boy: {step: 1}\n")
ELSEWHERE = ("skills/oven.yaml", "counter: {step: 1}", "counter: {step: 2}")
LOWERED = ("skills/oven.yaml", "hand: {step: 2,", "hand: {step: 1,")


@pytest.fixture
def bakery(tmp_path: Path, shell: Shell, frozen_clock: Any) -> Path:
    """A ladder, on whose version 2.1.0 dough and oven were rated."""
    assert frozen_clock.today()
    folder = write_framework(tmp_path / "bakery", FORKED)
    assert shell("me", "set", "--level", "boy", "--target", "hand", "--framework", str(folder)).code == 0
    assert shell("assess", "--rate", "dough=1", "--rate", "oven=2").code == 0
    return folder


def change(folder: Path, files: dict[str, str]) -> None:
    shutil.rmtree(folder)
    write_framework(folder, files)


def page(shell: Shell, *words: str) -> str:
    """A page as one line, wherever it is wrapped."""
    return " ".join(shell(*words, terminal=100, env={"NO_COLOR": "1"}).out.split())


def test_what_was_raised_and_is_new_is_said_in_me_and_next(shell: Shell, bakery: Path) -> None:
    assert "against Bakers 2.1.0:" in page(shell, "me", "--full")
    change(bakery, make("3.0.0", RAISED, NEW, ELSEWHERE))
    line = "Rated on 2.1.0; Bakers is 3.0.0 now. Raised since: Dough. New: Till. See: pmcareer framework diff --mine"
    for command in ("me", "next"):
        assert line in page(shell, command)
    assert "against Bakers 2.1.0:" in page(shell, "me", "--full")
    answer = shell("me", "--json").json
    assert answer["newer_ladder"] == {
        "rated": {"2.1.0": ["dough", "oven"]},
        "raised": ["Dough"],
        "new": ["Till"],
        "new_behaviours": [],
        "unknown": [],
        "command": "pmcareer framework diff --mine",
    }
    assert {each["skill"]: each["rated_version"] for each in answer["skills"]} == {
        "dough": "2.1.0",
        "oven": "2.1.0",
        "till": None,
    }


def test_what_to_type_next_shows_the_difference(shell: Shell, bakery: Path) -> None:
    change(bakery, make("3.0.0", RAISED))
    found = shell("framework", "diff", "--mine", "--json").json
    assert (found["old"]["version"], found["new"]["version"]) == ("2.1.0", "3.0.0")
    assert [each["id"] for each in found["person"]["touched"] if each["ratings"]] == ["dough"]


def test_it_is_said_as_long_as_ratings_of_the_older_version_are_in_use(shell: Shell, bakery: Path) -> None:
    change(bakery, make("3.0.0", RAISED, NEW))
    shell("assess", "--rate", "dough=2")
    assert "Rated on 2.1.0; Bakers is 3.0.0 now. New: Till." in page(shell, "me")
    assert "against Bakers 2.1.0 and Bakers 3.0.0:" in page(shell, "me", "--full")
    shell("assess", "--rate", "oven=2")
    assert shell("me", "--json").json["newer_ladder"] is None
    assert "Rated on" not in page(shell, "next")
    refused = shell("framework", "diff", "--mine")
    assert (refused.code, "No rating in use was made on an older version" in refused.err) == (2, True)


@try_each("files", [make("2.2.0", LOWERED), make("3.0.0", ELSEWHERE), make("2.0.0", RAISED), make("2.1.0", RAISED)])
def test_nothing_is_said_where_nothing_is_asked_that_was_not(shell: Shell, bakery: Path, files: dict[str, str]) -> None:
    change(bakery, files)
    assert shell("me", "--json").json["newer_ladder"] is None
    assert "is not at hand" not in page(shell, "next")


def test_a_skill_that_was_renamed_as_well_is_compared(shell: Shell, bakery: Path) -> None:
    raised = ("skills/new-0.yaml", "boy: {step: 1}", "boy: {step: 2}")
    change(bakery, make("3.0.0", raised, files=RENAMED))
    assert shell("me", "--json").json["newer_ladder"]["raised"] == ["Paste"]


def test_without_the_older_text_the_versions_and_skills_are_said(shell: Shell, bakery: Path, sealed: Path) -> None:
    change(bakery, make("2.2.0"))
    shell("assess", "--rate", "oven=2")
    change(bakery, make("3.0.0", RAISED))
    for kept in (sealed / "cache").glob("rated-*"):
        kept.unlink()
    line = (
        "Rated on 2.1.0 (Dough) and 2.2.0 (Oven); Bakers is 3.0.0 now. The text of 2.1.0 and 2.2.0 is not at hand. "
        "See: pmcareer framework diff OLD bakery --mine"
    )
    assert line in page(shell, "me")
    assert line in page(shell, "next")
    assert shell("me", "--json").json["newer_ladder"]["unknown"] == ["2.1.0", "2.2.0"]
    refused = shell("framework", "diff", "--mine")
    assert refused.code == 2
    assert "The ratings were made on bakery 2.1.0 and 2.2.0, and the text is not at hand." in refused.err
    assert "--since REV --mine" in refused.err


def test_a_damaged_text_counts_as_none(shell: Shell, bakery: Path, sealed: Path) -> None:
    change(bakery, make("3.0.0", RAISED))
    for kept in (sealed / "cache").glob("rated-*"):
        kept.write_bytes(kept.read_bytes()[:-9])
    assert shell("me", "--json").json["newer_ladder"]["unknown"] == ["2.1.0"]


def test_versions_are_compared_by_number_and_what_is_none_is_passed_over(shell: Shell, bakery: Path) -> None:
    change(bakery, make("2.10.0", RAISED))
    assert shell("me", "--json").json["newer_ladder"]["raised"] == ["Dough"]
    from notes import changing

    from pm_career.domain.ratings import Rating
    from pm_career.store.ratings import add_ratings

    with changing() as store:
        day = store.now.date()
        for skill, version in (("dough", "draft"), ("oven", "")):
            rating = Rating(person="me", skill=skill, step=1, date=day, framework="bakery", framework_version=version)
            add_ratings(store, [rating])
    assert shell("me", "--json").json["newer_ladder"] is None


def make_next_major(old: Framework, ids: dict[str, str], extra: str) -> Framework:
    """The next major version of a ladder: some ids are others, and the skill `shipping` has one behaviour more."""

    def change(value: Any) -> Any:
        if isinstance(value, dict):
            return {change(key): change(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [change(each) for each in value]
        return ids.get(value, value) if isinstance(value, str) else value

    new = msgspec.convert(change(msgspec.to_builtins(old)), Framework)
    former = {there: (here,) for here, there in ids.items()}
    levels = tuple(replace(each, formerly=former.get(each.id, each.formerly)) for each in new.levels)
    skills = []
    for each in new.skills:
        bars = dict(each.expectations)
        if each.id == "shipping":
            bars["owner"] = replace(bars["owner"], behaviours=(*bars["owner"].behaviours, extra))
        skills.append(replace(each, formerly=former.get(each.id, each.formerly), expectations=bars))
    major = int(old.version.partition(".")[0]) + 1
    return replace(new, id=old.id, version=f"{major}.0.0", levels=levels, skills=tuple(skills))


def test_all_that_was_made_on_a_shipped_ladder_goes_on_working_on_its_next_major_version(
    shell: Shell, tmp_path: Path
) -> None:
    """Whatever version that is; the skill delivery and the level pm have other ids there."""
    old, folder = open_framework("pm"), tmp_path / "ladder"
    write_folder(format_files(old), folder)
    assert shell("me", "set", "--level", "pm", "--target", "senior", "--framework", str(folder)).code == 0
    rates = (word for skill in old.skills for word in ("--rate", f"{skill.id}=2"))
    for words in (
        ("assess", *rates),
        ("evidence", "add", "Cut the form", "--skill", "delivery", "--level", "pm"),
        ("plan", "add", "Cut two more", "--skill", "delivery"),
    ):
        assert shell(*words).code == 0
    before = {each["skill"]: each for each in shell("me", "--json").json["skills"]}

    shutil.rmtree(folder)
    new = make_next_major(old, {"delivery": "shipping", "pm": "owner"}, "Sings the release notes to a full hall.")
    write_folder(format_files(new), folder)
    line = (
        f"Rated on {old.version}; {old.title} is {new.version} now. New behaviours in Delivery. "
        "See: pmcareer framework diff --mine"
    )
    for command in ("me", "next"):
        assert line in page(shell, command), shell(command).err
    after = shell("me", "--json").json
    assert after["level"] == "owner"
    assert after["newer_ladder"]["new_behaviours"] == ["Delivery"]
    assert after["kept_from_another_ladder"] == []
    for each in after["skills"]:
        was = before["delivery" if each["skill"] == "shipping" else each["skill"]]
        assert (each["rated"], each["evidence_count"]) == (was["rated"], was["evidence_count"])
        assert (each["rated_version"], each["carried_over"]) == (old.version, None)
    assert [each["skill"] for each in shell("plan", "--json").json] == ["shipping"]
    assert shell("evidence", "list", "--skill", "shipping", "--level", "owner", "--json").json[0]["id"] == "e1"
    assert shell("search", "form", "--in", "evidence", "--json").json["own"][0]["skills"] == ["shipping"]


def test_the_notes_about_somebody_else_name_the_person(shell: Shell, bakery: Path) -> None:
    ladder = str(bakery)
    shell("me", "set", "--person", "ana", "--new-person", "--level", "boy", "--framework", ladder)
    assert shell("assess", "--rate", "dough=1", "--person", "ana").code == 0
    change(bakery, make("3.0.0", RAISED))
    found = shell("me", "--person", "ana", "--json").json["newer_ladder"]
    assert found["command"] == "pmcareer framework diff --person ana"
    assert shell("framework", "diff", "--person", "ana").code == 0

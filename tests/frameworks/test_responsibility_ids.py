"""The ids of responsibilities: given or made from titles, each once in a level, and known again by a comparison."""

from __future__ import annotations

from pathlib import Path

from complete import COMPLETE
from ladders import write_framework
from msgspec.structs import replace

from pm_career.domain.framework import Framework, Level, Responsibility
from pm_career.domain.responsibilities import list_responsibility_ids
from pm_career.frameworks.changes.change import Change
from pm_career.frameworks.changes.compare import compare
from pm_career.frameworks.read import Reading, read_folder

PLACE = "levels/wright.yaml"
DECK = "  - title: A deck\n    id: hull\n    formerly: [planks, hull, planks]\n"


def read(folder: Path, more: str) -> Reading:
    text = COMPLETE[PLACE].replace("watch_outs:", f"{more}watch_outs:")
    return read_folder(write_framework(folder, {**COMPLETE, PLACE: text}))


def test_one_that_has_none_has_one_made_from_its_title_and_no_other_has_the_same() -> None:
    titles = (("A hull", ""), ("A  Hull!", ""), ("船", ""), ("Masts", "a-hull-2"), ("x" * 90, ""))
    ids = list_responsibility_ids([Responsibility(title, id=own) for title, own in titles])
    assert ids == ("a-hull", "a-hull-3", "responsibility-3", "a-hull-2", "x" * 64)


def test_an_id_stands_once_in_a_level_and_a_former_one_is_no_present_one(tmp_path: Path) -> None:
    faults = read(tmp_path / "yard", DECK).faults
    assert [(each.line, each.column, each.rule) for each in faults] == [
        (21, 9, "duplicate-id"),
        (22, 24, "former-id"),
        (22, 30, "duplicate-reference"),
    ]
    assert faults[0].message == "the responsibility `hull` stands in this level twice"
    assert faults[1].message == "`hull` is the id of a responsibility of this level"
    (bad,) = read(tmp_path / "bad", DECK.replace("id: hull", "id: The deck").replace(", hull, planks", "")).faults
    assert (bad.line, bad.rule) == (21, "bad-id")


def test_two_levels_may_have_the_same_id(tmp_path: Path) -> None:
    mate = "    track: crew\n    responsibilities: [{title: A hull, id: hull}]\n"
    files = {**COMPLETE, "levels/all.yaml": COMPLETE["levels/all.yaml"].replace("    track: crew\n", mate)}
    assert read_folder(write_framework(tmp_path / "yard", files)).framework


def compare_with(framework: Framework, *works: Responsibility) -> tuple[Change, ...]:
    def change(level: Level) -> Level:
        return replace(level, responsibilities=works) if level.id == "wright" else level

    return compare(framework, replace(framework, levels=tuple(map(change, framework.levels)))).changes


def test_a_comparison_knows_it_by_its_id_and_by_its_former_ones(tmp_path: Path) -> None:
    framework = read(tmp_path / "yard", "").framework
    assert framework
    (hull,) = framework.level("wright").responsibilities
    other = Responsibility("Nothing that sinks", id="hull", summary="Keeps water where it was.", formerly=("keel",))
    assert {each.field for each in compare_with(framework, other)} == {"title", "short", "summary", "in_practice"}
    renamed = replace(other, id="body", formerly=("hull",))
    assert {each.field for each in compare_with(framework, renamed)} >= {"id", "title"}
    assert "renamed-id" in {each.rule for each in compare_with(framework, renamed) if each.field == "id"}
    assert {each.kind.value for each in compare_with(framework, replace(renamed, formerly=()))} == {"new", "removed"}
    (moved,) = [each for each in compare_with(framework, replace(other, title=hull.title)) if each.field == "summary"]
    assert moved.name == "A hull"

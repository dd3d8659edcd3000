"""The file of a map: written and read back on any two ladders, and every fault in it at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from ladders import FORKED, write_framework
from sweep import count_examples
from try_each import try_each
from two_ladders import MILL
from whole_ladders import whole_frameworks

from pm_career.advice.map_proposal import propose_map
from pm_career.domain.framework import Framework
from pm_career.errors import UsageError
from pm_career.frameworks.map_file import MAX_BYTES, MapProblems, format_map, read_map
from pm_career.frameworks.read import read_folder


def ladder(folder: Path, files: dict[str, str]) -> Framework:
    found = read_folder(write_framework(folder, files)).framework
    assert found is not None
    return found


@pytest.fixture
def bakers(tmp_path: Path) -> Framework:
    return ladder(tmp_path / "bakery", FORKED)


@pytest.fixture
def millers(tmp_path: Path) -> Framework:
    return ladder(tmp_path / "mill", MILL)


@settings(max_examples=count_examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(whole_frameworks(most_levels=3, most_skills=3), whole_frameworks(most_levels=3, most_skills=3))
def test_what_is_written_is_read_back_whatever_the_ladders_say(
    tmp_path: Path, one: Framework, other: Framework
) -> None:
    draft = propose_map(one, other)
    file = tmp_path / "map.yaml"
    file.write_text(format_map(draft), encoding="utf-8")
    found = read_map(str(file))
    found.check(one, other)
    assert found.ladder_map == draft.ladder_map()


def test_each_guess_says_why_and_what_is_the_same_says_nothing(bakers: Framework, millers: Framework) -> None:
    lines = format_map(propose_map(bakers, millers)).splitlines()
    assert "  oven: fire" in lines
    assert "  hand: journey" in lines
    (dough,) = [line for line in lines if line.startswith("  dough: paste # guess: likely:")]
    assert "'Dough'" in dough
    assert [line for line in lines if line.startswith("  boy: new # guess: ")]
    assert any(line.startswith("  - {from: 2, to: 3} # guess: by its place") for line in lines)
    assert "# The skills that nothing leads to yet: wheel." in lines


GOOD = """\
format: 1
from: {id: bakery, version: 2.1.0}
to: {id: mill, version: 3.0.0}
scale:
  - {from: 1, to: 1}
skills:
  dough: paste
levels:
  hand: journey
"""

BAD = {
    "an unknown skill there": ("dough: paste", "dough: past", "7:10", "dangling", "Did you mean `paste`"),
    "an unknown skill here": ("dough: paste", "dogh: paste", "7:3", "dangling", "Did you mean `dough`"),
    "an unknown level": ("hand: journey", "hand: jurney", "9:9", "dangling", "Did you mean `journey`"),
    "no step there": ("to: 1}", "to: 9}", "5:19", "no-such-step", "9 is not a step of mill (1 to 5)"),
    "no step here": ("{from: 1,", "{from: 7,", "5:12", "no-such-step", "7 is not a step of bakery (1 to 3)"),
    "a step that is a word": ("to: 1}", "to: one}", "5:5", "wrong-type", "{from: NUMBER, to: NUMBER}"),
    "a step too large": ("from: 1,", "from: 99999999,", "5:5", "wrong-type", "NUMBER"),
    "no mapping": ("skills:\n  dough: paste", "skills: [dough]", "6:9", "wrong-type", "`skills` must be"),
    "a list for an id": ("dough: paste", "dough: [paste]", "7:10", "wrong-type", "an id, or null"),
    "a key twice": ("dough: paste", "dough: paste\n  dough: fire", "8:3", "duplicate-key", ""),
    "an unknown key": ("levels:", "level:", "8:1", "unknown-key", "Did you mean `levels`"),
    "no version": ("from: {id: bakery, version: 2.1.0}", "from: {id: bakery}", "2:7", "wrong-type", "version"),
    "another format": ("format: 1", "format: 2", "1:9", "wrong-type", "reads format 1"),
    "an anchor": ("dough: paste", "dough: &a paste", "7:10", "anchor", ""),
    "no YAML": ("to: {id: mill", "to: {id: [mill", "3:", "yaml", ""),
}


@try_each("name", BAD)
def test_a_fault_names_its_place(tmp_path: Path, bakers: Framework, millers: Framework, name: str) -> None:
    old, new, place, rule, says = BAD[name]
    assert GOOD.count(old) == 1
    file = tmp_path / "map.yaml"
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(MapProblems) as raised:
        read_map(str(file)).check(bakers, millers)
    fault = next(each for each in raised.value.faults if each.rule == rule)
    assert fault.place.startswith(f"{file}:{place}")
    assert says in f"{fault.message} {fault.hint}"


def test_a_ladder_that_is_not_at_hand_is_believed(tmp_path: Path, millers: Framework) -> None:
    file = tmp_path / "map.yaml"
    file.write_text(GOOD.replace("dough:", "long-gone:"), encoding="utf-8")
    read_map(str(file)).check(None, millers)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\xff\xfe\x00", "is not UTF-8"), (b"#" * (MAX_BYTES + 1), "is over 1 MB"), (b"", "cannot be used")],
)
def test_what_is_no_map_is_refused_in_a_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "map.yaml"
    file.write_bytes(content)
    with pytest.raises(UsageError) as raised:
        read_map(str(file))
    assert says in raised.value.message


@try_each("name", ["nowhere.yaml", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_a_sentence(name: str) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_map(name)

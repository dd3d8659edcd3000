"""What is written reads back as the same framework, and a remark is a comment whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ladders import FORKED, write_framework
from sweep import count_examples
from whole_ladders import whole_frameworks

from pm_career.domain.framework import Framework, Level, Skill, Step
from pm_career.frameworks.locate import find_shipped_directory
from pm_career.frameworks.open import open_framework
from pm_career.frameworks.read import read_folder
from pm_career.frameworks.writing.framework_files import format_files, make_file_names
from pm_career.frameworks.writing.yaml_text import Flow, Tree, format_tree

REMARK_LINE = "# assumed: rank by order\n"


def read_in(folder: Path) -> Framework:
    reading = read_folder(folder)
    assert not reading.faults, reading.faults
    assert reading.framework is not None
    return reading.framework


def read_back(files: dict[str, str]) -> Framework:
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "ladder"
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return read_in(folder)


def without_comments(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith("# "))


@pytest.fixture
def forked(tmp_path: Path) -> Framework:
    return read_in(write_framework(tmp_path / "forked", FORKED))


@given(whole_frameworks())
def test_every_framework_reads_back_as_it_was_written(framework: Framework) -> None:
    assert read_back(format_files(framework)) == framework


@pytest.mark.parametrize("name", sorted(each.name for each in find_shipped_directory().iterdir()))
def test_a_shipped_ladder_reads_back_and_keeps_to_the_width(name: str) -> None:
    framework = read_in(find_shipped_directory() / name)
    files = format_files(framework)
    assert read_back(files) == framework
    assert max(len(line) for text in files.values() for line in text.splitlines()) <= 110


def test_a_ladder_from_the_cache_is_written_as_one_from_its_files() -> None:
    expected = format_files(open_framework("pm"))  # which keeps it
    assert format_files(open_framework("pm")) == expected == format_files(read_in(find_shipped_directory() / "pm"))


def paths_of(framework: Framework) -> Iterator[tuple[str, ...]]:
    """Paths to what is written, and past it."""
    for part, pieces in (("levels", framework.levels), ("skills", framework.skills)):
        for piece in pieces:
            yield part, piece.id
            yield from ((part, piece.id, key) for key in piece.__struct_fields__)
            yield part, piece.id, "expectations", framework.levels[0].id, "behaviours", "0"
            yield part, piece.id, "responsibilities", "0", "title"
    yield from ((), ("framework",), ("framework", "scale", "1", "name"), ("skills", "gone"), ("elsewhere",))


@settings(max_examples=count_examples(30))
@given(st.data(), whole_frameworks(most_levels=3, most_skills=2))
def test_remarks_change_nothing_that_is_read(data: st.DataObject, framework: Framework) -> None:
    remark = st.text() | st.sampled_from(
        ["a\nid: other", "a\r\nb: c", "\x85title: b", "\u2028rank: 3", "\x00", "\ufeff", "\ufffe", "# x", "\ud800"]
    )
    at = st.sampled_from(list(paths_of(framework)))
    remarks = data.draw(st.dictionaries(at, remark, max_size=4))
    assert read_back(format_files(framework, remarks)) == framework


def test_a_remark_stands_above_its_key(forked: Framework) -> None:
    remarks = {
        ("framework", "scale", "1", "name"): "of the scale",
        ("levels", "hand", "rank"): "assumed: rank by order",
        ("skills", "dough", "expectations", "hand", "step"): "was 'expert'",
        ("skills", "dough", "growth", "0", "practice", "0", "text"): "the first of an item",
    }
    files = format_files(forked, remarks)
    assert "  - value: 2\n    # of the scale\n    name: Helps\n" in files["framework.yaml"]
    assert f"{REMARK_LINE}rank: 2\n" in files["levels/02-hand.yaml"]
    assert "  hand:\n    # was 'expert'\n    step: 3\n" in files["skills/dough.yaml"]
    assert "      # the first of an item\n      - text: Knead" in files["skills/dough.yaml"]
    assert {name: without_comments(text) for name, text in files.items()} == format_files(forked)


def test_no_remark_is_lost(forked: Framework) -> None:
    remarks = {path: f"remark {number}." for number, path in enumerate(paths_of(forked))}
    text = "\n".join(format_files(forked, remarks).values())
    assert [remark for remark in remarks.values() if remark not in text] == []


def test_keys_left_empty_are_left_out(forked: Framework) -> None:
    assert (
        format_files(forked)["levels/01-boy.yaml"]
        == "id: boy\ntitle: Baker's Help (BH)\nrank: 1\nnext: [hand, counter]\n"
    )


def test_quotes_stand_where_they_are_needed_and_nowhere_else() -> None:
    names = ("Plain", "no", "1.10", "1e5", "a: b", "a:b", "a #b", "a#b", '"a"', "it's", "- a", "-a", "2026-11-22")
    level = Level(id="on", title="Null", rank=1, titles=names)
    scale = (Step(1, "A"), Step(2, "B"))
    framework = Framework("no", "010", "1.0.0", scale, (level,), (Skill(id="s", name="~"),))
    files = format_files(framework)
    assert files["levels/01-on.yaml"] == (
        'id: "on"\ntitle: "Null"\nrank: 1\n'
        'titles: [Plain, "no", "1.10", "1e5", "a: b", "a:b", "a #b", "a#b", \'"a"\', it\'s, "- a", -a, "2026-11-22"]\n'
    )
    assert read_back(files) == framework


def test_a_ladder_of_many_levels_keeps_to_the_number_of_files() -> None:
    levels = tuple(Level(id=f"l{rank}", title=f"L {rank}", rank=rank) for rank in range(1, 601))
    skills = tuple(Skill(id=f"s{number}", name=f"S {number}") for number in range(470))
    framework = Framework("many", "Many", "1.0.0", (Step(1, "A"), Step(2, "B")), levels, skills)
    files = format_files(framework, {("levels", "l300", "rank"): "assumed: rank by order"})
    assert len(files) <= 500
    assert sum(f"    {REMARK_LINE}    rank: 300\n" in text for text in files.values()) == 1
    assert read_back(files) == framework


@given(st.lists(st.text(max_size=100) | st.sampled_from(["..", "../x", "con", "CON", "a/b", "", "-x", ".x", "nul.a"])))
def test_names_of_files_are_safe_whatever_the_ids_are(ids: list[str]) -> None:
    for numbered in (False, True):
        names = make_file_names("skills", ids, numbered=numbered)
        assert len({name.casefold() for name in names}) == len(ids)
        for name in names:
            stem = name.removeprefix("skills/").removesuffix(".yaml")
            assert stem
            assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-")
            assert stem[0] not in ".-_"
            assert stem.split(".")[0] not in {"con", "prn", "aux", "nul", "com1", "lpt1"}
            assert len(name.encode()) < 120


def test_texts_that_no_file_may_hold_are_refused_at_their_place(forked: Framework, tmp_path: Path) -> None:
    level = msgspec.structs.replace(forked.levels[0], summary="a\x1b[31m\u2028b")
    files = format_files(msgspec.structs.replace(forked, levels=(level, *forked.levels[1:])))
    (fault,) = read_folder(write_framework(tmp_path / "bad", files)).faults
    assert (fault.rule, fault.line) == ("control-character", 4)


def test_a_file_is_indented_by_two_and_filled_to_the_width() -> None:
    tree: dict[str, Tree] = {
        "id": "yard",
        "scope": {"impact": "One\nTwo", "summary": "word " * 24 + "end."},
        "levels": [
            {"id": "a", "next": Flow(tuple(f"level-number-{number}" for number in range(8)))},
            {"id": "b", "parts": [{"title": "Night", "behaviours": ["Says: no.", "word " * 22 + "end."]}]},
        ],
    }
    assert (
        format_tree(tree, {("levels", "1"): "See a."})
        == """\
id: yard
scope:
  impact: |-
    One
    Two
  summary: >-
    word word word word word word word word word word word word word word word word word word word word word
    word word word end.
levels:
  - id: a
    next:
      [level-number-0, level-number-1, level-number-2, level-number-3, level-number-4, level-number-5,
      level-number-6, level-number-7]
  # See a.
  - id: b
    parts:
      - title: Night
        behaviours:
          - "Says: no."
          - word word word word word word word word word word word word word word word word word word word
            word word word end.
"""
    )


def test_two_lines_of_which_one_is_too_wide_are_filled() -> None:
    assert format_tree({"impact": f"{'word ' * 24}end.\nTwo."}, {}).startswith("impact: >-\n  word word")


@pytest.mark.parametrize(("length", "lines"), [(105, 1), (106, 2)])
def test_a_line_has_a_hundred_and_ten_characters_at_most(length: int, lines: int) -> None:
    text = "word " * 20 + "x" * (length - 100)
    assert len(format_tree({"bar": text}, {}).splitlines()) == lines

"""Every bound on what is read and written: what is just within it passes, and one more does not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, Any

import msgspec
import pytest
from hostile import write_with
from ladders import FORKED, write_framework
from try_each import try_each

from pm_career.domain.framework import Framework, Level, Scope, Skill, Step
from pm_career.errors import PmCareerError, UsageError
from pm_career.frameworks import git, locate, new, revision
from pm_career.frameworks.decode import decode
from pm_career.frameworks.faults import Fault, FaultLog, FrameworkProblems, NearestName, make_excerpt, quote
from pm_career.frameworks.file_text import read_text
from pm_career.frameworks.git import Git
from pm_career.frameworks.map_file import MapProblems, read_map
from pm_career.frameworks.ranks import find_circles
from pm_career.frameworks.read import _Reader, read_folder
from pm_career.frameworks.revision import RevisionProblems
from pm_career.frameworks.schema import build_schema
from pm_career.frameworks.source_files import SourceFile, list_files
from pm_career.frameworks.writing.folder import write_folder
from pm_career.frameworks.writing.framework_files import format_files, make_file_names
from pm_career.frameworks.writing.yaml_text import format_tree
from pm_career.frameworks.yaml_nodes import Scalar
from pm_career.frameworks.yaml_tree import Parser
from pm_career.paths import find_in_use_file


def rules(parser: Parser) -> list[str]:
    parser.parse()
    return [fault.rule for fault in parser.faults]


def sparse(path: Path, size: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.truncate(path, size)
    return path


# Faults


def test_faults_of_a_file() -> None:
    log = FaultLog("a: b\n", "file")
    for _ in range(200):
        log.add(1, 1, "tag", "a fault")
    assert {fault.rule for fault in log.faults} == {"tag"}
    for _ in range(2):
        log.add(1, 1, "tag", "a fault")
    assert [fault.rule for fault in log.faults[200:]] == ["more-problems"]


@pytest.mark.parametrize(("length", "found"), [(64, True), (65, False)])
def test_the_length_of_a_name_with_a_nearest_one(length: int, found: bool) -> None:
    assert bool(NearestName().find("a" * length, ["a" * (length - 1)])) is found


@pytest.mark.parametrize(("known", "found"), [(20_000, True), (20_001, False)])
def test_comparisons_with_known_names(known: int, found: bool) -> None:
    assert bool(NearestName().find("speling", ["spelling", *"x" * (known - 1)])) is found


def test_the_length_of_a_quote() -> None:
    assert quote("x" * 60) == "x" * 60
    assert quote("x" * 61) == "x" * 60 + "…"


def test_the_length_of_an_excerpt() -> None:
    assert make_excerpt(["x" * 180], 1, 1) == "x" * 180
    assert make_excerpt(["x" * 181], 1, 1) == "x" * 180 + "…"
    line = "".join(f"{number:03}," for number in range(250))
    assert make_excerpt([line], 1, 500) == f"…{line[379:559]}…"


# Files


@pytest.mark.parametrize(("skills", "within"), [(498, True), (499, False)])
def test_files_of_a_framework(tmp_path: Path, skills: int, within: bool) -> None:
    for name in ("framework.yaml", "levels/a.yaml", *(f"skills/s{number}.yaml" for number in range(skills))):
        sparse(tmp_path / name, 1)
    found, faults = list_files(tmp_path)
    assert [fault.rule for fault in faults] == ([] if within else ["too-many-files"])
    assert len(found) == (500 if within else 0)


@pytest.mark.parametrize(("size", "within"), [(2_000_000, True), (2_000_001, False)])
def test_bytes_of_a_file(tmp_path: Path, size: int, within: bool) -> None:
    folder = write_with(tmp_path)
    path = sparse(folder / "skills/dough.yaml", size)
    assert [fault.message for fault in list_files(folder)[1]] == ([] if within else ["the file is over 2 MB"])
    grown = read_text(SourceFile("skills", path, "dough.yaml", 10))
    assert getattr(grown, "rule", "") == ("encoding" if within else "too-large")


@pytest.mark.parametrize(("more", "within"), [(0, True), (1, False)])
def test_bytes_of_a_framework(tmp_path: Path, more: int, within: bool) -> None:
    sparse(tmp_path / "framework.yaml", 1_000_000 + more)
    sparse(tmp_path / "levels/a.yaml", 1_000_000)
    for number in range(24):
        sparse(tmp_path / f"skills/s{number}.yaml", 2_000_000)
    assert [fault.message for fault in list_files(tmp_path)[1]] == ([] if within else ["the framework is over 50 MB"])


@try_each("title", ["One\nTwo", "One\tTwo", " "])
def test_a_title_is_one_line(title: str) -> None:
    with pytest.raises(UsageError):
        new.check_title(title)


def test_frameworks_that_are_named_in_a_folder_of_several(tmp_path: Path) -> None:
    for name in "abcdef":
        write_framework(tmp_path / name)
    (fault,) = list_files(tmp_path)[1]
    assert "Frameworks in this folder: a, b, c, d, e. Give" in fault.hint


# YAML


@pytest.mark.parametrize(("depth", "found"), [(12, []), (13, ["too-deep"])])
def test_nesting(depth: int, found: list[str]) -> None:
    assert rules(Parser(f"a: {'[' * (depth - 1)}{']' * (depth - 1)}\n", "file")) == found


@pytest.mark.parametrize(("items", "found"), [(119_991, []), (119_992, ["too-many-values"])])
def test_values_of_a_file(items: int, found: list[str]) -> None:
    parser = Parser("a:\n" + "- b\n" * items, "file")
    assert rules(parser) == found
    assert parser.value_count == (120_000 if found else items + 8)


@pytest.mark.parametrize(("digits", "kind"), [(64, "a number"), (65, "")])
def test_the_length_of_a_value_that_may_be_a_number(digits: int, kind: str) -> None:
    assert Scalar("1" * digits, plain=True, mark=None).guess_kind() == kind


@pytest.mark.parametrize(("values", "too_much"), [((1_499_999, 1), False), ((1_500_000, 1), True)])
def test_values_of_a_framework(tmp_path: Path, values: tuple[int, ...], too_much: bool) -> None:
    assert _has_too_much(tmp_path, [SimpleNamespace(value_count=each, faults=[]) for each in values]) is too_much


@pytest.mark.parametrize(("faults", "too_much"), [((800, 200), False), ((801, 200), True)])
def test_faults_of_a_framework(tmp_path: Path, faults: tuple[int, ...], too_much: bool) -> None:
    assert (
        _has_too_much(tmp_path, [SimpleNamespace(value_count=1, faults=[None] * each) for each in faults]) is too_much
    )


def _has_too_much(folder: Path, parsers: list[Any]) -> bool:
    reader = _Reader(folder, [])
    reader._parsers = parsers  # noqa: SLF001  1,500,000 values take seconds to read
    return reader.has_too_much()


class _Name(msgspec.Struct):
    name: Annotated[str, msgspec.Meta(max_length=120)] = ""
    text: Annotated[str, msgspec.Meta(max_length=121)] = ""
    number: int = 0


@try_each(
    ("text", "found"),
    [
        ('text: "a\\tb"', []),
        ('name: "a\\tb"', ["wrong-type"]),
        ("number: 999999999", []),
        ("number: 1000000000", ["wrong-type"]),
    ],
)
def test_what_is_a_name_and_what_a_number(text: str, found: list[str]) -> None:
    parser = Parser(text, "file")
    root = parser.parse()
    assert root is not None
    decode(parser, root, _Name, "it")
    assert [fault.rule for fault in parser.faults] == found


@pytest.mark.parametrize(
    ("version", "sound"),
    [("999999.999999.999999", True), ("1000000.0.0", False), ("0.1000000.0", False), ("0.0.1000000", False)],
)
def test_numbers_of_a_version(tmp_path: Path, version: str, sound: bool) -> None:
    manifest = FORKED["framework.yaml"].replace("2.1.0", f'"{version}"')
    assert (read_folder(write_with(tmp_path, framework=manifest)).framework is not None) is sound


# What leads to what


@pytest.mark.parametrize(("pairs", "told"), [(50, 50), (51, 50)])
def test_circles_that_are_told(tmp_path: Path, pairs: int, told: int) -> None:
    skills = {
        f"s{number}": f"id: s{number}\nname: S{number}\nbuilds_on: [s{number ^ 1}]\n" for number in range(2 * pairs)
    }
    assert sum(fault.rule == "cycle" for fault in read_folder(write_with(tmp_path, **skills)).faults) == told


@pytest.mark.parametrize(
    ("size", "way"),
    [(11, "0 → 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9 → 10 → 0"), (12, "0 → 1 → 2 → 3 → 4 → 5 → 6 → 7 → … → 10 → 11 → 0")],
)
def test_ids_of_a_circle_that_are_told(size: int, way: str) -> None:
    (circle,) = find_circles({str(number): [str((number + 1) % size)] for number in range(size)})
    assert circle.way == way


@pytest.mark.parametrize(
    ("steps", "found"), [((1,), True), ((1, 2), False), (tuple(range(1, 21)), False), (tuple(range(2, 23)), True)]
)
def test_steps_of_a_scale(tmp_path: Path, steps: tuple[int, ...], found: bool) -> None:
    scale = "".join(f"  - {{value: {step}, name: S{step}}}\n" for step in steps)
    skill = "id: dough\nname: Dough\nexpectations: {boy: {step: 1}}\n"
    folder = write_with(
        tmp_path,
        framework=f"format: 1\nid: b\ntitle: B\nversion: 1.0.0\nscale:\n{scale}tracks: [{{id: craft, title: C}}, "
        "{id: shop, title: S}]\n",
        dough=skill,
        oven=None,
        till=None,
    )
    hints = [fault.hint for fault in read_folder(folder).faults if fault.rule == "scale-gap"]
    assert hints == ([f"They are: {', '.join(map(str, steps[:20]))}."] if found else [])


@pytest.mark.parametrize(("count", "found"), [(20, []), (21, ["the scale has 21 steps, and 20 are the most"])])
def test_a_scale_has_twenty_steps_at_most(tmp_path: Path, count: int, found: list[str]) -> None:
    scale = "".join(f"  - {{value: {step}, name: S{step}}}\n" for step in range(1, count + 1))
    manifest = f"format: 1\nid: b\ntitle: B\nversion: 1.0.0\nscale:\n{scale}tracks: [{{id: craft, title: C}}, "
    folder = write_with(tmp_path, framework=f"{manifest}{{id: shop, title: S}}]\n")
    faults = read_folder(folder).faults
    assert [fault.message for fault in faults] == found
    assert [fault.rule for fault in faults] == ["too-many-steps"] * len(found)
    assert build_schema("framework")["$defs"]["Manifest"]["properties"]["scale"]["maxItems"] == 20


# Maps


def write_map(path: Path, *, steps: str = "  - {from: 1, to: 1}\n", skills: str = "  a: b\n", id: str = "one") -> str:
    text = f"format: 1\nfrom: {{id: {id}, version: 1.0.0}}\nto: {{id: two, version: 1.0.0}}\nscale:\n{steps}"
    path.write_text(f"{text}skills:\n{skills}levels: {{}}\n", encoding="utf-8")
    return str(path)


def map_rules(file: str) -> list[str]:
    try:
        read_map(file)
    except MapProblems as problems:
        return [fault.rule for fault in problems.faults]
    return []


@pytest.mark.parametrize(("lines", "found"), [(5_000, []), (5_001, ["too-many-values"])])
def test_lines_of_a_map(tmp_path: Path, lines: int, found: list[str]) -> None:
    assert map_rules(write_map(tmp_path / "map", skills="".join(f"  a{n}: b\n" for n in range(lines)))) == found


@pytest.mark.parametrize(("lines", "found"), [(5_000, []), (5_001, ["wrong-type"])])
def test_steps_of_a_map(tmp_path: Path, lines: int, found: list[str]) -> None:
    steps = "".join(f"  - {{from: {n + 1}, to: 1}}\n" for n in range(lines))
    assert map_rules(write_map(tmp_path / "map", steps=steps)) == found


@pytest.mark.parametrize(("length", "found"), [(200, []), (201, ["wrong-type"])])
def test_the_length_of_an_id_in_a_map(tmp_path: Path, length: int, found: list[str]) -> None:
    assert map_rules(write_map(tmp_path / "map", id="x" * length)) == found


@pytest.mark.parametrize(("step", "found"), [("999999", []), ("1000000", ["wrong-type"])])
def test_the_digits_of_a_step_in_a_map(tmp_path: Path, step: str, found: list[str]) -> None:
    assert map_rules(write_map(tmp_path / "map", steps=f"  - {{from: {step}, to: 1}}\n")) == found


@pytest.mark.parametrize(("more", "refused"), [(0, False), (1, True)])
def test_bytes_of_a_map(tmp_path: Path, more: int, refused: bool) -> None:
    file = write_map(tmp_path / "map")
    with Path(file).open("a") as stream:
        stream.write("#" * (1_000_000 + more - Path(file).stat().st_size))
    if refused:
        with pytest.raises(UsageError, match="is over 1 MB"):
            read_map(file)
    else:
        assert read_map(file).ladder_map.skills == {"a": "b"}


def test_ids_that_a_hint_names(tmp_path: Path) -> None:
    names = [f"l{number:02}" for number in range(13)]
    ladder = Framework(
        id="two",
        title="Two",
        version="1.0.0",
        scale=(Step(value=1, name="A"), Step(value=2, name="B")),
        levels=(Level(id="one", title="One", rank=1, scope=Scope()),),
        skills=tuple(Skill(id=name, name=name) for name in names),
    )
    found = read_map(write_map(tmp_path / "map", skills="  quite-another-thing: l00\n"))
    with pytest.raises(MapProblems) as problems:
        found.check(ladder, ladder)
    assert [fault.hint for fault in problems.value.faults] == [f"Known: {', '.join(names[:12])}."]


# Names that are remembered or given


@pytest.mark.parametrize(("length", "fits"), [(8_191, True), (8_192, False)])
def test_the_length_of_a_path_in_use(length: int, fits: bool) -> None:
    name = "x" * length
    if fits:
        locate.save_choice(name)
        assert locate.read_choice() == name
    else:
        with pytest.raises(UsageError):
            locate.save_choice(name)


@pytest.mark.parametrize(("size", "fits"), [(8_192, True), (8_193, False)])
def test_bytes_of_the_file_of_the_framework_in_use(size: int, fits: bool) -> None:
    find_in_use_file().parent.mkdir(parents=True)
    find_in_use_file().write_text("x" * size)
    if fits:
        assert locate.read_choice() == "x" * size
    else:
        with pytest.raises(UsageError):
            locate.read_choice()


def test_the_length_of_a_new_ladders_title_and_id() -> None:
    assert new.check_title("x" * 120) == "x" * 120
    with pytest.raises(UsageError) as refused:
        new.check_title("x" * 121)
    assert refused.value.hint == "One line of 1 to 120 visible characters."
    assert new.make_id("x" * 65) == "x" * 64
    assert new.is_id("x" * 64)


def test_the_length_of_a_copys_attribution(tmp_path: Path) -> None:
    folder = write_framework(tmp_path / "bakery")
    framework = read_folder(folder).framework
    assert framework is not None
    full = msgspec.structs.replace(framework, attribution="x" * 2000)
    copy = write_framework(tmp_path / "copy", new.copy_framework(folder, full, "copy", "Copy"))
    copied = read_folder(copy).framework
    assert copied is not None
    assert len(copied.attribution) == 2000


# Writing


@pytest.mark.parametrize(("length", "lines"), [(107, 1), (108, 2)])
def test_the_width_of_a_written_line(length: int, lines: int) -> None:
    text = f"x {'y' * (length - 2)}"
    written = format_tree({"a": text}, {})
    assert len(written.splitlines()) == lines


@pytest.mark.parametrize(("length", "kept"), [(80, 80), (81, 80)])
def test_the_length_of_a_files_name(length: int, kept: int) -> None:
    assert make_file_names("skills", ["x" * length]) == [f"skills/{'x' * kept}.yaml"]


def test_the_digits_of_numbered_files() -> None:
    assert make_file_names("levels", ["a"], numbered=True) == ["levels/01-a.yaml"]
    assert make_file_names("levels", ["a"] * 99, numbered=True)[0] == "levels/01-a.yaml"
    assert make_file_names("levels", ["a"] * 100, numbered=True)[0] == "levels/001-a.yaml"


@try_each(
    ("levels", "skills", "files"),
    [(100, 1, 100), (101, 1, 5), (100, 399, 100), (100, 400, 4), (125, 1, 5), (126, 1, 6)],
)
def test_files_of_levels(levels: int, skills: int, files: int) -> None:
    framework = Framework(
        id="many",
        title="Many",
        version="1.0.0",
        scale=(Step(value=1, name="A"), Step(value=2, name="B")),
        levels=tuple(Level(id=f"l{number}", title="L", rank=number) for number in range(1, levels + 1)),
        skills=tuple(Skill(id=f"s{number}", name="S") for number in range(skills)),
    )
    written = format_files(framework)
    assert sum(name.startswith("levels/") for name in written) == files
    assert len(written) <= 500


def test_the_length_of_a_temporary_folders_name(tmp_path: Path) -> None:
    name = "x" * 70
    leftovers = [tmp_path / f".{'x' * length}.pmcareer-99999999.tmp" for length in (63, 64, 65)]
    for leftover in leftovers:
        leftover.mkdir()
    write_folder({"framework.yaml": "id: x\n"}, tmp_path / name)
    assert [leftover.exists() for leftover in leftovers] == [True, False, True]


# git


@pytest.fixture
def fake_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Git]:
    """A git that answers every call with so many bytes."""

    def make(size: int) -> Git:
        program = tmp_path / "bin" / "git"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\nexec head -c {size} /dev/zero\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        return Git(tmp_path)

    return make


@pytest.mark.parametrize(("size", "within"), [(100_000, True), (100_001, False)])
def test_bytes_of_a_name_from_git(fake_git: Callable[[int], Git], size: int, within: bool) -> None:
    git = fake_git(size)
    if within:
        assert len(git.read_text("rev-parse")) == size
    else:
        with pytest.raises(PmCareerError, match="more files than a framework can have"):
            git.read_text("rev-parse")


@pytest.mark.parametrize(("size", "told"), [(300, "does not have all files"), (301, "more files than")])
def test_bytes_around_a_file_from_git(fake_git: Callable[[int], Git], size: int, told: str) -> None:
    git = fake_git(size)
    with pytest.raises(PmCareerError, match=told):
        git.read_blobs([SimpleNamespace(object=b"0" * 40, size=100)])


def test_how_long_git_may_take(fake_git: Callable[[int], Git], monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    class Impatient:
        def __init__(self, seconds: float, end: Callable[[], None]) -> None:
            waits.append(seconds)
            self.start, self.cancel = end, lambda: None

    monkeypatch.setattr(git, "Timer", Impatient)
    with pytest.raises(PmCareerError, match="git took over 30 seconds"):
        fake_git(1).read_text("rev-parse")
    assert waits == [30.0]


def test_bytes_of_a_listing_from_git() -> None:
    asked: list[int] = []

    def run(*_words: str, most: int) -> bytes:
        asked.append(most)
        return b""

    revision._list_ladder_files(SimpleNamespace(run=run), "tree")  # type: ignore[arg-type]  # noqa: SLF001
    assert asked == [8_000_000, 8_000_000]


@pytest.mark.parametrize(("length", "refused"), [(200, False), (201, True)])
def test_the_length_of_a_revision(length: int, refused: bool) -> None:
    if refused:
        with pytest.raises(UsageError, match="is not a revision"):
            revision._check_revision("x" * length)  # noqa: SLF001
    else:
        revision._check_revision("x" * length)  # noqa: SLF001


@pytest.mark.parametrize(("number", "count"), [(1, "one problem"), (2, "2 problems")])
def test_problems_are_counted(number: int, count: str) -> None:
    faults = [Fault("framework.yaml", 1, 1, "yaml", "not valid YAML")] * number
    assert FrameworkProblems(Path("yard"), faults).message == f"The framework in yard has {count}."
    assert RevisionProblems("yard@v1", faults).message == f"The framework in yard@v1 has {count}."

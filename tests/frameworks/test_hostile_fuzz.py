"""Whatever a file holds, reading gives a framework or faults, and raises nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hostile import DOUGH, write_with
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ladders import FORKED
from sweep import count_examples

from pm_career.frameworks.faults import Fault
from pm_career.frameworks.read import read_folder

STEMS = {"framework": "framework.yaml", "all": "levels/all.yaml", "oven": "skills/oven.yaml"}
SNIPPETS = [
    "&a ", "*a", "<<: ", "!!str ", "!x ", "? ", ": ", "- ", "[", "]", "{", "}", "'", '"', "|\n", ">-\n", "#",
    "%TAG ! !\n", "---\n", "...\n", "\n", "\t", " ", "~", "no", "1.10", "010", "2026-02-30", "id: ",
    "next: [boy]\n", "rank: 9\n", '"\\ud800"', '"\\e"', "\ufeff", "\x00", "\u2028", "\u202e", "\x85", "\r", "é",
    "[" * 20, "- " * 20,
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_with(tmp_path_factory.mktemp("fuzzed"))


@pytest.fixture(params=["C", "Python"], scope="module", autouse=True)
def loader(request: pytest.FixtureRequest) -> Iterator[None]:
    """With libyaml, and as where PyYAML was built without it."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "Python":
            patch.setattr("pm_career.frameworks.yaml_tree._LOADER", yaml.SafeLoader)
        yield


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """A sound file with snippets put in, and stretches taken out."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from([0, 0, 0, 1, 2, 5, 40]))
        text = text[:at] + draw(st.sampled_from(SNIPPETS)) + text[at + gone :]
    return text


def judged(folder: Path, stem: str, raw: bytes) -> None:
    """Read the framework with one file replaced: a framework or faults, each fit to be shown."""
    path = folder / STEMS[stem]
    try:
        path.write_bytes(raw)
        reading = read_folder(folder)
    finally:
        path.write_text(FORKED[STEMS[stem]])
    assert (reading.framework is None) == bool(reading.faults)
    for fault in reading.faults:
        assert_shown(fault)


def assert_shown(fault: Fault) -> None:
    assert fault.rule
    assert fault.message
    assert (fault.line > 0) == (fault.column > 0)
    for text in (fault.message, fault.hint, fault.source):
        assert len(text) < 2_000
        assert not {*text} & {*"\0\x07\x1b\x7f\x85\u2028\u202e\ud800\ufeff\n\r"}


FUZZ = settings(
    max_examples=count_examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("stem", STEMS)
@FUZZ
@given(text=st.text())
@example("\ufeff")
@example("? ")
@example("{a: &b [*b]}")
@example("id: dough\nid: dough\n")
def test_any_text(folder: Path, stem: str, text: str) -> None:
    judged(folder, stem, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("stem", STEMS)
@FUZZ
@given(raw=st.binary())
def test_any_bytes(folder: Path, stem: str, raw: bytes) -> None:
    judged(folder, stem, raw)


@pytest.mark.parametrize("stem", STEMS)
@FUZZ
@given(data=st.data())
def test_any_damage(folder: Path, stem: str, data: st.DataObject) -> None:
    judged(folder, stem, data.draw(damaged(FORKED[STEMS[stem]])).encode("utf-8", "surrogatepass"))


@FUZZ
@given(texts=st.lists(damaged(DOUGH), min_size=2, max_size=3))
def test_damage_in_several_files(folder: Path, texts: list[str]) -> None:
    paths = [folder / "skills" / f"extra{index}.yaml" for index in range(len(texts))]
    try:
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8", errors="surrogatepass")
        for fault in read_folder(folder).faults:
            assert_shown(fault)
    finally:
        for path in paths:
            path.unlink()

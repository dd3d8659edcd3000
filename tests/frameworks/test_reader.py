"""A framework that keeps to the format is read as it stands, however it is written down."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hostile import DOUGH, rules_in, write_with
from hypothesis import given, settings
from hypothesis import strategies as st
from ladders import FORKED
from shell import Shell
from sweep import count_examples

from pm_career.domain.framework import Expectation, Framework
from pm_career.frameworks.file_text import find_unfit, hides_text
from pm_career.frameworks.read import read_folder
from pm_career.frameworks.yaml_nodes import find_other_kind

EVERYTHING = {
    "framework.yaml": """\
%YAML 1.1
---
# a comment with an emoji: 👩‍💻
format: 1
id: every.thing_1-a
title: "Everything: a ladder 🪜"
version: "10.20.30"
description: >
  Folded over
  two lines.

  And a paragraph.
attribution: |-
  Line one
  Line two
scale:
- value: 1
  name: 見たことがある
  description: 'It''s quoted'
- {value: 2, name: "Avec de l\\u2019aide", description: "a\\tb\\nc"}
tracks: [{id: a, title: Künstler}, {"id": "b", 'title': "עברית"}]
skills: [second, first]
""",
    "levels/one.yml": """\
id: one
title: Größe 👍🏽 (G)
titles: ["No", 'true', "1.10", "3:30", 2nd Rank]
aliases: ["010", e\u0301tage, "~"]
stage: ""
track: a
rank: 1
summary: >-
  A plain text: no, it is not; 50 % of # it is, "quoted" [or not] {or so}.
scope:
  impact: plain
  autonomy: 'it''s'
  influence: "\\u00e9 \\x41 \\/ \\\\ \\""
  complexity: |2
      indented
    less
experience_years: [0, 2]
responsibilities:
- title: A
  short: B
  summary: C
  in_practice:
  - plain text
    over two lines
  - >-
    folded
  - |-
    literal
watch_outs:
- text: D
  instead: E
first_90_days: [F, "G", 'H']
not_this_level: []
titles_apart: I
growing_here: [J]
next: [two, three]
""",
    "levels/both.YAML": """\
{"levels": [
  {"id": "two", "title": "Two", "rank": 2, "experience_years": null, "next": []},
  {"id": "three", "title": "Three", "track": "b", "rank": 2}
]}
""",
    "skills/first.yaml": """\
id: first
name: "दृष्टि"
area: ' '
description: e\u0301 and \u200fעברית\u200f and zero\u200bwidth and 👨‍👩‍👧‍👦 and ﷺ
is_not: x
builds_on: [second]
expectations:
  one:
    step: 1
    bar: b
    label: नई‌दृष्टि
    focus: true
    behaviours: [c]
    evidence: [d]
  "two": {step: 2, focus: false}
growth:
- to: 2
  practice:
  - {text: e, size: week}
  - {text: f, size: month}
  - {text: g, size: quarter}
  - {text: h, size: null}
  - text: i
  people: [j]
  study: [k]
  done_when: [l]
  trap: m
""",
    "skills/second.yml": "---\nid: second\nname: Second\n...\n# the end\n",
}


def everything(folder: Path, turned: tuple[str, str] = ("", ""), mark: str = "") -> Framework:
    for name, text in EVERYTHING.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((mark + (text.replace(*turned) if turned[0] else text)).encode())
    reading = read_folder(folder)
    assert reading.faults == ()
    assert reading.framework is not None
    return reading.framework


def test_every_key_and_every_way_to_write_it(tmp_path: Path) -> None:
    framework = everything(tmp_path)
    assert framework.description == "Folded over two lines.\nAnd a paragraph."
    assert framework.attribution == "Line one\nLine two"
    assert [step.name for step in framework.scale] == ["見たことがある", "Avec de l’aide"]
    assert framework.scale[1].description == "a\tb\nc"
    assert [level.id for level in framework.levels] == ["one", "two", "three"]
    one = framework.level("one")
    assert one.titles == ("No", "true", "1.10", "3:30", "2nd Rank")
    assert one.aliases == ("010", "e\u0301tage", "~")
    assert one.summary == 'A plain text: no, it is not; 50 % of # it is, "quoted" [or not] {or so}.'
    assert one.scope.influence == 'é A / \\ "'
    assert one.scope.complexity == "  indented\nless"
    assert one.experience_years == (0, 2)
    assert one.responsibilities[0].in_practice == ("plain text over two lines", "folded", "literal")
    assert framework.level("two").experience_years is None
    assert [skill.id for skill in framework.skills] == ["second", "first"]
    first = framework.skill("first")
    assert first.expectations["one"] == Expectation(1, "b", "नई‌दृष्टि", True, ("c",), ("d",))
    assert [action.kind for action in first.growth[0].actions] == ["practice"] * 5 + ["people", "study"]
    assert [action.size for action in first.growth[0].actions] == ["week", "month", "quarter", None, None, None, None]


@pytest.mark.parametrize("turned", [("\n", "\r\n"), ("\n", "\r"), ("", "")])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_leading_mark_change_nothing(tmp_path: Path, turned: tuple[str, str], mark: str) -> None:
    assert everything(tmp_path / "turned", turned, mark) == everything(tmp_path / "plain")


def test_every_command_shows_it(shell: Shell, tmp_path: Path) -> None:
    everything(tmp_path / "ladder")
    for call in (["ladder"], ["ladder", "--json"], ["level", "one"], ["next", "--from", "one"]):
        result = shell(*call, "--framework", str(tmp_path / "ladder"))
        assert (result.code, result.err) == (0, "") or call[0] == "next"


def test_the_manifest_may_end_in_yml(shell: Shell, tmp_path: Path) -> None:
    folder = write_with(tmp_path / "ladder")
    (folder / "framework.yaml").rename(folder / "framework.yml")
    assert rules_in(folder) == []
    assert shell("ladder", "--framework", str(folder)).code == 0


def test_a_level_a_file_or_several_is_the_same(tmp_path: Path) -> None:
    several = write_with(tmp_path / "several")
    apart = write_with(tmp_path / "apart", all=None)
    levels = FORKED["levels/all.yaml"].split("\n  - ")[1:]
    for index, text in enumerate(levels):
        (apart / "levels").mkdir(exist_ok=True)
        (apart / f"levels/{index}.yaml").write_text(f"    {text}\n")
    assert read_folder(apart).framework == read_folder(several).framework


def test_names_are_told_apart_by_their_words(tmp_path: Path) -> None:
    levels = FORKED["levels/all.yaml"] + (
        "  - {id: p1.1, title: Level 1.1, rank: 4}\n  - {id: p11, title: Level 11, rank: 5}\n"
        "  - {id: lead, title: Lead, titles: [Lead, Head], rank: 6}\n"
        "  - {id: chief, title: Chief, titles: [Head, Lead], rank: 7}\n"
        "  - {id: head, title: Head of All, titles: [Head], rank: 8}\n"
    )
    assert rules_in(write_with(tmp_path, all=levels)) == []


def test_the_bounds_themselves_are_allowed(tmp_path: Path) -> None:
    text = DOUGH.replace("Dough", "n" * 120) + f"description: {'d' * 2_000}\n"
    assert rules_in(write_with(tmp_path / "long", dough=text)) == []
    longest = "l" * 64
    text = FORKED["levels/all.yaml"].replace("id: master", f"id: {longest}").replace("[master]", f"[{longest}]")
    skills = {stem: FORKED[f"skills/{stem}.yaml"].replace("master:", f"{longest}:") for stem in ("dough", "oven")}
    assert rules_in(write_with(tmp_path / "id", all=text, **skills)) == []
    padded = DOUGH + "#" * (2_000_000 - len(DOUGH))
    assert rules_in(write_with(tmp_path / "large", dough=padded)) == []


def test_reading_leaves_the_collector_as_it_was(tmp_path: Path) -> None:
    folder = write_with(tmp_path)
    assert gc.isenabled()
    read_folder(folder)
    assert gc.isenabled()
    gc.disable()
    try:
        read_folder(folder)
        assert not gc.isenabled()
    finally:
        gc.enable()


def _readable(text: str) -> bool:
    return find_unfit(text) is None and bool(text.strip())


@settings(max_examples=count_examples(50))
@given(
    name=st.text(min_size=1, max_size=60).filter(
        lambda text: _readable(text) and not hides_text(text.strip()) and not {*text.strip()} & {*"\t\n\r"}
    ),
    text=st.text(max_size=200).filter(_readable),
)
def test_any_text_in_quotes_comes_back(tmp_path_factory: pytest.TempPathFactory, name: str, text: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "quoted"
    quoted = DOUGH.replace("Dough", _quoted(name)) + f"description: {_quoted(text)}\n"
    framework = read_folder(write_with(folder, dough=quoted)).framework
    assert framework is not None
    assert (framework.skill("dough").name, framework.skill("dough").description) == (name.strip(), text.rstrip())


def _quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(character):08X}" for character in text) + '"'


@settings(max_examples=count_examples(50))
@given(st.lists(st.from_regex(r"[A-Za-zé]{2,9}", fullmatch=True), min_size=2, max_size=9))
def test_plain_words_need_no_quotes(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    folder = tmp_path_factory.getbasetemp() / "plain"
    text = " ".join(words)
    assert find_other_kind(text) == ""
    framework = read_folder(write_with(folder, dough=DOUGH.replace("Dough", text))).framework
    assert framework is not None
    assert framework.skill("dough").name == text

"""A hostile or mistaken YAML file: exactly its faults are told, each at its place, and nothing that only follows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from hostile import DOUGH, faults_in, rules_in, write_with
from hypothesis import given
from hypothesis import strategies as st
from shell import Shell
from try_each import try_each

from pm_career.frameworks.yaml_nodes import find_other_kind
from pm_career.frameworks.yaml_tree import MAX_DEPTH, MAX_EVENTS


class Case(NamedTuple):
    """The text of `skills/dough.yaml`, its faults as `line:column rule`, and what is said; `lost` where the id is."""

    text: str
    faults: list[str]
    says: str = ""
    lost: bool = False


def in_place_of(name: str) -> str:
    return DOUGH.replace("Dough", name)


CASES = {
    # What YAML can do beyond text, lists and mappings
    "anchor": Case(in_place_of("&a Dough"), ["2:7 anchor"], "anchors are not read"),
    "anchor on a mapping": Case(DOUGH.replace("{step", "&a {step"), ["4:8 anchor"]),
    "alias": Case(DOUGH + "area: *a\n", ["5:7 alias"], "`*a` is an alias"),
    "anchor and alias": Case(
        DOUGH + "area: &a x\ndescription: *a\nis_not: *a\n", ["5:7 anchor", "6:14 alias", "7:9 alias"]
    ),
    "alias as key": Case(DOUGH + "*a : x\n", ["5:1 alias"]),
    "merge key": Case(DOUGH + "<<: *a\n", ["5:1 key-not-text"], "merge keys are not read"),
    "merge keys that would multiply": Case(
        DOUGH + "area: &a {a: x}\n" + "".join(f"<<: [{', '.join(['*a'] * 3)}]\n" for _ in range(2)),
        ["5:7 anchor", "5:7 wrong-type"]
        + [f"{line}:{at}" for line in (6, 7) for at in ("1 key-not-text", "6 alias", "10 alias", "14 alias")],
    ),
    "tag": Case(DOUGH + "area: !!str x\n", ["5:7 tag"], "`!!str` is a tag"),
    "tag with a wrong value": Case(DOUGH.replace("step: 1", "step: !!bool x"), ["4:15 tag"]),
    "tag of Python": Case(DOUGH + "area: !!python/object/apply:os.system [ls]\n", ["5:7 tag"]),
    "tag of one's own": Case(DOUGH + "expectation: !own {a: b}\n", ["5:1 unknown-key", "5:14 tag"]),
    "tag on a key": Case(DOUGH.replace("id:", "!!str id:"), ["1:1 tag"]),
    "tag without a name": Case(DOUGH + "area: ! x\n", ["5:7 tag"]),
    "tag on the whole file": Case("--- !!map\n" + DOUGH, ["1:5 tag"]),
    "tag directive": Case("%TAG ! tag:example.org,2000:\n---\n" + DOUGH, ["1:1 tag"]),
    "tag directives, more than can be compared": Case(
        "".join(f"%TAG !a{count}! b\n" for count in range(100_000)) + "---\n" + DOUGH, ["1:1 tag"]
    ),
    # Shape
    "nested flow": Case("[" * 30_000, ["1:13 too-deep"], f"more than {MAX_DEPTH} deep"),
    "nested flow in a value": Case(DOUGH + "area: " + "[" * 30_000 + "]" * 30_000, ["5:18 too-deep"]),
    "nested mappings": Case("{a: " * 30_000, ["1:49 too-deep"]),
    "nested by indentation": Case(
        "".join(f"{' ' * depth}a:\n" for depth in range(1_000)), [f"{MAX_DEPTH + 1}:{MAX_DEPTH + 1} too-deep"]
    ),
    "nested dashes": Case("- " * 30_000, ["1:25 too-deep"]),
    "nested flow, and no YAML further on": Case(f"area: {'[' * 500}@", ["1:18 too-deep"]),
    "nested flow, and no YAML before it is too deep": Case(f"area: {'[' * 11}@", ["1:18 yaml"]),
    "nested question marks": Case("? " * 30_000, ["1:25 too-deep"]),
    "many values": Case(f"area: [{'a,' * MAX_EVENTS}]", [f"1:{2 * MAX_EVENTS - 4} too-many-values"]),
    "several documents": Case(DOUGH + "---\n" + DOUGH, ["5:1 several-documents"], "a second document starts here"),
    "several documents with faults in the first": Case(
        DOUGH + "summary: x\n---\n", ["5:1 unknown-key", "6:1 several-documents"]
    ),
    "empty": Case("", ["1:1 empty-file"], "the file is empty"),
    "nothing but a comment": Case("# dough\n", ["1:1 empty-file"]),
    "nothing but a mark": Case("---\n...\n", ["1:1 empty-file"]),
    "a list on top": Case("- id: dough\n", ["1:1 not-a-mapping"]),
    "a scalar on top": Case("dough\n", ["1:1 not-a-mapping"]),
    # Keys
    "duplicate key": Case(DOUGH + "name: Other\n", ["5:1 duplicate-key"], "The first is in line 2."),
    "duplicate key further in": Case(DOUGH.replace("{step: 1}", "{step: 1, step: 2}"), ["4:18 duplicate-key"]),
    "a key that is a truth": Case(DOUGH.replace("boy", "no"), ["4:3 key-not-text"], 'Quote it: "no":'),
    "a key that is a number": Case(DOUGH.replace("boy", "1"), ["4:3 key-not-text"], 'Quote it: "1":'),
    "a key that is a date": Case(DOUGH.replace("boy", "2026-01-31"), ["4:3 key-not-text"]),
    "a key that is nothing": Case(DOUGH.replace("boy", "~"), ["4:3 key-not-text"]),
    "a key that is missing": Case(DOUGH.replace("boy:", "?\n  :"), ["4:4 key-not-text"], "a key is missing"),
    "a key that is a list": Case(DOUGH.replace("boy:", "? [boy]\n  :"), ["4:5 key-not-text"]),
    "a key that is a mapping": Case(DOUGH + "? {a: b}\n: c\n", ["5:3 key-not-text"]),
    "unknown key": Case(DOUGH + "builds-on: []\n", ["5:1 unknown-key"], "Did you mean `builds_on`?"),
    "unknown key in capitals": Case(DOUGH + "GROWTH: []\n", ["5:1 unknown-key"], "Did you mean `growth`?"),
    "unknown key like no other": Case(DOUGH + "zzz: []\n", ["5:1 unknown-key"], "Known here: id, name, formerly, area"),
    "unknown key further in": Case(DOUGH.replace("step: 1", "step: 1, fokus: true"), ["4:18 unknown-key"]),
    "a key of a megabyte": Case(f"{DOUGH}? {'k' * 1_000_000}\n: x\n", ["5:3 unknown-key"], f"`{'k' * 60}…` is not"),
    "required keys missing": Case("area: Craft\n", ["1:1 missing-key", "1:1 missing-key"], "the skill has no `name`"),
    # Values that YAML takes for something else
    "a truth for a text": Case(in_place_of("no"), ["2:7 wrong-type"], 'Quote it: "no"'),
    "a truth in capitals": Case(in_place_of("ON"), ["2:7 wrong-type"]),
    "a time": Case(in_place_of("3:30"), ["2:7 wrong-type"], 'Quote it: "3:30"'),
    "a version": Case(in_place_of("1.10"), ["2:7 wrong-type"], 'Quote it: "1.10"'),
    "a number with a zero before": Case(in_place_of("010"), ["2:7 wrong-type"], 'Quote it: "010"'),
    "a number only to newer YAML": Case(in_place_of("08"), ["2:7 wrong-type"], "is read as a number"),
    "a date": Case(in_place_of("2026-01-31"), ["2:7 wrong-type"], "is read as a date"),
    "a date that is none": Case(in_place_of("2026-02-30"), ["2:7 wrong-type"], 'Quote it: "2026-02-30"'),
    "infinity": Case(in_place_of(".inf"), ["2:7 wrong-type"]),
    "nothing": Case(in_place_of("~"), ["2:7 wrong-type"], "`name` has no value"),
    "no value": Case(DOUGH + "builds_on:\n", ["5:11 wrong-type"], "`builds_on` has no value"),
    "a value that is a merge sign": Case(in_place_of("<<"), ["2:7 wrong-type"]),
    "white space for a name": Case(in_place_of('" "'), ["2:7 wrong-type"], "`name` is empty"),
    "a name of two lines": Case(in_place_of('"a\\nb"'), ["2:7 wrong-type"], "one line"),
    "a name with a tab": Case(in_place_of('"a\\tb"'), ["2:7 wrong-type"], "without tabs"),
    "a name of 121 characters": Case(in_place_of("n" * 121), ["2:7 too-long"], "At most 120."),
    "a text of 2001 characters": Case(DOUGH + f"description: {'d' * 2001}\n", ["5:14 too-long"], "At most 2000."),
    "a list for a text": Case(in_place_of("[a]"), ["2:7 wrong-type"], "`name` must be text"),
    "a text for a list": Case(DOUGH + "builds_on: oven\n", ["5:12 wrong-type"], "`builds_on` must be a list"),
    "a text for a mapping": Case(DOUGH.replace("{step: 1}", "1"), ["4:8 wrong-type"], "It needs `step`."),
    "a list for a mapping": Case("id: dough\nname: D\nexpectations: []\n", ["3:15 wrong-type"]),
    "a number in quotes": Case(DOUGH.replace("1", '"1"'), ["4:15 wrong-type"], "without quotes"),
    "a number with a fraction": Case(DOUGH.replace("1", "1.5"), ["4:15 wrong-type"]),
    "a number below nothing": Case(DOUGH.replace("1", "-1"), ["4:15 wrong-type"]),
    "a number over every bound": Case(DOUGH.replace("1", "999999999"), ["4:15 wrong-type"], "from 0 to 1000000"),
    "a number of a megabyte": Case(DOUGH.replace("1", "1" * 1_000_000), ["4:15 wrong-type"]),
    "a number in other digits": Case(DOUGH.replace("1", "\u0661"), ["4:15 wrong-type"]),
    "a word for a truth": Case(DOUGH.replace("1}", "1, focus: yes}"), ["4:25 wrong-type"], "true or false"),
    "a choice that is none": Case(
        DOUGH + "growth: [{to: 2, practice: [{text: x, size: day}]}]\n", ["5:45 wrong-type"], "month or quarter or week"
    ),
    "a value of times without end": Case(in_place_of("1:" * 900_000 + "1"), ["2:7 too-long"]),
    # Characters written as escapes
    "an escape sequence": Case(
        DOUGH + 'description: "\\e]52;c;aGk=\\a"\n', ["5:14 control-character"], "an escape character"
    ),
    "an escaped NUL": Case(in_place_of('"a\\0b"'), ["2:7 control-character"]),
    "an escaped control of C1": Case(in_place_of('"a\\x9bb"'), ["2:7 control-character"], "U+009B"),
    "an escaped DEL": Case(in_place_of('"a\\x7fb"'), ["2:7 control-character"]),
    "an escaped line separator": Case(in_place_of('"a\\Lb"'), ["2:7 control-character"]),
    "an escaped byte order mark": Case(in_place_of('"a\\ufeffb"'), ["2:7 control-character"]),
    "an escaped control in a key": Case(DOUGH.replace("boy", '"b\\e"'), ["4:3 control-character"]),
    "a lone surrogate": Case(DOUGH + 'description: "a\\ud800b"\n', ["5:18 yaml"]),
    "a surrogate pair": Case(DOUGH + 'description: "a\\ud83d\\ude00b"\n', ["5:18 yaml"]),
    "beyond Unicode": Case(DOUGH + 'description: "\\UFFFFFFFF"\n', ["5:17 yaml"]),
    # Characters that hide or reorder
    "bidi in a name": Case(in_place_of("D\u202eough"), ["2:7 hidden-character"], "hides or reorders"),
    "escaped bidi in a name": Case(in_place_of('"D\\u202eough"'), ["2:7 hidden-character"]),
    "zero width in a name": Case(in_place_of("Do\u200bugh"), ["2:7 hidden-character"]),
    "a joiner after a Latin letter": Case(in_place_of("Do\u200dugh"), ["2:7 hidden-character"]),
    "a soft hyphen in a name": Case(in_place_of("Do\u00adugh"), ["2:7 hidden-character"]),
    "a filler for a name": Case(in_place_of("\u3164"), ["2:7 hidden-character"]),
    "bidi in a label": Case(DOUGH.replace("1}", "1, label: a\u2066b}"), ["4:25 hidden-character"]),
    "bidi in an id": Case(DOUGH.replace("id: dough", "id: do\u202eugh"), ["1:5 bad-id"]),
    # Ids
    "an id with a slash": Case(DOUGH.replace("id: dough", "id: dough/"), ["1:5 bad-id"], "`id` cannot be `dough/`"),
    "an id that climbs": Case(DOUGH.replace("id: dough", "id: ../dough"), ["1:5 bad-id"]),
    "an id with two dots": Case(DOUGH.replace("id: dough", "id: do..ugh"), ["1:5 bad-id"]),
    "an id like an option": Case(DOUGH.replace("id: dough", "id: -dough"), ["1:5 bad-id"]),
    "an id in capitals": Case(DOUGH.replace("id: dough", "id: Dough"), ["1:5 bad-id"]),
    "an id with an accent": Case(DOUGH.replace("id: dough", "id: doùgh"), ["1:5 bad-id"]),
    "an id of two lines": Case(DOUGH.replace("id: dough", 'id: "dough\\n"'), ["1:5 bad-id"]),
    "an empty id": Case(DOUGH.replace("id: dough", 'id: ""'), ["1:5 bad-id"]),
    "an id of a megabyte": Case(
        DOUGH.replace("id: dough", f"id: {'d' * 1_000_000}"), ["1:5 bad-id"], "At most 64.", lost=True
    ),
    "an id that is a number": Case(DOUGH.replace("id: dough", "id: 010"), ["1:5 wrong-type"], lost=True),
    # No YAML at all
    "a tab for indentation": Case(DOUGH.replace("  boy", "\tboy"), ["4:1 yaml"], "YAML takes no tabs"),
    "a quote that is never closed": Case(DOUGH + 'area: "a\n\n\n', ["5:7 yaml"], "never closed"),
    "a bracket that is never closed": Case(DOUGH + "builds_on: [a\n\n", ["5:12 yaml"]),
    "a colon in a text": Case(DOUGH + "area: a: b\n", ["5:8 yaml"], "holds a colon and a space"),
    "a text that begins with a sign": Case(DOUGH + "area: @home\n", ["5:7 yaml"], "begins with this character"),
    "a backslash in quotes": Case(DOUGH + 'area: "C:\\pm"\n', ["5:10 yaml"], "single quotes"),
    "a wrong indent": Case(DOUGH + " area: x\n", ["5:2 yaml"]),
    "an unknown directive": Case("%FOO\n---\n" + DOUGH, ["1:5 yaml"]),
    "a key without a colon": Case(DOUGH + "area\ndescription: x\n", ["5:1 yaml"], "a colon missing"),
    "a line of two megabytes": Case(DOUGH + "area: " + "a: " * 600_000 + "\n", ["5:8 yaml"]),
}  # fmt: skip


@try_each("case", CASES.values(), ids=CASES)
def test_exactly_its_faults(tmp_path: Path, case: Case) -> None:
    dangling = ["skills/oven.yaml:3:13 dangling"] if case.lost else []
    expected = [f"skills/dough.yaml:{fault}" for fault in case.faults] + dangling
    assert rules_in(write_with(tmp_path, dough=case.text)) == expected


@try_each("case", CASES.values(), ids=CASES)
def test_at_the_command_line(shell: Shell, tmp_path: Path, case: Case) -> None:
    folder = write_with(tmp_path / "ladder", dough=case.text)
    result = shell("ladder", "--framework", str(folder))
    assert (result.code, result.out) == (3, "")
    for fault in case.faults:
        place, rule = fault.split(" ")
        assert any(
            line.startswith(f"{folder}/skills/dough.yaml:{place}: ") and line.endswith(f"[{rule}]")
            for line in result.err.splitlines()
        )
    assert case.says in result.err
    assert len(result.err) < 10_000
    assert not {*result.err} & {*"\x00\x07\x1b\x7f\x9b\u202e\u2066\u200b\u2028"}


def test_json_tells_each_problem_with_its_place(shell: Shell, tmp_path: Path) -> None:
    folder = write_with(tmp_path / "ladder", dough=in_place_of("&a Dough") + "sumary: x\n")
    result = shell("ladder", "--json", "--framework", str(folder))
    assert (result.code, result.out) == (3, "")
    error = json.loads(result.err)["error"]
    assert error["code"] == 3
    problems = error["problems"]
    assert [(each["file"], each["line"], each["column"], each["rule"]) for each in problems] == [
        (f"{folder}/skills/dough.yaml", 2, 7, "anchor"),
        (f"{folder}/skills/dough.yaml", 5, 1, "unknown-key"),
    ]
    assert all(each["message"] and each["hint"] and each["source"] for each in problems)


def test_a_long_line_is_shown_around_the_fault(tmp_path: Path) -> None:
    folder = write_with(tmp_path, dough=DOUGH + f"builds_on: [{'x, ' * 4_000}*a, {'y, ' * 4_000}]\n")
    fault = next(fault for fault in faults_in(folder) if fault.rule == "alias")
    assert (fault.line, fault.column) == (5, 12_013)
    assert "x, x, *a, y, y" in fault.source
    assert len(fault.source) < 200


@given(st.text(max_size=8) | st.from_regex(r"[-+.0-9:_eTZ ]{1,12}", fullmatch=True))
def test_what_yaml_takes_for_something_else_is_known(text: str) -> None:
    resolve: Any = yaml.SafeLoader("").resolve
    if text in ("!", "&", "*"):  # never a value by itself
        return
    if resolve(yaml.ScalarNode, text, (True, False)) != "tag:yaml.org,2002:str":
        assert find_other_kind(text)
    elif not text.isdecimal():
        assert not find_other_kind(text)

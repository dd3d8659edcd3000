"""docs/rules.md is what the rules do: each example on the page is run, each list on it is the one in the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import checkout
import pytest
import yaml
from quick_yaml import load_yaml

from pm_career.frameworks.quality import length_rules
from pm_career.frameworks.quality.check import ALL, check
from pm_career.frameworks.quality.finding import Report
from pm_career.frameworks.quality.lexicon import load_word_lists

pytestmark = pytest.mark.checkout

_RULES = checkout.ROOT / "docs/rules.md"
PAGE = _RULES.read_text(encoding="utf-8").partition("\n# What `promotion check`")[0] if _RULES.exists() else ""
NAMES = [name for rules in ALL for name in rules.names]
Files = dict[str, Any]


def _files(block: str) -> Files:
    """A block of the page as files: each begins with its name in a comment."""
    parts = re.split(r"^# ([\w/.-]+\.yaml)$", block, flags=re.MULTILINE)
    return {name: load_yaml(text) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _blocks(text: str) -> list[Files]:
    return [_files(block) for block in re.findall(r"^```yaml$(.*?)^```$", text, re.MULTILINE | re.DOTALL)]


def _sections() -> dict[str, str]:
    parts = re.split(r"^#{2,3} (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


SECTIONS = _sections()
(BASE,) = _blocks(SECTIONS["The ladder of the examples"]) if PAGE else ({},)  # beside a wheel there is no page


def _merged(base: Any, change: Any) -> Any:
    if isinstance(base, dict) and isinstance(change, dict):
        return {**base, **{key: _merged(base.get(key), value) for key, value in change.items()}}
    return change


def _checked(folder: Path, change: Files) -> Report:
    for name, content in _merged(BASE, change).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return check(folder)


def test_nothing_is_found_in_the_ladder_of_the_examples(tmp_path: Path) -> None:
    assert _checked(tmp_path, {}).findings == ()


def test_the_page_has_every_rule_in_the_order_of_the_code() -> None:
    assert [title.strip("`") for title in SECTIONS if title.startswith("`")] == NAMES


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_finds_its_example_and_lets_the_other_pass(tmp_path: Path, rule: str) -> None:
    finds, lets_pass = _blocks(SECTIONS[f"`{rule}`"])
    found = _checked(tmp_path / "finds", finds).findings
    assert rule in {each.rule for each in found}
    assert {each.severity for each in found} == {"warning"}
    for each in found:
        assert Path(each.file).is_file()
        assert each.source in map(str.strip, Path(each.file).read_text(encoding="utf-8").splitlines())
        assert each.line
        assert each.column
        assert each.hint
    assert _checked(tmp_path / "lets-pass", lets_pass).findings == ()


def _table(title: str) -> dict[str, int]:
    """The limits of a section by their key."""
    rows = re.findall(r"^\| (`.+`) \| (\d+) \|$", SECTIONS[title], re.MULTILINE)
    return {key: int(limit) for keys, limit in rows for key in re.findall(r"`(\w+)`", keys)}


def test_the_limits_on_the_page_are_those_of_the_code() -> None:
    assert _table("`too-wordy`") == length_rules.LONGEST
    assert _table("`too-many`") == {key: limit for key, limit in length_rules.MOST.items() if key != "scale"}
    for limit, of in (
        (length_rules.MOST_SKILLS, "skills"),
        (length_rules.MOST_LEVELS_OF_A_TRACK, "levels of one track"),
        (length_rules.MOST_IN_FOCUS, "skills in focus"),
        (length_rules.MOST["scale"], "steps"),
    ):
        assert f"{limit} {of}" in SECTIONS["`too-many`"]
    assert f"{length_rules.MOST_WORDS_OF_A_LEVEL} words" in SECTIONS["`too-wordy`"]


def test_every_vague_word_is_on_the_page_with_its_reason() -> None:
    rows = [f"| {', '.join(group.words)} | {group.why} | {group.instead} |" for group in load_word_lists().vague]
    assert [line for line in SECTIONS["Vague words"].splitlines() if line.startswith("| ")][1:] == rows


ERRORS = (
    re.findall(r"^\| `([\w-]+)` \| `([\w/.]+)` \| (.+?) \| [^|]+ \|$", SECTIONS["Errors"], re.MULTILINE)
    if PAGE
    else []  # beside an installed wheel
)


@pytest.mark.parametrize(("rule", "file", "example"), ERRORS, ids=[rule for rule, _, _ in ERRORS])
def test_an_error_is_found_in_its_example(tmp_path: Path, rule: str, file: str, example: str) -> None:
    _checked(tmp_path, {})
    lines = re.findall("`([^`]+)`", example)
    replaced = {line.partition(":")[0] for line in lines}
    kept = {key: value for key, value in BASE[file].items() if key not in replaced}
    text = yaml.safe_dump(kept, sort_keys=False) + "\n".join(lines) + "\n"
    (tmp_path / file).write_text(text, encoding="utf-8")
    found = {each.rule for each in check(tmp_path).findings if each.severity == "error"}
    assert rule in found


def test_every_error_that_the_reader_knows_is_on_the_page() -> None:
    noted = {
        "add",
        "add_at",
        "add_fault",
        "make_file_fault",
        "Fault",
        "_make_fault",
        "_add_fault",
        "_note_fault",
        "_stop",
    }
    names: set[str] = set()
    for path in (checkout.ROOT / "pm_career/frameworks").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _called(call.func) in noted:
                texts = [each.value for each in call.args if isinstance(each, ast.Constant)]
                names |= {text for text in texts if isinstance(text, str) and re.fullmatch("[a-z]+(-[a-z]+)*", text)}
    assert len(names) > 30
    assert names <= set(re.findall(r"`([a-z-]+)`", SECTIONS["Errors"]))


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")

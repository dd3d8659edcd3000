"""docs/framework-format.md: its examples are a framework, its tables and bounds are the reader's."""

from __future__ import annotations

import re
from pathlib import Path

import checkout
import msgspec
import pytest
from msgspec import inspect as kinds
from try_each import try_each

from pm_career.domain.framework import (
    Background,
    Entry,
    Expectation,
    Level,
    Responsibility,
    Scope,
    Step,
    Track,
    WatchOut,
)
from pm_career.frameworks import faults, read, source_files, yaml_tree
from pm_career.frameworks.file_types import FILE_TYPES, Manifest, Practice, SkillFile, Suggestion, WayUp
from pm_career.frameworks.quality.check import check

pytestmark = pytest.mark.checkout

PAGE = checkout.ROOT / "docs/framework-format.md"
TABLES: dict[str, type[msgspec.Struct]] = {
    "## framework.yaml": Manifest,
    "### A step of the scale": Step,
    "### A track": Track,
    "### entry": Entry,
    "### backgrounds": Background,
    "## A file of levels/": Level,
    "### scope": Scope,
    "### responsibilities": Responsibility,
    "### watch_outs": WatchOut,
    "## A file of skills/": SkillFile,
    "### expectations": Expectation,
    "### growth": WayUp,
    "### practice": Practice,
    "### people and study": Suggestion,
}


def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def section(heading: str) -> str:
    return re.split(r"^##", page().partition(f"\n{heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def rows(heading: str) -> list[list[str]]:
    lines = [line for line in section(heading).splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def examples() -> dict[str, str]:
    blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```", page(), re.MULTILINE | re.DOTALL)
    assert len(blocks) == len(dict(blocks))
    return dict(blocks)


def written_to(folder: Path) -> Path:
    for name, text in examples().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_examples_are_a_framework_without_a_finding(tmp_path: Path) -> None:
    report = check(written_to(tmp_path / "clinic"))
    assert report.id == "clinic"
    assert report.findings == ()


def test_every_key_stands_in_an_example() -> None:
    text = "\n".join(examples().values())
    written = set(re.findall(r"(?:^|[ {-])(\w+):", text, re.MULTILINE))
    assert {key for kind in FILE_TYPES for key in kind.__struct_fields__} <= written


@try_each("heading", TABLES)
def test_every_key_is_on_the_page_with_what_it_holds_and_no_other(heading: str) -> None:
    kind = kinds.type_info(TABLES[heading])
    assert isinstance(kind, kinds.StructType)
    fields = {field.encode_name: field for field in kind.fields}
    found = {row[0].strip("`"): row[1:] for row in rows(heading)}
    assert list(found) == list(fields)
    for key, (star, holds, purpose) in found.items():
        assert (star == "*") == fields[key].required, key
        assert re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", holds) == held(fields[key].type), key
        assert purpose, key


CALLED: dict[type[msgspec.Struct], tuple[str, str]] = {
    Step: ("step", "steps"),
    Track: ("track", "tracks"),
    Entry: ("entry", ""),
    Background: ("", "backgrounds"),
    Scope: ("scope", ""),
    Responsibility: ("", "responsibilities"),
    WatchOut: ("", "watch-outs"),
    WayUp: ("", "ways up"),
    Practice: ("", "practice"),
}


def held(kind: kinds.Type) -> str:  # noqa: PLR0911  one return a kind
    """What the page calls a value of this type."""
    match kind:
        case kinds.Metadata():
            return held(kind.type)
        case kinds.UnionType():
            return next(held(each) for each in kind.types if not isinstance(each, kinds.NoneType))
        case kinds.StrType(pattern=str()):
            return "id" if kind.max_length == 64 else "version"
        case kinds.StrType(max_length=2000):
            return "text"
        case kinds.StrType(max_length=40):
            return "name of at most 40 characters"
        case kinds.StrType():
            return "name"
        case kinds.IntType():
            return "number"
        case kinds.BoolType():
            return "true or false"
        case kinds.LiteralType(values=values):
            return "1 or 2" if values == (1, 2) else "week, month or quarter"
        case kinds.TupleType():
            return "two numbers"
        case kinds.DictType(key_type=kinds.IntType()):
            return "text by step"
        case kinds.DictType(value_type=kinds.StrType()):
            return "text by name"
        case kinds.DictType():
            return "expectation by level id"
        case kinds.VarTupleType(item_type=kinds.UnionType()):
            return "list of texts or suggestions"
        case kinds.VarTupleType(item_type=kinds.StructType() as item):
            return f"list of {CALLED[item.cls][1]}"
        case kinds.VarTupleType():
            return f"list of {held(kind.item_type)}s"
        case kinds.StructType():
            return CALLED[kind.cls][0]
    raise AssertionError(kind)


def test_the_bounds_are_those_of_the_reader() -> None:
    bounds = {
        "files": source_files.MAX_FILES,
        "size of a file": f"{source_files.MAX_FILE_BYTES // 1_000_000} MB",
        "size in all": f"{source_files.MAX_TOTAL_BYTES // 1_000_000} MB",
        "YAML events of a file (a little more than its values)": yaml_tree.MAX_EVENTS,
        "values in all": read.MAX_VALUES,
        "nesting of lists and mappings": yaml_tree.MAX_DEPTH,
        "problems reported for a file": faults.MAX_FAULTS,
        "problems after which no more files are read": read.MAX_FAULTS,
    }
    expected = [f"| {what} | {most if isinstance(most, str) else f'{most:,}'} |" for what, most in bounds.items()]
    lines = [line for line in section("## Bounds").splitlines() if line.startswith("| ")]
    assert lines[1:] == expected


def test_the_schema_is_switched_on_as_framework_new_does() -> None:
    from pm_career.frameworks.new import make_starter

    made = make_starter("x", "X")
    modelines = {text.partition("\n")[0] for name, text in made.items() if name.endswith(".yaml")}
    assert len(modelines) == 3
    assert all(f"    {line} " in section("## In an editor") for line in modelines)

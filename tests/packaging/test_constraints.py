"""The versions to install: tested ones in constraints.txt, and the lowest that pyproject.toml allows."""

from __future__ import annotations

import tomllib
from importlib import metadata
from typing import Any

import checkout
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from try_each import try_each

pytestmark = pytest.mark.checkout

PROJECT: dict[str, Any] = tomllib.loads((checkout.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {extra: [*map(Requirement, lines)] for extra, lines in PROJECT["optional-dependencies"].items()}
NEEDED = [
    *map(Requirement, PROJECT["dependencies"]),
    *(each for extra in ("docx", "pdf", "test") for each in EXTRAS[extra] if each.name != PROJECT["name"]),
]
"""What the program and its tests need. The tests need the extras of documents, too."""


def read_versions(path: str) -> dict[str, Version]:
    """The versions in a file of constraints, by normalized name; fails on a line that is no `name==version`."""
    lines = (checkout.ROOT / path).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if not line.startswith("#")]
    assert [pair for pair in pairs if len(pair) != 2] == []
    names = [canonicalize_name(name) for name, _ in pairs]
    assert len(names) == len({*names}), "a name stands there twice"
    return {name: Version(version) for name, (_, version) in zip(names, pairs, strict=True)}


def floor_of(needed: Requirement) -> Version:
    (floor,) = (Version(each.version) for each in needed.specifier if each.operator == ">=")
    return floor


@try_each("needed", [*NEEDED, *EXTRAS["check"]], ids=str)
def test_the_tested_version_is_one_that_is_allowed(needed: Requirement) -> None:
    assert needed.specifier.contains(read_versions("constraints.txt")[canonicalize_name(needed.name)])


def test_the_tested_versions_name_all_that_is_installed_along_with_them() -> None:
    versions = read_versions("constraints.txt")
    waiting, seen = [*NEEDED], set[str]()
    while waiting:
        needed = waiting.pop()
        assert canonicalize_name(needed.name) in versions
        for line in (metadata.requires(needed.name) or ()) if str(needed) not in seen else ():
            further = Requirement(line)
            if further.marker is None or any(
                further.marker.evaluate({"extra": extra}) for extra in needed.extras | {""}
            ):
                waiting.append(further)
        seen.add(str(needed))


def test_the_lowest_versions_are_those_of_what_the_program_and_its_tests_need_and_of_nothing_else() -> None:
    floors = {canonicalize_name(needed.name): floor_of(needed) for needed in NEEDED}
    assert read_versions(".ci/constraints-lowest.txt") == floors

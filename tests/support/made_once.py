"""Work that is done once in a run of the tests: on the shipped ladders, and to make an empty database.

Every test begins in a new home, and most begin with a shipped ladder. No test changes these, and what is made of
another ladder is made as the program makes it.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

from pm_career.advice import search, skill_suggestion
from pm_career.advice.passages import Part, Passage, collect_passages
from pm_career.domain.framework import Framework, Skill
from pm_career.domain.text import WORD, fold
from pm_career.domain.wording import stem
from pm_career.frameworks import open as opening
from pm_career.frameworks import read as reading
from pm_career.frameworks import revision
from pm_career.frameworks.cache import load_cached
from pm_career.frameworks.faults import Fault
from pm_career.frameworks.locate import find_shipped_directory
from pm_career.frameworks.pieces import SoundPieces
from pm_career.frameworks.quality import check as quality
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.source_files import SourceFile, list_files
from pm_career.store import schema

_SHIPPED_DIRECTORY = find_shipped_directory()
_read = reading.read_folder
_apply_rules = quality._apply_rules  # noqa: SLF001
_measure_rates = skill_suggestion._measure_rates  # noqa: SLF001
_create = schema.create

_shipped: dict[Path, reading.Reading] = {}
_ours: dict[int, object] = {}
"""The shipped ladders, their pieces and their skills by `id`: they stay, so that none of these numbers is another's."""
_listed: dict[Path, tuple[list[SourceFile], list[Fault]]] = {}
_rates: dict[int, dict[str, float]] = {}
_checked: dict[tuple[int, bool], tuple[list[Finding], tuple[str, ...]]] = {}
_collected: dict[tuple[int, tuple[Part, ...]], list[Passage]] = {}


def replace_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the functions of this module in the place of the program's."""
    for module in (reading, quality, revision):
        monkeypatch.setattr(module, "read_folder", read_once)
    monkeypatch.setattr(opening, "load_cached", load_once)
    monkeypatch.setattr(opening, "list_files", list_once)
    monkeypatch.setattr(quality, "_apply_rules", apply_rules_once)
    monkeypatch.setattr(search, "collect_passages", collect_once)
    monkeypatch.setattr(skill_suggestion, "_measure_rates", measure_once)
    monkeypatch.setattr(schema, "create", create_once)


def read_once(folder: Path) -> reading.Reading:
    """As the reader reads."""
    if folder.parent != _SHIPPED_DIRECTORY:
        return _read(folder)
    if folder not in _shipped:
        _shipped[folder] = found = _read(folder)
        skills = found.framework.skills if found.framework else ()
        _ours.update({id(each): each for each in (found.framework, found.pieces, *skills) if each is not None})
    return _shipped[folder]


def list_once(folder: Path) -> tuple[Sequence[SourceFile], Sequence[Fault]]:
    """As the files of a ladder are listed."""
    if folder.parent != _SHIPPED_DIRECTORY:
        return list_files(folder)
    if folder not in _listed:
        _listed[folder] = list_files(folder)
    return _listed[folder]


def load_once(folder: Path, key: str) -> Framework | None:
    """As the cache loads: no test finds the shipped ladders in the cache of its new home."""
    return load_cached(folder, key) if folder.parent != _SHIPPED_DIRECTORY else read_once(folder).framework


def measure_once(skill: Skill, stems: AbstractSet[str]) -> dict[str, float]:
    """As words are counted in the texts of a skill: for each piece of evidence, to suggest one."""
    if id(skill) not in _ours:
        return _measure_rates(skill, stems)
    if id(skill) not in _rates:
        texts = [text for text, _ in skill_suggestion._list_texts(skill)]  # noqa: SLF001
        every = {stem(word) for text in texts for word in WORD.findall(fold(text))}
        _rates[id(skill)] = _measure_rates(skill, every)
    rates = _rates[id(skill)]
    return {key: rates[key] for key in stems if key in rates}


def apply_rules_once(pieces: SoundPieces, *, whole: bool) -> tuple[list[Finding], tuple[str, ...]]:
    """As `framework check` applies its rules."""
    if id(pieces) not in _ours:
        return _apply_rules(pieces, whole=whole)
    key = id(pieces), whole
    if key not in _checked:
        _checked[key] = _apply_rules(pieces, whole=whole)
    findings, left_out = _checked[key]
    return [*findings], left_out


def collect_once(framework: Framework, parts: Sequence[Part] = ()) -> Iterable[Passage]:
    """As the texts to search are collected."""
    if id(framework) not in _ours:
        return collect_passages(framework, parts)
    key = id(framework), tuple(parts)
    if key not in _collected:
        _collected[key] = list(collect_passages(framework, parts))
    return _collected[key]


def create_once(connection: sqlite3.Connection) -> None:
    """As the tables of an empty database are made, but copied: a home without notes is read as such a database."""
    _make_empty(schema.STATEMENTS).backup(connection)


@functools.cache
def _make_empty(_: tuple[str, ...]) -> sqlite3.Connection:
    empty = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _create(empty)
    return empty

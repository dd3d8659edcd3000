"""Whatever somebody does at home, a newer export of it makes what is here the same, and undo takes it back."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from personal import STEPS, Step, do, export_text, perform_all, some_evidence
from sweep import count_examples

from pm_career.store.check import check_file
from pm_career.store.evidence import add_evidence
from pm_career.store.export import read_export
from pm_career.store.export_reading import parse_export
from pm_career.store.kinds import KINDS
from pm_career.store.log import Change, undo
from pm_career.store.merge import Merged
from pm_career.store.opening import open_for_reading
from pm_career.store.update import update

OWN = ("id", "person", "origin", "former", "evidence", "goals", "assessment", "link")
"""Keys of an entry that are other ones in another home, or that name others by their ids."""


def read(path: Path, person: str) -> dict[str, Any]:
    """All about a person by the identities of the entries, without ids."""
    export = json.loads(export_text(path))
    held: dict[str, Any] = {
        each["identity"]: {key: value for key, value in each.items() if key not in OWN}
        for kind in KINDS
        if kind.letter
        for each in export[kind.plural]
        if each["person"] == person
    }
    for each in held.values():
        for answer in each.get("answers", ()):
            answer.pop("evidence")
        if "check_ins" in each:  # the same words twice in one second are one check-in
            each["check_ins"] = sorted({json.dumps(one) for one in each["check_ins"]})
    profile: dict[str, str] = next((each for each in export["people"] if each["person"] == person), {})
    return held | {"profile": [profile.get(name, "") for name in ("name", "level", "target")]}


def follow(here: Path, there: Path) -> Merged:
    """Take in the newest export of a home as notes about Ana."""
    with open_for_reading(there) as store:
        export = parse_export(msgspec.json.encode(read_export(store)))
    merged: list[Merged] = []

    def take_in(change: Change) -> None:
        merged.append(update(change, export, {"me": "ana"}))

    do(here, take_in)
    return merged[0]


def all_by_me(steps: list[Step]) -> list[Step]:
    """The same changes, by one person."""
    return [msgspec.structs.replace(step, person="me") for step in steps]


@settings(max_examples=count_examples(30), deadline=None)
@given(st.lists(STEPS, max_size=8), st.lists(STEPS, max_size=8))
def test_what_is_here_becomes_what_it_is_there(first: list[Step], later: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = Path(folder) / "here" / "career.db", Path(folder) / "there" / "career.db"
        do(here, lambda c: add_evidence(c, some_evidence("My own, about Ana", person="ana")))
        mine = read(here, "ana")
        perform_all(there, all_by_me(first))
        follow(here, there)
        before = export_text(here)
        perform_all(there, all_by_me(later))
        merged = follow(here, there)
        held = read(here, "ana")
        assert held == {**mine, **read(there, "me")}
        assert merged.different == ()
        assert check_file(here).findings == ()
        assert follow(here, there) == Merged({}, ())
        if export_text(here) != before:
            do(here, undo)
        assert export_text(here) == before

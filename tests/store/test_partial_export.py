"""Whatever there is, nothing private is in any part of an export, and each part can be imported."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from personal import SKILLS, STEPS, TODAY, Step, do, make_confirmation, make_kept, make_sent, perform_all

from pm_career.domain.one_on_ones import OneOnOne, Point
from pm_career.store.check import check_file
from pm_career.store.confirmations import add_confirmation
from pm_career.store.evidence import edit_evidence, list_evidence
from pm_career.store.export import read_export
from pm_career.store.export_reading import parse_export
from pm_career.store.log import Change
from pm_career.store.merge import merge
from pm_career.store.one_on_ones import add_one_on_one, edit_one_on_one, list_one_on_ones
from pm_career.store.opening import open_for_reading
from pm_career.store.partial_export import SECTIONS, ExportFilter, select_part
from pm_career.store.promotion import add_sent, put_kept

MARK = "the quarrel"


def mark_as_private(change: Change) -> None:
    """Every other piece is private, and what hangs on it has the mark; so has a private point of each one-on-one."""
    for piece in list_evidence(change, "me")[::2]:
        put_kept(change, make_kept(piece.id, why=MARK))
        add_confirmation(change, make_confirmation(piece.id, text=MARK))
        add_sent(change, make_sent(MARK, evidence=[piece.id]))
        edit_evidence(change, replace(piece, private=True, what=MARK))
        edit_evidence(change, replace(piece, private=True))
    add_one_on_one(change, OneOnOne(person="me", points=(Point(MARK), Point("The oven"))))
    for each in list_one_on_ones(change, "me"):
        edit_one_on_one(change, replace(each, points=(*each.points[1:], Point(MARK, private=True))))


@settings(max_examples=10, deadline=None)
@given(st.lists(STEPS, max_size=8), st.sets(st.sampled_from(sorted(SECTIONS))), st.booleans(), st.booleans())
def test_no_part_has_anything_private(steps: list[Step], only: set[str], by_skill: bool, by_day: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        here, there = Path(folder) / "here.db", Path(folder) / "there.db"
        perform_all(here, [replace(step, person="me") for step in steps])
        do(here, mark_as_private)
        with open_for_reading(here) as store:
            export = read_export(store)
        wanted = ExportFilter("me", tuple(only), SKILLS[:1] if by_skill else (), TODAY if by_day else None)
        part = msgspec.json.encode(select_part(export, wanted).export)
        assert MARK.encode() not in part
        do(there, lambda change: merge(change, parse_export(part), {"me": "ana"}))
        assert check_file(there).findings == ()

"""Undo takes back the last change, exactly, again and again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from personal import NOW, STEPS, Step, copy_life, do, export_text, perform, perform_all, some_evidence
from sweep import count_examples

from pm_career.domain.ratings import Answer
from pm_career.store.assessments import save_answer
from pm_career.store.evidence import add_evidence, list_evidence
from pm_career.store.export import read_export
from pm_career.store.log import Change, Logged, list_changes, undo
from pm_career.store.opening import open_for_change, open_for_reading

few = settings(max_examples=count_examples(20), deadline=None)


def take_back(path: Path) -> Logged | None:
    with open_for_change(path, NOW) as change:
        return undo(change)


@few
@given(st.lists(STEPS, max_size=9))
def test_any_changes_undone_one_by_one_give_each_export_before(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "career.db"
        exports = perform_all(path, steps)
        for before in reversed(exports[:-1]):
            assert take_back(path) is not None
            assert export_text(path) == before
        assert take_back(path) is None


@few
@given(st.lists(STEPS, max_size=9), st.lists(st.booleans(), max_size=9))
def test_an_id_is_never_given_out_again(steps: list[Step], undone: list[bool]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "career.db"
        meanings: dict[str, str] = {}
        for index, step in enumerate(steps):
            do(path, lambda change, step=step: perform(change, step))  # type: ignore[misc]
            for id, identity in identities(path).items():
                assert meanings.setdefault(id, identity) == identity
            if index < len(undone) and undone[index]:
                take_back(path)


def identities(path: Path) -> dict[str, str]:
    with open_for_reading(path) as store:
        found = read_export(store)
    kinds = (found.evidence, found.goals, found.ratings, found.assessments)
    return {each.id: each.identity for kind in kinds for each in kind}


@few
@given(st.lists(STEPS, max_size=6), STEPS)
def test_undo_touches_no_older_rating(steps: list[Step], last: Step) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "career.db"
        perform_all(path, steps)
        older = stored_ratings(path)
        do(path, lambda change: perform(change, last))
        changed = stored_ratings(path)
        assert older.items() <= changed.items()
        take_back(path)
        assert stored_ratings(path).items() <= changed.items()


def stored_ratings(path: Path) -> dict[int, object]:
    with open_for_reading(path) as store:
        return {row[0]: row for row in store.rows("SELECT * FROM rating")}


def test_it_says_what_it_took_back(life: Path) -> None:
    said = []
    while (last := take_back(life)) is not None:
        said.append(last.did)
    assert said == [
        "added confirmation c2 of evidence e3 by “Lee” about bo",
        "marked as held one-on-one m1 with “Lee”",
        "added one-on-one m1 with “Lee”",
        "edited confirmation c1 of evidence e1 by “Lee”",
        "added confirmation c1 of evidence e1 by “Lee”",
        "marked as shown agreement w1 “Run a Saturday alone”",
        "added agreement w1 “Run a Saturday alone”",
        "sent the case for master as s1 “Spring”",
        "edited the claim on oven for master",
        "wrote the claim on oven for master",
        "kept evidence e1 for oven in the case for master",
        "kept evidence e1 for oven in the case for master",
        "answered dough in assessment a2",
        "started assessment a2 of me",
        "started assessment a1 of me; finished assessment a1 of me with 2 ratings",
        "moved the skill kneading to dough",
        "set rater",
        "set level, target of me",
        "rated bo in till",
        "marked as done goal g1 “Bake alone”",
        "checked in on goal g1 “Bake alone”",
        "removed evidence e2 “Burnt the bread”",
        "edited evidence e1 “Talked to seven customers”",
        "added evidence e3 “Kept no till” about bo",
        "added evidence e2 “Burnt the bread”",
        "added evidence e1 “Talked to seven customers”",
        "added goal g1 “Bake alone”",
        "set name, level, target, framework of me",
    ]


def test_a_long_text_is_said_by_its_beginning_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "career.db"
    do(path, lambda c: add_evidence(c, some_evidence("First line\nand \x1b[31mmore " + "x" * 100)))
    with open_for_reading(path) as store:
        assert list_changes(store)[0].did == "added evidence e1 “First line and ^[[31mmore " + "x" * 33 + "…”"


def test_several_things_in_one_block_are_one_change(tmp_path: Path) -> None:
    path = tmp_path / "career.db"

    def add_five(change: Change) -> None:
        for number in range(5):
            add_evidence(change, some_evidence(f"Thing {number}"))

    do(path, add_five)
    with open_for_reading(path) as store:
        (only,) = list_changes(store)
    assert (
        only.did == "added evidence e1 “Thing 0”; added evidence e2 “Thing 1”; added evidence e3 “Thing 2”; and 2 more"
    )
    take_back(path)
    with open_for_reading(path) as store:
        assert list_evidence(store, "me") == ()


def test_a_block_that_raises_changes_nothing_and_is_not_in_the_log(tmp_path: Path) -> None:
    path = tmp_path / "career.db"
    copy_life(path)
    before, content = export_text(path), path.read_bytes()

    def interrupted(change: Change) -> None:
        add_evidence(change, some_evidence())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        do(path, interrupted)
    assert export_text(path) == before
    assert path.read_bytes() == content


def test_the_same_answer_given_again_is_not_in_the_log(life: Path) -> None:
    content = life.read_bytes()
    do(life, lambda c: save_answer(c, "a2", Answer("dough", 3, "alone", ("e1", "E1"))))
    assert life.read_bytes() == content
    do(life, lambda c: save_answer(c, "a2", Answer("dough", 3, "not alone", ("e1",))))
    assert life.read_bytes() != content


def test_a_change_that_changes_nothing_is_not_in_the_log(tmp_path: Path) -> None:
    path = tmp_path / "career.db"
    copy_life(path)
    content = path.read_bytes()
    do(path, lambda change: msgspec.json.encode(read_export(change)))
    assert path.read_bytes() == content


def test_nothing_to_take_back_is_none(tmp_path: Path) -> None:
    assert take_back(tmp_path / "career.db") is None

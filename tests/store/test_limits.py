"""Each limit of what can be stored: as much is stored and comes back, one more is refused before anything changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from personal import NOW, TODAY, export_text, some_evidence
from try_each import try_each

from pm_career.domain.goals import CheckIn, Goal
from pm_career.domain.person import Profile
from pm_career.domain.ratings import Assessment, Rating
from pm_career.errors import PersonalDataError, PmCareerError, UsageError
from pm_career.store import export_reading
from pm_career.store.assessments import start_assessment
from pm_career.store.evidence import add_evidence
from pm_career.store.export_reading import parse_export
from pm_career.store.goals import add_check_in, add_goal
from pm_career.store.ids import make_fingerprint, record_issued
from pm_career.store.kind_types import HIGHEST_NUMBER
from pm_career.store.kinds import EVIDENCE, PERSON
from pm_career.store.log import Change, LoggedRow, list_changes
from pm_career.store.merge import merge
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.people import save_profile
from pm_career.store.ratings import add_ratings


def store_evidence(change: Change, **parts: object) -> object:
    return add_evidence(change, msgspec.structs.replace(some_evidence(), **parts))


def add_rating(change: Change, **parts: object) -> object:
    return add_ratings(change, [Rating(**{"person": "me", "skill": "dough", "step": 2, "date": TODAY, **parts})])  # type: ignore[arg-type]


def look(change: Change, note: str) -> object:
    add_goal(change, Goal(person="me", what="Bake"))
    return add_check_in(change, "g1", CheckIn(TODAY, note=note))


LONGEST: dict[str, tuple[int, Callable[[Change, str], object]]] = {
    "person": (64, lambda c, text: store_evidence(c, person=text)),
    "name": (500, lambda c, text: save_profile(c, Profile(name=text))),
    "framework": (500, lambda c, text: save_profile(c, Profile(framework=text))),
    "level": (200, lambda c, text: save_profile(c, Profile(level=text))),
    "target": (200, lambda c, text: save_profile(c, Profile(target=text))),
    "what": (20_000, lambda c, text: store_evidence(c, what=text)),
    "outcome": (20_000, lambda c, text: store_evidence(c, outcome=text)),
    "links": (2000, lambda c, text: store_evidence(c, links=(text,))),
    "project": (500, lambda c, text: store_evidence(c, project=text)),
    "responsibility": (200, lambda c, text: store_evidence(c, responsibility=text)),
    "responsibility_level": (200, lambda c, text: store_evidence(c, responsibility_level=text)),
    "skills": (200, lambda c, text: store_evidence(c, skills=(text,))),
    "note": (20_000, lambda c, text: add_rating(c, note=text)),
    "skill": (200, lambda c, text: add_rating(c, skill=text)),
    "rater_name": (500, lambda c, text: add_rating(c, rater_name=text)),
    "framework_version": (200, lambda c, text: add_rating(c, framework_version=text)),
    "asked": (200, lambda c, text: start_assessment(c, Assessment(person="me", date=TODAY, asked=(text,)))),
    "when": (20_000, lambda c, text: add_goal(c, Goal(person="me", what="Bake", when=text))),
    "done_when": (20_000, lambda c, text: add_goal(c, Goal(person="me", what="Bake", done_when=text))),
    "note of a check-in": (20_000, look),
}


@pytest.mark.parametrize("part", LONGEST)
def test_the_longest_text(tmp_path: Path, part: str) -> None:
    longest, store_text = LONGEST[part]
    path = tmp_path / "career.db"
    with open_for_change(path, NOW) as change:
        store_text(change, "x" * longest)
    before = export_text(path)
    assert b"x" * longest in before
    with pytest.raises(UsageError) as refused, open_for_change(path, NOW) as change:
        store_text(change, "x" * (longest + 1))
    assert f"`{part.partition(' ')[0]}`" in refused.value.message
    assert export_text(path) == before


@pytest.mark.parametrize("part", ["what", "skills", "skill"])
def test_what_must_not_be_empty(tmp_path: Path, part: str) -> None:
    with pytest.raises(UsageError, match=f"`{part}`"), open_for_change(tmp_path / "career.db", NOW) as change:
        LONGEST[part][1](change, "")


def test_the_lowest_and_the_highest_step(tmp_path: Path) -> None:
    with open_for_change(tmp_path / "career.db", NOW) as change:
        add_rating(change, step=0)
        add_rating(change, step=1_000_000)
        for step in (-1, 1_000_001):
            with pytest.raises(UsageError, match="`step`"):
                add_rating(change, step=step)


def test_the_longest_id() -> None:
    assert EVIDENCE.parse_id("e" + "9" * 12) == 999_999_999_999
    assert EVIDENCE.parse_id("e1" + "0" * 12) is None


@pytest.mark.parametrize(("length", "cut"), [(73, False), (74, True)])
def test_a_row_is_named_in_eighty_characters(length: int, cut: bool) -> None:
    key = "x" * length
    assert PERSON.find_place({"person": key}) == ("person …" if cut else f"person {key}")


@try_each(("number", "fits"), [(2**63 - 1, True), (2**63, False), (-(2**63), True), (-(2**63) - 1, False)])
def test_a_remembered_number_is_one_that_sqlite_can_hold(number: int, *, fits: bool) -> None:
    remembered = {"number": 1, "table": "goal", "key": [number], "before": None}
    try:
        assert msgspec.convert(remembered, LoggedRow).key == [number]
    except msgspec.ValidationError:
        assert not fits
    else:
        assert fits


def test_there_is_no_evidence_after_the_highest_id(tmp_path: Path) -> None:
    with open_for_change(tmp_path / "career.db", NOW) as change:
        record_issued(change, EVIDENCE, HIGHEST_NUMBER - 1, "x")
        assert add_evidence(change, some_evidence("Last")).id == "e999999999999"
    with (
        pytest.raises(PersonalDataError, match="issued evidence is damaged"),
        open_for_change(tmp_path / "career.db", NOW) as change,
    ):
        add_evidence(change, some_evidence("One too many"))


@pytest.mark.parametrize(("number", "taken_over"), [(1_000_000_000, True), (1_000_000_001, False)])
def test_the_highest_id_that_an_import_takes_over(life: Path, tmp_path: Path, number: int, *, taken_over: bool) -> None:
    raw = export_text(life).replace(b'"e3"', b'"e%d"' % number)
    with open_for_change(tmp_path / "career.db", NOW) as change:
        merge(change, parse_export(raw))
        assert add_evidence(change, some_evidence("Next")).id == (f"e{number + 1}" if taken_over else "e3")


def test_an_export_is_at_most_200_megabytes(life: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert export_reading.MAX_BYTES == 200_000_000
    raw = export_text(life)
    monkeypatch.setattr(export_reading, "MAX_BYTES", len(raw))
    parse_export(raw)
    with pytest.raises(PmCareerError, match="The file is over 0 MB"):
        parse_export(raw + b" ")


def test_an_identity_has_twenty_digits(life: Path) -> None:
    assert len(make_fingerprint("anything")) == 20
    for length in (19, 21):
        value = msgspec.json.decode(export_text(life))
        value["goals"][0]["identity"] = "a" * length
        with pytest.raises(PmCareerError, match=r"`goals\[0\].identity`"):
            parse_export(msgspec.json.encode(value))


def test_undo_lists_the_last_twenty_changes(tmp_path: Path) -> None:
    path = tmp_path / "career.db"
    for number in range(21):
        with open_for_change(path, NOW) as change:
            add_evidence(change, some_evidence(f"Thing {number}"))
    with open_for_reading(path) as store:
        listed = list_changes(store)
    assert [each.did for each in (listed[0], listed[-1])] == [
        "added evidence e21 “Thing 20”",
        "added evidence e2 “Thing 1”",
    ]
    assert len(listed) == 20


def test_a_text_about_a_change_is_cut_after_sixty_characters(tmp_path: Path) -> None:
    def describe(length: int) -> str:
        with open_for_change(tmp_path / f"{length}.db", NOW) as change:
            add_evidence(change, some_evidence("x" * length))
        with open_for_reading(tmp_path / f"{length}.db") as store:
            return list_changes(store)[0].did

    assert describe(60) == f"added evidence e1 “{'x' * 60}”"
    assert describe(61) == f"added evidence e1 “{'x' * 59}…”"


@pytest.mark.parametrize(("things", "more"), [(3, ""), (4, "; and 1 more"), (5, "; and 2 more")])
def test_a_change_is_described_in_three_sentences(tmp_path: Path, things: int, more: str) -> None:
    with open_for_change(tmp_path / "career.db", NOW) as change:
        for number in range(things):
            add_evidence(change, some_evidence(str(number)))
    with open_for_reading(tmp_path / "career.db") as store:
        assert list_changes(store)[0].did == (
            f"added evidence e1 “0”; added evidence e2 “1”; added evidence e3 “2”{more}"
        )


def test_what_is_not_said_is_the_usual(tmp_path: Path) -> None:
    """What a command may leave out: who rates, who says so, that a goal is open, how a check-in went."""
    with open_for_change(tmp_path / "career.db", NOW) as change:
        evidence = add_evidence(change, some_evidence())
        goal = add_goal(change, Goal(person="me", what="Bake"))
        goal = add_check_in(change, goal.id, CheckIn(TODAY))
        (rating,) = add_ratings(change, [Rating(person="me", skill="dough", step=2, date=TODAY)])
        assessment = start_assessment(change, Assessment(person="me", date=TODAY))
    said: list[Any] = [evidence.source, goal.status, goal.check_ins[0].state, rating.rater, assessment.rater]
    assert said == ["self", "open", "on-track", "self", "self"]

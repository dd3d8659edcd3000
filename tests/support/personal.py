"""Personal data for tests: a life with something of everything in it, and random changes to any life (hypothesis)."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import strategies as st

from pm_career.domain.confirmations import Confirmation
from pm_career.domain.evidence import SOURCES, Evidence
from pm_career.domain.goals import PROGRESS, CheckIn, Goal
from pm_career.domain.one_on_ones import OneOnOne, Point
from pm_career.domain.person import Profile
from pm_career.domain.promotion import AUDIENCES, Agreement, Claim, Kept, SentCopy
from pm_career.domain.ratings import RATER_KINDS, Answer, Assessment, Rating
from pm_career.store.agreements import add_agreement, edit_agreement, list_agreements, remove_agreement
from pm_career.store.assessments import (
    discard_assessment,
    finish_assessment,
    list_assessments,
    remove_answer,
    save_answer,
    start_assessment,
)
from pm_career.store.confirmations import (
    add_confirmation,
    edit_confirmation,
    list_confirmations,
    remove_confirmation,
)
from pm_career.store.evidence import add_evidence, edit_evidence, list_evidence, remove_evidence
from pm_career.store.export import read_export
from pm_career.store.goals import add_check_in, add_goal, close_goal, edit_goal, list_goals
from pm_career.store.log import Change
from pm_career.store.one_on_ones import add_one_on_one, edit_one_on_one, list_one_on_ones, remove_one_on_one
from pm_career.store.opening import open_for_change, open_for_reading
from pm_career.store.people import save_profile, set_setting
from pm_career.store.promotion import (
    add_sent,
    list_claims,
    list_kept,
    list_sent,
    put_claim,
    put_kept,
    remove_claim,
    remove_kept,
    remove_sent,
)
from pm_career.store.ratings import add_ratings
from pm_career.store.renamed_ids import save_move

NOW = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
TODAY = NOW.date()


def do(path: Path, what: Callable[[Change], object], now: datetime = NOW) -> None:
    """One change."""
    with open_for_change(path, now) as change:
        what(change)


def export_text(path: Path) -> bytes:
    """The whole export of a file but the identity of its home, as bytes that can be compared with another home's."""
    with open_for_reading(path) as store:
        everything = msgspec.structs.replace(read_export(store), home="")
    return msgspec.json.format(msgspec.json.encode(everything), indent=1)


def some_evidence(what: str = "Talked to seven customers", person: str = "me", **more: object) -> Evidence:
    """Evidence as a command would make it."""
    return make_evidence(what, {"person": person, "skills": ("dough", "oven"), **more})


def make_evidence(what: str, parts: dict[str, object]) -> Evidence:
    """Evidence of today with these parts."""
    return msgspec.convert({"what": what, "date": TODAY, **parts}, Evidence)


def live(path: Path) -> None:
    """A life in a dozen changes: two people, edits, a removal, ratings with and without steps, an open assessment."""
    later = NOW + timedelta(days=40)
    do(path, lambda c: save_profile(c, Profile("me", "Ana", "boy", "hand", "bakery")))
    do(
        path,
        lambda c: add_goal(c, Goal(person="me", what="Bake alone", skill="oven", when="it is four", then="I fire")),
    )
    seven: dict[str, object] = {"person": "me", "skills": ("dough", "oven"), "goals": ("g1",), "project": "Croissants"}
    seven |= {"outcome": "We dropped the croissant", "links": ('bread.example/7?a="b"', "the green folder")}
    do(path, lambda c: add_evidence(c, make_evidence("Talked to seven customers", seven)))
    do(path, lambda c: add_evidence(c, some_evidence("Burnt the bread", skills=("oven",), source="manager")))
    till: dict[str, object] = {"counts": "against", "private": True, "responsibility": "till"}
    till |= {"person": "bo", "skills": (), "level": "counter", "responsibility_level": "hand"}
    do(path, lambda c: add_evidence(c, make_evidence("Kept no till", till)))
    do(path, lambda c: edit_evidence(c, msgspec.structs.replace(list_evidence(c, "me")[0], level="hand")), later)
    do(path, lambda c: remove_evidence(c, "e2"), later)
    do(path, lambda c: add_check_in(c, "g1", CheckIn(TODAY, "slow", "The oven is cold")), later)
    do(path, lambda c: close_goal(c, "g1", "done", later.date()), later)
    do(path, lambda c: add_ratings(c, [Rating(person="bo", skill="till", step=2, date=TODAY, rater="manager")]))
    do(path, lambda c: save_profile(c, Profile("me", "Ana", "hand", "master", "bakery")), later)
    do(path, lambda c: set_setting(c, "rater", "self"))
    do(path, lambda c: save_move(c, "bakery", "skill", "kneading", "dough"))

    def assess(change: Change) -> None:
        answers = (Answer("dough", 2, "by hand", ("e1",)), Answer("till", None))
        given = Assessment(
            person="me",
            date=TODAY,
            framework="bakery",
            framework_version="2.1.0",
            asked=("dough", "till"),
            answers=answers,
        )
        finish_assessment(change, start_assessment(change, given).id)

    do(path, assess, later)
    do(path, lambda c: start_assessment(c, Assessment(person="me", date=TODAY, asked=("dough", "oven"))), later)
    do(path, lambda c: save_answer(c, "a2", Answer("dough", 3, "alone", ("e1",))), later)
    for change in prepare_promotion():
        do(path, change, later)
    do(path, lambda c: add_confirmation(c, make_confirmation("e3", person="bo")))


@functools.cache
def _live_once() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "career.db"
        live(path)
        return path.read_bytes()


def copy_life(path: Path) -> None:
    """As `live` where there is no file yet, but lived only once: each file is a copy, with the same identity."""
    path.touch(0o600, exist_ok=False)
    path.write_bytes(_live_once())


CASE = {"framework": "bakery", "target": "master"}
"""The case that `live` prepares."""


def make_kept(evidence: str, **more: object) -> Kept:
    """A piece of one's own kept for the oven in the case of `live`."""
    parts: dict[str, object] = {"person": "me", "kind": "skill", "subject": "oven", **CASE}
    return msgspec.convert(parts | {"evidence": evidence} | more, Kept)


def make_claim(text: str, **more: object) -> Claim:
    """A claim on the oven in the case of `live`."""
    return msgspec.convert({"person": "me", "kind": "skill", "subject": "oven", "text": text, **CASE, **more}, Claim)


def make_sent(text: str = "# The case", **more: object) -> SentCopy:
    """A copy of the case of `live` as it was handed over."""
    parts: dict[str, object] = {"person": "me", "name": "Spring", "audience": "manager", "day": TODAY, **CASE}
    return msgspec.convert(parts | {"text": text, "content": "{}", "digest": "0" * 64} | more, SentCopy)


def make_agreement(what: str, **more: object) -> Agreement:
    """An agreement on the case of `live`."""
    return msgspec.convert({"person": "me", "what": what, **CASE, **more}, Agreement)


def make_confirmation(evidence: str, by: str = "Lee", **more: object) -> Confirmation:
    """Somebody's word of today on a piece of one's own."""
    return msgspec.convert({"person": "me", "evidence": evidence, "by": by, "date": TODAY, **more}, Confirmation)


def prepare_promotion() -> Iterator[Callable[[Change], object]]:
    """Changes that make something of every kind of a promotion case about e1, and a one-on-one about g1.

    Each is edited once, where it can be.
    """
    shown = {"behaviour": "Fires the oven alone", "framework_version": "2.1.0"}
    yield lambda c: put_kept(c, make_kept("e1", **shown))
    yield lambda c: put_kept(c, make_kept("e1", first=True, why="The best of them", **shown))
    yield lambda c: put_claim(c, make_claim("I fire alone"))
    yield lambda c: put_claim(c, make_claim("I fire the oven alone"))
    content = '{"evidence":[{"id":"e1","what":"Talked to seven customers"}]}'
    copy = make_sent("# The case\n\nTalked to seven customers", content=content, evidence=["e1"])
    yield lambda c: add_sent(c, copy)
    agreed = make_agreement("Run a Saturday alone", with_name="Lee", skills=["oven", "till"], due="2026-12-01")
    yield lambda c: add_agreement(c, agreed)
    shown_by = {"id": "w1", "state": "shown", "evidence": ("e1",), "closed": TODAY}
    yield lambda c: edit_agreement(c, msgspec.structs.replace(agreed, **shown_by))
    yield lambda c: add_confirmation(c, make_confirmation("e1", text="Asked and listened"))
    yield lambda c: edit_confirmation(c, make_confirmation("e1", text="Asked, and listened", id="c1"))
    points = (Point("The oven is cold"), Point("The quarrel about the till", private=True))
    yield lambda c: add_one_on_one(c, OneOnOne(person="me", with_name="Lee", points=points))

    def hold(change: Change) -> object:
        (planned,) = list_one_on_ones(change, "me")
        talked_about = tuple(msgspec.structs.replace(each, done=True) for each in planned.points)
        held = msgspec.structs.replace(planned, state="held", held=TODAY, goals=("g1",), points=talked_about)
        return edit_one_on_one(change, held)

    yield hold


PEOPLE = ("me", "bo")
SKILLS = ("dough", "oven", "till")
_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
_DAYS = st.dates(date(2020, 2, 28), date(2028, 3, 1))


class Step(msgspec.Struct, frozen=True):
    """One random change; the numbers choose among what there is when it is made."""

    kind: int
    person: str
    pick: int
    skill: str
    step: int | None
    text: str
    day: date
    hours: int


STEPS = st.builds(
    Step,
    kind=st.integers(0, 21),
    person=st.sampled_from(PEOPLE),
    pick=st.integers(0, 9),
    skill=st.sampled_from(SKILLS),
    step=st.none() | st.integers(1, 5),
    text=_TEXTS,
    day=_DAYS,
    hours=st.integers(-50, 50),  # the clock may run backwards between changes
)


def perform(change: Change, step: Step) -> None:
    """Make a random change, if there is something to change."""
    person, text = step.person, step.text
    evidence, goals = list_evidence(change, person), list_goals(change, person)
    still_open = [each for each in list_assessments(change, person) if each.open]
    own = tuple(each.id for each in evidence[:2])
    if step.kind == 0:
        tied = tuple(goal.id for goal in goals[: step.pick % 3])
        source = SOURCES[step.pick % len(SOURCES)]
        new = Evidence(person=person, what=text, date=step.day, skills=(step.skill,), goals=tied, source=source)
        add_evidence(change, new)
    elif step.kind == 1 and evidence:
        chosen = evidence[step.pick % len(evidence)]
        edit_evidence(change, msgspec.structs.replace(chosen, outcome=text, skills=(step.skill, *chosen.skills)))
    elif step.kind == 2 and evidence:
        remove_evidence(change, evidence[step.pick % len(evidence)].id)
    elif step.kind == 3:
        add_goal(change, Goal(person=person, what=text, due=step.day, skill=step.skill))
    elif step.kind == 4 and goals:
        edit_goal(change, msgspec.structs.replace(goals[step.pick % len(goals)], then=text, due=None))
    elif step.kind == 5 and goals:
        chosen_goal = goals[step.pick % len(goals)]
        close_goal(change, chosen_goal.id, "done" if chosen_goal.status == "open" else "open", step.day)
    elif step.kind == 6 and goals and goals[step.pick % len(goals)].status == "open":
        add_check_in(change, goals[step.pick % len(goals)].id, CheckIn(step.day, PROGRESS[step.pick % 3], text))
    elif step.kind == 7:
        rater = RATER_KINDS[step.pick % len(RATER_KINDS)]
        rating = Rating(person=person, skill=step.skill, step=step.step, date=step.day, rater=rater, evidence=own)
        add_ratings(change, [rating])
    elif step.kind == 8:
        first = (Answer(step.skill, step.step, text, own),)
        start_assessment(change, Assessment(person=person, date=step.day, asked=SKILLS, answers=first))
    elif step.kind == 9 and still_open:
        save_answer(change, still_open[-1].id, Answer(step.skill, step.step, text))
    elif step.kind == 10 and still_open and still_open[-1].answers:
        finish_assessment(change, still_open[-1].id)
    elif step.kind == 11 and still_open:
        if step.pick % 2:
            discard_assessment(change, still_open[0].id)
        else:
            remove_answer(change, still_open[0].id, step.skill)
    elif step.kind == 12:
        save_profile(change, Profile(person, level=step.skill, name=text))
    elif step.kind == 13:
        set_setting(change, "rater", text if step.pick else "")
    elif step.kind <= 17:
        _perform_in_case(change, step, own)
    else:
        _perform_with_others(change, step, own)


def _perform_in_case(change: Change, step: Step, own: tuple[str, ...]) -> None:
    """A random change of what is kept, claimed or sent."""
    case = (step.person, CASE["framework"], CASE["target"])
    kept, claims, sent = list_kept(change, *case), list_claims(change, *case), list_sent(change, step.person)
    if step.kind == 14 and own:
        piece = own[step.pick % len(own)]
        about = {"person": step.person, "subject": step.skill} if step.pick % 3 else {"kind": "", "subject": ""}
        put_kept(change, make_kept(piece, why=step.text, **{"person": step.person, **about}))
    elif step.kind == 15:
        put_claim(change, make_claim(step.text, person=step.person, subject=step.skill))
    elif step.kind == 16:
        audience = AUDIENCES[step.pick % len(AUDIENCES)]
        add_sent(change, make_sent(step.text, person=step.person, day=step.day, audience=audience, evidence=list(own)))
    elif step.kind == 17:
        for chosen, remove in ((kept, remove_kept), (claims, remove_claim), (sent, remove_sent)):
            if chosen and step.pick % 2:
                remove(change, chosen[step.pick % len(chosen)].id)


def _perform_with_others(change: Change, step: Step, own: tuple[str, ...]) -> None:
    """A random change of what was agreed, confirmed or talked about with others."""
    agreed, meetings = list_agreements(change, step.person), list_one_on_ones(change, step.person)
    confirmed = list_confirmations(change, step.person)
    if step.kind == 18:
        new = make_agreement(step.text, person=step.person, due=step.day, skills=[step.skill])
        if agreed and step.pick % 2:
            new = msgspec.structs.replace(new, id=agreed[0].id, state="shown", evidence=own, closed=step.day)
            edit_agreement(change, new)
        else:
            add_agreement(change, new)
    elif step.kind == 19 and own:
        given = make_confirmation(own[0], step.text, person=step.person, date=step.day)
        if confirmed and step.pick % 2:
            edit_confirmation(change, msgspec.structs.replace(confirmed[0], text=step.text))
        else:
            add_confirmation(change, given)
    elif step.kind == 20:
        point = Point(step.text, private=bool(step.pick % 3))
        if meetings and step.pick % 2:
            last = meetings[-1]
            edit_one_on_one(change, msgspec.structs.replace(last, points=(*last.points, point), held=step.day))
        else:
            goals = tuple(each.id for each in list_goals(change, step.person)[:1])
            add_one_on_one(change, OneOnOne(person=step.person, points=(point,), goals=goals))
    elif step.kind == 21:
        for chosen, remove in (
            (agreed, remove_agreement),
            (confirmed, remove_confirmation),
            (meetings, remove_one_on_one),
        ):
            if chosen and step.pick % 2:
                remove(change, chosen[step.pick % len(chosen)].id)


def perform_all(path: Path, steps: list[Step]) -> list[bytes]:
    """Make the changes one by one; the export before each that changed something, and last the one at the end."""
    exports = [export_text(path)]
    for step in steps:
        do(path, lambda change, step=step: perform(change, step), NOW + timedelta(hours=step.hours))  # type: ignore[misc]
        now = export_text(path)
        if now != exports[-1]:
            exports.append(now)
    return exports

"""Where a person stands, ratings and assessments as JSON, and the file that an assessment can be filled in with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pm_career.advice.assessment import Question, RatingChange
from pm_career.advice.dashboard import Dashboard, RatedSkill
from pm_career.documents.comparison import build_map
from pm_career.documents.promotion import build_agreement
from pm_career.domain.framework import NOT_YET, Framework
from pm_career.domain.person import Profile
from pm_career.domain.promotion import Agreement
from pm_career.domain.ratings import SELF, Assessment, Rater, Rating
from pm_career.journal.newer_ladder import NewerLadder
from pm_career.journal.people import KnownPerson
from pm_career.journal.raters import RatingsOf

if TYPE_CHECKING:
    from pm_career.advice.mapped_ratings import AppliedMap


def build_answer(
    framework: Framework,
    profile: Profile,
    board: Dashboard,
    rater: Rater = SELF,
    applied: AppliedMap | None = None,
    views: Sequence[RatingsOf] | None = None,
    newer: NewerLadder | None = None,
    agreement: Agreement | None = None,
) -> dict[str, Any]:
    """`pmcareer me --json`, by the ratings of `rater`.

    `applied` is None without a map, `newer` where no rating is older than the ladder. `views` are the newest ratings by
    each rater, if --all-raters asks for them. `agreement` is the open one that is due first.
    """
    shape: dict[str, Any] = {
        "person": profile.person,
        "name": profile.name,
        "rater": rater.kind,
        "rater_name": rater.name,
        "level": board.level.id if board.level else None,
        "target": board.target.id if board.target else None,
        "framework": {"id": framework.id, "title": framework.title, "version": framework.version},
    }
    if applied:
        shape["map"] = build_map(applied)
    if views is not None:
        shape["raters"] = [_build_ratings_of(each) for each in views]
    return shape | {
        "newer_ladder": _build_newer(newer) if newer else None,
        "last_rated": board.last_rated,
        "skills": [_build_skill(each) for each in board.places],
        "coverage": {"present": board.at_present, "target": board.at_target},
        "goals": {
            "open": board.open_goals,
            "overdue": [goal.id for goal in board.overdue],
            "due_soon": [goal.id for goal in board.due_soon],
            "stale": [goal.id for goal in board.stale],
        },
        "agreement": build_agreement(agreement) if agreement else None,
        "kept_from_another_ladder": [build_rating(each) for each in board.orphans],
        "next": {
            "why": board.next_step.why,
            "command": f"pmcareer {board.next_step.command}",
            "develop": [item.skill for item in board.advice.focus] if board.advice else [],
        },
        "unfinished_assessment": _build_draft(board.draft) if board.draft else None,
    }


def _build_newer(newer: NewerLadder) -> dict[str, Any]:
    """What a ladder asks that it did not ask when ratings in use were made."""
    return {
        "rated": newer.rated,
        "raised": newer.raised,
        "new": newer.new,
        "new_behaviours": newer.new_behaviours,
        "unknown": newer.unknown,
        "command": f"{newer.command}",
    }


def _build_draft(draft: Assessment) -> dict[str, Any]:
    """An assessment that is not finished: how far it has come."""
    return {"id": draft.id, "date": draft.date, "answered": len(draft.answers), "asked": len(draft.asked)}


def build_history_answer(ratings: Sequence[Rating]) -> list[dict[str, Any]]:
    """`pmcareer me history --json`: oldest first."""
    return [build_rating(each) for each in ratings]


def build_person(each: KnownPerson) -> dict[str, Any]:
    """One person of `pmcareer data people --json`."""
    profile = each.profile
    return {
        "person": profile.person,
        "name": profile.name,
        "level": profile.level or None,
        "target": profile.target or None,
        "framework": profile.framework or None,
        **each.counts,
        "raters": [{"rater": rater.kind, "rater_name": rater.name} for rater in each.raters],
    }


def build_rating(each: Rating) -> dict[str, Any]:
    """One rating."""
    return {
        "id": each.id,
        "skill": each.skill,
        "step": each.step,
        "date": each.date,
        "rater": each.rater,
        "rater_name": each.rater_name,
        "note": each.note,
        "evidence": each.evidence,
        "assessment": each.assessment,
        "framework": each.framework,
        "framework_version": each.framework_version,
        "recorded": each.recorded,
    }


def _build_ratings_of(each: RatingsOf) -> dict[str, Any]:
    return {
        "rater": each.rater.kind,
        "rater_name": each.rater.name,
        "last_rated": max(rating.date for rating in each.newest.values()),
        "skills": [
            {"skill": skill, "rated": rating.step, "rated_on": rating.date} for skill, rating in each.newest.items()
        ],
    }


def _build_skill(place: RatedSkill) -> dict[str, Any]:
    return {
        "skill": place.skill,
        "name": place.name,
        "rated": place.step,
        "rated_on": place.history[-1].date if place.history else None,
        "rated_version": (place.history[-1].framework_version or None) if place.history else None,
        "present_expected": place.present,
        "target_expected": place.target,
        "present_gap": place.gap(place.present),
        "target_gap": place.gap(place.target),
        "larger_job": place.larger_job,
        "history": [{"date": each.date, "step": each.step} for each in place.history],
        "evidence_count": place.proof.count,
        "evidence_newest": place.proof.newest,
        "off_scale": place.off_scale,
        "carried_over": place.made if place.carried_over else None,
        "evidence_against": place.proof.against,
        "evidence_below": place.proof.below,
        "target_evidence_count": place.target_proof.count,
        "evidence_others_word": place.proof.others_word,
        "target_evidence_others_word": place.target_proof.others_word,
    }


def build_assessment_answer(ratings: Sequence[Rating], given: Sequence[RatingChange]) -> dict[str, Any]:
    """`pmcareer assess … --json`."""
    return {
        "assessment": ratings[0].assessment if ratings else None,
        "ratings": [build_rating(each) for each in ratings],
        "moved": [
            {"skill": each.skill.id, "from": each.before, "to": each.now}
            for each in given
            if each.before is not None and each.before != each.now
        ],
        "bars": [{"skill": each.skill.id, "present": each.present, "target": each.target} for each in given],
    }


def format_template(framework: Framework, questions: Sequence[Question]) -> Iterator[str]:
    """The lines of a YAML file to fill in: the steps as comments, and a key for each skill."""
    steps = framework.list_rating_steps()
    yield f"# Put a number from {steps[0].value} to {steps[-1].value} after each skill, or '?' for not known."
    yield f"# {NOT_YET.value} is {NOT_YET.name.lower()}: none of it seen or done so far. Leave out what you skip."
    yield "# With a note or evidence:   skill: {step: 3, note: what you saw, evidence: [e1]}"
    for asked in questions:
        yield ""
        yield f"# {asked.skill.name}: {asked.skill.description}".replace("\n", " ")
        for choice in asked.choices:
            yield f"#   {choice.step.value} {choice.step.name}"
            if choice.example:
                yield f"#       - {choice.example}".replace("\n", " ")
        yield f"# {asked.skill.id}: "

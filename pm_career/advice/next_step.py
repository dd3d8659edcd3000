"""Choose the one thing that a person should do next, by where the person stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pm_career.advice.assessment import Effort, estimate_effort
from pm_career.advice.development import Advice
from pm_career.domain.framework import Framework, Level, Value
from pm_career.domain.person import Mention, count_days_since
from pm_career.domain.text import join_names, start_sentence

if TYPE_CHECKING:
    from pm_career.advice.dashboard import Dashboard, RatedSkill

OLD_RATINGS_DAYS = 92
"""A quarter: when the newest rating is older, rating again is the next step."""


class NextStep(Value, frozen=True):
    """The one thing to do next: why, the command without `pmcareer`, and in a few words what it is for."""

    why: str
    command: str
    what: str


WRITE_DOWN = NextStep(
    "Write down what happened this week while you remember it.", "evidence add", "write down what happened"
)
"""What there is to do where nothing else is due."""


def choose_next_step(framework: Framework, board: Dashboard, today: date) -> NextStep:
    """The first that applies: set the level, rate, check in on an overdue goal, add evidence, plan, rate again."""
    level, target = board.level, board.target
    if level is None:
        return NextStep(_ask_for_level(board.who), "me set --level LEVEL", "say which level it is")
    places = _sort_by_focus(framework, board.places, target or level)
    effort = estimate_effort(framework, [each for each in (level, target) if each], quick=True)
    return (
        _find_need_to_rate(places, effort, board)
        or _find_unrated_focus(places, effort, board.advice)
        or _find_overdue_goal(board)
        or _find_need_to_prove(places, (level, target), board.who)
        or _find_need_to_plan(board)
        or _find_old_ratings(board, today)
        or WRITE_DOWN
    )


def _ask_for_level(who: Mention) -> str:
    if who.is_reader:
        return "You have not set your present level yet."
    return start_sentence(f"{who.your} present level is not set yet.")


def _find_need_to_rate(places: Sequence[RatedSkill], effort: Effort, board: Dashboard) -> NextStep | None:
    """To rate before everything else; None if it need not be. `effort` is that of a quick assessment."""
    who, last, draft = board.who, board.last_rated, board.draft
    lost = [place for place in places if place.off_scale is not None]
    split = [place for place in places if place.carried_over]
    rate = f"rate {'yourself' if who.is_reader and not who.by else who.you}"
    if draft is not None:
        return NextStep(
            f"{draft.progress}: go on, and the answers become ratings.", "assess", "go on where you stopped"
        )
    if last is None and not effort.questions:
        return NextStep(start_sentence(f"{who.no_ratings}."), "assess", rate)
    if last is None:
        return NextStep(start_sentence(f"{who.no_ratings}: begin with {effort.describe()}."), "assess --quick", rate)
    if lost:
        rated = "you rated" if who.is_reader else "was rated"
        again = (
            f"This scale does not have the step that {rated}: rate {join_names([each.name for each in lost])} again."
        )
        return NextStep(again, _offer_rating(each.skill for each in lost), "rate again")
    if split:
        again = f"Carried over from a skill that was split: rate {join_names([each.name for each in split])} again."
        return NextStep(again, _offer_rating(each.skill for each in split), "rate again")
    return None


def _find_unrated_focus(places: Sequence[RatedSkill], effort: Effort, advice: Advice | None) -> NextStep | None:
    """To rate the skills that the level aimed for puts in focus and that were never rated, and only these."""
    rated = {place.skill for place in places if place.history}
    missing = [item for item in advice.unrated_focus if item.skill not in rated] if advice else []
    if not advice or not missing:
        return None
    names = [item.label for item in missing]
    why = (
        f"{join_names(names)} {'is' if len(names) == 1 else 'are'} in focus at {advice.level.title}, and not rated yet."
    )
    is_quick = len(missing) == effort.questions
    return NextStep(
        why, "assess --quick" if is_quick else _offer_rating(item.skill for item in missing), "rate what is in focus"
    )


def _offer_rating(skills: Iterable[str]) -> str:
    """Return the command that asks only these skills."""
    return " ".join(("assess", *skills))


def _find_overdue_goal(board: Dashboard) -> NextStep | None:
    if not board.overdue:
        return None
    return NextStep("A goal is overdue: say how it went.", f"plan check-in {board.overdue[0].id}", "say how it went")


def _find_need_to_plan(board: Dashboard) -> NextStep | None:
    """To make a goal of the advice, where there is a target and no open goal."""
    if board.open_goals or board.target is None:
        return None
    advice, who = board.advice, board.who
    first = f", {advice.focus[0].label} first" if advice and advice.focus else ""
    none = start_sentence(f"{who.you} {who.have} no open goals: choose one from the advice{first}.")
    return NextStep(none, "plan from-next", "make one of these a goal")


def _find_old_ratings(board: Dashboard, today: date) -> NextStep | None:
    if board.last_rated is None or count_days_since(board.last_rated, today) <= OLD_RATINGS_DAYS:
        return None
    newest = start_sentence(f"{board.who.your} newest ratings{board.who.by} are more than three months old.")
    return NextStep(newest, "assess", "rate again")


def _find_need_to_prove(
    places: Sequence[RatedSkill], levels: tuple[Level, Level | None], who: Mention
) -> NextStep | None:
    """To add evidence for the first skill that is at a bar by its rating, and that nothing proves there."""
    present, target = levels
    for place in places:
        bars = ((place.proof, place.present, present), (place.target_proof, place.target, target))
        for proof, bar, level in bars:
            if place.gap(bar) != 0 or proof.count or level is None:
                continue
            at = "step" if place.larger_job and level == target else "bar"
            add, what = f"evidence add --skill {place.skill}", "write down what shows it"
            if proof.below:
                why = (
                    f"{place.name} is at the {at} of {level.title} by {who.rating}, "
                    f"but {who.your} evidence is from a lower level."
                )
                return NextStep(why, f"{add} --level {level.id}", what)
            no_proof = f"but {who.you} {who.have} no evidence for it yet."
            why = f"{place.name} is at the {at} of {level.title} by {who.rating}, {no_proof}"
            return NextStep(why, add, what)
    return None


def _sort_by_focus(framework: Framework, places: Sequence[RatedSkill], aim: Level) -> list[RatedSkill]:
    """Sort skills: those that the level aimed for puts in focus first."""
    focus = {skill.id for skill, bar in framework.list_expected(aim.id) if bar.focus}
    return sorted(places, key=lambda place: place.skill not in focus)

"""What is said on stderr after a change: what was done, and the command that comes naturally next."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.commands import clock, streams
from pm_career.commands.evidence.setting import Setting
from pm_career.domain.dates import relative
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import Goal
from pm_career.domain.text import join_names, one_line

_TAKE_BACK = "Take it back: pmcareer data undo"


def kept_told(
    setting: Setting, kept: Evidence, closed: Sequence[str], open_goals: Sequence[Goal], *, suggest: bool
) -> None:
    """After `add`: what was kept, what it closed, and what comes next; `suggest` skills where it has none."""
    names = (
        one_line(join_names([setting.names.skill(skill) for skill in kept.skills])) if kept.skills else "no skill yet"
    )
    done = f"; done: {', '.join(closed)}" if closed else ""
    streams.tell(f"Kept {kept.id}: {relative(kept.date, clock.today())}, {names}{done}.")
    if suggest and not kept.skills:
        _suggest(setting, kept)
    if next_goal := _about_goals(setting, kept, open_goals):
        streams.tell(next_goal)
    elif kept.skills or not suggest:
        streams.tell(f"Look at it: pmcareer evidence show {kept.id}{setting.option}")
        streams.tell(_TAKE_BACK)


def _suggest(setting: Setting, kept: Evidence) -> None:
    """Name the skills that the words sound like, with the command that ties the first of them."""
    edit = f"pmcareer evidence edit {kept.id}{setting.option} --skill"
    if setting.found is None:
        return
    from pm_career.advice.skill_suggestion import suggest  # brings the stemmer, which nothing else here needs

    likely = suggest(setting.found, f"{kept.what}\n{kept.outcome}")
    if not likely:
        streams.tell(f"Tie it to a skill: {edit} SKILL")
        return
    first, *others = likely
    names = [f"{setting.names.skill(first.skill)} ({', '.join(first.words)})"]
    names += [setting.names.skill(each.skill) for each in others]
    streams.tell(one_line(f"It sounds like {' or '.join(names)}. If so:"))
    streams.tell(f"{edit} {first.skill}")


def _about_goals(setting: Setting, kept: Evidence, open_goals: Sequence[Goal]) -> str:
    """The natural command where the evidence serves a goal that is open, or may serve one."""
    for goal in open_goals:
        if goal.id in kept.goals:
            return f"If {goal.id} is done with it: pmcareer plan done {goal.id}{setting.option}"
    called = {setting.moves.skill(skill) for skill in kept.skills}
    for goal in open_goals:
        if not kept.goals and setting.moves.skill(goal.skill) in called:
            edit = f"pmcareer evidence edit {kept.id}{setting.option} --goal {goal.id}"
            return f"It may serve your goal {goal.id}: {edit}"
    return ""


def changed_told(setting: Setting, kept: Evidence, before: Evidence) -> None:
    """After `edit`: which parts are not what they were."""
    titles = {"what": "text", "date": "date", "skills": "skills", "level": "level", "outcome": "outcome"}
    titles |= {"link": "link", "source": "source", "goals": "goals"}
    changed = [title for name, title in titles.items() if getattr(kept, name) != getattr(before, name)]
    if not changed:
        streams.tell(f"{kept.id} is as it was: nothing was changed.")
        return
    streams.tell(f"Changed in {kept.id}: {join_names(changed)}.")
    streams.tell(f"With what it was before: pmcareer evidence show {kept.id}{setting.option}")
    streams.tell(_TAKE_BACK)

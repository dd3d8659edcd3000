"""What changed between two ladders as JSON, and as Markdown for the description of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pm_career.advice.development import Advice
from pm_career.advice.diff_impact import DiffImpact
from pm_career.domain.framework import Framework
from pm_career.domain.text import one_line
from pm_career.domain.wording import Runs, mark_changes
from pm_career.frameworks.changes.change import Change, Kind
from pm_career.frameworks.changes.compare import Difference
from pm_career.frameworks.changes.describe import Describer
from pm_career.frameworks.changes.translation import Lack, Translation

_ARROW = " → "
_LINE = 60
"""Characters that two texts may have together to stand one after the other."""
_SIGNS = re.compile(r"[\\`*_{}\[\]<>#!|~&$^]|(?<=www)\.|:(?=//)", re.IGNORECASE)
_LINE_SIGNS = re.compile(r"\A(\d*)([-+=:.)])")
# A site may turn @name and #12 into links that tell people; backslashes do not keep it from that.
_REFERENCES = re.compile(r"@(?=\w)|#(?=\d)")
_ZERO_WIDTH_SPACE = "&#8203;"


def build_answer(difference: Difference, only: Sequence[Kind], impact: DiffImpact | None) -> dict[str, Any]:
    """`pmcareer framework diff --json`; `changes` has those of the kinds in `only`, if it names any."""
    shape: dict[str, Any] = {
        "old": _build_framework(difference.old),
        "new": _build_framework(difference.new),
        "same_ladder": difference.one_ladder,
        "step": difference.step,
        "needed": difference.needed if difference.one_ladder else None,
        "says_enough": difference.says_enough if difference.one_ladder else None,
        "counts": {kind.value: count for kind, count in difference.counts.items()},
        "renamed": {"levels": difference.levels, "skills": difference.skills},
        "changes": [_build_change(change) for change in difference.changes if not only or change.kind in only],
    }
    if impact is not None:
        shape["person"] = _build_impact(impact)
    return shape


def _build_framework(framework: Framework) -> dict[str, str]:
    return {"id": framework.id, "title": framework.title, "version": framework.version}


def _build_change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "about": change.about,
        "level": change.level or None,
        "skill": change.skill or None,
        "name": change.name,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "alike": change.alike,
        "step": change.step,
        "why": change.why,
    }


def _build_impact(impact: DiffImpact) -> dict[str, Any]:
    return {
        "person": impact.person,
        "touched": [
            {
                "about": each.about,
                "id": each.id,
                "name": each.name,
                "role": each.role or None,
                "gone": each.gone,
                "changes": each.changes,
                "ratings": [rating.id for rating in each.ratings],
                "evidence": [evidence.id for evidence in each.evidence],
                "goals": [goal.id for goal in each.goals],
            }
            for each in impact.touches
        ],
        "next": {"old": _build_next(impact.old), "new": _build_next(impact.new), "shifts": impact.shifts},
        "moves": impact.moves,
        "remarks": impact.remarks,
    }


def _build_next(advice: Advice | None) -> dict[str, Any] | None:
    if advice is None:
        return None
    return {
        "from": None if advice.entering else advice.start.id,
        "to": advice.to.id if advice.to else None,
        "focus": [item.skill for item in advice.focus],
    }


def build_translation_answer(found: Translation) -> dict[str, Any]:
    """`pmcareer framework diff --translation --json`."""
    return {
        "original": _build_framework(found.original),
        "translation": _build_framework(found.translation),
        "counts": {lack: found.count(lack) for lack in get_args(Lack)},
        "differences": [
            {
                "kind": each.lack,
                "path": each.path,
                "original": each.original,
                "translation": each.translation,
            }
            for each in found.divergences
        ],
    }


def format_markdown(difference: Difference, only: Sequence[Kind], impact: DiffImpact | None) -> str:
    """The changes (of the kinds in `only`, if it names any) below headings, a line each."""
    describer = Describer(difference)
    shown = [change for change in difference.changes if not only or change.kind in only]
    return "\n".join(_format_lines(describer, shown, impact)) + "\n"


def _format_lines(describer: Describer, shown: Sequence[Change], impact: DiffImpact | None) -> Iterator[str]:
    old, new = describer.difference.old, describer.difference.new
    name = (
        escape_line(new.title)
        if describer.difference.one_ladder
        else f"{escape_line(old.title)}{_ARROW}{escape_line(new.title)}"
    )
    yield f"## {name}: {old.version}{_ARROW}{new.version}"
    yield ""
    yield f"{escape_line(describer.format_counts())} {escape_line(describer.format_verdict())}"
    harder = [change for change in shown if change.harder]
    if harder:
        yield from ("", "### What gets harder", "")
        text = (describer.format_harder(change) for change in harder)
        yield from (f"- **{escape_line(about)}**: {escape_inline(asked)}" for about, asked in text)
    if impact is not None:
        yield from _format_impact(impact)
    for group in describer.group_changes(change for change in shown if not change.harder):
        yield from ("", f"### {escape_line(group.title)}" + (f" (`{group.id}`)" if group.id else ""), "")
        for change in group.changes:
            yield f"- {_format_change(describer, change)}"


def _format_change(describer: Describer, change: Change) -> str:
    before, after = describer.format_sides(change)
    place = escape_line(describer.format_place(change))
    if change.field == "focus":
        return place
    if before is None or after is None:
        return f"{place}: {escape_inline((before if after is None else after) or '')}"
    if change.alike is not None:
        certainty = escape_line(describer.format_certainty(change))
        return f"{place}: {escape_line(before)}{_ARROW}{escape_line(after)} ({certainty})"
    return f"{place}: {_format_texts(before, after)}"


def _format_texts(before: str, after: str) -> str:
    """Both texts; one text with what was removed and added in its place where it is long and most of it stayed."""
    one, other = mark_changes(before, after)
    stayed = sum(len(run) for run in other[::2])
    if len(before) + len(after) <= _LINE or 2 * stayed < max(len(before), len(after)):
        return f"{_tag_changes(one, 'del')}{_ARROW}{_tag_changes(other, 'ins')}"
    text = ""
    for index, (gone, come) in enumerate(zip(one, other, strict=True)):
        if index % 2:
            text += " ".join(filter(None, (_tag_changes(("", gone), "del"), _tag_changes(("", come), "ins"))))
        else:  # the same on both sides, but that a mark has its spaces on one of them
            text += _escape_run(max(gone, come, key=len))
    return text.strip()


def _tag_changes(runs: Runs, tag: str) -> str:
    """A text on one line, its changes within a tag."""
    text = [
        f"<{tag}>{escape_inline(run)}</{tag}>" if index % 2 and run.strip() else _escape_run(run)
        for index, run in enumerate(runs)
    ]
    return "".join(text).strip()


def _escape_run(run: str) -> str:
    """An escaped run, with the spaces at its ends that separate it from its neighbours."""
    if not run.strip():
        return " " if run else ""
    return f"{' ' * run[:1].isspace()}{escape_inline(run)}{' ' * run[-1:].isspace()}"


def _format_impact(impact: DiffImpact) -> Iterator[str]:
    yield from ("", f"### {escape_line(impact.heading)}", "")
    yield from (f"- {escape_line(text)}" for text in (*impact.remarks, impact.what_next, impact.unaffected) if text)
    yield from (f"- {escape_line(each.label)} {escape_line(each.summary)}" for each in impact.shifts)
    yield from (f"- {escape_line(touch.name)}: {escape_line(touch.summary)}" for touch in impact.touches)
    yield from (f"- `{command}`" for command in impact.moves)


def escape_line(text: str) -> str:
    """`text` as a line of Markdown of its own: it opens no heading, list, link, table, fence or tag."""
    return _LINE_SIGNS.sub(r"\1\\\2", escape_inline(text))


def escape_inline(text: str) -> str:
    """`text` within a line of Markdown."""
    parts = _REFERENCES.split(shown := one_line(text))
    signs = [*(f"\\{sign}{_ZERO_WIDTH_SPACE}" for sign in _REFERENCES.findall(shown)), ""]
    escaped = (_SIGNS.sub(r"\\\g<0>", part) for part in parts)
    return "".join(f"{part}{sign}" for part, sign in zip(escaped, signs, strict=True))

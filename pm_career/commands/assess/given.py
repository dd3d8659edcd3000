"""Answers that are given at once: --rate and --answers. They are read whole before anything is kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pm_career.commands.assess.setting import Setting
from pm_career.commands.session import skill_called
from pm_career.commands.what_if import split_rating, step_called
from pm_career.domain.framework import Framework
from pm_career.domain.ratings import Answer
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.frameworks.answers import read_answers

NOT_KNOWN = ("?", "unknown", "don't know", "not seen", "not known")
MAX_BYTES = 1_000_000


def step_or_unknown(ladder: Framework, said: str) -> int | None:
    """A step by number or name, or None for not known and not seen."""
    return None if fold_spaces(said) in NOT_KNOWN else step_called(ladder, said)


def answers_in(setting: Setting, written: Sequence[str], note: str) -> Iterator[Answer]:
    """Each --rate as an answer."""
    for each in written:
        skill, value = split_rating(setting.ladder, each)
        yield Answer(skill, step_or_unknown(setting.ladder, value), note)


def answers_from(setting: Setting, file: str) -> Iterator[Answer]:
    """The answers of a file, or of stdin for '-'. A fault names its place."""
    seen: set[str] = set()
    for each in read_answers(_text(file), "stdin" if file == "-" else file):
        try:
            skill = skill_called(setting.ladder, each.skill).id
            step = step_or_unknown(setting.ladder, each.step)
        except UsageError as error:
            raise UsageError(f"{one_line(each.place)}: {error.message}", error.hint) from None
        if skill in seen:
            raise UsageError(f"{one_line(each.place)}: '{skill}' is answered a second time.", "Take one of them out.")
        seen.add(skill)
        yield Answer(skill, step, each.note, each.evidence)


def _text(file: str) -> str:
    try:
        if file == "-":
            return sys.stdin.read(MAX_BYTES + 1)
        with Path(file).open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{one_line(file)} cannot be read: {error.strerror}", "Give a file, or - for stdin.") from None
    if len(raw) > MAX_BYTES:
        raise UsageError(f"{one_line(file)} is over {MAX_BYTES // 1_000_000} MB.", "Answers are a few lines.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{one_line(file)} is not UTF-8.", "Save it as UTF-8.") from None

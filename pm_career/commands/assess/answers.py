"""Read the answers of --rate and --answers. All are read before anything is stored."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pm_career.domain.framework import Framework
from pm_career.domain.names import find_skill
from pm_career.domain.ratings import Answer
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.frameworks.answers import read_answers
from pm_career.journal.assessments import parse_answer
from pm_career.journal.what_if import split_rating

MAX_BYTES = 1_000_000


def parse_rates(ladder: Framework, typed: Sequence[str], note: str) -> Iterator[Answer]:
    """Parse each --rate SKILL=N into an answer with the note of the call."""
    for each in typed:
        skill, value = split_rating(ladder, each)
        yield Answer(skill, parse_answer(ladder, value), note)


def read_answer_file(ladder: Framework, file: str) -> Iterator[Answer]:
    """Read the answers in a file, or on stdin for '-'. A UsageError names the place of a fault."""
    seen: set[str] = set()
    for each in read_answers(_read_text(file), "stdin" if file == "-" else file):
        try:
            skill = find_skill(ladder, each.skill).id
            step = parse_answer(ladder, each.step)
        except UsageError as error:
            raise UsageError(f"{one_line(each.place)}: {error.message}", error.hint) from None
        if skill in seen:
            raise UsageError(f"{one_line(each.place)}: '{skill}' is answered a second time.", "Take one of them out.")
        seen.add(skill)
        yield Answer(skill, step, each.note, each.evidence)


def _read_text(file: str) -> str:
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

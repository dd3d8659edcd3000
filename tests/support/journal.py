"""Evidence for tests of the commands that read and write it."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from notes import changing
from shell import Shell

from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import Goal
from pm_career.store.evidence import add_evidence
from pm_career.store.goals import add_goal

PIECE = {
    "id", "person", "date", "what", "outcome", "skills", "level", "source", "link", "goals", "created",
    "links", "confirmed_by", "counts", "private", "project", "responsibility",
}  # fmt: skip


def kept(shell: Shell, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell("evidence", "list", "--json", *words).json
    return found


def only(shell: Shell, *words: str) -> dict[str, Any]:
    (piece,) = kept(shell, *words)
    return piece


def goal(what: str = "Run six talks", skill: str = "", person: str = "me") -> str:
    with changing() as change:
        return add_goal(change, Goal(person=person, what=what, skill=skill)).id


def goals(shell: Shell) -> dict[str, str]:
    return {each["id"]: each["status"] for each in shell("plan", "list", "--json").json}


def journal() -> None:
    """Six pieces in the order they were added, not in that of their days."""
    pieces = (
        ("Second", date(2026, 11, 18), ("delivery", "vision"), "senior", "manager", "It held"),
        ("First", date(2026, 10, 1), ("delivery",), "", "self", ""),
        ("Third, Äpfel", date(2026, 11, 19), (), "", "customer", ""),
        ("Fourth", date(2026, 11, 19), ("vision",), "pm", "self", "äpfel sold"),
    )
    goal()
    with changing() as change:
        for what, day, skills, level, source, outcome in pieces:
            tied = ("g1",) if what == "Second" else ()
            parts = {"skills": skills, "level": level, "source": source, "outcome": outcome, "goals": tied}
            add_evidence(change, msgspec.convert({"person": "me", "what": what, "date": day, **parts}, Evidence))

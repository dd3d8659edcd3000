"""`pmcareer evidence list`: what was written down, the newest at the bottom."""

from __future__ import annotations

from typing import Annotated

import typer

from pm_career.commands import clock, options, output
from pm_career.commands.evidence.setting import Setting
from pm_career.commands.personal import day, reading
from pm_career.domain.evidence import SOURCES, Source
from pm_career.errors import UsageError
from pm_career.store.evidence import EVERYTHING, EvidenceFilter, evidence_of, proof_by_skill
from pm_career.store.log import Store


def command(
    skill: Annotated[str | None, typer.Option("--skill", metavar="SKILL", help="Only what shows this skill.")] = None,
    level: Annotated[str | None, typer.Option("--level", metavar="LEVEL", help="Only what shows this rung.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only from this day on.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only up to this day.")] = None,
    source: Annotated[
        Source | None, typer.Option("--source", metavar="WHO", help=f"Only what this one says: {', '.join(SOURCES)}.")
    ] = None,
    goal: Annotated[str | None, typer.Option("--goal", metavar="ID", help="Only what serves this goal.")] = None,
    words: Annotated[
        str | None, typer.Option("--words", metavar="TEXT", help="Only what has all these words, in any case.")
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help="Only the newest N; a screen shows 20, a pipe all."),
    ] = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """List evidence by its day, the newest at the bottom, where the eye is.

    In a pipe each piece is a line: id, day, source, skills, rung, text.
    """
    first, last = day(since) if since else None, day(until, future=True) if until else None
    if first and last and first > last:
        raise UsageError(f"No day is from {first} on and up to {last}.", "Turn --since and --until around.")
    with reading() as store:
        setting = Setting.of(store, person, framework)
        wanted = EvidenceFilter(
            skill=_skill(setting, store, skill) if skill else "",
            level=_level(setting, store, level) if level else "",
            since=first,
            until=last,
            source=source,
            goal=setting.goals(store, (goal,))[0].id if goal else "",
            words=tuple((words or "").split()),
        )
        found = sorted(evidence_of(store, setting.person, wanted, setting.moves), key=lambda each: each.date)
        some = bool(found) or bool(wanted != EVERYTHING and evidence_of(store, setting.person))
    if json:
        from pm_career.documents.evidence import evidence as document

        output.show_json([document(each, setting.moves) for each in (found[-limit:] if limit else found)])
        return
    from pm_career.views.evidence import listing

    page = listing(found, wanted, setting.names, clock.today(), limit=limit, some=some, option=setting.option)
    output.show(page, output.Manner(json, plain, color), read_from_the_end=True)


def _skill(setting: Setting, store: Store, name: str) -> str:
    """The skill that a name stands for; one that the ladder no longer has is found under its old name."""
    try:
        return setting.skill(name)
    except UsageError:
        if name in proof_by_skill(store, setting.person):
            return name
        raise


def _level(setting: Setting, store: Store, name: str) -> str:
    try:
        return setting.level(name)
    except UsageError:
        if evidence_of(store, setting.person, EvidenceFilter(level=name)):
            return name
        raise

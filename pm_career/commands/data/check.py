"""`pmcareer data check`: whether the file is sound, and what a changed ladder left behind."""

from __future__ import annotations

import typer

from pm_career.commands import options, output
from pm_career.commands.exit_codes import ExitCode
from pm_career.domain.framework import Framework
from pm_career.domain.person import Profile
from pm_career.journal.access import open_ladder, open_store
from pm_career.paths import data_file
from pm_career.store.check import FileCheck, Orphan, check_file, find_orphans
from pm_career.store.people import list_people


def command(
    framework: options.Framework = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Check the file, who can get at it, and that the ladder still has every skill and level it names."""
    looked = check_file(data_file())
    damaged = [finding for finding in looked.findings if finding.kind in ("unreadable", "damaged")]
    lost = () if damaged else _lost(framework)
    if json:
        output.show_json({"file": str(data_file()), "findings": looked.findings, "orphans": lost})
    else:
        _show(looked, lost, output.Manner(json, plain, color))
    if damaged:
        raise typer.Exit(ExitCode.PERSONAL_DATA)


def _lost(framework: str | None) -> tuple[Orphan, ...]:
    """What the people's own ladders do not have; each ladder is looked at with those who use it."""
    with open_store() as store:
        by_ladder: dict[str, tuple[Framework, list[Profile]]] = {}
        for profile in list_people(store):
            ladder = open_ladder(profile, framework)
            by_ladder.setdefault(ladder.id, (ladder, []))[1].append(profile)
        return tuple(
            each
            for ladder, profiles in by_ladder.values()
            for each in find_orphans(store, ladder, [profile.person for profile in profiles])
        )


def _show(looked: FileCheck, lost: tuple[Orphan, ...], manner: output.Manner) -> None:
    from pm_career.views.data import build_check_page

    output.show(build_check_page(data_file(), looked, lost), manner)

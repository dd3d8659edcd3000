"""The frameworks there are, and one of them as a whole: what it holds and where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from pm_career.advice.forks import Rung, rungs
from pm_career.domain.framework import Framework, Level
from pm_career.domain.page import Block, Branch, Cell, Grid, Hint, Page, Pair, Pairs, Prose, Section, Title, Tree
from pm_career.domain.text import format_count
from pm_career.frameworks.available import FrameworkEntry
from pm_career.views.theme import SEPARATOR

_WHERE = {"own": "your own", "shipped": "shipped", "path": "at a path"}


def listed(found: Sequence[FrameworkEntry]) -> Page:
    """A row each, also for those that cannot be read.

    In a pipe: name, id, title, version, levels, skills, where, folder, state, problem, TAB-separated.
    """
    rows = tuple(_row(each) for each in found)
    records = tuple(_record(each) for each in found)
    return (
        Title("Frameworks", "Frameworks", f"{len(found)} known"),
        Grid(("Name", "What it is", "Where"), rows, records, stack_below=56),
        Hint(
            (
                ("pmcareer framework use NAME", "have every command show it"),
                ("pmcareer framework show NAME", "what is in it"),
                ("pmcareer framework new NAME", "a ladder of your own"),
            )
        ),
    )


def _row(known: FrameworkEntry) -> tuple[Cell, ...]:
    state = ("in use",) if known.in_use else ()
    counts = f"{format_count(known.levels, 'levels')}, {format_count(known.skills, 'skills')}"
    what = (
        Cell((known.problem,), head="cannot be read")
        if known.problem
        else Cell((f"{known.title} ({known.id} {known.version})", counts))
    )
    hidden = ("hidden by your own",) if known.hidden else ()
    return (
        Cell((known.name, *state), tone="focus" if known.in_use else "normal"),
        what,
        Cell((_WHERE[known.where], *hidden), tone="muted"),
    )


def _record(known: FrameworkEntry) -> tuple[str, ...]:
    counts = ("", "") if known.problem else (str(known.levels), str(known.skills))
    state = "in use" if known.in_use else "hidden" if known.hidden else ""
    return (
        known.name, known.id, known.title, known.version, *counts, _WHERE[known.where], str(known.folder), state,
        known.problem,
    )  # fmt: skip


def shown(framework: Framework, folder: Path, files: int, in_use: str, called: str) -> Page:
    """One framework whole: `in_use` says why commands take it, if they do, `called` what to type for it."""
    named = f" {called}" if called else ""
    option = f" --framework {called}" if called else ""
    hint = Hint(
        (
            (f"pmcareer ladder{option}", "its levels with what they answer for"),
            (f"pmcareer framework check{named}", "what could be better in it"),
        )
    )
    return (*_shown(framework, folder, files, in_use), hint)


def _shown(framework: Framework, folder: Path, files: int, in_use: str) -> Iterator[Block]:
    yield Title(framework.title, "Framework", f"{framework.id} {framework.version}")
    if framework.description:
        yield Prose(framework.description, "Description")
    yield Section("Scale")
    yield Pairs(tuple(Pair(f"{step.value} {step.name}", step.description) for step in framework.scale), "Step")
    if framework.tracks:
        yield Section("Tracks")
        counts = {track.id: sum(level.track == track.id for level in framework.levels) for track in framework.tracks}
        pairs = (
            Pair(track.title, f"{track.id}: {format_count(counts[track.id], 'levels')}") for track in framework.tracks
        )
        yield Pairs(tuple(pairs), "Track")
    yield Section("Levels")
    yield Tree(_branches(rungs(framework)))
    yield Section("Skills")
    yield Pairs(tuple(_areas(framework)), "Area")
    yield Section("Where it comes from")
    expectations = sum(len(skill.expectations) for skill in framework.skills)
    holds = (
        f"{format_count(len(framework.levels), 'levels')}, {format_count(len(framework.skills), 'skills')}, "
        f"{format_count(expectations, 'expectations')}, in {format_count(files, 'files')}"
    )
    rows = [Pair("Holds", holds), Pair("Lies in", str(folder))]
    rows += [Pair("In use", f"yes, {in_use}")] if in_use else []
    rows += [Pair("Attribution", framework.attribution)] if framework.attribution else []
    yield Pairs(tuple(rows))


def _branches(found: Sequence[Rung]) -> tuple[Branch, ...]:
    """Levels one below the other; where the ladder forks, each way in as a branch that holds what follows on it."""
    waiting: list[tuple[int, Branch, list[Branch]]] = []
    top: list[Branch] = []

    def close(depth: int) -> None:
        while waiting and waiting[-1][0] >= depth:
            _, branch, children = waiting.pop()
            whole = replace(branch, children=tuple(children))
            (waiting[-1][2] if waiting else top).append(whole)

    for rung, after in zip(found, [*found[1:], None], strict=True):
        depth = 2 * rung.depth - rung.begins
        close(depth)
        waiting.append((depth, _branch(rung.level, after.level.id if after and after.depth == rung.depth else ""), []))
    close(0)
    return tuple(top)


def _branch(level: Level, after: str) -> Branch:
    """A level; where it leads is said unless that is the level below it, on the same branch."""
    leads = f"leads to {' or '.join(level.next)}" if level.next and level.next != (after,) else ""
    beside = f"beside {' and '.join(level.lateral)}" if level.lateral else ""
    return Branch(level.title, (), SEPARATOR.join(filter(None, (level.id, leads, beside))))


def _areas(framework: Framework) -> Iterator[Pair]:
    """Skills by area, both in the order in which they are read."""
    areas: dict[str, list[str]] = {}
    for skill in framework.skills:
        areas.setdefault(skill.area, []).append(skill.name)
    for area, names in areas.items():
        yield Pair(area or "Without an area", ", ".join(names))

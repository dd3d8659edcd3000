"""The levels of two ladders compared: what each is called, where it stands, what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.framework import Framework, Level, Responsibility, WatchOut
from pm_career.domain.text import fold_name
from pm_career.frameworks.changes.change import Kind
from pm_career.frameworks.changes.collector import At, Notebook
from pm_career.frameworks.changes.pairing import paired

_SCOPE = ("impact", "autonomy", "influence", "complexity")
_TEXTS = ("stage", "summary", "titles_apart")
_LISTS = ("titles", "aliases", "first_90_days", "not_this_level", "growing_here")


def compare_levels(old: Framework, new: Framework, notes: Notebook) -> None:
    """Note what changed in the levels, apart from what they expect of skills."""
    olds = {notes.levels.get(level.id, level.id): level for level in old.levels}
    news = {level.id: level for level in new.levels}
    on_the_way = _on_the_way(new, set(olds))
    for level in new.levels:
        before = olds.get(level.id)
        if before is None:
            rule = "new-on-the-way" if level.id in on_the_way else "new-aside"
            notes.note(Kind.NEW, At("level", level.id), after=level.title, rule=rule)
        else:
            _compare(before, level, notes)
    for present, level in olds.items():
        if present not in news:
            notes.note(Kind.REMOVED, At("level", level.id), before=level.title)
    _compare_order(olds, news, notes)


def _on_the_way(new: Framework, before: set[str]) -> set[str]:
    """The new levels that one comes to by going on from a level that was there before."""
    nexts = {level.id: level.next for level in new.levels}
    waiting = [level_id for level_id in nexts if level_id in before]
    found: set[str] = set()
    while waiting:
        for target in nexts.get(waiting.pop(), ()):
            if target not in before and target not in found:
                found.add(target)
                waiting.append(target)
    return found


def _compare(old: Level, new: Level, notes: Notebook) -> None:
    at = At("level", new.id)
    notes.text(at, "title", old.title, new.title, kind=Kind.RENAMED)
    for name in _TEXTS:
        notes.text(at, name, getattr(old, name), getattr(new, name))
    for name in _SCOPE:
        notes.text(at, f"scope.{name}", getattr(old.scope, name), getattr(new.scope, name))
    for name in _LISTS:
        notes.texts(at, name, getattr(old, name), getattr(new, name))
    years = [f"{each[0]}-{each[1]}" if each else "" for each in (old.experience_years, new.experience_years)]
    notes.text(at, "experience_years", *years)
    notes.value(at, "rank", str(old.rank), str(new.rank))
    if notes.tracks.get(old.track, old.track) != new.track:
        notes.value(at, "track", old.track, new.track)
    notes.references(at, "next", old.next, new.next, notes.levels)
    notes.references(at, "lateral", old.lateral, new.lateral, notes.levels)
    _compare_responsibilities(old.responsibilities, new.responsibilities, new.id, notes)
    _compare_watch_outs(old.watch_outs, new.watch_outs, at, notes)


def _compare_responsibilities(
    old: Sequence[Responsibility], new: Sequence[Responsibility], level: str, notes: Notebook
) -> None:
    if old == new:
        return
    found = paired(
        old,
        new,
        key=lambda each: fold_name(each.title),
        texts=lambda each: (each.title, each.summary, *each.in_practice),
    )
    for a, b in found.pairs:
        before, after = old[a], new[b]
        at = At("responsibility", level, name=after.title)
        notes.text(at, "title", before.title, after.title, kind=Kind.RENAMED)
        notes.text(at, "short", before.short, after.short, kind=Kind.RENAMED)
        notes.text(at, "summary", before.summary, after.summary)
        notes.texts(at, "in_practice", before.in_practice, after.in_practice)
    for b in found.come:
        at = At("responsibility", level, name=new[b].title)
        notes.note(Kind.NEW, at, after=new[b].title, rule="new-responsibility")
    for a in found.gone:
        notes.note(Kind.REMOVED, At("responsibility", level, name=old[a].title), before=old[a].title)
    if found.reordered:
        titles = [old[a].title for a, _ in sorted(found.pairs)], [new[b].title for _, b in found.pairs]
        notes.order(At("level", level), "responsibilities", *titles)


def _compare_watch_outs(old: Sequence[WatchOut], new: Sequence[WatchOut], at: At, notes: Notebook) -> None:
    if old == new:
        return
    found = paired(old, new, key=lambda each: each.text, texts=lambda each: (each.text, each.instead))
    for a, b in found.pairs:
        notes.text(at, "watch_outs", old[a].text, new[b].text)
        notes.text(at, "watch_outs.instead", old[a].instead, new[b].instead)
    for b in found.come:
        notes.note(Kind.CLARIFIED, at, "watch_outs", None, new[b].text)
    for a in found.gone:
        notes.note(Kind.CLARIFIED, at, "watch_outs", old[a].text, None)
    if found.reordered:
        texts = [old[a].text for a, _ in sorted(found.pairs)], [new[b].text for _, b in found.pairs]
        notes.order(at, "watch_outs", *texts)


def _compare_order(olds: dict[str, Level], news: dict[str, Level], notes: Notebook) -> None:
    """Levels of one rank that stand in another order; where a rank is another, that says it already."""
    stayed = [level_id for level_id in news if level_id in olds and olds[level_id].rank == news[level_id].rank]
    before = [level_id for level_id in olds if level_id in set(stayed)]
    if before != stayed:
        notes.order(At("framework"), "levels", [olds[each].id for each in before], stayed)

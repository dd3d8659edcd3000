"""Compare the levels of two frameworks: their names, places and texts."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.fields import list_texts
from pm_career.domain.framework import Framework, Level, Responsibility, WatchOut
from pm_career.domain.text import fold_name
from pm_career.frameworks.changes.change import Kind
from pm_career.frameworks.changes.collector import Collector, Subject, list_compared_fields
from pm_career.frameworks.changes.pairing import pair_items

_LEVEL = list_compared_fields(Level, without=("id", "responsibilities", "watch_outs"))
_RESPONSIBILITY = list_compared_fields(Responsibility, without=())


def compare_levels(old: Framework, new: Framework, found: Collector) -> None:
    """Note what changed in the levels, apart from what they expect of skills."""
    renamed = found.renamed["level"]
    olds = {renamed.get(level.id, level.id): level for level in old.levels}
    news = {level.id: level for level in new.levels}
    on_the_way = _find_levels_on_the_way(new, set(olds))
    for level in new.levels:
        before = olds.get(level.id)
        if before is None:
            rule = "new-on-the-way" if level.id in on_the_way else "new-aside"
            found.note(Kind.NEW, Subject("level", level.id), after=level.title, rule=rule)
        else:
            _compare_level(before, level, found)
    for present, level in olds.items():
        if present not in news:
            found.note(Kind.REMOVED, Subject("level", level.id), before=level.title)
    _compare_order(olds, news, found)


def _find_levels_on_the_way(new: Framework, before: set[str]) -> set[str]:
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


def _compare_level(old: Level, new: Level, found: Collector) -> None:
    subject = Subject("level", new.id)
    found.compare_fields(old, new, subject, _LEVEL)
    _compare_responsibilities(old.responsibilities, new.responsibilities, subject, found)
    _compare_watch_outs(old.watch_outs, new.watch_outs, subject, found)


def _compare_responsibilities(
    old: Sequence[Responsibility], new: Sequence[Responsibility], level: Subject, found: Collector
) -> None:
    """Note what changed in the responsibilities, matched by id and title, each under its title. A new one asks more."""
    if old == new:
        return

    def subject(each: Responsibility) -> Subject:
        return Subject("responsibility", level.level, name=each.title)

    renamed = {former: each.id for each in new for former in each.formerly}

    def key(each: Responsibility) -> str:
        return renamed.get(each.id, each.id) or fold_name(each.title)

    pairs = pair_items(old, new, key=key, texts=lambda each: list_texts(each, {"short", "id", "formerly"}))
    for a, b in pairs.pairs:
        found.compare_fields(old[a], new[b], subject(new[b]), _RESPONSIBILITY)
    for b in pairs.come:
        found.note(Kind.NEW, subject(new[b]), after=new[b].title, rule="new-responsibility")
    for a in pairs.gone:
        found.note(Kind.REMOVED, subject(old[a]), before=old[a].title)
    found.note_order_of(level, "responsibilities", pairs, old, new, lambda each: each.title)


def _compare_watch_outs(old: Sequence[WatchOut], new: Sequence[WatchOut], level: Subject, found: Collector) -> None:
    """Note what changed in the watch-outs, which are matched by what goes wrong."""
    if old == new:
        return
    pairs = pair_items(old, new, key=lambda each: each.text, texts=list_texts)
    for a, b in pairs.pairs:
        found.compare_texts(level, "watch_outs", old[a].text, new[b].text)
        found.compare_texts(level, "watch_outs.instead", old[a].instead, new[b].instead)
    for b in pairs.come:
        found.note(Kind.CLARIFIED, level, "watch_outs", None, new[b].text)
    for a in pairs.gone:
        found.note(Kind.CLARIFIED, level, "watch_outs", old[a].text, None)
    found.note_order_of(level, "watch_outs", pairs, old, new, lambda each: each.text)


def _compare_order(olds: dict[str, Level], news: dict[str, Level], found: Collector) -> None:
    """Note levels of one rank whose order changed; a changed rank is noted by itself."""
    stayed = [level_id for level_id in news if level_id in olds and olds[level_id].rank == news[level_id].rank]
    before = [level_id for level_id in olds if level_id in set(stayed)]
    if before != stayed:
        found.note_order(Subject("framework"), "levels", [olds[each].id for each in before], stayed)

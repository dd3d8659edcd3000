"""Where the comparisons note what they find: texts, names, lists and references, each with its kind and weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pm_career.domain.wording import have_same_words
from pm_career.frameworks.changes.change import About, Change, Kind
from pm_career.frameworks.changes.pairing import paired

_SHORT = 40


class At(NamedTuple):
    """What a change is about, before it is known what changed."""

    about: About
    level: str = ""
    skill: str = ""
    name: str = ""


class Notebook:
    """Gathers changes; `levels`, `skills` and `tracks` are old ids -> the new ids of what was renamed."""

    def __init__(self, levels: dict[str, str], skills: dict[str, str], tracks: dict[str, str]) -> None:
        self.changes: list[Change] = []
        self.levels, self.skills, self.tracks = levels, skills, tracks

    def note(
        self,
        kind: Kind,
        at: At,
        field: str = "",
        before: str | None = None,
        after: str | None = None,
        *,
        rule: str = "",
        alike: float | None = None,
    ) -> None:
        """Note one change; its weight goes by its kind, unless a `rule` of its own is named."""
        self.changes.append(
            Change(
                kind=kind,
                about=at.about,
                field=field,
                level=at.level,
                skill=at.skill,
                name=at.name,
                before=before,
                after=after,
                alike=alike,
                rule=rule or kind.value,
            )
        )

    def text(self, at: At, field: str, before: str, after: str, *, kind: Kind = Kind.CLARIFIED, rule: str = "") -> None:
        """Note a text that is another, unless it is the same: as reworded where no word is another."""
        if before == after:
            return
        if before and after and have_same_words(before, after):
            self.note(Kind.REWORDED, at, field, before, after)
        else:
            self.note(kind, at, field, before or None, after or None, rule=rule)

    def value(self, at: At, field: str, before: str, after: str) -> None:
        """Note a place on the ladder that is another."""
        if before != after:
            self.note(Kind.MOVED, at, field, before or None, after or None)

    def texts(self, at: At, field: str, old: Sequence[str], new: Sequence[str], *, counts: str = "") -> None:
        """Note what changed in a list of texts; where each item `counts`, one more and one less are new and removed."""
        if old == new:
            return
        found = paired(old, new, texts=lambda text: (text,))
        for a, b in found.pairs:
            self.text(at, field, old[a], new[b])
        for b in found.come:
            self.note(
                Kind.NEW if counts else Kind.CLARIFIED, at, field, None, new[b], rule=f"new-{counts}" * bool(counts)
            )
        for a in found.gone:
            self.note(Kind.REMOVED if counts else Kind.CLARIFIED, at, field, old[a], None)
        if found.reordered:
            self.order(at, field, [old[a] for a, _ in sorted(found.pairs)], [new[b] for _, b in found.pairs])

    def references(self, at: At, field: str, old: Sequence[str], new: Sequence[str], renamed: dict[str, str]) -> None:
        """Note a list of ids that names others or in another order, renamed ones apart."""
        if tuple(renamed.get(each, each) for each in old) != tuple(new):
            self.note(Kind.MOVED, at, field, ", ".join(old) or None, ", ".join(new) or None)

    def order(self, at: At, field: str, before: Sequence[str], after: Sequence[str], *, rule: str = "order") -> None:
        """Note that the same items stand in another order; only the stretch in which they do is told."""
        start = 0
        while start < min(len(before), len(after)) - 1 and before[start] == after[start]:
            start += 1
        end = 0
        while end < min(len(before), len(after)) - start - 1 and before[-1 - end] == after[-1 - end]:
            end += 1
        stretches = [_listed(side[start : len(side) - end]) for side in (before, after)]
        self.note(Kind.MOVED, at, f"order of {field}", stretches[0], stretches[1], rule=rule)


def _listed(items: Iterable[str]) -> str:
    return ", ".join(item if len(item) <= _SHORT else f"{item[:_SHORT].rstrip()}…" for item in items)

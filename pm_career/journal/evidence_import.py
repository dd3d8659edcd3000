"""Import evidence from a file: which of its pieces are added, which skills they show, what becomes of every line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec.structs import replace

from pm_career.domain.evidence import Evidence, Source
from pm_career.domain.names import list_skill_names
from pm_career.domain.periods import Period
from pm_career.domain.text import cut_text, fold_name
from pm_career.errors import UsageError
from pm_career.importing.evidence.piece import NO_DAY, EvidenceFile, Piece, Place
from pm_career.journal.access import Owner
from pm_career.journal.evidence_repeats import Key, find_known, find_repeats, make_identity
from pm_career.store.evidence import import_evidence
from pm_career.store.homes import find_home
from pm_career.store.ids import check_value
from pm_career.store.log import Change, Store

if TYPE_CHECKING:
    from pm_career.domain.framework import Framework

Fate = Literal["taken", "doubtful", "left"]
_SHOWN = 200
_PARTS_OF_HEADING = str.maketrans(dict.fromkeys("&/+:|–—()[]", ","))


class Part(NamedTuple):
    """What becomes of one part of the file, and why if it is not simply taken.

    `evidence` is what would be stored, for what is taken or doubtful; its id is empty until it is. `has_day`: whether
    its day is known. `suggested` are skills that the words sound like; `key` tells it from all others of the file.
    """

    place: Place
    fate: Fate
    text: str
    why: str = ""
    evidence: Evidence | None = None
    has_day: bool = True
    suggested: tuple[str, ...] = ()
    key: Key = ("", 0)

    @property
    def outcome(self) -> str:
        """What came of it, as it would be stored."""
        return self.evidence.outcome if self.evidence else ""

    @property
    def skills(self) -> tuple[str, ...]:
        """The ids of the skills that it would be tied to."""
        return self.evidence.skills if self.evidence else ()


class Plan(NamedTuple):
    """A file, and what becomes of all that is in it, in the order of the file."""

    file: EvidenceFile
    parts: tuple[Part, ...]

    def list_fate(self, fate: Fate) -> tuple[Part, ...]:
        """The parts that have this fate."""
        return tuple(each for each in self.parts if each.fate == fate)


def plan_import(
    store: Store,
    owner: Owner,
    file: EvidenceFile,
    today: date,
    *,
    source: Source | None = None,
    day: date | None = None,
) -> Plan:
    """Decide what becomes of each piece and line of a file, without storing anything.

    `source`: who says so; an artefact for a table and the person otherwise, unless given. `day` is that of pieces for
    which the file names none.
    """
    pieces = [_date(each, day) if day and each.doubt == NO_DAY else each for each in file.pieces]
    repeats = find_repeats(store, owner.person, pieces, days_count=not file.is_table)
    by_name = _index_skills(owner.ladder) if owner.ladder else {}
    source = source or ("artefact" if file.is_table else "self")
    parts = []
    for piece, repeat in zip(pieces, repeats, strict=True):
        skills = _match_skills(by_name, piece)
        what = _drop_tags(piece.what, by_name)
        new = Evidence(
            person=owner.person, what=what, date=piece.date or today, skills=skills, outcome=piece.outcome,
            links=piece.links, source=source, project=piece.project,
        )  # fmt: skip
        doubt = piece.doubt or repeat.why
        part = Part(
            piece.place, "doubtful" if doubt else "taken", what, doubt, new, piece.date is not None, (), repeat.key
        )
        parts.append(_leave(part, repeat.why) if repeat.fate == "left" else _check(part))
    parts = _suggest(owner, parts)
    parts += [Part(each.place, "left", each.text, each.why) for each in file.rest]
    return Plan(file, tuple(sorted(parts, key=lambda each: each.place.first)))


def add_import(change: Change, owner: Owner, plan: Plan, chosen: Iterable[Part]) -> Plan:
    """Store the evidence of the parts that were chosen, as one change; what another process added since stays out.

    Returns the plan with what became of each: the evidence of what was stored has its id.
    """
    wanted = {each.key: each for each in chosen}
    known = find_known(change, owner.person, wanted)
    home = find_home(change)
    new = {
        make_identity(home, owner.person, key): each.evidence
        for key, each in wanted.items()
        if key not in known and each.evidence is not None
    }
    stored = dict(zip(new, import_evidence(change, new, plan.file.name), strict=True))
    parts = []
    for each in plan.parts:
        evidence = stored.get(make_identity(home, owner.person, each.key)) if each.evidence else None
        if evidence is not None:
            parts.append(Part(each.place, "taken", evidence.what, evidence=evidence, key=each.key))
        elif each.key in wanted and each.evidence:
            parts.append(_leave(each, known[each.key]))
        else:
            parts.append(each)
    return plan._replace(parts=tuple(parts))


def _date(piece: Piece, day: date) -> Piece:
    return replace(piece, date=day, period=Period(day, day), doubt="")


def _leave(part: Part, why: str) -> Part:
    return Part(part.place, "left", part.text, why)


def _check(part: Part) -> Part:
    """The part, or why it cannot be stored: a part of it may be too long."""
    try:
        check_value(part.evidence) if part.evidence else None
    except UsageError as error:
        return _leave(part._replace(text=cut_text(part.text, _SHOWN)), f"{error.message} {error.hint}".rstrip("."))
    return part


def _suggest(owner: Owner, parts: Sequence[Part]) -> list[Part]:
    """Suggest skills for what neither a heading nor a tag ties to one. A suggestion that is sure is taken."""
    open_ones = [place for place, each in enumerate(parts) if each.evidence and not each.evidence.skills]
    found = list(parts)
    if owner.ladder is None or not open_ones:
        return found
    from pm_career.advice.skill_suggestion import suggest_skills_for_each  # brings the stemmer

    texts = [f"{found[place].text}\n{found[place].outcome}" for place in open_ones]
    for place, suggested in zip(open_ones, suggest_skills_for_each(owner.ladder, texts), strict=True):
        evidence = parts[place].evidence
        assert evidence is not None
        sure = tuple(each.skill for each in suggested if each.sure)
        likely = tuple(each.skill for each in suggested)
        found[place] = parts[place]._replace(evidence=replace(evidence, skills=sure), suggested=likely)
    return found


def _index_skills(ladder: Framework) -> dict[str, str]:
    """The skill that each name, former id or keyword stands for, folded; a name before a keyword of another skill."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    keywords: defaultdict[str, set[str]] = defaultdict(set)
    for skill in ladder.skills:
        for name in (*list_skill_names(skill), *skill.formerly):
            names[fold_name(name)].add(skill.id)
        for keyword in skill.keywords:
            keywords[fold_name(keyword)].add(skill.id)
    return {name: next(iter(ids)) for name, ids in {**keywords, **names}.items() if len(ids) == 1}


def _match_skills(by_name: Mapping[str, str], piece: Piece) -> tuple[str, ...]:
    """The skills that the tags of a piece name, and its headings, the nearest first."""
    named = list(piece.tags)
    for heading in reversed(piece.headings):
        named += [heading, *heading.translate(_PARTS_OF_HEADING).replace(" and ", ",").split(",")]
    found = (by_name.get(fold_name(each)) for each in named if each.strip())
    return tuple(dict.fromkeys(filter(None, found)))


def _drop_tags(what: str, by_name: Mapping[str, str]) -> str:
    """The text without the tags at the end of its first line that name skills: these are kept as skills."""
    first, line_end, others = what.partition("\n")
    words = first.split(" ")
    while len(words) > 1 and words[-1][:1] == "#" and fold_name(words[-1].lstrip("#")) in by_name:
        words.pop()
    return f"{' '.join(words).rstrip()}{line_end}{others}"

"""Doubt names of levels and skills that may be something else, or one name in two spellings, in whatever form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.claims import Claim, find_first_text, make_key, split_levels
from pm_career.importing.ladders.mapping import Doubt, MappedLevel, format_texts, quote_texts
from pm_career.importing.ladders.mapping_file import format_text
from pm_career.importing.ladders.steps import find_number
from pm_career.importing.ladders.vocabulary import (
    find_role,
    find_scale_place,
    looks_like_level,
    names_profession,
    strip_accents,
    strip_heading,
)

_ALIKE = 0.85
"""From this ratio of difflib on, two names that differ in letters alone are one that is misspelt in one place."""
_SHORTEST = 5
"""Letters of a name at least: in shorter ones a letter more is another name ('APM', 'PM')."""
_NO_LEVELS = frozenset(
    {"other", "note", "status", "more", "years", "step", "role", "text", "evidence", "area", "description", "summary"}
)
"""What usual headings are about besides levels and skills: none is a level that does not read like one."""
_NO_SKILL = re.compile(
    r"notes?|comments?|remarks?|status|owner|weight(?:ing|ed \w+)?|mean|gesamt\w*"
    r"|(?:(?:sub ?)?totals?|sum|averages?|avg|(?:max|min)(?:imum)?)(?: (?:to )?\w+)?|head ?counts?"
    r"|number of people|version|authors?|tags?|links?|sources?|legend"
    r"|date|faqs?|(?:last )?(?:updated|reviewed|changed)|last (?:update|review|change)|prepared by|approv\w+(?: by)?"
    r"|locations?|years(?: .*)?|example people|salar(?:y|ies)(?: .*)?|pay(?: (?:range|band|grade|scale))?|bands?|bonus"
    r"|benefits|perks|compensation|vacation(?: days)?|next (?:steps?|review)|reports? to(?: .*)?|team size(?: .*)?"
    r"|typical .*|comparable .*|equivalent levels?|one[ -]line summary|interviewed by|proof needed|.* per (?:week|year)"
    r"|time to next level|open (?:questions|issues)|change ?log|contacts?(?: persons?| details)?|glossary|appendix"
    r"|further reading|recommended \w+|interview (?:questions?|panel|loop)"
    r"|promotions?(?: criteria| process| path| cycle)?|promotionskriterien"
    r"|table of contents|license|resources|learning resources|to be discussed|comments? (?:from|by) .*|\w+ comments"
    r"|books|ansprechpartner\w*|kontakte?|gehalt|häufige fragen|inhalt(?:sverzeichnis)?|salaire|contacto?|salario"
    r"|preguntas frecuentes|liens|ressourcen|hinweise|not in scope|watch out for"
    r"|qualifications?|degree|(?:next|previous) role|span of control|interview focus|question bank|equity|probation"
    r"|notice period|working hours|sample artefacts|suggested \w+|tools used|blockers(?: .*)?|signs you are stuck"
    r"|external equivalent|also known as|job code|cost cent(?:er|re)|assessed by|minimum time(?: .*)?|formerly"
)
"""Names of what says how a ladder is used, or is about levels: they are hardly those of skills."""
_ASIDE = frozenset({"evidence", "watch_outs", "note", "status", "more"})
"""What usual headings say that a row, column or section has of other skills: none is one itself."""
_QUESTION = re.compile(
    r"(?:how|what|why|when|where|who|which|wie|was|warum|comment|pourquoi|cómo|qué|example|beispiel|exemple|ejemplo)\b"
)
"""A name that begins like a question or an example is rarely that of a skill: 'How to get promoted'."""
_COUNTED = re.compile(r"\W*(?:\d+|[ivx]+|[a-e])\W*")
_CODE = re.compile(r"[^\W\d_]{1,5}[ .-]?\d{1,2}\b")
_PERIOD = re.compile(r"(?:week|day|month|sprint|module|lesson|woche|tag|monat|semaine|jour|mois) \d+")
_BETWEEN = re.compile(r"(?:from|to|between|becoming|von|vom|entre)\b|.*(?:→|->|⇒)")
"""How a way to another level is called: 'From Junior to Senior', 'To get to Senior', 'Junior → Senior'."""
_TOPS = frozenset({"staff", "principal", "distinguished", "fellow"})
_SIGNS = re.compile(r"[+#&]")
"""What tells 'C', 'C++' and 'C#' apart."""
_SHORT_FORMS = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "mgr": "manager", "eng": "engineer",
    "assoc": "associate", "dir": "director", "mid": "middle", "level": "", "lvl": "",
}  # fmt: skip


def doubt_names(levels: Sequence[MappedLevel], claims: Sequence[Claim], *, are_given: bool) -> list[Doubt]:
    """Doubt the names of levels, unless an option gave them, and of the skills that claims are about."""
    about: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.skill:
            about.setdefault(claim.skill, []).append(claim)
    skills = [find_first_text(own, "skill") or skill for skill, own in about.items()]
    of_skills = [*_doubt_skills(skills, levels), *_doubt_falls(levels, about)]
    alike = [
        Doubt(
            f"'{one_line(one)}' and '{one_line(other)}' may be one skill.",
            "",
            (f"skills: [{{name: {format_text(one_line(one))}, also: [{format_text(one_line(other))}]}}]",),
        )
        for one, other in _find_alike(skills)
    ]
    of_levels = [] if are_given else _doubt_levels(levels)
    return [*(Doubt(each, "levels") for each in of_levels), *(Doubt(each) for each in of_skills), *alike]


def _doubt_levels(levels: Sequence[MappedLevel]) -> Iterator[str]:
    names = list(dict.fromkeys(level.name for level in levels))
    odd = [
        name
        for name in names
        if _BETWEEN.match(fold_spaces(name))
        or _PERIOD.fullmatch(fold_spaces(name))
        or (not looks_like_level(name) and (_NO_SKILL.fullmatch(strip_heading(name)) or find_role(name) in _NO_LEVELS))
    ]
    if odd:
        yield f"These may not be levels: {format_texts(odd)}."
    for one, other in _find_alike(names):
        yield f"'{one_line(one)}' and '{one_line(other)}' may be one level."
    keys = {make_key(name, level.track): name for level in levels for name in (level.name, *level.also)}
    several = [name for key, name in keys.items() if any(part in keys for part in split_levels(key))]
    if several:
        yield f"These may be several levels in one cell: {quote_texts(several)}."
    leads = _list_leads(levels)
    if leads:
        yield f"These may be on a track of their own: {format_texts(leads)}."
    outside = _list_outside(levels)
    if outside:
        yield f"These stand above or below the levels, and do not read like one: {format_texts(outside)}."
    apart = _list_parts_of_levels([level.name for level in levels if not level.track])
    if apart:
        yield f"These may be parts of levels, rather than levels: {format_texts(apart)}."
    codes: dict[tuple[str, str], list[str]] = {}
    for level in levels:
        if found := _CODE.match(fold_spaces(level.name)):
            codes.setdefault((found[0], level.track), []).append(level.name)
    again = [name for named in codes.values() for name in named if len(named) > 1]
    if again:
        yield f"These levels have the same code, and may be of one rank: {format_texts(again)}."


def _list_parts_of_levels(names: Sequence[str]) -> list[str]:
    """List names of which several share their beginnings and ends: 'Junior Q1', 'Junior Q2', 'Senior Q1', 'Senior Q2'.

    Ends that are numbers, or read like levels themselves, tell levels apart.
    """
    ends: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        words = fold_spaces(name).split()
        for at in range(1, len(words) + 1):
            end = " ".join(words[at:])
            if not looks_like_level(end) and not _COUNTED.fullmatch(end):
                ends[" ".join(words[:at])][end] = name
    several = [[*own.values()] for own in ends.values() if len(own) > 1]
    return [name for each in several for name in each] if len(several) > 1 else []


def _list_leads(levels: Sequence[MappedLevel]) -> list[str]:
    """List managers above somebody who leads nobody: 'Engineering Manager' above 'Staff Engineer'."""
    words = {level.name: {*strip_heading(level.name).split()} for level in levels if not level.track}
    tops = [level.rank for level in levels if not words.get(level.name, set()).isdisjoint(_TOPS)]
    managers = [level for level in levels if {"manager"} < words.get(level.name, set())]
    if not tops or 2 * len(managers) > len(levels):
        return []
    return [level.name for level in managers if level.rank > min(tops)]


def _list_outside(levels: Sequence[MappedLevel]) -> list[str]:
    """List the levels above or below all those that read like one, if they share no word with half of these."""
    likes = [level for level in levels if looks_like_level(level.name) or _CODE.match(fold_spaces(level.name))]
    if len(likes) < 2:
        return []
    words = [{*strip_heading(level.name).split()} for level in likes]
    low, high = min(level.rank for level in likes), max(level.rank for level in likes)
    found = []
    for level in levels:
        is_known = names_profession(level.name) or find_scale_place(level.name) is not None
        shares = sum(not own.isdisjoint(strip_heading(level.name).split()) for own in words)
        if not is_known and not low <= level.rank <= high and 2 * shares < len(likes):
            found.append(level.name)
    return found


def _doubt_skills(names: Sequence[str], levels: Sequence[MappedLevel]) -> Iterator[str]:
    words = {word for level in levels for word in strip_heading(level.name).split()}
    odd = [name for name in names if _is_no_skill(name) or _is_among_levels(name, words)]
    if odd:
        yield f"These may not be skills: {format_texts(odd)}."


def _is_no_skill(name: str) -> bool:
    if (
        not strip_heading(name)
        or name.strip().isdecimal()
        or _QUESTION.match(fold_spaces(name))
        or find_role(name) in _ASIDE
    ):
        return True
    return _NO_SKILL.fullmatch(strip_heading(name)) is not None


def _is_among_levels(name: str, words: Collection[str]) -> bool:
    """Whether the name of a skill reads like a level, by words that the levels have, too."""
    return looks_like_level(name) and {*strip_heading(name).split()} <= {*words}


def _find_alike(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Find pairs of names that differ in one misspelt word, or in how words are shortened; numbers tell names apart."""
    same: dict[tuple[str, ...], str] = {}
    beside: dict[tuple[object, ...], dict[str, str]] = defaultdict(dict)  # by the other words, and an end of this one
    for name in names:
        words = _fold(name).split()
        earlier = same.setdefault((*words, *_SIGNS.findall(name)), name)
        if fold_spaces(earlier) != fold_spaces(name):
            yield earlier, name
        for at, word in enumerate(words):
            rest = (at, len(words), *words[:at], *words[at + 1 :])
            ends = (beside[*rest, word[:2], ""], beside[*rest, "", word[-2:]])
            known = {each: other for end in ends for each, other in end.items()}
            yield from ((other, name) for each, other in known.items() if each != word and _is_misspelt(each, word))
            for end in ends:
                end.setdefault(word, name)


def _is_misspelt(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or any(map(str.isdecimal, one + other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _fold(name: str) -> str:
    words = strip_accents(strip_heading(re.sub(r"[-()\[\]]", " ", name))).split()
    return " ".join(filter(None, (_SHORT_FORMS.get(word, word) for word in words)))


def _doubt_falls(levels: Sequence[MappedLevel], about: dict[str, list[Claim]]) -> Iterator[str]:
    """Doubt skills of which less is expected at a higher level of one track, by the numbers of the file."""
    order = {make_key(name).name: level for level in levels for name in (level.name, *level.also)}
    falling, counted = [], 0
    for skill, claims in about.items():
        steps: dict[str, dict[int, float]] = {}
        for claim in claims:
            level = order.get(claim.level.name) if claim.level else None
            number = find_number(claim.text)
            if level is None or number is None:
                continue
            steps.setdefault(level.track, {})[level.rank] = number.value
        ordered = [[own[rank] for rank in sorted(own)] for own in steps.values()]
        counted += any(len(own) > 1 for own in ordered)
        if any(low > high for own in ordered for low, high in pairwise(own)):
            falling.append(find_first_text(claims, "skill") or skill)
    if 2 * len(falling) > counted:  # a skill or two may well matter less higher up
        yield f"Less is expected at a higher level than below it: {format_texts(falling)}."

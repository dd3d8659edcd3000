"""Claims -> a framework, a remark for each thing in it that was assumed, and every cell booked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step, Track
from pm_career.frameworks.imports.account import Fate
from pm_career.frameworks.imports.booked import NOTHING, book, book_against, book_fitted
from pm_career.frameworks.imports.claims import Claim, Gathered, LevelKey
from pm_career.frameworks.imports.describing import add_paragraph, level_parts
from pm_career.frameworks.imports.expecting import Expecting, Rows
from pm_career.frameworks.imports.layout import OF_LEVELS
from pm_career.frameworks.imports.legend import steps_in
from pm_career.frameworks.imports.naming import checked_id, ids_for, slug
from pm_career.frameworks.imports.order import Ladder, ladder_of
from pm_career.frameworks.imports.steps import Scale, by_order
from pm_career.frameworks.imports.texts import Fitted, as_name, as_text, shortened
from pm_career.frameworks.imports.wishes import Wishes
from pm_career.frameworks.imports.words import plain, says_nothing
from pm_career.frameworks.references import loosely

_OF_SKILLS = ("area", "description", "is_not")
_OF_BOTH = ("content", "step", "behaviours", "evidence", "label")
_GATHERED_FROM = 0.3
"""From this share of level and skill pairs with several different texts on, these are behaviours of one expectation."""

_EVERY = frozenset(
    {"all", "all-levels", "every-level", "any-level", "alle", "alle-stufen", "alle-level", "tous-niveaux"}
)

Remarks = dict[tuple[str, ...], str]
Pair = tuple[str, LevelKey]


class Made(msgspec.Struct, frozen=True):
    """What came of the claims."""

    framework: Framework
    remarks: Remarks


class Sorted(msgspec.Struct):
    """The claims by what they are about, each kind in the order of the cells."""

    levels: dict[LevelKey, list[Claim]] = {}
    skills: dict[str, list[Claim]] = {}
    pairs: dict[Pair, list[Claim]] = {}
    scale: list[Claim] = []


def made(gathered: Gathered, wishes: Wishes, title: str, *, wide: bool) -> Made:
    """Make the framework. A Question where it cannot be known, a UsageError where an option does not fit."""
    claims = _sorted(gathered)
    _spread(claims, gathered)
    pairs = _of_both(claims)
    ladder = _ladder(claims, pairs, wishes, gathered, wide=wide)
    scale = _scale(claims, pairs, wishes, gathered)
    names = _level_names(claims, ladder)
    level_ids = dict(zip(names, ids_for([name.text for name in names.values()], "level"), strict=True))
    remarks: Remarks = {}
    skills = _skills(claims, pairs, ladder, level_ids, scale, wishes, gathered, remarks)
    tracks = _tracks(claims, ladder, gathered)
    levels = _levels(claims, ladder, names, level_ids, tracks, gathered)
    used = [expectation.step for skill in skills for expectation in skill.expectations.values()]
    anchors = [names[key].text for key in ladder.ranks] if remarks and not wishes.scale else []
    steps = scale.steps(
        max([*used, *([max(ladder.ranks.values())] if anchors and scale.kind == "texts" else [])], default=2),
        anchors if len(set(ladder.ranks.values())) == len(anchors) else [],
    )
    steps = _told_scale(steps, gathered)
    _book_scale(claims, [step.name for step in steps], gathered)
    name = as_name(wishes.title or title).text or "Imported ladder"
    wanted = checked_id(wishes.id) if wishes.id else slug(name) or "imported"
    framework = Framework(
        id=wanted,
        title=name,
        version="1.0.0",
        scale=steps,
        levels=levels,
        skills=skills,
        tracks=tuple(Track(own, called.text) for own, called in tracks.values()),
    )
    return Made(framework, remarks)


def _sorted(gathered: Gathered) -> Sorted:
    found = Sorted({}, {}, {}, [])
    for claim in gathered.claims:
        if claim.what == "scale":
            found.scale.append(claim)
        elif claim.what in _OF_BOTH:
            if claim.level is None or not claim.skill:
                missing = "skill" if claim.level else "level"
                book(gathered.account, claim.at, Fate.NOT_UNDERSTOOD, f"its row names no {missing}")
                continue
            found.pairs.setdefault((claim.skill, claim.level), []).append(claim)
        elif claim.what in ("skill", *_OF_SKILLS):
            found.skills.setdefault(claim.skill, []).append(claim)
        elif claim.level is not None:
            found.levels.setdefault(claim.level, []).append(claim)
        else:
            book(gathered.account, claim.at, Fate.NOT_UNDERSTOOD, "its row names no level")
    return found


def _spread(claims: Sorted, gathered: Gathered) -> None:
    """Let what is said of all levels be said of each."""
    for key in [key for key in claims.levels if key.name in _EVERY]:
        others = [other for other in claims.levels if other.name not in _EVERY]
        if not others:
            return
        for claim in claims.levels.pop(key):
            book(gathered.account, claim.at, Fate.META, "it means every level")
        for (skill, level), about in list(claims.pairs.items()):
            if level == key:
                del claims.pairs[skill, level]
                for other in others:
                    claims.pairs.setdefault((skill, other), []).extend(about)
        gathered.assume(f"'{key.name.replace('-', ' ')}' is no level, but means each of them.")


def _of_both(claims: Sorted) -> dict[str, dict[LevelKey, list[Claim]]]:
    pairs: dict[str, dict[LevelKey, list[Claim]]] = {skill: {} for skill in claims.skills}
    for (skill, level), about in claims.pairs.items():
        pairs.setdefault(skill, {})[level] = about
    return pairs


def _ladder(
    claims: Sorted, pairs: dict[str, dict[LevelKey, list[Claim]]], wishes: Wishes, gathered: Gathered, *, wide: bool
) -> Ladder:
    names = {key: _first(about, "level") for key, about in claims.levels.items()}
    on = {key: _first(about, "track") for key, about in claims.levels.items()}
    ranks = {key: _first(about, "rank") for key, about in claims.levels.items()}
    sequences = [tuple(levels) for levels in pairs.values()]
    return ladder_of(names, on, ranks, sequences, wishes, gathered, wide=wide)


def _first(about: Sequence[Claim], what: str) -> str:
    """What the claims of a kind say: the first, in the spelling that most of those have that agree with it."""
    said = [claim.text.strip() for claim in about if claim.what == what and not says_nothing(claim.text)]
    agreeing = Counter(text for text in said if plain(text) == plain(said[0]))
    return max(agreeing, key=lambda text: agreeing[text]) if agreeing else ""


def _scale(claims: Sorted, pairs: dict[str, dict[LevelKey, list[Claim]]], wishes: Wishes, gathered: Gathered) -> Scale:
    legend = {step: name for step, (_, _, name) in gathered.named_steps.items()}
    for claim in claims.scale:
        legend.update({step: name for step, name in steps_in(claim.text).items() if step not in legend})
    texts = {
        what: [
            claim.text
            for levels in pairs.values()
            for about in levels.values()
            for claim in about
            if claim.what == what and claim.text.strip() and not says_nothing(claim.text)
        ]
        for what in ("step", "content")
    }
    scale = Scale(texts["step"] or texts["content"], wishes, legend, gathered)
    if scale.kind == "texts" and not texts["step"]:
        gathered.assume(
            "The file gives no steps: each is that of the level's place on the ladder.",
            "--scale" if not wishes.scale else "",
        )
    return scale


def _level_names(claims: Sorted, ladder: Ladder) -> dict[LevelKey, Fitted]:
    """The titles of the levels, the lowest first: a name that is on several tracks with its track."""
    names: dict[LevelKey, Fitted] = {}
    taken: set[str] = set()
    written = {key: as_name(_first(claims.levels[key], "level")) for key in ladder.ranks}
    counted: dict[str, int] = defaultdict(int)
    for fitted in written.values():
        counted[loosely(fitted.text)] += 1
    for index, (key, fitted) in enumerate(written.items(), start=1):
        text, done = fitted.text or f"Level {index}", fitted.done
        if text.isdecimal():
            text = f"Level {text}"
        if counted[loosely(fitted.text)] > 1 and ladder.tracks[key]:
            text = as_name(f"{text} ({ladder.tracks[key]})").text
        while loosely(text) in taken:
            text = f"{text[:110]} {index}"
        taken.add(loosely(text))
        names[key] = Fitted(text, done)
    return names


def _levels(
    claims: Sorted,
    ladder: Ladder,
    names: dict[LevelKey, Fitted],
    ids: dict[LevelKey, str],
    tracks: dict[str, tuple[str, Fitted]],
    gathered: Gathered,
) -> tuple[Level, ...]:
    account = gathered.account
    levels = []
    for key, rank in ladder.ranks.items():
        about, own = claims.levels[key], ids[key]
        for claim in about:
            if claim.what == "level":
                book_fitted(account, claim.at, names[key], ("levels", own, "title"))
            elif claim.what == "rank":
                _book_rank(claim, about, rank, own, gathered)
        parts = level_parts(own, [claim for claim in about if claim.what in OF_LEVELS - {"rank", "track"}], account)
        on = tracks.get(plain(ladder.tracks[key]))
        written = as_text(_first(about, "level")).text
        aliases = (written,) if names[key].done and written and len(written) <= 120 and written.isprintable() else ()
        taken = {loosely(name.text) for name in names.values()} | set(map(loosely, ids.values()))
        level = Level(
            id=own,
            title=names[key].text,
            rank=rank,
            aliases=tuple(alias for alias in aliases if loosely(alias) not in taken and as_name(alias).text == alias),
            track=on[0] if on else "",
            next=tuple(ids[other] for other in ladder.next(key)),
            **parts,
        )
        levels.append(level)
    return tuple(levels)


def _book_rank(claim: Claim, about: Sequence[Claim], rank: int, own: str, gathered: Gathered) -> None:
    first = next(each for each in about if each.what == "rank")
    to = ("levels", own, "rank")
    if says_nothing(claim.text):
        book(gathered.account, claim.at, Fate.BLANK, NOTHING)
    elif claim is not first and plain(claim.text) != plain(first.text):
        book_against(gathered.account, claim, first, to, same=Fate.KEPT)
    elif claim.text.strip() == str(rank):
        book(gathered.account, claim.at, Fate.KEPT, "", to)
    else:
        book(gathered.account, claim.at, Fate.ASSUMED, "ranks are counted from 1", to)


def _tracks(claims: Sorted, ladder: Ladder, gathered: Gathered) -> dict[str, tuple[str, Fitted]]:
    """The tracks by their name as it is compared: id and title."""
    written = {plain(track): as_name(track) for track in ladder.tracks.values() if track}
    ids = ids_for([fitted.text for fitted in written.values()], "track")
    tracks = {name: (own, fitted) for (name, fitted), own in zip(written.items(), ids, strict=True)}
    for key, about in claims.levels.items():
        for claim in about:
            if claim.what != "track":
                continue
            own, fitted = tracks.get(plain(ladder.tracks[key]), ("", Fitted("")))
            if plain(claim.text) == plain(ladder.tracks[key]):
                book_fitted(gathered.account, claim.at, fitted, ("tracks", own, "title"))
            elif says_nothing(claim.text) or not own:
                book(gathered.account, claim.at, Fate.BLANK, "the level is on no track of its own")
            else:
                book(gathered.account, claim.at, Fate.CONTRADICTION, f"the level is on the track {fitted.text}")
    return tracks


def _skills(
    claims: Sorted,
    pairs: dict[str, dict[LevelKey, list[Claim]]],
    ladder: Ladder,
    level_ids: dict[LevelKey, str],
    scale: Scale,
    wishes: Wishes,
    gathered: Gathered,
    remarks: Remarks,
) -> tuple[Skill, ...]:
    rows = _rows(pairs, wishes, gathered)
    named = _skill_names(claims, pairs)
    ids = dict(zip(named, ids_for([name.text for name in named.values()], "skill"), strict=True))
    ranks = max(ladder.ranks.values())
    counted = _steps_by_order(scale, wishes, ranks)
    skills = []
    for key, levels in pairs.items():
        own = ids[key]
        expectations: dict[str, Expectation] = {}
        for level in ladder.ranks:
            if level not in levels:
                continue
            path = ("skills", own, "expectations", level_ids[level])
            expecting = Expecting(path, gathered.account, scale, rows)
            expecting.take(levels[level])
            expectation, remark = expecting.made(by_order(ladder.ranks[level], ranks, counted))
            if expectation is not None:
                expectations[level_ids[level]] = expectation
                if remark:
                    remarks[(*path, "step")] = remark
        about = claims.skills.get(key, [])
        if expectations:
            skills.append(_skill(own, named[key], about, expectations, gathered))
        else:
            for claim in about:
                book(gathered.account, claim.at, Fate.BLANK, "a skill of which nothing is expected at any level")
    return tuple(skills)


def _skill_names(claims: Sorted, keys: Iterable[str]) -> dict[str, Fitted]:
    names: dict[str, Fitted] = {}
    taken: set[str] = set()
    for index, key in enumerate(keys, start=1):
        fitted = as_name(_first(claims.skills.get(key, ()), "skill") or key)
        text = fitted.text or f"Skill {index}"
        while loosely(text) in taken:  # two names that are one as far as 120 characters go
            text = f"{text[:110]} {index}"
        taken.add(loosely(text))
        names[key] = Fitted(text, fitted.done)
    return names


def _steps_by_order(scale: Scale, wishes: Wishes, ranks: int) -> int:
    """How many steps the places of the levels are counted in."""
    return len(wishes.scale) or max(scale.names, default=0) or max(2, ranks)


def _rows(pairs: dict[str, dict[LevelKey, list[Claim]]], wishes: Wishes, gathered: Gathered) -> Rows:
    """How the rows of one skill and level belong together, judged by all of them."""
    texts = rows = total = 0
    for levels in pairs.values():
        for about in levels.values():
            said = {plain(claim.text) for claim in about if claim.what == "content" and not says_nothing(claim.text)}
            total += 1
            several = len({claim.at.key[:2] for claim in about if claim.at is not None}) > 1
            texts += several and len(said) > 1
            rows += sum(claim.what == "behaviours" for claim in about) > 1
    gather = texts > _GATHERED_FROM * max(1, total)
    if wishes.repeats:
        gather = wishes.repeats == "gather"
    elif gather:
        gathered.assume(
            "Several texts of one level and skill belong together: the first is the bar, the others behaviours.",
            "--repeats first",
        )
    return Rows(gather, gather or rows > _GATHERED_FROM * max(1, total))


def _skill(
    own: str, name: Fitted, about: Sequence[Claim], expectations: dict[str, Expectation], gathered: Gathered
) -> Skill:
    account = gathered.account
    first: dict[str, Claim] = {}
    paragraphs: dict[str, list[str]] = {"description": [], "is_not": []}
    area = ""
    for claim in sorted(about, key=lambda claim: bool(claim.heading)):  # what needs no heading comes first
        if claim.what == "skill":
            book_fitted(account, claim.at, name, ("skills", own, "name"))
            continue
        to = ("skills", own, claim.what)
        if says_nothing(claim.text):
            book(account, claim.at, Fate.BLANK, NOTHING)
            continue
        earlier = first.setdefault(f"{claim.what} {claim.heading}", claim)
        if earlier is not claim:
            book_against(account, claim, earlier, to, same=Fate.KEPT)
        elif claim.what == "area":
            fitted = as_name(claim.text)
            area = fitted.text
            book_fitted(account, claim.at, fitted, to)
        else:
            add_paragraph(paragraphs[claim.what], claim, to, account)
    description, is_not = ("\n".join(paragraphs[what]) for what in ("description", "is_not"))
    return Skill(own, name.text, area, description, is_not, expectations=expectations)


def _told_scale(steps: tuple[Step, ...], gathered: Gathered) -> tuple[Step, ...]:
    """The steps with what a table of the scale says of them; its cells are booked."""
    described: dict[int, str] = {}
    names = {step.value: step.name for step in steps}
    for step, (number, name, text) in gathered.named_steps.items():
        known = names.get(step) == as_name(text).text
        for at in (number, name):
            why = "" if known else "the scale has other names for its steps"
            book(gathered.account, at, Fate.KEPT if known else Fate.NOT_UNDERSTOOD, why, ("scale",) if known else ())
    for step, (at, text) in gathered.described_steps.items():
        if step in names:
            cleaned = as_text(text)
            short = shortened(cleaned.text)
            described[step] = short.text
            book_fitted(
                gathered.account, at, Fitted("", cleaned.done or short.done), ("scale", str(step), "description")
            )
    return tuple(
        msgspec.structs.replace(step, description=described.get(step.value) or step.description) for step in steps
    )


def _book_scale(claims: Sorted, names: Sequence[str], gathered: Gathered) -> None:
    """Book what gives the names of steps: kept where the scale has them."""
    for claim in claims.scale:
        said = [as_name(name).text for step, name in steps_in(claim.text).items() if step > 0]
        if all(name in names for name in said):
            book(gathered.account, claim.at, Fate.KEPT, "", ("scale",))
        else:
            book(gathered.account, claim.at, Fate.NOT_UNDERSTOOD, "the scale has other names for its steps")

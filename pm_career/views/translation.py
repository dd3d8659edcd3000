"""The page of `framework diff --translation`: what a translation lacks, what only it has, and what is different."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pm_career.domain.framework import Framework
from pm_career.domain.page import Block, Hint, Page, Pair, Pairs, Prose, Records, Section, Title
from pm_career.domain.text import spell_count, start_sentence
from pm_career.frameworks.changes.describe import format_key
from pm_career.frameworks.changes.translation import Divergence, Lack, Translation

_HEADINGS: dict[Lack, str] = {
    "missing": "Missing in the translation",
    "different": "Different",
    "extra": "Only in the translation",
}


def build_page(found: Translation) -> Page:
    """What is missing first, each place with the text of the original, then what is different, then what is extra.

    In a pipe: kind, path, original, translation, TAB-separated.
    """
    records = tuple(
        (each.lack, "/".join(each.path), _format_side(each.original), _format_side(each.translation))
        for each in found.divergences
    )
    return (*_build_blocks(found), Records(records, otherwise=_summarize(found)))


def _build_blocks(found: Translation) -> Iterator[Block]:
    original, translation = found.original, found.translation
    versions = f"{original.id} {original.version} → {translation.id} {translation.version}"
    yield Title(translation.title, "Translation", versions)
    yield Prose(_summarize(found), "In short")
    for lack, heading in _HEADINGS.items():
        divergences = [each for each in found.divergences if each.lack == lack]
        if divergences:
            yield Section(f"{heading} ({len(divergences)})")
            pairs = (Pair(_format_place(each, original, translation), _format_sides(each)) for each in divergences)
            yield Pairs(tuple(pairs), heading)
    if original.version != translation.version:
        yield Hint((("pmcareer framework diff OLD NEW", "what changed in the texts of the original since a version"),))


def _summarize(found: Translation) -> str:
    counts = [
        (found.count("missing"), "missing"),
        (found.count("different"), "different"),
        (found.count("extra"), "more"),
    ]
    told = ", ".join(f"{number} {what}" for number, what in counts if number)
    if not told:
        return "The translation has the structure of the original. Texts were not compared."
    return f"{start_sentence(spell_count(len(found.divergences), 'difference'))}: {told}. Texts were not compared."


def _format_place(divergence: Divergence, original: Framework, translation: Framework) -> str:
    """The place in words: 'Dough at Baker: bar'. Names are those of the original, if it has them."""
    levels = {each.id: each.title for each in (*translation.levels, *original.levels)}
    skills = {each.id: each.name for each in (*translation.skills, *original.skills)}
    rest: Sequence[str]
    match divergence.path:
        case ("skills", skill, "expectations", level, *rest):
            place = f"{skills[skill]} at {levels[level]}"
        case ("skills", skill, *rest):
            place = skills[skill]
        case ("levels", level, *rest):
            place = levels[level]
        case ("scale", step, *rest):
            place = f"Step {step} of the scale"
        case ("tracks", track, *rest):
            place = f"Track {track}"
        case _:
            place, rest = "The ladder", divergence.path
    return f"{place}: {' '.join(map(format_key, rest))}" if rest else place


def _format_sides(divergence: Divergence) -> str:
    """The text that is missing or extra; how many there are of how many; or both values."""
    one, other = divergence.original, divergence.translation
    if one is None or other is None:
        return _format_side(one if other is None else other)
    if divergence.lack == "different":
        return f"{_format_side(one)} → {_format_side(other)}"
    return f"{other} of {one}" if divergence.lack == "missing" else f"{other}, and {one} in the original"


def _format_side(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)

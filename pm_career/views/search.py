"""The page of `search`: the best places first, the words marked, and where to read on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pm_career.advice.search import Findings, Hit
from pm_career.domain.page import Block, Excerpt, Hint, Page, Prose, Records, Section, Title
from pm_career.domain.text import join_names, one_line

MOST = 10
"""Places that a screen shows without --limit."""
_MOST_HINTS = 3
_LONGEST_ECHO = 60
"""Characters of what was typed that the page repeats."""


def build_page(words: str, found: Findings, limit: int | None) -> Page:
    """List the first MOST places on a screen, all in a pipe; `limit` sets another number for both."""
    shown = found.hits[: limit or MOST]
    blocks = (
        *_explain_beginning(found),
        *_build_places(found, shown),
        *_build_remarks(found, shown),
        _build_hint(found, shown),
    )
    records = Records(tuple(_build_record(hit) for hit in found.hits[:limit]), otherwise=_explain_nothing(found))
    return (
        Title(_shorten(words), "Search", _format_count(len(found.hits)) if shown else "nothing found"),
        *blocks,
        records,
    )


def _explain_nothing(found: Findings) -> str:
    """Return a sentence that says that nothing was found."""
    if found.elsewhere:
        return f"Nothing in this part of the ladder; without --in: {_format_count(found.elsewhere)}."
    if found.nearest:
        return (
            f"Nothing in the ladder has these words. The nearest words that it has: {join_names(list(found.nearest))}."
        )
    return "Nothing in the ladder has this. Try another word for it, or only how the word begins."


def _explain_beginning(found: Findings) -> Iterator[Block]:
    """Say that the last word was taken for the beginning of other words, if it was."""
    if found.beginning:
        yield Prose(f"There is no word “{_shorten(found.beginning)}”: these begin with it.", "Taken as", quiet=True)


def _build_places(found: Findings, shown: Sequence[Hit]) -> Iterator[Block]:
    for index, hit in enumerate(shown):
        if not index or hit.complete != shown[index - 1].complete:
            yield Section(_choose_heading(found, hit))
        yield build_excerpt(hit)


def build_excerpt(hit: Hit) -> Excerpt:
    """The place of a hit, and its text with what was found in it marked."""
    return Excerpt(hit.passage.place, _split_runs(hit), "Text")


def _choose_heading(found: Findings, hit: Hit) -> str:
    if not hit.complete:
        return "With some of the words"
    if not found.hits[-1].complete:
        return "With all that you asked for"
    return "Best first" if len(found.hits) > 1 else "Found here"


def _build_remarks(found: Findings, shown: Sequence[Hit]) -> Iterator[Block]:
    if not shown:
        yield Prose(_explain_nothing(found), "Found")
    elif found.missing:
        near = f"; the nearest words: {join_names(list(found.nearest))}" if found.nearest else ""
        yield Section("Not found")
        yield Prose(f"{', '.join(map(_shorten, found.missing))}{near}", "Not found")
    if len(shown) < len(found.hits):
        total = len(found.hits)
        yield Section(f"{total - len(shown)} more: --limit {total} shows all.")


def _build_hint(found: Findings, shown: Sequence[Hit]) -> Hint:
    """Commands for the pages of the first places; with nothing found, for the nearest word and the whole ladder."""
    if not shown:
        near = tuple((f"pmcareer search {word}", "the nearest word") for word in found.nearest[:1])
        return Hint((*near, ("pmcareer ladder", "the whole ladder")))
    pages = dict.fromkeys((hit.passage.level, hit.passage.skill) for hit in shown)
    commands: dict[str, str] = {}
    for level, skill in pages:
        if skill is None:
            commands[f"pmcareer level {level} --full"] = "that level in full"
        elif level is not None:
            commands[f"pmcareer skill {skill} --level {level}"] = "what that level asks of it"
        else:
            commands[f"pmcareer skill {skill} --full"] = "that skill in full"
    return Hint(tuple(commands.items())[:_MOST_HINTS])


def _split_runs(hit: Hit) -> tuple[str, ...]:
    """The text in runs, every second of which was found; finds with only spaces between are one."""
    text = hit.passage.text
    edges = [0]
    for start, end in hit.matches:
        if len(edges) > 1 and not text[edges[-1] : start].strip():
            edges[-1] = end
        else:
            edges += [start, end]
    return tuple(text[start:end] for start, end in pairwise([*edges, len(text)]))


def _build_record(hit: Hit) -> tuple[str, str, str, str]:
    passage = hit.passage
    return (passage.kind, passage.level or "", passage.skill or "", passage.text)


def _shorten(typed: str) -> str:
    line = one_line(typed)
    return line if len(line) <= _LONGEST_ECHO else f"{line[:_LONGEST_ECHO]}…"


def _format_count(places: int) -> str:
    return "one place" if places == 1 else f"{places} places"

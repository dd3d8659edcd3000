"""The page of `search`: the best places first, the words marked, then one's own notes, and where to read on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pm_career.advice.passages import Part
from pm_career.advice.search import Findings, Hit
from pm_career.domain.page import Block, Excerpt, Hint, Page, Prose, Records, Section, Title
from pm_career.domain.text import cut_text, join_names, one_line

MOST = 10
"""Places that a screen shows without --limit."""
MOST_NOTES = 5
"""Pieces of one's own notes that a screen shows without --limit."""
_MOST_HINTS = 3
_LONGEST_ECHO = 60
"""Characters of what was typed that the page repeats."""
_AROUND_FINDS = 80
"""Characters of a note that are shown before and after a find."""
_MOST_FINDS = 6
"""Finds in one note that are shown."""
_NOTHING = Findings()


def build_page(
    words: str, found: Findings, limit: int | None, own: Findings | None = None, whose: str = "your notes"
) -> Page:
    """List the first MOST places of the ladder and MOST_NOTES notes on a screen, all in a pipe.

    `limit` sets another number. `own` are the finds in the person's notes, None where they could not be read.
    """
    own = own or _NOTHING
    shown, notes = found.hits[: limit or MOST], own.hits[: limit or MOST_NOTES]
    nothing = _explain_nothing(found, own, whose)
    rows = (*map(_build_record, found.hits[:limit]), *map(_build_note_record, own.hits[:limit]))
    return (
        Title(_shorten(words), "Search", _count_finds(found, own, whose) or "nothing found"),
        *_explain_beginning(found if found.beginning else own),
        *_build_places(found, shown),
        *_build_remarks(found, own, shown),
        *_build_notes(own, notes, whose),
        *([] if shown or notes else [Prose(nothing, "Found")]),
        _build_hint(found, own, shown, notes),
        Records(rows, otherwise=nothing),
    )


def _count_finds(found: Findings, own: Findings, whose: str) -> str:
    """'12 places, 2 in your notes'; empty if there are none."""
    ladder = _format_count(len(found.hits)) if found.hits else ""
    return ", ".join(filter(None, (ladder, f"{len(own.hits)} in {whose}" if own.hits else "")))


def _explain_nothing(found: Findings, own: Findings, whose: str) -> str:
    """Return a sentence that says that nothing was found, and what to try."""
    if found.elsewhere:
        return f"Nothing in this part of the ladder; without --in: {_format_count(found.elsewhere)}."
    if found.nearest:
        return (
            f"Nothing in the ladder has these words. The nearest words that it has: {join_names(list(found.nearest))}."
        )
    if own.nearest:
        return f"Nothing has these words. The nearest words in {whose}: {join_names(list(own.nearest))}."
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


def _build_notes(own: Findings, shown: Sequence[Hit], whose: str) -> Iterator[Block]:
    if not shown:
        return
    total = len(own.hits)
    more = f": {len(shown)} of {total}, --limit {total} shows all" if len(shown) < total else ""
    yield Section(f"In {whose}{more}")
    yield from map(build_excerpt, shown)


def build_excerpt(hit: Hit) -> Excerpt:
    """The place of a hit, and its text with what was found in it marked; of a note what is around the finds."""
    runs = _split_runs(hit)
    return Excerpt(hit.passage.place, _cut_runs(runs) if hit.passage.note else runs, "Text")


def _choose_heading(found: Findings, hit: Hit) -> str:
    if not hit.complete:
        return "With some of the words"
    if not found.hits[-1].complete:
        return "With all that you asked for"
    return "Best first" if len(found.hits) > 1 else "Found here"


def _build_remarks(found: Findings, own: Findings, shown: Sequence[Hit]) -> Iterator[Block]:
    missing = [word for word in found.missing if not own.hits or word in own.missing]
    if shown and missing:
        near = f"; the nearest words: {join_names(list(found.nearest))}" if found.nearest else ""
        yield Section("Not found")
        yield Prose(f"{', '.join(map(_shorten, missing))}{near}", "Not found")
    if len(shown) < len(found.hits):
        total = len(found.hits)
        yield Section(f"{total - len(shown)} more: --limit {total} shows all.")


def _build_hint(found: Findings, own: Findings, shown: Sequence[Hit], notes: Sequence[Hit]) -> Hint:
    """Commands for the first note and the first places; with nothing found, for the nearest word and the ladder."""
    if not (shown or notes):
        near = tuple((f"pmcareer search {word}", "the nearest word") for word in (found.nearest or own.nearest)[:1])
        return Hint((*near, ("pmcareer ladder", "the whole ladder")))
    commands: dict[str, str] = {}
    for each in notes[:1]:
        if each.passage.note:
            group = "plan" if each.passage.part is Part.GOALS else "evidence"
            commands[f"pmcareer {group} show {each.passage.note.id}"] = f"that {each.passage.kind} in full"
    for level, skill in dict.fromkeys((hit.passage.level, hit.passage.skill) for hit in shown):
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


def _cut_runs(runs: tuple[str, ...]) -> tuple[str, ...]:
    """The same runs without what is far from the first finds; the beginning of the text stays."""
    kept = runs[: 2 * _MOST_FINDS]
    last = "".join(runs[2 * _MOST_FINDS :])
    between = [run if at % 2 else _cut_middle(run) for at, run in enumerate(kept)]
    return (*between, cut_text(last, _AROUND_FINDS)) if last else (*between[:-1], cut_text(kept[-1], _AROUND_FINDS))


def _cut_middle(run: str) -> str:
    """A run without its middle if it is long."""
    if len(run) <= 2 * _AROUND_FINDS:
        return run
    tail = run[-_AROUND_FINDS:]
    return f"{cut_text(run, _AROUND_FINDS)} {tail.partition(' ')[2] or tail}"


def _build_record(hit: Hit) -> tuple[str, str, str, str]:
    passage = hit.passage
    return (passage.kind, passage.level or "", passage.skill or "", passage.text)


def _build_note_record(hit: Hit) -> tuple[str, str, str, str]:
    """The id of the piece in the place of the kind."""
    passage, note = hit.passage, hit.passage.note
    return (note.id if note else "", passage.level or "", ",".join(note.skills) if note else "", passage.text)


def _shorten(typed: str) -> str:
    line = one_line(typed)
    return line if len(line) <= _LONGEST_ECHO else f"{line[:_LONGEST_ECHO]}…"


def _format_count(places: int) -> str:
    return "one place" if places == 1 else f"{places} places"

"""`pmcareer search WORDS…`: anything in the ladder, and in one's own evidence and goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from pm_career.advice.passages import NOTE_PARTS, Part
from pm_career.advice.search import Findings, search_notes, search_or_complete
from pm_career.commands import options, output, streams
from pm_career.domain.person import ME, mention
from pm_career.domain.text import one_line, start_sentence
from pm_career.errors import PersonalDataError, UsageError
from pm_career.frameworks.open import open_framework
from pm_career.paths import has_data

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = (
    ("pmcareer search prioritise roadmap", "both words first, then either, in all their forms and spellings"),
    ("pmcareer search '\"say no\"'", "exactly these words"),
    ("pmcareer search negotiate --in action", "what to do about it: level, skill or action"),
    ("pmcareer search churn --in evidence --in goals", "only what you wrote yourself"),
)


def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words, or a "quoted phrase".')],
    parts: Annotated[
        Optional[list[Part]],  # noqa: UP045  Typer reads the annotation at run time
        typer.Option(
            "--in",
            help="Only levels, skills with their bars, actions, your evidence or your goals. Give it again for more.",
        ),
    ] = None,
    limit: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--limit", metavar="N", min=1, help="How many places at most; a screen shows 10, a pipe all."),
    ] = None,
    framework: options.Framework = None,
    person: options.Person = None,
    json: options.Json = False,
    plain: options.Plain = False,
    color: options.Color = None,
) -> None:
    """Find words anywhere in the ladder: levels, responsibilities, skills, behaviours, actions; and in your notes.

    Your evidence and your goals are searched, too, and shown apart: private ones as well, as only you read this. A word
    finds all its forms: prioritize also prioritization and prioritising. Text in double quotes must be there exactly as
    typed; no other sign has a special meaning. A last word that occurs nowhere is taken for the beginning of a word.
    """
    id = _parse_person(person)
    ladder = open_framework(framework)
    asked = " ".join(words)
    found = search_or_complete(ladder, asked, parts or ())
    if not found.asked:
        raise UsageError("There is nothing to look for.", "Such as: pmcareer search negotiation")
    own = _search_notes(id, framework, asked, parts or ())
    if json:
        from pm_career.documents.ladder import build_search_answer

        output.show_json(build_search_answer(words, found, own, limit))
        return
    from pm_career.views.search import build_page

    output.show(build_page(asked, found, limit, own, f"{mention(id).your} notes"), output.Manner(json, plain, color))


def _parse_person(typed: str | None) -> str:
    if typed is None:
        return ME
    from pm_career.journal.access import parse_person  # SQLite: 10 ms

    return parse_person(typed)


def _search_notes(person: str, framework: str | None, asked: str, parts: Sequence[Part]) -> Findings | None:
    """Search the person's notes; None where they cannot be read, which it prints to stderr.

    Raises that error if nothing but notes was to be searched. The person's own ladder names the skills.
    """
    if not has_data() or (parts and not any(part in NOTE_PARTS for part in parts)):
        return Findings()
    from pm_career.journal.access import find_owner, open_store  # SQLite: 10 ms, and somebody new has no notes
    from pm_career.journal.notes_search import collect_notes

    try:
        with open_store() as store:
            notes = collect_notes(store, find_owner(store, person, framework), parts)
    except PersonalDataError as error:
        if parts and all(part in NOTE_PARTS for part in parts):
            raise
        streams.tell(f"{start_sentence(mention(person).your)} notes are not searched: {one_line(error.message)}")
        return None
    return search_notes(notes, asked)

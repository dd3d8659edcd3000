"""The options of an import: parse what was typed for them; and the Question raised if a file does not say enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeVar, get_args

import msgspec

from pm_career.domain.framework import MOST_STEPS
from pm_career.domain.ids import parse_id
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.mapping import Doubt, Proposal
from pm_career.importing.ladders.vocabulary import ROLES, strip_heading

Shape = Literal["skills-down", "levels-down", "long"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
Named = Literal["level", "skill", "track", "area", "nothing"]
NAMED: tuple[Named, ...] = get_args(Named)
Repeats = Literal["gather", "first"]
REPEATS: tuple[Repeats, ...] = get_args(Repeats)
Choice = TypeVar("Choice", bound=str)
SKIP = "skip"
_MOST_DOUBTS = 3
"""So many doubts stand in a message; a proposal has all."""
COLUMNS = (*ROLES, SKIP)


class Wishes(msgspec.Struct, frozen=True):
    """Everything that an option can say. Empty: what the file shows is taken, and told as assumed.

    `levels` are groups of one rank, the lowest first. `columns` tell what the column under a heading holds, as a role
    of the vocabulary, or `skip`.
    """

    levels: tuple[tuple[str, ...], ...] = ()
    scale: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    role: str = ""
    tracks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    shape: Shape | None = None
    named: Named | None = None
    repeats: Repeats | None = None
    id: str = ""
    title: str = ""


def list_given_levels(wishes: Wishes) -> frozenset[str]:
    """List the names of levels that --levels or --tracks gives, folded to be compared."""
    names = [name for group in wishes.levels for name in group] or [
        name for _, names in wishes.tracks for name in names
    ]
    return frozenset(fold_spaces(name) for name in names)


def list_skipped(wishes: Wishes) -> frozenset[str]:
    """List the headings of columns that --column leaves out, stripped to be compared."""
    return frozenset(strip_heading(heading) for heading, what in wishes.columns if what == SKIP)


class Question(UsageError):
    """Something that cannot be known from the file and must not be guessed: `option` is what answers it.

    `names` are what the answer is made of: one of them, or (`ordered`) all of them in order, or (`some`) those of them
    that are meant.
    """

    def __init__(self, doubt: Doubt) -> None:
        self.option, self.names = doubt.option, doubt.others
        self.ordered = doubt.option != "--role"
        self.some = doubt.option == "--levels" and doubt.about.startswith("parts.")  # headings: not all need be levels
        message = doubt.said
        hint = f'Give their order, the lowest first: {self.option} "{format_names(self.names)}"'
        if self.some:
            message = f"{message} Leave out those that are none."
            few = format_names(self.names[:2])
            hint = f'Name those that are levels, the lowest first, such as: {self.option} "{few}"'
        elif not self.ordered:
            hint = f'Say which: {self.option} "{self.names[0]}"'
        super().__init__(message, hint)


def describe_headings(headings: Sequence[str]) -> str:
    """Describe the headings of a file in a hint; '' if it has none."""
    return f"Its headings are: {', '.join(map(one_line, headings[:20]))}. " if headings else ""


class Unsure(UsageError):
    """A proposal that somebody has to look at before it is taken."""

    def __init__(self, proposal: Proposal, headings: Sequence[str]) -> None:
        doubts = proposal.doubts
        shown = " ".join(doubt.said for doubt in doubts[:_MOST_DOUBTS])
        more = f" (and {len(doubts) - _MOST_DOUBTS} more)" if len(doubts) > _MOST_DOUBTS else ""
        hint = "Look at what is proposed, and edit it: --propose mapping.yaml, then --mapping mapping.yaml"
        if doubts:
            hint = f"{describe_headings(headings)}{hint}"
            super().__init__(f"It is not clear what this file means: {shown}{more}", hint)
        else:
            super().__init__(f"Somebody has to look at this before it is taken. {proposal.look}", hint)


def list_given(wishes: Wishes) -> list[str]:
    """List the options that were given and say what a mapping says."""
    said = {
        "--levels": wishes.levels, "--scale": wishes.scale, "--tracks": wishes.tracks, "--where": wishes.where,
        "--role": wishes.role, "--column": wishes.columns, "--shape": wishes.shape, "--tables": wishes.named,
        "--repeats": wishes.repeats,
    }  # fmt: skip
    return [option for option, value in said.items() if value]


def find_question(doubts: Sequence[Doubt]) -> Question | None:
    """Find the first doubt that an option answers, as a question."""
    return next((Question(doubt) for doubt in doubts if doubt.option and doubt.others), None)


def format_names(names: Sequence[str]) -> str:
    """Format names as `parse_names` reads them."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


def parse_names(text: str) -> tuple[str, ...]:
    """Parse 'A, B, C' to names. Semicolons or line breaks, if there are any, separate names that have commas."""
    parts = re.split(r"[;\n]" if ";" in text or "\n" in text else ",", text)
    return tuple(part.strip() for part in parts if part.strip())


def parse_levels(text: str) -> tuple[tuple[str, ...], ...]:
    """Parse 'A, B = X, C' to groups of levels of one rank, the lowest first."""
    groups = tuple(tuple(name.strip() for name in part.split("=") if name.strip()) for part in parse_names(text))
    names = [name for group in groups for name in group]
    if len(set(names)) < len(names) or not names:
        raise UsageError(f"--levels: '{one_line(text)}' names a level twice, or none.", 'Such as: --levels "A, B, C"')
    return groups


def parse_scale(text: str) -> tuple[str, ...]:
    """Parse 'Awareness, Working' to the names of steps, the lowest first."""
    names = parse_names(text)
    if len(set(names)) < len(names) or len(names) < 2:
        raise UsageError("--scale needs two names of steps at least, each once.", 'Such as: --scale "Aware, Working"')
    if len(names) > MOST_STEPS:
        raise UsageError(f"--scale names {len(names)} steps, and a scale has at most {MOST_STEPS}.", "Leave some out.")
    return names


def parse_tracks(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Parse 'Individual: A, B; Management: X, Y' to tracks with their levels."""
    tracks = []
    for part in text.split(";"):
        name, colon, levels = part.partition(":")
        named = tuple(level.strip() for level in levels.split(",") if level.strip())
        if part.strip():
            if not colon or not name.strip() or not named:
                raise UsageError(
                    f"--tracks: '{one_line(part.strip())}' is not a track with its levels.",
                    'Such as: --tracks "Individual: A, B; Management: X, Y"',
                )
            tracks.append((name.strip(), named))
    return tuple(tracks)


def parse_pairs(texts: Sequence[str], option: str, example: str) -> tuple[tuple[str, str], ...]:
    """Parse each 'Column=value' to a pair."""
    pairs = []
    for text in texts:
        name, equals, value = text.partition("=") if option == "--where" else text.rpartition("=")
        if not equals or not name.strip():
            raise UsageError(f"{option}: '{one_line(text)}' is not COLUMN=VALUE.", f'Such as: {option} "{example}"')
        pairs.append((name.strip(), value.strip()))
    return tuple(pairs)


def parse_columns(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Parse each 'Column=behaviours' to a column and what it has."""
    pairs = parse_pairs(texts, "--column", "Notes=behaviours")
    for _, role in pairs:
        if role not in COLUMNS:
            raise UsageError(
                f"--column: nothing in a framework is called '{one_line(role)}'.", f"Known: {', '.join(COLUMNS)}"
            )
    return pairs


def parse_wishes(
    *,
    levels: str | None,
    scale: str | None,
    tracks: str | None,
    where: Sequence[str] | None,
    role: str | None,
    column: Sequence[str] | None,
    shape: str | None,
    tables: str | None,
    repeats: str | None,
    id: str | None,
    title: str | None,
) -> Wishes:
    """Parse all options. Raises UsageError for a value that has no meaning."""
    return Wishes(
        levels=parse_levels(levels) if levels is not None else (),
        scale=parse_scale(scale) if scale is not None else (),
        where=parse_pairs(where or (), "--where", "Role=Product manager"),
        role=role or "",
        tracks=parse_tracks(tracks or ""),
        columns=parse_columns(column or ()),
        shape=_parse_choice(shape, SHAPES, "--shape"),
        named=_parse_choice(tables, NAMED, "--tables"),
        repeats=_parse_choice(repeats, REPEATS, "--repeats"),
        id=parse_id(id) if id is not None else "",
        title=title or "",
    )


def _parse_choice(text: str | None, choices: tuple[Choice, ...], option: str) -> Choice | None:
    if text is None:
        return None
    found = next((choice for choice in choices if choice == text.strip().casefold()), None)
    if found is None:
        raise UsageError(f"{option} cannot be '{one_line(text)}'.", f"Choose: {', '.join(choices)}")
    return found

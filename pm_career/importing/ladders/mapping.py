"""What each part of a file is in a ladder. A mapping is proposed, looked at, edited, kept, and taken exactly.

What a column, a line or a row holds is one of `Holds`. Where several hold the same, each adds to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, get_args

import msgspec

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.cell_text import clean_text, strip_link

Holds = Literal[
    # names
    "level", "skill", "track", "category",
    # what is expected of a skill at a level
    "text", "bar", "behaviours", "evidence", "step", "tick", "called",
    # about a skill
    "description", "is not",
    # about a level
    "rank", "title", "stage", "years", "summary", "impact", "autonomy", "influence", "complexity",
    "responsibilities", "watch-outs",
    # ids that other parts of the file use in place of the name
    "level id", "skill id", "category id",
    # about the file
    "ladder title", "scale", "heading", "nothing",
]  # fmt: skip
"""`text` is whatever stands there: the bar first, then behaviours; of a level alone its summary, then responsibilities;
of a skill alone its description. `tick` says that the row's behaviours hold for the level of the column. `called` is
the skill's name at a level. `heading` says nothing itself, and what is below it goes on; `nothing` leaves out the line
and all that is below it, the column, or the row."""
HOLDS: tuple[Holds, ...] = get_args(Holds)
EXPECTED: frozenset[str] = frozenset({"text", "bar", "behaviours", "evidence", "step", "tick", "called"})
ABOUT_SKILLS: frozenset[str] = frozenset({"description", "is not"})
ABOUT_LEVELS: frozenset[str] = frozenset(
    {"rank", "title", "stage", "years", "summary", "impact", "autonomy", "influence", "complexity"}
    | {"responsibilities", "watch-outs"}
)
SCOPE: frozenset[str] = frozenset({"impact", "autonomy", "influence", "complexity"})
"""The parts of a level's scope, each of which is one text."""
ROLE_OF: dict[str, str] = {
    "category": "area", "is not": "is_not", "watch-outs": "watch_outs", "called": "label", "text": "content",
    "bar": "content",
}  # fmt: skip
"""What claims are called, where it is not the word of a mapping."""
Steps = Literal["place", "numbers", "names"]
Several = Literal["all", "first"]
MOST_SHOWN = 8
"""So many texts of the file stand in a sentence."""
ID_OF: dict[str, Holds] = {"level": "level id", "skill": "skill id", "category": "category id"}
"""The kind of id that is used in place of each kind of name."""


class About(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a part or a column is about, by the names in the file; empty where its own cells or lines say it."""

    level: str = ""
    track: str = ""
    skill: str = ""
    category: str = ""


class Column(msgspec.Struct, frozen=True, omit_defaults=True, rename={"number": "column"}):
    """A column of a table: its heading and, from 1, its number, by which a column without a heading is found.

    `level`, `track`, `skill` and `category` are what it is about, as of a part.
    """

    heading: str
    number: int
    holds: Holds
    level: str = ""
    track: str = ""
    skill: str = ""
    category: str = ""


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """Lines of an outline, by their kind or, before that, by their text (of a lead, if there is one), or by both.

    `below`: what the texts below them hold, such as `evidence` below a line 'Evidence'. `lead`: what the beginning of
    such lines is, where it is set off (None if it is part of the text); `holds` is what follows it then.
    """

    kind: str = ""
    text: str = ""
    holds: Holds = "text"
    lead: Holds | None = None
    below: Holds | None = None


class Row(msgspec.Struct, frozen=True, omit_defaults=True, rename={"text": "row"}):
    """Rows of a table by the text of their first filled cell: `holds` is what each other cell says of its column."""

    text: str
    holds: Holds


class Only(msgspec.Struct, frozen=True):
    """A value that the rows of a table must have in the column with a heading."""

    heading: str
    value: str


class Part(msgspec.Struct, frozen=True, omit_defaults=True, rename={"name": "part"}):
    """A table or an outline of the file: found by its name or, where several are called so, its number from 1 in order.

    Of a table: `header` are the numbers of its rows of headings, `only` the columns with the values that a row must
    have, `alone` what a cell is that stands alone in its row.
    """

    name: str
    number: int
    holds: Literal["table", "outline", "scale", "nothing"] = "nothing"
    about: About = About()
    header: tuple[int, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    only: tuple[Only, ...] = ()
    alone: Holds = "category"
    lines: tuple[Line, ...] = ()

    @property
    def is_taken(self) -> bool:
        """Whether anything of it is taken."""
        return self.holds != "nothing"


class MappedLevel(msgspec.Struct, frozen=True, omit_defaults=True):
    """A level: its name in the file, its rank from 1, its track, other names that the file has for it.

    `leads_to` are the names of the next levels, where it is not simply the next rank of its track.
    """

    name: str
    rank: int
    track: str = ""
    also: tuple[str, ...] = ()
    leads_to: tuple[str, ...] | None = None


class MappedStep(msgspec.Struct, frozen=True):
    """A step as the cells have it, such as '2.5', and its name."""

    cell: str
    name: str


class MappedSkill(msgspec.Struct, frozen=True, omit_defaults=True):
    """A skill that the file has under several names: `name` is the one that is taken, `also` are the others."""

    name: str
    also: tuple[str, ...]


class Mapping(msgspec.Struct, frozen=True, omit_defaults=True):
    """The whole file. `levels` from the lowest. `skills` are those alone that have several names in the file.

    `steps`: each cell has the number or the name of its step, or the level's place on the ladder gives it. `scale` are
    the steps, the lowest first.
    `several` says what is made of several different texts for one skill at one level: all of them, or the first.
    `nothing` are texts that say that nothing is expected, besides the usual ones ('N/A', 'tbd').
    """

    title: str
    levels: tuple[MappedLevel, ...]
    parts: tuple[Part, ...]
    steps: Steps = "place"
    scale: tuple[MappedStep, ...] = ()
    several: Several = "all"
    nothing: tuple[str, ...] = ()
    skills: tuple[MappedSkill, ...] = ()


class Doubt(msgspec.Struct, frozen=True):
    """What speaks against a proposal: a sentence, the place in the mapping it is about, and what else it could be.

    `option` is the option of the command that answers it with `others`: '--levels' and '--scale' with all of them in
    order, '--role' with one of them.
    """

    said: str
    about: str = ""
    others: tuple[str, ...] = ()
    option: str = ""


def quote_texts(texts: Iterable[str]) -> str:
    """Format texts of the file for a sentence, each in quotes and shortened."""
    return format_texts(f"'{one_line(text)[:60]}'" for text in texts)


def format_texts(texts: Iterable[str]) -> str:
    """Format texts of the file for the sentence of a doubt: each once, on one line, and no more than a few."""
    different = list(dict.fromkeys(map(one_line, texts)))
    more = len(different) - MOST_SHOWN
    return ", ".join(different[:MOST_SHOWN]) + (f" and {more} more" if more > 0 else "")


class Proposal(msgspec.Struct, frozen=True):
    """A mapping with what speaks against it, and what was assumed without a doubt, as sentences.

    `look` says why somebody has to look at it, though nothing may speak against it; '' for one plain table.
    """

    mapping: Mapping
    doubts: tuple[Doubt, ...] = ()
    assumed: tuple[str, ...] = ()
    look: str = ""


def spell(text: str) -> str:
    """Spell a text of the file as a mapping has it: on one line, without characters that no file may hold."""
    return strip_link(" ".join((text if text.isprintable() else clean_text(text).text).split()))


def spell_mapping(mapping: Mapping) -> Mapping:
    """Spell all texts in a mapping that is proposed."""

    def spell_all(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: spell_all(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [*map(spell_all, value)]
        return spell(value) if isinstance(value, str) else value

    return msgspec.convert(spell_all(msgspec.to_builtins(mapping)), Mapping)


def fold(text: str) -> str:
    """Fold a text of the file, or of a mapping, to be compared with one of the other."""
    return fold_spaces(spell(text))

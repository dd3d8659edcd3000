"""The import options, and the Question raised when a file does not say enough."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from pm_career.errors import UsageError

Shape = Literal["skills-down", "levels-down", "long"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
Named = Literal["level", "skill", "track", "area", "nothing"]
NAMED: tuple[Named, ...] = get_args(Named)
Repeats = Literal["gather", "first"]
REPEATS: tuple[Repeats, ...] = get_args(Repeats)


class Wishes(msgspec.Struct, frozen=True):
    """Everything that an option can say. Empty: what the file shows is taken, and told as assumed.

    `levels` are groups of one rank, the lowest first. `columns` tell what the column under a heading holds, as a role
    of `words`, or `skip`.
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


class Question(UsageError):
    """Something that cannot be known from the file and must not be guessed: `option` is what answers it.

    `names` are what the answer is made of: one of them, or (`ordered`) all of them in order, or (`some`) those of them
    that are meant. `title` is what the
    framework would be called, as far as the file was read when the question came up.
    """

    title = ""

    def __init__(self, message: str, option: str, names: tuple[str, ...], *, ordered: bool, some: bool = False) -> None:
        example = f'{option} "{", ".join(names[:12]) if ordered else names[0]}"'
        hint = f"Give their order, the lowest first: {example}" if ordered else f"Say which: {example}"
        super().__init__(message, hint)
        self.option, self.names, self.ordered, self.some = option, names, ordered, some

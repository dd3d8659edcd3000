"""The person, and what all types of personal data share: texts, ids, days and instants."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from typing import Annotated, Generic, NamedTuple, TypeVar

import msgspec

from pm_career.domain.framework import Value

# People write more than a framework does, and nothing they wrote may be cut: generous, yet bounded for imports.
Line = Annotated[str, msgspec.Meta(max_length=500)]
Words = Annotated[str, msgspec.Meta(max_length=20_000)]
SomeWords = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]

# The id of a skill, level or framework as it was called when it was written down. Not checked against any
# framework, so that nothing of a person's own breaks when a framework changes.
Called = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
CalledOrNone = Annotated[str, msgspec.Meta(max_length=200)]

PersonId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\Z", max_length=64)]
Instant = Annotated[datetime, msgspec.Meta(tz=True)]

# What tells an entry from all others, or a home (a data file with all its copies), in whatever file it is.
Identity = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{20}\Z")]
IdentityOrNone = Annotated[str, msgspec.Meta(pattern=r"^(?:[0-9a-f]{20})?\Z")]

EvidenceId = Annotated[str, msgspec.Meta(pattern=r"^e[1-9][0-9]{0,11}\Z")]
GoalId = Annotated[str, msgspec.Meta(pattern=r"^g[1-9][0-9]{0,11}\Z")]
RatingId = Annotated[str, msgspec.Meta(pattern=r"^r[1-9][0-9]{0,11}\Z")]
AssessmentId = Annotated[str, msgspec.Meta(pattern=r"^a[1-9][0-9]{0,11}\Z")]

Edited = TypeVar("Edited")


class Former(Value, Generic[Edited], frozen=True):
    """Something as it was before it was edited at `replaced`."""

    value: Edited
    replaced: Instant

    def __post_init__(self) -> None:
        """Refuse an instant that has no day in UTC."""
        require_utc(self.replaced)


def require_utc(*moments: datetime | None) -> None:
    """Raise a ValueError for an instant that lies outside the calendar in UTC, such as 0001-01-01T00:00:00+14:00."""
    for moment in moments:
        if moment is not None:
            try:
                moment.astimezone(UTC)
            except OverflowError:
                raise ValueError("an instant outside the calendar") from None


def to_instant(moment: datetime) -> datetime:
    """`moment` in UTC, to the second, as every instant is stored. ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return moment.astimezone(UTC).replace(microsecond=0)


def count_days_since(day: date, today: date) -> int:
    """Whole days from `day` until `today`; a day that is still to come (a clock that ran backwards) counts as 0."""
    return max(0, (today - day).days)


ME = "me"

_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\Z")


class Profile(Value, frozen=True):
    """What a person says about themselves; empty if nothing was said. `framework` is its name or path as typed.

    `background` is the id of what the person comes from, such as engineering.
    """

    person: PersonId = ME
    name: Line = ""
    level: CalledOrNone = ""
    target: CalledOrNone = ""
    framework: Line = ""
    background: CalledOrNone = ""


class Tombstone(Value, frozen=True):
    """Something that was taken out: what kind of thing, about whom, its identity and the day; nothing of its text."""

    identity: Identity
    kind: str
    person: PersonId
    day: date


class Mention(NamedTuple):
    """The words for a person within a sentence: "you have" for whoever reads it, "Ana has" for anybody else.

    `rater` says whose ratings of the person are meant where they are not the person's own: "manager Lee", "a peer".
    `others` names those who rated the person where the person did not, each with the option that shows it.
    """

    you: str = "you"
    your: str = "your"
    have: str = "have"
    rater: str = ""
    others: str = ""

    @property
    def by(self) -> str:
        """What follows "ratings": " by manager Lee", or nothing for the person's own."""
        return f" by {self.rater}" if self.rater else ""

    @property
    def no_ratings(self) -> str:
        """Such as "Ana has no ratings yet", and who rated where it was not the person."""
        if self.others and not self.rater:
            return f"{self.you} {self.have} given no ratings yet; there are ratings by {self.others}"
        return f"{self.you} {self.have} no ratings{self.by} yet"

    @property
    def is_reader(self) -> bool:
        """Whether it is whoever reads the sentence."""
        return self.your == "your"

    @property
    def ratings(self) -> str:
        """Such as "your ratings" or "manager Lee's ratings of Ana"."""
        return f"{self.rater}'s ratings of {self.you}" if self.rater else f"{self.your} ratings"

    @property
    def rating(self) -> str:
        """As `ratings`, of one."""
        return f"{self.rater}'s rating of {self.you}" if self.rater else f"{self.your} rating"


READER = Mention()


def mention(person: str, name: str = "", rater: str = "") -> Mention:
    """The words for a person by the id and, where there is one, the name; `rater` as in `Mention`."""
    called = " ".join((name or person).split())
    return Mention(rater=rater) if person == ME else Mention(called, f"{called}'s", "has", rater)


class Setting(Value, frozen=True):
    """Something that is set for the whole file."""

    name: str
    value: str


def make_person_id(name: str) -> str | None:
    """The id that a name typed for a person stands for (`Ana Lima` -> `ana-lima`), or None if it makes none.

    Ids go into file names and shell completion: plain lower-case letters, digits, dots, hyphens and underscores.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    joined = "-".join(bare.split())
    return joined if len(joined) <= 64 and _SAFE.match(joined) else None

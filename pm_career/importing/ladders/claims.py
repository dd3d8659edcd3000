"""Claims: what each cell says about a level, a skill, or both. Sort them by subject, and book their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence

import msgspec

from pm_career.domain.text import fold_joiners, fold_spaces, one_line
from pm_career.importing.ladders.cell_text import Fitted
from pm_career.importing.ladders.ledger import Account, At, Fate
from pm_career.importing.ladders.mapping import spell
from pm_career.importing.ladders.vocabulary import says_nothing, strip_heading

_OF_SKILLS = ("area", "description", "is_not")
OF_BOTH = ("content", "step", "tick", "behaviours", "evidence", "label")
_EVERY = frozenset(
    {"all", "all-levels", "every-level", "any-level", "alle", "alle-stufen", "alle-level", "tous-niveaux"}
)
_BETWEEN_NAMES = re.compile(r"-?[,;|/]-?")
NOTHING = "it says that there is nothing"
NO_PART = "it does not look like a part of the ladder"
NO_NAME = "nothing names its"
NO_LEVEL = "it is no level of the mapping"
SAID_TWICE = "the same was said before"
TAKEN_APART = "a name and a description in one cell: taken apart"
CONTRARY = "something else was said before, and that was kept"


class LevelKey(msgspec.Struct, frozen=True):
    """A level as the file tells it apart: its name, on a track if the file has tracks; both as they are compared."""

    name: str
    track: str = ""


class Claim(msgspec.Struct, frozen=True):
    """What one cell says: `what` is a role of the vocabulary, 'content' for what may be a step or a text, or 'scale'.

    `heading` stands before the text where the model has no place of its own for the column.
    """

    at: At | None
    what: str
    text: str
    level: LevelKey | None = None
    skill: str = ""
    heading: str = ""


class Gathered:
    """The claims of all tables in the order of the cells, the account of the cells, and what was assumed."""

    def __init__(self, account: Account, *, looked_at: bool = False, skipped: Collection[str] = ()) -> None:
        """`looked_at`: somebody has seen the mapping, and what it leaves out is left out on purpose.

        `skipped` are the headings, stripped, of columns that an option leaves out.
        """
        self.account = account
        self.looked_at = looked_at
        self.skipped = skipped
        self.claims: list[Claim] = []
        self.assumptions: list[str] = []
        self.named_steps: dict[int, tuple[At, At, str]] = {}
        self.described_steps: dict[int, tuple[At, str]] = {}
        self.title: At | None = None

    def leave_out(self, at: At, heading: str = "") -> None:
        """Book a cell that is left out: as asked for, if somebody has looked at the mapping; else as not understood.

        An option may ask for it by the heading of its column.
        """
        if heading and strip_heading(heading) in self.skipped:
            self.account.book(at, Fate.FILTERED, "left out by --column")
        elif self.looked_at:
            self.account.book(at, Fate.FILTERED, "left out by the mapping")
        else:
            self.account.book(at, Fate.NOT_UNDERSTOOD, NO_PART)

    def name_in_area(self, skill: str, area: str) -> str:
        """Return a name with the area, for a skill whose name is in several areas. Notes the assumption."""
        self.assumptions.append(f"{one_line(skill.strip())} is in several areas: it is a skill of its own in each.")
        return f"{skill.strip()} ({area.strip()})"

    def rename_skills(self, names: Mapping[str, str]) -> None:
        """Take what is said of a skill under another name for the skill itself: `names` has its name for each other."""
        to = {make_key(other).name: make_key(name).name for other, name in names.items()}
        renamed = []
        for claim in self.claims:
            name = to.get(claim.skill)
            if name and claim.what == "skill":
                self.account.book(claim.at, Fate.META, "another name of a skill")
            else:
                renamed.append(msgspec.structs.replace(claim, skill=name) if name else claim)
        found = {claim.skill for claim in renamed if claim.what == "skill"}
        missing = {make_key(name).name: name for name in names.values() if make_key(name).name in to.values()}
        used = {claim.skill for claim in renamed}
        renamed += [Claim(None, "skill", name, skill=key) for key, name in missing.items() if key in used - found]
        self.claims = renamed

    def add_claim(
        self,
        at: At | None,
        what: str,
        text: str,
        level: LevelKey | None = None,
        skill: str = "",
        heading: str = "",
    ) -> None:
        """Add a claim, unless its cell is booked already."""
        if at is None or self.account.is_open(at):
            self.claims.append(Claim(at, what, text, level, fold_joiners(skill.strip()), heading))


def make_key(level: str, track: str = "") -> LevelKey:
    """The key of a level by its name and track as they are written."""
    return LevelKey(fold_joiners(spell(level)), fold_joiners(spell(track)))


class Sorted(msgspec.Struct):
    """The claims by what they are about, each kind in the order of the cells; `pairs` by skill and then by level.

    `left` are those about what is no level of the mapping, and names that mean several.
    """

    levels: dict[LevelKey, list[Claim]] = {}
    skills: dict[str, list[Claim]] = {}
    pairs: dict[str, dict[LevelKey, list[Claim]]] = {}
    scale: list[Claim] = []
    left: list[Claim] = []


def list_levels(claims: Iterable[Claim]) -> list[LevelKey]:
    """List the levels that claims are about, alone or with a skill, each once."""
    about = (claim.level for claim in claims if claim.skill or claim.what not in OF_BOTH)
    return list(dict.fromkeys(key for key in about if key is not None))


def sort_claims(gathered: Gathered, to: Mapping[LevelKey, Sequence[LevelKey]], nothing: Iterable[str] = ()) -> Sorted:
    """Sort the claims by what they are about. Books one that names neither level nor skill as not understood.

    `to` has the levels of the mapping for those of the file: what is about several is copied to each. `nothing` are
    texts that say that nothing is expected.
    """
    found = Sorted()
    blank = {*map(fold_spaces, nothing)}
    for claim in gathered.claims:
        if claim.what == "scale":
            found.scale.append(claim)
        elif claim.what in ("skill", *_OF_SKILLS):
            found.skills.setdefault(claim.skill, []).append(claim)
        elif claim.level is None or (claim.what in OF_BOTH and not claim.skill):
            missing = "skill" if claim.level else "level"
            gathered.account.book(claim.at, Fate.NOT_UNDERSTOOD, f"{NO_NAME} {missing}")
        elif claim.what not in OF_BOTH:
            own = to.get(claim.level, ())
            if not own or (claim.what == "level" and len(own) > 1):
                found.left.append(claim)
                continue
            for key in own:
                found.levels.setdefault(key, []).append(claim)
        else:
            is_blank = fold_spaces(claim.text) in blank
            if is_blank:
                gathered.account.book(claim.at, Fate.BLANK, NOTHING)
            own = to.get(claim.level, ())
            if not own and not is_blank:
                found.left.append(claim)
            for key in own:
                about = found.pairs.setdefault(claim.skill, {}).setdefault(key, [])
                about += [] if is_blank else [claim]
    found.pairs = {**{skill: {} for skill in found.skills}, **found.pairs}
    return found


def split_levels(key: LevelKey) -> list[LevelKey]:
    """Split a name that may be that of several levels, such as 'Mid, Senior', into theirs; [] for a single one."""
    parts = [LevelKey(name, key.track) for name in _BETWEEN_NAMES.split(key.name) if name]
    return parts if len(parts) > 1 else []


def means_every_level(key: LevelKey) -> bool:
    """Whether what stands in the place of a level means each of them: 'All levels'."""
    return key.name in _EVERY


def book_unknown(left: Sequence[Claim], to: Container[LevelKey | None], account: Account) -> None:
    """Book the claims about what is no level of the mapping, or what means several of them, as `to` has it."""
    for claim in left:
        if claim.level in to:
            account.book(claim.at, Fate.META, "it means several levels")
        else:
            is_name = claim.what == "level"
            why = NO_LEVEL if is_name else "its level is none of the mapping"
            account.book(claim.at, Fate.NOT_UNDERSTOOD, why)


def find_first_text(about: Sequence[Claim], what: str) -> str:
    """Return the first text of a kind, in the spelling that most claims which agree with it have; '' without one."""
    said = [claim.text.strip() for claim in about if claim.what == what and not says_nothing(claim.text)]
    agreeing = Counter(text for text in said if fold_spaces(text) == fold_spaces(said[0]))
    return max(agreeing, key=lambda text: agreeing[text]) if agreeing else ""


def book_fitted(account: Account, at: At | None, fitted: Fitted, to: tuple[str, ...]) -> None:
    """Book a cell whose text is in the framework, as it was or as it was made to fit; one that was cut is lost."""
    fate = Fate.NOT_UNDERSTOOD if fitted.is_cut else Fate.ASSUMED if fitted.done else Fate.KEPT
    account.book(at, fate, fitted.done, to if fate.placed else ())


def book_against(account: Account, claim: Claim, first: Claim, to: tuple[str, ...], *, same: Fate) -> None:
    """Book a claim after the first of its kind: `same` where it says the same, else as a contradiction.

    What says the same as an earlier cell comes to the same fate, and to the same place.
    """
    at = claim.at
    gone = account.find_booking(first.at) if first.at is not None else None
    to = (gone.to if gone is not None else ()) or to
    if fold_spaces(claim.text) != fold_spaces(first.text):
        account.book(at, Fate.CONTRADICTION, CONTRARY, (), first.at)
    elif gone is not None and not (gone.fate.placed and same is Fate.DUPLICATE):
        account.book(at, gone.fate, gone.why, gone.to)
    elif same is Fate.DUPLICATE:
        account.book(at, same, SAID_TWICE, to, first.at)
    else:
        account.book(at, same, "", to)

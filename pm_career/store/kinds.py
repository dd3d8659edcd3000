"""The kinds of personal data, one row each: table, columns, references, and how exports and messages call it.

Undo, export, import, check, erase and restore go by these rows. The tables themselves stand in `schema.py`.
"""

from __future__ import annotations

from typing import Any

from pm_career.domain.confirmations import Confirmation
from pm_career.domain.evidence import Evidence
from pm_career.domain.goals import CheckIn, Goal
from pm_career.domain.one_on_ones import OneOnOne, Point
from pm_career.domain.person import ME, Profile, Setting, Tombstone
from pm_career.domain.promotion import Agreement, Claim, Kept, SentCopy
from pm_career.domain.ratings import Answer, Assessment, Rating
from pm_career.domain.renamed_ids import RenamedId
from pm_career.store.kind_types import Column, Kind, Part


def _same(*names: str) -> tuple[Column, ...]:
    """Columns that are called as their fields."""
    return tuple(Column(name, name) for name in names)


_SKILL = Column("skill", "skill", names="skill")
_LEVEL = Column("level", "level", names="level")
_TARGET = Column("target", "target", names="level")
_PRIVATE = Column("private", "private", is_bool=True)
_PROOF = Column("evidence", "evidence", many=True, to="evidence")  # may name evidence that was removed since


def _make_skills_part(owner: str) -> Part:
    """The skills of each thing of a kind, in their order."""
    key = (owner, "position")
    return Part(table=f"{owner}_skill", field="skills", owner=owner, key=key, order="position", columns=(_SKILL,))


PERSON = Kind(
    name="person",
    plural="people",
    value=Profile,
    key=("id",),
    columns=(Column("id", "person"), *_same("name"), _LEVEL, _TARGET, *_same("framework", "background")),
    owner="id",
    keeps_history=True,
    counted_as="profiles",
    order=f"id != '{ME}', id",
)
SETTING = Kind(
    name="setting",
    plural="settings",
    value=Setting,
    key=("name",),
    columns=_same("name", "value"),
    owner="",
    is_map=True,
)
MOVED = Kind(
    name="moved",
    plural="moved",
    value=RenamedId,
    key=("framework", "kind", "old"),
    columns=_same("framework", "kind", "old", "new"),
    owner="",
    counted_as="moved names",
)
ANSWERS = Part(
    table="answer",
    field="answers",
    owner="assessment",
    key=("assessment", "skill"),
    order="position",
    columns=(_SKILL, *_same("step", "note"), _PROOF),
    item=Answer,
    plural="answers",
)
ASSESSMENT = Kind(
    name="assessment",
    plural="assessments",
    value=Assessment,
    letter="a",
    recorded="started",
    columns=(
        *_same("person", "date", "rater", "rater_name", "framework", "framework_version"),
        Column("asked", "asked", many=True),
        *_same("started", "finished"),
    ),
    parts=(ANSWERS,),
)
RATING = Kind(
    name="rating",
    plural="ratings",
    value=Rating,
    letter="r",
    recorded="recorded",
    columns=(
        *_same("person"),
        _SKILL,
        *_same("step", "date", "recorded", "rater", "rater_name", "framework", "framework_version", "note"),
        _PROOF,
        Column("assessment", "assessment", to="assessment"),
    ),
)
EVIDENCE = Kind(
    name="evidence",
    plural="evidence",
    value=Evidence,
    letter="e",
    recorded="created",
    columns=(
        *_same("person", "what"),
        _LEVEL,
        *_same("outcome"),
        Column("links", "links", many=True, first="link"),
        *_same("source", "date", "created", "counts"),
        _PRIVATE,
        *_same("project", "responsibility"),
        Column("responsibility_level", "responsibility_level", names="level"),
    ),
    parts=(
        _make_skills_part("evidence"),
        Part(
            table="evidence_goal",
            field="goals",
            owner="evidence",
            key=("evidence", "goal"),
            order="goal",
            columns=(Column("goal", "goal", to="goal"),),
        ),
    ),
    keeps_history=True,
)
CHECK_INS = Part(
    table="check_in",
    field="check_ins",
    owner="goal",
    key=("goal", "number"),
    order="number",
    columns=_same("date", "state", "note", "recorded"),
    item=CheckIn,
    plural="check-ins",
    recorded="recorded",
)
GOAL = Kind(
    name="goal",
    plural="goals",
    value=Goal,
    letter="g",
    recorded="created",
    columns=(
        *_same("person", "what"),
        _SKILL,
        Column("if_when", "when"),
        Column("if_then", "then"),
        *_same("due", "done_when", "status", "closed", "created"),
    ),
    parts=(
        CHECK_INS,
        Part(
            table="evidence_goal",
            field="evidence",
            owner="goal",
            key=("evidence", "goal"),
            order="evidence",
            columns=(Column("evidence", "evidence", to="evidence"),),
            read_only=True,
        ),
    ),
    keeps_history=True,
)

# What somebody's own sentences in the case for a level are about, and the piece of evidence that something is said of.
_SUBJECT = Column("subject", "subject", names="skill", where="kind = 'skill'")
_PIECE = Column("evidence", "evidence", to="evidence", dependent=True)

KEPT = Kind(
    name="kept",
    plural="kept",
    value=Kept,
    called="kept piece",
    letter="k",
    recorded="recorded",
    columns=(
        *_same("person", "framework"),
        _TARGET,
        _PIECE,
        *_same("kind"),
        _SUBJECT,
        *_same("state"),
        Column("is_first", "first", is_bool=True),
        *_same("behaviour", "framework_version", "why", "recorded"),
    ),
    once=("person", "framework", "target", "evidence", "kind", "subject"),
    keeps_history=True,
)
CLAIM = Kind(
    name="claim",
    plural="claims",
    value=Claim,
    letter="p",
    recorded="recorded",
    columns=(*_same("person", "framework"), _TARGET, *_same("kind"), _SUBJECT, *_same("text", "recorded")),
    once=("person", "framework", "target", "kind", "subject"),
    keeps_history=True,
)
SENT = Kind(
    name="sent_copy",
    plural="sent",
    value=SentCopy,
    called="sent copy",
    letter="s",
    recorded="sent",
    columns=(
        *_same("person", "name", "framework", "framework_version"),
        _TARGET,
        *_same("audience", "day", "text", "content", "digest"),
        _PROOF,
        *_same("sent"),
    ),
)
AGREEMENT = Kind(
    name="agreement",
    plural="agreements",
    value=Agreement,
    letter="w",
    recorded="created",
    columns=(
        *_same("person", "framework"),
        _TARGET,
        *_same("what", "with_name", "due", "state"),
        _PROOF,
        *_same("closed", "created"),
    ),
    parts=(_make_skills_part("agreement"),),
    keeps_history=True,
)
CONFIRMATION = Kind(
    name="confirmation",
    plural="confirmations",
    value=Confirmation,
    letter="c",
    recorded="created",
    columns=(*_same("person"), _PIECE, Column("said_by", "by"), *_same("text", "date", "created")),
    keeps_history=True,
)
ONE_ON_ONE = Kind(
    name="one_on_one",
    plural="one_on_ones",
    value=OneOnOne,
    called="one-on-one",
    letter="m",
    recorded="created",
    columns=(
        *_same("person", "with_name", "state", "held"),
        Column("goals", "goals", many=True, to="goal"),
        *_same("created"),
    ),
    parts=(
        Part(
            table="point",
            field="points",
            owner="one_on_one",
            key=("one_on_one", "number"),
            order="number",
            columns=(*_same("text"), _PRIVATE, Column("done", "done", is_bool=True), *_same("recorded")),
            item=Point,
        ),
    ),
    keeps_history=True,
)

TOMBSTONE = Kind(
    name="tombstone",
    plural="tombstones",
    value=Tombstone,
    key=("identity",),
    columns=_same("identity", "kind", "person", "day"),
    is_counted=False,
)

Kinds = tuple[Kind[Any], ...]
KINDS: Kinds = (
    *(PERSON, SETTING, MOVED, ASSESSMENT, RATING, EVIDENCE, GOAL),
    *(KEPT, CLAIM, SENT, AGREEMENT, CONFIRMATION, ONE_ON_ONE),
    TOMBSTONE,
)
"""All kinds, in the order that an export has them in."""

HISTORY = "former"
"""The table with what was edited, as it was before."""

VIEW_SETTING = "view."
"""The beginning of the name of a setting that is about one person, whose id follows: whose view of them is shown."""

HOME = "home"
"""The table with the identity of this home, and of others that belong to the same person."""

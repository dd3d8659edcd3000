"""An export read back: checked whole before anything is taken in, refused whole if anything is off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

import msgspec

from pm_career.errors import PmCareerError, UsageError
from pm_career.store.export import FORMAT, KIND, Export
from pm_career.store.ids import refuse_unwritable
from pm_career.store.rows import number_in

MAX_BYTES = 200_000_000
_NOTHING = "Nothing was imported."


class _Head(msgspec.Struct, frozen=True):
    pmcareer: str = ""
    format: int = 0


def parse_export(raw: bytes) -> Export:
    """The export that `raw` holds; anything else, and anything newer, is a PmCareerError. Nothing is changed yet."""
    if len(raw) > MAX_BYTES:
        raise PmCareerError(f"The file is over {MAX_BYTES // 1_000_000} MB: no export is.", _NOTHING)
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        head = msgspec.json.decode(raw, type=_Head)
        if head.pmcareer != KIND:
            raise PmCareerError("The file is JSON, but not an export of pmcareer's personal data.", _NOTHING)
        if head.format > FORMAT:
            newer = f"The export is from a newer pmcareer (its format is {head.format}; this program knows {FORMAT})."
            raise PmCareerError(newer, f"Update pmcareer. {_NOTHING}")
        export = msgspec.json.decode(raw, type=Export)
        refuse_unwritable(msgspec.to_builtins(export))
    except msgspec.ValidationError as error:
        place = str(error).rpartition("`$")[2].rstrip("`").lstrip(".")
        fault = _malformed(f"`{place}` is not as the format says" if place else "it is not as the format says")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        fault = _malformed("it is not valid JSON, or was cut short")
    except UsageError as error:
        fault = _malformed(error.message)
    else:
        _check_references(export)
        return export
    raise fault  # outside of the except, so that nothing of the file hangs on it


def _check_references(export: Export) -> None:
    evidence = {each.id for each in export.evidence}
    goals = {each.id for each in export.goals}
    assessments = {each.id for each in export.assessments}
    _kept("evidence", ((each.id, each.identity, each.created) for each in export.evidence))
    _kept("goal", ((each.id, each.identity, each.created) for each in export.goals))
    _kept("rating", ((each.id, each.identity, each.recorded) for each in export.ratings))
    _kept("assessment", ((each.id, each.identity, each.started) for each in export.assessments))
    if any(look.recorded is None for each in export.goals for look in each.check_ins):
        raise _malformed("a check-in has no instant")
    _once(each.person for each in export.people)
    named = [(each.evidence, evidence) for each in export.ratings]
    named += [(answer.evidence, evidence) for each in export.assessments for answer in each.answers]
    named += [(each.goals, goals) for each in export.evidence]
    named += [((each.assessment,), assessments) for each in export.ratings if each.assessment]
    for ids, known in named:
        for id in ids:
            if id not in known:
                raise _malformed(f"it refers to {id}, which is not in it")
    for each in export.assessments:
        _once(answer.skill for answer in each.answers)
        if each.answers and not each.open:
            raise _malformed(f"assessment {each.id} is finished and still has answers")


def _kept(kind: str, things: Iterable[tuple[str, str, datetime | None]]) -> None:
    """Everything in an export was kept once: it has an id of its kind, an identity and an instant, all its own."""
    known = list(things)
    for id, _, instant in known:
        if number_in(kind, id) is None or id != id.lower():
            raise _malformed(f"a {kind} has no id")
        if instant is None:
            raise _malformed(f"{id} has no instant")
    _once(id for id, _, _ in known)
    _once(identity for _, identity, _ in known)


def _once(names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise _malformed(f"it has {name} {times} times")


def _malformed(how: str) -> PmCareerError:
    return PmCareerError(f"The file is no export that can be read: {how}.", _NOTHING)

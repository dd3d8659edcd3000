"""What is new in a promotion case since it was handed over: two answers in JSON, compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pm_career.domain.framework import Value
from pm_career.domain.renamed_ids import RenamedIds

CaseJson = Mapping[str, Any]
ChangeKind = Literal[
    "ladder", "ask", "agreed", "bar", "claim", "rating", "scope", "shown", "not-shown", "evidence", "edited", "gone"
]


class CaseChange(Value, frozen=True):
    """One difference. `id` is of what it is about; `before` and `after` are its texts, empty where it was not there.

    `shown` and `not-shown` are skills and responsibilities that have evidence now, or have none any more. `evidence` is
    a new piece, `edited` one with another text, `gone` one that is no longer in the case.
    """

    kind: ChangeKind
    id: str = ""
    title: str = ""
    before: str = ""
    after: str = ""


def follow_renamed(case: CaseJson, renamed: RenamedIds) -> CaseJson:
    """The same case with its skills and responsibilities under the ids that they have now."""

    def follow(each: Mapping[str, Any]) -> dict[str, Any]:
        id, kind = each["id"], each.get("kind")
        return {**each, "id": renamed.skill(id) if kind == "skill" else renamed.responsibility(case.get("to", ""), id)}

    return {**case, **{key: [follow(each) for each in case.get(key, ())] for key in ("claims", "not_shown")}}


def compare_cases(before: CaseJson, after: CaseJson) -> tuple[CaseChange, ...]:
    """List what differs between two cases for the same audience, as `documents.promotion.build_answer` has them.

    Keys that an older version did not write are taken as empty.
    """
    return tuple(_list_changes(before, after))


def _list_changes(before: CaseJson, after: CaseJson) -> Iterator[CaseChange]:
    versions = [str(each.get("framework_version") or "") for each in (before, after)]
    if versions[0] != versions[1]:
        yield CaseChange("ladder", str(after.get("framework") or ""), before=versions[0], after=versions[1])
    yield from _compare_texts("ask", {"": ("", before.get("ask") or "")}, {"": ("", after.get("ask") or "")})
    yield from _compare_texts("agreed", _list_agreed(before), _list_agreed(after))
    yield from _compare_texts("bar", _list_claims(before, "bar"), _list_claims(after, "bar"))
    yield from _compare_texts("claim", _list_claims(before, "claim"), _list_claims(after, "claim"))
    yield from _compare_texts("rating", _list_ratings(before), _list_ratings(after))
    yield from _compare_texts("scope", _list_scope(before), _list_scope(after))
    missing = [_list_missing(each) for each in (before, after)]
    titles = _list_claims(after, "bar")
    yield from (CaseChange("shown", id, titles[id][0]) for id in missing[0] if id not in missing[1] and id in titles)
    yield from (CaseChange("not-shown", id, titles[id][0]) for id in missing[1] if id not in missing[0])
    yield from _compare_pieces(_list_pieces(before), _list_pieces(after))


Texts = Mapping[str, tuple[str, str]]
"""Title and text of something, by its id."""


def _compare_texts(kind: ChangeKind, before: Texts, after: Texts) -> Iterator[CaseChange]:
    for id in dict.fromkeys((*before, *after)):
        was, now = before.get(id, ("", "")), after.get(id, ("", ""))
        if was[1] != now[1]:
            yield CaseChange(kind, id, now[0] or was[0], was[1], now[1])


def _compare_pieces(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[CaseChange]:
    yield from (CaseChange("evidence", id, after=text) for id, text in after.items() if id not in before)
    for id, text in before.items():
        if id not in after:
            yield CaseChange("gone", id, before=text)
        elif text != after[id]:
            yield CaseChange("edited", id, before=text, after=after[id])


def _list_agreed(case: CaseJson) -> Texts:
    return {each["id"]: (each["id"], f"{each['what']} ({each['state']})") for each in case.get("agreed", ())}


def _list_claims(case: CaseJson, key: str) -> Texts:
    return {each["id"]: (each.get("title") or each["id"], each.get(key) or "") for each in case.get("claims", ())}


def _list_ratings(case: CaseJson) -> Texts:
    found = {}
    for claim in case.get("claims", ()):
        for each in claim.get("ratings", ()):
            who = " ".join(filter(None, (each["rater"], each.get("name"))))
            found[f"{claim['id']} {who}"] = (f"{claim.get('title') or claim['id']}, {who}", str(each["step"]))
    return found


def _list_scope(case: CaseJson) -> Texts:
    return {part: (part, lines.get("own") or "") for part, lines in case.get("scope", {}).items()}


def _list_missing(case: CaseJson) -> list[str]:
    return [each["id"] for each in case.get("not_shown", ())]


def _list_pieces(case: CaseJson) -> dict[str, str]:
    """What happened and what came of it, of each piece under a claim, by its id."""
    return {
        piece["id"]: ". ".join(filter(None, (piece["what"], piece.get("outcome"))))
        for claim in case.get("claims", ())
        for piece in claim.get("evidence", ())
    }

"""Pages of evidence: a list with the newest at the bottom, and one piece in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from pm_career.advice.proof import Proof
from pm_career.domain.confirmations import Confirmation, is_others_word
from pm_career.domain.dates import format_relative
from pm_career.domain.evidence import Evidence, Source
from pm_career.domain.goals import Goal
from pm_career.domain.page import Block, Cell, Entry, Grid, Hint, Page, Pair, Pairs, Prose, Records, Section, Title
from pm_career.domain.person import Former
from pm_career.domain.renamed_ids import Names
from pm_career.domain.text import cut_text, join_names, one_line
from pm_career.views.theme import SEPARATOR

if TYPE_CHECKING:
    from pm_career.store.evidence import EvidenceFilter

MOST = 20
"""Pieces that a screen lists without --limit."""
SOURCE_NAMES: Mapping[Source, str] = {
    "self": "own word",
    "manager": "a manager's word",
    "peer": "a peer's word",
    "customer": "a customer's word",
    "artefact": "an artefact",
}
OTHERS_WORD = "somebody else's word"
AGAINST = "−"
"""The sign before evidence that counts against its skills. Words say it, too."""
NOBODY: Mapping[str, Sequence[str]] = {}
_NARROWEST = 56
"""Columns that a table of evidence needs."""
_EXCERPT = 240
"""Characters of a text that a list shows; `evidence show` has the whole text."""


def format_proof(proof: Proof, today: date) -> str:
    """Format a proof: '2, yesterday; 1 on somebody else's word', with what is none: 'none; −1 against'."""
    newest = f"{proof.count}, {format_relative(proof.newest, today)}" if proof.newest else "none"
    others = f"{proof.others_word} on {OTHERS_WORD}" if proof.others_word else ""
    return "; ".join(filter(None, (newest, others, *list_doubts(proof))))


def list_doubts(proof: Proof) -> tuple[str, ...]:
    """List what there is besides proof: '−1 against' and, without proof, '2 of a lower level'."""
    against = f"{AGAINST}{proof.against} against" if proof.against else ""
    below = f"{proof.below} of a lower level" if proof.below and not proof.count else ""
    return tuple(filter(None, (against, below)))


def mark_text(each: Evidence, text: str) -> str:
    """Put the sign for evidence that counts against its skills before `text`, if it does."""
    return f"{AGAINST} {text}" if each.counts == "against" else text


def describe_others_word(each: Evidence, confirmed_by: Sequence[str]) -> str:
    """Say whose word a piece rests on, other than the person's own: "a peer's word, confirmed by Dana"; else empty."""
    said = SOURCE_NAMES[each.source] if each.source != "self" else ""
    confirmed = f"confirmed by {join_names(list(map(one_line, confirmed_by)))}" if confirmed_by else ""
    return ", ".join(filter(None, (said, confirmed)))


def build_list_page(
    found: Sequence[Evidence],
    wanted: EvidenceFilter,
    names: Names,
    today: date,
    *,
    limit: int | None = None,
    some: bool = True,
    confirmed: Mapping[str, Sequence[str]] = NOBODY,
) -> Page:
    """List the newest MOST pieces on a screen, all in a pipe; `limit` sets another number for both.

    `found` is oldest first. `some`: there is evidence that `wanted` leaves out. `confirmed` has the names of
    those whose word is kept, by the id of the piece.
    """
    if not found:
        return _build_empty_page(some=some)
    shown = found[-(limit or MOST) :]
    records = _build_records(found[-limit:] if limit else found, names, confirmed)
    counted = "one piece" if len(found) == 1 else f"{len(found)} pieces"
    aside = counted if len(shown) == len(found) else f"the newest {len(shown)} of {len(found)}"
    only = _describe_filter(wanted, names)
    hints = [(f"pmcareer evidence show {shown[-1].id}", "one piece in full")]
    if len(shown) < len(found):
        hints.append((f"pmcareer evidence list --limit {len(found)}", "all evidence"))
    return (
        Title("Evidence", "List", aside),
        *([Prose(only, "Only", tone="muted", quiet=False)] if only else []),
        *([Section("The newest at the bottom")] if len(shown) > 1 else []),
        _build_table(shown, names, today, confirmed, records),
        Hint(tuple(hints)),
    )


def build_page(
    each: Evidence,
    history: Sequence[Former[Evidence]],
    goals: Sequence[Goal],
    names: Names,
    today: date,
    said: Sequence[Confirmation] = (),
) -> Page:
    """Build the page of one piece in full, with what others said about it, and what it was, the last edit first."""
    return tuple(_build_blocks(each, history, goals, names, today, said))


def _build_empty_page(*, some: bool) -> Page:
    add = "pmcareer evidence add"
    if some:
        said = "No evidence matches."
        hint = ("pmcareer evidence list", "all evidence")
    else:
        said = "There is no evidence yet. Writing down a piece takes a minute, while you remember it."
        hint = (add, "what happened this week?")
    return (
        Title("Evidence", "List", "nothing found" if some else "nothing yet"),
        Prose(said, "Evidence"),
        Records((), otherwise=said, offer="" if some else add),
        Hint((hint,)),
    )


def _describe_filter(wanted: EvidenceFilter, names: Names) -> str:
    """Describe in words what the list was limited to."""
    asked = (
        names.skill(wanted.skill) if wanted.skill else "",
        names.level(wanted.level) if wanted.level else "",
        names.responsibility(wanted.responsibility_level, wanted.responsibility),
        f"since {wanted.since.isoformat()}" if wanted.since else "",
        f"until {wanted.until.isoformat()}" if wanted.until else "",
        SOURCE_NAMES[wanted.source] if wanted.source else "",
        wanted.goal,
        f"with {' '.join(wanted.words)}" if wanted.words else "",
    )
    return SEPARATOR.join(filter(None, asked))


def _build_table(
    shown: Sequence[Evidence],
    names: Names,
    today: date,
    confirmed: Mapping[str, Sequence[str]],
    records: tuple[tuple[str, ...], ...],
) -> Grid:
    """A row for each piece: its id, its day, what happened, and what it shows."""
    rows, spoken = [], []
    for each in shown:
        remarks = _format_remarks(each, names, confirmed.get(each.id, ()))
        when = format_relative(each.date, today)
        what = cut_text(one_line(each.what), _EXCERPT)
        outcome = [f"Outcome: {cut_text(one_line(each.outcome), _EXCERPT)}"] if each.outcome else []
        rows.append(
            (
                Cell((each.id,), tone="strong"),
                Cell((when,), tone="muted"),
                Cell((mark_text(each, what), *outcome), tone="owed" if each.counts == "against" else "normal"),
                Cell((remarks,), tone="normal" if each.skills or each.responsibility else "unknown"),
            )
        )
        spoken.append(f"Evidence, {each.id}, {when}: {remarks}. {' '.join((what, *outcome))}")
    columns = ("", "When", "What happened", "What it shows")
    return Grid(columns, tuple(rows), records, stack_below=_NARROWEST, spoken=tuple(spoken), wraps=2)


def _format_remarks(each: Evidence, names: Names, confirmed_by: Sequence[str]) -> str:
    """'Delivery · senior · a customer's word': its skills, and what else is known of it."""
    responsibility = names.responsibility(each.responsibility_level, each.responsibility)
    shows = ", ".join(filter(None, (*_name_skills(each, names), responsibility))) or "no skill yet"
    level = names.moves.level(each.level) if each.level else ""
    said = describe_others_word(each, confirmed_by)
    against = "counts against" if each.counts == "against" else ""
    private = "private" if each.private else ""
    return SEPARATOR.join(filter(None, (shows, level, said, one_line(each.project), against, private)))


def _build_records(
    found: Sequence[Evidence], names: Names, confirmed: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    """Build a record for each piece, with what `evidence list` says that a line in a pipe has."""
    skills = {each.skills: "" for each in found}
    for called in skills:
        skills[called] = ",".join(dict.fromkeys(each for skill in called for each in names.moves.find_skills(skill)))
    levels = {called: names.moves.level(called) for called in {each.level for each in found}}
    return tuple(
        (
            each.id,
            each.date.isoformat(),
            each.source,
            skills[each.skills],
            levels[each.level],
            each.what,
            each.counts,
            "private" if each.private else "",
            each.project,
            names.moves.responsibility(each.responsibility_level, each.responsibility) if each.responsibility else "",
            names.moves.level(each.responsibility_level) if each.responsibility else "",
            ", ".join(confirmed.get(each.id, ())),
        )
        for each in found
    )


def _name_skills(each: Evidence, names: Names) -> tuple[str, ...]:
    """List the names of its skills, each once even if two former ids mean the same skill now."""
    return tuple(dict.fromkeys(names.skill(skill) for skill in each.skills))


def _build_blocks(
    each: Evidence,
    history: Sequence[Former[Evidence]],
    goals: Sequence[Goal],
    names: Names,
    today: date,
    said: Sequence[Confirmation],
) -> Iterator[Block]:
    yield Title(f"Evidence {each.id}", "Evidence", f"{each.date.isoformat()}, {format_relative(each.date, today)}")
    yield Prose(mark_text(each, each.what), "What happened")
    parts = _list_parts(each, names) | {"Goals": "\n".join(_format_goal(goal) for goal in goals)}
    always = ("Outcome",) if each.responsibility else ("Outcome", "Skills")
    for title, own in (
        ("What it shows", ("Outcome", "Skills", "Responsibility", "Counts", "Level", "Project", "Goals")),
        ("How it is known", ("Source", "Link", "Private")),
    ):
        yield Section(title)
        shown = [name for name in own if parts[name] or name in always]
        yield Pairs(tuple(Pair(name, parts[name] or "none yet") for name in shown))
    if said:
        yield Section("What others said about it")
        yield Pairs(
            tuple(Pair(one.id, f"{one.by}, {format_relative(one.date, today)}: {one.text}") for one in said), "Word"
        )
    if history:
        yield Section("As it was before")
    versions = [*(former.value for former in history), each]
    changes = [
        (former, _list_changes(_list_parts(before, names), _list_parts(after, names), before, after))
        for former, (before, after) in zip(history, pairwise(versions), strict=True)
    ]
    for former, rows in reversed(changes):
        yield Entry(f"Until {former.replaced.date().isoformat()}", "Before")
        yield Pairs(rows)
    hints = [(f"pmcareer evidence edit {each.id}", "change it, part by part")]
    if said:
        hints.append((f"pmcareer evidence confirm {said[-1].id} --remove", "take that word out"))
    elif not (each.private or is_others_word(each, ())):
        hints.append((f"pmcareer evidence ask {each.id} --of NAME", "ask somebody what they saw"))
    hints.append((f"pmcareer evidence remove {each.id}", "take it out; data undo brings it back"))
    yield Hint(tuple(hints))


def _list_parts(each: Evidence, names: Names) -> dict[str, str]:
    """All parts but the text itself, as words."""
    return {
        "Outcome": each.outcome,
        "Skills": ", ".join(_name_skills(each, names)),
        "Responsibility": names.responsibility(each.responsibility_level, each.responsibility),
        "Level": names.level(each.level) if each.level else "",
        "Date": each.date.isoformat(),
        "Source": SOURCE_NAMES[each.source],
        "Link": "\n".join(each.links),
        "Counts": f"{AGAINST} against its skills" if each.counts == "against" else "",
        "Project": each.project,
        "Private": "yes: it is left out of what you share" if each.private else "",
        "Goals": ", ".join(each.goals),
    }


def _list_changes(
    was: Mapping[str, str], became: Mapping[str, str], before: Evidence, after: Evidence
) -> tuple[Pair, ...]:
    """List what an edit replaced: the parts that differ, as they were before."""
    texts = {"What happened": (before.what, after.what)}
    texts |= {name: (was[name], became[name]) for name in was}
    return tuple(Pair(name, old or "nothing") for name, (old, new) in texts.items() if old != new)


def _format_goal(goal: Goal) -> str:
    return f"{goal.id} {one_line(goal.what)} ({goal.status})"

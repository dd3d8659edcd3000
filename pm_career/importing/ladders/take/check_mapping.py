"""Check a mapping that somebody gives against the file: what either has and the other lacks."""

from __future__ import annotations

from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.claims import NO_LEVEL, Gathered, make_key
from pm_career.importing.ladders.ledger import Account
from pm_career.importing.ladders.mapping import EXPECTED, Mapping, fold, format_texts, spell
from pm_career.importing.ladders.mapping_file import format_text
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.take.parts import Parts, call_part, match_parts

_KINDS = {
    "paragraph", "quote", "bold line", "table", "code", "aside", "front matter", "struck", "heading of a table",
    *(f"{kind} {depth}" for kind in ("heading", "bullet", "toggle") for depth in range(1, 7)),
}  # fmt: skip
"""The kinds of lines of pages."""


def check_parts(parts: Parts, mapping: Mapping) -> None:
    """Raise a UsageError for a part of the file that the mapping does not have, and for rows in no order."""
    for to in mapping.parts:
        if list(to.header) != sorted(to.header):
            raise UsageError(
                f"The header of {call_part(to.name, to.number)} in the mapping is not in the order of its rows.",
                f"Write header: {sorted(to.header)}",
            )
        headings = [fold(column.heading) for column in to.columns]
        for only in to.only:
            if fold(only.heading) not in headings:
                raise UsageError(
                    f"only: {call_part(to.name, to.number)} of the mapping has no column '{one_line(only.heading)}'.",
                    f"Its columns are: {', '.join(one_line(column.heading) for column in to.columns)}",
                )
    for place, (part, to) in enumerate(match_parts(parts, mapping), start=1):
        if not to.number and any(True for _ in part.list_filled()):
            line = f"- {{part: {format_text(spell(part.name))}, number: {place}, holds: nothing}}"
            raise UsageError(
                f"The file has {call_part(part.name, place)}, which the mapping does not.",
                f"To leave it out, add to `parts` {line}; or propose a new mapping: --propose mapping.yaml",
            )


def check_levels(account: Account, mapping: Mapping) -> None:
    """Raise a UsageError for a level of the file that the mapping does not have."""
    names = {one_line(each.text): None for each in account.list_bookings() if each.why == NO_LEVEL}
    if names:
        first, rank = format_text(next(iter(names))), 1 + max(level.rank for level in mapping.levels)
        raise UsageError(
            f"The file has levels that the mapping does not: {format_texts(names)}.",
            f"Add each to `levels`, such as {{name: {first}, rank: {rank}}}; or, if it is another name of a level,"
            f" to that: also: [{first}]; or say where it stands: holds: nothing",
        )


def explain_nothing(mapping: Mapping, unused: str) -> UsageError:
    """Make the error for a mapping by which nothing is expected, with what it lacks, and what of it is `unused`."""
    columns = [column for part in mapping.parts for column in part.columns]
    lines = [line for part in mapping.parts for line in part.lines]
    held = {column.holds for column in columns} | {each for line in lines for each in (line.holds, line.below)}
    held |= {line.lead for line in lines} - {"text"}  # as of a heading that is a name as a whole
    skills = [*(part.about.skill for part in mapping.parts), *(column.skill for column in columns)]
    hint = "A text, step or tick counts where a level and a skill stand above it, or in its row."
    if "skill" not in held and not any(skills):
        hint = "Say what holds: skill. Or, if a whole part is about one, write in it: about: {skill: NAME}"
    elif not held & EXPECTED:
        hint = f"Say what holds one of these: {', '.join(sorted(EXPECTED))}"
    said = "By this mapping nothing is expected of any skill: nothing was imported."
    return UsageError(said, f"{unused} {hint}".strip())


def find_unused(parts: Parts, mapping: Mapping, gathered: Gathered) -> str:
    """Say which rows, lines and columns of a mapping the file does not have: a slip, or gone since. '' for none."""
    unused: list[str] = []
    for part, to in match_parts(parts, mapping):
        texts = {fold(cell.text) for cell in part.list_filled()}
        nodes = [node for node, _ in part.walk()] if isinstance(part, Outline) else []
        kinds = {(spell(node.kind), fold(text)) for node in nodes for text in (node.cell.text, node.lead)}
        texts |= {text for _, text in kinds}
        known = {kind for kind, _ in kinds}
        known |= set() if isinstance(part, Outline) and part.is_tree else _KINDS  # which a page may have next time
        named = [*(row.text for row in to.rows), *(line.text for line in to.lines if not line.kind)]
        named += [column.heading for column in to.columns if column.holds == "nothing"]
        unused += [text for text in named if text and fold(text) not in texts]
        for line in (line for line in to.lines if line.kind):
            if line.text and (spell(line.kind), fold(line.text)) not in kinds:
                unused.append(f"'{line.text}' as a {line.kind}")
            elif not line.text and spell(line.kind) not in known:
                unused.append(line.kind)
    skills = {claim.skill for claim in gathered.claims}
    unused += [skill.name for skill in mapping.skills if make_key(skill.name).name not in skills]
    return f"The mapping names what the file does not have: {format_texts(unused)}." if unused else ""

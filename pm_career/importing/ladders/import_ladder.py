"""A file of somebody's ladder -> a proposal of what its parts are -> a framework, with the report on all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import PurePath

import msgspec

from pm_career.domain.framework import Framework
from pm_career.domain.text import fold_spaces, one_line
from pm_career.errors import UsageError
from pm_career.importing.ladders.audit import check_report
from pm_career.importing.ladders.build import book_title, build_framework
from pm_career.importing.ladders.cell_text import name_file
from pm_career.importing.ladders.mapping import (
    EXPECTED,
    Doubt,
    Line,
    Mapping,
    Only,
    Part,
    Proposal,
    spell_mapping,
)
from pm_career.importing.ladders.options import Wishes, describe_headings, list_given_levels
from pm_career.importing.ladders.propose.across import propose_tables
from pm_career.importing.ladders.propose.levels import propose_levels
from pm_career.importing.ladders.propose.name_doubts import doubt_names
from pm_career.importing.ladders.propose.outlines import leave_out, propose_outline
from pm_career.importing.ladders.propose.steps import propose_steps
from pm_career.importing.ladders.propose.trees import propose_tree
from pm_career.importing.ladders.report import ImportReport, build_report
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.skills import Remarks
from pm_career.importing.ladders.take.check_mapping import check_levels, check_parts, explain_nothing, find_unused
from pm_career.importing.ladders.take.parts import Parts, gather, list_headings, match_parts
from pm_career.importing.ladders.vocabulary import looks_like_level, strip_heading


class Imported(msgspec.Struct, frozen=True):
    """A framework with the comments for its files, and the report on where it came from."""

    framework: Framework
    remarks: Remarks
    report: ImportReport
    unused: str = ""
    """A sentence on what the mapping names and the file does not have."""


def propose(parts: Parts, wishes: Wishes, called: str = "") -> Proposal:
    """Propose a mapping of a file; `called` is its name. Raises a UsageError where nothing looks like a ladder."""
    tables = {number: part for number, part in enumerate(parts, start=1) if isinstance(part, Table)}
    laid, doubts, known, skills = propose_tables(tables, wishes)
    laid = {number: _filter_rows(part, wishes) for number, part in laid.items()}
    known |= list_given_levels(wishes)
    for number, part in enumerate(parts, start=1):
        if isinstance(part, Outline):
            find = partial(propose_outline, skills=skills) if not part.is_tree else propose_tree
            to, found = _choose_ladder(*find(part, number, known), wishes.role)
            laid[number] = to if to.is_taken else leave_out(part, number)
            doubts += found
    if not any(to.is_taken for to in laid.values()):
        pages, found = _propose_together(parts, known)
        laid, doubts = {**laid, **pages}, list(found) if pages else doubts
    mapping = Mapping("", (), tuple(laid[number] for number in sorted(laid)))
    _check_options(mapping, wishes)
    scratch = gather(parts, mapping, looked_at=True)
    levels, more, assumed = propose_levels(scratch, wishes)
    more += doubt_names(levels, scratch.claims, are_given=bool(wishes.levels))
    made = propose_steps(scratch, wishes)
    named = {fold_spaces(level.name) for level in levels}
    title = wishes.title or (scratch.title.cell.text if scratch.title else _find_title(parts, called, named))
    mapping = Mapping(title, levels, mapping.parts, made.steps, made.scale, made.several, made.nothing)
    return Proposal(spell_mapping(mapping), (*doubts, *more, *made.doubts), (*assumed, *made.assumed))


def _propose_together(parts: Parts, known: Collection[str]) -> tuple[dict[int, Part], tuple[Doubt, ...]]:
    """Propose pages of which none is a ladder by itself as one, such as those of a folder with one for each level."""
    pages = {at: part for at, part in enumerate(parts, start=1) if isinstance(part, Outline) and not part.is_tree}
    if len(pages) < 2:
        return {}, ()
    whole = Outline(parts[0].file, "", tuple(node for page in pages.values() for node in page.nodes))
    to, doubts = propose_outline(whole, 1, known, ())
    if not to.is_taken:
        return {}, ()
    return {at: msgspec.structs.replace(to, name=page.name, number=at) for at, page in pages.items()}, doubts


def _choose_ladder(part: Part, doubts: tuple[Doubt, ...], role: str) -> tuple[Part, tuple[Doubt, ...]]:
    """Leave out the other ladders of a page or tree, as --role says."""
    for doubt in doubts:
        if doubt.option == "--role" and fold_spaces(role) in map(fold_spaces, doubt.others):
            left_out = [name for name in doubt.others if fold_spaces(name) != fold_spaces(role)]
            lines = [line for line in part.lines if line.text not in doubt.others]
            kinds = {line.text: line.kind for line in part.lines if line.holds == "track"}  # '' where all of a kind are
            lines += [
                Line(kinds.get(name) or kinds.get("", ""), name, "nothing" if name in left_out else "heading")
                for name in doubt.others
            ]
            part = msgspec.structs.replace(part, lines=tuple(lines))
            return part, tuple(each for each in doubts if each is not doubt)
    return part, doubts


def _check_options(mapping: Mapping, wishes: Wishes) -> None:
    """Refuse an option that names a column which no table has, or that is about tables where there is none."""
    columns = {strip_heading(column.heading): column for part in mapping.parts for column in part.columns}
    for option, named in (("--where", wishes.where), ("--column", wishes.columns)):
        for heading, _ in named:
            if strip_heading(heading) not in columns:
                known = ", ".join(one_line(column.heading) for column in list(columns.values())[:20])
                hint = f"Columns: {known}" if known else "See what can be said of it: --propose mapping.yaml"
                raise UsageError(f"{option}: no column is called '{one_line(heading)}'.", hint)
    roles = {fold_spaces(each.value) for part in mapping.parts for each in part.only}
    roles |= {fold_spaces(line.text) for part in mapping.parts for line in part.lines}
    if wishes.role and fold_spaces(wishes.role) not in roles:
        hint = 'If a column says it: --where "COLUMN=VALUE"'
        raise UsageError("--role: nothing in the file says whose ladder a part of it is.", hint)
    given = {"--shape": wishes.shape, "--tables": wishes.named}
    for option, value in given.items():
        if value and not any(part.holds == "table" for part in mapping.parts):
            raise UsageError(f"{option}: the file has no table.", "See what can be said of it: --propose mapping.yaml")


def check_proposal(parts: Parts, proposal: Proposal, wishes: Wishes) -> None:
    """Raise a UsageError for a proposal without a level or without anything that is expected: it lists the headings."""
    mapping = proposal.mapping
    headings = list_headings(parts)
    known = {fold_spaces(text) for text in (*headings, *(level.name for level in mapping.levels))}
    for group in wishes.levels:
        for name in group:
            if not mapping.levels and fold_spaces(name) not in known:
                raise UsageError(
                    f"--levels: there is no level '{one_line(name)}'.", describe_headings(headings).strip()
                )
    if not mapping.levels or not any(_expects(part) for part in mapping.parts):
        named = mapping.levels or wishes.levels or sum(map(looks_like_level, headings)) > 1
        raise _make_error(parts, "what is expected of a skill" if named else "levels")


def _make_error(parts: Parts, missing: str) -> UsageError:
    """Make the error for a file in which nothing reads like a ladder, with its headings, and why cells are empty."""
    seen = describe_headings(list_headings(parts))
    cells = [cell for part in parts for cell in part.list_filled()]
    problems = Counter(cell.problem for cell in cells if cell.problem and not cell.text)
    if problems:
        problem, count = problems.most_common(1)[0]
        seen = f"Cells without a text: {count}, as there is {problem}. {seen}"
    return UsageError(
        f"Nothing in {one_line(parts[0].file)} reads like {missing}: nothing was imported.",
        f"{seen}Say what they are: --propose mapping.yaml, then --mapping mapping.yaml",
    )


def _expects(part: Part) -> bool:
    """Whether a part says what is expected of a skill."""
    of_lines = {held for line in part.lines for held in (line.holds, line.lead, line.below)}
    of_columns = {column.holds for column in part.columns}
    has_skill = "skill" in of_lines | of_columns or part.about.skill or part.alone == "skill"
    has_skill = has_skill or any(column.skill for column in part.columns)
    return bool(part.holds in ("table", "outline") and has_skill and EXPECTED & (of_lines | of_columns))


def take(
    parts: Parts,
    mapping: Mapping,
    *,
    looked_at: bool = False,
    is_proposed: bool = True,
    skipped: Collection[str] = (),
    id: str = "",
    assumed: Sequence[str] = (),
) -> Imported:
    """Take a file by a mapping, whole or not at all. `looked_at`: somebody has seen it, and what it leaves out.

    `is_proposed`: it was proposed of this file. `skipped` are headings of columns that an option leaves out, `assumed`
    the sentences of the proposal, for the report.

    Raises a UsageError where the mapping is not one of this file, or gives no ladder.
    """
    check_parts(parts, mapping)
    gathered = gather(parts, mapping, looked_at=looked_at, skipped=skipped)
    gathered.assumptions += assumed
    framework, remarks = build_framework(gathered, mapping, id)
    account = gathered.account
    if not is_proposed:
        check_levels(account, mapping)
    unused = "" if is_proposed else find_unused(parts, mapping, gathered)
    if not framework.skills:
        raise _make_error(parts, "what is expected of a skill") if is_proposed else explain_nothing(mapping, unused)
    gathered.assumptions += [unused] if unused else []
    book_title(gathered, framework)
    check_report(framework, account)
    shapes = [_name_shape(to) for _, to in match_parts(parts, mapping)]
    report = build_report(account, account.parts, shapes, gathered.assumptions)
    return Imported(framework, remarks, report, unused)


def _name_shape(part: Part) -> str:
    """Name what a part is, for the report."""
    if part.holds != "table":
        outline = "headings are levels and skills, and what stands below them is expected"
        return {"outline": outline, "scale": "the scale"}.get(part.holds, "not a ladder")
    if any(column.level for column in part.columns):
        return "skills down, levels across"
    return "levels down, skills across" if any(c.skill for c in part.columns) else "a row for each level and skill"


def _filter_rows(part: Part, wishes: Wishes) -> Part:
    """Add to a table which rows are wanted, as --where says."""
    headings = {fold_spaces(column.heading): column.heading for column in part.columns}
    more = tuple(
        Only(headings[fold_spaces(name)], value) for name, value in wishes.where if fold_spaces(name) in headings
    )
    return msgspec.structs.replace(part, only=(*part.only, *more)) if more else part


def _find_title(parts: Parts, called: str, known: Collection[str]) -> str:
    """Find the ladder's title where no line is taken for it: that of its only page or table, or the file's name.

    `known` are folded names that are levels.
    """
    titles = [part.name for part in parts if isinstance(part, Outline) and part.name]
    titles = titles or [part.name for part in parts if isinstance(part, Table)]
    name = titles[0] if len(titles) == 1 else ""
    if (
        name
        and fold_spaces(name) not in known
        and name.rstrip("0123456789 ").casefold() not in ("sheet", "tabelle", "feuil", "hoja")
    ):
        return name
    return name_file(called or PurePath(parts[0].file).stem)

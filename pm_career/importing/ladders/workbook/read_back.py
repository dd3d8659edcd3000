"""Read a framework back from the tables of a workbook, edited or not, with a note on each cell that does not fit."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pm_career.domain.framework import Framework, Level
from pm_career.frameworks.consistency import check_consistency
from pm_career.frameworks.decode import decode
from pm_career.frameworks.faults import Fault
from pm_career.frameworks.file_types import Manifest, SkillFile
from pm_career.frameworks.pieces import Piece, PieceList, SoundPiece, SoundPieces
from pm_career.frameworks.read import T, assemble
from pm_career.frameworks.yaml_nodes import Mapping, Scalar
from pm_career.frameworks.yaml_tree import Parser
from pm_career.importing.ladders.ledger import At, Fate
from pm_career.importing.ladders.sheets.table import Table
from pm_career.importing.ladders.workbook.build import FrameworkBuilder
from pm_career.importing.ladders.workbook.records import Odd, Records

_RANK_DIGITS = 6
"""Digits of the highest rank that counts as written; a level of any other comes after the one in the row above."""


def number_ranks(builder: FrameworkBuilder, records: Records) -> None:
    """Number the levels' ranks from 1 without gaps, in the order that is written; what that changes is noted.

    So a row can be added or deleted without numbering all others. A level without a rank comes after the one in the row
    above. Two of the same rank stay beside each other if they are of different tracks; else the one that stands first
    comes first.
    """
    beside: set[str] = set()
    new, last = 0, -1.0
    for old, level in _order_levels(builder):
        track = level.items.get("track")
        own = track.text if isinstance(track, Scalar) else ""
        if old != last or own in beside:
            new, beside = new + 1, set()
        last = old
        beside.add(own)
        _set_rank(builder, records, level, new)


def _order_levels(builder: FrameworkBuilder) -> list[tuple[float, Mapping]]:
    before = 0.0
    ranked: list[tuple[float, Mapping]] = []
    for level in builder.levels:
        written = level.items.get("rank")
        text = written.text if isinstance(written, Scalar) else ""
        known = text.isascii() and text.isdecimal() and len(text) <= _RANK_DIGITS
        before = float(text) if known else before + 0.5 / (len(builder.levels) + 1)
        ranked.append((before, level))
    return sorted(ranked, key=lambda pair: pair[0])


def _set_rank(builder: FrameworkBuilder, records: Records, level: Mapping, new: int) -> None:
    written = level.items.get("rank")
    if not isinstance(written, Scalar):
        builder.nodes.put(level, "rank", Scalar(str(new), plain=True, mark=None), falls_with=level)
    elif written.text != str(new):
        for at in builder.nodes.list_cells(written):
            records.note(at, f"ranks count up from 1: it was taken as {new}", Fate.ASSUMED)
        written.text = str(new)


class ReadBack(msgspec.Struct, frozen=True):
    """What a workbook gave: a framework, None if there is no level or no skill that can be taken.

    `odd` are the cells that are not in it as they stand, `headings` those that name sheets and columns. Every other
    filled cell is in the framework.
    """

    framework: Framework | None
    odd: tuple[Odd, ...]
    headings: tuple[At, ...]


def read_workbook(tables: Sequence[Table]) -> ReadBack:
    """Read the framework that a workbook's tables hold. What cannot stand in one is left out, and noted as odd.

    The pieces are judged by the reader of files itself, so that what comes of them can be read again; what it finds
    fault with is taken out, and what then lacks its ground with it, until nothing is left to find.
    """
    records = Records(tables)
    builder = FrameworkBuilder(records)
    number_ranks(builder, records)
    while True:
        builder.complete()
        parts, faults = _read(builder)
        if not faults:
            break
        for fault in faults:
            why = _explain(fault)
            taken = builder.nodes.take_out(fault.line)
            for at in taken.all:
                records.note(at, why if at in taken.own else f"it went with what could not be taken: {why}")
    framework = assemble(parts) if parts and parts.levels and parts.skills else None
    return ReadBack(framework, records.odd, records.headings)


def _explain(fault: Fault) -> str:
    """What is wrong, with those hints that hold in a spreadsheet, too: others are about how a file is written."""
    holds = fault.hint.startswith(("Did you mean", "At most"))
    return f"{fault.message}: {fault.hint.rstrip('.')}" if holds else fault.message


def _read(builder: FrameworkBuilder) -> tuple[SoundPieces | None, list[Fault]]:
    """The pieces as the reader of files judges them, and its faults, each in the line that is its node's number."""
    manifest = _decode(builder.manifest, Manifest, "the framework")
    levels = [_decode(node, Level, "the level") for node in builder.levels]
    skills = [_decode(node, SkillFile, "the skill") for node in builder.skills]
    check_consistency(manifest, PieceList(levels), PieceList(skills))
    faults = [fault for draft in (manifest, *levels, *skills) for fault in draft.parser.faults]
    faults = [fault for fault in faults if fault.rule != "more-problems"]  # the next round finds them
    if faults or not isinstance(manifest, SoundPiece):
        return None, faults
    return SoundPieces(manifest, _keep_sound(levels), _keep_sound(skills)), []


def _decode(node: Mapping, into: type[T], called: str) -> Piece:
    parser = Parser("", "")
    value, found = decode(parser, node, into, called)
    return Piece(found, parser, node) if value is None else SoundPiece(value, found, parser, node)


def _keep_sound(drafts: Sequence[Piece]) -> list[SoundPiece[T]]:
    return [draft for draft in drafts if isinstance(draft, SoundPiece)]

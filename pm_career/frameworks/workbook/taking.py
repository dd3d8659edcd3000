"""A workbook's tables -> the framework in them, with every cell that is not in it as it stands named, and why."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pm_career.domain.framework import Framework, Level
from pm_career.frameworks.consistency import check
from pm_career.frameworks.decode import decode
from pm_career.frameworks.faults import Fault
from pm_career.frameworks.layout import Manifest, SkillFile
from pm_career.frameworks.nodes import Mapping
from pm_career.frameworks.parse import Parser
from pm_career.frameworks.read import T, assembled
from pm_career.frameworks.sheets.table import Table
from pm_career.frameworks.structure import Draft, Outline, Parts, Pieces, Placed
from pm_career.frameworks.workbook.building import Building
from pm_career.frameworks.workbook.growing import At
from pm_career.frameworks.workbook.ranking import rank
from pm_career.frameworks.workbook.records import Odd, Records


class Taken(msgspec.Struct, frozen=True):
    """What a workbook gave: a framework, None where there is no level or no skill that can be taken.

    `odd` are the cells that are not in it as they stand, `headings` those that name sheets and columns. Every other
    filled cell is in the framework.
    """

    framework: Framework | None
    odd: tuple[Odd, ...]
    headings: tuple[At, ...]


def framework_of(tables: Sequence[Table]) -> Taken:
    """The framework that a workbook's tables hold. What cannot stand in one is left out, and noted as odd.

    The pieces are judged by the reader of files itself, so that what comes of them can be read again; what it finds
    fault with is taken out, and what then lacks its ground with it, until nothing is left to find.
    """
    records = Records(tables)
    building = Building(records)
    rank(building, records)
    while True:
        building.complete()
        parts, faults = _read(building)
        if not faults:
            break
        for fault in faults:
            why = _why(fault)
            taken = building.ground.take_out(fault.line)
            for at in taken.all:
                records.note(at, why if at in taken.own else f"it went with what could not be taken: {why}")
    framework = assembled(parts) if parts and parts.levels and parts.skills else None
    return Taken(framework, records.odd, records.headings)


def _why(fault: Fault) -> str:
    """What is wrong, with those hints that hold in a spreadsheet, too: others are about how a file is written."""
    holds = fault.hint.startswith(("Did you mean", "At most"))
    return f"{fault.message}: {fault.hint.rstrip('.')}" if holds else fault.message


def _read(building: Building) -> tuple[Parts | None, list[Fault]]:
    """The pieces as the reader of files judges them, and its faults, each in the line that is its node's number."""
    manifest = _decoded(building.manifest, Manifest, "the framework")
    levels = [_decoded(node, Level, "the level") for node in building.levels]
    skills = [_decoded(node, SkillFile, "the skill") for node in building.skills]
    check(Outline(manifest, _pieces(levels), _pieces(skills)))
    faults = [fault for draft in (manifest, *levels, *skills) for fault in draft.parser.faults]
    faults = [fault for fault in faults if fault.rule != "more-problems"]  # the next round finds them
    if faults or not isinstance(manifest, Placed):
        return None, faults
    return Parts(manifest, _placed(levels), _placed(skills)), []


def _decoded(node: Mapping, into: type[T], called: str) -> Draft:
    parser = Parser("", "")
    value, found = decode(parser, node, into, called)
    return Draft(found, parser, node) if value is None else Placed(value, found, parser, node)


def _pieces(drafts: Sequence[Draft]) -> Pieces:
    pieces = Pieces(lost=False)
    pieces.drafts += drafts
    return pieces


def _placed(drafts: Sequence[Draft]) -> list[Placed[T]]:
    return [draft for draft in drafts if isinstance(draft, Placed)]

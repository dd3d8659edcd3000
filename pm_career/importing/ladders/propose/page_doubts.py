"""Doubt what the names and lines of a page are taken for, where the page itself says otherwise elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.mapping import Doubt, quote_texts
from pm_career.importing.ladders.propose.page_names import PageNames
from pm_career.importing.ladders.sheets.outline import Node, Outline

_NOT_EXPECTED = re.compile(
    r"(?:do not|don['’]?ts?|does not|doesn['’]?t|never|avoid|bad|not yet|not there yet|below expectations?"
    r"|underperform\w*|(?:common )?(?:pitfalls?|mistakes?)|nice to haves?|we do not .*"
    r"|you are not .*|when overused|tools|resources|training|how (?:to|we) .*|questions .*|interview .*"
    r"|next steps?|exceeds expectations?|you are ready .*|nicht)"
)


def doubt_page(outline: Outline, reading: PageNames) -> list[Doubt]:
    """Doubt levels and skills in the place of something else, and points that a label says are not expected."""
    said = [*_doubt_places(reading), *_doubt_labels(outline, reading), *_doubt_ends(reading)]
    elsewhere = [Doubt(each, "lines") for each in dict.fromkeys(_doubt_elsewhere(reading))]
    return [*(Doubt(each, "lines", ("nothing",)) for each in dict.fromkeys(said)), *elsewhere]


def _doubt_places(reading: PageNames) -> Iterator[str]:
    """Doubt levels in the place of skills: headings that are not deep enough."""
    for name in reading.names:
        if not reading.below and name.slot == reading.skill_slot and name.key in reading.levels:
            yield f"'{one_line(name.text)}' stands where skills do: is it a level of the one above?"


def _doubt_elsewhere(reading: PageNames) -> Iterator[str]:
    """Doubt names of skills that are left out where they do not stand as elsewhere."""
    for name in reading.names:
        if name.key in reading.skills and name.slot != reading.skill_slot:
            yield f"'{one_line(name.text)}' is a skill elsewhere, and not taken for one in line {name.node.cell.row}."


def _doubt_labels(outline: Outline, reading: PageNames) -> Iterator[str]:
    """Doubt points below a label that says that they are not expected: 'Don't:', 'Nice to have', 'How to learn it'."""
    found = [
        node.cell.text
        for node, above in outline.walk()
        if node.kind.startswith(("bullet", "paragraph"))
        and _NOT_EXPECTED.fullmatch(fold_spaces(node.lead or node.cell.text).rstrip(" :"))
        and any(fold_spaces(each.lead or each.cell.text) in reading.levels for each in above)
    ]
    if found:
        yield f"What stands below {quote_texts(found)} may be no expectation."


def _doubt_ends(reading: PageNames) -> Iterator[str]:
    """Doubt paragraphs behind the lists of a few levels or skills: they may end the page, and not be about these."""
    listed = [each.node.children for each in reading.names if each.key in reading.levels or reading.is_skill(each)]
    listed = [nodes for nodes in listed if any(_is_list(node) for node in nodes)]
    ends = [nodes[-1].cell.text for nodes in listed if nodes[-1].kind == "paragraph" and not _is_list(nodes[-1])]
    if ends and 2 * len(ends) < len(listed):
        yield f"These stand behind lists, and may be about something else: {quote_texts(ends)}."


def _is_list(node: Node) -> bool:
    return node.kind.startswith("bullet") or bool(node.children)

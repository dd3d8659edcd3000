"""Read a brag document in Markdown: each bullet or paragraph is a piece, with the headings and the day above it.

Every line that is not blank is in one piece or in the rest. What a bullet has below it belongs to it: `Outcome:`,
links, tags and details. A bullet or paragraph that only introduces a list, such as 'In March:', is a heading of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pm_career.domain.text import cut_text
from pm_career.importing.evidence.days import find_at_start, find_in_heading, read_whole
from pm_career.importing.evidence.draft import Context, Draft, is_label
from pm_career.importing.evidence.markdown_text import MarkdownText, Shown, get_source
from pm_career.importing.evidence.piece import EvidenceFile, Piece, Place, Rest

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

KIND = "a brag document in Markdown"
_SHOWN = 200
"""Characters of a line that is no piece, for the account."""
_LISTS = ("bullet_list", "ordered_list")
_ONE_LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)")
_OPEN_TASK = re.compile(r"\[ \]\s+")
_ALL_BOLD = re.compile(r"(\*\*|__)(?:(?!\1).)+\1:?", re.DOTALL)
_NO_PART = "not part of a bullet or a paragraph"
_LEFT = {
    "fence": "code", "code_block": "code", "table": "a table: save it as CSV, and import that", "html_block": "HTML",
    "hr": "a line between parts", "blockquote": "a quotation",
}  # fmt: skip


def read_markdown(text: str, file: str, today: date) -> EvidenceFile:
    """Read the pieces of a document. `today` is the day of a period that goes on, such as this year."""
    pieces, rest = _Reader(text, today).read()
    return EvidenceFile(file, KIND, False, pieces, rest)


class _Reader:
    """One document, gone through once. Lines are counted from 0, and `end` is the one behind the last."""

    def __init__(self, text: str, today: date) -> None:
        self._lines = text.split("\n")
        self._today = today
        self._drafts: list[Draft] = []
        self._rest: list[Rest] = []
        self._covered = [not line.strip() for line in self._lines]
        self._leave_front_matter()
        self._text = MarkdownText("\n".join(self._lines))

    def read(self) -> tuple[tuple[Piece, ...], tuple[Rest, ...]]:
        self._walk(self._text.blocks, Context())
        pieces = []
        for draft in self._drafts:
            piece = draft.build()
            if piece is not None:
                pieces.append(piece)
            else:
                self._uncover(draft.first - 1, draft.last)
                self._leave(draft.first - 1, draft.last, "it does not say what happened")
        self._leave_uncovered()
        return tuple(pieces), tuple(sorted(self._rest, key=lambda each: each.place.first))

    def _leave_front_matter(self) -> None:
        """Leave the settings out that some programs write between two lines of --- at the top."""
        if self._lines[0].strip() != "---":
            return
        ends = (number for number, line in enumerate(self._lines) if number and line.strip() in ("---", "..."))
        end = next(ends, None)
        if end is not None and all(":" in line or line.startswith((" ", "-", "#")) for line in self._lines[1:end]):
            self._leave(0, end + 1, "settings of the document")
            self._lines[: end + 1] = [""] * (end + 1)

    def _leave(self, start: int, end: int, why: str) -> None:
        """Put those of the lines into the rest that are not covered yet."""
        lines = [number for number in range(start, end) if not self._covered[number]]
        if lines:
            text = "\n".join(self._lines[lines[0] : lines[-1] + 1]).strip()
            self._rest.append(Rest(Place(lines[0] + 1, lines[-1] + 1), cut_text(text, _SHOWN), why))
            self._cover(start, end)

    def _cover(self, start: int, end: int) -> None:
        self._covered[start:end] = [True] * (end - start)

    def _uncover(self, start: int, end: int) -> None:
        self._covered[start:end] = [not line.strip() for line in self._lines[start:end]]

    def _leave_uncovered(self) -> None:
        """Put what nothing was read from into the rest: where a link leads to, and lists in very many lists."""
        start = None
        for number, covered in enumerate([*self._covered, True]):
            if not covered and start is None:
                start = number
            elif covered and start is not None:
                self._leave(start, number, _NO_PART)
                start = None

    def _walk(self, nodes: Sequence[SyntaxTreeNode], context: Context) -> None:
        """Read blocks that stand below each other."""
        introduced: Context | None = None
        for place, node in enumerate(nodes):
            if node.type == "heading":
                context = self._read_heading(node, context)
            elif node.type == "paragraph":
                introduced = self._introduce(node, nodes[place + 1 : place + 2], context)
                if introduced is None:
                    self._read_paragraph(node, context)
            elif node.type in _LISTS:
                self._walk_list(node, introduced or context)
                introduced = None
            else:
                self._leave(*_get_lines(node), _LEFT.get(node.type, _NO_PART))

    def _read_heading(self, node: SyntaxTreeNode, context: Context) -> Context:
        self._leave(*_get_lines(node), "a heading")
        depth = int(node.tag[1:])
        outer = Context()
        for above, text in context.headings:
            if above < depth:
                outer = self._go_below(text, above, outer)
        return self._go_below(self._text.read(node).text, depth, outer)

    def _go_below(self, text: str, depth: int, outer: Context) -> Context:
        """Return the context below a heading. Without a day of its own it has that of the nearest one above."""
        headings = (*outer.headings, (depth, text))
        found = find_in_heading(text, self._today, outer.period)
        return Context(headings, found.readings, found.written) if found else outer._replace(headings=headings)

    def _introduce(self, node: SyntaxTreeNode, follows: Sequence[SyntaxTreeNode], context: Context) -> Context | None:
        """The context of the list that a paragraph only introduces; None if it is a text of its own, or has no list."""
        if not follows or follows[0].type not in _LISTS:
            return None
        text = self._text.read(node).text.strip()
        is_day = bool(read_whole(text, self._today, context.period))
        if not (is_day or text.endswith(":") or _ALL_BOLD.fullmatch(get_source(node))) or is_label(text):
            return None
        self._leave(*_get_lines(node), "a heading")
        deepest = max((depth for depth, _ in context.headings), default=0)
        return self._go_below(text.rstrip(":"), deepest + 1, context)

    def _read_paragraph(self, node: SyntaxTreeNode, context: Context) -> None:
        """Read a piece, or what belongs to the one before. A line that begins with its day begins a piece."""
        start, end = _get_lines(node)
        shown = self._text.read(node)
        if self._continue(shown, start, end, context):
            return
        lines = shown.text.split("\n")
        begins = [0]
        if len(lines) == end - start:  # else a line of the text is not a line of the file
            begins += [place for place in range(1, len(lines)) if self._begins_with_day(lines[place], context)]
        if len(begins) == 1:
            self._begin(start, end, context).add(shown)
            return
        for begin, until in zip(begins, [*begins[1:], len(lines)], strict=True):
            self._begin(start + begin, start + until, context).add(Shown("\n".join(lines[begin:until])))

    def _begins_with_day(self, line: str, context: Context) -> bool:
        return find_at_start(line, self._today, context.period) is not None

    def _continue(self, shown: Shown, start: int, end: int, context: Context) -> bool:
        """Add a text that begins with a label to the piece right above it; False if it is no such text."""
        before = self._drafts[-1] if self._drafts else None
        if before is None or before.context != context or not is_label(shown.text):
            return False
        if any(line.strip() for line in self._lines[before.last : start]):
            return False
        before.add(shown)
        before.last = end
        self._cover(start, end)
        return True

    def _walk_list(self, node: SyntaxTreeNode, context: Context) -> None:
        for item in node.children:
            children = item.children
            start, end = _get_lines(item)
            if not children:
                self._leave(start, end, "nothing is written here")
            elif children[0].type != "paragraph":
                self._walk(children, context)
            elif (introduced := self._introduce(children[0], children[1:2], context)) is not None:
                self._walk(children[1:], introduced)
            elif _OPEN_TASK.match(get_source(children[0])):
                self._leave(start, end, "a task that is not done")
            else:
                self._read_item(item, context)

    def _read_item(self, item: SyntaxTreeNode, context: Context) -> None:
        start, end = self._trim(*_get_lines(item))
        if len(item.children) == 1 and self._continue(self._text.read(item.children[0]), start, end, context):
            return
        draft = self._begin(start, end, context)
        for child in item.children:
            self._add_block(draft, child, depth=0)

    def _add_block(self, draft: Draft, node: SyntaxTreeNode, depth: int) -> None:
        """Add a block that stands in a bullet to its piece: a label, or a detail, which is a line of its text."""
        if node.type == "paragraph":
            shown = self._text.read(node)
            if depth and shown.links and _ONE_LINK.fullmatch(get_source(node)):
                draft.add_link(shown)
            else:
                is_detail = depth and not is_label(shown.text)
                draft.add(shown._replace(text=f"- {shown.text}") if is_detail else shown)
        elif node.type in (*_LISTS, "list_item", "blockquote"):
            for child in node.children:
                self._add_block(draft, child, depth + (node.type in _LISTS))
        else:
            start, end = _get_lines(node)
            draft.add(Shown("\n".join(line.strip() for line in self._lines[start:end] if line.strip())))

    def _begin(self, start: int, end: int, context: Context) -> Draft:
        start, end = self._trim(start, end)
        self._cover(start, end)
        self._drafts.append(Draft(start + 1, end, context, self._today))
        return self._drafts[-1]

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        """The lines without blank ones at the end, which the parser counts to a bullet."""
        while end > start + 1 and not self._lines[end - 1].strip():
            end -= 1
        return start, end


def _get_lines(node: SyntaxTreeNode) -> tuple[int, int]:
    return node.map or (0, 0)

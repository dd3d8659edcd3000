"""Read a brag document in Markdown: each bullet or paragraph is a piece, with the headings and the day above it.

Every line that is not blank is in one piece or in the rest. What a bullet has below it belongs to it: `Outcome:`,
links, tags and details. A bullet or paragraph that only introduces a list, such as 'In March:', is a heading of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from pm_career.domain.periods import Period, Readings
from pm_career.domain.text import cut_text, fold_spaces
from pm_career.importing.evidence.days import find_at_start, find_in_heading, read_whole
from pm_career.importing.evidence.piece import EvidenceFile, Piece, Place, Rest, choose_day

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

KIND = "a brag document in Markdown"
_LONGEST_MARKED = 4_000
"""Characters of a paragraph in which marks and links are read: a longer one is taken as it is written."""
_MOST_BRACKETS = 100
"""Opening brackets of a paragraph in which marks are read: the time to read it grows with their square."""
_SHOWN = 200
"""Characters of a line that is no piece, for the account."""
_LABEL = re.compile(
    r"\s*(?:[-*+]\s+)?(outcomes?|results?|impact|links?|url|evidence|skills?|tags?|date|when)\s*:\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_LABELS = {
    "outcome": "outcome", "outcomes": "outcome", "result": "outcome", "results": "outcome", "impact": "outcome",
    "link": "link", "links": "link", "url": "link", "evidence": "link",
    "skill": "tags", "skills": "tags", "tag": "tags", "tags": "tags", "date": "date", "when": "date",
}  # fmt: skip
_TAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w/-]*)")
_TAGS_AT_END = re.compile(r"(?:\s+#[\w/-]+)+\s*$")
_URL = re.compile(r"(?:https?://|mailto:)[^\s<>]+")
_AFTER_URL = ".,;:!?)]}'\""
_URL_AT_END = re.compile(r"\s*[(<]?(?:https?://|mailto:)[^\s<>]+[)>]?\s*$")
_ONE_LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)")
_TASK = re.compile(r"\[([ xX])\]\s+")
_ALL_BOLD = re.compile(r"(\*\*|__)(?:(?!\1).)+\1:?\s*", re.DOTALL)
_LEFT = {
    "fence": "code", "code_block": "code", "table": "a table: save it as CSV, and import that", "html_block": "HTML",
    "hr": "a line between parts", "blockquote": "a quotation",
}  # fmt: skip


class _Text(NamedTuple):
    """What a paragraph shows, without its marks, and the addresses of its links."""

    text: str
    links: tuple[str, ...]


class _Context(NamedTuple):
    """What stands above a block: headings with their depth, and the period that the nearest of them names."""

    headings: tuple[tuple[int, str], ...] = ()
    readings: Readings = ()
    written: str = ""

    @property
    def period(self) -> Period | None:
        return self.readings[0] if len(self.readings) == 1 else None


class _Draft:
    """A piece that is being read."""

    def __init__(self, first: int, last: int, context: _Context) -> None:
        self.first, self.last, self.context = first, last, context
        self.lines: list[str] = []
        self.outcome: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.readings: Readings = ()
        self.written = ""


def read_markdown(text: str, file: str, today: date) -> EvidenceFile:
    """Read the pieces of a document. `today` is the day of a period that goes on, such as this year."""
    reader = _Reader(text, today)
    pieces, rest = reader.read()
    return EvidenceFile(file, KIND, False, pieces, rest)


class _Reader:
    """One document, gone through once."""

    def __init__(self, text: str, today: date) -> None:
        self._lines = text.split("\n")
        self._today = today
        self._drafts: list[_Draft] = []
        self._rest: list[Rest] = []
        self._covered = [not line.strip() for line in self._lines]
        self._parser = _make_parser()
        self._environment: dict[str, Any] = {}

    def read(self) -> tuple[tuple[Piece, ...], tuple[Rest, ...]]:
        from markdown_it.tree import SyntaxTreeNode

        self._leave_front_matter()
        tokens = self._parser.parse("\n".join(self._lines), self._environment)
        self._walk(SyntaxTreeNode(tokens).children, _Context())
        pieces = tuple(filter(None, map(self._finish, self._drafts)))
        self._leave_uncovered()
        return pieces, tuple(sorted(self._rest, key=lambda each: each.place.first))

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
        """Put the lines from `start` up to `end`, counted from 0, into the rest."""
        lines = [number for number in range(start, end) if not self._covered[number]]
        if lines:
            text = "\n".join(self._lines[lines[0] : lines[-1] + 1]).strip()
            self._rest.append(Rest(Place(lines[0] + 1, lines[-1] + 1), cut_text(text, _SHOWN), why))
            self._cover(start, end)

    def _cover(self, start: int, end: int) -> None:
        self._covered[start:end] = [True] * (end - start)

    def _leave_uncovered(self) -> None:
        """Put what nothing was read from into the rest: where a link leads to, and lists in very many lists."""
        start = None
        for number, covered in enumerate([*self._covered, True]):
            if not covered and start is None:
                start = number
            elif covered and start is not None:
                self._leave(start, number, "not part of a bullet or a paragraph")
                start = None

    def _walk(self, nodes: Sequence[SyntaxTreeNode], context: _Context) -> None:
        """Read blocks that stand below each other."""
        for place, node in enumerate(nodes):
            start, end = node.map or (0, 0)
            if node.type == "heading":
                context = self._read_heading(node, context)
            elif node.type == "paragraph":
                follows = nodes[place + 1] if place + 1 < len(nodes) else None
                introduced = self._introduce(node, follows, context)
                if introduced is not None:
                    self._walk_list(nodes[place + 1], introduced)
                else:
                    self._read_paragraph(node, context)
            elif node.type in ("bullet_list", "ordered_list"):
                if not all(self._covered[start:end]):
                    self._walk_list(node, context)
            else:
                self._leave(start, end, _LEFT.get(node.type, "not part of a bullet or a paragraph"))

    def _read_heading(self, node: SyntaxTreeNode, context: _Context) -> _Context:
        start, end = node.map or (0, 0)
        self._leave(start, end, "a heading")
        depth = int(node.tag[1:])
        above = tuple(each for each in context.headings if each[0] < depth)
        return self._go_below(self._read_content(node).text, depth, above)

    def _go_below(self, text: str, depth: int, above: tuple[tuple[int, str], ...]) -> _Context:
        """Return the context below a heading. Without a day of its own it has that of the nearest one above."""
        outer = self._find_context(above)
        found = find_in_heading(text, self._today, outer.period)
        if found is None:
            return outer._replace(headings=(*above, (depth, text)))
        return _Context((*above, (depth, text)), found.readings, found.written)

    def _find_context(self, headings: tuple[tuple[int, str], ...]) -> _Context:
        context = _Context()
        for depth, text in headings:
            found = find_in_heading(text, self._today, context.period)
            own = (found.readings, found.written) if found else (context.readings, context.written)
            context = _Context((*context.headings, (depth, text)), *own)
        return context

    def _introduce(self, node: SyntaxTreeNode, follows: SyntaxTreeNode | None, context: _Context) -> _Context | None:
        """The context of the list that a paragraph only introduces; None if it is a text of its own, or has no list."""
        if follows is None or follows.type not in ("bullet_list", "ordered_list"):
            return None
        content = _get_source(node).strip()
        text = self._read_content(node).text.strip()
        is_day = bool(read_whole(text, self._today, context.period))
        if not (is_day or text.endswith(":") or _ALL_BOLD.fullmatch(content)) or _LABEL.fullmatch(text):
            return None
        start, end = node.map or (0, 0)
        self._leave(start, end, "a heading")
        deepest = max((depth for depth, _ in context.headings), default=0)
        found = find_in_heading(text, self._today, context.period)
        readings, written = (found.readings, found.written) if found else (context.readings, context.written)
        return _Context((*context.headings, (deepest + 1, text.rstrip(":"))), readings, written)

    def _read_paragraph(self, node: SyntaxTreeNode, context: _Context) -> None:
        """Read a piece, or what belongs to the one before. A line that begins with its day begins a piece."""
        start, end = node.map or (0, 0)
        content = self._read_content(node)
        before = self._drafts[-1] if self._drafts else None
        is_next = before is not None and not any(line.strip() for line in self._lines[before.last : start])
        if before is not None and is_next and before.context == context and _LABEL.match(content.text):
            self._add_text(before, content)
            before.last = end
            self._cover(start, end)
            return
        lines = content.text.split("\n")
        begins = [0]
        if len(lines) == end - start:  # else a line of the text is not a line of the file
            begins += [
                number for number in range(1, len(lines)) if find_at_start(lines[number], self._today, context.period)
            ]
        for begin, until in zip(begins, [*begins[1:], len(lines)], strict=True):
            single = len(begins) == 1
            draft = self._begin(start if single else start + begin, end if single else start + until, context)
            links = content.links if single else ()
            self._add_text(draft, _Text("\n".join(lines[begin:until]), links))

    def _walk_list(self, node: SyntaxTreeNode, context: _Context) -> None:
        for item in node.children:
            start, end = item.map or (0, 0)
            children = item.children
            if not children:
                self._leave(start, end, "nothing is written here")
            elif children[0].type != "paragraph":
                self._walk(children, context)
            else:
                follows = children[1] if len(children) > 1 else None
                introduced = self._introduce(children[0], follows, context)
                if introduced is not None:
                    self._walk(children[1:], introduced)
                elif (task := _TASK.match(_get_source(children[0]))) and task[1] == " ":
                    self._leave(start, end, "a task that is not done")
                else:
                    self._read_item(item, context)

    def _read_item(self, item: SyntaxTreeNode, context: _Context) -> None:
        start, end = item.map or (0, 0)
        draft = self._begin(start, end, context)
        for child in item.children:
            self._add_block(draft, child, depth=0)

    def _add_block(self, draft: _Draft, node: SyntaxTreeNode, depth: int) -> None:
        """Add a block that stands in a bullet to its piece: a label, or a detail, which is a line of its text."""
        if node.type == "paragraph":
            content = self._read_content(node)
            if depth and content.links and _ONE_LINK.fullmatch(_get_source(node).strip()):
                draft.links += content.links
                return
            marked = content._replace(text=f"- {content.text}") if depth else content
            self._add_text(draft, marked if not _LABEL.match(content.text) else content)
        elif node.type in ("bullet_list", "ordered_list", "list_item", "blockquote"):
            deeper = depth + node.type.endswith("_list")
            for child in node.children:
                self._add_block(draft, child, deeper)
        else:
            start, end = node.map or (0, 0)
            draft.lines += [line.strip() for line in self._lines[start:end] if line.strip()]

    def _begin(self, start: int, end: int, context: _Context) -> _Draft:
        while end > start + 1 and not self._lines[end - 1].strip():
            end -= 1
        self._cover(start, end)
        self._drafts.append(_Draft(start + 1, end, context))
        return self._drafts[-1]

    def _add_text(self, draft: _Draft, content: _Text) -> None:
        """Add a text line by line: what a label names goes to its part, and all until the next label with it."""
        draft.links += content.links
        part = "what"
        for written in content.text.split("\n"):
            line = written
            if found := _LABEL.fullmatch(written):
                part, line = _LABELS[found[1].lower()], found[2]
            draft.tags += _TAG.findall(line)
            urls = [url.rstrip(_AFTER_URL) for url in _URL.findall(line)]
            draft.links += urls
            if part == "outcome":
                draft.outcome.append(line)
            elif part == "tags":
                draft.tags += [each.strip(" #") for each in re.split(r"[,;]", line)]
            elif part == "date":
                draft.readings = read_whole(line, self._today, draft.context.period)
                draft.written = line.strip()
            elif part == "link" and not urls and not content.links:
                draft.links.append(line.strip())
            elif part == "what":
                draft.lines.append(_URL_AT_END.sub("", line).rstrip(" :") if _URL_AT_END.search(line) else line)

    def _finish(self, draft: _Draft) -> Piece | None:
        """The piece of a draft; None, and its lines are in the rest, if no text is left."""
        text = "\n".join(line.strip() for line in draft.lines if line.strip(" -")).strip()
        text = _TASK.sub("", text, count=1) if _TASK.match(text) else text
        key = fold_spaces(_TAGS_AT_END.sub("", text.partition("\n")[0]))
        readings, written = draft.readings, draft.written
        if not readings:
            found = find_at_start(text.partition("\n")[0], self._today, draft.context.period)
            if found:
                readings, written = found.readings, found.written
                text = f"{found.rest}\n{text.partition(chr(10))[2]}".strip()
            else:
                readings, written = draft.context.readings, draft.context.written
        outcome = "\n".join(line.strip() for line in draft.outcome).strip()
        if not text:
            self._covered[draft.first - 1 : draft.last] = [
                not line.strip() for line in self._lines[draft.first - 1 : draft.last]
            ]
            self._leave(draft.first - 1, draft.last, "it does not say what happened")
            return None
        day = choose_day(readings, written, self._today)
        return Piece(
            place=Place(draft.first, draft.last),
            what=text,
            key=key,
            date=day.date,
            period=day.period,
            doubt=day.doubt,
            outcome=outcome,
            links=tuple(dict.fromkeys(filter(None, draft.links))),
            headings=tuple(heading for _, heading in draft.context.headings),
            tags=tuple(dict.fromkeys(filter(None, draft.tags))),
        )

    def _read_content(self, node: SyntaxTreeNode) -> _Text:
        """What a paragraph or heading shows. A very long one comes as it is written."""
        source = _get_source(node)
        if len(source) > _LONGEST_MARKED or source.count("[") > _MOST_BRACKETS:
            return _Text(source, ())
        tokens: list[Any] = []
        self._parser.inline.parse(source, self._parser, self._environment, tokens)
        links = tuple(str(each.attrs["href"]) for each in tokens if each.type == "link_open" and each.attrs["href"])
        return _Text("".join(_show(tokens)), links)


def _show(tokens: Sequence[Any]) -> Iterator[str]:
    """What a reader of the page sees."""
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "image":
            yield from _show(token.children or ())
        elif token.type == "html_inline":
            yield "\n" if token.content.lower().startswith("<br") else ""
        else:
            yield token.content


def _get_source(node: SyntaxTreeNode) -> str:
    """The source of a paragraph or heading."""
    return node.children[0].content if node.children else ""


def _make_parser() -> MarkdownIt:
    """A parser of blocks alone: what stands in a line is read for the lines that need it."""
    from markdown_it import MarkdownIt  # 40 ms

    return MarkdownIt("commonmark").enable("table").disable("inline")

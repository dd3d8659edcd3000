"""A page, as Markdown or HTML -> its tables, and an outline of all that stands outside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import msgspec

from pm_career.importing.ladders.cell_text import LONGEST_NAME
from pm_career.importing.ladders.sheets.bounds import MAX_DEPTH, MAX_TABLES, Budget, NotRead
from pm_career.importing.ladders.sheets.csv_tables import Decoded
from pm_career.importing.ladders.sheets.outline import Node, Outline
from pm_career.importing.ladders.sheets.page_grid import BLOCKS, HEADINGS, IS_STRUCK, Grid
from pm_career.importing.ladders.sheets.page_runs import (
    TYPED,
    Run,
    find_lead,
    is_bold_line,
    is_plain,
    split_lines,
)
from pm_career.importing.ladders.sheets.table import STRUCK, Cell, Table
from pm_career.importing.ladders.sheets.trees import read_front_matter

_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "svg"})
_STRONG = frozenset({"strong", "b"})
_EMPHASIS = frozenset({*_STRONG, "em", "i", "u", "mark"})
_STRUCK = frozenset({"s", "del", "strike"})
_INLINE = frozenset({"a", "br", "code", "span", "font", "kbd", "small", "sub", "sup", "ins", "img", "input", "time"})
_KNOWN = (
    BLOCKS | _INLINE | _EMPHASIS | _STRUCK | _UNSEEN
    | {"html", "meta", "link", "title", "caption", "thead", "tbody", "tfoot", "colgroup", "col", "center", "label"}
    | {"abbr", "q", "cite", "button", "path", "wbr", "base", "nobr", "picture", "source", "video", "iframe", "form"}
)  # fmt: skip
_BOLD_RANK, _ITEM_RANK = 7, 99
_FURNITURE = frozenset({"footer", "nav", "aside"})
_BOX = re.compile(r"\[[ xX]?\]\s+|[\u2610-\u2612]\s*")
_NUMBER = re.compile(r"\A(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)])\s+")
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}\Z")
"""What some converters of Markdown take for the id or the class of a heading: {#levels .wide}"""
_ALIGNED = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


def read_page(decoded: Decoded, file: str, budget: Budget) -> list[Table | Outline]:
    """Read a page of Markdown. A cell's row is its line in the file, its column counts the cells of a row."""
    from markdown_it import MarkdownIt  # 40 ms

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parts, lines = _read_beginning(decoded.text, file, budget)
    tokens = parser.parse(_straighten(lines))
    for token in tokens:
        if token.map and token.nesting >= 0:
            token.attrSet("data-line", str(token.map[0] + 1))
    text = parser.renderer.render(tokens, parser.options, {})
    parts = [*parts, *_read(text, file, budget, keep_space=True)]
    remarks = (decoded.remark,) if decoded.remark else ()
    return [msgspec.structs.replace(part, remarks=remarks) for part in parts]


def read_html(text: str, file: str, budget: Budget) -> list[Table | Outline]:
    """Read the tables of an HTML page, but those in cells of others, and the outline of what stands outside them."""
    parts, lines = _read_beginning(text, file, budget)
    return [*parts, *_read("\n".join(lines), file, budget, keep_space=False)]


def _read_beginning(text: str, file: str, budget: Budget) -> tuple[list[Table | Outline], list[str]]:
    """Read the YAML at the top of a page, and list the lines of the page, with empty ones in its place."""
    budget.take_page(text)
    lines = re.split("\r\n?|\n", text)
    parts, skipped = read_front_matter(lines, file, budget)
    return parts, [*[""] * skipped, *lines[skipped:]]


def _read(text: str, file: str, budget: Budget, *, keep_space: bool) -> list[Table | Outline]:
    """Read HTML. `keep_space`: spaces in cells are meant, as in Markdown, and not those of a file's layout."""
    reader = _Reader(file, budget, keep_space=keep_space)
    reader.feed(text)
    reader.close()
    return reader.finish()


def read_cell(text: str) -> str:
    """Read the text of a value that is HTML, as of a cell: '<p>Asks</p><p>Answers</p>' has two lines."""
    parts = read_html(f"<table><tr><td>x</td><td>{text}</td></tr></table>", "", Budget(""))
    filled = [part for part in parts if any(part.list_filled())]
    is_one = len(filled) == 1 and isinstance(filled[0], Table)  # else there is more in it than the text of a cell
    return " ".join(cell.text for cell in filled[0].list_filled() if cell.column > 1) if is_one else text


def _straighten(lines: list[str]) -> str:
    """Unindent tables, which would be code, and give their headings as many columns as the longest row has.

    Else the parser would drop the cells of a row that has more.
    """
    fence = ""
    for at, line in enumerate(lines):
        opened = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if opened and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else opened[1]
        if fence or not at or "|" not in lines[at - 1] or "|" not in line or "-" not in line or len(line) > 20_000:
            continue
        if _ALIGNED.fullmatch(line):
            _unindent(lines, at)
    return "\n".join(lines)


def _unindent(lines: list[str], at: int) -> None:
    end = at - 1
    while end < len(lines) and "|" in lines[end] and lines[end].strip():
        lines[end] = lines[end].strip()
        end += 1
    marks = re.findall(r":?-+:?", lines[at])
    wide, most = _count_cells(lines[at - 1]), max(map(_count_cells, lines[at - 1 : end]))
    if len(marks) >= wide - 1:
        lines[at - 1] += ("" if lines[at - 1].endswith("|") else "|") + " |" * (most - wide)
        lines[at] = f"|{'|'.join((marks + ['---'] * most)[:most])}|"


def _count_cells(line: str) -> int:
    return max(1, len(re.findall(r"(?<!\\)\|", line.strip().strip("|"))) + 1)


class _Open:
    """A line that others may stand below, until the page says otherwise."""

    def __init__(self, kind: str, cell: Cell, rank: int, lead: str = "", rest: str = "") -> None:
        self.kind, self.cell, self.rank, self.lead, self.rest = kind, cell, rank, lead, rest
        self.is_plain = False
        self.children: list[_Open] = []

    def build(self) -> Node:
        """Build the node."""
        below = tuple(child.build() for child in self.children)
        return Node(self.kind, self.cell, below, self.lead, self.rest, is_plain=self.is_plain)


class _Reader(HTMLParser):
    """Collects tables and lines while HTML is fed to it."""

    def __init__(self, file: str, budget: Budget, *, keep_space: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._keep_space = keep_space
        self._file, self._budget = file, budget
        self._tables: list[Table] = []
        self._root = _Open("", Cell("", 0, 0), 0)
        self._stack = [self._root]
        self._behind_rule: list[tuple[_Open, _Open]] | None = None  # lines, each with what it stands below
        self._last: _Open | None = None
        self._line = self._count = 0
        self._runs: list[Run] = []
        self._furniture = self._quoted = 0
        self._emphasis = self._strong = self._struck = self._unseen = self._nested = 0
        self._to_anchor = False
        self._inside: list[tuple[str, int]] = []  # the items and toggles that are open, and how many lines were then
        self._block = "p"
        self._grid: Grid | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a cell or a way in which text is set."""
        given = dict(attrs)
        line = given.get("data-line") or ""
        if tag in _UNSEEN:
            self._unseen += 1
        if self._unseen:
            return
        if tag not in _KNOWN and "-" not in tag and ":" not in tag:
            self._put(self.get_starttag_text() or "")
        elif tag == "table":
            self._begin_table()
        elif self._grid:
            self._grid.begin(tag if self._nested == 1 else "br", given, line)
        elif tag in BLOCKS:
            self._end_text()
            self._line = int(line) if line.isdecimal() else self._line
            self._begin_block(tag)
        elif tag == "br" and not self._count_inside("li"):
            self._end_text()  # each line of a paragraph that is broken on purpose is one of its own
        elif tag == "br":
            self._put("\n")
        self._furniture += tag in _FURNITURE
        self._quoted += tag == "blockquote"
        self._emphasis += tag in _EMPHASIS
        self._strong += tag in _STRONG
        self._struck += tag in _STRUCK
        if tag == "a":
            self._to_anchor = (given.get("href") or "").startswith("#")

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
            return
        if tag in _EMPHASIS:
            self._emphasis = max(0, self._emphasis - 1)
            self._strong = max(0, self._strong - (tag in _STRONG))
        elif tag in _STRUCK:
            self._struck = max(0, self._struck - 1)
        elif tag == "a":
            self._to_anchor = False
        elif tag == "table":
            self._end_table()
        elif self._grid and self._nested == 1:
            self._grid.end(tag)
        elif tag in BLOCKS:
            self._end_text()
            self._end_block(tag)
            self._furniture = max(0, self._furniture - (tag in _FURNITURE))
            self._quoted = max(0, self._quoted - (tag == "blockquote"))

    def handle_data(self, data: str) -> None:
        """Take text that is seen."""
        if not self._unseen:
            self._put(data)

    def _put(self, text: str) -> None:
        if self._grid:
            self._grid.put(text, struck=self._struck > 0)
        else:
            self._runs.append(Run(text, self._emphasis > 0, self._strong > 0, self._struck > 0, self._to_anchor))

    def _begin_block(self, tag: str) -> None:
        self._block = tag
        if tag in ("ul", "ol") and self._last is not None and (self._last.lead or self._last.cell.text.endswith(":")):
            self._inside.append(("led to", len(self._stack)))  # the list is what the line above it leads to
            self._stack.append(self._last)
        elif tag in ("ul", "ol"):
            self._inside.append(("list", len(self._stack)))
        elif tag in ("li", "details"):
            if tag == "li" and self._inside and self._inside[-1][0] == "li":
                self._end_block("li")  # it was left open
            self._inside.append((tag, len(self._stack)))
        elif tag == "hr":
            self._behind_rule = []

    def _end_block(self, tag: str) -> None:
        kinds = ("list", "led to") if tag in ("ul", "ol") else (tag,)
        places = [at for at, (kind, _) in enumerate(self._inside) if kind in kinds]
        if tag in ("ul", "ol", "li", "details") and places:
            del self._stack[self._inside[places[-1]][1] :]
            del self._inside[places[-1] :]
        if tag in (*HEADINGS, "p", "pre", "summary", "dt", "li"):
            self._block = "p"

    def _count_inside(self, kind: str) -> int:
        """How many of a kind are open; items only since the last toggle, whose lists are of its own."""
        kinds = [kind for kind, _ in self._inside]
        since = len(kinds) - kinds[::-1].index("details") if kind == "li" and "details" in kinds else 0
        return kinds[since:].count(kind)

    def _close(self, rank: int) -> None:
        """Close what is as deep as a heading of this rank, or deeper, within the item or toggle that is open."""
        while len(self._stack) > 1 and rank <= self._stack[-1].rank < _ITEM_RANK:
            self._stack.pop()

    def _end_text(self) -> None:
        runs, self._runs = self._runs, []
        is_wrapped = self._keep_space and self._block == "p" and not self._count_inside("li")
        for line in split_lines(runs) if is_wrapped else [runs]:
            text = "".join(run.text for run in line)
            before = text[: len(text) - len(text.lstrip())].count("\n")  # behind a line that is broken on purpose
            self._line += before
            self._end_line(line)
            self._line += text.count("\n") - before

    def _end_line(self, runs: Sequence[Run]) -> None:
        struck = " ".join("".join(run.text for run in runs if run.is_struck).split())
        runs = [run for run in runs if not run.is_struck and run.text]
        text = " ".join("".join(run.text for run in runs).split())
        if struck:
            self._add("struck", struck, problem=IS_STRUCK)
        if not text:
            return
        block, depth = self._block, self._count_inside("li")
        is_item = depth > 0 and self._inside[-1][0] == "li" and len(self._stack) == self._inside[-1][1]
        if block in HEADINGS:
            self._add_heading(f"heading {block[1]}", text, int(block[1]))
        elif block == "summary":
            self._add_heading(f"toggle {self._count_inside('details')}", text, _ITEM_RANK)
        elif is_item:
            self._add_item(text, runs, depth)
        elif block == "dt" or is_bold_line(text, runs):
            self._add_heading("bold line", text, _BOLD_RANK)
        elif block == "pre" or self._furniture:
            self._add("code" if block == "pre" else "aside", text)
        elif typed := TYPED.match(text):
            self._add(f"bullet {max(1, depth)}", text[typed.end() :])
        elif self._quoted:
            self._last = self._add("quote", text)
        else:
            lead, rest = find_lead(text, runs)
            self._last = self._add("paragraph", text, lead=lead, rest=rest)
            self._last.is_plain = is_plain(runs)

    def _add_heading(self, kind: str, text: str, rank: int) -> None:
        if rank < _ITEM_RANK:
            self._close(rank)
        self._stack.append(self._add(kind, text.rstrip(" :"), rank=rank))

    def _add_item(self, text: str, runs: Sequence[Run], depth: int) -> None:
        text = _BOX.sub("", text, count=1) if _BOX.match(text) else text
        is_contents = all(run.to_anchor for run in runs if run.text.strip())
        lead, rest = find_lead(text, runs)
        kind = "contents" if is_contents else f"bullet {depth}"
        self._stack.append(self._add(kind, text, rank=_ITEM_RANK, lead=lead, rest=rest))
        self._stack[-1].is_plain = is_plain(runs)

    def _add(self, kind: str, text: str, *, rank: int = 0, lead: str = "", rest: str = "", problem: str = "") -> _Open:
        self._count += 1
        row = self._line or self._count
        if len(self._stack) > MAX_DEPTH:
            raise NotRead(f"{self._file} has lists nested over {MAX_DEPTH} deep in line {row:,}.", "Is this a ladder?")
        if rank and kind.startswith("heading"):
            text = _ATTRIBUTES.sub("", _NUMBER.sub("", text))
        cell = Cell(text, row, -self._count, problem, aside=STRUCK if problem else 0)
        made = _Open(kind, cell, rank, lead, rest)
        self._budget.take_row([Cell(text, row, 0)])
        self._stack[-1].children.append(made)
        if rank:
            self._behind_rule = None
        elif self._behind_rule is not None:
            self._behind_rule.append((self._stack[-1], made))
        self._last = None
        return made

    def _begin_table(self) -> None:
        self._nested += 1
        if self._nested == 1:
            self._end_text()
            self._grid = Grid(self._file, keep_space=self._keep_space)

    def _end_table(self) -> None:
        self._nested = max(0, self._nested - 1)
        if self._nested or self._grid is None:
            return
        if len(self._tables) >= MAX_TABLES:
            raise NotRead(f"{self._file} has over {MAX_TABLES} tables.", "Split the page.")
        above = [each.cell.text for each in self._stack[1:] if each.kind != "paragraph"]
        before = self._stack[-1].children[-1:] if not above else []
        name = self._grid.caption or (above[-1] if above else before[0].cell.text.rstrip(":") if before else "")
        if before and before[0].kind == "paragraph" and before[0].cell.text.endswith(":"):
            before[0].kind = "heading of a table"
        self._close(_BOLD_RANK)
        self._stack.append(self._add("table", "", rank=_BOLD_RANK))  # what follows is not about what is above it
        name = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
        table = self._grid.build(name, tuple(above), self._budget)
        self._grid = None
        if table.rows:
            self._tables.append(table)

    def finish(self) -> list[Table | Outline]:
        """End the page, and return its parts. Paragraphs alone behind its last rule are about nothing above."""
        self._end_text()
        behind = self._behind_rule or []
        if all(made.kind == "paragraph" and (made.is_plain or not made.lead) for _, made in behind):
            for above, made in behind:
                above.children.remove(made)
                made.kind = "aside"
                self._root.children.append(made)
        nodes = tuple(child.build() for child in self._root.children)
        title = next((node.cell.text for node in nodes if node.kind == "heading 1"), "")
        names = [table.name for table in self._tables]
        tables = [  # a caption that several tables have names none of them
            msgspec.structs.replace(table, name=table.above[-1])
            if names.count(table.name) > 1 and table.above
            else table
            for table in self._tables
        ]
        return [*tables, Outline(self._file, title, nodes)] if nodes else [*tables]

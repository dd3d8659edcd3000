"""Markdown inside a table's cell -> the text that a reader of the page sees: marks off, escapes and breaks resolved."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from pm_career.importing.ladders.sheets.bounds import MAX_CELL, MAX_TABLES, Budget, NotRead
from pm_career.importing.ladders.sheets.csv_tables import Decoded
from pm_career.importing.ladders.sheets.html_tables import read_html
from pm_career.importing.ladders.sheets.page_text import PageLine, add_page_lines
from pm_career.importing.ladders.sheets.table import Cell, Table
from pm_career.importing.ladders.sheets.trees import read_front_matter

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<ticks>`+)"
    r"|(?P<break><br\s{0,9}/?>)[ \t]*"
    r"|<(?P<address>(?:https?://|mailto:)[^<>\s]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,250})>"
    r"|(?P<tag></?(?:a|abbr|b|code|del|div|em|font|i|ins|kbd|li|mark|ol|p|s|small|span|strong|sub|sup|u|ul)(?:\s[^<>]{0,2000})?/?>)"
    r"|(?P<comment><!--.{0,2000}?-->)"
    r"|(?P<mark>\*{1,3}|_{1,3}|~~)"
    r"|!?(?P<opens>\[)"
    r"|(?P<closes>\](?:\((?:[^()\\]|\\.|\([^()]{0,500}\)){0,2000}\)|\[[^\[\]]{0,500}\])?)",
    re.IGNORECASE | re.DOTALL,
)
_LIST_TAGS = re.compile(r"<(?:li|p|div)\b", re.IGNORECASE)


# Every repetition is bounded: a page may have been made to send a pattern back and forth.


def strip_markup(source: str) -> str:
    """What a cell's Markdown shows. A sign that marks nothing, such as the * of `5 * 3`, stays as it is."""
    return _Cell(source).render() if _TOKEN.search(source) else source


class _Piece:
    """A stretch of the text; `mark` is what it would be if it turns out to be a mark, and `off` that it did."""

    __slots__ = ("mark", "off", "text")

    def __init__(self, text: str, mark: str = "") -> None:
        self.text, self.mark, self.off = text, mark, False


class _Cell:
    """A cell's source, gone through once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[_Piece] = []
        self._links: list[_Piece] = []  # brackets that are open
        self._begun = False
        at = 0
        while found := _TOKEN.search(source, at):
            between = source[at : found.start()]
            self._put(between.rstrip(" \t") if found["break"] else between)
            at = self._take(found)
        self._put(source[at:])
        _pair(self._pieces)

    def render(self) -> str:
        """Return the text that a reader of the page sees."""
        return "".join(piece.text for piece in self._pieces if not piece.off)

    def _put(self, text: str, mark: str = "") -> _Piece:
        piece = _Piece(text, mark)
        self._pieces.append(piece)
        self._begun = self._begun or text.strip() != ""
        return piece

    def _take(self, found: re.Match[str]) -> int:
        """Take one token; return where to continue."""
        kind = found.lastgroup or ""
        text = found[kind]
        if kind in {"escaped", "address"}:
            self._put(text)
        elif kind == "entity":
            self._put(_decode_character(text) if text[1] == "#" else html.unescape(text))
        elif kind == "ticks":
            return self._take_code(found)
        elif kind == "break" or (kind == "tag" and self._begun and _LIST_TAGS.match(text)):
            self._put("\n")
        elif kind == "mark":
            self._put(text, _find_role(found, self._source))
        elif kind == "opens":
            self._links.append(self._put(found[0], "["))
        elif kind == "closes":
            self._close(text)
        return found.end()

    def _take_code(self, found: re.Match[str]) -> int:
        ticks = found["ticks"]
        closing = re.compile(rf"(?<!`){ticks}(?!`)").search(self._source, found.end())
        if closing is None:
            self._put(ticks)
            return found.end()
        code = self._source[found.end() : closing.start()]
        padded = len(code) > 2 and code[0] == code[-1] == " " and code.strip() != ""
        self._put(code[1:-1] if padded else code)
        return closing.end()

    def _close(self, text: str) -> None:
        """A `]`: the end of a link if one is open and an address follows, else itself."""
        opened = self._links.pop() if self._links else None
        if opened is None or text == "]":
            self._put(text)
        else:
            opened.off = True


def _decode_character(entity: str) -> str:
    """A numbered character as the page means it; `html.unescape` drops controls and bends others."""
    code = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _find_role(found: re.Match[str], source: str) -> str:
    """Whether a run of * or _ may open (`(`), close (`)`) or do both (`|`), by what stands beside it."""
    sign = found["mark"]
    before = source[found.start() - 1 : found.start()] or " "
    after = source[found.end() : found.end() + 1] or " "
    opens, closes = not after.isspace(), not before.isspace()
    if sign[0] == "_":  # inside of a word it is a letter
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return {(True, True): "|", (True, False): "(", (False, True): ")"}.get((opens, closes), "")


def _pair(pieces: list[_Piece]) -> None:
    """Take off each mark that has its counterpart; what stays alone is text."""
    waiting: list[_Piece] = []
    known: Counter[str] = Counter()
    for piece in pieces:
        if piece.mark not in {"(", ")", "|"}:
            continue
        if piece.mark != "(" and known[piece.text]:
            while True:  # what was opened in between marks nothing
                opened = waiting.pop()
                known[opened.text] -= 1
                if opened.text == piece.text:
                    break
            opened.off = piece.off = True
        elif piece.mark != ")":
            waiting.append(piece)
            known[piece.text] += 1


_BREAK = re.compile("\r\n?|\n")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}(?!.*`)|~{3,})")
_ALIGNMENT = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
# The bar of a cell's end, unless it is escaped. Inside of `code` a bar ends the cell all the same.
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_HTML = re.compile(r"\s{0,9}<table\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_RULE = re.compile(r" {0,3}(?:[-*_][ \t]*){3,}")
_LONGEST_NAME = 120
_LONGEST_HEADING = 2_000
_LONGEST_ALIGNMENT = 20_000


def read_page(decoded: Decoded, file: str, budget: Budget) -> list[Table]:
    """Every table of a page. A cell's row is its line in the file, its column counts the cells of the line."""
    budget.take_page(decoded.text)
    remarks = (decoded.remark,) if decoded.remark else ()
    lines = _BREAK.split(decoded.text)
    tables, skipped = read_front_matter(lines, file)
    page = _Page([*[""] * skipped, *lines[skipped:]])
    for name, numbers in page.find_tables():
        if len(tables) >= MAX_TABLES:
            raise NotRead(f"{file} has over {MAX_TABLES} tables.", "Split the page.")
        if _HTML.match(page.lines[numbers[0]]):
            tables += read_html("\n".join(page.lines[number] for number in numbers), file, budget, name)[0]
            continue
        rows = (budget.take_row(_list_cells(page.lines[number], number + 1, file)) for number in numbers)
        tables.append(Table(file, name, tuple(row for row in rows if row)))
    tables = add_page_lines([table for table in tables if table.rows], page.list_said(), file, budget)
    return [msgspec.structs.replace(table, remarks=remarks) for table in tables]


def _list_cells(line: str, row: int, file: str) -> Iterator[Cell]:
    for column, source in enumerate(_split_cells(line), start=1):
        if len(source) > MAX_CELL:
            message = f"{file} has a cell of over {MAX_CELL:,} characters in line {row}."
            raise NotRead(message, "Is this a table? Save it as .xlsx or as CSV.")
        text = strip_markup(source)
        if text.strip():
            yield Cell(text, row, column)


def _split_cells(line: str) -> list[str]:
    """The sources of a line's cells, without the bars at its ends and the space around each."""
    parts = _BAR.sub("\\1\0", line.strip()).split("\0")
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return [part.replace("\\|", "|").strip() for part in parts]


class _Page:
    """The lines of a page, read once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self._heading = ""
        self._text = ""
        self._said: list[PageLine] = []
        self._more: dict[int, list[str]] = {}

    def find_tables(self) -> Iterator[tuple[str, list[int]]]:
        """The name of each table and the numbers, from 0, of its lines but the one that aligns."""
        at = 0
        fence = ""
        while at < len(self.lines):
            line = self.lines[at]
            fence, fenced = _track_fence(line, fence)
            if fenced:
                at += 1
            elif _HTML.match(line):
                closed = (end for end in range(at, len(self.lines)) if "</table>" in self.lines[end].lower())
                end = next(closed, len(self.lines) - 1) + 1
                yield self._take_name(), [*range(at, end)]
                at = end
            elif self._begins_table(at):
                end = self._end_of_table(at)
                yield self._take_name(), [at, *range(at + 2, end)]
                at = end
            else:
                self._remember(line, at)
                at += 1

    def _begins_table(self, at: int) -> bool:
        if at + 1 >= len(self.lines) or "|" not in self.lines[at] or _is_code(self.lines[at]):
            return False
        below = self.lines[at + 1]
        aligned = (
            len(below) <= _LONGEST_ALIGNMENT
            and "-" in below
            and "|" in below
            and _ALIGNMENT.fullmatch(below) is not None
        )
        return aligned and len(_split_cells(self.lines[at])) <= len(_split_cells(below)) + 1

    def _end_of_table(self, at: int) -> int:
        end = at + 2
        while end < len(self.lines):
            line = self.lines[end]
            if not line.strip() or "|" not in line or _FENCE.match(line) or _is_heading(line):
                break
            end += 1
        return end

    def _take_name(self) -> str:
        """Name a table by the last heading, or by the text above it, which then says no more."""
        name = " ".join((self._heading or self._text).split())
        last = len(self._said) - 1
        if (
            not self._heading
            and self._said
            and last not in self._more
            and self._text == self._said[-1].text.rstrip(":")
        ):
            self._said.pop()
        self._text = ""
        return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"

    def _remember(self, line: str, at: int) -> None:
        """Keep the last heading, and the last text since, as names for what follows."""
        if _is_heading(line):
            found = _HEADING.fullmatch(line)
            self._heading, self._text = strip_markup((found and found["text"]) or "").strip(), ""
            self._say(at, self._heading, line.lstrip().find(" ") if " " in line.strip() else 1)
        elif (
            len(line) <= _LONGEST_HEADING
            and _UNDERLINE.fullmatch(line)
            and self._text
            and at
            and self.lines[at - 1].strip()
        ):
            self._heading, self._text = self._text, ""
            self._more.pop(len(self._said) - 1, None)
            self._said.pop()
            self._say(at - 1, self._heading, 1 if "=" in line else 2)
        elif line.strip() and not _RULE.fullmatch(line) and (not _is_code(line) or _ITEM.match(line)):
            self._text = self._add_text(line, at)[:_LONGEST_HEADING].rstrip(":")

    def _add_text(self, line: str, at: int) -> str:
        """Add a paragraph, an item of a list, or what goes on with the line above. Return the line's own text."""
        item = _ITEM.match(line)
        text = strip_markup(line[item.end() if item else 0 : MAX_CELL].strip().lstrip(">").strip())
        goes_on = self._said and not self._said[-1].depth and at and self.lines[at - 1].strip()
        if goes_on and not item:
            self._more.setdefault(len(self._said) - 1, []).append(text)
        else:
            self._say(at, text, is_item=item is not None)
        return text

    def _say(self, at: int, text: str, depth: int = 0, *, is_item: bool = False) -> None:
        if text.strip():
            self._said.append(PageLine(at + 1, text, depth, is_item))

    def list_said(self) -> list[PageLine]:
        """List the headings, paragraphs and items of lists that have been seen outside the tables."""
        joined = {at: " ".join([self._said[at].text, *more])[:MAX_CELL] for at, more in self._more.items()}
        return [msgspec.structs.replace(line, text=joined.get(at, line.text)) for at, line in enumerate(self._said)]


def _track_fence(line: str, fence: str) -> tuple[str, bool]:
    """The fence that is open after a line, if any, and whether the line belongs to fenced code."""
    found = _FENCE.match(line)
    if not fence:
        return (found["fence"], True) if found else ("", False)
    closes = found is not None and found["fence"].startswith(fence) and line.strip() == found["fence"]
    return ("" if closes else fence), True


def _is_heading(line: str) -> bool:
    if len(line) > _LONGEST_HEADING:
        return False
    return line.lstrip().startswith("#") and _HEADING.fullmatch(line) is not None


def _is_code(line: str) -> bool:
    return line.startswith(("    ", "\t"))

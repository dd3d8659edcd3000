"""Markdown inside a table's cell -> the text that a reader of the page sees: marks off, escapes and breaks resolved."""

from __future__ import annotations

import html
import re

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<ticks>`+)"
    r"|[ \t]*(?P<break><br\s*/?>)[ \t]*"
    r"|<(?P<address>(?:https?://|mailto:)[^<>\s]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
    r"|(?P<tag></?(?:a|abbr|b|code|del|div|em|font|i|ins|kbd|li|mark|ol|p|s|small|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?/?>)"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<mark>\*{1,3}|_{1,3}|~~)"
    r"|!?(?P<opens>\[)"
    r"|(?P<closes>\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\[\]]*\])?)",
    re.IGNORECASE | re.DOTALL,
)
_LIST_TAGS = re.compile(r"</?(?:li|p|div)\b", re.IGNORECASE)


class _Piece:
    """A stretch of the text; `mark` is what it would be if it turns out to be a mark, and `off` that it did."""

    __slots__ = ("mark", "off", "text")

    def __init__(self, text: str, mark: str = "") -> None:
        self.text, self.mark, self.off = text, mark, False


def shown_text(source: str) -> str:
    """What a cell's Markdown shows. A sign that marks nothing, such as the * of `5 * 3`, stays as it is."""
    if not _TOKEN.search(source):
        return source
    pieces: list[_Piece] = []
    at = 0
    while found := _TOKEN.search(source, at):
        pieces.append(_Piece(source[at : found.start()]))
        at = _token(found, source, pieces)
    pieces.append(_Piece(source[at:]))
    _pair_marks(pieces)
    return "".join(piece.text for piece in pieces if not piece.off)


def _token(found: re.Match[str], source: str, pieces: list[_Piece]) -> int:
    """Take in one token; where to go on."""
    kind, end = found.lastgroup, found.end()
    text = found[kind or 0]
    if kind in {"escaped", "address"}:
        pieces.append(_Piece(text))
    elif kind == "entity":
        pieces.append(_Piece(html.unescape(text) if not _numbered(text) else _character(text)))
    elif kind == "ticks":
        return _code(found, source, pieces)
    elif kind == "break":
        pieces.append(_Piece("\n"))
    elif kind == "tag":
        pieces.append(_Piece("\n" if _LIST_TAGS.match(text) and not text.startswith("</") and _begun(pieces) else ""))
    elif kind == "mark":
        pieces.append(_Piece(text, _role(found, source)))
    elif kind == "opens":
        pieces.append(_Piece(found[0], "["))
    elif kind == "closes":
        _close_link(text, pieces)
    return end


def _begun(pieces: list[_Piece]) -> bool:
    return any(piece.text.strip() for piece in pieces)


def _numbered(entity: str) -> bool:
    return entity[1] == "#"


def _character(entity: str) -> str:
    """A numbered character as the page means it; `html.unescape` drops controls and bends others."""
    code = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _code(found: re.Match[str], source: str, pieces: list[_Piece]) -> int:
    ticks = found["ticks"]
    closing = re.compile(rf"(?<!`){ticks}(?!`)").search(source, found.end())
    if closing is None:
        pieces.append(_Piece(ticks))
        return found.end()
    code = source[found.end() : closing.start()]
    padded = len(code) > 2 and code[0] == code[-1] == " " and code.strip() != ""
    pieces.append(_Piece(code[1:-1] if padded else code))
    return closing.end()


def _role(found: re.Match[str], source: str) -> str:
    """Whether a run of * or _ may open (`(`), close (`)`) or do both (`|`), by what stands beside it."""
    sign = found["mark"]
    before = source[found.start() - 1 : found.start()] or " "
    after = source[found.end() : found.end() + 1] or " "
    opens, closes = not after.isspace(), not before.isspace()
    if sign[0] == "_":  # inside of a word it is a letter
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return {(True, True): "|", (True, False): "(", (False, True): ")"}.get((opens, closes), "")


def _close_link(text: str, pieces: list[_Piece]) -> None:
    """A `]`: the end of a link if one is open and an address follows, else itself."""
    opened = next((piece for piece in reversed(pieces) if piece.mark == "[" and not piece.off), None)
    if opened is None or text == "]":
        if opened is not None:
            opened.mark = ""
        pieces.append(_Piece(text))
        return
    opened.off = True


def _pair_marks(pieces: list[_Piece]) -> None:
    """Take off each mark that has its counterpart; what stays alone is text."""
    waiting: list[_Piece] = []
    for piece in pieces:
        if piece.mark not in {"(", ")", "|"}:
            continue
        opened = next((each for each in reversed(waiting) if each.text == piece.text), None)
        if piece.mark != "(" and opened is not None:
            opened.off = piece.off = True
            del waiting[waiting.index(opened) :]
        elif piece.mark != ")":
            waiting.append(piece)

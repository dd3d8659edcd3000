"""What every room does with text: make it safe to show, fold it for comparison, find the nearest name, count in words.

There are four foldings, as texts are compared for different reasons:

- `fold` for searching: ignores case, accents and the form of quotes and hyphens
- `fold_name` for names that people type: ignores case, width, and all spaces, hyphens and brackets (`ic 3` is `IC-3`)
- `fold_joiners` for names that have to differ: ignores case, width, and how words are joined (`a b` is `a-b`, not `ab`)
- `fold_spaces` for words and cells: ignores case, width and how many spaces there are
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# What takes no room but is there, and line breaks that are none. Joiners (U+200C, U+200D) and variation selectors are
# not among them: emoji and several scripts need them, and they cannot reorder anything.
_UNSEEN = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # those of them that Unicode calls printable
HIDDEN = _BIDI + _UNSEEN
"""The characters that reorder or hide text, written for the brackets of a regular expression."""


def escape_hidden(text: str) -> str:
    """`text` with controls in caret notation (`^[`) and C1, bidi, invisible and surrogate characters as escapes.

    Newlines and tabs stay. Text without such characters comes back as it is.
    """
    if text.isprintable() and _FILLERS.isdisjoint(text):
        return text
    return _compile_class(_CONTROLS + HIDDEN).sub(_spell_out, text)


def one_line(text: str) -> str:
    """`escape_hidden` text with every run of white space as one space: for cells, records and messages."""
    return " ".join(escape_hidden(text).split())


def unify_line_ends(text: str) -> str:
    """`text` with a line feed for every line end, those of Windows (CR LF) and a lone carriage return included."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def start_sentence(text: str) -> str:
    """`text` with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def cut_text(text: str, length: int) -> str:
    """`text` if it has at most `length` characters; else its beginning, cut after a word, and ' …'."""
    return text if len(text) <= length else f"{text[:length].rpartition(' ')[0] or text[:length]} …"


_SENTENCE_END = r"""[.!?]["'”’)]*(?=\s+["'“(]?[^\Wa-z_])|[。！？]"""


def find_first_sentence(text: str) -> str:
    """The first sentence of `text`, stripped. A full stop after a single letter or within a word ends none."""
    for end in re.finditer(_SENTENCE_END, text):
        last = re.split(r"[\s.(]", text[: end.start()])[-1]
        if len(last) > 1 or end[0][0] != ".":
            return text[: end.end()].strip()
    return text.strip()


def has_hidden(text: str) -> bool:
    """Whether `text` holds characters that reorder or hide text: bidi controls, zero-width spaces, tags."""
    return _compile_class(HIDDEN).search(text) is not None


@cache
def _compile_class(characters: str) -> re.Pattern[str]:
    """Any of these characters; compiled when first needed, which for most answers is never."""
    return re.compile(f"[{characters}]")


def _spell_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return f"^{chr(code + 0x40)}"
    if code == 0x7F:
        return "^?"
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


WORD = re.compile(r"\w[\w\u0300-\u036f]*")
"""A run of letters and digits, their accents included."""

_ACCENT = re.compile("[\u0300-\u036f]")
_VARIANTS = {"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "\u2011": "-"}
_IGNORED_IN_NAMES = re.compile(r"[\s\-_/.,()&'\u2010-\u2015]+")
_JOINERS = re.compile(r"[\s._-]+")


class _Folding(dict[int, str]):
    """What `str.translate` puts in a character's place, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = _VARIANTS.get(char) or _ACCENT.sub("", unicodedata.normalize("NFKD", char)).casefold()
        self[code] = plain
        return plain


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` without case and accents, in any alphabet: for searching. Done character by character."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def fold_offsets(text: str) -> list[int]:
    """For each character of `fold(text)` its offset in `text`, and at the end the length of `text`."""
    found: list[int] = []
    for offset, char in enumerate(text):
        found += [offset] * len(fold(char))
    return [*found, len(text)]


def fold_name(name: str) -> str:
    """A name without case, width, spaces, hyphens and brackets: for finding what somebody typed."""
    return _IGNORED_IN_NAMES.sub("", unicodedata.normalize("NFKC", name).casefold())


def fold_joiners(name: str) -> str:
    """A name without case and width, its words joined by single hyphens: for telling whether two names differ."""
    return _JOINERS.sub("-", unicodedata.normalize("NFKC", name).casefold())


def fold_spaces(text: str) -> str:
    """A text without case and width, single spaces between its words and none at its ends."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


LIKE = 0.6
"""difflib's ratio (0 to 1) from which one name is likely to be a slip of another."""


def find_nearest(wanted: str, known: Iterable[str], most: int, *, likeness: float = LIKE) -> list[str]:
    """At most `most` of the known texts, the most like `wanted` first, none less like it than `likeness`.

    Texts are compared as they stand: fold them first. The time grows with the number of known texts times their length.
    """
    from difflib import get_close_matches  # 1 ms, and only needed for a mistake

    return get_close_matches(wanted, known, n=most, cutoff=likeness)


_UNLIKE = {
    "people": ("person", "people"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "kept": ("kept piece", "kept pieces"),
    "sent": ("sent copy", "sent copies"),
    "one_on_ones": ("one-on-one", "one-on-ones"),
    "responsibilities": ("responsibility", "responsibilities"),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def format_count(number: int, kind: str) -> str:
    """'1 rating', '2 ratings', '3 people': `kind` is the key in JSON ('ratings', 'people', 'evidence')."""
    one, several = _UNLIKE.get(kind, (kind.removesuffix("s"), kind))
    return f"{number} {one if number == 1 else several}"


def format_counts(counts: Mapping[str, int]) -> str:
    """All counts in their order, with commas between: '2 ratings, 1 goal'. The keys are those of `format_count`."""
    return ", ".join(format_count(number, kind) for kind, number in counts.items())


def format_present(counts: Mapping[str, int]) -> str:
    """As `format_counts`, without what there is none of; empty if there is nothing."""
    return format_counts({kind: number for kind, number in counts.items() if number})


def spell_count(number: int, thing: str) -> str:
    """'no steps', 'one step', 'two steps', '12 steps': numbers below ten as words. `thing` is singular."""
    word = _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)
    return f"{word} {thing}" if number == 1 else f"{word} {thing}s"


def format_ordinal(number: int) -> str:
    """1 -> '1st', 12 -> '12th'."""
    ending = "th" if number % 100 in (11, 12, 13) else _ORDINALS.get(number % 10, "th")
    return f"{number}{ending}"


def join_names(names: Sequence[str], word: str = "and") -> str:
    """'A', 'A and B', 'A, B and C', with another `word` for 'and'. There must be at least one.

    Where a name has an 'and' or 'or' of its own, a comma tells them apart: 'A and B, and C', 'A and B, C, and D'.
    """
    if len(names) == 1:
        return names[0]
    comma = "," if any(" and " in name or " or " in name for name in names) else ""
    return f"{', '.join(names[:-1])}{comma} {word} {names[-1]}"


# What a spreadsheet would take for the beginning of a formula or command. Full-width and small forms of the first
# four count, too: some programs fold them.
_FORMULA_SIGNS = "=+-@"
_FORMULA_SPACES = ("\t", "\r")
_QUOTE = "'"


def escape_cell(text: str) -> str:
    """`text`, behind an apostrophe if a spreadsheet might act on it; also behind spaces and invisible characters.

    A text that reads as if that had been done already gets one more, so that `unescape_cell` gives back every text.
    """
    return f"{_QUOTE}{text}" if _is_formula(text.lstrip(_QUOTE)) else text


def unescape_cell(text: str) -> str:
    """The text that `escape_cell` was given: without the apostrophe that keeps a spreadsheet from acting on it."""
    return text[1:] if text.startswith(_QUOTE) and _is_formula(text.lstrip(_QUOTE)) else text


def _is_formula(text: str) -> bool:
    if text.lstrip(" ")[:1] in _FORMULA_SPACES:
        return text.lstrip(" ") != ""
    for character in text:
        if character.isspace() or unicodedata.category(character) in ("Cc", "Cf"):
            continue
        return unicodedata.normalize("NFKC", character) in _FORMULA_SIGNS
    return False

"""Read the XML of a workbook: formulas without a saved value, merged ranges, hidden rows; check its package."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from pm_career.importing.ladders.sheets.bounds import MAX_STORED, NotRead
from pm_career.importing.ladders.sheets.table import Merged

_MAX_MERGED = 20_000
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ON = ("1", "true")


class Marks:
    """Filled while a sheet's XML is read; ValueError or ExpatError for XML that is none.

    `unvalued` has the places (row, column) of formulas whose value was not saved with the file; `last_row` and
    `last_column` are how far the cells with a value or formula reach, which formatted empty ones may by far exceed.
    """

    def __init__(self, xml: bytes, where: str) -> None:
        self._where = where
        self._left = MAX_STORED
        self.merged: list[Merged] = []
        self.unvalued: set[tuple[int, int]] = set()
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.last_row = self.last_column = 0
        self._row = self._column = 0
        self._formula = self._value = False
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(xml, True)

    def _start(self, name: str, attributes: dict[str, Any]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self._cell(attributes)
        elif tag in {"v", "f", "is"}:
            self.last_row, self.last_column = max(self.last_row, self._row), max(self.last_column, self._column)
            self._formula |= tag == "f"
            if tag == "v" and self._formula:
                self._parser.CharacterDataHandler = self._valued
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if attributes.get("hidden") in _ON:
                self.hidden_rows.append(self._row)
        elif tag == "col" and attributes.get("hidden") in _ON:
            self.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _end(self, name: str) -> None:
        if name.endswith(" c") and self._formula and not self._value:
            self.unvalued.add((self._row, self._column))
        elif name.endswith(" v"):
            self._parser.CharacterDataHandler = None

    def _valued(self, _text: str) -> None:
        self._value = True

    def _cell(self, attributes: dict[str, Any]) -> None:
        self._left -= 1
        if self._left < 0:
            message = f"{self._where} stores over {MAX_STORED:,} cells, filled or formatted."
            raise NotRead(message, "Copy the ladder alone to a new workbook, or save it as CSV.")
        self._formula = False
        self._value = attributes.get("t") == "str"  # text, which may be empty
        reference = attributes.get("r")
        found = _CELL.fullmatch(reference) if reference else None
        if found:
            self._column, self._row = _number(found[1]), int(found[2])
        else:
            self._column += 1

    def _merge(self, reference: str) -> None:
        found = _RANGE.fullmatch(reference)
        if found and len(self.merged) < _MAX_MERGED:
            left, top, right, bottom = _number(found[1]), int(found[2]), _number(found[3]), int(found[4])
            self.merged.append(Merged(top, left, bottom, right))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def format_column(column: int) -> str:
    """A column's name as a spreadsheet shows it: 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


WORKBOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_UNREAD = ("docProps/", "xl/theme/")
MAX_PARTS = 5_000
MAX_UNPACKED = 100_000_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT_MAIN = (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN.strip("{}").encode())
_STRICT_RELATIONS = (
    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
_XML = (".xml", ".rels", ".vml")
# The only encodings that spreadsheets write; in another one, a declaration could hide from the search for it.
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"ascii")
_ACTING = (b"<!DOCTYPE", b"<!ENTITY")
_OTHERS = {
    "content.xml": ("an OpenDocument file", "Save it as .xlsx or as CSV."),
    "word/document.xml": ("a Word document", "Copy its tables into a spreadsheet, and save that as .xlsx."),
    "ppt/presentation.xml": ("a presentation", "Copy its tables into a spreadsheet, and save that as .xlsx."),
    "xl/workbook.bin": ("a binary Excel file (.xlsb)", "Save it as .xlsx or as CSV."),
    "Index/Document.iwa": ("a Numbers file", "Export it as .xlsx or as CSV."),
}
_BROKEN = "Open it in a spreadsheet and save it anew as .xlsx, or as CSV."


def read_sheet_parts(raw: bytes, file: str) -> dict[str, bytes]:
    """The XML of the workbook and its sheets by the name of the part; all other XML is looked through, too."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            infos = package.infolist()
            _is_known(infos, file)
            return {
                name: xml for name, xml in _check_part(package, infos, file) if _is_sheet(name) or is_comments(name)
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "password" in str(error):
            raise NotRead(f"{file} has a password.", "Save it without one.") from None
        raise NotRead(f"{file} is damaged: it cannot be unpacked.", _BROKEN) from None


def keep_cells_only(raw: bytes) -> bytes:
    """Pack a workbook anew without what says nothing of its cells, and may be odd: properties, themes, fills, fonts.

    Strict Open XML is put into the namespaces of the usual kind. Raises ParseError for styles that are no XML.
    """
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name.startswith(_UNREAD):
                continue
            part = old.read(name)
            if name.lower().endswith(_XML):
                part = part.replace(*_STRICT_MAIN).replace(*_STRICT_RELATIONS)
            new.writestr(name, _keep_number_formats(part) if name == _STYLES else part)
    return out.getvalue()


def _keep_number_formats(styles: bytes) -> bytes:
    """Reduce the styles to the number formats, which tell days and percentages from numbers."""
    tree = ET.fromstring(styles)  # noqa: S314  looked through for what expands or acts
    made = ET.Element(f"{_MAIN}styleSheet")
    formats = tree.find(f"{_MAIN}numFmts")
    if formats is not None:
        made.append(formats)
    cells = ET.SubElement(made, f"{_MAIN}cellXfs")
    for each in tree.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
        ET.SubElement(cells, f"{_MAIN}xf", numFmtId=each.get("numFmtId", "0"))
    return ET.tostring(made)


def make_broken_error(file: str) -> NotRead:
    """Make the error for a package that cannot be read as a workbook."""
    return NotRead(f"{file} is damaged: it cannot be read as a workbook.", _BROKEN)


def _is_known(infos: list[zipfile.ZipInfo], file: str) -> None:
    names = {info.filename for info in infos}
    if len(infos) > MAX_PARTS or len(names) < len(infos):
        raise NotRead(f"{file} is not packed as a spreadsheet packs a workbook.", _BROKEN)
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise _make_too_large_error(file)
    if WORKBOOK in names:
        return
    for name, (called, hint) in _OTHERS.items():
        if name in names:
            raise NotRead(f"{file} is {called}, not an .xlsx workbook.", hint)
    raise NotRead(f"{file} is an archive, not an .xlsx workbook.", "Save the table as .xlsx or as CSV.")


def _check_part(package: zipfile.ZipFile, infos: list[zipfile.ZipInfo], file: str) -> Iterator[tuple[str, bytes]]:
    left = MAX_UNPACKED
    for info in infos:
        if not info.filename.lower().endswith(_XML):
            continue
        with package.open(info) as part:
            xml = part.read(left + 1)  # what the package says of its sizes need not be true
        left -= len(xml)
        if left < 0:
            raise _make_too_large_error(file)
        _check(xml, file)
        yield info.filename, xml


def _check(xml: bytes, file: str) -> None:
    narrow = xml.replace(b"\0", b"") if b"\0" in xml[:8] else xml  # UTF-16
    declared = _DECLARED.match(narrow.lstrip(b"\xef\xbb\xbf\xff\xfe"))
    odd = declared is not None and declared[1].lower() not in _ENCODINGS
    if (
        odd
        or any(mark in narrow for mark in _ACTING)
        or not narrow.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")
    ):
        raise NotRead(f"{file} holds XML that no spreadsheet writes; it was not read.", _BROKEN)


def is_comments(name: str) -> bool:
    """Whether a part of the package holds comments on cells."""
    return re.fullmatch(r"xl/(?:comments/comment|comments)\d*\.xml", name) is not None


def _is_sheet(name: str) -> bool:
    return name == WORKBOOK or (name.startswith("xl/") and "sheet" in name.lower() and name.lower().endswith(".xml"))


def _make_too_large_error(file: str) -> NotRead:
    message = f"{file} unpacks to over {MAX_UNPACKED // 1_000_000} MB."
    return NotRead(message, "Save the sheet with the ladder alone.")

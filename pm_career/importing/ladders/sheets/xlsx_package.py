"""Unpack the XML of a workbook and walk through its parts, within bounds whatever the file says of itself."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

from pm_career.importing.ladders.sheets.bounds import NotRead

WORKBOOK = "xl/workbook.xml"
MAX_PARTS = 5_000
MAX_UNPACKED = 100_000_000
MAX_TAGS = 3_000_000
"""Tags of a part: a filled cell has four to six, one that is only formatted has one."""
_XML = (".xml", ".rels")
_OTHERS = {
    "content.xml": ("an OpenDocument file", "Save it as .xlsx or as CSV."),
    "word/document.xml": ("a Word document", "Copy its tables into a spreadsheet, and save that as .xlsx."),
    "ppt/presentation.xml": ("a presentation", "Copy its tables into a spreadsheet, and save that as .xlsx."),
    "xl/workbook.bin": ("a binary Excel file (.xlsb)", "Save it as .xlsx or as CSV."),
    "Index/Document.iwa": ("a Numbers file", "Export it as .xlsx or as CSV."),
}
_BROKEN = "Open it in a spreadsheet and save it anew as .xlsx, or as CSV."


class Relation(NamedTuple):
    """What a part refers to: the last word of its kind, such as 'worksheet', and the name of the other part."""

    id: str
    kind: str
    target: str


class Package:
    """The XML parts of a workbook, by name. NotRead for a file that is none, is damaged, or unpacks to too much."""

    def __init__(self, raw: bytes, file: str) -> None:
        self._file = file
        try:
            with zipfile.ZipFile(BytesIO(raw)) as package:
                self._check_names(package.infolist())
                self.parts = self._unpack(package)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise NotRead(f"{file} is damaged: it cannot be unpacked.", _BROKEN) from error
        except RuntimeError as error:
            raise NotRead(f"{file} has a password.", "Save it without one.") from error

    def _check_names(self, infos: list[zipfile.ZipInfo]) -> None:
        names = {info.filename for info in infos}
        if len(infos) > MAX_PARTS or len(names) < len(infos):
            raise NotRead(f"{self._file} is not packed as a spreadsheet packs a workbook.", _BROKEN)
        if WORKBOOK not in names:
            unknown = "an archive", "Save the table as .xlsx or as CSV."
            called, hint = next((other for name, other in _OTHERS.items() if name in names), unknown)
            raise NotRead(f"{self._file} is {called}, not an .xlsx workbook.", hint)

    def _unpack(self, package: zipfile.ZipFile) -> dict[str, bytes]:
        left, parts = MAX_UNPACKED, {}
        for name in filter(lambda name: name.lower().endswith(_XML), package.namelist()):
            with package.open(name) as part:
                parts[name] = part.read(left + 1)  # what the package says of its sizes need not be true
            left -= len(parts[name])
            if left < 0:
                message = f"{self._file} unpacks to over {MAX_UNPACKED // 1_000_000} MB."
                raise NotRead(message, "Save the sheet with the ladder alone.")
        return parts

    def walk(self, part: str, *tags: str) -> Iterator[ET.Element]:
        """Yield the elements with these tags as they end, and empty each after use; none if there is no such part.

        Tags have no namespaces, so that Strict Open XML reads as the usual kind. NotRead for what is no sound XML.
        """
        xml = self.parts.get(part)
        if xml is None:
            return
        try:
            self._check(xml, part)
            for _, element in ET.iterparse(BytesIO(xml)):  # noqa: S314  checked
                element.tag = element.tag.rpartition("}")[2]
                if element.tag in tags:
                    yield element
                    element.clear()
        except (ET.ParseError, expat.ExpatError) as error:
            raise self.make_damaged_error(f"{part} is no sound XML ({error})") from error

    def _check(self, xml: bytes, part: str) -> None:
        """Raise NotRead for too many tags, and for a document type, which may expand or fetch."""
        if xml.count(b"<") > MAX_TAGS:
            message = f"{self._file} has over {MAX_TAGS:,} tags in {part}, of cells filled or formatted."
            raise NotRead(message, "Copy the ladder alone to a new workbook, or save it as CSV.")

        def refuse(*_: object) -> None:
            message = f"{self._file} holds XML that no spreadsheet writes: {part} has a document type."
            raise NotRead(message, _BROKEN)

        def stop(*_: object) -> None:
            raise StopIteration

        parser = expat.ParserCreate()  # a document type can only stand before the first element
        parser.StartDoctypeDeclHandler, parser.StartElementHandler = refuse, stop
        with suppress(StopIteration):
            parser.Parse(xml, True)

    def list_relations(self, part: str) -> list[Relation]:
        """List what a part refers to."""
        folder, name = posixpath.split(part)
        return [
            Relation(
                each.get("Id", ""),
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
            )
            for each in self.walk(f"{folder}/_rels/{name}.rels", "Relationship")
        ]

    def make_damaged_error(self, why: str) -> NotRead:
        """Make the error for a workbook of which a part cannot be read."""
        return NotRead(f"{self._file} is damaged: {why}.", _BROKEN)

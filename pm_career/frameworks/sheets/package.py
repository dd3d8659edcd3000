"""An .xlsx file as a package of parts: looked into before anything of it is read as a workbook.

The parts are XML inside a zip: small files that unpack to gigabytes, entities that do the same, and ranges of
billions of cells are refused here, so that the library behind never meets them.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from pm_career.frameworks.sheets.bounds import NotRead

WORKBOOK = "xl/workbook.xml"
MAX_PARTS = 5_000
MAX_UNPACKED = 100_000_000
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


def sheet_parts(raw: bytes, file: str) -> dict[str, bytes]:
    """The XML of the workbook and its sheets by the name of the part; all other XML is looked through, too."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            infos = package.infolist()
            _known(infos, file)
            return {name: xml for name, xml in _looked_through(package, infos, file) if _is_sheet(name)}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "password" in str(error):
            raise NotRead(f"{file} has a password.", "Save it without one.") from None
        raise NotRead(f"{file} is damaged: it cannot be unpacked.", _BROKEN) from None


def broken(file: str) -> NotRead:
    """What to say of a package that cannot be read as a workbook."""
    return NotRead(f"{file} is damaged: it cannot be read as a workbook.", _BROKEN)


def _known(infos: list[zipfile.ZipInfo], file: str) -> None:
    names = {info.filename for info in infos}
    if len(infos) > MAX_PARTS or len(names) < len(infos):
        raise NotRead(f"{file} is not packed as a spreadsheet packs a workbook.", _BROKEN)
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise _too_large(file)
    if WORKBOOK in names:
        return
    for name, (called, hint) in _OTHERS.items():
        if name in names:
            raise NotRead(f"{file} is {called}, not an .xlsx workbook.", hint)
    raise NotRead(f"{file} is an archive, not an .xlsx workbook.", "Save the table as .xlsx or as CSV.")


def _looked_through(package: zipfile.ZipFile, infos: list[zipfile.ZipInfo], file: str) -> Iterator[tuple[str, bytes]]:
    left = MAX_UNPACKED
    for info in infos:
        if not info.filename.lower().endswith(_XML):
            continue
        with package.open(info) as part:
            xml = part.read(left + 1)  # what the package says of its sizes need not be true
        left -= len(xml)
        if left < 0:
            raise _too_large(file)
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


def _is_sheet(name: str) -> bool:
    return name == WORKBOOK or (name.startswith("xl/") and "sheet" in name.lower() and name.lower().endswith(".xml"))


def _too_large(file: str) -> NotRead:
    message = f"{file} unpacks to over {MAX_UNPACKED // 1_000_000} MB."
    return NotRead(message, "Save the sheet with the ladder alone.")

"""Make a framework to start from: a small commented one, or a copy of another one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

import msgspec

from pm_career.domain.framework import Framework, Id
from pm_career.errors import UsageError
from pm_career.frameworks.faults import Fault, quote
from pm_career.frameworks.file_text import find_unfit, hides_text, read_text
from pm_career.frameworks.schema import add_schema
from pm_career.frameworks.source_files import MANIFEST, list_files
from pm_career.frameworks.writing.framework_files import format_files
from pm_career.frameworks.writing.yaml_text import format_scalar

STARTER: Final = Path(__file__).parent / "starter"
_LONGEST_ATTRIBUTION, _LONGEST_TITLE, _LONGEST_ID = 2000, 120, 64
"""Characters, as the types of `domain.framework` say."""
_OTHER = re.compile(r"[^a-z0-9]+")


def make_starter(id: str, title: str) -> dict[str, str]:
    """The files (name -> text) of a small ladder; its comments say what each key is for."""
    files = _read_texts(STARTER)
    for key, value in (("id", id), ("title", title)):
        files[MANIFEST] = _set_value(files[MANIFEST], key, format_scalar(value))
    return add_schema(files)


def copy_framework(folder: Path, framework: Framework, id: str, title: str) -> dict[str, str]:
    """The files (name -> text) of a copy of `framework`, which lies in `folder`, as version 1.0.0 of another one.

    Levels and skills are copied as they stand, with their comments; the manifest is written anew.
    """
    own = msgspec.structs.replace(
        framework, id=id, title=title, version="1.0.0", attribution=_credit(framework)[:_LONGEST_ATTRIBUTION].rstrip()
    )
    files = {name: text for name, text in _read_texts(folder).items() if "/" in name}
    return add_schema({MANIFEST: format_files(own)[MANIFEST], **files})


def make_id(name: str) -> str:
    """An id made of the letters and digits of a name; empty where it has none."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return _OTHER.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")[:_LONGEST_ID].strip("-")


def is_id(text: str) -> bool:
    """Whether a text can be the id of a framework."""
    try:
        msgspec.convert(text, Id)
    except msgspec.ValidationError:
        return False
    return not text.endswith("\n")  # a pattern's `$` lets one pass


def check_title(title: str) -> str:
    """A title without spaces around it; raises UsageError for one that the reader of frameworks refuses."""
    bare = title.strip()
    if (
        not bare
        or len(bare) > _LONGEST_TITLE
        or hides_text(bare)
        or find_unfit(bare)
        or len(bare.splitlines()) > 1
        or "\t" in bare
    ):
        raise UsageError(
            f"'{quote(title)}' cannot be the title of a framework.",
            f"One line of 1 to {_LONGEST_TITLE} visible characters.",
        )
    return bare


def _credit(framework: Framework) -> str:
    return f"Based on {framework.title} ({framework.id} {framework.version}). {framework.attribution}".strip()


def _read_texts(folder: Path) -> dict[str, str]:
    """The texts of a sound framework's files by their names below its folder."""
    texts = {}
    for source in list_files(folder)[0]:
        text = read_text(source)
        assert not isinstance(text, Fault)
        texts[MANIFEST if source.part == "framework" else f"{source.part}/{source.path.name}"] = text
    return texts


def _set_value(text: str, key: str, written: str) -> str:
    """The text of a manifest with another value for a key; the comment behind it stays."""
    line = re.compile(rf"^{key}: [^#\n]*?(?= #|$)", re.MULTILINE)
    return line.sub(lambda _: f"{key}: {written}", text, count=1)

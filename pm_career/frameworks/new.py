"""A framework to start from: a small commented one, or a copy of another one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

import msgspec

from pm_career.domain.framework import Framework, Id
from pm_career.errors import UsageError
from pm_career.frameworks.faults import Fault, shown
from pm_career.frameworks.file_text import hides, text_of, unfit
from pm_career.frameworks.files import MANIFEST, listed
from pm_career.frameworks.schema import with_schema
from pm_career.frameworks.writing import files_of
from pm_career.frameworks.writing.yaml_text import on_one_line

STARTER: Final = Path(__file__).parent / "starter"
_LONGEST_ATTRIBUTION, _LONGEST_TITLE = 2000, 120
_OTHER = re.compile(r"[^a-z0-9]+")


def started(id: str, title: str) -> dict[str, str]:
    """The files of a small ladder of this id and title; its comments say what each key is for."""
    files = _texts_in(STARTER)
    for key, value in (("id", id), ("title", title)):
        files[MANIFEST] = _with_value(files[MANIFEST], key, on_one_line(value))
    return with_schema(files)


def copied(folder: Path, framework: Framework, id: str, title: str) -> dict[str, str]:
    """The files of a copy of the framework in `folder`, under an id and title of its own, as version 1.0.0.

    Levels and skills are copied as they stand, with their comments; the manifest is written anew.
    """
    own = msgspec.structs.replace(
        framework, id=id, title=title, version="1.0.0", attribution=_based_on(framework)[:_LONGEST_ATTRIBUTION].rstrip()
    )
    files = {name: text for name, text in _texts_in(folder).items() if "/" in name}
    return with_schema({MANIFEST: files_of(own)[MANIFEST], **files})


def id_from(name: str) -> str:
    """An id made of a name, as near to it as an id can be; empty where nothing of it is left."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return _OTHER.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")[:64].strip("-")


def is_id(text: str) -> bool:
    """Whether a text can be the id of a framework."""
    try:
        msgspec.convert(text, Id)
    except msgspec.ValidationError:
        return False
    return not text.endswith("\n")  # a pattern's `$` lets one pass


def title_from(title: str) -> str:
    """A title as the reader keeps it; a UsageError for one that it refuses."""
    bare = title.strip()
    if (
        not bare
        or len(bare) > _LONGEST_TITLE
        or hides(bare)
        or unfit(bare)
        or len(bare.splitlines()) > 1
        or "\t" in bare
    ):
        raise UsageError(
            f"'{shown(title)}' cannot be the title of a framework.",
            f"One line of 1 to {_LONGEST_TITLE} visible characters.",
        )
    return bare


def _based_on(framework: Framework) -> str:
    return f"Based on {framework.title} ({framework.id} {framework.version}). {framework.attribution}".strip()


def _texts_in(folder: Path) -> dict[str, str]:
    """The files of a sound framework by their names below its folder."""
    texts = {}
    for source in listed(folder)[0]:
        text = text_of(source)
        assert not isinstance(text, Fault)
        texts[MANIFEST if source.part == "framework" else f"{source.part}/{source.path.name}"] = text
    return texts


def _with_value(text: str, key: str, written: str) -> str:
    """A manifest with another value behind a key of its own; the comment behind it stays."""
    line = re.compile(rf"^{key}: [^#\n]*?(?= #|$)", re.MULTILINE)
    return line.sub(lambda _: f"{key}: {written}", text, count=1)

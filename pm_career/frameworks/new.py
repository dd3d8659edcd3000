"""Make a new framework: a small commented one to start from, or a copy of another one."""

from __future__ import annotations

import re
import shlex
import unicodedata
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from pm_career.domain.framework import Framework, Id
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.frameworks.faults import Fault, quote
from pm_career.frameworks.file_text import find_unfit, hides_text, read_text
from pm_career.frameworks.locate import is_path, is_shipped, locate, parse_folder
from pm_career.frameworks.open import open_framework
from pm_career.frameworks.schema import add_schema
from pm_career.frameworks.source_files import MANIFEST, is_manifest, list_files
from pm_career.frameworks.writing.folder import write_folder
from pm_career.frameworks.writing.framework_files import format_files
from pm_career.frameworks.writing.yaml_text import format_scalar
from pm_career.paths import require_frameworks_directory

STARTER: Final = Path(__file__).parent / "starter"
_LONGEST_ATTRIBUTION, _LONGEST_TITLE, _LONGEST_ID = 2000, 120, 64
"""Characters, as the types of `domain.framework` say."""
_OTHER = re.compile(r"[^a-z0-9]+")


class Created(NamedTuple):
    """A framework that was written to `folder`; `backup` is where the former one is, if there was one."""

    title: str
    id: str
    folder: Path
    backup: Path | None


def create_framework(
    name: str, *, source: str | None = None, title: str | None = None, id: str | None = None, force: bool = False
) -> Created:
    """Write a starter, or a copy of the framework `source`, under a name in the user's own folder or at a path.

    `title` and `id` are made from the name unless given. Raises a UsageError for a name, title or id that cannot be,
    and what `write_folder` raises. With `force` a framework that is there is kept beside the new one.
    """
    folder = _parse_new_folder(name) if is_path(name) else _find_own_folder(name)
    own_id = make_id(folder.name) if id is None else id
    if not is_id(own_id):
        what = f"'{one_line(id)}'" if id is not None else f"The name of the folder {one_line(name)}"
        raise UsageError(f"{what} cannot be an id.", "Give one: --id acme-ladder")
    own_title = check_title(title if title is not None else own_id.replace("-", " ").replace("_", " ").capitalize())
    if source is None:
        files = make_starter(own_id, own_title)
    else:
        files = copy_framework(locate(source), open_framework(source), own_id, own_title)
    return Created(own_title, own_id, folder, write_folder(files, folder, force=force))


def _parse_new_folder(path: str) -> Path:
    folder = parse_folder(path)
    if is_manifest(folder):
        raise UsageError(f"{one_line(path)} is the name of a file in a framework.", "Give a folder to make.")
    return folder


def _find_own_folder(name: str) -> Path:
    """Return the place for a framework of this name in the user's own folder."""
    if not is_id(name):
        example = make_id(name) or "acme-ladder"
        raise UsageError(
            f"'{one_line(name)}' cannot be the name of a framework: use lower-case letters and digits, joined by `-`.",
            f"Such as: pmcareer framework new {example} --title {shlex.quote(one_line(name))}   (or a path: ./ladder)",
        )
    if is_shipped(name):
        raise UsageError(
            f"The framework '{name}' comes with pmcareer, and would be hidden by yours.",
            f"Choose another name: pmcareer framework new my-{name} --from {name}",
        )
    return require_frameworks_directory() / name


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
        framework,
        id=id,
        title=title,
        version="1.0.0",
        attribution=_format_attribution(framework)[:_LONGEST_ATTRIBUTION].rstrip(),
    )
    files = {name: text for name, text in _read_texts(folder).items() if "/" in name}
    return add_schema({MANIFEST: format_files(own)[MANIFEST], **files})


def make_id(name: str) -> str:
    """An id made of the letters and digits of a name; empty if it has none."""
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


def _format_attribution(framework: Framework) -> str:
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

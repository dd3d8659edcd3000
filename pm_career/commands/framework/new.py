"""`pmcareer framework new`: a ladder to start from, or a copy of another one to make one's own."""

from __future__ import annotations

import os
import shlex
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from pm_career.commands import streams
from pm_career.domain.text import one_line
from pm_career.errors import UsageError
from pm_career.files import make_private_folder
from pm_career.frameworks.locate import find_shipped_directory, is_path, locate
from pm_career.frameworks.open import open_framework
from pm_career.frameworks.source_files import is_manifest
from pm_career.paths import user_frameworks_directory


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME|FOLDER", help="A name, for a ladder in your own folder of them; or the folder to make."
        ),
    ],
    source: Annotated[
        str | None, typer.Option("--from", metavar="NAME|PATH", help="The framework to copy; a small one, unless said.")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="What pages call it; from its name, unless said.")
    ] = None,
    id: Annotated[str | None, typer.Option("--id", help="How notes name it; from its name, unless said.")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Take the place of a folder that is there; that one is kept beside it.")
    ] = False,
) -> None:
    """Make a framework to edit: a small commented ladder that checks clean, or a copy of another one.

    A bare NAME is found by that name afterwards, from any folder. A path, such as ./ladder, is made at that place.
    """
    from pm_career.frameworks.new import check_title, copy_framework, is_id, make_id, make_starter
    from pm_career.frameworks.writing.folder import write_folder

    place = _place_at(name) if is_path(name) else _own_place(name, make_id(name) or "acme-ladder")
    wanted = make_id(place.name) if id is None else id
    if not is_id(wanted):
        what = f"'{one_line(id)}'" if id is not None else f"The name of the folder {one_line(name)}"
        raise UsageError(f"{what} cannot be an id.", "Give one: --id acme-ladder")
    called = check_title(title if title is not None else wanted.replace("-", " ").replace("_", " ").capitalize())
    if source is None:
        files = make_starter(wanted, called)
    else:
        files = copy_framework(locate(source), open_framework(source), wanted, called)
    if not is_path(name):
        with suppress(
            OSError
        ):  # what keeps it from being made keeps the framework from being written, and is told there
            make_private_folder(user_frameworks_directory())
    backup = write_folder(files, place, force=force)
    if backup is not None:
        streams.tell(f"What was there is kept in {one_line(str(backup))}")
    _tell(one_line(f"{called} ({wanted} 1.0.0)"), place, shlex.quote(one_line(name)))


def _place_at(path: str) -> Path:
    place = Path(os.path.abspath(os.path.expanduser(path)))  # noqa: PTH100, PTH111  Path's own follow links, and raise
    if is_manifest(place):
        raise UsageError(f"{one_line(path)} is called as a file of a framework is.", "Give the folder to make.")
    return place


def _own_place(name: str, near: str) -> Path:
    from pm_career.frameworks.new import is_id

    if not is_id(name):
        raise UsageError(
            f"'{one_line(name)}' cannot be the name of a framework: lower-case letters and digits, joined by `-`.",
            f"Such as: pmcareer framework new {near} --title {shlex.quote(one_line(name))}   (or a folder: ./ladder)",
        )
    if (find_shipped_directory() / name).is_dir():
        raise UsageError(
            f"The framework '{name}' comes with pmcareer, and would be hidden by yours.",
            f"Choose another name: pmcareer framework new my-{name} --from {name}",
        )
    return user_frameworks_directory() / name


def _tell(what: str, place: Path, name: str) -> None:
    streams.tell(f"Made {what} in {one_line(str(place))}")
    streams.tell("Edit its files: framework.yaml, then those in levels/ and skills/.")
    streams.tell(f"Then: pmcareer framework check {name}")
    streams.tell(f"And: pmcareer framework use {name}   (every command shows it from then on)")

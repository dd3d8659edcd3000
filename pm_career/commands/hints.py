"""Add options to the commands that an answer offers, so that they are about the same person, rater and ladder."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pm_career.commands.options import FRAMEWORK_VARIABLE

if TYPE_CHECKING:
    from pm_career.domain.page import Page
    from pm_career.domain.ratings import Rater

_LADDER = frozenset({"framework"})
_NOTES = frozenset({"framework", "person"})
_RATINGS = frozenset({"framework", "person", "rater"})
_MAPPED = frozenset({"framework", "person", "rater", "map_file"})
TAKEN: Mapping[str, frozenset[str]] = {
    "ladder": _LADDER, "skill": _LADDER,
    "compare": _MAPPED, "next": _MAPPED, "me": _MAPPED,
    "assess": _RATINGS, "me history": _RATINGS, "plan from-next": _RATINGS,
    "level": _NOTES, "search": _NOTES, "path": _NOTES,
    "me set": _NOTES, "evidence": _NOTES, "plan": _NOTES, "promotion": _NOTES, "one-on-one": _NOTES,
    "review": _NOTES, "today": _NOTES,
}  # fmt: skip
"""Which of these options each command takes. A group's row is for all its commands without a row of their own."""


_COMMAND = re.compile(r"pmcareer [a-z].*?(?=   |$)")


class _State:
    """The values of the options of this call, and the ladder that its answer is about where they name none."""

    options: Mapping[str, Any] = {}


def remember_call(options: Mapping[str, Any]) -> None:
    """Remember the options of the call, by the names of the parameters, to add them to offered commands."""
    _State.options = dict(options)


def remember_rater(rater: Rater, *, even_without_name: bool = False) -> None:
    """Remember whose ratings the call is about, where that was asked for.

    `even_without_name`: that there is no name tells the rater from others of the kind.
    """
    name = rater.name if rater.name or even_without_name else None
    _State.options = {**_State.options, "rater": rater.kind, "rater_name": name}


def remember_ladder(id: str) -> None:
    """Remember the ladder that the answer is about, for a ladder found by --map and not named by --framework."""
    if not _State.options.get("framework"):
        _State.options = {**_State.options, "framework": id}


def complete(command: str) -> str:
    """Return `command` (`pmcareer next …`) with those options of the call that it takes and does not have itself."""
    words = command.split()
    taken = TAKEN.get(" ".join(words[1:3])) or TAKEN.get(" ".join(words[1:2]), frozenset())
    if "--rater" in words:
        taken -= {"rater"}  # the command is about another rater, whose name goes with it
    added = [option for option in _list_options() if option[0] in taken and option[1] not in words]
    return "".join((command, *(f" {name} {value}" for _, name, value in added)))


def complete_sentence(text: str) -> str:
    """Return `text` with the commands in it completed. A command ends at three spaces or where the text ends."""
    return _COMMAND.sub(lambda found: complete(found[0]), text)


def complete_page(page: Page) -> Page:
    """Return the page with every command that it offers completed, including those in its notes."""
    if not _list_options():
        return page
    from msgspec.structs import replace

    from pm_career.domain.page import Hint, Prose, Records

    def change(block: Any) -> Any:
        if isinstance(block, Hint):
            return replace(block, commands=tuple((complete(command), gives) for command, gives in block.commands))
        if isinstance(block, Records) and block.offer:
            return replace(block, offer=complete(block.offer))
        if isinstance(block, Prose) and block.label == "Next":
            return replace(block, text=complete(block.text))
        if isinstance(block, Prose) and block.label == "Note":
            return replace(block, text=complete_sentence(block.text))
        return block

    return tuple(map(change, page))


def _list_options() -> list[tuple[str, str, str]]:
    """List the options to add: the parameter, the option, and its value quoted for a shell."""
    given = _State.options
    if not any(given.get(name) for name in ("framework", "map_file", "person", "rater")):
        return []
    import shlex  # 1 ms, and most calls name none of these

    from pm_career.domain.person import ME, make_person_id
    from pm_career.domain.text import one_line

    found = []
    person = make_person_id(given.get("person") or ME) or ME
    if person != ME:
        found.append(("person", "--person", person))
    rater, name = given.get("rater"), given.get("rater_name")
    if rater and rater != "self":
        found.append(("rater", "--rater", rater))
        if name is not None:
            found.append(("rater", "--rater-name", shlex.quote(one_line(name))))
    framework = given.get("framework")
    if framework and framework != os.environ.get(FRAMEWORK_VARIABLE):
        found.append(("framework", "--framework", shlex.quote(one_line(framework))))
    if given.get("map_file"):
        found.append(("map_file", "--map", shlex.quote(one_line(given["map_file"]))))
    return found

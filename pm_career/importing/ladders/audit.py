"""Check the report against the framework: a cell reported as kept must be where the report says it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from pm_career.domain.framework import Framework
from pm_career.domain.text import fold_name
from pm_career.errors import PmCareerError
from pm_career.frameworks.faults import FrameworkProblems
from pm_career.frameworks.read import read_folder
from pm_career.importing.ladders.cell_text import clean_text, split_lines
from pm_career.importing.ladders.ledger import Account, Fate
from pm_career.temporary_folder import make_temporary_folder

_LETTERS = re.compile(r"[\W_]+")
_COUNTED = frozenset({"step", "rank", "experience_years", "scale"})
"""What a framework holds as numbers, or in another form than a cell has."""


def check_report(framework: Framework, account: Account) -> None:
    """Book cells as lost if the framework does not have what their bookings say, as after a fault of the import."""
    tree = msgspec.to_builtins(framework)
    for part in ("levels", "skills", "tracks"):
        tree[part] = {each["id"]: each for each in tree[part]}
    tree["scale"] = {str(each["value"]): each for each in tree["scale"]}
    told: dict[tuple[str, ...], str] = {}
    for key, booking in account.list_placed():
        if booking.to not in told:
            value = _find_value(tree, booking.to)
            told[booking.to] = "" if value is None else fold_letters(" ".join(_list_texts(value))) or "?"
        held = told[booking.to]
        if not held:
            account.disown(key, "it did not arrive in the framework")
        elif booking.fate is Fate.KEPT and booking.to[-1] not in _COUNTED:
            lines = split_lines(clean_text(booking.text).text)
            if not all(fold_letters(line) in held for line in lines):
                account.disown(key, "it did not arrive in the framework as it was")


def _find_value(value: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def _list_texts(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [text for each in value for text in _list_texts(each)]
    if isinstance(value, dict):
        return [text for each in value.values() for text in _list_texts(each)]
    return [str(value)]


def fold_letters(text: str) -> str:
    """Return the letters and digits of a text in one case, to compare texts that are set differently."""
    return _LETTERS.sub("", fold_name(text))


def check_round_trip(files: Mapping[str, str], framework: Framework) -> None:
    """Check that the files read back as the framework. Raises FrameworkProblems or PmCareerError if they do not."""
    with make_temporary_folder("pmcareer-import-") as folder:
        root = folder / framework.id
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        reading = read_folder(root)
    if reading.framework is None:
        raise FrameworkProblems(root, reading.faults)
    if reading.framework != framework:
        raise PmCareerError(
            "What was imported does not read back as it was made: nothing was written.",
            "This is a bug in pmcareer: please report it with a file that shows it.",
        )

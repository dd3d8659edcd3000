"""What may be struck while personal data is worked on, and what must hold afterwards whatever was struck."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from older import FIXTURES, FROM_DRAFT, as_released, draft
from personal import NOW, copy_life, do, export_text, some_evidence
from struck import CHANGING, SYNCING, WRITING, Outcome, Strike, struck

from pm_career.errors import PersonalDataError
from pm_career.store import schema
from pm_career.store.backups import backup
from pm_career.store.check import check_file
from pm_career.store.erase import erase_evidence, erase_person
from pm_career.store.evidence import add_evidence
from pm_career.store.export_reading import parse_export
from pm_career.store.log import undo
from pm_career.store.merge import merge
from pm_career.store.restore import restore

# A home's state: the schema and everything exported, or the bytes of a file that cannot be read; the same for a copy
# that somebody asked for.
State = tuple[object, ...]
# Every file and folder below a place: its name there without the number of the process, its permissions and its bytes.
Contents = tuple[tuple[str, int, bytes], ...]
_NUMBER = re.compile(r"(?<=pmcareer-)\d+")


class Work(NamedTuple):
    """Something that changes a home: how the home is before it, and what is done."""

    name: str
    before: Callable[[Path], object]
    do: Callable[[Path], object]


def _data(home: Path) -> Path:
    return home / "career.db"


def _copy(home: Path) -> Path:
    return home.parent / "copy.db"


def _with_copy(home: Path) -> None:
    copy_life(_data(home))
    backup(_data(home), _copy(home), force=True)
    do(_data(home), lambda c: add_evidence(c, some_evidence("After the backup")))


def _damaged(home: Path) -> None:
    _with_copy(home)
    _data(home).write_bytes(b"not a database at all" * 500)


def _migrate(version: int) -> Work:
    return Work(
        f"migration of schema {version}",
        lambda home: as_released(FIXTURES / f"v{version}.sql", _data(home)),
        lambda home: do(_data(home), lambda c: None),
    )


MIGRATIONS = tuple(map(_migrate, range(1, schema.VERSION)))

WORKS = (
    Work("first addition", lambda home: None, lambda home: do(_data(home), _add)),
    Work("addition", lambda home: copy_life(_data(home)), lambda home: do(_data(home), _add)),
    Work("undo", lambda home: copy_life(_data(home)), lambda home: do(_data(home), undo)),
    Work("import", lambda home: copy_life(_data(home)), lambda home: do(_data(home), _import)),
    Work("migration", lambda home: draft(_data(home)), lambda home: do(_data(home), lambda c: None)),
    *MIGRATIONS,
    Work("restore", _with_copy, lambda home: restore(_data(home), _copy(home), NOW)),
    Work("restore over a damaged file", _damaged, lambda home: restore(_data(home), _copy(home), NOW)),
    Work("backup", lambda home: copy_life(_data(home)), lambda home: backup(_data(home), _copy(home))),
    Work("erasure", lambda home: copy_life(_data(home)), lambda home: erase_person(_data(home), "me", NOW)),
    Work("erasure of a piece", lambda home: copy_life(_data(home)), lambda home: _erase_piece(_data(home))),
)


def _erase_piece(path: Path) -> object:
    """Erase what a sent copy holds, also there; done again, it is erased there once more."""
    return erase_evidence(path, [1], NOW, from_sent=True)


def _add(change: object) -> object:
    return add_evidence(change, some_evidence("Struck while told"))  # type: ignore[arg-type]


_EXPORT: list[bytes] = []


def _import(change: object) -> object:
    return merge(change, parse_export(_EXPORT[0]))  # type: ignore[arg-type]


class Trial(NamedTuple):
    """How work ended when it was struck, the state it left (before, after, between), and what does not hold."""

    ended: str
    state: str
    wrong: list[str]


class Stage:
    """One work, ready to be done again and again from the same state, struck somewhere else each time."""

    def __init__(self, work: Work, folder: Path) -> None:
        self.work = work
        self._folder = folder
        self._template = folder / "template"
        self._scene = folder / "scene"
        self._states: dict[Contents, State] = {}
        self._wrong: dict[Contents, tuple[str, ...]] = {}
        (self._template / "home").mkdir(parents=True, mode=0o700)
        other = folder / "other.db"
        do(other, lambda c: add_evidence(c, some_evidence("From another machine", person="zoe")))
        _EXPORT[:] = [export_text(other)]
        self._patched = mock.patch.object(schema, "STEPS", (FROM_DRAFT, *schema.STEPS))
        with self._patched:
            work.before(self._template / "home")
            self._set()
            self.before = self._state()
            work.do(self._scene / "home")  # also imports what it imports, so that no strike meets an import
            self.after = self._state()
            self._set()
            self.calls = struck(lambda: work.do(self._scene / "home"), None).calls

    def strikes_to_kill(self) -> list[Strike]:
        """A kill at every system call that the work makes."""
        return [Strike(call, number, "signal=KILL") for call in CHANGING for number in range(1, self.calls[call] + 1)]

    def strikes_to_fail(self) -> list[Strike]:
        """A full disk at every write, once and from then on, and a failing disk at every flush."""
        return [
            *_each(self.calls, WRITING, "error=ENOSPC", from_then_on=False),
            *_each(self.calls, WRITING, "error=ENOSPC", from_then_on=True),
            *_each(self.calls, SYNCING, "error=EIO", from_then_on=False),
        ]

    def strike(self, strike: Strike) -> Trial:
        """Do the work, struck, and see what holds."""
        with self._patched:
            self._set()
            outcome = struck(lambda: self.work.do(self._scene / "home"), strike)
            state = self._state()
            seen = "before" if state == self.before else "after" if state == self.after else "between"
            return Trial(outcome.ended, seen, [*self._wrong_now(outcome, seen), *self._wrong_later()])

    def _set(self) -> None:
        shutil.rmtree(self._scene, ignore_errors=True)
        shutil.copytree(self._template, self._scene)

    def _state(self) -> State:
        """The state of the scene. Reading may recover a file, so that is kept for scenes that reading leaves alone."""
        contents = _contents(self._scene)
        if contents not in self._states:
            found = tuple(_seen(path) for path in (_data(self._scene / "home"), _copy(self._scene / "home")))
            if _contents(self._scene) != contents:
                return found
            self._states[contents] = found
        return self._states[contents]

    def _wrong_now(self, outcome: Outcome, state: str) -> Iterator[str]:
        acknowledged = "done" in (outcome.ended, outcome.message)
        said_so = "It is erased, but" in outcome.message
        if state == "between":
            yield f"between before and after: {outcome.ended} {outcome.message}"
        elif acknowledged and state != "after":
            yield "acknowledged and lost"
        elif outcome.ended == "refused" and state != "before" and not said_so:
            yield f"refused, yet done: {outcome.message}"
        if outcome.ended == "refused" and str(self._folder) not in outcome.message:
            yield f"refused without the path: {outcome.message}"

    def _wrong_later(self) -> tuple[str, ...]:
        """What `_go_on` finds wrong. From scenes with the same contents it goes on once."""
        contents = _contents(self._scene)
        if contents not in self._wrong:
            self._wrong[contents] = tuple(self._go_on())
        return self._wrong[contents]

    def _go_on(self) -> Iterator[str]:
        """The work done again, and then another, must go well, and nothing may lie about afterwards."""
        home = self._scene / "home"
        try:
            if self._state() == self.before:
                self.work.do(home)
            if self._state() != self.after:
                yield "the same work done again gives something else"
            do(_data(home), _add)
            backup(_data(home), _copy(home), force=True)
        except PersonalDataError as error:
            yield f"cannot go on: {error.message}"
        names = sorted(str(path.relative_to(self._scene)) for path in self._scene.rglob("*") if path.is_file())
        left = [name for name in names if name not in ("home/career.db", "copy.db")]
        for name in left:
            if not name.startswith("home/backups/career-") or not name.endswith(".db"):
                yield f"left over: {name}"
            elif "damaged" not in name and check_file(self._scene / name).schema is None:
                yield f"a backup that is none: {name}"
        findings = check_file(_data(home)).findings
        if findings:
            yield f"found by the check: {findings[0].message}"


def _contents(folder: Path) -> Contents:
    return tuple(
        (
            _NUMBER.sub("", str(path.relative_to(folder))),
            path.stat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    )


def _seen(path: Path) -> object:
    """No file is an empty store of the present schema."""
    try:
        export = export_text(path)
    except PersonalDataError:
        return path.read_bytes()
    return check_file(path).schema if path.exists() else schema.VERSION, export


def _each(calls: dict[str, int], kinds: tuple[str, ...], what: str, *, from_then_on: bool) -> Iterator[Strike]:
    for call in kinds:
        for number in range(1, calls[call] + 1):
            yield Strike(call, number, what, from_then_on)

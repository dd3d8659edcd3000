"""One spoilt cell: the check names its row, whoever reads it says so, and everything else can be exported."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from spoilt import find_key, list_spoilt, spread_spoilt

from pm_career.errors import PersonalDataError
from pm_career.store.check import check_file
from pm_career.store.export import read_export, read_undamaged
from pm_career.store.export_reading import parse_export
from pm_career.store.kinds import KINDS
from pm_career.store.opening import open_for_reading

TABLES = sorted({each.table for each in list_spoilt()})
SPREAD = spread_spoilt(1)


NAMES = {kind.name for kind in KINDS}


def list_ids(export: Any) -> set[str]:
    return {each.id for kind in KINDS if kind.letter for each in getattr(export, kind.plural)}


def list_dependent_ids(export: Any) -> dict[str, list[str]]:
    """The ids of what is nothing without something else, by the id of that."""
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        for column in kind.columns:
            for each in getattr(export, kind.plural) if column.dependent else ():
                found.setdefault(getattr(each, column.field), []).append(each.id)
    return found


@pytest.mark.parametrize("table", TABLES)
def test_each_spoilt_value_of_each_column_is_named_and_the_rest_can_be_exported(
    life: Path, tmp_path: Path, table: str
) -> None:
    with open_for_reading(life) as store:
        export = read_export(store)
    everything, dependents = list_ids(export), list_dependent_ids(export)
    for spoilt in [each for each in SPREAD if each.table == table]:
        path = Path(shutil.copy(life, tmp_path / "career.db"))
        place = spoilt.write(path)
        content = path.read_bytes()
        said = " ".join(finding.message for finding in check_file(path).findings if finding.kind == "damaged")
        if spoilt.column not in find_key(table):  # else the row is another now
            assert place in said, spoilt
        assert "is not as it should be: " in said, spoilt
        with open_for_reading(path) as store:
            rest, damaged = read_undamaged(store)
        lost = everything - list_ids(rest)
        gone = place.rpartition(" ")[2]
        assert lost <= ({gone, *dependents.get(gone, ())} if table in NAMES else set()), spoilt
        parse_export(msgspec.json.encode(rest))
        if damaged:
            with pytest.raises(PersonalDataError) as refused, open_for_reading(path) as store:
                read_export(store)
            assert refused.value.message == f"The personal data at {path} cannot be read: {damaged[0]} is damaged."
            assert refused.value.hint.endswith("To save all other entries: pmcareer data export --skip-damaged FILE")
        assert path.read_bytes() == content

"""`pmcareer ladder`."""

from __future__ import annotations

from shell import Shell


def test_one_record_a_rung_in_a_pipe(shell: Shell) -> None:
    records = [line.split("\t") for line in shell("ladder").out.splitlines()]
    assert [record[0] for record in records] == ["apm", "pm", "senior", "principal", "executive"]
    assert {len(record) for record in records} == {6}

"""The count of files that a call passes through: functions count, imports do not."""

from __future__ import annotations

from pathlib import Path

import checkout
import pytest

pytestmark = pytest.mark.checkout


def test_it_names_the_files_in_which_a_function_runs(tmp_path: Path) -> None:
    files = checkout.script("bench/files_entered.py").files_of_call(("help", "environment"), tmp_path)
    assert {"__main__.py", "cli.py", "commands/help.py"} <= set(files)
    assert "errors.py" not in files, "it is imported, and nothing in it runs"

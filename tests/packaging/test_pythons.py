"""The other Pythons of a machine, which .ci/run runs the core of the tests on."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

import checkout
import pytest

pytestmark = pytest.mark.checkout


def put_python(folder: Path, name: str, version: str = "") -> Path:
    """A program that says it is Python of this version; that does not start where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / name
    python.write_text(f"#!/bin/sh\n{f'echo {version}' if version else 'exit 127'}\n")
    python.chmod(0o755)
    return python


def test_each_from_3_11_up_is_found_once_and_a_broken_one_is_named(tmp_path: Path) -> None:
    on_path, pyenv = tmp_path / "bin", tmp_path / "pyenv"
    python3 = put_python(on_path, "python3", platform.python_version())
    put_python(on_path, python3.name + ".11", platform.python_version())
    put_python(on_path, "python3.10", "3.10.13")
    put_python(on_path, "python3.13-config", "3.13.5")
    newer = put_python(on_path, "python3.13", "3.13.5")
    broken = put_python(on_path, "python3.14")
    put_python(pyenv / "shims", "python3.12")
    of_pyenv = put_python(pyenv / "versions/3.12.1/bin", "python3.12", "3.12.1")
    put_python(pyenv / "versions/3.13.5/bin", "python3.13", "3.13.5")
    path = os.pathsep.join([str(on_path), str(pyenv / "shims")])
    (on_path / "dirname").symlink_to(shutil.which("dirname") or "")
    listed = subprocess.run(
        ["/bin/bash", checkout.ROOT / ".ci/run", "--pythons"],
        env={"PATH": path, "PYENV_ROOT": str(pyenv)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert listed.stderr == ""
    assert listed.stdout.splitlines() == [f"3.13.5 {newer}", f"broken {broken}", f"3.12.1 {of_pyenv}"]

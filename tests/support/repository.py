"""A git repository for tests: sealed from the machine's own settings, with a ladder in it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ladders import FORKED, write_framework

LADDER = "ladders/bakery"


class Repository:
    """A repository at `root`, whose ladder is at `ladder`."""

    def __init__(self, root: Path) -> None:
        self.root, self.ladder = root, root / LADDER
        self.root.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, given: bytes = b"") -> bytes:
        """What a call of git writes."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        sealed = {"HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1"}
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.hooksPath=/dev/null")
        ended = subprocess.run(
            ["git", *who, *words], cwd=self.root, env=own | sealed, check=True, capture_output=True, input=given
        )
        return ended.stdout

    def write(self, files: dict[str, str] | None = None, **changed: str) -> None:
        """Put a ladder into the working tree, in the place of the one there."""
        for old in sorted(self.ladder.rglob("*.yaml")) if self.ladder.exists() else ():
            old.unlink()
        write_framework(self.ladder, FORKED if files is None else files, **changed)

    def commit(self, tag: str) -> None:
        """Keep what is in the working tree, under a tag."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", tag)
        self.git("tag", tag)

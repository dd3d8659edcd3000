"""Which columns of a table have what: commits of git log, issues and pull requests of gh, tickets of other tools.

A further tool is a further row of MAPPINGS, or further names of columns in one that is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pm_career.domain.text import fold_name


class ColumnMapping(NamedTuple):
    """Which columns have what, the better ones first. `needs`: it is recognized by one column of each of these.

    `done` are columns of the day on which something was done: where the first of them is empty, it is not done yet.
    """

    name: str
    kind: str
    needs: tuple[tuple[str, ...], ...]
    what: tuple[str, ...]
    done: tuple[str, ...]
    day: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    link: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    project: tuple[str, ...] = ()


_GIT_KEY = ("commit", "hash", "sha", "oid", "abbreviated commit")
_GIT_TEXT = ("subject", "message", "message headline")
_GH_DONE = ("merged at", "closed at")
_TICKET_TEXT = ("summary", "title", "task name", "card name", "issue title", "name", "task", "subject", "story", "what")
_TICKET_DONE = (
    "resolved", "resolution date", "resolved date", "completed", "completed at", "completed on", "date completed",
    "closed", "closed date", "closed at", "accepted at", "done", "done at", "done on", "finished", "finished at",
)  # fmt: skip
_TICKET_KEY = ("issue key", "key", "ticket", "formatted id", "task id", "issue id", "id", "number")
_TICKET_DAY = ("date", "day", "when")

GIT = ColumnMapping(
    "git-log", "commits of git log", (_GIT_KEY, _GIT_TEXT),
    what=_GIT_TEXT, done=(), day=("date", "author date", "commit date", "committed date"), key=_GIT_KEY,
    link=("url", "link"), project=("repository", "project"),
)  # fmt: skip
GH = ColumnMapping(
    "gh", "issues or pull requests of gh", (("title",), (*_GH_DONE, "url", "number"), (*_GH_DONE, "state")),
    what=("title",), done=_GH_DONE, key=("url", "number"), link=("url",), tags=("labels",),
    project=("repository", "milestone"),
)  # fmt: skip
TICKETS = ColumnMapping(
    "tickets", "a list of tickets", (_TICKET_TEXT, (*_TICKET_DONE, *_TICKET_KEY, *_TICKET_DAY)),
    what=_TICKET_TEXT, done=_TICKET_DONE, day=_TICKET_DAY, key=_TICKET_KEY,
    outcome=("outcome", "result", "impact"), link=("url", "link", "issue url", "permalink", "card url"),
    tags=("labels", "label", "tags", "tag", "components", "skills", "skill"),
    project=("project name", "project", "projects", "repository", "epic", "list"),
)  # fmt: skip
MAPPINGS = (GIT, GH, TICKETS)


def fits(mapping: ColumnMapping, names: Iterable[str]) -> bool:
    """Whether columns with these folded names are enough to recognize the mapping by."""
    known = set(names)
    return all(any(fold_name(each) in known for each in choice) for choice in mapping.needs)

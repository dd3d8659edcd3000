"""Tell findings that are new from those that an earlier version of the framework had, too.

Two findings are the same if they are of one rule and about the same words at the same place of the same level or skill.
Lines, the order in a list, line breaks and the file's name do not count, so that nothing becomes new by moving. Who
changes a text gets its findings. Errors are the same if they are of one rule, in one file, on a line of the same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pm_career.frameworks.quality.finding import Finding

_Identity = tuple[str, ...]


def find_new(now: Iterable[Finding], files: str, before: Iterable[Finding], files_before: str) -> list[Finding]:
    """The findings of `now` that are not in `before`; of what there is more often now, the last ones.

    `files` and `files_before` are what the names of the files begin with.
    """
    left = Counter(_identify(each, files_before) for each in before)
    new = []
    for each in sorted(now):
        identity = _identify(each, files)
        if left[identity]:
            left[identity] -= 1
        else:
            new.append(each)
    return new


def _identify(finding: Finding, files: str) -> _Identity:
    if finding.subject:
        return finding.rule, finding.subject
    name = finding.file.removeprefix(files).lstrip(":/\\")
    return finding.rule, name, " ".join(finding.source.split()) or finding.message

"""A command to copy, on as many lines as it needs: the shell reads it the same."""

from __future__ import annotations

import re

_WORD = re.compile(r"""(?:[^\s'"]|'[^']*'|"[^"]*"|['"])+""")


def continued(command: str, width: int) -> list[str]:
    """`command` in lines of at most `width` where its words fit; a backslash says that it goes on."""
    if len(command) <= width:
        return [command]
    lines = [""]
    for word in _WORD.findall(command):
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) + 2 <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(f"  {word}")
    return [f"{line} \\" for line in lines[:-1]] + lines[-1:]

"""Show where a call's time goes: the interpreter, imports, and the call itself: `python bench/imports.py`.

For each call it lists the modules that take longest to import, and what they take in the bare program. All numbers are
of the fastest of several runs. `-X importtime` itself takes time, so imports look about a tenth slower than they are,
and the rest that much faster.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from calls import Call, Place, list_calls

_LINE = re.compile(rb"^import time:\s+(\d+) \|\s+\d+ \|\s+(\S+)$", re.MULTILINE)
_EMPTY = Call("an empty program", (sys.executable, "-c", "pass"))

Imports = dict[str, float]
"""Milliseconds by module, each without the modules that it imports in turn."""


def measure_imports(place: Place, call: Call, *, terminal: bool, runs: int) -> Imports:
    """Return the import time of each module of a call, in the run with the least time for imports."""
    return min((_measure_imports_once(place, call, terminal) for _ in range(runs)), key=lambda run: sum(run.values()))


def _measure_imports_once(place: Place, call: Call, terminal: bool) -> Imports:
    with tempfile.TemporaryFile() as err:
        place.run(call, terminal=terminal, options=("-X", "importtime"), err=err)
        err.seek(0)
        return {module.decode(): int(microseconds) / 1000 for microseconds, module in _LINE.findall(err.read())}


def _measure_wall(place: Place, call: Call, *, terminal: bool, runs: int) -> float:
    """Return the milliseconds of a call without tracing."""
    return min(place.run(call, terminal=terminal).wall for _ in range(runs)) * 1000


def format_by_package(modules: Mapping[str, float]) -> str:
    """Add up import times by package, the slowest first."""
    packages: dict[str, float] = defaultdict(float)
    for module, took in modules.items():
        root = module.partition(".")[0]
        packages["standard library" if root in sys.stdlib_module_names else root] += took
    slowest = sorted(packages.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {took:.1f}" for name, took in slowest if took >= 0.1) or "nothing"


def _print(call: Call, own: Imports, bare: Imports, wall: float, interpreter: float, top: int) -> None:
    importing = sum(own.values())
    rest = wall - interpreter - importing
    print(
        f"\n{call.name}: {wall:.0f} ms = interpreter {interpreter:.0f} + imports {importing:.0f} + the rest {rest:.0f}"
    )
    extra = {name: took for name, took in own.items() if name not in bare}
    missing = {name: took for name, took in bare.items() if name not in own}
    print(f"  imports: {format_by_package(own)}")
    print(f"  not in the bare program: {format_by_package(extra)}")
    print(f"  only in the bare program: {format_by_package(missing)}")
    print(f"  {'module':44}{'ms':>7}{'in bare':>10}")
    for module, took in sorted(own.items(), key=lambda item: -item[1])[:top]:
        in_bare = f"{bare[module]:10.1f}" if module in bare else f"{'-':>10}"
        print(f"  {module:44}{took:7.1f}{in_bare}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Show where the time of each call goes.")
    parser.add_argument("--top", type=int, default=15, metavar="N", help="how many modules a call (15)")
    parser.add_argument("--runs", type=int, default=10, metavar="N", help="how many runs of each (10)")
    parser.add_argument("--terminal", action="store_true", help="with a terminal to draw on instead of /dev/null")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Place(Path(scratch))
        how = {"terminal": asked.terminal, "runs": asked.runs}
        calls = list_calls()
        for call in calls:
            place.run(call, terminal=asked.terminal)  # compiles and keeps what there is to
        interpreter = _measure_wall(place, _EMPTY, **how)
        in_start = measure_imports(place, _EMPTY, **how)
        bare: Imports = {}
        for call in calls:
            own = {
                module: took for module, took in measure_imports(place, call, **how).items() if module not in in_start
            }
            bare = bare or own  # the bare program is the first
            _print(call, own, bare, _measure_wall(place, call, **how), interpreter, asked.top)


if __name__ == "__main__":
    main()

"""The bakery ladder of `ladders.py` with skills and levels under other ids, as it says itself under `formerly`."""

from __future__ import annotations

from ladders import FORKED

FORMAT_2 = {**FORKED, "framework.yaml": FORKED["framework.yaml"].replace("format: 1", "format: 2")}
"""The same ladder in files of format 2."""


def make_skill(id: str, *former: str) -> str:
    """The file of dough under another id and name."""
    heading = f"id: {id}\nname: {id.capitalize()}\n" + (f"formerly: [{', '.join(former)}]\n" if former else "")
    return FORKED["skills/dough.yaml"].replace("id: dough\nname: Dough\n", heading)


def replace_dough(*skills: str, into: str) -> dict[str, str]:
    """The ladder with other files in the place of dough, and `into` as the skill that the oven builds on."""
    files = {name: text for name, text in FORMAT_2.items() if name != "skills/dough.yaml"}
    files["skills/oven.yaml"] = files["skills/oven.yaml"].replace("[dough]", f"[{into}]")
    return files | {f"skills/new-{place}.yaml": text for place, text in enumerate(skills)}


RENAMED = replace_dough(make_skill("paste", "dough"), into="paste")
"""Dough is called paste."""
SPLIT = replace_dough(make_skill("rye", "dough"), make_skill("wheat", "dough"), into="rye")
"""Dough is two skills: rye and wheat."""


LEVEL_RENAMED = {
    name: text.replace("id: boy\n", "id: helper\n    formerly: [boy]\n").replace("  boy: {", "  helper: {")
    for name, text in FORMAT_2.items()
}
"""The level boy is called helper."""
_SECOND = """\
  - id: runner
    title: Runner
    formerly: [boy]
    track: shop
    rank: 1
    next: [counter]
"""
_FIRST = LEVEL_RENAMED["levels/all.yaml"].replace("    rank: 1\n", "    rank: 1\n    track: craft\n")
LEVEL_SPLIT = LEVEL_RENAMED | {"levels/all.yaml": _FIRST + _SECOND}
"""The level boy is two: helper and runner."""

"""A second ladder for the bakers of `ladders.FORKED`: other ids, other words, another scale."""

from __future__ import annotations

MILL = {
    "framework.yaml": """\
format: 1
id: mill
title: Millers
version: 3.0.0
scale:
  - {value: 1, name: Watches}
  - {value: 2, name: Helps}
  - {value: 3, name: Does it}
  - {value: 4, name: Teaches}
  - {value: 5, name: Renews}
""",
    "levels/all.yaml": """\
levels:
  - {id: new, title: Newcomer, aliases: [boy], rank: 1, next: [journey]}
  - {id: journey, title: Journeyman, rank: 2, next: [head]}
  - {id: head, title: Master of the House, rank: 3}
""",
    "skills/paste.yaml": """\
id: paste
name: Pastes
description: Judges by touch when a dough of any flour has risen and is ready.
expectations:
  new: {step: 1}
  journey: {step: 4, focus: true, label: Dough}
  head: {step: 5}
""",
    "skills/fire.yaml": """\
id: fire
name: Oven
expectations:
  journey: {step: 3}
  head: {step: 4, focus: true}
""",
    "skills/wheel.yaml": """\
id: wheel
name: Waterwheel
expectations:
  head: {step: 3}
""",
}

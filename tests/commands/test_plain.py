"""Every answer with --plain is words: no drawing, no bars, no signs, on both ladders that come with pmcareer."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest
from frozen import FrozenClock
from shell import Shell
from tree import nodes, options

DRAWN = {chr(code) for code in (*range(0x2190, 0x2200), *range(0x2500, 0x2800), 0x2260, 0x2800, 0x1B)} - {"→", "←", "⇄"}
"""Arrows and mathematical signs but those between two names, boxes, blocks, circles, ticks, braille; and escapes."""

NOTES = (
    "me set --level {level} --name Ana",
    "assess --rate influence=1 --rate vision=2 --rate delivery=3 --rate 'strategy=?' --date 2026-06-01",
    "assess --rate influence=2 --rate vision=5 --rate leadership=1",
    "assess --rater manager --rater-name Dana --rate influence=1 --rate vision=3",
    "evidence add 'One release plan' --skill influence --private",
    "evidence add 'Five weeks late' --skill delivery --against",
    "plan add 'Ask for the price review' --skill influence --due 2026-11-21",
    "plan add 'Write five predictions' --skill vision --due 2026-11-25",
    "promotion send april --for manager --to {target}",
    "one-on-one note 'Who presents the plan?' --with Dana",
    "one-on-one held --agreed 'when the plan is drafted, I will ask two teams' --due 'in 3 days'",
    "one-on-one note 'The budget' --private",
    "plan check-in g1 --state slow --note 'Asked Noor'",
)
CALLS = {
    "ladder": "ladder|ladder --tree",
    "level": "level {level} --full",
    "skill": "skill influence --full",
    "compare": "compare {level} {target}|compare {level} {target} --rater manager --rater-name Dana",
    "path": "path --from {level} --to {target}",
    "next": "next --explain|next --from {level} --to {target}|next --rater manager --rater-name Dana",
    "search": "search customer",
    "assess": "assess --rate innovation=2 --rate analysis=4",
    "me": "me|me --all-raters|me --rater manager --rater-name Dana|me --person nobody",
    "me history": "me history",
    "evidence": "",
    "evidence list": "evidence list",
    "evidence show": "evidence show e1",
    "plan": "",
    "plan list": "plan list",
    "plan show": "plan show g1",
    "plan from-next": "plan from-next --take 1",
    "evidence import": "evidence import brag.md --dry-run",
    "promotion": "promotion --full|promotion --to {target}",
    "promotion agree": "promotion agree",
    "promotion sent": "promotion sent --to {target}",
    "promotion diff": "promotion diff april",
    "promotion check": "promotion check --full --to {target}",
    "review week": "review week --answers week.yaml",
    "one-on-one": "one-on-one|one-on-one --full|one-on-one --with Dana",
    "one-on-one list": "one-on-one list",
    "one-on-one show": "one-on-one show m1",
    "review quarter": "review quarter|review quarter 2026",
    "today": "today",
    "data where": "data where",
    "data check": "data check",
    "data people": "data people",
    "data undo": "data undo --list",
    "framework list": "framework list",
    "framework show": "framework show {ladder}",
    "framework import": "framework import ladder.csv --dry-run --id drawn",
    "framework check": "framework check {ladder}",
    "framework diff": "framework diff pm pm-tracks --mine",
    "help": "help scale|help environment|help accessibility|help json|help privacy",
}
"""For each command that has --plain, calls of it."""


def test_every_command_with_plain_has_a_call_here() -> None:
    having = {path.removeprefix("pmcareer ") for path, node in nodes().items() if "--plain" in options(node)}
    assert having == set(CALLS)


@pytest.mark.parametrize(
    ("ladder", "level", "target"), [("pm", "pm", "principal"), ("pm-tracks", "senior", "director")]
)
def test_nothing_is_drawn(shell: Shell, ladder: str, level: str, target: str, frozen_clock: FrozenClock) -> None:
    places = {"ladder": ladder, "level": level, "target": target}
    Path("week.yaml").write_text("changed: Won it\ngoals: {g2: slow}\n", encoding="utf-8")
    Path("brag.md").write_text("## May 2026\n\n- Won the release talk #influence\n", encoding="utf-8")
    Path("ladder.csv").write_text("Skill,PM,Lead\nDiscovery,Talks to customers,Leads talks\n", encoding="utf-8")
    env = {"PMCAREER_FRAMEWORK": ladder}
    for line in NOTES:
        done = shell(*shlex.split(line.format(**places)), env=env)
        assert done.code == 0, (line, done.err)
    frozen_clock.go_to(date(2026, 11, 22))
    for calls in CALLS.values():
        for call in filter(None, calls.split("|")):
            answer = shell(*shlex.split(call.format(**places)), "--plain", env=env, terminal=80)
            assert answer.code in (0, 3), (call, answer.err)
            assert answer.out or answer.err, call
            assert not DRAWN & set(answer.out + answer.err), call

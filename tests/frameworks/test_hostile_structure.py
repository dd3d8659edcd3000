"""Files that are sound one by one and do not fit together: exactly what is wrong, and nothing that only follows."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hostile import DOUGH, faults_in, rules_in, write_with
from hypothesis import given
from hypothesis import strategies as st
from ladders import FORKED
from shell import Shell
from try_each import try_each

from pm_career.frameworks.ranks import find_circles

MANIFEST = FORKED["framework.yaml"]
LEVELS = FORKED["levels/all.yaml"]
OVEN = FORKED["skills/oven.yaml"]
TILL = FORKED["skills/till.yaml"]

HELPER = "  - {id: helper, title: Helper, rank: 1, track: shop}\n"
COMPOSED = "  - {id: b\u00e9b\u00e9, title: B, rank: 4}\n  - {id: be\u0301be\u0301, title: C, rank: 5}\n"

LEVEL_CASES = {
    "a level that is not there": (
        LEVELS.replace("[master]", "[mister]", 1),
        ["levels/all.yaml:16:12 dangling"],
        "Did you mean `master`?",
    ),
    "a level named twice": (
        LEVELS.replace("[hand, counter]", "[hand, hand]"),
        ["levels/all.yaml:5:18 duplicate-reference"],
        "`hand` stands in `next` a second time",
    ),
    "a level called as no level is": (
        LEVELS.replace("Master", "None."),
        ["levels/all.yaml:23:12 reserved-name"],
        "it stands for no level yet",
    ),
    "a level that leads to itself": (
        LEVELS.replace("[master]", "[hand]", 1),
        ["levels/all.yaml:16:12 cycle"],
        "hand → hand",
    ),
    "levels in a circle": (
        LEVELS + "    next: [boy]\n",
        ["levels/all.yaml:25:12 cycle"],
        "boy → hand → master → boy",
    ),
    "a level that leads down": (
        LEVELS.replace("next: [master]", "next: [master, helper]", 1) + HELPER,
        ["levels/all.yaml:16:20 leads-down"],
        "`helper` (rank 1) is not above `hand` (rank 2)",
    ),
    "a level aside that stands under next": (
        LEVELS.replace("next: [master]", "next: [master, counter]", 1),
        ["levels/all.yaml:16:20 leads-down"],
        "`counter` (rank 2) is not above `hand` (rank 2)",
    ),
    "a level above that stands under lateral": (
        LEVELS.replace("next: [master]", "lateral: [master]", 1),
        ["levels/all.yaml:16:15 not-lateral"],
        "`master` is not of the rank of `hand` on another track",
    ),
    "a level beside nothing": (
        LEVELS.replace("next: [master]", "next: [master]\n    lateral: [mastr]", 1),
        ["levels/all.yaml:17:15 dangling"],
        "there is no level `mastr`",
    ),
    "a gap in the ranks": (
        LEVELS.replace("rank: 3", "rank: 5"),
        ["levels/all.yaml:24:11 rank-gap"],
        "there is 5 and no 4",
    ),
    "ranks from nothing": (
        LEVELS.replace("rank: 1", "rank: 0"),
        ["levels/all.yaml:4:11 rank-gap", "levels/all.yaml:11:11 rank-gap"],
        "count up from 1",
    ),
    "a rank taken": (
        LEVELS + "  - {id: chief, title: Chief, rank: 3}\n",
        ["levels/all.yaml:25:37 rank-taken"],
        "already that of `master`",
    ),
    "a track that is not there": (
        LEVELS.replace("track: craft", "track: kraft"),
        ["levels/all.yaml:10:12 dangling"],
        "Did you mean `craft`?",
    ),
    "years that run backwards": (
        LEVELS.replace("[3, 3]", "[5, 3]"),
        ["levels/all.yaml:12:5 range"],
        "fewer to more",
    ),
    "three years for two": (LEVELS.replace("[3, 3]", "[3, 4, 5]"), ["levels/all.yaml:12:23 wrong-type"], "a list of 2"),
    "an id twice": (
        LEVELS + "  - {id: master, title: Chief, rank: 4}\n",
        ["levels/all.yaml:25:10 duplicate-id"],
        "all.yaml:22 too",
    ),
    "an id twice but for its case": (
        LEVELS + "  - {id: MASTER, title: Chief, rank: 4}\n",
        ["levels/all.yaml:25:10 bad-id", "levels/all.yaml:25:10 duplicate-id"],
        "too as `master`",
    ),
    "an id twice but for how it is composed": (
        LEVELS.replace("  - id: boy", f"{COMPOSED}  - id: boy"),
        ["levels/all.yaml:2:10 bad-id", "levels/all.yaml:3:10 bad-id", "levels/all.yaml:3:10 duplicate-id"],
        "too as `b\u00e9b\u00e9`",
    ),
    "an alias of another level": (
        LEVELS.replace("title: Master", "title: Master\n    aliases: [journeyman]"),
        ["levels/all.yaml:24:15 name-taken"],
        "`journeyman` is already a name of the level `hand`",
    ),
    "a title of another level": (
        LEVELS.replace("title: Master", "title: JOURNEYMAN"),
        ["levels/all.yaml:23:12 name-taken"],
        "already a name of the level `hand`",
    ),
    "a key beside the list": (LEVELS + "title: x\n", ["levels/all.yaml:25:1 unknown-key"], "beside `levels`"),
    "no list": ("levels: boy\n", ["levels/all.yaml:1:9 wrong-type"], "`levels` must be a list"),
    "a level that is a text": (LEVELS + "  - chief\n", ["levels/all.yaml:25:5 wrong-type"], "must be a mapping"),
}  # fmt: skip

SKILL_CASES = {
    "a skill that is not there": (
        OVEN.replace("[dough]", "[dowgh]"),
        ["skills/oven.yaml:3:13 dangling"],
        "Did you mean `dough`?",
    ),
    "a skill that builds on itself": (OVEN.replace("[dough]", "[oven]"), ["skills/oven.yaml:3:13 cycle"], "oven → o"),
    "a level that is not there": (
        OVEN.replace("counter:", "kounter:"),
        ["skills/oven.yaml:6:3 dangling"],
        "Did you mean `counter`?",
    ),
    "a step not on the scale": (
        OVEN.replace("step: 1", "step: 4"),
        ["skills/oven.yaml:6:19 no-such-step"],
        "4 is not a step of the scale (1 to 3)",
    ),
    "no step": (OVEN.replace("step: 1", "step: 0"), ["skills/oven.yaml:6:19 no-such-step"], "0 is not a step"),
    "a way to a step not on the scale": (
        OVEN + "growth: [{to: 4}]\n",
        ["skills/oven.yaml:8:15 no-such-step"],
        "nothing leads up to step 4",
    ),
    "a way to the first step": (OVEN + "growth: [{to: 1}]\n", ["skills/oven.yaml:8:15 no-such-step"], "step 1"),
    "an example of a step not on the scale": (
        OVEN + "steps:\n  1: Watches.\n  4: Bakes.\n",
        ["skills/oven.yaml:8:1 newer-key", "skills/oven.yaml:10:6 no-such-step"],
        "4 is not a step of the scale (1 to 3)",
    ),
    "an example of no step": (
        OVEN + "steps: {0: Sleeps.}\n",
        ["skills/oven.yaml:8:1 newer-key", "skills/oven.yaml:8:12 no-such-step"],
        "0 is not a step",
    ),
    "an example of what is no number": (
        OVEN + "steps: {one: Watches.}\n",
        ["skills/oven.yaml:8:9 wrong-type"],
        "the key must be a whole number",
    ),
    "a number where a key of the skill is meant": (OVEN + "1: x\n", ["skills/oven.yaml:8:1 unknown-key"], "`1` is not"),
    "a way told twice": (
        OVEN + "growth: [{to: 2}, {to: 2}]\n",
        ["skills/oven.yaml:8:24 duplicate-step"],
        "described twice",
    ),
    "an id twice": (
        OVEN.replace("id: oven", "id: till"),
        ["skills/till.yaml:1:5 duplicate-id"],
        "oven.yaml:1 too",
    ),
    "an id that is joined otherwise": (
        "id: coal-oven\nname: Coal\nbuilds_on: [coal.oven]\n",
        ["skills/oven.yaml:3:13 dangling"],
        "Did you mean `coal-oven`?",
    ),
    "an action for a level that is not there": (
        OVEN + "growth: [{to: 2, practice: [{text: x, levels: [hand, mister]}]}]\n",
        ["skills/oven.yaml:8:39 newer-key", "skills/oven.yaml:8:54 dangling"],
        "Did you mean `master`?",
    ),
    "an action for a track that is not there": (
        OVEN + "growth: [{to: 2, people: [x, {text: x, tracks: [krafts]}]}]\n",
        ["skills/oven.yaml:8:40 newer-key", "skills/oven.yaml:8:49 dangling"],
        "Did you mean `craft`?",
    ),
    "an action for a level twice": (
        OVEN + "growth: [{to: 2, study: [{text: x, levels: [hand, hand]}]}]\n",
        ["skills/oven.yaml:8:36 newer-key", "skills/oven.yaml:8:51 duplicate-reference"],
        "`hand` stands in `levels` a second time",
    ),
    "a study that is neither a text nor a mapping": (
        OVEN + "growth: [{to: 2, study: [[x]]}]\n",
        ["skills/oven.yaml:8:26 wrong-type"],
        "must be text",
    ),
    "a name of another skill": (OVEN.replace("name: Oven", "name: dough"), ["skills/oven.yaml:2:7 name-taken"], "`d"),
}  # fmt: skip

ENTRY = MANIFEST.replace("format: 1", "format: 2") + (
    "entry:\n  backgrounds:\n    - {id: mill, title: Mill, carries_over: [dough], gap: oven}\n"
    "  from_present_job: {dough: Bake at home.}\n"
)

MANIFEST_CASES = {
    "a skill that is not there and carries over": (
        ENTRY.replace("carries_over: [dough]", "carries_over: [dough, duogh]"),
        ["framework.yaml:14:53 dangling"],
        "Did you mean `dough`?",
    ),
    "a skill that carries over twice": (
        ENTRY.replace("carries_over: [dough]", "carries_over: [dough, dough]"),
        ["framework.yaml:14:53 duplicate-reference"],
        "stands in `carries_over` a second time",
    ),
    "a gap in no skill": (ENTRY.replace("gap: oven", "gap: ofen"), ["framework.yaml:14:59 dangling"], "mean `oven`?"),
    "something to do for no skill": (
        ENTRY.replace("{dough: Bake", "{tough: Bake"),
        ["framework.yaml:15:29 dangling"],
        "Did you mean `dough`?",
    ),
    "a background twice": (
        ENTRY.replace("    - {id", "    - {id: mill, title: Bakery}\n    - {id", 1),
        ["framework.yaml:15:12 duplicate-id"],
        "stands here twice",
    ),
    "an entry in format 1": (ENTRY.replace("format: 2", "format: 1"), ["framework.yaml:12:1 newer-key"], "format: 2"),
    "a skill that is not there": (
        MANIFEST + "skills: [dough, ofen]\n",
        ["framework.yaml:12:17 dangling"],
        "Did you mean `oven`?",
    ),
    "a skill named twice": (
        MANIFEST + "skills: [dough, dough]\n",
        ["framework.yaml:12:17 duplicate-reference"],
        "a second time",
    ),
    "a gap in the scale": (
        MANIFEST.replace("value: 3", "value: 4"),
        ["framework.yaml:5:1 scale-gap"],
        "They are: 1, 2, 4.",
    ),
    "a scale that starts late": (MANIFEST.replace("value: 1", "value: 4"), ["framework.yaml:5:1 scale-gap"], "from 1"),
    "a scale of no steps": (
        MANIFEST.replace("scale:", "scale: []\ntracks_:").replace("tracks:\n", "x:\n"),
        ["framework.yaml:5:1 scale-gap", "framework.yaml:6:1 unknown-key", "framework.yaml:10:1 unknown-key",
         "levels/all.yaml:10:12 dangling", "levels/all.yaml:19:12 dangling"],
        "two steps at least",
    ),
    "a track twice": (
        MANIFEST.replace("id: shop", "id: craft"),
        ["framework.yaml:11:10 duplicate-id", "levels/all.yaml:19:12 dangling"],
        "stands here twice",
    ),
    "another format": (MANIFEST.replace("format: 1", "format: 3"), ["framework.yaml:1:9 wrong-type"], "newer pmcareer"),
    "a version that is none": (MANIFEST.replace("2.1.0", "v2"), ["framework.yaml:4:10 bad-id"], 'such as "1.0.0"'),
    "a version that is a number": (MANIFEST.replace("2.1.0", "1.10"), ["framework.yaml:4:10 wrong-type"], "in quotes"),
    "a version of two lines": (MANIFEST.replace("2.1.0", '"1.0.0\\n"'), ["framework.yaml:4:10 bad-id"], "1.0.0"),
    "a version in other digits": (MANIFEST.replace("2.1.0", '"\u0661.0.0"'), ["framework.yaml:4:10 bad-id"], "1.0.0"),
    "a version without an end": (MANIFEST.replace("2.1.0", f'"{"1" * 9_999}.0.0"'), ["framework.yaml:4:10 bad-id"], ""),
    "a manifest that cannot be read": (b"\xff", ["framework.yaml:1:1 encoding"], "not UTF-8"),
    "a manifest that is not YAML": ("id: [\n\n", ["framework.yaml:1:6 yaml"], "not valid YAML"),
    "a scale that cannot be read": (
        MANIFEST.replace("value: 3", "value: x"),
        ["framework.yaml:8:13 wrong-type"],
        "whole number",
    ),
    "a track that cannot be read": (
        MANIFEST.replace("id: shop", "id: Shop!"),
        ["framework.yaml:11:10 bad-id"],
        "cannot be `Shop!`",
    ),
}  # fmt: skip

CASES = [
    *(("all", *case) for case in LEVEL_CASES.values()),
    *(("oven", *case) for case in SKILL_CASES.values()),
    *(("framework", *case) for case in MANIFEST_CASES.values()),
]
NAMES = [*LEVEL_CASES, *SKILL_CASES, *MANIFEST_CASES]


@try_each(("stem", "text", "faults", "says"), CASES, ids=NAMES)
def test_exactly_its_faults(
    shell: Shell, tmp_path: Path, stem: str, text: str | bytes, faults: list[str], says: str
) -> None:
    folder = write_with(tmp_path / "ladder", **{stem: text})
    assert rules_in(folder) == faults
    result = shell("next", "--from", "boy", "--framework", str(folder))
    assert (result.code, bool(result.out)) == ((3, False) if faults else (0, True))
    assert says in result.err


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    folder = write_with(
        tmp_path,
        framework=MANIFEST.replace("title: Bakers", "titel: Bakers") + "skills: [dough, nope]\n",
        all=LEVELS.replace("rank: 3", "rank: 4").replace("3, 3]", "3, x]").replace("counter]", "nobody]"),
        dough=DOUGH.replace("boy", "noone") + "bilds_on: []\nbuilds_on: [oven]\n",
        oven=OVEN.replace("step: 1", "step: 9").replace("name: Oven", "name: &oven Oven"),
        till="id: till\nname: [\n",
        Latin=b"id: latin\nname: \xe9\n",
    )  # fmt: skip
    assert rules_in(folder) == [
        "framework.yaml:1:1 missing-key",
        "framework.yaml:3:1 unknown-key",
        "levels/all.yaml:5:18 dangling",
        "levels/all.yaml:12:27 wrong-type",
        "levels/all.yaml:24:11 rank-gap",
        "skills/Latin.yaml:2:7 encoding",
        "skills/dough.yaml:4:3 dangling",
        "skills/dough.yaml:5:1 unknown-key",
        "skills/oven.yaml:2:7 anchor",
        "skills/oven.yaml:3:13 cycle",
        "skills/oven.yaml:6:19 no-such-step",
        "skills/till.yaml:2:8 yaml",
    ]


@try_each(
    "dough",
    [
        "id: dough\nname: [\n",
        '  id: "dough"\n  name: "\n',
        DOUGH.encode("utf-16"),
        "- id: dough\n",
        "name: Dough\n",
        "id:\nname: Dough\n",
        "id: Dough!\nname: Dough\n",
        "id: [dough]\nname: Dough\n",
        "id: !!str dough\nname: Dough\n",
        "id: dough\n",
        "[" * 30_000,
        "",
    ],
)
def test_what_builds_on_a_broken_skill_is_not_blamed(tmp_path: Path, dough: str | bytes) -> None:
    faults = faults_in(write_with(tmp_path, framework=MANIFEST + "skills: [dough, oven, till]\n", dough=dough))
    assert {Path(fault.file).name for fault in faults} == {"dough.yaml"}


@try_each("broken", ["title: [", "title: A\n    rank: [1]", "rank: one", "title: A\n    sumary: x"])
def test_what_leads_to_a_broken_level_is_not_blamed(tmp_path: Path, broken: str) -> None:
    levels = LEVELS.replace("title: Journeyman\n", f"{broken}\n    stage: ", 1)
    faults = faults_in(write_with(tmp_path, all=levels))
    assert {(Path(fault.file).name, 7 <= fault.line <= 11) for fault in faults} == {("all.yaml", True)}


def test_one_broken_level_of_a_file_does_not_hide_the_others(tmp_path: Path) -> None:
    levels = LEVELS.replace("title: Master", "titel: Master").replace("title: Journeyman", "title: no")
    assert [fault.split()[1] for fault in rules_in(write_with(tmp_path, all=levels))] == [
        "wrong-type", "missing-key", "unknown-key",
    ]  # fmt: skip


def test_levels_may_lead_aside_and_share_what_they_cover(tmp_path: Path) -> None:
    levels = LEVELS.replace("next: [master]", "next: [master]\n    lateral: [counter]", 1)
    levels = levels.replace(
        "rank: 2\n    next: [master]\n  - id: master",
        "rank: 2\n    next: [master]\n    lateral: [hand]\n  - id: master",
    )
    levels = levels.replace("title: Shopkeeper", "title: Shopkeeper\n    titles: [Journeyman Baker]")
    assert rules_in(write_with(tmp_path, all=levels)) == []


def test_a_file_with_hundreds_of_faults_says_that_there_are_more(shell: Shell, tmp_path: Path) -> None:
    folder = write_with(tmp_path / "ladder", dough=DOUGH + "".join(f"x{count}: y\n" for count in range(1_000)))
    rules = rules_in(folder)
    assert len(rules) == 201
    assert rules[-1] == "skills/dough.yaml:205:1 more-problems"
    assert "there are more problems in this file" in shell("ladder", "--framework", str(folder)).err


def test_a_folder_with_thousands_of_faults_is_left_at_some_point(tmp_path: Path) -> None:
    many = {f"s{count}": "".join(f"x{key}: y\n" for key in range(150)) for count in range(20)}
    rules = rules_in(write_with(tmp_path, **many))
    assert rules[0] == f"{tmp_path} more-problems"
    assert 1_000 < len(rules) < 1_500


def test_long_circles_are_told_shortly(tmp_path: Path) -> None:
    size = 300
    levels = "levels:\n" + "".join(
        f"  - {{id: l{rank}, title: L{rank}, rank: {rank}, next: [l{rank % size + 1}]}}\n"
        for rank in range(1, size + 1)
    )
    (fault, *_) = [fault for fault in faults_in(write_with(tmp_path, all=levels)) if fault.rule == "cycle"]
    assert "l1 → l2 → l3" in fault.message
    assert "… → l299 → l300 → l1" in fault.message


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=4)))
def test_without_the_edges_that_close_circles_none_is_left(edges: dict[str, list[str]]) -> None:
    found = list(find_circles(edges))
    closing = {circle.closing for circle in found}
    assert len(closing) == len({(own, target) for own, targets in edges.items() for target in targets} & closing)
    for circle in found:
        way = circle.way.split(" → ")
        assert way[0] == way[-1]
        assert all(after in edges[before] for before, after in pairwise(way))
    left = {own: [target for target in targets if (own, target) not in closing] for own, targets in edges.items()}
    assert not list(find_circles(left))

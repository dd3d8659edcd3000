"""Ladders that fork, in every command: tracks, moves aside, what falls as well as what rises."""

from __future__ import annotations

from pathlib import Path

import pytest
from cells import bare
from golden import assert_golden
from ladders import TRACKED, write_framework
from notes import changing
from shell import Result, Shell
from try_each import try_each

from pm_career.domain.person import Profile
from pm_career.store.people import save_profile


@pytest.fixture
def orchestra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMCAREER_FRAMEWORK", str(write_framework(tmp_path / "orchestra", TRACKED)))


pytestmark = pytest.mark.usefixtures("orchestra")

SCREENS: dict[str, tuple[str, ...]] = {
    "ladder": ("ladder",),
    "ladder-tree": ("ladder", "--tree"),
    "level": ("level", "section"),
    "compare": ("compare", "soloist", "section"),
    "path": ("path", "--from", "soloist", "--to", "conductor"),
    "next": ("next", "--from", "soloist", "--to", "section"),
}


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("width", [80, 60])
def test_screens(shell: Shell, goldens: Path, name: str, width: int) -> None:
    result = shell(*SCREENS[name], terminal=width)
    assert result.code == 0
    assert_golden(goldens / "tracks" / f"{name}-{width}.txt", bare(result.out))


def ways(result: Result) -> list[list[str]]:
    return [route["levels"] for route in result.json["routes"]]


def test_a_pipe_has_a_record_a_rung_by_rank_with_its_rank_track_and_ways(shell: Shell) -> None:
    records = [line.split("\t") for line in shell("ladder").out.splitlines()]
    assert {record[0]: record[6:] for record in records} == {
        "desk": ["1", "", "soloist; section", ""],
        "soloist": ["2", "playing", "virtuoso", "section"],
        "section": ["2", "leading", "conductor", "soloist"],
        "virtuoso": ["3", "playing", "", "conductor"],
        "conductor": ["3", "leading", "intendant", ""],
        "intendant": ["4", "leading", "", ""],
    }


def test_the_tracks_are_a_tree_above_the_table_whose_rows_are_in_its_order(shell: Shell) -> None:
    plain = shell("ladder", "--plain").out
    assert (
        "No track (desk)\n"
        "  Players (desk → soloist → virtuoso)\n"
        "  Leaders (desk → section → conductor → intendant)\n"
        "Moves aside: soloist ⇄ section · virtuoso → conductor\n"
    ) in plain
    rows = [line.split(", ")[0] for line in plain.splitlines() if line.startswith("Level: ")]
    assert rows == [f"Level: {id}" for id in ("desk", "soloist", "virtuoso", "section", "conductor", "intendant")]
    assert "Level: section, Section Leader (Leaders" in plain


def test_every_track_is_in_the_tree_however_narrow_and_however_many(shell: Shell, tmp_path: Path) -> None:
    assert "Moves aside" in shell("ladder", terminal=36).out
    many = [f"track-{number}" for number in range(7)]
    manifest = "".join(f"  - {{id: {each}, title: {each}}}\n" for each in many)
    levels = "".join(f"  - {{id: l-{each}, title: L {each}, track: {each}, rank: 2}}\n" for each in many)
    files = {
        **TRACKED,
        "framework.yaml": TRACKED["framework.yaml"] + manifest,
        "levels/more.yaml": f"levels:\n{levels}",
    }
    wide = shell("ladder", "--framework", str(write_framework(tmp_path / "wide", files)), terminal=120)
    assert all(f"{each}  l-{each}" in bare(wide.out) for each in many)


def test_the_tree_puts_levels_below_their_track_and_says_where_it_begins(shell: Shell) -> None:
    tree = shell("ladder", "--tree", "--plain").out.splitlines()
    assert tree[2] == "Desk Player (desk · leads to soloist or section)"
    players, leaders = tree.index("Players (from desk)"), tree.index("Leaders (from desk)")
    assert "  Virtuoso (virtuoso · aside to conductor)" in tree[players:leaders]
    assert "  Conductor (conductor · leads to intendant)" in tree[leaders:]


def test_a_level_says_its_track_and_every_way_to_and_from_it(shell: Shell) -> None:
    assert "Way, To: Conductor" in shell("level", "section", "--plain").out
    section = shell("level", "section", "--full", "--plain").out
    assert "About: Leaders · rank 2 of 4" in section
    assert "Way, From: Desk Player" in section
    assert "Way, To: Conductor" in section
    assert "Way, Aside, both ways: Soloist, Players" in section
    assert "Way, Aside from: Virtuoso, Players" in shell("level", "conductor", "--plain").out
    top = shell("level", "virtuoso", "--plain").out
    assert "Way, To: This track ends here." in top
    assert "Way, Aside to: Conductor, Leaders" in top
    answer = shell("level", "conductor", "--json").json
    assert (answer["track_title"], answer["comes_from"], answer["lateral_from"]) == (
        "Leaders", ["section"], ["virtuoso"],
    )  # fmt: skip


def test_a_path_aside_is_one_stage_and_back_again(shell: Shell) -> None:
    for start, end in (("soloist", "section"), ("section", "soloist")):
        answer = shell("path", "--from", start, "--to", end, "--json")
        assert ways(answer) == [[start, end]]
        assert answer.json["routes"][0]["stages"][0]["lateral"] is True
    page = shell("path", "--from", "soloist", "--to", "section", "--plain").out
    assert "One way, in one stage, a move to another track." in page
    assert "Section Leader (aside to Leaders, at the same rank)" in page


def test_ways_across_tracks_change_early_first_and_show_what_falls(shell: Shell) -> None:
    answer = shell("path", "--from", "soloist", "--to", "conductor", "--json")
    assert ways(answer) == [["soloist", "section", "conductor"], ["soloist", "virtuoso", "conductor"]]
    assert [stage["lateral"] for stage in answer.json["routes"][0]["stages"]] == [True, False]
    page = shell("path", "--from", "soloist", "--to", "conductor", "--plain").out
    first, second = page.split("Way 2:")
    assert "  Leaves\n    Solo passages" in first
    assert "  Lowers\n    Tone (Shapes → Carries)" in first
    assert "  Drops\n    Memory (Carries → not asked for)" in first
    assert "Virtuoso (a step up)" in second


def test_the_usual_way_comes_before_those_that_change_tracks_once_more(shell: Shell) -> None:
    found = ways(shell("path", "--from", "desk", "--to", "conductor", "--json"))
    assert found == [
        ["desk", "section", "conductor"],
        ["desk", "soloist", "section", "conductor"],
        ["desk", "soloist", "virtuoso", "conductor"],
    ]
    through = ways(shell("path", "--from", "desk", "--to", "intendant", "--via", "virtuoso", "--json"))
    assert through[0] == ["desk", "soloist", "virtuoso", "conductor", "intendant"]
    assert all("virtuoso" in way for way in through)


@try_each(
    ("start", "to", "reached"),
    [("conductor", "virtuoso", "leads to: intendant"), ("soloist", "desk", "leads to: virtuoso, section, conductor"),
     ("intendant", "conductor", "It leads nowhere from intendant.")],
)  # fmt: skip
def test_what_the_ladder_does_not_lead_to_is_refused_with_what_it_does(
    shell: Shell, start: str, to: str, reached: str
) -> None:
    for command in ("path", "next"):
        result = shell(command, "--from", start, "--to", to)
        assert (result.code, result.out) == (2, "")
        assert reached in result.err


def test_a_comparison_across_tracks_names_what_rises_and_what_falls(shell: Shell) -> None:
    page = shell("compare", "soloist", "section", "--plain").out
    assert "Move: A move at the same rank, from Players to Leaders: neither up nor down." in page
    assert "Rises: Asks more: Beat." in page
    assert "Falls: Asks less: Tone and Memory." in page
    assert page.index("Raised (1)") < page.index("Lowered (1)") < page.index("No longer asked for (1)")
    assert shell("compare", "soloist", "section", "--json").json["lateral"] is True
    assert shell("compare", "soloist", "conductor", "--json").json["lateral"] is False
    unknown = shell("compare", "conductor", "virtuoso", "--plain").out
    assert "the ladder has no move between the two" in unknown
    assert "Rises: Asks more: Tone and Memory." in unknown
    assert "One level up, and from Players to Leaders." in shell("compare", "soloist", "conductor", "--plain").out
    assert "One level down, and from Leaders to Players." in shell("compare", "conductor", "soloist", "--plain").out


def test_a_comparison_offers_only_a_way_that_there_is(shell: Shell) -> None:
    assert "path --from desk --to soloist" in shell("compare", "soloist", "desk", terminal=80).out
    assert "path --from virtuoso --to conductor" in shell("compare", "conductor", "virtuoso", terminal=80).out
    assert "pmcareer path" not in shell("compare", "virtuoso", "intendant", "desk", "--plain").out.replace(
        "pmcareer path --from desk --to virtuoso", ""
    )


def test_advice_towards_a_move_aside_is_what_the_other_track_asks_more(shell: Shell) -> None:
    answer = shell("next", "--from", "soloist", "--to", "section", "--json").json
    assert (answer["to"], answer["lateral"], answer["alternatives"]) == ("section", True, ["virtuoso"])
    assert [item["skill"] for item in answer["focus"]] == ["beat"]
    assert [(each["skill"], each["from_expected"], each["to_expected"]) for each in answer["asks_less"]] == [
        ("tone", 3, 2), ("memory", 2, None),
    ]  # fmt: skip
    assert (
        "At the same rank, on another track: neither up nor down."
        in shell("next", "--from", "soloist", "--to", "section", "--plain").out
    )
    page = shell("next", "--from", "soloist", "--to", "section", "--full", "--plain").out
    assert "Section Leader is at the same rank on another track (Leaders): neither up nor down." in page
    assert "Asked less of, Tone: 3 Shapes → 2 Carries" in page
    assert "Asked less of, Memory: 2 Carries → not asked for" in page
    assert page.count("Tone") == 1  # said once
    assert "Up from your present level: Virtuoso." in page


def test_without_a_target_a_fork_names_every_way_and_the_profile_decides(shell: Shell) -> None:
    answer = shell("next", "--from", "soloist", "--json").json
    assert (answer["to"], answer["lateral"], answer["alternatives"]) == ("virtuoso", False, ["section"])
    assert "next --from soloist --to section (other way)" in shell("next", "--from", "soloist", "--plain").out
    full = shell("next", "--from", "soloist", "--full", "--plain").out
    assert "To another track, at the same rank: Section Leader." in full
    assert shell("me", "set", "--level", "soloist", "--target", "conductor").code == 0
    aimed = shell("next", "--json").json
    assert (aimed["to"], aimed["stages"], aimed["lateral"]) == ("section", ["section", "conductor"], True)
    assert shell("plan", "from-next", "--dry-run", "--json").json[0]["skill"] == "beat"


def test_where_a_track_ends_the_move_aside_is_named(shell: Shell) -> None:
    answer = shell("next", "--from", "virtuoso", "--json").json
    assert (answer["to"], answer["alternatives"]) == (None, ["conductor"])
    page = shell("next", "--from", "virtuoso", terminal=80).out
    assert "this track ends here" in page
    assert "To another track, at the same rank: Conductor." in page
    assert "pmcareer next --from virtuoso --to conductor" in page


LONE = "  - {id: guest, title: Guest, track: guests, rank: 2, lateral: [section]}\n"


@pytest.fixture
def guests(tmp_path: Path) -> Path:
    """A ladder with a track of one level, to which nothing leads up and from which one only goes aside."""
    manifest = TRACKED["framework.yaml"] + "  - {id: guests, title: Guests}\n"
    files = {**TRACKED, "framework.yaml": manifest, "levels/all.yaml": TRACKED["levels/all.yaml"] + LONE}
    return write_framework(tmp_path / "guests", files)


def test_a_level_that_nothing_leads_up_to_is_not_where_the_ladder_begins(shell: Shell, guests: Path) -> None:
    on_it = ("--framework", str(guests))
    page = shell("level", "guest", "--full", "--plain", *on_it).out
    assert "Way, From: No level leads up to this one." in page
    assert "Way, To: This track ends here." in page
    assert "Way, Aside to: Section Leader, Leaders" in page
    assert "Way, From: This is where the ladder begins." in shell("level", "desk", "--full", "--plain", *on_it).out


def test_a_track_may_end_below_the_top_of_the_ladder(shell: Shell, guests: Path) -> None:
    """Where nobody is beside it, and others are above it all the same."""
    levels = guests / "levels/all.yaml"
    levels.write_text(levels.read_text(encoding="utf-8").replace(", lateral: [section]}", "}"), encoding="utf-8")
    on_it = ("--framework", str(guests))
    page = shell("next", "--from", "guest", "--plain", *on_it).out
    assert "Guest: this track ends here" in page
    assert "No level leads on from this one." in page
    assert "There is no level above this one." in shell("next", "--from", "intendant", "--plain", *on_it).out
    for command in ("path", "next"):
        refused = shell(command, "--from", "guest", "--to", "intendant", *on_it)
        assert (refused.code, refused.out) == (2, "")
        assert "The ladder does not lead from Guest to Intendant." in refused.err
    with changing() as change:
        save_profile(change, Profile(level="guest", target="intendant", framework=str(guests)))
    remark = "The ladder does not lead from guest to your target intendant, so it is left out here."
    assert remark in " ".join(shell("next", "--plain", *on_it).out.split())


def test_every_command_that_a_page_offers_can_be_typed(shell: Shell) -> None:
    for words in SCREENS.values():
        offered = [line.removeprefix("Next: ") for line in shell(*words, "--plain").out.splitlines()]
        for line in offered:
            if line.startswith("pmcareer "):
                call = line.removeprefix("pmcareer ").partition(" (")[0].split()
                assert shell(*call).code == 0, line


def test_me_and_assess_know_a_target_on_another_track(shell: Shell) -> None:
    assert shell("me", "set", "--level", "soloist", "--target", "section").code == 0
    assert shell("assess", "--rate", "tone=3", "--rate", "beat=1").code == 0
    assert "Soloist → Section Leader (another track, the same rank)" in shell("me", "--plain").out
    places = {each["skill"]: each for each in shell("me", "--json").json["skills"]}
    assert (places["tone"]["target_gap"], places["beat"]["target_gap"]) == (0, 1)
    assert places["memory"]["target_expected"] is None


def test_a_track_is_found_by_its_name(shell: Shell) -> None:
    found = {each["level"] for each in shell("search", "leaders", "--json").json["results"]}
    assert {"section", "conductor", "intendant"} <= found


def test_completion_offers_what_lies_ahead(shell: Shell) -> None:
    def offered(*words: str) -> list[str]:
        lines = shell("completion", "zsh", "--", *words, "").out.splitlines()
        return [line.partition("\t")[0] for line in lines]

    assert offered("next", "--from", "soloist", "--to") == ["section", "virtuoso", "conductor", "intendant"]
    assert "desk" in offered("next", "--to")


def test_a_level_that_is_led_to_aside_alone_is_no_finding_and_one_beside_nothing_is(
    shell: Shell, tmp_path: Path
) -> None:
    levels = TRACKED["levels/all.yaml"]
    aside = levels.replace("next: [soloist, section]", "next: [soloist]")
    lost = aside.replace("lateral: [section]", "lateral: []")
    for text, found in ((aside, []), (lost, ["section"])):
        folder = write_framework(tmp_path / f"o{len(text)}", TRACKED, all=text)
        answer = shell("framework", "check", str(folder), "--json").json["findings"]
        assert [each["message"].split("`")[1] for each in answer if each["rule"] == "unreachable"] == found


def test_next_says_that_the_ladder_forks_and_which_way_this_is(shell: Shell) -> None:
    words = ("next", "--from", "senior", "--framework", "pm-tracks", "--plain")
    individual, group = (shell(*words, *to).out.splitlines()[1] for to in ((), ("--to", "group")))
    fork = "Alternatives: The ladder forks here. This way: "
    assert individual == f"{fork}Individual track; the other: Group Product Manager (people manager)."
    assert group == f"{fork}Management track; the other: Lead / Staff Product Manager (IC)."

"""`pmcareer next`: the advice at the command line, on the shipped ladder and on one that forks."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from cells import bare
from ladders import write_framework
from shell import Shell
from sweep import take_turns
from try_each import try_each

from pm_career.advice.actions import find_first_action
from pm_career.advice.development import advise
from pm_career.advice.paths import find_reachable
from pm_career.domain.framework import Action, ActionSize, Framework, Growth
from pm_career.domain.page import Entry, Pairs
from pm_career.frameworks.open import open_framework
from pm_career.views.development import build_page
from pm_career.views.screen import draw_page

KEYS = {
    "person", "rater", "rater_name",
    "from", "to", "basis", "agreement", "focus", "later", "strengths", "proof_gaps", "responsibilities", "alternatives",
    "lateral", "asks_less", "same_step",
}  # fmt: skip
ITEM = {
    "skill", "name", "label", "current", "expected", "gap", "bar", "in_focus", "why", "actions",
    "done_when", "evidence_count", "evidence_others_word", "evidence_against", "evidence_below", "rated", "owed",
    "asked", "asked_bar", "take_along", "from_present_job",
}  # fmt: skip


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


def skills(items: list[dict[str, object]]) -> list[object]:
    return [item["skill"] for item in items]


def test_the_json_keys_are_those_promised(shell: Shell) -> None:
    answer = shell("next", "--from", "apm", "--json").json
    assert set(answer) == KEYS
    assert answer["from"] == "apm"
    assert answer["to"] == "pm"
    assert answer["basis"] == "expectations"
    items = answer["focus"] + answer["later"] + answer["strengths"]
    assert all(set(item) == ITEM for item in items)
    assert all(set(action) == {"kind", "text"} for item in items for action in item["actions"])


def test_three_skills_with_reasons_real_work_first_and_signs(shell: Shell) -> None:
    for rung in ("apm", "pm", "senior", "principal"):
        focus = shell("next", "--from", rung, "--json").json["focus"]
        assert len(focus) == 3
        for item in focus:
            kinds = [action["kind"] for action in item["actions"]]
            assert kinds == sorted(kinds, key=["practice", "people", "study"].index)
            assert kinds[0] == "practice"
            assert item["why"]
            assert item["done_when"]


def test_without_ratings_it_says_so_and_starts_from_the_present_expectations(shell: Shell) -> None:
    screen = shell("next", "--from", "apm", terminal=80).out
    assert "You have no ratings yet" in screen
    asked = {each["id"]: each["expected"] for each in shell("level", "apm", "--json").json["skills"]}
    answer = shell("next", "--from", "apm", "--json").json
    assert all(item["current"] == asked[item["skill"]] for item in answer["focus"] + answer["later"])


def test_focus_sets_how_many(shell: Shell) -> None:
    assert len(shell("next", "--from", "pm", "--focus", "1", "--json").json["focus"]) == 1
    assert shell("next", "--from", "pm", "--focus", "0").code == 2


def test_a_rating_at_the_bar_takes_a_skill_out_and_one_below_puts_it_in(shell: Shell) -> None:
    answer = shell("next", "--from", "pm", "--rate", "vision=3", "--rate", "analysis = seen it", "--json").json
    assert answer["basis"] == "ratings"
    assert "vision" in skills(answer["strengths"])
    assert "analysis" in skills(answer["focus"] + answer["later"])


def test_what_is_not_rated_beside_ratings_is_unknown_not_lowest(shell: Shell) -> None:
    answer = shell("next", "--from", "pm", "--rate", "vision=3", "--json").json
    others = [item for item in answer["focus"] + answer["later"] + answer["strengths"] if item["skill"] != "vision"]
    assert all(item["current"] is None and item["gap"] is None for item in others)
    assert {"communication", "delivery"} <= set(skills(answer["strengths"]))


@try_each(
    ("written", "says"),
    [
        ("vision", "is not a rating"),
        ("vison=3", "Did you mean vision"),
        ("vision=9", "is not a step of the scale"),
        ("vision=", "is not a step of the scale"),
        ("=3", "There is no skill ''"),
    ],
)
def test_a_rating_that_cannot_be_read_is_a_usage_error(shell: Shell, written: str, says: str) -> None:
    result = shell("next", "--from", "pm", "--rate", written)
    assert (result.code, result.out) == (2, "")
    assert says in result.err


def test_nothing_is_stored_by_trying_a_rating(shell: Shell, sealed: Path, bakery: str) -> None:
    assert shell("next", "--from", "boy", "--rate", "dough=1", "--framework", bakery).code == 0
    assert [entry.name for entry in sealed.iterdir()] == ["cache"]


def test_at_the_top_it_says_that_the_ladder_ends_and_what_growing_means(shell: Shell) -> None:
    result = shell("next", "--from", "cpo", terminal=80)
    assert result.code == 0
    assert "the ladder ends here" in result.out
    assert "You can still grow here" in result.out
    answer = shell("next", "--from", "cpo", "--json").json
    assert answer["to"] is None
    assert answer["focus"] == []


def test_at_the_top_a_rating_below_the_bar_is_something_to_develop(shell: Shell) -> None:
    answer = shell("next", "--from", "cpo", "--rate", "business=3", "--json").json
    assert skills(answer["focus"]) == ["business"]


def test_a_target_that_is_not_above_is_refused_with_what_is_reachable(shell: Shell) -> None:
    result = shell("next", "--from", "pm", "--to", "apm")
    assert (result.code, result.out) == (2, "")
    assert "senior, principal, executive" in result.err


def test_several_rungs_up_gives_the_stages_and_advice_for_the_first(shell: Shell) -> None:
    answer = shell("next", "--from", "apm", "--to", "principal", "--json").json
    assert answer["stages"] == ["pm", "senior", "principal"]
    assert answer["to"] == "pm"
    assert answer["focus"] == shell("next", "--from", "apm", "--json").json["focus"]
    short = shell("next", "--from", "apm", "--to", "principal", terminal=80).out
    assert "Stage 1 of apm → pm → senior → principal." in short
    assert "--to principal" in short
    screen = shell("next", "--from", "apm", "--to", "principal", "--full", terminal=100).out
    assert "Three stages: Product Manager (PM), then Senior Product Manager (SPM), then" in screen


def test_explain_shows_the_factors_and_what_another_rating_would_change(shell: Shell) -> None:
    screen = shell("next", "--from", "apm", "--explain", terminal=80).out
    assert "Why this order" in screen
    assert "one step higher" in screen
    explained = shell("next", "--from", "apm", "--explain", "--json").json["explain"]
    assert [each["position"] for each in explained] == list(range(1, len(explained) + 1))
    first = explained[0]
    lower = shell("next", "--from", "apm", "--json", "--rate", f"{explained[1]['skill']}=1").json
    assert skills(lower["focus"] + lower["later"]).index(explained[1]["skill"]) + 1 == explained[1]["lower"]
    assert first["higher"] == 0


def test_a_fork_takes_the_first_way_and_names_the_other(shell: Shell, bakery: str) -> None:
    answer = shell("next", "--from", "bh", "--framework", bakery, "--json").json
    assert answer["to"] == "hand"
    assert answer["alternatives"] == ["counter"]
    assert "--from boy --to counter" in shell("next", "--from", "boy", "--framework", bakery, terminal=80).out
    assert "Shopkeeper" in shell("next", "--from", "boy", "--full", "--framework", bakery, terminal=80).out
    other = shell("next", "--from", "boy", "--to", "Shopkeeper", "--framework", bakery, "--json").json
    assert (other["to"], other["alternatives"]) == ("counter", ["hand"])


def test_a_skill_that_the_present_level_does_not_ask_for_is_not_known(shell: Shell, bakery: str) -> None:
    answer = shell("next", "--from", "boy", "--framework", bakery, "--json").json
    oven = next(item for item in answer["focus"] if item["skill"] == "oven")
    assert (oven["label"], oven["current"], oven["gap"]) == ("Firing", None, None)
    assert skills(answer["focus"]) == ["dough", "oven"]
    assert "not rated → Helps" in shell("next", "--from", "boy", "--full", "--framework", bakery, terminal=80).out
    screen = bare(shell("next", "--from", "boy", "--framework", bakery, terminal=80).out)
    assert re.search(r"Firing \(Oven\).* \? → 2$", screen, re.MULTILINE)
    assert "now not rated, the bar 2 Helps" in shell("next", "--from", "boy", "--framework", bakery).out


def test_a_step_without_actions_says_so(shell: Shell, bakery: str) -> None:
    call = ("next", "--from", "boy", "--to", "counter", "--framework", bakery)
    for words in ((*call, "--full"), (*call, "till")):
        assert "This ladder names no actions for this step" in shell(*words, terminal=80).out
    short = shell(*call).out
    assert "The bar: Closes the till alone." in short
    assert "This week" not in short


def test_from_is_needed_as_long_as_there_is_no_profile(shell: Shell) -> None:
    result = shell("next")
    assert (result.code, result.out) == (2, "")
    assert "--from" in result.err


def test_an_owed_skill_is_measured_against_the_present_level_first(shell: Shell) -> None:
    words = ("next", "--from", "pm", "--rate", "problem-solving=2")
    item = shell(*words, "--json").json["focus"][0]
    assert (item["owed"], item["asked"], item["expected"]) == (1, 3, 4)
    assert item["asked_bar"] != item["bar"]
    short = shell(*words, "--plain").out
    assert "Problem-solving (now 2 With help, the bar 3 On my own, then 4 Known for it)\n" in short
    assert f"Why: Your present level asks 3 already.\nThe bar: {item['asked_bar']}\n" in short
    assert "●●○│··  2 → 3, then 4" in bare(shell(*words, terminal=80).out)
    one = shell("next", "problem-solving", *words[1:], "--plain").out
    both = f"The bar: {item['asked_bar']}\nAt senior: {item['bar']}\n"
    assert f"Step: 2 With help → 3 On my own, then 4 Known for it\n{both}" in one
    assert "One step to the bar of Product Manager (PM), then one step to that of Senior" in one
    assert both in shell(*words, "--full", "--plain").out


def test_a_step_that_is_assumed_is_not_shown_as_a_rating(shell: Shell) -> None:
    assert "Vision and foresight (Vision)  ···│··  ? → 3" in bare(shell("next", "--from", "pm", terminal=80).out)
    assert "(now not rated, the bar 3 On my own)" in shell("next", "--from", "pm", "--plain").out
    assert "Step: Not rated → 3 On my own" in shell("next", "vision", "--from", "pm", "--plain").out
    assert "(Vision) (not rated → On my own)" in shell("next", "--from", "pm", "--full", "--plain").out
    assert shell("next", "--from", "pm", "--json").json["focus"][0]["current"] == 2


LINES = 40
TODAY = date(2026, 11, 20)


def list_ways(ladder: Framework) -> list[tuple[str, str | None]]:
    return [
        (level.id, to)
        for level in ladder.levels
        for to in (None, *(each.id for each in find_reachable(ladder, level.id)))
    ]


def list_rating_patterns(ladder: Framework) -> list[dict[str, int]]:
    """No ratings, all skills at each step, one rating alone, and some of the skills at any step."""
    ids, top = [skill.id for skill in ladder.skills], len(ladder.scale)
    same = [dict.fromkeys(ids, step) for step in range(1, top + 1)]
    chance = Random(20261120)
    mixed = [{skill: chance.randint(1, top) for skill in ids if chance.random() < 0.8} for _ in range(6)]
    return [{}, *same, *mixed, {ids[0]: 1}]


@pytest.mark.parametrize("name", ["pm", "pm-tracks"])
def test_every_way_of_a_shipped_ladder_fits_a_screen(name: str) -> None:
    ladder = open_framework(name)
    patterns = list_rating_patterns(ladder)
    for turn, (start, to) in enumerate(list_ways(ladder)):
        for steps in take_turns(patterns, turn, 4):
            found = advise(ladder, start, to, ratings=steps, evidence=() if steps else None)
            rated = {skill: TODAY - timedelta(days=100 * at) for at, skill in enumerate(steps)}
            call = f"pmcareer next --from {start}" + (f" --to {to}" if to else "")
            for steps_offered in ((), (("pmcareer assess", "rate yourself"),)):
                page = build_page(ladder, found, rated=rated, today=TODAY, call=call, steps=steps_offered)
                assert len(list(draw_page(page, 80))) <= LINES, (start, to, steps)
                check_that_it_has_all_sections(page, len(found.focus))


def check_that_it_has_all_sections(page: tuple[object, ...], count: int) -> None:
    """Each skill has why, its bar and one thing to do this week; why is in one line."""
    entries = [at for at, block in enumerate(page) if isinstance(block, Entry)]
    assert len(entries) == count
    for at in entries:
        reasons = page[at + 1]
        assert isinstance(reasons, Pairs)
        assert [pair.name for pair in reasons.rows if pair.name != "Along"] == ["Why", "The bar", "This week"]
        assert len(reasons.rows[0].text) <= 64


def test_the_first_action_is_the_smallest_and_the_first_of_its_size() -> None:
    def choose(*sizes: ActionSize | None) -> str:
        actions = tuple(Action("practice", f"{at} {size}", size) for at, size in enumerate(sizes))
        found = advise(open_framework("pm"), "apm").focus[0]
        item = type(found)(
            **{name: getattr(found, name) for name in found.__struct_fields__} | {"growth": Growth(2, actions)}
        )
        action = find_first_action(item)
        return action.text if action else ""

    assert choose("month", "week", "week") == "1 week"
    assert choose("quarter", "month", None) == "1 month"
    assert choose(None, "quarter") == "1 quarter"
    assert choose(None, None) == "0 None"
    assert choose() == ""


def test_the_short_page_has_the_same_parts_on_a_terminal_and_in_a_pipe(shell: Shell) -> None:
    for words in ((), ("--full",), ("vision",)):
        call = ("next", "--from", "pm", *words)
        piped, plain = shell(*call).out, shell(*call, "--plain").out
        assert plain.startswith(piped)
        drawn = " ".join(shell(*call, terminal=200).out.split())
        for line in piped.splitlines():
            text = line.partition(": ")[2]
            if text and not text.endswith(")"):
                assert text in drawn, line


def test_a_skill_in_focus_that_waits_says_so_and_why(shell: Shell) -> None:
    owed = ("--rate", "customer-insight=1", "--rate", "delivery=1", "--rate", "vision=2")
    call = ("next", "--from", "pm", *owed)
    assert "Later: Team leadership (in focus) · " in shell(*call).out.replace(
        "Influence and negotiation (in focus) · ", ""
    )
    why = "It waits: what your present level asks already comes first."
    assert why in shell(*call, "--full").out
    assert why in shell("next", "leadership", *call[1:]).out


def test_full_has_what_the_short_page_leaves_out(shell: Shell) -> None:
    short, full = (shell("next", "--from", "pm", *words).out for words in ((), ("--full",)))
    for text in ("It worked when", "Ask the person you mentor", "(book)", "Picks one path for the product"):
        assert text in full
        assert text not in short
    assert len(short.split()) < len(full.split()) / 2


@try_each(
    ("words", "says", "part", "position"),
    [
        (("vision",), "The 1st of the three skills to develop now.", "focus", 1),
        (("team leadership",), "The 3rd of the three skills to develop now.", "focus", 3),
        (("innovation",), "It can wait: first come Vision and foresight, Influence and", "later", 7),
        (("delivery",), "Your present level asks for the same step, by another bar", "strengths", None),
        (("vision", "--rate", "vision=3"), "It is at its bar by your rating.", "strengths", None),
        (("delivery", "--rate", "vision=1"), "Not rated: it is at its bar if you meet that of", "strengths", None),
        (("influence", "--focus", "1"), "It can wait: first comes Vision and foresight. ", "later", 2),
        (("vision", "--focus", "1"), "The one skill to develop now.", "focus", 1),
    ],
)
def test_one_skill_says_where_it_stands(
    shell: Shell, words: tuple[str, ...], says: str, part: str, position: int | None
) -> None:
    assert says in shell("next", *words, "--from", "pm").out
    answer = shell("next", *words, "--from", "pm", "--json").json
    assert (answer["part"], answer["position"]) == (part, position)
    assert set(answer["item"]) == ITEM
    assert answer["item"]["skill"] == answer["skill"]


def test_one_skill_has_every_action_by_its_kind(shell: Shell) -> None:
    page = shell("next", "vision", "--from", "pm").out
    answer = shell("next", "vision", "--from", "pm", "--json").json
    labels = {"practice": "What to do", "people": "Whom to ask", "study": "What to study"}
    for action in answer["item"]["actions"]:
        assert re.search(rf"^{labels[action['kind']]}: .*{re.escape(action['text'])}$", page, re.MULTILINE)
    assert all(f"It worked when: {sign}" in page for sign in answer["item"]["done_when"])
    assert f"Trap: {answer['trap']}" in page


def test_a_skill_that_the_level_does_not_ask_for_says_so(shell: Shell, bakery: str) -> None:
    call = ("next", "till", "--from", "boy", "--to", "hand", "--framework", bakery)
    assert "Journeyman does not ask for it." in shell(*call).out
    answer = shell(*call, "--json").json
    assert (answer["skill"], answer["part"], answer["position"], answer["item"]) == ("till", None, None, None)


@pytest.mark.parametrize("skill", ["visoin", ""])
def test_a_skill_that_the_ladder_lacks_is_a_usage_error_with_the_nearest(shell: Shell, skill: str) -> None:
    result = shell("next", skill, "--from", "pm")
    assert (result.code, result.out) == (2, "")
    assert "There is no skill" in result.err
    assert "vision" in result.err


def test_a_level_in_the_place_of_a_skill_is_told_where_it_goes(shell: Shell) -> None:
    result = shell("next", "sr", "--from", "pm")
    assert (result.code, result.out) == (2, "")
    assert "There is no skill 'sr'." in result.err
    assert "senior is a level: pmcareer next --to senior, or --from senior" in result.err


def test_one_skill_is_explained_alone(shell: Shell) -> None:
    page = shell("next", "vision", "--from", "pm", "--explain").out
    assert "Place: 1st: Vision and foresight" in page
    assert "Team leadership" not in page


def test_where_nothing_is_below_its_bar_there_is_a_way_on(shell: Shell) -> None:
    shell("me", "set", "--level", "pm", "--target", "pm")
    unrated = shell("next", terminal=80).out
    assert "to the bar of this level" in unrated
    assert "Only ratings can tell what is below its bar." in unrated
    shell("assess", "--rate", "delivery=4")
    assert "No rating is below its bar. Not rated yet: Communication" in " ".join(
        shell("next", terminal=80).out.split()
    )
    ladder = shell("level", "pm", "--json").json
    shell("assess", *(word for each in ladder["skills"] for word in ("--rate", f"{each['id']}={each['expected']}")))
    done = shell("next", terminal=80).out
    assert "Every skill it asks for is at its bar." in done
    assert "To grow without moving up" in done
    assert "pmcareer assess --rater manager" in done

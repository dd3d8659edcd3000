"""`pmcareer me`: the profile, the dashboard, the history; and `next` from real ratings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cells import bare
from ladders import write_framework
from shell import Shell
from try_each import try_each

from pm_career.store.evidence import add_evidence
from pm_career.store.goals import add_goal

SKILLS = (
    "communication", "analysis", "technical", "customer-insight", "delivery", "strategy", "problem-solving", "vision",
    "influence", "leadership", "business", "innovation",
)  # fmt: skip


@pytest.fixture
def ana(shell: Shell, frozen_clock: Any) -> Any:
    """A PM who aims for senior; the clock stands at 20 November 2026."""
    assert shell("me", "set", "--level", "PM", "--target", "sr", "--name", "Ana").code == 0
    return frozen_clock


def keep_evidence(what: str, *skills: str, on: date = date(2026, 11, 18)) -> None:
    from notes import changing

    from pm_career.domain.evidence import Evidence

    with changing() as change:
        add_evidence(change, Evidence(person="me", what=what, date=on, skills=skills))


def keep_goal(what: str, due: date) -> None:
    from notes import changing

    from pm_career.domain.goals import Goal

    with changing() as change:
        add_goal(change, Goal(person="me", what=what, due=due))


def named(items: list[dict[str, Any]], skill: str) -> dict[str, Any]:
    return next(item for item in items if item["skill"] == skill)


def test_nothing_known_is_friendly(shell: Shell, sealed: Path) -> None:
    result = shell("me", terminal=80)
    assert result.code == 0
    assert "pmcareer me set --level LEVEL" in result.out
    assert shell("me", "--json").json["skills"] == []
    assert shell("me", "history", "--json").json == []
    assert not (sealed / "career.db").exists()


@pytest.mark.usefixtures("ana")
def test_what_is_set_is_by_id_and_said(shell: Shell) -> None:
    answer = shell("me", "--json").json
    assert (answer["level"], answer["target"], answer["name"]) == ("pm", "senior", "Ana")
    said = shell("me", "set", "--target", "principal").err
    assert "you are at Product Manager (PM) and aim for Lead / Principal Product Manager" in said


@pytest.mark.usefixtures("ana")
def test_with_a_profile_next_needs_no_from_and_from_overrides(shell: Shell) -> None:
    answer = shell("next", "--json").json
    assert (answer["from"], answer["to"]) == ("pm", "senior")
    assert shell("next", "--from", "apm", "--to", "pm", "--json").json["to"] == "pm"


@try_each(
    "words",
    [("--level", "snior"), ("--level", "senior", "--target", "pm"), ("--framework", "nowhere"), ()],
)
def test_what_cannot_be_set_changes_nothing(shell: Shell, words: tuple[str, ...]) -> None:
    result = shell("me", "set", *words)
    assert (result.code, result.out) == (2, "")
    assert shell("me", "--json").json["level"] is None


def test_on_a_terminal_it_asks_and_asks_again(shell: Shell) -> None:
    result = shell("me", "set", terminal=80, stdin="boss\nsenior pm\n\n")
    assert result.code == 0
    assert "There is no level 'boss'" in result.err
    answer = shell("me", "--json").json
    assert (answer["level"], answer["target"]) == ("senior", "principal")


@pytest.mark.parametrize(
    ("typed", "level", "target", "default"),
    [
        ("\n\n", "pm", "principal", "[principal]"),
        ("senior\n\n", "senior", "principal", "[principal]"),
        ("\n-\n", "pm", "senior", "[principal]"),
        ("\nsenior\n", "pm", "senior", "[principal]"),
        ("principal\n\n", "principal", "executive", "Enter for the next level), by number or name: "),
        ("executive\nexecutive\n", "executive", "executive", "Enter for the next level), by number or name: "),
    ],
)
def test_enter_keeps_the_level_and_the_target_that_were_set(
    shell: Shell, typed: str, level: str, target: str, default: str
) -> None:
    shell("me", "set", "--level", "pm", "--target", "principal")
    asked = shell("me", "set", terminal=80, stdin=typed)
    assert asked.code == 0
    assert default in " ".join(asked.err.split())
    answer = shell("me", "--json").json
    assert (answer["level"], answer["target"]) == (level, target)


def test_another_ladder_is_remembered(shell: Shell, tmp_path: Path) -> None:
    path = str(write_framework(tmp_path / "bakery"))
    shell("me", "set", "--level", "boy", "--framework", path)
    assert shell("me", "--json").json["framework"]["id"] == "bakery"
    assert shell("next", "--json").json["to"] == "hand"
    refused = shell("me", "set", "--framework", "pm")
    assert refused.code == 2
    assert "has no level 'boy'" in refused.err


def test_a_relative_path_to_a_ladder_still_holds_elsewhere(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_framework(Path("bakery"))
    shell("me", "set", "--level", "boy", "--framework", "./bakery")
    monkeypatch.chdir(tmp_path)
    assert shell("me", "--json").json["framework"]["id"] == "bakery"


@pytest.mark.usefixtures("ana")
def test_each_skill_stands_against_both_bars_in_words(shell: Shell) -> None:
    shell("assess", "--rate", "vision=1", "--rate", "influence=3", "--rate", "analysis=?")
    answer = shell("me", "--json").json
    vision, analysis = (named(answer["skills"], skill) for skill in ("vision", "analysis"))
    assert (vision["rated"], vision["present_gap"], vision["target_gap"]) == (1, 1, 2)
    assert (analysis["rated"], analysis["present_gap"]) == (None, None)
    screen = shell("me", terminal=80, env={"NO_COLOR": "1"}).out
    row = next(line for line in screen.splitlines() if line.strip().startswith("Vision"))
    assert row.split()[1:5] == ["●○○│··", "1", "▼1", "▲2"]
    row = next(line for line in screen.splitlines() if line.strip().startswith("Influence"))
    assert row.split()[1:5] == ["●●●│··", "3", "✓", "✓"]
    row = next(line for line in screen.splitlines() if line.strip().startswith("Analysis"))
    assert row.split()[1:5] == ["····│·", "?", "?", "?"]
    for sign in ("● step", "│ the bar of senior", "✓ at the bar", "▼n steps below pm", "▲n steps to go", "? not rated"):
        assert sign in " ".join(screen.split())
    plain = shell("me", "--plain").out
    assert "Vision: you 1, pm 1 below the bar, senior 2 to go, evidence none\n" in plain
    assert "Influence: you 3, pm at the bar, senior at the bar, evidence none\n" in plain
    assert "Analysis: not rated, pm asks 3, senior asks 4, evidence none\n" in plain
    assert not set(plain) & set("●○│✓▼▲≠")


@pytest.mark.usefixtures("ana")
def test_how_it_moved_and_when(shell: Shell) -> None:
    for day, step in (("2026-05-01", "1"), ("2026-08-01", "2"), ("2026-11-01", "3")):
        shell("assess", "--rate", f"vision={step}", "--date", day)
    vision = named(shell("me", "--json").json["skills"], "vision")
    assert [each["step"] for each in vision["history"]] == [1, 2, 3]
    assert vision["rated_on"] == "2026-11-01"
    assert "▁▃▅" in shell("me", "--full", terminal=80).out
    assert "▁▃▅" not in shell("me", terminal=80).out
    assert "history 1, 2, 3" in shell("me", "--full", "--plain").out
    records = [line.split("\t") for line in shell("me", "history", "vision").out.splitlines()]
    assert [record[1:3] for record in records] == [["2026-11-01", "3"], ["2026-08-01", "2"], ["2026-05-01", "1"]]


@pytest.mark.usefixtures("ana")
def test_counts_with_what_they_rest_on_and_never_a_percentage(shell: Shell) -> None:
    shell("assess", "--rate", "communication=3", "--rate", "vision=2", "--rate", "delivery=1")
    keep_evidence("long ago", "communication", on=date(2026, 1, 2))
    keep_evidence("now", "vision")
    coverage = shell("me", "--json").json["coverage"]["present"]
    assert coverage == {"asked": 12, "rated": 3, "at_bar": 2, "proven": 2, "fresh": 1}
    screen = shell("me", "--full", terminal=80).out
    assert "2 of 12 at the bar of Product Manager (PM) (3 rated);" in screen
    assert "evidence for 2 of those 2 (1 from the last half year)." in " ".join(screen.split())
    assert "%" not in screen


def test_the_one_thing_to_do_next(shell: Shell, ana: Any) -> None:
    def advised() -> str:
        command: str = shell("me", "--json").json["next"]["command"]
        return command

    assert advised() == "pmcareer assess --quick"
    shell("assess", "--rate", "communication=3", "--rate", "vision=2", "--rate", "influence=1")
    assert advised() == "pmcareer assess leadership"
    said = "Team leadership is in focus at Senior Product Manager (SPM), and not rated yet."
    assert said in " ".join(shell("me", terminal=80, env={"NO_COLOR": "1"}).out.split())
    shell("assess", "--rate", "leadership=1")
    assert advised() == "pmcareer evidence add --skill vision"
    keep_evidence("the three-year picture", "vision")
    assert advised() == "pmcareer evidence add --skill communication"
    keep_evidence("the whole product explained", "communication")
    assert advised() == "pmcareer plan from-next"
    keep_goal("settle one dispute", date(2026, 12, 1))
    assert advised() == "pmcareer evidence add"
    ana.go_to(date(2026, 12, 2))
    assert advised() == "pmcareer plan check-in g1"
    assert "Overdue  g1 settle one dispute, yesterday" in bare(shell("me", terminal=80).out)
    assert "overdue: " in shell("me", "--full", terminal=80).out


@pytest.mark.usefixtures("ana")
def test_evidence_moves_a_skill_from_proof_gap_to_strength_and_nothing_into_focus(shell: Shell) -> None:
    shell("assess", "--rate", "vision=3", "--rate", "influence=1")
    before = shell("next", "--json").json
    assert [item["skill"] for item in before["proof_gaps"]] == ["vision"]
    keep_evidence("the three-year picture", "vision")
    after = shell("next", "--json").json
    assert after["proof_gaps"] == []
    assert named(after["strengths"], "vision")["evidence_count"] == 1
    assert [item["skill"] for item in after["focus"]] == [item["skill"] for item in before["focus"]]


def test_next_says_how_old_the_ratings_are(shell: Shell, ana: Any) -> None:
    shell("assess", "--rate", "vision=1", "--date", "2026-08-20")
    shell("assess", "--rate", "influence=1")
    screen = shell("next", terminal=80, env={"NO_COLOR": "1"}).out
    assert "the newest today, the oldest 3 months ago" in " ".join(screen.split())
    assert shell("next", "--json").json["rated_on"] == {"vision": "2026-08-20", "influence": "2026-11-20"}
    assert ana.today() == date(2026, 11, 20)


@pytest.mark.usefixtures("ana")
def test_a_person_one_leads_has_everything_of_her_own(shell: Shell) -> None:
    shell("me", "set", "--person", "Bo Ek", "--level", "apm")
    shell("assess", "--person", "bo-ek", "--rate", "communication=2")
    assert shell("me", "--person", "bo-ek", "--json").json["level"] == "apm"
    assert shell("next", "--person", "bo-ek", "--json").json["basis"] == "ratings"
    assert shell("next", "--json").json["basis"] == "expectations"
    assert shell("me", "--person", "../x").code == 2


@pytest.mark.usefixtures("ana")
def test_piped_it_is_one_record_a_skill(shell: Shell) -> None:
    shell("assess", "--rate", "vision=2")
    records = [line.split("\t") for line in shell("me").out.splitlines()]
    assert len(records) == 12
    assert named([{"skill": record[0], "record": record} for record in records], "vision")["record"] == [
        *("vision", "2", "2026-11-20", "2", "3", "2", "0", "", "0", "0", "0")
    ]


def test_a_ladder_of_the_environment_is_not_remembered(shell: Shell, tmp_path: Path) -> None:
    path = str(write_framework(tmp_path / "bakery"))
    env = {"PMCAREER_FRAMEWORK": path}
    assert shell("me", "set", "--level", "boy", env=env).code == 0
    assert shell("me", "--json", env=env).json["framework"]["id"] == "bakery"
    assert shell("me", "set", terminal=80, stdin="hand\n\n", env=env).code == 0
    assert shell("data", "export").out.count(path) == 0


@pytest.fixture
def bakery(tmp_path: Path, frozen_clock: Any) -> str:
    """A small ladder in use by its path, and a clock that stands."""
    assert frozen_clock.today()
    return str(write_framework(tmp_path / "bakery"))


def test_ratings_without_a_level_are_shown(shell: Shell, bakery: str) -> None:
    assert shell("assess", "--rate", "dough=2", "--rate", "till=?", "--framework", bakery).code == 0
    page = shell("me", "--no-color", "--framework", bakery, terminal=100).out
    assert "You have not set your level yet" in page
    assert "Last rated today" in page
    row = next(line for line in page.splitlines() if "Dough" in line)
    assert row.split()[1:3] == ["●●·", "2"]
    assert "Hist" in shell("me", "--full", "--framework", bakery, terminal=100).out
    assert "Next" not in page
    assert "Set your present level: boy, hand, counter, master or none." in page
    assert "pmcareer me set --level LEVEL" in page
    answer = shell("me", "--framework", bakery, "--json").json
    assert (answer["level"], answer["target"], answer["last_rated"]) == (None, None, "2026-11-20")
    assert [(each["skill"], each["rated"], each["present_expected"]) for each in answer["skills"]] == [
        ("dough", 2, None),
        ("till", None, None),
    ]
    assert answer["coverage"] == {"present": None, "target": None}
    assert answer["next"]["command"].startswith("pmcareer me set --level LEVEL")
    assert shell("me", "--framework", bakery).out.splitlines()[0].startswith("dough\t2\t2026-11-20")


def test_what_is_due_is_shown_without_a_level(shell: Shell, bakery: str) -> None:
    keep_goal("Bake", date(2026, 11, 1))
    assert "Overdue  g1 Bake" in bare(shell("me", "--framework", bakery, terminal=80).out)
    assert "overdue" in shell("me", "--full", "--framework", bakery, terminal=80).out
    assert shell("me", "--framework", bakery, "--json").json["goals"]["overdue"] == ["g1"]


@pytest.mark.parametrize("level", [(), ("--level", "boy")])
def test_an_assessment_that_was_stopped_is_told_of(shell: Shell, bakery: str, level: tuple[str, ...]) -> None:
    shell("me", "set", "--framework", bakery, *level)
    assert shell("assess", terminal=80, stdin="2\n\nq\n").code == 0
    asked = 2 if level else 3
    answer = shell("me", "--json").json
    assert answer["unfinished_assessment"] == {"id": "a1", "date": "2026-11-20", "answered": 1, "asked": asked}
    page = shell("me", "--no-color", terminal=100).out
    goes_on = "1 of 2 answered: go on, and the answers become ratings."
    waits = "An assessment is not finished: 1 of 3 answered. They do not count yet."
    assert (goes_on if level else waits) in page
    assert "pmcareer assess" in page
    assert answer["last_rated"] is None
    assert shell("me", "--rater", "manager", "--json").json["unfinished_assessment"] is None
    if level:
        assert answer["next"]["command"] == "pmcareer assess"
        said = "1 of 2 answered in an assessment that is not finished: go on with pmcareer assess"
        assert said in shell("next").out
        assert "not finished" not in shell("next", "--rater", "peer").out
    assert shell("assess", terminal=80, stdin="1\n\n1\n\n").code == 0
    assert shell("me", "--json").json["unfinished_assessment"] is None


def test_an_assessment_without_answers_is_nothing_to_go_on_with(shell: Shell, bakery: str) -> None:
    from notes import changing

    from pm_career.domain.ratings import Assessment
    from pm_career.store.assessments import start_assessment

    shell("me", "set", "--framework", bakery, "--level", "boy")
    with changing() as change:
        start_assessment(change, Assessment(person="me", date=date(2026, 11, 20), framework="bakery", asked=("dough",)))
    assert shell("me", "--json").json["unfinished_assessment"] is None


@pytest.mark.parametrize("rating", ["dough=?", "till=2"])
def test_next_says_that_no_rating_counts_where_there_are_some(shell: Shell, bakery: str, rating: str) -> None:
    shell("me", "set", "--framework", bakery, "--level", "boy")
    assert "You have no ratings yet" in shell("next", terminal=80).out
    assert shell("assess", "--rate", rating).code == 0
    page = shell("next", terminal=80).out
    if rating == "dough=?":
        assert "None of your ratings counts here" in page
    assert "You have no ratings yet" not in page


def test_a_target_can_be_cleared(shell: Shell) -> None:
    assert shell("me", "set", "--level", "pm", "--target", "principal").code == 0
    assert "aim for the next level" in shell("me", "set", "--target", "").err
    assert shell("me", "--json").json["target"] == "senior"


def test_reaching_the_target_is_said_and_the_present_level_can_be_the_target(shell: Shell) -> None:
    shell("me", "set", "--level", "pm", "--target", "senior")
    said = shell("me", "set", "--level", "senior").err
    assert "Senior Product Manager (SPM), the target until now, and aim for the next level." in said
    assert "aim for the bar of that level." in shell("me", "set", "--target", "senior").err
    shell("assess", "--rate", "delivery=2", "--rate", "vision=2")
    found = shell("next", "--json").json
    assert (found["from"], found["to"], found["alternatives"]) == ("senior", "senior", [])
    assert [item["skill"] for item in found["focus"]] == ["delivery", "vision"]
    assert found["focus"][0]["why"][0] == "Your level asks 3."
    assert shell("next", "--from", "pm", "--to", "pm", "--json").json["to"] == "pm"
    assert shell("path", "--from", "pm", "--to", "pm").code == 2


def test_at_the_top_no_next_level_is_named(shell: Shell) -> None:
    said = shell("me", "set", "--level", "executive").err
    assert "where the ladder ends." in said
    assert "next level" not in said


LINES = 40


@pytest.mark.parametrize("ladder", ["pm", "pm-tracks"])
def test_it_is_one_screen_on_the_shipped_ladders(shell: Shell, ladder: str, frozen_clock: Any) -> None:
    assert frozen_clock.today()
    every = [each["id"] for each in shell("ladder", "--framework", ladder, "--json").json["levels"]]
    for day in (date(2026, 11, 1), date(2026, 12, 1), date(2026, 11, 25)):
        keep_goal("A goal that is said in many more words than a line of any screen has room for", day)
    for rater, by in ((), 1), (("--rater", "manager", "--rater-name", "Dana"), 2):
        rates = [word for at, skill in enumerate(SKILLS) for word in ("--rate", f"{skill}={1 + at * by % 5}")]
        assert shell("assess", "--framework", ladder, *rates, *rater).code == 0
    for level in every:
        assert shell("me", "set", "--framework", ladder, "--level", level, "--target", "").code == 0
        for words in ((), ("--all-raters",), ("--rater", "manager")):
            screen = shell("me", *words, terminal=80, env={"NO_COLOR": "1"}).out
            assert len(screen.splitlines()) <= LINES, (level, screen)


@pytest.mark.usefixtures("ana")
def test_own_and_the_managers_ratings_stand_beside_each_other(shell: Shell) -> None:
    shell("assess", "--rate", "vision=2", "--rate", "influence=2", "--rate", "leadership=?")
    assert "Manager" not in bare(shell("me", terminal=80).out).partition("Skills")[2]
    shell("assess", "--rate", "vision=1", "--rate", "influence=2", "--rater", "manager", "--rater-name", "Dana")
    lines = bare(shell("me", terminal=80).out).splitlines()
    assert next(line for line in lines if "Skill " in line).split()[:5] == ["Skill", "You", "pm", "senior", "Manager"]
    assert next(line for line in lines if "Vision  " in line).split()[5:7] == ["1", "≠"]
    assert next(line for line in lines if "Influence  " in line).split()[5] == "2"
    assert "≠ rated otherwise" in " ".join(" ".join(lines).split())
    plain = shell("me", "--plain").out
    assert "Vision: you 2, pm at the bar, senior 1 to go, manager Dana 1 (differs), evidence none" in plain
    theirs = bare(shell("me", "--rater", "manager", terminal=80).out)
    row = next(line for line in theirs.splitlines() if "Vision  " in line)
    assert row.split()[1:8] == ["●○○│··", "1", "▼1", "▲2", "2", "≠", "–"]
    shell("assess", "--rate", "vision=3", "--rater", "manager", "--rater-name", "Lee")
    page = shell("me", "--plain").out
    assert "Rated by manager Dana and manager Lee: pmcareer me --all-raters" in page
    assert "manager Dana 1" not in page
    assert "manager Dana 1 (differs), manager Lee 3 (differs)" in shell("me", "--all-raters", "--plain").out


@pytest.mark.usefixtures("ana")
def test_me_and_next_name_the_same_step_and_the_same_skills(shell: Shell) -> None:
    for words in ((), ("--rate", "vision=1", "--rate", "influence=2", "--rate", "leadership=2")):
        if words:
            shell("assess", *words)
        mine, advice = shell("me", "--json").json["next"], shell("next", "--json").json
        assert mine["develop"] == [item["skill"] for item in advice["focus"]]
        assert f"Next: {mine['command']} (" in shell("next", "--plain").out
    assert "Develop: Vision and foresight, " in shell("me", "--plain").out


@pytest.mark.usefixtures("ana")
def test_the_answer_says_whom_it_is_about_and_by_whose_ratings(shell: Shell) -> None:
    shell("assess", "--rate", "vision=1", "--rater", "peer", "--rater-name", "Bo")
    whose = ("--rater", "peer", "--rater-name", "Bo")
    for words in ("me", "next", "next vision", "compare pm senior", "compare apm pm senior"):
        answer = shell(*words.split(), *whose, "--json").json
        assert (answer["person"], answer["rater"], answer["rater_name"]) == ("me", "peer", "Bo"), words
    assert "rater" not in shell("compare", "pm", "senior", "--json").json
    sam = shell("next", "--from", "pm", "--person", "Sam Lee", "--json").json
    assert (sam["person"], sam["rater"], sam["rater_name"]) == ("sam-lee", "self", "")


@pytest.mark.usefixtures("ana")
def test_unfinished_assessments_by_others_are_named(shell: Shell) -> None:
    dana = ("--rater", "manager", "--rater-name", "Dana")
    assert shell("assess", "--quick", *dana, terminal=80, stdin="2\n\nq\n").code == 0
    assert shell("assess", "--quick", terminal=80, stdin="2\n\n2\n\nq\n").code == 0
    page = shell("me", "--plain").out
    said = "1 of 5 answered in an assessment by manager Dana that is not finished"
    assert f"{said}: go on with pmcareer assess --rater manager --rater-name Dana\n" in page
    assert "2 of 5 answered: go on, and the answers become ratings." in page
    theirs = shell("me", *dana, "--plain").out
    own = "2 of 5 answered in your own assessment that is not finished"
    assert f"{own}: go on with pmcareer assess --rater self\n" in theirs
    assert "1 of 5 answered: go on, and the answers become ratings." in theirs


@pytest.mark.usefixtures("ana")
def test_a_step_that_the_target_asks_on_a_larger_job_is_not_at_its_bar(shell: Shell) -> None:
    shell("assess", "--rate", "strategy=3", "--rate", "vision=3", "--rate", "delivery=2")
    lines = bare(shell("me", terminal=80).out).splitlines()
    assert next(line for line in lines if "Strategy  " in line).split()[1:5] == ["●●●│··", "3", "✓", "✓+"]
    assert next(line for line in lines if "Vision  " in line).split()[3:5] == ["✓", "✓"]
    assert "✓+ at the step, on a larger job" in " ".join(" ".join(lines).split())
    plain = shell("me", "--plain").out
    assert "Strategy: you 3, pm at the bar, senior at the step, on a larger job, evidence none" in plain
    assert "Vision: you 3, pm at the bar, senior at the bar, evidence none" in plain
    kept = {each["skill"]: each["larger_job"] for each in shell("me", "--json").json["skills"]}
    assert (kept["strategy"], kept["vision"]) == (True, False)
    short = shell("next", "--plain").out
    assert "At the bar: not proven: Vision and foresight\nLarger job: not proven: Strategy\n" in short
    place = "It is at the step by your rating, and Senior Product Manager (SPM) asks the same step on a larger job"
    assert place in shell("next", "strategy", "--plain").out
    full = shell("next", "--full", "--plain").out
    assert "Strategy: " not in full.partition("Asked at the same step")[0].partition("At the bar by")[2]
    assert "3 On my own; not proven" in full

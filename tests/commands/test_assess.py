"""`pmcareer assess`: in questions, all at once, stopped and resumed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ladders import write_framework
from shell import Shell
from try_each import try_each

from pm_career.commands import prompts
from pm_career.errors import PmCareerError

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def bakery(tmp_path: Path, shell: Shell) -> str:
    """A small ladder, and somebody on its first rung: her questions are dough and oven."""
    path = str(write_framework(tmp_path / "bakery"))
    shell("me", "set", "--level", "boy", "--framework", path)
    return path


def history(shell: Shell, *more: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = shell("me", "history", "--json", *more).json
    return answer


@pytest.mark.usefixtures("bakery")
def test_one_skill_at_a_time_with_every_step_and_without_the_bar(shell: Shell) -> None:
    result = shell("assess", terminal=80, stdin="2\n\n3\nsaw e9\nsaw it last week\n", env={"NO_COLOR": "1"})
    assert result.code == 0
    asked = result.err.split("At first")[0]
    assert asked.index("1. Watches") < asked.index("2. Helps") < asked.index("3. Bakes")
    for telling in ("bar", "expected", "focus", "Journeyman"):
        assert telling not in asked.split("Saved")[0]
    rated = {each["skill"]: each["step"] for each in history(shell)}
    assert rated == {"dough": 2, "oven": 3}
    assert "There is no evidence 'e9'" in result.err
    assert "Compared with the bar" in result.out
    assert "one step to go" in result.out


@pytest.mark.usefixtures("bakery")
def test_not_known_is_kept_and_is_not_the_lowest_step(shell: Shell) -> None:
    shell("assess", terminal=80, stdin="?\n1\n\n")
    assert {each["skill"]: each["step"] for each in history(shell)} == {"dough": None, "oven": 1}
    answer = shell("next", "--json").json
    assert next(item for item in answer["focus"] if item["skill"] == "dough")["current"] is None


@pytest.mark.usefixtures("bakery")
def test_a_skill_that_is_skipped_stays_unrated(shell: Shell) -> None:
    shell("assess", terminal=80, stdin="s\n2\n\n")
    assert [each["skill"] for each in history(shell)] == ["oven"]


@pytest.mark.usefixtures("bakery")
def test_back_asks_the_skill_before_again_and_the_last_answer_counts(shell: Shell) -> None:
    shell("assess", terminal=80, stdin="1\n\nb\n3\n\n2\n\n")
    assert {each["skill"]: each["step"] for each in history(shell)} == {"dough": 3, "oven": 2}


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize("keep", ["s", "", "skip"])
def test_back_shows_the_answer_given_and_going_on_keeps_it(shell: Shell, keep: str) -> None:
    shell("assess", terminal=80, stdin="1\nbaked it alone\nq\n")
    resumed = shell("assess", terminal=80, stdin=f"b\n{keep}\nq\n")
    assert resumed.err.count("Your answer so far: 1 (baked it alone)") == 2  # above the question and at the prompt
    assert "Enter keep" in resumed.err
    assert "1 of 2 answered" in resumed.err
    shell("assess", terminal=80, stdin=f"b\n{keep}\n2\n\n")
    assert {each["skill"]: (each["step"], each["note"]) for each in history(shell)} == {
        "dough": (1, "baked it alone"),
        "oven": (2, ""),
    }


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize(("typed", "note"), [("", "first"), ("-", ""), ("second", "second")])
def test_another_answer_keeps_the_note_unless_it_is_changed(shell: Shell, typed: str, note: str) -> None:
    shell("assess", terminal=80, stdin=f"1\nfirst\nb\n3\n{typed}\ns\n")
    assert [(each["step"], each["note"]) for each in history(shell)] == [(3, note)]


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize("answer", ["3", "9", "?", "Helps"])
def test_what_would_be_an_answer_is_not_taken_for_a_note(shell: Shell, answer: str) -> None:
    asked = shell("assess", terminal=80, stdin=f"2\n{answer}\n\n1\n\n")
    assert f"'{answer}' would be an answer, and this is the note on Dough" in " ".join(asked.err.split())
    assert {each["skill"]: (each["step"], each["note"]) for each in history(shell)} == {
        "dough": (2, ""),
        "oven": (1, ""),
    }


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize(
    ("typed", "rated"),
    [
        ("2\nb\n3\n\ns\n", {"dough": 3}),
        ("2\ns\n1\ns\n", {"dough": 2, "oven": 1}),
        ("2\nq\n", {}),
    ],
)
def test_a_key_at_the_note_goes_back_on_or_stops(shell: Shell, typed: str, rated: dict[str, int]) -> None:
    asked = shell("assess", terminal=80, stdin=typed)
    assert asked.code == 0
    assert {each["skill"]: each["step"] for each in history(shell)} == rated
    assert ("1 of 2 answered" in asked.err) == (not rated)


@pytest.mark.usefixtures("bakery")
def test_an_answer_is_saved_before_its_note_and_when_all_are_answered_the_last_is_asked_again(shell: Shell) -> None:
    assert shell("assess", terminal=80, stdin="2\n\n3\n").code == 1
    resumed = shell("assess", terminal=80, stdin="\n")
    assert "2 of 2 answered" in resumed.err
    assert {each["skill"]: each["step"] for each in history(shell)} == {"dough": 2, "oven": 3}


@pytest.mark.usefixtures("bakery")
def test_only_the_skills_that_are_named_are_asked_even_one_that_no_level_asks_for(shell: Shell) -> None:
    asked = shell("assess", "Till", "dough", "till", terminal=80, stdin="2\n\n1\n\n").err
    assert asked.startswith("2 questions, about 2 minutes.")
    assert {each["skill"]: each["step"] for each in history(shell)} == {"till": 2, "dough": 1}


@pytest.mark.usefixtures("bakery")
def test_named_skills_go_on_where_they_stopped_and_never_finish_another_assessment(shell: Shell) -> None:
    stopped = shell("assess", "till", "dough", terminal=80, stdin="2\n\nq\n")
    assert "Go on later with: pmcareer assess till dough" in " ".join(stopped.err.split())
    refused = shell("assess", "oven", terminal=80, stdin="2\n\n")
    assert refused.code == 2
    assert "waits that asks other skills: 1 of 2 answered" in refused.err
    assert history(shell) == []
    assert "Resuming" in shell("assess", "Till", "dough", terminal=80, stdin="1\n\n").err
    assert {each["skill"]: each["step"] for each in history(shell)} == {"till": 2, "dough": 1}


@try_each("words", [("--quick",), ("--rate", "vision=2"), ("--answers", "-")])
def test_named_skills_and_another_way_to_say_which_are_refused(shell: Shell, words: tuple[str, ...]) -> None:
    refused = shell("assess", "vision", *words)
    assert (refused.code, refused.out) == (2, "")
    assert "pmcareer assess --rate SKILL=N" in refused.err


def test_a_template_of_named_skills(shell: Shell) -> None:
    template = shell("assess", "vision", "--template").out
    assert "# vision: " in template
    assert "# influence: " not in template


@pytest.mark.parametrize("name", ["visoin", "vision=2"])
def test_a_skill_to_ask_that_is_not_there_is_refused(shell: Shell, name: str) -> None:
    refused = shell("assess", name, terminal=80)
    assert refused.code == 2
    assert "There is no skill" in refused.err


def test_what_goes_on_after_a_stop_is_what_was_called(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    stopped = shell("assess", "--quick", terminal=80, stdin="2\n\nq\n")
    assert "Go on later with: pmcareer assess --quick" in " ".join(stopped.err.split())


@pytest.mark.usefixtures("bakery")
def test_stop_keeps_what_was_answered_and_the_next_call_goes_on(shell: Shell) -> None:
    stopped = shell("assess", terminal=80, stdin="2\n\nq\n")
    assert stopped.code == 0
    assert "1 of 2 answered" in stopped.err
    assert history(shell) == []
    resumed = shell("assess", terminal=80, stdin="3\n\n")
    assert "Resuming where you stopped" in resumed.err
    assert {each["skill"]: each["step"] for each in history(shell)} == {"dough": 2, "oven": 3}


@pytest.mark.usefixtures("bakery")
def test_input_that_ends_keeps_what_was_answered(shell: Shell) -> None:
    ended = shell("assess", terminal=80, stdin="2\n\n")
    assert ended.code == 1
    assert "ended before" in ended.err
    assert "1 of 2 answered" in ended.err
    assert "Nothing was changed" not in ended.err
    assert "Resuming where you stopped: 1 of 2" in shell("assess", terminal=80, stdin="q\n").err


@pytest.mark.usefixtures("bakery")
@pytest.mark.parametrize(
    ("typed", "said"), [("2\n\n", "1 of 2 answered. Go on later with: pmcareer assess"), ("", "nothing was saved")]
)
def test_an_interrupt_says_what_q_says(shell: Shell, monkeypatch: pytest.MonkeyPatch, typed: str, said: str) -> None:
    def interrupt(question: str, default: str = "") -> str:
        try:
            return ask(question, default)
        except PmCareerError:
            raise KeyboardInterrupt from None

    ask = prompts.ask
    monkeypatch.setattr(prompts, "ask", interrupt)
    stopped = shell("assess", terminal=80, stdin=typed)
    assert stopped.code == 130
    assert said in " ".join(stopped.err.split())


@pytest.mark.usefixtures("bakery")
def test_one_rating_is_one(shell: Shell) -> None:
    shell("assess", "--rate", "dough=2")
    assert shell("data", "undo", "--list", "--json").json[0]["did"].endswith("of me with 1 rating")


@pytest.mark.usefixtures("bakery")
def test_restart_throws_away_what_was_stopped(shell: Shell) -> None:
    shell("assess", terminal=80, stdin="2\n\nq\n")
    shell("assess", "--restart", terminal=80, stdin="3\n\n3\n\n")
    assert {each["skill"]: each["step"] for each in history(shell)} == {"dough": 3, "oven": 3}


@pytest.mark.usefixtures("bakery")
def test_stopping_at_once_leaves_nothing(shell: Shell) -> None:
    assert "nothing was saved" in shell("assess", terminal=80, stdin="q\n").err
    assert "Going on" not in shell("assess", terminal=80, stdin="q\n").err


@pytest.mark.usefixtures("bakery")
def test_what_is_no_step_is_asked_again(shell: Shell) -> None:
    result = shell("assess", terminal=80, stdin="7\n\nx\n2\n\ns\n")
    assert result.err.count("is not a step of the scale") == 2
    assert [each["step"] for each in history(shell)] == [2]


def test_quick_asks_only_what_is_in_focus_now_or_next(shell: Shell, bakery: str) -> None:
    shell("assess", "--quick", terminal=80, stdin="2\n\n")
    assert [each["skill"] for each in history(shell)] == ["dough"]
    assert bakery


@pytest.mark.parametrize("ladder", ["pm", "pm-tracks"])
def test_the_example_of_a_step_is_of_the_level_nearest_to_ones_own(shell: Shell, ladder: str) -> None:
    levels = shell("ladder", "--framework", ladder, "--json").json["levels"]
    lowest, highest = levels[0], levels[-1]
    shell("me", "set", "--level", highest["id"], "--framework", ladder)
    template = shell("assess", "--template").out
    from_lowest = shell("assess", "--template", "--from", lowest["id"]).out
    for skill in highest["skills"]:
        assert f"#       - {skill['behaviours'][0]}\n" in template
    for skill in lowest["skills"]:
        assert f"#       - {skill['behaviours'][0]}\n" in from_lowest
    analysis = shell("skill", "analysis", "--framework", ladder, "--json").json
    assert f"#   1 Seen it\n#       - {analysis['steps']['1']}\n" in template
    assert analysis["steps"]["1"] in shell("skill", "analysis", "--framework", ladder, "--full", "--plain").out
    assert shell("me", "--json").json["level"] == highest["id"]


@pytest.mark.usefixtures("bakery")
def test_a_step_without_an_example_has_what_the_scale_says(shell: Shell) -> None:
    asked = shell("assess", terminal=80, stdin="q\n", env={"NO_COLOR": "1"}).err
    assert "1. Watches" in asked
    assert "•" not in asked.split("2. Helps")[0]


def test_below_a_question_stands_what_the_skill_is_in_one_line(shell: Shell) -> None:
    asked = shell("assess", "--from", "pm", terminal=60, stdin="q\n", env={"NO_COLOR": "1"}).err
    assert "\nWriting and speaking about product work so that people …\nSteps are absolute" in asked
    assert "No level is set" not in asked
    assert "\nSteps are absolute: what was done, not how good that is for\na level.\nCommunication: " in asked


def test_quick_asks_first_for_the_level_where_none_is_set_and_saves_it(shell: Shell) -> None:
    begun = shell("assess", "--quick", terminal=80, stdin="nonsense\nsenior\n1\n\nq\n", env={"NO_COLOR": "1"})
    assert begun.err.startswith("You have not set your present level yet.\n")
    assert "There is no level 'nonsense'" in begun.err
    assert "Saved: you are at Senior Product Manager (SPM) and aim for the next level.\n" in begun.err
    assert begun.err.index("Saved: you are at") < begun.err.index("1 of ")
    assert shell("me", "--json").json["level"] == "senior"
    assert "Saved: you are at" not in shell("assess", "--quick", terminal=80, stdin="q\n").err
    about = shell("assess", "--quick", "--person", "kim", "--rater", "self", terminal=80, stdin="1\nq\n").err
    assert "nearest to what kim does now" in about
    assert "Saved: kim is at Associate Product Manager (APM)" in about
    assert shell("me", "--person", "kim", "--json").json["level"] == "apm"
    assert shell("me", "--json").json["level"] == "senior"


@pytest.mark.parametrize("typed", ["\n", ""])
def test_quick_saves_no_level_where_none_is_named(shell: Shell, typed: str) -> None:
    assert shell("assess", "--quick", terminal=80, stdin=typed).code
    assert shell("me", "--json").json["level"] is None


def test_an_interrupt_at_the_level_saves_nothing(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(question: str, default: str = "") -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(prompts, "ask", interrupt)
        assert shell("assess", "--quick", terminal=80).code == 130
    assert shell("me", "--json").json["level"] is None


@try_each("more", [(), ("--template",), ("--json",), ("--person", "kim")])
def test_quick_without_a_level_is_refused_where_nobody_can_be_asked(shell: Shell, more: tuple[str, ...]) -> None:
    refused = shell("assess", "--quick", *more)
    assert refused.code == 2
    assert refused.out == ""
    option = " --person kim" if "kim" in more else ""
    assert f"pmcareer me set{option} --level LEVEL" in refused.err
    assert "or give --from LEVEL" in refused.err
    assert shell("assess", "--quick", "--from", "pm", "--template").out.count("\n\n# ") == 5
    assert shell("assess", "--quick", "--rate", "vision=2").code == 0


def test_from_is_for_this_call_alone_and_what_goes_on_names_it(shell: Shell) -> None:
    begun = shell("assess", "--quick", "--from", "senior", terminal=80, stdin="1\n\nq\n").err
    assert "Go on later with: pmcareer assess --quick --from senior\n" in begun
    assert shell("me", "--json").json["level"] is None
    shell("me", "set", "--level", "apm", "--target", "pm")
    rated = shell("assess", "--rate", "vision=2", "--from", "executive", "--json").json
    assert rated["bars"] == [{"skill": "vision", "present": 5, "target": None}]
    assert shell("me", "--json").json["target"] == "pm"
    refused = shell("assess", "--from", "nobody", "--template")
    assert refused.code == 2
    assert "There is no level 'nobody'" in refused.err


def test_a_level_of_a_ladder_that_is_named_for_this_call_is_not_saved(shell: Shell, bakery: str) -> None:
    asked = shell(
        "assess", "--quick", "--person", "kim", "--rater", "self", "--framework", bakery, terminal=80, stdin="1\nq\n"
    )
    offered = asked.err.partition("To be asked no more:")[2].replace("\n", " ").replace("/ ", "/")
    assert offered.startswith(f" pmcareer me set --level boy --person kim --framework {bakery} ")
    assert shell("me", "--person", "kim", "--json").json["level"] is None
    shell("me", "set", "--level", "executive", "--framework", "pm", "--person", "kim")
    lost = shell("assess", "--quick", "--person", "kim", "--framework", bakery, terminal=80, stdin="")
    assert lost.code == 2
    assert "For this call alone: --from LEVEL" in lost.err


def test_ratings_without_questions(shell: Shell, sealed: Path) -> None:
    result = shell("assess", "--rate", "influence=2", "--rate", "vision=?", "--date", "last friday", "--json")
    assert result.code == 0
    assert {each["skill"]: each["step"] for each in result.json["ratings"]} == {"influence": 2, "vision": None}
    assert {each["date"] for each in result.json["ratings"]} == {"2026-11-13"}
    assert {each["framework_version"] for each in result.json["ratings"]} == {"2.0.0"}
    assert sealed.exists()


def test_a_template_to_fill_in_comes_back_as_answers(shell: Shell, tmp_path: Path) -> None:
    template = shell("assess", "--template").out
    filled = template.replace("# communication: ", "communication: 4").replace("# vision: ", "vision: '?'")
    filled = filled.replace("# influence: ", "influence: {step: With help, note: 'the Q3 price talk', evidence: []}")
    file = tmp_path / "answers.yaml"
    file.write_text(filled)
    ratings = shell("assess", "--answers", str(file), "--json").json["ratings"]
    assert {each["skill"]: (each["step"], each["note"]) for each in ratings} == {
        "communication": (4, ""),
        "vision": (None, ""),
        "influence": (2, "the Q3 price talk"),
    }


def test_answers_from_stdin_as_json(shell: Shell) -> None:
    given = json.dumps({"delivery": 3, "Team leadership": {"step": "?", "note": "not seen"}})
    ratings = shell("assess", "--answers", "-", "--json", stdin=given).json["ratings"]
    assert {each["skill"]: each["step"] for each in ratings} == {"delivery": 3, "leadership": None}


@try_each(
    ("text", "says"),
    [
        ("vison: 3\n", "answers.yaml:1:1: There is no skill 'vison'"),
        ("vision: 9\n", "answers.yaml:1:1: '9' is not a step"),
        ("vision: 3\nVision : 2\n", "answered a second time"),
        ("vision: {stp: 3}\n", "`stp` is not a part of an answer"),
        ("vision: [3]\n", "must be a step"),
        ("", "the file is empty"),
        ("vision: &a 3\n", "is an anchor"),
        ("vision: {step: 3, evidence: [e99]}\n", "There is no evidence 'e99'"),
    ],
)
def test_answers_with_a_fault_keep_nothing(shell: Shell, tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(text)
    result = shell("assess", "--answers", str(file))
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert history(shell) == []


def test_old_ratings_stay_as_history_and_what_moved_is_said(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    shell("assess", "--rate", "vision=1", "--date", "3 months ago")
    result = shell("assess", "--rate", "vision=2", terminal=100, env={"NO_COLOR": "1"})
    assert "1 Seen it → 2 With help" in result.out
    assert [each["step"] for each in history(shell, "vision")] == [1, 2]
    assert shell("me", "--json").json["skills"][7]["history"][-1]["step"] == 2


def test_somebody_elses_ratings_are_kept_apart(shell: Shell) -> None:
    shell("assess", "--rate", "vision=3", "--rater", "manager", "--rater-name", "Ben")
    shell("assess", "--rate", "vision=2", "--person", "Ana Lima")
    assert [each["rater"] for each in history(shell)] == ["manager"]
    assert [each["step"] for each in history(shell, "--person", "ana-lima")] == [2]
    answer = shell("next", "--from", "pm", "--json").json
    assert answer["basis"] == "expectations"
    assert shell("next", "--from", "pm", "--rater", "manager", "--json").json["basis"] == "ratings"


def test_what_to_type_next_stays_with_the_person_and_the_rater(shell: Shell) -> None:
    shell("me", "set", "--person", "Ana Lima", "--level", "pm")
    about_her = shell("assess", "--person", "Ana Lima", "--rater", "manager", "--rate", "vision=2", terminal=100).out
    assert "pmcareer next --person ana-lima --rater manager" in about_her
    assert "pmcareer me --person ana-lima --rater manager" in about_her
    shell("me", "set", "--level", "pm")
    assert "--person" not in shell("assess", "--rate", "vision=2", terminal=100).out


def test_whose_view_the_ratings_of_somebody_else_are_is_asked_on_a_terminal(shell: Shell) -> None:
    shell("me", "set", "--person", "sam", "--level", "pm")
    words = ("assess", "--person", "sam", "--rate", "vision=2")
    mine = shell(*words, terminal=100, stdin="2\n")
    assert "1. own: their own words" in mine.err
    assert "2. mine: my view" in mine.err
    assert "pmcareer next --person sam --rater manager " in mine.out
    own = shell(*words, terminal=100, stdin="own\n")
    assert "--rater" not in own.out + own.err
    assert [each["rater"] for each in history(shell, "--person", "sam")] == ["manager", "self"]


def test_whose_view_it_is_is_not_asked_where_it_is_said_or_goes_without_saying(shell: Shell) -> None:
    for words in (("--person", "sam", "--rater", "self"), ("--person", "me"), ()):
        assert "Whose view" not in shell("assess", "--rate", "vision=2", *words, terminal=100).err
    assert "Whose view" not in shell("assess", "--template", "--person", "sam", terminal=100).err


def test_without_a_terminal_ratings_of_somebody_else_stay_their_own_words_and_it_is_said(shell: Shell) -> None:
    result = shell("assess", "--person", "sam", "--rate", "vision=2", "--json")
    assert result.json["ratings"][0]["rater"] == "self"
    assert "They are sam's own words (--rater self). For your view of sam: --rater manager" in result.err
    for words in (("--person", "sam", "--rater", "self"), ()):
        assert "own words" not in shell("assess", "--rate", "vision=2", *words).err


def test_where_nobody_can_be_asked_the_options_are_named(shell: Shell) -> None:
    result = shell("assess")
    assert (result.code, result.out) == (2, "")
    assert "--answers" in result.err


@pytest.mark.parametrize(("size", "code"), [(1_000_000, 0), (1_000_001, 2)])
def test_a_file_of_answers_has_at_most_a_megabyte(shell: Shell, tmp_path: Path, size: int, code: int) -> None:
    file = tmp_path / "answers.yaml"
    text = "vision: 2\n#"
    file.write_text(text + "x" * (size - len(text) - 1) + "\n")
    result = shell("assess", "--answers", str(file))
    assert result.code == code
    assert ("is over 1 MB" in result.err) == bool(code)


def test_two_ratings_of_one_skill_are_refused_and_nothing_is_stored(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("strategy: 4\n")
    for second in (("--rate", "Strategy=4"), ("--answers", str(file))):
        refused = shell("assess", "--rate", "vision=2", "--rate", "strategy=3", *second)
        assert (refused.code, refused.out) == (2, "")
        assert "strategy is rated twice." in refused.err
    assert history(shell) == []

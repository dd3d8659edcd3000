"""A ladder that names former ids: ratings, goals, evidence, level and target follow by themselves; a split is asked."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from ladders import FORKED, write_framework
from renamed import FORMAT_2, LEVEL_RENAMED, LEVEL_SPLIT, RENAMED, SPLIT
from shell import Shell


@pytest.fixture
def bakery(tmp_path: Path, shell: Shell, frozen_clock: Any) -> Path:
    """A ladder on whose first level somebody rated dough 2, and has evidence of it and a goal."""
    assert frozen_clock.today()
    folder = write_framework(tmp_path / "bakery", FORKED)
    for words in (
        ("me", "set", "--level", "boy", "--target", "hand", "--framework", str(folder)),
        ("assess", "--rate", "dough=2", "--rate", "oven=1"),
        ("evidence", "add", "Kneaded alone for a night", "--skill", "dough", "--level", "boy"),
        ("plan", "add", "Knead every week", "--skill", "dough"),
    ):
        assert shell(*words).code == 0, words
    return folder


def change(folder: Path, files: dict[str, str]) -> None:
    """Another version of the ladder in its folder."""
    shutil.rmtree(folder)
    write_framework(folder, files)


def find(shell: Shell, wanted: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in shell("me", "--json").json["skills"] if each["skill"] == wanted)
    return found


def test_all_notes_follow_a_skill(shell: Shell, bakery: Path) -> None:
    change(bakery, RENAMED)
    paste = find(shell, "paste")
    assert (paste["rated"], paste["evidence_count"], paste["carried_over"]) == (2, 1, None)
    answer = shell("me", "--json").json
    assert answer["kept_from_another_ladder"] == []
    assert shell("next", "--json").json["rated_on"].keys() == {"paste", "oven"}
    assert [each["id"] for each in shell("evidence", "list", "--skill", "paste", "--json").json] == ["e1"]
    assert shell("plan", "list", "--json").json[0]["skill"] == "paste"
    assert "Paste" in shell("me", "history", terminal=100).out
    assert len(shell("me", "history", "paste", "--json").json) == 1
    moved = shell("assess", "--rate", "paste=3", "--json").json["moved"]
    assert moved == [{"skill": "paste", "from": 2, "to": 3}]
    assert shell("data", "check", "--json").json["orphans"] == []


def test_a_copy_of_a_case_is_compared_under_the_ids_of_now(shell: Shell, bakery: Path) -> None:
    shell("promotion", "claim", "dough", "The shop opens with my bread.")
    shell("promotion", "claim", "night-dough", "It is ready at four.")
    shell("promotion", "send", "may", "--for", "self")
    levels = RENAMED["levels/all.yaml"].replace(
        "title: Night dough", "title: Night dough\n        id: bread\n        formerly: [night-dough]"
    )
    change(bakery, RENAMED | {"levels/all.yaml": levels})
    changes = shell("promotion", "diff", "--json").json["changes"]
    assert {each["kind"] for each in changes} <= {"ladder", "bar"}
    assert not {"dough", "paste", "night-dough", "bread"} & {each["id"] for each in changes}
    assert shell("promotion", "claim", "night-dough", "It is ready at three.").code == 0
    (changed,) = (each for each in shell("promotion", "diff", "--json").json["changes"] if each["kind"] == "claim")
    assert (changed["id"], changed["before"]) == ("bread", "It is ready at four.")


def test_what_a_comparison_means_needs_no_command(shell: Shell, bakery: Path, tmp_path: Path) -> None:
    newer = write_framework(tmp_path / "newer", RENAMED)
    found = shell("framework", "diff", str(bakery), str(newer), "--mine", "--json").json["person"]
    assert found["moves"] == []
    assert any(each["id"] == "paste" and each["ratings"] for each in found["touched"])


def test_level_and_target_follow(shell: Shell, bakery: Path) -> None:
    shell("me", "set", "--target", "counter")
    change(bakery, LEVEL_RENAMED)
    answer = shell("me", "--json").json
    assert (answer["level"], answer["target"]) == ("helper", "counter")
    assert shell("next", "--json").json["from"] == "helper"
    assert [each["id"] for each in shell("evidence", "list", "--level", "helper", "--json").json] == ["e1"]
    assert shell("me", "set", "--name", "Ana").code == 0
    assert shell("me", "set", "--target", "hand").code == 0
    change(bakery, {**FORMAT_2, **LEVEL_RENAMED})
    assert shell("me", "--json").json["target"] == "hand"


def test_a_split_shows_the_old_rating_under_each_and_asks_anew(shell: Shell, bakery: Path) -> None:
    change(bakery, SPLIT)
    for skill in ("rye", "wheat"):
        found = find(shell, skill)
        assert (found["rated"], found["carried_over"], found["target_gap"]) == (None, 2, None)
        assert found["evidence_count"] == 1
    page = shell("me", terminal=120).out
    assert page.count("rate again") == 4
    plain = shell("me", "--plain").out
    assert plain.count("carried over, rate again") == 4
    assert "Carried over from a skill that was split: rate Rye and Wheat again." in page.replace("\n  ", " ")
    said = shell("next").out
    assert "Carried over from a skill that was split, and not counted: Rye (2) and Wheat (2)." in said
    assert shell("next", "--json").json["rated_on"].keys() == {"oven"}
    assert "Rye and Wheat" in shell("me", "history", terminal=100).out
    assert "Rye and Wheat" in shell("plan", "list", terminal=100).out
    answer = shell("assess", "--rate", "rye=3", "--json").json
    assert answer["moved"] == []
    assert (find(shell, "rye")["rated"], find(shell, "rye")["carried_over"]) == (3, None)
    assert [each["step"] for each in find(shell, "rye")["history"]] == [2, 3]
    assert find(shell, "wheat")["carried_over"] == 2
    compared = shell("compare", "boy", "hand", "--person", "me", "--json").json
    assert {each["skill"]: each["rated"] for each in compared["raised"]} == {"rye": 3, "wheat": None}


def test_whose_level_was_split_is_asked_which(shell: Shell, bakery: Path) -> None:
    change(bakery, LEVEL_SPLIT)
    result = shell("me")
    assert result.code == 2
    assert "The level 'boy' was split into helper and runner; all that was written is kept." in result.err
    assert "pmcareer me set --level helper or pmcareer me set --level runner" in result.err.replace("\n", " ")
    assert shell("me", "set", "--level", "helper").code == 0
    assert shell("me", "--json").json["level"] == "helper"


def test_what_was_said_of_a_split_goes_before_it(shell: Shell, bakery: Path) -> None:
    change(bakery, SPLIT)
    result = shell("data", "move", "skill", "dough", "rye")
    assert result.code == 0
    assert "Until now it was read as wheat, which this takes away from it: 1 rating, 1 piece of evidence" in result.err
    assert (find(shell, "rye")["rated"], find(shell, "wheat")["history"]) == (2, [])
    shell("data", "undo")
    assert find(shell, "wheat")["carried_over"] == 2


def test_a_second_move_says_what_it_takes_away(shell: Shell, bakery: Path) -> None:
    change(bakery, {name: text.replace("formerly: [dough]\n", "") for name, text in SPLIT.items()})
    assert find(shell, "rye")["history"] == []
    first = shell("data", "move", "skill", "dough", "rye")
    assert "Until now" not in first.err
    second = shell("data", "move", "skill", "dough", "Wheat")
    assert "Until now it was read as rye, which this takes away from it: 1 rating" in second.err
    assert "pmcareer data undo" in second.err
    assert find(shell, "wheat")["rated"] == 2
    assert "Until now" not in shell("data", "move", "skill", "dough", "wheat").err


def test_an_id_that_the_ladder_has_is_not_moved(shell: Shell, bakery: Path) -> None:
    result = shell("data", "move", "skill", "dough", "oven")
    assert result.code == 2
    assert "has a skill 'dough'" in result.err
    assert find(shell, "dough")["rated"] == 2
    assert bakery.exists()


@pytest.mark.usefixtures("bakery")
def test_a_move_of_the_same_id_names_no_undo(shell: Shell) -> None:
    for typed in ("oven", "Oven"):
        refused = shell("data", "move", "skill", "oven", typed)
        assert (refused.code, "OLD and NEW are the same skill, oven." in refused.err) == (2, True)
        assert "undo" not in refused.err


@pytest.mark.usefixtures("bakery")
def test_a_move_of_what_no_note_has_says_so(shell: Shell) -> None:
    moved = shell("data", "move", "skill", "icing", "oven")
    assert (moved.code, "Nothing in the notes has the skill icing now." in moved.err) == (0, True)
    assert "undo" not in moved.err
    refused = shell("data", "move", "level", "hand", "boy")
    assert (refused.code, "has a level 'hand'" in refused.err) == (2, True)


def test_a_name_that_comes_back_is_itself_again(shell: Shell, bakery: Path) -> None:
    without = {name: text.replace("formerly: [dough]\n", "") for name, text in RENAMED.items()}
    change(bakery, without)
    assert shell("data", "move", "skill", "dough", "paste").code == 0
    assert find(shell, "paste")["rated"] == 2
    dough = FORMAT_2["skills/dough.yaml"].replace("id: dough\n", "id: dough\nformerly: [paste]\n")
    change(bakery, {**FORMAT_2, "skills/dough.yaml": dough})
    assert find(shell, "dough")["rated"] == 2


def test_a_former_id_may_be_typed_and_one_that_was_split_is_asked(shell: Shell, bakery: Path) -> None:
    change(bakery, RENAMED)
    assert shell("skill", "Dough", "--framework", str(bakery), "--json").json["id"] == "paste"
    assert shell("assess", "--rate", "dough=3").code == 0
    assert find(shell, "paste")["rated"] == 3
    change(bakery, SPLIT)
    refused = shell("assess", "--rate", "dough=1")
    assert refused.code == 2
    assert "'dough' can mean more than one skill." in refused.err
    assert "Say which: rye, wheat" in refused.err
    change(bakery, LEVEL_RENAMED)
    assert shell("level", "boy", "--framework", str(bakery), "--json").json["id"] == "helper"


def test_an_assessment_goes_on_where_it_was_stopped_under_the_new_ids(shell: Shell, bakery: Path) -> None:
    assert shell("assess", terminal=80, stdin="1\n\nq\n").code == 0
    change(bakery, RENAMED)
    resumed = shell("assess", terminal=80, stdin="3\n\n")
    assert "Resuming where you stopped: 1 of 2 answered, about 1 minute to go." in resumed.err
    assert resumed.code == 0
    assert (find(shell, "paste")["rated"], find(shell, "oven")["rated"]) == (1, 3)


def test_who_rated_is_asked_again(shell: Shell, bakery: Path) -> None:
    assert shell("assess", "--rate", "dough=3", "--rater", "manager").code == 0
    change(bakery, SPLIT)
    assert "Rate again: pmcareer assess --rater manager" in " ".join(shell("next", "--rater", "manager").out.split())

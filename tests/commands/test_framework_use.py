"""`pmcareer framework list`, `show` and `use`: which there are, what is in one, and the one that commands take."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from cells import bare
from ladders import write_framework
from poison import Poisoned
from shell import Shell

from pm_career.commands.framework import show
from pm_career.frameworks import locate as choosing
from pm_career.paths import find_in_use_file


@pytest.fixture
def own(sealed: Path) -> Path:
    """A framework called `bakery` in the user's own folder."""
    return write_framework(sealed / "frameworks" / "bakery")


def shown_by(shell: Shell, *words: str, env: dict[str, str] | None = None) -> str:
    answer = shell(*(words or ("ladder",)), "--json", env=env)
    assert answer.code == 0, answer.err
    return str(answer.json["framework"]["id"])


def listed(shell: Shell, env: dict[str, str] | None = None) -> dict[str, dict[str, object]]:
    answer = shell("framework", "list", "--json", env=env)
    assert (answer.code, answer.err) == (0, "")
    return {each["name"]: each for each in answer.json["frameworks"]}


def test_what_is_used_is_shown_by_every_command_until_another_one_is(shell: Shell, own: Path) -> None:
    assert shown_by(shell) == "pm"
    used = shell("framework", "use", "bakery")
    assert (used.code, used.out) == (0, "")
    assert "In use: Bakers (bakery 2.1.0)." in used.err
    assert shown_by(shell) == "bakery"
    assert shell("framework", "check", "--json").json["framework"]["id"] == "bakery"
    assert shell("framework", "use", "pm-tracks").code == 0
    assert shown_by(shell) == "pm-tracks"
    back = shell("framework", "use", "--default")
    assert (back.code, back.out) == (0, "")
    assert "In use: Product Management (pm " in back.err
    assert shown_by(shell) == "pm"
    assert not find_in_use_file().exists()


def test_a_path_is_remembered_from_the_root(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_framework(Path("ladder"))
    assert shell("framework", "use", "./ladder").code == 0
    monkeypatch.chdir(tmp_path)
    assert shown_by(shell) == "bakery"
    assert find_in_use_file().read_text() == f"{tmp_path}/elsewhere/ladder\n"
    assert find_in_use_file().stat().st_mode & 0o777 == 0o600
    assert [each.name for each in find_in_use_file().parent.iterdir() if each.name.startswith(".")] == []


def test_what_is_said_for_a_call_goes_before_it(shell: Shell, own: Path) -> None:
    shell("framework", "use", "bakery")
    assert shown_by(shell, "ladder", "--framework", "pm") == "pm"
    assert shown_by(shell, env={"PMCAREER_FRAMEWORK": "pm-tracks"}) == "pm-tracks"
    assert shown_by(shell, "ladder", "--framework", "pm", env={"PMCAREER_FRAMEWORK": "pm-tracks"}) == "pm"
    named = shell("framework", "use", "bakery", env={"PMCAREER_FRAMEWORK": "pm"})
    assert "But PMCAREER_FRAMEWORK names pm, which comes first" in named.err


def test_ones_own_ladder_goes_before_it_where_it_is_about_ones_notes(shell: Shell, own: Path) -> None:
    shell("me", "set", "--framework", "pm", "--level", "senior")
    used = shell("framework", "use", "bakery")
    assert "Your own notes stay on pm, which you chose with me set." in used.err
    assert "pmcareer me set --framework bakery" in used.err
    assert shown_by(shell) == "bakery"
    assert shell("next", "--json").json["from"] == "senior"
    assert "me set" not in shell("framework", "use", "pm").err


def test_a_level_that_the_ladder_lacks_is_told_of(shell: Shell, own: Path) -> None:
    shell("me", "set", "--level", "senior")
    used = shell("framework", "use", "bakery")
    assert used.code == 0
    assert "It has no level 'senior', which is your level." in used.err
    assert "pmcareer me set --level boy" in used.err
    assert "See it" in shell("framework", "use", "pm-tracks").err


def test_the_command_for_a_level_and_target_that_the_ladder_lacks_can_be_followed(shell: Shell, own: Path) -> None:
    shell("me", "set", "--level", "pm", "--target", "senior")
    used = shell("framework", "use", "bakery").err
    assert "It has no level 'pm', which is your level." in used
    assert "It has no level 'senior', which is your target." in used
    assert "pmcareer me set --level boy --target hand " in used
    assert shell("me", "set", "--level", "boy", "--target", "hand").code == 0
    assert shell("me").code == 0


def test_one_with_problems_is_refused_and_the_old_one_stays(shell: Shell, own: Path, tmp_path: Path) -> None:
    broken = write_framework(tmp_path / "broken", dough="id: [")
    shell("framework", "use", "bakery")
    refused = shell("framework", "use", str(broken))
    assert (refused.code, refused.out) == (3, "")
    assert shown_by(shell) == "bakery"
    for wrong in ("bakry", "./nowhere", "x" * 5_000):
        assert shell("framework", "use", wrong).code == 2
    assert shown_by(shell) == "bakery"


@pytest.mark.parametrize("words", [(), ("pm", "--default")])
def test_it_is_one_or_the_default(shell: Shell, words: tuple[str, ...]) -> None:
    refused = shell("framework", "use", *words)
    assert (refused.code, refused.out) == (2, "")
    assert "--default" in refused.err


@pytest.mark.parametrize("place", ["own", "path"])
def test_one_that_is_gone_is_named_with_the_way_back(shell: Shell, own: Path, tmp_path: Path, place: str) -> None:
    folder = own if place == "own" else write_framework(tmp_path / "ladder")
    called = "bakery" if place == "own" else str(folder)
    shell("framework", "use", called)
    folder.rename(tmp_path / "moved")
    for words in (("ladder",), ("next", "--from", "boy"), ("framework", "check"), ("framework", "show")):
        refused = shell(*words)
        assert (refused.code, refused.out) == (2, "")
        assert f"The framework in use, {called}, is not there any more." in refused.err
        assert "pmcareer framework use --default" in refused.err
    row = listed(shell)[called]
    assert (row["in_use"], row["problem"], row["id"]) == (True, "It is not there any more.", None)
    assert shell("framework", "use", "--default").code == 0
    assert shown_by(shell) == "pm"


def test_a_folder_that_lost_its_manifest_is_gone(shell: Shell, tmp_path: Path) -> None:
    folder = write_framework(tmp_path / "ladder")
    shell("framework", "use", str(folder))
    (folder / "framework.yaml").unlink()
    assert "is not there any more" in shell("ladder").err


def test_one_that_got_problems_tells_them_and_the_way_back(shell: Shell, own: Path) -> None:
    shell("framework", "use", "bakery")
    (own / "skills/dough.yaml").write_text("id: [")
    refused = shell("ladder")
    assert refused.code == 3
    assert f"{own}/skills/dough.yaml:1:" in refused.err
    assert "pmcareer framework use --default" in refused.err
    assert "use --default" not in shell("ladder", "--framework", "bakery").err
    assert shell("framework", "use", "--default").code == 0


@pytest.mark.parametrize("held", [b"", b"a\nb\n", b"x" * 9_000, b"a\0b"])
def test_what_is_no_name_is_refused_with_the_way_back(shell: Shell, sealed: Path, held: bytes) -> None:
    sealed.mkdir()
    find_in_use_file().write_bytes(held)
    refused = shell("ladder")
    assert (refused.code, refused.out) == (2, "")
    assert f"The text in {find_in_use_file()} is not the name of a framework." in refused.err
    assert "is not the name of a framework" in str(listed(shell)["?"]["problem"])
    assert shell("framework", "use", "--default").code == 0
    assert shell("ladder").code == 0


def test_what_is_no_file_is_told(shell: Shell) -> None:
    find_in_use_file().mkdir(parents=True)
    refused = shell("ladder")
    assert (refused.code, refused.out) == (2, "")
    assert f"cannot be read from {find_in_use_file()}: is a directory." in refused.err
    assert shell("framework", "use", "pm").code == 1
    assert shell("framework", "use", "--default").code == 1


@pytest.mark.parametrize("held", [b"\x1b[31m\n", b"pm\r\n", "b\u202eakery\n".encode(), b"b\xff\n", b"../pm\n"])
def test_what_stands_there_is_never_more_than_a_name(shell: Shell, sealed: Path, held: bytes) -> None:
    sealed.mkdir()
    find_in_use_file().write_bytes(held)
    for words in (("ladder",), ("framework", "list"), ("data", "where")):
        result = shell(*words)
        assert all(character.isprintable() or character in "\n\t" for character in result.out + result.err)
    assert shell("ladder").code == 2


def test_a_place_that_cannot_be_written_is_one_sentence(shell: Shell, own: Path) -> None:
    refused = shell("framework", "use", "pm", env={"PMCAREER_HOME": "/dev/null/home"})
    assert (refused.code, refused.out) == (1, "")
    assert "/dev/null/home/framework-in-use cannot be written: Not a directory." in refused.err
    assert shown_by(shell, env={"PMCAREER_HOME": "/dev/null/home"}) == "pm"


def test_a_full_disk_leaves_the_old_one(shell: Shell, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell("framework", "use", "bakery")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        refused = shell("framework", "use", "pm")
    assert refused.code == 1
    assert "cannot be written: No space left on device." in refused.err
    assert shown_by(shell) == "bakery"
    assert [each.name for each in find_in_use_file().parent.iterdir() if each.name.startswith(".")] == []


def test_a_link_stays_a_link(shell: Shell, own: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("pm\n")
    find_in_use_file().symlink_to(tmp_path / "kept")
    shell("framework", "use", "bakery")
    assert find_in_use_file().is_symlink()
    assert (tmp_path / "kept").read_text() == "bakery\n"


def test_reading_makes_nothing(shell: Shell, sealed: Path) -> None:
    assert choosing.read_choice() is None
    assert choosing.clear_choice() is None
    assert not sealed.exists()
    shell("framework", "use", "--default")
    assert not find_in_use_file().exists()


def test_the_list_has_a_row_for_each_and_a_broken_one_is_a_row(shell: Shell, own: Path, sealed: Path) -> None:
    write_framework(sealed / "frameworks" / "broken", dough="id: [", oven="name: x")
    write_framework(sealed / "frameworks" / "pm")
    (sealed / "frameworks" / ".hidden").mkdir()
    answer = shell("framework", "list", "--json").json["frameworks"]
    names = [(each["name"], each["where"]) for each in answer]
    assert names[:3] == [("bakery", "own"), ("broken", "own"), ("pm", "own")]
    assert ("pm", "shipped") in names
    rows = {(each["name"], each["where"]): each for each in answer}
    assert rows["bakery", "own"] == {
        "name": "bakery", "id": "bakery", "title": "Bakers", "version": "2.1.0", "levels": 4, "skills": 3,
        "where": "own", "folder": str(own), "in_use": False, "hidden": False, "problem": None,
    }  # fmt: skip
    broken = rows["broken", "own"]
    assert (broken["id"], broken["levels"]) == (None, None)
    assert "problems, the first: " in broken["problem"]
    assert (rows["pm", "own"]["in_use"], rows["pm", "shipped"]["hidden"]) == (True, True)
    assert [each["name"] for each in answer if each["in_use"]] == ["pm"]
    for words in ((), ("--plain",)):
        drawn = shell("framework", "list", *words)
        assert (drawn.code, drawn.err) == (0, "")
        assert "skills/dough.yaml" in drawn.out
    assert shell("framework", "list", terminal=60).code == 0


def test_a_pipe_gets_a_record_a_framework(shell: Shell, own: Path) -> None:
    shell("framework", "use", "bakery")
    rows = [line.split("\t") for line in shell("framework", "list").out.splitlines()]
    assert {len(row) for row in rows} == {10}
    assert rows[0] == ["bakery", "bakery", "Bakers", "2.1.0", "4", "3", "your own", str(own), "in use", ""]


def test_the_environment_says_which_is_in_use(shell: Shell, own: Path, tmp_path: Path) -> None:
    elsewhere = write_framework(tmp_path / "elsewhere-ladder")
    rows = listed(shell, env={"PMCAREER_FRAMEWORK": str(elsewhere)})
    assert rows[str(elsewhere)]["in_use"] is True
    assert rows[str(elsewhere)]["where"] == "path"
    rows = listed(shell, env={"PMCAREER_FRAMEWORK": "nowhere"})
    assert rows["nowhere"]["problem"] == "It is not there any more."


def test_show_has_the_promised_keys(shell: Shell, own: Path) -> None:
    answer = shell("framework", "show", "bakery", "--json").json
    assert list(answer) == [
        "id", "title", "version", "description", "attribution", "folder", "in_use", "scale", "not_yet",
        "tracks", "allow", "backgrounds", "levels", "skills", "counts",
    ]  # fmt: skip
    assert (answer["folder"], answer["in_use"]) == (str(own), False)
    assert answer["counts"] == {"levels": 4, "skills": 3, "expectations": 7, "files": 5}
    assert [each["id"] for each in answer["levels"]] == ["boy", "hand", "counter", "master"]
    assert list(answer["levels"][0]) == ["id", "title", "rank", "track", "next", "lateral"]


def test_show_draws_the_fork(shell: Shell, own: Path) -> None:
    drawn = shell("framework", "show", "bakery", "--plain").out
    levels = drawn.partition("Levels\n\n")[2].partition("\n\n")[0]
    assert levels == (
        "Baker's Help (BH) (boy · leads to hand or counter)\n"
        "  Journeyman (hand · leads to master)\n"
        "  Shopkeeper (counter · leads to master)\n"
        "Master (master)"
    )
    for width in (80, 60, 40):
        answer = shell("framework", "show", "bakery", terminal=width)
        assert answer.code == 0
        drawn = bare(answer.out)
        assert all(len(line) <= width or "frameworks/bakery" in line for line in drawn.splitlines())
        for text in ("Bakers", "Journeyman", "Shopkeeper", "Without an area", "5 files"):
            assert text in drawn


def test_show_says_why_it_is_in_use(shell: Shell, own: Path) -> None:
    assert "yes, no other was chosen" in shell("framework", "show", "--plain").out
    shell("framework", "use", "bakery")
    assert "yes, chosen with framework use" in shell("framework", "show", "--plain").out
    assert "yes, the environment names it" in shell("framework", "show", "pm", env={"PMCAREER_FRAMEWORK": "pm"}).out
    assert "In use" not in shell("framework", "show", "pm", "--plain").out


def test_show_of_one_with_problems_lists_them(shell: Shell, own: Path) -> None:
    (own / "skills/dough.yaml").write_text("id: [")
    assert shell("framework", "show", "bakery").code == 3


def acting(text: str) -> str:
    """What does something other than stand there."""
    return "".join(
        each for each in bare(text) if unicodedata.category(each) in ("Cc", "Cf") and each not in "\n\t\u200d"
    )


def test_other_peoples_names_and_texts_only_stand_there(
    shell: Shell, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = write_framework(sealed / "frameworks" / "a\x1b[31mb\u202e [bold]c[/]")
    poisoned = Poisoned().framework
    monkeypatch.setattr(show, "open_framework", lambda _: poisoned)
    monkeypatch.setenv("PMCAREER_FRAMEWORK", str(own))
    for words in (("list",), ("show",)):
        for more in ((), ("--plain",), ("--json",)):
            for terminal in (None, 80, 30):
                answer = shell("framework", *words, *more, terminal=terminal)
                assert (answer.code, answer.err) == (0, "")
                assert acting(answer.out) == ""
                assert "[bold]c[/]" in "".join(bare(answer.out).split("\n")).replace("\\n", "") or terminal == 30


def test_a_typo_is_answered_with_the_nearest(shell: Shell, own: Path) -> None:
    refused = shell("framework", "use", "bakry")
    assert (refused.code, refused.out) == (2, "")
    assert "Did you mean bakery? Known: bakery, pm, pm-tracks." in refused.err


def test_where_and_erase_know_of_it(shell: Shell, own: Path) -> None:
    assert shell("data", "where", "--json").json["framework_in_use"] is None
    shell("framework", "use", "bakery")
    assert shell("data", "where", "--json").json["framework_in_use"] == "bakery"
    assert "Ladder in use: bakery" in shell("data", "where", "--plain").out
    assert "the framework bakery is in use" in shell("data", "erase", "--dry-run").err
    assert shell("data", "erase", "--dry-run", "--json").json["framework_in_use"] == "bakery"
    erased = shell("data", "erase", "--yes")
    assert erased.code == 0
    assert "The framework bakery is no longer in use; its files are kept." in erased.err
    assert not find_in_use_file().exists()
    assert (own / "framework.yaml").is_file()


def test_erasing_everything_takes_it_with_the_rest_and_one_person_leaves_it(shell: Shell, own: Path) -> None:
    shell("framework", "use", "bakery")
    shell("evidence", "add", "Baked.", "--person", "ana")
    assert shell("data", "erase", "--person", "ana", "--yes").code == 0
    assert shown_by(shell) == "bakery"
    erased = shell("data", "erase", "--yes", "--json")
    assert erased.json["framework_in_use"] == "bakery"
    assert shown_by(shell) == "pm"
    assert shell("data", "erase", "--yes", "--json").json["framework_in_use"] is None


def test_a_tab_offers_them(shell: Shell, own: Path) -> None:
    for words in (("use",), ("show",), ("check",), ("new", "x", "--from")):
        offered = [
            line.split("\t")[0] for line in shell("completion", "bash", "--", "framework", *words, "").out.split("\n")
        ]
        assert {"bakery", "pm", "pm-tracks"} <= set(offered), words
    assert shell("completion", "bash", "--", "ladder", "--framework", "b").out.startswith("bakery\t")
    shell("framework", "use", "bakery")
    assert "counter\tShopkeeper" in shell("completion", "bash", "--", "level", "c").out

"""`pmcareer data`: where, check, copies, export and import, move, undo, erase."""

from __future__ import annotations

import json
import sqlite3
import stat
from pathlib import Path

import pytest
from filling import FillOnce
from ladders import write_framework
from older import FIXTURES, as_released
from shell import Shell
from try_each import try_each

from pm_career.store import connection, export_reading, schema

pytestmark = pytest.mark.usefixtures("frozen_clock")

SECRET = "my-secret-quarrel"


@pytest.fixture
def lived_in(shell: Shell, fill_once: FillOnce) -> None:
    """A person with a profile, ratings of two days and a note."""

    def make() -> None:
        assert shell("me", "set", "--level", "pm", "--target", "senior").code == 0
        assert shell("assess", "--rate", "vision=1", "--date", "2026-08-01").code == 0
        assert shell("assess", "--rate", "vision=2", "--rate", "influence=?", "--note", SECRET).code == 0

    fill_once(make)


def exported(shell: Shell) -> str:
    return shell("data", "export").out


def test_an_empty_home_is_friendly_and_stays_empty(shell: Shell, sealed: Path) -> None:
    for words in (("where",), ("check",), ("undo",), ("undo", "--list"), ("export",)):
        result = shell("data", *words)
        assert result.code == 0, words
    assert not (sealed / "career.db").exists()
    assert shell("data", "where", "--json").json["exists"] is False


@pytest.mark.usefixtures("lived_in")
def test_where_tells_paths_versions_counts_and_that_it_is_not_encrypted(shell: Shell, sealed: Path) -> None:
    answer = shell("data", "where", "--json").json
    assert answer["file"] == str(sealed / "career.db")
    assert answer["counts"]["ratings"] == 3
    assert answer["encrypted"] is False
    assert "not encrypted" in " ".join(shell("data", "where", "--help").out.split())


@pytest.mark.usefixtures("lived_in")
def test_backup_erase_restore_export_is_byte_identical(shell: Shell, tmp_path: Path) -> None:
    before = exported(shell)
    copy = tmp_path / "copy.db"
    assert shell("data", "backup", str(copy)).out.strip() == str(copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert shell("data", "erase", "--yes").code == 0
    assert SECRET not in exported(shell)
    assert shell("data", "restore", str(copy), "--yes").code == 0
    assert exported(shell) == before


@pytest.mark.usefixtures("lived_in")
def test_export_comes_back_by_import_and_twice_changes_nothing(shell: Shell, tmp_path: Path) -> None:
    before = exported(shell)
    file = tmp_path / "all.json"
    assert shell("data", "export", str(file)).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    other = {"PMCAREER_HOME": str(tmp_path / "other")}
    first = shell("data", "import", str(file), "--json", env=other).json
    assert first["added"]["ratings"] == 3
    assert shell("data", "export", env=other).out == before
    assert shell("data", "import", str(file), "--json", env=other).json["added"] == {}
    assert shell("data", "export", env=other).out == before
    assert "Taken back: imported" in shell("data", "undo", env=other).err
    assert json.loads(shell("data", "export", env=other).out)["ratings"] == []


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be-sig"])
def test_an_export_is_read_however_a_shell_encoded_it(shell: Shell, tmp_path: Path, encoding: str) -> None:
    before = exported(shell)
    file = tmp_path / "all.json"
    raw = b"\xfe\xff" + before.encode("utf-16-be") if encoding == "utf-16-be-sig" else before.encode(encoding)
    file.write_bytes(raw)
    other = {"PMCAREER_HOME": str(tmp_path / "other")}
    assert shell("data", "import", str(file), "--json", env=other).json["added"]["ratings"] == 3
    assert shell("data", "export", env=other).out == before


@pytest.mark.usefixtures("lived_in")
def test_restore_and_import_name_each_other(shell: Shell, tmp_path: Path) -> None:
    export, backup = tmp_path / "all.json", tmp_path / "copy.db"
    shell("data", "export", str(export))
    shell("data", "backup", str(backup))
    before = exported(shell)
    restored = shell("data", "restore", str(export), "--yes")
    assert (restored.code, "pmcareer data import" in restored.err) == (2, True)
    export.write_bytes(export.read_text().encode("utf-16"))
    assert "pmcareer data import" in shell("data", "restore", str(export), "--yes").err
    imported = shell("data", "import", str(backup))
    assert (imported.code, "pmcareer data restore" in imported.err) == (1, True)
    assert exported(shell) == before


@try_each(
    "text", ["{}", "[]", "3", '{"format": "x"}', '{"pmcareer": 7, "format": 1}', '[{"rating": 3}]', '{"data": []}']
)
def test_an_export_of_another_program_is_refused_in_a_sentence(shell: Shell, tmp_path: Path, text: str) -> None:
    file = tmp_path / "theirs.json"
    file.write_text(text)
    refused = shell("data", "import", str(file))
    assert refused.code == 1
    assert "JSON of another program, and not an export of pmcareer's personal data." in refused.err
    assert "Nothing was imported." in refused.err


@pytest.mark.parametrize(("name", "told"), [("a.json", False), ("a", False), ("a.csv", True), ("a.XLSX", True)])
def test_an_export_says_that_it_is_json_where_its_name_says_otherwise(
    shell: Shell, tmp_path: Path, name: str, told: bool
) -> None:
    written = shell("data", "export", str(tmp_path / name))
    assert ("It is JSON, whatever its name says." in written.err) == told
    assert json.loads((tmp_path / name).read_text())["pmcareer"] == "personal-data"


def test_import_lists_twelve_ids_that_say_something_else_here(shell: Shell, tmp_path: Path) -> None:
    for number in range(13):
        assert shell("evidence", "add", f"Shipped part {number}").code == 0
    file = tmp_path / "all.json"
    assert shell("data", "export", str(file)).code == 0
    for number in range(1, 14):
        assert shell("evidence", "edit", f"e{number}", "--what", f"Shipped all of part {number}").code == 0
    assert shell("data", "import", str(file), "--json").json["different"] == [f"e{number}" for number in range(1, 14)]
    *_, told, hint = shell("data", "import", str(file)).err.splitlines()
    assert "add --update" in hint
    assert told.endswith(": e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11, e12")


@pytest.mark.usefixtures("lived_in")
def test_an_existing_file_needs_force(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    file.write_text("mine")
    for words in (("export", str(file)), ("backup", str(file))):
        refused = shell("data", *words)
        assert (refused.code, file.read_text()) == (1, "mine")
        assert "--force" in refused.err
    assert shell("data", "export", str(file), "--force").code == 0
    assert json.loads(file.read_text())["format"] == 3


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize("target", [".", "/dev/full", "missing/all.json"])
def test_where_no_file_can_be_written_it_says_so(shell: Shell, target: str) -> None:
    for command in ("export", "backup"):
        result = shell("data", command, target, "--force")
        assert result.code in (1, 4)
        assert len(result.err.splitlines()) <= 2


@pytest.mark.usefixtures("lived_in")
def test_csv_is_a_file_per_kind_and_formulas_are_text(shell: Shell, tmp_path: Path) -> None:
    shell("assess", "--rate", "vision=2", "--note", "=cmd()")
    piece = shell("evidence", "add", "Signed one release order").out.strip()
    shell("evidence", "confirm", piece, "--by", "Dana", "It held")
    folder = tmp_path / "csv"
    assert shell("data", "export", "--format", "csv", str(folder)).code == 0
    assert {path.name for path in folder.iterdir()} == {
        "people.csv", "ratings.csv", "evidence.csv", "goals.csv", "check-ins.csv", "confirmations.csv",
    }  # fmt: skip
    assert "'=cmd()" in (folder / "ratings.csv").read_text()
    assert f"\nc1,me,{piece},Dana,It held,2" in (folder / "confirmations.csv").read_text()
    assert shell("data", "export", "--format", "csv").code == 2


def test_a_file_that_is_larger_than_any_export_is_refused_for_its_size(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = 3_000_000
    monkeypatch.setattr(export_reading, "MAX_BYTES", small)
    file = tmp_path / "export.json"
    file.write_bytes(b" " * small)
    assert "not valid JSON" in shell("data", "import", str(file)).err
    file.write_bytes(b" " * (small + 1))
    assert "The file is over 3 MB: no export is." in shell("data", "import", str(file)).err


@pytest.mark.usefixtures("lived_in")
def test_undo_takes_back_again_and_again_and_says_what(shell: Shell) -> None:
    listed = shell("data", "undo", "--list", "--json").json
    before = len(json.loads(exported(shell))["ratings"])
    said = [shell("data", "undo").err for _ in listed]
    assert before == 3
    assert all(line.startswith("Taken back: ") for line in said)
    assert json.loads(exported(shell))["people"] == []
    assert shell("data", "undo").err == "There is nothing to take back.\n"


@pytest.mark.usefixtures("lived_in")
def test_erase_asks_for_the_word_and_leaves_nothing_in_the_file(shell: Shell, sealed: Path) -> None:
    assert shell("data", "erase").code == 2
    assert "Would erase" in shell("data", "erase", "--dry-run").err
    wrong = shell("data", "erase", terminal=80, stdin="yes\n")
    assert wrong.code == 1
    assert SECRET.encode() in (sealed / "career.db").read_bytes()
    assert shell("data", "erase", terminal=80, stdin="everything\n").code == 0
    assert SECRET.encode() not in (sealed / "career.db").read_bytes()


@pytest.mark.usefixtures("lived_in")
def test_one_person_is_erased_and_the_others_stay(shell: Shell) -> None:
    shell("assess", "--person", "ana", "--rate", "vision=4")
    assert shell("data", "erase", "--person", "ana", "--yes").code == 0
    assert {each["person"] for each in json.loads(exported(shell))["ratings"]} == {"me"}
    assert shell("data", "erase", "--person", "nobody", "--yes").code == 2


@pytest.mark.usefixtures("lived_in")
def test_erase_says_beforehand_whose_backups_go(shell: Shell) -> None:
    shell("assess", "--person", "ana", "--rate", "vision=4")
    copy = shell("data", "backup").out.strip()
    kept = shell("data", "erase", "--person", "ana", "--dry-run")
    assert f"Would leave (--backups deletes it) the backup {copy}, with notes about you and ana." in kept.err
    preview = shell("data", "erase", "--person", "ana", "--dry-run", "--backups")
    assert f"Would delete the backup {copy}, with notes about you and ana." in preview.err
    hold = shell("data", "erase", "--dry-run", "--backups", "--json").json["backups_hold"]
    assert hold == {copy: ["me", "ana"]}
    asked = shell("data", "erase", "--person", "ana", "--backups", terminal=200, stdin="no\n")
    assert asked.err.index("Deletes the backup") < asked.err.index("Type ana")
    assert Path(copy).exists()
    shell("data", "erase", "--person", "ana", "--backups", "--yes")
    assert not Path(copy).exists()


@pytest.mark.usefixtures("lived_in")
def test_after_a_person_was_erased_the_last_change_of_ones_own_can_be_undone(shell: Shell) -> None:
    before = exported(shell)
    shell("evidence", "add", "By mistake")
    shell("assess", "--person", "ana", "--rate", "vision=4", "--note", SECRET + "s")
    assert shell("data", "erase", "--person", "ana", "--yes").code == 0
    assert "added evidence e1" in shell("data", "undo").err
    assert exported(shell) == before


def test_what_a_ladder_renamed_is_kept_named_and_can_be_moved(shell: Shell, tmp_path: Path) -> None:
    path = write_framework(tmp_path / "bakery")
    shell("me", "set", "--level", "boy", "--framework", str(path))
    shell("assess", "--rate", "dough=2", "--rate", "oven=1")
    dough = path / "skills/dough.yaml"
    dough.write_text(dough.read_text().replace("id: dough", "id: kneading").replace("name: Dough", "name: Kneading"))
    oven = path / "skills/oven.yaml"
    oven.write_text(oven.read_text().replace("[dough]", "[kneading]"))
    (orphan,) = shell("data", "check", "--json").json["orphans"]
    assert (orphan["kind"], orphan["called"], orphan["uses"]) == ("skill", "dough", {"ratings": 1})
    assert "data move skill dough" in shell("data", "check", terminal=80).out
    assert "skill dough: 1 rating\n" in shell("data", "check", "--plain").out.replace("Kept: ", "")
    assert shell("me", "--json").json["kept_from_another_ladder"][0]["skill"] == "dough"
    assert shell("data", "move", "skill", "dough", "Kneading").code == 0
    assert shell("data", "check", "--json").json["orphans"] == []
    rated = {each["skill"]: each["rated"] for each in shell("me", "--json").json["skills"]}
    assert rated == {"kneading": 2, "oven": 1}
    assert json.loads(exported(shell))["ratings"][0]["skill"] == "dough"


@pytest.mark.parametrize("content", [b"", b"garbage" * 100, b"SQLite format 3\0" + b"\0" * 50])
def test_a_file_that_is_not_ours_is_exit_4_and_untouched(shell: Shell, sealed: Path, content: bytes) -> None:
    sealed.mkdir()
    file = sealed / "career.db"
    file.write_bytes(content)
    for words in (("me",), ("assess", "--rate", "vision=2"), ("data", "export"), ("next",), ("data", "check")):
        assert shell(*words).code == 4, words
        assert file.read_bytes() == content
    assert shell("ladder").code == 0
    assert shell("data", "where").code == 0


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize("options", [("--yes",), ("--yes", "--as-me"), ()])
def test_restore_first_says_that_the_file_is_no_backup(shell: Shell, tmp_path: Path, options: tuple[str, ...]) -> None:
    before = exported(shell)
    table, empty, folder = tmp_path / "notes.csv", tmp_path / "empty.db", tmp_path / "folder"
    table.write_text("id,what\n")
    empty.touch()
    folder.mkdir()
    said = {
        tmp_path / "none.db": "There is no backup at",
        table / "copy.db": "There is no backup at",
        table: "is no backup.",
        empty: "is no backup.",
        folder: "is not a file",
    }
    for file, complaint in said.items():
        refused = shell("data", "restore", str(file), *options)
        assert (refused.code, complaint in refused.err) == (2, True), file
    assert exported(shell) == before


def test_a_home_that_is_a_file_is_refused_by_whoever_reads_or_writes(shell: Shell, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a letter")
    for words in ("me", "next", "evidence list", "data export", "data undo", "evidence add x", "data erase --yes"):
        refused = shell(*words.split(), env={"PMCAREER_HOME": str(home)})
        assert (refused.code, f"{home} is not a folder" in refused.err) == (4, True), words
    where = shell("data", "where", env={"PMCAREER_HOME": str(home)})
    assert "cannot be reached" in where.out
    assert shell("ladder", env={"PMCAREER_HOME": str(home)}).code == 0
    assert home.read_text() == "a letter"


@pytest.mark.usefixtures("lived_in")
@pytest.mark.parametrize("options", ["--yes", "--yes --backups", "--dry-run"])
def test_erase_of_what_cannot_be_read_names_the_files_to_delete(shell: Shell, sealed: Path, options: str) -> None:
    backup = shell("data", "backup").out.strip()
    file = sealed / "career.db"
    file.write_bytes(b"garbage" * 100)
    refused = shell("data", "erase", *options.split())
    said = " ".join(refused.err.split())
    assert (refused.code, "cannot be read" in said) == (4, True)
    assert f"Nothing was erased. To be rid of it, delete {file}. The backups of it are: {backup}." in said
    assert (file.read_bytes(), Path(backup).exists()) == (b"garbage" * 100, True)


@pytest.mark.usefixtures("lived_in")
def test_where_gives_the_true_size_and_schema_of_a_file_that_it_cannot_open(shell: Shell, sealed: Path) -> None:
    file = sealed / "career.db"
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    answer = shell("data", "where", "--json").json
    assert (answer["exists"], answer["bytes"], answer["schema"]) == (True, file.stat().st_size, 99)
    file.write_bytes(b"garbage" * 100)
    answer = shell("data", "where", "--json").json
    assert (answer["exists"], answer["bytes"], answer["schema"]) == (True, 700, None)
    assert "700 bytes, schema unknown" in shell("data", "where", terminal=100).out


def test_commands_that_only_read_the_ladder_work_without_a_home(shell: Shell) -> None:
    env = {"PMCAREER_HOME": "/dev/null/x"}
    for words in (("ladder",), ("level", "pm"), ("next", "--from", "pm"), ("skill", "vision")):
        assert shell(*words, env=env).code == 0, words
    refused = shell("me", "set", "--level", "pm", env=env)
    assert refused.code == 4
    assert "/dev/null/x" in refused.err


def test_a_level_that_a_ladder_renamed_is_named_and_can_be_moved(shell: Shell, tmp_path: Path) -> None:
    path = write_framework(tmp_path / "bakery")
    shell("me", "set", "--level", "boy", "--framework", str(path))
    shell("assess", "--rate", "dough=2")
    for file in path.rglob("*.yaml"):
        file.write_text(file.read_text().replace("boy", "learner"))
    lost = shell("me")
    assert (lost.code, lost.out) == (2, "")
    assert "Your level 'boy' is not on this ladder any more" in lost.err
    assert "pmcareer framework map YOURS bakery" in lost.err
    assert "pmcareer data move level boy" in lost.err
    assert "data move level boy" in shell("data", "check", terminal=80).out
    assert json.loads(exported(shell))["people"][0]["level"] == "boy"
    assert shell("data", "move", "level", "boy", "learner").code == 0
    assert shell("me", "--json").json["level"] == "learner"


def test_the_check_says_that_the_ladder_in_use_is_gone_and_that_the_file_is_sound(shell: Shell, tmp_path: Path) -> None:
    path = write_framework(tmp_path / "bakery")
    assert shell("framework", "use", str(path)).code == 0
    assert shell("evidence", "add", "Shipped").code == 0
    path.rename(tmp_path / "moved")
    checked = shell("data", "check", "--plain")
    assert checked.code == 3
    assert "The file is undamaged and private." in checked.out
    assert f"The framework in use, {path}, is not there any more." in " ".join(checked.out.split())
    (finding,) = shell("data", "check", "--json").json["findings"]
    assert finding["kind"] == "ladder"
    assert shell("data", "check", "--framework", "nowhere").code == 2


def test_nobody_waits_for_another_process_on_tab_and_to_know_where_the_data_is(
    shell: Shell, sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell("evidence", "add", "Shipped").code == 0
    monkeypatch.setattr(connection, "TIMEOUT", 3600)  # whoever waits for so long is noticed
    other = sqlite3.connect(sealed / "career.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        completed = shell("completion", "bash", "--", "evidence", "show", "e")
        assert (completed.code, completed.out, completed.err) == (0, "", "")
        where = shell("data", "where", "--json").json
    finally:
        other.close()
    assert where["counts"] == {}
    assert "in use by another pmcareer" in where["problems"][0]
    assert connection.SHORT_TIMEOUT == 0.1


@pytest.mark.parametrize("version", range(1, schema.VERSION))
def test_a_home_of_an_older_schema_is_read_as_it_is_and_migrated_by_the_first_change(
    shell: Shell, sealed: Path, version: int
) -> None:
    sealed.mkdir(mode=0o700)
    file = as_released(FIXTURES / f"v{version}.sql", sealed / "career.db")
    content = file.read_bytes()
    assert [each["id"] for each in shell("evidence", "list", "--json").json] == ["e1"]
    for words in (("plan", "list"), ("data", "people"), ("data", "export"), ("data", "undo", "--list")):
        assert shell(*words).code == 0, words
    assert shell("data", "where", "--json").json["schema"] == version
    assert (file.read_bytes(), [each.name for each in sealed.iterdir()]) == (content, ["career.db"])
    assert shell("evidence", "add", "Since then").code == 0
    where = shell("data", "where", "--json").json
    assert (where["schema"], where["counts"]["evidence"]) == (schema.VERSION, 3)
    (kept,) = where["backups"]
    assert f"before-schema-{schema.VERSION}" in kept
    assert where["problems"] == []


def test_a_backup_with_notes_about_nobody_is_deleted_too(shell: Shell) -> None:
    shell("evidence", "add", "Shipped")
    shell("data", "undo")
    assert shell("data", "backup").code == 0
    deleted = shell("data", "erase", "--yes", "--backups")
    assert (deleted.code, "people who cannot be read from it" in deleted.err) == (0, True)

"""`pmcareer framework new`: a ladder that checks clean, in its place whole, under a name that holds."""

from __future__ import annotations

import re
from pathlib import Path

from ladders import write_framework
from shell import Shell
from try_each import try_each

from pm_career.frameworks.file_types import FILE_TYPES
from pm_career.frameworks.new import STARTER, copy_framework, is_id, make_id
from pm_career.frameworks.read import read_folder


def files_in(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


def test_a_name_makes_a_ladder_that_is_found_by_it_and_checks_clean(shell: Shell, sealed: Path) -> None:
    made = shell("framework", "new", "acme-ladder")
    folder = sealed / "frameworks/acme-ladder"
    assert (made.code, made.out) == (0, "")
    assert f"Made Acme ladder (acme-ladder 1.0.0) in {folder}\n" in made.err
    for command in ("framework check acme-ladder", "framework use acme-ladder"):
        assert f"pmcareer {command}" in made.err
    checked = shell("framework", "check", "acme-ladder", "--strict", "--json")
    assert (checked.code, checked.json["findings"]) == (0, [])
    assert checked.json["framework"]["id"] == "acme-ladder"
    assert sealed.stat().st_mode & 0o777 == 0o700
    ladder = shell("ladder", "--framework", "acme-ladder", "--json").json
    assert (len(ladder["levels"]), len(ladder["skills"])) == (3, 4)


def test_a_path_makes_it_there(shell: Shell) -> None:
    assert shell("framework", "new", "./work/ladder", "--title", "Acme: product", "--id", "no").code == 0
    checked = shell("framework", "check", "./work/ladder", "--strict", "--json")
    assert checked.json["framework"] == {
        "id": "no",
        "title": "Acme: product",
        "version": "1.0.0",
        "folder": "work/ladder",
    }
    assert files_in(Path("work/ladder")) == {
        *files_in(STARTER),
        *(f".schema/{part}.json" for part in ("framework", "level", "skill")),
    }


def test_the_starting_ladder_shows_every_key_or_tells_of_it() -> None:
    text = "\n".join(each.read_text(encoding="utf-8") for each in STARTER.rglob("*.yaml"))
    named = set(re.findall(r"^[ #-]*(\w+):", text, re.MULTILINE))
    assert {key for kind in FILE_TYPES for key in kind.__struct_fields__} <= named
    assert text.count("#") > 40


def test_what_is_commented_out_can_be_taken_in(tmp_path: Path) -> None:
    """Each key that stands in a comment, with the lines below it, is YAML that the reader knows."""
    keys = (
        "track|tracks|levels|steps|1|lateral|label|study|titles_apart|id|title|formerly|allow|keywords|no-practice|entry|backgrounds|"
        "carries_over|brings|gap|lacks|first_step|from_present_job|measuring|moving_inside|interview"
    )
    files = {
        each.relative_to(STARTER).as_posix(): re.sub(
            rf"^( *)# ( *(?:- )?(?:{keys}): ?)",
            r"\1\2",
            each.read_text(encoding="utf-8").replace("format: 1", "format: 2"),
            flags=re.MULTILINE,
        )
        for each in STARTER.rglob("*.yaml")
    }
    changed = [name for name, text in files.items() if text != (STARTER / name).read_text(encoding="utf-8")]
    assert sorted(changed) == ["framework.yaml", "levels/01-associate.yaml", "skills/discovery.yaml"]
    faults = read_folder(write_framework(tmp_path / "taken-in", files)).faults
    assert [fault.message for fault in faults] == ["there is no level `designer`"]


def test_a_copy_is_the_other_under_its_own_name(shell: Shell, tmp_path: Path) -> None:
    source = write_framework(tmp_path / "bakery")
    levels = source / "levels/all.yaml"
    levels.write_text(f"# kept\n{levels.read_text(encoding='utf-8')}", encoding="utf-8")
    made = shell("framework", "new", "my-bakery", "--from", str(source), "--title", "My bakery")
    assert "Made My bakery (my-bakery 1.0.0)" in made.err
    shown = shell("framework", "show", "my-bakery", "--json").json
    assert (shown["id"], shown["title"], shown["version"]) == ("my-bakery", "My bakery", "1.0.0")
    assert shown["attribution"] == "Based on Bakers (bakery 2.1.0)."
    folder = Path(shown["folder"])
    assert "# kept\n" in (folder / "levels/all.yaml").read_text(encoding="utf-8")
    mine, theirs = read_folder(folder).framework, read_folder(source).framework
    assert mine is not None
    assert theirs is not None
    assert (mine.levels, mine.skills, mine.scale, mine.tracks) == (
        theirs.levels,
        theirs.skills,
        theirs.scale,
        theirs.tracks,
    )


def test_a_copy_of_the_shipped_ladder_checks_clean_and_keeps_whose_it_is(shell: Shell) -> None:
    assert shell("framework", "new", "./mine", "--from", "pm").code == 0
    assert shell("framework", "check", "./mine", "--strict").code == 0
    attribution = shell("framework", "show", "./mine", "--json").json["attribution"]
    assert attribution.startswith("Based on Product Management (pm ")
    assert "An original text, written for pmcareer." in attribution


def test_an_attribution_that_grows_too_long_is_cut(tmp_path: Path) -> None:
    folder = write_framework(tmp_path / "bakery")
    manifest = folder / "framework.yaml"
    manifest.write_text(f"{manifest.read_text(encoding='utf-8')}attribution: {'word ' * 399}\n", encoding="utf-8")
    framework = read_folder(folder).framework
    assert framework is not None
    assert not read_folder(write_framework(tmp_path / "copy", copy_framework(folder, framework, "copy", "Copy"))).faults


def test_a_folder_is_replaced_only_by_force_and_kept(shell: Shell) -> None:
    assert shell("framework", "new", "./mine").code == 0
    Path("mine/levels/02-pm.yaml").write_text("my work")
    again = shell("framework", "new", "./mine")
    assert (again.code, again.out) == (1, "")
    assert "is there already, and not empty." in again.err
    assert "--force" in again.err
    forced = shell("framework", "new", "./mine", "--force")
    assert forced.code == 0
    assert f"What was there is kept in {Path.cwd() / '.mine.backup-1'}" in forced.err
    assert Path(".mine.backup-1/levels/02-pm.yaml").read_text() == "my work"
    assert shell("framework", "check", "./mine", "--strict").code == 0


def test_a_kept_one_in_the_own_folder_is_no_framework_of_its_own(shell: Shell) -> None:
    shell("framework", "new", "acme")
    assert shell("framework", "new", "acme", "--force").code == 0
    names = [each["name"] for each in shell("framework", "list", "--json").json["frameworks"]]
    assert names.count("acme") == 1
    assert not [name for name in names if "backup" in name]


@try_each(
    ("words", "code", "said"),
    [
        (("pm",), 2, "pmcareer framework new my-pm --from pm"),
        (("Acme Ladder",), 2, "pmcareer framework new acme-ladder --title 'Acme Ladder'"),
        (("",), 2, "cannot be the name of a framework"),
        (("./日本",), 2, "Give one: --id"),
        (("./ladder", "--id", "Ä b"), 2, "'Ä b' cannot be an id."),
        (("./ladder", "--id", "ladder\n"), 2, "cannot be an id."),
        (("./ladder", "--title", " "), 2, "cannot be the title"),
        (("./ladder", "--title", "a\x1b[31mb"), 2, "cannot be the title"),
        (("./ladder", "--title", "x" * 121), 2, "cannot be the title"),
        (("./ladder/framework.yaml",), 2, "Give a folder to make."),
        (("./ladder", "--from", "nowhere"), 2, "No framework is called 'nowhere'."),
        (("/dev/null/ladder",), 1, "cannot be written: Not a directory."),
        (("~nobody-of-this-name/\t",), 2, "cannot be an id."),
        ((".",), 1, "is the folder you are in"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(
    shell: Shell, sealed: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = shell("framework", "new", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert not sealed.exists()
    assert list(Path.cwd().iterdir()) == []


def test_a_broken_framework_is_not_copied(shell: Shell, tmp_path: Path) -> None:
    source = write_framework(tmp_path / "bakery", framework="id: [")
    result = shell("framework", "new", "./copy", "--from", str(source))
    assert result.code == 3
    assert not Path("copy").exists()


def test_an_id_is_made_of_any_name() -> None:
    names = ("Acme Ladder", "Größe 2", "a__b", "--x--", "日本", "x" * 100, "1.10")
    assert [make_id(name) for name in names] == ["acme-ladder", "grosse-2", "a-b", "x", "", "x" * 64, "1-10"]
    assert all(is_id(make_id(name)) for name in names if make_id(name))

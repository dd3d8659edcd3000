"""Help: everywhere, with examples that run, in words that survive; and the topics that belong to every command."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import typer
from cells import bare
from ladders import write_framework
from loaded import call_each
from shell import Shell, run_program, warm_cache
from tree import commands, examples, nodes, options
from try_each import try_each

import pm_career
from pm_career import __version__
from pm_career.commands.command_loader import Command
from pm_career.commands.exit_codes import ExitCode
from pm_career.commands.help_topics import TOPICS, VARIABLES

NODES = nodes()
COMMANDS = commands()


@try_each("path", list(NODES))
def test_every_command_and_group_explains_itself(shell: Shell, path: str) -> None:
    words = path.split()[1:]
    short, long = shell(*words, "-h"), shell(*words, "--help")
    assert short == long
    assert (short.code, short.err) == (0, "")
    assert short.out.startswith(f"Usage: {path}")
    assert "Examples:" in short.out
    assert "-h, --help" in short.out
    told = " ".join((NODES[path].help or "").split())
    assert told
    assert told in " ".join(short.out.split())


@try_each("path", list(COMMANDS))
def test_every_example_calls_its_command(path: str) -> None:
    assert NODES[path].examples
    for example, gives in NODES[path].examples:
        assert f"{example} ".startswith(f"{path} ")
        assert gives


def test_every_example_runs(shell: Shell) -> None:
    """In the order of the help, as the day of somebody with a level, a ladder of their own and people they lead."""
    write_framework(Path.cwd() / "my-ladder")
    Path("ladder.csv").write_text("Skill,Junior PM,Senior PM\nDiscovery,1,3\n", encoding="utf-8")
    Path("brag.md").write_text("# Q3 2026\n- Cut the release\n", encoding="utf-8")
    shell("me", "set", "--level", "pm", "--target", "senior")
    other = {"PMCAREER_HOME": str(Path.cwd() / "home-of-ana")}
    shell("evidence", "add", "Cut the form", env=other)
    shell("data", "export", "ana.json", env=other)
    for person in ("sam", "ana", "ana-lima"):
        shell("me", "set", "--level", "pm", "--person", person, "--new-person")
    failed = {}
    for words in examples():
        result = shell(*words, env={"EDITOR": "true"})
        # What asks questions says here, without a terminal, what to give in place of the answers.
        asks = result.code == 2 and re.search(r"There is no terminal to ask you on|Such as: pmcareer", result.err)
        if not (asks or (result.code == 0 and result.out + result.err)):
            failed[" ".join(words)] = result
    assert not failed


@try_each("path", list(COMMANDS))
def test_every_option_has_its_sentence(path: str) -> None:
    for parameter in COMMANDS[path].params:
        assert parameter.help, parameter.name
        assert parameter.help.rstrip().endswith("."), parameter.name


def test_a_bare_call_shows_help_and_nothing_went_wrong(shell: Shell) -> None:
    assert shell() == shell("--help")
    assert shell().code == 0


def test_the_help_lists_every_command_in_order_on_a_line_of_its_own(shell: Shell) -> None:
    for width in (80, 60):
        listed = shell("--help", terminal=width).out.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
        names = [f"pmcareer {line.split()[0]}" for line in listed]
        assert names == [path for path in NODES if path.count(" ") == 1]
        assert all(len(line.split()) > 2 for line in listed)


@try_each("path", [path for path in NODES if " " in path])
def test_the_line_of_a_command_is_how_its_help_begins(path: str) -> None:
    line = NODES[path].short_help
    told = " ".join(NODES[path].help.split())
    assert re.match(rf"{re.escape(line)}\b", told)
    assert len(line) <= 44, "what fits beside the longest name on a terminal of 60 columns"


def test_what_answers_can_be_asked_for_in_every_manner() -> None:
    for path, command in COMMANDS.items():
        asked = options(command)
        assert "--plain" not in asked or asked >= {"--json", "--color", "--no-color"}, path
    for path in ("ladder", "level", "skill", "compare", "path", "next", "help"):
        assert "--plain" in options(COMMANDS[f"pmcareer {path}"]), path


def test_brackets_backslashes_and_markup_in_help_survive() -> None:
    def show(name: str = typer.Option("x", help="Such as [level] or [/] or [red]bold[/red] \\[x].")) -> None:
        """Show [level] of a [bold]framework[/bold], {braces} and :smile: too."""

    app = typer.Typer(rich_markup_mode=None)
    app.command("show", cls=Command)(show)
    command: Any = typer.main.get_command(app)
    text = " ".join(command.make_context("show", [], resilient_parsing=True).get_help().split())
    assert "Show [level] of a [bold]framework[/bold], {braces} and :smile: too." in text
    assert "Such as [level] or [/] or [red]bold[/red] \\[x]." in text


def test_what_a_command_needs_stands_in_its_usage(shell: Shell) -> None:
    assert shell("path", "-h").out.startswith("Usage: pmcareer path [OPTIONS]\n")
    assert shell("compare", "-h").out.startswith("Usage: pmcareer compare [LEVEL...] [OPTIONS]\n")
    assert shell("level", "-h").out.startswith("Usage: pmcareer level NAME [OPTIONS]\n")
    assert "[default: 3; at least 1]" in shell("next", "-h").out


def test_a_long_example_can_be_copied_from_a_narrow_help(shell: Shell) -> None:
    narrow = shell("next", "-h", terminal=30).out
    assert "pmcareer next --from pm --rate influence=3 --explain" in re.sub(r" \\\n +", " ", narrow)


def test_help_as_a_command_is_the_same_help(shell: Shell) -> None:
    assert shell("help").out == shell("--help").out
    for path in NODES:
        words = path.split()[1:]
        assert shell("help", *words).out == shell(*words, "--help").out
    assert shell("help", "next", "--json").json == {"topic": "next", "text": shell("next", "-h").out.rstrip("\n")}


def test_help_on_what_there_is_not(shell: Shell) -> None:
    result = shell("help", "nosuch")
    assert (result.code, result.out) == (2, "")
    assert f"Topics: {', '.join(TOPICS)}." in result.err


def test_the_exit_codes_have_a_topic(shell: Shell) -> None:
    entries = shell("help", "exit-codes", "--json").json["entries"]
    assert entries == [{"name": str(int(code)), "meaning": code.meaning} for code in ExitCode]
    assert [int(code) for code in ExitCode] == [0, 1, 2, 3, 4, 130]
    for entry in entries:
        assert entry["meaning"] in shell("help", "exit-codes").out


@try_each("topic", list(TOPICS))
def test_a_topic_can_be_read_in_every_manner(shell: Shell, topic: str) -> None:
    document = shell("help", topic, "--json").json
    assert document["topic"] == topic
    assert document["text"]
    drawn = " ".join(bare(shell("help", topic, terminal=200).out).split())
    plain = shell("help", topic.upper(), "--plain").out
    for entry in document["entries"]:
        assert f"{entry['name']}: {entry['meaning']}\n" in plain
        assert " ".join(f"{entry['name']} {entry['meaning']}".split()[:6]) in drawn
    assert topic in shell("help", "-h").out


def test_the_scale_is_that_of_the_ladder_in_use(shell: Shell, tmp_path: Path) -> None:
    folder = str(write_framework(tmp_path / "bakery"))
    names = [entry["name"] for entry in shell("help", "scale", "--framework", folder, "--json").json["entries"]]
    assert names == ["0 Not yet", "1 Watches", "2 Helps", "3 Bakes"]


def test_the_topic_of_json_names_keys_that_are_there(shell: Shell) -> None:
    shell("me", "set", "--level", "pm")
    shell("evidence", "add", "Wrote it down")
    shell("plan", "add", "Run two interviews")
    words = {"level NAME": "level pm", "skill NAME": "skill vision", "compare A B": "compare pm senior"}
    words |= {"path": "path --from pm --to senior", "search WORDS": "search vision"}
    for entry in shell("help", "json", "--json").json["entries"]:
        answer = shell(*words.get(entry["name"], entry["name"]).split(), "--json").json
        listed = entry["meaning"].removeprefix("a list, of each ")
        assert isinstance(answer, list) == (listed != entry["meaning"])
        assert set(listed.split(", ")) <= set(answer[0] if isinstance(answer, list) else answer), entry["name"]


def test_every_variable_that_counts_has_its_place_in_the_topic(shell: Shell) -> None:
    package = Path(pm_career.__file__).parent
    used = {
        name for path in package.rglob("*.py") for name in re.findall(r'"(PMCAREER_[A-Z]+)"', path.read_text("utf-8"))
    }
    assert used <= {name for name, _ in VARIABLES}
    for name, meaning in VARIABLES:
        assert f"{name}: {meaning}" in shell("help", "environment").out


def test_the_version_is_name_and_version(shell: Shell) -> None:
    assert shell("--version") == (0, f"pmcareer {__version__}\n", "")


# What an answer on a ladder does without; in a pipe even Rich.
HEAVY = {"textual", "rich", "yaml", "sqlite3", "jinja2", "openpyxl", "pydantic", "pygments", "markdown_it", "asyncio"}
HEAVY |= {"snowballstemmer"}  # search's alone


NEEDED: dict[str, set[str]] = {
    "--version": set(),
    "--help": set(),
    "data -h": set(),
    "level --help": set(),
    "ladder": set(),
    "level senior": set(),
    "next --from apm --json": set(),
    "ladder --color": {"rich"},
    "level senior --color": {"rich"},
}


def test_a_call_loads_what_it_needs_and_no_more() -> None:
    warm_cache()
    for call, made in zip(NEEDED, call_each([call.split() for call in NEEDED]), strict=True):
        loaded = {name.partition(".")[0] for name in made.modules}
        assert "typer" in loaded, call
        assert loaded & HEAVY == NEEDED[call], call


def test_nothing_but_the_navigator_loads_textual() -> None:
    package = Path(pm_career.__file__).parent
    importing = {
        path.relative_to(package).parts[0]
        for path in package.rglob("*.py")
        if re.search(r"^\s*(from|import) textual\b", path.read_text("utf-8"), re.MULTILINE)
    }
    assert importing <= {"explore"}


def test_the_program_is_found_as_a_module() -> None:
    assert run_program("--version").stdout == f"pmcareer {__version__}{os.linesep}".encode()

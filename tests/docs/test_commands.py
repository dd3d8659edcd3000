"""docs/commands.md and the program's help: neither may know less than the other."""

from __future__ import annotations

import re
import shlex

import checkout
import pytest
from shell import Shell
from tree import nodes
from try_each import try_each

COMMANDS = nodes()


def _sections() -> dict[str, str]:
    """The page's text by the command that a heading names."""
    text = (checkout.ROOT / "docs/commands.md").read_text(encoding="utf-8")
    parts = re.split(r"^#{2,} `(pmcareer[^`]*)`$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.checkout
def test_the_pages_are_what_the_program_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(checkout.ROOT / "docs"))
    pages = checkout.script("docs/generate.py").build_pages()
    assert list(pages) == ["commands.md", "keys.md", "pmcareer.1"]
    written = {name: (checkout.ROOT / "docs" / name).read_text(encoding="utf-8") for name in pages}
    assert written == pages, "Run: python docs/generate.py"


@pytest.mark.checkout
def test_every_command_and_every_option_is_on_the_page() -> None:
    sections = _sections()
    assert list(sections) == list(COMMANDS)
    for path, command in COMMANDS.items():
        for parameter in command.params:
            names = [*parameter.opts, *parameter.secondary_opts]
            shown = names if parameter.param_type_name == "option" else [parameter.metavar]
            for name in shown:
                assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", sections[path]), f"{path} {name}"


@try_each("path", COMMANDS)
def test_every_command_says_what_it_does_and_every_option_what_it_is_for(path: str) -> None:
    command = COMMANDS[path]
    assert command.help, path
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{path} {parameter.name}"


@try_each("path", COMMANDS)
def test_every_command_has_examples_that_call_it(path: str) -> None:
    examples = [shlex.split(command) for command, _ in COMMANDS[path].examples]
    assert examples
    for words in examples:
        assert words[: len(path.split())] == path.split()


@try_each("path", COMMANDS)
def test_the_help_shows_the_examples(path: str, shell: Shell) -> None:
    answer = shell(*path.split()[1:], "--help", terminal=100)
    assert answer.code == 0
    for command, gives in COMMANDS[path].examples:
        assert command in answer.out
        assert gives in " ".join(answer.out.split())

"""What a pipe, a note and a screen reader get: whole values, no drawing, nothing wrapped."""

from __future__ import annotations

from shell import Shell
from try_each import try_each

SCREENS = [
    ("ladder",),
    ("ladder", "--tree"),
    ("level", "senior", "--full"),
    ("next", "--from", "apm", "--explain"),
    ("skill", "vision", "--full"),
    ("compare", "pm", "senior"),
    ("path", "--from", "apm", "--to", "senior"),
    ("help", "environment"),
    ("framework", "list"),
    ("framework", "show", "pm-tracks"),
]
DRAWING = set("│├└─┌┐┘┴┬┼━┃╭╮╯╰═║•\x1b")


@try_each("call", SCREENS, ids=" ".join)
def test_a_pipe_gets_neither_drawing_nor_wrapping(shell: Shell, call: tuple[str, ...]) -> None:
    result = shell(*call)
    assert (result.code, result.err) == (0, "")
    assert not DRAWING & set(result.out)
    for columns in ("20", "500"):
        assert shell(*call, env={"COLUMNS": columns, "TERM": "dumb"}).out == result.out


@try_each("call", SCREENS, ids=" ".join)
def test_plain_is_for_whoever_listens_or_takes_notes(shell: Shell, call: tuple[str, ...]) -> None:
    plain = shell(*call, "--plain")
    assert (plain.code, plain.err) == (0, "")
    assert not DRAWING & set(plain.out)
    for line in plain.out.splitlines():
        assert line == line.rstrip()
        assert "   " not in line.strip()  # nothing is aligned by spaces
    for terminal in (None, 80, 20):
        assert shell(*call, "--plain", "--color", terminal=terminal).out == plain.out
        for variable in ("PMCAREER_PLAIN", "ACCESSIBLE"):
            assert shell(*call, terminal=terminal, env={variable: "1"}).out == plain.out


@try_each(
    ("env", "plain"),
    [
        ({"ACCESSIBLE": ""}, False),
        ({"ACCESSIBLE": "0"}, False),
        ({"ACCESSIBLE": "False"}, False),
        ({"ACCESSIBLE": "no"}, True),
        ({"ACCESSIBLE": "1", "PMCAREER_PLAIN": ""}, True),
        ({"ACCESSIBLE": "1", "PMCAREER_PLAIN": "0"}, False),
        ({"ACCESSIBLE": "0", "PMCAREER_PLAIN": "1"}, True),
    ],
)
def test_the_programs_own_variable_decides_before_the_common_one(
    shell: Shell, env: dict[str, str], plain: bool
) -> None:
    assert (
        shell("ladder", terminal=80, env=env).out == shell("ladder", *(["--plain"] if plain else []), terminal=80).out
    )


@try_each("value", ["", "0", "false"])
def test_the_variable_can_say_no(shell: Shell, value: str) -> None:
    assert shell("ladder", env={"PMCAREER_PLAIN": value}).out == shell("ladder").out


def test_every_text_of_a_level_has_its_label(shell: Shell) -> None:
    level = shell("level", "pm", "--json").json
    lines = shell("level", "pm", "--full", "--plain").out.splitlines()
    assert f"Summary: {level['summary']}" in lines
    assert f"Scope, Impact: {level['scope']['impact']}" in lines
    for each in level["responsibilities"]:
        assert f"Responsibility: {each['title']} ({each['id']})" in lines
        assert all(f"In practice: {text}" in lines for text in each["in_practice"])
    for text in level["watch_outs"]:
        assert f"Watch out: {text}" in lines


def test_a_table_is_one_record_a_line_with_whole_values(shell: Shell) -> None:
    levels = shell("ladder", "--json").json["levels"]
    records = [line.split("\t") for line in shell("ladder").out.splitlines()]
    assert [record[:3] for record in records] == [
        [level["id"], level["title"], "; ".join(level["titles"])] for level in levels
    ]
    for level, record in zip(levels, records, strict=True):
        assert record[4] == "; ".join(each["title"] for each in level["responsibilities"])
        assert record[5] == "; ".join(skill["label"] for skill in level["skills"] if skill["focus"])


def test_the_answer_is_on_stdout_and_nothing_else(shell: Shell) -> None:
    for call in SCREENS:
        for manner in ((), ("--plain",), ("--json",)):
            for terminal in (None, 80):
                assert shell(*call, *manner, terminal=terminal).err == ""


def test_json_is_the_same_wherever_it_goes(shell: Shell) -> None:
    for call in SCREENS:
        answer = shell(*call, "--json")
        assert shell(*call, "--json", "--plain", "--color", terminal=40) == answer
        assert shell(*call, "--json", encoding="ascii").json == answer.json

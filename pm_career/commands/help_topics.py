"""What belongs to all commands: the topics of `pmcareer help`, each a few sentences, a table, and what to type."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pm_career.commands import options, output, pager
from pm_career.commands.exit_codes import ExitCode
from pm_career.paths import DATA_FILE, HOME_VARIABLE

Rows = tuple[tuple[str, str], ...]

VARIABLES: Rows = (
    (HOME_VARIABLE, "The folder of your own data, in place of the system's usual one."),
    (
        options.FRAMEWORK_VARIABLE,
        "The ladder to use where --framework is not given: a name or a folder. Overrides framework use.",
    ),
    (output.PLAIN_VARIABLE, "Set to 1: every answer as with --plain."),
    (output.TRACEBACK_VARIABLE, "Set to 1: a bug in pmcareer shows where it comes from."),
    (pager.VARIABLES[0], "The pager for long answers; set to nothing, or to cat, none is opened."),
    (
        pager.VARIABLES[1],
        "The pager, where that one is not set; where neither is, none. The option --no-pager overrides both.",
    ),
    ("LESS", f"The options of less, which you need not set: {pager.LESS} unless said, and colours always."),
    ("VISUAL, EDITOR", "Your editor, for --edit: the first that is set."),
    ("NO_COLOR", "Set to anything: no colours. The options --color and --no-color override all of these."),
    ("FORCE_COLOR", "Set to anything but 0: colours on any terminal; 0: none. CLICOLOR_FORCE and CLICOLOR count too."),
    ("TERM", "Set to dumb: no colours, no pager."),
    ("COLUMNS", "The width of the screen, where it is a positive number; otherwise the terminal's own."),
    ("LINES", "The height of the screen, in the same way: what is longer goes to the pager."),
)


class Topic(NamedTuple):
    """Sentences, names with their meanings, and commands with what they give."""

    text: tuple[str, ...]
    entries: Rows
    commands: Rows = ()


def _exit_codes(framework: str | None) -> Topic:  # noqa: ARG001  only the scale is a ladder's
    return Topic(
        ("What the exit status of a call says: a script can go by it, and need not read a message.",),
        tuple((str(int(code)), code.meaning) for code in ExitCode),
    )


def _environment(framework: str | None) -> Topic:  # noqa: ARG001
    return Topic(("The variables that count. An option on the command line overrides any of them.",), VARIABLES)


def _json(framework: str | None) -> Topic:  # noqa: ARG001
    """The keys on top of the answers most asked for; a test holds them to what the commands give."""
    level = (
        "id, title, titles, aliases, stage, track, rank, summary, scope, experience_years, responsibilities, skills, "
        "watch_outs, next, lateral, instead, titles_apart, first_90_days, not_this_level, growing_here, track_title, "
        "comes_from, lateral_from"
    )
    advice = "from, to, basis, focus, later, strengths, proof_gaps, responsibilities, alternatives, lateral, asks_less"
    evidence = "id, person, date, what, outcome, skills, level, source, link, goals, created"
    return Topic(
        (
            "Every command that reads answers with --json. The keys are a promise: more may come, none is renamed.",
            "What is not known is null, never 0; a day is YYYY-MM-DD.",
            'An error is an object on stderr, {"error": {"code", "message", "hint"}}; code is the exit status.',
            "These are the keys on top of the answers most asked for; every key is in docs/json.md.",
        ),
        (
            ("ladder", "framework, scale, tracks, levels, skills"),
            ("level NAME", level),
            ("skill NAME", "id, name, area, description, is_not, builds_on, carries, levels, growth"),
            ("compare A B", "from, to, raised, new, unchanged, lowered, dropped, lateral, responsibilities"),
            ("path", "from, to, routes"),
            ("next", advice),
            ("search WORDS", "query, results, total, nearest"),
            ("me", "person, name, level, target, framework, last_rated, skills, coverage, goals, next"),
            ("evidence list", f"a list, of each {evidence}"),
            ("framework list", "frameworks"),
            (
                "framework show",
                "id, title, version, description, attribution, folder, in_use, scale, tracks, levels, skills, counts",
            ),
            (
                "plan list",
                "a list, of each id, person, what, skill, when, then, due, done_when, status, check_ins, evidence",
            ),
        ),
        (("pmcareer next --from pm --json | jq '.focus[].name'", "such as: the names of what to develop"),),
    )


def _privacy(framework: str | None) -> Topic:  # noqa: ARG001
    return Topic(
        ("What you write about yourself, or about people you lead, stays with you.",),
        (
            ("Network", "None. The program opens no connection, and asks nobody for a newer version of itself."),
            ("What is kept", "What you put in: level and target, ratings, evidence, goals. Looking keeps nothing."),
            ("Where", f"One file, {DATA_FILE}, in a folder of its own that {HOME_VARIABLE} can move."),
            ("Who can read it", "You alone, and whoever has your account or your disk: it is not encrypted."),
            ("Copies", "Your backups and exports, and one made before a restore or an update, beside the file."),
            ("Shell history", "It keeps the words of a command line; not answers, nor what comes from - or --edit."),
            ("Other people", "Somebody you keep notes on under --person may ask to see them: write for her eyes."),
            ("The way out", "Changes can be undone, everything exported as JSON, and everything erased for good."),
        ),
        (
            ("pmcareer data where", "the file, and what is in it"),
            ("pmcareer data export my-career.json", "all of it, to read"),
            ("pmcareer data erase --dry-run", "what erasing would delete"),
        ),
    )


def _scale(framework: str | None) -> Topic:
    from pm_career.commands.session import open_framework

    ladder = open_framework(framework)
    return Topic(
        (
            "Each rating, and each bar that a rung sets, is a step of the ladder's scale.",
            "A step says what somebody has done, not how good she is: take the highest that you could tell a case of.",
            "Not known (? in an assessment) is not the lowest step: it is counted nowhere until somebody knows.",
            "A rung that says nothing of a skill asks nothing of it.",
        ),
        tuple((f"{step.value} {step.name}", step.description or step.name) for step in ladder.scale),
        (
            ("pmcareer skill NAME", "what each step of one skill looks like, rung by rung"),
            ("pmcareer assess", "rate yourself, with the bar hidden until you have answered"),
        ),
    )


TOPICS: dict[str, Callable[[str | None], Topic]] = {
    "exit-codes": _exit_codes,
    "environment": _environment,
    "json": _json,
    "privacy": _privacy,
    "scale": _scale,
}
"""Each topic by its name, made for the ladder that was asked for."""

"""The topics of `pmcareer help`: each is a few sentences, a table of names and meanings, and commands to try."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pm_career.commands import options, output, pager
from pm_career.commands.exit_codes import ExitCode
from pm_career.paths import DATA_FILE, HOME_VARIABLE

Rows = tuple[tuple[str, str], ...]

VARIABLES: Rows = (
    (HOME_VARIABLE, "The folder for your own data, instead of the system's usual place."),
    (
        options.FRAMEWORK_VARIABLE,
        "The ladder to use if --framework is not given: a name or a folder. It overrides framework use.",
    ),
    (output.PLAIN_VARIABLE, "Set to 1: print every answer as with --plain. Set to 0: not even if ACCESSIBLE is set."),
    (output.ACCESSIBLE_VARIABLE, "Set to anything but 0 or false: the same as PMCAREER_PLAIN=1."),
    (output.TRACEBACK_VARIABLE, "Set to 1: show the traceback of a bug in pmcareer."),
    (pager.VARIABLES[0], "The pager for long answers. Empty or cat: no pager."),
    (
        pager.VARIABLES[1],
        "The pager if PMCAREER_PAGER is not set. If neither is set: less, if installed. --no-pager overrides both.",
    ),
    ("LESS", f"The options of less. You need not set it: the default is {pager.LESS}, and colours are always shown."),
    ("VISUAL, EDITOR", "Your editor, for --edit. The first that is set is used."),
    ("NO_COLOR", "Set to anything: no colours. The options --color and --no-color override all these variables."),
    (
        "FORCE_COLOR",
        "Set to 0: no colours; to anything else: colours on any terminal. CLICOLOR_FORCE and CLICOLOR are read too.",
    ),
    ("TERM", "Set to dumb: no colours, no pager."),
    ("COLUMNS", "The width of the screen, if it is a positive number. Otherwise the terminal's width is used."),
    ("LINES", "The height of the screen, in the same way. Longer answers go to the pager."),
)


class Topic(NamedTuple):
    """Sentences, a table of names and meanings, and commands with what they print."""

    text: tuple[str, ...]
    entries: Rows
    commands: Rows = ()


def _explain_exit_codes(framework: str | None) -> Topic:  # noqa: ARG001  only the scale depends on the ladder
    return Topic(
        ("The exit status says how a command ended, so that a script need not read messages.",),
        tuple((str(int(code)), code.meaning) for code in ExitCode),
    )


def _explain_environment(framework: str | None) -> Topic:  # noqa: ARG001
    return Topic(
        ("The variables that pmcareer reads. An option on the command line overrides any of them.",), VARIABLES
    )


def _explain_json(framework: str | None) -> Topic:  # noqa: ARG001
    """List the top-level keys of the most used answers. A test compares them with what the commands print."""
    from pm_career.documents.ladder import build_level_answer
    from pm_career.domain.framework import Framework, Level

    any_level = Level(id="", title="", rank=1)
    any_framework = Framework(id="", title="", version="", scale=(), levels=(any_level,), skills=())
    level = ", ".join(build_level_answer(any_framework, any_level))
    advice = (
        "from, to, basis, agreement, focus, later, strengths, proof_gaps, responsibilities, alternatives, lateral, "
        "asks_less"
    )
    evidence = (
        "id, person, date, what, outcome, skills, level, source, confirmed_by, link, links, counts, private, "
        "project, responsibility, goals, created"
    )
    return Topic(
        (
            "Every command that reads has --json. You can rely on the keys: new ones may be added, none is renamed.",
            "What is not known is null, never 0; a rating of 0 is not yet. A day is YYYY-MM-DD.",
            'An error is an object on stderr, {"error": {"code", "message", "hint"}}; code is the exit status.',
            "These are the top-level keys of the most used answers. All keys are in docs/json.md.",
        ),
        (
            ("ladder", "framework, scale, not_yet, tracks, levels, skills"),
            ("level NAME", level),
            ("skill NAME", "id, name, area, description, is_not, builds_on, carries, levels, growth, formerly"),
            ("compare A B", "from, to, raised, new, unchanged, lowered, dropped, lateral, responsibilities"),
            ("path", "from, to, routes"),
            ("next", advice),
            ("search WORDS", "query, results, total, nearest"),
            (
                "me",
                (
                    "person, name, level, target, framework, last_rated, skills, coverage, goals, agreement, "
                    "unfinished_assessment, newer_ladder, next"
                ),
            ),
            ("evidence list", f"a list, of each {evidence}"),
            ("framework list", "frameworks"),
            (
                "framework show",
                (
                    "id, title, version, description, attribution, folder, in_use, scale, not_yet, tracks, allow, "
                    "levels, skills, counts"
                ),
            ),
            (
                "plan list",
                "a list, of each id, person, what, skill, when, then, due, done_when, status, check_ins, evidence",
            ),
            (
                "promotion",
                (
                    "person, from, to, framework, framework_version, since, until, ask, first, agreed, claims, scope, "
                    "same_step, not_shown, against, left, counts, digest"
                ),
            ),
            (
                "promotion check",
                "person, from, to, framework, framework_version, since, until, findings, counts, left_out, draft",
            ),
            ("one-on-one", "person, with, last, since, open, agreement, items, left_out"),
            ("review week", "from, to, evidence, due, questions, added, checked_in, known"),
            ("review quarter", "from, to, skills, untied, silent, moved, goals"),
            ("today", "due, last_written, days_since, develop"),
        ),
        (("pmcareer next --from pm --json | jq '.focus[].name'", "the names of the skills to develop"),),
    )


def _explain_accessibility(framework: str | None) -> Topic:  # noqa: ARG001
    return Topic(
        (
            "Everything can be read and done as lines of text, with a screen reader, a braille display or large print.",
            f"To have it so for good, set {output.ACCESSIBLE_VARIABLE}=1 or {output.PLAIN_VARIABLE}=1 in your shell.",
        ),
        (
            ("--plain", "Answers are 'Label: value' lines: no tables, drawings, bars or columns. Nothing is wrapped."),
            (
                "Signs",
                "With --plain there are words instead: 'not known' for ?, 'not yet' for 0, 'at the bar' for a tick.",
            ),
            (
                "Colours",
                "They say nothing alone: a word or a sign says it too. --no-color or NO_COLOR turns them off.",
            ),
            ("Questions", "One at a time, as text. Choices are numbered; type the number or the name. Ctrl-C leaves."),
            ("Without questions", "Every question has an option that answers it: see the help of the command."),
            ("Pager", "With --plain there is none. Otherwise --no-pager turns it off, or an empty PMCAREER_PAGER."),
            (
                "Navigator",
                (
                    "It draws a screen, which screen readers do not follow well. All that it does is a command, too. "
                    f"With {output.ACCESSIBLE_VARIABLE}=1 or {output.PLAIN_VARIABLE}=1 pmcareer alone prints the help."
                ),
            ),
            ("Width", "Below 50 columns, as in large print, tables become blocks of lines."),
        ),
        (
            ("pmcareer me --plain", "where you stand, as lines"),
            ("pmcareer assess --plain --quick", "rate yourself, one question after another"),
            ("pmcareer help environment", "all variables"),
        ),
    )


def _explain_privacy(framework: str | None) -> Topic:  # noqa: ARG001
    return Topic(
        ("What you write about yourself, or about people you lead, stays on your computer.",),
        (
            ("Network", "None. The program opens no connection and does not look for updates."),
            (
                "What is saved",
                (
                    "What you enter: level and target, ratings, evidence, goals, promotion cases, one-on-ones. "
                    "Commands that only read save nothing."
                ),
            ),
            ("Where", f"In one file, {DATA_FILE}, in a folder of its own. Set {HOME_VARIABLE} to use another folder."),
            ("Who can read it", "Only you, and anyone who has your account or your disk: the file is not encrypted."),
            (
                "Copies",
                "Your backups and exports. A backup is also made, beside the file, before a restore or an update.",
            ),
            (
                "Shell history",
                "It has the words of your commands, but not your answers to questions, nor text from - or --edit.",
            ),
            (
                "Other people",
                (
                    "Somebody you keep notes on with --person, or whose word you keep, may ask to see it. "
                    "Write so that they may read it."
                ),
            ),
            ("Undo, export, erase", "You can undo changes, export everything as JSON, and erase everything for good."),
        ),
        (
            ("pmcareer data where", "the file, and how much is in it"),
            ("pmcareer data export my-career.json", "all of it, to read"),
            ("pmcareer data erase --dry-run", "what erasing would delete"),
        ),
    )


def _explain_scale(framework: str | None) -> Topic:
    from pm_career.frameworks.open import open_framework

    ladder = open_framework(framework)
    return Topic(
        (
            "Each bar that a level sets is a step of the ladder's scale. A rating is one, too, or 0: not yet.",
            "A step says what somebody has done, not how good they are. Take the highest that you have an example for.",
            "0 is a rating: the whole bar is to go. ? in its place is not known, and is not counted until it is rated.",
            "A level that does not mention a skill asks nothing of it.",
        ),
        tuple((f"{step.value} {step.name}", step.description or step.name) for step in ladder.list_rating_steps()),
        (
            ("pmcareer skill NAME", "what each step of one skill looks like, level by level"),
            ("pmcareer assess", "rate yourself; the bar is hidden until you have answered"),
        ),
    )


TOPICS: dict[str, Callable[[str | None], Topic]] = {
    "accessibility": _explain_accessibility,
    "exit-codes": _explain_exit_codes,
    "environment": _explain_environment,
    "json": _explain_json,
    "privacy": _explain_privacy,
    "scale": _explain_scale,
}
"""For each topic, the function that makes it for the ladder of --framework."""

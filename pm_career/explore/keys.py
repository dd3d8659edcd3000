"""Every key of the navigator in one table: bindings, footer, help and docs/keys.md come from it.

A letter that leads to a place does so on every screen that asks nothing. A letter that acts on the selected
row does the same on every list. An upper-case letter does what the lower-case one does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, Literal, NamedTuple

from textual.binding import Binding, BindingType
from textual.screen import Screen

Where = Literal[
    "anywhere", "everywhere", "pages", "places", "page", "rows", "sides", "links", "case", "answers", "list", "plan",
    "evidence", "rating", "profile", "welcome", "help", "question", "choice", "note", "form", "ticks", "command",
]  # fmt: skip
"""The screens and panes that have keys of their own.

`everywhere`: all screens that ask nothing, so that letters are free. `anywhere`: the others, too.
"""

WHERE: dict[Where, str] = {
    "anywhere": "every screen",
    "everywhere": "every screen that asks nothing",
    "pages": "the places and their pages",
    "places": "the places on the left",
    "page": "a page",
    "rows": "a list",
    "sides": "a list, a page and its links, side by side",
    "links": "the links from a page",
    "case": "the links from the promotion case",
    "answers": "a list to choose from",
    "list": "the evidence and the plan",
    "plan": "the plan",
    "evidence": "the evidence",
    "rating": "rating",
    "profile": "the profile",
    "welcome": "the first start",
    "help": "help",
    "question": "a question",
    "choice": "choosing",
    "note": "writing a sentence",
    "form": "a form",
    "ticks": "the ticks of a form",
    "command": "the command line",
}
"""What each is called in docs/keys.md."""

Group = Literal["Move", "Here", "Selected row", "Go to", "More"]
"""The groups of keys, in the order of the footer."""


class Key(NamedTuple):
    """A row of the table: the keys (Textual's names; the first is shown), what they do, and where.

    `label` is a word for the footer, `does` a phrase for help and documentation. `action` is empty for keys that
    Textual itself handles. The footer shows keys with a `rank`: a small number stays longest on a narrow terminal.
    `commands` are those in whose place a page or message names this key.
    """

    where: tuple[Where, ...]
    keys: str
    label: str
    action: str
    does: str
    group: Group = "More"
    rank: int = 0
    priority: bool = False
    commands: tuple[str, ...] = ()


KEYS: tuple[Key, ...] = (
    Key(("pages", "list"), "up,down", "Move", "", "move along a list, or scroll the page", "Move"),
    Key(("page",), "j", "Down", "scroll_down", "scroll down", "Move"),
    Key(("page",), "k", "Up", "scroll_up", "scroll up", "Move"),
    Key(("places", "rows", "answers"), "j", "Down", "cursor_down", "move down", "Move"),
    Key(("places", "rows", "answers"), "k", "Up", "cursor_up", "move up", "Move"),
    Key(("page",), "space", "Page down", "page_down", "scroll by a screen", "Move"),
    Key(("links",), "pagedown", "Page down", "screen.scroll_page(1)", "scroll the page by a screen", "Move"),
    Key(("links",), "pageup", "Page up", "screen.scroll_page(-1)", "scroll the page back by a screen", "Move"),
    Key(("places",), "right", "Open", "open", "open the place; where it is open, go in", "Move"),
    Key(("places",), "left", "Close", "close", "close the place, or the one it is in", "Move"),
    Key(("places",), "enter", "In", "select_cursor", "go to its page", "Move", 2),
    Key(("rows",), "enter", "In", "select", "open what is under the cursor", "Move", 2),
    Key(("pages",), "enter", "In", "go_in", "list the links of the page", "Move", 2),
    Key(("answers",), "enter", "Choose", "select", "choose what is under the cursor", "Move", 2),
    Key(("sides",), "right", "In", "screen.go_right", "go in: to the page, to its links, along a link", "Move"),
    Key(("sides",), "left", "Out", "screen.go_left", "go out: to the page, the list, the places", "Move"),
    Key(("pages",), "escape,backspace", "Back", "go_back", "go back; it never leaves the program", "Move", 1),
    Key(("list",), "escape,backspace", "Back", "leave", "go back, from the page to its list first", "Move", 1),
    Key(("profile", "rating"), "escape,backspace", "Back", "leave", "go back", "Move", 1),
    Key(("help",), "escape,enter,backspace,question_mark,f1", "Back", "leave", "close the help", "Move", 1),
    Key(("rating",), "0,1,2,3,4,5,6,7,8,9", "Step", "rate({key})", "rate: the number of the step; 0 is not yet",
        "Here", 2),
    Key(("rating",), "question_mark", "Not known", "rate_unknown", "you cannot tell", "Here", 2),
    Key(("rating",), "right", "Skip", "skip", "skip this skill", "Here", 2, priority=True),
    Key(("rating",), "left,backspace", "Previous", "back", "the question before", "Here", 2, priority=True),
    Key(("rating",), "escape", "Stop", "stop", "stop; every answer is saved, and you can go on later", "Here", 1),
    Key(("rating",), "enter", "Back", "leave", "go back, at the end", "Here"),
    Key(("welcome",), "escape", "Not now", "skip", "answer later", "Here", 1),
    Key(("welcome",), "backspace", "Back", "again", "the question before", "Here", 3),
    Key(("question",), "y", "Yes", "answer(True)", "go ahead", "Here", 1),
    Key(("question",), "escape,backspace", "No", "answer(False)", "leave everything as it is; any other key, too",
        "Here", 1),
    Key(("choice",), "enter", "Take", "", "take what is marked", "Here", 2),
    Key(("choice",), "escape", "Back", "leave", "choose nothing", "Here", 1),
    Key(("choice",), "down", "Next", "move(1)", "down the list", "Here", priority=True),
    Key(("choice",), "up", "Previous", "move(-1)", "up the list", "Here", priority=True),
    Key(("choice",), "pagedown", "Further", "move(8)", "eight further", "Here", priority=True),
    Key(("choice",), "pageup", "Back up", "move(-8)", "eight back", "Here", priority=True),
    Key(("note",), "enter", "Save", "", "save it", "Here", 2),
    Key(("note",), "escape", "Leave it", "leave", "save nothing", "Here", 1),
    Key(("note",), "ctrl+t", "Tie it", "tie", "tie it to the skill that is named, or untie it", "Here", 3,
        priority=True),
    Key(("note",), "ctrl+o", "All parts", "open_form", "the day, what came of it, links, what is private", "Here", 3,
        priority=True),
    Key(("form",), "enter", "Save", "save", "save all parts", "Here", 2, priority=True),
    Key(("form",), "escape", "Leave it", "leave", "leave everything as it was", "Here", 1, priority=True),
    Key(("form",), "tab", "Next part", "app.focus_next", "go to the next part", "Here", 3, priority=True),
    Key(("form",), "ctrl+j", "New line", "new_line", "begin a new line in a text", "Here", 3, priority=True),
    Key(("ticks",), "space", "Tick", "select", "tie or untie, tick or untick", "Here", 3),
    Key(("command",), "enter", "Run", "run", "run the command; its answer becomes a page", "Here", 2, priority=True),
    Key(("command",), "escape", "Back", "leave", "go back, or stop the command that runs", "Here", 1, priority=True),
    Key(("command",), "tab", "Complete", "complete(1)", "complete the word", "Here", 3, priority=True),
    Key(("command",), "shift+tab", "Complete back", "complete(-1)", "the completion before", "Here", priority=True),
    Key(("command",), "up", "Earlier", "earlier(-1)", "an earlier line", "Here", 4, priority=True),
    Key(("command",), "down", "Later", "earlier(1)", "a later line", "Here", priority=True),
    Key(("plan", "evidence"), "c", "Change", "edit", "change the goal or the evidence", "Selected row", 3),
    Key(("plan",), "h", "Check in", "check_in", "say how the goal goes", "Selected row", 3),
    Key(("plan",), "d", "Done", "done", "the goal is done", "Selected row", 3),
    Key(("plan", "evidence"), "x,delete", "Remove", "remove", "drop the goal, or remove the evidence",
        "Selected row", 3),
    Key(("case",), "c", "Change", "screen.change", "write a claim, or keep evidence in the case or leave it out",
        "Selected row", 3),
    Key(("pages",), "v", "Compare", "compare", "compare the level with another", "Selected row", 11),
    Key(("pages",), "t", "Path", "path", "the path to the level", "Selected row", 11),
    Key(("pages",), "g", "Get there", "next", "what to develop for the level", "Selected row", 11),
    Key(("everywhere",), "m", "Me", "app.go('me')", "where you stand, on one page", "Go to", 5, commands=("me",)),
    Key(("everywhere",), "n", "Next", "app.go('next')", "what to develop next", "Go to", 5, commands=("next",)),
    Key(("everywhere",), "p", "Plan", "app.go('plan')", "your goals", "Go to", 5, commands=(
        "plan", "plan list", "plan show", "plan add", "plan from-next", "plan check-in", "plan done", "plan drop",
        "plan edit")),
    Key(("everywhere",), "e", "Evidence", "app.go('evidence')", "your evidence", "Go to", 5, commands=(
        "evidence", "evidence list", "evidence show", "evidence edit", "evidence remove")),
    Key(("everywhere",), "w", "Week", "app.go('week')", "your week: what happened, and the goals that are due", "Go to",
        9, commands=("review week",)),
    Key(("everywhere",), "o", "One-on-one", "app.go('one-on-one')", "your next one-on-one", "Go to", 11,
        commands=("one-on-one",)),
    Key(("everywhere",), "f", "Case", "app.go('case')", "your promotion case", "Go to", 9, commands=("promotion",)),
    Key(("everywhere",), "exclamation_mark", "Check", "app.go('check')", "what to mend in your promotion case", "Go to",
        12, commands=("promotion check",)),
    Key(("everywhere",), "r", "Rate", "app.go('assess')", "rate skills, or what is missing, or go on where you stopped",
        "Go to", 6, commands=("assess",)),
    Key(("everywhere",), "l", "Ladder", "app.go('ladder')", "the levels", "Go to", 8, commands=("ladder",)),
    Key(("everywhere",), "s", "Skills", "app.go('skills')", "the skills by area", "Go to", 8),
    Key(("everywhere",), "i", "Profile", "app.go('profile')", "name, level, aim and ladder", "Go to", 12,
        commands=("me set", "framework use")),
    Key(("everywhere",), "a", "Add", "app.add", "add evidence; in the plan, a goal; for a one-on-one, a point",
        "More", 4,
        commands=("evidence add", "one-on-one note")),
    Key(("everywhere",), "slash", "Search", "app.search", "search the ladder and your notes; in a list, the list",
        "More", 7, commands=("search",)),
    Key(("everywhere",), "u", "Undo", "app.undo", "take back the last change", "More", 9, commands=("data undo",)),
    Key(("everywhere",), "colon", "Command", "app.command", "type any command", "More", 10),
    Key(("everywhere",), "z", "Whose notes", "app.whose", "your notes, or those about somebody", "More", 13),
    Key(("everywhere",), "b", "By whom", "app.view", "by whose ratings, in notes about somebody", "More", 13),
    Key(("everywhere",), "comma", "Look", "app.next_look", "dark, light or high contrast", "More"),
    Key(("everywhere",), "ctrl+p", "Palette", "app.command_palette", "find any key, look or command by its name"),
    Key(("everywhere", "welcome", "question"), "question_mark,f1", "Help", "app.explain", "what is this, and its keys",
        "More", 2),
    Key(("form", "note", "command", "choice"), "f1", "Help", "app.explain", "what to do here, and its keys", "More", 4),
    Key(("rating",), "f1", "Help", "explain", "what to do here, and its keys", "More", 2),
    Key(("everywhere", "welcome", "question"), "q", "Leave", "app.quit", "leave the program", "More", 2),
    Key(("anywhere",), "ctrl+q", "Leave", "app.quit", "leave the program", "More", priority=True),
    Key(("anywhere",), "ctrl+c", "Copy or leave", "app.interrupt", "copy marked text; if none is marked, leave",
        "More", priority=True),
    Key(("everywhere",), "ctrl+z", "Suspend", "app.suspend_process", "back to the shell; fg resumes", "More"),
)  # fmt: skip

_SHOWN = {
    "enter": "Enter", "backspace": "Bksp", "escape": "Esc", "delete": "Del", "space": "Space", "tab": "Tab",
    "shift+tab": "Shift+Tab", "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "question_mark": "?", "exclamation_mark": "!", "comma": ",", "slash": "/", "colon": ":", "f1": "F1",
}  # fmt: skip
_SAME_OPTIONS = (
    "--person",
    "--framework",
    "--rater",
    "--rater-name",
    "--level",
    "--target",
    "--from",
    "--to",
    "--name",
    "--quick",
    "--skill",
)
"""Options of a command that do not ask for something else than its key does."""
_COMMANDS = (
    r"(?:evidence|plan|promotion|one-on-one|review|framework|data|completion)(?: [a-z][a-z-]*)?|me(?: set| history)?"
    "|ladder|level|skill|compare|path|next|search|assess|today|explore|help"
)
_OPTION = r"(?: --[a-z-]+(?:[= ](?:'[^']*'|[^\s'.,;:()-][^\s.,;:()]*))?)"
_COMMAND = re.compile(
    rf"pmcareer ({_COMMANDS})\b((?<!data undo)(?: [^\s,;:()]*[^\s,;:().])*(?=   |$|[,;)])|{_OPTION}*)"
)
"""A command in a sentence: its words, and what follows up to three spaces, the end, or a comma; or its options."""

_ON_OPTION = re.compile(r"\s+\([^()]* --[a-z][^()]*\)")


def make_bindings(*where: Where) -> list[BindingType]:
    """Return the bindings of a screen or pane: those of its rows in the table, in that order."""
    return [
        Binding(
            key,
            row.action.format(key=key),
            row.label,
            show=bool(row.rank),
            key_display=format_keys(row.keys.split(",")[:1]),
            priority=row.priority,
            tooltip=row.does,
        )
        for row in KEYS
        if row.action and set(row.where) & set(where)
        for key in _list_keys(row)
    ]


def _list_keys(row: Key) -> Iterator[str]:
    """Yield the keys of a row; of a letter the upper-case one, too, which Caps Lock makes of it."""
    for key in row.keys.split(","):
        yield key
        if len(key) == 1 and key.isalpha():
            yield key.upper()


_ROWS = {(key, row.action.format(key=key), row.does): row for row in KEYS for key in _list_keys(row)}


def find_key(binding: Binding) -> Key | None:
    """Return the row that a binding comes from; None for one of Textual's own."""
    return _ROWS.get((binding.key, binding.action, binding.tooltip))


def list_keys(screen: Screen[Any]) -> list[Key]:
    """Return the rows of the keys that work now on a screen, in the order of the table; of digits, those that work."""
    enabled = [each.binding for each in screen.active_bindings.values() if each.enabled]
    found = {find_key(each) for each in enabled}
    where = {row.where[0] for row in found if row is not None and len(row.where) == 1}
    keys = {each.key for each in enabled}
    rows = [row for row in KEYS if row in found or (not row.action and where & set(row.where))]
    return [_keep_digits(row, keys) if row.keys[0].isdigit() else row for row in rows]


def _keep_digits(row: Key, keys: Collection[str]) -> Key:
    return row._replace(keys=",".join(key for key in row.keys.split(",") if key in keys))


def format_keys(keys: list[str]) -> str:
    """Format the names of keys as they are shown: 'Esc, Bksp'; digits as a range."""
    if len(keys) > 1 and all(key.isdigit() for key in keys):
        return f"{keys[0]}-{keys[-1]}"
    return ", ".join(_SHOWN.get(key) or (key.title() if len(key) > 1 else key) for key in keys)


def name_keys(text: str) -> str:
    """Return a text with keys in the place of the program's commands: 'r (Rate)', or what to type after a colon.

    A remark in parentheses on an option of a command is left out with it.
    """
    named = _COMMAND.sub(_name_key, text)
    return text if named == text else _ON_OPTION.sub("", named)


def _name_key(found: re.Match[str]) -> str:
    command, rest = found[1], found[2]
    row = next((each for each in KEYS if command in each.commands), None)
    options = [word.partition("=")[0] for word in rest.split() if word.startswith("--")]
    if row is None or not set(options) <= set(_SAME_OPTIONS):
        return f":{command}{rest}"
    return f"{format_keys(row.keys.split(',')[:1])} ({row.label})"

"""`pmcareer promotion`: the promotion case, from one's notes to a page that somebody can decide on."""

from __future__ import annotations

import typer

from pm_career.commands.promotion import show

EXAMPLES = (
    ("pmcareer promotion", "the case as it stands today"),
    ("pmcareer promotion --to senior --since 2026", "the case for a level, with this year's evidence"),
    ("pmcareer promotion --full", "each expectation with its bar, claim and evidence"),
    ("pmcareer promotion --json", "the same as JSON"),
    ("pmcareer promotion --for manager --output case.html", "a document to hand over"),
    ("pmcareer promotion --for committee --format prompt", "a text for any assistant, printed and never sent"),
    ("pmcareer promotion ask 'Promotion to Senior in the April round'", "say what you ask for"),
    ("pmcareer promotion claim influence 'Sales and support plan by one release order.'", "a claim for one skill"),
    ("pmcareer promotion scope impact 'Three teams ship on the roadmap.'", "your own line about the scope"),
    ("pmcareer promotion keep e2 --skill influence --first", "keep a piece, and put it first"),
    ("pmcareer promotion leave e2 --why 'older than the role'", "leave a piece out"),
    ("pmcareer promotion agree 'Two teams plan around my roadmap' --with Dana --by Q1", "what would be enough"),
    ("pmcareer promotion agree", "what was agreed, the next due first"),
    ("pmcareer promotion check", "what a committee would send back, and what to do about it"),
    ("pmcareer promotion check --draft -", "which sentences of a text written from it rest on no evidence"),
    ("pmcareer promotion send april --for manager", "keep a copy of what you hand over"),
    ("pmcareer promotion sent", "the copies that you handed over"),
    ("pmcareer promotion diff", "what is new since the newest copy"),
    ("pmcareer promotion remove w1 s1", "take an agreement and a copy out; pmcareer data undo brings them back"),
    ("pmcareer promotion sort", "go through your evidence one piece at a time"),
)

COMMANDS = {
    "ask": ("pm_career.commands.promotion.ask", "Say in a sentence what the case asks for"),
    "claim": ("pm_career.commands.promotion.claim", "Write your claim for a skill"),
    "scope": ("pm_career.commands.promotion.scope", "Write your own line about the scope"),
    "keep": ("pm_career.commands.promotion.keep", "Keep a piece of evidence in the case"),
    "leave": ("pm_career.commands.promotion.leave", "Leave a piece of evidence out"),
    "agree": ("pm_career.commands.promotion.agree", "Write down what would be enough"),
    "check": ("pm_career.commands.promotion.check", "Check what a committee would send back"),
    "send": ("pm_career.commands.promotion.send", "Keep a copy of the case as you hand it over"),
    "sent": ("pm_career.commands.promotion.sent", "List the copies of the case"),
    "diff": ("pm_career.commands.promotion.diff", "Show what is new in the case"),
    "remove": ("pm_career.commands.promotion.remove", "Take agreements and copies out"),
    "sort": ("pm_career.commands.promotion.sort", "Go through your evidence one piece at a time"),
}

app = typer.Typer(invoke_without_command=True)
app.callback()(show.callback)

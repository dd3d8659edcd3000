"""What was found in a promotion case, and in a text that was written from it, as pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from pm_career.advice.case import Case
from pm_career.advice.promotion_check.check import Report
from pm_career.advice.promotion_check.draft import Draft, Sentence
from pm_career.advice.promotion_check.finding import Act, Finding, Remedy
from pm_career.domain.page import Block, Entry, Hint, Page, Prose, Records, Title
from pm_career.domain.text import cut_text, format_count, one_line, spell_count, start_sentence

MOST_RULES = 6
"""Rules of which a short page tells the findings."""
MOST_PLACES = 3
"""Places of one rule that a short page names."""
MOST_SENTENCES = 7
"""Sentences of a draft that a short page shows."""
_LONGEST_SENTENCE = 130
_COMMANDS: Mapping[Act, str] = {
    "ask": "promotion ask TEXT",
    "claim": "promotion claim {id} TEXT",
    "scope": "promotion scope {id} TEXT",
    "show agreement": "promotion agree {id} --shown ID",
    "add evidence": "evidence add TEXT --{kind} {subject}",
    "keep": "promotion keep ID --{kind} {subject}",
    "keep for behaviour": "promotion keep {id} --{kind} {subject} --behaviour N",
    "leave": "promotion leave {id}",
    "reword": "evidence edit {id} --what TEXT",
    "add outcome": "evidence edit {id} --outcome TEXT",
    "ask for word": "evidence ask {id} --of NAME",
    "rate": "assess {id}",
    "rate as manager": "assess {id} --rater manager",
    "read names": "promotion --for committee --full",
}
NOTHING = "Nothing found that a committee would send back for its form. What it shows is for them to judge."


def format_command(remedy: Remedy) -> str:
    """What to type to do about a finding; what is in capitals there is to be filled in."""
    words = _COMMANDS[remedy.act].format(id=remedy.id, kind=remedy.subject_kind, subject=remedy.subject)
    return f"pmcareer {words}"


def build_check_page(
    case: Case, report: Report, *, full: bool = False, format: Callable[[Remedy], str] | None = format_command
) -> Page:
    """Build the findings by rule, the most serious first: where, why, and what to type, as `format` says it.

    With None for `format` nothing says what to type.

    A short page has the first rules and the first finding of each; `full` has each finding. In a pipe: rule, place,
    message, mend and command of each finding, TAB-separated.
    """
    records = tuple(
        (each.rule, each.place, each.message, each.mend, format(each.remedy) if format else "")
        for each in report.findings
    )
    return (
        Title(case.target.title, "Check of the case", f"{case.framework} {case.version}"),
        Prose(_summarize(report), "Result"),
        *_build_remarks(report),
        *(_build_all(report.findings, format) if full else _build_by_rule(report, format)),
        *_build_hint(report, full=full),
        Records(records, otherwise=NOTHING),
    )


def build_draft_page(case: Case, draft: Draft, name: str, *, full: bool = False) -> Page:
    """Build the sentences of a draft, called `name`, that rest on no piece of the case.

    In a pipe: `draft`, the line, the sentence, and ids that the case does not have.
    """
    found = draft.unsupported
    shown = found if full else found[:MOST_SENTENCES]
    records = tuple(("draft", str(each.line), each.text, ", ".join(each.unknown)) for each in found)
    rests = f"{len(draft.sentences) - len(found)} of {format_count(len(draft.sentences), 'sentences')}"
    hints = [("pmcareer promotion --full", "all its evidence")] if found else []
    if len(shown) < len(found):
        hints.insert(0, ("pmcareer promotion check --draft FILE --full", f"all {len(found)} sentences"))
    return (
        Title(one_line(name), "Draft", f"case for {case.target.title}"),
        Prose(f"{rests} rest on the evidence of the case{'.' if found else ': all do.'}", "Result"),
        *(block for each in shown for block in _build_sentence(each, full=full)),
        *([Hint(tuple(hints))] if hints else []),
        Records(records, otherwise="Each sentence of the draft rests on evidence of the case."),
    )


def _build_sentence(each: Sentence, *, full: bool) -> Iterator[Block]:
    why = (
        f"It names {', '.join(each.unknown)}, which the case does not have."
        if each.unknown
        else "No piece says so: name one by its id, or take it out."
    )
    yield Entry(f"Line {each.line}", "Sentence")
    yield Prose(each.text if full else cut_text(each.text, _LONGEST_SENTENCE), "Text")
    if each.unknown or full:
        yield Prose(why, "Why", tone="to_go")


def _summarize(report: Report) -> str:
    if not report.findings:
        return NOTHING
    rules = len(report.counts)
    return f"{start_sentence(spell_count(len(report.findings), 'finding'))} of {spell_count(rules, 'rule')}."


def _build_remarks(report: Report) -> Iterator[Block]:
    if report.left_out:
        rules = ", ".join(report.left_out)
        yield Prose(f"The texts are not in English: {rules} were not checked.", "Left out", tone="muted")


def _build_by_rule(report: Report, format: Callable[[Remedy], str] | None) -> Iterator[Block]:
    for rule in list(report.counts)[:MOST_RULES]:
        found = [each for each in report.findings if each.rule == rule]
        yield Entry(_list_places(found), "Where", rule)
        yield from _build_finding(found[0], format)


def _build_all(findings: Sequence[Finding], format: Callable[[Remedy], str] | None) -> Iterator[Block]:
    for each in findings:
        yield Entry(each.place, "Where", each.rule)
        yield from _build_finding(each, format)


def _build_finding(each: Finding, format: Callable[[Remedy], str] | None) -> Iterator[Block]:
    yield Prose(f"{each.message} {each.mend}.", "Why")
    if format:
        yield Prose(format(each.remedy), "Next", tone="strong")


def _list_places(found: Sequence[Finding]) -> str:
    places = [each.place for each in found]
    more = len(places) - MOST_PLACES
    return ", ".join(places if more <= 1 else [*places[:MOST_PLACES], f"and {more} more"])


def _build_hint(report: Report, *, full: bool) -> Iterator[Block]:
    commands = []
    hidden = len(report.findings) - min(len(report.counts), MOST_RULES)
    if hidden > 0 and not full:
        commands.append(("pmcareer promotion check --full", f"each of the {len(report.findings)} findings"))
    commands.append(("pmcareer promotion", "the case"))
    yield Hint(tuple(commands))

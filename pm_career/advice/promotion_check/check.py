"""Check a case by all rules, the most serious finding first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pm_career.advice.case import Case
from pm_career.advice.promotion_check import case_rules, evidence_rules, wording_rules
from pm_career.advice.promotion_check.finding import Checked, Finding
from pm_career.advice.promotion_check.own_texts import list_own_texts
from pm_career.domain.framework import Framework, Value
from pm_career.domain.promotion import MOST_OWN_WORDS
from pm_career.domain.prose import is_english
from pm_career.domain.word_lists import WordLists


class Rule(NamedTuple):
    """A rule and the name of its findings. `english` ones go by lists of English words."""

    name: str
    find: Callable[[Checked], Iterable[Finding]]
    english: bool = False


RULES = (
    Rule(case_rules.NAMES, case_rules.find_names),
    Rule(evidence_rules.NO_EVIDENCE, evidence_rules.find_no_evidence),
    Rule(case_rules.NOT_AGREED, case_rules.find_not_agreed),
    Rule(case_rules.FOCUS, case_rules.find_focus),
    Rule(evidence_rules.OWN_WORD, evidence_rules.find_own_word),
    Rule(evidence_rules.LOWER_LEVEL, evidence_rules.find_lower_level),
    Rule(wording_rules.NO_OUTCOME, wording_rules.find_no_outcome),
    Rule(wording_rules.OTHERS, wording_rules.find_we, english=True),
    Rule(evidence_rules.OLD, evidence_rules.find_old),
    Rule(evidence_rules.ONE_MOMENT, evidence_rules.find_one_moment),
    Rule(evidence_rules.ONE_PROJECT, evidence_rules.find_one_project),
    Rule(evidence_rules.OVERUSED, evidence_rules.find_overused),
    Rule(wording_rules.TRAIT, wording_rules.find_traits, english=True),
    Rule(wording_rules.ECHO, wording_rules.find_echoes, english=True),
    Rule(wording_rules.VAGUE, wording_rules.find_vague, english=True),
    Rule(wording_rules.NUMBER, wording_rules.find_bare_numbers, english=True),
    Rule(case_rules.NO_RATING, case_rules.find_no_rating),
    Rule(case_rules.LADDER, case_rules.find_ladder_changed),
    Rule(case_rules.LONG, case_rules.find_too_long),
)
"""All rules, the most serious first."""


class Report(Value, frozen=True):
    """What was found in a case, the most serious first, and the rules left out as its texts are not in English."""

    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings there are of each rule that found some, in the order of the rules."""
        found = [each.rule for each in self.findings]
        return {rule: found.count(rule) for rule in dict.fromkeys(found)}


def check_case(
    case: Case,
    framework: Framework,
    lists: WordLists,
    *,
    claim_words: int = MOST_OWN_WORDS,
    perhaps_names: Sequence[str] = (),
) -> Report:
    """Check a case as its audience sees it.

    `claim_words` are those that its first page has room for in each claim. `perhaps_names` are words in it that may be
    names of people whom its audience should not see.
    """
    checked = Checked(case, tuple(_list_asked(case, framework)), lists, claim_words, tuple(perhaps_names))
    english = is_english((own.whole for own in list_own_texts(case)), lists)
    applied = [rule for rule in RULES if english or not rule.english]
    return Report(
        findings=tuple(finding for rule in applied for finding in rule.find(checked)),
        left_out=tuple(rule.name for rule in RULES if rule not in applied),
    )


def _list_asked(case: Case, framework: Framework) -> Iterator[str]:
    """What the two levels ask for: bars and behaviours of skills, and the target's responsibilities and scope."""
    for level in dict.fromkeys(each.id for each in (case.start, case.target) if each):
        for _, expectation in framework.list_expected(level):
            yield from (expectation.bar, *expectation.behaviours)
    for each in case.expected:
        if each.kind == "responsibility":
            yield each.bar
    yield from (line.bar for line in case.scope if line.bar)

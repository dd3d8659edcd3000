"""The rules of `promotion check`: docs/rules.md is what they do, and pieces that were written before them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import checkout
import pytest
from cases import MINE, check, read_ladder
from hypothesis import given
from hypothesis import strategies as st
from ladders import frameworks
from msgspec.structs import replace
from quick_yaml import load_yaml
from try_each import try_each

from pm_career.advice.audience import find_perhaps_names, list_ordinary_words
from pm_career.advice.case import CaseNotes
from pm_career.advice.promotion import build_case
from pm_career.advice.promotion_check.check import RULES, check_case
from pm_career.advice.promotion_check.finding import Finding
from pm_career.domain.evidence import Evidence
from pm_career.domain.framework import Framework
from pm_career.domain.promotion import MOST_OWN_WORDS, Claim
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.frameworks.quality.lexicon import load_word_lists
from pm_career.views.promotion_check import format_command

pytestmark = pytest.mark.checkout  # the case of the examples is on the page

_RULES = checkout.ROOT / "docs/rules.md"
PAGE = _RULES.read_text(encoding="utf-8").partition("\n# What `promotion check`")[2] if _RULES.exists() else ""
NAMES = [rule.name for rule in RULES]
WORDING = {"no-outcome", "we", "trait", "echo", "vague", "bare-number"}
WRONG = {
    "vague": "vague", "team": "we", "we": "we", "number": "bare-number", "trait": "trait", "echo": "echo",
    "outcome": "no-outcome",
}  # fmt: skip
"""The rule that is meant to find what is wrong with a piece of the three collections promotion_pieces*.yaml."""
FEWEST_FOUND = 0.9
BAR_OF_THE_PIECES = (
    "Settles conflicts of interest among executives, departments and customers, and the agreement still holds a "
    "quarter later."
)
"""What influence asked of `senior` when the collections were written."""
MOST_FLAGGED = 0.05


def read_sections() -> dict[str, list[Any]]:
    """The blocks of YAML of each section of the page."""
    parts = re.split(r"^#{2,3} (.+)$", PAGE, flags=re.MULTILINE)
    blocks = re.compile(r"^```yaml$(.*?)^```$", re.MULTILINE | re.DOTALL)
    return {
        title.strip("`"): [load_yaml(block) for block in blocks.findall(text)]
        for title, text in zip(parts[1::2], parts[2::2], strict=True)
    }


SECTIONS = read_sections()
(BASE,) = SECTIONS["The case of the examples"] if PAGE else ({},)  # beside a wheel there is no page


def merge(base: Any, change: Any) -> Any:
    """The base with a change in it; what is null in the change is taken out."""
    if not isinstance(base, dict) or not isinstance(change, dict):
        return change
    merged = {**base, **{key: merge(base.get(key), value) for key, value in change.items()}}
    return {key: value for key, value in merged.items() if value is not None}


def find(**change: Any) -> tuple[Finding, ...]:
    return check(merge(BASE, change)).findings


def test_nothing_is_found_in_the_case_of_the_examples() -> None:
    assert find() == ()


def test_the_page_has_every_rule_in_the_order_of_the_code() -> None:
    assert [title for title in SECTIONS if title in NAMES] == NAMES
    assert f"more than {MOST_OWN_WORDS} words" in PAGE


@try_each("rule", NAMES)
def test_a_rule_finds_its_example_and_lets_the_other_pass(rule: str) -> None:
    finds, lets_pass = SECTIONS[rule]
    found = check(merge(BASE, finds)).findings
    assert rule in {each.rule for each in found}
    for each in found:
        assert each.place
        assert each.message.endswith(".")
        assert each.mend[-1].isalnum()
        assert format_command(each.remedy).startswith("pmcareer ")
    assert rule not in {each.rule for each in check(merge(BASE, lets_pass)).findings}


@cache
def read_ladder_of_the_pieces() -> Framework:
    """The shipped ladder with the bar that the pieces of the collections repeat: their texts are never changed."""
    ladder = read_ladder()
    skill = ladder.skill("influence")
    asked = replace(skill.expectations["senior"], bar=BAR_OF_THE_PIECES)
    influence = replace(skill, expectations={**skill.expectations, "senior": asked})
    return replace(ladder, skills=tuple(influence if each.id == skill.id else each for each in ladder.skills))


def judge(piece: dict[str, Any]) -> set[str]:
    """The rules on words that find a piece, in a case of nothing else."""
    fields = {"what": piece["what"], "outcome": piece.get("outcome") or "", "skills": ["influence"], "source": "peer"}
    found = check({"evidence": {"e1": fields}}, read_ladder_of_the_pieces()).findings
    return {each.rule for each in found} & WORDING


def show_share(what: str, number: int, of: Sequence[Any], which: object) -> None:
    print(f"{what}: {number} of {len(of)}. {which}")  # noqa: T201  with pytest -rP one sees the shares


@pytest.mark.parametrize("name", ["promotion_pieces.yaml", "promotion_pieces_2.yaml", "promotion_pieces_3.yaml"])
def test_nine_in_ten_bad_pieces_are_found_and_one_in_twenty_good_ones_at_most(name: str) -> None:
    pieces = load_yaml((Path(__file__).parent / name).read_text(encoding="utf-8"))
    bad, good = pieces["bad"], pieces["good"]
    assert len(bad) >= 60
    assert len(good) >= 60
    found = Counter(each["wrong"] for each in bad if judge(each))
    meant = Counter(each["wrong"] for each in bad if WRONG[each["wrong"]] in judge(each))
    flagged = [each["what"] for each in good if judge(each)]
    show_share("bad ones found", found.total(), bad, dict(meant))
    show_share("good ones flagged", len(flagged), good, flagged)
    if PAGE:
        share = (
            f"[{found.total()} of 60 bad pieces](../tests/advice/{name}) and {len(flagged) or 'none'} of 60 good ones"
        )
        assert share in " ".join(PAGE.split())
    assert found.total() >= FEWEST_FOUND * len(bad)
    assert len(flagged) <= MOST_FLAGGED * len(good)
    assert (
        min(meant[wrong] for wrong in {each["wrong"] for each in bad}) >= 8
    )  # no rule hides behind the others: each has ten pieces


def test_an_open_outcome_is_found_and_words_that_only_look_like_one_or_like_a_number_are_not() -> None:
    for outcome in ("Waiting time fell from 6 days to 1.", "None of the 300 users wrote.", "Open rates rose in May."):
        assert judge({"what": "I cut the export.", "outcome": outcome}) == set(), outcome
    for outcome in ("Results to follow.", "Too early to say.", "–", "Open until June.", "Still being tested."):
        assert judge({"what": "I cut the export.", "outcome": outcome}) == {"no-outcome"}, outcome
    assert judge({"what": "I kept the game from under-13s.", "outcome": "The council added a rule."}) == set()


def test_a_verdict_is_no_outcome_whatever_stands_before_it() -> None:
    assert judge({"what": "I wrote 5 answers for the bank.", "outcome": "Users are noticeably happier."}) == {"vague"}
    assert judge({"what": "I shaped the direction of several areas.", "outcome": "It held."}) == {"vague"}


def test_few_sentences_are_found_that_were_written_for_another_purpose() -> None:
    lines = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    texts = [line.split(": ", 1)[1] for line in lines if ": " in line and not line.startswith("#")]
    flagged = [text for text in texts if judge({"what": text, "outcome": "Both signed it."})]
    show_share("sentences flagged", len(flagged), texts, flagged)
    assert len(texts) > 150
    assert len(flagged) <= MOST_FLAGGED * len(texts)


def find_places(rule: str, **change: Any) -> list[str]:
    return [each.place for each in find(**change) if each.rule == rule]


def test_a_case_of_nothing_says_so_once_and_names_the_skills_in_focus() -> None:
    found = check({}).findings
    assert [(each.rule, each.place) for each in found] == [
        ("no-evidence", "case"),
        ("focus-silent", "claim vision"),
        ("focus-silent", "claim influence"),
        ("focus-silent", "claim leadership"),
    ]


def test_twelve_months_before_a_leap_day_end_on_28_february() -> None:
    for day, found in ((date(2027, 2, 27), ["claim influence"]), (date(2027, 2, 28), [])):
        newer = {id: {"date": date(2028, 2, 1)} for id in ("e2", "e3")}
        assert find_places("old", today=date(2028, 2, 29), evidence={"e1": {"date": day}} | newer) == found


def test_one_piece_is_no_moment_and_no_project_and_unknown_projects_are_not_the_same() -> None:
    more = {"what": "I settled it.", "outcome": "It held.", "date": date(2026, 2, 10), "skills": ["influence"]}
    assert find_places("one-moment", evidence={"e4": more}) == ["claim influence"]  # both on one day
    assert find_places("one-project", evidence={"e4": more}) == []
    assert find_places("one-project", evidence={"e1": {"project": "Payouts"}}) == []
    assert find_places("one-project", evidence={"e1": {"project": "Payouts"}, "e4": more}) == []


def test_three_quarters_of_the_words_make_a_repetition_but_not_of_two_words() -> None:
    # "Persuades an executive to give up a favourite feature before the roadmap is published."
    for what, found in (
        ("I persuaded executives, features quickly.", ["e1"]),  # 3 of 4
        ("I persuaded executives, features quickly enough.", []),  # 3 of 5
        ("I persuaded executives.", []),  # 2 of 2
        ("I persuaded executives, feature.", ["e1"]),  # 3 of 3
    ):
        assert find_places("echo", evidence={"e1": {"what": what}}) == found, what


def test_what_only_counts_against_is_not_judged_by_its_words() -> None:
    against = {"what": "We slipped.", "date": date(2026, 5, 1), "skills": ["influence"], "counts": "against"}
    assert find(evidence={"e4": against}) == ()


def test_lines_about_the_scope_are_judged_too() -> None:
    assert find_places("vague", claims={"scope impact": "Worked on the roadmap."}) == ["scope impact"]
    assert find_places("trait", claims={"scope autonomy": "I'm a great team player."}) == ["scope autonomy"]
    bar = read_ladder().level("senior").scope.impact
    assert bar
    assert find_places("echo", claims={"scope impact": bar}) == ["scope impact"]


def test_texts_in_another_language_are_judged_by_the_other_rules_alone() -> None:
    german = " ".join(["Wir haben den Vertrag mit dem Vertrieb neu verhandelt und danach unterschrieben"] * 120)
    report = check(merge(BASE, {"evidence": {"e1": {"what": german, "outcome": None}}}))
    assert report.left_out == ("we", "trait", "echo", "vague", "bare-number")
    assert report.counts == {"no-outcome": 1, "too-long": 1}


def test_an_agreement_on_a_skill_that_is_not_claimed_offers_the_claim() -> None:
    agreed = {"what": "One bet", "state": "shown", "evidence": ["e2"], "skills": ["business"]}
    (found,) = (each for each in find(agreed={"w1": agreed}) if each.rule == "not-agreed")
    assert (found.place, format_command(found.remedy)) == ("w1", "pmcareer promotion claim business TEXT")


def test_ratings_by_an_earlier_major_version_are_found_once() -> None:
    old = [{"skill": each, "rater": "self", "step": 2, "date": date(2026, 5, 1)} for each in ("vision", "influence")]
    for version, found in (("0.9.0", ["case"]), (read_ladder().version, []), ("", [])):
        ratings = [*BASE["ratings"], *({**each, "framework_version": version} for each in old)]
        assert find_places("ladder-changed", ratings=ratings) == found, version


TEXTS = st.text(alphabet="aweIdB .,!?-+%€0123456789\n\"'", max_size=40) | st.sampled_from(
    ("We did it.", "I'm a great leader", "Owns the roadmap", "Up 30% from 20%", "ongoing", "…", "新しい計画")
)


@given(frameworks(), st.lists(st.tuples(TEXTS, TEXTS), max_size=4), st.data())
def test_any_case_of_any_ladder_can_be_checked_and_its_places_are_in_it(
    framework: Framework, texts: list[tuple[str, str]], data: st.DataObject
) -> None:
    start, target = (data.draw(st.sampled_from(framework.levels)) for _ in range(2))
    skills = tuple(each.id for each in framework.skills)
    pieces = tuple(
        Evidence(id=f"e{number}", person="me", what=what, outcome=outcome, date=date(2026, 5, number), skills=skills)
        for number, (what, outcome) in enumerate(texts, start=1)
        if what.strip()
    )
    notes = CaseNotes(evidence=pieces)
    case = build_case(framework, start, target, notes, person="me", today=date(2026, 6, 1), renamed=RenamedIds())
    lists = load_word_lists()
    perhaps = find_perhaps_names(case, (), list_ordinary_words(framework, lists))
    report = check_case(case, framework, lists, perhaps_names=perhaps)
    assert report == check_case(case, framework, lists, perhaps_names=perhaps)
    order = [NAMES.index(each.rule) for each in report.findings]
    assert order == sorted(order)
    places = {"case", *(each.id for each in case.pieces), *(f"claim {each.id}" for each in case.expected)}
    assert {each.place for each in report.findings} <= places
    worded = Counter(each.place for each in report.findings if each.rule in ("trait", "echo", "vague"))
    assert not worded or max(worded.values()) == 1


def test_a_claim_may_have_the_words_that_the_first_page_has_room_for() -> None:
    claims = {"influence": "one two three four five", "vision": "one two three four five six"}
    ladder = read_ladder()
    notes = CaseNotes(claims=tuple(Claim(**MINE, kind="skill", subject=id, text=text) for id, text in claims.items()))
    levels = (ladder.level("pm"), ladder.level("senior"))
    case = build_case(ladder, *levels, notes, person="me", today=date(2026, 6, 1), renamed=RenamedIds())
    found = check_case(case, ladder, load_word_lists(), claim_words=5).findings
    assert [each.place for each in found if each.rule == "too-long"] == ["claim vision"]


def test_a_word_that_sentences_begin_with_is_no_name() -> None:
    what = "Excellent pages for Ann-Marie's tests. Overheard Lee/Kim. Untangled it with Zoe."
    (found,) = (each for each in find(audience="committee", evidence={"e1": {"what": what}}) if each.rule == "names")
    assert found.message == "It may name somebody: Ann-Marie, Lee, Kim, Zoe."

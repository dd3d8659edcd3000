"""`pmcareer promotion`: the case from one's notes, what is kept, left, claimed and agreed."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from filling import FillOnce
from ladders import write_framework
from shell import Shell
from try_each import try_each

from pm_career.domain.promotion import MOST_OWN_WORDS
from pm_career.views.promotion import MOST_WORDS
from pm_career.views.promotion_table import shorten

CASE = {
    "person", "from", "to", "framework", "framework_version", "since", "until", "ask", "first", "agreed", "claims",
    "scope", "same_step", "not_shown", "against", "evidence", "left", "counts", "digest",
}  # fmt: skip
CLAIM = {
    "kind", "id", "title", "bar", "from_expected", "to_expected", "in_focus", "claim", "ratings", "evidence",
    "behaviours",
}  # fmt: skip

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def bakery(tmp_path: Path) -> str:
    return str(write_framework(tmp_path / "bakery"))


@pytest.fixture
def year(shell: Shell, fill_once: FillOnce) -> Shell:
    """A PM who aims for senior, with five pieces of evidence."""

    def make() -> None:
        shell("me", "set", "--level", "pm", "--target", "senior", "--name", "Ana")
        for words in (
            (
                "Sales and support signed one release order",
                "--skill",
                "influence",
                "--source",
                "peer",
                "--date",
                "2026-05-12",
            ),
            (
                "Two teams planned Q4 from the payouts roadmap",
                "--skill",
                "vision",
                "--outcome",
                "No date moved",
                "--date",
                "2026-09-03",
            ),
            ("Coached Bo through the refund plan", "--skill", "leadership", "--date", "2026-10-20"),
            ("The second beta came five weeks late", "--skill", "influence", "--against", "--date", "2026-10-21"),
            ("A fight with sales", "--skill", "influence", "--private", "--date", "2026-10-22"),
        ):
            assert shell("evidence", "add", *words).code == 0

    fill_once(make)
    return shell


def read(shell: Shell, *words: str) -> dict[str, Any]:
    answer: dict[str, Any] = shell("promotion", "--json", *words).json
    return answer


def claims(shell: Shell, *words: str) -> dict[str, Any]:
    return {each["id"]: each for each in read(shell, *words)["claims"]}


def count_words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def test_the_case_stands_without_anything_being_started(year: Shell) -> None:
    case = read(year)
    assert set(case) == CASE
    assert (case["from"], case["to"], case["since"], case["until"]) == ("pm", "senior", None, "2026-11-20")
    assert all(set(each) == CLAIM for each in case["claims"])
    focus = [each["id"] for each in case["claims"] if each["in_focus"]]
    assert focus == ["vision", "influence", "leadership"]
    assert [each["id"] for each in claims(year)["influence"]["evidence"]] == ["e1"]
    assert (case["against"], case["ask"]) == (["e4"], None)
    assert case["counts"]["with_evidence"] == 3
    assert case["counts"]["others_word"] == 1
    assert "private" not in year("promotion", "--full", terminal=100).out
    assert "fight" not in json.dumps(case)


def test_the_digest_is_of_the_same_object_without_the_day(year: Shell) -> None:
    case = read(year)
    digest = case.pop("digest")
    del case["until"]
    text = json.dumps(case, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == digest
    year("promotion", "ask", "Promotion in April")
    assert read(year)["digest"] != digest


def test_a_terminal_shows_one_page_that_begins_with_the_ask(year: Shell) -> None:
    page = year("promotion", terminal=80).out
    assert "Ana · Product Manager" in page
    for words in ("The ask", "It rests on", "First", "Not shown yet", "Against", "pmcareer promotion sort"):
        assert words in page
    assert count_words(page) <= MOST_WORDS
    assert len(page.splitlines()) <= 45


def test_the_first_page_counts_skills_and_responsibilities_and_explains_its_signs(year: Shell) -> None:
    year("evidence", "add", "Three teams plan by it", "--responsibility", "roadmap", "--source", "peer")
    year("assess", "--rate", "vision=2")
    year("assess", "--rater", "manager", "--rate", "vision=1")
    page = year("promotion", terminal=80).out
    words = " ".join(page.split())
    assert "20 November 2026 · pm " in words
    assert "7 expectations rise: 0 claimed, 3 with evidence, 1 on somebody else's word; " in words
    assert "3 responsibilities: 0 claimed, 1 with evidence, 1 on somebody else's word" in words
    assert "“n on somebody else's word · ≠ rated otherwise" in words
    rows = page.rpartition("────")[2].partition("“n on")[0].rstrip(" \x1b[2m\n").splitlines()[1:]
    blank = [at for at, row in enumerate(rows) if not row.strip()]
    assert len(blank) == 1, "one blank line: between skills and responsibilities"
    assert "roadmap" in f"{rows[blank[0] + 1]}{rows[blank[0] + 2]}"
    assert "in full" in page
    assert "in full" not in year("promotion", "--full", terminal=80).out, "this page is the whole"


def test_what_nobody_agreed_to_or_handed_over_is_said_beside_an_empty_pipe(year: Shell) -> None:
    agreed, sent = year("promotion", "agree"), year("promotion", "sent")
    assert (agreed.out, agreed.said) == ("", "Nothing was agreed yet")
    assert (sent.out, sent.said) == ("", "You have not handed over this case yet")
    year("promotion", "send", "april", "--for", "self")
    diff = year("promotion", "diff")
    assert (diff.out, diff.said) == ("", "Nothing is new since then.")


def test_the_first_page_stays_below_350_words_however_much_is_claimed(year: Shell) -> None:
    long = " ".join(["word"] * 50)
    year("promotion", "ask", long)
    for id in ("e1", "e2", "e3"):
        year("evidence", "edit", id, "--what", long)
    for id in claims(year):
        assert year("promotion", "claim", id, long).code == 0, id
    for number in range(4):
        year("promotion", "agree", f"{number} {long}", "--with", "Dana Smith", "--by", "2027-01-31")
    for to in ("senior", "pm", "executive"):
        assert count_words(year("promotion", "--to", to, terminal=100).out) <= MOST_WORDS


def test_a_text_of_ones_own_is_cut_after_its_first_sentence_and_25_words() -> None:
    words = ["word"] * (MOST_OWN_WORDS + 1)
    assert shorten("One thing. Another.") == "One thing."
    assert shorten(" ".join(words[1:])) == " ".join(words[1:])
    assert shorten(" ".join(words)) == " ".join([*words[1:], "…"])


def test_a_piece_is_kept_for_a_skill_with_a_behaviour_and_put_first(year: Shell) -> None:
    result = year("promotion", "keep", "e3", "--skill", "influence", "--behaviour", "2", "--first")
    assert (result.code, result.said) == (0, "Kept e3 for Influence and negotiation, first.")
    case = read(year)
    influence = claims(year)["influence"]
    assert case["first"] == ["e3"]
    assert [each["id"] for each in influence["evidence"]] == ["e3"]
    ((shown),) = influence["behaviours"]
    levels = {each["level"]: each for each in year("skill", "influence", "--json").json["levels"]}
    assert shown == {"evidence": "e3", "text": levels["senior"]["behaviours"][1], "version": None}
    year("promotion", "keep", "e3", "--not-first")
    assert read(year)["first"] != ["e3"]
    year("data", "undo")
    assert read(year)["first"] == ["e3"]


@try_each(
    ("words", "said"),
    [
        (["keep", "e5"], "e5 is private, and a promotion case is handed over."),
        (["keep", "e4"], "e4 counts against you"),
        (["keep", "e9"], "There is no evidence 'e9'"),
        (["keep", "e1", "--skill", "influnce"], "Did you mean influence?"),
        (["keep", "e1", "--behaviour", "9"], "so there is no number 9"),
        (["keep", "e1", "--skill", "vision", "--skill", "influence", "--behaviour", "1"], "one of a single skill."),
        (["claim", "influence", "x" * 281], "That is 281 characters; at most 280 fit here."),
        (["claim", "influence", ""], "You wrote nothing."),
        (["scope", "impct", "x"], "'impct' is no part of the scope. Say one of: impact, autonomy"),
        (["--to", "apm"], "is below your present level"),
        (["agree", "w1", "--gone"], "There is no agreement 'w1'"),
        (["agree", "w1"], "Say what became of w1."),
        (["agree", "Two teams", "--gone"], "--shown and --gone are for an agreement that is there."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_changes_nothing(year: Shell, words: list[str], said: str) -> None:
    before = read(year)
    result = year("promotion", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.said
    assert read(year) == before


def test_a_first_change_that_is_refused_creates_nothing(shell: Shell, sealed: Path) -> None:
    before = sorted(sealed.parent.rglob("*"))
    for words in (
        ("keep", "e1", "--to", "senior"),
        ("agree", "w1", "--gone"),
        ("agree", "Two teams", "--by", "someday"),
    ):
        assert shell("promotion", *words).code == 2
    assert shell("data", "undo").code == 0
    assert sorted(sealed.parent.rglob("*")) == before


def test_a_claim_of_280_characters_fits_and_an_empty_one_takes_it_out(year: Shell) -> None:
    assert year("promotion", "claim", "influence", "x" * 280).code == 0
    assert claims(year)["influence"]["claim"] == "x" * 280
    year("promotion", "claim", "influence", "Sales follows.")
    assert claims(year)["influence"]["claim"] == "Sales follows."
    assert "has no claim now" in year("promotion", "claim", "influence", "").said
    assert claims(year)["influence"]["claim"] is None


def test_an_expectation_has_room_for_seven_pieces_and_a_case_puts_three_first(year: Shell) -> None:
    for number in range(8):
        year("evidence", "add", f"Won a talk {number}", "--skill", "influence", "--date", "2026-11-01")
    for number in range(7):
        assert year("promotion", "keep", f"e{6 + number}").code == 0
    refused = year("promotion", "keep", "e13")
    assert refused.code == 2
    assert "has 7 pieces already" in refused.said
    assert "promotion leave e6" in refused.said
    for id in ("e6", "e7", "e8"):
        assert year("promotion", "keep", id, "--first").code == 0
    assert "e6, e7 and e8 are put first already" in year("promotion", "keep", "e9", "--first").said
    assert year("promotion", "leave", "e6").code == 0
    assert year("promotion", "keep", "e13", "--first").code == 0


def test_what_was_left_out_is_nowhere_and_comes_back_when_it_is_kept(year: Shell) -> None:
    year("promotion", "leave", "e1", "--why", "older than the role")
    case = read(year)
    assert case["left"] == [{"id": "e1", "why": "older than the role"}]
    assert claims(year)["influence"]["evidence"] == []
    year("promotion", "keep", "e1")
    assert read(year)["left"] == []


def test_a_private_piece_that_was_left_out_is_nowhere_either(year: Shell) -> None:
    year("promotion", "leave", "e5", "--why", "secret reason")
    year("promotion", "leave", "e1", "--why", "older than the role")
    year("evidence", "edit", "e1", "--private")
    assert read(year)["left"] == []
    assert "reason" not in year("promotion", "--for", "manager", "--dry-run").err


@pytest.mark.parametrize("words", [("ask",), ("claim", "influence"), ("scope", "impact")], ids=" ".join)
def test_a_sentence_that_is_said_back_has_no_control_characters(year: Shell, words: tuple[str, ...]) -> None:
    done = year("promotion", *words, "\x1b]0;title\x07 \u202eplan")
    assert done.code == 0
    assert "plan" in done.err
    assert not set("\x1b\x07\u202e") & set(done.err)


def test_scope_lines_and_responsibilities_are_ones_own(year: Shell) -> None:
    year("promotion", "scope", "Impact", "Three teams ship on the roadmap.")
    responsibility = next(each["id"] for each in read(year)["claims"] if each["kind"] == "responsibility")
    year("promotion", "claim", responsibility, "Owns it since March.")
    year("promotion", "keep", "e2", "--responsibility", responsibility)
    case = read(year)
    assert case["scope"]["impact"]["own"] == "Three teams ship on the roadmap."
    assert case["scope"]["impact"]["bar"]
    kept = claims(year)[responsibility]
    assert (kept["claim"], [each["id"] for each in kept["evidence"]]) == ("Owns it since March.", ["e2"])


def test_an_agreement_is_listed_marked_as_shown_and_part_of_the_case(year: Shell) -> None:
    added = year(
        "promotion", "agree", "Two teams plan around it", "--with", "Dana", "--by", "2027-03-31", "--skill", "vision"
    )
    assert (added.code, added.out) == (0, "w1\n")
    (agreed,) = read(year)["agreed"]
    assert agreed == {
        "id": "w1", "what": "Two teams plan around it", "with": "Dana", "due": "2027-03-31", "skills": ["vision"],
        "state": "open", "evidence": [],
    }  # fmt: skip
    assert "Two teams plan around it · with Dana · by 31 March 2027" in " ".join(
        year("promotion", "--plain").out.split()
    )
    assert "w1" in year("promotion", "agree", terminal=80).out
    year("promotion", "agree", "w1", "--shown", "e2")
    assert (read(year)["agreed"][0]["state"], read(year)["agreed"][0]["evidence"]) == ("shown", ["e2"])
    assert year("promotion", "agree", "w1", "--shown", "e5").code == 2  # private
    year("promotion", "agree", "w1", "--gone")
    assert read(year)["agreed"] == []
    assert year("promotion", "agree", "--json").json[0]["state"] == "gone"


def test_agreements_and_copies_are_taken_out_and_come_back(year: Shell) -> None:
    def list_both() -> tuple[Any, Any]:
        return year("promotion", "agree", "--json").json, year("promotion", "sent", "--json").json

    year("promotion", "agree", "Two teams plan around my roadmap", "--with", "Dana", "--by", "Q1")
    year("promotion", "agree", "One release a week")
    year("promotion", "send", "april", "--for", "manager")
    before = list_both()
    for ids in (("w1", "w9"), ("w1", "s9"), ("w1", "--person", "sam")):
        assert year("promotion", "remove", *ids).code == 2
        assert list_both() == before
    done = year("promotion", "remove", "W1", "april", "s1", "w1", "--json")
    agreed, copies = list_both()
    assert ([each["id"] for each in agreed], copies) == (["w2"], [])
    assert done.json == {"agreements": [before[0][0]], "copies": before[1]}
    assert done.err.splitlines() == [
        "Removed w1: “Two teams plan around my roadmap”",
        "Removed s1: “april”",
        "What others were given is still with them: s1.",
        "pmcareer data undo brings them back.",
    ]
    year("data", "undo")
    assert list_both() == before


def test_evidence_is_sorted_one_piece_at_a_time_and_later_comes_again(year: Shell) -> None:
    result = year("promotion", "sort", terminal=80, stdin="k\nfoo\nl\n\n\n")
    assert "1 of 4" in result.err
    assert "'foo' is not one of them" in result.err
    against = result.err.partition("e4   21 October 2026")[2]
    assert "Counts against: Influence" in against
    assert "Keep it" not in against, "what counts against shows nothing"
    assert "Sorted 2 pieces of evidence, 2 left for later." in result.said
    assert read(year)["left"] == [{"id": "e2", "why": None}]
    again = year("promotion", "sort", terminal=80, stdin="k vision\nq\n")
    assert "1 of 2" in again.err
    assert [each["id"] for each in claims(year)["vision"]["evidence"]] == ["e3"]
    assert year("promotion", "sort").code == 2  # nobody to ask


def test_what_a_piece_can_be_kept_for_is_listed_and_named_by_number(year: Shell) -> None:
    rising = [each["title"] for each in claims(year).values()]
    result = year("promotion", "sort", terminal=80, stdin="?\nk 99\nk 1, 13\nq\n", echo=True)
    listed = dict(re.findall(r"^ *(\d+)\. (.+)$", result.out, re.MULTILINE))
    assert {*rising} <= {*listed.values()}
    assert "is not a number from 1 to" in result.out
    kept_for = [each["title"] for each in claims(year).values() if "e1" in [one["id"] for one in each["evidence"]]]
    assert {listed["1"], listed["13"]} <= {*kept_for}


def test_sorting_says_what_is_saved_where_the_input_ends(year: Shell) -> None:
    result = year("promotion", "sort", terminal=80, stdin="k\n")
    assert result.code == 1
    assert "Sorted 1 piece of evidence, 3 left for later." in result.said
    assert "Nothing was changed" not in result.said


def test_the_span_and_the_level_can_be_chosen(year: Shell) -> None:
    assert [each["id"] for each in claims(year, "--since", "2026-06-01")["influence"]["evidence"]] == []
    assert read(year, "--to", "pm")["to"] == "pm"
    assert read(year, "--to", "principal")["to"] == "principal"


def test_without_a_level_it_says_what_to_do_and_a_target_is_enough(shell: Shell) -> None:
    refused = shell("promotion")
    assert refused.code == 2
    assert "--to LEVEL" in refused.said
    case = read(shell, "--to", "senior")
    assert (case["from"], case["to"], case["counts"]["with_evidence"]) == (None, "senior", 0)
    assert shell("promotion", "--to", "senior", terminal=60).code == 0


def test_it_is_about_somebody_else_and_on_any_ladder(shell: Shell, bakery: str) -> None:
    shell("me", "set", "--person", "sam", "--new-person", "--framework", bakery, "--level", "boy", "--target", "hand")
    shell("evidence", "add", "Kneaded alone", "--person", "sam", "--skill", "dough")
    case = read(shell, "--person", "sam")
    assert (case["framework"], case["to"]) == ("bakery", "hand")
    assert claims(shell, "--person", "sam")["dough"]["evidence"][0]["what"] == "Kneaded alone"
    page = shell("promotion", "--person", "sam", terminal=80)
    assert page.code == 0
    assert "pmcareer promotion --full --person sam" in " ".join(page.out.split())


def test_what_is_due_first_is_named_by_next_me_and_the_one_on_one(year: Shell) -> None:
    assert [year(call, "--json").json["agreement"] for call in ("next", "me")] == [None, None]
    year("promotion", "agree", "Three teams plan around it", "--with", "Dana")
    year("promotion", "agree", "Two teams plan around it", "--with", "Dana", "--by", "2027-03-31")
    year("promotion", "agree", "A later one", "--by", "2027-04-01")
    line = "w2 Two teams plan around it (Dana): due in 4 months"
    assert f"Note: Agreed: {line}" in year("next").out
    assert f"Agreed: {line}" in year("next", "--full").out
    assert f"Agreed: {line}" in year("next", "vision").out
    assert f"Agreed: {line}" in year("me", "--plain").out
    assert f"Agreed: {line}" in year("me", "--full", "--plain").out
    assert line in year("one-on-one", "--with", "Dana").out
    assert [year(*call, "--json").json["agreement"]["id"] for call in (("next",), ("next", "vision"), ("me",))] == [
        "w2"
    ] * 3
    year("promotion", "agree", "w2", "--gone")
    year("promotion", "agree", "w3", "--gone")
    assert "Agreed: w1 Three teams plan around it (Dana)" in year("next").out
    assert year("next", "--framework", "pm-tracks", "--json").json["agreement"] is None


def test_a_pipe_has_all_that_a_terminal_has(year: Shell) -> None:
    year("promotion", "claim", "influence", "Sales follows.")
    text = year("promotion").out
    for words in ("The ask: not said yet", "First, e1", "claim: Sales follows.", "Not shown yet: ", "Against: e4"):
        assert words in text
    assert "Each expectation" not in text
    assert "Each expectation" in year("promotion", "--full").out


def test_a_claim_for_a_skill_that_does_not_rise_is_in_the_case(year: Shell) -> None:
    year("promotion", "claim", "strategy", "I choose for the whole product.")
    year("promotion", "keep", "e2", "--skill", "delivery")
    case = claims(year)
    assert case["strategy"]["from_expected"] == case["strategy"]["to_expected"]
    assert [each["id"] for each in case["delivery"]["evidence"]] == ["e2"]
    assert "I choose for the whole product." in " ".join(year("promotion", "--full", terminal=80).out.split())


def test_without_a_text_it_is_asked_and_enter_keeps_what_is_there(year: Shell) -> None:
    assert year("promotion", "ask").code == 2
    year("promotion", "ask", terminal=80, stdin="Promotion in April\n")
    assert read(year)["ask"] == "Promotion in April"
    year("promotion", "ask", terminal=80, stdin="\n")
    assert read(year)["ask"] == "Promotion in April"
    year("promotion", "claim", "influence", terminal=80, stdin="Sales follows.\n")
    year("promotion", "scope", "impact", terminal=80, stdin="A product.\n")
    assert claims(year)["influence"]["claim"] == "Sales follows."
    assert read(year)["scope"]["impact"]["own"] == "A product."
    year("promotion", "ask", terminal=80, stdin="-\n")
    assert read(year)["ask"] is None


def test_what_is_there_twice_is_said(year: Shell) -> None:
    year("promotion", "agree", "Two teams plan around it")
    assert "w1 is an open agreement with the same text." in year("promotion", "agree", "two teams  plan around it").said
    year("promotion", "send", "april", "--for", "manager")
    again = year("promotion", "send", "april", "--for", "manager")
    assert (again.out, "Nothing is new since s1, april" in again.said) == ("s1\n", True)
    year("promotion", "ask", "Promotion in April")
    assert year("promotion", "send", "april", "--for", "manager").out == "s2\n"

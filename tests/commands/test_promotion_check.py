"""`pmcareer promotion check`: what a committee would send back, and a draft written from the case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import typer
from filling import FillOnce
from ladders import write_framework
from shell import Shell, build_front_door

from pm_career.advice.promotion_check.check import RULES
from pm_career.commands.prompts import MOST_BYTES
from pm_career.views.promotion_check import MOST_PLACES, MOST_RULES, MOST_SENTENCES, NOTHING

CHECK = {
    "person", "from", "to", "framework", "framework_version", "since", "until", "findings", "counts", "left_out",
    "draft",
}  # fmt: skip
FINDING = {"rule", "place", "message", "mend", "command"}

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def case(shell: Shell, fill_once: FillOnce) -> Shell:
    """A PM who aims for senior, with much to mend."""

    def make() -> None:
        shell("me", "set", "--level", "pm", "--target", "senior", "--name", "Ana")
        names = ("vision", "influence", "leadership", "business")
        for words in (
            ("We launched the new checkout with Bo", "--outcome", "Increased conversion by 30%"),
            ("Worked on various things", "--date", "2025-10-25"),
        ):
            skills = [word for skill in names for word in ("--skill", skill)]
            assert shell("evidence", "add", *words, *skills).code == 0
        shell("promotion", "claim", "innovation", "Excellent communicator with great attention to detail")
        shell("promotion", "agree", "Two teams plan around my roadmap", "--with", "Dana", "--skill", "vision")

    fill_once(make)
    return shell


def read(shell: Shell, *words: str) -> dict[str, Any]:
    answer: dict[str, Any] = shell("promotion", "check", "--json", *words).json
    return answer


def test_the_findings_are_sorted_by_how_serious_they_are_and_counted(case: Shell) -> None:
    answer = read(case)
    assert set(answer) == CHECK
    assert all(set(each) == FINDING for each in answer["findings"])
    order = [rule.name for rule in RULES]
    found = [each["rule"] for each in answer["findings"]]
    assert found == sorted(found, key=order.index)
    assert answer["counts"] == {rule: found.count(rule) for rule in dict.fromkeys(found)}
    assert {"no-evidence", "not-agreed", "focus-silent", "own-word", "no-outcome", "we", "overused", "trait", "vague",
            "bare-number", "no-manager-rating"} <= set(found)  # fmt: skip
    assert "names" not in found
    assert (answer["draft"], answer["left_out"]) == (None, [])


def test_each_command_that_is_offered_exists(case: Shell) -> None:
    for each in read(case)["findings"]:
        command = build_front_door()
        for word in each["command"].split()[1:]:
            if not hasattr(command, "get_command"):
                break
            command = command.get_command(typer.Context(command), word)
        options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
        assert {word for word in each["command"].split() if word.startswith("--")} <= options, each["command"]
        assert each["mend"].endswith(f": {each['command']}")


def test_a_committee_must_not_read_names_that_nobody_replaced(case: Shell) -> None:
    (found,) = (each for each in read(case, "--for", "committee")["findings"] if each["rule"] == "names")
    assert (found["place"], "Bo" in found["message"]) == ("e1", True)
    for words in (("--for", "manager"), ("--for", "committee", "--names")):
        assert "names" not in read(case, *words)["counts"]
    case("promotion", "agree", "A plan that Noor reads", "--with", "Dana")  # a text that no command changes
    found = [each for each in read(case, "--for", "committee")["findings"] if each["rule"] == "names"]
    assert [each["place"] for each in found] == ["e1", "case"]
    assert "Noor" in found[1]["message"]


def test_a_terminal_shows_the_first_rules_and_all_with_full(case: Shell) -> None:
    page = case("promotion", "check", "--no-color", terminal=80)
    lines = page.out.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert sum(f"  {rule.name}" in line for rule in RULES for line in lines) == MOST_RULES
    assert "pmcareer promotion check --full" in page.out
    assert "claim vision, claim influence, claim leadership, and" not in page.out  # three places are all there are
    assert f"claim innovation, {'claim'}" not in page.out
    number = len(read(case)["findings"])
    full = case("promotion", "check", "--full", "--plain").out
    assert full.count("Where: ") == full.count("Why: ") == number
    assert full.count("Next: ") == number + 1  # and one to the case
    plain = case("promotion", "check", "--plain").out
    assert plain.count("Where: ") == MOST_RULES
    assert f"all {number}" in plain or f"each of the {number}" in plain


def test_more_than_three_places_of_a_rule_are_counted(case: Shell) -> None:
    for skill in ("vision", "influence", "leadership"):
        case("promotion", "claim", skill, "We did it")
    page = case("promotion", "check", "--plain").out
    own = next(line for line in page.splitlines() if "(own-word)" in line)
    assert own.count("claim") == MOST_PLACES + 1  # one more than fits is named; two are counted
    case("evidence", "add", "Second", "--skill", "innovation")
    own = next(line for line in case("promotion", "check", "--plain").out.splitlines() if "(own-word)" in line)
    assert own == "Where: claim vision, claim influence, claim leadership, and 2 more (own-word)"


def test_a_pipe_has_a_record_for_each_finding_and_strict_exits_1(case: Shell) -> None:
    answer = case("promotion", "check")
    found = read(case)["findings"]
    assert [line.split("\t")[:3] for line in answer.out.splitlines()] == [
        [each["rule"], each["place"], each["message"]] for each in found
    ]
    assert answer.code == 0
    assert case("promotion", "check", "--strict").code == 1


def test_nothing_found_is_said_and_exits_0(shell: Shell, tmp_path: Path) -> None:
    folder = str(write_framework(tmp_path / "bakery"))
    shell("framework", "use", folder)
    levels = [each["id"] for each in shell("ladder", "--json").json["levels"]]
    shell("me", "set", "--level", levels[0])
    for each in shell("promotion", "--json").json["claims"]:
        shell("evidence", "add", "I asked nine bakers", "--outcome", "Two changed by May.", "--source", "peer",
              f"--{each['kind']}", each["id"])  # fmt: skip
        shell("promotion", "claim", each["id"], "Nine bakers change what they do.")
        if each["kind"] == "skill":
            shell("assess", "--rate", f"{each['id']}=1", "--rater", "manager", "--rater-name", "Dana")
    answer = shell("promotion", "check", "--strict")
    assert (answer.code, answer.out, answer.said) == (0, "", NOTHING)
    assert NOTHING.split(".")[0] in shell("promotion", "check", terminal=80).out


def test_the_level_of_the_case_is_in_the_commands_on_it(case: Shell) -> None:
    for each in read(case, "--to", "principal")["findings"]:
        assert ("--to principal" in each["command"]) == each["command"].startswith("pmcareer promotion")
    case("evidence", "add", "We met", "--person", "Sam", "--skill", "vision")
    page = case("promotion", "check", "--person", "Sam", "--to", "senior", terminal=100).out
    assert "pmcareer promotion claim vision TEXT --to senior --person sam" in page
    assert all(
        each["command"].endswith("--person sam") for each in read(case, "--person", "Sam", "--to", "senior")["findings"]
    )


def test_no_level_is_an_error_and_private_evidence_is_not_judged(shell: Shell) -> None:
    assert shell("promotion", "check").code == 2
    shell("evidence", "add", "We fought with sales", "--skill", "influence", "--private")
    answer = read(shell, "--to", "senior")
    assert "we" not in answer["counts"]
    assert answer["counts"]["no-evidence"] == 1


DRAFT = "# Ana\n\nSales signed the release. I launched the\ncheckout.\n\n- Things (e2), [others](http://x.y) (e9)."


def test_a_draft_names_the_sentences_that_rest_on_nothing(case: Shell, tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    file.write_text(DRAFT, encoding="utf-8")
    draft = read(case, "--draft", str(file))["draft"]
    assert draft == {
        "sentences": 3,
        "supported": 1,
        "unsupported": [
            {"line": 3, "text": "Sales signed the release.", "unknown": []},
            {"line": 6, "text": "Things (e2), others (e9).", "unknown": ["e9"]},
        ],
    }
    page = case("promotion", "check", "--draft", str(file), terminal=80).out
    assert "1 of 3 sentences rest" in page
    assert "Line 6" in page
    assert "It names e9, which the case does not have." in page
    piped = case("promotion", "check", "--draft", "-", "--strict", stdin=DRAFT)
    assert piped.code == 1
    assert piped.out.splitlines() == [
        "draft\t3\tSales signed the release.\t",
        "draft\t6\tThings (e2), others (e9).\te9",
    ]
    fine = case("promotion", "check", "--draft", "-", "--strict", stdin="We launched it (e1).\n")
    assert (fine.code, fine.out) == (0, "")
    assert case("promotion", "check", "--draft", "-", "--strict", "--json", stdin="We launched it (e1).\n").code == 0
    assert "Each sentence" in fine.said


def test_a_long_draft_stays_on_a_screen(case: Shell) -> None:
    def count(sentences: int, *words: str) -> int:
        text = " ".join(
            "Nothing of this kind has ever happened to anybody in Berlin or Rome." for _ in range(sentences)
        )
        page = case("promotion", "check", "--draft", "-", *words, "--plain", stdin=text).out
        return page.count("Sentence: ")

    assert (count(MOST_SENTENCES), count(MOST_SENTENCES + 1)) == (MOST_SENTENCES, MOST_SENTENCES)
    assert count(MOST_SENTENCES + 1, "--full") == MOST_SENTENCES + 1
    long = "Nothing of this kind has happened to anybody, and nobody in Berlin or in Rome can say why not, see (e99)."
    page = case("promotion", "check", "--draft", "-", terminal=80, stdin="\n\n".join([long] * 30)).out
    assert len(page.splitlines()) <= 40


def test_a_draft_that_cannot_be_read_is_refused(case: Shell, tmp_path: Path) -> None:
    file = tmp_path / "draft.md"
    for content, said in ((b"\xff", "is not UTF-8"), (b"a" * (MOST_BYTES + 1), "over 1 MB")):
        file.write_bytes(content)
        answer = case("promotion", "check", "--draft", str(file))
        assert (answer.code, said in answer.said) == (2, True)
    file.write_bytes(b"a" * MOST_BYTES)
    assert case("promotion", "check", "--draft", str(file)).code == 0
    assert "cannot be read" in case("promotion", "check", "--draft", str(tmp_path)).said
    assert case("promotion", "check", "--draft", "-", stdin="").code == 0


def test_claims_that_the_first_page_cuts_are_too_long(case: Shell) -> None:
    sentence = " ".join(["word"] * 24)
    rising = [each["id"] for each in case("promotion", "--json").json["claims"]]
    for number, id in enumerate(rising, start=1):
        case("promotion", "claim", id, sentence)
        cut = sentence not in " ".join(case("promotion", "--no-color", terminal=1000).out.split())
        assert cut == ("too-long" in read(case)["counts"]), number
    assert cut

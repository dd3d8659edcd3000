"""`pmcareer evidence import`: what is added, what is left and why, once and again, and one piece at a time."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from frozen import FrozenClock
from hypothesis import given
from hypothesis import strategies as st
from journal import kept
from ladders import write_framework
from notes import NOW, TODAY, changing
from shell import Shell

from pm_career.commands.evidence import import_questions
from pm_career.commands.evidence.import_ import Kind
from pm_career.domain.person import Profile
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.importing.evidence.markdown import read_markdown
from pm_career.importing.evidence.read_file import KINDS
from pm_career.journal.access import Owner
from pm_career.journal.evidence_import import add_import, plan_import
from pm_career.store.opening import open_for_change, open_for_reading

pytestmark = pytest.mark.usefixtures("frozen_clock")

BRAG = """\
# My year

## Q3 2026
### Influence
- Sales kept the roadmap #vision #acme
  - Outcome: no custom build
- 2026-07-02: Two teams planned from [the roadmap](https://example.org/r)

## Other
- Coached Bo through interviews
"""
ANSWER = {"file", "kind", "counts", "remarks", "lines"}
LINE = {
    "place", "fate", "why", "text", "id", "date", "outcome", "skills", "suggested", "links", "source", "project",
}  # fmt: skip


@pytest.fixture
def brag() -> str:
    Path("brag.md").write_text(BRAG, encoding="utf-8")
    return "brag.md"


def find_fates(shell: Shell, *words: str) -> list[tuple[str, str, str]]:
    answer = shell("evidence", "import", *words, "--json").json
    assert set(answer) == ANSWER
    assert all(set(each) == LINE for each in answer["lines"])
    return [(each["fate"], each["place"], each["why"]) for each in answer["lines"]]


def test_yes_adds_what_is_sure_and_accounts_for_every_line(shell: Shell, brag: str) -> None:
    result = shell("evidence", "import", brag, "--yes")
    assert (result.code, result.out.splitlines()) == (
        0,
        [
            "left\tline 1\t\t\t\t# My year\ta heading",
            "left\tline 3\t\t\t\t## Q3 2026\ta heading",
            "left\tline 4\t\t\t\t### Influence\ta heading",
            "taken\tlines 5-6\te1\t2026-09-30\tvision,influence\tSales kept the roadmap #vision #acme\t",
            "taken\tline 7\te2\t2026-07-02\tinfluence\tTwo teams planned from the roadmap\t",
            "left\tline 9\t\t\t\t## Other\ta heading",
            "doubtful\tline 10\t\t\t\tCoached Bo through interviews\tno day is given",
        ],
    )
    first, second = kept(shell)
    assert (second["outcome"], second["source"], second["date"]) == ("no custom build", "self", "2026-09-30")
    assert first["links"] == ["https://example.org/r"]


def test_twice_adds_nothing_however_a_piece_was_changed_or_removed_since(shell: Shell, brag: str) -> None:
    shell("evidence", "import", brag, "--yes")
    shell("evidence", "edit", "e1", "--date", "2026-07-01", "--skill", "delivery")
    shell("evidence", "remove", "e2", "--yes")
    text = BRAG.replace("#vision #acme", "#delivery").replace("no custom", "no")
    Path(brag).write_text(f"intro\n\n{text}", encoding="utf-8")
    whys = [why for _, _, why in find_fates(shell, brag, "--yes")]
    assert whys.count("here already as e1") == 1
    assert whys.count("imported before, and removed since") == 1
    assert len(kept(shell)) == 1
    assert shell("evidence", "remove", "e1", "--for-good", "--yes").code == 0
    assert [each[0] for each in find_fates(shell, brag, "--yes")].count("taken") == 0


def test_the_same_line_below_another_heading_is_doubtful(shell: Shell, frozen_clock: FrozenClock) -> None:
    Path("q.md").write_text("# Q4 2026\n- Ran the planning round\n", encoding="utf-8")
    assert [fate for fate, _, _ in find_fates(shell, "q.md", "--yes")] == ["left", "taken"]
    frozen_clock.go_to(TODAY + timedelta(days=60))
    assert find_fates(shell, "q.md", "--yes")[1][2] == "here already as e1"  # the quarter went on, and has ended
    Path("next.md").write_text("# 2027-01-10\n- Ran the planning round\n", encoding="utf-8")
    doubtful = ("doubtful", "line 2", "e1 says the same, of 2026-11-20")
    assert find_fates(shell, "next.md", "--yes")[1] == doubtful
    shell("evidence", "import", "next.md", terminal=80, stdin="k\n")
    assert [each["date"] for each in kept(shell)] == ["2026-11-20", "2027-01-10"]
    for file, id in (("q.md", "e1"), ("next.md", "e2")):
        assert find_fates(shell, file, "--yes")[1][2] == f"here already as {id}"
    line = "- Ran the planning round\n"
    both = f"# Q4 2026\n{line}# 2027-01-10\n{line}# 2027-01-12\n{line}"
    Path("both.md").write_text(both, encoding="utf-8")
    fates = find_fates(shell, "both.md", "--yes")
    assert [fate for fate, _, _ in fates[1::2]] == ["left", "left", "taken"]


def test_a_file_that_another_home_of_the_same_person_imported_adds_nothing(shell: Shell, brag: str) -> None:
    other = {"PMCAREER_HOME": str(Path.cwd() / "laptop")}
    shell("evidence", "add", "By hand", "--date", "2026-01-01")
    shell("evidence", "import", brag, "--yes", env=other)
    shell("data", "export", "laptop.json", env=other)
    assert shell("data", "import", "laptop.json", "--as-me").code == 0
    assert [each[0] for each in find_fates(shell, brag, "--yes")].count("taken") == 0
    assert len(kept(shell)) == 3


def test_undo_takes_the_whole_import_back_and_it_can_be_imported_again(shell: Shell, brag: str) -> None:
    shell("evidence", "add", "By hand", "--date", "2026-01-01")
    shell("evidence", "import", brag, "--yes", "--date", "Q1 2026")
    assert [each["date"] for each in kept(shell)] == ["2026-01-01", "2026-03-31", "2026-07-02", "2026-09-30"]
    assert "imported 3 pieces of evidence from “brag.md”" in shell("data", "undo").err
    assert [each["what"] for each in kept(shell)] == ["By hand"]
    assert len([fate for fate, _, _ in find_fates(shell, brag, "--yes") if fate == "taken"]) == 2
    assert shell("data", "check").code == 0


def test_what_was_written_by_hand_with_the_same_words_and_day_is_not_added(shell: Shell, brag: str) -> None:
    shell("evidence", "add", "Two TEAMS planned from  the roadmap", "--date", "2026-07-02")
    assert ("left", "line 7", "here already as e1") in find_fates(shell, brag, "--dry-run")


def test_the_same_line_of_another_day_is_another_piece(shell: Shell) -> None:
    text = "- 2026-03-02: Ran the review\n- 2026-03-09: Ran the review\n- 2026-03-02: Ran the review\n"
    Path("log.md").write_text(text, encoding="utf-8")
    fates = find_fates(shell, "log.md", "--yes")
    assert fates == [("taken", "line 1", ""), ("taken", "line 2", ""), ("left", "line 3", "the same as line 1")]
    Path("log.md").write_text(f"- 2026-03-16: Ran the review\n{text}", encoding="utf-8")
    assert [fate for fate, _, _ in find_fates(shell, "log.md", "--yes")] == ["taken", "left", "left", "left"]
    assert [each["date"] for each in kept(shell)] == ["2026-03-02", "2026-03-09", "2026-03-16"]


def test_dry_run_shows_and_writes_nothing(shell: Shell, brag: str, sealed: Path) -> None:
    result = shell("evidence", "import", brag, "--dry-run", terminal=80)
    assert result.code == 0
    assert not sealed.exists() or not (sealed / "career.db").exists()
    for said in ("2 pieces of evidence would be added", "To be added: 2", "Doubtful", "Left: 4", "line 1: # My year"):
        assert said in " ".join(result.out.split())
    assert "pmcareer evidence import brag.md --yes" in result.out
    plain = shell("evidence", "import", brag, "--dry-run", "--plain").out
    assert "lines 5-6, 2026-09-30: Sales kept the roadmap #vision #acme Outcome: no custom build" in plain


def test_where_nobody_can_be_asked_both_ways_are_named(shell: Shell, brag: str) -> None:
    for words in ((brag,), ("-",)):
        result = shell("evidence", "import", *words, stdin=BRAG, terminal=80 if words == ("-",) else None)
        assert result.code == 2
        assert "--dry-run" in result.said
        assert "--yes" in result.said
    both = shell("evidence", "import", brag, "--dry-run", "--yes")
    assert (both.code, "Give one of them." in both.err) == (2, True)


def test_one_at_a_time_on_a_terminal(shell: Shell, brag: str) -> None:
    result = shell("evidence", "import", brag, terminal=80, stdin="\ns\nc\ndelivery\nlast friday\n")
    assert result.code == 0, result.err
    assert [(each["what"], each["date"], each["skills"]) for each in kept(shell)] == [
        ("Sales kept the roadmap #vision #acme", "2026-09-30", ["vision", "influence"]),
        ("Coached Bo through interviews", "2026-11-13", ["delivery"]),
    ]
    assert "1 of 3   lines 5-6   30 September 2026" in result.err
    assert "Doubtful: no day is given" in result.said
    assert "skipped" in result.out
    shell("data", "undo")
    assert kept(shell) == []


def test_enter_keeps_what_is_sure_and_skips_what_is_doubtful(shell: Shell) -> None:
    Path("b.md").write_text("- A\n- B\n- 03/04/2026: C\n- 2026-03-01: D\n- E\n", encoding="utf-8")
    typed = "k\nMarch 2026\nk\n\nk\n\n2026-04-03\n\n\n"
    result = shell("evidence", "import", "b.md", terminal=80, stdin=typed)
    assert "Keep it (k), choose its skills (c), skip it (s, or Enter), or stop (q)" in result.said
    assert "When [March 2026]:" in result.said
    assert [(each["what"], each["date"]) for each in kept(shell)] == [
        ("D", "2026-03-01"),
        ("A", "2026-03-31"),
        ("B", "2026-03-31"),
        ("C", "2026-04-03"),
    ]


def test_a_long_account_fits_a_screen_and_all_lists_it(shell: Shell) -> None:
    pieces = "".join(
        f"- 2026-03-01: Cut {'a form of words ' * 9}{number}\n  - Outcome: it held\n" for number in range(9)
    )
    Path("b.md").write_text(f"# A\n{pieces}# B\n{pieces.replace('2026-03-01: ', 'No ')}# C\n", encoding="utf-8")
    short = shell("evidence", "import", "b.md", "--dry-run", terminal=80).out
    assert len(short.splitlines()) <= 40
    assert short.count("… and 6 more: --all lists them.") == 2
    whole = shell("evidence", "import", "b.md", "--dry-run", "--all", terminal=80).out
    assert "more" not in whole
    assert all(f"line {number}" in whole for number in (1, 20, 39))


def test_questions_that_are_stopped_keep_what_was_answered(shell: Shell, brag: str) -> None:
    result = shell("evidence", "import", brag, terminal=80, stdin="x\n\nq\n")
    assert "'x' is not one of them" in result.said
    assert "Kept 1 piece of evidence; 2 left: import the file again for these." in result.said
    assert [each["date"] for each in kept(shell)] == ["2026-09-30"]
    ended = shell("evidence", "import", brag, terminal=80, stdin="\n")
    assert (ended.code, "What was kept until then is added." in ended.said, len(kept(shell))) == (1, True, 2)


def test_an_interrupt_is_130_and_keeps_what_was_answered(
    shell: Shell, brag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["keep"])

    def ask(*_: object) -> str:
        answer = next(answers, None)
        if answer is None:
            raise KeyboardInterrupt
        return answer

    monkeypatch.setattr(import_questions, "ask_until", ask)
    result = shell("evidence", "import", brag, terminal=80)
    assert (result.code, len(kept(shell))) == (130, 1)


def test_tickets_are_artefacts_unless_said_otherwise_and_stdin_is_read(shell: Shell) -> None:
    rows = "Title,Key,Closed,Labels\nShip it,P-1,2026-03-01,delivery\n"
    other = rows.replace("P-1", "P-2").replace("Ship it", "Ship on")
    shell("evidence", "import", "-", "--yes", stdin=rows)
    shell("evidence", "import", "-", "--yes", "--source", "manager", stdin=other)
    assert [(each["source"], each["skills"]) for each in kept(shell)] == [
        ("artefact", ["delivery"]),
        ("manager", ["delivery"]),
    ]
    retitled = find_fates_of(shell, rows.replace("Ship it", "Ship the form"))
    assert ("left", "row 2", "here already as e1") in retitled


def find_fates_of(shell: Shell, text: str, *words: str) -> list[tuple[str, str, str]]:
    lines: list[dict[str, Any]] = shell("evidence", "import", "-", "--yes", "--json", *words, stdin=text).json["lines"]
    return [(each["fate"], each["place"], each["why"]) for each in lines]


def test_unclear_columns_are_refused_and_as_says_what_they_are(shell: Shell) -> None:
    Path("x.csv").write_text("Title,Notes\nShip it,fast\n", encoding="utf-8")
    refused = shell("evidence", "import", "x.csv", "--yes")
    assert (refused.code, "Title, Notes" in refused.said, "--as" in refused.said) == (2, True, True)
    assert ("doubtful", "row 2", "no day is given") in find_fates(shell, "x.csv", "--as", "tickets", "--dry-run")
    assert set(get_args(Kind)) == set(KINDS)


def test_notes_about_somebody_else_and_another_ladder(shell: Shell, brag: str, tmp_path: Path) -> None:
    bakery = str(write_framework(tmp_path / "bakery"))
    Path("b.md").write_text("# Oven, 2026-03\n- Fired it\n- Kneaded the dough #dough\n", encoding="utf-8")
    shell("evidence", "import", "b.md", "--yes", "--person", "Bo", "--framework", bakery)
    assert kept(shell) == []
    theirs = kept(shell, "--person", "bo", "--framework", bakery)
    assert [each["skills"] for each in theirs] == [["oven"], ["dough", "oven"]]
    assert [fate for fate, _, _ in find_fates(shell, "b.md", "--yes")].count("taken") == 2  # another person's
    shell("me", "set", "--framework", str(tmp_path / "gone"))
    assert "taken" in [fate for fate, _, _ in find_fates(shell, brag, "--yes")]


def test_a_text_too_long_to_keep_is_left_with_the_limit(shell: Shell) -> None:
    Path("x.md").write_text(f"# 2026-03\n{'a' * 20_000}\n\n{'b' * 20_001}\n", encoding="utf-8")
    fates = find_fates(shell, "x.md", "--yes")
    assert fates[1][0] == "taken"
    assert fates[2] == ("left", "line 4", "This cannot be kept: `what` is too long. It can have 20,000 characters")


def test_a_file_that_cannot_be_read(shell: Shell, tmp_path: Path) -> None:
    for file in (str(tmp_path), "gone.md"):
        result = shell("evidence", "import", file, "--yes")
        assert (result.code, "cannot be read" in result.err) == (2, True)
    assert shell("evidence", "import", "-", "--yes").code == 1


def test_what_another_tool_wrote_is_shown_as_text(shell: Shell) -> None:
    hostile = json.dumps([{"title": "[red]x[/red]\x1b[31m", "url": "u", "mergedAt": "2026-03-01"}])
    result = shell("evidence", "import", "-", "--dry-run", "--color", stdin=hostile)
    assert "[red]x[/red]^[[31m" in result.out


@given(st.lists(st.sampled_from(["- A", "- B", "  - C", "- 2026-03-01: A", "## 2026-04", "D", ""]), max_size=9))
def test_any_document_adds_nothing_the_second_time(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("home") / "career.db"
    owner = Owner(Profile(), None, RenamedIds())
    file = read_markdown("\n".join(["# 2026", *lines]), "brag.md", TODAY)
    with open_for_change(path, NOW) as change:
        plan = plan_import(change, owner, file, TODAY)
        added = add_import(change, owner, plan, plan.list_fate("taken"))
    ids = [each.evidence.id for each in added.list_fate("taken") if each.evidence]
    assert ids == [f"e{number}" for number in range(1, len(ids) + 1)]
    with open_for_reading(path) as store:
        again = plan_import(store, owner, file, TODAY)
    assert again.list_fate("taken") == ()
    assert len(again.parts) == len(plan.parts)


def test_what_another_process_added_since_is_not_added_again() -> None:
    owner = Owner(Profile(), None, RenamedIds())
    file = read_markdown("# 2026\n- A\n", "brag.md", TODAY)
    with changing() as change:
        plan = plan_import(change, owner, file, TODAY)
    for expected in ("taken", "left"):
        with changing() as change:
            assert add_import(change, owner, plan, plan.list_fate("taken")).parts[1].fate == expected

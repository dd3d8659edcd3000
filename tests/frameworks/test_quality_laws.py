"""What holds of the rules of quality whatever the texts are."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from ladders import write_framework
from try_each import try_each

from pm_career.domain.likeness import Likeness, compare_texts
from pm_career.domain.prose import blank_quotes, is_english, normalize, split_sentences
from pm_career.domain.wording import stem_roughly
from pm_career.frameworks.quality.check import check
from pm_career.frameworks.quality.finding import Finding
from pm_career.frameworks.quality.lexicon import load_word_lists

NOUNS = ["bread", "oven", "apprentice", "flour", "invoice", "customer", "recipe", "shop", "queue", "price"]
TASKS = st.lists(st.sampled_from(NOUNS), min_size=1, max_size=8).map(" ".join)
LISTS = load_word_lists()
DESCRIBING = st.sampled_from(sorted(LISTS.describing.words | {"quickly", "wonderful", "strategically"}))


def likeness(one: str, other: str) -> Likeness | None:
    return compare_texts(one, other, LISTS)


def sentences(text: str) -> list[str]:
    return split_sentences(text, LISTS)


@given(st.text(), st.text())
def test_likeness_is_mutual(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(TASKS, TASKS)
def test_likeness_of_tasks_is_mutual(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(st.text())
def test_a_text_is_the_same_as_itself_in_capitals_and_with_a_full_stop(text: str) -> None:
    if normalize(text):
        assert likeness(text, f"  {text} .") == "same"


@given(TASKS, DESCRIBING, st.data())
def test_a_describing_word_more_is_never_another_task(task: str, word: str, data: st.DataObject) -> None:
    words = task.split()
    words.insert(data.draw(st.integers(0, len(words))), word)
    assert likeness(task, " ".join(words)) == "described"


@given(st.lists(st.sampled_from(NOUNS), min_size=5, max_size=9, unique=True))
def test_one_word_replaced_of_five_is_almost_the_same_and_two_are_not(nouns: list[str]) -> None:
    once = ["ledger", *nouns[1:]]
    thrice = ["ledger", "mill", "rye", *nouns[3:]]
    assert likeness(" ".join(nouns), " ".join(once)) == "near"
    assert likeness(" ".join(nouns), " ".join(thrice)) is None


@given(st.text())
def test_what_is_unquoted_stays_in_its_place(text: str) -> None:
    plain = blank_quotes(text)
    assert len(plain) == len(text)
    assert all(kept in (" ", char) for kept, char in zip(plain, text, strict=True))


@given(st.text())
def test_sentences_hold_the_whole_text(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@try_each(
    ("text", "count"),
    [
        ("Asks why. Writes it down.", 2),
        ('Reads "How to Measure Anything" by Douglas W. Hubbard to the end.', 1),
        ("Compares two prices, e.g. Monday's and Friday's.", 1),
        ("Sold at 3.5 times the cost! Nobody asked?", 2),
        ("Says 'no.' Then says why.", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@try_each(
    "forms",
    [
        ("plan", "plans", "planning"),
        ("write", "writes", "writing"),
        ("carry", "carries", "carrying"),
        ("miss", "misses"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem_roughly(form) for form in forms}) == 1


def test_a_word_is_found_where_it_stands_in_the_file(tmp_path: Path) -> None:
    skill = (
        "id: till\nname: Till\nexpectations:\n  counter:\n    step: 2\n    focus: true\n"
        "    bar: >-\n      Counts the till effectively, and\n      reports any gap as\n      needed.\n"
        "    behaviours:\n      - 'Says \"effectively\", then works effectively.'\n"
        '      - "Locks the shop it\\u0020is able\n        to open."\n'
    )
    found = [each for each in _findings(write_framework(tmp_path / "shop", till=skill)) if each.rule == "vague"]
    assert [(each.line, each.column) for each in found] == [(8, 23), (9, 23), (12, 41), (13, 36)]
    assert found[0].source == "Counts the till effectively, and"


def test_a_text_that_is_respelled_in_the_file_is_found_at_its_beginning(tmp_path: Path) -> None:
    skill = (
        'id: till\nname: Till\nexpectations:\n  counter: {step: 2, focus: true, bar: "Works\\x20effe\\x63tively."}\n'
    )
    found = [each for each in _findings(write_framework(tmp_path / "shop", till=skill)) if each.rule == "vague"]
    assert [(each.line, each.column) for each in found] == [(4, 40)]


def test_the_same_sentence_in_neighbouring_cells_is_told_once(tmp_path: Path) -> None:
    cell = "focus: true, bar: Closes the till alone on Fridays."
    skill = f"id: till\nname: Till\nexpectations:\n  hand: {{step: 1, {cell}}}\n  master: {{step: 1, {cell}}}\n"
    found = _findings(write_framework(tmp_path / "shop", till=skill))
    assert [each.rule for each in found if each.file.endswith("till.yaml")] == ["same-as-below"]


def test_an_error_keeps_back_only_what_it_makes_uncertain(tmp_path: Path) -> None:
    skill = "id: till\nname: Till\nexpectations:\n  cuonter: {step: 2, bar: Works effectively.}\n"
    found = {(each.severity, each.rule) for each in _findings(write_framework(tmp_path / "shop", till=skill))}
    assert {("error", "dangling"), ("warning", "vague")} <= found
    assert ("warning", "idle-skill") not in found


def test_english_rules_are_left_out_of_another_language(tmp_path: Path) -> None:
    german = "Formt das Brot von Hand und wartet, bis der Ofen heiß genug ist, ehe sie den Laden um sechs öffnet. "
    several = ", ".join(f"'{german * count}'" for count in (15, 16, 17))
    skill = f"id: till\nname: Till\nexpectations:\n  counter: {{step: 2, focus: true, behaviours: [{several}]}}\n"
    folder = write_framework(tmp_path / "laden", till=skill)
    report = check(folder)
    assert report.left_out == ("no-verb", "trait", "vague", "same-beginning")
    assert {"no-verb", "trait", "vague"}.isdisjoint(each.rule for each in report.findings)


def test_little_text_is_taken_for_english() -> None:
    assert is_english([], LISTS)
    assert is_english(["Ganz kurz."], LISTS)
    assert not is_english(["Das Brot ist im Ofen."] * 100, LISTS)
    assert is_english(["The bread is in the oven of the shop."] * 100, LISTS)


def _findings(folder: Path) -> tuple[Finding, ...]:
    return check(folder).findings

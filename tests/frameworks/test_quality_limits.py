"""Every number that a rule of quality goes by: what is just within it passes, and one more is found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from try_each import try_each

from pm_career.domain import prose
from pm_career.domain.likeness import compare_texts
from pm_career.domain.prose import explain_missing_verb, find_trait, is_english, split_sentences
from pm_career.frameworks.quality.check import check
from pm_career.frameworks.quality.lexicon import load_word_lists

LISTS = load_word_lists()
WORDS = [f"zx{chr(97 + first)}{chr(97 + second)}q" for first in range(26) for second in range(26)]
"""Words that mean nothing."""
TASKS = [f"Weighs batch {word}." for word in WORDS]
"""Sentences of three words, of which no two are alike."""


def findings(folder: Path, levels: list[Any], skills: list[Any], **manifest: Any) -> list[tuple[str, str]]:
    """What is found in a ladder, as (rule, message)."""
    scale = [{"value": value, "name": f"Step {value}"} for value in range(1, 4)]
    whole = {"format": 1, "id": "any", "title": "Any", "version": "1.0.0", "scale": scale, **manifest}
    for name, value in (
        ("framework.yaml", whole),
        ("levels/all.yaml", {"levels": levels}),
        *((f"skills/{skill['id']}.yaml", skill) for skill in skills),
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value), encoding="utf-8")  # JSON is YAML, too
    report = check(folder)
    assert report.errors == 0, report.findings
    return [(each.rule, each.message) for each in report.findings]


def level(number: int, **more: Any) -> dict[str, Any]:
    return {"id": f"l{number}", "title": f"L{number}", "rank": number, **more}


def skill(name: str, **expectations: Any) -> dict[str, Any]:
    return {"id": name, "name": name.upper(), "expectations": expectations}


def of(rule: str, found: list[tuple[str, str]]) -> list[str]:
    return [message for name, message in found if name == rule]


@pytest.mark.parametrize(("count", "found"), [(20, 0), (21, 1)])
def test_skills_of_a_ladder(tmp_path: Path, count: int, found: int) -> None:
    skills = [skill(f"s{number}") for number in range(count)]
    assert len([each for each in of("too-many", findings(tmp_path, [level(1)], skills)) if "skills" in each]) == found


@pytest.mark.parametrize(("count", "found"), [(12, 0), (13, 1)])
def test_levels_of_a_track(tmp_path: Path, count: int, found: int) -> None:
    levels = [level(number) for number in range(1, count + 1)]
    assert len(of("too-many", findings(tmp_path, levels, [skill("dough")]))) == found


@pytest.mark.parametrize(("count", "found"), [(6, 0), (7, 1)])
def test_skills_in_focus(tmp_path: Path, count: int, found: int) -> None:
    skills = [skill(f"s{number}", l1={"step": 1, "focus": True}) for number in range(count)]
    assert len(of("too-many", findings(tmp_path, [level(1)], skills))) == found


@pytest.mark.parametrize(("words", "found"), [(3000, 0), (3001, 1)])
def test_words_of_a_level(tmp_path: Path, words: int, found: int) -> None:
    texts = ["word " * 200] * 15
    texts[-1] += "word " * (words - 3000)
    told = of("too-wordy", findings(tmp_path, [level(1, growing_here=texts)], [skill("dough")]))
    assert len([each for each in told if "takes" in each]) == found


@pytest.mark.parametrize(("length", "found"), [(200, 0), (201, 1)])
def test_characters_of_a_bar(tmp_path: Path, length: int, found: int) -> None:
    told = findings(tmp_path, [level(1)], [skill("dough", l1={"step": 1, "bar": f"  {'x' * length}\n"})])
    assert len(of("too-wordy", told)) == found


@pytest.mark.parametrize(("count", "found"), [(6, 0), (7, 1)])
def test_items_of_a_list(tmp_path: Path, count: int, found: int) -> None:
    told = findings(tmp_path, [level(1)], [skill("dough", l1={"step": 1, "behaviours": TASKS[:count]})])
    assert len(of("too-many", told)) == found


@pytest.mark.parametrize(("place", "found"), [(20, 1), (21, 0)])
def test_behaviours_that_are_compared(tmp_path: Path, place: int, found: int) -> None:
    own = [*TASKS[: place - 1], "Locks the door of the shop at night."]
    levels = [level(1, next=["l2"]), level(2)]
    told = findings(
        tmp_path, levels, [skill("dough", l1={"step": 1, "behaviours": own[-1:]}, l2={"step": 1, "behaviours": own})]
    )
    assert len(of("same-as-below", told)) == found


@pytest.mark.parametrize(("sentence", "found"), [("Ask the first baker.", 1), ("Ask a baker.", 0)])
def test_words_of_a_sentence_that_must_not_come_back(tmp_path: Path, sentence: str, found: int) -> None:
    told = findings(tmp_path, [level(1, growing_here=[sentence], not_this_level=[sentence])], [skill("dough")])
    assert len(of("repeated", told)) == found


@pytest.mark.parametrize(("length", "found"), [(120, 0), (121, 1)])
def test_characters_between_a_title_and_its_task(tmp_path: Path, length: int, found: int) -> None:
    """Two tasks with the same work: the work is no sentence that comes back, unless so much follows it."""
    work = f'"On Bread" {"by Somebody of that long name ".ljust(length - 1, "x")}: '.replace(". ", " ")
    texts = [f"{work}Knead one batch by hand. {TASKS[0]}", f"{work}Knead one batch by hand. {TASKS[1]}"]
    told = of("repeated", findings(tmp_path, [level(1, growing_here=texts)], [skill("dough")]))
    assert len(told) == 1  # "Knead one batch by hand." comes back with and without the work
    keys = [f"{work}Knead it.", "Knead it."]
    short = of("repeated", findings(tmp_path / "short", [level(1, growing_here=keys * 2)], [skill("dough")]))
    assert len(short) == found


@pytest.mark.parametrize(("between", "found"), [(29, True), (30, False)])
def test_levels_that_are_compared_with_one(tmp_path: Path, between: int, found: bool) -> None:
    same = {"summary": "Keeps the shop open from six in the morning."}
    others = [level(number, summary=TASKS[number]) for number in range(2, between + 2)]
    told = findings(tmp_path, [level(1, **same), *others, level(between + 2, **same)], [skill("dough")])
    assert (len(of("levels-alike", told)) == 1) is found


@pytest.mark.parametrize(("step", "told"), [(1, []), (2, ["2"]), (3, ["2 or 3"])])
def test_steps_that_need_a_way_up(tmp_path: Path, step: int, told: list[str]) -> None:
    found = findings(tmp_path, [level(1)], [skill("dough", l1={"step": step, "bar": "Kneads."})])
    assert of("no-practice", found) == [f"no way up to step {steps} is described" for steps in told]


@pytest.mark.parametrize(("first", "line"), [("aaa", 11), ("aa", 6)])
def test_lines_in_which_words_are_looked_for(tmp_path: Path, first: str, line: int) -> None:
    """A text of five words, a line each: of one that is shorter, as many lines are not looked through."""
    findings(tmp_path, [level(1)], [skill("dough")])
    head = "id: dough\nname: Dough\nexpectations:\n  l1:\n    step: 1\n    bar: >-\n"
    text = "".join(f"      {word}\n" for word in (first, "b", "c", "d", "timely"))
    (tmp_path / "skills/dough.yaml").write_text(head + text, encoding="utf-8")
    (found,) = [each for each in check(tmp_path).findings if each.rule == "vague"]
    assert found.line == line


# How lines begin

ENGLISH = "Weighs the flour of every batch before the shift begins, and tells the others what is left of it."
"""English, so that the rules on English sentences run."""


def same_beginnings(folder: Path, *cells: list[str]) -> list[str]:
    """What is found in one skill with the behaviours of each level."""
    levels = [
        level(number, next=[f"l{number + 1}"] if number < len(cells) else []) for number in range(1, len(cells) + 1)
    ]
    levels[0]["growing_here"] = [ENGLISH]
    expected: dict[str, Any] = {f"l{n}": {"step": 1, "behaviours": cell} for n, cell in enumerate(cells, 1)}
    return of("same-beginning", findings(folder, levels, [skill("dough", **expected)]))


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Weighs the salt with a spoon.", 1),
        ("weighs: the SALT, and then the yeast.", 1),
        ("Weighs the yeast with a spoon.", 0),
        ("Weighs the salt in the morning.", 0),  # the same text again: `same-as-below` finds that
    ],
)
def test_equal_first_words_of_two_lines(tmp_path: Path, second: str, told: int) -> None:
    down = same_beginnings(tmp_path / "down", ["Weighs the salt in the morning."], [second])
    assert len(down) == told
    along = same_beginnings(tmp_path / "along", ["Weighs the salt in the morning.", second])
    assert len(along) == told
    if told:
        assert "the same 3 words as another line of `dough`" in down[0]
        assert "the same 3 words as another line of `l1`" in along[0]


@pytest.mark.parametrize(
    ("lines", "weighs", "told"),
    [(4, 3, []), (4, 4, ["4 of 4"]), (39, 4, ["4 of 39"]), (40, 4, []), (40, 5, ["5 of 40"])],
)
def test_lines_that_may_begin_with_one_word(tmp_path: Path, lines: int, weighs: int, told: list[str]) -> None:
    texts = [f"Weighs {word} in the morning." for word in WORDS[:weighs]]
    texts += [f"{word.capitalize()}s the flour of it." for word in WORDS[weighs:lines]]
    down = same_beginnings(tmp_path, *([text] for text in texts))
    expected = [
        f"{count} behaviours of `dough` begin with “weighs”, and {max(3, lines // 10)} are the most" for count in told
    ]
    assert down == expected


# How alike two texts are


def likeness(same: int, one: int, other: int) -> str | None:
    """Of two texts that begin with as many of the same words, and go on with so many of their own."""
    common, rest = WORDS[:same], WORDS[same:]
    return compare_texts(" ".join(common + rest[:one]), " ".join(common + rest[one : one + other]), LISTS)


def test_share_of_words_in_their_order() -> None:
    assert likeness(80, 20, 20) == "near"
    assert likeness(79, 21, 21) is None


def test_share_of_words_in_any_order() -> None:
    for replaced, expected in ((10, "near"), (11, None)):
        own = [*WORDS[: 100 - replaced], *WORDS[200 : 200 + replaced]]
        assert compare_texts(" ".join(WORDS[:100]), " ".join(reversed(own)), LISTS) == expected


def test_words_of_texts_that_are_compared_in_order() -> None:
    assert likeness(130, 20, 20) == "near"
    assert likeness(131, 20, 20) is None


# English


@pytest.mark.parametrize(("words", "english"), [(199, True), (200, False)])
def test_words_to_tell_a_language_by(words: int, english: bool) -> None:
    assert is_english(["brot"] * words, LISTS) is english


@pytest.mark.parametrize(("others", "english"), [(980, True), (981, False)])
def test_share_of_english_words(others: int, english: bool) -> None:
    assert is_english(["the"] * 20 + ["brot"] * others, LISTS) is english


# Sentences


def test_words_of_a_quality() -> None:
    assert find_trait("Shows sense of urgency", LISTS) == "Shows sense of urgency"
    phrases = LISTS.traits.qualities | LISTS.traits.people
    assert max(len(phrase.split()) for phrase in phrases) == prose._LONGEST_PHRASE  # noqa: SLF001


@pytest.mark.parametrize(("word", "describes"), [("oily", False), ("dully", True)])
def test_letters_of_a_describing_word_with_a_known_ending(word: str, describes: bool) -> None:
    assert (word in LISTS.describing) is describes


@pytest.mark.parametrize(("text", "count"), [("Asks A. Smith why.", 1), ("Asks Bo. Then eats.", 2)])
def test_letters_of_an_initial(text: str, count: int) -> None:
    assert len(split_sentences(text, LISTS)) == count


_NO_VERB = "Begin with what the person does, in the third person: “Writes”, “Asks”, “Shows”."


@try_each(
    ("text", "hint"),
    [
        ("Used a scale", _NO_VERB),
        ("Asked why", "Write “Asks”."),
        ("Using a scale", _NO_VERB),
        ("Adding salt", "Write “Adds”."),
    ],
)
def test_letters_of_a_verb(text: str, hint: str) -> None:
    told = explain_missing_verb(text, LISTS)
    assert told is not None
    assert told[1] == hint

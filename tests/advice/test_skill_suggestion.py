"""Likely skills from the words: laws that hold for any framework, and how often the shipped ladder's are right."""

from __future__ import annotations

from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ladders import frameworks
from msgspec.structs import replace
from try_each import try_each

from pm_career.advice.skill_suggestion import FEW, suggest_skills
from pm_career.domain.framework import Action, Expectation, Framework, Growth, Level, Skill, Step
from pm_career.domain.text import WORD, fold
from pm_career.frameworks.open import open_framework

LEVEL = Level(id="hand", title="Hand", rank=1)


def ladder(*skills: Skill) -> Framework:
    scale = (Step(value=1, name="Seen"), Step(value=2, name="Done"))
    return Framework(id="any", title="Any", version="1.0.0", scale=scale, levels=(LEVEL,), skills=skills)


DOUGH = Skill(
    id="s1",
    name="Dough",
    description="Flour, water and time.",
    is_not="Firing the oven is another craft.",
    expectations={"hand": Expectation(step=2, label="Kneading", bar="Judges by touch when the batch is ready.")},
    growth=(Growth(to=2, actions=(Action("study", '"Sourdough" by Nobody (book): read it.'),)),),
)
OVEN = Skill(
    id="s2",
    name="Oven",
    description="Heat, and how it moves.",
    expectations={"hand": Expectation(step=2, bar="Sets the batch of loaves by colour.", evidence=("A grey loaf.",))},
)
BAKERS = ladder(DOUGH, OVEN)


def skills(framework: Framework, text: str) -> list[str]:
    return [each.skill for each in suggest_skills(framework, text)]


def test_a_word_of_one_skill_alone_speaks_for_it_in_any_form_and_says_so() -> None:
    (only,) = suggest_skills(BAKERS, "We KNEADED it, twice")
    assert (only.skill, only.words) == ("s1", ("KNEADED",))
    assert skills(BAKERS, "judging the touch") == ["s1"]
    assert skills(BAKERS, "colours") == ["s2"]


def test_a_word_of_all_skills_speaks_for_none() -> None:
    assert skills(BAKERS, "the batch") == []


def test_neither_the_neighbour_nor_the_title_of_a_book_speaks_for_a_skill() -> None:
    assert skills(BAKERS, "oven") == ["s2"]
    assert skills(BAKERS, "craft, sourdough") == []


def test_words_of_every_sentence_and_numbers_speak_for_none() -> None:
    noisy = ladder(Skill(id="s1", name="All of 42 because everybody"), OVEN)
    assert skills(noisy, "Because everybody was there, all 42") == []


def test_two_letters_can_be_a_word_and_one_cannot() -> None:
    framework = ladder(Skill(id="s1", name="AI x"), OVEN)
    assert skills(framework, "ai") == ["s1"]
    assert skills(framework, "x") == []


def test_only_several_words_make_it_sure() -> None:
    assert [each.sure for each in suggest_skills(BAKERS, "Kneading")] == [False]
    assert [each.sure for each in suggest_skills(BAKERS, "Kneading dough by touch")] == [True]


def test_a_framework_of_one_skill_and_one_without_texts() -> None:
    assert skills(ladder(DOUGH), "kneaded") == ["s1"]
    assert skills(ladder(DOUGH), "sang") == []
    assert skills(ladder(), "kneaded") == []


def filled(id: str, total: int, *words: str) -> Skill:
    """A skill in whose texts each of the words counts once in `total`: its name counts ten, other words one each."""
    letters = [chr(97 + at) for at in range(26)]
    filler = islice((f"{id}{''.join(each)}" for each in product(letters, repeat=3)), total - 10 - len(words))
    bar = Expectation(step=2, evidence=(" ".join([*words, *filler]),))
    return Skill(id=id, name=f"{id}name", expectations={"hand": bar})


@pytest.mark.parametrize(("total", "likely"), [(289, True), (290, False)])
def test_from_a_score_of_three_tenths_on_a_skill_is_likely(total: int, likely: bool) -> None:
    framework = ladder(filled("aaa", total, "kneading"), filled("bbb", 50))
    assert skills(framework, "kneading") == ["aaa"] * likely


@pytest.mark.parametrize(("total", "sure"), [(437, True), (438, False)])
def test_a_skill_alone_is_sure_from_a_score_of_four_tenths_on(total: int, sure: bool) -> None:
    framework = ladder(filled("aaa", total, "kneading", "dough"), filled("bbb", 50))
    assert [each.sure for each in suggest_skills(framework, "kneading dough")] == [sure]


@pytest.mark.parametrize(("total", "sure"), [(290, True), (289, False)])
def test_the_first_is_sure_where_it_is_four_tenths_ahead(total: int, sure: bool) -> None:
    framework = ladder(filled("aaa", 100, "kneading", "dough"), filled("bbb", total, "oven", "heat"))
    found = suggest_skills(framework, "kneading dough, oven heat")
    assert [(each.skill, each.sure) for each in found] == [("aaa", sure), ("bbb", False)]


@try_each(("field", "weight"), [("name", 10), ("label", 10), ("description", 2), ("bar", 2), ("sign", 1)])
def test_names_count_ten_times_and_bars_twice_what_examples_do(field: str, weight: int) -> None:
    """The word is as likely in a text of this weight as in one of weight one beside so many fewer other words."""
    for total, likely in ((289 * weight, True), (289 * weight + weight, False)):
        bare = filled("aaa", total - weight)
        asked = bare.expectations["hand"]
        word = {
            "name": replace(bare, name=f"{bare.name} kneading"),
            "label": replace(bare, expectations={"hand": replace(asked, label="kneading")}),
            "description": replace(bare, description="kneading"),
            "bar": replace(bare, expectations={"hand": replace(asked, bar="kneading")}),
            "sign": replace(bare, growth=(Growth(to=2, done_when=("kneading",)),)),
        }[field]
        assert skills(ladder(word, filled("bbb", 50)), "kneading") == ["aaa"] * likely


def test_three_skills_are_suggested_and_three_words_shown() -> None:
    words = ["kneading", "dough", "oven", "heat"]
    framework = ladder(*(filled(id * 3, 50, word) for id, word in zip("abcd", words, strict=True)))
    assert len(suggest_skills(framework, " ".join(words))) == 3
    (only,) = suggest_skills(ladder(filled("aaa", 50, *words)), " ".join(words))
    assert only.words == tuple(words[:3])


WORDS = st.lists(st.sampled_from(["S0", "s1", "S2", "S3", "do", "2", "Step", "café", "l0", "L1"]), max_size=6)


@given(frameworks(), WORDS)
def test_the_same_words_in_any_order_give_the_same_skills_with_words_of_the_text(
    framework: Framework, words: list[str]
) -> None:
    found = suggest_skills(framework, " ".join(words))
    assert found == suggest_skills(framework, " ".join(words))
    assert len(found) <= FEW
    assert len({each.skill for each in found}) == len(found)
    shuffled = sorted(words, key=lambda word: fold(word)[::-1])
    assert [each.skill for each in suggest_skills(framework, ", ".join(shuffled))] == [each.skill for each in found]
    for each in found:
        assert each.words
        assert set(each.words) <= set(words)
        assert not each.sure or each == found[0]


@given(st.text(max_size=80))
def test_any_text_gives_an_answer_made_of_its_own_words(text: str) -> None:
    for each in suggest_skills(BAKERS, text):
        assert set(each.words) <= set(WORD.findall(text))


# What happened, and the skills that a product manager would tie it to.
HAPPENED = [
    ("Interviewed six churned customers and found that the export was the reason they left", "customer-insight"),
    ("Shipped the new onboarding flow two weeks after the kick-off, cut scope twice", "delivery"),
    ("Released version 4 on the date we had promised; three teams had to land together", "delivery"),
    ("Built a dashboard query that showed the drop in conversion came from one country", "analysis"),
    ("Negotiated with legal so that the consent banner could go out in May", "influence"),
    ("Convinced the sales director to drop the custom feature and keep the roadmap", "influence"),
    ("Explained the delay to the customer's CTO in a mail and kept the account", "communication"),
    ("Debugged a webhook failure together with a developer, reading the logs", "technical"),
    ("Mentored Jonas, the new associate PM, through his first launch", "leadership"),
    ("Hired two product managers and set up their first ninety days", "leadership"),
    ("Wrote the strategy for the payments area and the leadership team adopted it", "strategy"),
    ("Wrote the three-year vision for the mobile product and showed it with a prototype", "vision"),
    ("Worked out the pricing: margin per customer went from 40 to 55 percent", "business"),
    ("Forecast revenue for the new plan and finance took it into the budget", "business"),
    ("Found the root cause of the recurring outage complaints by asking why five times", "problem-solving"),
    ("Prototyped a voice assistant in a hack week and it became a product", "innovation"),
]


def test_on_the_shipped_ladder_most_of_what_happens_is_recognized() -> None:
    framework = open_framework(None)
    found = [(suggest_skills(framework, text), skill) for text, skill in HAPPENED]
    first = sum(bool(each) and each[0].skill == skill for each, skill in found)
    among = sum(skill in [one.skill for one in each] for each, skill in found)
    sure = [each[0].skill == skill for each, skill in found if each and each[0].sure]
    assert first >= len(HAPPENED) * 3 // 4
    assert among >= len(HAPPENED) * 7 // 8
    assert sum(sure) >= 5
    assert sure.count(False) <= 1


SENTENCES = Path(__file__).with_name("sentences.txt")
"""'skill: sentence' a line: what product managers would log, and the skill that a careful reader names first."""


@pytest.mark.parametrize(("name", "fewest"), [("pm", 162), ("pm-tracks", 162)])
def test_the_right_skill_is_among_three_for_nine_sentences_in_ten(name: str, fewest: int) -> None:
    framework = open_framework(name)
    pairs = [line.split(": ", 1) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    found = [(suggest_skills(framework, text), skill) for skill, text in pairs]
    among = [skill in [one.skill for one in each] for each, skill in found]
    sure = [each[0].skill == skill for each, skill in found if each and each[0].sure]
    assert len(pairs) == 180
    assert sum(among) >= fewest
    assert len(sure) >= len(pairs) // 2
    assert sure.count(False) <= len(sure) // 10


@pytest.mark.parametrize(
    "text",
    [
        "Convinced the CFO to fund a second squad after showing the churn numbers",
        "Got sales and engineering to agree on one date after two months of stalemate",
    ],
)
def test_agreement_and_funding_suggest_influence(text: str) -> None:
    assert "influence" in skills(open_framework("pm"), text)


def test_on_the_shipped_ladder_what_is_no_work_is_nothing() -> None:
    framework = open_framework(None)
    for text in ("Had lunch", "asdf qwerty", "2026", "The the of and", "Birthday cake for Tom", "Went to the dentist"):
        assert skills(framework, text) == []

"""The laws of search, for any query in any ladder, and the order in which places come."""

from __future__ import annotations

import string
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from try_each import try_each

from pm_career.advice.passages import Part
from pm_career.advice.search import Findings, Hit, search, search_live, search_or_complete
from pm_career.domain.framework import Action, Expectation, Framework, Growth, Level, Responsibility, Skill, Step
from pm_career.domain.wording import SMALL_WORDS

_TEXTS = (
    "Prioritises the product's roadmap, and says no to what isn't on it.",
    "Says: no roadmap without a customer.",
    "No one says the roadmap out loud; c++ and 1:1s (see [note]) cost 10%.",
    "Das Café plant die Straße, naïve résumé, ﬁrst İstanbul.",
    "re\u0301sume\u0301 and Cafe\u0301 \u200b x\u0301's",
    "The of with to a",
    "計画 路線図 ガイド",
    "100% of %s and {0} and .* and \\ and ((( and [a-z]+ and $x and ^",
    "don't stop 🧑‍🍳 bread 🍞",
    "two  spaces\tand\nlines",
)
_WORDS = [word for text in _TEXTS for word in text.split()]


def ladder(*texts: str) -> Framework:
    """A ladder of one level and one skill, with one of the texts in each kind of place."""
    several = [*texts, *[""] * 12]
    level = Level(
        id="one",
        title=several[0] or "One",
        rank=1,
        summary=several[1],
        responsibilities=(Responsibility(title=several[2] or "Work", summary=several[3], in_practice=(several[4],)),),
        first_90_days=(several[5],),
    )
    bar = Expectation(step=2, bar=several[6], label=several[7], behaviours=(several[8],), evidence=(several[9],))
    growth = Growth(to=2, actions=(Action("practice", several[10]),), trap=several[11])
    skill = Skill(id="craft", name="Craft", expectations={"one": bar}, growth=(growth,))
    scale = (Step(value=1, name="Sees"), Step(value=2, name="Does"))
    return Framework(id="any", title="Any", version="1.0.0", scale=scale, levels=(level,), skills=(skill,))


LADDER = ladder(*_TEXTS)
_signs = st.text(st.sampled_from(" \"'.*+?([{%\\|^$-_:,“”\u0301\0🍞"), max_size=6)
queries = st.one_of(
    st.text(max_size=40),
    st.lists(st.one_of(st.sampled_from(_WORDS), _signs, st.text(max_size=5)), max_size=6).map(" ".join),
)


def places(found: Findings) -> set[tuple[str, str]]:
    return {(hit.passage.place, hit.passage.text) for hit in found.hits}


def marked(hit: Hit) -> list[str]:
    return [hit.passage.text[start:end] for start, end in hit.matches]


@given(queries)
@example("\0")
@example('"')
@example("𝕏" * 3)
@example("ou" * 50_000)
@example('"a b" ' * 2_000)
@example(" ".join(f"w{number}" for number in range(3_000)))
def test_any_text_can_be_looked_for_and_every_mark_is_a_part_of_its_text(query: str) -> None:
    found = search(LADDER, query)
    for hit in found.hits:
        edges = [edge for span in hit.matches for edge in span]
        assert hit.matches
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= len(hit.passage.text)
        assert all(marked(hit))
    assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)


@given(queries, st.sets(st.sampled_from(Part)))
def test_a_part_has_nothing_that_the_whole_has_not(query: str, parts: set[Part]) -> None:
    inside = search(LADDER, query, tuple(parts))
    assert set(inside.hits) <= set(search(LADDER, query).hits)
    assert all(hit.passage.part in parts for hit in inside.hits if parts)
    assert set(inside.hits) == {hit for hit in search(LADDER, query).hits if not parts or hit.passage.part in parts}


_unquoted = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.text(st.characters(exclude_characters='"“”„'), max_size=5)), min_size=1
).map(lambda words: [word for chunk in words for word in chunk.split()])


@given(_unquoted.filter(bool), st.data())
def test_quoting_words_only_narrows(words: Sequence[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    quoted = [*words[:start], f'"{" ".join(words[start:end])}"', *words[end:]]
    assert places(search(LADDER, " ".join(quoted))) <= places(search(LADDER, " ".join(words)))


@given(st.sampled_from(_TEXTS), st.data())
def test_a_text_is_found_by_any_run_of_its_words_in_quotes(text: str, data: st.DataObject) -> None:
    words = text.replace('"', "").split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert text in {each for _, each in places(search(LADDER, f'"{" ".join(words[start:end])}"'))}


@try_each("sign", [".*", "[", "(((", "%s", "{0}", "\\", "+", "^", "🍞", "c++", "1:1", "10%", "[a-z]+"])
def test_signs_stand_for_themselves(sign: str) -> None:
    found = search(LADDER, sign)
    assert found.hits
    assert {mark for hit in found.hits for mark in marked(hit)} == {sign}


@try_each("pattern", ["r.admap", "road.*", "[Rr]oadmap", "(no|yes)", "says|no", "ro?admap", "*", "\0"])
def test_nothing_is_read_as_a_pattern(pattern: str) -> None:
    assert {mark for hit in search(LADDER, pattern).hits for mark in marked(hit)} <= {pattern}


def test_a_word_finds_its_forms_and_a_quoted_one_only_itself() -> None:
    for form in ("prioritise", "prioritization", "PRIORITIZING"):
        assert [marked(hit) for hit in search(LADDER, form).hits] == [["Prioritises"]]
    assert not search(LADDER, '"prioritise"').hits
    assert [marked(hit) for hit in search(LADDER, '"prioritises  THE product’s"').hits] == [
        ["Prioritises the product's"]
    ]


@try_each(
    ("query", "mark"),
    [
        ("resume", "résumé"),
        ("cafe", "Café"),
        ("strasse", "Straße"),
        ('"die strasse"', "die Straße"),
        ("first", "ﬁrst"),
        ("路線図", "路線図"),
        ("istanbul", "İstanbul"),
    ],
)
def test_accents_and_alphabets_are_no_obstacle(query: str, mark: str) -> None:
    assert mark in [each for hit in search(LADDER, query).hits for each in marked(hit)]


@given(queries)
def test_what_is_still_typed_finds_no_less_than_what_is_finished(query: str) -> None:
    assert places(search(LADDER, query)) <= places(search_live(LADDER, query))
    assert search_live(LADDER, f"{query} ") == search(LADDER, f"{query} ")


_plain_words = [
    word for text in _TEXTS for word in text.split() if word.isalpha() and word.casefold() not in SMALL_WORDS
]


@given(st.sampled_from(_plain_words), st.data())
def test_a_word_is_found_from_its_first_letter_on_while_it_is_typed(word: str, data: st.DataObject) -> None:
    beginning = word[: data.draw(st.integers(1, len(word)))]
    texts = {text for text in _TEXTS if word in text.split()}
    if beginning.casefold() not in SMALL_WORDS:
        assert texts <= {text for _, text in places(search_live(LADDER, f"xyzzy {beginning}"))}


@given(queries)
def test_a_word_that_is_there_is_never_taken_for_a_beginning(query: str) -> None:
    plain, found = search(LADDER, query), search_or_complete(LADDER, query)
    if found != plain:
        assert found.beginning in plain.missing
        assert found.beginning not in found.missing
        assert places(plain) <= places(found)


@try_each(
    ("query", "marks"),
    [
        ("prio", ["Prioritises"]),
        ("customer roadm", ["roadmap", "customer"]),
        ("stras", ["Straße"]),
        ("ro", []),  # two letters begin too many
        ("roadm product", ["product"]),  # only the last may be unfinished
        ('"roadm"', []),
        ("roadm.", []),
    ],
)
def test_only_a_last_word_that_occurs_nowhere_is_a_beginning(query: str, marks: list[str]) -> None:
    found = search_or_complete(LADDER, query)
    assert set(marks) <= {mark for hit in found.hits for mark in marked(hit)}
    assert bool(marks) == bool(found.hits)


def test_small_words_count_only_alone() -> None:
    assert places(search(LADDER, "the roadmap of the customer")) == places(search(LADDER, "roadmap customer"))
    assert search(LADDER, "of with").hits[0].passage.text == "The of with to a"


def order(framework: Framework, query: str) -> list[str]:
    return [hit.passage.where[-1] for hit in search(framework, query).hits]


def test_names_come_before_bars_before_behaviours_before_examples() -> None:
    same = ladder(*["Bread"] * 12)
    weights = [hit.passage.weight for hit in search(same, "bread").hits]
    assert weights == sorted(weights, reverse=True)
    assert [hit.passage.kind for hit in search(same, "bread").hits[-3:]] == ["evidence", "action", "trap"]


def test_all_words_come_before_some_even_in_a_name() -> None:
    framework = ladder("Bread", "", "", "", "", "", "", "", "", "Salt, and later bread.")
    assert order(framework, "bread salt") == ["evidence, for example", "title"]
    assert [hit.complete for hit in search(framework, "bread salt").hits] == [True, False]


def test_words_side_by_side_come_before_words_apart() -> None:
    framework = ladder("", "Says at last no.", "", "", "", "", "", "", "", "Says no.")
    assert order(framework, "say no") == ["evidence, for example", "summary"]
    assert order(framework, "no say") == ["summary", "evidence, for example"]


def test_a_word_as_typed_comes_before_its_other_forms() -> None:
    framework = ladder("", "", "", "", "Baking at night.", "Bakes bread.")
    assert order(framework, "bakes") == ["first 90 days", "in practice"]
    assert order(framework, "baking") == ["in practice", "first 90 days"]
    assert order(framework, "baked") == ["in practice", "first 90 days"]


def test_a_name_that_is_just_what_was_asked_for_comes_first() -> None:
    framework = ladder("Head of Bread", "", "Bread (B)")
    assert order(framework, "bread") == ["responsibility", "title"]


@try_each(
    ("query", "near"),
    [("roadmpa", "roadmap"), ("custmer", "customer"), ("prioritse", "prioritises"), ("roadm", "roadmap")],
)
def test_a_slip_is_answered_with_the_nearest_word(query: str, near: str) -> None:
    found = search(LADDER, query)
    assert not found.hits
    assert found.missing == (query,)
    assert found.nearest[0] == near
    assert search(LADDER, near).hits


@try_each("word", ["okr", "xyzzy", "q", "roadmaproadmaproadmaproadmaproadmaproadmap"])
def test_a_word_like_no_other_is_answered_with_none(word: str) -> None:
    assert search(LADDER, word).nearest == ()


def test_a_phrase_that_is_not_there_is_answered_with_its_words() -> None:
    assert search(LADDER, '"roadmap customer"').nearest == ("roadmap", "customer")


def test_words_between_two_phrases_are_no_phrase() -> None:
    assert len(search(ladder("Bread and rolls, then milk with water."), '"bread" water milk "rolls"').hits) == 1


def test_a_quoted_phrase_is_in_every_place_found() -> None:
    texts = [hit.passage.text for hit in search(LADDER, 'roadmap "says no"').hits]
    assert texts == ["Prioritises the product's roadmap, and says no to what isn't on it."]


def test_a_word_that_is_missing_beside_one_that_is_there_is_named() -> None:
    found = search(LADDER, "roadmap custmer")
    assert found.hits
    assert (found.missing, found.nearest) == (("custmer",), ("customer",))


def test_nothing_in_a_part_says_how_much_there_is_elsewhere() -> None:
    found = search(LADDER, "roadmap", (Part.ACTION,))
    assert (found.hits, found.elsewhere) == ((), len(search(LADDER, "roadmap").hits))


@given(st.text(st.sampled_from(' "“”\t\n\u0301'), max_size=8))
def test_white_space_and_quotes_alone_ask_for_nothing(query: str) -> None:
    assert not search(LADDER, query).asked
    assert not search(LADDER, query).hits


def test_every_sentence_of_a_ladder_can_be_found() -> None:
    texts = [f"Sentence {letter}{letter}{letter}." for letter in string.ascii_lowercase[:12]]
    for text in texts:
        assert [hit.passage.text for hit in search(ladder(*texts), f'"{text}"').hits] == [text]


def test_what_a_place_scores() -> None:
    """A thousand for each term, 500 or 400 in a name, 200 side by side, ten for each weight, one for each form."""
    assert [hit.score for hit in search(ladder("Bread"), "bread").hits] == [1000 + 500 + 40 + 1]
    assert [hit.score for hit in search(ladder("Head of Bread (B)"), "breads").hits] == [1000 + 400 + 40]
    assert [hit.score for hit in search(ladder("", "Bakes bread."), "bakes bread").hits] == [2000 + 200 + 30 + 2]
    assert [hit.score for hit in search(ladder("", "Bread, then bakes."), "bakes bread").hits] == [2000 + 30 + 2]
    many = " ".join(f"x{letter}" for letter in "abcdefghijkl")
    assert [hit.score for hit in search(ladder("", many), many).hits] == [12_000 + 200 + 30 + 9]


@pytest.mark.parametrize(("typed", "beginning"), [("roa", "roa"), ("ro", "")])
def test_three_letters_are_enough_for_a_last_word_to_be_a_beginning(typed: str, beginning: str) -> None:
    assert search_or_complete(LADDER, typed).beginning == beginning


def test_the_nearest_are_looked_up_for_five_words() -> None:
    assert len(search(LADDER, "xaaa xbbb xccc xddd xeee xfff").missing) == 5


def test_three_words_are_near_at_most() -> None:
    assert len(search(ladder("breadth", "breadbox breadline breadcrumb"), "bread").nearest) == 3

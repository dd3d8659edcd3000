"""The words that were likely meant: slips of the same word, never rhymes."""

from __future__ import annotations

from try_each import try_each

from pm_career.advice.nearest_words import find_nearest_words
from pm_career.advice.search import search_or_complete
from pm_career.frameworks.open import open_framework

KNOWN = [
    "turn",
    "hurt",
    "hunt",
    "term",
    "chapter",
    "health",
    "heath",
    "been",
    "bland",
    "brad",
    "funnel",
    "target",
    "customer",
    "customers",
    "roadmaps",
    "goal",
]


@try_each("word", ["churn", "brand", "beer", "funding", "kanban", "gantt", "tunnel", "budget"])
def test_a_rhyme_is_no_slip(word: str) -> None:
    assert find_nearest_words([word], KNOWN) == ()


@try_each(
    ("word", "near"),
    [
        ("helath", ("health", "heath")),  # two letters swapped; then one too many
        ("gaol", ("goal",)),
        ("ogal", ("goal",)),  # the first two, too
        ("cutsomer", ("customer",)),  # one form of a word
        ("roadmpa", ("roadmaps",)),  # a slip of another form
        ("healt", ("health",)),  # its beginning
    ],
)
def test_a_slip_names_the_word_that_was_meant(word: str, near: tuple[str, ...]) -> None:
    assert find_nearest_words([word], KNOWN) == near


@try_each(
    ("typed", "meant", "near"),
    [
        ("abdc", "abcd", True),  # two letters swapped, in a word of four
        ("acb", "abc", False),
        ("bacd", "abcd", True),  # the first two swapped
        ("xbcd", "abcd", False),  # another first letter
        ("xbcdefgh", "abcdefgh", False),
        ("abcd", "abxcd", True),  # a letter left out
        ("abc", "axbc", False),
        ("abxdef", "abcdef", True),  # a wrong letter, in a word of six
        ("abxde", "abcde", False),
        ("abxcde", "abcde", True),  # one too many, in a word of six
        ("abxcd", "abcd", False),
        ("abxdyfgh", "abcdefgh", True),  # two wrong letters, in a word of eight
        ("abxdyfg", "abcdefg", False),
        ("abxdyzgh", "abcdefgh", False),  # three in a word of eight
        ("abcdefgh", "abxcdyefgh", True),  # two left out
        ("abcdefg", "abxcdyefg", False),
        ("a" * 40, "a" * 38, True),
        ("a" * 41, "a" * 39, False),
        ("abc", "abcz", True),  # a beginning, of three letters
        ("ab", "abz", False),
    ],
)
def test_how_many_slips_a_word_may_have(typed: str, meant: str, near: bool) -> None:
    assert bool(find_nearest_words([typed], [meant])) is near


def test_a_slip_of_another_form_counts_from_stems_of_six_letters_on() -> None:
    assert find_nearest_words(["priortise"], ["prioritisation"]) == ("prioritisation",)
    assert find_nearest_words(["acount"], ["accounting"]) == ("accounting",)
    assert find_nearest_words(["trsut"], ["trusting"]) == ()
    assert find_nearest_words(["meting"], ["mentee"]) == ()


def test_three_words_are_named_at_most() -> None:
    assert len(find_nearest_words(["abcdef"], ["abcdxf", "abcxef", "abxdef", "axcdef"])) == 3


def test_a_word_that_a_shipped_ladder_does_not_have_gets_no_other_word() -> None:
    ladder = open_framework("pm")
    for word in ("kubernetes", "blockchain", "gantt", "figma", "tribe", "kaizen"):
        assert search_or_complete(ladder, word).nearest == (), word
    assert search_or_complete(ladder, "custmer").nearest == ("customer",)

"""What is said of a sentence that begins with a trait, or with another form of a verb."""

from __future__ import annotations

from try_each import try_each

from pm_career.domain.prose import explain_missing_verb, find_trait
from pm_career.frameworks.quality.lexicon import load_word_lists

LISTS = load_word_lists()


@try_each(
    ("text", "trait"),
    [
        ("Cares about the customer.", "Cares"),
        ("Is naturally curious.", "Is naturally curious"),
        ("Shows a high level of empathy.", "Shows a high level of empathy"),
        ("Asks about the customer.", ""),
    ],
)
def test_of_a_trait_the_words_that_describe_it_are_named(text: str, trait: str) -> None:
    assert find_trait(text, LISTS) == trait


@try_each(
    ("first", "instead"),
    [
        ("Leading", "Leads"),
        ("Writing", "Writes"),
        ("Planning", "Plans"),
        ("Asked", "Asks"),
        ("Decided", "Decides"),
        ("Planned", "Plans"),
        ("Carry", "Carries"),
        ("Pass", "Passes"),
    ],
)
def test_in_place_of_another_form_of_a_verb_its_third_person_is_offered(first: str, instead: str) -> None:
    assert explain_missing_verb(f"{first} the work.", LISTS) == (
        f"“{first}” is not in the third person", f"Write “{instead}”."
    )  # fmt: skip


def test_a_verb_that_ends_like_a_noun_is_known_by_its_stem() -> None:
    assert explain_missing_verb("Witnesses the signing.", LISTS) is None
    assert explain_missing_verb("Weaknesses of the plan.", LISTS) is not None

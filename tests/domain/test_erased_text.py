"""Texts are taken out of a document that quotes them, and nothing else is."""

from __future__ import annotations

from try_each import try_each

from pm_career.domain.erased_text import ERASED, erase_texts

PIECE = "Talked to seven customers of the bakery about bread. We dropped the croissant."


@try_each(
    ("document", "expected"),
    [
        (f"# A\n\n- {PIECE}\n- Other", f"# A\n\n- {ERASED}.\n- Other"),
        ("- **Talked** to \\_seven\\_\n  customers of the bakery…", f"- **{ERASED}…"),  # cut, wrapped, with marks
        ("| we  DROPPED the croissant |", f"| {ERASED} |"),
        ("Talked to seven people", "Talked to seven people"),  # three words of it
        ("Who talked to seven customers? He.", f"Who {ERASED}? He."),
        ("", ""),
    ],
)
def test_a_text_goes_whole_by_its_sentences_and_in_parts_of_four_words(document: str, expected: str) -> None:
    assert erase_texts(document, [PIECE]) == expected


def test_what_other_texts_say_as_well_stays() -> None:
    other = "Talked to seven customers of the mill"
    assert erase_texts(f"{other}, and more", [PIECE], [other]) == f"{other}, and more"
    assert erase_texts(f"{other}. {PIECE}", [PIECE], [other]) == f"{other}. {ERASED}."


def test_a_short_text_and_a_link_go_whole_and_one_word_of_a_text_does_not() -> None:
    texts = ["Shipped", "https://bread.example/7?a=b", "Done. Sold the mill"]
    assert erase_texts("Shipped: https://bread.example/7?a=b", texts) == f"{ERASED}: {ERASED}"
    assert erase_texts("https://bread.example/8 is done", texts) == "https://bread.example/8 is done"
    assert erase_texts("x", ["", " . "]) == "x"

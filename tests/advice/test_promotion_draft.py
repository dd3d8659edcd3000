"""Which sentences of a draft rest on a piece of the case."""

from __future__ import annotations

from datetime import date

from cases import read_ladder

from pm_career.advice.case import Case, CaseNotes
from pm_career.advice.promotion import build_case
from pm_career.advice.promotion_check.draft import check_draft
from pm_career.domain.evidence import Evidence
from pm_career.domain.renamed_ids import RenamedIds
from pm_career.frameworks.quality.lexicon import load_word_lists


def build() -> Case:
    ladder = read_ladder()
    pieces = (("e1", "I settled the release order with sales", "No custom release"), ("e2", "Wrote the vision", "Read"))
    evidence = tuple(
        Evidence(id=id, person="me", what=what, outcome=outcome, date=date(2026, 5, 1), skills=("influence",))
        for id, what, outcome in pieces
    )
    notes = CaseNotes(evidence=evidence)
    levels = (ladder.level("pm"), ladder.level("senior"))
    return build_case(ladder, *levels, notes, person="me", today=date(2026, 6, 1), renamed=RenamedIds())


def rest(text: str) -> list[tuple[str, ...]]:
    return [each.evidence for each in check_draft([(1, text)], build(), load_word_lists()).sentences]


def test_half_of_the_words_in_one_piece_are_enough() -> None:
    assert rest("The releases of sales surprised Berlin.") == [("e1",)]  # 2 of 4, in other forms
    assert rest("The releases of sales surprised all Berlin.") == [()]  # 2 of 5
    assert rest("The sales vision.") == [("e2", "e1")]  # 1 of 2 in each
    assert rest("Sales and finance wrote the other plan.") == [()]  # no half in either, though two in both
    assert rest("They did it.") == []  # says nothing


def test_an_id_is_enough_and_belongs_to_the_sentence_before_it() -> None:
    assert rest("Berlin changed. [e1] Paris did not (e2). London. (e1, e2) Rome?") == [
        ("e1",),
        ("e2",),
        ("e1", "e2"),
        (),
    ]
    draft = check_draft([(1, "Sales settled the release (e9).")], build(), load_word_lists())
    assert [(each.evidence, each.unknown, each.is_supported) for each in draft.sentences] == [((), ("e9",), False)]
    assert draft.unsupported == draft.sentences


def test_an_id_may_begin_a_sentence_and_does_not_support_the_one_before_it() -> None:
    assert rest("Berlin doubled its sales. e1 shows the rest. It held, e.g. e2 did.") == [(), ("e1",), ("e2",)]


def test_each_sentence_has_the_line_it_begins_on() -> None:
    text = "Berlin grew.\nParis\nshrank. London\nslept."
    found = check_draft([(7, text)], build(), load_word_lists()).unsupported
    assert [(each.line, each.text) for each in found] == [
        (7, "Berlin grew."),
        (8, "Paris shrank."),
        (9, "London slept."),
    ]

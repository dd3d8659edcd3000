"""Which words are one family, and which only look like one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from try_each import try_each

from pm_career.domain.text import WORD, fold
from pm_career.domain.wording import stem

FAMILIES = """
prioritise prioritize prioritization prioritisation prioritizing prioritising prioritised priority priorities
organise organize organisation organizations organising
analyse analyze analysing analysis analyses analytical
optimise optimization optimizes
summarise summarize
behaviour behavior behaviours behavioral behavioural
favourite favorite
colour colors
neighbours neighbor
centre center centres centred centered
travelling traveling travel
modelled modeling
cancelled canceled
programme program programmes
judgement judgment
licence license
defence defense
catalogue catalog
dialogues dialog
artefact artifacts
practise practice practising
enquiry inquiries
skilful skillful
focusses focuses focussed
revise revision revising
supervise supervision
raise raising
stakeholder stakeholders
strategy strategies strategic
delivery deliver delivers delivering
discovery discovers
hypothesis hypotheses
criterion criteria
crisis crises
person people
child children
negotiate negotiation negotiating
mentor mentoring mentored
manage management managing
decide decided deciding
vision visionary
writes wrote written writing
lead led leading
business businesses
customer customers
company companies
win winning won
""".strip().splitlines()

STRANGERS = """
customer custom
business busy
experience experiment
author authority
office officer
executive execute
important import
initiative initial
objective object
department depart
engineer engine
marketing market
manager management
university universe
party part
policy police
four for
our or
story store
every ever
""".strip().splitlines()


@try_each("family", FAMILIES)
def test_a_family_meets(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@try_each("pair", STRANGERS)
def test_words_that_only_look_alike_stay_apart(pair: str) -> None:
    assert len({stem(word) for word in pair.split()}) == 2


@given(st.from_regex(WORD, fullmatch=True).map(fold))
def test_any_word_of_any_language_has_a_key_that_begins_as_it_does(word: str) -> None:
    assert stem(word)[0] == word[0]


def test_a_word_too_long_for_a_word_costs_nothing() -> None:
    word = "ou" * 200_000
    assert stem(word) == word

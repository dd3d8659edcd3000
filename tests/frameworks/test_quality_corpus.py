"""The rules of language on texts written to mislead them: what they miss, and where they cry wolf."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import checkout
import pytest
from quick_yaml import load_yaml
from try_each import try_each

from pm_career.domain.likeness import compare_texts
from pm_career.domain.prose import explain_missing_verb, find_trait, find_vague_words
from pm_career.frameworks.quality.lexicon import load_word_lists

HERE = Path(__file__).parent
LISTS = load_word_lists()
PAIRS: list[dict[str, Any]] = load_yaml((HERE / "pairs.yaml").read_text(encoding="utf-8"))
DIFFERENT = [pair for pair in PAIRS if pair["finds"] == "different"]
SENTENCES: dict[str, dict[str, list[str]]] = load_yaml((HERE / "sentences.yaml").read_text(encoding="utf-8"))

RULES = {"same": "same-as-below", "described": "only-adjectives", "near": "much-like-below"}
FINDS: dict[str, Callable[[str], bool]] = {
    "no-verb": lambda text: explain_missing_verb(text, LISTS) is not None,
    "trait": lambda text: bool(find_trait(text, LISTS)),
    "vague": lambda text: any(True for _ in find_vague_words(text, LISTS)),
}


def _row(rule: str) -> str:
    """The rule's line in the table of docs/rules.md."""
    if rule in RULES.values():
        kind = next(kind for kind, name in RULES.items() if name == rule)
        own = [pair for pair in PAIRS if pair["finds"] == kind]
        missed = sum(pair.get("missed", False) for pair in own)
        false = sum(pair.get("false_alarm") == kind for pair in DIFFERENT)
        return f"| `{rule}` | {len(own)} | {missed} | {len(DIFFERENT)} | {false} |"
    own_texts = SENTENCES[rule]
    found, missed = len(own_texts["finds"]), len(own_texts["missed"])
    passed, false = len(own_texts["lets_pass"]), len(own_texts["false_alarms"])
    return f"| `{rule}` | {found + missed} | {missed} | {passed + false} | {false} |"


@try_each("pair", PAIRS, ids=lambda pair: f"{pair['below'][:30]} / {pair['above'][:30]}")
def test_a_pair_is_judged_as_a_reader_would(pair: dict[str, Any]) -> None:
    expected = "different" if pair.get("missed") else pair.get("false_alarm") or pair["finds"]
    assert (compare_texts(pair["below"], pair["above"], LISTS) or "different") == expected


@pytest.mark.parametrize("rule", FINDS)
@pytest.mark.parametrize(
    ("kind", "found"), [("finds", True), ("lets_pass", False), ("missed", False), ("false_alarms", True)]
)
def test_sentences_are_judged_as_a_reader_would(rule: str, kind: str, found: bool) -> None:
    wrong = [text for text in SENTENCES[rule][kind] if FINDS[rule](text) != found]
    assert wrong == []


def test_the_corpus_is_large_and_half_of_it_is_tempting() -> None:
    assert len(PAIRS) >= 60
    assert 0.4 <= len(DIFFERENT) / len(PAIRS) <= 0.6


def test_few_are_missed_and_few_are_false_alarms() -> None:
    assert sum(pair.get("missed", False) for pair in PAIRS) <= 2
    assert not any("false_alarm" in pair for pair in PAIRS)
    assert sum(len(texts["missed"]) for texts in SENTENCES.values()) <= 1
    assert sum(len(texts["false_alarms"]) for texts in SENTENCES.values()) <= 1


@pytest.mark.checkout
@try_each("rule", [*RULES.values(), *FINDS])
def test_the_page_tells_how_the_rules_did(rule: str) -> None:
    assert _row(rule) in (checkout.ROOT / "docs/rules.md").read_text(encoding="utf-8").splitlines()

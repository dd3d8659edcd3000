"""When a changed text stands in Markdown as one text with marks, and when as two."""

from __future__ import annotations

import pytest

from pm_career.documents.framework_diff import format_markdown
from pm_career.domain.framework import Expectation, Framework, Level, Skill, Step
from pm_career.frameworks.changes.compare import compare


def line_of(before: str, after: str) -> str:
    """The line about a bar that changed so."""

    def with_bar(text: str) -> Framework:
        skill = Skill("dough", "Dough", expectations={"hand": Expectation(1, bar=text)})
        return Framework("f", "F", "1.0.0", (Step(1, "One"),), (Level("hand", "Hand", rank=1),), (skill,))

    return format_markdown(compare(with_bar(before), with_bar(after)), (), None).splitlines()[-1]


@pytest.mark.parametrize(("length", "one_text"), [(60, False), (61, True)])
def test_texts_of_more_than_sixty_characters_together_are_one(length: int, one_text: bool) -> None:
    same = "Kneads the dough by ha"
    before, after = f"{same} once", f"{same} {'x' * (length - 2 * len(same) - 6)}"
    assert len(before) + len(after) == length
    assert (" → " not in line_of(before, after)) is one_text


@pytest.mark.parametrize(("same", "one_text"), [(50, True), (49, False)])
def test_a_text_of_which_half_stayed_is_one(same: int, one_text: bool) -> None:
    stayed = f"{'word ' * 10}"[: same - 1] + " "
    before, after = f"{stayed}{'a' * (100 - same)}", f"{stayed}{'b' * (100 - same)}"
    assert (" → " not in line_of(before, after)) is one_text


def test_a_text_that_changed_at_both_ends_is_one() -> None:
    stayed = " ".join(["word"] * 12)
    assert " → " not in line_of(f"Once {stayed} then.", f"Often {stayed} later.")

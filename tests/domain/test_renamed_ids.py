"""What was renamed is followed to its present name, however often it moved and whatever circle a file may hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pm_career.domain.renamed_ids import RenamedIds

NAMES = st.sampled_from("abcde")
MOVES = st.dictionaries(NAMES, NAMES).map(lambda moves: RenamedIds(skills=moves, levels=moves))


def test_it_is_followed_to_the_end() -> None:
    moves = RenamedIds(skills={"a": "b", "b": "c", "x": "c"})
    assert [moves.skill(name) for name in "abcx?"] == ["c", "c", "c", "c", "?"]
    assert moves.skill_names("c") == ("c", "a", "b", "x")
    assert moves.skill_names("b") == ()
    assert moves.level("a") == "a"


@given(MOVES, NAMES)
def test_a_name_is_found_again_by_the_present_name_it_leads_to(moves: RenamedIds, name: str) -> None:
    assert name in moves.skill_names(moves.skill(name))
    assert name in moves.level_names(moves.level(name))

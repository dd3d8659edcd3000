"""What was renamed is followed to its present name, however often it moved and whatever circle a file may hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pm_career.domain.framework import Framework, Level, Skill, Step
from pm_career.domain.renamed_ids import RenamedIds, follow_ladder, look_up_names

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


def make_ladder(skills: dict[str, tuple[str, ...]]) -> Framework:
    steps = (Step(1, "One"), Step(2, "Two"))
    pieces = tuple(Skill(id, id, formerly=former) for id, former in skills.items())
    levels = (Level("hand", "Hand", rank=1, formerly=("help",)), Level("head", "Head", rank=2))
    return Framework("bakery", "Bakery", "1.0.0", steps, levels, pieces)


def test_a_ladder_names_its_former_ids_and_what_was_said_goes_first() -> None:
    ladder = make_ladder({"rye": ("dough", "paste"), "wheat": ("dough",), "oven": ("fire",)})
    renamed = follow_ladder(ladder, RenamedIds(skills={"batter": "paste"}))
    assert renamed.find_skills("dough") == ("rye", "wheat")
    assert [renamed.is_split(called) for called in ("dough", "paste", "rye")] == [True, False, False]
    assert (renamed.skill("batter"), renamed.skill("fire"), renamed.level("help")) == ("rye", "oven", "hand")
    assert renamed.skill_names("rye") == ("rye", "batter", "paste", "dough")
    assert renamed.skill_names("wheat") == ("wheat", "dough")
    told = follow_ladder(ladder, RenamedIds(skills={"dough": "wheat", "fire": "rye"}))
    assert (told.find_skills("dough"), told.find_skills("fire")) == (("wheat",), ("rye",))
    names = look_up_names(ladder, renamed)
    assert (names.skill("dough"), names.skill("fire"), names.skill("sugar")) == ("rye and wheat", "oven", "sugar")


def test_what_has_its_id_back_is_not_read_as_what_is_gone() -> None:
    renamed = follow_ladder(make_ladder({"dough": ("paste",)}), RenamedIds(skills={"dough": "paste"}))
    assert (renamed.skill("dough"), renamed.skill("paste")) == ("dough", "dough")
    both = follow_ladder(make_ladder({"dough": (), "paste": ()}), RenamedIds(skills={"dough": "paste"}))
    assert both.skill("dough") == "paste"


FORMER = st.dictionaries(NAMES, st.lists(st.sampled_from("fghij"), max_size=3, unique=True).map(tuple), min_size=1)


@given(FORMER, st.dictionaries(st.sampled_from("fghijk"), NAMES))
def test_every_id_is_found_again_by_all_that_it_has_become(
    former: dict[str, tuple[str, ...]], stored: dict[str, str]
) -> None:
    renamed = follow_ladder(make_ladder(former), RenamedIds(skills=stored))
    for called in "abcdefghijk":
        found = renamed.find_skills(called)
        assert found
        assert len(set(found)) == len(found)
        for present in found:
            assert called in renamed.skill_names(present)
        if called in former:
            assert found == (called,)
        if called not in stored:
            assert set(found) == ({id for id, each in former.items() if called in each} or {called})

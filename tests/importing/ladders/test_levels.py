"""Which levels a file has, in which order and on which tracks: proposed with doubts, then taken exactly."""

from __future__ import annotations

from itertools import permutations

import pytest
from claims import Gathering, make_list, make_tracks
from try_each import try_each

from pm_career.errors import UsageError
from pm_career.importing.ladders.build import build_framework
from pm_career.importing.ladders.claims import Gathered, make_key
from pm_career.importing.ladders.mapping import Doubt, MappedLevel, Mapping
from pm_career.importing.ladders.options import Wishes, parse_levels, parse_tracks
from pm_career.importing.ladders.propose.heights import compare_titles, find_number_in_name
from pm_career.importing.ladders.propose.levels import propose_levels


def propose(gathering: Gathering, levels: str = "", tracks: str = "") -> tuple[list[str], list[Doubt]]:
    """The levels as they are proposed, those of one rank joined by '=', and the doubts."""
    wishes = Wishes(levels=parse_levels(levels) if levels else (), tracks=parse_tracks(tracks))
    mapped, doubts, _ = propose_levels(gathering.make(), wishes)
    ranks = sorted({level.rank for level in mapped})
    assert ranks == list(range(1, len(ranks) + 1))
    return ["=".join(level.name for level in mapped if level.rank == rank) for rank in ranks], doubts


def take(gathered: Gathered, *levels: MappedLevel) -> Gathered:
    """Take the claims by these levels. Returns what was gathered, with its bookings."""
    build_framework(gathered, Mapping("Ladder", levels, ()))
    return gathered


def list_unknown(gathered: Gathered) -> dict[str, str]:
    """The cells that were not understood, each with the reason."""
    return {each.text: each.why for each in gathered.account.list_bookings() if each.fate.lost}


# The order.


def test_a_numbered_ladder_is_in_the_order_of_its_numbers_however_it_is_shuffled() -> None:
    names = ["L2", "L3", "L9", "L10"]
    for shuffled in permutations(names):
        assert propose(make_list(*shuffled)) == (names, [])


def test_numbers_that_fall_are_asked_about_unless_titles_say_which_end_is_the_lowest() -> None:
    _, doubts = propose(make_list("Grade 7", "Grade 6", "Grade 5", across=True))
    assert [doubt.option for doubt in doubts] == ["--levels"]
    assert propose(make_list("Band 3", "Band 2", title=["Senior Cook", "Junior Cook"])) == (["Band 2", "Band 3"], [])
    assert propose(make_list("IC3", "IC2", "IC1", across=True)) == (["IC1", "IC2", "IC3"], [])
    titles = make_list("Band 1", "Band 2", "Band 3", title=["Director", "Senior Cook", "Assistant Cook"])
    assert propose(titles) == (["Band 3", "Band 2", "Band 1"], [])


@try_each(
    ("names", "ordered"),
    [
        ("Associate PM,PM,Senior PM", "Associate PM,PM,Senior PM"),
        ("Senior PM,PM,Associate PM", "Associate PM,PM,Senior PM"),
        ("Designer,Senior Designer,Lead Designer", "Designer,Senior Designer,Lead Designer"),
        ("Principal,Senior,Junior", "Junior,Senior,Principal"),
        ("Engineer I,Engineer II,Senior Engineer", "Engineer I,Engineer II,Senior Engineer"),
        ("Grade 1 Head,Grade 2 Senior,Grade 3 Junior", "Grade 3 Junior,Grade 2 Senior,Grade 1 Head"),
        ("L3,L4,M5,M6", "L3,L4,M5,M6"),
        ("Developing,Proficient,Leading", "Developing,Proficient,Leading"),
        ("Senior,Junior,Mid", "Junior,Mid,Senior"),
        ("PM,Senior PM,Principal PM,Group PM,Director", "PM,Senior PM,Principal PM,Group PM,Director"),
        ("Analista júnior,Analista,Analista sénior", "Analista júnior,Analista,Analista sénior"),
    ],
)
def test_what_numbers_words_and_the_file_say_together_is_sure(names: str, ordered: str) -> None:
    assert propose(make_list(*names.split(","))) == (ordered.split(","), [])


@try_each(
    ("names", "why"),
    [
        ("Ash,Fir,Oak", "they are in alphabetical order"),
        ("Lead Baker,Senior Baker", "their titles say another order"),
        ("Junior,Lead,Mid,Dean", "their titles say another order"),
        ("Level 1 Lead,Level 2 Senior", "their numbers say one order, and their names another"),
        ("Level 1 Senior,Level 2 Lead,Level 3 Junior", "their numbers say one order, and their names another"),
    ],
)
def test_an_order_that_nothing_shows_is_doubted(names: str, why: str) -> None:
    _, doubts = propose(make_list(*names.split(",")))
    (doubt,) = doubts
    assert doubt.said == f"Nothing says which of {names.replace(',', ', ')} is the lowest: {why}."
    assert (doubt.option, doubt.others) == ("--levels", tuple(names.split(",")))


def test_levels_that_stand_in_another_order_each_time_are_doubted_unless_their_titles_order_them() -> None:
    for names, is_sure in (("Host,Weaver,Gardener", False), ("Junior,Mid,Senior", True)):
        gathering = make_list(*names.split(","))
        gathering.add_texts(names.split(",")[::-1], "Asking")
        ordered, doubts = propose(gathering)
        assert ordered == names.split(",")
        assert [doubt.said.endswith("in more than one order.") for doubt in doubts] == [] if is_sure else [True]


def test_headings_in_alphabetical_order_are_sure_as_nobody_sorts_those() -> None:
    assert propose(make_list("Ash", "Fir", "Oak", across=True)) == (["Ash", "Fir", "Oak"], [])


def test_ranks_order_the_levels_before_their_numbers_do() -> None:
    ranked = make_list("Yew", "Oak", "Fir", rank=["30", "10", "20"])
    assert propose(ranked) == (["Oak", "Fir", "Yew"], [])
    contrary = make_list("L1", "L2", "L3", rank=["30", "10", "20"])
    assert ["their numbers say one order, and their names another" in doubt.said for doubt in propose(contrary)[1]] == [
        True
    ]
    some = make_list("Yew", "Oak", "Fir", rank=["30", "-", "20"])
    assert propose(some)[0] == ["Yew", "Oak", "Fir"]


def test_years_and_titles_show_which_end_is_the_lower_where_names_do_not() -> None:
    years = make_list("Ash", "Fir", "Oak", years=["0–2", "2–5", "5+"])
    assert propose(years) == (["Ash", "Fir", "Oak"], [])
    years = make_list("Yew", "Oak", "Fir", years=["5+", "2–5", "0–2"])
    assert propose(years) == (["Fir", "Oak", "Yew"], [])
    titles = make_list("Yew", "Oak", "Fir", title=["Lead Cook", "Senior Cook", "Junior Cook"])
    assert propose(titles) == (["Fir", "Oak", "Yew"], [])


def test_a_single_level_needs_no_order() -> None:
    assert propose(make_list("PM")) == (["PM"], [])
    assert propose(Gathering()) == ([], [])


@try_each(
    ("low", "high", "difference"),
    [
        ("Junior PM", "Senior PM", 2),
        ("Junior PM", "PM", 2),
        ("Designer", "Senior Designer", 2),
        ("Senior Designer", "Designer", -2),
        ("Staff PM", "Principal PM", 0),
        ("Principal PM", "Director", 0),
        ("Lead PM", "Director of Product", 1),
        ("Engineer II", "Engineer III", 1),
        ("Novice", "Expert", 5),
        ("Oak", "Ash", 0),
        ("PM", "Product Owner", 0),
        ("7", "Senior PM", 0),
    ],
)
def test_how_much_higher_a_title_is(low: str, high: str, difference: int) -> None:
    assert compare_titles(low, high) == difference


@try_each(
    ("name", "found"),
    [
        ("IC4", ("ic", 4)),
        ("Officer (Grade 4)", ("grade", 4)),
        ("Engineer I (E1)", ("e", 1)),
        ("PM II", ("pm", 2)),
        ("Level 2 (L2)", ("l", 2)),
        ("3", ("", 3)),
        ("2.5", ("", 2.5)),
        ("2 of 5", None),
        ("IV", None),
        ("Senior PM", None),
    ],
)
def test_the_number_in_a_name(name: str, found: tuple[str, float] | None) -> None:
    assert find_number_in_name(name) == found


# Tracks.


@try_each(
    ("maker", "leader", "ordered"),
    [
        ("APM,PM,Senior PM", "Group PM,Director", "APM,PM,Senior PM,Group PM,Director"),
        ("PM,Staff PM,Chief PM", "Group PM,Director", "PM,Staff PM=Group PM,Chief PM=Director"),
        ("Junior,Senior", "Junior,Senior", "Junior=Junior,Senior=Senior"),
        ("E3,E4,E5", "E4,E5", "E3,E4=E4,E5=E5"),
        ("Group PM,Director", "APM,PM,Senior PM", "APM,PM,Senior PM,Group PM,Director"),
        ("Yak,Elk,Gnu", "Ape,Elk,Bee", "Yak=Ape,Elk=Elk,Gnu=Bee"),
        ("Yak,Gnu", "Zebu,Yak", "Zebu,Yak=Yak,Gnu"),
        ("Yak,Elk,Gnu,Ape", "Elk,Ape", "Yak,Elk=Elk,Gnu,Ape=Ape"),
    ],
)
def test_a_track_begins_where_its_titles_names_or_numbers_say(maker: str, leader: str, ordered: str) -> None:
    assert propose(make_tracks(Makers=maker, Leaders=leader)) == (ordered.split(","), [])


@pytest.mark.parametrize("said", ["Same grade as M1", "Entspricht M1", "Équivalent à M1", "Equivalent to Boss"])
def test_a_track_begins_where_a_text_about_a_level_says(said: str) -> None:
    gathering = make_tracks(Makers="IC1,IC2,IC3", Leaders="M1 – Boss,M2 – Big Boss")
    gathering.add("responsibilities", said, "IC2", track="Makers")
    assert propose(gathering) == (["IC1", "IC2=M1 – Boss", "IC3=M2 – Big Boss"], [])
    mapped, _, _ = propose_levels(gathering.make(), Wishes())
    assert {level.name: level.leads_to for level in mapped if level.leads_to} == {"IC1": ("IC2", "M1 – Boss")}


def test_a_text_about_a_level_of_the_other_track_says_it_too() -> None:
    gathering = make_tracks(Makers="IC1,IC2,IC3", Leaders="M1,M2")
    gathering.add("responsibilities", "Same grade as IC2", "M1", track="Leaders")
    assert propose(gathering) == (["IC1", "IC2=M1", "IC3=M2"], [])


def test_a_track_begins_where_its_code_of_a_grade_is_the_same() -> None:
    gathering = Gathering(across=True)
    gathering.add_levels(["Cook", "Sous Chef", "Chef"], track="Makers", title=["G5", "G6", "G7"])
    gathering.add_levels(["Boss", "Big Boss"], track="Leaders", title=["G6", "G7"])
    assert propose(gathering) == (["Cook", "Sous Chef=Boss", "Chef=Big Boss"], [])


def test_a_code_in_what_is_expected_is_none_of_a_grade() -> None:
    gathering = make_tracks(Makers="Cook,Chef", Leaders="Boss,Owner")
    gathering.add("content", "B2", "Chef", "English", track="Makers")
    gathering.add("content", "B2", "Boss", "English", track="Leaders")
    assert "Nothing says on which rank Boss" in propose(gathering)[1][0].said


def test_the_order_of_a_track_is_asked_with_the_levels_of_all_tracks() -> None:
    gathering = make_tracks(Makers="Junior,Lead,Mid,Dean", Leaders="Lead,Boss")
    doubt = propose(gathering)[1][0]
    assert doubt.said == "Nothing says which of Junior, Lead, Mid, Dean is the lowest: their titles say another order."
    assert doubt.others == ("Junior", "Lead (Makers)", "Mid", "Dean", "Lead (Leaders)", "Boss")
    assert propose(gathering, levels=", ".join(doubt.others))[1] == []


def test_a_level_of_the_same_name_on_another_track_is_named_with_its_track() -> None:
    mapped, _, _ = propose_levels(make_tracks(Makers="Junior,Lead", Leaders="Lead,Boss").make(), Wishes())
    assert mapped[0].leads_to == ("Lead (Makers)", "Lead (Leaders)")


def test_a_name_without_a_track_means_the_level_on_each_track() -> None:
    gathering = make_tracks(Makers="Junior,Senior", Leaders="Junior,Senior")
    gathering.add_levels(["Junior"], part=1)
    assert propose(gathering) == (["Junior=Junior", "Senior=Senior"], [])


def test_titles_are_compared_along_a_track_and_with_those_on_none() -> None:
    numbered = make_tracks(Makers="E4 Senior,E5 Staff", Leaders="E3 Head,E4 Director")
    assert propose(numbered) == (["E3 Head", "E4 Senior=E4 Director", "E5 Staff"], [])
    for tracks in ("Makers: Junior", "Makers: Director"):
        assert propose(make_list("Director", "Junior"), tracks=tracks) == (["Junior", "Director"], [])


def test_a_track_that_may_begin_on_any_rank_is_doubted_with_each_of_them() -> None:
    _, doubts = propose(make_tracks(Makers="IC1,IC2", Leaders="M1,M2"))
    (doubt,) = doubts
    assert doubt.said == "Nothing says on which rank M1 (Leaders) is: beside which of IC1, IC2?"
    assert doubt.others == ("IC1 = M1, IC2 = M2", "IC1, IC2 = M1, M2")
    assert propose(make_tracks(Makers="IC1,IC2", Leaders="M1,M2"), levels=doubt.others[1])[1] == []


@pytest.mark.parametrize(
    ("maker", "leader"),
    [("Junior PM,Senior PM", "Staff PM,Ape"), ("Junior PM,Director", "Lead PM,Boss"), ("Yak,Elk,Gnu", "Gnu,Yak,Elk")],
)
def test_titles_that_do_not_place_a_track_leave_a_doubt(maker: str, leader: str) -> None:
    _, doubts = propose(make_tracks(Makers=maker, Leaders=leader))
    expected = [] if leader == "Staff PM,Ape" else [True]
    assert ["Nothing says on which rank" in doubt.said for doubt in doubts] == expected


def test_numbers_that_begin_again_without_a_track_are_doubted() -> None:
    ordered, doubts = propose(make_list("IC1", "IC2", "M1", "M2"))
    assert ordered == ["IC1", "IC2", "M1", "M2"]
    assert [doubt.said.partition(".")[0] for doubt in doubts] == ["The numbers begin again with M1, M2"]


def test_levels_of_no_track_are_below_and_above_the_tracks() -> None:
    gathering = make_list("Junior", "Staff", "Boss", "Chief")
    assert propose(gathering, tracks="Makers: Staff; Leaders: Boss")[0] == ["Junior", "Staff=Boss", "Chief"]


# Two names of one level.


def test_the_title_of_a_level_is_another_name_of_it() -> None:
    gathering = Gathering()
    gathering.add_levels(["L1", "L2"], title=["Cook", "Chef"])
    gathering.add_levels(["Cook", "Chef"], part=1)
    gathering.add_texts(["Cook", "Chef"], "Talking", part=1)
    mapped, doubts, assumed = propose_levels(gathering.make(), Wishes())
    assert [(level.name, level.also) for level in mapped] == [("L1", ("Cook",)), ("L2", ("Chef",))]
    assert not doubts
    assert "'Cook' is another name of 'L1'." in assumed


def test_a_part_of_a_name_is_another_name() -> None:
    gathering = make_list("Cook (L1)", "Chef (L2)")
    gathering.add_levels(["L1", "Chef"], part=1)
    mapped, _, _ = propose_levels(gathering.make(), Wishes())
    assert [(level.name, level.also) for level in mapped] == [("Cook (L1)", ("L1",)), ("Chef (L2)", ("Chef",))]


def test_what_is_said_of_a_level_under_its_other_name_counts() -> None:
    gathering = make_list("Yew – Chef", "Oak – Cook")
    gathering.add_levels(["Chef", "Cook"], years=["5+", "0-2"])  # in the same part, but of no skill
    assert propose(gathering) == (["Oak – Cook", "Yew – Chef"], [])
    gathering = make_list("Yew – Host", "Oak – Cook")
    gathering.add_texts(["Cook", "Host"], "Asking", part=1)
    assert propose(gathering)[1][0].said.endswith("the file has them in more than one order.")


def test_a_number_is_that_of_a_rank_only_where_all_levels_have_one() -> None:
    for ranks, named in (["1", "2"], ["Cook", "Chef"]), (["1", "-"], ["Cook", "Chef", "L1", "L2"]):
        gathering = make_list("Cook", "Chef", rank=ranks)
        gathering.add_levels(["L1", "L2"], part=1)
        assert propose(gathering)[0] == named


def test_two_names_of_which_one_part_expects_the_same_skill_are_two_levels() -> None:
    assert propose(make_list("Lead", "Lead (Group)"))[0] == ["Lead", "Lead (Group)"]


def test_what_all_levels_share_is_no_level() -> None:
    gathering = make_list("Junior", "Senior")
    gathering.add_texts(["All levels"], "Asking")
    assert propose(gathering) == (["Junior", "Senior"], [])
    framework, _ = build_framework(
        gathering.make(), Mapping("A", (MappedLevel("Junior", 1), MappedLevel("Senior", 2)), ())
    )
    assert list(framework.skill("asking").expectations) == ["junior", "senior"]


# Options.


@pytest.mark.parametrize(
    ("levels", "tracks", "said"),
    [
        ("A, B, D", "", "there is no level 'D'"),
        ("A, B", "", "leaves out C"),
        ("A = B, C", "", "on the same track"),
        ("", "Makers: D", "there is no level 'D'"),
    ],
)
def test_options_that_do_not_fit_the_file_are_refused(levels: str, tracks: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        propose(make_list("A", "B", "C"), levels, tracks)


def test_options_say_ranks_and_tracks_without_a_doubt() -> None:
    ordered, doubts = propose(make_list("Ash", "Fir", "Oak"), "oak, FIR = Ash", "Leaders: Ash")
    assert (ordered, doubts) == (["Oak", "Ash=Fir"], [])


# The taking.


def test_a_proposal_taken_again_gives_the_same_ladder() -> None:
    for gathering in (
        make_list("Junior", "Mid", "Senior"),
        make_tracks(Makers="PM,Staff PM,Chief PM", Leaders="Group PM,Director"),
        make_list("L3", "L1", "L2"),
    ):
        mapped, _, _ = propose_levels(gathering.make(), Wishes())
        mapping = Mapping("Ladder", mapped, ())
        once, again = (build_framework(gathering.make(), mapping)[0] for _ in range(2))
        assert once == again
        assert [(level.title, level.rank) for level in once.levels] == [(level.name, level.rank) for level in mapped]


def test_a_level_that_the_mapping_does_not_have_is_named_with_what_is_expected_at_it() -> None:
    gathered = take(make_list("A", "B", "C").make(), MappedLevel("B", 1), MappedLevel("C", 2))
    lost = list_unknown(gathered)
    assert lost["A"] == "it is no level of the mapping"
    assert lost["Talking as A does it"] == "its level is none of the mapping"
    assert len(lost) == 3


def test_names_are_compared_without_case_spaces_and_hyphens() -> None:
    gathering = make_list("IC 3", "Senior pm")
    gathering.add_levels(["ic-3", "SENIOR  PM"], part=1)
    assert propose(gathering)[0] == ["IC 3", "Senior pm"]
    assert list_unknown(take(gathering.make(), MappedLevel("ic3", 1), MappedLevel("Senior PM", 2))) == {}


def test_other_names_of_a_level_are_its_aliases() -> None:
    gathering = make_list("L1", "L2")
    gathering.add_levels(["Cook", "Chef"], part=1)
    mapping = Mapping("Ladder", (MappedLevel("L1", 1, also=("Cook",)), MappedLevel("L2", 2, also=("Chef",))), ())
    gathered = gathering.make()
    framework = build_framework(gathered, mapping)[0]
    assert [level.aliases for level in framework.levels] == [("Cook",), ("Chef",)]
    assert list_unknown(gathered) == {}


def test_ranks_have_no_gap_and_next_levels_are_those_of_the_mapping() -> None:
    levels = (MappedLevel("A", 1, leads_to=("C",)), MappedLevel("B", 5), MappedLevel("C", 9))
    framework = build_framework(make_list("A", "B", "C").make(), Mapping("Ladder", levels, ()))[0]
    assert [(level.rank, level.next) for level in framework.levels] == [(1, ("c",)), (2, ("c",)), (3, ())]


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ((), "names no level"),
        ((MappedLevel("A", 1), MappedLevel("B", 1)), "'A' and 'B' of the mapping share a rank"),
        ((MappedLevel("A", 1), MappedLevel("a", 2)), "'A' and 'a' of the mapping share a name"),
        (
            (MappedLevel("A", 1, also=("C",)), MappedLevel("B", 2, also=("c",))),
            "'A' and 'B' of the mapping share a name",
        ),
        ((MappedLevel("A", 1, also=("B",)), MappedLevel("B", 2)), "'A' and 'B' of the mapping share a name"),
        ((MappedLevel("A", 1), MappedLevel("D", 2)), "about these levels of the mapping: 'D'"),
        ((MappedLevel("A", 1, leads_to=("D",)), MappedLevel("B", 2)), "leads_to: the mapping has no level 'D'"),
    ],
)
def test_a_mapping_that_is_none_of_this_file_is_refused(levels: tuple[MappedLevel, ...], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        build_framework(make_list("A", "B").make(), Mapping("Ladder", levels, ()))


def test_levels_of_one_name_are_told_apart_by_their_tracks() -> None:
    gathering = make_tracks(Makers="Junior,Senior", Leaders="Senior,Boss")
    levels = (MappedLevel("Junior", 1), MappedLevel("Senior", 2, "Makers"), MappedLevel("Senior", 2, "Leaders"))
    gathered = gathering.make()
    framework = build_framework(gathered, Mapping("Ladder", levels, ()))[0]
    assert [level.title for level in framework.levels] == ["Junior", "Senior (Makers)", "Senior (Leaders)"]
    assert "Boss" in list_unknown(gathered)


def test_a_level_whose_name_is_the_only_one_may_be_on_another_track_than_the_file_says() -> None:
    gathering = make_tracks(Makers="Yak,Elk", Leaders="Boss")
    levels = (MappedLevel("Yak", 1, "All"), MappedLevel("Elk", 2, "All"), MappedLevel("Boss", 1, "Heads"))
    framework = build_framework(gathering.make(), Mapping("Ladder", levels, ()))[0]
    assert [track.title for track in framework.tracks] == ["All", "Heads"]


def test_names_with_and_without_accents_are_one_level() -> None:
    gathering = make_list("Débutant", "Confirmé")
    gathering.add_levels(["Debutant"], part=1)
    mapped, _, _ = propose_levels(gathering.make(), Wishes())
    assert [(level.name, level.also) for level in mapped] == [("Débutant", ("Debutant",)), ("Confirmé", ())]


def test_names_below_one_another_that_say_no_height_are_asked_about_and_those_across_are_not() -> None:
    _, doubts = propose(make_list("Yew", "Oak", "Fir"))
    assert [doubt.option for doubt in doubts] == ["--levels"]
    assert propose(make_list("Yew", "Oak", "Fir", across=True)) == (["Yew", "Oak", "Fir"], [])


@pytest.mark.parametrize(
    ("name", "years"),
    [("Senior (5-8 years)", (5, 8)), ("Senior [5 – 8 Jahre]", (5, 8)), ("Senior (5 to 8 yrs exp.)", (5, 8)),
     ("Senior (5-8)", None), ("Senior (8-5 years)", None), ("Senior (5+ years)", None), ("Senior 5-8 years", None)],
)  # fmt: skip
def test_years_in_brackets_behind_a_name_are_those_of_the_level(name: str, years: tuple[int, int] | None) -> None:
    mapping = Mapping("A", (MappedLevel("Junior", 1), MappedLevel(name, 2)), ())
    framework, _ = build_framework(make_list("Junior", name).make(), mapping)
    assert (framework.levels[1].title, framework.levels[1].experience_years) == (name, years)
    gathering = make_list("Junior", name)
    gathering.add("years", "9-12", name)
    assert build_framework(gathering.make(), mapping)[0].levels[1].experience_years == (9, 12)


@pytest.mark.parametrize(
    ("said", "summary"),
    [("Scope: a team", "Scope: a team"), ("scope : a team", "Scope: scope : a team"), ("a team", "Scope: a team"),
     ("Scopes of a team", "Scope: Scopes of a team")],
)  # fmt: skip
def test_a_heading_that_a_text_begins_with_is_not_said_twice(said: str, summary: str) -> None:
    gathered = make_list("Junior", "Senior").make()
    gathered.add_claim(None, "summary", said, make_key("Senior"), heading="Scope")
    mapping = Mapping("A", (MappedLevel("Junior", 1), MappedLevel("Senior", 2)), ())
    assert build_framework(gathered, mapping)[0].levels[1].summary == summary

"""What a number, a word or a tick in a cell means: proposed with doubts, then taken exactly."""

from __future__ import annotations

import pytest
from claims import Gathering, make_cells
from try_each import try_each

from pm_career.domain.framework import Framework
from pm_career.errors import UsageError
from pm_career.importing.ladders.build import build_framework
from pm_career.importing.ladders.claims import Gathered
from pm_career.importing.ladders.mapping import MappedLevel, MappedStep, Mapping
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.propose.steps import propose_steps
from pm_career.importing.ladders.scale import parse_legend
from pm_career.importing.ladders.steps import Scale, denies, is_mark, read_range_of_day, read_tick
from pm_career.importing.ladders.vocabulary import refers_elsewhere, says_nothing

LEVELS = (MappedLevel("Junior", 1), MappedLevel("Mid", 2), MappedLevel("Senior", 3))


def propose(gathering: Gathering, **wishes: object) -> tuple[str, list[str], list[str]]:
    """What is proposed: how steps are said, their names, and the doubts."""
    made = propose_steps(gathering.make(), Wishes(**wishes))  # type: ignore[arg-type]
    return made.steps, [step.name for step in made.scale], [doubt.said for doubt in made.doubts]


def take(gathering: Gathering) -> tuple[Framework, Gathered]:
    """Take the claims as it is proposed."""
    gathered = gathering.make()
    return build(gathered), gathered


def build(gathered: Gathered) -> Framework:
    """Build what is gathered as it is proposed."""
    made = propose_steps(gathered, Wishes())
    mapping = Mapping("Ladder", LEVELS, (), made.steps, made.scale, made.several, made.nothing)
    return build_framework(gathered, mapping)[0]


def list_steps(framework: Framework) -> list[dict[str, int]]:
    """The steps of each skill by level."""
    return [{key: each.step for key, each in skill.expectations.items()} for skill in framework.skills]


# Numbers.


@try_each(
    ("texts", "names"),
    [
        ("1,2,4", ["Step 1", "Step 2", "Step 3", "Step 4"]),
        ("1/5,2/5,3/5", ["Step 1", "Step 2", "Step 3", "Step 4", "Step 5"]),
        ("1,2.5,4", ["Step 1", "Step 2.5", "Step 4"]),
        ("25%,50%,100%", ["25%", "50%", "100%"]),
        ("9,10,8", [f"Step {step}" for step in range(1, 11)]),
        ("●○○,●●○,●●●", ["Step 1", "Step 2", "Step 3"]),
        ("1 - Aware,2 - Able,3 - Ahead", ["Aware", "Able", "Ahead"]),
        ("1,n/a,2", ["Step 1", "Step 2"]),
        ("0,1,2", ["Step 1", "Step 2"]),
    ],
)
def test_numbers_are_steps(texts: str, names: list[str]) -> None:
    for what in ("content", "step"):
        assert propose(make_cells(*texts.split(","), what=what)) == ("numbers", names, [])


def test_more_numbers_than_a_scale_has_steps_are_no_steps() -> None:
    steps, names, _ = propose(make_cells(*(str(4 * number) for number in range(1, 22))))
    assert (steps, names) == ("place", [])


def test_words_of_which_one_is_unknown_are_asked_about() -> None:
    words = ("Working", "Expert", "Guru")
    assert propose(make_cells(*words, *words, *words, what="step"))[2] == [
        "Nothing says which of these steps is the lowest: 'Working', 'Expert', 'Guru'."
    ]


def test_letters_of_most_cells_are_steps_and_no_words_for_nothing() -> None:
    steps, names, doubts = propose(make_cells("B", "I", "E", "B", "A", "E", "I", "A", "N"))
    assert (steps, names) == ("names", ["B", "I", "E", "A"])
    assert doubts == ["Nothing says whether these are steps, and which is the lowest: 'B', 'I', 'E', 'A'."]


def test_half_steps_keep_their_distinction_beside_a_legend() -> None:
    gathering = make_cells("1", "2.5", "3")
    gathering.add("scale", "1 = Aware, 2 = Able, 3 = Ahead")
    assert propose(gathering) == ("numbers", ["Aware", "Able", "Step 2.5", "Ahead"], [])
    framework, _ = take(gathering)
    assert list_steps(framework) == [{"junior": 1, "mid": 3, "senior": 4}]


def test_a_scale_of_which_1_is_the_highest_is_turned_round() -> None:
    gathering = make_cells("3", "2", "1")
    gathering.add("scale", "1 = Expert, 2 = Working, 3 = Novice")
    assert propose(gathering) == ("numbers", ["Novice", "Working", "Expert"], [])
    framework, _ = take(gathering)
    assert list_steps(framework) == [{"junior": 1, "mid": 2, "senior": 3}]


@try_each(
    ("texts", "said"),
    [
        ("1-2,2,3", "These are between two steps, and the lower one is taken: '1-2'."),
        ("1,0,1", "Every number is 0 or 1: each may be a tick, and no step."),
        ("9,10,11", "Numbers as high as 11 may be no steps."),
        ("1,2,see wiki", "Among steps stand texts, and are taken as such: 'see wiki'."),
        (
            ",".join(str(number / 4) for number in range(1, 22)),
            "The file has 21 different steps, and a scale has at most 20.",
        ),
    ],
)
def test_numbers_that_may_mean_something_else_are_doubted(texts: str, said: str) -> None:
    assert propose(make_cells(*texts.split(",")))[2] == [said]


def test_a_number_in_a_text_matrix_is_a_text_and_a_day_is_told() -> None:
    gathering = make_cells("Asks", "Answers", "3", "Leads talks", "2-3", "2024-03-02")
    assert propose(gathering) == ("place", [], [])
    framework, gathered = take(gathering)
    assert framework.skills[0].expectations["senior"].bar == "3"
    assert framework.skills[1].expectations["mid"].bar == "2-3"
    lost = {each.text: each.why for each in gathered.account.list_bookings() if each.fate.lost}
    assert lost == {"2024-03-02": "a day, such as a spreadsheet makes of 3-4"}


def test_texts_beside_a_column_of_steps_are_texts_even_if_they_are_numbers() -> None:
    gathering = make_cells("1", "2", "3", what="step")
    gathering.add("content", "2", "Junior", "Skill 0")
    framework, _ = take(gathering)
    assert (framework.skills[0].expectations["junior"].step, framework.skills[0].expectations["junior"].bar) == (1, "2")


def test_a_level_that_expects_0_has_no_expectation_and_the_account_says_so() -> None:
    framework, gathered = take(make_cells("0", "1", "2"))
    assert list_steps(framework) == [{"mid": 1, "senior": 2}]
    assert {each.text: each.why for each in gathered.account.list_bookings()}["0"] == "0: nothing is expected here"


# Names.


@try_each(
    ("texts", "names"),
    [
        ("Awareness,Working,Expert", ["Awareness", "Working", "Expert"]),
        ("Expert,Working,Awareness", ["Awareness", "Working", "Expert"]),
        ("Basic,Advanced,basic", ["Basic", "Advanced"]),
    ],
)
def test_usual_words_are_steps_in_their_usual_order(texts: str, names: list[str]) -> None:
    steps, scale, doubts = propose(make_cells(*texts.split(",")))
    assert (steps, list(map(str.casefold, scale)), doubts) == ("names", list(map(str.casefold, names)), [])


@try_each(
    ("texts", "what", "said"),
    [
        ("lo,hi,lo", "step", "Nothing says which of these steps is the lowest: 'lo', 'hi'."),
        (
            "seed,leaf,leaf,seed,leaf,seed",
            "content",
            "Nothing says whether these are steps, and which is the lowest: 'seed', 'leaf'.",
        ),
    ],
)
def test_words_that_nobody_orders_are_asked_about(texts: str, what: str, said: str) -> None:
    doubts = propose_steps(make_cells(*texts.split(","), what=what).make(), Wishes()).doubts
    assert [doubt.said for doubt in doubts] == [said]
    assert (doubts[0].option, doubts[0].others) == ("--scale", tuple(dict.fromkeys(texts.split(","))))
    assert propose(make_cells(*texts.split(","), what=what), scale=("lo", "seed", "leaf", "hi"))[2] == []


def test_a_legend_orders_the_words_and_one_that_it_does_not_have_is_doubted() -> None:
    gathering = make_cells("leaf", "seed", "bloom", what="step")
    gathering.add("scale", "1 = Seed, 2 = Leaf, 3 = Bloom")
    assert propose(gathering) == ("names", ["Seed", "Leaf", "Bloom"], [])
    gathering.add("step", "fruit", "Junior", "Skill 1")
    assert propose(gathering)[2] == ["The scale does not have these words: 'fruit'."]
    framework, gathered = take(gathering)
    assert list_steps(framework)[0] == {"junior": 2, "mid": 1, "senior": 3}
    assert [each.text for each in gathered.account.list_bookings() if each.fate.lost] == ["fruit"]


def test_names_of_an_option_are_for_as_many_steps_as_the_file_has() -> None:
    assert propose(make_cells("1", "2", "3"), scale=("a", "b", "c", "d"))[1] == ["a", "b", "c", "d"]
    with pytest.raises(UsageError, match="names 2 steps, and the file uses 3"):
        propose(make_cells("1", "2", "3"), scale=("a", "b"))


# Texts and ticks.


def test_sentences_have_no_steps_and_each_is_that_of_its_place() -> None:
    framework, _ = take(make_cells("Asks", "Answers", "Leads"))
    assert list_steps(framework) == [{"junior": 1, "mid": 2, "senior": 3}]
    assert [step.description for step in framework.scale] == [f"As expected of: {level.name}" for level in LEVELS]


@try_each("text", ["x", "X", "✓", "✔️", "✅", "☑", "TRUE", "Yes", "Y", "[x]", "[X]", "ja", "oui", "sí", "●", "1"])
def test_ticks_in_all_their_spellings(text: str) -> None:
    assert read_tick(text) is True
    assert is_mark(text) or text == "1"


@try_each("text", ["FALSE", "No", "nein", "non", "[ ]", "☐", "✗", "0", "-", "n/a"])
def test_what_says_that_there_is_no_tick(text: str) -> None:
    assert read_tick(text) is False
    assert denies(text) or text == "0" or says_nothing(text)


@try_each("text", ["n. z.", "keine", "k. A.", "s/o", "n.v.t.", "s.o.", "N/A", "–", "entfällt", "tbd"])
def test_ways_to_say_nothing_in_other_languages(text: str) -> None:
    assert says_nothing(text)


def test_a_few_words_that_stand_at_several_skills_are_asked_about_once_as_saying_nothing() -> None:
    gathering = make_cells("nicht im Einsatz", "Answers", "Leads", "nicht im Einsatz", "Sums up", "ei ole")
    made = propose_steps(gathering.make(), Wishes())
    assert (made.steps, made.nothing) == ("place", ("nicht im Einsatz",))
    assert [doubt.about for doubt in made.doubts] == ["nothing"]
    framework, _ = take(gathering)
    assert [list(step) for step in list_steps(framework)] == [["mid", "senior"], ["mid", "senior"]]
    longer = make_cells("is not in use here", "Answers", "Leads", "is not in use here", "Sums up", "Writes")
    assert propose(longer)[2] == []


@try_each(
    "text", ['"', "→", "↑", "(same)", "Same as Junior", "same as the above", "Ditto.", "idem", "wie oben", "see above"]
)
def test_what_stands_for_another_text_is_asked_about_and_left_out(text: str) -> None:
    for what in ("content", "behaviours"):
        gathering = make_cells("Asks", "Answers", "Leads", "Notes", "Sums up", "Writes")
        gathering.add(what, text, "Senior", "Talking")
        made = propose_steps(gathering.make(), Wishes())
        said = (
            f"These seem to stand for other texts, which are to be written out in the file, and are left out: '{text}'."
        )
        assert (made.nothing, [doubt.said for doubt in made.doubts]) == ((text,), [said])
        framework, gathered = take(gathering)
        assert text not in str(framework)
        assert text not in [each.text for each in gathered.account.list_bookings() if each.fate.placed]


@try_each(
    "text", ["Same goal as the team", "Sees above the team's needs", "Wie es geht", "Seldom asks", "See the plan"]
)
def test_what_says_something_stands_for_no_other_text(text: str) -> None:
    assert not refers_elsewhere(text)


def test_a_tick_is_an_expectation_and_what_is_none_is_named() -> None:
    framework, gathered = take(make_cells("x", "✓", "partly", "No", "[x]", "TRUE", what="tick"))
    assert list_steps(framework) == [{"junior": 1, "mid": 2}, {"mid": 2, "senior": 3}]
    lost = [(each.text, each.why) for each in gathered.account.list_bookings() if each.fate.lost]
    assert lost == [("partly", "nothing in the ladder was found for it")]


@try_each(
    ("day", "found"),
    [
        ("2-Jan", (1, 2)),
        ("05-Feb", (2, 5)),
        ("2024-01-02", (1, 2)),
        ("2024-01-02 00:00:00", (1, 2)),
        ("03/05/2024", (3, 5)),
        ("2. Mai", (2, 5)),
        ("1-2", None),
        ("2024-03-03", None),
    ],
)
def test_the_range_that_a_spreadsheet_made_a_day_of(day: str, found: tuple[int, int] | None) -> None:
    assert read_range_of_day(day) == found


# Several texts.


def test_texts_of_one_skill_at_one_level_are_all_taken_where_they_are_rows_of_a_table_or_most_differ() -> None:
    for parts in ([0, 0], [0, 1], [0]):
        gathering = Gathering()
        for number, part in enumerate(parts):
            gathering.add("content", f"Text {number}", "Junior", "Talking", part=part)
        made = propose_steps(gathering.make(), Wishes())
        assert (made.several, made.doubts) == ("all", [])


def test_an_option_says_what_is_made_of_several_texts() -> None:
    gathering = Gathering()
    for part in (0, 1):
        gathering.add("content", f"Text {part}", "Junior", "Talking", part=part)
    for wishes, several in ((Wishes(repeats="first"), "first"), (Wishes(repeats="gather"), "all")):
        made = propose_steps(gathering.make(), wishes)
        assert (made.several, made.doubts) == (several, [])


def test_days_among_numbers_are_told() -> None:
    assumed = propose_steps(make_cells("1", "2024-03-02", "3").make(), Wishes()).assumed
    assert "A spreadsheet made days of these, and they are no steps: '2024-03-02'." in assumed


def test_what_few_texts_of_two_parts_contradict_is_told_and_the_first_is_kept() -> None:
    gathering = Gathering()
    for part in (0, 1):
        gathering.add_levels(["Junior", "Mid", "Senior"], part=part)
        for skill in ("Talking", "Writing"):
            gathering.add_texts(["Junior", "Mid"], skill, part=part)
        gathering.add("content", f"Leads in part {part}", "Senior", "Talking", part=part)
    assert propose(gathering)[2] == []
    framework, gathered = take(gathering)
    assert framework.skill("talking").expectations["senior"].bar == "Leads in part 0"
    assert [each.text for each in gathered.account.list_bookings() if each.fate.lost] == ["Leads in part 1"]


# Legends, and the scale as it is taken.


@try_each(
    ("text", "count"),
    [
        ("1 = Aware", 0),
        ("1 = Aware, 2 = Able", 2),
        ("0 = None, 1 = Aware", 2),
        ("2 = Aware, 3 = Able", 0),
        (f"1 = {'x' * 60}, 2 = Able", 2),
        (f"1 = {'x' * 61}, 2 = Able", 0),
    ],
)
def test_a_legend_counts_up_from_one_at_most_and_its_names_are_short(text: str, count: int) -> None:
    assert len(parse_legend(text)) == count


def test_the_cells_of_a_legend_are_kept_where_the_scale_has_its_names() -> None:
    for names, is_kept in ((("Aware", "Able"), True), (("Low", "High"), False)):
        scale = tuple(MappedStep(str(step), name) for step, name in enumerate(names, start=1))
        gathering = make_cells("1", "2", "2")
        gathering.add("scale", "1 = Aware, 2 = Able")
        gathered = gathering.make()
        build_framework(gathered, Mapping("Ladder", LEVELS, (), "numbers", scale))
        lost = {each.text: each.why for each in gathered.account.list_bookings() if each.fate.lost}
        assert lost == ({} if is_kept else {"1 = Aware, 2 = Able": "the scale has other names for its steps"})


def test_a_number_that_the_scale_does_not_have_is_no_step() -> None:
    scale = Scale("numbers", list(map(MappedStep, ("1", "2.5", "4"), ("Low", "Some", "High"))), in_texts=True)
    meant = [scale.parse(text) for text in ("1", "2,5", "some", "3", "High")]
    assert [each.step if each else None for each in meant] == [1, 2, 2, None, 3]
    assert scale.is_meant("3")
    assert not scale.is_meant("Asks")
    assert not Scale("place", (), in_texts=True).is_meant("3")


def test_a_mapping_of_more_steps_than_a_scale_has_is_refused() -> None:
    with pytest.raises(UsageError, match="has 21 steps"):
        Scale("numbers", [MappedStep(str(number), "") for number in range(21)], in_texts=True)


def test_a_table_of_the_scale_names_its_steps_and_describes_them() -> None:
    gathering = make_cells("1", "2", "2")
    for text in ("1", "Aware", "Knows it", "2", "Able", "Does it"):
        gathering.add("scale", text)
    gathered = gathering.make()
    cells = {claim.text: claim.at for claim in gathered.claims if claim.what == "scale" and claim.at}
    gathered.claims = [claim for claim in gathered.claims if claim.what != "scale"]
    for step, name, text in ((1, "Aware", "Knows it"), (2, "Able", "Does it")):
        gathered.named_steps[step] = (cells[str(step)], cells[name], name)
        gathered.described_steps[step] = (cells[text], text)
    framework = build(gathered)
    assert [(step.name, step.description) for step in framework.scale] == [("Aware", "Knows it"), ("Able", "Does it")]
    assert not [each for each in gathered.account.list_bookings() if each.fate.lost]


def test_a_sentence_beside_a_number_is_the_bar() -> None:
    framework, _ = take(make_cells("1 - Asks", "2 - Answers", "2 - Sums up"))
    bars = {key: (each.step, each.bar) for key, each in framework.skills[0].expectations.items()}
    assert bars == {"junior": (1, "Asks"), "mid": (2, "Answers"), "senior": (2, "Sums up")}

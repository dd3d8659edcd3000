"""The shipped ladders: every cell and every step up is there, in the measure that their readers can take in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from try_each import try_each

from pm_career.advice.assessment import build_question, sort_by_nearness
from pm_career.domain.fields import list_texts
from pm_career.domain.framework import Framework
from pm_career.domain.names import find_level
from pm_career.domain.text import find_first_sentence
from pm_career.frameworks.locate import find_shipped_directory
from pm_career.frameworks.open import open_framework
from pm_career.frameworks.quality.check import check
from pm_career.views.assessment import build_question_page
from pm_career.views.screen import format_page

_STUDY = re.compile(r'^".+?" by .+ \((?:book|talk|article|essay|paper|course)\): \S')


@pytest.fixture(params=["pm", "pm-tracks"])
def shipped(request: pytest.FixtureRequest) -> Framework:
    return open_framework(str(request.param))


@pytest.mark.parametrize("folder", sorted(find_shipped_directory().iterdir()), ids=lambda folder: folder.name)
def test_nothing_is_found_in_it(folder: Path) -> None:
    assert check(folder).findings == ()


_PRONOUN = re.compile(r"\b(?:she|her|hers|herself|he|his|him|himself)\b", re.IGNORECASE)


def test_nobody_has_a_pronoun_for_the_product_manager(shipped: Framework) -> None:
    assert not [text for text in list_texts(shipped) if _PRONOUN.search(text)]


_NO_SENTENCE = re.compile(r'^(?:".+?" by .+? \([a-z]+\)|(?:By day|Weeks?) [0-9]+(?: to [0-9]+)?): ')
"""What stands before the sentence of an action or a date: the work to study, the days."""
_NEXT_SENTENCE = re.compile(r"""(?<=[.!?])["')]*\s+(?=[A-Z"'0-9])""")
_MOST_WORDS = 22


def test_no_sentence_is_longer_than_a_reader_keeps_in_mind(shipped: Framework) -> None:
    texts = list_texts(shipped, {"keywords", "attribution", "titles", "aliases"})
    sentences = (each for text in texts for each in _NEXT_SENTENCE.split(_NO_SENTENCE.sub("", text)))
    assert [each for each in sentences if len(each.split()) > _MOST_WORDS] == []


def test_a_scale_of_five_steps_with_what_each_means(shipped: Framework) -> None:
    assert [step.value for step in shipped.scale] == [1, 2, 3, 4, 5]
    assert all(step.description for step in shipped.scale)


def test_twelve_skills_with_a_whole_cell_on_every_rung(shipped: Framework) -> None:
    assert len(shipped.skills) == 12
    for skill in shipped.skills:
        assert set(skill.expectations) == {level.id for level in shipped.levels}, skill.id
        for level_id, cell in skill.expectations.items():
            assert cell.bar, (skill.id, level_id)
            assert 3 <= len(cell.behaviours) <= 5, (skill.id, level_id)
            assert 2 <= len(cell.evidence) <= 3, (skill.id, level_id)


def test_every_step_has_an_example_of_one_sentence_where_no_level_shows_it(shipped: Framework) -> None:
    steps = {step.value for step in shipped.scale}
    for skill in shipped.skills:
        shown = {bar.step for bar in skill.expectations.values() if bar.behaviours}
        assert set(skill.steps) == steps - shown, skill.id
        for example in skill.steps.values():
            assert len(example.split()) <= 22, example
            assert re.fullmatch(r"[A-Z][a-z]+s [^.]+\.", example), example


def test_a_question_of_an_assessment_fits_on_a_screen_of_40_lines_with_the_prompt(shipped: Framework) -> None:
    for level in (None, shipped.levels[0], shipped.levels[-1]):
        nearest = sort_by_nearness(shipped, level)
        for skill in shipped.skills:
            question = build_question(shipped, skill, nearest)
            assert all(choice.example for choice in question.choices if choice.step.value)
            drawn = "".join(format_page(build_question_page(question, 1, 12), 80, colored=False))
            assert len(drawn.splitlines()) <= 34, (skill.id, drawn)


def test_every_skill_says_what_it_is_and_what_it_is_not(shipped: Framework) -> None:
    assert all(skill.description and skill.is_not and skill.area for skill in shipped.skills)


def test_every_step_up_has_work_people_study_signs_and_a_trap(shipped: Framework) -> None:
    for skill in shipped.skills:
        assert [growth.to for growth in skill.growth] == [2, 3, 4, 5], skill.id
        for growth in skill.growth:
            own_tracks = {track for action in growth.actions for track in action.tracks}
            for level in shipped.levels:
                if skill.expectations[level.id].step >= growth.to or level.track in own_tracks:
                    kinds = [action.kind for action in growth.select_for(level).actions]
                    assert kinds.count("practice") >= 3, (skill.id, growth.to, level.id)
                    assert kinds.count("people") >= 2, (skill.id, growth.to, level.id)
                    assert kinds.count("study") == 2, (skill.id, growth.to, level.id)
            assert len(growth.done_when) == 2, (skill.id, growth.to)
            assert growth.trap, (skill.id, growth.to)
            sizes = {action.size for action in growth.actions if action.kind == "practice"}
            assert None not in sizes, (skill.id, growth.to)
            assert len(sizes) >= 2, (skill.id, growth.to)


def test_what_to_study_is_named_by_title_author_and_kind_with_a_task(shipped: Framework) -> None:
    for skill in shipped.skills:
        for growth in skill.growth:
            for action in growth.actions:
                assert action.kind != "study" or _STUDY.match(action.text), action.text


def test_every_rung_has_its_whole_page(shipped: Framework) -> None:
    for level in shipped.levels:
        scope = level.scope
        assert all((scope.impact, scope.autonomy, scope.influence, scope.complexity)), level.id
        assert all(len(each.in_practice) >= 3 and each.summary for each in level.responsibilities), level.id
        assert 3 <= len(level.watch_outs) <= 5, level.id
        assert all(each.instead for each in level.watch_outs), level.id
        assert level.first_90_days, level.id
        assert level.not_this_level, level.id
        assert bool(level.titles_apart) == (len(level.titles) > 1), level.id


def test_a_line_tells_each_rung_from_its_neighbours(shipped: Framework) -> None:
    lines = [level.sets_apart for level in shipped.levels]
    assert all(5 <= len(line.split()) <= 22 and line.endswith(".") for line in lines)
    assert all(find_first_sentence(line) == line for line in lines)
    assert len(set(lines)) == len({line.split()[0] for line in lines}) == len(lines)


def test_every_responsibility_has_a_short_id_of_its_own(shipped: Framework) -> None:
    for level in shipped.levels:
        ids = [each.id for each in level.responsibilities]
        assert all(0 < len(own) <= 22 for own in ids), level.id
        assert len(set(ids)) == len(ids), level.id


def test_the_title_of_a_rung_says_its_track_where_the_ladder_forks() -> None:
    tracks = open_framework("pm-tracks")
    word = {"individual": r"\(IC\)$", "management": r"\(people manager\)$|^Director|^VP|^Chief"}
    for level in tracks.levels:
        assert level.track not in word or re.search(word[level.track], level.title), level.title
    for name in ("lead", "lead-pm", "Lead Product Manager", "staff pm"):
        assert find_level(tracks, name).id == "staff"
    for name in ("principal", "Principal Product Manager", "principal pm"):
        assert find_level(tracks, name).id == "principal"
    for name in ("gpm", "GPM", "Group Product Manager", "group pm"):
        assert find_level(tracks, name).id == "group"


@try_each(
    "kind",
    [
        r"\bapp\b",
        r"\bB2B\b|\baccounts?\b|\bbusiness\b",
        r"\bAPI\b|\bplatform\b",
        r"\bclinic|\bbank|\btax|\bhealth|\bmedic|\binsur",
        r"\bstart-up\b|\bfounder|\bsix-person\b|\bnine-person\b",
        r"\bgroup\b|\bcompany-wide\b|\bdepartments?\b",
    ],
    ids=["consumer", "business", "platform", "regulated", "early-stage", "large company"],
)
def test_every_kind_of_product_is_found_among_the_examples(shipped: Framework, kind: str) -> None:
    examples = [text for skill in shipped.skills for cell in skill.expectations.values() for text in cell.evidence]
    assert sum(bool(re.search(kind, text)) for text in examples) >= 5

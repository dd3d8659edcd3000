"""One ladder in every form that people write: it comes out as it is, or somebody is asked; never as something else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_career.domain.framework import Framework
from pm_career.errors import PmCareerError
from pm_career.importing.ladders.options import Wishes
from pm_career.importing.ladders.read_file import Source

Texts = dict[tuple[str, str], str]
"""What is expected, by skill and level."""
ORDERS = [
    ["Junior PM", "PM", "Senior PM", "Principal PM"],
    ["L1", "L2", "L3", "L4"],
    ["Associate", "Engineer", "Senior Engineer", "Staff Engineer"],
    ["Junior Designer", "Designer", "Senior Designer", "Lead Designer"],
    ["Level 1", "Level 2", "Level 3"],
    ["IC3", "IC4", "IC5"],
    ["Entry Analyst", "Mid Analyst", "Senior Analyst"],
]
SKILLS = [
    "Discovery", "Delivery", "Impact", "Communication", "Strategy", "Execution", "Leadership", "Ownership", "Craft",
    "User research", "Product sense", "Technical skills", "Autonomy", "Scope", "Hiring & growing", "Data/insights",
]  # fmt: skip
WORDS = ["plans", "asks", "draws", "the team", "customers", "a quarter", "with help", "alone", "numbers", "prices"]


@st.composite
def ladders(draw: st.DrawFn) -> tuple[list[str], list[str], Texts]:
    """The levels in order, the skills, and what is expected: another text of each skill at each level."""
    order = draw(st.sampled_from(ORDERS))
    levels = order[: draw(st.integers(2, len(order)))]
    skills = draw(st.lists(st.sampled_from(SKILLS), min_size=2, max_size=5, unique=True))
    said = st.lists(st.sampled_from(WORDS), min_size=2, max_size=6).map(" ".join)
    texts = {
        (skill, level): f"{draw(said)} {number}x"
        for number, (skill, level) in enumerate((skill, level) for skill in skills for level in levels)
    }
    return levels, skills, texts


def _write_csv(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def _write_table(rows: list[list[str]]) -> str:
    first, *rest = [f"| {' | '.join(row)} |\n" for row in rows]
    return "".join([first, "|-" * len(rows[0]), "|\n", *rest, "\n"])


def _write_html(rows: list[list[str]]) -> str:
    cells = ["".join(f"<td>{cell.replace('&', '&amp;')}</td>" for cell in row) for row in rows]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _matrix(levels: list[str], skills: list[str], texts: Texts) -> list[list[str]]:
    return [["Skill", *levels], *([skill, *(texts[skill, level] for level in levels)] for skill in skills)]


def _turned(levels: list[str], skills: list[str], texts: Texts) -> list[list[str]]:
    return [["Level", *skills], *([level, *(texts[skill, level] for skill in skills)] for level in levels)]


def _long(levels: list[str], skills: list[str], texts: Texts) -> list[list[str]]:
    rows = [[level, skill, texts[skill, level]] for level in levels for skill in skills]
    return [["Level", "Skill", "Expectation"], *rows]


def _levels_first(levels: list[str], skills: list[str], texts: Texts) -> str:
    below = {level: "".join(f"### {skill}\n- {texts[skill, level]}\n" for skill in skills) for level in levels}
    return "# Our ladder\n" + "".join(f"## {level}\n{below[level]}" for level in levels)


def _skills_first(levels: list[str], skills: list[str], texts: Texts) -> str:
    below = {skill: "".join(f"### {level}\n{texts[skill, level]}\n\n" for level in levels) for skill in skills}
    return "# Our ladder\n" + "".join(f"## {skill}\n{below[skill]}" for skill in skills)


def _bold(levels: list[str], skills: list[str], texts: Texts) -> str:
    below = {level: "".join(f"- **{skill}**: {texts[skill, level]}\n" for skill in skills) for level in levels}
    return "# Our ladder\n" + "".join(f"## {level}\n\n{below[level]}\n" for level in levels)


def _tables_of_skills(levels: list[str], skills: list[str], texts: Texts) -> str:
    tables = {
        skill: _write_table([["Level", "Expectation"], *([level, texts[skill, level]] for level in levels)])
        for skill in skills
    }
    return "# Our ladder\n\n" + "".join(f"## {skill}\n\n{tables[skill]}" for skill in skills)


def _tables_of_levels(levels: list[str], skills: list[str], texts: Texts) -> str:
    tables = {
        level: _write_table([["Skill", "Expectation"], *([skill, texts[skill, level]] for skill in skills)])
        for level in levels
    }
    return "# Our ladder\n\n" + "".join(f"## {level}\n\n{tables[level]}" for level in levels)


def _sections(levels: list[str], skills: list[str], texts: Texts) -> list[list[str]]:
    rows = [[skill, *(texts[skill, level] for level in levels)] for skill in skills]
    half = len(rows) // 2
    return [["Skill", *levels], ["At work"], *rows[:half], ["With others"], *rows[half:]]


def _years(levels: list[str], skills: list[str], texts: Texts) -> list[list[str]]:
    first, *rest = _matrix(levels, skills, texts)
    return [first, ["Years of experience", *(f"{place}-{place + 1}" for place in range(len(levels)))], *rest]


def _areas(levels: list[str], skills: list[str], texts: Texts) -> str:
    page, half = "# Our ladder\n", len(skills) // 2
    for level in levels:
        page += f"## {level}\n"
        for area, some in (("Craft", skills[:half]), ("People", skills[half:])):
            page += f"### {area}\n" + "".join(f"#### {skill}\n{texts[skill, level]}\n" for skill in some)
    return page


FORMS: dict[str, tuple[str, Callable[[list[str], list[str], Texts], str]]] = {
    "matrix": ("csv", lambda *ladder: _write_csv(_matrix(*ladder))),
    "matrix in a page": ("md", lambda *ladder: f"# Our ladder\n\n{_write_table(_matrix(*ladder))}"),
    "matrix in HTML": ("html", lambda *ladder: f"<h1>Our ladder</h1>{_write_html(_matrix(*ladder))}"),
    "turned": ("csv", lambda *ladder: _write_csv(_turned(*ladder))),
    "long": ("csv", lambda *ladder: _write_csv(_long(*ladder))),
    "highest first": ("csv", lambda levels, *ladder: _write_csv(_matrix(levels[::-1], *ladder))),
    "in sections": ("csv", lambda *ladder: _write_csv(_sections(*ladder))),
    "with years": ("csv", lambda *ladder: _write_csv(_years(*ladder))),
    "areas below levels": ("md", _areas),
    "levels first": ("md", _levels_first),
    "skills first": ("md", _skills_first),
    "bold": ("md", _bold),
    "a table a skill": ("md", _tables_of_skills),
    "a table a level": ("md", _tables_of_levels),
    "JSON by skill": (
        "json",
        lambda levels, skills, texts: json.dumps(
            {"skills": [{"name": s, "levels": {level: texts[s, level] for level in levels}} for s in skills]}
        ),
    ),
    "JSON by level": (
        "json",
        lambda levels, skills, texts: json.dumps(
            {
                "levels": [
                    {"name": level, "skills": [{"name": s, "expectations": [texts[s, level]]} for s in skills]}
                    for level in levels
                ]
            }
        ),
    ),
    "JSON of names": (
        "json",
        lambda levels, skills, texts: json.dumps({s: {level: texts[s, level] for level in levels} for s in skills}),
    ),
    "YAML": (
        "yaml",
        lambda levels, skills, texts: "".join(
            f"- level: {level}\n  skills:\n" + "".join(f'    {s}: "{texts[s, level]}"\n' for s in skills)
            for level in levels
        ),
    ),
}


def _read(framework: Framework) -> tuple[list[str], Texts]:
    titles = {level.id: level.title for level in framework.levels}
    ordered = [level.title for level in sorted(framework.levels, key=lambda level: level.rank)]
    return ordered, {
        (skill.name, titles[level]): "\n".join(filter(None, (each.bar, *each.behaviours)))
        for skill in framework.skills
        for level, each in skill.expectations.items()
    }


def import_as(form: str, levels: list[str], skills: list[str], texts: Texts) -> Framework | str:
    """Import a ladder in one of the forms: the framework, or why it is refused or asked about."""
    end, write = FORMS[form]
    with TemporaryDirectory() as folder:
        file = Path(folder, f"our-ladder.{end}")
        file.write_text(write(levels, skills, texts), encoding="utf-8")
        source = Source(file)
        try:
            proposal = source.propose(Wishes())
            source.check(proposal, Wishes())
            if proposal.doubts:
                return proposal.doubts[0].said
            return source.take(proposal, Wishes(), looked_at=False).framework
        except PmCareerError as error:
            return error.message


@pytest.mark.parametrize("form", FORMS)
@given(ladder=ladders())
def test_a_ladder_comes_out_as_it_is_or_is_asked_about(form: str, ladder: tuple[list[str], list[str], Texts]) -> None:
    levels, _, texts = ladder
    made = import_as(form, *ladder)
    if isinstance(made, Framework):
        assert _read(made) == (levels, texts)


@pytest.mark.parametrize("form", FORMS)
def test_a_plain_ladder_comes_out_at_once(form: str) -> None:
    for levels in ORDERS:
        skills = ["Discovery", "User research", "Hiring & growing"]
        texts = {(skill, level): f"{level} does it, and how {skill} is done" for skill in skills for level in levels}
        made = import_as(form, levels, skills, texts)
        assert isinstance(made, Framework), (levels, made)
        assert _read(made) == (levels, texts)

"""JSON as tools for people write it: lists in objects in lists, each value counted once."""

from __future__ import annotations

import json
from typing import Any

from importing import fates, refused, steps, take_text
from shell import Shell

from pm_career.domain.framework import Framework

HR: dict[str, Any] = {
    "export": {"tenant": "acme", "generatedAt": "2024-05-01"},
    "jobFamily": {
        "name": "Product Management",
        "levels": [
            {
                "code": "P3",
                "title": "Senior Product Manager",
                "competencies": [
                    {"name": "Strategy", "level": 3, "behaviors": ["Writes it", "Tests it"]},
                    {"name": "Delivery", "level": 3, "behaviors": ["Ships"]},
                ],
            },
            {"code": "P1", "title": "Associate PM", "competencies": [{"name": "Strategy", "level": 1}]},
            {"code": "P2", "title": "Product Manager", "competencies": []},
        ],
    },
}


def _taken(shell: Shell, value: Any) -> tuple[Framework, dict[str, Any]]:
    return take_text(shell, json.dumps(value), name="ladder.json")


def test_levels_that_hold_their_skills(shell: Shell) -> None:
    framework, report = _taken(shell, HR)
    assert [level.title for level in framework.levels] == ["Associate PM", "Product Manager", "Senior Product Manager"]
    assert steps(framework) == {
        "strategy": {"associate-pm": 1, "senior-product-manager": 3},
        "delivery": {"senior-product-manager": 3},
    }
    behaviours = framework.skill("strategy").expectations["senior-product-manager"].behaviours
    assert behaviours == ("Writes it", "Tests it")
    lost = [text for _, text, _ in fates(report, "not-understood")]
    assert sorted(lost) == ["2024-05-01", "acme"]


def test_skills_that_hold_their_levels(shell: Shell) -> None:
    skills = [
        {
            "name": name,
            "category": "Craft",
            "levels": [
                {"level": "PM", "description": f"Knows {name}"},
                {"level": "Senior PM", "description": f"Leads {name}"},
            ],
        }
        for name in ("pricing", "research")
    ]
    framework, report = _taken(shell, skills)
    assert [(skill.name, skill.area) for skill in framework.skills] == [("pricing", "Craft"), ("research", "Craft")]
    assert framework.skill("research").expectations["senior-pm"].bar == "Leads research"
    assert (report["counts"]["not-understood"], report["counts"]["kept"]) == (0, report["filled"])


def test_a_list_of_something_else_is_no_level_and_is_named(shell: Shell) -> None:
    rows = [{"level": "PM", "skill": "Talking", "score": 2, "history": [{"by": "Bo", "on": "Monday"}]}]
    _, report = _taken(shell, rows)
    assert [text for _, text, _ in fates(report, "not-understood")] == ["Bo", "Monday"]


def test_yaml_is_read_like_json_and_a_fault_in_it_has_its_line(shell: Shell) -> None:
    assert "ladder.yml:2:" in refused(shell, "a: 1\na: 2\n", name="ladder.yml").err
    framework, _ = take_text(shell, "- {skill: Talking, level: PM, score: 2}\n", name="ladder.yaml")
    assert steps(framework) == {"talking": {"pm": 2}}

"""Words that product managers type into search lead to the skill that they belong to, on both shipped ladders."""

from __future__ import annotations

from functools import cache

import pytest
from sweep import spread

from pm_career.advice.search import search_or_complete
from pm_career.domain.framework import Framework
from pm_career.frameworks.open import open_framework

WORDS = {
    "communication": "status update, async, asynchronous, remote, time zones, memo, one-pager, storytelling, "
    "public speaking, meeting notes, documentation",
    "analysis": "SQL, KPI, metrics, north star, funnel, conversion, activation, retention, churn, cohort, "
    "segmentation, dashboard, A/B test, experiment, NPS, CSAT, statistical significance",
    "technical": "API, SDK, architecture, tech debt, latency, AI, LLM, evals, prompt, machine learning, privacy, GDPR, "
    "hallucination, feature flag",
    "customer-insight": "user research, discovery, persona, JTBD, jobs to be done, usability test, survey, "
    "customer journey, accessibility, a11y, WCAG, inclusion",
    "delivery": "backlog, sprint, scrum, kanban, agile, user story, acceptance criteria, spec, PRD, MVP, launch, beta, "
    "release, rollout, QA, postmortem, retro",
    "strategy": "OKR, competitor, competitive analysis, positioning, RICE, product-market fit, portfolio",
    "problem-solving": "root cause, five whys, critical thinking, first principles, ethics, dark patterns, ambiguity",
    "vision": "product vision, trends, foresight, thought leadership",
    "influence": "stakeholder, exec, executives, negotiation, persuasion, managing up, saying no, alignment",
    "leadership": "1:1, one-on-one, hiring, coaching, mentoring, delegation, burnout, performance review",
    "business": "pricing, monetization, revenue, unit economics, CAC, LTV, ARR, P&L, GTM, go-to-market, ROI, "
    "fundraising, sales enablement, partnerships",
    "innovation": "brainstorming, prototype, hackathon, design sprint, design thinking, generative AI, zero to one",
}
"""Words by the id of a skill that they should lead to."""
FOUND_FIRST = 10
"""The places that a screen of search shows."""


@cache
def ladder(name: str) -> Framework:
    return open_framework(name)


@pytest.mark.parametrize("name", ["pm", "pm-tracks"])
@pytest.mark.parametrize(("skill", "words"), WORDS.items(), ids=WORDS)
def test_everyday_words_lead_to_their_skill(name: str, skill: str, words: str) -> None:
    for word in spread(words.split(", "), 4):
        found = search_or_complete(ladder(name), word).hits[:FOUND_FIRST]
        assert skill in [hit.passage.skill for hit in found if hit.complete], word


@pytest.mark.parametrize("name", ["pm", "pm-tracks"])
@pytest.mark.parametrize("word", ["roadmap", "board", "stakeholder", "intern", "CPO"])
def test_everyday_words_lead_to_a_level(name: str, word: str) -> None:
    found = search_or_complete(ladder(name), word).hits[:FOUND_FIRST]
    assert any(hit.passage.level for hit in found), word


def test_over_a_hundred_words_are_tried() -> None:
    assert len({word for words in WORDS.values() for word in words.split(", ")}) >= 100

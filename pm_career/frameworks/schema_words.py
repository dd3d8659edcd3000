"""What each key of a framework's files is for, in its author's words: what an editor shows beside it."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "Manifest": {
        "format": "The format of these files, not of your ladder: always 1.",
        "id": "How commands and people's notes name this ladder. Never change it once somebody uses it.",
        "title": "The ladder's name, as pages show it.",
        "version": "Three numbers. The first rises when something new is required somewhere, the second when something "
        "became clearer or was taken away, the third for wording that changes nothing.",
        "scale": "The steps of proficiency, counted from 1: two at least.",
        "description": "Whom the ladder is for, and what it is used for.",
        "attribution": "Whose text it is, what it is based on, and under which licence.",
        "tracks": "Where the ladder forks: runs of levels of one kind, such as individual and management.",
        "skills": "The ids of the skills in the order in which they are shown. Those not named come after these.",
    },
    "Step": {
        "value": "1, 2, 3 and so on, without a gap.",
        "name": "A word or two that people say: 'With help'.",
        "description": "What somebody at this step has done, so that two people who look at the same work agree.",
    },
    "Track": {
        "id": "What levels name under `track`.",
        "title": "The track's name, as pages show it.",
    },
    "Level": {
        "id": "How other files, commands and people's notes name this level. It never changes its meaning.",
        "title": "The level's name, as pages show it. No other level has it.",
        "rank": "How high it is, counted from 1 without a gap. Two levels share a rank only on different tracks.",
        "titles": "The job titles that it covers. Two levels may cover the same one.",
        "aliases": "What else people may type for it. No other level answers to these.",
        "stage": "A word for a group of levels, such as 'Entry'.",
        "track": "The id of a track of framework.yaml.",
        "summary": "The level in a sentence.",
        "scope": "How far its work reaches, apart from skill: a line each.",
        "experience_years": "Typical years of experience, from and to: [2, 5].",
        "responsibilities": "What somebody at this level answers for.",
        "watch_outs": "How people at this level go wrong, and what to do instead.",
        "first_90_days": "What to do in the first three months, in order.",
        "not_this_level": "What it is not, so that nobody is measured by it.",
        "titles_apart": "What tells the titles apart, where the level covers several that differ.",
        "growing_here": "How to grow without moving on.",
        "next": "The ids of the levels that it leads to, the usual way first. They have a higher rank.",
        "lateral": "The ids of levels of the same rank on other tracks that people change to.",
    },
    "Scope": {
        "impact": "How much changes by the work.",
        "autonomy": "What is decided alone, and what is asked or checked.",
        "influence": "Who acts on it.",
        "complexity": "What is given, and what is unknown.",
    },
    "Responsibility": {
        "title": "What somebody answers for, in a few words.",
        "short": "The same where there is little room: up to 40 characters.",
        "summary": "The same in a sentence.",
        "in_practice": "What it looks like in a week, a line each.",
    },
    "WatchOut": {
        "text": "What goes wrong.",
        "instead": "What to do instead.",
    },
    "SkillFile": {
        "id": "How other files, commands and people's notes name this skill. It never changes its meaning.",
        "name": "The skill's name along the whole ladder. No other skill has it.",
        "area": "Skills of one area are shown together.",
        "description": "The skill in a sentence.",
        "is_not": "What it is often taken for, and what tells it apart.",
        "builds_on": "The ids of the skills that come first. Advice on what to develop follows this order.",
        "expectations": "What each level asks, by the level's id. A level that is left out asks nothing of this skill.",
        "growth": "The ways up, a step at a time.",
    },
    "Expectation": {
        "step": "A step of the scale.",
        "bar": "What is asked, in a sentence that can be agreed or disagreed with.",
        "label": "The level's own name for the skill, if it has one.",
        "focus": "Whether the level puts this skill in focus: few at a level.",
        "behaviours": "What somebody can be seen doing. Each begins with a verb in the third person: 'Writes down …'.",
        "evidence": "Examples of what could prove it: things that exist, not qualities.",
    },
    "WayUp": {
        "to": "The step of the scale that this leads to, from the one below.",
        "practice": "Real work that builds it.",
        "people": "Whom to learn it from or with, and how.",
        "study": "What to read or watch, and what to do with it.",
        "done_when": "How somebody knows that it worked.",
        "trap": "How people fool themselves on the way.",
    },
    "Practice": {
        "text": "What to do.",
        "size": "How long it takes: week, month or quarter.",
    },
}
"""Type of the files -> key -> what it is for."""

"""The pages that prepare a talk: the promotion case, its check, the next one-on-one, and the week."""

from __future__ import annotations

import pytest
from navigating import Person, navigate
from shell import Shell

from pm_career.explore.widgets.panes import Links

pytestmark = pytest.mark.usefixtures("known", "frozen_clock")


def list_links(person: Person) -> list[tuple[str, str]]:
    return [(link.how, link.name) for link in person.app.screen.query_one(Links).links]


async def choose_link(person: Person, name: str) -> None:
    """Turn to the links, and move to the first with this name."""
    links = person.app.screen.query_one(Links)
    if person.focus != "links":
        await person.types("right")

    def is_there() -> bool:
        return links.highlighted is not None and links.links[links.highlighted].name == name

    await person.types_until("down", is_there, name)


def test_the_case_is_written_where_it_is_shown(shell: Shell) -> None:
    assert shell("evidence", "add", "Settled the price dispute", "--skill", "influence").code == 0
    assert shell("evidence", "add", "Cut the form").code == 0
    assert shell("evidence", "add", "Nobody may read this", "--private").code == 0
    assert shell("promotion", "agree", "Two teams plan around it", "--skill", "influence").code == 0

    async def story(person: Person) -> None:
        await person.types("f")
        await choose_link(person, "Influence")
        await person.types("c")
        await person.writes("Two teams plan around my roadmap.")
        await person.types("enter")
        await choose_link(person, "Say what you ask for")
        await person.types("enter")
        await person.writes("To become a senior product manager.")
        await person.types("enter")
        await choose_link(person, "To become a senior product manager.")
        await person.types("c", "enter")  # the line has what was written, and Enter keeps it
        assert ("not in the case", "Cut the form") in list_links(person)
        assert "Nobody may read this" not in str(list_links(person))
        await choose_link(person, "Cut the form")
        await person.types("c")
        await person.writes("keep vision")
        await person.finds()
        await person.types("enter")
        assert ("first", "Cut the form") in list_links(person)
        await choose_link(person, "Cut the form")
        await person.types("c")
        await person.writes("put it first")  # it is tied to nothing, and kept for vision alone
        await person.finds()
        await person.types("enter")
        assert "Kept e2 for Vision, first." in person.messages
        await choose_link(person, "Settled the price dispute")
        await person.types("c")
        await person.writes("leave")
        await person.finds()
        await person.types("enter")
        assert ("left out", "Settled the price dispute") in list_links(person)
        await choose_link(person, "Two teams plan around it")
        await person.types("enter")
        await person.writes("cut the form")
        await person.finds()
        await person.types("enter")

    navigate(story)
    case = shell("promotion", "--json").json
    assert case["first"] == ["e2"]
    assert case["ask"] == "To become a senior product manager."
    claims = {each["id"]: each for each in case["claims"]}
    assert claims["influence"]["claim"] == "Two teams plan around my roadmap."
    assert claims["influence"]["evidence"] == []
    assert [each["id"] for each in claims["vision"]["evidence"]] == ["e2"]
    assert [(each["state"], each["evidence"]) for each in case["agreed"]] == [("shown", ["e2"])]


def test_the_check_leads_to_what_mends_a_finding(shell: Shell) -> None:
    assert shell("evidence", "add", "We settled the price dispute", "--skill", "influence").code == 0

    async def story(person: Person) -> None:
        await person.types("exclamation_mark")
        assert "focus-silent" in person.page
        assert ("own-word", "claim influence") in list_links(person)
        before = list_links(person)
        await choose_link(person, "claim leadership")
        await person.types("enter")
        await person.writes("Two teams plan around my roadmap.")
        await person.types("enter")
        assert list_links(person) != before
        await choose_link(person, "claim influence")
        await person.types("enter")
        assert person.page.startswith("Evidence e1")
        await person.types("escape")
        await choose_link(person, "All findings")
        await person.types("enter")
        assert "It does not say what came of it." in person.page
        assert "pmcareer " not in person.page
        assert "--" not in person.page

    navigate(story, size=(80, 24))
    assert [each["claim"] for each in shell("promotion", "--json").json["claims"] if each["claim"]] == [
        "Two teams plan around my roadmap."
    ]


def test_a_point_is_added_to_the_next_one_on_one(shell: Shell) -> None:
    assert shell("one-on-one", "note", "Who presents the plan?", "--with", "Dana").code == 0
    assert shell("one-on-one", "note", "I may leave", "--private").code == 0
    assert shell("plan", "add", "Run two interviews", "--due", "tomorrow").code == 0
    assert shell("evidence", "add", "Cut the form").code == 0
    assert shell("evidence", "add", "Nobody may read this", "--private").code == 0
    assert shell("promotion", "agree", "Two teams plan around it", "--by", "tomorrow").code == 0

    async def story(person: Person) -> None:
        await person.types("o")
        assert person.page.startswith("One-on-one with Dana")
        assert "I may leave (private)" in person.page
        assert "Nobody may read this" not in person.page
        assert "Left out: 1 private piece of evidence." in " ".join(person.page.split())
        assert "pmcareer " not in person.page
        links = list_links(person)
        assert links[0] == ("to bring up", "Add a point")
        assert {("to decide", "Two teams plan around it"), ("since then", "Cut the form")} <= {*links}
        assert ("ahead", "Run two interviews") in links
        await person.types("a")
        await person.writes("Ask for a second designer")
        await person.types("enter")
        assert "3. Ask for a second designer" in person.page

    navigate(story, size=(40, 24))
    (prepared,) = shell("one-on-one", "list", "--json").json
    assert (prepared["with"], len(prepared["points"])) == ("Dana", 2)  # the private one is in no JSON


def test_a_question_of_the_week_is_answered_with_evidence(shell: Shell) -> None:
    assert shell("evidence", "add", "Nobody may read this", "--private").code == 0
    assert shell("plan", "add", "Run two interviews", "--due", "tomorrow").code == 0

    async def story(person: Person) -> None:
        await person.types("w")
        assert "Who did you help or persuade this week, and how?" in " ".join(person.page.split())
        assert "Nobody may read this" in person.page
        assert "pmcareer " not in person.page
        links = list_links(person)
        assert [how for how, _ in links] == [*["answer it"] * 3, "how does it go?", "written down"]
        assert links[3:] == [("how does it go?", "Run two interviews"), ("written down", "Nobody may read this")]
        await choose_link(person, links[1][1])
        await person.types("enter")
        assert links[1][1] in " ".join(person.screen.replace("│", " ").split())
        await person.writes("Persuaded sales to wait")
        await person.types("enter")
        assert "Persuaded sales to wait" in person.page
        await choose_link(person, "Run two interviews")
        await person.types("enter")
        assert person.page.startswith("Goal g1")

    navigate(story)
    assert [each["what"] for each in shell("evidence", "list", "--json").json][-1] == "Persuaded sales to wait"


def test_notes_without_a_level_have_a_week_and_a_one_on_one_and_say_what_a_case_needs() -> None:
    async def story(person: Person) -> None:
        await person.types("escape", "o")
        assert person.page.startswith("One-on-one with ben")
        assert "Offer help with" in person.page
        await person.types("w")
        assert "What changed this week because of ben" in " ".join(person.page.split())
        await person.types("exclamation_mark")
        assert "no level is set yet" in " ".join(person.page.split())
        await person.types("f")
        await person.types("right")
        assert list_links(person) == [("set it here", "Profile")]

    navigate(story, person="ben")

"""The browse screen: the places, the page of the present location, and the links from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import OptionList

from pm_career.domain.framework import Framework, Level
from pm_career.domain.person import ME as MYSELF
from pm_career.domain.text import one_line
from pm_career.explore.app_base import NavigatorAccess
from pm_career.explore.command_line import AnswerPage
from pm_career.explore.keys import make_bindings
from pm_career.explore.links import find_links
from pm_career.explore.locations import LADDER, ME, Link, Location, find_level_id, is_on_ladder
from pm_career.explore.pages import build_page
from pm_career.explore.screens.assessment import open_assessment
from pm_career.explore.screens.browse_choices import (
    LevelQuestion,
    SearchHit,
    ask_level_to_compare,
    ask_path_end,
    ask_start_of_next,
)
from pm_career.explore.screens.choice_dialog import ChoiceDialog, filter_choices
from pm_career.explore.screens.evidence_list import EvidenceList
from pm_career.explore.screens.goal_list import GoalList
from pm_career.explore.screens.location_dialogs import change_case, open_dialog
from pm_career.explore.screens.profile import ProfileDialog
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import NotesHeader
from pm_career.explore.widgets.panes import Panes
from pm_career.journal.profile import Position

if TYPE_CHECKING:
    from textual.widgets import Tree


class _Visit(NamedTuple):
    """A page to go back to, how far it was scrolled, and the place of the cursor among its links."""

    location: Location
    scrolled: float
    link: int | None


class BrowseScreen(NavigatorAccess, Screen[None]):
    """Places, page and links; on a narrow terminal one of them at a time."""

    BINDINGS: ClassVar[list[BindingType]] = make_bindings("pages")

    def __init__(self) -> None:
        super().__init__()
        self.here: Location = ME
        self._trail: list[_Visit] = []
        """Where Backspace leads, the nearest last."""
        self._position = Position()
        """The person's position as of the last change of the notes."""
        self._links: list[Link] = []
        self._answers: list[AnswerPage] = []

    @property
    def panes(self) -> Panes:
        """The places, the page and the links."""
        return self.query_one(Panes)

    def compose(self) -> ComposeResult:
        """Whose notes are shown, the three panes, and the keys."""
        yield NotesHeader()
        yield Panes(self.session.ladder)
        yield Footer()

    def on_mount(self) -> None:
        """Start at the person's own page."""
        self.go_to_start()
        self.panes.turn_to_places()

    def go_to_start(self) -> None:
        """Go to the person's own page or, for somebody without a level, to the ladder."""
        with self.navigator.show_errors():
            self._read_position()
            self._trail.clear()
            self.go(ME if self._position.level or self._position.is_outside else LADDER, keep=False)

    def show_other_ladder(self) -> None:
        """Show the ladder of the session after it changed. Locations that it does not have leave the trail."""
        ladder = self.session.ladder
        self.panes.places.show_ladder(ladder)
        self._trail = [each for each in self._trail if is_on_ladder(ladder, each.location)]
        if is_on_ladder(ladder, self.here):
            self.update_page()
            self.panes.places.go_to(self.here)
        else:
            self.go_to_start()

    def _read_position(self) -> None:
        """Read the person's position, and mark it among the places."""
        profile, self._position = self.session.read_profile(), self.session.read_position()
        who = "you" if profile.person == MYSELF else one_line(profile.name or profile.person)
        self.panes.places.mark(self._position, who)
        self.query_one(NotesHeader).show(profile, self.session.view, self.session.ladder)

    def on_resize(self) -> None:
        """Show as many panes as fit."""
        self.panes.fit()

    def on_screen_resume(self) -> None:
        """Show as many panes as fit: the terminal may have changed its size while another screen was in front."""
        self.panes.fit()

    def open(self, to: Location) -> None:
        """Go to a location: turn to its page, or open the screen that it is."""
        match to.kind:
            case "plan":
                self.app.push_screen(GoalList(), self._update_screens)
            case "goal":
                self.app.push_screen(GoalList(to.ids[0]), self._update_screens)
            case "evidence":
                self.app.push_screen(EvidenceList(*to.ids), self._update_screens)
            case "assess":
                self.app.push_screen(open_assessment(self.session, skills=to.ids), self._update_screens)
            case "profile":
                self.app.push_screen(ProfileDialog(), self._update_screens)
            case "note" | "question" | "sentence" | "point" | "agreement":
                with self.navigator.show_errors():
                    open_dialog(self.navigator, to)
            case _:
                self.panes.turn_to_page()
                self.go(to)

    def open_hit(self, hit: SearchHit) -> None:
        """Go to the page that has what a search found, scroll to its text, and mark the words in it.

        Of a piece of evidence or a goal open its list, with the cursor on it.
        """
        self.open(hit.to)
        if hit.to.kind not in ("evidence", "goal"):
            self.call_after_refresh(self.panes.page.scroll_to_text, hit.texts, hit.words)

    def _update_screens(self, _: None) -> None:
        self.navigator.update_screens()

    def go(self, to: Location, *, keep: bool = True) -> None:
        """Show the page of a location; with `keep`, Backspace leads back to the present one."""
        if keep and to != self.here:
            self._trail.append(_Visit(self.here, self.panes.page.scroll_offset.y, self.panes.links.highlighted))
        self.here = to
        self._show_page(stay=False)
        self.panes.places.go_to(to)

    def update_page(self) -> None:
        """Show everything as it is stored now."""
        with self.navigator.show_errors():
            self._read_position()
        self._show_page(stay=True)

    def show_answer(self, page: AnswerPage) -> None:
        """Show what a command answered, as a page among the others."""
        self._answers.append(page)
        self.panes.turn_to_page()
        self.go(Location("answer", (str(len(self._answers) - 1),)))

    def measure_page_width(self) -> int:
        """The columns that a page has once it is shown."""
        return self.panes.measure_page()

    def _show_page(self, *, stay: bool) -> None:
        with self.navigator.show_errors():
            page = self.panes.page
            if self.here.kind == "answer":
                page.show_lines(self._answers[int(self.here.ids[0])], stay=stay)
            else:
                found = build_page(self.here, self.session, self._position)
                page.show(found, stay=stay)
            self._links = find_links(self.here, self.session, self._position)
            self.panes.links.show(self._links, stay=stay)

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Location]) -> None:
        """Let the page follow the cursor among the places."""
        if self.focused is self.panes.places and event.node.data is not None and event.node.data != self.here:
            self.here = event.node.data
            self._show_page(stay=False)

    def on_tree_node_selected(self, event: Tree.NodeSelected[Location]) -> None:
        """Go into a place on Enter or a click: to its page, or to the list that it has."""
        if event.node.data is not None:
            self.open(event.node.data)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Follow a link."""
        if event.option_list.id == "links":
            self.open(self._links[event.option_index].to)

    def action_go_in(self) -> None:
        """Turn from the page to its links."""
        if not self._links:
            self.navigator.show_message("There are no links from here. Esc goes back.")
            return
        self.panes.turn_to_links()

    def action_go_right(self) -> None:
        """Turn from the page to its links, or go along a link."""
        if self.focused is self.panes.links:
            self.panes.links.action_select()
        else:
            self.action_go_in()

    def action_go_left(self) -> None:
        """Turn from the links to the page, and from the page to the places."""
        if self.focused is self.panes.links:
            self.panes.turn_to_page()
        else:
            self.panes.turn_to_places()

    def action_change(self) -> None:
        """Change what the case says of the selected link: write the claim of an expectation, keep or leave a piece."""
        at = self.panes.links.highlighted
        to = self._links[at].to if at is not None else self.here
        change_case(self.navigator, to)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to change the case only on its pages."""
        if action == "change":
            return self.here.kind in ("case", "whole case")
        return super().check_action(action, parameters)

    def action_scroll_page(self, by: int) -> None:
        """Scroll the page from the links by a screen; where the links alone are shown, move along them."""
        pane = self.panes.links if self.panes.has_class("-narrow") else self.panes.page
        (pane.action_page_down if by > 0 else pane.action_page_up)()

    def action_go_back(self) -> None:
        """Go back one pane or location; from the first location go to the places."""
        if self.focused is self.panes.links:
            self.panes.turn_to_page()
        elif self._trail:
            visit = self._trail.pop()
            self.panes.turn_to_page()
            self.go(visit.location, keep=False)
            self.panes.page.scroll_to(y=visit.scrolled, animate=False, force=True, immediate=True)
            if visit.link is not None and visit.link < len(self._links):
                self.panes.links.highlighted = visit.link
        else:
            self.panes.turn_to_places()

    def action_next(self) -> None:
        """Show what to develop next on the path to the present level; ask where it starts if there is a choice."""
        self._ask_level(ask_start_of_next)

    def action_compare(self) -> None:
        """Compare the present level with another one."""
        self._ask_level(ask_level_to_compare)

    def action_path(self) -> None:
        """Show the path to the present level, or on from the person's own; ask for the other end if needed."""
        self._ask_level(ask_path_end)

    def _ask_level(self, ask: Callable[[Framework, Level, Position], LevelQuestion]) -> None:
        """Go to a page about the present level and another one, which is asked for where there is a choice."""
        question = ask(self.session.ladder, self._find_present_level(), self._position)

        def go(level: Level | None) -> None:
            if level is not None:
                self.panes.turn_to_page()
                self.go(question.find_location(level))

        if len(question.choices) == 1:
            go(question.choices[0].value)
        else:
            self.app.push_screen(ChoiceDialog(question.title, filter_choices(question.choices), small=True), go)

    def _find_present_level(self) -> Level:
        """Find the level that the page is about; for a page about none, the person's own, or the first."""
        ladder = self.session.ladder
        level_id = find_level_id(self.here)
        if level_id is not None:
            return ladder.level(level_id)
        return self._position.level or ladder.levels[0]

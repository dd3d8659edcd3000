"""The screen one wanders on: the ladder, the page of where one is, and the ways on from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList

from pm_career.domain.framework import Framework, Level
from pm_career.domain.person import ME as MYSELF
from pm_career.domain.text import one_line
from pm_career.explore.app_base import Hosted
from pm_career.explore.command_answer import AnswerPage
from pm_career.explore.locations import ME, Link, Place, at_level, is_on, level_of, links_at, page_at
from pm_career.explore.notebook import Standing
from pm_career.explore.screens.assessment import Assessing
from pm_career.explore.screens.choice_dialog import Pick, among
from pm_career.explore.screens.evidence_list import Recalling
from pm_career.explore.screens.goal_list import Planning
from pm_career.explore.screens.note_dialog import what_happened
from pm_career.explore.screens.other_level import Question, beside, next_to, way_to
from pm_career.explore.screens.profile import Introducing
from pm_career.explore.screens.search import searching
from pm_career.explore.widgets.footer import Footer
from pm_career.explore.widgets.header import Heading
from pm_career.explore.widgets.panes import Panes

if TYPE_CHECKING:
    from textual.widgets import Tree


class Wandering(Hosted, Screen[None]):
    """Ladder, page and ways on; on a narrow terminal one of them at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_in", "In"),
        Binding("backspace", "go_back", "Back", key_display="Bksp"),
        Binding("question_mark,f1", "app.explain", "Help", key_display="?"),
        Binding("slash", "search", "Search", key_display="/"),
        Binding("colon", "app.command", "Command", key_display=":"),
        Binding("q", "app.quit", "Leave"),
        Binding("escape", "go_out", "Out", show=False),
        Binding("m", "me", "Me"),
        Binding("e", "evidence", "Note"),
        Binding("v", "recall", "Evidence"),
        Binding("p", "plan", "Plan"),
        Binding("a", "assess", "Assess"),
        Binding("n", "next", "Next"),
        Binding("c", "compare", "Compare"),
        Binding("t", "path", "Path"),
        Binding("i", "introduce", "Profile"),
        Binding("w", "app.whose", "Whose notes"),
        Binding("u", "app.undo", "Undo"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.here: Place = ME
        self._trail: list[Place] = []
        self._links: list[Link] = []
        self._answers: list[AnswerPage] = []

    @property
    def panes(self) -> Panes:
        """The ladder, the page and the ways on."""
        return self.query_one(Panes)

    def compose(self) -> ComposeResult:
        """The three panes and the keys."""
        yield Heading()
        yield Panes(self.navigator.notebook.ladder)
        yield Footer()

    def on_mount(self) -> None:
        """Begin at one's own level, or where the ladder does."""
        self.begin()
        self.panes.ladder.focus()

    def begin(self) -> None:
        """Go where the person stands, or where the ladder begins."""
        with self.navigator.told():
            standing = self.navigator.notebook.standing()
            first = standing.level or self.navigator.notebook.ladder.levels[0]
            self.go(at_level(first.id), keep=False)
            self._mark()

    def begin_anew(self) -> None:
        """Begin on another ladder, or with another person's notes; of where one was stays what is there, too."""
        ladder = self.navigator.notebook.ladder
        self.panes.ladder.show_ladder(ladder)
        self._trail = [place for place in self._trail if is_on(ladder, place)]
        if is_on(ladder, self.here):
            self.renew()
        else:
            self.begin()

    def _mark(self) -> None:
        whose = self.navigator.notebook.profile()
        who = "you" if whose.person == MYSELF else one_line(whose.name or whose.person)
        self.panes.ladder.mark(self.navigator.notebook.standing(), who)
        self.query_one(Heading).show(whose)

    def on_resize(self) -> None:
        """Show as many panes as there is room for."""
        self.panes.fit()

    def on_screen_resume(self) -> None:
        """The same, where the terminal changed its size while another screen was in front."""
        self.panes.fit()

    def go(self, place: Place, *, keep: bool = True) -> None:
        """Go to a place; with `keep`, Backspace leads back to the present one."""
        if keep and place != self.here:
            self._trail.append(self.here)
        self.here = place
        self._show(stay=False)
        level = level_of(place)
        if level is not None and place.kind == "level":
            self.panes.ladder.go_to(level)

    def renew(self) -> None:
        """Show everything as it is now, whoever changed it."""
        with self.navigator.told():
            self._mark()
        self._show(stay=True)

    def answer(self, page: AnswerPage) -> None:
        """Show what a command answered, as a page among the others."""
        self._answers.append(page)
        self.panes.to_page()
        self.go(Place("answer", (str(len(self._answers) - 1),)))

    def width_for_answers(self) -> int:
        """Columns that a page has, once it is turned to."""
        return self.panes.width_of_page()

    def _show(self, *, stay: bool) -> None:
        with self.navigator.told():
            reading = self.panes.page
            if self.here.kind == "answer":
                reading.show_lines(self._answers[int(self.here.ids[0])], stay=stay)
            else:
                reading.show(page_at(self.here, self.navigator.notebook), stay=stay)
            self._links = links_at(self.here, self.navigator.notebook)
            self.panes.ways.show(self._links, stay=stay)

    def on_tree_node_highlighted(self, event: Tree.NodeHighlighted[Place]) -> None:
        """The page follows the cursor in the ladder."""
        if self.focused is self.panes.ladder and event.node.data is not None and event.node.data != self.here:
            self.here = event.node.data
            self._show(stay=False)

    def on_tree_node_selected(self) -> None:
        """Enter or a click in the ladder goes into the page."""
        self.panes.to_page()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A way on is taken."""
        if event.option_list.id == "ways":
            self.panes.to_page()
            self.go(self._links[event.option_index].place)

    def action_go_in(self) -> None:
        """From the page to the ways on from it."""
        if not self._links:
            self.navigator.say("There is no way on from here: Backspace leads back.")
            return
        self.panes.to_ways()

    def action_go_back(self) -> None:
        """To the pane or the place before this one, and from the first to the ladder."""
        if self.focused is self.panes.ways:
            self.panes.to_page()
        elif self._trail:
            self.go(self._trail.pop(), keep=False)
        else:
            self.panes.to_ladder()

    async def action_go_out(self) -> None:
        """From the ways on to the page, from the page to the ladder, and from there out of the program."""
        if self.focused is self.panes.ways:
            self.panes.to_page()
        elif self.focused is self.panes.page:
            self.panes.to_ladder()
        else:
            await self.app.run_action("quit")

    def action_me(self) -> None:
        """The dashboard."""
        self.panes.to_page()
        self.go(ME)

    def action_next(self) -> None:
        """What to develop next on the way to the level on show, from one's own unless another is chosen."""
        self._ask(next_to)

    def action_compare(self) -> None:
        """The level on show beside another one."""
        self._ask(beside)

    def action_path(self) -> None:
        """The way to the level on show, from one's own unless another is chosen; from one's own, the way on."""
        self._ask(way_to)

    def _ask(self, about: Callable[[Framework, Level, Standing], Question]) -> None:
        """Go to a page about the level on show and another one, which is asked for where there is a choice."""
        notebook = self.navigator.notebook
        asked = about(notebook.ladder, self._level(), notebook.standing())

        def taken(level: Level | None) -> None:
            if level is not None:
                self.panes.to_page()
                self.go(asked.place(level))

        if len(asked.choices) == 1:
            taken(asked.choices[0].value)
        else:
            self.app.push_screen(Pick(asked.title, among(asked.choices), small=True), taken)

    def _level(self) -> Level:
        """The level that the present page is about; from a page about none, one's own, or the first."""
        ladder = self.navigator.notebook.ladder
        about = level_of(self.here)
        if about is not None:
            return ladder.level(about)
        return self.navigator.notebook.standing().level or ladder.levels[0]

    def action_assess(self) -> None:
        """Rate oneself, one skill at a time."""
        sitting = self.navigator.notebook.sit_down()
        self.app.push_screen(Assessing(sitting), lambda _: self.navigator.changed())

    def action_plan(self) -> None:
        """The goals."""
        self.app.push_screen(Planning(), lambda _: self.navigator.changed())

    def action_recall(self) -> None:
        """The evidence there is."""
        self.app.push_screen(Recalling(), lambda _: self.navigator.changed())

    def action_introduce(self) -> None:
        """Who it is all about."""
        self.app.push_screen(Introducing(), lambda _: self.navigator.changed())

    def action_evidence(self) -> None:
        """Write down what happened, tied to the skill on show or to the one that the words sound like."""
        shown = self.here.ids[0] if self.here.kind == "skill" else ""
        self.app.push_screen(what_happened(self.navigator.notebook, shown), self.navigator.kept)

    def action_search(self) -> None:
        """Anything in the ladder, found while one types."""
        self.app.push_screen(searching(self.navigator.notebook.ladder), self._found)

    def _found(self, place: Place | None) -> None:
        if place is not None:
            self.panes.to_page()
            self.go(place)

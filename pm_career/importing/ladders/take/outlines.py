"""Take an outline by its part of the mapping: pages of headings and lists, and trees of JSON or YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pm_career.importing.ladders.cell_text import leads_in
from pm_career.importing.ladders.claims import Gathered, LevelKey, make_key
from pm_career.importing.ladders.ledger import At, Fate
from pm_career.importing.ladders.mapping import (
    ABOUT_LEVELS,
    ABOUT_SKILLS,
    ID_OF,
    ROLE_OF,
    About,
    Holds,
    Line,
    Part,
    fold,
    spell,
)
from pm_career.importing.ladders.sheets.outline import Node, Outline
from pm_career.importing.ladders.sheets.table import REST, Cell
from pm_career.importing.ladders.vocabulary import find_role, looks_like_level

_OF_ID = {id: name for name, id in ID_OF.items()}
_NAMES = ("level", "skill", "track", "category")


class Rules:
    """The lines of a part: the rule of a node is that of its text and kind, else of its text, else of its kind."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._by_text = {fold(line.text): line for line in lines if line.text and not line.kind}
        self._by_both = {(spell(line.kind), fold(line.text)): line for line in lines if line.text and line.kind}
        self._by_kind = {spell(line.kind): line for line in lines if not line.text}

    def says_nothing_of(self, text: str) -> bool:
        """Whether a line with this text is left out."""
        rule = self._by_text.get(fold(text))
        return rule is not None and rule.holds == "nothing"

    def find_by_kind(self, node: Node) -> str:
        """Find what lines of the kind of a node hold, whatever is said of its own text; '' if nothing is said."""
        rule = self._by_kind.get(spell(node.kind))
        return rule.holds if rule else ""

    def find(self, node: Node) -> Line | None:
        """Find the rule of a node; None if the mapping has none."""
        text, kind = fold(node.lead or node.cell.text), spell(node.kind)
        return self._by_both.get((kind, text)) or self._by_text.get(text) or self._by_kind.get(kind)


def split_leads(outline: Outline, part: Part) -> Outline:
    """Split the lines whose beginning is something of its own, by the mapping, into that and what follows below it."""
    rules = Rules(part.lines)

    def split(node: Node) -> Node:
        children = tuple(map(split, node.children))
        rule = rules.find(node)
        if not node.lead or rule is None or not _is_lead_own(rule):
            return msgspec.structs.replace(node, children=children)
        first = msgspec.structs.replace(node.cell, text=node.lead)
        rest = msgspec.structs.replace(node.cell, text=node.rest, aside=REST)
        below = (Node(f"{node.kind} rest", rest), *children) if node.rest else children
        return msgspec.structs.replace(node, cell=first, children=below)

    return msgspec.structs.replace(outline, nodes=tuple(map(split, outline.nodes)))


def _is_lead_own(rule: Line) -> bool:
    """Whether the lead of a line is something else than the text behind it."""
    return rule.lead not in (None, "text") or bool(rule.below) or bool(rule.text and rule.holds != "text")


def list_heading_cells(outline: Outline) -> list[Cell]:
    """List the headings of a page."""
    return [node.cell for node, _ in outline.walk() if node.kind.startswith("heading")]


class _Context(msgspec.Struct, frozen=True):
    """The names in force, and what texts hold if something above them says so, which is `label`."""

    about: About
    below: Holds | str = ""
    label: str = ""

    @property
    def level(self) -> LevelKey | None:
        return make_key(self.about.level, self.about.track) if self.about.level else None


def take_outline(index: int, outline: Outline, part: Part, gathered: Gathered) -> None:
    """Add the claims of an outline whose leads are split. `index` is its position among the parts of the file."""
    if part.about.skill:
        gathered.add_claim(None, "skill", part.about.skill, skill=part.about.skill)
    _Taking(index, outline, part, gathered).take(outline.nodes, _Context(part.about))


class _Taking:
    def __init__(self, index: int, outline: Outline, part: Part, gathered: Gathered) -> None:
        self._index, self._gathered = index, gathered
        self._rules = Rules(part.lines)
        self._ids = self._list_ids(outline)
        self._told: set[tuple[LevelKey | None, str]] = set()

    def take(self, nodes: Sequence[Node], context: _Context) -> None:
        """Take lines that stand below the same one. The names of a record come first, in whatever order it has them."""
        if any(node.of_record and self._is_left_out(node) for node in nodes):
            for node in nodes:
                self._leave_out(node)
            return
        for node in nodes:
            if node.of_record and node.cell.filled:
                context = self._enter(node, context)
        for node in nodes:
            self._take_node(node, context)
            if node.kind == "paragraph" and not node.children:  # what it names, is named for what follows beside it
                context = self._enter(node, context)

    def _is_left_out(self, node: Node) -> bool:
        """Whether a record is left out, as the mapping says of its name, or of the name that an id in it stands for."""
        name = self._ids.get((self._rules.find_by_kind(node), node.cell.text.strip()), node.cell.text)
        own = self._rules.find(node)
        return self._rules.says_nothing_of(name) or bool(own and own.text and own.holds == "nothing")

    def _take_node(self, node: Node, context: _Context) -> None:
        holds, below = self._read(node)
        if holds == "nothing":
            self._leave_out(node)
            return
        inner = context
        if node.cell.filled:
            if not node.of_record:
                inner = self._enter(node, context)
            self._claim(node, holds, inner)
        if below:
            inner = msgspec.structs.replace(inner, below=below, label=node.lead or node.cell.text)
        self.take(node.children, inner)

    def _read(self, node: Node) -> tuple[Holds | str, Holds | str]:
        """What the text of a node holds ('' if the mapping does not say), and what the texts below it hold."""
        kind = node.kind.removesuffix(" rest")
        if kind != node.kind:
            return "text", ""
        rule = self._rules.find(node)
        if rule is None:
            return "", ""
        return (rule.lead if node.lead and rule.lead and not rule.text else rule.holds), rule.below or ""

    def _enter(self, node: Node, context: _Context) -> _Context:
        """Return the context below a node: with its name, if it is one, in force."""
        holds, _ = self._read(node)
        if holds not in _NAMES:
            return context
        name = self._ids.get((holds, node.cell.text.strip()), node.cell.text)
        return _Context(msgspec.structs.replace(context.about, **{holds: name}), "")

    def _claim(self, node: Node, holds: Holds | str, context: _Context) -> None:
        at, text, about = At(self._index, node.cell), node.cell.text, context.about
        gathered, level, skill = self._gathered, context.level, about.skill
        if not gathered.account.is_open(at):
            return
        if holds in _OF_ID:
            gathered.account.book(at, Fate.META, "an id")
            return
        if (holds, text.strip()) in self._ids:  # a name by its id, which the framework does not have
            gathered.account.book(at, Fate.META, f"the id of {self._ids[holds, text.strip()]}")
            return
        if holds == "heading" or (holds == "text" and leads_in(text) and not node.kind.startswith("bullet")):
            is_more = holds == "text" and self._names_another(text, level)
            fate, why = (Fate.NOT_UNDERSTOOD, "it refers to another level") if is_more else (Fate.HEADING, "")
            gathered.account.book(at, fate, why)
        elif holds == "ladder title":
            gathered.title = gathered.title or at
        elif holds == "scale":
            gathered.add_claim(at, "scale", text)
        elif holds in ("level", "skill") and node.of_record and fold(text) != fold(getattr(about, holds)):
            why = f"its record names another {holds}, too"
            gathered.account.book(at, Fate.NOT_UNDERSTOOD, why)
        elif holds in ("level", "skill"):
            gathered.add_claim(at, holds, text, level if holds == "level" else None, skill if holds == "skill" else "")
            self._claim_around(holds, context)
        elif holds in _NAMES:
            self._claim_group(at, holds, text, context)
        elif holds == "text":
            self._claim_text(node, at, context)
        elif holds:
            self._claim_as(at, holds, text, context)

    def _names_another(self, text: str, level: LevelKey | None) -> bool:
        """Whether a text that leads to others names a level besides its own: 'Everything of Junior PM, and:'."""
        own = {*level.name.split("-")} if level is not None else set()
        return any(word not in own and looks_like_level(word) for word in re.findall(r"\w+", fold(text)))

    def _claim_around(self, holds: str, context: _Context) -> None:
        """Claim the track of a level, or the category of a skill, that stands above it or beside it in its record."""
        if holds == "level" and context.about.track:
            self._gathered.add_claim(None, "track", context.about.track, context.level)
        elif holds == "skill" and context.about.category:
            self._gathered.add_claim(None, "area", context.about.category, skill=context.about.skill)

    def _claim_group(self, at: At | None, holds: str, text: str, context: _Context) -> None:
        """Claim a track or category. Its own line is a heading, if what it groups stands below it."""
        level, skill = (context.level, "") if holds == "track" else (None, context.about.skill)
        if level is not None or skill:
            self._gathered.add_claim(at, ROLE_OF.get(holds, holds), text, level, skill)
        elif at is not None:
            self._gathered.account.book(at, Fate.HEADING, f"a {holds}")

    def _claim_text(self, node: Node, at: At | None, context: _Context) -> None:
        """Claim a text by what it is about: the first paragraph of something says what it is, the others are points."""
        if context.below and context.below != "text":
            self._claim_as(at, context.below, node.cell.text, context)
            return
        level, skill = context.level, context.about.skill
        is_point = "bullet" in node.kind or node.kind.endswith("[]")
        is_first = not is_point and (level, skill) not in self._told
        is_first = is_first or node.kind.endswith(" rest")
        self._told.add((level, skill))
        if level is not None and skill:
            self._gathered.add_claim(at, "content" if is_first else "behaviours", node.cell.text, level, skill)
        elif level is not None:
            self._gathered.add_claim(at, "summary" if is_first else "responsibilities", node.cell.text, level)
        elif skill:
            self._gathered.add_claim(at, "description", node.cell.text, skill=skill)

    def _claim_as(self, at: At | None, holds: str, text: str, context: _Context) -> None:
        about_level, about_skill = holds in ABOUT_LEVELS, holds in ABOUT_SKILLS
        level = None if about_skill else context.level
        skill = "" if about_level else context.about.skill
        heading = context.label if holds == "summary" and find_role(context.label) != "summary" else ""
        self._gathered.add_claim(at, ROLE_OF.get(holds, holds), text, level, skill, heading)

    def _leave_out(self, node: Node) -> None:
        stack = [node]
        while stack:
            one = stack.pop()
            stack.extend(one.children)
            if one.kind.startswith(("heading", "contents")):
                self._gathered.account.book_open(self._index, [one.cell], Fate.HEADING, "")
            elif one.cell.filled:
                self._gathered.leave_out(At(self._index, one.cell))

    def _list_ids(self, outline: Outline) -> dict[tuple[str, str], str]:
        """List the names that ids stand for: of each record that has an id and a name of one kind."""
        ids: dict[tuple[str, str], str] = {}
        for record in _list_records(outline):
            held = {self._rules.find_by_kind(each): each.cell.text.strip() for each in record if each.cell.filled}
            ids.update({(of, held[own]): held[of] for own, of in _OF_ID.items() if own in held and of in held})
        return ids


def _list_records(outline: Outline) -> Iterator[list[Node]]:
    yield [node for node in outline.nodes if node.of_record]
    for node, _ in outline.walk():
        yield [node, *(child for child in node.children if child.of_record)]

"""Doubt what the names and lines of a page are taken for, where the page itself says otherwise elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from statistics import median

from pm_career.domain.text import fold_spaces, one_line
from pm_career.importing.ladders.mapping import Doubt, format_texts, quote_texts
from pm_career.importing.ladders.propose.page_names import PageNames, lists_levels
from pm_career.importing.ladders.propose.slots import Name
from pm_career.importing.ladders.sheets.outline import Outline
from pm_career.importing.ladders.vocabulary import looks_like_level, strip_heading

_MOST_WORDS = 2
"""Words of a level at most that is one by its place alone."""
_NOT_EXPECTED = re.compile(
    r"(?:do not|don['’]?ts?|does not|doesn['’]?t|never|avoid|bad|not yet|not there yet|below expectations?"
    r"|underperform\w*|(?:common )?(?:pitfalls?|mistakes?)|nice to haves?|we do not .*"
    r"|you are not .*|when overused|tools|resources|training|how (?:to|we) .*|questions .*|interview .*"
    r"|next steps?|exceeds expectations?|you are ready .*|nicht)"
)
_SENTENCE = 4
"""Words of a sentence at least: an item with fewer is the name of a skill of which nothing is said."""


def doubt_page(outline: Outline, reading: PageNames, likes: frozenset[str]) -> list[Doubt]:
    """Doubt levels and skills. `likes` are the keys of levels that read like one, or that something else says."""
    skills = {name.key for name in reading.names if reading.is_skill(name)}
    said = [
        *_doubt_levels(reading, likes),
        *_doubt_places(reading, skills),
        *_doubt_skills(reading, skills),
        *_doubt_lines(outline, reading),
        *_doubt_labels(outline, reading),
    ]
    return [Doubt(each, "lines", ("nothing",)) for each in dict.fromkeys(said)]


def _doubt_levels(reading: PageNames, likes: frozenset[str]) -> Iterator[str]:
    """Doubt levels that do not read like one, where others do: a part that every skill has, or a list of the skills."""
    odd = {name.key: name.text for name in reading.of_levels if name.key not in likes}
    odd = {
        key: text for key, text in odd.items() if not _shares_words(key, likes) and not _is_between(key, reading, likes)
    }
    if odd and len({name.key for name in reading.of_levels if name.key in likes}) > 1:
        yield f"Stands where levels do, and does not read like one: {format_texts(odd.values())}."
    others = [
        name.text
        for name in reading.names
        if name.key not in reading.levels
        and looks_like_level(name.text)
        and _has_more(name)
        and not name.slot[1]
        and not reading.is_title(name)
        and not lists_levels(name)
        and not reading.is_skill(name)
        and _is_alike(name, reading)
    ]
    if others:
        yield f"Reads like a level, and is not taken for one: {format_texts(others)}."


def _shares_words(key: str, likes: frozenset[str]) -> bool:
    """Whether a name has a word of half of the levels at least: 'Support Agent' beside 'Senior Support Agent'."""
    words = {*strip_heading(key).split()}
    return 2 * sum(not words.isdisjoint(strip_heading(like).split()) for like in likes) >= len(likes)


def _is_between(key: str, reading: PageNames, likes: frozenset[str]) -> bool:
    """Whether a short name stands between levels wherever it stands, as 'Pleno' does between 'Júnior' and 'Sênior'."""
    groups: dict[int, list[str]] = {}
    for name in reading.of_levels:
        groups.setdefault(name.parent, []).append(name.key)
    own = [keys for keys in groups.values() if key in keys]
    between = [keys for keys in own if likes & {*keys[: keys.index(key)]} and likes & {*keys[keys.index(key) + 1 :]}]
    return len(between) == len(own) and len(key.split()) <= _MOST_WORDS


def _is_alike(name: Name, reading: PageNames) -> bool:
    """Whether the words of a name are those of levels."""
    words = {word for key in reading.levels for word in key.split()}
    return {*name.key.split()} <= words


def _has_more(name: Name) -> bool:
    return bool(name.node.children or name.node.rest)


def _doubt_places(reading: PageNames, skills: Collection[str]) -> Iterator[str]:
    """Doubt levels and skills in the place of something else: a heading that is too deep, or not deep enough."""
    if not reading.below:
        inside = [name for name in reading.of_levels if any(reading.is_skill(above) for above in name.above)]
        slots = {name.slot for name in inside}
        for name in reading.of_levels if inside else ():
            above = [each for each in name.above if each.key not in reading.levels and not reading.is_title(each)]
            if name in inside or not _has_more(name):
                continue
            if name.slot == reading.skill_slot:
                yield f"'{one_line(name.text)}' stands where skills do: is it a level of the one above?"
            elif above and not lists_levels(above[-1]) and (name.slot in slots or len(above) > 1):
                yield f"'{one_line(above[-1].text)}' has levels right below it, as skills have."
    for name in reading.names:
        if name.key in skills and not reading.is_skill(name) and _has_more(name) and name.key not in reading.levels:
            yield f"'{one_line(name.text)}' is a skill elsewhere, and not taken for one in line {name.node.cell.row}."


def _doubt_skills(reading: PageNames, skills: Collection[str]) -> Iterator[str]:
    """Doubt a skill with one level alone below it, where the others have several."""
    if reading.below:
        return
    levels: dict[str, set[str]] = {key: set() for key in skills}
    texts = {name.key: name.text for name in reading.names}
    for name in reading.of_levels:
        for above in name.above:
            if above.key in levels and reading.is_skill(above):
                levels[above.key].add(name.key)
    counts = [len(own) for own in levels.values()]
    rare = [texts[key] for key, own in levels.items() if len(own) == 1]
    if rare and median(counts) > 1:
        yield f"One level alone stands below {format_texts(rare)}: is it a skill?"


def _doubt_lines(outline: Outline, reading: PageNames) -> Iterator[str]:
    """Doubt sentences in the place of skills below which nothing stands, and a last paragraph too many."""
    slot = reading.skill_slot
    if slot and not slot[1] and slot[0].startswith("bullet"):
        named = {id(name.node) for name in reading.names}
        bare = [
            node.cell.text
            for node, above in outline.walk()
            if node.kind == slot[0] and id(node) not in named and len(node.cell.text.split()) >= _SENTENCE
            if any(fold_spaces(each.lead or each.cell.text) in reading.levels for each in above)
        ]
        if bare:
            yield f"Nothing stands below {quote_texts(bare)}: is it a skill?"
    own = [
        [node for node in name.node.children if node.kind in ("paragraph", "quote") and not node.children]
        for name in reading.names
        if (reading.is_skill(name) if reading.below else name.key in reading.levels)
    ]
    single = sum(len(nodes) == 1 for nodes in own)
    if own and len(own[-1]) > 1 and 2 * single > len(own):
        yield f"Stands last, and may be no expectation: {quote_texts([own[-1][-1].cell.text])}."


def _doubt_labels(outline: Outline, reading: PageNames) -> Iterator[str]:
    """Doubt points below a label that says that they are not expected: 'Don't:', 'Nice to have', 'How to learn it'."""
    found = [
        node.cell.text
        for node, above in outline.walk()
        if node.kind.startswith(("bullet", "paragraph"))
        and (node.children or node.cell.text.rstrip().endswith(":"))
        and _NOT_EXPECTED.fullmatch(fold_spaces(node.lead or node.cell.text).rstrip(" :"))
        and any(fold_spaces(each.lead or each.cell.text) in reading.levels for each in above)
    ]
    if found:
        yield f"What stands below {quote_texts(found)} may be no expectation."

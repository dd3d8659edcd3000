"""Where a person stands as a picture (SVG): a line for each skill, with dots for ratings and ticks for bars.

Texts are text, so that they can be searched and read aloud; the description says every value in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from pm_career.advice.dashboard import Dashboard, RatedSkill
from pm_career.domain.framework import Framework
from pm_career.domain.person import ME, Profile
from pm_career.domain.text import one_line
from pm_career.journal.raters import RatingsOf

_NAMES = 220
"""Width of the column of names; widths and heights are in SVG's units."""
_STEP = 64
_ROW = 30
_TOP = 92
_EDGE = 24
_LETTER = 7.6
"""About the width of a letter: a longer name gets a wider column."""
_TITLE_LETTER = 11
_STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#222}.s{font-size:12px;fill:#555}.t{font-size:18px;font-weight:600}"
    ".l{stroke:#bbb;stroke-width:2}.u{stroke:#bbb;stroke-width:2;stroke-dasharray:2 6}"
    ".p{stroke:#555;stroke-width:2}.b{stroke:#0a7;stroke-width:3}.o{fill:#06c}.m{fill:none;stroke:#c0a;stroke-width:2.5}"
    "@media(prefers-color-scheme:dark){text{fill:#eee}.s{fill:#bbb}.l,.u{stroke:#666}.p{stroke:#ccc}}"
)


def format_svg(
    framework: Framework, profile: Profile, board: Dashboard, beside: Sequence[RatingsOf] = (), *, own: str = "own"
) -> str:
    """The dashboard's skills as an SVG document; the same values give the same text.

    A filled dot is the rating that the dashboard is by (`own` names it), a ring that of each of `beside`. A thin tick
    is the bar of the present level, a thick one that of the target. A skill that is not rated has a broken line and no
    dot.
    """
    return "\n".join(_list_lines(framework, profile, board, beside, own)) + "\n"


def _list_lines(
    framework: Framework, profile: Profile, board: Dashboard, beside: Sequence[RatingsOf], own: str
) -> Iterator[str]:
    top = len(framework.scale)
    names = max([_NAMES, *(round(len(each.name) * _LETTER) + 16 for each in board.places)])
    left = _EDGE + names
    title, signs = _name_person(profile, board), _describe_signs(board, beside, own)
    texts = max(len(title) * _TITLE_LETTER, len(signs) * _LETTER)
    width = max(left + top * _STEP, _EDGE + round(texts)) + _EDGE
    height = _TOP + len(board.places) * _ROW + 2 * _EDGE
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="t d">'
    yield f'<title id="t">{_escape(title)}</title>'
    yield f'<desc id="d">{_escape(" ".join(_describe(each, beside, own, board) for each in board.places))}</desc>'
    yield f"<style>{_STYLE}</style>"
    yield f'<text class="t" x="{_EDGE}" y="36">{_escape(title)}</text>'
    yield f'<text class="s" x="{_EDGE}" y="58">{_escape(f"{framework.title} {framework.version}")}</text>'
    for step in range(top + 1):
        yield f'<text class="s" x="{left + step * _STEP}" y="{_TOP - 14}" text-anchor="middle">{step}</text>'
    for number, each in enumerate(board.places):
        yield from _draw_row(each, left, _TOP + number * _ROW, top, beside)
    y = height - _EDGE
    yield f'<text class="s" x="{_EDGE}" y="{y}">{_escape(signs)}</text>'
    yield "</svg>"


def _draw_row(each: RatedSkill, left: int, y: int, top: int, beside: Sequence[RatingsOf]) -> Iterator[str]:
    yield f'<text x="{_EDGE}" y="{y + 5}">{_escape(each.name)}</text>'
    kind = "u" if each.step is None else "l"
    yield f'<line class="{kind}" x1="{left}" y1="{y}" x2="{left + top * _STEP}" y2="{y}"/>'
    for bar, style, half in ((each.present, "p", 7), (each.target, "b", 10)):
        if bar is not None:
            x = left + bar * _STEP
            yield f'<line class="{style}" x1="{x}" y1="{y - half}" x2="{x}" y2="{y + half}"/>'
    if each.step is not None:
        yield f'<circle class="o" cx="{left + each.step * _STEP}" cy="{y}" r="6"/>'
    for other in beside:
        step = _find_step(other, each.skill, top)
        if step is not None:
            yield f'<circle class="m" cx="{left + step * _STEP}" cy="{y}" r="9"/>'


def _find_step(other: RatingsOf, skill: str, top: int) -> int | None:
    rating = other.newest.get(skill)
    return rating.step if rating is not None and rating.step is not None and rating.step <= top else None


def _name_person(profile: Profile, board: Dashboard) -> str:
    levels = [level.title for level in (board.level, board.target) if level]
    name = profile.name or ("" if profile.person == ME else profile.person)
    return " · ".join(filter(None, (name, " → ".join(dict.fromkeys(levels)))))


def _describe(each: RatedSkill, beside: Sequence[RatingsOf], own: str, board: Dashboard) -> str:
    given = [(own, each.step)]
    given += [(other.rater.describe(), other.newest[each.skill].step) for other in beside if each.skill in other.newest]
    parts = [f"{name} {'not known' if step is None else step}" for name, step in given]
    bars = ((board.level, each.present), (board.target, each.target))
    parts += [f"the bar of {level.title} {bar}" for level, bar in bars if level and bar is not None]
    return f"{each.name}: {', '.join(parts)}."


def _describe_signs(board: Dashboard, beside: Sequence[RatingsOf], own: str) -> str:
    signs = [f"● {own}", *(f"○ {each.rater.describe()}" for each in beside)]
    if board.level:
        signs.append(f"thin tick: {board.level.id}")
    if board.target:
        signs.append(f"thick tick: {board.target.id}")
    return " · ".join((*signs, "broken line: not known"))


def _escape(text: str) -> str:
    return escape(one_line(text), quote=True)

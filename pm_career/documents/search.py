"""What a search found as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pm_career.advice.search import Findings, Hit


def build_answer(words: Sequence[str], found: Findings, limit: int | None) -> dict[str, Any]:
    """`pmcareer search WORDS --json`."""
    return {
        "query": words,
        "results": [_build_result(hit) for hit in found.hits[:limit]],
        "total": len(found.hits),
        "nearest": found.nearest,
    }


def _build_result(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.passage.kind,
        "level": hit.passage.level,
        "skill": hit.passage.skill,
        "place": hit.passage.place,
        "text": hit.passage.text,
        "matches": hit.matches,
        "score": hit.score,
    }

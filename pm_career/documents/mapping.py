"""What an answer under --map says of the map, in the keys of the JSON promise (docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pm_career.advice.mapped_ratings import Carried


def the_map(carried: Carried) -> dict[str, Any]:
    """The key `map` of `next`, `me` and `compare`."""
    ends = carried.ladder_map
    return {"from": ends.source, "to": ends.target, "left_out": carried.left_out, "remarks": carried.remarks}

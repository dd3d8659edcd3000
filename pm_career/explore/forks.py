"""A ladder that forks, as the navigator draws it: the same lines as `framework show`."""

from pm_career.advice.forks import Rung, rungs

__all__ = ["Rung", "rungs"]

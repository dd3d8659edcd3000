"""What somebody wrote and has not kept is not thrown away by one key that was pressed too often."""

from __future__ import annotations

from abc import abstractmethod

from pm_career.explore.host import host_of


class Unkept:
    """A part of every screen to write on."""

    _warned_of: object = None

    @property
    @abstractmethod
    def written(self) -> object:
        """What is written here and would be lost; something that is false where there is nothing."""

    def may_go(self) -> bool:
        """Whether it can be left: with nothing lost, or by somebody who was told of just this."""
        if not self.written or self.written == self._warned_of:
            return True
        self._warned_of = self.written
        host_of(self).say("What you wrote is not kept. Press it again to leave without it.")
        return False

"""The version that a framework declares, held against what changed since an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pm_career.frameworks.changes.compare import Difference
from pm_career.frameworks.changes.describe import Describer
from pm_career.frameworks.pieces import SoundPieces
from pm_career.frameworks.quality.finding import Compared, Finding
from pm_career.frameworks.quality.text_walk import found

RULE = "version-step"


def compared(difference: Difference) -> Compared:
    """What came of a comparison, in brief."""
    return Compared(
        difference.old.version,
        len(difference.changes),
        difference.step,
        difference.needed,
        Describer(difference).verdict(),
    )


def version_step(parts: SoundPieces, difference: Difference) -> Iterator[Finding]:
    """A version that says less than what changed: an error where the version stands."""
    if difference.says_enough:
        return
    teller = Describer(difference)
    old, new = difference.old.version, difference.new.version
    making = [change for change in difference.changes if change.step == difference.step]
    if making:
        message = f"`{new}` is too low: what changed since {old} makes it {difference.needed} at least"
        first = making[0]
        what = f"{teller.heading(first)}, {teller.kind(first)}"
        others = f", and {len(making) - 1} more" if len(making) > 1 else ""
        hint = f"Of {difference.step} weight: {what}{others}. {first.why} All of them: framework diff."
    else:
        message, hint = f"`{new}` is older than {old}", f"It must be at least {difference.needed}."
    finding = found(parts.manifest, ("version",), RULE, message, hint)
    yield msgspec.structs.replace(finding, severity="error")

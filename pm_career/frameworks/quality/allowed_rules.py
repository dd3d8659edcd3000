"""Leave out the findings of rules that a framework allows under `allow`, and find entries there that say too little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from pm_career.domain.text import find_nearest
from pm_career.frameworks.quality.finding import Allowed, Finding
from pm_career.frameworks.quality.text_walk import CheckedFramework, make_finding

UNKNOWN, NO_REASON = "unknown-rule", "no-reason"


def find_misused(checked: CheckedFramework, known: Collection[str]) -> Iterator[Finding]:
    """Entries under `allow` that name none of the `known` rules, or give no reason."""
    for rule, reason in checked.manifest.value.allow.items():
        path = ("allow", rule)
        if rule not in known:
            near = "".join(f"Did you mean `{name}`? " for name in find_nearest(rule, known, 1))
            message = f"`{rule}` is no rule that can be allowed"
            hint = f"{near}Only a rule that gives warnings can be: docs/rules.md has their names."
            yield make_finding(checked.manifest, path, UNKNOWN, message, hint)
        elif not reason.strip():
            message = f"`{rule}` is allowed without a reason, so it is not"
            hint = "Write why it need not hold here, for whoever reads the ladder next."
            yield make_finding(checked.manifest, path, NO_REASON, message, hint)


def leave_out_allowed(
    findings: Sequence[Finding], allow: Mapping[str, str], known: Collection[str]
) -> tuple[list[Finding], tuple[Allowed, ...]]:
    """The findings without those of allowed rules, and for each such rule how many there were."""
    reasons = {rule: reason for rule, reason in allow.items() if rule in known and reason.strip()}
    counts = Counter(each.rule for each in findings)
    allowed = tuple(Allowed(rule, reason, counts[rule]) for rule, reason in reasons.items())
    return [each for each in findings if each.rule not in reasons], allowed

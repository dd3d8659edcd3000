"""Build an expectation from the claims about one skill at one level, and book their cells."""

from __future__ import annotations

from collections.abc import Sequence

from pm_career.domain.framework import Expectation
from pm_career.domain.text import fold_spaces
from pm_career.importing.ladders.cell_text import Fitted, clean_name, clean_text, shorten, split_bar, split_lines
from pm_career.importing.ladders.claims import CONTRARY, NOTHING, SAID_TWICE, Claim, book_against, book_fitted
from pm_career.importing.ladders.ledger import Account, Fate
from pm_career.importing.ladders.mapping import Several
from pm_career.importing.ladders.steps import Scale, is_day, read_tick
from pm_career.importing.ladders.vocabulary import says_nothing

ASSUMED_STEP = "assumed: by the order of the levels"


class Expecting:
    """The claims about one skill at one level, one by one; `path` is where the expectation stands."""

    def __init__(self, path: tuple[str, ...], account: Account, scale: Scale, several: Several) -> None:
        """`several` says what is made of several different texts: all of them, or the first."""
        self._path, self._account, self._scale = path, account, scale
        self._gather = several == "all"
        self._step: int | None = None
        self._first: dict[str, Claim] = {}
        self._texts: dict[str, Claim] = {}
        self._bar = ""
        self._label = ""
        self._behaviours: list[str] = []
        self._evidence: list[str] = []
        self._marked: list[Claim] = []
        self._nothing = False
        self._taken: Sequence[Claim] = ()

    def take_claims(self, claims: Sequence[Claim]) -> None:
        """Read the claims in the order of their cells."""
        self._taken = claims
        for claim in claims:
            if claim.what == "tick":
                self._take_tick(claim)
            elif says_nothing(claim.text):
                self._account.book(claim.at, Fate.BLANK, NOTHING)
            elif claim.what == "step" or (claim.what == "content" and self._scale.is_meant(claim.text)):
                self._take_step(claim)
            elif claim.what == "label":
                self._take_label(claim)
            elif claim.what in ("behaviours", "evidence"):
                self._take_lines(claim, self._behaviours if claim.what == "behaviours" else self._evidence)
            else:
                self._take_text(claim)

    def build(self, by_order: int) -> tuple[Expectation | None, str]:
        """Build the expectation (None if nothing is expected), and a remark if its step is assumed."""
        said = self._bar or self._behaviours or self._evidence or self._label or self._marked
        if self._step is None and self._nothing:
            for claim in self._taken:
                if claim.at is not None:
                    self._account.disown(claim.at.key, "its step is 0: nothing is expected here")
            return None, ""
        if self._step is None and not said:
            return None, ""
        for claim in self._marked:
            self._account.book(claim.at, Fate.ASSUMED, ASSUMED_STEP, (*self._path, "step"))
        made = Expectation(
            step=self._step or by_order,
            bar=self._bar,
            label=self._label,
            behaviours=tuple(self._behaviours),
            evidence=tuple(self._evidence),
        )
        return made, "" if self._step else ASSUMED_STEP

    def _take_tick(self, claim: Claim) -> None:
        is_ticked = read_tick(claim.text)
        if is_ticked:
            self._marked.append(claim)
        elif is_ticked is False:
            self._account.book(claim.at, Fate.BLANK, "not ticked")

    def _take_step(self, claim: Claim) -> None:
        meant = self._scale.parse(claim.text)
        first = self._first.setdefault("step", claim)
        to = (*self._path, "step")
        if first is not claim:
            book_against(self._account, claim, first, to, same=Fate.DUPLICATE)
        elif meant is None:
            del self._first["step"]
            why = "a day, such as a spreadsheet makes of 3-4" if is_day(claim.text) else "it is no step of the scale"
            self._account.book(claim.at, Fate.NOT_UNDERSTOOD, why)
        elif meant.none:
            self._nothing = True
            self._account.book(claim.at, Fate.BLANK, "0: nothing is expected here")
        else:
            self._step = meant.step
            beside = clean_text(self._scale.find_text_beside(claim.text)).text
            if beside and "bar" not in self._first:
                self._first["bar"] = claim
                self._bar = beside
            elif beside:
                self._behaviours.append(beside)
            done = meant.done or ("a step and a text in one cell: taken apart" if beside else "")
            book_fitted(self._account, claim.at, Fitted("", done), to)

    def _take_label(self, claim: Claim) -> None:
        first = self._first.setdefault("label", claim)
        to = (*self._path, "label")
        if first is not claim:
            book_against(self._account, claim, first, to, same=Fate.KEPT)
            return
        fitted = clean_name(claim.text)
        self._label = fitted.text
        book_fitted(self._account, claim.at, fitted, to)

    def _take_lines(self, claim: Claim, into: list[str]) -> None:
        fitted = clean_text(claim.text)
        first = self._texts.setdefault(f"{claim.what} {fold_spaces(fitted.text)}", claim)
        if first is not claim:
            self._account.book(claim.at, Fate.DUPLICATE, SAID_TWICE, self._path, first.at)
            return
        self._add(claim, split_lines(fitted.text), fitted.done, into, claim.what)

    def _take_text(self, claim: Claim) -> None:
        fitted = clean_text(claim.text)
        if is_day(fitted.text):
            self._account.book(claim.at, Fate.NOT_UNDERSTOOD, "a day, such as a spreadsheet makes of 3-4")
            return
        first = self._texts.setdefault(f"content {fold_spaces(fitted.text)}", claim)
        if first is not claim:
            self._account.book(claim.at, Fate.DUPLICATE, SAID_TWICE, self._path, first.at)
        elif "bar" not in self._first:
            self._first["bar"] = claim
            bar, behaviours, left_out = split_bar(fitted.text)
            short = shorten(bar)
            self._bar = short.text
            self._add(claim, behaviours, fitted.done or short.done or left_out, self._behaviours, "")
        elif self._gather:
            self._add(claim, split_lines(fitted.text), fitted.done, self._behaviours, "behaviours")
        else:
            self._account.book(claim.at, Fate.CONTRADICTION, CONTRARY, (), self._first["bar"].at)

    def _add(self, claim: Claim, lines: Sequence[str], done: str, into: list[str], key: str) -> None:
        """Add lines that are not there yet, and book the cell that they are from to the part, or to the whole."""
        said = [line for line in lines if not says_nothing(line)]
        done = done or ("its points that say nothing are left out" if len(said) < len(lines) else "")
        for line in said:
            short = shorten(line)
            done = done or short.done
            if short.text not in into:
                into.append(short.text)
        to = (*self._path, key) if key else self._path
        book_fitted(self._account, claim.at, Fitted("", done), to)

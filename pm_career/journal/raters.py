"""Find the rater that a kind and a name mean, and the newest ratings of each rater."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pm_career.domain.person import Mention, mention
from pm_career.domain.ratings import SELF, Rater, RaterKind, Rating
from pm_career.domain.text import join_names, one_line, start_sentence
from pm_career.errors import UsageError
from pm_career.journal.access import Owner, format_rater_option
from pm_career.store.log import Store
from pm_career.store.people import read_profile
from pm_career.store.ratings import find_newest_ratings, list_raters


class RaterNotNamedError(UsageError):
    """A rater has no name, and several of the kind are possible. `raters` are those to choose from."""

    def __init__(self, message: str, hint: str, raters: Sequence[Rater]) -> None:
        super().__init__(message, hint)
        self.raters = tuple(raters)


def list_views(store: Store, person: str) -> tuple[Rater, ...]:
    """List the views of another person to choose from: the person's own, a manager's, and those of all who rated."""
    others = [each for each in list_raters(store, person) if each.kind != "self"]
    managers = [each for each in others if each.kind == "manager"] or [Rater("manager")]
    return (SELF, *managers, *(each for each in others if each.kind != "manager"))


def describe_view(rater: Rater) -> str:
    """Say whose view it is, for the person who keeps notes about somebody else."""
    if rater.kind == "self":
        return "their own words"
    return "my view (manager)" if rater == Rater("manager") else f"the view of {rater.describe()}"


class RatingsOf(NamedTuple):
    """The newest rating of each skill by one rater, under the skill's present id."""

    rater: Rater
    newest: Mapping[str, Rating]


def find_rater(store: Store, person: str, kind: RaterKind, name: str | None, *, may_be_new: bool = False) -> Rater:
    """Find the rater of `person` (an id) by kind and name; `name` None: not given, empty: the rater without a name.

    Without a name it is the only rater of that kind. Raises RaterNotNamedError if there are several, and a UsageError
    if nobody of that name rated. With `may_be_new` (to rate, not to read) the name may be new; without a name it is
    the rater without one, and RaterNotNamedError is raised if the only one so far has a name.
    """
    who = mention(person)
    if kind == "self":
        if name:
            raise UsageError(
                start_sentence(f"{who.your} own ratings have no rater's name."),
                f"Say who {one_line(name)} is: --rater manager or --rater peer.",
            )
        return Rater()
    known = [each for each in list_raters(store, person) if each.kind == kind]
    if name is None:
        if len(known) > 1:
            options = [format_rater_option(each, even_without_name=True).strip() for each in known[:2]]
            raise RaterNotNamedError(
                start_sentence(f"{who.you} {who.have} ratings by several {kind}s: {_list_names(known)}."),
                f"Say whose: {' or '.join(options)}",
                known,
            )
        if may_be_new and known and known[0].name:
            named = known[0]
            raise RaterNotNamedError(
                start_sentence(f"{who.you} {who.have} ratings by one {kind} so far: {one_line(named.name)}."),
                f"If it is the same:{format_rater_option(named)}. If it is another, whom you do not name:"
                f"{format_rater_option(Rater(kind), even_without_name=True)}",
                (named, Rater(kind)),
            )
        return known[0] if known else Rater(kind)
    wanted = Rater(kind, name)
    found = next((each for each in known if each.key == wanted.key), None)
    if found is None and not may_be_new and known:
        raise UsageError(
            f"No {kind} {f'called {one_line(name)}' if name else 'without a name'} rated {who.you}.",
            f"Those who did: {_list_names(known)}.",
        )
    return found or wanted


def find_newest_of_each(
    store: Store, owner: Owner, asked: str | None = None, map_file: str | None = None
) -> tuple[RatingsOf, ...]:
    """Find the newest ratings by each rater of the owner: the owner first, then managers, then peers.

    `asked` and `map_file` as they were given to open the owner's ladder.
    """

    def find(rater: Rater) -> Mapping[str, Rating]:
        if map_file is None:
            return find_newest_ratings(store, owner.person, rater=rater, moves=owner.renamed)
        from pm_career.journal.ladder_map import read_through_map  # YAML: 15 ms, and few have a map

        return read_through_map(store, read_profile(store, owner.person), asked, map_file, rater).ratings.newest

    found = (RatingsOf(rater, find(rater)) for rater in list_raters(store, owner.person))
    return tuple(each for each in found if each.newest)


def choose_beside(views: Sequence[RatingsOf], rater: Rater, *, everybody: bool) -> tuple[RatingsOf, ...]:
    """Choose the ratings to show beside those of `rater`: a manager's beside the person's own, else the person's own.

    With `everybody` those of all others.
    """
    wanted = "manager" if rater.kind == "self" else "self"
    others = [each for each in views if each.rater.key != rater.key]
    return tuple(each for each in others if everybody or each.rater.kind == wanted)


def mention_rated(store: Store, owner: Owner, rater: Rater, *, is_rated: bool) -> Mention:
    """Return the words for the owner in a sentence about one rater's ratings.

    Where the owner gave none (`is_rated` False), they name those who did, with the options that show their ratings.
    """
    who = owner.mention(rater)
    if is_rated or rater.kind != "self":
        return who
    others = [each.rater for each in find_newest_of_each(store, owner) if each.rater.kind != "self"]
    return who._replace(others=join_names([_describe_with_option(each) for each in others]) if others else "")


def _describe_with_option(rater: Rater) -> str:
    called = rater.describe() if rater.name else f"a {rater.kind}"
    return f"{one_line(called)} ({format_rater_option(rater).strip()})"


def _list_names(raters: Sequence[Rater]) -> str:
    return join_names([one_line(each.name) or "one without a name" for each in raters])

"""Check that each id and name stands for one level, skill or responsibility, and none for what is reserved."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from pm_career.domain.framework import NO_LEVEL
from pm_career.domain.text import fold_joiners, fold_name
from pm_career.frameworks.faults import quote
from pm_career.frameworks.pieces import Piece

# Kinds of names that two pieces may share: titles that levels cover are facts of the world; where one is also an id,
# the id is meant. Two equal ids are a fault of their own.
_MAY_SHARE = ({"titles"}, {"title", "titles"}, {"id", "titles"}, {"id"})


def check_ids(pieces: Iterable[Piece], called: str) -> None:
    """Note ids that two pieces have, valid or not. Ids that differ only in case or joiners count as the same."""
    seen: dict[str, Piece] = {}
    for piece in pieces:
        own = piece.written_id
        if own is None:
            continue
        first = seen.setdefault(fold_joiners(own), piece)
        if first is not piece:
            other = "" if first.written_id == own else f" as `{quote(first.written_id or '')}`"
            place = f"{first.parser.file}:{first.node.line}"
            message = f"the {called} `{quote(own)}` stands in {place} too{other}"
            piece.add_fault(["id"], "duplicate-id", message, "Give one of them another id.")


def check_names(pieces: Iterable[Piece], called: str) -> None:
    """Note names that two pieces answer to: an alias, or the name in a heading, must not stand for two."""
    owners: dict[str, dict[str, str]] = {}  # folded name -> kind of name -> id of the piece
    for piece in pieces:
        own = piece.get_text("id")
        for path, name in _list_names(piece) if own else ():
            kind = str(path[0])
            same_name = owners.setdefault(fold_joiners(name), {})
            for other_kind, owner in same_name.items():
                if owner != own and {kind, other_kind} not in _MAY_SHARE:
                    message = f"`{quote(name)}` is already a name of the {called} `{owner}`"
                    piece.add_fault(path, "name-taken", message, "Give one of them another name.")
                    break
            same_name.setdefault(kind, own)


def _list_names(piece: Piece) -> Iterator[tuple[list[str | int], str]]:
    for key in ("id", "title", "name"):
        if piece.get_text(key):
            yield [key], piece.get_text(key)
    for key in ("aliases", "titles"):
        for index, name in piece.get_texts(key):
            yield [key, index], name


def check_reserved_name(levels: Iterable[Piece]) -> None:
    """Note a level that answers, or answered, to what stands for no level."""
    for level in levels:
        names = list(_list_names(level))
        names += [(["formerly", index], id) for index, id in level.get_texts("formerly")]
        for path, name in names:
            if fold_name(name) == NO_LEVEL:
                message = f"`{quote(name)}` cannot be the name of a level: it stands for no level yet"
                level.add_fault(path, "reserved-name", message, "Give it another name.")


def check_former_ids(pieces: Iterable[Piece], called: str) -> None:
    """Note former ids that something has now, or that stand in one list twice. Two pieces may have come of one."""
    present = {piece.get_text("id") for piece in pieces}
    for piece in pieces:
        _check_former(piece, ["formerly"], piece.get_texts("formerly"), present, f"{called} of this ladder")


def check_responsibility_ids(level: Piece) -> None:
    """Note ids that two responsibilities of the level have, and former ids that one of them has now."""
    present: dict[str, str] = {}
    for index, each in level.get_mappings("responsibilities"):
        own = each.get("id", "")
        if fold_joiners(own) in present:
            message = f"the responsibility `{own}` stands in this level twice"
            level.add_fault(["responsibilities", index, "id"], "duplicate-id", message, "Give one of them another id.")
        elif own:
            present[fold_joiners(own)] = own
    for index, each in level.get_mappings("responsibilities"):
        former = [pair for pair in enumerate(each.get("formerly", ())) if isinstance(pair[1], str)]
        path: list[str | int] = ["responsibilities", index, "formerly"]
        _check_former(level, path, former, set(present.values()), "responsibility of this level")


def _check_former(
    piece: Piece, path: list[str | int], former: Iterable[tuple[int, str]], present: Container[str], called: str
) -> None:
    seen: set[str] = set()
    for index, id in former:
        if id in seen:
            message = f"`{quote(id)}` stands in `formerly` a second time"
            piece.add_fault([*path, index], "duplicate-reference", message)
        elif id in present:
            hint = "Only an id that no longer stands for anything can be a former one."
            piece.add_fault([*path, index], "former-id", f"`{quote(id)}` is the id of a {called}", hint)
        seen.add(id)

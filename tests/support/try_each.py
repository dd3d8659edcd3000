"""Many cheap cases in one test: pytest takes 2 ms for each test, which is longer than most of these checks take."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest


def try_each(
    names: str | Sequence[str], cases: Iterable[Any], *, ids: Callable[[Any], object] | Iterable[object] | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Try a test on all cases, as one test. What is given is what `pytest.mark.parametrize` takes.

    It fails after the last case, and says of each case that failed its name and what was wrong. The cases share the
    fixtures: where one leaves something behind that another goes by, use `pytest.mark.parametrize`.
    """
    arguments = [names] if isinstance(names, str) else list(names)
    values = [[case] if isinstance(names, str) else list(case) for case in cases]
    if ids is None or callable(ids):
        labels = [" ".join(str((ids or _name)(value)) for value in case) for case in values]
    else:
        labels = [str(label) for label in ids]
    named = list(zip(labels, values, strict=True))

    def gather(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def try_all(**fixtures: Any) -> None:
            assert named, "a test of no cases tests nothing"
            failed: dict[str, BaseException] = {}
            for label, case in named:
                try:
                    test(**fixtures, **dict(zip(arguments, case, strict=True)))
                except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001  raised below
                    error.add_note(f"in the case {label}")
                    failed[label] = error
            if failed:
                told = f"{len(failed)} of {len(named)} cases: {', '.join(failed)}"
                raise BaseExceptionGroup(told, list(failed.values()))

        signature = inspect.signature(test)
        fixtures = [parameter for name, parameter in signature.parameters.items() if name not in arguments]
        try_all.__signature__ = signature.replace(parameters=fixtures)  # type: ignore[attr-defined]  # pytest reads it
        return try_all

    return gather


def _name(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(map(_name, value))
    return value if isinstance(value, str) else getattr(value, "__name__", None) or repr(value)

"""Libraries for documents that pmcareer does not install by itself."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from pm_career.errors import PmCareerError


def require_extra(module: str, extra: str) -> Any:
    """Import the library of an extra (`pmcareer[extra]`). Raises a PmCareerError that says how to install it."""
    try:
        return import_module(module)
    except ImportError:
        raise PmCareerError(
            f"For {extra} documents a library is missing.",
            f"Install it beside pmcareer: pip install 'pmcareer[{extra}]'. HTML and Markdown need none.",
        ) from None

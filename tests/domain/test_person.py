"""Who a name stands for."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from try_each import try_each

from pm_career.domain.person import make_person_id


@try_each(
    ("name", "id"),
    [
        ("me", "me"),
        ("Ana Lima", "ana-lima"),
        ("  Zoë\tWeiß ", "zoe-weiss"),
        ("J.R.", None),
        ("j.r", "j.r"),
        ("李雷", None),
        ("../me", None),
        ("", None),
        ("a" * 64, "a" * 64),
        ("a" * 65, None),
    ],
)
def test_the_id_that_a_name_makes(name: str, id: str | None) -> None:
    assert make_person_id(name) == id


@given(st.text())
def test_an_id_is_safe_in_a_path_and_a_shell_and_stands_for_itself(name: str) -> None:
    made = make_person_id(name)
    if made is not None:
        assert re.fullmatch(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?", made)
        assert make_person_id(made) == made

"""JSON that others may rely on."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from pm_career.documents.json_text import escape_non_ascii, format_json, format_json_parts
from pm_career.domain.framework import Step
from pm_career.domain.text import escape_hidden

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text(
    st.sampled_from('a"\\\n\x00\x1b\x7f\x9b\u202e\u200b\U000e0041😀é'), max_size=20
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_written_is_what_is_read(value: object) -> None:
    text = format_json(value)
    assert json.loads(text) == value
    assert json.loads(escape_non_ascii(text)) == value


@given(VALUES)
def test_nothing_in_it_acts(value: object) -> None:
    text = format_json(value)
    assert escape_hidden(text) == text
    assert escape_non_ascii(text).isascii()


@given(st.dictionaries(TEXTS, VALUES, max_size=4))
def test_parts_make_up_the_whole(value: dict[str, object]) -> None:
    late = {key: iter(item) if isinstance(item, list) else item for key, item in value.items()}
    assert "".join(format_json_parts(late)) == format_json(value)


def test_an_item_is_not_made_before_it_is_due() -> None:
    due = iter(range(9))
    parts = format_json_parts({"few": 1, "many": due})
    while "0" not in next(parts):
        pass
    assert next(due) == 1


def test_structs_are_objects_in_the_order_of_their_fields() -> None:
    assert format_json(Step(1, "Seen it")) == '{\n  "value": 1,\n  "name": "Seen it",\n  "description": ""\n}'


def test_half_a_character_is_still_valid_json() -> None:
    text = format_json({"path": "/home/\udcff"})
    assert text.isascii()
    assert json.loads(text) == {"path": "/home/\udcff"}


def test_no_number_is_no_number() -> None:
    assert json.loads(format_json([float("nan"), float("inf")])) == [None, None]

"""The paragraphs of a text in Markdown, each with its line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pm_career.importing.draft import read_paragraphs

TEXT = """---
title: My case
---
# A heading

**Influence**

I got sales and *support* to sign
one [order](http://example.org "t"). `Yes`.

**It held.**

- Coached Bo
  - over five talks
> Quoted.

| what | when |
|---|---|
| A beta | in May |

```
code
```
<div>html</div>

<!-- note -->

Setext
======
![a picture](x.png)
"""


def test_headings_code_and_html_say_nothing_and_each_text_has_its_line() -> None:
    assert read_paragraphs(TEXT) == (
        (8, "I got sales and support to sign\none order. Yes."),
        (11, "It held."),
        (13, "Coached Bo"),
        (14, "over five talks"),
        (15, "Quoted."),
        (19, "A beta in May"),
    )


@given(st.text(alphabet="#*_-|>` \n\t[]()!e1a.\\<>&", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for line, paragraph in read_paragraphs(text):
        assert 1 <= line <= text.count("\n") + 1
        assert paragraph.strip()

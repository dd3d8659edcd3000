"""A page as one HTML file: no script, nothing loaded from elsewhere, made to be read and printed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pm_career.documents.outline import Heading, build_outline
from pm_career.domain.page import Page
from pm_career.domain.text import escape_hidden

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"'`]*[^\s<>\"'`.,;:!?)\]}]", re.IGNORECASE)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_TEMPLATE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin-bottom: 0; }
h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid #8888; }
h3 { font-size: 1rem; margin-bottom: 0; }
p { margin: .25rem 0; }
p, li, td { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .25rem 1rem; margin: .5rem 0; }
dt { font-weight: 600; max-width: 14rem; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8884; }
th { border-bottom: 2px solid #8888; }
@media print {
  body { font-size: 10.5pt; margin: 0; max-width: none; }
  h2, h3 { break-after: avoid; }
  tr, li, dd, p { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; }
}
</style>
</head>
<body>
<main>
{% for kind, each in elements %}
{% if kind == "Heading" %}
<h{{ each.level }}>{{ each.text }}</h{{ each.level }}>
{% elif kind == "Paragraph" %}
<p>{% if each.label %}<strong>{{ each.label }}</strong> {% endif %}{{ each.text | link }}</p>
{% elif kind == "Items" and each.rows[0][0] %}
<dl>
{% for name, text in each.rows %}
<dt>{{ name }}</dt><dd>{{ text | link }}</dd>
{% endfor %}
</dl>
{% elif kind == "Items" %}
<ul>
{% for _, text in each.rows %}
<li>{{ text | link }}</li>
{% endfor %}
</ul>
{% elif kind == "Table" %}
<table>
<thead><tr>{% for name in each.columns %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in each.rows %}
<tr>{% for text in row %}<td>{{ text | link }}</td>{% endfor %}</tr>
{% endfor %}
</tbody>
</table>
{% endif %}
{% endfor %}
</main>
</body>
</html>
"""


def format_html_page(page: Page) -> str:
    """The page as an HTML document. Its texts are escaped; addresses of http, https and mailto become links."""
    elements = build_outline(page)
    title = next((each.text for each in elements if isinstance(each, Heading)), "")
    named = [(type(each).__name__, each) for each in elements if getattr(each, "rows", True)]
    return escape_hidden(_load_template().render(policy=_POLICY, title=title, elements=named))


@cache
def _load_template() -> Template:
    from jinja2 import Environment, StrictUndefined  # 60 ms

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["link"] = link_addresses
    return environment.from_string(_TEMPLATE)


def link_addresses(text: str) -> Markup:
    """`text` escaped for HTML, with each address of http, https or mailto as a link."""
    from markupsafe import Markup, escape

    parts: list[Markup] = []
    at = 0
    for found in _LINK.finditer(text):
        address = escape(found[0])
        parts += [escape(text[at : found.start()]), Markup('<a href="{0}" rel="noreferrer">{0}</a>').format(address)]
        at = found.end()
    return Markup().join((*parts, escape(text[at:])))

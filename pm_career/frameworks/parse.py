"""YAML text -> a tree of nodes, or why it is no YAML: every fault is a value with its place."""

from __future__ import annotations

import re

import yaml

from pm_career.domain.plaintext import one_line
from pm_career.frameworks.characters import lines_of
from pm_career.frameworks.faults import shown
from pm_career.frameworks.nodes import Mapping, Mark, Node, Scalar
from pm_career.frameworks.notes import Notes
from pm_career.frameworks.tree import MAX_EVENTS, Tree

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is 11 times faster
# libyaml compares each %TAG line with all before it: 2 MB of them take half a minute. None is of use without tags.
_TAG_DIRECTIVE = re.compile(r"(?:^|[\r\n])(%TAG\b)")
_ID = re.compile(r"""^[ \t]*(?:-[ \t]+)?id:[ \t]*["']?([a-z0-9._-]+)""", re.MULTILINE)
_HINT = "Often a missing quote or a wrong indent."
_CLOSE = "What begins here is never closed."
_HINTS = {
    "a tab": "Indent with spaces: YAML takes no tabs.",
    "escape": "In double quotes a backslash begins an escape; single quotes take it as it is.",
    "mapping values": "Quote a text that holds a colon and a space.",
    "cannot start any token": "Quote a text that begins with this character.",
    "expected ':'": "Is a colon missing after this key?",
    "end of stream": _CLOSE,
    "',' or": _CLOSE,
}


class Parser(Notes):
    """Reads one file's text; `values` says how much there was in it."""

    def __init__(self, text: str, file: str) -> None:
        super().__init__(text, file)
        self.values = min(len(text), MAX_EVENTS)  # at most, until it was read to its end

    def parse(self) -> Mapping | None:
        """The file's top mapping, or None where there is none to be had."""
        directive = _TAG_DIRECTIVE.search(self._text) if "%TAG" in self._text else None
        if directive:
            line = len(lines_of(self._text[: directive.start(1)]))
            self.fault(line, 1, "tag", "`%TAG` is a directive for tags", "Take it out: tags are not read.")
            return None
        try:
            tree = Tree(self)
            root = tree.grow(_LOADER(self._text).get_event)
        except yaml.MarkedYAMLError as error:
            self._not_yaml(error)
        except (yaml.YAMLError, ValueError) as error:  # ValueError: PyYAML without libyaml, for escapes like \UFFFFFFFF
            self.fault(1, 1, "yaml", f"not valid YAML: {shown(str(error))}")
        else:
            self.values = tree.events or self.values
            return self._top(root) if root is not None or not self.faults else None
        return None

    def _not_yaml(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        begun = error.context_mark
        if begun and ("simple key" in (error.context or "") or self._is_end(error.problem_mark)):
            mark = begun  # where the key, quote or bracket stands, not where it was missed
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        while line > 1 and not "".join(self.lines[line - 1 : line]).strip():
            line -= 1  # what was missed at the end was missed after the text
            column = len("".join(self.lines[line - 1 : line])) + 1
        problem = one_line(", ".join(filter(None, (error.context, error.problem))))
        written = self.lines[line - 1]
        if "\t" in written[:column].lstrip(" ")[:1]:
            problem = "a tab stands where spaces belong"
        hint = next((hint for needle, hint in _HINTS.items() if needle in problem), _HINT)
        self.fault(line, column, "yaml", f"not valid YAML: {problem}", hint)

    def _is_end(self, mark: Mark | None) -> bool:
        return mark is not None and not any(line.strip() for line in self.lines[mark.line :])

    def _top(self, root: Node | None) -> Mapping | None:
        if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
            self.fault(1, 1, "empty-file", "the file is empty", "Fill it in or remove it.")
        elif isinstance(root, Mapping):
            return root
        else:
            message = "the file must be a mapping of keys to values"
            self.at(root, "not-a-mapping", message, "Begin with a key, such as `id:`.")
        return None


def ids_in(text: str) -> set[str]:
    """The ids that a text gives, as far as they can be seen without reading it as YAML."""
    return set(_ID.findall(text))

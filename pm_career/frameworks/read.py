"""A folder of YAML -> a framework, or every fault that keeps it from being one."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pm_career.domain.framework import Framework, Level, Skill
from pm_career.frameworks.decode import decode
from pm_career.frameworks.faults import Fault
from pm_career.frameworks.files import SourceFile, listed, text_of
from pm_career.frameworks.layout import Levels, Manifest, SkillFile
from pm_career.frameworks.nodes import Mapping, Node, Parser, Scalar, Sequence
from pm_career.frameworks.structure import Parts, Placed, check


class Reading(msgspec.Struct, frozen=True):
    """What reading a folder gave: the framework, unless there are faults.

    `parts` is what could be read, each part with its place in the files: for those who judge the texts.
    """

    framework: Framework | None
    faults: tuple[Fault, ...]
    parts: Parts | None = None


def read(folder: Path) -> Reading:
    """Read a framework's folder whole. Never raises for what the files hold."""
    sources, faults = listed(folder)
    unreadable = {fault.file for fault in faults}
    if str(folder) not in unreadable:
        reader = _Reader()
        for source in sources:
            if source.name not in unreadable:
                reader.read(source)
        framework, more = reader.finish(folder)
        faults += more
        if not faults:
            return Reading(framework, (), reader.parts())
        return Reading(None, tuple(sorted(faults)), reader.parts())
    return Reading(None, tuple(sorted(faults)))


class _Reader:
    """Gathers the parts of one framework, file by file."""

    def __init__(self) -> None:
        self._parsers: list[Parser] = []
        self._faults: list[Fault] = []
        self._manifest: Placed[Manifest] | None = None
        self._levels: list[Placed[Level]] = []
        self._skills: list[Placed[SkillFile]] = []
        self._known: dict[str, set[str]] = {"framework": set(), "levels": set(), "skills": set()}

    def read(self, source: SourceFile) -> None:
        text, faults = text_of(source)
        if faults:
            self._faults += faults
            return
        parser = Parser(text, source.name)
        self._parsers.append(parser)
        root = parser.parse()
        if root is None:
            return
        if source.part == "framework":
            manifest = decode(parser, root, Manifest)
            self._manifest = Placed(manifest, parser, root) if manifest else None
        elif source.part == "skills":
            self._note_id(source.part, root)
            skill = decode(parser, root, SkillFile)
            self._skills += [Placed(skill, parser, root)] if skill else []
        else:
            self._read_levels(parser, root)

    def parts(self) -> Parts | None:
        """What was read so far, if the manifest was."""
        if self._manifest is None:
            return None
        return Parts(self._manifest, self._levels, self._skills, self._known["levels"], self._known["skills"])

    def finish(self, folder: Path) -> tuple[Framework | None, list[Fault]]:
        parts = self.parts()
        if parts:
            check(parts)
        faults = self._faults + [fault for parser in self._parsers for fault in parser.faults]
        for part in ("levels", "skills"):
            if not self._known[part] and not faults:
                faults.append(Fault(str(folder / part), 0, 0, "nothing-there", f"the framework has no {part}"))
        if self._manifest is None or faults:
            return None, faults
        return _assembled(self._manifest.value, self._levels, self._skills), []

    def _read_levels(self, parser: Parser, root: Mapping) -> None:
        several = root.items.get("levels")
        if several is None:
            self._note_id("levels", root)
            level = decode(parser, root, Level)
            self._levels += [Placed(level, parser, root)] if level else []
            return
        nodes = [node for node in several.items if isinstance(node, Mapping)] if isinstance(several, Sequence) else []
        for node in nodes:
            self._note_id("levels", node)
        levels = decode(parser, root, Levels)
        if levels:
            self._levels += [Placed(level, parser, node) for level, node in zip(levels.levels, nodes, strict=True)]

    def _note_id(self, part: str, node: Mapping) -> None:
        """Remember the id even of what cannot be read whole, so that one fault does not cause others."""
        own: Node | None = node.items.get("id")
        self._known[part].add(own.text if isinstance(own, Scalar) else "")


def _assembled(manifest: Manifest, levels: list[Placed[Level]], skills: list[Placed[SkillFile]]) -> Framework:
    order = {skill_id: index for index, skill_id in enumerate(manifest.skills)}
    by_order: list[Skill] = [placed.value.skill() for placed in skills]
    return Framework(
        id=manifest.id,
        title=manifest.title,
        version=manifest.version,
        description=manifest.description,
        attribution=manifest.attribution,
        scale=manifest.scale,
        tracks=manifest.tracks,
        levels=tuple(sorted((placed.value for placed in levels), key=lambda level: level.rank)),
        skills=tuple(sorted(by_order, key=lambda skill: order.get(skill.id, len(order)))),
    )

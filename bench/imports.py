"""Measure what `framework import` makes of a corpus of ladders: right, refused, wrong but told, or silently wrong.

    python bench/imports.py [FOLDER ...] [--each]

Each ladder NAME.EXT lies beside NAME.expect.json, what should come out of it, and, where an answer is needed,
NAME.mapping.yaml. An import that is unsure is tried by that mapping or, if there is none, as it is proposed. Prints the
share of each outcome for each folder, and with --each a line for each ladder.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pm_career.domain.framework import Framework, Level
from pm_career.domain.text import fold_spaces
from pm_career.frameworks.read import read_folder
from pm_career.importing.ladders.audit import fold_letters

CORPUS = Path(__file__).parent.parent / "tests" / "importing" / "ladders" / "corpus"
OUTCOMES = (
    "right at once", "right as proposed", "right by one mapping", "refused", "wrong but told", "silently wrong",
)  # fmt: skip


class Outcome(NamedTuple):
    """What came of a ladder, and why it is no better."""

    name: str
    why: str = ""


def list_ladders(folder: Path) -> list[Path]:
    """List the ladders of a corpus: the files beside which their answer lies."""
    answers = sorted(folder.glob("*.expect.json"))
    return [path for each in answers for path in find_beside(each) if not path.name.endswith(".mapping.yaml")]


def find_beside(answer: Path) -> list[Path]:
    """Find the ladder of an answer."""
    stem = answer.name.removesuffix(".expect.json")
    return [path for path in sorted(answer.parent.glob(f"{stem}.*")) if path != answer]


def judge(ladder: Path) -> Outcome:
    """Import a ladder, as it is and by its mapping, and compare what comes out with its answer."""
    stem = ladder.name.removesuffix(ladder.suffix)
    expected = json.loads(ladder.with_name(f"{stem}.expect.json").read_text(encoding="utf-8"))
    outcome = _judge_call(ladder, expected, ())
    if outcome.name in ("right at once", "silently wrong"):
        return outcome
    with tempfile.TemporaryDirectory() as folder:
        right, mapping = "right by one mapping", ladder.with_name(f"{stem}.mapping.yaml")
        if not mapping.exists():  # somebody looks at what is proposed, and takes it as it is
            right, mapping = "right as proposed", Path(folder, "mapping.yaml")
            _call(str(ladder), "--propose", str(mapping))
        again = _judge_call(ladder, expected, ("--mapping", str(mapping)))
    return (
        Outcome(right, outcome.why)
        if again.name == "right at once"
        else Outcome(outcome.name, f"{outcome.why} | by the mapping {again.name}: {again.why}")
    )


def _call(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pm_career", "framework", "import", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def _judge_call(ladder: Path, expected: dict[str, Any], words: Sequence[str]) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "out")
        called = _call(str(ladder), "--output", str(target), "--json", *words)
        if called.returncode:
            said = " ".join(called.stderr.split())
            is_right = bool(expected.get("refuse")) and called.returncode in (1, 2)
            return Outcome("right at once" if is_right else "refused", said)
        framework = read_folder(target).framework
    assert framework is not None
    if expected.get("refuse"):
        return Outcome("silently wrong", "it is no ladder, and was taken")
    report = json.loads(called.stdout)
    lost = [each["text"] for each in report["cells"] if each["fate"] in ("not-understood", "contradiction")]
    return compare(framework, expected, lost)


def compare(framework: Framework, expected: dict[str, Any], lost: Sequence[str]) -> Outcome:
    """Compare a framework with what should come out; what is missing is told where it is among the lost texts."""
    named = fold_letters(" ".join(lost))
    faults = list(_list_faults(framework, expected))
    if not faults:
        return Outcome("right at once")
    told = all(missing and all(fold_letters(text) in named for text in missing) for _, missing in faults)
    return Outcome("wrong but told" if told else "silently wrong", "; ".join(said for said, _ in faults[:4]))


def _list_faults(  # noqa: C901, PLR0912  one if a fault
    framework: Framework, expected: dict[str, Any]
) -> Iterator[tuple[str, list[str]]]:
    """List what differs: a sentence, and the texts that are missing (none: something is there that should not be)."""
    levels = {_find_name(level, expected): level for level in framework.levels}
    wanted = [each["name"] for each in expected["levels"]]
    if set(map(fold_spaces, wanted)) != set(levels):
        yield f"levels {list(levels)} instead of {wanted}", []
        return
    yield from _list_level_faults(levels, expected)
    skills = {fold_spaces(skill.name): skill for skill in framework.skills}
    missing = [each["name"] for each in expected["skills"] if fold_spaces(each["name"]) not in skills]
    more = [name for name in skills if name not in {fold_spaces(each["name"]) for each in expected["skills"]}]
    if more:
        yield f"skills {more} instead of {missing}", []
        return
    if missing:
        texts = [text for each in expected["expects"] if each["skill"] in missing for text in each["texts"]]
        yield f"no skills {missing}", [*missing, *texts]
    for each in expected["skills"]:
        skill = skills.get(fold_spaces(each["name"]))
        if skill and fold_spaces(each.get("category") or "") != fold_spaces(skill.area):
            yield f"{skill.name} is in '{skill.area}' instead of '{each.get('category')}'", []
        described = each.get("description") or ""
        if skill and fold_letters(described) not in fold_letters(f"{skill.description} {skill.is_not}"):
            yield f"{skill.name} is not described as '{described[:50]}'", [described]
    own = {
        (key, name): each.expectations[level.id]
        for key, each in skills.items()
        for name, level in levels.items()
        if level.id in each.expectations
    }
    for each in expected["expects"]:
        made = own.pop((fold_spaces(each["skill"]), fold_spaces(each["level"])), None)
        where = f"{each['skill']} at {each['level']}"
        if made is None:
            if each["skill"] not in missing:
                yield f"nothing for {where}", each["texts"]
            continue
        texts = [made.bar, *made.behaviours, *made.evidence, made.label]
        if each.get("step") is not None and not _is_step(made.step, each["step"], expected):
            yield f"{where}: step {made.step} instead of {each['step']}", []
        extra = _subtract(texts, each["texts"])
        if extra:
            yield f"{where}: also '{extra[:60]}'", []
        lacking = [text for text in each["texts"] if fold_letters(text) not in fold_letters(" ".join(texts))]
        if lacking:
            yield f"{where}: not '{lacking[0][:50]}'", lacking
    for key, name in own:
        yield f"an expectation for {key} at {name}", []


def _find_name(level: Level, expected: dict[str, Any]) -> str:
    names = {fold_spaces(each["name"]) for each in expected["levels"]}
    title = fold_spaces(level.title)
    said = [title, title.removeprefix("level "), *map(fold_spaces, level.aliases)]
    track = title.rpartition(" (")[0]
    return next((name for name in (*said, track) if name in names), title)


def _list_level_faults(levels: dict[str, Level], expected: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    ranks = {each["name"]: levels[fold_spaces(each["name"])].rank for each in expected["levels"]}
    for one in expected["levels"]:
        for other in expected["levels"]:
            right = (one["rank"] > other["rank"]) - (one["rank"] < other["rank"])
            made = (ranks[one["name"]] > ranks[other["name"]]) - (ranks[one["name"]] < ranks[other["name"]])
            if right != made:
                yield f"ranks {ranks}", []
                return
    for each in expected["levels"]:
        level = levels[fold_spaces(each["name"])]
        if bool(each.get("track")) != bool(level.track):
            yield f"{level.title} is on the track '{level.track}' instead of '{each.get('track')}'", []
        scope = [level.scope.impact, level.scope.autonomy, level.scope.influence, level.scope.complexity]
        points = [text for point in level.responsibilities for text in (point.title, point.summary)]
        points += [point.text for point in level.watch_outs]
        years = [f"{level.experience_years[0]}-{level.experience_years[1]}"] if level.experience_years else []
        held = fold_letters(" ".join([level.title, *level.titles, level.summary, level.stage, *scope, *points, *years]))
        lacking = [text for text in each.get("texts", ()) if not _says(text, held, level.experience_years)]
        if lacking:
            yield f"{level.title} does not say '{lacking[0][:50]}'", lacking


def _says(text: str, held: str, years: tuple[int, int] | None) -> bool:
    """Whether a level says a text: whole, without the name of the field before a colon, or as its years."""
    bare = text.partition(":")[2]
    if fold_letters(text) in held or (bare and fold_letters(bare) in held):
        return True
    return years is not None and re.findall(r"\d+", text) == [str(year) for year in years]


def _is_step(step: int, wanted: float, expected: dict[str, Any]) -> bool:
    """Whether a step is the one wanted: as a number, or as its place among those that occur where halves do."""
    values = sorted({each["step"] for each in expected["expects"] if each.get("step") is not None})
    has_halves = any(value != int(value) for value in values)
    return step == (values.index(wanted) + 1 if has_halves else wanted)


def _subtract(texts: Sequence[str], wanted: Sequence[str]) -> str:
    """Return what is left of the texts when the wanted ones are taken out, letters only."""
    left = fold_letters(" ".join(texts))
    for text in sorted(map(fold_letters, wanted), key=len, reverse=True):
        left = left.replace(text, "", 1)
    return left


def main(words: Sequence[str]) -> None:
    """Judge every ladder of the folders, and print the table."""
    folders = [Path(word) for word in words if not word.startswith("--")]
    folders = folders or sorted(path for path in CORPUS.iterdir() if path.is_dir())
    counted = {}
    for folder in folders:
        outcomes = {ladder.name: judge(ladder) for ladder in list_ladders(folder)}
        counted[folder.name] = Counter(outcome.name for outcome in outcomes.values())
        if "--each" in words:
            for name, outcome in outcomes.items():
                print(f"{outcome.name:20} {folder.name}/{name}: {outcome.why[:300]}")
    print(f"{'':22}{''.join(f'{name:>10}' for name in counted)}{'all':>10}")
    for name in OUTCOMES:
        row = [each[name] for each in counted.values()]
        print(f"{name:22}{''.join(f'{count:>10}' for count in (*row, sum(row)))}")


if __name__ == "__main__":
    main(sys.argv[1:])

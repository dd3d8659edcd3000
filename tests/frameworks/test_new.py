"""What one starts from is read back under its own name, and a copy is the other in all else."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from ladders import write_framework
from msgspec.structs import replace
from whole_ladders import whole_frameworks

from pm_career.domain.framework import Framework
from pm_career.frameworks.new import check_title, copy_framework, make_starter
from pm_career.frameworks.read import read_folder
from pm_career.frameworks.writing.framework_files import format_files


@settings(max_examples=12)
@given(whole_frameworks(), whole_frameworks(most_levels=1, most_skills=1))
def test_a_copy_is_the_other_but_for_its_name_version_and_attribution(framework: Framework, other: Framework) -> None:
    with TemporaryDirectory() as scratch:
        source = write_framework(Path(scratch) / "source", format_files(framework))
        copy = write_framework(
            Path(scratch) / "copy", copy_framework(source, framework, other.id, check_title(other.title))
        )
        reading = read_folder(copy)
    assert not reading.faults
    found = reading.framework
    assert found is not None
    assert found.attribution.startswith(f"Based on {framework.title} ({framework.id} {framework.version}).")
    assert framework.attribution in found.attribution
    assert found == replace(framework, id=other.id, title=other.title, version="1.0.0", attribution=found.attribution)


@settings(max_examples=12)
@given(whole_frameworks(most_levels=1, most_skills=1))
def test_the_starting_ladder_takes_any_id_and_title(named: Framework) -> None:
    with TemporaryDirectory() as scratch:
        reading = read_folder(write_framework(Path(scratch) / "new", make_starter(named.id, check_title(named.title))))
    assert not reading.faults
    assert reading.framework is not None
    assert (reading.framework.id, reading.framework.title) == (named.id, named.title)
    assert (len(reading.framework.levels), len(reading.framework.skills)) == (3, 4)

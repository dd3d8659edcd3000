"""docs/continuous-integration.md: the workflows on the page run in a repository, as far as that needs no network."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import checkout
import pytest
from ladders import FORKED, write_framework
from quick_yaml import load_yaml
from repository import Repository

pytestmark = [pytest.mark.checkout, pytest.mark.needs("git"), pytest.mark.needs("bash")]

PAGE = checkout.ROOT / "docs/continuous-integration.md"
WORKFLOWS = ("ladders.yml", "ladders-scan.yml")
BAR = "Judges by touch when the dough is ready."
VAGUE = BAR.replace("by touch", "effectively")
SOUND = FORKED | {"framework.yaml": FORKED["framework.yaml"].replace("2.1.0", "2.2.0")}


def _read_workflow(name: str) -> dict[Any, Any]:
    fence = rf"^```yaml\n# \.github/workflows/{re.escape(name)}\n(.*?)^```$"
    found = re.search(fence, PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found, name
    workflow = load_yaml(found[1])
    assert isinstance(workflow, dict)
    return workflow


def _list_steps(name: str) -> list[dict[str, Any]]:
    return [step for job in _read_workflow(name)["jobs"].values() for step in job["steps"]]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The default branch with a ladder, as a pull request finds it."""
    made = Repository(tmp_path / "repository")
    made.write()
    made.commit("main-1")
    made.git("switch", "--quiet", "--create", "change")
    return made


def _merge(repository: Repository) -> None:
    """Commit what is in the working tree, and check out its merge as a code host does."""
    repository.commit("change-1")
    repository.git("switch", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change")


def _run(name: str, repository: Repository) -> subprocess.CompletedProcess[str]:
    """Run the step of a workflow that checks, in the shell that the code host takes."""
    (command,) = [step["run"] for step in _list_steps(name) if "framework check" in step.get("run", "")]
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=repository.root,
        env={**os.environ, "PATH": path},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_has_what_the_code_host_asks_for(name: str) -> None:
    workflow = _read_workflow(name)
    triggers = workflow[True]  # YAML 1.1 reads `on` as yes
    assert "pull_request" in triggers
    assert workflow["permissions"]["contents"] == "read"
    for step in _list_steps(name):
        assert ("uses" in step) != ("run" in step)
        assert "${{" not in step.get("run", ""), "text of a pull request must not become a command"
    assert _list_steps(name)[0]["uses"].startswith("actions/checkout@")


def test_a_change_without_findings_of_its_own_passes(repository: Repository) -> None:
    repository.write(SOUND, dough=FORKED["skills/dough.yaml"].replace(BAR, "Judges by smell when the dough is ready."))
    _merge(repository)
    ended = _run("ladders.yml", repository)
    assert (ended.returncode, ended.stderr) == (0, "")
    (notice,) = ended.stdout.splitlines()
    assert notice.startswith("::notice title=pmcareer framework check::bakery 2.2.0: Nothing new since HEAD^1. ")


def test_a_change_with_a_finding_fails_at_its_line(repository: Repository) -> None:
    repository.write(SOUND, dough=FORKED["skills/dough.yaml"].replace(BAR, VAGUE))
    write_framework(repository.root / "ladders/new", SOUND)
    _merge(repository)
    ended = _run("ladders.yml", repository)
    assert ended.returncode == 3
    lines = ended.stdout.splitlines()
    assert "::warning file=ladders/bakery/skills/dough.yaml,line=5,col=44,title=vague::" in lines[0]
    assert any("It was not there at HEAD^1" in line for line in lines)
    assert all(line.startswith("::") for line in lines)


def test_a_change_that_needs_a_higher_version_fails(repository: Repository) -> None:
    repository.write(dough=FORKED["skills/dough.yaml"].replace("boy: {step: 1}", "boy: {step: 2}"))
    _merge(repository)
    ended = _run("ladders.yml", repository)
    assert ended.returncode == 3
    assert "::error file=ladders/bakery/framework.yaml,line=4,col=10,title=version-step::" in ended.stdout


def test_the_scan_goes_on_with_findings_and_ends_without_an_answer(repository: Repository) -> None:
    _merge(repository)
    ended = _run("ladders-scan.yml", repository)
    assert (ended.returncode, ended.stderr) == (0, "")
    uploaded = next(step["with"]["sarif_file"] for step in _list_steps("ladders-scan.yml") if "sarif_file" in str(step))
    (run,) = json.loads((repository.root / uploaded).read_text("utf-8"))["runs"]
    assert {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]} >= {
        "ladders/bakery/skills/dough.yaml"
    }
    repository.git("rm", "-r", "--quiet", "ladders")
    assert _run("ladders-scan.yml", repository).returncode != 0


def test_every_option_of_the_check_that_is_meant_for_it_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    assert all(f"`{option}`" in page for option in ("--strict", "--new-only", "--format github", "--format sarif"))

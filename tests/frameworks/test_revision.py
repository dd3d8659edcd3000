"""A ladder as it was at a git revision: read whole, and nothing of the repository is run, followed or trusted."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from ladders import FORKED
from repository import LADDER, Repository
from try_each import try_each

from pm_career.errors import PmCareerError, UsageError
from pm_career.frameworks import git, revision
from pm_career.frameworks.read import read_folder
from pm_career.frameworks.revision import RevisionProblems, read_at_revision
from pm_career.frameworks.source_files import MAX_FILE_BYTES, MAX_FILES

pytestmark = pytest.mark.needs("git")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Revisions: `before` the ladder, `first`, `broken`, and another `title` now."""
    made = Repository(tmp_path_factory.mktemp("repository") / "ünï code")
    (made.root / "other.txt").write_text("no ladder yet", encoding="utf-8")
    made.commit("before")
    made.write()
    made.commit("first")
    made.write(dough="id: [", till="id: till\nname: Till\nexpectations:\n  counter: {step: 9}\n")
    made.commit("broken")
    made.write(framework=FORKED["framework.yaml"].replace("Bakers", "Bakers now"))
    made.commit("title")
    return made


@pytest.fixture
def fresh(tmp_path: Path) -> Repository:
    """A repository to spoil, with the ladder at `first`."""
    fresh = Repository(tmp_path / "fresh")
    fresh.write()
    fresh.commit("first")
    return fresh


def test_it_is_what_the_reader_read_then(made: Repository, tmp_path: Path) -> None:
    then = read_at_revision(made.ladder, "first")
    assert then.title == "Bakers"
    assert read_folder(made.ladder).framework != then
    for called in ("title", "HEAD", "main", "HEAD~0", "HEAD@{0}"):
        assert read_at_revision(made.ladder, called) == read_folder(made.ladder).framework
    link = tmp_path / "a link to it"
    link.symlink_to(made.ladder, target_is_directory=True)
    assert read_at_revision(link, "first") == then


def test_a_ladder_that_is_a_whole_repository(tmp_path: Path) -> None:
    made = Repository(tmp_path / "whole")
    made.ladder = made.root
    made.write()
    made.commit("first")
    assert read_at_revision(made.root, "first") == read_folder(made.root).framework


def test_what_is_not_committed_does_not_count(fresh: Repository) -> None:
    then = read_folder(fresh.ladder).framework
    fresh.write(framework=FORKED["framework.yaml"].replace("Bakers", "Millers"))
    fresh.git("add", "--all")
    assert read_at_revision(fresh.ladder, "HEAD") == then


@try_each(
    "written",
    [
        *("", " ", "-x", "--all", "--output=x", "HEAD:ladders", ":/first", "a..b", "a...b", "^HEAD", "x*", "x[1]"),
        *("a\nb", "HEAD^{/first}", "x" * 300),
    ],
)
def test_what_is_no_single_revision_is_refused_before_git_runs(
    made: Repository, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revision, "Git", None)
    with pytest.raises(UsageError, match="is not a revision"):
        read_at_revision(made.ladder, written)


@try_each("unknown", ["nope", "HEAD~40", "first^{tree}", "refs/heads/nope"])
def test_an_unknown_revision_is_told(made: Repository, unknown: str) -> None:
    with pytest.raises(UsageError, match="There is no revision"):
        read_at_revision(made.ladder, unknown)


def test_a_bare_repository_is_told_apart_from_a_broken_one(fresh: Repository, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    fresh.git("clone", "--quiet", "--bare", ".", str(bare))
    with pytest.raises(UsageError, match="is a bare git repository") as refused:
        read_at_revision(bare, "first")
    assert "Clone it" in refused.value.hint


def test_a_folder_that_was_not_there_and_one_in_no_repository(made: Repository, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not there at before") as refused:
        read_at_revision(made.ladder, "before")
    assert "git worktree add ../then before" in refused.value.hint
    with pytest.raises(UsageError, match="is in no git repository"):
        read_at_revision(tmp_path, "HEAD")


def test_faults_are_told_as_of_the_revision(made: Repository) -> None:
    with pytest.raises(RevisionProblems) as broken:
        read_at_revision(made.ladder, "broken")
    places = [fault.place for fault in broken.value.faults]
    assert places == [f"{made.ladder}@broken:skills/dough.yaml:1:6", f"{made.ladder}@broken:skills/till.yaml:4:19"]
    assert "@broken" in broken.value.message


def test_no_git_is_told_and_none_of_the_current_folder_is_run(
    made: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "git"
    own.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", encoding="utf-8")
    own.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.pathsep}")
    with pytest.raises(PmCareerError, match="There is no git program here"):
        read_at_revision(made.ladder, "first")
    assert not (tmp_path / "ran").exists()


def _trap(repository: Repository) -> Path:
    """A program that leaves a trace, named wherever a repository's configuration can name one; where it leaves it."""
    trace = repository.root / "trace"
    trap = repository.root / "trap"
    trap.write_text(f'#!/bin/sh\necho "$0 $@" >> "{trace}"\n', encoding="utf-8")
    trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    hooks = repository.root / "hooks"
    hooks.mkdir()
    for name in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"):
        shutil.copy(trap, hooks / name)
    settings = {
        "core.fsmonitor": str(trap),
        "core.hooksPath": str(hooks),
        "core.pager": str(trap),
        "core.editor": str(trap),
        "core.sshCommand": str(trap),
        "core.gitProxy": str(trap),
        "core.alternateRefsCommand": str(trap),
        "core.askPass": str(trap),
        "pager.cat-file": "true",
        "pager.ls-tree": "true",
        "diff.external": str(trap),
        "diff.yaml.textconv": str(trap),
        "diff.yaml.command": str(trap),
        "filter.yaml.smudge": str(trap),
        "filter.yaml.clean": str(trap),
        "filter.yaml.process": str(trap),
        "credential.helper": f"!{trap}",
        "alias.rev-parse": f"!{trap}",
        "alias.cat-file": f"!{trap}",
        "uploadpack.packObjectsHook": str(trap),
    }
    for name, value in settings.items():
        repository.git("config", name, value)
    (repository.root / ".gitattributes").write_text("*.yaml diff=yaml filter=yaml\n", encoding="utf-8")
    return trace


def test_nothing_of_a_repository_is_run(fresh: Repository) -> None:
    expected = read_folder(fresh.ladder).framework
    trace = _trap(fresh)
    assert read_at_revision(fresh.ladder, "first") == expected
    assert not trace.exists(), trace.read_text(encoding="utf-8")
    with suppress(subprocess.CalledProcessError):
        fresh.git("status")
    assert trace.exists(), "the trap is none"


def test_a_clone_that_lacks_the_files_says_so_and_fetches_nothing(fresh: Repository) -> None:
    trace = _trap(fresh)
    for name, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.url": str(fresh.root),
        "remote.origin.promisor": "true",
        "remote.origin.partialCloneFilter": "blob:none",
        "remote.origin.uploadpack": str(fresh.root / "trap"),
    }.items():
        fresh.git("config", name, value)
    blob = fresh.git("rev-parse", f"first:{LADDER}/skills/dough.yaml").decode().strip()
    lost = fresh.root / ".git/objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    with pytest.raises(PmCareerError) as told:
        read_at_revision(fresh.ladder, "first")
    assert "git" in told.value.message
    assert not trace.exists(), trace.read_text(encoding="utf-8")
    with suppress(subprocess.CalledProcessError):
        fresh.git("cat-file", "-p", blob)
    assert trace.exists(), "the trap is none"


def test_the_environment_does_not_lead_elsewhere(
    made: Repository, fresh: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(made.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(made.root))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "alias.rev-parse")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "!false")
    with pytest.raises(UsageError, match="There is no revision 'title'"):
        read_at_revision(fresh.ladder, "title")
    assert read_at_revision(fresh.ladder, "first").title == "Bakers"


@pytest.mark.parametrize(("link", "target"), [("skills/more.yaml", "/etc/hostname"), ("skills/in.yaml", "dough.yaml")])
def test_links_are_not_followed(fresh: Repository, link: str, target: str) -> None:
    (fresh.ladder / link).symlink_to(target)
    fresh.commit("link")
    with pytest.raises(RevisionProblems) as told:
        read_at_revision(fresh.ladder, "link")
    assert [(fault.rule, fault.place.rpartition(":")[2]) for fault in told.value.faults] == [("outside", link)]


def test_a_folder_that_is_a_link_is_not_followed(fresh: Repository) -> None:
    (fresh.ladder / "levels").rename(fresh.root / "elsewhere")
    (fresh.ladder / "levels").symlink_to(fresh.root / "elsewhere", target_is_directory=True)
    fresh.commit("link")
    with pytest.raises(RevisionProblems) as told:
        read_at_revision(fresh.ladder, "link")
    assert "outside" in {fault.rule for fault in told.value.faults}


def test_names_that_would_leave_the_folder_are_not_written(
    fresh: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blob = fresh.git("hash-object", "-w", "--stdin", given=b"id: x\n").decode().strip()
    inner = fresh.git("mktree", given=f"100644 blob {blob}\tescaped.yaml\n".encode()).decode().strip()
    for _ in range(4):
        inner = fresh.git("mktree", given=f"040000 tree {inner}\t..\n".encode()).decode().strip()
    levels = fresh.git("mktree", given=f"040000 tree {inner}\tlevels\n".encode()).decode().strip()
    fresh.git("tag", "hostile", fresh.git("commit-tree", "-m", "hostile", levels).decode().strip())
    passing = tmp_path / "a/b/c/passing"
    passing.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    with pytest.raises(RevisionProblems):
        read_at_revision(fresh.root, "hostile")
    assert not list(tmp_path.rglob("escaped.yaml"))
    assert not list(passing.iterdir()), "what was laid out is removed"


def test_a_name_with_dots_is_never_written() -> None:
    entry = revision._Entry(b"100644", b"0" * 40, 3, b"levels/../../x.yaml")  # noqa: SLF001  no git makes such a name
    assert not revision._is_safe(entry.path)  # noqa: SLF001


def test_too_much_is_told_as_the_reader_tells_it(fresh: Repository) -> None:
    (fresh.ladder / "skills/large.yaml").write_text("# " + "x" * MAX_FILE_BYTES, encoding="utf-8")
    fresh.commit("large")
    blob = fresh.git("rev-parse", f"first:{LADDER}/skills/dough.yaml").decode().strip()
    many = "".join(f"100644 blob {blob}\tn{index:04}.yaml\n" for index in range(MAX_FILES + 5))
    skills = fresh.git("mktree", given=many.encode()).decode().strip()
    top = fresh.git("ls-tree", f"first:{LADDER}").decode()
    top = "".join(
        line if "\tskills" not in line else f"040000 tree {skills}\tskills\n" for line in top.splitlines(keepends=True)
    )
    bakery = fresh.git("mktree", given=top.encode()).decode().strip()
    ladders = fresh.git("mktree", given=f"040000 tree {bakery}\tbakery\n".encode()).decode().strip()
    root = fresh.git("mktree", given=f"040000 tree {ladders}\tladders\n".encode()).decode().strip()
    fresh.git("tag", "many", fresh.git("commit-tree", "-m", "many", root).decode().strip())
    for tag, rule in (("large", "too-large"), ("many", "too-many-files")):
        with pytest.raises(RevisionProblems) as told:
            read_at_revision(fresh.ladder, tag)
        assert rule in {fault.rule for fault in told.value.faults}


def test_a_git_that_hangs_is_ended(made: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "bin/git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(git, "PATIENCE", 0.2)
    with pytest.raises(PmCareerError, match="was ended"):
        read_at_revision(made.ladder, "first")

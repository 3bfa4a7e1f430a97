"""The hook under the real pre-commit: a bad article is refused, and passes once it is mended or suppressed with a reason."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
BAD = "# Iron\n\nWrite to yourname@example.com.\n"
SUPPRESSED = BAD.replace("Write", "<!-- audit: ignore editorial/placeholder: the form shows this address on purpose -->\nWrite")
AUTHOR = {"GIT_AUTHOR_NAME": "e", "GIT_AUTHOR_EMAIL": "e@x.org", "GIT_COMMITTER_NAME": "e", "GIT_COMMITTER_EMAIL": "e@x.org"}


class Site:
    """A scratch repository."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "articles").mkdir(parents=True)
        self.run("git", "init", "--quiet", "--initial-branch", "main")

    def take_the_projects_hook(self) -> None:
        (hook,) = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")
        command, _, arguments = hook["entry"].partition(" ")
        assert command == "audit"
        hook |= {"language": "system", "entry": f'"{sys.executable}" -m auditor {arguments}'}  # nothing to install or to fetch
        with (self.folder / ".pre-commit-config.yaml").open("w", encoding="utf-8") as file:
            YAML().dump({"repos": [{"repo": "local", "hooks": [hook]}]}, file)

    def install(self) -> None:
        installed = self.run(sys.executable, "-m", "pre_commit", "install")
        assert installed.returncode == 0, installed.stderr

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PYTHONPATH": str(ROOT)}
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))  # where `audit` is
        mine = {
            **AUTHOR,
            **quiet,
            "PATH": path,
            "PRE_COMMIT_HOME": str(self.folder.parent / "pre-commit"),
            "PRE_COMMIT_COLOR": "never",
        }
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        return subprocess.run(
            command, cwd=self.folder, env={**environment, **mine}, capture_output=True, encoding="utf-8", check=False
        )

    def commit(self, text: str, name: str = "articles/iron.md") -> subprocess.CompletedProcess[str]:
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")
        self.run("git", "add", "--all")
        return self.run("git", "commit", "--message", "an article")

    def commits(self) -> int:
        return len(self.run("git", "log", "--oneline").stdout.splitlines())


@pytest.fixture
def bare(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


@pytest.fixture
def site(bare: Site) -> Site:
    """With the project's own hook installed."""
    bare.take_the_projects_hook()
    bare.install()
    return bare


def test_after_audit_init_a_bad_article_is_refused(bare: Site) -> None:
    started = bare.run(sys.executable, "-m", "auditor", "init", "--yes")
    assert started.returncode == 0, started.stderr
    bare.install()
    assert bare.commit(BAD).returncode == 1
    assert bare.commit(BAD, "notes/iron.md").returncode == 1, "articles/iron.md is still in the commit"
    (bare.folder / "articles" / "iron.md").unlink()
    assert bare.commit(BAD, "notes/iron.md").returncode == 0, "the configuration includes articles/ alone"


def test_a_bad_article_is_refused_and_passes_with_a_reason(site: Site) -> None:
    refused = site.commit(BAD)
    assert refused.returncode == 1
    assert "articles/iron.md:3:10: error editorial/placeholder: " in refused.stdout + refused.stderr
    assert site.commits() == 0

    passed = site.commit(SUPPRESSED)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert site.commits() == 1


def test_what_the_configuration_excludes_is_let_through(site: Site) -> None:
    (site.folder / ".audit.yaml").write_text("exclude: drafts/\n", encoding="utf-8")
    passed = site.commit(BAD, "drafts/iron.md")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert site.commit(BAD, "articles/iron.md").returncode == 1


def test_what_the_baseline_accepts_is_let_through_and_a_new_fault_is_not(site: Site) -> None:
    (site.folder / "articles" / "iron.md").write_text(BAD, encoding="utf-8")
    written = site.run(sys.executable, "-m", "auditor", "baseline", "write")
    assert written.returncode == 0, written.stderr
    assert site.commit(BAD).returncode == 0
    assert site.commit(f"{BAD}\nTODO: write the rest.\n").returncode == 1

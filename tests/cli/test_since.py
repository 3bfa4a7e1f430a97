"""`--since REV`: the whole article is read, and only what is new since a revision is told."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Audit

CLAIM = "Dentists were surprised: zounds, the filling held."
OTHER = "Zounds, the crown came loose."
CLEAN = "The pacemaker was checked twice."
AUTHOR = {"GIT_AUTHOR_NAME": "e", "GIT_AUTHOR_EMAIL": "e@x.org", "GIT_COMMITTER_NAME": "e", "GIT_COMMITTER_EMAIL": "e@x.org"}


def git(*arguments: str) -> None:
    environment = {**os.environ, **AUTHOR, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], check=True, capture_output=True, env=environment)


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", "as it was")


def write(name: str, *paragraphs: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def places(audit: Audit, *arguments: str, everything: bool = False) -> list[str]:
    result = audit("--format", "json", *arguments, everything=everything)
    return [f"{found['path']}:{found['line']}" for found in json.loads(result.stdout)["findings"]]


@pytest.fixture(autouse=True)
def repository(audit: Audit) -> None:
    git("init", "--quiet", "--initial-branch", "main")
    write("a.md", CLAIM, CLEAN)
    write("b.md", CLAIM)
    commit()


def test_nothing_has_changed_so_nothing_is_told(audit: Audit) -> None:
    result = audit("--since", "HEAD")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_only_what_stands_on_changed_lines_is_told(audit: Audit) -> None:
    write("a.md", CLAIM, CLEAN, OTHER)
    assert places(audit, "--since", "HEAD") == ["a.md:5"]


def test_an_old_finding_on_a_changed_line_is_told(audit: Audit) -> None:
    write("a.md", f"{CLAIM} {CLEAN}", CLEAN)
    assert places(audit, "--since", "HEAD") == ["a.md:1"]


def test_an_article_that_is_new_is_told_whole(audit: Audit) -> None:
    write("c.md", CLAIM)
    assert places(audit, "--since", "HEAD") == ["c.md:1"]


def test_an_article_that_was_renamed_is_held_against_what_it_was(audit: Audit) -> None:
    git("mv", "a.md", "c.md")
    assert places(audit, "--since", "HEAD") == []


def test_what_a_deleted_line_leaves_behind_is_told(audit: Audit) -> None:
    source = "Guideline. 2021. doi:10.1001/jama.2021.12345."
    sentence = "Half of all patients stop within a year [2]."
    write("a.md", "# Statins", sentence, "## References", f"1. {source}", f"2. {source.replace('2021', '2020')}")
    commit()
    write("a.md", "# Statins", sentence, "## References", f"1. {source}")
    chosen = ("--select", "citation/dangling", "--since", "HEAD")
    assert places(audit, *chosen, everything=True) == ["a.md:3"]


def test_line_endings_are_no_change(audit: Audit) -> None:
    Path("a.md").write_bytes(Path("a.md").read_bytes().replace(b"\n", b"\r\n"))
    assert places(audit, "--since", "HEAD") == []


def test_a_branch_is_held_against_where_it_left_main(audit: Audit) -> None:
    git("switch", "--quiet", "--create", "draft")
    write("c.md", OTHER)
    commit()
    git("switch", "--quiet", "main")
    write("b.md", CLEAN)
    commit()
    git("switch", "--quiet", "draft")
    assert places(audit, "--since", "main") == ["b.md:1", "c.md:1"]
    assert places(audit, "--since", "main...") == ["c.md:1"]


def test_standard_input_is_held_against_the_file_that_it_is_called(audit: Audit) -> None:
    text = f"{CLAIM}\n\n{CLEAN}\n\n{OTHER}\n"
    result = audit("-", "--stdin-filename", "a.md", "--since", "HEAD", stdin=text.encode())
    assert result.stdout == "a.md:5:1: error editorial/loud: Not “Zounds”.\n"


def test_entries_of_the_baseline_are_not_said_to_be_gone(audit: Audit) -> None:
    audit("baseline", "write")
    write("a.md", CLAIM, CLEAN, OTHER)
    result = audit("--since", "HEAD")
    assert (result.exit_code, result.stderr) == (1, "")


@pytest.mark.parametrize(
    ("revision", "told"),
    [("nonesuch", "There is no revision “nonesuch” here."), ("HEAD..main", "--since takes one revision")],
)
def test_a_revision_that_cannot_be_used_is_2(audit: Audit, revision: str, told: str) -> None:
    result = audit("--since", revision)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_an_article_outside_the_repository_is_2(audit: Audit, tmp_path: Path) -> None:
    write(str(tmp_path / "elsewhere" / "a.md"), CLAIM)
    result = audit(str(tmp_path / "elsewhere" / "a.md"), "a.md", "--since", "HEAD")
    assert result.exit_code == 2
    assert "lies outside the repository" in result.stderr

"""`audit diff`: real little repositories, and what an editor sees of what changed in them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.conftest import Audit

CAREFUL = "# Statins\n\nStatins may reduce the risk of stroke.\n"
BOLD = "# Statins\n\nStatins reduce the risk of stroke.\n"
MESSAGE = (
    "warning overstatement/certainty/hedge-dropped-since: “Statins reduce the risk of stroke” is stated as a fact; "
    "the earlier text held back: “Statins may reduce the risk of stroke”.\n"
)
Diff = Callable[..., Result]
AUTHOR = {"GIT_AUTHOR_NAME": "e", "GIT_AUTHOR_EMAIL": "e@x.org", "GIT_COMMITTER_NAME": "e", "GIT_COMMITTER_EMAIL": "e@x.org"}


def git(*arguments: str) -> None:
    environment = {**os.environ, **AUTHOR, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], check=True, capture_output=True, env=environment)


def commit(**articles: str) -> None:
    """Writes articles (`a` is a.md) and commits everything that stands there."""
    write(**articles)
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", "as it was")


def write(**articles: str) -> None:
    for name, text in articles.items():
        Path(f"{name}.md").write_bytes(text.encode())


@pytest.fixture
def diff(audit: Audit) -> Diff:
    """`audit diff ARGUMENTS…` in a repository with one commit, in which a.md is careful."""
    git("init", "--quiet")
    commit(a=CAREFUL)
    return lambda *arguments: audit("diff", *arguments, everything=True)


def findings(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return found


class TestWhatIsCompared:
    def test_a_file_that_was_changed(self, diff: Diff) -> None:
        write(a=BOLD)
        result = diff("HEAD")
        assert (result.stdout, result.stderr, result.exit_code) == (f"a.md:3:1: {MESSAGE}", "", 0)

    def test_a_file_that_was_not_changed(self, diff: Diff) -> None:
        result = diff("HEAD")
        assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)

    def test_only_the_paths_that_are_named(self, diff: Diff) -> None:
        Path("drafts").mkdir()
        commit(**{"drafts/b": CAREFUL})
        write(a=BOLD, **{"drafts/b": BOLD})
        assert diff("HEAD", "drafts").stdout == f"{Path('drafts/b.md')}:3:1: {MESSAGE}"
        assert diff("HEAD", "a.md").stdout == f"a.md:3:1: {MESSAGE}"

    def test_what_the_configuration_excludes_is_left_out_unless_it_is_named(self, diff: Diff) -> None:
        Path(".audit.yaml").write_text("exclude: drafts/\nseverity: {overstatement/: info}\n", encoding="utf-8")
        Path("drafts").mkdir()
        commit(**{"drafts/b": CAREFUL, "drafts/c": CAREFUL})
        write(a=BOLD, **{"drafts/b": BOLD})
        Path("drafts/c.md").unlink()
        result = diff("HEAD")
        assert (result.stdout, result.stderr) == (f"a.md:3:1: {MESSAGE.replace('warning', 'info')}", "")
        assert diff("HEAD", "drafts/b.md").stdout == f"{Path('drafts/b.md')}:3:1: {MESSAGE.replace('warning', 'info')}"

    def test_from_a_folder_inside_the_repository(self, diff: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
        Path("drafts").mkdir()
        commit(**{"drafts/b": CAREFUL})
        write(a=BOLD, **{"drafts/b": BOLD})
        monkeypatch.chdir("drafts")
        (finding,) = findings(diff("HEAD", "--format", "json"))
        assert (finding["path"], finding["evidence"][0]["path"]) == ("b.md", "HEAD:drafts/b.md")

    def test_a_file_that_was_renamed(self, diff: Diff) -> None:
        rest = "\nThey are tablets that are taken at night, one a day, with or without food.\n"
        commit(a=CAREFUL + rest)
        git("mv", "a.md", "statins.md")
        write(statins=BOLD + rest)
        (finding,) = findings(diff("HEAD", "--format", "json"))
        assert (finding["path"], finding["evidence"][0]["path"]) == ("statins.md", "HEAD:a.md")
        assert diff("HEAD", "a.md").stdout == f"statins.md:3:1: {MESSAGE}"

    @pytest.mark.parametrize("added", [True, False], ids=["added to git", "unknown to git"])
    def test_a_new_file_has_nothing_to_be_compared_with(self, diff: Diff, added: bool) -> None:
        write(b="Statins cure everyone.\n")
        if added:
            git("add", "b.md")
        result = diff("HEAD")
        assert (result.stdout, result.exit_code) == ("", 0)
        assert result.stderr == "audit: new since HEAD, so there is nothing to compare: b.md.\n"

    def test_a_file_that_was_deleted(self, diff: Diff) -> None:
        commit(b="Eat well.\n")
        Path("b.md").unlink()
        for arguments in (("HEAD",), ("HEAD", "b.md")):
            result = diff(*arguments)
            assert (result.stdout, result.stderr, result.exit_code) == ("", "audit: deleted since HEAD: b.md.\n", 0)

    def test_line_ends_that_changed_are_no_change(self, diff: Diff) -> None:
        write(a=CAREFUL.replace("\n", "\r\n"))
        assert diff("HEAD").stdout == ""
        write(a=BOLD.replace("\n", "\r\n"))
        assert diff("HEAD").stdout == f"a.md:3:1: {MESSAGE}"

    def test_html(self, diff: Diff) -> None:
        page = "<html><head><title>Statins</title></head><body><h1>Statins</h1><p>{}</p></body></html>"
        commit()
        Path("p.html").write_text(page.format("Statins may reduce the risk of <b>stroke</b>."), encoding="utf-8")
        commit()
        Path("p.html").write_text(page.format("Statins <em>reduce</em> the risk of stroke."), encoding="utf-8")
        (finding,) = findings(diff("HEAD", "--format", "json"))
        assert (finding["path"], finding["quote"]) == ("p.html", "Statins reduce the risk of stroke")


class TestRevisions:
    def test_two_revisions_leave_the_working_tree_alone(self, diff: Diff) -> None:
        commit(a=BOLD)
        write(a="Nothing of the kind.\n")
        result = diff("HEAD~1..HEAD", "--format", "json")
        (finding,) = findings(result)
        assert (finding["path"], finding["line"], finding["evidence"][0]["path"]) == ("a.md", 3, "HEAD~1:a.md")

    def test_the_report_for_a_person_shows_lines_that_stand_on_no_disk(self, diff: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
        commit(a=BOLD)
        Path("a.md").unlink()
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("NO_COLOR", "1")
        shown = diff("HEAD~1..HEAD").stdout.splitlines()
        assert "    3 | Statins reduce the risk of stroke." in shown
        assert "      | HEAD~1:a.md:3:1" in shown
        assert "    3 | Statins may reduce the risk of stroke." in shown

    def test_three_dots_start_where_the_branches_parted(self, diff: Diff) -> None:
        git("branch", "old")
        commit(a=BOLD)
        git("checkout", "--quiet", "old")
        commit(b="Eat well.\n")
        git("checkout", "--quiet", "-")
        assert [finding["path"] for finding in findings(diff("old...", "--format", "json"))] == ["a.md"]
        assert diff("old...").stderr == ""

    def test_a_revision_against_itself_is_empty(self, diff: Diff) -> None:
        assert diff("HEAD..HEAD").stdout == ""

    def test_a_path_that_is_not_in_the_second_revision(self, diff: Diff) -> None:
        commit()
        result = diff("HEAD~1..HEAD", "b.md")
        assert (result.exit_code, result.stderr) == (2, "b.md: There is no such file or folder in that revision.\n")


class TestWhatIsBroken:
    def test_no_such_revision(self, diff: Diff) -> None:
        result = diff("yesterday")
        assert (result.exit_code, result.stderr) == (2, "audit: There is no revision “yesterday” here.\n")

    def test_a_path_where_the_revision_belongs(self, diff: Diff) -> None:
        assert diff("a.md").stderr == (
            "audit: There is no revision “a.md” here. The revision comes first: audit diff HEAD a.md\n"
        )

    def test_no_repository(self, audit: Audit) -> None:
        result = audit("diff", "HEAD", everything=True)
        assert result.exit_code == 2
        assert result.stderr == f"audit: “{Path.cwd()}” lies in no git repository.\n"

    def test_a_repository_without_a_commit(self, audit: Audit) -> None:
        git("init", "--quiet")
        result = audit("diff", "HEAD", everything=True)
        assert (result.exit_code, result.stderr) == (2, "audit: There is no revision “HEAD” here.\n")

    def test_git_is_not_there(self, diff: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        result = diff("HEAD")
        assert (result.exit_code, result.stderr) == (
            2,
            "audit: The program “git” was not found; `audit diff` asks it for the earlier text.\n",
        )

    def test_a_path_outside_the_repository(self, diff: Diff, tmp_path: Path) -> None:
        result = diff("HEAD", str(tmp_path))
        assert result.exit_code == 2
        assert result.stderr == f"{tmp_path}: This lies outside the repository “{Path.cwd()}”.\n"

    def test_a_path_that_is_not_there(self, diff: Diff) -> None:
        result = diff("HEAD", "b.md", "a.md")
        assert (result.exit_code, result.stderr) == (2, "b.md: There is no such file or folder.\n")

    @pytest.mark.parametrize("when", ["before", "now"])
    def test_a_file_that_is_no_text_and_the_others_are_still_compared(self, diff: Diff, when: str) -> None:
        Path("b.md").write_bytes(b"\xff\xfe\x00" if when == "before" else b"Eat well.\n")
        commit()
        Path("b.md").write_bytes(b"caf\xe9\n" if when == "now" else b"Eat well.\n")
        write(a=BOLD)
        result = diff("HEAD")
        assert result.exit_code == 2
        assert result.stdout == f"a.md:3:1: {MESSAGE}"
        assert result.stderr.startswith("b.md:1: " if when == "now" else "HEAD:b.md")

    def test_rules_that_do_not_compare(self, diff: Diff) -> None:
        result = diff("HEAD", "--select", "dosage/")
        assert (result.exit_code, result.stderr) == (
            2,
            "audit: None of the rules chosen compares two texts. `audit explain` lists the rules.\n",
        )


class TestOptions:
    def test_fail_on_and_exit_zero(self, diff: Diff) -> None:
        write(a=BOLD)
        assert diff("HEAD", "--fail-on", "warning").exit_code == 1
        assert diff("HEAD", "--fail-on", "warning", "--exit-zero").exit_code == 0

    def test_an_error_is_1(self, diff: Diff) -> None:
        commit(a="Some patients responded to the drops.\n")
        write(a="Every patient responded to the drops.\n")
        result = diff("HEAD")
        assert result.exit_code == 1
        assert result.stdout == (
            "a.md:1:1: error overstatement/universal/widened: “Every patient” leaves nobody out; "
            "the earlier text said “Some patients responded to the drops”.\n"
        )

    def test_select_and_ignore(self, diff: Diff) -> None:
        write(a=BOLD)
        assert diff("HEAD", "--select", "overstatement/universal").stdout == ""
        assert diff("HEAD", "--ignore", "overstatement/certainty").stdout == ""
        assert diff("HEAD", "--select", "overstatement/certainty").stdout == f"a.md:3:1: {MESSAGE}"

    def test_a_name_that_git_would_quote(self, diff: Diff) -> None:
        commit(**{"côté “b”\tc": CAREFUL})
        write(**{"côté “b”\tc": BOLD})
        (finding,) = findings(diff("HEAD", "--format", "json"))
        assert finding["path"] == "côté “b”\tc.md"


def test_every_article_of_the_checkout_is_like_itself(diff: Diff) -> None:
    content = Path(__file__).parents[2] / "content"
    shutil.copytree(content, "content")
    commit()
    for page in Path("content").rglob("*.*"):
        page.write_bytes(page.read_bytes() + b"\n")  # changed for git, not for a reader
    result = diff("HEAD")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)

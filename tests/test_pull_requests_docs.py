"""docs/pull-requests.md: each recipe fits its reader's schema, and what it runs, runs."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.test_action import ACTION, AFTER, BEFORE, git
from tests.test_adoption_docs import blocks

ROOT = Path(__file__).resolve().parents[1]
PAGE = "pull-requests.md"


def recipe(first_line: str) -> str:
    (text,) = (text for text in blocks(PAGE, "yaml") if text.startswith(f"# {first_line}"))
    return text


def loaded(text: str) -> Any:
    return YAML(typ="safe").load(io.StringIO(text))


@pytest.mark.parametrize(
    ("first_line", "schema"),
    [(".github/workflows/audit.yml", "vendor.github-workflows"), (".gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_a_recipe_fits_the_schema_of_its_reader(first_line: str, schema: str, tmp_path: Path) -> None:
    fits(recipe(first_line), schema, tmp_path)


@pytest.mark.parametrize("file", ["action.yml", *(f".github/workflows/{name}.yml" for name in ("audit", "tests"))])
def test_so_do_the_projects_own(file: str, tmp_path: Path) -> None:
    schema = "vendor.github-actions" if file == "action.yml" else "vendor.github-workflows"
    fits((ROOT / file).read_text(encoding="utf-8"), schema, tmp_path)


def fits(text: str, schema: str, folder: Path) -> None:
    (folder / "recipe.yml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(folder / "recipe.yml")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_table_of_inputs_is_that_of_the_action() -> None:
    page = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
    assert [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")] == list(ACTION["inputs"])


@pytest.mark.skipif(sys.platform == "win32", reason="GitLab's runner has a POSIX shell")
def test_what_gitlab_runs_writes_the_reports_that_it_is_told_of(tmp_path: Path) -> None:
    job = loaded(recipe(".gitlab-ci.yml"))["audit"]
    article = tmp_path / "belts.md"
    git(tmp_path, "init", "--quiet")
    for text in (BEFORE, AFTER):
        article.write_text(text, encoding="utf-8")
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", "--message", "Belts")
    shell = f'audit() {{ "{sys.executable}" -m auditor "$@"; }}'
    environment = os.environ | {"PYTHONPATH": str(ROOT), "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(tmp_path, "rev-parse", "HEAD^")}
    script = "\n".join((shell, *job["script"]))
    done = subprocess.run(
        ["sh", "-ec", script], cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    named = [loaded((tmp_path / file).read_text(encoding="utf-8"))[0]["check_name"] for file in reports["codequality"]]
    assert named == ["editorial/placeholder", "overstatement/universal/exceptions-gone"]
    assert "editorial/placeholder" in (tmp_path / reports["junit"]).read_text(encoding="utf-8")


def test_the_hook_is_one_that_the_project_offers() -> None:
    (repository,) = loaded(recipe(".pre-commit-config.yaml"))["repos"]
    offered = {hook["id"] for hook in loaded((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in repository["hooks"]} <= offered

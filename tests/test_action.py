"""action.yml: its shell, run step by step as a GitHub runner runs it, on pull requests of scratch repositories."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
ACTION = YAML(typ="safe").load(ROOT / "action.yml")
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
CONDITION = re.compile(r"([\w.-]+) (==|!=) '(.*)'")
ANNOTATION = re.compile(r"^::(\w+) file=([^,]+),line=(\d+).*?,title=([\w/-]+)::", re.MULTILINE)
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PYTHONPATH": str(ROOT)}
WHO = ("-c", "user.name=e", "-c", "user.email=e@example.org")

OLD_FAULT = "Write to yourname@example.com.\n"
CLAIM = "The belt relieves back pain. In a study of 40 adults, 26 of the 40 had less pain [1]."
SOURCES = "## Sources\n\n1. Smith A. Belts for back pain. Spine 2003;28:177-9.\n"
BEFORE = f"# Belts\n\n{OLD_FAULT}\n{CLAIM} Nine did not improve at all.\n\n{SOURCES}"
AFTER = f"# Belts\n\n{OLD_FAULT}\n{CLAIM}\n\nTODO: ask the clinic.\n\n{SOURCES}"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="bash on Windows is not the runner's")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *WHO, *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | QUIET
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


@dataclass
class Runner:
    """What a runner does with a composite action: expressions filled in, each `run` a file for bash, outputs read back."""

    workspace: Path
    temp: Path
    inputs: Mapping[str, str] = field(default_factory=dict)
    base: str = ""
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    uploaded: list[dict[str, str]] = field(default_factory=list)
    log: str = ""
    status: int = 0

    def value(self, name: str) -> str:
        match name.split("."):
            case ["inputs", each]:
                return self.inputs.get(each, ACTION["inputs"][each]["default"])
            case ["steps", step, "outputs", each]:
                return self.outputs.get(step, {}).get(each, "")
            case ["github", "action_path"]:
                return str(ROOT)
            case ["github", "event", "pull_request", "base", "sha"]:
                return self.base
        raise AssertionError(f"the test knows no “{name}”")

    def filled(self, text: str) -> str:
        return EXPRESSION.sub(lambda found: self.value(found[1]), text)

    def wanted(self, step: Mapping[str, Any]) -> bool:
        for part in step["if"].split(" && ") if "if" in step else ():
            name, sign, wanted = CONDITION.fullmatch(part).groups()  # type: ignore[union-attr]  # another form fails the test
            if (self.value(name) == wanted) is (sign == "!="):
                return False
        return True

    def run(self, *, install: bool = False) -> Runner:
        if not install:
            self.outputs["install"] = {"audit": str(self._audit())}
        self.outputs["python"] = {"python-path": sys.executable}
        for step in ACTION["runs"]["steps"]:
            if not self.wanted(step) or (step.get("id") == "install" and not install):
                continue
            if "run" in step:
                assert step["shell"] == "bash"
                self._bash(step)
            elif "upload-sarif" in step["uses"]:
                self.uploaded.append({name: self.filled(each) for name, each in step["with"].items()})
        return self

    def _audit(self) -> Path:
        script = self.temp / "audit"
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m auditor "$@"\n', encoding="utf-8")
        script.chmod(0o755)
        return script

    def _bash(self, step: Mapping[str, Any]) -> None:
        script, output, self.summary = (self.temp / name for name in ("step.sh", "output", "summary"))
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("", encoding="utf-8")
        assert "${{" not in step["run"], "what a stranger wrote must not become part of the shell's text"
        runner = {"RUNNER_TEMP": self.temp, "GITHUB_OUTPUT": output, "GITHUB_STEP_SUMMARY": self.summary}
        given = {name: self.filled(value) for name, value in step.get("env", {}).items()}
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script], cwd=self.workspace, check=False, encoding="utf-8",
            env=clean | QUIET | given | {name: str(value) for name, value in runner.items()},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.log += done.stdout
        if "id" in step:
            pairs = (line.partition("=") for line in output.read_text(encoding="utf-8").splitlines())
            self.outputs[step["id"]] = {name: value for name, _, value in pairs}
        self.status = self.status or done.returncode

    def annotations(self) -> Iterator[tuple[str, str]]:
        """`level file:line` and the rule of each annotation in the log."""
        for level, path, line, rule in re.findall(
            r"^::(\w+) file=([^,]+),line=(\d+).*?,title=([\w/-]+)::", self.log, re.MULTILINE
        ):
            yield f"{level} {path}:{line}", rule


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository with one article on main, and a branch that deletes evidence and leaves a note for the editor."""
    folder = tmp_path / "site"
    (folder / "our articles").mkdir(parents=True)
    article = folder / "our articles" / "back.md"
    git(folder, "init", "--quiet", "--initial-branch", "main")
    article.write_text(BEFORE, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "An article")
    git(folder, "switch", "--quiet", "--create", "branch")
    article.write_text(AFTER, encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "A shorter article")
    return folder


def runner(site: Path, tmp_path: Path, base: str = "", **inputs: str) -> Runner:
    temp = tmp_path / "temp"
    temp.mkdir()
    return Runner(site, temp, {name.replace("_", "-"): value for name, value in inputs.items()}, base)


BROUGHT = [
    ("error our articles/back.md:7", "editorial/placeholder"),
    ("error our articles/back.md:5", "overstatement/universal/exceptions-gone"),
]


def test_a_pull_request_shows_what_it_brings_and_the_evidence_that_it_takes_away(site: Path, tmp_path: Path) -> None:
    done = runner(site, tmp_path, base=git(site, "rev-parse", "main")).run()
    assert list(done.annotations()) == BROUGHT, done.log
    assert done.status == 1
    assert done.outputs["verdict"] == {"status": "1"}
    summary = done.summary.read_text(encoding="utf-8")
    assert [line for line in summary.splitlines() if line.startswith("## ")] == [
        "## Audit",
        "## What the changes do to claims and evidence",
    ]
    assert [each["category"] for each in done.uploaded] == ["audit", "audit-diff"]
    for each in done.uploaded:
        (result,) = json.loads(Path(each["sarif_file"]).read_text(encoding="utf-8"))["runs"][0]["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "our%20articles/back.md"
    assert (Path(done.outputs["audit"]["reports"]) / "audit.html").is_file()


def test_a_shallow_checkout_of_the_merge_fetches_the_base_alone(site: Path, tmp_path: Path) -> None:
    base = git(site, "rev-parse", "main")
    git(site, "switch", "--quiet", "--create", "merge", "main")
    git(site, "merge", "--quiet", "--no-ff", "--message", "Merge", "branch")
    git(site, "config", "uploadpack.allowAnySHA1InWant", "true")  # as GitHub's servers have it
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch", "merge", site.as_uri(), str(shallow))
    done = runner(shallow, tmp_path, base=base).run()
    assert done.outputs["since"] == {"revision": base}
    assert list(done.annotations()) == BROUGHT, done.log


def test_a_push_shows_all_there_is(site: Path, tmp_path: Path) -> None:
    done = runner(site, tmp_path, upload_sarif="false").run()
    assert list(done.annotations()) == [
        ("error our articles/back.md:3", "editorial/placeholder"),
        ("error our articles/back.md:7", "editorial/placeholder"),
    ]
    assert "diff" not in done.outputs
    assert done.uploaded == []


def test_none_shows_all_on_a_pull_request_too(site: Path, tmp_path: Path) -> None:
    done = runner(site, tmp_path, base=git(site, "rev-parse", "main"), since="none").run()
    assert [place for place, _ in done.annotations()] == ["error our articles/back.md:3", "error our articles/back.md:7"]


def test_paths_stand_one_a_line_and_are_never_run(site: Path, tmp_path: Path) -> None:
    (site / "--all.md").write_text(OLD_FAULT, encoding="utf-8")
    done = runner(site, tmp_path, paths="our articles\n--all.md\n$(touch ran)\n").run()
    assert "error --all.md:1" in dict(done.annotations())
    assert "$(touch ran)" in done.log
    assert done.status == 2, "a path that does not exist is a mistake in the workflow"
    assert not (site / "ran").exists()


def test_nothing_at_or_above_fail_on_passes(site: Path, tmp_path: Path) -> None:
    done = runner(site, tmp_path, base=git(site, "rev-parse", "main"), fail_on="never").run()
    assert done.status == 0
    assert done.outputs["verdict"] == {"status": "0"}


@pytest.mark.index
def test_it_installs_itself_beside_the_projects_own_python(site: Path, tmp_path: Path) -> None:
    done = runner(site, tmp_path).run(install=True)
    if "No matching distribution" in done.log or "Could not find a version" in done.log:
        pytest.skip(f"the package index cannot be reached: {done.log.splitlines()[-1]}")
    assert done.outputs["install"] == {"audit": str(tmp_path / "temp" / "auditor" / "bin" / "audit")}
    assert [place for place, _ in done.annotations()] == ["error our articles/back.md:3", "error our articles/back.md:7"]


def test_every_input_and_output_is_described() -> None:
    assert [name for name, each in (ACTION["inputs"] | ACTION["outputs"]).items() if not each.get("description")] == []

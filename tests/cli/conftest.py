"""A pack of two small rules, and the command as a function."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.cli.main import cli

RULE = """\
check: phrase
severity: {severity}
confidence: {confidence}
summary: The word {word}.
message: 'Not “{{words}}”.'
why: It is only a test.
phrases: [{word}]
examples:
  - text: A {word} stands here.
    finds: [{word}]
  - text: Nothing stands here.
"""

Audit = Callable[..., Result]


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`loud` is an error about “zounds”, `quiet` a warning about “perchance”, `unsure` an error of low confidence.

    One for all tests, so that it is compiled once; a test that changes a rule takes a `draft`.
    """
    folder = tmp_path_factory.mktemp("pack") / "editorial"
    folder.mkdir()
    (folder / "loud.yaml").write_text(RULE.format(severity="error", confidence="high", word="zounds"), encoding="utf-8")
    (folder / "quiet.yaml").write_text(RULE.format(severity="warning", confidence="medium", word="perchance"), encoding="utf-8")
    (folder / "unsure.yaml").write_text(RULE.format(severity="error", confidence="low", word="mayhap"), encoding="utf-8")
    return folder.parent


@pytest.fixture
def draft(pack: Path, tmp_path: Path) -> Path:
    """A copy of the pack, to change."""
    return shutil.copytree(pack, tmp_path / "draft")


@pytest.fixture
def audit(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Audit:
    """`audit ARGUMENTS…` in an empty folder, with the pack's rules alone unless `everything`."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: bytes = b"", everything: bool = False) -> Result:
        rules = [] if everything else ["--rules", str(pack), "--select", "editorial/loud,editorial/quiet,editorial/unsure"]
        return CliRunner().invoke(cli, [*arguments, *rules], input=stdin)

    return run

"""The pages for people say what is so: links lead somewhere, the example rule works, the options that they name exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli.main import COMMANDS, cli
from auditor.examples import run
from auditor.rules import load_rules

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
OTHERS = {"--force-exclude", "--from", "--show", "--audit"}  # options of other programs


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"(?ms)^\s*(`{3,}).*?^\s*\1", "", page.read_text(encoding="utf-8"))
    assert [target for target in LINK.findall(prose) if not (page.parent / target).exists()] == []


def test_the_rule_that_teaches_how_to_write_one_holds_its_examples(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    (tmp_path / "overstatement").mkdir()
    first = page.split("```yaml\n", 1)[1].split("```", 1)[0]
    (tmp_path / "overstatement" / "miracle.yaml").write_text(first, encoding="utf-8")
    rules = load_rules(tmp_path)
    assert [run(rule, rules) for rule in rules.rules if rule.id == "overstatement/miracle"] == [[]]


@pytest.mark.parametrize("page", ["README.md", "docs/writing-rules.md"])
def test_options_that_are_named_exist(page: str) -> None:
    named = set(OPTION.findall((ROOT / page).read_text(encoding="utf-8"))) - OTHERS
    known = "".join(CliRunner().invoke(cli, [command, "--help"]).stdout for command in COMMANDS)
    assert sorted(named - set(OPTION.findall(known))) == []

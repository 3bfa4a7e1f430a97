"""The pages for people say what is so: links lead somewhere, the example rule works, the options that they name exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor import engine
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


@pytest.mark.parametrize("number", [0, 1])
def test_the_rules_that_teach_how_to_write_one_hold_their_examples(tmp_path: Path, number: int) -> None:
    page = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    text = re.findall(r"```yaml\n(check: phrase\n.*?)```", page, re.DOTALL)[number]
    (tmp_path / "overstatement").mkdir()
    (tmp_path / "overstatement" / "miracle.yaml").write_text(text, encoding="utf-8")
    rules = load_rules(tmp_path)
    assert [run(rule, rules) for rule in rules.rules if rule.id == "overstatement/miracle"] == [[]]


@pytest.mark.parametrize("page", ["README.md", "docs/writing-rules.md", "docs/configuration.md", "docs/baseline.md"])
def test_options_that_are_named_exist(page: str) -> None:
    named = set(OPTION.findall((ROOT / page).read_text(encoding="utf-8"))) - OTHERS
    known = "".join(CliRunner().invoke(cli, [command, "--help"]).stdout for command in COMMANDS)
    assert sorted(named - set(OPTION.findall(known))) == []


def test_the_keys_of_declared_evidence_are_those_that_are_read() -> None:
    page = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    named = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    read = {key for listed in load_rules().reference.lexicons["evidence-fields"].groups.values() for key in listed}
    assert named - read == {"doi", "pmid", "url", "citation"}


def test_the_example_of_declared_evidence_is_read_as_the_page_says() -> None:
    page = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")
    article = engine.understand(page.split("```yaml\n", 1)[1].split("```", 1)[0] + "Nothing else.\n", "page.md", load_rules())
    (study,) = article.studies
    assert (study.designs[0].value, study.sample_size and study.sample_size.value) == ("randomised trial", 240)
    assert ([fact.says for fact in study.partial], study.follow_up and study.follow_up.says) == (
        ["96 of 240", "14 of 240"],
        "12 months",
    )
    assert [(effect.estimate, effect.p, effect.significant) for effect in study.effects] == [(0.84, 0.11, False)]

"""docs/configuration.md and docs/baseline.md: every example is run, and prints what the page shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli.main import cli
from auditor.config import Configurations
from auditor.config.hook import with_hook
from auditor.config.loading import read_config

DOCS = Path(__file__).resolve().parents[1] / "docs"
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
PLACEHOLDER = "Write to yourname@example.com."


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in (".git", "articles", "professionals", "shared", "house-rules"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def blocks(page: str, kind: str) -> list[str]:
    return [text for name, text in BLOCK.findall((DOCS / page).read_text(encoding="utf-8")) if name == kind]


def squeezed(text: str) -> list[str]:
    """The lines without their padding: how wide the columns are depends on the rows that the page leaves out."""
    return [" ".join(line.split()) for line in text.splitlines()]


def played(console: str) -> None:
    """Runs each command of a console and compares what it prints; `…` stands for more lines."""
    for part in console.split("$ audit")[1:]:
        arguments, _, shown = part.partition("\n")
        result = CliRunner().invoke(cli, arguments.split())
        printed, expected = squeezed(result.stdout + result.stderr), squeezed(shown)
        if expected[-1:] == ["…"]:
            expected.pop()
            printed = printed[: len(expected)]
        assert printed == expected, arguments


def test_every_configuration_can_be_used(site: Path) -> None:
    texts = [text for text in blocks("configuration.md", "yaml") if not text.startswith("repos:")]
    (site / "shared" / "house.yaml").write_text(next(t for t in texts if t.startswith("# shared")), encoding="utf-8")
    assert len(texts) == 4
    for text in texts:
        (site / ".audit.yaml").write_text(text, encoding="utf-8")
        assert Configurations().of(Path("articles/a.md")).layers
        assert read_config(site / ".audit.yaml", site).layers


def test_the_hook_is_the_one_that_init_adds() -> None:
    (shown,) = (text for text in blocks("configuration.md", "yaml") if text.startswith("repos:"))
    assert shown == with_hook("")


def test_what_audit_config_shows(site: Path) -> None:
    (site / ".audit.yaml").write_text(blocks("configuration.md", "yaml")[0], encoding="utf-8")
    (site / "professionals" / "statins.md").write_text("# Statins\n", encoding="utf-8")
    played(blocks("configuration.md", "console")[0])


def test_what_a_misspelt_key_gives(site: Path) -> None:
    (site / "misspelt.yaml").write_text("fail_on: error\noverides: []\n", encoding="utf-8")
    played(blocks("configuration.md", "console")[1])


def test_the_keys_are_those_that_are_read() -> None:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    named = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    error = blocks("configuration.md", "console")[1].split("Known here: ")[1].strip().rstrip(".")
    assert named == set(error.split(", "))


def test_the_story_of_a_baseline(site: Path) -> None:
    edits: list[Callable[[], object]] = [
        lambda: article.write_text(f"# Iron\n\n{PLACEHOLDER}\n", encoding="utf-8"),
        lambda: article.write_text(f"# Iron\n\nIron is a metal.\n\n{PLACEHOLDER}\n", encoding="utf-8"),
        lambda: article.write_text("# Iron\n\nIron is a metal.\n", encoding="utf-8"),
    ]
    article = site / "articles" / "iron.md"
    consoles = blocks("baseline.md", "console")
    assert len(consoles) == len(edits)
    for edit, console in zip(edits, consoles, strict=True):
        edit()
        played(console)

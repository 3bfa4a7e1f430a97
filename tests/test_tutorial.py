"""docs/tutorial.md: whoever types it along sees what the page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_adoption_docs import blocks, played

PAGE = "tutorial.md"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_tutorial_can_be_typed_along(desk: Path) -> None:
    faulty, mended, quoted = blocks(PAGE, "markdown")
    audited, explained, silent, adopted, _ = blocks(PAGE, "console")
    article = desk / "cramps.md"
    article.write_text(faulty, encoding="utf-8")
    played(audited)
    played(explained)
    article.write_text(mended, encoding="utf-8")
    played(silent)
    played(adopted)
    article.write_text(quoted, encoding="utf-8")
    played("$ audit --select overstatement/,editorial/suppression cramps.md\n")
    article.write_text("\n".join(line for line in quoted.splitlines() if "audit:" not in line), encoding="utf-8")
    with pytest.raises(AssertionError):
        played("$ audit --select overstatement/ cramps.md\n")


def test_its_rule_passes_its_own_examples(desk: Path) -> None:
    (rule,) = blocks(PAGE, "yaml")
    (desk / "house" / "editorial").mkdir(parents=True)
    (desk / "house" / "editorial" / "sufferers.yaml").write_text(rule, encoding="utf-8")
    played(blocks(PAGE, "console")[-1])

"""`audit claims`: the ledger of what was understood."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from auditor.cli.claims import command

PAGE = """# Vitamin D eased the pain of every person

Records of 6 men and 3 women were reviewed. Seven of the patients had less pain.
"""


def run(path: Path, *options: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(command, [str(path), *options])
    return done.exit_code, done.stdout, done.stderr


def test_the_ledger_shows_study_and_claim_with_places(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")

    status, out, _ = run(page)

    assert status == 0
    assert f"  {page}:3:12  “6 men and 3 women”\n      design: case series\n      sample size: 6 men + 3 women = 9\n" in out
    assert "      universal: all (“every”)\n" in out
    assert "      compared with: the study at line 3 (“6 men and 3 women”)\n" in out


def test_the_ledger_as_json(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")

    entries = json.loads(run(page, "--format", "json")[1])["entries"]

    assert [(e["kind"], e["line"], e["column"], e["quote"]) for e in entries][:2] == [
        ("study", 3, 12, "6 men and 3 women"),
        ("claim", 1, 3, "Vitamin D eased the pain of every person"),
    ]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    status, _, err = run(tmp_path / "missing.md")

    assert status == 2
    assert "missing.md: the file cannot be read" in err

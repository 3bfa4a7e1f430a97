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


def test_what_marks_a_claim_stands_before_what_does_not_and_each_says_why(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")

    told = [line.strip() for line in run(page)[1].splitlines() if " “" in line]
    marks = [i for i, line in enumerate(told) if ": marks “" in line]
    silent = [i for i, line in enumerate(told) if ": silent on “" in line]

    assert (
        "overstatement/universal/response: marks “every person”: in the study it was 7 of 9 (6 men + 3 women = 9) (line 3)"
        in told
    )
    assert (
        "overstatement/significance: silent on “Vitamin D eased the pain”: the study reports no result that could be chance"
        in told
    )
    assert max(marks) < min(silent)


def test_a_claim_that_no_rule_speaks_of_says_so(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Records of 9 women were reviewed. All nine were short of iron.\n", encoding="utf-8")

    assert "      rules: none that holds claims against studies speaks of these words\n" in run(page)[1]

"""`audit checklist`: the table on the terminal, JSON and Markdown."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from auditor.cli.checklist import command

PAGE = "# Zinc\n\nBy Tove Lindqvist, 3 March 2025\n\nZinc shortens a cold. Ask your pharmacist | before you buy it.\n"


def run(tmp_path: Path, *options: str) -> tuple[int, str, str]:
    page = tmp_path / "zinc.md"
    page.write_text(PAGE, encoding="utf-8")
    done = CliRunner().invoke(command, [str(page), *options])
    return done.exit_code, done.stdout, done.stderr


def test_the_table_names_state_question_and_place(tmp_path: Path) -> None:
    status, out, _ = run(tmp_path)
    lines = out.splitlines()
    assert status == 0
    assert lines[0] == f"{tmp_path / 'zinc.md'}: 3 met, 12 not found, 2 cannot tell"
    assert lines[1:3] == [
        "  ✓ met          Does the page say who wrote or checked it?  [JAMA benchmarks: authorship; HONcode: authority]",
        "                 line 3 “By Tove Lindqvist, 3 March 2025”",
    ]
    assert "  – not found    Does it speak of harms?  [HealthNewsReview 3; DISCERN 11]" in lines
    assert lines[-1].startswith("“Met” means that the words were seen, not that they are good")


def test_json_carries_the_line_and_the_words(tmp_path: Path) -> None:
    article = json.loads(run(tmp_path, "--format", "json")[1])["articles"][0]
    assert article["criteria"][-1] == {
        "name": "help",
        "question": "Does it say where to get help or whom to ask?",
        "asked_by": ["DISCERN 7", "DISCERN 15"],
        "state": "met",
        "note": "",
        "line": 5,
        "quote": "Ask your pharmacist",
    }


def test_markdown_is_a_table_for_a_pull_request(tmp_path: Path) -> None:
    out = run(tmp_path, "--format", "markdown")[1]
    assert "| met | Does it say where to get help or whom to ask? | DISCERN 7; DISCERN 15 | line 5 “Ask your pharmacist” |" in out


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_shown(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(b"\xff\xfe\xfa\xc3(")
    good = tmp_path / "good.md"
    good.write_text(PAGE, encoding="utf-8")
    done = CliRunner().invoke(command, [str(bad), str(good)])
    assert done.exit_code == 2
    assert "bad.md" in done.stderr
    assert f"{good}: 3 met" in done.stdout


def test_a_path_that_does_not_exist_is_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, [str(tmp_path / "none.md")])
    assert (done.exit_code, done.stderr) == (2, f"audit: {tmp_path / 'none.md'}: There is no such file or folder.\n")


def test_a_pack_adds_a_criterion_in_one_file(tmp_path: Path) -> None:
    folder = tmp_path / "house" / "reference" / "criteria"
    folder.mkdir(parents=True)
    docs = (Path(__file__).parents[2] / "docs" / "checklist.md").read_text(encoding="utf-8")
    folder.joinpath("review.yaml").write_text(docs.split("```yaml\n")[1].split("```")[0], encoding="utf-8")

    out = run(tmp_path, "--rules", str(tmp_path / "house"))[1]

    assert "  – not found    Does it name the next review?  [house style 4]\n" in out

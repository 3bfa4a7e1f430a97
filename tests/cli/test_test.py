"""`audit test` runs the examples of rules, and reads like a compiler where they fail."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from auditor.cli.main import cli


def run(pack: Path, *names: str) -> Result:
    return CliRunner().invoke(cli, ["test", *names, "--rules", str(pack)])


def test_examples_that_hold_are_0_and_counted(pack: Path) -> None:
    result = run(pack, "editorial/loud", "editorial/quiet")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "4 examples of 2 rules, none failed.\n"


def test_an_example_that_finds_other_words_is_1_with_its_place(draft: Path) -> None:
    file = draft / "editorial" / "loud.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("finds: [zounds]", "finds: [zounds, gadzooks]"), encoding="utf-8")
    result = run(draft, "editorial/loud")
    assert result.exit_code == 1
    assert result.stdout == f"{file}:9: editorial/loud: expected “zounds”, “gadzooks”, found “zounds”\n"


def test_an_example_that_should_be_silent_is_1_with_what_was_found(draft: Path) -> None:
    file = draft / "editorial" / "loud.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Nothing stands", "Zounds stands"), encoding="utf-8")
    result = run(draft, "editorial/loud")
    assert result.exit_code == 1
    assert result.stdout == f"{file}:11: editorial/loud: expected nothing, found “Zounds”\n"


def test_a_rule_without_a_silent_example_is_2(draft: Path) -> None:
    file = draft / "editorial" / "loud.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("  - text: Nothing stands here.\n", ""), encoding="utf-8")
    result = run(draft, "editorial/loud")
    assert result.exit_code == 2
    assert f"{file}:8: A rule needs at least one example that fires" in result.stderr


def test_an_unknown_name_is_2(pack: Path) -> None:
    assert run(pack, "editorial/nonesuch").exit_code == 2


def test_an_example_on_a_day_that_does_not_exist_is_2(draft: Path) -> None:
    file = draft / "editorial" / "loud.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "    today: 2026-02-30\n", encoding="utf-8")
    result = run(draft, "editorial/loud")
    assert result.exit_code == 2
    assert f"{file}:12: “2026-02-30” is not a date such as 2026-03-31." in result.stderr

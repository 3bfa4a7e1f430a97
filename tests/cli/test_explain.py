"""`audit explain` tells an editor what a rule is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli.main import cli
from tests.cli.conftest import Audit


def test_without_a_name_it_lists_the_rules_by_category_with_severity_and_summary(pack: Path) -> None:
    lines = CliRunner().invoke(cli, ["explain", "--rules", str(pack)]).stdout.splitlines()
    editorial = lines[lines.index("editorial") :]
    assert any(line.split() == ["editorial/loud", "error", "The", "word", "zounds."] for line in editorial)
    assert any(line.split() == ["editorial/quiet", "warning", "The", "word", "perchance."] for line in editorial)


def test_with_a_rule_it_tells_all_that_the_rule_says(pack: Path) -> None:
    told = CliRunner().invoke(cli, ["explain", "editorial/loud", "--rules", str(pack)]).stdout
    assert [line for line in told.splitlines() if "File" not in line] == [
        "editorial/loud",
        "  The word zounds.",
        "",
        "  Why         It is only a test.",
        "  Message     Not “{words}”.",
        "  Severity    error",
        "  Confidence  high",
        "  Check       phrase",
        "              phrases: zounds",
        "",
        "  Finds “zounds” in:",
        "    | A zounds stands here.",
        "",
        "  Is silent on:",
        "    | Nothing stands here.",
    ]
    assert "loud.yaml" in told


def test_a_category_explains_all_below_it(pack: Path) -> None:
    told = CliRunner().invoke(cli, ["explain", "editorial/", "--rules", str(pack)]).stdout.splitlines()
    assert {"editorial/loud", "editorial/quiet", "editorial/placeholder"} <= set(told)
    assert not any(line.startswith("citation") for line in told)


@pytest.mark.parametrize(
    ("slip", "meant"), [("editorial/lowd", "editorial/loud"), ("lowd", "editorial/loud"), ("editoral", "editorial")]
)
def test_an_unknown_name_offers_the_nearest(pack: Path, slip: str, meant: str) -> None:
    result = CliRunner().invoke(cli, ["explain", slip, "--rules", str(pack)])
    assert result.exit_code == 2
    assert f"There is no rule “{slip}”. Did you mean {meant}" in result.stderr
    assert result.stdout == ""


def test_a_name_like_no_other_offers_none(audit: Audit) -> None:
    result = audit("explain", "xyzzy", everything=True)
    assert result.exit_code == 2
    assert result.stderr == "audit: There is no rule “xyzzy”. `audit explain` lists the rules.\n"


def test_a_rule_that_rests_on_a_table_prints_it_with_authority_year_and_source() -> None:
    told = CliRunner().invoke(cli, ["explain", "dosage/above-limit"]).stdout
    table = told[told.index("The reference table") :]
    zinc = " ".join(table[table.index("  zinc, in mg") :].split())
    assert zinc.startswith("zinc, in mg: checked 20")
    assert "US National Academies 2001: upper level: adult 40, pregnancy 40" in zinc
    assert table.count("The reference table") == 1
    assert "* The figure is generally known; it has not been checked at its source." in " ".join(table.split())

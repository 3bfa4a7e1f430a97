"""Rule packs: from a folder, from the configuration, from an installed distribution; overridden and renamed rules say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import RULE, Audit

LOUD = "Dentists were surprised: zounds, the filling held.\n"
LOUD_RULE = RULE.format(severity="info", confidence="high", word="zounds")
RENAMED = LOUD_RULE.replace("phrases:", "formerly: [editorial/first, editorial/yours]\nphrases:")


@pytest.fixture(autouse=True)
def repository(audit: Audit) -> None:
    Path(".git").mkdir()
    Path("a.md").write_text(LOUD, encoding="utf-8")


def rule(file: str, text: str = LOUD_RULE) -> None:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(text, encoding="utf-8")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A distribution that offers the pack `house-style`, as pip would leave it in site-packages."""
    packages = tmp_path / "packages"
    rule(str(packages / "house_style_rules" / "editorial" / "mine.yaml"))
    marker = 'raise RuntimeError("a pack is data, and nothing of it is to be run")\n'
    (packages / "house_style_rules" / "editorial" / "__init__.py").write_text(marker, encoding="utf-8")
    about = packages / "house_style-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: house-style\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[auditor.rules]\nhouse-style = house_style_rules\n", encoding="utf-8")
    monkeypatch.syspath_prepend(packages)
    return packages / "house_style_rules"


CHOSEN = ("--select", "editorial/mine")
FOUND = "a.md:1:26: info editorial/mine: Not “zounds”.\n"


def test_a_folder_in_the_configuration(audit: Audit) -> None:
    rule("house/editorial/mine.yaml")
    Path(".audit.yaml").write_text("rules: house\n", encoding="utf-8")
    assert audit("a.md", *CHOSEN, everything=True).stdout == FOUND
    assert "editorial/mine" in audit("explain", everything=True).stdout
    assert audit("test", "editorial/mine", everything=True).exit_code == 0


@pytest.mark.usefixtures("installed")
class TestInstalled:
    def test_it_is_used_where_it_is_named(self, audit: Audit) -> None:
        assert audit("a.md", *CHOSEN, "--rules", "house-style", everything=True).stdout == FOUND
        Path(".audit.yaml").write_text("rules: [house-style]\n", encoding="utf-8")
        assert audit("a.md", *CHOSEN, everything=True).stdout == FOUND

    def test_being_installed_alone_changes_nothing(self, audit: Audit) -> None:
        result = audit("a.md", *CHOSEN, everything=True)
        assert (result.exit_code, "There is no rule “editorial/mine”" in result.stderr) == (2, True)

    def test_to_extend_it_takes_its_configuration_too(self, audit: Audit, installed: Path) -> None:
        (installed / ".audit.yaml").write_text("severity: {editorial/mine: warning}\n", encoding="utf-8")
        Path(".audit.yaml").write_text("extends: house-style\nfail_on: warning\n", encoding="utf-8")
        result = audit("a.md", *CHOSEN, everything=True)
        assert (result.exit_code, result.stdout) == (1, FOUND.replace("info", "warning"))


def test_explain_says_which_file_is_in_force_and_in_place_of_which(audit: Audit) -> None:
    rule("house/readability/grade.yaml")
    told = audit("explain", "readability/grade", "--rules", "house", everything=True).stdout.splitlines()
    at = told.index(f"  File        {Path('house/readability/grade.yaml')}")
    assert told[at + 1].startswith("              in place of ")
    assert told[at + 1].endswith(str(Path("rules/readability/grade.yaml")))


def test_explain_says_what_the_configuration_makes_of_a_rule(audit: Audit) -> None:
    Path(".audit.yaml").write_text(
        "severity: {readability/: info}\nsettings:\n  readability/grade: {target: 8}\n", encoding="utf-8"
    )
    told = audit("explain", "readability/grade", everything=True).stdout
    assert "  Severity    info\n" in told
    assert "  Settings    target 8, margin 2, " in told
    assert "  Configured  severity info (.audit.yaml:1)\n              target 8 (.audit.yaml:3)\n" in told


class TestRenamed:
    @pytest.fixture(autouse=True)
    def renamed(self) -> None:
        rule("house/editorial/mine.yaml", RENAMED)
        Path(".audit.yaml").write_text("rules: house\n", encoding="utf-8")

    @pytest.mark.parametrize("old", ["editorial/first", "editorial/yours"])
    def test_an_old_id_still_selects_and_says_the_new_one(self, audit: Audit, old: str) -> None:
        result = audit("a.md", "--select", old, everything=True)
        assert (result.stdout, result.stderr) == (FOUND, f"audit: {old} is called editorial/mine now.\n")

    def test_explain_knows_it_by_its_old_id(self, audit: Audit) -> None:
        result = audit("explain", "editorial/yours", everything=True)
        assert result.stdout.startswith("editorial/mine\n")
        assert "  Formerly    editorial/first, editorial/yours\n" in result.stdout
        assert result.stderr == "audit: editorial/yours is called editorial/mine now.\n"

    def test_a_suppression_by_its_old_id_still_silences_it_and_is_told(self, audit: Audit) -> None:
        Path("a.md").write_text(f"<!-- audit: ignore editorial/yours: a quotation -->\n\n{LOUD}", encoding="utf-8")
        result = audit("a.md", "--select", "editorial/mine,editorial/suppression", everything=True)
        assert result.stdout == (
            "a.md:1:13: info editorial/suppression: The directive “ignore editorial/yours: a quotation” "
            "names editorial/yours, which is called editorial/mine now.\n"
        )

    def test_the_baseline_holds_over_a_renaming(self, audit: Audit) -> None:
        Path("house/editorial/mine.yaml").unlink()
        rule("house/editorial/first.yaml")
        audit("baseline", "write", "--select", "editorial/first", everything=True)
        Path("house/editorial/first.yaml").unlink()
        rule("house/editorial/mine.yaml", RENAMED)
        result = audit("a.md", *CHOSEN, everything=True)
        assert (result.stdout, result.stderr) == ("", "")

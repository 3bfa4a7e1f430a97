"""The command's contract: what it reads, what it prints where, and the status it leaves with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from auditor import __version__
from auditor.checks.phrase import Phrase
from tests.cli.conftest import Audit

LOUD = "Dentists were surprised: zounds, the filling held.\n"
QUIET = "Perchance the vaccine was late.\n"
CLEAN = "The pacemaker was checked twice.\n"


def write(**articles: str) -> None:
    for name, text in articles.items():
        Path(f"{name}.md").write_text(text, encoding="utf-8")


def findings(stdout: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(stdout)["findings"]
    return found


def rules(stdout: str) -> list[str]:
    return [finding["rule"] for finding in findings(stdout)]


class TestStatus:
    def test_nothing_found_is_0(self, audit: Audit) -> None:
        write(a=CLEAN)
        result = audit("a.md")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")

    def test_an_error_is_1_and_its_line_says_where(self, audit: Audit) -> None:
        write(a=LOUD)
        result = audit("a.md")
        assert (result.exit_code, result.stderr) == (1, "")
        assert result.stdout == "a.md:1:26: error editorial/loud: Not “zounds”.\n"

    def test_a_warning_is_told_but_leaves_0(self, audit: Audit) -> None:
        write(a=QUIET)
        result = audit("a.md")
        assert result.exit_code == 0
        assert result.stdout == "a.md:1:1: warning editorial/quiet: Not “Perchance”.\n"

    @pytest.mark.parametrize(
        ("text", "limit", "status"),
        [(QUIET, "warning", 1), (QUIET, "info", 1), (QUIET, "error", 0), (LOUD, "warning", 1), (LOUD, "never", 0)],
    )
    def test_fail_on_sets_the_severity_that_fails(self, audit: Audit, text: str, limit: str, status: int) -> None:
        write(a=text)
        assert audit("a.md", "--fail-on", limit).exit_code == status

    def test_a_missing_path_is_2_and_the_others_are_still_audited(self, audit: Audit) -> None:
        write(a=LOUD)
        result = audit("gone.md", "a.md")
        assert result.exit_code == 2
        assert "gone.md: There is no such file or folder." in result.stderr
        assert "editorial/loud" in result.stdout

    def test_a_file_that_is_no_text_is_2_and_the_others_are_still_audited(self, audit: Audit) -> None:
        write(a=LOUD)
        Path("b.md").write_bytes(b"caf\xe9 latte\n")
        result = audit("--format", "json")
        assert result.exit_code == 2
        assert "b.md:1: Byte 4 is not UTF-8. Save the file as UTF-8." in result.stderr
        assert rules(result.stdout) == ["editorial/loud"]

    def test_exit_zero_forgives_findings_and_nothing_else(self, audit: Audit) -> None:
        write(a=LOUD)
        assert audit("a.md", "--exit-zero").exit_code == 0
        assert audit("a.md", "gone.md", "--exit-zero").exit_code == 2

    def test_an_empty_folder_is_0_with_a_note(self, audit: Audit) -> None:
        result = audit()
        assert (result.exit_code, result.stdout) == (0, "")
        assert "no articles here" in result.stderr

    def test_a_suppressed_finding_does_not_count(self, audit: Audit) -> None:
        write(a=f"<!-- audit: ignore editorial/loud: a quotation -->\n\n{LOUD}")
        result = audit("a.md", "--format", "json")
        assert result.exit_code == 0
        assert [finding["status"] for finding in findings(result.stdout)] == ["suppressed"]

    def test_a_rule_that_crashes_is_2_and_the_others_still_run(self, audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
        find = Phrase.find

        def broken(self: Phrase, *arguments: Any) -> Any:
            if self.phrases == ("zounds",):
                raise ZeroDivisionError("a slip in the rule")
            return find(self, *arguments)

        monkeypatch.setattr(Phrase, "find", broken)
        write(a=LOUD + QUIET)
        result = audit("a.md")
        assert result.exit_code == 2
        assert "a.md:editorial/loud: The rule crashed: ZeroDivisionError: a slip in the rule" in result.stderr
        assert "editorial/quiet" in result.stdout


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (["--no-such-option"], "No such option"),
            (["--format", "pdf"], "There is no format “pdf”; there are text, json"),
            (["--format", "text", "--format", "json"], "Only one format can go to standard output"),
            (["--select", "editorial/nonesuch"], "There is no rule “editorial/nonesuch”"),
            (["--ignore", "nonesuch/"], "There is no rule “nonesuch/”"),
            (["--fail-on", "disaster"], "disaster"),
            (["--today", "31.12.2026"], "“31.12.2026” is not a date such as"),
            (["--rules", "nowhere"], "There is no such folder of rules"),
        ],
    )
    def test_a_mistake_is_2_and_says_what_there_is(self, audit: Audit, arguments: list[str], told: str) -> None:
        write(a=LOUD)
        result = audit("a.md", *arguments)
        assert result.exit_code == 2
        assert told in result.stderr
        assert result.stdout == ""

    def test_a_rule_with_an_unknown_key_names_file_and_line(self, audit: Audit, draft: Path) -> None:
        file = draft / "editorial" / "loud.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("why:", "colour: red\nwhy:"), encoding="utf-8")
        result = audit("--rules", str(draft), everything=True)
        assert result.exit_code == 2
        assert f"{file}:6: Unknown key `colour`. Known here: check, " in result.stderr

    def test_a_message_with_an_unknown_name_names_file_and_line(self, audit: Audit, draft: Path) -> None:
        file = draft / "editorial" / "loud.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("{words}", "{wrods}"), encoding="utf-8")
        result = audit("--rules", str(draft), everything=True)
        assert result.exit_code == 2
        assert f"{file}:5: The message uses {{wrods}}; the check `phrase` gives {{instead}}, {{words}}." in result.stderr

    def test_options_may_stand_anywhere(self, audit: Audit) -> None:
        write(a=LOUD, b=QUIET)
        told = audit("a.md", "b.md", "--format", "json").stdout
        assert audit("--format", "json", "a.md", "b.md").stdout == told
        assert audit("a.md", "--format=json", "b.md").stdout == told
        assert audit("check", "a.md", "--format", "json", "b.md").stdout == told

    def test_no_path_means_the_current_folder(self, audit: Audit) -> None:
        write(a=LOUD)
        assert audit().stdout == audit(".").stdout == audit("check").stdout == "a.md:1:26: error editorial/loud: Not “zounds”.\n"

    def test_a_folder_called_like_a_command_is_named_with_a_dot(self, audit: Audit) -> None:
        Path("explain").mkdir()
        Path("explain/a.md").write_text(LOUD, encoding="utf-8")
        assert audit("./explain").exit_code == 1
        assert audit("explain", "editorial/placeholder", everything=True).stdout.startswith("editorial/placeholder\n")

    def test_version(self, audit: Audit) -> None:
        assert audit("--version", everything=True).stdout == f"audit {__version__}\n"


class TestChoice:
    def test_select_and_ignore_take_ids_and_categories(self, audit: Audit) -> None:
        write(a=LOUD + QUIET)
        assert rules(audit("a.md", "--format", "json").stdout) == ["editorial/loud", "editorial/quiet"]
        assert rules(audit("a.md", "--format", "json", "--ignore", "editorial/loud").stdout) == ["editorial/quiet"]
        assert rules(audit("a.md", "--format", "json", "--ignore", "editorial/").stdout) == []

    def test_min_severity_hides_what_is_below_it(self, audit: Audit) -> None:
        write(a=LOUD + QUIET)
        assert rules(audit("a.md", "--format", "json", "--min-severity", "error").stdout) == ["editorial/loud"]

    def test_min_confidence_is_medium_unless_told(self, audit: Audit) -> None:
        write(a="Mayhap the statin helped.\n")
        assert rules(audit("a.md", "--format", "json").stdout) == []
        assert rules(audit("a.md", "--format", "json", "--min-confidence", "low").stdout) == ["editorial/unsure"]

    def test_today_decides_whether_a_suppression_has_ended(self, audit: Audit) -> None:
        write(a=f"<!-- audit: ignore editorial/loud until 2026-06-30: a quotation -->\n\n{LOUD}")
        assert audit("a.md", "--today", "2026-06-30").exit_code == 0
        assert audit("a.md", "--today", "2026-07-01").exit_code == 1

    def test_limits_that_nobody_looked_at_for_long_are_named_to_a_person(
        self, audit: Audit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(a="# Tea\n\nTea is hot.")
        monkeypatch.setenv("FORCE_COLOR", "1")
        late = audit("a.md", "--select", "dosage/above-limit", "--today", "2036-01-01", everything=True).stdout
        assert "Limits last checked more than 24 months ago:" in late
        assert "Limits" not in audit("a.md", "--select", "dosage/unit", "--today", "2036-01-01", everything=True).stdout

    def test_isolated_and_no_cache_find_the_same(self, audit: Audit) -> None:
        write(a=LOUD)
        assert audit("a.md", "--isolated", "--no-cache").stdout == audit("a.md").stdout


class TestStandardInput:
    def test_a_dash_reads_it_under_the_name_given(self, audit: Audit) -> None:
        result = audit("-", "--stdin-filename", "tooth.html", stdin=f"<p>{LOUD}</p>".encode())
        assert result.stdout == "tooth.html:1:29: error editorial/loud: Not “zounds”.\n"

    def test_the_report_for_a_person_shows_its_lines(self, audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("NO_COLOR", "1")
        assert audit("-", stdin=b"\xef\xbb\xbf" + LOUD.encode()).stdout.splitlines() == [
            "stdin.md:1:26  error  editorial/loud",
            "    Not “zounds”.",
            "",
            "    1 | Dentists were surprised: zounds, the filling held.",
            "      |                          ^^^^^^",
            "",
            "    Why: It is only a test.",
            "",
            "1 error in 1 of 1 article.",
        ]

    def test_without_a_name_it_is_markdown(self, audit: Audit) -> None:
        assert audit("-", stdin=LOUD.encode()).stdout == "stdin.md:1:26: error editorial/loud: Not “zounds”.\n"

    def test_bytes_that_are_no_text_are_2(self, audit: Audit) -> None:
        result = audit("-", stdin=b"\xff\xfe\xfa")
        assert result.exit_code == 2
        assert "Traceback" not in result.stderr


class TestJson:
    def test_the_keys_are_those_of_the_contract(self, audit: Audit) -> None:
        write(a=LOUD)
        report = json.loads(audit("a.md", "gone.md", "--format", "json").stdout)
        assert list(report) == ["version", "tool", "findings", "errors", "summary"]
        assert report["version"] == 1
        assert report["tool"] == {"name": "auditor", "version": __version__}
        assert report["summary"] == {"files": 2, "findings": 1, "by_severity": {"error": 1}}
        assert report["errors"] == [
            {"path": "gone.md", "line": None, "rule": None, "message": "There is no such file or folder."}
        ]
        finding = report["findings"][0]
        assert len(finding.pop("fingerprint")) == 24
        finding.pop("reason")
        assert finding == {
            "rule": "editorial/loud", "category": "editorial", "kind": "loud", "severity": "error", "confidence": "high",
            "message": "Not “zounds”.", "path": "a.md", "line": 1, "column": 26, "end_line": 1, "end_column": 32,
            "quote": "zounds", "evidence": [], "suggestion": None, "status": "new",
        }  # fmt: skip

    def test_a_report_can_go_to_a_file_beside_one_on_standard_output(self, audit: Audit) -> None:
        write(a=LOUD)
        result = audit("a.md", "--format", "json=report.json", "--format", "text")
        assert rules(Path("report.json").read_text(encoding="utf-8")) == ["editorial/loud"]
        assert result.stdout == "a.md:1:26: error editorial/loud: Not “zounds”.\n"

    def test_with_a_file_alone_standard_output_is_empty(self, audit: Audit) -> None:
        write(a=LOUD)
        assert audit("a.md", "--format", "json=report.json").stdout == ""

    def test_findings_are_sorted_by_path_line_column_and_rule(self, audit: Audit) -> None:
        write(b=LOUD, a=f"{CLEAN}\n{QUIET}\n{LOUD}")
        report = findings(audit("b.md", "a.md", "--format", "json").stdout)
        assert [(f["path"], f["line"]) for f in report] == [("a.md", 3), ("a.md", 5), ("b.md", 1)]


class TestEntryPoint:
    """The real command, in a process of its own."""

    def run(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([sys.executable, "-m", "auditor", *arguments], input=stdin, capture_output=True, check=False)

    def test_findings_go_to_standard_output_in_utf_8(self, audit: Audit, pack: Path) -> None:
        write(a=LOUD)
        result = self.run("a.md", "--rules", str(pack), "--select", "editorial/loud")
        assert (result.returncode, result.stderr) == (1, b"")
        assert result.stdout.decode("utf-8").splitlines() == ["a.md:1:26: error editorial/loud: Not “zounds”."]

    def test_an_unknown_option_is_2_on_standard_error(self) -> None:
        result = self.run("--nonesuch")
        assert (result.returncode, result.stdout) == (2, b"")
        assert b"--nonesuch" in result.stderr

    def test_a_broken_byte_on_standard_input_is_no_traceback(self) -> None:
        result = self.run("-", stdin=b"\x80abc")
        assert result.returncode == 2
        assert b"Traceback" not in result.stderr

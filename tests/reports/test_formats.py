"""The reports for programs: each says in its own form what was found, where, against what, and what is broken."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from auditor.model.finding import Confidence, Evidence, Finding, Location, Problem, Result, Severity, Status, Suggestion
from auditor.reference import Reference
from auditor.reports import FORMATS, Style, report
from auditor.rules import RuleSet, load_rules

WHY = "A reader whose artery closes was told that it cannot."
ARTICLE = "# Für jeden: the stent keeps every artery open\n\nWe followed 80 women.\nSix arteries closed again.\n"
PLACE = Location("stent one.md", 1, 30, 1, 42)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """One rule that says why in the words above."""
    rule = next(rule for rule in load_rules().rules if rule.id == "editorial/suppression")
    rule = replace(rule, id="overstatement/universal", why=WHY, summary="All, where some were not.", severity=Severity.ERROR)
    return RuleSet((rule,), Reference({}))


@pytest.fixture
def finding() -> Finding:
    evidence = Evidence("stent one.md", Location("stent one.md", 4, 1, 4, 26), "Six arteries closed again", "6 of 80 closed")
    message = "“every artery” leaves none out, but 7.5% closed."
    return Finding(
        "overstatement/universal", Severity.ERROR, Confidence.HIGH, message, PLACE, "every artery", (evidence,), fingerprint="f1"
    )


@pytest.fixture
def result(finding: Finding) -> Result:
    """A new finding, one with a reason for keeping it, and a file that could not be read."""
    kept = replace(finding, rule="editorial/placeholder", status=Status.SUPPRESSED, reason="shown on purpose", fingerprint="f2")
    problem = Problem("b.md", "Byte 2 is not UTF-8.", 1)
    return Result((finding, kept), (problem,), files=2, texts={"stent one.md": ARTICLE}, pages=("stent one.md",))


def rendered(name: str, result: Result, rules: RuleSet) -> str:
    return report(name).render(result, rules, Style())


def test_jsonl_gives_a_finding_a_line_and_the_problems_after_them(result: Result, rules: RuleSet) -> None:
    lines = [json.loads(line) for line in rendered("jsonl", result, rules).splitlines()]
    assert [line.get("rule") for line in lines] == ["overstatement/universal", "editorial/placeholder", None]
    assert lines[0]["evidence"][0]["says"] == "6 of 80 closed"
    assert lines[2] == {"error": {"path": "b.md", "line": 1, "rule": None, "message": "Byte 2 is not UTF-8."}}


def test_github_annotates_what_is_new_and_escapes_its_own_signs(result: Result, rules: RuleSet) -> None:
    assert rendered("github", result, rules).splitlines() == [
        "::error file=b.md,line=1,title=audit::Byte 2 is not UTF-8.",
        (
            "::error file=stent one.md,line=1,endLine=1,col=30,endColumn=42,title=overstatement/universal::"
            "“every artery” leaves none out, but 7.5%25 closed.%0Aline 4: “Six arteries closed again” (6 of 80 closed)"
        ),
    ]


def test_github_counts_what_it_would_drop_and_keeps_the_worst(finding: Finding, rules: RuleSet) -> None:
    mild = tuple(replace(finding, severity=Severity.WARNING) for _ in range(12))
    lines = rendered("github", Result((*mild, finding)), rules).splitlines()
    assert lines[0].startswith("::error ")
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[-1] == "2 more findings are in the full report."


def test_gitlab_tells_two_equal_findings_apart(finding: Finding, rules: RuleSet) -> None:
    entries = json.loads(rendered("gitlab", Result((finding, finding)), rules))
    assert [entry["location"] for entry in entries] == [{"path": "stent one.md", "lines": {"begin": 1, "end": 1}}] * 2
    assert [entry["severity"] for entry in entries] == ["major", "major"]
    assert len({entry["fingerprint"] for entry in entries}) == 2


def test_gitlab_fingerprints_do_not_depend_on_the_line(finding: Finding, rules: RuleSet) -> None:
    moved = replace(finding, location=replace(PLACE, line=9, end_line=9))
    first, second = (json.loads(rendered("gitlab", Result((f,)), rules))[0]["fingerprint"] for f in (finding, moved))
    assert first == second


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab", "rdjson"])
def test_hosts_are_told_paths_from_the_working_folder_on(
    name: str, finding: Finding, rules: RuleSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for named in (tmp_path / "articles" / "a.md", "./articles/a.md"):
        text = rendered(name, Result((replace(finding, location=replace(PLACE, path=str(named)), evidence=()),)), rules)
        assert "articles/a.md" in text
        assert str(tmp_path) not in text
        assert "./articles" not in text


def test_rdjson_counts_columns_in_bytes(result: Result, rules: RuleSet) -> None:
    document = json.loads(rendered("rdjson", result, rules))
    found, broken = document["diagnostics"]
    assert found["location"]["range"] == {"start": {"line": 1, "column": 31}, "end": {"line": 1, "column": 43}}
    assert found["related_locations"][0]["message"] == "“Six arteries closed again”: 6 of 80 closed"
    assert broken["location"] == {"path": "b.md", "range": {"start": {"line": 1}}}


def test_junit_fails_for_the_new_skips_the_kept_and_passes_a_clean_page(result: Result, rules: RuleSet) -> None:
    text = rendered("junit", replace(result, pages=("stent one.md", "clean.md")), rules)
    root = ET.fromstring(text)  # noqa: S314 - our own text
    told = [(suite.get("name"), suite.get("failures"), suite.get("skipped"), suite.get("errors")) for suite in root]
    assert told == [("stent one.md", "1", "1", "0"), ("clean.md", "0", "0", "0"), ("problems", "0", "0", "1")]
    assert [case.get("name") for case in root[1]] == ["no finding"]


def test_markdown_is_one_table_that_shows_no_markup_of_the_page(finding: Finding, rules: RuleSet) -> None:
    rude = replace(finding, message="“<b>every</b> | @nurse” leaves none out.", evidence=())
    text = rendered("markdown", Result((rude,), files=1), rules)
    assert "1 error in 1 article." in text
    row = r"| stent one.md:1 | error | “\<b\>every\</b\> \| \@nurse” leaves none out. | `overstatement/universal` |"
    assert row in text.splitlines()
    assert f"- `overstatement/universal`: {WHY}" in text


def test_markdown_of_a_clean_run_says_so(rules: RuleSet) -> None:
    assert rendered("markdown", Result(files=3), rules) == "## Audit\n\nNo findings in 3 articles.\n"


def test_sarif_carries_places_evidence_fingerprints_and_reasons(result: Result, rules: RuleSet) -> None:
    run = json.loads(rendered("sarif", result, rules))["runs"][0]
    new, kept = run["results"]
    region = {"startLine": 1, "startColumn": 30, "endLine": 1, "endColumn": 42, "snippet": {"text": "every artery"}}
    place = {"artifactLocation": {"uri": "stent%20one.md"}, "region": region}
    assert new["locations"] == [{"physicalLocation": place}]
    assert new["partialFingerprints"] == {"audit/v1": "f1"}
    assert new["relatedLocations"][0]["message"] == {"text": "6 of 80 closed"}
    assert run["tool"]["driver"]["rules"][new["ruleIndex"]]["help"]["text"].startswith(WHY)
    assert kept["suppressions"] == [{"kind": "inSource", "justification": "shown on purpose"}]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_offers_other_words_as_a_fix(finding: Finding, rules: RuleSet) -> None:
    document = json.loads(rendered("sarif", Result((replace(finding, suggestion=Suggestion("most arteries")),)), rules))
    change = document["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]
    assert change["replacements"][0]["insertedContent"] == {"text": "most arteries"}


def test_sarif_closes_what_the_baseline_accepts(finding: Finding, rules: RuleSet) -> None:
    accepted = replace(finding, status=Status.BASELINE)
    (told,) = json.loads(rendered("sarif", Result((accepted,)), rules))["runs"][0]["results"]
    assert told["baselineState"] == "unchanged"
    assert told["suppressions"] == [{"kind": "external", "justification": "Accepted in the baseline."}]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_an_answer_to_nothing_at_all(name: str, rules: RuleSet) -> None:
    text = rendered(name, Result(), rules)
    assert text == "" or text.endswith("\n")

"""SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/: for code scanning and other readers of results."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from auditor import __version__
from auditor.model.finding import Confidence, Evidence, Finding, Location, Problem, Result, Severity, Status
from auditor.reports import Style
from auditor.reports.paths import hosted
from auditor.rules.model import Rule, RuleSet

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
PRECISIONS = {Confidence.HIGH: "very-high", Confidence.MEDIUM: "high", Confidence.LOW: "medium"}


def render(result: Result, rules: RuleSet, style: Style) -> str:
    """One run: every rule in force, every finding (suppressed and accepted ones marked so), every problem."""
    places = {rule.id: index for index, rule in enumerate(rules.rules)}
    run = {
        "tool": {
            "driver": {"name": "auditor", "version": __version__, "rules": [_rule(rule) for rule in rules.rules]},
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not result.problems,
                "toolExecutionNotifications": [_notification(problem) for problem in result.problems],
            }
        ],
        "results": [_result(finding, places) for finding in result.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    sources = [f"- {source}" for source in rule.sources]
    markdown = "\n".join([rule.why, *(["", "Sources:", "", *sources] if sources else [])])
    return {
        "id": rule.id,
        "name": "".join(part.title() for part in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": "\n".join([rule.why, *rule.sources]), "markdown": markdown},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.category.value, rule.kind], "precision": PRECISIONS[rule.confidence]},
    }


def _result(finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _physical(finding.location, finding.quote)}],
        "partialFingerprints": {"audit/v1": finding.fingerprint},
        "baselineState": "unchanged" if finding.status is Status.BASELINE else "new",
        "properties": {"confidence": finding.confidence.value},
    }
    if finding.rule in places:
        found["ruleIndex"] = places[finding.rule]
    if finding.evidence:
        found["relatedLocations"] = [_related(number, evidence) for number, evidence in enumerate(finding.evidence)]
    if finding.status is Status.SUPPRESSED:
        found["suppressions"] = [{"kind": "inSource", "justification": finding.reason}]
    if finding.status is Status.BASELINE:  # code scanning shows what is merely "unchanged"
        found["suppressions"] = [{"kind": "external", "justification": "Accepted in the baseline."}]
    if finding.suggestion:
        replacement = {"deletedRegion": _region(finding.location), "insertedContent": {"text": finding.suggestion.text}}
        change = {"artifactLocation": {"uri": _uri(finding.location.path)}, "replacements": [replacement]}
        found["fixes"] = [{"description": {"text": f"Write “{finding.suggestion.text}”."}, "artifactChanges": [change]}]
    return found


def _related(number: int, evidence: Evidence) -> dict[str, Any]:
    place = (
        _physical(evidence.location, evidence.quote) if evidence.location else {"artifactLocation": {"uri": _uri(evidence.path)}}
    )
    return {"id": number, "message": {"text": evidence.says}, "physicalLocation": place}


def _physical(place: Location, words: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(place.path)}, "region": {**_region(place), "snippet": {"text": words}}}


def _region(place: Location) -> dict[str, int]:
    return {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}


def _notification(problem: Problem) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.path)}}
    if problem.line:
        where["region"] = {"startLine": problem.line}
    return {"level": "error", "message": {"text": problem.message}, "locations": [{"physicalLocation": where}]}


def _uri(path: str) -> str:
    return quote(hosted(path))

"""The Reviewdog Diagnostic Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from __future__ import annotations

import json
from typing import Any

from auditor.model.finding import Finding, Location, Result, Severity, Status
from auditor.reports import Style
from auditor.reports.lines import Lines
from auditor.reports.paths import hosted
from auditor.rules.model import RuleSet

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(result: Result, rules: RuleSet, style: Style) -> str:
    """The new findings and the problems; columns count bytes of UTF-8, as the format wants it."""
    lines = Lines(result.texts)
    diagnostics = [_diagnostic(finding, lines) for finding in result.findings if finding.status is Status.NEW]
    for problem in result.problems:
        where: dict[str, Any] = {"path": hosted(problem.path)}
        if problem.line:
            where["range"] = {"start": {"line": problem.line}}
        diagnostics.append({"message": problem.message, "location": where, "severity": "ERROR", "code": {"value": "audit"}})
    document = {"source": {"name": "auditor"}, "diagnostics": diagnostics}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding, lines: Lines) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": finding.message,
        "location": _location(finding.location, lines),
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    related = [
        {"message": f"“{e.quote}”: {e.says}", "location": _location(e.location, lines)} for e in finding.evidence if e.location
    ]
    if related:
        found["related_locations"] = related
    if finding.suggestion:
        found["suggestions"] = [{"range": _range(finding.location, lines), "text": finding.suggestion.text}]
    return found


def _location(place: Location, lines: Lines) -> dict[str, Any]:
    return {"path": hosted(place.path), "range": _range(place, lines)}


def _range(place: Location, lines: Lines) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": lines.bytes_before(place.path, place.line, place.column) + 1},
        "end": {"line": place.end_line, "column": lines.bytes_before(place.path, place.end_line, place.end_column) + 1},
    }

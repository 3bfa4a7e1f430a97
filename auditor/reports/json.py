"""The JSON report, version 1. Its shape is a contract: fields are only ever added."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from auditor import __version__
from auditor.model.finding import Evidence, Finding, Location, Result, Status
from auditor.reports import Style
from auditor.rules.model import RuleSet


def render(result: Result, rules: RuleSet, style: Style) -> str:
    """All findings, counted or not, with the problems and a summary of what counts."""
    new = [finding for finding in result.findings if finding.status is Status.NEW]
    document: dict[str, Any] = {
        "version": 1,
        "tool": {"name": "auditor", "version": __version__},
        "findings": [as_dict(finding) for finding in result.findings],
        "errors": [{"path": p.path, "line": p.line, "rule": p.rule, "message": p.message} for p in result.problems],
        "summary": {
            "files": result.files,
            "findings": len(new),
            "by_severity": dict(Counter(finding.severity.value for finding in new)),
        },
    }
    if result.statistics is not None:
        document["statistics"] = result.statistics
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_dict(finding: Finding) -> dict[str, Any]:
    """One finding as the contract has it."""
    suggestion = finding.suggestion
    return {
        "rule": finding.rule,
        "category": finding.category.value,
        "kind": finding.kind,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        **_place(finding.location),
        "quote": finding.quote,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "suggestion": {"text": suggestion.text, "safe": suggestion.safe} if suggestion else None,
        "fingerprint": finding.fingerprint,
        "status": finding.status.value,
        "reason": finding.reason or None,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    place = _place(evidence.location) if evidence.location else {"path": evidence.path}
    return {**place, "quote": evidence.quote, "says": evidence.says}


def _place(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }

"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import json
from hashlib import sha256

from auditor.model.finding import Result, Severity, Status
from auditor.reports import Style
from auditor.reports.paths import hosted
from auditor.rules.model import RuleSet

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(result: Result, rules: RuleSet, style: Style) -> str:
    """The new findings and the problems; fingerprints are unique and do not depend on the line."""
    entries, taken = [], set[str]()
    for finding in result.findings:
        if finding.status is Status.NEW:
            place = finding.location
            mark = _unique(finding.fingerprint or finding.message, taken)
            entries.append(
                _entry(finding.rule, finding.message, SEVERITIES[finding.severity], place.path, place.line, place.end_line, mark)
            )
    for problem in result.problems:
        mark = _unique(f"{problem.path}:{problem.message}", taken)
        line = problem.line or 1
        entries.append(_entry(problem.rule or "audit", problem.message, "critical", problem.path, line, line, mark))
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(name: str, message: str, severity: str, path: str, begin: int, end: int, fingerprint: str) -> dict[str, object]:
    return {
        "type": "issue",
        "check_name": name,
        "description": message,
        "categories": ["Clarity"],
        "severity": severity,
        "fingerprint": fingerprint,
        "location": {"path": hosted(path), "lines": {"begin": begin, "end": end}},
    }


def _unique(mark: str, taken: set[str]) -> str:
    """A hash of the mark, salted until no other entry has it: GitLab drops the second of two alike."""
    salt, value = 0, mark
    while (digest := sha256(value.encode()).hexdigest()) in taken:
        salt += 1
        value = f"{mark}#{salt}"
    taken.add(digest)
    return digest

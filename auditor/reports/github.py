"""Annotations of a GitHub workflow: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""

from __future__ import annotations

from collections import defaultdict

from auditor.model.finding import Finding, Result, Severity, Status
from auditor.reports import Style
from auditor.reports.paths import hosted
from auditor.rules.model import RuleSet

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
SHOWN = 10  # annotations of one severity that GitHub shows for a step


def render(result: Result, rules: RuleSet, style: Style) -> str:
    """New findings, the worst first; what GitHub would drop without a word is counted in a last line."""
    by_severity: dict[Severity, list[Finding]] = defaultdict(list)
    for finding in result.findings:
        if finding.status is Status.NEW:
            by_severity[finding.severity].append(finding)
    lines, left = [], 0
    if result.problems:
        lines += [
            f"::error file={_property(hosted(p.path))},line={p.line or 1},title=audit::{_text(p.message)}"
            for p in result.problems
        ]
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        room = max(SHOWN - len(lines), 0) if severity is Severity.ERROR else SHOWN
        lines += [_annotation(finding) for finding in by_severity[severity][:room]]
        left += len(by_severity[severity][room:])
    if left:
        lines.append(f"{left} more {'finding is' if left == 1 else 'findings are'} in the full report.")
    return "".join(line + "\n" for line in lines)


def _annotation(finding: Finding) -> str:
    place = finding.location
    columns = f",col={place.column},endColumn={place.end_column}" if place.line == place.end_line else ""
    where = f"file={_property(hosted(place.path))},line={place.line},endLine={place.end_line}{columns}"
    evidence = (_evidence_line(e.says, e.quote, e.location.line if e.location else None) for e in finding.evidence)
    told = _text("\n".join([finding.message, *evidence]))
    return f"::{COMMANDS[finding.severity]} {where},title={_property(finding.rule)}::{told}"


def _evidence_line(says: str, quote: str, line: int | None) -> str:
    return f"line {line}: “{quote}” ({says})" if line else f"“{quote}” ({says})"


def _text(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _text(value).replace(":", "%3A").replace(",", "%2C")

"""One finding or problem a line, as JSON: for programs that read while the audit of many pages goes on."""

from __future__ import annotations

import json

from auditor.model.finding import Result
from auditor.reports import Style
from auditor.reports.json import as_dict
from auditor.rules.model import RuleSet


def render(result: Result, rules: RuleSet, style: Style) -> str:
    """The findings in the fields of the JSON report, then the problems as `{"error": …}`."""
    problems = ({"error": {"path": p.path, "line": p.line, "rule": p.rule, "message": p.message}} for p in result.problems)
    lines = (*(as_dict(finding) for finding in result.findings), *problems)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

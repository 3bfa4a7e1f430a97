"""JUnit XML, as Jenkins and GitLab read it: one suite a page, one case a finding; a page without any is one case that passes."""

from __future__ import annotations

from collections import defaultdict
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from auditor.model.finding import Finding, Result, Status
from auditor.reports import Style
from auditor.reports.excerpt import printable
from auditor.rules.model import RuleSet


def render(result: Result, rules: RuleSet, style: Style) -> str:
    """New findings are failures, suppressed and accepted ones are skipped, problems are errors."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for page in result.pages:
        by_path[page] = []
    for finding in result.findings:
        by_path[finding.location.path].append(finding)
    root = Element("testsuites", name="auditor")
    for path, findings in by_path.items():
        new = sum(finding.status is Status.NEW for finding in findings)
        suite = _suite(root, path, max(len(findings), 1), failures=new, skipped=len(findings) - new)
        for finding in findings:
            _case(suite, finding)
        if not findings:
            SubElement(suite, "testcase", name="no finding", classname=printable(path), time="0")
    if result.problems:
        suite = _suite(root, "problems", len(result.problems), errors=len(result.problems))
        for problem in result.problems:
            case = SubElement(suite, "testcase", name=problem.rule or "read", classname=printable(problem.path), time="0")
            place = f"{problem.path}:{problem.line}" if problem.line else problem.path
            SubElement(case, "error", message=printable(problem.message), type="audit").text = printable(place)
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, name: str, tests: int, *, failures: int = 0, errors: int = 0, skipped: int = 0) -> Element:
    counts = {"tests": tests, "failures": failures, "errors": errors, "skipped": skipped}
    return SubElement(root, "testsuite", {"name": printable(name), "time": "0"} | {key: str(n) for key, n in counts.items()})


def _case(suite: Element, finding: Finding) -> None:
    place = finding.location
    case = SubElement(
        suite, "testcase", name=f"{finding.rule} at {place.line}:{place.column}", classname=printable(place.path), time="0"
    )
    if finding.status is not Status.NEW:
        SubElement(case, "skipped", message=printable(finding.reason or finding.status.value))
        return
    lines = [f"{place.path}:{place.line}:{place.column}: “{finding.quote}”"]
    lines += [f"{e.location.line if e.location else e.path}: “{e.quote}” ({e.says})" for e in finding.evidence]
    failure = SubElement(case, "failure", message=printable(finding.message), type=finding.severity.value)
    failure.text = "\n".join(printable(line) for line in lines)

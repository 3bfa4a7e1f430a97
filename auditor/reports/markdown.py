"""A summary for a pull request or a job's page, in Markdown: one table, the worst first, the reasons once a rule."""

from __future__ import annotations

import re
from collections import Counter

from auditor.model.finding import Finding, Result, Status
from auditor.reports import Style
from auditor.rules.model import RuleSet

SHOWN = 100  # rows; GitHub cuts a summary at 1 MiB
SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$@])")


def render(result: Result, rules: RuleSet, style: Style) -> str:
    """What is new, as a table of places, words and reasons; then why each rule matters; then the problems."""
    new = sorted((f for f in result.findings if f.status is Status.NEW), key=lambda f: (-f.severity.rank, f.sort_key))
    lines = ["## Audit", "", _summary(new, result.files)]
    if new:
        lines += ["", "| Place | Severity | What | Rule |", "| --- | --- | --- | --- |", *map(_row, new[:SHOWN])]
    if len(new) > SHOWN:
        lines += ["", f"{len(new) - SHOWN} more are in the full report."]
    if new:
        whys = {rule.id: rule.why for rule in rules.rules}
        named = dict.fromkeys(finding.rule for finding in new[:SHOWN])
        lines += ["", "<details><summary>Why these matter</summary>", ""]
        lines += [f"- `{rule}`: {_plain(whys[rule])}" for rule in named if whys.get(rule)]
        lines += ["", "</details>"]
    if result.problems:
        lines += ["", "### Broken", ""]
        lines += [f"- {_plain(p.path)}{f':{p.line}' if p.line else ''}: {_plain(p.message)}" for p in result.problems]
    return "\n".join(lines) + "\n"


def _summary(new: list[Finding], files: int) -> str:
    read = f"{files} article{'' if files == 1 else 's'}"
    if not new:
        return f"No findings in {read}."
    counts = Counter(finding.severity.value for finding in new)
    told = [f"{counts[s]} {s}{'s' if counts[s] != 1 and s != 'info' else ''}" for s in ("error", "warning", "info") if counts[s]]
    return f"{', '.join(told)} in {read}."


def _row(finding: Finding) -> str:
    place = finding.location
    evidence = "".join(
        f"<br>line {e.location.line}: “{_plain(e.quote)}”" if e.location else f"<br>“{_plain(e.quote)}”" for e in finding.evidence
    )
    where = f"{_plain(place.path)}:{place.line}"
    return f"| {where} | {finding.severity.value} | {_plain(finding.message)}{evidence} | `{finding.rule}` |"


def _plain(text: str) -> str:
    """Text that shows as itself in a table's cell: no markup, no mention of a user, no line break."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))

"""What every command that audits has in common: its options, its reports, its exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from auditor.cli.options import BROKEN, choosing, day, fail
from auditor.config import InForce
from auditor.model.finding import Confidence, Finding, Result, Severity, Status
from auditor.reports import FORMATS, Style, report
from auditor.rules import RuleSet

FOUND = 1
OPTIONS = (
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="NAME[=FILE]",
        help=f"Report format: {', '.join(FORMATS)}. Repeatable with a file.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice([*(s.value for s in Severity), "never"]),
        help="The severity that sets status 1. [default: error, if no configuration says]",
    ),
    click.option(
        "--min-severity",
        type=click.Choice([s.value for s in Severity]),
        default="info",
        show_default=True,
        help="Report nothing below it.",
    ),
    click.option(
        "--min-confidence",
        type=click.Choice([c.value for c in Confidence]),
        help="Report nothing below it. [default: medium, if no configuration says]",
    ),
    click.option("--exit-zero", is_flag=True, help="Leave with 0 instead of 1 (2 stays 2)."),
    click.option(
        "--today", callback=day, metavar="DATE", help="The day for everything that depends on it. [default: the clock's]"
    ),
)


@dataclass(frozen=True, slots=True)
class Reporting:
    """What was asked of the report. `outputs` are formats, each with its file ("" for standard output).

    `fail_on` and `min_confidence` are None where the configuration shall say.
    """

    outputs: tuple[tuple[str, str], ...]
    fail_on: str | None
    min_severity: Severity
    min_confidence: Confidence | None
    exit_zero: bool

    def write(self, result: Result, rules: RuleSet, in_force: Mapping[str, InForce]) -> Result:
        """Writes the reports, and the problems to standard error; gives what the reports show."""
        shown = self.shown(result, in_force)
        for name, file in self.outputs:
            _write(name, file, shown, rules)
        for problem in result.problems:
            place = ":".join(str(part) for part in (problem.path, problem.line, problem.rule) if part)
            click.echo(f"{place}: {problem.message}", err=True)
        return shown

    def shown(self, result: Result, in_force: Mapping[str, InForce]) -> Result:
        """What the reports show: nothing below the least severity and the least confidence."""
        kept = (
            finding
            for finding in result.findings
            if finding.severity.rank >= self.min_severity.rank and finding.confidence.rank >= self._least(finding, in_force).rank
        )
        return replace(result, findings=tuple(kept))

    def _least(self, finding: Finding, in_force: Mapping[str, InForce]) -> Confidence:
        said: Confidence | None = self.min_confidence or in_force[finding.location.path].said("min_confidence")
        return said or Confidence.MEDIUM

    def status(self, shown: Result, in_force: Mapping[str, InForce]) -> int:
        """0, 1 for findings, 2 where something is broken."""
        if shown.problems:
            return BROKEN
        if self.exit_zero:
            return 0
        return FOUND if any(f.status is Status.NEW and self._fails(f, in_force) for f in shown.findings) else 0

    def _fails(self, finding: Finding, in_force: Mapping[str, InForce]) -> bool:
        limit = self.fail_on or in_force[finding.location.path].said("fail_on") or Severity.ERROR
        return limit != "never" and finding.severity.rank >= Severity(limit).rank


def audit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every audit; those that speak of the report reach the command as `reporting`."""

    @wraps(command)
    def gathered(
        formats: tuple[str, ...],
        fail_on: str | None,
        min_severity: str,
        min_confidence: str | None,
        exit_zero: bool,
        **others: Any,
    ) -> Any:
        least = Severity(min_severity), Confidence(min_confidence) if min_confidence else None
        return command(reporting=Reporting(_outputs(formats), fail_on, *least, exit_zero), **others)

    for option in reversed(OPTIONS):
        gathered = option(gathered)
    return choosing(gathered)


def _outputs(formats: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    outputs = tuple((name, file) for name, _, file in (value.partition("=") for value in formats or ("text",)))
    for name, _ in outputs:
        if name not in FORMATS:
            fail(f"There is no format “{name}”; there are {', '.join(FORMATS)}.")
    if sum(not file for _, file in outputs) > 1:
        fail("Only one format can go to standard output; give the others a file: --format json=report.json.")
    return outputs


def _write(name: str, file: str, result: Result, rules: RuleSet) -> None:
    if file:
        try:
            Path(file).write_text(report(name).render(result, rules, Style()), encoding="utf-8", errors="replace")
        except OSError as error:
            fail(f"{file}: the report cannot be written: {error.strerror or error}.")
        return
    terminal = sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = os.get_terminal_size().columns if sys.stdout.isatty() else 100
    click.echo(report(name).render(result, rules, Style(terminal, colour, width)), nl=False, color=colour)

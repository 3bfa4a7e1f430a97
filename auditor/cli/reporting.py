"""What every command that audits has in common: its options, its reports, its exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from auditor.cli.options import BROKEN, day, fail, names, rules_option
from auditor.model.finding import Confidence, Result, Severity, Status
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
        "--select",
        multiple=True,
        callback=names,
        metavar="LIST",
        help="Only these rules: ids or `category/`, separated by commas.",
    ),
    click.option("--ignore", multiple=True, callback=names, metavar="LIST", help="All but these rules."),
    click.option(
        "--fail-on",
        type=click.Choice([*(s.value for s in Severity), "never"]),
        default="error",
        show_default=True,
        help="The severity that sets status 1.",
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
        default="medium",
        show_default=True,
        help="Report nothing below it.",
    ),
    click.option("--exit-zero", is_flag=True, help="Leave with 0 instead of 1 (2 stays 2)."),
    click.option(
        "--today", callback=day, metavar="DATE", help="The day for everything that depends on it. [default: the clock's]"
    ),
)


@dataclass(frozen=True, slots=True)
class Reporting:
    """What was asked of the report. `outputs` are formats, each with its file ("" for standard output)."""

    outputs: tuple[tuple[str, str], ...]
    fail_on: str
    min_severity: Severity
    min_confidence: Confidence
    exit_zero: bool

    def write(self, result: Result, rules: RuleSet) -> Result:
        """Writes the reports, and the problems to standard error; gives what the reports show."""
        kept = (
            finding
            for finding in result.findings
            if finding.severity.rank >= self.min_severity.rank and finding.confidence.rank >= self.min_confidence.rank
        )
        shown = replace(result, findings=tuple(kept))
        for name, file in self.outputs:
            _write(name, file, shown, rules)
        for problem in result.problems:
            place = ":".join(str(part) for part in (problem.path, problem.line, problem.rule) if part)
            click.echo(f"{place}: {problem.message}", err=True)
        return shown

    def status(self, shown: Result) -> int:
        """0, 1 for findings, 2 where something is broken."""
        if shown.problems:
            return BROKEN
        if self.fail_on == "never" or self.exit_zero:
            return 0
        least = Severity(self.fail_on).rank
        return FOUND if any(f.status is Status.NEW and f.severity.rank >= least for f in shown.findings) else 0


def audit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every audit; those that speak of the report reach the command as `reporting`."""

    @wraps(command)
    def gathered(
        formats: tuple[str, ...], fail_on: str, min_severity: str, min_confidence: str, exit_zero: bool, **others: Any
    ) -> Any:
        least = Severity(min_severity), Confidence(min_confidence)
        return command(reporting=Reporting(_outputs(formats), fail_on, *least, exit_zero), **others)

    for option in reversed((*OPTIONS, rules_option)):
        gathered = option(gathered)
    return gathered


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
            Path(file).write_text(report(name).render(result, rules, Style()), encoding="utf-8")
        except OSError as error:
            fail(f"{file}: the report cannot be written: {error.strerror or error}.")
        return
    terminal = sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = os.get_terminal_size().columns if sys.stdout.isatty() else 100
    click.echo(report(name).render(result, rules, Style(terminal, colour, width)), nl=False, color=colour)

"""`audit baseline`: accepts what is found today, so that only what is new counts; forgets what no longer occurs; shows both."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from auditor.baseline import Baseline, Entry
from auditor.cli.options import BROKEN, choosing, day, fail, told
from auditor.config import Configurations
from auditor.config.loading import shown
from auditor.model.finding import Finding, Problem, Status
from auditor.runs import Run, audited, gathered, known_as


@click.group(name="baseline")
def command() -> None:
    """Accept the findings of today, so that only new ones count from now on.

    They are kept in .audit-baseline.json: beside the nearest configuration, else at the root of the git repository.
    """


def of_paths(function: Any) -> Any:
    """The arguments and options of every command of the group."""
    options = (
        click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
        click.option(
            "--today", callback=day, metavar="DATE", help="The day for everything that depends on it. [default: the clock's]"
        ),
    )
    for option in reversed(options):
        function = option(function)
    return choosing(function)


@command.command(name="write")
@of_paths
def write(paths: tuple[Path, ...], configurations: Configurations, today: date) -> None:
    """Accept every finding in PATHS, of all severities and confidences; what was accepted elsewhere stays."""
    run, problems = _run(paths, configurations, today)
    for baseline in run.baselines.values():
        found = [finding for finding in run.result.findings if _kept_in(finding, baseline, run)]
        entries = [_entry(finding, run) for finding in found if finding.status is not Status.SUPPRESSED]
        _write(baseline.without(run.gone(baseline)).holding(entries))
        click.echo(f"audit: {shown(baseline.file)}: {_count(len(entries), 'finding')} accepted in these articles.", err=True)
    _leave(problems)


@command.command(name="prune")
@of_paths
def prune(paths: tuple[Path, ...], configurations: Configurations, today: date) -> None:
    """Forget the entries that no longer occur in PATHS, and those of articles that are no longer there."""
    run, problems = _run(paths, configurations, today)
    for baseline in run.baselines.values():
        gone = run.gone(baseline)
        if gone:
            _write(baseline.without(gone))
        click.echo(f"audit: {shown(baseline.file)}: {_count(len(gone), 'entry', 'entries')} taken out.", err=True)
    _leave(problems)


@command.command(name="show")
@of_paths
def show(paths: tuple[Path, ...], configurations: Configurations, today: date) -> None:
    """Show the entries for PATHS: where each stands now, or that it no longer occurs."""
    run, problems = _run(paths, configurations, today)
    for finding in run.result.findings:
        if finding.status is Status.BASELINE:
            place = finding.location
            click.echo(f"{place.path}:{place.line}:{place.column}: {finding.rule} “{_short(finding.quote)}”")
    for baseline in run.baselines.values():
        for entry in run.gone(baseline):
            click.echo(f"{shown(baseline.file.parent / entry.path)}: {entry.rule} “{_short(entry.quote)}” no longer occurs")
    _leave(problems)


def _run(paths: tuple[Path, ...], configurations: Configurations, today: date) -> tuple[Run, list[Problem]]:
    if configurations.asked.isolated:
        fail("--isolated means no baseline, so there is nothing to do.")
    with told():
        pages, problems = gathered(paths or (Path(),), configurations)
        run = audited(pages, configurations, today)
    for note in configurations.notes:
        click.echo(f"audit: {note}", err=True)
    return run, [*problems, *run.result.problems]


def _kept_in(finding: Finding, baseline: Baseline, run: Run) -> bool:
    return run.in_force[finding.location.path].baseline == baseline.file


def _entry(finding: Finding, run: Run) -> Entry:
    path = finding.location.path
    return Entry(finding.rule, known_as(Path(path), run.in_force[path]), finding.quote, finding.fingerprint)


def _write(baseline: Baseline) -> None:
    try:
        baseline.file.write_bytes(baseline.written().encode("utf-8", "backslashreplace"))  # a file's name may be no text
    except OSError as error:
        fail(f"{shown(baseline.file)}: the baseline cannot be written: {error.strerror or error}.")


def _leave(problems: list[Problem]) -> None:
    for line in _told(problems):
        click.echo(line, err=True)
    sys.exit(BROKEN if problems else 0)


def _told(problems: list[Problem]) -> Iterator[str]:
    for problem in problems:
        yield f"{':'.join(str(part) for part in (problem.path, problem.line, problem.rule) if part)}: {problem.message}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _short(quote: str) -> str:
    return quote if len(quote) <= 100 else quote[:99] + "…"

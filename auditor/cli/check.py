"""`audit check`: audit files and folders, write the reports, set the exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from auditor import engine, run_statistics
from auditor.cli.fixing import Fixing, fix_options
from auditor.cli.manual import Manual
from auditor.cli.options import fail, told
from auditor.cli.reporting import Reporting, audit_options
from auditor.config import Configurations
from auditor.config.loading import shown as shown_path
from auditor.git import GitError
from auditor.model.finding import Problem
from auditor.readers import ReadError, decode
from auditor.runs import Page, Run, audited, gathered
from auditor.since import Since

EXAMPLES = {
    "audit": "every article in the current folder and below",
    "audit draft.md page.html": "some files",
    "audit - --stdin-filename draft.md": "what an editor program pipes in",
    "audit --select overstatement/,dosage/unit": "a category, and a kind",
    "audit --since main...": "only what this branch brings",
    "audit --format html=report.html": "a report to open in a browser",
    "audit --format github --format sarif=audit.sarif": "several reports of one run",
}


@click.command(name="check", cls=Manual, examples=EXAMPLES)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@audit_options
@click.option("--stdin-filename", metavar="NAME", default="stdin.md", show_default=True, help="The name of what `-` reads.")
@click.option("--since", metavar="REV", help="Only what is new since a revision in git: on changed lines, or not there then.")
@click.option("--force-exclude", is_flag=True, help="Leave out what the configuration excludes, even a file that is named.")
@fix_options
@click.option("--no-cache", is_flag=True, help="Keep no results between runs.")
@click.option(
    "--statistics",
    is_flag=True,
    help="Add the pages' readability and the findings by category and rule: on standard error, and in the JSON report.",
)
def command(
    paths: tuple[Path, ...], configurations: Configurations, today: date, reporting: Reporting, stdin_filename: str,
    since: str | None, force_exclude: bool, fixing: Fixing, no_cache: bool, statistics: bool,
) -> None:  # fmt: skip
    """Audit files and folders (the current one by default); `-` reads standard input.

    `audit PATHS` is the same as `audit check PATHS`. Standard output holds the report, standard error all else. An audit needs
    no network. `audit explain RULE` says why a rule speaks; a finding is silenced beside it, with a reason:

    <!-- audit: ignore RULE: reason -->
    """

    def audit() -> Run:
        return _run(paths or (Path(),), configurations, stdin_filename, today, since, force_exclude)

    run = fixing.mended(audit(), audit, reporting)
    if fixing.shown(run, reporting):
        reporting = replace(reporting, outputs=())
    result = run.result
    if statistics:
        figures = list(_figures(run))
        told = reporting.shown(result, run.in_force)
        result = replace(result, statistics=run_statistics.as_data(figures, told))
        click.echo(run_statistics.render(figures, told), err=True, nl=False)
    shown = reporting.write(result, run.rules, run.in_force)
    if not run.result.files:
        click.echo("audit: no articles here (.md, .markdown, .mdx, .html, .htm, .txt).", err=True)
    for note in (*configurations.notes, *(() if since else _gone(run))):
        click.echo(f"audit: {note}", err=True)
    sys.exit(reporting.status(shown, run.in_force))


def _run(
    paths: tuple[Path, ...],
    configurations: Configurations,
    stdin_filename: str,
    today: date,
    since: str | None,
    force_exclude: bool,
) -> Run:
    with told():
        pages, problems = gathered([path for path in paths if str(path) != "-"], configurations, force_exclude)
        if any(str(path) == "-" for path in paths):
            try:
                pages.append(Page(Path(stdin_filename), decode(sys.stdin.buffer.read(), stdin_filename).removeprefix("\ufeff")))
            except ReadError as error:
                problems.append(Problem(stdin_filename, error.message, error.line))
        try:
            revision = Since.of(since, Path()) if since else None
        except GitError as error:
            fail(str(error))
        run = audited(pages, configurations, today, revision)
    result = run.result
    return replace(run, result=replace(result, problems=(*problems, *result.problems), files=result.files + len(problems)))


def _gone(run: Run) -> Iterator[str]:
    """What to say of baseline entries that no longer occur."""
    for baseline in run.baselines.values():
        gone = run.gone(baseline)
        if gone:
            what = f"{gone[0].path}: {gone[0].rule} “{gone[0].quote[:60]}”" if len(gone) == 1 else f"{len(gone)} entries"
            verb = "no longer occurs" if len(gone) == 1 else "no longer occur"
            yield f"{shown_path(baseline.file)}: {what} {verb}; `audit baseline prune` takes out what is gone."


def _figures(run: Run) -> Iterator[run_statistics.PageFigures]:
    for path in run.result.pages:
        text = run.result.texts[path] if path in run.result.texts else decode(Path(path).read_bytes(), path)
        yield run_statistics.page_figures(engine.understand(text, path, run.in_force[path].rules))

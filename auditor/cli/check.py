"""`audit check`: audit files and folders, write the reports, set the exit status."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from auditor import engine, run_statistics
from auditor.cli.options import BROKEN, chosen, day, fail, loaded, names, rules_option
from auditor.files import PathError, collect
from auditor.model.finding import Confidence, Problem, Result, Severity, Status
from auditor.readers import ReadError, decode
from auditor.reports import FORMATS, Style, report
from auditor.rules import RuleSet

FOUND = 1


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help=f"Report format: {', '.join(FORMATS)}. Repeatable with a file.",
)
@click.option(
    "--select", multiple=True, callback=names, metavar="LIST", help="Only these rules: ids or `category/`, separated by commas."
)
@click.option("--ignore", multiple=True, callback=names, metavar="LIST", help="All but these rules.")
@click.option(
    "--fail-on",
    type=click.Choice([*(s.value for s in Severity), "never"]),
    default="error",
    show_default=True,
    help="The severity that sets status 1.",
)
@click.option(
    "--min-severity",
    type=click.Choice([s.value for s in Severity]),
    default="info",
    show_default=True,
    help="Report nothing below it.",
)
@click.option(
    "--min-confidence",
    type=click.Choice([c.value for c in Confidence]),
    default="medium",
    show_default=True,
    help="Report nothing below it.",
)
@click.option("--exit-zero", is_flag=True, help="Leave with 0 instead of 1 (2 stays 2).")
@click.option("--stdin-filename", metavar="NAME", default="stdin.md", show_default=True, help="The name of what `-` reads.")
@click.option("--today", callback=day, metavar="DATE", help="The day for everything that depends on it. [default: the clock's]")
@click.option("--isolated", is_flag=True, help="Use no configuration and no baseline.")
@click.option("--no-cache", is_flag=True, help="Keep no results between runs.")
@click.option(
    "--statistics", is_flag=True, help="Add a table of the pages' readability and the findings by rule, on standard error."
)
@rules_option
def command(
    paths: tuple[Path, ...], formats: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...], fail_on: str,
    min_severity: str, min_confidence: str, exit_zero: bool, stdin_filename: str, today: date, isolated: bool, no_cache: bool,
    statistics: bool, packs: tuple[Path, ...],
) -> None:  # fmt: skip
    """Audit files and folders (the current one by default); `-` reads standard input."""
    outputs = _outputs(formats)
    rules = chosen(loaded(packs), select, ignore)
    result = _audit(paths or (Path(),), rules, stdin_filename, today)
    shown = _filtered(result, Severity(min_severity), Confidence(min_confidence))
    for name, file in outputs:
        _write(name, file, shown, rules)
    for problem in result.problems:
        place = ":".join(str(part) for part in (problem.path, problem.line, problem.rule) if part)
        click.echo(f"{place}: {problem.message}", err=True)
    if statistics:
        click.echo(_statistics(result, shown, rules), err=True, nl=False)
    if not result.files:
        click.echo("audit: no articles here (.md, .markdown, .mdx, .html, .htm, .txt).", err=True)
    sys.exit(_status(result, shown, fail_on, exit_zero))


def _audit(paths: tuple[Path, ...], rules: RuleSet, stdin_filename: str, today: date) -> Result:
    results, missing, files = [], [], dict[str, Path]()
    for path in paths:
        if str(path) == "-":
            results.append(_stdin(stdin_filename, rules, today))
            continue
        try:
            for file in collect([path]):
                files.setdefault(os.path.realpath(file), file)
        except PathError as error:
            missing.append(Problem(str(error.path), error.message))
    results.append(engine.audit_paths(files.values(), rules, today))
    result = engine.merged(results)
    return replace(result, problems=(*missing, *result.problems), files=result.files + len(missing))


def _statistics(result: Result, shown: Result, rules: RuleSet) -> str:
    texts = (
        (path, result.texts[path] if path in result.texts else decode(Path(path).read_bytes(), path)) for path in result.pages
    )
    return run_statistics.render(
        [run_statistics.page_figures(engine.understand(text, path, rules)) for path, text in texts], shown
    )


def _stdin(name: str, rules: RuleSet, today: date) -> Result:
    try:
        text = decode(sys.stdin.buffer.read(), name).removeprefix("\ufeff")
        return replace(engine.audit_text(text, name, rules, today), texts={name: text})
    except ReadError as error:
        return Result(problems=(Problem(name, error.message, error.line),), files=1)


def _filtered(result: Result, severity: Severity, confidence: Confidence) -> Result:
    kept = (f for f in result.findings if f.severity.rank >= severity.rank and f.confidence.rank >= confidence.rank)
    return replace(result, findings=tuple(kept))


def _outputs(formats: tuple[str, ...]) -> list[tuple[str, str]]:
    outputs = [(name, file) for name, _, file in (value.partition("=") for value in formats or ("text",))]
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


def _status(result: Result, shown: Result, fail_on: str, exit_zero: bool) -> int:
    if result.problems:
        return BROKEN
    if fail_on == "never" or exit_zero:
        return 0
    least = Severity(fail_on).rank
    return FOUND if any(f.status is Status.NEW and f.severity.rank >= least for f in shown.findings) else 0

"""`audit check`: audit files and folders, write the reports, set the exit status."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from auditor import engine, run_statistics
from auditor.checks.interface import RestsOnTable
from auditor.cli.options import chosen, loaded
from auditor.cli.reporting import Reporting, audit_options
from auditor.files import PathError, collect
from auditor.model.finding import Problem, Result
from auditor.readers import ReadError, decode
from auditor.rules import RuleSet


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@audit_options
@click.option("--stdin-filename", metavar="NAME", default="stdin.md", show_default=True, help="The name of what `-` reads.")
@click.option("--isolated", is_flag=True, help="Use no configuration and no baseline.")
@click.option("--no-cache", is_flag=True, help="Keep no results between runs.")
@click.option(
    "--statistics", is_flag=True, help="Add a table of the pages' readability and the findings by rule, on standard error."
)
def command(
    paths: tuple[Path, ...], select: tuple[str, ...], ignore: tuple[str, ...], today: date, packs: tuple[Path, ...],
    reporting: Reporting, stdin_filename: str, isolated: bool, no_cache: bool, statistics: bool,
) -> None:  # fmt: skip
    """Audit files and folders (the current one by default); `-` reads standard input."""
    rules = chosen(loaded(packs), select, ignore)
    result = _audit(paths or (Path(),), rules, stdin_filename, today)
    shown = reporting.write(result, rules)
    if statistics:
        click.echo(_statistics(result, shown, rules), err=True, nl=False)
    if not result.files:
        click.echo("audit: no articles here (.md, .markdown, .mdx, .html, .htm, .txt).", err=True)
    sys.exit(reporting.status(shown))


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
    notes = (
        note for rule in rules.rules if isinstance(rule.logic, RestsOnTable) for note in rule.logic.notes(rules.reference, today)
    )
    return replace(
        result, problems=(*missing, *result.problems), files=result.files + len(missing), notes=tuple(dict.fromkeys(notes))
    )


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

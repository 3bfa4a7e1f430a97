"""`--fix`, `--diff` and `--unsafe-fixes`: suggestions put into the articles, or shown as they would be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

import click

from auditor.cli.options import fail
from auditor.cli.reporting import Reporting
from auditor.fixes import fixes
from auditor.model.finding import Problem
from auditor.readers import ReadError
from auditor.runs import Run

ROUNDS = 5  # of audit and fix; what overlapped a fix in one round is put in in the next
OPTIONS = (
    click.option("--fix", is_flag=True, help="Put safe suggestions into the articles: those that change a form, not a meaning."),
    click.option("--diff", is_flag=True, help="Show what --fix would change, in place of the report; write nothing."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: suggestions that may change the meaning too."),
)


@dataclass(frozen=True, slots=True)
class Fixing:
    """What was asked of suggestions."""

    fix: bool
    diff: bool
    unsafe: bool

    def shown(self, run: Run, reporting: Reporting) -> bool:
        """Whether a diff was asked for, which is then on standard output."""
        if self.diff:
            for one in fixes(reporting.shown(run.result, run.in_force), self.unsafe):
                click.echo(one.diff(), nl=False)
        return self.diff

    def mended(self, run: Run, again: Callable[[], Run], reporting: Reporting) -> Run:
        """The run `again` after fixes, where they were asked for and there are any."""
        number, articles = 0, set[str]()
        for _ in range(ROUNDS if self.fix and not self.diff else 0):
            found = list(fixes(reporting.shown(run.result, run.in_force), self.unsafe))
            problems = []
            for one in found:
                try:
                    one.write()
                    number, articles = number + one.number, {*articles, one.path}
                except ReadError as error:
                    problems.append(Problem(one.path, error.message))
                except OSError as error:
                    problems.append(Problem(one.path, f"The file cannot be written: {error.strerror or error}."))
            run = again() if len(problems) < len(found) else run
            if problems or not found:
                run = replace(run, result=replace(run.result, problems=(*run.result.problems, *problems)))
                break
        if number:
            click.echo(f"audit: {_count(number, 'suggestion')} put into {_count(len(articles), 'article')}.", err=True)
        return run


def fix_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options reach the command as `fixing`."""

    @wraps(command)
    def gathered(fix: bool, diff: bool, unsafe_fixes: bool, **others: Any) -> Any:
        if unsafe_fixes and not (fix or diff):
            fail("--unsafe-fixes goes with --fix or --diff.")
        if fix and not diff and any(str(path) == "-" for path in others["paths"]):
            fail("--fix cannot write to standard input; --diff shows what it would change.")
        return command(fixing=Fixing(fix, diff, unsafe_fixes), **others)

    for option in reversed(OPTIONS):
        gathered = option(gathered)
    return gathered


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

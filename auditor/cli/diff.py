"""`audit diff`: which claims grew and which evidence went since a revision in git."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from auditor.cli.manual import Manual
from auditor.cli.options import fail, in_force, told
from auditor.cli.reporting import Reporting, audit_options
from auditor.config import Configurations
from auditor.git import GitError
from auditor.revisions import audit_since
from auditor.rules import RuleSet
from auditor.runs import Run

EXAMPLES = {
    "audit diff HEAD": "what changed since the last commit",
    "audit diff main...HEAD --fail-on warning": "in CI: what a branch has changed",
    "audit diff v1.0..v2.0 articles/": "two revisions, one folder",
}


@click.command(name="diff", cls=Manual, examples=EXAMPLES)
@click.argument("revision", metavar="REV")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@audit_options
def command(revision: str, paths: tuple[Path, ...], configurations: Configurations, today: date, reporting: Reporting) -> None:
    """Show which claims became stronger, and which evidence went, since REV.

    REV is a revision in git (`HEAD`, `main`, `v1.2`): it is held against the files as they stand. `REV..REV2` holds two
    revisions against each other, `REV...REV2` the second against the one from which both came. Only rules that compare run.
    """
    here = in_force(configurations)
    if not any(rule.compares for rule in here.rules.rules):
        fail("None of the rules chosen compares two texts. `audit explain` lists the rules.")
    seen = {".": here}

    def rules(path: Path) -> RuleSet:
        seen[str(path)] = configurations.of(path)
        return seen[str(path)].rules

    def wanted(path: Path) -> bool:
        return configurations.config(path).wants(path)

    try:
        with told():
            result, notes = audit_since(revision, paths or (Path(),), rules, today, wanted)
    except GitError as error:
        hint = f" The revision comes first: audit diff HEAD {revision}" if Path(revision).exists() else ""
        fail(f"{error}{hint}")
    shown = reporting.write(result, Run(result, seen, {}).rules, seen)
    for note in (*configurations.notes, *notes):
        click.echo(f"audit: {note}", err=True)
    sys.exit(reporting.status(shown, seen))

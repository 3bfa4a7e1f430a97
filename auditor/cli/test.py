"""`audit test`: runs the examples of rules, so that an editor can write a rule and see it work."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from auditor.cli.options import configured, told
from auditor.config import Configurations
from auditor.examples import Failure, run

FAILED = 1


@click.command(name="test")
@click.argument("names", nargs=-1, metavar="[RULES]...")
@configured
def command(names: tuple[str, ...], configurations: Configurations) -> None:
    """Run the examples of rules (all by default): each must find exactly the words under its `finds:`, in order.

    Exit status: 0 all do, 1 some do not, 2 a rule cannot be used.
    """
    with told():  # as the files have them: what a configuration sets, the examples do not know
        rules = configurations.loaded(Path()).select(names)
    failures = [failure for rule in rules.rules for failure in run(rule, rules)]
    for failure in failures:
        click.echo(_told(failure))
    examples = sum(len(rule.examples) for rule in rules.rules)
    noun = "rule" if len(rules.rules) == 1 else "rules"
    click.echo(f"{examples} examples of {len(rules.rules)} {noun}, {len(failures) or 'none'} failed.", err=True)
    sys.exit(FAILED if failures else 0)


def _told(failure: Failure) -> str:
    found = f"broke: {failure.crash}" if failure.crash else f"found {_listed(failure.found)}"
    return f"{failure.file}:{failure.line}: {failure.rule}: expected {_listed(failure.expected)}, {found}"


def _listed(quotes: tuple[str, ...]) -> str:
    return ", ".join(f"“{quote}”" for quote in quotes) or "nothing"

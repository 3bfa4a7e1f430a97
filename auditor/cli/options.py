"""Options that several commands share, and how what they name is loaded."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from auditor.rules import RuleError, RuleSet, load_rules

BROKEN = 2


def fail(message: str) -> NoReturn:
    """Says what is broken and leaves with status 2."""
    click.echo(f"audit: {message}", err=True)
    sys.exit(BROKEN)


def names(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """`a,b` and repeated options as one tuple."""
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


def day(context: click.Context, parameter: click.Parameter, value: str | None) -> date:
    """An ISO date; the clock's where none is given."""
    if value is None:
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” is not a date such as 2026-03-31.") from None


def rules_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--rules DIR`, repeatable."""
    return click.option(
        "--rules",
        "packs",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="DIR",
        help="A further folder of rules. Repeatable.",
    )(function)


def loaded(packs: tuple[Path, ...]) -> RuleSet:
    """The rules in force; a broken one ends the command."""
    try:
        return load_rules(*packs)
    except RuleError as error:
        fail(str(error))


def chosen(rules: RuleSet, select: tuple[str, ...], ignore: tuple[str, ...]) -> RuleSet:
    """The rules that --select and --ignore leave."""
    try:
        return rules.select(select, ignore)
    except LookupError as error:
        fail(str(error.args[0]))

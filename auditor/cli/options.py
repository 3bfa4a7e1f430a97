"""Options that several commands share, and how what they name is loaded."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

from auditor.config import Asked, Configurations, InForce
from auditor.rules import RuleSet
from auditor.rules.packs import pack_folder
from auditor.yaml_file import FileError

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


def packs(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[Path, ...]:
    """Folders of rules; the name of an installed pack stands for its folder."""
    return tuple(pack_folder(name, Path()) or Path(name) for name in value)


def rules_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--rules DIR`, repeatable."""
    return click.option(
        "--rules",
        "packs",
        multiple=True,
        callback=packs,
        metavar="DIR",
        help="A further folder of rules, or an installed pack's name. Repeatable.",
    )(function)


IN_FORCE = (
    rules_option,
    click.option(
        "--config",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="Use this configuration, not the nearest .audit.yaml.",
    ),
    click.option("--isolated", is_flag=True, help="Use no configuration, no baseline and no looked-up sources."),
)
CHOOSING = (
    click.option(
        "--select",
        multiple=True,
        callback=names,
        metavar="LIST",
        help="Only these rules: ids or `category/`, separated by commas.",
    ),
    click.option("--ignore", multiple=True, callback=names, metavar="LIST", help="All but these rules."),
)


def configured(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--rules`, `--config` and `--isolated`, which reach the command as `configurations`."""
    return _with(IN_FORCE, command)


def choosing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of `configured` with `--select` and `--ignore`."""
    return _with((*CHOOSING, *IN_FORCE), command)


def _with(options: tuple[Callable[..., Any], ...], command: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(command)
    def gathered(packs: tuple[Path, ...], config: Path | None, isolated: bool, **others: Any) -> Any:
        chosen = {key: others.pop(key) for key in ("select", "ignore") if key in others}
        asked = Asked(packs=packs, config=config, isolated=isolated, **chosen)
        return command(configurations=Configurations(asked), **others)

    for option in reversed(options):
        gathered = option(gathered)
    return gathered


def in_force(configurations: Configurations, path: Path = Path()) -> InForce:
    """What is in force for an article or folder; a file that cannot be used ends the command."""
    with told():
        return configurations.of(path)


def loaded(packs: tuple[Path, ...]) -> RuleSet:
    """All rules, as the working folder's configuration has them; a file that cannot be used ends the command."""
    return in_force(Configurations(Asked(packs))).everything


@contextmanager
def told() -> Iterator[None]:
    """Ends the command where a rule, a configuration or a name on the command line cannot be used."""
    try:
        yield
    except FileError as error:
        fail(str(error))
    except LookupError as error:
        fail(str(error.args[0]))

"""`audit sources`: look the cited sources up, and see whether what is kept of them is complete."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from auditor import __version__, lock
from auditor.cli.options import BROKEN, day, fail, loaded, rules_option, told
from auditor.config import Asked, Configurations
from auditor.files import PathError, collect
from auditor.model.finding import Problem
from auditor.model.sources import Record, named
from auditor.rules import RuleSet
from auditor.sources import findings, progress
from auditor.sources.client import Client, Manners
from auditor.sources.crossref import ADDRESS as CROSSREF_ADDRESS
from auditor.sources.crossref import REGISTRY_ADDRESS, Crossref
from auditor.sources.due import Due, incomplete
from auditor.sources.pubmed import ADDRESS as PUBMED_ADDRESS
from auditor.sources.pubmed import PubMed
from auditor.sources.update import Update
from auditor.sources.wanted import wanted

INCOMPLETE = 1
SHOWN = 20  # sources that a message lists
MAX_AGE = 90  # days


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the services are reached: at their own addresses, or at mirrors."""

    pubmed: str = PUBMED_ADDRESS
    crossref: str = CROSSREF_ADDRESS
    registry: str = REGISTRY_ADDRESS


@dataclass(frozen=True, slots=True)
class Cited:
    """What the articles cite, and what is kept of it."""

    path: Path
    records: dict[str, Record]
    keys: dict[str, str]  # each source, and the first place that cites it
    problems: list[Problem]


def shared(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of both commands."""
    options = (
        click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
        click.option("--lock", "file", type=click.Path(path_type=Path), help="The lock file. [default: the one audited with]"),
        click.option("--max-age", type=click.IntRange(0), default=MAX_AGE, show_default=True, metavar="DAYS",
                     help="A look-up older than this is made again."),
        click.option("--today", callback=day, metavar="DATE", help="The day to go by. [default: the clock's]"),
        rules_option,
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


@click.group(name="sources")
def command() -> None:
    """Look cited sources up with PubMed and Crossref, and keep what they say in sources.lock.yaml.

    Only `audit sources update` reaches the network; an audit reads the file.
    """


@command.command(name="check")
@shared
def check(paths: tuple[Path, ...], file: Path | None, max_age: int, today: date, packs: tuple[Path, ...]) -> None:
    """See whether every source that PATHS cite is kept, and not too old. Status 1 if not."""
    cited = _cited(paths, file, loaded(packs), packs)
    _check(cited, Due(today, max_age))


@command.command(name="update")
@shared
@click.option("--check", "only_check", is_flag=True, help="Ask nobody; only see whether the lock is complete (status 1 if not).")
@click.option("--offline", is_flag=True, help="Ask nobody; read the kept abstracts again, and say what is missing (status 2).")
@click.option("--prune", is_flag=True, help="Forget the sources that PATHS do not cite.")
@click.option(
    "--email",
    envvar="AUDITOR_EMAIL",
    default="",
    metavar="ADDRESS",
    help="Told to the services, as they ask for. [AUDITOR_EMAIL]",
)
@click.option("--pubmed-url", envvar="AUDITOR_PUBMED_URL", metavar="URL", help="A mirror of E-utilities. [AUDITOR_PUBMED_URL]")
@click.option("--crossref-url", envvar="AUDITOR_CROSSREF_URL", metavar="URL", help="A mirror of Crossref. [AUDITOR_CROSSREF_URL]")
@click.option("--doi-url", envvar="AUDITOR_DOI_URL", metavar="URL", help="A mirror of doi.org. [AUDITOR_DOI_URL]")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for an answer.",
)
def update(
    paths: tuple[Path, ...], file: Path | None, max_age: int, today: date, packs: tuple[Path, ...], only_check: bool,
    offline: bool, prune: bool, email: str, pubmed_url: str | None, crossref_url: str | None, doi_url: str | None, timeout: float,
) -> None:  # fmt: skip
    """Look up every PMID, DOI and PMCID that PATHS cite, so far as that is missing or old, and write sources.lock.yaml.

    Status 2 if a look-up failed; what was found is kept, and the next run asks only for the rest. A key for E-utilities is
    taken from the environment (NCBI_API_KEY).
    """
    rules = loaded(packs)
    cited = _cited(paths, file, rules, packs)
    due = Due(today, max_age)
    if only_check:
        _check(cited, due)
    at = Addresses(pubmed_url or PUBMED_ADDRESS, crossref_url or CROSSREF_ADDRESS, doi_url or REGISTRY_ADDRESS)
    if prune and not cited.problems:
        for key in set(cited.records) - set(cited.keys):
            del cited.records[key]
    read = partial(findings.read, reference=rules.reference)
    failed = _offline(cited, due, read) if offline else _ask(cited, due, at, read, email, timeout)
    _tell(cited, failed)
    sys.exit(BROKEN if failed or cited.problems else 0)


def _cited(paths: tuple[Path, ...], file: Path | None, rules: RuleSet, packs: tuple[Path, ...]) -> Cited:
    """What stands in the articles and in the lock; a path or a lock that cannot be read ends the command."""
    try:
        with told():
            files = _wanted(paths or (Path(),), Configurations(Asked(packs)))
        path = file or _shown(lock.place(_common(paths)))
        records = dict(lock.read(path).records)
    except (PathError, lock.LockError) as error:
        fail(str(error))
    keys, problems = wanted(files, rules)
    return Cited(path, records, keys, problems)


def _wanted(paths: tuple[Path, ...], configurations: Configurations) -> list[Path]:
    """The articles at the paths, less what the configuration leaves out of folders."""
    return [file for file in collect(paths) if file in paths or configurations.config(file).wants(file)]


def _shown(path: Path) -> Path:
    """A path as people write it, where it lies below the working folder."""
    here = Path.cwd().resolve()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _common(paths: tuple[Path, ...]) -> Path:
    """The folder that holds all paths."""
    folders = [os.path.realpath(path if path.is_dir() else path.parent) for path in paths] or [str(Path.cwd())]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on two drives
        return Path.cwd()


def _check(cited: Cited, due: Due) -> None:
    """Lists what is missing, and leaves."""
    _problems(cited.problems)
    missing = incomplete(cited.keys, cited.records, due)
    _list((f"{cited.keys[key]}: {named(key)}: {why}." for key, why in missing.items()), len(missing))
    told = f"{len(missing)} of {len(cited.keys)} are missing or old: run `audit sources update`" if missing else "complete"
    click.echo(f"audit: {cited.path}: {told}.", err=True)
    sys.exit(BROKEN if cited.problems else INCOMPLETE if missing else 0)


def _offline(cited: Cited, due: Due, read: Callable[[str], Any]) -> dict[str, str]:
    """Reads the abstracts that are kept again; what is missing counts as failed."""
    from dataclasses import replace

    for key, record in cited.records.items():
        if record.abstract:
            cited.records[key] = replace(record, study=read(record.abstract))
    _save(cited, cited.records)
    return {key: f"{why}, and --offline asks nobody" for key, why in incomplete(cited.keys, cited.records, due).items()}


def _ask(cited: Cited, due: Due, at: Addresses, read: Callable[[str], Any], email: str, timeout: float) -> dict[str, str]:
    """Asks the services; gives what failed, with the reason."""
    agent = f"auditor/{__version__} (health-article linter{f'; mailto:{email}' if email else ''})"
    total = len(cited.keys) + sum(due.pubmed(key, cited.records) for key in cited.keys)
    with Client(agent, Manners(timeout)) as client, progress.bar(total) as advance:
        run = Update(
            PubMed(client, at.pubmed, email, os.environ.get("NCBI_API_KEY", "")),
            Crossref(client, at.crossref, at.registry, email),
            due, cited.records, read, advance, lambda records: _save(cited, records),
        )  # fmt: skip
        run.run(cited.keys)
    return run.failed


def _save(cited: Cited, records: Any) -> None:
    try:
        lock.write(cited.path, records)
    except OSError as error:
        fail(f"{cited.path}: the lock cannot be written: {error.strerror or error}.")


def _tell(cited: Cited, failed: dict[str, str]) -> None:
    """The outcome on standard error: what failed, what does not exist, what was retracted."""
    _problems(cited.problems)
    _list((f"{cited.keys[key]}: {named(key)} could not be looked up. {why}" for key, why in failed.items()), len(failed))
    known = [cited.records[key] for key in cited.keys if key in cited.records]
    click.echo(f"audit: {cited.path}: {len(known)} of {len(cited.keys)} cited sources are kept.", err=True)
    if failed:
        click.echo(f"audit: {len(failed)} could not be looked up; run it again to ask for these alone.", err=True)


def _problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        click.echo(f"{place}: {problem.message}", err=True)


def _list(lines: Iterable[str], count: int) -> None:
    for i, line in enumerate(lines):
        if i < SHOWN:
            click.echo(line, err=True)
    if count > SHOWN:
        click.echo(f"… and {count - SHOWN} more.", err=True)

"""`audit claims`: what was understood of an article, so that an editor sees why something was marked or not."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from auditor import engine, ledger
from auditor.cli.options import BROKEN, configured, fail, in_force
from auditor.config import Configurations
from auditor.readers import ReadError, decode

TITLES = {
    "study": "Studies",
    "claim": "Claims",
    "dose": "Doses",
    "citation": "Citations",
    "reference": "Reference entries",
    "number": "Numbers",
}


@click.command(name="claims")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to write it.")
@configured
def command(file: Path, form: str, configurations: Configurations) -> None:
    """Show the studies, claims, doses, citations and numbers that were understood of FILE, with their places."""
    rules = in_force(configurations, file).rules
    try:
        source = decode(file.read_bytes(), str(file))
    except ReadError as error:
        fail(f"{file}{f':{error.line}' if error.line else ''}: {error.message}")
    except OSError as error:
        fail(f"{file}: the file cannot be read: {error.strerror or error}.")
    article = engine.understand(source, str(file), rules)
    found = ledger.entries(article, rules)
    if form == "json":
        rows = [{**asdict(entry), "path": str(file), "facts": _by_name(entry.facts)} for entry in found]
        click.echo(json.dumps({"version": 1, "entries": rows}, ensure_ascii=False, indent=2))
    else:
        _write(file, found)
    for notice in article.document.notices:
        click.echo(f"{file}:{notice.line}: {notice.message}", err=True)
    sys.exit(BROKEN if article.document.notices else 0)


def _by_name(facts: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Facts by their names; what one rule made of several places stands together."""
    named: dict[str, str] = {}
    for name, value in facts:
        named[name] = f"{named[name]}; {value}" if name in named else value
    return named


def _write(file: Path, found: list[ledger.Entry]) -> None:
    if not found:
        click.echo(f"{file}: nothing that could be claimed, measured or taken was found.")
    for kind, group in groupby(found, key=lambda entry: entry.kind):
        rows = list(group)
        click.echo(f"{TITLES[kind]} ({len(rows)})")
        for entry in rows:
            quote = entry.quote if len(entry.quote) <= 100 else entry.quote[:99] + "…"
            if kind == "number":
                click.echo(f"  {file}:{entry.line}:{entry.column}  {quote}  ({', '.join(value for _, value in entry.facts)})")
                continue
            click.echo(f"  {file}:{entry.line}:{entry.column}  “{quote}”")
            for name, value in entry.facts:
                click.echo(f"      {name}: {value}")
        click.echo("")

"""`audit config`: what is in force for an article, and which line of which file says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from auditor.cli.options import configured, fail, told
from auditor.config import Configurations, InForce, Layer
from auditor.config.loading import shown
from auditor.model.finding import matches

Row = tuple[str, str, str]  # what, its value, and where that stands
DEFAULTS = {"readers": "general", "country": "none", "fail_on": "error", "min_confidence": "medium"}


@click.command(name="config")
@click.argument("path", type=click.Path(path_type=Path), default=Path())
@configured
def command(path: Path, configurations: Configurations) -> None:
    """Show what is in force for PATH (an article or a folder), and which line of which file says so."""
    if not path.exists():
        fail(f"{path}: There is no such file or folder.")
    with told():
        here = configurations.of(path)
    rows = [*_general(here, path), *_levels(here), *_rules(here)]
    widths = [max(len(row[i]) for row in rows) for i in (0, 1)]
    for what, value, place in rows:
        click.echo(f"{what:{widths[0]}}  {value:{widths[1]}}  {place}".rstrip())
    for note in configurations.notes:
        click.echo(f"audit: {note}", err=True)


def _general(here: InForce, path: Path) -> Iterator[Row]:
    files = list(dict.fromkeys(layer.file for layer in here.config.layers))
    own = shown(here.config.file) if here.config.file else "none"
    yield "configuration", own, ""
    for file in files:
        if file != own:
            yield "extends", file, ""
    if here.baseline is not None:
        yield "baseline", shown(here.baseline), "" if here.baseline.exists() else "(not there)"
    for layer in here.config.layers:
        for pack in layer.packs:
            yield "rules", shown(pack), _place(layer, "rules")
    for key in ("include", "exclude"):
        for layer in here.config.layers:
            patterns: tuple[str, ...] = getattr(layer, key) or ()
            for i, pattern in enumerate(patterns):
                yield key, pattern, _place(layer, key, i)
    if path.is_file() and not here.config.wants(path):
        yield "left out", "of folders that are audited", ""


def _levels(here: InForce) -> Iterator[Row]:
    for key, default in DEFAULTS.items():
        layer = next((layer for layer in reversed(here.layers) if getattr(layer, key) is not None), None)
        if layer is None:
            yield key, default, "(default)"
        else:
            yield key, str(getattr(layer, key)), _place(layer, *(("readers", key) if key == "country" else (key,)))


def _rules(here: InForce) -> Iterator[Row]:
    running = {rule.id for rule in here.rules.rules}
    yield "rules that run", f"{len(running)} of {len(here.everything.rules)}", ""
    for layer in here.layers:
        for i, name in enumerate(layer.select or ()):
            yield name, "selected", _place(layer, "select", i)
        for i, name in enumerate(layer.ignore):
            current = here.rules.current(name)
            state = "ignored" if not any(matches(rule, current) for rule in running) else "ignored, but for what --select names"
            yield name, state, _place(layer, "ignore", i)
        for name, severity in layer.severity.items():
            yield name, f"severity {severity}", _place(layer, "severity", name)
        for name, values in layer.settings.items():
            for key, value in values.items():
                yield name, f"{key} {value}", _place(layer, "settings", name, key)


def _place(layer: Layer, *keys: str | int) -> str:
    return f"{layer.file}:{layer.line(*keys)}"

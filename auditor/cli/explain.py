"""`audit explain`: what a rule finds, why, and on which grounds; without a rule, the list of all."""

from __future__ import annotations

import difflib
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from auditor.checks.interface import RestsOnTable
from auditor.cli.options import configured, fail, in_force
from auditor.config import Configurations, InForce
from auditor.measurement import measured
from auditor.model.finding import Severity, matches
from auditor.rules import Example, Rule, RuleSet

WIDTH = 96  # columns
PLAIN = (bool, int, float, str)


@click.command(name="explain")
@click.argument("names", nargs=-1, metavar="[RULE]...")
@configured
def command(names: tuple[str, ...], configurations: Configurations) -> None:
    """Explain a rule, all rules of a kind or a category; without a name, list them all."""
    here = in_force(configurations)
    for name in names:
        if name in here.rules.renamed:
            click.echo(f"audit: {name} is called {here.rules.renamed[name]} now.", err=True)
    lines = _explained(names, here) if names else _list(here.everything.rules)
    click.echo("\n".join(lines))


def _list(rules: Iterable[Rule]) -> Iterator[str]:
    rules = tuple(rules)
    wide = max(len(rule.id) for rule in rules)
    for i, (category, group) in enumerate(groupby(rules, key=lambda rule: rule.category)):
        yield from [""] * (i > 0)
        yield category.value
        for rule in group:
            yield f"  {rule.id:<{wide}}  {rule.severity.value:<7}  {rule.summary}"


def _explained(names: tuple[str, ...], here: InForce) -> Iterator[str]:
    rules = here.everything
    found: list[Rule] = []
    for name in names:
        fitting = [rule for rule in rules.rules if matches(rule.id, rules.current(name.rstrip("/")))]
        found += fitting or fail(_unknown(name, rules))
    for i, rule in enumerate(dict.fromkeys(found)):
        yield from [""] * (i > 0)
        yield from _rule(rule, here)
    tables = {type(rule.logic): rule.logic for rule in found if isinstance(rule.logic, RestsOnTable)}
    for logic in tables.values():
        yield ""
        yield from _table(logic, rules)


def _table(logic: RestsOnTable, rules: RuleSet) -> Iterator[str]:
    """The reference table that a check's findings rest on."""
    yield "The reference table"
    for head, text in logic.table(rules.reference):
        yield from textwrap.wrap(f"{head}: {text}" if head else text, WIDTH, initial_indent="  ", subsequent_indent=" " * 6)


def _unknown(name: str, rules: RuleSet) -> str:
    """A message with the names that a slip of the keys may have meant, whole (`dosage/unti`) or by their last part (`unti`)."""
    steps = [rule.id.split("/") for rule in rules.rules]
    known = sorted({"/".join(parts[:depth]) for parts in steps for depth in range(1, len(parts) + 1)})
    last = {each: each.rpartition("/")[2] for each in known}
    near = difflib.get_close_matches(name, known, n=3)
    tails = difflib.get_close_matches(name.rpartition("/")[2], set(last.values()), n=2)
    near += [each for tail in tails for each in known if last[each] == tail]
    hint = f" Did you mean {' or '.join(list(dict.fromkeys(near))[:3])}?" if near else ""
    return f"There is no rule “{name}”.{hint} `audit explain` lists the rules."


def _rule(rule: Rule, here: InForce) -> Iterator[str]:
    yield rule.id
    yield from _wrapped(rule.summary)
    yield ""
    yield from _wrapped(rule.why, "Why         ")
    yield from _wrapped(rule.message, "Message     ")
    yield f"  Severity    {rule.severity.value}"
    yield f"  Confidence  {rule.confidence.value}"
    yield f"  Check       {rule.check}"
    for name, value in _settings(rule.logic):
        if not isinstance(getattr(rule.logic, name), PLAIN):
            yield from _wrapped(f"{name}: {value}", " " * 12)
    if plain := ", ".join(_plain(rule.logic)):
        yield from _wrapped(plain, "Settings    ")
    for i, said in enumerate(_configured(rule, here)):
        yield from _wrapped(said, " " * 12 if i else "Configured  ")
    for i, source in enumerate(rule.sources):
        yield from _wrapped(source, " " * 12 if i else "Sources     ")
    table = here.everything.reference.tables.get("measured", {}) if rule.severity is not Severity.INFO else {}
    for i, told in enumerate(measured(table, rule.id)):
        yield from _wrapped(told, " " * 12 if i else "Measured    ")
    yield f"  File        {_short(rule.file)}"
    if rule.replaces:
        yield f"              in place of {_short(rule.replaces)}"
    if rule.formerly:
        yield from _wrapped(", ".join(rule.formerly), "Formerly    ")
    for example in rule.examples:
        yield ""
        yield from _example(example)


def _short(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def _configured(rule: Rule, here: InForce) -> Iterator[str]:
    """What the working folder's configuration says of the rule, and where; the last of several holds."""
    for layer in here.layers:
        for name in layer.ignore:
            if matches(rule.id, here.rules.current(name)):
                yield f"does not run ({layer.file}:{layer.line('ignore')})"
        for name, severity in layer.severity.items():
            if matches(rule.id, here.rules.current(name)):
                yield f"severity {severity} ({layer.file}:{layer.line('severity', name)})"
        for name, values in layer.settings.items():
            if matches(rule.id, here.rules.current(name)):
                yield from (f"{key} {value} ({layer.file}:{layer.line('settings', name, key)})" for key, value in values.items())


def _plain(logic: Any) -> Iterator[str]:
    """The settings that are a number or a word: those that a configuration may want to change."""
    for field in fields(logic):
        value = getattr(logic, field.name)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            yield f"{field.name} {value:g}"
        elif value and isinstance(value, PLAIN):
            yield f"{field.name} {'yes' if value is True else value}"


def _settings(logic: Any) -> Iterator[tuple[str, str]]:
    """The keys that the rule sets otherwise than its check would."""
    for field in fields(logic):
        value = getattr(logic, field.name)
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        if value != default:
            yield field.name, _written(value)


def _written(value: Any) -> str:
    if is_dataclass(value):
        return "; ".join(f"{name} {each}" for name, each in _settings(value)) or "any"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_written(each)}" for key, each in value.items())
    if isinstance(value, (tuple, list, set, frozenset)):
        return ", ".join(_written(each) for each in value)
    return str(value)


def _example(example: Example) -> Iterator[str]:
    found = ", ".join(f"“{words}”" for words in example.finds)
    yield f"  Finds {found} in:" if found else "  Is silent on:"
    yield from _quoted(example.text)
    if example.before is not None:
        yield "  where the earlier text was:"
        yield from _quoted(example.before)


def _quoted(text: str) -> Iterator[str]:
    for line in text.rstrip("\n").splitlines():
        yield from textwrap.wrap(line, WIDTH, initial_indent="    | ", subsequent_indent="    |   ") or ["    |"]


def _wrapped(text: str, label: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=f"  {label}", subsequent_indent=" " * (2 + len(label)))

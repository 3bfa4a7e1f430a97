"""docs/checks.md: every kind of logic that a rule may name under `check:`, with its keys, from the checks themselves."""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import Any

from auditor.checks import CHECKS
from auditor.rules import Rule, load_rules

SHOWN = 3  # rules named as examples
COMMENT = re.compile(r"^    (\w+):.*?  # (.*)$", re.MULTILINE)  # what stands beside a field


def page() -> str:
    """The whole page, in Markdown."""
    rules = load_rules().rules
    lines = [
        "# Checks",
        "",
        f"The {len(CHECKS)} kinds of logic that a rule may name under `check:`, with the keys that each takes beside the",
        "[common ones](writing-rules.md#the-keys-that-every-rule-has). This page is written from the program by `make pages`.",
    ]
    for name in sorted(CHECKS):
        lines += ["", f"## {name}", "", *_check(CHECKS[name], [rule for rule in rules if rule.check == name])]
    return "\n".join(lines) + "\n"


def _check(check: Any, rules: list[Rule]) -> Iterator[str]:
    yield inspect.cleandoc(check.__doc__)
    if rows := list(_rows(check)):
        yield from ("", "| key | takes | if it is left out | what it does |", "| --- | --- | --- | --- |", *rows)
    if check.NAMES:
        yield from ("", f"A message may use {', '.join(f'`{{{name}}}`' for name in sorted(check.NAMES))}.")
    if rules:
        named = ", ".join(f"[{rule.id}](rules.md#{rule.id.replace('/', '')})" for rule in rules[:SHOWN])
        yield from ("", f"Used by {named}{f' and {len(rules) - SHOWN} more' if len(rules) > SHOWN else ''}.")


def _rows(check: Any, under: str = "") -> Iterator[str]:
    hints, beside = typing.get_type_hints(check), dict(COMMENT.findall(inspect.getsource(check)))
    for field in fields(check):
        kind = hints[field.name]
        name = f"{under}{field.name}"
        inner = kind if is_dataclass(kind) else next((each for each in typing.get_args(kind) if is_dataclass(each)), None)
        if inner is not None:
            yield f"| `{name}` | {_many(kind)}keys of its own, below | {_default(field)} | {beside.get(field.name, '')} |"
            yield from _rows(inner, f"{name}: ")
        else:
            yield f"| `{name}` | {_takes(kind)} | {_default(field)} | {beside.get(field.name, '')} |"


def _many(kind: Any) -> str:
    return "a list, each with " if typing.get_origin(kind) is tuple else ""


def _takes(kind: Any) -> str:
    """A type in the words of somebody who writes YAML."""
    origin, inner = typing.get_origin(kind), [each for each in typing.get_args(kind) if each not in (type(None), Ellipsis)]
    if origin is typing.Literal:
        return ", ".join(f"`{each}`" for each in inner)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(f"`{each.value}`" for each in kind)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(_takes(each) for each in inner)
    if origin is tuple:
        return f"a list of {_takes(inner[0])}"
    if origin in (dict, Mapping):
        return f"a table of {_takes(inner[0])} to {_takes(inner[1])}"
    return {str: "words", bool: "`true` or `false`", int: "a whole number", float: "a number"}.get(
        kind, getattr(kind, "__name__", str(kind))
    )


def _default(field: Field[Any]) -> str:
    if field.default is MISSING and field.default_factory is MISSING:
        return "must be given"
    value = field.default if field.default is not MISSING else field.default_factory()  # type: ignore[operator]
    if value is None or value in ("", (), {}) or is_dataclass(value):
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, (tuple, list)):
        return ", ".join(f"`{each.value if isinstance(each, Enum) else each}`" for each in value)
    return f"`{value.value if isinstance(value, Enum) else value}`"

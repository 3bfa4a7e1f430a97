"""Findings -> text: one module for each format, found by its name."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from auditor.model.finding import Result
from auditor.rules.model import RuleSet

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html")


class Report(Protocol):
    """A module of this room."""

    def render(self, result: Result, rules: RuleSet, style: Style) -> str:
        """The whole report as text."""
        ...


class Style:
    """How a report may look: whether a person reads it, in colour, and how wide."""

    def __init__(self, rich: bool = False, colour: bool = False, width: int = 100) -> None:
        self.rich, self.colour, self.width = rich, colour, width


def report(name: str) -> Report:
    """The format called `name`, one of `FORMATS`."""
    return cast("Report", import_module(f"auditor.reports.{name}"))

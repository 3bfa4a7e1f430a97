"""Findings: what is reported, with every place that the reader needs to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is if it is true."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class Confidence(StrEnum):
    """How sure it is that it is true."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for low, 1 for medium, 2 for high."""
        return ("low", "medium", "high").index(self.value)


class Category(StrEnum):
    """The closed list of categories: the first part of every rule's id."""

    OVERSTATEMENT = "overstatement"
    CITATION = "citation"
    DOSAGE = "dosage"
    CONSISTENCY = "consistency"
    READABILITY = "readability"
    EDITORIAL = "editorial"


class Status(StrEnum):
    """Whether a finding counts: only a new one does."""

    NEW = "new"
    BASELINE = "baseline"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: lines 1-based, columns 1-based in code points, `end_column` exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a finding rests on. `location` is None where the evidence is a reference table."""

    path: str
    location: Location | None
    quote: str
    says: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Other words for the quote; `safe` where only the form changes and never the meaning."""

    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that a rule points at. `quote` is the clean text of the offending words."""

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    location: Location
    quote: str
    evidence: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None
    fingerprint: str = ""
    status: Status = Status.NEW
    reason: str = ""  # of the suppression

    @property
    def category(self) -> Category:
        return Category(self.rule.split("/")[0])

    @property
    def kind(self) -> str:
        return self.rule.split("/")[1]

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        place = self.location
        return (place.path, place.line, place.column, self.rule)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something is broken: a file that cannot be read, a rule that crashed. Never a finding."""

    path: str
    message: str
    line: int | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What an audit found in one file or many, sorted by path, line, column and rule."""

    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0
    texts: Mapping[str, str] = field(default_factory=dict)  # by path: what does not stand on disk (standard input)
    pages: tuple[str, ...] = ()  # paths of the pages that could be read
    notes: tuple[str, ...] = ()  # what the reader of a report should know of the rules themselves
    statistics: Mapping[str, object] | None = None  # the figures of the run, where they were asked for


def matches(rule: str, name: str) -> bool:
    """Whether `name` (a rule's id, its kind's id, or a category) names `rule`."""
    return rule == name or rule.startswith(name.rstrip("/") + "/")

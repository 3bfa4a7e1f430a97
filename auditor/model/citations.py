"""Citations and reference entries: how the article points at its sources, and what it says without one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.prose import Sentence
from auditor.model.span import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A marker or identifier in the text.

    `form` is its kind (`pmid`, `doi`, `numbered`, `author-year`, `reference`, `link` …), `level` how well a
    reader can find the source: 4 resolvable, 3 a full reference, 2 partial, 1 named only, 0 malformed.
    """

    span: Span
    form: str
    identifier: str
    level: int
    problem: str = ""  # why it cannot be right
    year: int | None = None  # of publication, as printed


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a reference prints; None or empty where it prints nothing of the kind. `pages` has its far end in full."""

    authors: tuple[str, ...] = ()
    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """An entry of a reference list. `label` is its printed number or footnote label, empty where it has none."""

    span: Span
    label: str
    level: int
    citations: tuple[Citation, ...] = ()
    particulars: Particulars = Particulars()


class Says(StrEnum):
    """What an assertion says that a reader would want a source for, and how a message names it."""

    STATISTIC = "figure"
    EFFECT = "effect"
    COMPARISON = "comparison"
    SAFETY = "statement on safety"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Assertion:
    """A statement of fact that needs a source. `weight` orders the assertions of one block, the strongest highest."""

    words: Span
    sentence: Sentence
    says: Says
    weight: int
    sourced: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """An appeal to evidence by which nobody can find it: `studies show`, `a Harvard study found`, `Source: WHO`.

    `level` is that of `Citation`: 2 a journal and a year, 1 somebody is named, 0 nothing is.
    """

    words: Span
    sentence: Sentence
    sourced: bool  # something that covers the sentence lets a reader find the evidence
    body: str = ""  # the institution that is named
    level: int = 0

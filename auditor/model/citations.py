"""Citations and reference entries: how the article points at its sources."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model.span import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """A marker or identifier in the text.

    `form` is its kind (`pmid`, `doi`, `numbered`, `author-year`, `link` …), `level` how well a reader can
    find the source: 4 resolvable, 3 a full reference, 2 partial, 1 named only, 0 malformed.
    """

    span: Span
    form: str
    identifier: str
    level: int
    problem: str = ""  # why it cannot be right


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """An entry of a reference list. `label` is its printed number or footnote label, empty where it has none."""

    span: Span
    label: str
    level: int
    citations: tuple[Citation, ...] = ()

"""What a check is: fields that a rule fills in, names that its message may use, and `find`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Protocol, runtime_checkable

from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.document import Document
from auditor.model.finding import Confidence, Severity, Suggestion
from auditor.model.revision import Revision
from auditor.model.sources import Sources
from auditor.model.span import Span
from auditor.reference import Lexicon, Reference


@dataclass(frozen=True, slots=True)
class Ground:
    """One piece of evidence for a hit: its place (None for a reference table) and what it says."""

    span: Span | None
    says: str
    quote: str = ""  # only where there is no span
    document: Document | None = None  # that the span stands in, where it is not the article's own


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found: the words, the values for the rule's message, and the evidence.

    `severity` and `confidence` override the rule's own where the check knows better.
    """

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Ground, ...] = ()
    suggestion: Suggestion | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may know besides the article."""

    reference: Reference
    today: date
    rules: frozenset[str] = frozenset()  # ids of all known rules
    renamed: Mapping[str, str] = field(default_factory=dict)  # ids that rules once had, and what they are called now
    revision: Revision | None = None  # the article's earlier text, where there is one to hold it against
    sources: Sources | None = None  # what was looked up of the sources that articles cite


class Check(Protocol):
    """A kind of logic. Its dataclass fields are the keys that a rule may set beside the common ones."""

    NAMES: ClassVar[frozenset[str]]
    PAGE_WIDE: ClassVar[bool]

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every place in the article that the rule points at."""
        ...


@runtime_checkable
class BringsWords(Protocol):
    """A check whose rules bring words of their own."""

    def lexicons(self) -> Mapping[str, Lexicon]:
        """The rule's words, to be found in the one pass; cues carry the name given here."""
        ...


@runtime_checkable
class Compares(Protocol):
    """A check that holds an article against its earlier text (`context.revision`); without one it has nothing to say."""

    COMPARES: ClassVar[bool]


Verdict = list[Ground] | str  # evidence against a claim, the first piece the strongest; or why it stands, in plain words


@runtime_checkable
class Decides(Protocol):
    """A check that holds claims against studies, and can tell what it made of each."""

    def decide(self, claim: Claim, article: Article, context: Context) -> Iterator[tuple[Span, Verdict]]:
        """Each place at which the rule speaks of a claim, with the evidence against it or why it stands."""
        ...


@runtime_checkable
class RestsOnTable(Protocol):
    """A check whose findings rest on a reference table that an editor may want to read or to see renewed."""

    def table(self, reference: Reference) -> Iterator[tuple[str, str]]:
        """The table's rows as head and text: what `audit explain` prints below the rule."""
        ...

    def notes(self, reference: Reference, today: date) -> Iterator[str]:
        """What a report should say of the table on this day, one sentence each; nothing as a rule."""
        ...

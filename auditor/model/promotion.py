"""Praise and reserve: where a page promotes what it writes about, and where the same page holds itself back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.prose import Section, Sentence
from auditor.model.span import Span


class Praise(StrEnum):
    """What a promotional sentence claims for its subject."""

    PROOF = "proof"  # science has settled it
    SIZE = "size"  # the effect is great
    CHANGE = "change"  # life will be another
    TOTAL = "total"  # nothing is left of the trouble
    RANK = "rank"  # nothing else does as much
    RIVAL = "rival"  # it does as much as a medicine
    PROMISE = "promise"  # it cannot fail
    HARMLESS = "harmless"  # nothing can go wrong
    ALL = "all"  # it is for everyone
    LASTING = "lasting"  # the effect stays
    PREVENTS = "prevents"  # an illness does not come
    LABEL = "label"  # the bold words that head an item, where the item itself holds back


@dataclass(frozen=True, slots=True, eq=False)
class Promotion:
    """Words of praise in the page's own voice. `brash` ones are heard in adverts and hardly ever in sober health advice."""

    praise: Praise
    span: Span
    sentence: Sentence
    brash: bool = False
    days: float | None = None  # for how long at least, of a lasting effect; None where the words do not say


class Reserve(StrEnum):
    """In what way a page holds back."""

    HEDGE = "hedge"  # it may help
    SMALL = "small"  # the effect is modest
    EXCEPTION = "exception"  # it is not for some
    HARM = "harm"  # it can do harm
    BRIEF = "brief"  # the effect passes


@dataclass(frozen=True, slots=True, eq=False)
class Reservation:
    """A place where the page says less. `scope` is the section that it speaks for (with all below it), None the whole page."""

    reserve: Reserve
    span: Span
    sentence: Sentence
    scope: int | None = None
    days: float | None = None  # for how long at most, of an effect that passes

    def speaks_for(self, section: Section) -> bool:
        """Whether what a section says falls under this reservation."""
        return self.scope is None or self.scope == section.index or self.scope in section.parents

"""Claims: what the article asserts of an effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span
from auditor.model.studies import Study


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A sentence in which the page asserts something about an effect.

    `said` are the words of the claim's families (universal, magnitude, certainty, duration, better …) that nothing in the
    sentence denies or merely supposes; `neutral` tells why the sentence promises nothing all the same.
    """

    sentence: Sentence
    strength: int  # 0 none, 1 correlational, 2 conditional causal, 3 direct causal
    words: Span | None = None  # those that carry the strength
    said: tuple[Cue, ...] = ()
    families: frozenset[str] = frozenset()  # the lexicons of `said`
    population: Cue | None = None
    denied: bool = False  # "did not reduce": stated of a cause, but no promise
    order: bool = False  # it tells the reader what to do
    headline: bool = False
    lead: bool = False  # stands in the first paragraph
    neutral: str = ""
    study: Study | None = None
    close: bool = False  # tied by words or place; otherwise only because the article has no other study

    @property
    def span(self) -> Span:
        return self.sentence.span

    def of(self, lexicon: str, *groups: str) -> Iterator[Cue]:
        """The claim's words of one family (of these groups, if any are named), in order."""
        return (cue for cue in self.said if cue.lexicon == lexicon and (not groups or cue.group in groups))

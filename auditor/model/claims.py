"""Claims: what the article asserts of an effect."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span
from auditor.model.studies import Study


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A sentence in which the page asserts something about an effect. Cues are None where it does not speak of that."""

    sentence: Sentence
    strength: int  # 0 none, 1 correlational, 2 conditional causal, 3 direct causal
    words: Span | None = None  # those that carry the strength
    quantifier: Cue | None = None
    magnitude: Cue | None = None
    certainty: Cue | None = None
    duration: Cue | None = None
    population: Cue | None = None
    denied: bool = False  # "did not reduce": stated of a cause, but no promise
    headline: bool = False
    study: Study | None = None
    close: bool = False  # tied by words or place; otherwise only because the article has no other study

    @property
    def span(self) -> Span:
        return self.sentence.span

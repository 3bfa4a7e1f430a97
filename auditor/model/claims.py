"""Claims and studies: what the article says, and what it reports that a study found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span


class Design(StrEnum):
    """Study designs, by what they can show of cause and effect."""

    META_ANALYSIS = "meta-analysis"
    RANDOMISED_TRIAL = "randomised trial"
    CROSSOVER = "crossover trial"
    CONTROLLED = "controlled study without randomisation"
    BEFORE_AFTER = "before-and-after study without a control"
    COHORT = "cohort study"
    CASE_CONTROL = "case-control study"
    CROSS_SECTIONAL = "cross-sectional study"
    ECOLOGICAL = "ecological study"
    SURVEY = "survey"
    CASE_SERIES = "case series"
    CASE_REPORT = "case report"
    REVIEW = "review"
    ANIMAL = "animal study"
    IN_VITRO = "laboratory study in cells"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a study reports, with the words that report it and how it reads in a message."""

    span: Span
    says: str
    value: float | None = None
    kind: str = ""  # of a partial success: "not" (no success), "loss" or "harm"; empty for a counted share


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """One study as the article reports it. Facts that were not found are None or empty: unknown, never "no"."""

    anchor: Span
    section: int
    designs: tuple[Design, ...] = ()
    design: Fact | None = None
    sample_size: Fact | None = None
    partial: tuple[Fact, ...] = ()  # responders fewer than all: non-responders, exceptions, losses, harms
    population: tuple[Fact, ...] = ()  # what makes the studied group narrow
    not_significant: tuple[Fact, ...] = ()
    significant: tuple[Fact, ...] = ()
    follow_up: Fact | None = None  # value: days
    wore_off: Fact | None = None
    hedge: Fact | None = None
    changes: tuple[Fact, ...] = ()  # value: relative change, -0.45 for a fall of 45%
    sentences: tuple[Sentence, ...] = ()


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

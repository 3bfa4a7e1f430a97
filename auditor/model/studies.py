"""Studies: what the article reports that somebody found, and how they looked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from auditor.model.prose import Sentence
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
    AUDIT = "service audit"
    CASE_SERIES = "case series"
    CASE_REPORT = "case report"
    REVIEW = "review"
    ANIMAL = "animal study"
    IN_VITRO = "laboratory study in cells"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a study reports, with the words that report it and how it reads in a message.

    `about` are the words that name what was measured, where they stand apart from the fact itself.
    """

    span: Span
    says: str
    value: float | None = None
    kind: str = ""
    about: Span | None = None
    upper: float | None = None  # the far end, where `value` opens a range (ages)

    @property
    def topic(self) -> Span:
        """The words that tell what the fact is about."""
        return self.about or self.span


@dataclass(frozen=True, slots=True)
class Effect(Fact):
    """One result. `value` is the relative change, -0.45 for a fall of 45%; `kind` is what was compared.

    Kinds: `mean` (a measure in its own units), `share` (a risk or rate, from 0 to 1), `ratio` (odds, risk, hazard),
    `difference` (in the measure's own units), `percent` (a relative change as printed), `words` (a size in words), "" (only
    whether it could be chance).
    """

    before: float | None = None  # before the treatment, or in the comparison group
    after: float | None = None
    estimate: float | None = None  # of a ratio or a difference
    size: str = ""  # `none` or `small`, where words give it
    against: str = ""  # `before` or `control`: what the treated group was held against
    interval: tuple[float, float] | None = None
    p: float | None = None
    significant: bool | None = None
    chance: str = ""  # the words or figures that tell whether it could be chance

    @property
    def absolute(self) -> float | None:
        """The change in the measure's own units (for a share: of 1)."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the front matter declares of a study, and the text tells otherwise.

    Subjects: participants, follow-up, responders, design, p-value, effect.
    """

    subject: str
    declared: Fact
    told: Fact


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """One study as the article reports it. Facts that were not found are None or empty: unknown, never "no"."""

    anchor: Span
    section: int
    designs: tuple[Design, ...] = ()
    design: Fact | None = None
    controlled: bool | None = None
    randomised: bool | None = None
    declared: bool = False  # whether the front matter declares it
    sample_size: Fact | None = None
    arms: tuple[Fact, ...] = ()  # the sizes of the groups that were compared
    partial: tuple[Fact, ...] = ()  # kind "" a share that responded, "not" who did not, "loss" who left, "harm" who was harmed
    population: tuple[
        Fact, ...
    ] = ()  # what makes the group narrow; kind: sex, age, species, condition, setting, occupation, respondents, excluded
    effects: tuple[Effect, ...] = ()
    follow_up: Fact | None = None  # value: days
    wore_off: Fact | None = None
    hedge: Fact | None = None
    measured: tuple[Fact, ...] = ()  # outcomes by name
    unmeasured: tuple[Fact, ...] = ()  # what the report says was not looked at
    disagreements: tuple[Disagreement, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    @property
    def outlined(self) -> bool:
        """Whether the page says how the study was made or how many took part, and not its result alone."""
        return bool(self.sample_size or self.designs or self.arms)

    @property
    def responders(self) -> tuple[Fact, ...]:
        return self._partial("")

    @property
    def non_responders(self) -> tuple[Fact, ...]:
        return self._partial("not")

    @property
    def losses(self) -> tuple[Fact, ...]:
        return self._partial("loss")

    @property
    def harms(self) -> tuple[Fact, ...]:
        return self._partial("harm")

    @property
    def changes(self) -> tuple[Effect, ...]:
        """Results with a relative change."""
        return tuple(effect for effect in self.effects if effect.value is not None)

    @property
    def not_significant(self) -> tuple[Effect, ...]:
        return tuple(_by_chance(self.effects, significant=False))

    @property
    def significant(self) -> tuple[Effect, ...]:
        return tuple(_by_chance(self.effects, significant=True))

    @property
    def risks(self) -> tuple[Effect, ...]:
        """Results with both absolute risks."""
        return tuple(effect for effect in self.effects if effect.kind == "share" and effect.absolute is not None)

    def _partial(self, kind: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.partial if fact.kind == kind)


def _by_chance(effects: tuple[Effect, ...], *, significant: bool) -> Iterator[Effect]:
    """Results that could be chance, or that could not: told in its words, over what they speak of, each once."""
    seen = set()
    for effect in effects:
        key = (effect.chance, effect.topic)
        if effect.significant is significant and key not in seen:
            seen.add(key)
            whole = effect.topic if effect.topic.covers(effect.span) else effect.span
            yield replace(effect, span=whole, says=effect.chance)

"""Statistics: figures that an article prints together, so that each can be held against the others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.prose import Number, Sentence
from auditor.model.span import Span


class Stage(StrEnum):
    """Where in a study a headcount was taken. Each stage holds at most as many as the one before."""

    SCREENED = "screened"
    ENTERED = "entered"
    RANDOMISED = "randomised"
    FINISHED = "finished"
    UNSTATED = "unstated"

    @property
    def rank(self) -> int:
        return list(Stage).index(self)


@dataclass(frozen=True, slots=True)
class Share:
    """A count, the whole it is taken from, and the percentage printed with it: `7 of 9 (78%)`.

    `stated` is whether the whole stands with the count; else it was found further up.
    """

    span: Span
    count: Number
    whole: Number
    percent: Number
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Split:
    """Parts that the article says make up a whole. Where they are `overlapping`, more than the whole is possible."""

    span: Span
    whole: Number
    parts: tuple[Number, ...]
    whole_span: Span
    of: str = ""  # what is counted, as printed
    overlapping: bool = False
    stated: bool = True  # whether the whole stands in the same sentence


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of `n` values that the article says were whole numbers; `because` are the words that say so."""

    span: Span
    mean: Number
    n: Number
    because: Span
    deviation: Number | None = None


@dataclass(frozen=True, slots=True)
class TestResult:
    """A test statistic with its degrees of freedom and the p printed with it. `relation` is one of `= < >`."""

    span: Span
    kind: str  # one of auditor.arithmetic.p_values.KINDS
    statistic: float
    decimals: int
    df: tuple[float, ...]
    p: float
    p_decimals: int
    relation: str
    one_sided: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95% confidence interval with the estimate and p that stand with it. `null` is the value of no effect, if it is known."""

    span: Span
    low: Number
    high: Number
    estimate: Number | None = None
    null: float | None = None
    p: float | None = None
    p_relation: str = "="
    p_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before, the same figure after, and the change that the article makes of them.

    `percent` is the printed change in percent without its sign; `factors` the least and the most ratio that a word
    such as `doubled` allows.
    """

    span: Span
    before: tuple[float, int]  # value, decimals
    after: tuple[float, int]
    percent: Number | None = None
    factors: tuple[float, float] | None = None
    points: bool = False  # the figures are percentages themselves, so that points are a reading too


@dataclass(frozen=True, slots=True)
class Gap:
    """A difference that the article makes of two figures; of one that gives both ends (`from 4 to 7`), `first` is `second`."""

    span: Span
    first: Number
    second: Number
    stated: Number


@dataclass(frozen=True, slots=True)
class Oddity:
    """A figure that cannot be, whatever the rest of the article says, and why."""

    span: Span
    says: str
    of: str = "figure"  # `mean age`: that range and mean are of the same people is read from the text, not printed


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many took part in a study, as one place tells it. `entry` numbers the front-matter entry it is declared in."""

    span: Span
    value: int
    kind: str  # `people`, or the animal
    stage: Stage
    sentence: Sentence | None
    total: bool = False  # "22 mice in total"
    entry: int | None = None
    study: int | None = None  # which of the article's studies tells it; None where that is not known
    anchored: bool = False  # whether the words tie it to the whole study: "a trial of 120 adults", "randomised in this trial"
    definite: bool = False  # "in this trial": a study that was told of before
    another: bool = False  # "a trial of 40 adults": one that was not told of before
    name: str = ""  # by which the sentence calls its study: "Bergen" of "the Bergen trial"
    sourced: bool = False  # its sentence names a journal with year, volume and page
    sex: str = ""  # `female` or `male`, where only they are counted


@dataclass(frozen=True, slots=True)
class Length:
    """How long a study lasted or followed its people, in days."""

    span: Span
    days: float
    sentence: Sentence | None
    kind: str = "followed"  # `partly`: only in a step of the study; `ran`: the study itself
    study: int | None = None  # which of the article's studies tells it; None where that is not known
    of: str = ""  # who was followed, where that may not be all who took part
    definite: bool = True  # "the trial", "it": a study, or all of its people, that were told of before
    limited: bool = False  # "for only six weeks"


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures that can be held against each other."""

    shares: tuple[Share, ...] = ()
    splits: tuple[Split, ...] = ()
    means: tuple[Mean, ...] = ()
    tests: tuple[TestResult, ...] = ()
    intervals: tuple[Interval, ...] = ()
    changes: tuple[Change, ...] = ()
    gaps: tuple[Gap, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    lengths: tuple[Length, ...] = ()
    studies: int = 0  # how many different studies the article points at, by identifier or reference entry
    told: int = 0  # how many studies the article tells of

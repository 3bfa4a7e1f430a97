"""The kinds of logic that a rule may name under `check:`. One line each, so that the list is typed."""

from __future__ import annotations

from auditor.checks.abbreviation import UnexplainedAbbreviation
from auditor.checks.change import ChangeCheck
from auditor.checks.claimed_figure import ClaimedFigure
from auditor.checks.contradiction import Contradiction
from auditor.checks.dangling import DanglingMarker
from auditor.checks.declared import Declared
from auditor.checks.difference import Difference
from auditor.checks.dose_caution import DoseCaution
from auditor.checks.dose_combination import DoseCombination
from auditor.checks.dose_conversion import DoseConversion
from auditor.checks.dose_form import DoseForm
from auditor.checks.dose_incomplete import DoseIncomplete
from auditor.checks.dose_limit import DoseLimit
from auditor.checks.dose_maximum import DoseMaximum
from auditor.checks.dose_shift import DoseShift
from auditor.checks.dose_slip import DoseSlip
from auditor.checks.dose_stop import DoseStop
from auditor.checks.follow_up import FollowUp
from auditor.checks.furniture import Furniture
from auditor.checks.future_date import FutureDate
from auditor.checks.good_turn import GoodTurn
from auditor.checks.grade import Grade
from auditor.checks.granularity import Granularity
from auditor.checks.impossible import Impossible
from auditor.checks.inference import Inference
from auditor.checks.interface import Check
from auditor.checks.interval import IntervalCheck
from auditor.checks.jargon import Jargon
from auditor.checks.language import Language
from auditor.checks.looked_up import ChangedSource, StaleSource, UnknownSource
from auditor.checks.malformed import MalformedIdentifier
from auditor.checks.metadata import Metadata
from auditor.checks.mismatch import Mismatch
from auditor.checks.one_in import OneIn
from auditor.checks.out_of_range import OutOfRange
from auditor.checks.p_value import PValue
from auditor.checks.parts_of_whole import PartsOfWhole
from auditor.checks.percent_of_count import PercentOfCount
from auditor.checks.phrase import Phrase
from auditor.checks.placeholder import Placeholder
from auditor.checks.promotion import UncarriedPromotion
from auditor.checks.raised import Raised
from auditor.checks.relative_risk import RelativeRisk
from auditor.checks.respondents import Respondents
from auditor.checks.review_date import ReviewDate
from auditor.checks.sample_size import SampleSize
from auditor.checks.sentence_length import SentenceLength
from auditor.checks.shared_identifier import SharedIdentifier
from auditor.checks.strengthened import Strengthened
from auditor.checks.suppression import Suppression
from auditor.checks.unit_pair import UnitPair
from auditor.checks.unsourced import UnsourcedAssertion, UnsourcedAttribution
from auditor.checks.upper_end import UpperEnd
from auditor.checks.withdrawn import Withdrawn

CHECKS: dict[str, type[Check]] = {
    "contradiction": Contradiction,
    "good-turn": GoodTurn,
    "claimed-figure": ClaimedFigure,
    "relative-risk": RelativeRisk,
    "inference": Inference,
    "respondents": Respondents,
    "metadata": Metadata,
    "phrase": Phrase,
    "placeholder": Placeholder,
    "suppression": Suppression,
    "abbreviation": UnexplainedAbbreviation,
    "furniture": Furniture,
    "grade": Grade,
    "jargon": Jargon,
    "language": Language,
    "one-in": OneIn,
    "review-date": ReviewDate,
    "sentence-length": SentenceLength,
    "dangling": DanglingMarker,
    "malformed": MalformedIdentifier,
    "shared-identifier": SharedIdentifier,
    "changed-source": ChangedSource,
    "mismatch": Mismatch,
    "stale-source": StaleSource,
    "unknown-source": UnknownSource,
    "upper-end": UpperEnd,
    "unsourced-assertion": UnsourcedAssertion,
    "unsourced-attribution": UnsourcedAttribution,
    "change": ChangeCheck,
    "declared": Declared,
    "difference": Difference,
    "follow-up": FollowUp,
    "future-date": FutureDate,
    "granularity": Granularity,
    "impossible": Impossible,
    "interval": IntervalCheck,
    "out-of-range": OutOfRange,
    "p-value": PValue,
    "parts-of-whole": PartsOfWhole,
    "percent-of-count": PercentOfCount,
    "sample-size": SampleSize,
    "unit-pair": UnitPair,
    "promotion": UncarriedPromotion,
    "raised": Raised,
    "strengthened": Strengthened,
    "withdrawn": Withdrawn,
    "dose-caution": DoseCaution,
    "dose-conversion": DoseConversion,
    "dose-form": DoseForm,
    "dose-incomplete": DoseIncomplete,
    "dose-combination": DoseCombination,
    "dose-limit": DoseLimit,
    "dose-shift": DoseShift,
    "dose-stop": DoseStop,
    "dose-maximum": DoseMaximum,
    "dose-slip": DoseSlip,
}

"""The kinds of logic that a rule may name under `check:`. One line each, so that the list is typed."""

from __future__ import annotations

from auditor.checks.abbreviation import UnexplainedAbbreviation
from auditor.checks.contradiction import Contradiction
from auditor.checks.dangling import DanglingMarker
from auditor.checks.grade import Grade
from auditor.checks.interface import Check
from auditor.checks.language import Language
from auditor.checks.malformed import MalformedIdentifier
from auditor.checks.phrase import Phrase
from auditor.checks.sentence_length import SentenceLength
from auditor.checks.suppression import Suppression
from auditor.checks.unsourced import UnsourcedAssertion, UnsourcedAttribution

CHECKS: dict[str, type[Check]] = {
    "contradiction": Contradiction,
    "phrase": Phrase,
    "suppression": Suppression,
    "abbreviation": UnexplainedAbbreviation,
    "grade": Grade,
    "language": Language,
    "sentence-length": SentenceLength,
    "dangling": DanglingMarker,
    "malformed": MalformedIdentifier,
    "unsourced-assertion": UnsourcedAssertion,
    "unsourced-attribution": UnsourcedAttribution,
}

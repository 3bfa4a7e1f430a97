"""Whether a study measured what the claim speaks of."""

from __future__ import annotations

from auditor.checks.contradiction.case import Case
from auditor.checks.contradiction.effects import changed
from auditor.checks.interface import Ground, Verdict
from auditor.extractors.claims.words import stems


def not_measured(case: Case) -> Verdict:
    """The sentence by which the report itself says that the claim's outcome was not measured."""
    reference = case.context.reference
    own = changed(case.place.word, case.claim.sentence, reference)
    for sentence in case.study.sentences:
        if sentence is case.claim.sentence or not sentence.has("unmeasured", "unmeasured"):
            continue
        if own & stems(sentence.text, reference):
            return [Ground(sentence.span, "the study did not measure it")]
    return "nothing says that it was not measured"

"""Sentences that tell the reader what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.model.prose import Sentence
from auditor.reference import Reference, fold


@dataclass(frozen=True, slots=True)
class Openings:
    """How a sentence that tells the reader what to do begins."""

    pattern: re.Pattern[str]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, reference: Reference) -> Openings:
        groups = reference.lexicons["instruction"].groups if "instruction" in reference.lexicons else {}
        verb, before, statement = (
            "|".join(map(re.escape, groups.get(name, ("\0",)))) for name in ("verb", "before", "statement")
        )
        return cls(re.compile(rf"\W*(?:(?:{before})\s)?(?:{verb})\b(?! (?:{statement})\b)"))


def instructs(sentence: Sentence, reference: Reference) -> bool:
    """Whether a sentence opens with an order (`Stop and see a doctor`), not with a noun of that form (`Exercise prevents …`)."""
    opening = Openings.of(reference).pattern.match(fold(sentence.text))
    if opening is None:
        return False
    after = sentence.span.start + opening.end() + 1
    return not any(cue.span.start == after for cue in sentence.found("causal"))

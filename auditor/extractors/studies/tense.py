"""Whether a sentence tells what happened."""

from __future__ import annotations

import re

from auditor.model.prose import Sentence

REGULAR = re.compile(r"\b\w{2,}[^\We]ed\b", re.IGNORECASE)  # `needed`, but not `need`


def past(sentence: Sentence) -> bool:
    """Whether a verb in the past tense stands in the sentence."""
    return sentence.has("past-tense") or REGULAR.search(sentence.text) is not None

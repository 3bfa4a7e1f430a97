"""How a dose gets into the body, as the words of its sentence say."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.model.prose import Sentence

ROUTES = (
    ("IV", re.compile(r"\b(?:intravenous(?:ly)?|IV|i\.v\.|drip)\b")),
    ("IM", re.compile(r"\b(?:intramuscular(?:ly)?|IM|i\.m\.)(?!\w)")),
    (
        "SC",
        re.compile(
            r"\b(?:subcutaneous(?:ly)?|SC|SQ|s\.c\.|under the skin)(?!\w)"
            r"|\b(?:inject|injection|jab)\w*\b.{0,40}\b(?:insulin|semaglutide|tirzepatide|liraglutide|heparin)\b",
            re.IGNORECASE,
        ),
    ),  # these are injected nowhere else at home
    ("sublingual", re.compile(r"\b(?:sublingual(?:ly)?|under the tongue|SL)\b")),
    (
        "topical",
        re.compile(
            r"\b(?:topical(?:ly)?|gel(?!\s?cap)|cream|ointment|lotion|rub|apply|applied|(?:on|onto|into|to) (?:the|your) "
            r"(?:\w+ )?(?:skin|scalp|face|knee|joint|gums))\b",
            re.IGNORECASE,
        ),
    ),
    ("inhaled", re.compile(r"\b(?:inhaled?|inhaler|puffs?|nebuli[sz]ed)\b", re.IGNORECASE)),
    ("nasal", re.compile(r"\b(?:intranasal(?:ly)?|nasal)\b", re.IGNORECASE)),
    ("rectal", re.compile(r"\b(?:rectal(?:ly)?|suppositor(?:y|ies))\b", re.IGNORECASE)),
    ("oral", re.compile(r"\b(?:oral(?:ly)?|by mouth|p\.o\.|PO|swallow(?:ed)?)(?!\w)")),
)
SWALLOWED = re.compile(r"\b(?:take|swallow|drink|eat|chew|taken|by mouth)\b", re.IGNORECASE)


def of_sentence(sentence: Sentence) -> str | None:
    """The route that a sentence names, or None."""
    return _route(sentence.text)


@lru_cache(maxsize=64)
def _route(text: str) -> str | None:
    found = next((route for route, pattern in ROUTES if pattern.search(text)), None)
    return None if found == "topical" and SWALLOWED.search(text) else found

"""What takes the assertion out of a clause: a modal, a call, a plan, a question, an order."""

from __future__ import annotations

import re

from auditor.extractors.claims.strength.clauses import Clause
from auditor.extractors.claims.strength.places import Place, Places
from auditor.extractors.claims.strength.words import STOP
from auditor.model.prose import Sentence

ORDER = re.compile(r"[\"“'*]*(?:do not|don['’]t|please|never|always|make sure)\s", re.IGNORECASE)
GOVERNED = frozenset({"that", "whether", "which", "if"})  # these open a clause that hangs on the one before
AFTER_NEED = frozenset({"to", "preposition", STOP, "turn", "joint", "adverb", "relative"})


def asks_or_orders(sentence: Sentence) -> bool:
    """Whether the whole sentence is a question or an order."""
    return sentence.text.rstrip("\"'”’ ").endswith("?") or ORDER.match(sentence.text) is not None


def settled_until(clause: Clause, places: Places, before: bool) -> int:
    """The word from which a clause only calls for something, plans it or asks; `before` says so of the clause before it."""
    found = clause.opener == "that" and places.words.kind(clause.first - 1) == "shows"  # "to test it, we found that"
    if clause.opener == "whether" or (before and clause.opener in GOVERNED and not found):
        return clause.first
    end = min((place.first for place in places.inside(clause, "hedge", "doubt")), default=clause.end)
    for place in places.inside(clause, "unsettled"):
        if place.group in ("inquiry", "register"):
            end = min(end, place.first)
        elif place.group != "wanted" or _said_of(place, places):
            return clause.first
    return end


def _said_of(place: Place, places: Places) -> bool:
    """Whether a word of need is the clause's predicate: `is needed`, `required to`, not `the required dose`."""
    words = places.words
    if words.texts[place.first] in ("require", "requires"):
        return True
    return words.kind(words.back(place.first)) in ("be", "modal") and words.kind(place.end) in AFTER_NEED


def softened(clause: Clause, places: Places, index: int) -> bool:
    """Whether a modal or a softener governs the word at `index`: `may reduce`, `appears to reduce`."""
    words = places.words
    if clause.opener == "that" and words.has(clause.first - 1, "possible"):
        return True
    return any(
        place.first < index and not (words.has(place.first, "firm") or words.has(place.first, "told"))
        for place in places.inside(clause, "hedge", "modal", "softener")
    )

"""Words that set two things side by side: associations, differences, risks."""

from __future__ import annotations

from auditor.extractors.claims.strength.clauses import Clause
from auditor.extractors.claims.strength.levels import CORRELATIONAL, SILENT, Level
from auditor.extractors.claims.strength.places import Place, Places
from auditor.extractors.claims.strength.words import Words

REACH = 9  # words
AMONG = frozenset({"in", "among", "with", "for", "between", "after", "during"})


def read(clause: Clause, places: Places) -> Level:
    """The first correlational statement of a clause."""
    for place in places.inside(clause, "correlational"):
        return Level(CORRELATIONAL, place.span)
    for place in places.inside(clause, "comparison"):
        if _stands(clause, place, places.words):
            return Level(CORRELATIONAL, place.span)
    return SILENT


def _stands(clause: Clause, place: Place, words: Words) -> bool:
    """Whether a comparison or a change is told of someone: groups are set side by side, or it is what was seen."""
    if place.group not in ("more", "rise"):
        return True
    bare = place.span.text.lower() in ("more", "less")
    after = range(place.end, min(clause.end, place.end + REACH))
    if any(words.text(i) == "than" for i in after):
        return True
    said = words.kind(words.back(place.first))
    if bare:
        return said == "have" or (said == "be" and any(words.text(i) in AMONG for i in after[:4]))
    if said in ("be", "have", "shows"):
        return True
    around = range(max(clause.first, place.first - REACH), min(clause.end, place.end + REACH))
    return any(words.kind(i) in ("people", "shows") or words.text(i) in AMONG for i in around)

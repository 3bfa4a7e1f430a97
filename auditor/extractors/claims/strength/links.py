"""Words that set two things side by side: associations, differences, risks."""

from __future__ import annotations

from auditor.extractors.claims.strength.clauses import Clause
from auditor.extractors.claims.strength.levels import CORRELATIONAL, SILENT, Level
from auditor.extractors.claims.strength.places import Place, Places
from auditor.extractors.claims.strength.words import Words

REACH = 9  # words on either side of a comparison in which those compared stand
NEAR = 4  # words after `more common` in which they stand


def read(clause: Clause, places: Places) -> Level:
    """The first correlational statement of a clause."""
    for place in places.inside(clause, "correlational"):
        return Level(CORRELATIONAL, place.span)
    for place in places.inside(clause, "comparison"):
        if place.group not in ("more", "bare", "rise") or _told_of_someone(clause, place, places.words):
            return Level(CORRELATIONAL, place.span)
    return SILENT


def _told_of_someone(clause: Clause, place: Place, words: Words) -> bool:
    """Whether a comparison or a change has those whom it compares, or is said to have been seen."""
    after = range(place.end, min(clause.end, place.end + REACH))
    if any(words.text(i) == "than" for i in after):
        return True
    said = words.kind(words.back(place.first))
    if said in ("writer", "people") and words.kind(place.end) == "determiner":
        return False  # "we reduced the dose", "patients increased their intake"
    if place.group == "bare":
        return said in ("have", "shows") or (said == "be" and any(words.has(i, "among") for i in after[:NEAR]))
    if said in ("be", "have", "shows"):
        return True
    around = range(max(clause.first, place.first - REACH), min(clause.end, place.end + REACH))
    return any(words.kind(i) in ("people", "shows") or words.has(i, "among") for i in around)

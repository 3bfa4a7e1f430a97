"""Words of cause and effect in a clause: verbs with an agent, nouns of effect, praise of a treatment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.claims.strength import scope, subjects, verbs
from auditor.extractors.claims.strength.clauses import Clause
from auditor.extractors.claims.strength.levels import CONDITIONAL, DIRECT, SILENT, Level
from auditor.extractors.claims.strength.places import Place, Places
from auditor.extractors.claims.strength.verbs import Role
from auditor.extractors.claims.strength.words import STOP, Words

AMOUNT = re.compile(r"\d.*|about|around|nearly|almost|approximately|half|up|over|two|three|four|five")
ASSERTING = frozenset(
    "have has had having show shows showed shown exert exerts exerted play plays played playing no there demonstrate demonstrates "
    "demonstrated confirm confirms confirmed reveal reveals revealed report reported found finds provide provides provided same "
    "without significant support supports indicate indicates suggest suggests".split()
)
YIELD_REACH = 5  # words between a verb of giving and what it gives
STATES = frozenset("prove proved proven proves appear appears appeared seem seems seemed remain remains remained considered found become became becomes make makes made as being shown".split())


def read(clause: Clause, places: Places) -> Level:
    """The strongest causal statement of a clause."""
    best = SILENT
    for place in _stated(clause, places):
        if any(other.first < place.end and place.first < other.end for other in places.inside(clause, "correlational")):
            continue
        value = CONDITIONAL if scope.softened(clause, places, place.first) else DIRECT
        if value > best.value:
            best = Level(value, place.span)
    return best


def _stated(clause: Clause, places: Places) -> Iterator[Place]:
    words = places.words
    for place in places.inside(clause, "causal"):
        if place.group in ("act", "irregular"):
            if _acts(clause, place, words):
                yield place
        elif place.group == "lead":
            if verbs.role(words, clause, place.first, place.end) is Role.ACTIVE:
                yield place
        elif place.group == "work":
            if place.span.text.split()[0].lower() not in ("the", "effective", "safe", "beneficial"):
                yield place
    for place in places.inside(clause, "influence"):
        if _acts(clause, place, words) and (place.group != "yield" or _brings_change(clause, place, places)):
            yield place
    for place in places.inside(clause, "effect"):
        if _effect(clause, place, words):
            yield place


def _acts(clause: Clause, place: Place, words: Words) -> bool:
    """Whether a verb says that its subject changes its object."""
    role = verbs.role(words, clause, place.first, place.end)
    if role is Role.NONE:
        return False
    if role is Role.PASSIVE:
        return _by_agent(words, place.end)
    subject = subjects.head(clause, place.first, words)
    if words.kind(subject) in ("writer", "paper") or words.kind(words.back(place.first)) == "writer":
        return False
    after = words.on(place.end)
    if place.end - place.first > 1:
        return True
    if words.kind(subject) == "people" and words.text(after) in ("their", "his", "her"):
        return False
    if words.text(after) == "to":
        return words.texts[place.first].startswith(("help", "aid", "assist", "serve"))
    return words.kind(after) in verbs.OBJECTS or words.kind(after) == "relative" or words.kind(place.end) == "joint"


def _brings_change(clause: Clause, place: Place, places: Places) -> bool:
    """Whether `provides`, `produced` and their like have a change or an effect as their object."""
    return any(
        0 < other.first - place.first < YIELD_REACH
        for other in (*places.inside(clause, "effect", "noun", "praise"), *places.inside(clause, "comparison", "rise", "more", "trait"))
    )


def _by_agent(words: Words, end: int) -> bool:
    for i in range(end, min(end + 4, len(words.texts))):
        if words.text(i) == "by":
            agent = {words.kind(i + 1), words.kind(i + 2)}
            return AMOUNT.fullmatch(words.text(i + 1)) is None and not agent & {"paper", "writer"}
        if words.kind(i) == STOP:
            return False
    return False


def _effect(clause: Clause, place: Place, words: Words) -> bool:
    before = range(max(clause.first, place.first - 12), place.first)
    if place.group == "noun":
        return any(words.text(i) in ASSERTING for i in before) or _upon(clause, place, words)
    if place.group == "praise":
        return _predicate(clause, place.first, words) or not _finite(clause, words)
    if place.group == "cause":
        return any(words.kind(i) == "be" or words.text(i) in STATES for i in before)
    back = words.back(place.first)
    return words.kind(back) == "be"


def _predicate(clause: Clause, index: int, words: Words) -> bool:
    """Whether `is` or its like stands before an adjective with nothing but its own small words between."""
    for i in range(index - 1, clause.first - 1, -1):
        if words.kind(i) == "be" or words.text(i) in STATES:
            return True
        if words.kind(i) in ("preposition", "relative", "to", "shows", "have"):
            return False
    return False


def _upon(clause: Clause, place: Place, words: Words) -> bool:
    """`the effect of exercise on sleep was small`: an effect on something, of which the clause says more."""
    on = next((i for i in range(place.end, min(place.end + 9, clause.end)) if words.text(i) in ("on", "upon")), None)
    return on is not None and any(words.kind(i) == "be" for i in range(on, clause.end))


def _finite(clause: Clause, words: Words) -> bool:
    return any(words.kind(i) in ("be", "have", "do", "modal") for i in range(clause.first, clause.end))

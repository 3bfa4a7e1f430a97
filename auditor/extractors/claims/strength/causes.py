"""Words of cause and effect in a clause: verbs with an agent, nouns of effect, praise of a treatment."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.extractors.claims.strength import scope, subjects, verbs
from auditor.extractors.claims.strength.clauses import FINITE, Clause
from auditor.extractors.claims.strength.levels import CONDITIONAL, DIRECT, SILENT, Level
from auditor.extractors.claims.strength.places import Place, Places
from auditor.extractors.claims.strength.verbs import Role
from auditor.extractors.claims.strength.words import STOP, WORD, Words

GIFT = 5  # words between a verb of giving and what it gives
ASSERTED = 12  # words between a noun of effect and the verb that asserts it
ON = 9  # words between `effect` and `on`
BY = 4  # words between a passive and its agent


def read(clause: Clause, places: Places) -> Level:
    """The strongest causal statement of a clause."""
    best = SILENT
    links = [(link.first, link.end) for link in places.inside(clause, "correlational")]
    for place in _stated(clause, places):
        if any(first < place.end and place.first < end for first, end in links):
            continue  # "increased risk" ties two things, it changes none
        value = CONDITIONAL if scope.softened(clause, places, place.first) else DIRECT
        if value > best.value:
            best = Level(value, place.span)
    return best


def _stated(clause: Clause, places: Places) -> Iterator[Place]:
    words = places.words
    for place in places.inside(clause, "causal"):
        if place.group == "work":
            asserted = not any(place.first <= noun.first < place.end for noun in places.inside(clause, "effect"))
        elif place.group == "thanks":
            asserted = True
        elif place.group == "lead":
            asserted = verbs.role(words, clause, place.first, place.end) is Role.ACTIVE
        else:
            asserted = place.group in ("act", "irregular") and _acts(clause, place, words)
        if asserted:
            yield place
    for place in places.inside(clause, "influence"):
        if _acts(clause, place, words) and (place.group != "yield" or _gives_change(clause, place, places)):
            yield place
    for place in places.inside(clause, "effect"):
        if _effect(clause, place, words):
            yield place


def _acts(clause: Clause, place: Place, words: Words) -> bool:
    """Whether a verb says that its subject changes its object."""
    role = verbs.role(words, clause, place.first, place.end)
    if role is not Role.ACTIVE:
        return role is Role.PASSIVE and _by_agent(words, place.end)
    subject = subjects.head(clause, place.first, words)
    before = words.back(place.first)
    own = not words.texts[place.first].endswith("ing") or words.kind(before) == "be"
    ours = words.has(before, "means") and words.kind(clause.first) == "writer"
    if ours or (own and words.kind(subject) in ("writer", "paper")):
        return False  # "we reduced the dose", "these findings support"
    if place.end - place.first > 1:
        return True
    after = words.on(place.end)
    if words.kind(subject) == "people" and words.has(after, "possessive"):
        return False  # "smokers reduced their intake"
    if place.group == "befall" and words.text(after)[:1].isdigit():
        return False  # "a disease that affects 5,000 adults"
    if words.text(after) == "to":
        return words.has(place.first, "helping")
    return words.kind(after) in verbs.OBJECTS or words.kind(after) == "relative" or words.kind(place.end) == "joint"


def _gives_change(clause: Clause, place: Place, places: Places) -> bool:
    """Whether `provides`, `produced` and their like have a change or an effect as their object."""
    given = (
        *places.inside(clause, "effect", "noun", "praise"),
        *places.inside(clause, "comparison", "rise", "more", "bare", "trait"),
    )
    likely = {link.first for link in places.inside(clause, "correlational")}  # "makes it more likely" is no more than a link
    return any(0 < other.first - place.first < GIFT and other.first not in likely for other in given)


def _by_agent(words: Words, end: int) -> bool:
    """Whether `by` and an agent follow a passive: not an amount, nor the authors."""
    for i in range(end, min(end + BY, len(words.texts))):
        if words.text(i) == "by":
            counted = words.text(i + 1)[:1].isdigit() or words.has(i + 1, "counted")
            return not counted and not {words.kind(i + 1), words.kind(i + 2)} & {"paper", "writer"}
        if words.kind(i) == STOP:
            return False
    return False


def _effect(clause: Clause, place: Place, words: Words) -> bool:
    """Whether a noun or an adjective of effect is asserted of something."""
    before = range(max(clause.first, place.first - ASSERTED), place.first)
    if place.group == "noun":
        return any(words.kind(i) == "shows" or words.has(i, "asserting") for i in before) or _upon(clause, place, words)
    if place.group == "borne":
        borne = words.kind(words.back(place.first)) in ("be", WORD) or _predicate(clause, place.first, words)
        return borne and words.kind(subjects.head(clause, place.first, words)) not in ("people", "writer")
    if place.group == "praise":
        return _predicate(clause, place.first, words) or not _finite(clause, words)
    if place.group == "cause":
        stated = any(words.kind(i) == "be" or words.has(i, "stating") for i in before)
        return stated and words.kind(subjects.head(clause, place.first, words)) != "people"
    return words.kind(words.back(place.first)) == "be"


def _predicate(clause: Clause, index: int, words: Words) -> bool:
    """Whether `is` or its like stands before an adjective with nothing but its own small words between."""
    for i in range(index - 1, clause.first - 1, -1):
        if words.kind(i) == "be" or words.has(i, "stating"):
            return True
        if words.kind(i) in ("preposition", "relative", "to", "shows", "have") and words.text(i + 1) != "far":
            return False
    return False


def _upon(clause: Clause, place: Place, words: Words) -> bool:
    """`the effect of exercise on sleep was small`: an effect on something, of which the clause says more."""
    on = next((i for i in range(place.end, min(place.end + ON, clause.end)) if words.text(i) in ("on", "upon")), None)
    return on is not None and any(words.kind(i) == "be" for i in range(on, clause.end))


def _finite(clause: Clause, words: Words) -> bool:
    return any(words.kind(i) in FINITE for i in range(clause.first, clause.end))

"""Whether a word that looks like a verb is one here, and which: `it reduces`, `is reduced`, `to reduce`, `a reduced risk`."""

from __future__ import annotations

from enum import Enum, auto

from auditor.extractors.claims.strength import subjects
from auditor.extractors.claims.strength.clauses import Clause
from auditor.extractors.claims.strength.words import STOP, WORD, Words

NOUNS = frozenset({WORD, "people", "measure", "pronoun", "writer", "relative", "paper"})
OBJECTS = frozenset({WORD, "determiner", "measure", "people", "pronoun", "paper", "writer"})
MEANS = frozenset({"by", "thereby", "thus", "while", "through", "without"})
ENABLING = frozenset(
    "helps help helped helping found shown proven proved seen known able appears appeared appear seems seemed seem tend tends "
    "tended likely thought believed expected potential ability capacity power way ways measure tool reported demonstrated "
    "fail fails failed continue continues continued serve serves served begin begins began aids aid unable".split()
)
RAISING = frozenset({"found", "find", "finds", "shown", "show", "showed", "reported", "demonstrated"})
STANDS_ALONE = frozenset({"this", "these", "those", "both", "all", "some", "most", "many"})
ADJECTIVAL = ("al", "ive", "ant", "ent", "ous", "ic", "ful", "able", "ible", "ary", "er", "est")


class Role(Enum):
    """What a form of a verb does in its clause."""

    NONE = auto()  # a noun, an adjective, an order or a purpose
    ACTIVE = auto()
    PASSIVE = auto()


def role(words: Words, clause: Clause, index: int, end: int) -> Role:
    """The role of the verb at `index`, whose phrase ends before the word `end`."""
    text = words.texts[index]
    before = words.back(index)
    kind = words.kind(before)
    if kind == "to":
        return Role.ACTIVE if words.text(words.back(before)) in ENABLING or _raised(words, clause, before) else Role.NONE
    if text.endswith("ing"):
        return _ing(words, index, before)
    if text.endswith("ed"):
        return _past(words, clause, index, end)
    if kind in ("modal", "do"):
        return Role.ACTIVE
    if kind == "be":
        return Role.PASSIVE if text in ("cut", "beaten", "put", "kept", "driven", "hurt") else Role.NONE
    if text.endswith("s") and not text.endswith("ss"):
        return _third_person(words, index, end, before)
    return _base(words, clause, index, end)


def _raised(words: Words, clause: Clause, to: int) -> bool:
    """Whether authors found or showed something `to reduce` another."""
    if words.texts[to - 1].endswith("ed"):
        return False
    return any(
        words.texts[i] in RAISING and words.kind(words.back(i)) in ("writer", "paper", "be", "have", "pronoun")
        for i in range(clause.first, max(clause.first, to - 1))
    )


def _ing(words: Words, index: int, before: int) -> Role:
    kind, text = words.kind(before), words.text(before)
    if kind == "be" or text in MEANS or (text == "," and index):
        return Role.ACTIVE
    return Role.NONE


def _past(words: Words, clause: Clause, index: int, end: int) -> Role:
    before = words.back(index)
    kind, text = words.kind(before), words.text(before)
    if kind == "be":
        return Role.PASSIVE
    if kind == "have":
        subject = subjects.head(clause, index, words)
        told = words.kind(end) in ("determiner", "pronoun") or (subject >= 0 and words.kind(subject) != "people")
        return Role.ACTIVE if told else Role.NONE
    if kind == "joint":
        return Role.ACTIVE if words.kind(end) in OBJECTS and _verb_before(words, before) else Role.NONE
    if kind not in NOUNS or words.text(end) == "by" or before < 0:
        return Role.NONE
    if text == "that" and words.kind(before - 1) == "shows":
        return Role.NONE  # "we found that increased weight was common"
    return Role.NONE if words.texts[index - 1].endswith(ADJECTIVAL) and words.kind(end) in NOUNS else Role.ACTIVE


def _verb_before(words: Words, joint: int) -> bool:
    """Whether another past form with an object stands before `and`: `lowered pain and improved sleep`."""
    return any(
        words.texts[i].endswith("ed") and words.kind(i + 1) in OBJECTS and words.kind(i - 1) in (WORD, "adverb", "not")
        for i in range(max(0, joint - 12), joint)
    )


def _third_person(words: Words, index: int, end: int, before: int) -> Role:
    kind, opens = words.kind(before), words.kind(words.on(end)) in OBJECTS
    if kind == "joint" or words.text(before) in STANDS_ALONE:
        return Role.ACTIVE if opens or end - index > 1 else Role.NONE
    if kind == STOP:
        return Role.ACTIVE if words.text(before) in (")", ",", "-", "–", "—") and index and opens else Role.NONE
    if kind not in NOUNS:
        return Role.NONE
    if words.text(before).endswith(ADJECTIVAL) and not opens and end - index == 1:
        return Role.NONE
    return Role.ACTIVE


def _base(words: Words, clause: Clause, index: int, end: int) -> Role:
    """A base form is a verb after `who`, `they` or a plural, before its object; else a noun or an order."""
    before = words.back(index)
    kind, text = words.kind(before), words.text(before)
    if words.kind(words.on(end)) not in OBJECTS and words.text(end) not in ("against", "in") and end - index == 1:
        return Role.NONE
    if before < 0 or (kind == WORD and text.endswith(ADJECTIVAL)):
        return Role.NONE
    if kind in ("relative", "pronoun", "writer", "people", "measure") or text in (STANDS_ALONE | {")"}):
        return Role.ACTIVE
    if kind == "joint":
        return Role.ACTIVE if any(words.kind(i) in ("modal", "to") for i in range(max(0, before - 8), before)) else Role.NONE
    if kind != WORD:
        return Role.NONE
    subject = subjects.head(clause, index, words)
    if words.kind(end) == "measure":
        return Role.ACTIVE  # a headline's "obesity and smoking raise risk": the noun would have `in` or `of` after it
    plural = any(i >= 0 and _plural(words.texts[i]) for i in (before, subject))
    return Role.ACTIVE if plural or any(words.text(before - k) == "and" for k in (1, 2, 3)) else Role.NONE


def _plural(text: str) -> bool:
    return len(text) > 3 and text.endswith("s") and not text.endswith(("ss", "us", "is"))

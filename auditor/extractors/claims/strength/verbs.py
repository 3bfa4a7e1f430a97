"""Whether a word that looks like a verb is one here, and which: `it reduces`, `is reduced`, `to reduce`, `a reduced risk`."""

from __future__ import annotations

from enum import Enum, auto

from auditor.extractors.claims.strength import subjects
from auditor.extractors.claims.strength.clauses import Clause
from auditor.extractors.claims.strength.words import STOP, WORD, Words

SUBJECTS = frozenset({WORD, "people", "measure", "pronoun", "writer", "relative", "paper"})
OBJECTS = frozenset({WORD, "determiner", "measure", "people", "pronoun", "paper", "writer", "adjective"})
WAY = 6  # words between `a way` and `of reducing`
SERIES = 8  # words before `and` in which the first of two verbs stands
PLURAL = 3  # letters; a shorter word in -s is no plural


class Role(Enum):
    """What a form of a verb does in its clause."""

    NONE = auto()  # a noun, an adjective, an order or a purpose
    ACTIVE = auto()
    PASSIVE = auto()


def role(words: Words, clause: Clause, index: int, end: int) -> Role:
    """The role of the verb at `index`, whose phrase ends before the word `end`."""
    text, before = words.texts[index], words.back(index)
    kind = words.kind(before)
    if kind == "to":
        asserted = words.has(words.back(before), "enabling") or _raised(words, clause, before)
    elif text.endswith("ing"):
        asserted = _ing(words, index, before)
    elif kind == "be":
        return Role.PASSIVE if text.endswith("ed") or words.has(index, "participle") else Role.NONE
    elif text.endswith("ed") or (kind == "have" and words.has(index, "participle")):
        asserted = _past(words, clause, index, end)
    elif kind in ("modal", "do"):
        asserted = True
    elif text.endswith("s") and not text.endswith("ss"):
        asserted = _third_person(words, index, end, before)
    else:
        asserted = _base(words, clause, index, end)
    return Role.ACTIVE if asserted else Role.NONE


def _ing(words: Words, index: int, before: int) -> bool:
    """A form in -ing is a verb after `is`, after `by` or a comma, and after `a way of`."""
    if words.text(before) in ("of", "for", "in") and any(words.has(i, "ways") for i in range(max(0, before - WAY), before)):
        return True
    return words.kind(before) == "be" or words.has(before, "means") or (words.text(before) == "," and index > 0)


def _raised(words: Words, clause: Clause, to: int) -> bool:
    """Whether somebody found or showed something `to reduce` another."""
    if words.texts[to - 1].endswith("ed"):
        return False
    return any(
        words.has(i, "raising") and words.kind(words.back(i)) in ("writer", "paper", "be", "have", "pronoun")
        for i in range(clause.first, max(clause.first, to - 1))
    )


def _past(words: Words, clause: Clause, index: int, end: int) -> bool:
    before = words.back(index)
    kind = words.kind(before)
    if kind == "have":  # "have reduced deaths", but "patients have increased risk"
        subject = subjects.head(clause, index, words)
        return words.kind(end) in ("determiner", "pronoun") or (subject >= 0 and words.kind(subject) != "people")
    if kind == "joint":
        return words.kind(end) in OBJECTS and _past_before(words, before)
    if words.text(before) in (",", ")"):  # "the drug, a statin, reduced"
        subject = subjects.head(clause, index, words)
        aside = words.text(before) == ")" or "," in words.texts[max(subject, 0) : before]
        return aside and subject >= 0 and words.kind(words.on(end)) in OBJECTS
    if kind not in SUBJECTS or words.text(end) == "by" or before < 0:
        return False
    if words.text(before) == "that" and words.kind(before - 1) == "shows":
        return False  # "we found that increased weight was common"
    return not (_adjectival(words, index - 1) and words.kind(end) in SUBJECTS)


def _past_before(words: Words, joint: int) -> bool:
    """Whether another past form with an object stands before `and`: `lowered pain and improved sleep`."""
    return any(
        words.texts[i].endswith("ed") and words.kind(i + 1) in OBJECTS and words.kind(i - 1) in (WORD, "adverb", "not")
        for i in range(max(0, joint - SERIES), joint)
    )


def _third_person(words: Words, index: int, end: int, before: int) -> bool:
    kind, opens = words.kind(before), words.kind(words.on(end)) in OBJECTS
    if kind == "joint" or words.has(before, "alone"):
        return opens or end - index > 1
    if kind == STOP:
        return words.text(before) in (")", ",", "-", "–", "—") and index > 0 and opens
    return kind in SUBJECTS and (opens or end - index > 1 or not _adjectival(words, before))


def _base(words: Words, clause: Clause, index: int, end: int) -> bool:
    """A base form is a verb after `who`, `they` or a plural, before its object; else a noun or an order."""
    before = words.back(index)
    kind, text = words.kind(before), words.text(before)
    if words.kind(words.on(end)) not in OBJECTS and words.text(end) not in ("against", "in") and end - index == 1:
        return False
    if before < 0 or (kind == WORD and _adjectival(words, before, "comparative")):
        return False
    if kind in ("relative", "pronoun", "writer", "people", "measure") or text == ")" or words.has(before, "alone"):
        return True
    if kind == "joint":
        return any(words.kind(i) in ("modal", "to") for i in range(max(0, before - SERIES), before))
    if kind != WORD:
        return False
    if words.kind(end) == "measure":
        return True  # a headline's "obesity and smoking raise risk": the noun would have `in` or `of` after it
    plural = any(i >= 0 and _plural(words.texts[i]) for i in (before, subjects.head(clause, index, words)))
    return plural or "and" in words.texts[max(0, before - 3) : before]


def _plural(text: str) -> bool:
    return len(text) > PLURAL and text.endswith("s") and not text.endswith(("ss", "us", "is"))


def _adjectival(words: Words, index: int, *also: str) -> bool:
    """Whether a word looks like an adjective (`significant`), by its ending."""
    return any(words.text(index).endswith(tuple(words.frames[group])) for group in ("adjectival", *also))

"""Whom a study looked at, where a claim reaches further: other ages, children, the other sex."""

from __future__ import annotations

import re

from auditor.checks.contradiction.case import Case
from auditor.checks.contradiction.designs import BENCH
from auditor.checks.contradiction.effects import reports
from auditor.checks.interface import Ground, Verdict
from auditor.extractors.claims.words import stems, vocabulary
from auditor.extractors.studies.clauses import clause
from auditor.model.studies import Fact

IN_DECADE = re.compile(
    r"\b(?:in|into|at|through) (?:your|their|our|his|her) (?:late |early |mid-?)?"
    r"(teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    re.IGNORECASE,
)
DECADES = {
    "teens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
ANY_AGE = re.compile(
    r"\b(?:any|every|all) ages?\b|\b(?:whatever|no matter) (?:what |how )?(?:your|their|his|her) age\b|\bhow old\b|"
    r"\b(?:young and old|old and young|the whole family|the entire family|all the family)\b|\bto eighty\b",
    re.IGNORECASE,
)
CHILD = re.compile(r"\b(?:child|children|kids?|toddlers?|babies|baby|infants?|schoolchildren|pupils)\b", re.IGNORECASE)
ADULT = re.compile(r"\b(?:adults?|grown-ups?|pensioners?|older people|men and women)\b", re.IGNORECASE)
FEMALE = re.compile(r"\b(?:women|woman|female|girls|mothers|nuns)\b", re.IGNORECASE)
MALE = re.compile(r"\b(?:men|man|male|males|boys|fathers|monks)\b", re.IGNORECASE)
FORM = re.compile(r"\b(?:type|stage|grade|class) (?:[1-4]|I{1,3}|IV|one|two|three|four)\b", re.IGNORECASE)
PERSONS = frozenset({"patient", "people", "person", "women", "men", "children", "child", "adult", "study", "trial", "group"})
GROWN = 16  # years: the least age of a study that took no children
DECADE = 9  # years after its first that a decade of life holds


def narrower(case: Case) -> Verdict:
    """Ages, one sex, one type of a disease, or people left out, where the claim names any age, others, or just those."""
    if case.study.designs and case.study.designs[0] in BENCH:
        return "the study was not in people"
    if case.claim.sentence in case.study.sentences and reports(case.claim.sentence):
        return "the sentence tells what happened in the study"
    return _ages(case) or _sex(case) or _form(case) or _left_out(case) or "the study is not known to be narrower"


def _ages(case: Case) -> list[Ground]:
    text = case.claim.sentence.text
    decade, anyone, child, grown = (pattern.search(text) for pattern in (IN_DECADE, ANY_AGE, CHILD, ADULT))
    named = DECADES[decade.group(1).lower()] if decade else None
    for fact in _facts(case, "age"):
        low, high = fact.value or 0.0, fact.upper if fact.upper is not None else 120.0
        outside = named is not None and not low - DECADE <= named <= high
        apart = (child and low >= GROWN) or (grown and not child and high < GROWN)
        if anyone or outside or apart:
            return [Ground(fact.span, f"the study took people {fact.says}")]
    return []


def _facts(case: Case, *kinds: str) -> list[Fact]:
    """What is known to narrow the group, told outside the claim."""
    return [f for f in case.study.population if f.kind in kinds and not case.claim.span.covers(f.span)]


def _sex(case: Case) -> list[Ground]:
    """One sex or children alone, where the claim names the other, adults, or anybody."""
    sentence = case.claim.sentence
    anybody = sentence.has("population", "everyone") and not reports(sentence)
    taken = [Ground(fact.span, f"the study was in {fact.says}") for fact in _facts(case, "sex", "age", "occupation")]
    if (size := case.study.sample_size) is not None:
        taken.append(Ground(size.span, f"the study was in {size.says}"))
    for ground in taken:
        women, men = (pattern.search(ground.says) is not None for pattern in (FEMALE, MALE))
        if women is not men and (anybody or (MALE if women else FEMALE).search(sentence.text)):
            return [ground]
        told = ground.span.text if ground.span else ""
        young = CHILD.search(told) and not ADULT.search(told)
        if young and ADULT.search(sentence.text) and not CHILD.search(sentence.text):
            return [ground]
    return []


def _form(case: Case) -> list[Ground]:
    """`type 1` against `type 2`, where the report names no other."""
    named = {match.group().lower() for match in FORM.finditer(case.claim.sentence.text)}
    if not named:
        return []
    report = [s for s in case.study.sentences if s is not case.claim.sentence]
    told = {m.group().lower(): s.span.within(*m.span()) for s in report for m in FORM.finditer(s.text)}
    kinds = {word.split()[0] for word in named}
    other = [word for word in told if word.split()[0] in kinds]
    if other and not named & set(other):
        return [Ground(told[other[0]], f"the study was in {other[0]}")]
    return []


def _left_out(case: Case) -> list[Ground]:
    """People whom the study did not let in, where the claim promises the same to them."""
    reference = case.context.reference
    own = stems(case.claim.sentence.text, reference) - PERSONS
    for fact in _facts(case, "excluded"):
        if own & (stems(fact.span.text, reference) - PERSONS):
            return [Ground(fact.span, f"of the study the page says: “{fact.says}”")]
    for sentence in case.study.sentences:
        if sentence is case.claim.sentence:
            continue
        cue = sentence.first("limits-told", "left out")
        if cue is None and sentence.has("limits-told", "at entry"):
            cue = sentence.first("limits-told", "none of them")
        if cue is None:
            continue
        who = clause(sentence, cue.span)
        elsewhere = vocabulary((s for s in case.study.sentences if s is not sentence and s is not case.claim.sentence), reference)
        if own & (stems(who.text, reference) - PERSONS - elsewhere):
            return [Ground(who, f"of the study the page says: “{who.text}”")]
    return []

"""Whom a study looked at, where a claim reaches further: other ages, children, the other sex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.checks.contradiction.case import Case
from auditor.checks.contradiction.designs import BENCH
from auditor.checks.contradiction.effects import reports
from auditor.checks.interface import Ground, Verdict
from auditor.extractors.claims.words import stems, vocabulary
from auditor.extractors.studies.clauses import clause
from auditor.model.prose import Sentence
from auditor.model.span import Span

AGES = re.compile(
    r"\baged? (?:between )?(\d{1,2}) (?:to|and|[-–]) (\d{1,3})\b|\b(\d{1,2})(?: to |[-–])(\d{1,3}) years? (?:old|of age)\b|"
    r"\bbetween (\d{1,2}) and (\d{1,3}) years? (?:old|of age)\b",
    re.IGNORECASE,
)
AT_MOST = re.compile(
    r"\b(?:none|nobody|no one|not one)\b[^.;]{0,20}\b(?:older than|over) (\d{2})\b|\bunder (\d{2})s?\b", re.IGNORECASE
)
AT_LEAST = re.compile(r"\b(?:over|at least)[ -](\d{2})s?\b|\baged (\d{2}) (?:and|or) (?:over|older|above)\b", re.IGNORECASE)
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
FEMALE = re.compile(r"\b(?:women|woman|female|girls|mothers|nuns)\b", re.IGNORECASE)
MALE = re.compile(r"\b(?:men|man|male|males|boys|fathers|monks)\b", re.IGNORECASE)
ADULT = re.compile(r"\b(?:adults?|grown-ups?|pensioners?|older people|men and women)\b", re.IGNORECASE)
FORM = re.compile(r"\b(?:type|stage|grade|class) (?:[1-4]|I{1,3}|IV|one|two|three|four)\b", re.IGNORECASE)
PERSONS = frozenset({"patient", "people", "person", "women", "men", "children", "child", "adult", "study", "trial", "group"})
GROWN = 16  # years: the least age of a study that took no children
OLDEST = 120


@dataclass(frozen=True, slots=True)
class Ages:
    """The ages of those who took part, in years."""

    span: Span
    low: int = 0
    high: int = OLDEST

    @property
    def says(self) -> str:
        if self.high == OLDEST:
            return f"aged {self.low} and over"
        return f"aged {self.low} to {self.high}" if self.low else f"no older than {self.high}"


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
    if not (decade or anyone or child or grown):
        return []
    named = DECADES[decade.group(1).lower()] if decade else None
    for sentence in case.study.sentences:
        for ages in _limits(sentence) if sentence is not case.claim.sentence else ():
            outside = named is not None and not ages.low - 9 <= named <= ages.high
            apart = (child and ages.low >= GROWN) or (grown and ages.high < GROWN)
            if anyone or outside or apart:
                return [Ground(ages.span, f"the study took people {ages.says}")]
    return []


def _limits(sentence: Sentence) -> Iterator[Ages]:
    """Least and greatest age, where a sentence of the report gives either."""
    text = sentence.text
    for match in AGES.finditer(text):
        low, high = (int(group) for group in match.groups() if group)
        yield Ages(sentence.span.within(*match.span()), low, high)
    if youngest := AT_MOST.search(text):
        yield Ages(sentence.span.within(*youngest.span()), high=int(youngest.group(1) or youngest.group(2)))
    if not sentence.has("people", "persons"):
        return
    if oldest := AT_LEAST.search(text):
        yield Ages(sentence.span.within(*oldest.span()), low=int(oldest.group(1) or oldest.group(2)))
    if decade := IN_DECADE.search(text):
        low = DECADES[decade.group(1).lower()]
        yield Ages(sentence.span.within(*decade.span()), low, low + 9)


def _sex(case: Case) -> list[Ground]:
    study, text = case.study, case.claim.sentence.text
    taken = [Ground(fact.span, f"the study was in {fact.span.text}") for fact in study.population]
    if study.sample_size is not None:
        taken.append(Ground(study.sample_size.span, f"the study was in {study.sample_size.says}"))
    anybody = case.claim.sentence.has("population", "everyone") and not reports(case.claim.sentence)
    for ground in taken:
        told = ground.span.text if ground.span else ""
        women, men = (pattern.search(told) is not None for pattern in (FEMALE, MALE))
        if women is not men and (anybody or (MALE if women else FEMALE).search(text)):
            return [ground]
        if CHILD.search(told) and not ADULT.search(told) and ADULT.search(text) and not CHILD.search(text):
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

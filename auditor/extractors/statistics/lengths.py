"""How long the article's study ran and followed its people, each time that the article tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.extractors.numbers import scan
from auditor.extractors.statistics.figures import before, counts, rough
from auditor.extractors.statistics.samples import declared, singular, telling
from auditor.extractors.statistics.strands import Strands
from auditor.extractors.statistics.whole_study import OF_THE_STUDY
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Length
from auditor.reference import Reference

DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
UNIT = re.compile(r"[\s-](day|week|month|year)s?\b", re.IGNORECASE)
FOLLOWED = re.compile(
    r"\b(?:followed(?: up)?|follow-?up|tracked|monitored|observed)\b"
    r"[^.;:()]{0,70}?\b(?:for|was|of|lasted|lasting)(?: (?:only|just))?\s$",
    re.IGNORECASE,
)
LIMITED = re.compile(r"\b(?:only|just)\s$", re.IGNORECASE)
OLD = re.compile(r"[\s-](?:olds?|of age)\b")
SPREAD = re.compile(
    r"\b(?:mean|median|average|maximum|minimum|up to|longest|shortest|further|additional|total of|every|each)\b", re.IGNORECASE
)
LONG = re.compile(r"(?:[\s-]long)?,?\s(?:[a-z]+\s)?")
SOME = re.compile(r",? (?:who|whose|with|without|aged|over|under|on|in|taking|given)\b")
LEAD = 12  # characters between `the` and the length in `the long nine-month study`


def read(prose: Prose, reference: Reference, strands: Strands) -> Iterator[Length]:
    """Lengths of studies and of their follow-up, in order; those declared in the front matter first."""
    for block, field, _ in declared(prose, reference):
        numbers = scan(block)
        unit = UNIT.match(block.text, numbers[0].span.end) if numbers else None
        if field == "follow-up" and len(numbers) == 1 and unit and numbers[0].upper is None:
            yield Length(Span(block, numbers[0].span.start, unit.end()), numbers[0].value * DAYS[unit.group(1).lower()], None)
    for sentence in telling(prose):
        for number in sentence.numbers:
            unit = UNIT.match(sentence.block.text, number.span.end)
            if not unit or number.upper is not None or rough(number, sentence) or OLD.match(sentence.block.text, unit.end()):
                continue
            span = Span(sentence.block, number.span.start, unit.end())
            found = _length(sentence, number, span, number.value * DAYS[unit.group(1).lower()])
            if found:
                yield replace(found, study=strands.study(sentence))


def _length(sentence: Sentence, number: Number, span: Span, days: float) -> Length | None:
    """The length that a number gives: `followed … for 14 years`, `the trial ran for eight weeks`, `the nine-month study`."""
    if SPREAD.search(sentence.text) or sentence.has("sample", "planned"):
        return None
    if FOLLOWED.search(before(number, sentence)[-110:]):
        others = [cue for cue in sentence.found("sample", "other") if cue.text.lower() != "only"]
        of, some = _followed(sentence, number)
        kind = "partly" if some or sentence.has("study-time", "part") else "followed"
        known, limited = not any(counts(sentence)), LIMITED.search(before(number, sentence)) is not None
        return None if others else Length(span, days, sentence, kind, definite=known, of=of, limited=limited)
    if sentence.has("study-time", "part"):
        return None
    ran = [cue for cue in sentence.found("study-time", "ran") if 0 <= number.span.start - cue.span.end <= 1]
    if ran:
        return Length(span, days, sentence, "ran", definite=_definite(sentence, ran[-1].span.start))
    if OF_THE_STUDY.search(before(number, sentence)):
        return Length(span, days, sentence, "ran")
    named = next((cue for cue in sentence.found("study-time", "named") if cue.span.start > span.end), None)
    if named and LONG.fullmatch(sentence.block.text, span.end, named.span.start):
        return Length(span, days, sentence, "ran", definite=_definite(sentence, span.start))
    return None


def _followed(sentence: Sentence, number: Number) -> tuple[str, bool]:
    """Who was followed, by the first people that the sentence names (empty where they may be anyone), and whether only some."""
    people = next((cue for cue in sentence.found("people", "persons") if cue.span.end < number.span.start), None)
    if people is None:
        return "", False
    some = SOME.match(sentence.block.text, people.span.end) is not None
    anyone = any(cue.span == people.span for cue in sentence.found("study-time", "anyone"))
    return "" if anyone else singular(people.text), some


def _definite(sentence: Sentence, at: int) -> bool:
    """Whether the words before an offset speak of a study told before: `the trial`, `this nine-month study`."""
    named = any(0 <= at - cue.span.end <= LEAD for cue in sentence.found("study-time", "definite"))
    return named or sentence.block.text[at : at + 3].lower() == "it "

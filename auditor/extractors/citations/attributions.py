"""Appeals to evidence: `studies show`, `experts agree`, `clinically proven`, `a Harvard study found`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.citations import figures
from auditor.extractors.citations.coverage import Coverage
from auditor.model.citations import Attribution
from auditor.model.document import BlockKind
from auditor.model.prose import Cue, Prose, Sentence
from auditor.model.span import Span

POINTS_BACK = re.compile(
    r"\b(?:the|this|that|these|those|our|their|its|his|her|my|your|same|such|both|each|no|any|whose|another|further|larger|more|controlled|"
    r"future|ongoing|if|whether)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
INDEFINITE = re.compile(r"\b(?:an?|one|another|recent|new|\d{4})\s+(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE)
NOT_SAID = re.compile(
    r"\b(?:may|might|will|would|could|should|must|cannot|can|to|not|yet|don't|doesn't|didn't|never|still|are|is|was|were)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
OPENERS = r"(?:Although|While|Because|Since|When|If|But|And|However|In|As|Where|So|Yet|Now|Today|Though)"
MODIFIERS = re.compile(
    r"(?:\b(?:[Oo]ver|[Mm]any|[Mm]ost|[Ss]ome|[Ss]everal|[Nn]umerous|[Mm]ultiple|[Rr]ecent|[Nn]ew|[Dd]ifferent|[Ll]eading|[Ee]merging|"
    rf"\d[\d,]*|(?!{OPENERS}\b)[A-Z][\w'’]+)\s+)+$|\b(?:[Aa]n?|[Oo]ne)\s+(?:[\w'’-]+\s+){{0,4}}$"
)
BREAK = re.compile(r"[;:]|\b(?:because|although|but|if|when|so|while|your|you|who)\b", re.IGNORECASE)
REACH = {"one": 130, "many": 60, "people": 45, "doctors": 20}  # characters between the noun and its verb
BEFORE = 80  # characters before the noun in which its article and its other words stand
SOURCE_LINE = re.compile(r"\W*(?:[Ss]ources?|[Rr]eferences?|[Ee]vidence)\s?:\s?(?!\W*$)")
EDITION = re.compile(
    r"\b(?:study|trial|paper|review|article)\b[^.]{0,20}\bin the (?:1[89]|20)\d\d (?:edition|issue) of (?:the )?[A-Z][\w &-]+"
)
ACCORDING = re.compile(r"\b[Aa]ccording to (?:the )?[A-Z][\w&'’-]+(?:\s(?:of|for|on|and|the|[A-Z][\w&'’-]+))*")
NAMED = re.compile(r"[A-Z][\w&'’-]+(?:\s(?:(?:of|for|on|and|the)\s)*[A-Z][\w&'’-]+)*")
NO_NAMES = frozenset(
    {"A", "An", "One", "The", "Source", "Sources", "Reference", "References", "Evidence", "According", "Studies", "Research"}
)
SHORT = 12  # words of a line that names a source and says no more
SILENT = (BlockKind.CODE, BlockKind.HEADING)
SUPPOSED = frozenset({"believe", "think"})  # of how a disease comes about; what they agree on or found is an appeal
SAID = frozenset({"say", "says", "recommend", "recommends"})  # what studies are made to do too


def read(prose: Prose, coverage: Coverage) -> Iterator[Attribution]:
    """The appeals to evidence in the page's own words; one a sentence, the first."""
    for sentence in prose.spoken():
        if (
            (sentence.block.kind in SILENT and not _last_line(sentence, prose))
            or sentence.block.quoted
            or sentence.text.rstrip().endswith("?")
        ):
            continue
        found = _appeal(sentence) or _named(sentence)
        if found is not None:
            body, level = _body(found, sentence)
            yield Attribution(found, sentence, coverage.has_source(sentence), body, level)


def _last_line(sentence: Sentence, prose: Prose) -> bool:
    """A heading with nothing below it is a line of its own: `Source: WHO`."""
    return sentence.block is prose.blocks[-1] and SOURCE_LINE.match(sentence.text) is not None


def _appeal(sentence: Sentence) -> Span | None:
    phrase = next((cue.span for cue in sentence.found("attribution")), None)
    spoken = next((span for cue in sentence.found("evidence-nouns") if (span := _with_verb(sentence, cue))), None)
    if phrase and spoken:
        return min(phrase, spoken, key=lambda span: span.start)
    return phrase or spoken


def _named(sentence: Sentence) -> Span | None:
    """A source by name alone: a line `Source: WHO`, a journal and its year, `according to the WHO` beside a figure."""
    text = sentence.text
    if match := SOURCE_LINE.match(text):
        short = sentence.span.end == len(sentence.block.text) and len(text.split()) <= SHORT
        return Span(sentence.block, sentence.span.start, sentence.span.end) if short and text[match.end() :].strip() else None
    if edition := EDITION.search(text):
        return Span(sentence.block, sentence.span.start + edition.start(), sentence.span.start + edition.end())
    if (said := ACCORDING.search(text)) and figures.read(sentence):
        return Span(sentence.block, sentence.span.start + said.start(), sentence.span.start + said.end())
    return None


def _body(words: Span, sentence: Sentence) -> tuple[str, int]:
    """The institution that the words name, and how far that leads a reader."""
    if EDITION.search(words.text):
        return "", 2
    named = [m.group() for m in NAMED.finditer(words.text) if m.group() not in NO_NAMES]
    by_name = bool(named) or sentence.has("attribution", "source") or SOURCE_LINE.match(words.text) is not None
    return (named[0] if named else ""), int(by_name)


def _with_verb(sentence: Sentence, noun: Cue) -> Span | None:
    """The noun with the verb that it governs, if this is an appeal to evidence that the reader has not met yet."""
    text = sentence.block.text
    before = text[max(sentence.span.start, noun.span.start - BEFORE) : noun.span.start]
    if POINTS_BACK.search(before) or (noun.group == "one" and not INDEFINITE.search(before)):
        return None
    for verb in sentence.found("reporting-verbs"):
        between = text[noun.span.end : verb.span.start]
        if verb.span.start < noun.span.end:
            continue
        if len(between) > REACH[noun.group] or BREAK.search(between):
            return None
        noun_too = verb.group == "either" and verb.text[0].isupper()
        if verb.text.lower() in SUPPOSED and sentence.has("unsourced", "definition"):
            return None
        if not noun_too and not NOT_SAID.search(between) and _fits(noun, verb):
            return Span(sentence.block, noun.span.start - len(_modifiers(before)), verb.span.end)
    return None


def _fits(noun: Cue, verb: Cue) -> bool:
    """Doctors agree and believe in order to persuade; what they recommend and report is their daily work."""
    if noun.group == "doctors":
        return verb.group == "opinion" or verb.text.lower().startswith("confirm")
    return noun.group == "people" or verb.group not in ("opinion", "advice") or verb.text.lower() in SAID


def _modifiers(before: str) -> str:
    """The words that belong to the noun: `A Mayo Clinic `, `Different `, `Over 500 `."""
    match = MODIFIERS.search(before)
    return match.group() if match else ""

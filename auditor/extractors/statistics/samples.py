"""How many took part in the article's study, each time that the article tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.extractors.numbers import scan
from auditor.extractors.statistics.figures import before, counts, rough
from auditor.extractors.statistics.strands import Strands
from auditor.extractors.statistics.whole_study import SEXES, all_told, definite, named, of_the_whole
from auditor.model.document import Block, BlockKind, Part
from auditor.model.prose import Cue, Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Headcount, Stage
from auditor.reference import Reference, fold

LIVING = ("person", "animal", "female", "male")
LEAST = 5
STAGES = {
    "screened": Stage.SCREENED,
    "entered": Stage.ENTERED,
    "randomised": Stage.RANDOMISED,
    "finished": Stage.FINISHED,
}
PART_OF = re.compile(
    r"(?:\b(?:of|of the|of these|the other|the remaining|another|first|than|to|and|n =|or)|\bn=|/|[-–])\s?$", re.IGNORECASE
)
OF_BASE = re.compile(r"(?:Of|Among) (?:the|these|our) $")
IN_TOTAL = re.compile(r"\s(?:in total|in all|altogether|all told)\b")
ENTRY = re.compile(r"^(?:evidence|study|studies|trial|trials|source|sources)(?:\.(\d+))?\.([\w -]+)$", re.IGNORECASE)
IDENTIFIER = re.compile(r"\b10\.\d{4,9}/[^\s\"<>)\]]+|\bPMID:?\s?(\d{4,9})", re.IGNORECASE)
VOLUME = re.compile(r"\b(?:19|20)\d\d;\s?\d+(?:\(\d+\))?:\s?\w?\d+")  # 2019;27(3):144
EACH = ("each", "every")  # `each of the 204 women in the trial`
INDEFINITE = re.compile(r"\b(?:an?|one|two)(?: [\w’'-]+){0,4} $", re.IGNORECASE)
NEAR = 15
SOURCE = re.compile(r"\b(?:19|20)\d\d[a-z]?\)?\s?[;:,.]|\bdoi\b|\bPMID|\bet al\b|https?://", re.IGNORECASE)
CLAUSE = 70  # how far from its number a verb such as `were randomised` may stand


def headcounts(prose: Prose, reference: Reference, strands: Strands) -> Iterator[Headcount]:
    """Headcounts of whole studies and of the places where they ran, in order; those declared in the front matter first."""
    for block, field, entry in declared(prose, reference):
        numbers = scan(block)
        if field == "participants" and len(numbers) == 1 and (value := numbers[0].whole) and value >= LEAST:
            yield Headcount(numbers[0].span, value, "people", Stage.UNSTATED, None, entry=entry)
    for sentence in telling(prose):
        for found in _told(sentence):
            yield replace(
                found,
                study=strands.study(sentence),
                definite=found.definite or definite(sentence),
                name=named(sentence),
                sourced=_sourced(sentence),
            )


def _told(sentence: Sentence) -> Iterator[Headcount]:
    """The headcounts of one sentence, each by itself."""
    yield from _wholes(sentence)
    for number, cue in counts(sentence, *LIVING, "item"):
        found = _headcount(sentence, number, cue) if cue.group != "item" else _sites(sentence, number, cue)
        if found:
            yield found
    yield from _totals_in_brackets(sentence)


def telling(prose: Prose) -> Iterator[Sentence]:
    """The sentences with figures in which the page or a pasted abstract tells of a study; no tables, no declared fields."""
    for sentence in prose.sentences:
        block = sentence.block
        told = block.part is Part.PROSE or (block.part is Part.ABSTRACT and block.kind is not BlockKind.FIELD)
        if sentence.numbers and told and block.cell is None:
            yield sentence


def _wholes(sentence: Sentence) -> Iterator[Headcount]:
    """`one of the 204 women in the trial`, `the study's eighteen care homes`: all who took part, or all places where it ran."""
    for number, cue in counts(sentence, *LIVING, "item"):
        site = any(site.span == cue.span for site in sentence.found("sample", "sites"))
        if (cue.group == "item" and not site) or not all_told(sentence, number) or _other(sentence, cue, EACH):
            continue
        kind = singular(cue.text) if site else fold(cue.text) if cue.group == "animal" else "people"
        sex = cue.group if cue.group in SEXES else ""
        span = Span(sentence.block, number.span.start, cue.span.end)
        yield Headcount(span, number.whole or 0, kind, Stage.ENTERED, sentence, anchored=True, definite=True, sex=sex)


def _totals_in_brackets(sentence: Sentence) -> Iterator[Headcount]:
    """`The nurses (246 in total)`: a total behind the noun that it counts."""
    text = sentence.block.text
    for cue in sentence.found("counted", *LIVING):
        for number in sentence.numbers:
            total = IN_TOTAL.match(text, number.span.end)
            if number.whole and total and text[cue.span.end : number.span.start] in (" (", ", "):
                kind = fold(cue.text) if cue.group == "animal" else "people"
                span = Span(sentence.block, number.span.start, total.end())
                yield Headcount(span, number.whole, kind, Stage.UNSTATED, sentence, total=True)


def _headcount(sentence: Sentence, number: Number, cue: Cue) -> Headcount | None:
    value = number.whole or 0
    opening = next((opening for opening in sentence.found("sample", "study", "among") if _opens(opening, number)), None)
    base = OF_BASE.match(before(number, sentence))
    part = opening is None and not base and PART_OF.search(before(number, sentence)[-14:])
    if value < LEAST or part or rough(number, sentence):
        return None
    text = sentence.block.text
    span = Span(sentence.block, number.span.start, cue.span.end)
    kind = fold(cue.text) if cue.group == "animal" else "people"
    total = IN_TOTAL.match(text, cue.span.end)
    if total:
        return Headcount(Span(sentence.block, span.start, total.end()), value, kind, Stage.UNSTATED, sentence, total=True)
    if _elsewhere(sentence, number, cue):
        return None
    stage = _stage(sentence, number, cue) or (Stage.UNSTATED if opening or base else None)
    anchored = of_the_whole(sentence, number, cue, opening) if stage else False
    sex = cue.group if cue.group in SEXES else ""
    if stage is None:
        return None
    another = opening is not None and INDEFINITE.search(sentence.block.text, sentence.span.start, opening.span.start) is not None
    return Headcount(span, value, kind, stage, sentence, anchored=anchored, another=another, sex=sex)


def _sourced(sentence: Sentence) -> bool:
    """Whether a sentence of the page's own names the journal that it tells from, and so a study that no abstract here reports."""
    return sentence.block.part is Part.PROSE and ";" in sentence.text and VOLUME.search(sentence.text) is not None


def _sites(sentence: Sentence, number: Number, cue: Cue) -> Headcount | None:
    """`The trial ran in 44 schools`, `Forty schools took part in the trial`."""
    site = next((site for site in sentence.found("sample", "sites") if site.span == cue.span), None)
    if site is None or rough(number, sentence) or not sentence.has("enrolment", "study") or _elsewhere(sentence, number, cue):
        return None
    held = any(_opens(opening, number) for opening in sentence.found("sample", "held", "study"))
    stage = _stage(sentence, number, cue) or (Stage.ENTERED if held else None)
    apart = sentence.has("sample", "part") or stage not in (Stage.ENTERED, Stage.RANDOMISED)
    if apart or PART_OF.search(before(number, sentence)[-14:]):
        return None
    span = Span(sentence.block, number.span.start, cue.span.end)
    return Headcount(span, number.whole or 0, singular(cue.text), stage or Stage.ENTERED, sentence, anchored=True)


def singular(noun: str) -> str:
    """A place's name in the singular: `schools` and `school` are one kind."""
    word = fold(noun)
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _elsewhere(sentence: Sentence, number: Number, cue: Cue) -> bool:
    """Whether the number is of another study, of a part of this one, or of one that is only planned."""
    head = before(number, sentence)
    if head.count("(") > head.count(")") or sentence.has("sample", "planned"):
        return True
    return _other(sentence, cue)


def _other(sentence: Sentence, cue: Cue, but: Sequence[str] = ()) -> bool:
    """Whether words before what is counted, or close behind it, make it another study or another group."""
    others = (other for other in sentence.found("sample", "other") if other.span.start < cue.span.end + NEAR)
    taken_in = sentence.has("study-time", "took in")  # `only 67 adults were enrolled` tells of all of them
    return any(other.text.lower() not in (*but, "only" if taken_in else "") for other in others)


def _stage(sentence: Sentence, number: Number, cue: Cue) -> Stage | None:
    """The stage told by the nearest verb of enrolment; None where there is none."""
    text = sentence.block.text
    for verb in sentence.found("participant-flow"):
        ahead = text[verb.span.end : number.span.start] if verb.span.end <= number.span.start else None
        behind = text[cue.span.end : verb.span.start] if verb.span.start >= cue.span.end else None
        near = ahead is not None and len(ahead.split()) <= 4 and not re.search(r"[,;:.()]", ahead)
        near = near or (
            behind is not None and len(re.sub(r"\([^)]*\)", "", behind)) <= CLAUSE and not re.search(r"[;:.]|,\s\w+ing\b", behind)
        )
        if near and verb.group in STAGES:
            return STAGES[verb.group]
    return None


def _opens(opening: Cue, number: Number) -> bool:
    """Whether the number follows at once: `a trial of 120`, `among 120`."""
    return 0 <= number.span.start - opening.span.end <= 1


def declared(prose: Prose, reference: Reference) -> Iterator[tuple[Block, str, int]]:
    """Fields of the front matter that declare something of a study: the field's block, what it declares, its entry."""
    lexicon = reference.lexicons.get("evidence-fields")
    names = {name: group for group, listed in lexicon.groups.items() for name in listed} if lexicon else {}
    for block in prose.blocks:
        if block.kind is BlockKind.FIELD and (match := ENTRY.match(block.name)):
            field = names.get(fold(match.group(2)).replace(" ", "_"), "")
            if field:
                yield block, field, int(match.group(1) or 0)


def studies(prose: Prose) -> int:
    """How many different sources the article names: identifiers, reference entries or declared studies, whichever are most."""
    identifiers: set[str] = set()
    for link in prose.document.links:
        identifiers.update(match.group().lower() for match in IDENTIFIER.finditer(link.target))
    entries = 0
    for block in prose.blocks:
        if block.part in (Part.PROSE, Part.ABSTRACT, Part.REFERENCES) and ("10." in block.text or "PMID" in block.text.upper()):
            identifiers.update(match.group().lower().rstrip(".") for match in IDENTIFIER.finditer(block.text))
        entries += block.part is Part.REFERENCES and SOURCE.search(block.text) is not None
    entry_numbers = {
        match.group(1) for block in prose.blocks if block.kind is BlockKind.FIELD and (match := ENTRY.match(block.name))
    }
    return max(len(identifiers), entries, len(entry_numbers))

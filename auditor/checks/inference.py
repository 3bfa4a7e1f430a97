"""`check: inference`: a sentence that tells what a study saw and concludes something else from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.words import stems
from auditor.extractors.voice import asserts
from auditor.model.article import Article
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span

TOLD = 5  # words of a finding, at the least, before the conclusion


@dataclass(frozen=True, slots=True)
class Inference:
    """Finds `…, thereby …` where the conclusion names a benefit and the finding before it names none."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        for sentence in article.prose.spoken():
            if not sentence.has("inference") or not asserts(sentence):
                continue
            for cue in sentence.found("inference", "drawn", "after a comma"):
                told, concluded = _split(sentence, cue)
                if concluded and _leaps(sentence, told, concluded, context):
                    says = f"the sentence reports only “{told.text}”"
                    yield Hit(concluded, {"claim": concluded.text, "evidence": says}, (Ground(told, "what was seen"),))
                    break


def _leaps(sentence: Sentence, told: Span, concluded: Span, context: Context) -> bool:
    """Whether only the conclusion speaks of a benefit, and holds nothing back."""
    good = [c for c in sentence.found("inference", "benefit") if concluded.covers(c.span)]
    seen = any(told.covers(c.span) for c in sentence.found("inference", "benefit", "measured"))
    if seen or not good or not _reports(sentence, told):
        return False
    if any(concluded.covers(c.span) for lexicon in ("hedge", "negation") for c in sentence.found(lexicon)):
        return False
    named = frozenset().union(*(stems(c.text, context.reference) for c in good))
    return not named & stems(told.text, context.reference)


def _split(sentence: Sentence, cue: Cue) -> tuple[Span, Span | None]:
    """What stands before the connective, and the conclusion with it up to the end of the sentence."""
    text = sentence.block.text
    before = text[sentence.span.start : cue.span.start].rstrip()
    told = Span(sentence.block, sentence.span.start, sentence.span.start + len(before.rstrip(",;–— ")))
    if cue.group == "after a comma" and not before.endswith((",", ";", "–", "—")):
        return told, None
    if len(before.split()) < TOLD:
        return told, None
    end = sentence.span.end
    while end > cue.span.end and text[end - 1] in '.!"”’ ':
        end -= 1
    return told, Span(sentence.block, cue.span.start, end)


def _reports(sentence: Sentence, told: Span) -> bool:
    """Whether the words before tell what a study saw: evidence or researchers with a verb of finding, or animals and cells."""
    cues = [c for c in sentence.cues if told.covers(c.span)]
    known = any(c.lexicon == "evidence-nouns" and c.group in ("one", "many", "people") for c in cues)
    finds = any(c.lexicon == "reporting-verbs" and c.group in ("find", "irregular", "either") for c in cues)
    bench = any(c.lexicon == "population" and c.group == "bench" for c in cues)
    person = any(not told.covers(c.span) for c in sentence.found("population", "general"))
    return (known and finds) or (bench and person)

"""What a result is about: its own clause, or the sentence before where it names nothing (`The difference could be luck`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.extractors.claims.words import stems
from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.reference import Reference

POINTS_BACK = re.compile(r"^(?:in other words, |but |and |so )?(?:it|that|this|they|these)\b", re.IGNORECASE)
REACH = 3  # sentences back that a result may be judged from
SHORT = 14  # words; a longer sentence that opens with `it` names its matter itself
NAMELESS = ("significance", "direction", "comparator", "quantity", "counting", "ratio", "effect-size", "nameless")


def topic(sentences: Sequence[Sentence], i: int, span: Span, reference: Reference) -> Span:
    """The words that tell what `span`, which stands in sentence `i`, is about."""
    sentence = sentences[i]
    if POINTS_BACK.search(sentence.text, 0, span.end - sentence.span.start) and len(sentence.text.split()) < SHORT and i:
        return sentences[i - 1].span
    before = _result_before(sentences, i)
    if named(sentence, span, reference) or before is None:
        return span
    whole = sentence.span
    if whole != span and named(sentence, whole, reference):
        return whole
    return before.span


def _result_before(sentences: Sequence[Sentence], i: int) -> Sentence | None:
    """The last sentence before that tells a result; who was harmed or left is told in passing."""
    near = [s for s in reversed(sentences[max(0, i - REACH) : i]) if s.section == sentences[i].section]
    told = (s for s in near if not s.has("response", "harm", "loss", "not"))
    return next(told, near[0] if near else None)


def named(sentence: Sentence, span: Span, reference: Reference) -> bool:
    """Whether some content word stands in a span beside those that every result uses."""
    text = sentence.block.text
    kept, at = [], span.start
    figures = [number.span for number in sentence.numbers if span.start <= number.span.start < span.end]
    cues = [cue.span for name in NAMELESS for cue in sentence.found(name) if span.start <= cue.span.start < span.end]
    for used in sorted([*cues, *figures], key=lambda used: used.start):
        kept.append(text[at : used.start])
        at = max(at, used.end)
    kept.append(text[at : span.end])
    return bool(stems(" ".join(kept), reference))

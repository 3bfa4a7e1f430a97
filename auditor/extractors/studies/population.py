"""What makes the group that a study looked at narrower than everybody."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.extractors.studies import participants
from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.model.studies import Design, Fact


def narrow(sentences: list[Sentence], designs: tuple[Design, ...]) -> Iterator[Fact]:
    for sentence in sentences:
        if designs and designs[0] in (Design.ANIMAL, Design.IN_VITRO):
            for cue in sentence.found("population", "bench"):
                yield Fact(cue.span, cue.text)
        size = participants.sample_size(sentence)
        for cue in sentence.found("population", "narrow"):
            if size:
                yield Fact(Span(sentence.block, size.span.start, max(size.span.end, cue.span.end)), cue.text)

"""The reserve of a study's own authors."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model.document import BlockKind, Part
from auditor.model.prose import Sentence
from auditor.model.studies import Fact


def hedge(sentences: Sequence[Sentence], *, abstract: bool) -> Fact | None:
    """The authors' own reserve: a doubt anywhere, or a modal in the last two sentences of an abstract."""
    for sentence in sentences:
        if cue := sentence.first("hedge", "doubt"):
            return Fact(sentence.span, cue.text)
    if abstract:
        for sentence in _authors(sentences)[-3:]:
            modal = next(
                (c for c in sentence.found("hedge", "modal", "softener") if c.text.lower() not in ("can", "would", "will")), None
            )
            if modal:
                return Fact(sentence.span, modal.text)
    return None


def _authors(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a pasted abstract, in which the authors themselves speak."""
    return [s for s in sentences if s.block.part is Part.ABSTRACT and s.block.kind is not BlockKind.FIELD]

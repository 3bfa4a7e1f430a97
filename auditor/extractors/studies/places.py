"""Where a lexicon's words stand beside a place in a sentence."""

from __future__ import annotations

from auditor.model.prose import Cue, Sentence


def inside(sentence: Sentence, start: int, end: int, lexicon: str, *groups: str) -> Cue | None:
    """The first cue that opens between two offsets of the sentence's block."""
    return next((cue for cue in sentence.found(lexicon, *groups) if start <= cue.span.start < end), None)


def ahead(sentence: Sentence, offset: int, lexicon: str, *groups: str, within: int = 1) -> Cue | None:
    """The last cue that ends at most `within` characters before an offset."""
    near = [cue for cue in sentence.found(lexicon, *groups) if 0 <= offset - cue.span.end <= within]
    return near[-1] if near else None


def behind(sentence: Sentence, offset: int, lexicon: str, *groups: str, within: int = 1) -> Cue | None:
    """The first cue that opens at most `within` characters after an offset."""
    return inside(sentence, offset, offset + within + 1, lexicon, *groups)

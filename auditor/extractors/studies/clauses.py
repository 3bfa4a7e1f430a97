"""The clause that some words stand in."""

from __future__ import annotations

import re

from auditor.model.prose import Sentence
from auditor.model.span import Span

START = re.compile(r";\s|,\s(?:but|and|while|whereas|the|against|nor)\s")
STOP = re.compile(r"[;.](?:\s|$)|,\s(?:but|while|whereas)\s")


def clause_range(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Offsets, in the block's text, of the clause around `span`. A bracket belongs to the clause before it."""
    text, first, last = sentence.block.text, sentence.span.start, sentence.span.end
    start = max(
        (m.end() for m in START.finditer(text, first, span.start) if not _bracketed(text, first, m.start())), default=first
    )
    stops = (m.start() for m in STOP.finditer(text, span.end, last) if not _bracketed(text, first, m.start()))
    return start, next(stops, last)


def clause(sentence: Sentence, span: Span) -> Span:
    """The clause around `span`."""
    return Span(sentence.block, *clause_range(sentence, span))


def _bracketed(text: str, first: int, at: int) -> bool:
    return text.count("(", first, at) > text.count(")", first, at)

"""The clause that some words stand in."""

from __future__ import annotations

import re

from auditor.model.prose import Sentence
from auditor.model.span import Span

START = re.compile(r"[;:]\s|,\s(?:but|and|while|whereas|the)\s")
STOP = re.compile(r"[;.](?:\s|$)|,\s(?:but|while|whereas)\s")


def clause_range(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Offsets, in the block's text, of the clause around `span`."""
    text, first, last = sentence.block.text, sentence.span.start, sentence.span.end
    start = max((match.end() for match in START.finditer(text, first, span.start)), default=first)
    stop = STOP.search(text, span.end, last)
    return start, stop.start() if stop else last


def clause(sentence: Sentence, span: Span) -> Span:
    """The clause around `span`."""
    return Span(sentence.block, *clause_range(sentence, span))

"""Sentence boundaries: decimals, abbreviations, initials and identifiers do not end a sentence."""

from __future__ import annotations

import re

from auditor.model.document import Block
from auditor.model.span import Span

MARKERS = r"(?:\[\^?\d{1,3}(?:[\s,;–-]+\d{1,3})*\])+"  # pain.[1] The next
STOP = re.compile(rf"[.!?…]+[\"'”’)\]»]*(?:\s*[¹²³⁰⁴-⁹]+|{MARKERS})?(?=\s)|[.!?…]+[\"'”’)\]»]*$|(?<=[a-z)])\.(?=[A-Z][a-z]+ )")
ABBREVIATIONS = frozenset(
    "dr mr mrs ms prof st vs v eg e.g ie i.e etc al cf no nos fig figs vol pp p ca approx est inc ltd co "
    "jan feb mar apr jun jul aug "
    "sep sept oct nov dec dept univ ed eds rev resp max min avg ref refs u.s u.k a.m p.m i.v i.m b.i.d "
    "t.i.d q.d q.i.d i.u sec hr hrs wk".split()
)
MAY_END = frozenset("etc al a.m p.m u.s u.k b.i.d t.i.d q.d q.i.d i.u inc ltd co hr hrs wk sec".split())
NUMBERED = frozenset("no nos fig figs vol pp p ref refs sec".split())  # abbreviations only before a figure
LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)\.$")
LEADERS = "...."  # `Placebo ........ 12` is one line of a list
LONGEST = 2000  # characters; the longest sentences of real pages have about half as many
OPENS = re.compile(r"\s+[\"'“‘(\[«]*[A-Z0-9À-Þ]")


def split(block: Block) -> list[Span]:
    """The sentences of a block, blanks trimmed; a block that is no running text is one sentence."""
    text = block.text
    spans, start = [], 0
    for stop in STOP.finditer(text):
        if _ends(text, stop):
            spans.append((start, stop.end()))
            start = stop.end()
    spans.append((start, len(text)))
    cut = [part for a, b in spans for part in (_cut(text, a, b) if b - a > LONGEST else [(a, b)])]
    return [_trimmed(block, a, b) for a, b in cut if text[a:b].strip()]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Text without stops cut at blanks, so that the work on it grows no faster than its length."""
    parts = []
    while end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = blank if blank > 0 else start + LONGEST
        parts.append((start, stop))
        start = stop
    return [*parts, (start, end)]


def _ends(text: str, stop: re.Match[str]) -> bool:
    sign = stop.group()[0]
    if stop.group().startswith(LEADERS):
        return False
    rest = text[stop.end() :]
    if not rest.strip():
        return True
    opens = OPENS.match(rest) is not None or bool(rest[:1].isupper())
    if sign in "!?":
        return opens or not rest.lstrip()[:1].islower()
    if not opens:
        return False
    word = LAST_WORD.search(text[max(0, stop.start() - 20) : stop.start() + 1])
    if not word:
        return True
    last = word.group(1)
    if last.lower() in NUMBERED:
        return not re.match(r"\s+\d", rest)
    if last.lower() in ABBREVIATIONS:
        return last.lower() in MAY_END and not re.match(r"\s+[\d(\[]", rest)
    return not (len(last) == 1 and last.isupper() and re.match(r"\s+[A-Z]", rest) and last != "I")


def _trimmed(block: Block, start: int, end: int) -> Span:
    text = block.text[start:end]
    return Span(block, start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip()))

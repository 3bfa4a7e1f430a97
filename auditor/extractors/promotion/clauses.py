"""What words of praise are said of, and whether they are meant."""

from __future__ import annotations

import re

from auditor.model.promotion import Praise
from auditor.model.prose import Sentence
from auditor.model.span import Span

BREAK = re.compile(r"[.;:!?—–]|\s(?:but|although|though|unless)\s")
REACH = 40  # characters between praise and what it is said of
TROUBLE = 32  # characters between a verb of relief and the trouble
DENIED = 30  # characters between a negation and what it denies
BETTER = ("gain", "good", "yours")  # groups of the benefit lexicon
ANSWERED = re.compile(r"[\"”»*]*\s?[:–—-]\s\W*")  # "Guaranteed results: nobody can promise them"
MENTIONED = re.compile(r"[\"“«][^\"”»]{1,40}[^\"”».,!?][\"”»]")  # a few words in quotation marks are mentioned, not meant
RANKED = re.compile(r"\s(?:well\s|just\s)?be\s(?:the|one of)\b", re.IGNORECASE)
ASCRIBED = 60  # characters between `considers` and the praise that is left to somebody
MILD = frozenset({"can", "will", "would", "promising"})  # hedges that hold no praise back


def unbroken(text: str, start: int, end: int) -> bool:
    """Whether two places stand in one clause."""
    return BREAK.search(text, start, end) is None


def said_good(sentence: Sentence, start: int, reach: int = REACH, groups: tuple[str, ...] = BETTER) -> int | None:
    """Where words of benefit end that begin within `reach` characters after `start`, in the same clause."""
    text = sentence.block.text
    if spoilt := next((c.span.start - start for c in sentence.found("benefit", "spoilt") if c.span.start >= start), None):
        reach = min(reach, spoilt)
    for cue in sentence.found("benefit", *groups):
        if 0 <= cue.span.start - start <= reach and unbroken(text, start, cue.span.start):
            return cue.span.end
    for cue in sentence.found("benefit", "ease"):
        if 0 <= cue.span.start - start <= reach and unbroken(text, start, cue.span.start):
            end = trouble(sentence, cue.span.end)
            if end is not None:
                return end
    return None


def trouble(sentence: Sentence, start: int, lexicon: str = "outcomes", group: str = "hard") -> int | None:
    """Where a trouble ends that begins soon after `start`, in the same clause."""
    text = sentence.block.text
    for cue in sentence.found(lexicon, group):
        if 0 <= cue.span.start - start <= TROUBLE and unbroken(text, start, cue.span.start):
            return cue.span.end
    return None


def meant(span: Span, sentence: Sentence, praise: Praise) -> bool:
    """Whether nothing before the words denies them or holds them back, and they are not merely mentioned."""
    text = sentence.block.text
    for denial in sentence.found("negation"):
        if ANSWERED.fullmatch(text, span.end, denial.span.start):
            return False
        if 0 <= span.start - denial.span.end < DENIED and unbroken(text, denial.span.end, span.start):
            return False
    if any(0 < span.start - said.span.end < ASCRIBED for said in sentence.found("promotion", "opinion")):
        return False
    for hedge in sentence.found("hedge", "modal", "softener"):
        if praise is Praise.RANK and RANKED.match(text, hedge.span.end):
            continue  # "may be the single best thing you can do" ranks all the same
        mild = hedge.text.lower() in MILD
        if not mild and hedge.span.end <= span.start and unbroken(text, hedge.span.end, span.start):
            return False
    return not any(m.start() <= span.start and span.end <= m.end() for m in MENTIONED.finditer(text))

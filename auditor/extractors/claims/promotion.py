"""Praise: where a page promotes what it writes about, in its own voice and without a hedge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from auditor.extractors.voice import asserts
from auditor.model.document import BlockKind
from auditor.model.promotion import Praise, Promotion
from auditor.model.prose import Cue, Prose, Sentence
from auditor.model.span import Span

BREAK = re.compile(r"[.;:!?—–]|\s(?:but|although|though|unless)\s")
SOURCE = 30  # characters between evidence and what it is said to confirm
REACH = 40  # characters between praise and what it is said of
TROUBLE = 30  # characters between a verb of relief and the trouble
DENIED = 30  # characters between a negation and what it denies
SHORT_QUOTE = 40  # characters; a few words in quotation marks are mentioned, not meant
QUOTES = re.compile(r"[\"“«][^\"”»]{1,40}[\"”»]")
RANKED = re.compile(r"\s(?:well\s|just\s)?be\s(?:the|one of)\b", re.IGNORECASE)
UNIT = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0, "night": 0.5}
LENGTH = re.compile(r"\b(day|week|month|year|night)s?\b", re.IGNORECASE)
FOREVER = 3650.0  # days; longer than any page's own time of effect


def read_promotion(prose: Prose) -> tuple[Promotion, ...]:
    """Every praise that a page asserts, at most one of a sort in a sentence."""
    found = []
    for sentence in prose.spoken():
        if not _may_praise(sentence) or sentence.block.quoted or not asserts(sentence):
            continue
        taken: list[Span] = []
        for praise, read in READERS:
            span = next((s for s in read(sentence, prose) if _meant(s, sentence, praise) and not _told(s, taken)), None)
            if span is not None:
                taken.append(span)
                found.append(Promotion(praise, span, sentence, _days(span) if praise is Praise.LASTING else None))
    return tuple(found)


def said_good(sentence: Sentence, start: int, reach: int = REACH) -> int | None:
    """Where words of benefit end that begin within `reach` characters after `start`, in the same clause."""
    text = sentence.block.text
    for cue in sentence.found("benefit", "gain", "yours"):
        if 0 <= cue.span.start - start <= reach and not BREAK.search(text, start, cue.span.start):
            return cue.span.end
    for cue in sentence.found("benefit", "ease"):
        if 0 <= cue.span.start - start <= reach and not BREAK.search(text, start, cue.span.start):
            trouble = _trouble(sentence, cue.span.end)
            if trouble is not None:
                return trouble
    return None


def _may_praise(sentence: Sentence) -> bool:
    return any(name in sentence.by_lexicon for name in ("promotion", "certainty", "magnitude", "duration"))


def _told(span: Span, taken: list[Span]) -> bool:
    """Whether a stronger sort of praise already holds these words."""
    return any(span.start < other.end and other.start < span.end for other in taken)


def _meant(span: Span, sentence: Sentence, praise: Praise) -> bool:
    """Whether nothing before the words denies them or holds them back, and they are not merely mentioned."""
    text = sentence.block.text
    for denial in sentence.found("negation"):
        if 0 <= span.start - denial.span.end < DENIED and not BREAK.search(text, denial.span.end, span.start):
            return False
    for hedge in sentence.found("hedge", "modal", "softener"):
        mild = hedge.text.lower() in ("can", "will", "would", "promising")
        if praise is Praise.RANK and RANKED.match(text, hedge.span.end):
            continue  # "may be the single best thing you can do" ranks all the same
        if not mild and hedge.span.end <= span.start and not BREAK.search(text, hedge.span.end, span.start):
            return False
    return not any(m.start() <= span.start and span.end <= m.end() for m in QUOTES.finditer(text))


def _trouble(sentence: Sentence, start: int) -> int | None:
    text = sentence.block.text
    for cue in sentence.found("outcomes", "hard"):
        if 0 <= cue.span.start - start <= TROUBLE and not BREAK.search(text, start, cue.span.start):
            return cue.span.end
    return None


def _proof(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("promotion", "proof"):
        yield cue.span
    for cue in sentence.found("promotion", "confirms"):
        by = [e for e in sentence.found("evidence-nouns") if 0 <= cue.span.start - e.span.end <= SOURCE]
        if by:
            yield Span(sentence.block, by[-1].span.start, said_good(sentence, cue.span.end) or cue.span.end)
    yield from _said_of_good(sentence, sentence.found("certainty", "proof"))


def _said_of_good(sentence: Sentence, cues: Iterator[Cue]) -> Iterator[Span]:
    for cue in cues:
        end = said_good(sentence, cue.span.end)
        if end is not None:
            yield Span(sentence.block, cue.span.start, end)


def _size(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for lexicon, groups in (("magnitude", ("large", "double")), ("promotion", ("size",))):
        for cue in sentence.found(lexicon, *groups):
            end = said_good(sentence, cue.span.end)
            if end is not None:
                yield Span(sentence.block, cue.span.start, end)
            elif cue.text.endswith("ly") and (start := _good_before(sentence, cue)) is not None:
                yield Span(sentence.block, start, cue.span.end)


def _good_before(sentence: Sentence, cue: Cue) -> int | None:
    """`improve your sleep dramatically`."""
    text = sentence.block.text
    for good in sentence.found("benefit", "gain"):
        if 0 < cue.span.start - good.span.end <= REACH and not BREAK.search(text, good.span.end, cue.span.start):
            return good.span.start
    return None


def _change(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("promotion", "change"):
        yield cue.span


def _total(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("magnitude", "total"):
        end = _trouble(sentence, cue.span.end)
        if end is not None:
            yield Span(sentence.block, cue.span.start, end)


def _rank(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    text = sentence.block.text
    for cue in sentence.found("promotion", "rank"):
        end = said_good(sentence, cue.span.end)
        for thing in sentence.found("promotion", "thing"):
            if 0 < thing.span.start - cue.span.end <= REACH and not BREAK.search(text, cue.span.end, thing.span.start):
                end = max(end or 0, thing.span.end)
                break
        if end is not None:
            yield Span(sentence.block, cue.span.start, end)
    for cue in sentence.found("promotion", "best"):
        yield cue.span


def _promise(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("certainty", "promise"):
        near = said_good(sentence, cue.span.end) or _trouble(sentence, cue.span.end)
        if near is not None:
            yield Span(sentence.block, cue.span.start, near)
        elif "benefit" in sentence.by_lexicon and cue.text.lower() != "or your money back":
            yield cue.span


def _harmless(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("promotion", "harmless"):
        yield cue.span


def _all(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    """`suits everyone`, `anyone can benefit`; an item that opens with `Anyone` under a heading or lead-in about benefit."""
    text = sentence.block.text
    suits = list(sentence.found("promotion", "suits"))
    for cue in sentence.found("promotion", "all"):
        for word in suits:
            first, second = sorted((cue.span, word.span), key=lambda s: s.start)
            if 0 <= second.start - first.end <= 20 and not BREAK.search(text, first.end, second.start):
                yield Span(sentence.block, first.start, second.end)
        if (
            sentence.block.kind is BlockKind.LIST_ITEM
            and cue.span.start <= sentence.span.start + 2
            and _promised(sentence, prose)
        ):
            yield Span(sentence.block, cue.span.start, sentence.span.end)


def _promised(sentence: Sentence, prose: Prose) -> bool:
    """Whether what leads to a list item speaks of who benefits, and not of who should stay away."""
    lead = _lead(sentence, prose)
    heading = prose.sections[sentence.section].heading
    heads = [s for s in prose.sentences if s is lead or s.block is heading]
    good = any("benefit" in s.by_lexicon or s.has("promotion", "suits") for s in heads)
    return good and not any(s.has("reservation", "guarded", "exception") for s in heads if s is lead)


def _lead(sentence: Sentence, prose: Prose) -> Sentence | None:
    """The last sentence before a list that ends in a colon or stands alone in bold."""
    for other in reversed(prose.sentences[max(sentence.index - 15, 0) : sentence.index]):
        if other.block.kind is not BlockKind.LIST_ITEM:
            return other if other.section == sentence.section else None
    return None


def _lasting(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("promotion", "lasting"):
        yield cue.span
    for cue in sentence.found("duration"):
        trouble = sentence.has("benefit", "spoilt") or any(
            0 <= c.span.start - cue.span.end < 25 for c in sentence.found("condition")
        )
        if not trouble and ("benefit" in sentence.by_lexicon or "outcomes" in sentence.by_lexicon):
            yield cue.span


def _days(span: Span) -> float:
    """How long the words promise at least: `all day` 1, `for weeks` 14, `for good` without end."""
    unit = LENGTH.search(span.text)
    if unit is None:
        return FOREVER
    return UNIT[unit.group(1).lower()] * (2 if unit.group().lower().endswith("s") else 1)


Reader = Callable[[Sentence, Prose], Iterator[Span]]
READERS: tuple[tuple[Praise, Reader], ...] = (
    (Praise.PROOF, _proof),
    (Praise.RANK, _rank),
    (Praise.CHANGE, _change),
    (Praise.TOTAL, _total),
    (Praise.SIZE, _size),
    (Praise.PROMISE, _promise),
    (Praise.HARMLESS, _harmless),
    (Praise.ALL, _all),
    (Praise.LASTING, _lasting),
)

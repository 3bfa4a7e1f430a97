"""Praise: where a page promotes what it writes about, in its own voice and without a hedge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from auditor.extractors.promotion.clauses import REACH, meant, said_good, trouble, unbroken
from auditor.extractors.promotion.items import overlabelled, promised
from auditor.extractors.voice import asserts
from auditor.model.document import BlockKind
from auditor.model.promotion import Praise, Promotion
from auditor.model.prose import Cue, Prose, Sentence
from auditor.model.span import Span

SOURCE = 30  # characters between evidence and what it is said to confirm
TIMED = 20  # characters between `lasting` and the time that it lasts
UNIT = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0, "night": 0.5}
LENGTH = re.compile(r"\b(day|week|month|year|night)s?\b", re.IGNORECASE)
STRONG = ("certainty", "magnitude", "duration")
BRASH = ("proof", "boast", "crown", "best", "wonder", "sure", "drug-like")  # groups of the promotion lexicon
TITLES = (BlockKind.FIELD, BlockKind.HEADING)
ALONE = frozenset({"thing", "suits", "risk", "rival", "opinion", "boast"})  # groups that praise only beside others
WEAK = ("reduc", "lower", "decreas", "cut")  # say nothing of an illness, only of its risk
FOREVER = 3650.0  # days; longer than any page's own time of effect


def read_promotion(prose: Prose) -> tuple[Promotion, ...]:
    """Every praise that a page asserts, at most one of a sort in a sentence."""
    found: list[Promotion] = []
    if any(s.has("promotion", "warned") for s in prose.spoken() if s.block.kind in TITLES):
        return ()  # a page that warns of such words has to name them
    for sentence in prose.spoken():
        if not _may_praise(sentence) or sentence.block.quoted or not asserts(sentence) or sentence.has("promotion", "warned"):
            continue
        taken: list[Span] = []
        for praise, read in READERS:
            span = next((s for s in read(sentence, prose) if meant(s, sentence, praise) and not _told(s, taken)), None)
            if span is not None:
                taken.append(span)
                days = _days(span) if praise is Praise.LASTING else None
                found.append(Promotion(praise, span, sentence, praise is Praise.PROMISE or _brash(span, sentence), days))
    return tuple(found)


def _may_praise(sentence: Sentence) -> bool:
    """Whether any word of praise stands in it, or a bold label over a hedge."""
    if any(name in sentence.by_lexicon for name in STRONG) or (sentence.block.marked and "hedge" in sentence.by_lexicon):
        return True
    return any(cue.group not in ALONE for cue in sentence.found("promotion"))


def _brash(span: Span, sentence: Sentence) -> bool:
    return any(span.start <= cue.span.start < span.end for cue in sentence.found("promotion", *BRASH))


def _told(span: Span, taken: list[Span]) -> bool:
    """Whether a stronger sort of praise already holds these words."""
    return any(span.start < other.end and other.start < span.end for other in taken)


def _proof(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("promotion", "proof", "shown"):
        yield cue.span
    text = sentence.block.text
    for cue in sentence.found("promotion", "confirms"):
        by = _last_before(cue, (*sentence.found("promotion", "boast"), *sentence.found("evidence-nouns")))
        end = said_good(sentence, cue.span.end)
        loud = by is not None and (by.group == "boast" or text.startswith(" what ", cue.span.end))
        if by is not None and (loud or end is not None):
            yield Span(sentence.block, by.span.start, end or cue.span.end)
    yield from _said_of_good(sentence, sentence.found("certainty", "proof"))


def _last_before(cue: Cue, sources: tuple[Cue, ...]) -> Cue | None:
    """Of what is said to confirm, the nearest before the verb; a boast goes before a plain noun in the same words."""
    near = [s for s in sources if 0 <= cue.span.start - s.span.end <= SOURCE]
    return max(near, key=lambda s: (s.span.end, s.group == "boast"), default=None)


def _said_of_good(sentence: Sentence, cues: Iterator[Cue]) -> Iterator[Span]:
    for cue in cues:
        end = said_good(sentence, cue.span.end)
        if end is not None:
            yield Span(sentence.block, cue.span.start, end)


def _size(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("promotion", "grand"):
        yield cue.span
    for lexicon, groups in (("magnitude", ("large",)), ("promotion", ("size",))):
        for cue in sentence.found(lexicon, *groups):
            end = said_good(sentence, cue.span.end)
            if end is not None:
                yield Span(sentence.block, cue.span.start, end)
            elif cue.text.endswith("ly") and (start := _good_before(sentence, cue)) is not None:
                yield Span(sentence.block, start, cue.span.end)


def _good_before(sentence: Sentence, cue: Cue) -> int | None:
    """`improve your sleep dramatically`."""
    text = sentence.block.text
    for good in sentence.found("benefit", "gain", "good"):
        if 0 < cue.span.start - good.span.end <= REACH and unbroken(text, good.span.end, cue.span.start):
            return good.span.start
    return None


def _change(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("promotion", "change", "wonder"):
        yield cue.span


def _total(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in (*sentence.found("magnitude", "total"), *sentence.found("promotion", "gone")):
        end = trouble(sentence, cue.span.end)
        if end is not None:
            yield Span(sentence.block, cue.span.start, end)


def _rank(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    text = sentence.block.text
    for cue in sentence.found("promotion", "rank", "crown"):
        end = said_good(sentence, cue.span.end)
        for thing in sentence.found("promotion", "thing"):
            if 0 < thing.span.start - cue.span.end <= REACH and unbroken(text, cue.span.end, thing.span.start):
                end = max(end or 0, thing.span.end)
                break
        if end is not None:
            yield Span(sentence.block, cue.span.start, end)
    for cue in sentence.found("promotion", "best"):
        yield cue.span


def _rival(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("promotion", "drug-like"):
        yield cue.span
    for cue in sentence.found("promotion", "likened"):
        end = trouble(sentence, cue.span.end, "promotion", "rival")
        if end is not None:
            yield Span(sentence.block, cue.span.start, end)


def _promise(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("promotion", "sure"):
        yield cue.span
    for cue in sentence.found("certainty", "promise"):
        near = said_good(sentence, cue.span.end) or trouble(sentence, cue.span.end)
        if near is not None:
            yield Span(sentence.block, cue.span.start, near)
        elif "benefit" in sentence.by_lexicon and cue.text.lower() != "or your money back":
            yield cue.span


def _prevents(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    """`protects against gout`, `lower stroke risk`, `gout prevention`."""
    illnesses = list(sentence.found("illness"))
    if not illnesses or sentence.has("reservation", "tied"):
        return
    for cue in sentence.found("promotion", "prevents"):
        end = trouble(sentence, cue.span.end, "illness", "illness")
        counted = any(0 <= cue.span.start - number.span.end < 2 for number in sentence.numbers)  # "37% lower risk" compares
        if end is None or counted:
            continue
        after = next((c.span.end for c in sentence.found("promotion", "prevention", "risk") if 0 < c.span.start - end < 3), None)
        if after or not cue.text.lower().startswith(WEAK) or " " in cue.text:
            yield Span(sentence.block, cue.span.start, after or end)
    for cue in sentence.found("promotion", "prevention"):
        for ill in illnesses:
            if 0 < cue.span.start - ill.span.end < 3:
                yield Span(sentence.block, ill.span.start, cue.span.end)


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
            if 0 <= second.start - first.end <= 20 and unbroken(text, first.end, second.start):
                yield Span(sentence.block, first.start, second.end)
        if sentence.block.kind is BlockKind.LIST_ITEM and cue.span.start <= sentence.span.start + 2 and promised(sentence, prose):
            yield Span(sentence.block, cue.span.start, sentence.span.end)


def _lasting(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    for cue in sentence.found("promotion", "lasting"):
        yield cue.span
    for cue in sentence.found("duration"):
        trouble = sentence.has("benefit", "spoilt") or any(
            0 <= c.span.start - cue.span.end < 25 for c in sentence.found("condition")
        )
        timed = cue.text.lower() == "lasting" and any(0 < n.span.start - cue.span.end < TIMED for n in sentence.numbers)
        if not trouble and not timed and ("benefit" in sentence.by_lexicon or "outcomes" in sentence.by_lexicon):
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
    (Praise.RIVAL, _rival),
    (Praise.CHANGE, _change),
    (Praise.TOTAL, _total),
    (Praise.SIZE, _size),
    (Praise.PROMISE, _promise),
    (Praise.HARMLESS, _harmless),
    (Praise.ALL, _all),
    (Praise.LASTING, _lasting),
    (Praise.PREVENTS, _prevents),
    (Praise.LABEL, overlabelled),
)

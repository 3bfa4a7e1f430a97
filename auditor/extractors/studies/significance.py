"""Whether a result could be chance: in words, by a p-value, or by an interval that holds no effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.chance import Bounds, PValue, bounds, p_values
from auditor.extractors.studies.clauses import clause
from auditor.extractors.studies.places import ahead, inside
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span
from auditor.model.studies import Effect

ALPHA = 0.05
NONE = ("none", "alike")
NAME = 110  # characters between the name of a ratio and its interval
LEAD = 40  # characters between `confidence interval` and its first figure
OPEN = re.compile(r"\)[,;]?\s|;\s|,\s(?:and|but)\s|(?<!\.)\.\s")
BRACKET = re.compile(r"\s?[(\[;,]\s?(?:with )?(?:an? )?$")
TO = re.compile(r"\bto\s$")


def results(sentence: Sentence) -> Iterator[Effect]:
    """What a sentence says of chance, each time with the clause that it says it of."""
    for cue in sentence.found("significance", *NONE):
        if ahead(sentence, cue.span.start, "hedge", "modal", within=6) is None:
            yield _result(clause(sentence, cue.span), cue.text, significant=False)
    if not sentence.has("significance", *NONE):
        for cue in sentence.found("significance", "some"):
            denied = ahead(sentence, cue.span.start, "negation", within=12) is not None
            yield _result(clause(sentence, cue.span), cue.text, significant=not denied)
    for p in p_values(sentence):
        yield from _by_p(sentence, p)
    yield from intervals(sentence)


def _by_p(sentence: Sentence, p: PValue) -> Iterator[Effect]:
    above = p.relation in "=≥>" and p.value >= ALPHA
    if above or (p.relation in "=<≤" and p.value <= ALPHA):
        yield _result(_measured(sentence, p.span), p.span.text, significant=not above, p=p.value)


def intervals(sentence: Sentence) -> Iterator[Effect]:
    """Intervals of which it is known what no effect would be: a ratio of 1, a difference of 0."""
    if not sentence.numbers:
        return
    past = -1
    for j in range(len(sentence.numbers)):
        if j <= past or not _opens(sentence, j):
            continue
        found = bounds(sentence, j)
        if found is None:
            continue
        interval, past = found[0], found[1] - 1
        null = _null(sentence, interval, j)
        low, high = interval.low.value, interval.high.value
        if interval.sided:
            low, high = min(low, high), max(low, high)
        if null is None or low >= high:
            continue
        held = low <= null <= high
        says = f"the interval {interval.span.text} {'includes' if held else 'excludes'} {null:g}"
        yield Effect(
            clause(sentence, interval.span), says, kind="ratio" if null else "difference", estimate=_estimate(sentence, j),
            interval=(low, high), significant=not held, chance=says,
        )  # fmt: skip


def _opens(sentence: Sentence, j: int) -> bool:
    """Whether an interval may open with number `j`: behind `95% CI`, or in a bracket behind a ratio."""
    number = sentence.numbers[j]
    if number.percent and number.value in (90, 95, 99) and number.upper is None:
        return False
    for cue in sentence.found("significance", "interval"):
        between = [n for n in sentence.numbers[:j] if n.span.start >= cue.span.end]
        if 0 <= number.span.start - cue.span.end <= LEAD and all(_level(n) for n in between):
            return True
    if j == 0 or not sentence.has("ratio"):
        return False
    last, text = sentence.numbers[j - 1], sentence.block.text
    return (
        BRACKET.fullmatch(text, last.span.end, number.span.start) is not None
        and ahead(sentence, last.span.start, "ratio", within=12) is not None
    )


def _level(number: Number) -> bool:
    return number.percent and number.value in (90, 95, 99)


def _null(sentence: Sentence, interval: Bounds, j: int) -> float | None:
    """What no effect would be; None where the figures may be a mean or anything else."""
    start = interval.span.start
    if ahead(sentence, start, "ratio", within=NAME):
        return 1.0 if interval.low.value > 0 else None
    if interval.sided or interval.low.value < 0 < interval.high.value:
        return 0.0
    first = clause(sentence, interval.span).start
    estimate = _before(sentence, j)
    if estimate and TO.search(sentence.block.text, first, estimate.span.start):
        return None  # `fell to 81 kg (78 to 84)` gives what it fell to
    grows = inside(sentence, first, start, "direction") or inside(sentence, first, start, "comparator", "difference")
    return 0.0 if grows else None


def _before(sentence: Sentence, j: int) -> Number | None:
    """The last figure before the interval that is not its level."""
    return next((n for n in reversed(sentence.numbers[:j]) if not _level(n)), None)


def _estimate(sentence: Sentence, j: int) -> float | None:
    number = _before(sentence, j)
    near = number is not None and sentence.numbers[j].span.start - number.span.end <= NAME
    return number.value if number and near else None


def _measured(sentence: Sentence, span: Span) -> Span:
    """From the last bracket, comma or stop before a p-value to its end: what the value speaks of."""
    head = sentence.block.text[sentence.span.start : span.start]
    opening = head.rfind("(")
    cut = max((m.end() for m in OPEN.finditer(head[: opening if opening > 0 else len(head)])), default=0)
    return Span(sentence.block, sentence.span.start + cut, span.end)


def _result(span: Span, says: str, *, significant: bool, p: float | None = None) -> Effect:
    return Effect(span, says, significant=significant, p=p, chance=says)

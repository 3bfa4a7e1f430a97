"""Whether a result could be chance: in words, by a p-value, or by an interval."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.studies.clauses import clause
from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.model.studies import Effect

P_VALUE = re.compile(
    r"\bp(?:[\s-]?value)?(?: for (?:trend|interaction|difference))?\s?(?P<sign>[=<>≤≥]|of)\s?(?P<value>0?[.·]\d+|1\.0+|0)",
    re.IGNORECASE,
)
INTERVAL = re.compile(r"(?P<low>[-−–]?\d+(?:[.·]\d+)?)\s?(?:to|[-–—,;])\s?(?P<high>[-−–]?\d+(?:[.·]\d+)?)")
RATIO = re.compile(r"\b(?:risk ratio|odds ratio|hazard ratio|rate ratio|relative risk|ratio|RR|OR|HR|aOR|aHR)\b[^.;]{0,40}?\d")
ALPHA = 0.05


def not_significant(sentence: Sentence) -> Iterator[Effect]:
    """Clauses that report no effect: in words, by p ≥ 0.05, or by a ratio's interval that includes 1."""
    for cue in sentence.found("significance", "none"):
        yield _result(clause(sentence, cue.span), cue.text, significant=False)
    for match in P_VALUE.finditer(sentence.block.text, sentence.span.start, sentence.span.end):
        value = float(match.group("value").replace("·", "."))
        if match.group("sign") in "=≥>of" and value >= ALPHA:
            span = Span(sentence.block, match.start(), match.end())
            yield _result(_measured(sentence, span), match.group(), significant=False, p=value)
    if ratio := RATIO.search(sentence.text):
        for match in INTERVAL.finditer(sentence.text, ratio.start()):
            low, high = (float(match.group(g).replace("·", ".").replace("−", "-").replace("–", "-")) for g in ("low", "high"))
            if 0 < low < 1 < high < 20:
                span = sentence.span.within(match.start(), match.end())
                yield _result(clause(sentence, span), f"the interval {match.group()} includes 1", significant=False)


def significant(sentence: Sentence) -> Iterator[Effect]:
    """Clauses that report an effect beyond chance."""
    for match in P_VALUE.finditer(sentence.block.text, sentence.span.start, sentence.span.end):
        value = float(match.group("value").replace("·", "."))
        if match.group("sign") in "=<≤" and value <= ALPHA:
            span = Span(sentence.block, match.start(), match.end())
            yield _result(_measured(sentence, span), match.group(), significant=True, p=value)
    if not sentence.has("significance", "none"):
        for cue in sentence.found("significance", "some"):
            yield _result(clause(sentence, cue.span), cue.text, significant=True)


def _measured(sentence: Sentence, span: Span) -> Span:
    """From the last bracket, comma or stop before a p-value to its end: what the value speaks of."""
    text = sentence.block.text
    head = text[sentence.span.start : span.start]
    opening = head.rfind("(")
    cut = max(
        (m.end() for m in re.finditer(r"\)[,;]?\s|;\s|,\s(?:and|but)\s|\.\s", head[: opening if opening > 0 else len(head)])),
        default=0,
    )
    return Span(sentence.block, sentence.span.start + cut, span.end)


def _result(span: Span, says: str, *, significant: bool, p: float | None = None) -> Effect:
    return Effect(span, says, significant=significant, p=p, chance=says)

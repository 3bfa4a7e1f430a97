"""Figures that are statistics of health: a share of people, or a change in per cent or as a multiple."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.model.prose import Number, Sentence
from auditor.model.span import Span

SHARE_BEFORE = re.compile(r"\s(?:in|out of|of every|in every)\s$", re.IGNORECASE)
SHARE_OF = re.compile(r"\s[a-z]+(?:\s[a-z]+)?\s(?:in|out of|of every|in every)\s")  # `one adult in five`
TIME = re.compile(r"[\s-](?:second|minute|hour|day|night|week|month|year|decade)s?\b")
MOST = 1000  # of whom one is counted so; above stand years
TIMES = re.compile(
    r"\s?(?:times|-fold|fold)\s(?:more|less|higher|lower|greater|as)\b(?P<rated>\s(?:likely|common|effective|good|safe)\b)?",
    re.IGNORECASE,
)
AT_LARGE = re.compile(
    r"\s(?:of\s|in\s)?(?:all\s)?(?!(?:our|the|these|those|them|my|his|her|its|this|that|whom|which|who|us|chance|odds|likelihood)\b)\w",
    re.IGNORECASE,
)
NO_FIGURE_OF_ITS_OWN = re.compile(r"\s?(?:(?:confidence|credible|uncertainty|prediction)\s(?:interval|limits)|CIs?\b)")
NEEDED = re.compile(r"\b(?:would|will) need\b", re.IGNORECASE)
OURS = re.compile(r"\b(?:us|[Oo]ur|ours)\b")
BREAK = re.compile(r"[,;:()]")
NEAR = 60  # characters between a figure and what it counts
NEXT = 40  # characters between a share and the people of whom it is a share


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic; `at_large` tells that it is a share of people in general (`of women`), not of a group met before."""

    span: Span
    at_large: bool = False


def read(sentence: Sentence) -> Figure | None:
    """The first statistic of a sentence; not a dose, a price, a strength, an age, or an interval's 95%."""
    for number in sentence.numbers:
        if number.percent and _is_statistic(number, sentence):
            return Figure(number.span, _at_large(number.span, sentence))
        if (number.whole or 0) > 1 and _is_share(number, sentence) and _counts(number, sentence):
            return Figure(number.span, _at_large(number.span, sentence))
        if (number.whole or 0) > 1 and _counts_one(number, sentence):
            return Figure(number.span, at_large=True)
        if _is_multiple(number, sentence):
            return Figure(number.span)
    fractions = (Figure(cue.span, True) for cue in sentence.found("fractions") if _at_large(cue.span, sentence))
    return next(fractions, None)


def _is_statistic(number: Number, sentence: Sentence) -> bool:
    start, end = number.span.start, number.span.end
    if NO_FIGURE_OF_ITS_OWN.match(sentence.block.text, end):
        return False
    beside = [cue for cue in sentence.found("shares") if cue.span.end > start - NEAR and cue.span.start < end + NEAR]
    if any(cue.group == "strength" and end <= cue.span.start < end + 25 for cue in beside):
        return False
    if any(cue.group in ("people", "measure") for cue in beside):
        return True
    return any(cue.group == "change" for cue in beside) and (sentence.has("outcomes") or sentence.has("people", "persons"))


def _at_large(figure: Span, sentence: Sentence) -> bool:
    """Whether people stand right after the figure, and no word points back at them."""
    text = sentence.block.text
    if not AT_LARGE.match(text, figure.end) or OURS.search(sentence.text):
        return False
    for cue in sentence.found("shares", "people"):
        if 0 < cue.span.start - figure.end < NEXT:
            return not BREAK.search(text[figure.end : cue.span.start])
    return False


def _is_multiple(number: Number, sentence: Sentence) -> bool:
    times = TIMES.match(sentence.block.text, number.span.end)
    of_health = times is not None and (times["rated"] or sentence.has("outcomes"))
    return bool(of_health) and not NEEDED.search(sentence.text)


def _counts(number: Number, sentence: Sentence) -> bool:
    """Whether people stand after a number, and near."""
    people = (*sentence.found("shares", "people"), *sentence.found("people"))
    return any(0 <= cue.span.start - number.span.end < NEXT for cue in people)


def _counts_one(number: Number, sentence: Sentence) -> bool:
    """`one woman in eight`: the people stand between the two numbers, and no word points back at them."""
    text = sentence.block.text
    if (number.whole or 0) > MOST or TIME.match(text, number.span.end) or OURS.search(sentence.text):
        return False
    counted = (*sentence.found("shares", "people"), *sentence.found("people", "persons"))
    for one in sentence.numbers:
        end, start = one.span.end, number.span.start
        if one.whole == 1 and end < start and SHARE_OF.fullmatch(text[end:start]):
            return any(end < cue.span.start < start for cue in counted)
    return False


def _is_share(number: Number, sentence: Sentence) -> bool:
    """`one in ten`, `two out of three`: the number and the one before it, joined so."""
    joined = SHARE_BEFORE.search(sentence.block.text, max(number.span.start - 12, sentence.span.start), number.span.start)
    return joined is not None and any(n.span.end == joined.start() for n in sentence.numbers)

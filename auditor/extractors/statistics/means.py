"""Means and standard deviations of values that the article says were whole numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.statistics.figures import after, before, between, counts, rough, whole
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Mean

MEAN = re.compile(
    r"\b(?:(?:an? )?(?:mean|average)(?: \([^)]{1,12}\))?(?: [\w’'-]+){0,4}? (?:of|was|is|were|=)|averag(?:ed|ing|es))\s$",
    re.IGNORECASE,
)
ON_AVERAGE = re.compile(r"(?:\s[a-z-]+)?,?\son average\b", re.IGNORECASE)
MEAN_SAID = re.compile(r"\b(?:mean|average)", re.IGNORECASE)
DEVIATION = re.compile(r"\s?(?:±\s?|\+/-\s?|[(,;]\s?(?:SD|standard deviation)(?:\s?[=:,]|\sof)?\s?)", re.IGNORECASE)
N_EQUALS = re.compile(r"\bn\s?=\s?$", re.IGNORECASE)
MEAN_NUMBER_OF = re.compile(r"\b(?:mean|average) (?:number|count) of [\w -]{3,40}? (?:was|of|=)\s$", re.IGNORECASE)
RATE = re.compile(r"[^.;]{0,40}\b(?:per|each|every|an?|daily|weekly|monthly)\b", re.IGNORECASE)
ADJUSTED = re.compile(r"\b(?:adjusted|least[- ]squares|weighted|imputed|median|estimated|pooled|model)\b", re.IGNORECASE)


def read(prose: Prose) -> Iterator[Mean]:
    """The means of whole values, in order; only those whose `n` is the one headcount of their sentence."""
    for i, sentence in enumerate(prose.sentences):
        for j, number in enumerate(sentence.numbers):
            if not 1 <= number.decimals <= 4 or number.percent or number.upper is not None or rough(number, sentence):
                continue
            text = before(number, sentence)
            if not (MEAN.search(text) or ON_AVERAGE.match(after(number, sentence))) or ADJUSTED.search(sentence.text):
                continue
            because = _because(prose.sentences, i, number)
            n = _n(sentence, number)
            if because and n:
                end = stop_of(number, sentence)
                start = MEAN.search(text)
                span = Span(sentence.block, sentence.span.start + (start.start() if start else 0), end)
                yield Mean(span, number, n, because, _deviation(sentence, j))


def stop_of(number: Number, sentence: Sentence) -> int:
    """The end of the word that follows the number: `11.30 stands`."""
    word = re.match(r"\s[A-Za-z-]+", after(number, sentence))
    return number.span.end + (word.end() if word else 0)


def _because(sentences: tuple[Sentence, ...], i: int, number: Number) -> Span | None:
    """The words that say that every value was whole: in the sentence, or in a neighbour of the same paragraph."""
    sentence = sentences[i]
    for k in (i, i + 1, i - 1):
        if not 0 <= k < len(sentences) or sentences[k].block is not sentence.block:
            continue
        cue = sentences[k].first("whole-values")
        if cue and (k == i or not MEAN_SAID.search(sentences[k].text)):
            return cue.span
    match = MEAN_NUMBER_OF.search(before(number, sentence))
    if match and not RATE.match(after(number, sentence)) and not RATE.search(match.group()):
        return Span(sentence.block, sentence.span.start + match.start(), sentence.span.start + match.end())
    return None


def _n(sentence: Sentence, mean: Number) -> Number | None:
    """The number of values behind a mean: the one `n = 12` or headcount of the sentence."""
    sized = [number for number in sentence.numbers if whole(number, 2) and N_EQUALS.search(before(number, sentence))]
    heads = sized or [number for number, _ in counts(sentence) if whole(number, 2) and number is not mean]
    if len(heads) != 1 or rough(heads[0], sentence):
        return None
    return heads[0] if (heads[0].whole or 0) < 10**mean.decimals else None


def _deviation(sentence: Sentence, j: int) -> Number | None:
    if j + 1 >= len(sentence.numbers):
        return None
    other = sentence.numbers[j + 1]
    gap = between(sentence.numbers[j], other)
    words = re.sub(r"^\s[a-z]+(?=\s?[(±])", "", gap)
    return other if DEVIATION.fullmatch(words) and other.upper is None and not other.percent else None

"""The results of a study: each figure with what is said of chance in its own clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from auditor.extractors.studies import alike, counts, effects, risks, significance, sizes
from auditor.extractors.studies.topics import topic
from auditor.model.prose import Sentence
from auditor.model.studies import Effect, Fact
from auditor.reference import Reference


def read(sentences: Sequence[Sentence], reference: Reference, arms: Sequence[Fact] = ()) -> Iterator[Effect]:
    """All results told in running text, in order."""
    risky = list(counts.by_group(sentences, arms))
    for i, sentence in enumerate(sentences):
        if sentence.block.cell is not None:
            continue
        figures = _apart(chain(_figures(sentence), (e for e in risky if sentence.span.covers(e.span))))
        verdicts = chain(significance.results(sentence), alike.fared_alike(sentence))
        chance = [replace(c, about=topic(sentences, i, c.span, reference)) for c in verdicts]
        told = [figure for figure in figures if figure.kind != "words"]
        yield from sorted(
            [*(_joined(f, chance) for f in figures), *(c for c in chance if not any(_of(c, f) for f in told))],
            key=lambda effect: effect.span.start,
        )


def _figures(sentence: Sentence) -> Iterator[Effect]:
    if sentence.numbers:
        yield from chain(risks.risks(sentence), effects.changes(sentence), risks.ratios(sentence), sizes.differences(sentence))
    yield from sizes.worded(sentence)


def _apart(found: Iterator[Effect]) -> list[Effect]:
    """Of readings that share their words, the first."""
    kept: list[Effect] = []
    for effect in found:
        if not any(effect.span.start < other.span.end and other.span.start < effect.span.end for other in kept):
            kept.append(effect)
    return kept


def _joined(figure: Effect, chance: Sequence[Effect]) -> Effect:
    """A figure with the p-value, the interval and the words that speak of it."""
    of_it = [] if figure.kind == "words" else [c for c in chance if _of(c, figure)]
    if not of_it:
        return figure
    first = of_it[0]
    return replace(
        figure,
        about=first.about,
        p=next((c.p for c in of_it if c.p is not None), None),
        interval=next((c.interval for c in of_it if c.interval), None),
        significant=first.significant,
        chance=first.chance,
    )


def _of(chance: Effect, figure: Effect) -> bool:
    """Whether what is said of chance is said of this figure: it stands in the same clause and is the interval's estimate."""
    if not (chance.span.start <= figure.span.start and figure.span.end <= chance.span.end):
        return False
    return (
        chance.interval is None
        or chance.estimate is None
        or figure.estimate is None
        or abs(chance.estimate) == abs(figure.estimate)
    )

"""Where the text tells a study otherwise than the front matter declares it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.extractors.chance import PValue, p_values
from auditor.extractors.claims.words import stems
from auditor.extractors.studies import results
from auditor.extractors.studies.design import designs
from auditor.extractors.studies.fields import Field, of
from auditor.model.document import BlockKind
from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.model.studies import Design, Disagreement, Effect, Fact, Study
from auditor.reference import Reference

SLACK = 0.02  # shares that differ by less are one figure, rounded
LONGER = 1.1  # a declared follow-up within a tenth of the told one is the same
CLOSE = 0.03  # of the larger of two estimates
BY_CHANCE = {Design.RANDOMISED_TRIAL, Design.CROSSOVER}
OBSERVED = {
    Design.COHORT,
    Design.CASE_CONTROL,
    Design.CROSS_SECTIONAL,
    Design.ECOLOGICAL,
    Design.CASE_SERIES,
    Design.CASE_REPORT,
    Design.SURVEY,
}
NAMED = ("study", "series", "cohort", "survey", "report")  # by which a study is called; a questionnaire is only its tool


def against(
    study: Study, listed: Sequence[Field], size: Fact | None, length: Fact | None, better: Sequence[Fact], reference: Reference
) -> Iterator[Disagreement]:
    """Where the text tells another size, length, share, design, p-value or effect than is declared, and tells only one."""
    told = study.sample_size
    if size and told and _in_text(told.span) and told.value != size.value:
        yield Disagreement("participants", size, told)
    looked = study.follow_up
    if length and looked and _in_text(looked.span) and _longer(length, looked):
        yield Disagreement("follow-up", length, looked)
    shares = [fact for fact in study.responders if fact.value is not None and _in_text(fact.span)]
    for fact in better:
        if not fact.kind and len(shares) == 1 and abs((shares[0].value or 0) - (fact.value or 0)) > SLACK:
            yield Disagreement("responders", fact, shares[0])
    sentences = [sentence for sentence in study.sentences if _in_text(sentence.span)]
    yield from _design(listed, sentences)
    yield from _chance(listed, sentences, reference)
    yield from _effect(listed, [effect for effect in study.effects if _in_text(effect.span)], reference)


def _in_text(span: Span) -> bool:
    return span.block.kind is not BlockKind.FIELD


def _longer(first: Fact, second: Fact) -> bool:
    """Whether one length of time is longer than the other by more than rounding."""
    low, high = sorted((first.value or 0, second.value or 0))
    return high > LONGER * low


def _design(listed: Sequence[Field], sentences: Sequence[Sentence]) -> Iterator[Disagreement]:
    """A trial that is told as an observation, or the other way round; other designs may well be two names for one study."""
    for field in of(listed, "design"):
        declared, _ = designs([field.sentence], None)
        told, fact = designs(sentences, None)
        if not declared or fact is None or set(declared) & set(told):
            continue
        as_trial = declared[0] in OBSERVED and told[0] in BY_CHANCE
        as_observed = declared[0] in BY_CHANCE and told[0] in OBSERVED and not set(told) & BY_CHANCE and _named(fact.span)
        if as_trial or as_observed:
            yield Disagreement("design", Fact(field.sentence.span, field.says), fact)


def _named(span: Span) -> bool:
    """Whether the words call the study by its design: `cohort`, `case-control study`."""
    rest = span.block.text[span.end : span.end + len(" study")]
    return any(name in f"{span.text}{rest}".lower() for name in NAMED)


def _chance(listed: Sequence[Field], sentences: Sequence[Sentence], reference: Reference) -> Iterator[Disagreement]:
    """Two p-values that cannot be one, where each side gives a single one."""
    declared = [(field, p) for field in of(listed, "result") for p in (_bare(field) or p_values(field.sentence))]
    told = [p for sentence in sentences if _of_outcome(sentence, listed, reference) for p in p_values(sentence)]
    if len(declared) == 1 and told and len({_range(p) for p in told}) == 1 and _apart(declared[0][1], told[0]):
        field, p = declared[0]
        yield Disagreement("p-value", Fact(p.span, field.says, p.value), Fact(told[0].span, told[0].span.text, told[0].value))


def _bare(field: Field) -> list[PValue]:
    """`p: 0.21`, where the name of the field says what the figure is."""
    numbers = field.sentence.numbers
    if field.name not in ("p", "p_value") or len(numbers) != 1 or not 0 <= numbers[0].value <= 1:
        return []
    sign = field.sentence.text.lstrip()[:1]
    return [PValue(numbers[0].span, sign if sign in "<≤>≥" else "=", numbers[0].value)]


def _of_outcome(sentence: Sentence, listed: Sequence[Field], reference: Reference) -> bool:
    """Whether a sentence speaks of the declared outcome; of any, where none is declared."""
    named = [stems(field.sentence.text, reference) for field in of(listed, "outcome")]
    return not named or any(words & stems(sentence.text, reference) for words in named)


def _range(p: PValue) -> tuple[float, float]:
    """The p-values that a printed one may stand for: `0.04` for 0.035 to 0.045, `< 0.001` for anything below."""
    if p.relation in "<≤":
        return 0.0, p.value
    if p.relation in ">≥":
        return p.value, 1.0
    decimals = len(p.span.text.replace("·", ".").rpartition(".")[2].rstrip(") "))
    return p.value - 0.5 * 10**-decimals, p.value + 0.5 * 10**-decimals


def _apart(first: PValue, second: PValue) -> bool:
    (low, high), (other_low, other_high) = _range(first), _range(second)
    return high < other_low or other_high < low


def _effect(listed: Sequence[Field], told: Sequence[Effect], reference: Reference) -> Iterator[Disagreement]:
    """Two estimates of one kind that differ, where each side gives a single one."""
    declared = [(field, effect) for field in of(listed, "result") for effect in results.read([field.sentence], reference)]
    for kind in ("ratio", "difference", "percent", "mean", "share"):
        ours = [(field, effect) for field, effect in declared if effect.kind == kind and _figures(effect)]
        theirs = [effect for effect in told if effect.kind == kind and _figures(effect)]
        if len(ours) == 1 and len({_figures(effect) for effect in theirs}) == 1 and not _alike(ours[0][1], theirs[0]):
            field, effect = ours[0]
            yield Disagreement("effect", Fact(effect.span, field.says), Fact(theirs[0].span, theirs[0].span.text))


def _figures(effect: Effect) -> tuple[float, ...]:
    """What is compared: an estimate, a relative change without its sign, or the two values that were measured."""
    if effect.kind in ("ratio", "difference"):
        return () if effect.estimate is None else (abs(effect.estimate),)
    if effect.kind == "percent":
        return () if effect.value is None else (abs(effect.value),)
    pair = (effect.before, effect.after)
    return tuple(sorted(value for value in pair if value is not None)) if None not in pair else ()


def _alike(first: Effect, second: Effect) -> bool:
    ours, theirs = _figures(first), _figures(second)
    same = all(abs(a - b) <= CLOSE * max(a, b) for a, b in zip(ours, theirs, strict=True))
    turned = first.kind == "ratio" and ours[0] and abs(1 / ours[0] - theirs[0]) <= CLOSE * theirs[0]
    return same or bool(turned)

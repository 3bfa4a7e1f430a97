"""Studies: which sentences report one study, and the facts that they give of it."""

from __future__ import annotations

from auditor.extractors.studies import declared, follow_up, outcomes, population, responders, results, tables
from auditor.extractors.studies.arms import groups
from auditor.extractors.studies.design import controlled, designs, randomised
from auditor.extractors.studies.draft import Draft
from auditor.extractors.studies.drafts import gather
from auditor.extractors.studies.hedge import hedge
from auditor.extractors.studies.participants import summed
from auditor.model.prose import Prose
from auditor.model.studies import Design, Effect, Fact, Study
from auditor.reference import Reference

__all__ = ["read_studies"]


def read_studies(prose: Prose, reference: Reference) -> tuple[Study, ...]:
    """The studies that an article reports, in reading order. A pasted abstract is one study."""
    return tuple(_declared(_study(draft, reference), draft, reference) for draft in gather(prose, reference))


def _partial(draft: Draft, named: tuple[Design, ...], whole: float | None, *, compared: bool) -> tuple[Fact, ...]:
    """What became of those who took part; nothing of the sort can be told of cells."""
    if named and named[0] is Design.IN_VITRO:
        return ()
    told = (fact for sentence in draft.sentences for fact in responders.partial(sentence, whole))
    return (*told, *tables.harms(draft.sentences, compared=compared))


def _of_a_few(effect: Effect, parts: tuple[Fact, ...]) -> bool:
    """`Nine did not improve` tells of nine, and not that the treatment did nothing."""
    in_words = effect.significant is False and effect.p is None and effect.interval is None
    return in_words and any(
        part.kind == "not" and part.span.covers(effect.span) and effect.chance in part.span.text for part in parts
    )


def _declared(study: Study, draft: Draft, reference: Reference) -> Study:
    return declared.declare(study, declared.fields(draft.sentences, reference), reference) if draft.entry else study


def _study(draft: Draft, reference: Reference) -> Study:
    sentences = draft.sentences
    named, design = designs(sentences, draft.size)
    if design is None and tables.compares(sentences) == "before":
        named, design = (Design.BEFORE_AFTER,), Fact(sentences[0].span, Design.BEFORE_AFTER.value)
    arms = groups(sentences, draft.size) or tables.sizes(sentences)
    size = summed(draft.size, arms)
    whole = size.value if size else None
    comparison = controlled(named, sentences, arms)
    compared = bool(comparison)
    parts = _partial(draft, named, whole, compared=compared)
    told = (*results.read(sentences, reference, arms), *tables.results(sentences, compared=compared))
    return Study(
        anchor=(size.span if size else design.span if design else sentences[0].span),
        section=sentences[0].section,
        designs=named,
        design=design,
        controlled=comparison,
        randomised=randomised(named, sentences),
        sample_size=size,
        arms=arms,
        partial=parts,
        population=tuple(population.narrow(sentences, named)),
        effects=tuple(effect for effect in told if not _of_a_few(effect, parts)),
        follow_up=follow_up.follow_up(sentences),
        wore_off=next((fact for sentence in sentences for fact in follow_up.faded(sentence)), None),
        hedge=hedge(sentences, abstract=draft.abstract),
        measured=tuple(outcomes.measured(sentences)),
        unmeasured=tuple(outcomes.unmeasured(sentences)),
        sentences=tuple(sentences),
    )

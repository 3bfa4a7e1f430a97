"""Studies: which sentences report one study, and the facts that they give of it."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.extractors.studies import effects, follow_up, population, responders, significance
from auditor.extractors.studies.design import designs
from auditor.extractors.studies.drafts import Draft, gather
from auditor.extractors.studies.hedge import hedge
from auditor.model.prose import Prose
from auditor.model.studies import Fact, Study
from auditor.reference import Reference

__all__ = ["read_studies"]


def read_studies(prose: Prose, reference: Reference) -> tuple[Study, ...]:
    """The studies that an article reports, in reading order. A pasted abstract is one study."""
    return tuple(_study(draft) for draft in gather(prose, reference))


def _study(draft: Draft) -> Study:
    sentences = draft.sentences
    size = draft.size
    whole = size.value if size else None
    named, design = designs(sentences)
    partial = [f for s in sentences for f in (*responders.responders(s, whole), *responders.misses(s))]
    observed = [f for s in sentences for f in follow_up.looked(s)]
    return Study(
        anchor=(size.span if size else design.span if design else sentences[0].span),
        section=sentences[0].section,
        designs=named,
        design=design,
        sample_size=size,
        partial=tuple(_unique(partial)),
        population=tuple(population.narrow(sentences, named)),
        effects=(
            *(f for s in sentences for f in effects.changes(s)),
            *(f for s in sentences for f in significance.not_significant(s)),
            *(f for s in sentences for f in significance.significant(s)),
        ),
        follow_up=max(observed, key=lambda f: f.value or 0, default=None),
        wore_off=next((f for s in sentences for f in follow_up.faded(s)), None),
        hedge=hedge(sentences, abstract=draft.abstract),
        sentences=tuple(sentences),
    )


def _unique(found: Iterable[Fact]) -> list[Fact]:
    seen: dict[tuple[int, int, int], Fact] = {}
    for fact in found:
        seen.setdefault((fact.span.block.index, fact.span.start, fact.span.end), fact)
    return list(seen.values())

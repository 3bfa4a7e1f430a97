"""What a study's design can show."""

from __future__ import annotations

from auditor.checks.contradiction.case import Case
from auditor.checks.contradiction.effects import reports
from auditor.checks.interface import Ground, Verdict
from auditor.extractors.claims.words import stems, vocabulary
from auditor.model.studies import Design, Study

SHOWS_CAUSE = {Design.META_ANALYSIS, Design.RANDOMISED_TRIAL, Design.CROSSOVER, Design.CONTROLLED}
BENCH = {Design.ANIMAL, Design.IN_VITRO}


def cannot_show_cause(case: Case) -> Verdict:
    """The design, where it cannot tell a cause from a companion, and no other study of the article could."""
    study = case.study
    if study.design is None:
        return _other_reasons(case) or "the page does not say how its study was made"
    design = study.designs[0]
    if design in BENCH:
        return "the study was not in people"
    if any(d in SHOWS_CAUSE for d in study.designs):
        return f"a {design.value} can show cause"
    if not _same_outcome(case):
        return "the study speaks of something else"
    if any(d in SHOWS_CAUSE for other in _others(case) for d in other.designs):
        return "another study of the article can show cause"
    return [Ground(study.design.span, f"the evidence is a {design.value}, which cannot show cause"), *size(study)]


def animals_or_cells(case: Case) -> Verdict:
    """The design, where no people took part in the study nor in another that the claim may rest on."""
    study = case.study
    if study.design is None or study.designs[0] not in BENCH:
        return "the study was in people, or the page does not say in whom"
    if case.claim.sentence in study.sentences and reports(case.claim.sentence):
        return "the sentence tells what happened in that study"
    if any(s.section == case.claim.sentence.section and s.design and s.designs[0] not in BENCH for s in _others(case)):
        return "a study in people stands beside it"
    name = study.designs[0].value
    return [Ground(study.design.span, f"the study was {'an' if name.startswith('a') else 'a'} {name}")]


def size(study: Study) -> list[Ground]:
    """The sample size, with the arithmetic where there was any to do."""
    found = study.sample_size
    return [Ground(found.span, found.says)] if found else []


def _other_reasons(case: Case) -> list[Ground]:
    """The report's own word that something else may explain what was seen."""
    for sentence in case.study.sentences:
        if sentence is not case.claim.sentence and sentence.has("limits-told", "other reasons"):
            return [Ground(sentence.span, f"the page itself says: “{sentence.text}”"), *size(case.study)]
    return []


def _others(case: Case) -> list[Study]:
    """The other studies that a claim may rest on: those of its section; for a headline all of them."""
    claim = case.claim
    return [s for s in case.article.studies if s is not case.study and (claim.headline or s.section == claim.sentence.section)]


def _same_outcome(case: Case) -> bool:
    """Whether what is said to change (the words after the verb) is something that the study's report speaks of."""
    claim, reference = case.claim, case.context.reference
    if claim.words is None:
        return True
    text = claim.span.block.text
    before = stems(text[claim.span.start : claim.words.start], reference)
    after = stems(text[claim.words.end : claim.span.end], reference) - before
    reported = vocabulary((s for s in case.study.sentences if s is not claim.sentence), reference)
    return not after or bool(after & reported)

"""Whether a study measured what the claim speaks of."""

from __future__ import annotations

from auditor.checks.contradiction.case import Case
from auditor.checks.contradiction.effects import changed, reports
from auditor.checks.interface import Ground, Verdict
from auditor.extractors.claims.topics import known
from auditor.extractors.claims.words import outcome_stems, stems
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Cue, Sentence


def not_measured(case: Case) -> Verdict:
    """The sentence by which the page itself says that the claim's outcome was not measured."""
    reference = case.context.reference
    own = changed(case.place.word, case.claim.sentence, reference)
    named = outcome_stems(reference)
    study = case.study
    others = [s for s in case.article.studies if s is not study]
    if any(own & known(reference) & stems(e.topic.text, reference) for other in others for e in other.effects):
        return "another study of the page measured it"
    for sentence in case.article.prose.sentences:
        near = sentence in study.sentences or (sentence.section == study.section and len(case.article.studies) == 1)
        if sentence is case.claim.sentence or not near or not sentence.has("unmeasured", "unmeasured"):
            continue
        shared = own & stems(sentence.text, reference)
        if shared & named or (shared and sentence in case.study.sentences):
            return [Ground(sentence.span, "the study did not measure it")]
    return "nothing says that it was not measured"


def not_reported(case: Case) -> Verdict:
    """A hard outcome of the claim that no report on the page speaks of, while the study reports something else."""
    claim, study = case.claim, case.study
    events = list(_events(case))
    if not events:
        return "it names no event that a study would have to count"
    result = next((e for e in study.effects if e.span.block is not claim.sentence.block), None)
    if result is None:
        return "the study reports no result"
    if study.anchor.block.kind is BlockKind.CITED:
        return "an abstract does not tell all that was measured"
    if reports(claim.sentence) and not claim.headline:
        return "the sentence tells what happened in the study"
    told = {
        cue.group for s in (*case.article.prose.sentences, *study.sentences) if _tells(s, case) for cue in s.found("hard-outcome")
    }
    missing = next((cue for cue in events if cue.group not in told), None)
    if missing is None:
        return f"the page reports {events[0].group}"
    return [Ground(result.topic, f"the study measured something else, and nothing on the page reports {missing.group}")]


def _events(case: Case) -> list[Cue]:
    """The hard outcomes that a claim says were changed: among its words of effect, or behind them in what is shown."""
    place = case.place
    return [c for c in case.claim.sentence.found("hard-outcome") if place.word.start <= c.span.start < place.shown.end]


def _tells(sentence: Sentence, case: Case) -> bool:
    """Whether a sentence may report what was found: with figures anywhere, in the past tense inside a report."""
    if sentence is case.claim.sentence or sentence.block.part not in (Part.PROSE, Part.ABSTRACT):
        return False
    told = any(sentence in study.sentences for study in case.article.studies)
    return (
        bool(sentence.numbers)
        or sentence.block.part is Part.ABSTRACT
        or (told and (sentence.block.cell is not None or reports(sentence)))
    )

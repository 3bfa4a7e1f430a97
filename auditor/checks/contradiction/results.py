"""What a study found: for how many, how much, for how long, and whether it could be chance."""

from __future__ import annotations

import re

from auditor.checks.contradiction.case import Case
from auditor.checks.contradiction.designs import size
from auditor.checks.contradiction.effects import changed, object_of, reports
from auditor.checks.contradiction.subjects import of_treatment
from auditor.checks.interface import Ground, Verdict
from auditor.extractors.claims.neutral import reports_statistic
from auditor.extractors.claims.words import outcome_stems, stems
from auditor.model.document import BlockKind
from auditor.model.prose import Sentence
from auditor.model.studies import Effect, Fact, Study

YEARS = 365.0
VAGUE = re.compile(
    r"^\W*(?:but |yet |and |however,? )?(?:(?:the|this|that|these|those|any|such an?) (?:\w+ )?"
    r"(?:difference|gap|change|effect|result|rise|fall|drop|improvement|lead|figures?|gain|benefit)s?|it|this|that|they|neither|both)\b|"
    r".{0,40}\b(?:kind|sort|size) of (?:gap|difference|change|thing)\b",
    re.IGNORECASE,
)
UNNAMED = 2  # further content words that must be shared where none of them names an outcome
EFFECTS = ("outcomes", "response", "causal", "benefit", "magnitude", "better")
BEFORE = 2  # sentences before `the difference was not significant` that tell what differed
AFTERWARDS = 2  # sentences after a result in which its own verdict may come


def fewer_than_all(case: Case, lost_too: bool = True) -> Verdict:
    """Those whom the effect did not reach: a counted share first, then words for some of them."""
    left_out = ("harm",) if lost_too else ("harm", "loss")  # who left early says nothing of the effect's size
    partial = [f for f in case.study.partial if f.kind not in left_out]
    if _denies_losses(case):
        partial = list(case.study.losses)
    if not partial:
        return "the study reports nobody whom it did not help"
    first = next((f for f in partial if f.value is not None and not f.kind), partial[0])
    rest = [Ground(f.span, "not all of them") for f in partial if f.span != first.span][:1]
    return [Ground(first.span, _tell(first, case.study)), *rest, *size(case.study)]


def _denies_losses(case: Case) -> bool:
    """Whether the claim is that nobody left: `nobody gives up` is not answered by those who did not improve."""
    sentence, word = case.claim.sentence, case.place.word
    return any(
        c.lexicon == "universal" and c.group == "none" and word.start <= c.span.start < word.end for c in sentence.cues
    ) and (sentence.has("response", "loss"))


def harms(case: Case) -> Verdict:
    """Harms that the study reports; where the claim denies one by name (`nobody fainted`), that one."""
    graded = case.claim.sentence.has("seriousness")
    named = _named_harms(case)
    told = (f for f in case.study.harms if not graded or _serious(f, case.study))
    harm = next((f for f in told if not named or named & stems(f.says, case.context.reference)), None)
    return [Ground(harm.span, f"the study reports: {harm.says}")] if harm else "the study reports no such harm"


def _named_harms(case: Case) -> frozenset[str]:
    """The stems of the harms that a claim names, where it has no word for any harm at all (`no side effects`)."""
    sentence = case.claim.sentence
    if sentence.has("universal", "trouble") or sentence.has("universal", "harmless"):
        return frozenset()
    return frozenset[str]().union(*(stems(cue.text, case.context.reference) for cue in sentence.found("response", "harm")))


def _serious(harm: Fact, study: Study) -> bool:
    """Whether a harm is one that a promise about serious harm speaks of."""
    sentence = _sentence(harm, study)
    return sentence is not None and sentence.has("seriousness")


def change(case: Case, wrong: str, small_below: float) -> Verdict:
    """The size of the change, where it is not what the claim's word means; for `less than all` also those it did not reach."""
    told = about(case, case.study.changes) or case.study.changes
    sizes = [f for f in told if f.value is not None and (wrong != "less than all" or f.value < 0)]  # a trouble goes down
    if not sizes:
        return fewer_than_all(case, lost_too=False) if wrong == "less than all" else "the study reports no size"
    largest = min(sizes, key=lambda f: f.value or 0) if wrong == "less than all" else max(sizes, key=lambda f: abs(f.value or 0))
    most = -(largest.value or 0) if wrong == "less than all" else abs(largest.value or 0)
    unfit = {
        "less than all": most < 0.9,
        "not half": not any(0.45 <= abs(f.value or 0) <= 0.55 for f in sizes),
        "not double": not any(0.8 <= (f.value or 0) <= 1.2 for f in sizes),
        "no fraction": not any(abs(f.value or 0) >= 0.5 for f in sizes),
        "small": most < small_below,
    }[wrong]
    return [Ground(largest.span, f"the study reports {largest.says}")] if unfit else f"the study reports {largest.says}"


def follow_up(case: Case, years: float) -> Verdict:
    """A benefit that faded, or a study that looked for less than `years`."""
    study, claim = case.study, case.claim
    if not (claim.close or claim.headline or any(claim.sentence.has(name) for name in EFFECTS)):
        return "it promises no effect"
    if study.wore_off:
        return [Ground(study.wore_off.span, "the relief wore off in some of them")]
    if study.follow_up is None:
        return "the page does not say for how long anyone looked"
    if (study.follow_up.value or 0) < years * YEARS:
        return [Ground(study.follow_up.span, f"the study looked no further than {study.follow_up.says.lower()}")]
    return f"the study looked for {study.follow_up.says.lower()}"


def few(case: Case, most: int) -> Verdict:
    """A sample of at most `most` people."""
    found = case.study.sample_size
    if found is None or found.value is None or found.value > most:
        return "the page does not say how many took part, or many did"
    return [Ground(found.span, f"it rests on {found.says}")]


def no_difference(case: Case) -> Verdict:
    """A result that could be chance, about what the claim says has changed, where nothing about it was beyond chance."""
    claim, study = case.claim, case.study
    if reports_statistic(claim.sentence, case.place.word.start):
        return "the sentence reports the statistic itself"
    if not study.not_significant:
        return "the study reports no result that could be chance"
    here = claim.headline or study.section == claim.sentence.section or len(case.article.studies) == 1
    found = about(case, study.not_significant, 1 if here else 2)
    declared = study.anchor.block.kind is BlockKind.FIELD
    reference = case.context.reference
    named = changed(case.place.word, claim.sentence, reference) & outcome_stems(reference)
    nameless = not named and not object_of(case.place.word, claim.sentence, reference)  # "it helps"
    sure = any(cue.span == case.place.word for cue in claim.of("certainty"))
    nameless = nameless or (sure and not stems(claim.sentence.text, reference) & outcome_stems(reference))
    general = (
        declared or (claim.headline and not claim.sentence.numbers) or (nameless and claim.close and not reports(claim.sentence))
    )
    if not found and general and not study.significant:
        found = study.not_significant if claim.headline or declared else _nameless(case)  # nothing there was beyond chance
    if not found:
        return "what could be chance was another result"
    if about(case, study.significant):
        return "the study reports a result beyond chance there"
    if not claim.headline and not of_treatment(case.place.word, claim.sentence, study, case.article, case.context.reference):
        return "it speaks of something else than the study"
    if _judged_next(case, found):
        return "the page says so itself in the next sentence"
    return [Ground(found[0].span, f"the study found no significant difference there ({found[0].says})")]


def _nameless(case: Case) -> tuple[Effect, ...]:
    """Results that could be chance and that name no outcome of their own: the study's one result."""
    known = outcome_stems(case.context.reference)
    return tuple(effect for effect in case.study.not_significant if not _told_of(effect, case) & known)


def about(case: Case, found: tuple[Effect, ...], least: int = 1) -> tuple[Effect, ...]:
    """The results that speak of what the claim says has changed: they name the same outcome, or share more words than one."""
    reference = case.context.reference
    own = changed(case.place.word, case.claim.sentence, reference)
    named = outcome_stems(reference)
    result = []
    for effect in found:
        shared = own & _told_of(effect, case)
        if len(shared) >= (least if shared & named else least + UNNAMED):
            result.append(effect)
    return tuple(result)


def _told_of(fact: Effect, case: Case) -> frozenset[str]:
    """The content words of a fact; `the difference was not significant` speaks of what the sentence before it told."""
    reference = case.context.reference
    own = stems(fact.topic.text, reference) | stems(fact.span.text, reference)
    sentence = _sentence(fact, case.study)
    if sentence is None or not (VAGUE.match(fact.span.text) or VAGUE.match(sentence.text)):
        return own
    sentences = case.article.prose.sentences[max(sentence.index - BEFORE, 0) : sentence.index + 1]
    return own.union(*(stems(other.text, reference) for other in sentences if other.block is sentence.block))


def _sentence(fact: Fact, study: Study) -> Sentence | None:
    return next((s for s in study.sentences if s.block is fact.span.block and s.span.start <= fact.span.start < s.span.end), None)


def _judged_next(case: Case, found: tuple[Fact, ...]) -> bool:
    """Whether a result of the same paragraph is judged in the sentences after it: it is reported, not claimed."""
    claim = case.claim.sentence
    if not claim.numbers and claim not in case.study.sentences:
        return False
    places = (_sentence(fact, case.study) for fact in found)
    return any(s is not None and s.block is claim.block and 0 < s.index - claim.index <= AFTERWARDS for s in places)


def _tell(fact: Fact, study: Study) -> str:
    """`in the study it was 7 of 9 (6 men + 3 women = 9)`."""
    if fact.value is None or fact.kind:
        return f"the study reports: “{fact.says}”"
    added = study.sample_size is not None and " + " in study.sample_size.says
    return f"in the study it was {fact.says}" + (f" ({study.sample_size.says})" if added and study.sample_size else "")

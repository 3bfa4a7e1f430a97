"""What a study reports that a claim cannot be squared with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.interface import Context, Ground
from auditor.extractors.claims.words import stems, vocabulary
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.document import BlockKind
from auditor.model.span import Span
from auditor.model.studies import Design, Fact, Study

SHOWS_CAUSE = {Design.META_ANALYSIS, Design.RANDOMISED_TRIAL, Design.CROSSOVER, Design.CONTROLLED}
BENCH = {Design.ANIMAL, Design.IN_VITRO}
YEARS = 365.0
AGES = re.compile(r"\baged? (?:between )?(\d{1,2}) (?:to|and|[-–]) (\d{1,3})\b", re.IGNORECASE)
ANY_AGE = re.compile(
    r"\b(?:any|every|whatever your|no matter (?:what|how) (?:your )?) ?age\b|\ball ages\b|\bat any age\b|\bof any age\b",
    re.IGNORECASE,
)
DECADE = re.compile(
    r"\b(?:in|into) (?:your|their|our) (twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b", re.IGNORECASE
)
DECADES = {
    name: 20 + 10 * i
    for i, name in enumerate(["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"])
}
FEMALE = re.compile(r"\b(?:women|female|girls|mothers)\b", re.IGNORECASE)
MALE = re.compile(r"\b(?:men|male|boys|fathers)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EvidencePattern:
    """Every key given must be found in the claim's study."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    responders: Literal["fewer than all"] | None = None
    harms: Literal["some"] | None = None
    design: Literal["cannot show cause", "animals or cells"] | None = None
    change: Literal["less than all", "not half", "not double", "small"] | None = None
    small_below: float = 0.2  # a change below this share is small
    follow_up: Literal["short", "faded"] | None = None
    short_below_years: float = 5.0
    significance: Literal["none"] | None = None
    conclusion: Literal["hedged"] | None = None
    population: Literal["narrower"] | None = None
    outcome: Literal["not measured", "composite"] | None = None

    def against(self, claim: Claim, words: Span, article: Article, context: Context) -> list[Ground]:
        """The evidence against a claim; empty where nothing is known or a study in the article supports it."""
        study = claim.study
        if study is None:
            return []
        grounds: list[Ground] = []
        for wanted, found in (
            (self.responders, self._responders),
            (self.harms, self._harms),
            (self.design, self._design),
            (self.change, self._change),
            (self.follow_up, self._follow_up),
            (self.significance, self._significance),
            (self.conclusion, self._conclusion),
            (self.population, self._population),
            (self.outcome, self._outcome),
        ):
            if wanted:
                ground = found(claim, study, article, context)
                if ground is None:
                    return []
                grounds += ground
        return [
            g
            for g in grounds
            if g.span is None or g.span.block is not words.block or g.span.end <= words.start or words.end <= g.span.start
        ]

    def _responders(self, claim: Claim, study: Study, article: Article, context: Context) -> list[Ground] | None:
        left_out = ("harm", "loss") if self.change else ("harm",)  # who left early says nothing of the effect's size
        partial = [f for f in study.partial if f.kind not in left_out]
        if not partial:
            return None
        counted = next((f for f in partial if f.value is not None), None)
        first = counted or partial[0]
        says = _tell(first, study)
        rest = [Ground(f.span, "not all of them") for f in partial if f is not first][:1]
        return [Ground(first.span, says), *rest, *_size(study)]

    def _harms(self, claim: Claim, study: Study, article: Article, context: Context) -> list[Ground] | None:
        harm = next((f for f in study.partial if f.kind == "harm"), None)
        return [Ground(harm.span, f"the study reports: {harm.says}")] if harm else None

    def _design(self, claim: Claim, study: Study, article: Article, context: Context) -> list[Ground] | None:
        if study.design is None:
            return None
        design = study.designs[0]
        if self.design == "animals or cells":
            if design not in BENCH or _any_in_people(claim, article):
                return None
            return [
                Ground(
                    study.design.span,
                    f"the study was a {design.value}" if design is Design.IN_VITRO else f"the study was an {design.value}",
                )
            ]
        if design in BENCH or not _same_outcome(claim, study, context):
            return None
        if design in SHOWS_CAUSE or any(d in SHOWS_CAUSE for d in study.designs) or _supported(claim, article):
            return None
        return [Ground(study.design.span, f"the evidence is a {design.value}, which cannot show cause"), *_size(study)]

    def _change(self, claim: Claim, study: Study, article: Article, context: Context) -> list[Ground] | None:
        shared = _about(claim, study.changes, context) or study.changes
        sizes = [f for f in shared if f.value is not None]
        if not sizes:
            return self._responders(claim, study, article, context) if self.change == "less than all" else None
        largest = max(sizes, key=lambda f: abs(f.value or 0))
        size = abs(largest.value or 0)
        wrong = {
            "less than all": size < 0.9,
            "not half": not 0.45 <= size <= 0.55 and not any(0.45 <= abs(f.value or 0) <= 0.55 for f in sizes),
            "not double": not any(0.8 <= (f.value or 0) <= 1.2 for f in sizes),
            "small": size < self.small_below,
        }[self.change or "small"]
        return [Ground(largest.span, f"the study reports {largest.says}")] if wrong else None

    def _follow_up(self, claim: Claim, study: Study, article: Article, context: Context) -> list[Ground] | None:
        if study.wore_off and self.follow_up:
            return [Ground(study.wore_off.span, "the relief wore off in some of them")]
        if self.follow_up == "short" and study.follow_up and (study.follow_up.value or 0) < self.short_below_years * YEARS:
            return [Ground(study.follow_up.span, f"the study looked no further than {study.follow_up.says.lower()}")]
        return None

    def _significance(self, claim: Claim, study: Study, article: Article, context: Context) -> list[Ground] | None:
        here = claim.headline or study.section == claim.sentence.section
        about = _about(claim, study.not_significant, context, 1 if here else 2)
        declared = study.anchor.block.kind is BlockKind.FIELD
        if not about and (claim.headline or declared) and study.not_significant and not study.significant:
            about = study.not_significant  # nothing in that study was beyond chance
        if not about or _about(claim, study.significant, context):
            return None
        return [Ground(about[0].span, f"the study found no significant difference there ({about[0].says})")]

    def _conclusion(self, claim: Claim, study: Study, article: Article, context: Context) -> list[Ground] | None:
        if study.hedge is None:
            return None
        return [Ground(study.hedge.span, f"the study itself says “{study.hedge.says}”")]

    def _population(self, claim: Claim, study: Study, article: Article, context: Context) -> list[Ground] | None:
        """One sex or a range of ages, where the claim names the other sex, any age, or an age outside the range."""
        text = claim.sentence.text
        for fact in study.population:
            if study.designs and study.designs[0] in BENCH:
                return None
            sample = Span(fact.span.block, fact.span.start, min(fact.span.end + 30, len(fact.span.block.text)))
            if ages := AGES.search(sample.text):
                low, high = int(ages.group(1)), int(ages.group(2))
                decade = DECADE.search(text)
                if ANY_AGE.search(text) or (decade and not low <= DECADES[decade.group(1).lower()] <= high):
                    return [
                        Ground(
                            Span(sample.block, sample.start, sample.start + ages.end()),
                            f"the study took people aged {low} to {high}",
                        )
                    ]
            women, men = (pattern.search(fact.span.text) is not None for pattern in (FEMALE, MALE))
            other = MALE if women else FEMALE
            if women is not men and other.search(text):
                return [Ground(fact.span, f"the study was in {fact.span.text}")]
        return None

    def _outcome(self, claim: Claim, study: Study, article: Article, context: Context) -> list[Ground] | None:
        own = stems(claim.sentence.text, context.reference)
        for sentence in study.sentences:
            group = "unmeasured" if self.outcome == "not measured" else "composite"
            cue = sentence.first("unmeasured", group)
            if cue is None or sentence is claim.sentence:
                continue
            if group == "composite" or own & stems(sentence.text, context.reference):
                return [
                    Ground(
                        sentence.span,
                        "the study did not measure it" if group == "unmeasured" else "that counts those who were no better",
                    )
                ]
        return None


def _tell(fact: Fact, study: Study) -> str:
    """`in the study it was 7 of 9 (6 men + 3 women = 9)`."""
    if fact.value is None:
        return f"the study reports: “{fact.says}”"
    added = study.sample_size is not None and " + " in study.sample_size.says
    return f"in the study it was {fact.says}" + (f" ({study.sample_size.says})" if added and study.sample_size else "")


def _size(study: Study) -> list[Ground]:
    """The arithmetic of the sample size, where there was any to do."""
    size = study.sample_size
    return [Ground(size.span, size.says)] if size else []


def _about(claim: Claim, found: tuple[Fact, ...], context: Context, least: int = 1) -> tuple[Fact, ...]:
    """The facts that share so many content words with the claim: they speak of the same outcome."""
    own = stems(claim.sentence.text, context.reference)
    return tuple(f for f in found if len(own & stems(f.span.text, context.reference)) >= least)


def _same_outcome(claim: Claim, study: Study, context: Context) -> bool:
    """Whether what is said to change (the words after the verb) is something that the study's report speaks of."""
    if claim.words is None:
        return True
    text = claim.span.block.text
    before = stems(text[claim.span.start : claim.words.start], context.reference)
    changed = stems(text[claim.words.end : claim.span.end], context.reference) - before
    reported = vocabulary((s for s in study.sentences if s is not claim.sentence), context.reference)
    return not changed or bool(changed & reported)


def _any_in_people(claim: Claim, article: Article) -> bool:
    """Whether a study in people stands in the same section: then the claim may rest on that one."""
    return any(
        s is not claim.study and s.section == claim.sentence.section and s.design and s.designs[0] not in BENCH
        for s in article.studies
    )


def _supported(claim: Claim, article: Article) -> bool:
    """Whether another study in the claim's section, or any for a headline, could show cause."""
    return any(
        study is not claim.study
        and (claim.headline or study.section == claim.sentence.section)
        and any(d in SHOWS_CAUSE for d in study.designs)
        for study in article.studies
    )

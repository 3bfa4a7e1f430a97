"""What a study reports that a claim cannot be squared with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.contradiction import designs, groups, measured, results
from auditor.checks.contradiction.case import Case
from auditor.checks.interface import Ground, Verdict
from auditor.extractors.claims.words import outcome_stems, stems

PLAIN_DOUBT = 3  # content words of a doubt that names no outcome


@dataclass(frozen=True, slots=True)
class EvidencePattern:
    """Every key given must be found in the claim's study."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    responders: Literal["fewer than all"] | None = None
    harms: Literal["some"] | None = None
    design: Literal["cannot show cause", "animals or cells"] | None = None
    change: Literal["less than all", "not half", "not double", "no fraction", "small"] | None = None
    small_below: float = 0.2  # a change below this share is small
    follow_up: Literal["short"] | None = None
    short_below_years: float = 5.0
    significance: Literal["none"] | None = None
    sample: Literal["small"] | None = None
    small_sample: int = 30  # people
    conclusion: Literal["hedged"] | None = None
    population: Literal["narrower"] | None = None
    outcome: Literal["not measured", "not reported"] | None = None

    def against(self, case: Case) -> Verdict:
        """The evidence against a claim, or why it stands. What the claim's own sentence reports is no evidence against it."""
        grounds: list[Ground] = []
        for verdict in self._verdicts(case):
            if isinstance(verdict, str):
                return verdict
            grounds += verdict
        first = grounds[0].span
        if first is not None and case.claim.span.covers(first):
            return "its own sentence reports that evidence"
        return [g for g in grounds if g.span is None or not _overlap(g, case)]

    def _verdicts(self, case: Case) -> Iterator[Verdict]:
        if self.responders:
            yield results.fewer_than_all(case)
        if self.harms:
            yield results.harms(case)
        if self.design:
            yield (designs.cannot_show_cause if self.design == "cannot show cause" else designs.animals_or_cells)(case)
        if self.change:
            yield results.change(case, self.change, self.small_below)
        if self.follow_up:
            yield results.follow_up(case, self.short_below_years)
        if self.significance:
            yield results.no_difference(case)
        if self.sample:
            yield results.few(case, self.small_sample)
        if self.conclusion:
            yield _hedged(case)
        if self.population:
            yield groups.narrower(case)
        if self.outcome:
            yield (measured.not_measured if self.outcome == "not measured" else measured.not_reported)(case)


def _hedged(case: Case) -> Verdict:
    """A doubt about the same thing, or a plain one (`A larger trial is needed`); a doubt about another outcome is none.

    A claim that names no outcome (`This settles it`) speaks of all that the study found.
    """
    hedge = case.study.hedge
    if hedge is None:
        return "the study states it without reserve"
    reference = case.context.reference
    doubt = stems(hedge.span.text, reference)
    own = stems(case.claim.sentence.text, reference)
    if len(doubt) > PLAIN_DOUBT and own & outcome_stems(reference) and not doubt & own:
        return "the study doubts something else"
    return [Ground(hedge.span, f"the study itself says “{hedge.says}”")]


def _overlap(ground: Ground, case: Case) -> bool:
    shown, span = case.place.shown, ground.span
    return span is not None and span.block is shown.block and span.start < shown.end and shown.start < span.end

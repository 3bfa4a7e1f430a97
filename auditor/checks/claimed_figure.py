"""`check: claimed-figure`: a share in a claim that the page's own figures do not give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.shares import shares
from auditor.extractors.claims.words import outcome_stems, stems
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Sentence
from auditor.model.span import Span

AGED = re.compile(r"\baged?\b|\byears? (?:old|or older)\b|\b(?:older|younger) than\b", re.IGNORECASE)
WITHOUT = re.compile(r"\b(?:no|not|without|free of|never|none|did(?:n['’]t| not)|avoided)\b", re.IGNORECASE)
NEAR = 30  # characters behind a share in which the age of those counted stands
IN_WORDS = 10.0  # percentage points around a fraction in words: `more than half`, `nearly a third`
LOOSE = 10  # times the tolerance after `about`
APPROXIMATE = re.compile(r"\b(?:about|around|nearly|almost|over|more than|up to|roughly|some)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reported:
    """A share that the page reports, in per cent, with the words that tell of what."""

    share: float
    span: Span
    sentence: Sentence
    words: frozenset[str]
    says: str


@dataclass(frozen=True, slots=True)
class ClaimedFigure:
    """Finds a percentage or `4 out of 5` in a claim that stands nowhere in the reports, where they give another one.

    `tolerance` is in percentage points (ten times as much after `about`). How much claim and report must have in common is
    counted in content words, an outcome for two: `shared` for a headline, `shared_below` for a claim of the text, which must
    also be tied to a study and stand outside its report.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence"})
    PAGE_WIDE: ClassVar = False
    tolerance: float = 1.0
    shared: int = 1
    shared_below: int = 3

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every share of a claim that differs from the one reported for the same thing."""
        claims = [c for c in article.claims if not c.neutral and (c.headline or _outside(c)) and any(shares(c.sentence))]
        if not claims:
            return
        speaking = {id(claim.sentence) for claim in article.claims if claim.headline}
        body = [s for s in article.prose.sentences if s.block.part in (Part.PROSE, Part.ABSTRACT) and id(s) not in speaking]
        reported = list(_reported(body, article, context))
        for claim in claims:
            for share, span, slack in shares(claim.sentence):
                said = self._against(claim, share, span, max(slack, self._slack(span)), reported, body, article, context)
                if said is not None:
                    yield Hit(span, {"claim": span.text, "evidence": said.says}, (Ground(said.span, said.says),))

    def _against(
        self,
        claim: Claim,
        share: float,
        span: Span,
        slack: float,
        reported: list[Reported],
        body: list[Sentence],
        article: Article,
        context: Context,
    ) -> Reported | None:
        """The report of the same thing with another share; None where any report gives this one, or none speaks of it."""
        reported = [r for r in reported if r.sentence is not claim.sentence]
        turned = [*reported, *(_without(r) for r in reported if _lacks(claim.sentence) is not _lacks(r.sentence))]
        if not reported or any(abs(share - r.share) <= slack for r in turned):
            return None
        if any(abs(share - float(cue.group)) <= IN_WORDS for s in body for cue in s.found("fractions")):
            return None  # "more than half" says it again
        own, named = stems(claim.sentence.text, context.reference), outcome_stems(context.reference)

        def common(report: Reported) -> int:
            both = own & report.words
            return len(both) + len(both & named)

        held = reported if claim.headline else [r for r in reported if claim.study and r.sentence in claim.study.sentences]
        best = max(held, key=lambda r: (common(r), r.sentence.has("response", "better")), default=None)
        if best is None:
            return None
        if AGED.search(best.span.block.text[best.span.end : best.span.end + NEAR]) and not AGED.search(claim.sentence.text):
            return None  # a part of those whom the claim speaks of
        alone = claim.headline and len(article.studies) == 1 and best.sentence in article.studies[0].sentences
        alone = alone or (len(article.studies) == 1 and _same_gain(claim.sentence, best, own & named))
        if common(best) >= (self.shared if claim.headline else self.shared_below) or alone:
            return _without(best) if _lacks(claim.sentence) and not _lacks(best.sentence) else best
        return None

    def _slack(self, span: Span) -> float:
        before = span.block.text[: span.start]
        return self.tolerance * (LOOSE if APPROXIMATE.search(before) else 1)


def _outside(claim: Claim) -> bool:
    """Whether a claim of the text is tied to a study and stands outside its report."""
    study = claim.study
    cell = claim.sentence.block.kind is BlockKind.TABLE_CELL
    return study is not None and study.design is not None and claim.close and not cell and claim.sentence not in study.sentences


def _reported(body: Iterable[Sentence], article: Article, context: Context) -> Iterator[Reported]:
    """The shares of the text and of tables; a cell is told of by its row's first cell."""
    rows = {
        (block.cell.table, block.cell.row): block.text
        for block in article.prose.blocks
        if block.cell is not None and block.cell.column == 0
    }
    for sentence in body:
        cell = sentence.block.cell
        row = rows.get((cell.table, cell.row), "") if cell is not None else ""
        words = stems(f"{row} {sentence.text}", context.reference)
        for share, span, _ in shares(sentence):
            says = f"the page reports {span.text}" + ("" if "%" in span.text else f" ({share:.0f}%)")
            yield Reported(share, span, sentence, words, says)


def _without(report: Reported) -> Reported:
    """The share of the others: 19% had a relapse, so 81% had none."""
    rest = 100 - report.share
    return Reported(rest, report.span, report.sentence, report.words, f"{report.says}, which leaves {rest:.0f}% without")


def _same_gain(claim: Sentence, report: Reported, outcomes: frozenset[str]) -> bool:
    """Whether both count people who were better off, and the claim names no outcome that the report does not."""
    gains = all(
        s.has("response", "better") or s.has("better", "fewer", "than", "gain", "eased") for s in (claim, report.sentence)
    )
    people = any(claim.has(lexicon) for lexicon in ("people", "counted"))
    return gains and people and outcomes <= report.words


def _lacks(sentence: Sentence) -> bool:
    return WITHOUT.search(sentence.text) is not None

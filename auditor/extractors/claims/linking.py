"""Claims, each tied to the study that it speaks of: by section, by shared content words, or as the page's headline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from auditor.extractors.claims.strength import strength
from auditor.extractors.claims.words import stems, vocabulary
from auditor.extractors.voice import asserts
from auditor.model.claims import Claim
from auditor.model.document import Block, BlockKind, Part
from auditor.model.prose import Cue, Prose, Sentence
from auditor.model.studies import Study
from auditor.reference import Reference

POINTS_BACK = re.compile(
    r"\b(?:this|that|these|the|our|their|its) (?:study|trial|research|team|results?|findings?|paper|work|"
    r"experiments?|treatment|patients|people|volunteers|women|men|children)\b|^(?:it|they|these|this|both|"
    r"but it|and it)\b",
    re.IGNORECASE,
)


SOLD_AS = re.compile(r"\b(?:s[eo]ll|sold|market|advertis|tout|promot|hail|bill)\w*\b[^.]{0,40}\bas\b", re.IGNORECASE)
NEAR = 3  # sentences
DENIED = 30  # characters between a negation and the verb that it denies


@dataclass(frozen=True, slots=True)
class _Told:
    """A study with the content words of its report and the sentences that it stands in."""

    study: Study
    words: frozenset[str]
    places: frozenset[int]

    @classmethod
    def of(cls, study: Study, reference: Reference) -> _Told:
        return cls(study, vocabulary(study.sentences, reference), frozenset(sentence.index for sentence in study.sentences))

    def near(self, claim: Claim) -> bool:
        """Whether a sentence of the report stands a few sentences before or after the claim."""
        at = claim.sentence.index
        return any(index in self.places for index in range(at - 2 * NEAR, at + NEAR + 1))


def read_claims(prose: Prose, studies: tuple[Study, ...], reference: Reference) -> tuple[Claim, ...]:
    """Every assertion that the page makes in its own voice, with the study that it speaks of (None where unknown)."""
    told = [_Told.of(study, reference) for study in studies]
    reported = [study for study in studies if study.designs or study.partial or study.not_significant or study.significant]
    in_text = [study for study in reported if study.anchor.block.kind is not BlockKind.FIELD]
    only = (in_text or reported)[0] if len(in_text or reported) == 1 else None
    claims = []
    for sentence in prose.spoken():
        if sentence.block.quoted or sentence.block.part is not Part.PROSE:
            continue
        claim = _claim(sentence, is_headline(prose, sentence.block))
        if claim is None:
            continue
        study = _study_of(claim, stems(sentence.text, reference), _context(prose, sentence, reference), told)
        claims.append(replace(claim, study=study or only, close=study is not None))
    return tuple(claims)


def _claim(sentence: Sentence, headline: bool) -> Claim | None:
    if not asserts(sentence) or (" as " in sentence.text and SOLD_AS.search(sentence.text)):
        return None
    level, words = strength(sentence)
    denied = words is not None and any(0 <= words.start - n.span.end < DENIED for n in sentence.found("negation"))
    claim = Claim(
        sentence,
        level,
        words,
        quantifier=_asserted(sentence, "universal"),
        magnitude=_asserted(sentence, "magnitude"),
        certainty=_asserted(sentence, "certainty"),
        duration=_asserted(sentence, "duration"),
        population=sentence.first("population", "general"),
        denied=denied,
        headline=headline,
    )
    speaks = level or claim.quantifier or claim.magnitude or claim.certainty or claim.duration
    figures = sentence.numbers and sentence.block.part is Part.PROSE
    return claim if speaks or figures or claim.population else None


def _asserted(sentence: Sentence, lexicon: str) -> Cue | None:
    """The first cue of a lexicon that nothing before it in its clause denies."""
    for cue in sentence.found(lexicon):
        if lexicon == "duration" and any(_names(cue, trouble) for trouble in sentence.found("condition")):
            continue  # a lasting trouble is no promise
        before = [n for n in sentence.found("negation") if n.span.end <= cue.span.start and cue.span.start - n.span.end < 25]
        if not before or lexicon == "universal":
            return cue
    return None


def _names(cue: Cue, noun: Cue) -> bool:
    """Whether an adjective stands before a noun with at most one plain word between: `lasting nerve damage`."""
    between = cue.span.block.text[cue.span.end : noun.span.start]
    return (
        noun.span.start >= cue.span.end
        and re.fullmatch(r"\s(?!relief|freedom|protection|benefit)(?:\w+\s)?", between) is not None
    )


def is_headline(prose: Prose, block: Block) -> bool:
    """Whether a block is a field of the front matter or the heading of the page."""
    if block.kind is BlockKind.FIELD:
        return True
    first = next((s.heading for s in prose.sections if s.heading is not None), None)
    return block.kind is BlockKind.HEADING and (block.level == 1 or block is first)


def _context(prose: Prose, sentence: Sentence, reference: Reference) -> frozenset[str]:
    """Content words of the section's heading and, for a sentence that points back, of the sentence before it."""
    title = stems(prose.sections[sentence.section].title, reference)
    before = prose.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.section != sentence.section or not POINTS_BACK.search(sentence.text):
        return title
    return title | stems(before.text, reference)


def _study_of(claim: Claim, own: frozenset[str], around: frozenset[str], told: list[_Told]) -> Study | None:
    """The study that shares most with a claim: its own words, and those around it."""
    best: tuple[float, Study | None] = (0, None)
    for report in told:
        study = report.study
        shared, nearby = len(own & report.words), len(around & report.words)
        same_section = study.section == claim.sentence.section
        alone = len(told) == 1
        told_here = abs(study.sentences[0].index - claim.sentence.index) <= NEAR
        if study.sample_size is None and not (told_here or claim.headline or study.anchor.block.part is Part.ABSTRACT):
            score: float = 0  # a study told in passing speaks for its own paragraph only
        elif claim.headline:
            score = shared + 0.5 * alone if shared else 0
        elif same_section and shared >= 2:
            score = 1.5 + shared + 0.5 * nearby
        elif same_section:
            near = report.near(claim)
            back = POINTS_BACK.search(claim.sentence.text) is not None
            score = 1.5 + shared + 0.5 * nearby if shared + nearby and (near or back) else 0
        else:
            tied = shared + nearby >= 2 or (shared and report.near(claim))
            score = shared + 0.5 * nearby if tied else 0
        if score > best[0]:
            best = (score, study)
    return best[1]

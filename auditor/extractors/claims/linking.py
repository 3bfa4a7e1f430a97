"""Claims, each tied to the study that it speaks of: by section, by shared content words, or as the page's headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.extractors.claims.neutral import denied, innocence, supposed
from auditor.extractors.claims.strength import strength
from auditor.extractors.claims.top import Top
from auditor.extractors.claims.totals import totals
from auditor.extractors.claims.words import stems, vocabulary
from auditor.extractors.instructions import instructs
from auditor.model.claims import Claim
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Cue, Prose, Sentence
from auditor.model.studies import Study
from auditor.reference import Reference

POINTS_BACK = re.compile(
    r"\b(?:this|that|these|the|our|their|its) (?:study|trial|research|team|results?|findings?|paper|work|"
    r"experiments?|treatment|patients|people|volunteers|women|men|children)\b|^(?:it|they|these|this|both|"
    r"but it|and it)\b",
    re.IGNORECASE,
)
SOURCE = re.compile(
    r"\[(?P<marker>\d+(?:[,–-]\s?\d+)*)\]|\((?:see )?(?P<name>[A-Z][\w'’-]+)[^()]{0,120}?\b(?P<year>(?:19|20)\d\d)\b"
)
CITED = 3  # what a shared citation weighs, in shared content words
FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine)\b|\bI['’]")
TIED = 2  # content words that a claim shares with the abstract that it rests on
FAMILIES = ("universal", "magnitude", "certainty", "duration", "better", "good-turn", "good-state", "credit")
NEAR = 3  # sentences


@dataclass(frozen=True, slots=True)
class _Told:
    """A study with the content words of its report and the sentences that it stands in."""

    study: Study
    words: frozenset[str]
    places: frozenset[int]
    sources: frozenset[tuple[str, int]]  # what is cited, and in which sentence
    only_for: frozenset[int] | None = None  # the sentences that rest on it, where only its abstract tells of it

    @classmethod
    def of(cls, study: Study, prose: Prose, reference: Reference) -> _Told:
        sources = frozenset((key, sentence.index) for sentence in study.sentences for key in _sources(sentence))
        places = frozenset(sentence.index for sentence in study.sentences)
        block = study.sentences[0].block
        only_for = prose.rests.get(block.name, frozenset()) if block.kind is BlockKind.CITED else None
        return cls(study, vocabulary(study.sentences, reference), places, sources, only_for)

    def near(self, claim: Claim) -> bool:
        """Whether a sentence of the report stands a few sentences before or after the claim."""
        at = claim.sentence.index
        return any(index in self.places for index in range(at - 2 * NEAR, at + NEAR + 1))


def read_claims(prose: Prose, studies: tuple[Study, ...], reference: Reference) -> tuple[Claim, ...]:
    """Every assertion that the page makes in its own voice, with the study that it speaks of (None where unknown)."""
    told = [_Told.of(study, prose, reference) for study in studies]
    own = tuple(report.study for report in told if report.only_for is None)
    top = Top.of(prose)
    claims = []
    for sentence in prose.spoken():
        if sentence.block.quoted and FIRST_PERSON.search(sentence.text):
            continue  # one person's story
        claim = _claim(sentence, top, prose, reference)
        if claim is None:
            continue
        study = _study_of(claim, stems(sentence.text, reference), _context(prose, sentence, reference), told)
        other = _fallback(claim, own) if study is None and not any(_sources(sentence)) else None
        if any(each and not each.outlined and sentence in each.sentences for each in (study, other)):
            study = other = None  # all that is told of the study is its result, and that is no claim about it
        claims.append(replace(claim, study=study or other, close=study is not None))
    return tuple(claims)


def _fallback(claim: Claim, studies: tuple[Study, ...]) -> Study | None:
    """The study of a claim that shares no words with any: the only one, of its section or else of the article."""
    telling = [study for study in studies if study.designs or study.partial or study.effects] or list(studies)
    told = [study for study in telling if study.anchor.block.kind is not BlockKind.FIELD] or telling
    here = [study for study in told if study.section == claim.sentence.section]
    if len(told) == 1:
        return told[0]
    return here[0] if len(here) == 1 and not claim.headline else None


def _claim(sentence: Sentence, top: Top, prose: Prose, reference: Reference) -> Claim | None:
    level, words = strength(sentence, reference)
    told = [cue for cue in sentence.cues if cue.lexicon in FAMILIES]
    paired = [
        cue
        for cue in totals(sentence)
        if not any(cue.span.start <= t.span.start < cue.span.end and t.group == "total" for t in told)
    ]
    said = tuple(cue for cue in (*told, *paired) if _asserted(cue, sentence))
    population = sentence.first("population", "everyone") or sentence.first("population", "general")
    figures = sentence.numbers and sentence.block.part is Part.PROSE
    if not (level or said or figures or population):
        return None
    refused = words is not None and (denied(words.start, sentence) or supposed(words.start, sentence))
    start = max([*(cue.span.start for cue in said), words.start if words else sentence.span.start])
    return Claim(
        sentence,
        level,
        words,
        said,
        frozenset(cue.lexicon for cue in said),
        population,
        refused,
        order=instructs(sentence, reference),
        headline=top.is_headline(sentence.block),
        lead=sentence.block is top.lead,
        neutral=innocence(sentence, prose, start),
    )


def _asserted(cue: Cue, sentence: Sentence) -> bool:
    """Whether nothing denies or merely supposes a word, and a lasting thing is no lasting trouble."""
    if cue.lexicon == "duration" and any(_names(cue, trouble) for trouble in sentence.found("condition")):
        return False
    if cue.lexicon == "universal" and cue.group != "sure":
        return not supposed(cue.span.start, sentence)
    return not (denied(cue.span.start, sentence) or supposed(cue.span.start, sentence))


def _names(cue: Cue, noun: Cue) -> bool:
    """Whether an adjective stands before a noun with at most one plain word between: `lasting nerve damage`."""
    between = cue.span.block.text[cue.span.end : noun.span.start]
    return (
        noun.span.start >= cue.span.end
        and re.fullmatch(r"\s(?!relief|freedom|protection|benefit)(?:\w+\s)?", between) is not None
    )


def _sources(sentence: Sentence) -> Iterator[str]:
    """What a sentence cites, as it can be met again: `4` for [4], `Reyes 2024` for (Reyes, Vaccine Reports, 2024)."""
    for match in SOURCE.finditer(sentence.text):
        yield match.group("marker") or f"{match.group('name')} {match.group('year')}"


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
    cited = frozenset(_sources(claim.sentence))
    for report in told:
        study = report.study
        if report.only_for is not None:
            shared = len(own & report.words)
            if claim.sentence.index in report.only_for and shared >= TIED and shared + CITED > best[0]:
                best = (shared + CITED, study)
            continue
        if cited and not any(key in cited and at != claim.sentence.index for key, at in report.sources):
            continue  # it names another source
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
        score += CITED * bool(cited)
        if score > best[0]:
            best = (score, study)
    return best[1]

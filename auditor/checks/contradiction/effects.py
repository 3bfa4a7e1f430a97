"""Where a claim says that something changes or that somebody is better off, and what is said to change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.claims.neutral import reports_statistic
from auditor.extractors.claims.strength import CONDITIONAL, DIRECT
from auditor.extractors.claims.words import outcome_stems, stems
from auditor.extractors.studies.clauses import clause_range
from auditor.model.claims import Claim
from auditor.model.document import BlockKind
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span
from auditor.reference import Reference

SUBJECT = 10  # words; a longer one is left out of the quote
BREAK = re.compile(r"[,;:–—]\s|\b(?:that|and|but|because|which)\s")
END = re.compile(r"[,;:.!?–—)]|\s(?:and|but|because|which|while|by|in|of (?:every|all|each)|after)\s")
AIM = re.compile(r"(?<!help )(?<!helps )(?<!helped )(?<!proven )(?<!shown )(?<!sure )(?<!bound )(?<!able )\bto\s$", re.IGNORECASE)
OWN_DEED = re.compile(r"\b(?:I|[Ww]e)(?:'ve| have| had|’ve)?\s(?:\w+ly\s|then\s|also\s)?$")  # what the writer did is no effect
LINKED = re.compile(
    r"(?:associat|link|correlat|relat|connect|tied|coupled|predict|goes? hand|tracks?|risk factor)", re.IGNORECASE
)
REASON = re.compile(r"[,;:–—]\s|\b(?:since|because)\b", re.IGNORECASE)
PARTED = 45  # characters between the halves of `keep … away`
HELD_BACK = frozenset({"may", "might", "could", "would"})
CONCLUDES = re.compile(
    r"^\W*(?:so|thus|therefore|hence|clearly|in (?:short|sum|other words|brief|a word)|the (?:upshot|lesson|message|bottom line)|"
    r"that means|this means|put (?:simply|plainly)|all in all|no wonder)\b|\b(?:will|can)\b|\bclearly\b",
    re.IGNORECASE,
)
READER = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
PAST = re.compile(
    r"\b(?:was|were|had|did|fell|rose|went|came|got|felt|said|kept|lost|saw|ran|grew|became|made|showed|found|began|slept|"
    r"took|gave|ended|scored|gained|reported|(?!(?:need|feed|seed|weed|speed|indeed|breed)\b)\w{2,}ed)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[\"“«][^\"”»]{12,}[\"”»]")
NOTHING_FOLLOWS = re.compile(r"\W*$")


def caused(claim: Claim, least: int) -> Iterator[Span]:
    """The words that say one thing brought about another, at least as strongly as `least`, or that give it the credit."""
    head = claim.span.block.text[claim.span.start : claim.words.start] if claim.words else ""
    if claim.words is not None and claim.strength >= least and not claim.denied and not OWN_DEED.search(head):
        yield claim.words
    yield from (cue.span for cue in claim.of("credit"))


def bettered(claim: Claim) -> Iterator[Span]:
    """Words that say somebody is better off, or has less of a trouble; not where they report what a study counted."""
    sentence = claim.sentence
    told = claim.study is not None and sentence in claim.study.sentences
    if sentence.block.kind is BlockKind.TABLE_CELL or ((told or sentence.numbers) and not claim.headline and reports(sentence)):
        return
    for cue in claim.of("better", "than", "fewer", "gain", "eased", "opens"):
        words = _whole(cue, sentence)
        linked = any(LINKED.match(link.text) for link in sentence.found("correlational") if link.span.start < cue.span.start)
        aim = AIM.search(sentence.block.text[sentence.span.start : cue.span.start])
        if words is None or linked or aim or held_back(cue, sentence) or reports_statistic(sentence, words.start):
            continue
        yield words


def _whole(cue: Cue, sentence: Sentence) -> Span | None:
    """The words that say somebody is better off, with what they need to say so: `fewer` of what, `keep … away`."""
    text = sentence.block.text
    if cue.group == "fewer" and NOTHING_FOLLOWS.match(text[cue.span.end : sentence.span.end]):
        return None
    if cue.group != "opens":
        return cue.span
    for end in sentence.found("better", "closes"):
        if 0 < end.span.start - cue.span.end <= PARTED and not END.search(text[cue.span.end : end.span.start]):
            return Span(sentence.block, cue.span.start, end.span.end)
    return None


def reports(sentence: Sentence) -> bool:
    """Whether a sentence tells what happened in a study, with its figures or in the past tense, and draws nothing from it."""
    if CONCLUDES.search(sentence.text) or PAST.search(sentence.text) is None:
        return False
    return bool(sentence.numbers) or not (QUOTED.search(sentence.text) or READER.search(sentence.text))


def effects(claim: Claim) -> Iterator[Span]:
    """Both, the causal words first."""
    yield from caused(claim, DIRECT)
    if claim.strength != CONDITIONAL:
        yield from bettered(claim)


def held_back(cue: Cue, sentence: Sentence) -> bool:
    """Whether a modal or a softener stands before words in their clause."""
    start, _ = clause_range(sentence, cue.span)
    return any(
        start <= hedge.span.start < cue.span.start and (hedge.group == "softener" or hedge.text.lower() in HELD_BACK)
        for hedge in sentence.found("hedge", "modal", "softener")
    )


def ordered(claim: Claim, words: Span) -> bool:
    """Whether words belong to what the reader is told to do, not to the reason given for it: `Buy gum, since it prevents …`."""
    return claim.order and REASON.search(claim.span.block.text, claim.span.start, words.start) is None


def predicate(words: Span, sentence: Sentence) -> Span:
    """The verb with its subject and object: from the clause's start to the next stop, at most a dozen words."""
    text = sentence.block.text
    head = text[sentence.span.start : words.start]
    cut = max((m.end() for m in BREAK.finditer(head)), default=0)
    start = sentence.span.start + cut
    if len(text[start : words.start].split()) > SUBJECT:
        start = words.start
    stop = END.search(text[words.end : sentence.span.end])
    return Span(sentence.block, max(start, sentence.span.start), words.end + stop.start() if stop else sentence.span.end)


def changed(words: Span, sentence: Sentence, reference: Reference) -> frozenset[str]:
    """Content words of what is said to change: from the words to the end of their clause; else the clause's subject too."""
    start, end = clause_range(sentence, words)
    text = sentence.block.text
    after = stems(text[words.start : end], reference)
    named = outcome_stems(reference)
    return after if after & named else after | stems(text[start:end], reference)


def object_of(words: Span, sentence: Sentence, reference: Reference) -> frozenset[str]:
    """Content words behind the words of effect, in their clause; empty where nothing is named that changes."""
    _, end = clause_range(sentence, words)
    return stems(sentence.block.text[words.end : end], reference)

"""Which claims a rule speaks of, and the words that make them so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.interface import Context
from auditor.extractors.claims.strength import CONDITIONAL, DIRECT
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span

INSTRUCTION = re.compile(
    r"^[\"“']?(?:always|never|do|don't|please|all (?:orders|parcels|guests|visitors)|keep|take|use|read|"
    r"tell|ask|check|make sure|remember)\b",
    re.IGNORECASE,
)
MANAGED = re.compile(
    r"\b(?:must|should|has to|have to|need to|needs to|are welcome|is welcome|can (?:join|come|book|apply)"
    r"|will be asked|will receive|is led|is (?:printed|numbered|dated|checked|sewn|made)|are (?:made|"
    r"printed|glass|dated)|include[sd]?|comes? with|starts?|begins?|opens?|costs?)\b",
    re.IGNORECASE,
)


SUBJECT = 10  # words; a longer one is left out of the quote
CLAUSE = re.compile(r"[,;:–—]\s|\s(?:but|and|while|whereas|because)\s", re.IGNORECASE)
DETERMINERS = frozenset(
    {"every", "each", "all", "no", "none", "not one", "any", "every single", "every last", "each and every", "not a single"}
)


@dataclass(frozen=True, slots=True)
class ClaimPattern:
    """Every key given must fit. `unless` names lexicons (`lexicon` or `lexicon/group`) whose words make the sentence innocent."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    quantifier: Literal["all", "none"] | None = None
    magnitude: tuple[Literal["total", "large", "half", "double"], ...] = ()
    certainty: Literal["proof", "promise"] | None = None
    duration: Literal["lasting"] | None = None
    population: Literal["general", "unnamed"] | None = None
    strength: Literal["conditional", "direct"] | None = None
    words_of: str = ""  # a lexicon, or lexicon/group, of which the sentence must hold a word
    headline: bool | None = None
    tie: Literal["close", "any"] = "close"  # any: also where the study is merely the only one of the article
    unless: tuple[str, ...] = ()

    def words(self, claim: Claim, article: Article, context: Context) -> Span | None:
        """The words of the claim that make it fit, or None where it does not."""
        sentence = claim.sentence
        if self.headline is not None and claim.headline is not self.headline:
            return None
        if (self.tie == "close" and not claim.close) or (self.strength and not claim.strength):
            return None
        spans: list[Span] = []
        for cue, wanted in (
            (self._quantifier(claim), self.quantifier),
            (_grouped(claim.magnitude, self.magnitude), self.magnitude),
            (_grouped(claim.certainty, (self.certainty or "",)), self.certainty),
            (claim.duration, self.duration),
        ):
            if wanted and cue is None:
                return None
            if wanted and cue is not None:
                spans.append(cue.span)
        if any(_holds(sentence, name) for name in self.unless):
            return None
        if self.words_of and self._of_lexicon(sentence) is None:
            return None
        if self.population and not self._speaks_of_all(claim, article):
            return None
        if self.strength:
            least = DIRECT if self.strength == "direct" else CONDITIONAL
            if claim.strength < least or claim.words is None or claim.denied or INSTRUCTION.match(sentence.text):
                return None
            spans = spans or [_predicate(claim.words, sentence)]
        return spans[0] if spans else sentence.span if self.population else None

    def _quantifier(self, claim: Claim) -> Cue | None:
        """The universal word of an outcome: not of a procedure, an instruction or who could take part."""
        sentence = claim.sentence
        if (
            self.quantifier is None
            or not sentence.has("universal", self.quantifier)
            or INSTRUCTION.match(sentence.text)
            or MANAGED.search(sentence.text)
        ):
            return None
        if sentence.has("neutral", "procedure", "advice") or claim.denied:
            return None
        for cue in sentence.found("universal", self.quantifier):
            start, end = _clause(cue, sentence)
            inside = [c for c in sentence.cues if start <= c.span.start < end]
            if self.quantifier == "none":
                outcome = (
                    any(c.lexicon == "response" and c.group == "harm" and 0 < c.span.start - cue.span.end < 40 for c in inside)
                    or " " in cue.text
                )
            else:
                speaks_of = ("causal", "magnitude")
                outcome = any(
                    c.lexicon in speaks_of or (c.lexicon == "response" and c.group == "better") for c in inside
                ) and _of_people(cue, inside)
            if outcome:
                return _with_noun(cue, sentence)
        return None

    def _of_lexicon(self, sentence: Sentence) -> Cue | None:
        name, _, group = self.words_of.partition("/")
        return sentence.first(name, *([group] if group else [])) if name else None

    def _speaks_of_all(self, claim: Claim, article: Article) -> bool:
        if self.population == "general":
            return claim.population is not None
        return not claim.sentence.has("population", "bench")


def _holds(sentence: Sentence, name: str) -> bool:
    lexicon, _, group = name.partition("/")
    return sentence.has(lexicon, *([group] if group else []))


def _grouped(cue: Cue | None, groups: tuple[str, ...]) -> Cue | None:
    return cue if cue is not None and cue.group in groups else None


def _clause(cue: Cue, sentence: Sentence) -> tuple[int, int]:
    """The clause that a cue stands in, as offsets of its block."""
    text, first, last = sentence.block.text, sentence.span.start, sentence.span.end
    start = max((m.end() for m in CLAUSE.finditer(text, first, cue.span.start)), default=first)
    stop = CLAUSE.search(text, cue.span.end, last)
    end = stop.start() if stop else last
    if end - start < 2 * len(cue.text):  # "Without exception, …" speaks of the whole sentence
        return first, last
    return start, end


def _of_people(cue: Cue, inside: list[Cue]) -> bool:
    """Whether the universal word counts people (`every patient`), or is said of what a treatment works on."""
    if cue.text.lower() not in DETERMINERS:
        return True
    counted = any(
        c.lexicon in ("people", "population")
        and c.group in ("persons", "animals", "general")
        and 0 < c.span.start - cue.span.end < 25
        for c in inside
    )
    return counted or any(c.lexicon == "causal" and c.group == "work" and 0 <= cue.span.start - c.span.end < 15 for c in inside)


def _with_noun(cue: Cue, sentence: Sentence) -> Cue:
    """`every` with what it counts: `every person`."""
    if cue.text.lower() not in DETERMINERS:
        return cue
    noun = re.match(
        r"(?:\s(?:of\s)?(?:the|these|our|its|single|their)\b)?(?:\s[\w'’-]+)",
        sentence.block.text[cue.span.end : sentence.span.end],
    )
    if not noun:
        return cue
    return Cue(cue.lexicon, cue.group, Span(sentence.block, cue.span.start, cue.span.end + noun.end()))


def _predicate(words: Span, sentence: Sentence) -> Span:
    """The verb with its subject and object: from the clause's start to the next stop, at most a dozen words."""
    text = sentence.block.text
    head = text[sentence.span.start : words.start]
    cut = max((m.end() for m in re.finditer(r"[,;:–—]\s|\b(?:that|and|but|because|which)\s", head)), default=0)
    start = sentence.span.start + cut
    if len(text[start : words.start].split()) > SUBJECT:
        start = words.start
    stop = re.search(
        r"[,;:.!?–—)]|\s(?:and|but|because|which|while|by|in|of (?:every|all|each)|after)\s", text[words.end : sentence.span.end]
    )
    return Span(sentence.block, max(start, sentence.span.start), words.end + stop.start() if stop else sentence.span.end)

"""Which universal words promise something: not those of a procedure, an instruction, or of who could take part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from auditor.model.claims import Claim
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span
from auditor.reference import plural

ORDER = re.compile(r"^[\"“']?(?:always|never|all (?:orders|parcels|guests|visitors))\b", re.IGNORECASE)
MANAGED = re.compile(
    r"\b(?:must|should|has to|have to|need to|needs to|are welcome|is welcome|can (?:join|come|book|apply)"
    r"|will be asked|will receive|is led|is (?:printed|numbered|dated|checked|sewn|made)|are (?:made|"
    r"printed|glass|dated)|include[sd]?|comes? with|starts?|begins?|opens|costs?)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:–—]\s|\s(?:but|and|while|whereas|because)\s", re.IGNORECASE)
DETERMINERS = frozenset(
    {"every", "each", "all", "no", "none", "not one", "any", "every single", "every last", "each and every", "not a single"}
)
NOUN = re.compile(r"(?:\s(?:of\s)?(?:the|these|our|its|single|their)\b)?(?:\s[\w'’-]+)")
POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
MILD = re.compile(
    r"\b(?:(?:serious|severe|grave|significant|bad)(?:ly)?|major|lasting|life-threatening|"
    r"controls?|placebo|comparison group|usual care|dummy|"
    r"important|further|new|extra|other|more)\b",
    re.IGNORECASE,
)
WHO = re.compile(r"\b(?:who|that|whom)\s$", re.IGNORECASE)
LIMITED = re.compile(r"\b(?:who|whose|that|should|must|need|will|can|could|would|may)\b", re.IGNORECASE)
AGAIN_WITHIN = 40  # characters from `never` to `again`
HARM_WITHIN = 40  # characters from `nobody` to the harm that it denies
FAILED_WITHIN = 30  # characters from `nobody` to the failure that it denies
NEVER_WITHIN = 12  # characters from `never` to it: `never hurt anyone`, not `we never treat people with a rash`
NOUN_WITHIN = 25  # characters from `every` to the person that it counts
WORKED_WITHIN = 15  # characters from `works for` to `everyone`


def promised(claim: Claim, quantifier: Literal["all", "none"]) -> Iterator[Span]:
    """The universal words of a claim by which everyone is promised something, or nobody is said to be harmed."""
    sentence = claim.sentence
    if claim.order or ORDER.match(sentence.text) or sentence.has("neutral", "advice"):
        return
    if quantifier == "none":
        yield from (cue.span for cue in claim.of("universal", "harmless"))
        managed = sentence.has("neutral", "procedure")
        yield from (_with_noun(cue, sentence) for cue in claim.of("universal", "none") if not managed and _spared(cue, sentence))
        return
    if MANAGED.search(sentence.text) or sentence.has("neutral", "procedure"):
        return
    yield from (cue.span for cue in claim.of("universal", "sure"))
    for cue in claim.of("universal", "everyone", "all", "none"):
        start, end = _clause(cue, sentence)
        inside = [c for c in sentence.cues if start <= c.span.start < end]
        praised = [c for c in (sentence.cues if cue.group == "everyone" else inside) if _praises(c)]
        if cue.group != "none" and claim.denied:
            continue
        if cue.group != "none" and any(c.lexicon == "negation" and c.span.end <= cue.span.start for c in inside):
            continue  # "it doesn't cure anyone"
        if cue.group == "none":
            fits = any(_turned(cue, n, sentence) for n in inside if n.lexicon == "negation")
            fits = fits or any(_failed(cue, c) for c in inside)
        else:
            fits = bool(praised) and (cue.group == "everyone" or _of_people(cue, inside) or _of_the_studied(cue, claim))
        if fits:
            yield _with_noun(cue, sentence)


def outlasting(claim: Claim, group: str) -> Iterator[Span]:
    """The words by which an effect is said to last, or a trouble never to come again (`you will never limp again`)."""
    yield from (cue.span for cue in claim.of("duration", group))
    for never in claim.of("universal", "none"):
        for again in claim.of("duration", "again"):
            if never.text.lower() == "never" and 0 < again.span.start - never.span.end < AGAIN_WITHIN:
                yield Span(never.span.block, never.span.start, again.span.end)


def _praises(cue: Cue) -> bool:
    """Whether a word says that something worked, or that somebody is better off."""
    if cue.lexicon == "response":
        return cue.group == "better"
    if cue.lexicon == "better":
        return cue.group in ("than", "gain", "fewer")
    return cue.lexicon in ("causal", "magnitude")


def _turned(cue: Cue, negation: Cue, sentence: Sentence) -> bool:
    """`not a single pupil who hasn't gained from it` promises a gain to all."""
    between = sentence.block.text[cue.span.end : negation.span.start]
    return negation.span.start >= cue.span.end and len(between) < NOUN_WITHIN and WHO.search(between) is not None


def _failed(cue: Cue, other: Cue) -> bool:
    """`not one of them is left with pain`, `nobody gives up`: those who failed, or who left, are denied."""
    failed = other.lexicon == "response" and other.group in ("not", "loss")
    return failed and 0 < other.span.start - cue.span.end < FAILED_WITHIN


def _spared(cue: Cue, sentence: Sentence) -> bool:
    """Whether `nobody` is said to have come to harm, of whatever weight."""
    for other in sentence.cues:
        harm = (other.lexicon == "response" and other.group == "harm") or (
            other.lexicon == "universal" and other.group == "trouble"
        )
        gap = other.span.start - cue.span.end
        if harm and 0 < gap < (NEVER_WITHIN if cue.text.lower() == "never" else HARM_WITHIN):
            between = sentence.block.text[cue.span.end : other.span.start]
            return MILD.search(between) is None and CLAUSE.search(between) is None and LIMITED.search(between) is None
    return False


def _clause(cue: Cue, sentence: Sentence) -> tuple[int, int]:
    """The clause that a cue stands in, as offsets of its block."""
    text, first, last = sentence.block.text, sentence.span.start, sentence.span.end
    start = max((m.end() for m in CLAUSE.finditer(text, first, cue.span.start)), default=first)
    stop = CLAUSE.search(text, cue.span.end, last)
    return start, stop.start() if stop else last


def _of_people(cue: Cue, inside: list[Cue]) -> bool:
    """Whether the universal word counts people (`every patient`), or is said of what a treatment works on."""
    if cue.text.lower() not in DETERMINERS:
        return True
    counted = any(
        c.lexicon in ("people", "population")
        and c.group in ("persons", "animals", "general")
        and 0 < c.span.start - cue.span.end < NOUN_WITHIN
        for c in inside
    )
    floating = cue.text.lower() in ("all", "each") and any(
        c.lexicon in ("people", "population") and c.group in ("persons", "general") and c.span.end + 1 == cue.span.start
        for c in inside
    )  # `the patients all improved`
    if floating:
        return True
    praise = (c for c in inside if (c.lexicon == "causal" and c.group == "work") or (c.lexicon == "better" and c.group == "gain"))
    return counted or any(0 <= cue.span.start - c.span.end < WORKED_WITHIN for c in praise)


def _of_the_studied(cue: Cue, claim: Claim) -> bool:
    """Whether the universal word counts those whom the study counts: `every runner`, where it had 24 runners."""
    size = claim.study.sample_size if claim.study else None
    noun = NOUN.match(cue.span.block.text, cue.span.end, claim.sentence.span.end)
    if size is None or noun is None or cue.text.lower() not in DETERMINERS:
        return False
    name = POSSESSIVE.sub("", noun[0].split()[-1].lower())
    counted = {word.strip(".,;:()").lower() for word in size.span.text.split()}
    return not counted.isdisjoint({name, plural(name)}) or name in map(plural, counted)


def _with_noun(cue: Cue, sentence: Sentence) -> Span:
    """`every` with what it counts: `every person`."""
    noun = NOUN.match(sentence.block.text[cue.span.end : sentence.span.end]) if cue.text.lower() in DETERMINERS else None
    return Span(sentence.block, cue.span.start, cue.span.end + (noun.end() if noun else 0))

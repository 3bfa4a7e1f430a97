"""What all extractors of statistics ask of a number: what it counts, how rough it is, what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Split

# What may stand between a number and the noun that it counts: adjectives, but no preposition, verb or unit.
ADJECTIVES = re.compile(
    r"[\s-](?:(?:of (?:the|these|those|our) )?"
    r"(?!(?:of|in|to|and|or|per|with|who|that|the|a|an|for|from|by|at|on|than|as|is|are|was|were|had|have|has|did|do|out|if|when|because|but|"
    r"not|more|fewer|years?|months?|weeks?|days?|hours?|minutes?|seconds?|items?|met(?:re|er)s?|times?|mg|g|kg|ml|units?|points?|percent|"
    r"cm|mm)\b)[A-Za-z][\w’'-]*[\s,]{1,2}){0,4}"
)
SIZED = re.compile(r"[(\[]n\s?=\s?$", re.IGNORECASE)
ROUGH_GAP = 2


def before(number: Number, sentence: Sentence) -> str:
    """The sentence's text up to the number."""
    return sentence.block.text[sentence.span.start : number.span.start]


def after(number: Number, sentence: Sentence) -> str:
    """The sentence's text past the number."""
    return sentence.block.text[number.span.end : sentence.span.end]


def between(left: Number, right: Number) -> str:
    """The text between two numbers of one block."""
    return left.span.block.text[left.span.end : right.span.start]


def joined(left: Number, right: Number) -> Span:
    """From the start of one number to the end of another, with the brackets that belong to them: `(n = 30) and … (n = 26)`."""
    block = left.span.block
    first, last = (left, right) if left.span.start <= right.span.start else (right, left)
    sized = SIZED.search(block.text, max(0, first.span.start - 8), first.span.start)
    start, end = sized.start() if sized else first.span.start, last.span.end
    inside = block.text[start:end]
    for opening, close in (("(", ")"), ("[", "]")):
        if inside.count(opening) > inside.count(close) and block.text[end : end + 1] == close:
            end += 1
    return Span(block, start, end)


def whole(number: Number, least: int = 0) -> bool:
    """Whether the number is a plain count of at least `least`."""
    return number.whole is not None and number.whole >= least


def rough(number: Number, sentence: Sentence) -> bool:
    """Whether words such as `about` or `more than`, or signs such as `~` and `>`, make the number rough."""
    ahead = before(number, sentence)[-3:].strip()
    if ahead[-1:] in ("~", "≈", "≤", "≥", "<", ">", "±") or after(number, sentence).startswith("+"):
        return True
    text = sentence.block.text
    return any(
        0 <= number.span.start - cue.span.end <= ROUGH_GAP or not text[cue.span.end : number.span.start].strip(" atheof")
        for cue in sentence.found("approximate")
        if cue.span.end <= number.span.start
    )


def noun(number: Number, sentence: Sentence) -> Cue | None:
    """What the number counts: `34 women`, `18,240 female nurses`, `24 male mice` (the last noun of the run)."""
    text = sentence.block.text
    found = None
    for cue in sentence.found("counted"):
        if cue.span.start <= number.span.end:
            continue
        if cue.span.start - number.span.end > 60:
            break
        gap = text[found.span.end if found else number.span.end : cue.span.start]
        if found and gap != " ":
            break
        if not ADJECTIVES.fullmatch(gap):
            continue
        found = cue
    return found


def counts(sentence: Sentence, *groups: str) -> Iterator[tuple[Number, Cue]]:
    """The headcounts of a sentence: plain numbers with the noun that they count, of these groups of nouns."""
    for number in sentence.numbers:
        if whole(number, 1):
            cue = noun(number, sentence)
            if cue and (not groups or cue.group in groups):
                yield number, cue


def stands(sentence: Sentence, lexicon: str, start: int, end: int, *groups: str) -> Cue | None:
    """The first cue of a lexicon that lies between two offsets of the sentence's block."""
    return next((cue for cue in sentence.found(lexicon, *groups) if start <= cue.span.start < end), None)


def made_of(
    base: Number, where: Sentence, parts: Sequence[Number], span: Span, overlapping: bool = False, stated: bool = True
) -> Split:
    """A split of the headcount `base`, which stands in the sentence `where`."""
    cue = noun(base, where)
    end = cue.span.end if cue else base.span.end
    of = cue.text if cue else ""
    return Split(span, base, tuple(parts), Span(base.span.block, base.span.start, end), of, overlapping, stated)

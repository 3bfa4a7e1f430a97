"""Before, after and the change between them: `fell from 7.7 to 4.2, a drop of 45%`, `doubled from 12 to 18`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.statistics.figures import before, between, joined, rough
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Change

UNIT = r"(?:\s?(?:%|per ?cent|[a-zA-Zµ]{1,6}(?:/[a-zA-Z]{1,4})?|points?|mm Hg|(?:hot )?[a-z]+s)(?:\s(?:a|per) [a-z]+)?)?"
TO = re.compile(rf"{UNIT}(?:\s(?:at|before|on|in)(?: the)? [a-z]+)?\sto(?: just| only)?\s")
NOUN = r"(?:fall|drop|reduction|decrease|decline|rise|increase|gain|improvement|cut|loss)"
STATED = re.compile(
    rf"{UNIT}(?:\s(?:at|after|by|in|on|with|over)(?: the)? [a-z0-9 -]{{1,30}}?)?"
    rf"(?:,\s(?:which (?:is|was) |or )?(?:an?|the)(?: (?:relative|total|overall))?\s(?:{NOUN} of\s)?"
    rf"|\s?[(\[](?:an?(?: relative)? {NOUN} of\s|a\s|by\s|down\s|up\s|[-−+–])?"
    r"|,?\s(?:or )?by\s|\s?[–—]\s?an?\s)",
    re.IGNORECASE,
)
CHANGE_NOUN = re.compile(rf"\s(?:relative )?{NOUN}\b|\s?[)\],;.]|$", re.IGNORECASE)
MOVED_BY = re.compile(
    r"\b(?:f[ae]ll|fallen|falling|dropp(?:ed|ing)|drop|r[io]se|rising|increased|decreased|declined|went (?:up|down)|reduced|cut|"
    r"grew|shrank)(?: by)?\s$",
    re.IGNORECASE,
)
FROM = re.compile(r",?\s\(?from\s", re.IGNORECASE)
POINTS = re.compile(r"[\s-](?:percentage )?points?\b", re.IGNORECASE)
FACTORS = {"halv": (0.4, 0.6), "doubl": (1.7, 2.35), "tripl": (2.6, 3.5), "trebl": (2.6, 3.5), "quadrupl": (3.5, 4.6)}
FACTOR_WORD = re.compile(
    r"\b(halv|doubl|tripl|trebl|quadrupl)(?:ed|ing|es|e)\b(?:,)?(?:\s[\w’'-]+){0,4}?\s(?:from\s|\()$", re.IGNORECASE
)
AVERAGED = re.compile(r"\b(?:mean|median|average|adjusted|typical)\b", re.IGNORECASE)


def read(prose: Prose) -> Iterator[Change]:
    """The changes of an article, in order."""
    for sentence in prose.sentences:
        for j, number in enumerate(sentence.numbers):
            if _from(sentence, number):
                found = _change(sentence, j)
                if found:
                    yield found


def _from(sentence: Sentence, number: Number) -> bool:
    return before(number, sentence).lower().endswith("from ") and not number.spelled


def _change(sentence: Sentence, j: int) -> Change | None:
    """The change whose starting figure is the j-th number; a rise `from 4 to 7` was read as one range."""
    first = sentence.numbers[j]
    if first.upper is not None:
        ends, last, rest = (
            ((first.value, _decimals(first, 0)), (first.upper, _decimals(first, 1))),
            first,
            sentence.numbers[j + 1 :],
        )
        if not re.search(r"\sto\s", first.span.text):
            return None
    else:
        if j + 1 >= len(sentence.numbers) or sentence.numbers[j + 1].upper is not None:
            return None
        last = sentence.numbers[j + 1]
        if not TO.fullmatch(between(first, last)):
            return None
        ends, rest = ((first.value, first.decimals), (last.value, last.decimals)), sentence.numbers[j + 2 :]
    if ends[0][0] <= 0 or ends[1][0] < 0 or rough(first, sentence) or rough(last, sentence) or _years(*ends):
        return None
    points = first.percent or last.percent
    factor = FACTOR_WORD.search(before(first, sentence)[-60:])
    if factor:
        start = first.span.start - len(factor.group())
        return Change(
            Span(first.span.block, start, last.span.end), *ends, factors=FACTORS[factor.group(1).lower()], points=points
        )
    ahead = _percent_ahead(sentence, j)
    if ahead:
        return Change(joined(ahead, last), *ends, percent=ahead, points=points)
    if not rest or not rest[0].percent or rest[0].upper is not None or rough(rest[0], sentence):
        return None
    percent, text = rest[0], sentence.block.text
    gap = between(last, percent)
    if not STATED.fullmatch(gap) or AVERAGED.search(gap) or POINTS.match(text, percent.span.end):
        return None
    if not CHANGE_NOUN.match(text, percent.span.end):
        return None
    return Change(joined(first, percent), *ends, percent=percent, points=points)


def _percent_ahead(sentence: Sentence, j: int) -> Number | None:
    """The percentage in `fell by 60%, from 100 to 50`."""
    if j == 0:
        return None
    percent, first = sentence.numbers[j - 1], sentence.numbers[j]
    if not percent.percent or percent.upper is not None or rough(percent, sentence):
        return None
    moved = MOVED_BY.search(before(percent, sentence)) and FROM.fullmatch(between(percent, first))
    return percent if moved and not AVERAGED.search(sentence.text) else None


def _decimals(number: Number, end: int) -> int:
    """Decimals of one end of a range as printed."""
    printed = re.findall(r"\d[\d,]*(?:[.·]\d+)?", number.span.text)
    return (
        len(re.split(r"[.·]", printed[-1 if end else 0])[1]) if printed and re.search(r"[.·]", printed[-1 if end else 0]) else 0
    )


def _years(start: tuple[float, int], end: tuple[float, int]) -> bool:
    return all(1900 <= value <= 2100 and not decimals for value, decimals in (start, end))

"""Percentages printed with their counts: `7 of 9 (78%)`, `78% (7/9)`, `827 of them (83%)`, `Of the 118, 60 (51%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.arithmetic.rounding import percent_fits
from auditor.extractors.statistics.figures import before, between, joined, noun, rough, stands, whole
from auditor.model.prose import Number, Prose, Sentence
from auditor.model.statistics import Share

OF = re.compile(
    r"\s(?:out )?of (?:the |all |these |those |a total of |our |their )?(?:first |remaining |other )?|\s?/\s?", re.IGNORECASE
)
OUT_OF = re.compile(r"\sout of ", re.IGNORECASE)
ROUND = (2, 3, 4, 5, 10, 20, 100)
OF_THEM = re.compile(r"\sof (?:them|these|those|whom)(?: [a-z]+){0,2}")
OPENS = re.compile(
    r"\s?[(\[](?:or |i\.e\.,? |that is,? )?|,\s(?:or|i\.e\.,?|that is,?|which is)\s|\s?[–—]\s?(?:or |that is )?|\s(?:or|=)\s"
    r"|(?:,\s(?:giving )?|\s?[(\[])an? (?:[a-z-]+ ){0,2}rate of\s"
)
WORDS = re.compile(r"(?:\s(?!by\b)[A-Za-z][\w’'-]*){0,7}?")
COUNT_FIRST = re.compile(WORDS.pattern + rf"(?:{OPENS.pattern})")
PERCENT_FIRST = re.compile(r"(?:\sof (?!\d)[A-Za-z’' -]{1,40})?\s?[(\[](?:n\s?=\s?|i\.e\.,? |that is,? )?")
PERCENT_OF = re.compile(r"\sof (?:the |all |these |those |our |their )*")
THEN_COUNT = re.compile(WORDS.pattern + r"\s?[(\[](?:n\s?=\s?|i\.e\.,? |that is,? )?")
IN_BRACKETS = re.compile(r"\s?[(\[](?:or |i\.e\.,? )?")
CLOSES = re.compile(r"\s?(?:[)\],;.:–—]|$)")
CLOSES_THEN_OF = re.compile(r"\)\s(?:out )?of (?:the |all |these |a total of )")
# A percentage after these words says how much something changed and not how many there were.
CHANGED = re.compile(
    r"\b(?:f[ae]ll|falls|fallen|r[io]se|rises|reduc\w+|decreas\w+|increas\w+|drop\w*|los[est]\w*|lower\w*|higher|gain\w*|declin\w+|average\w*|"
    r"mean|median|risk|score\w*|sensitiv\w+|specific\w+|accura\w+|power|confiden\w+|compar\w+|versus|vs)\b",
    re.IGNORECASE,
)
RESPONSE = "response rate of "
FROM_BASE = re.compile(
    r"(?:^|[;:(]\s?|,\s)(?:Of|Among|Out of|From among)\s(?:the |these |those |all |our |a total of )?$", re.IGNORECASE
)


def read(prose: Prose) -> Iterator[Share]:
    """The shares of an article, in order."""
    sentences = prose.sentences
    for i, sentence in enumerate(sentences):
        if not any(number.percent for number in sentence.numbers):
            continue
        for j, number in enumerate(sentence.numbers):
            if number.percent and number.upper is None and not rough(number, sentence):
                share = _share(sentence, j) or _anaphoric(sentences, i, j) or _under_base(sentence, j)
                if share:
                    yield share


def _share(sentence: Sentence, j: int) -> Share | None:
    """A share whose three figures stand side by side."""
    numbers = sentence.numbers
    percent = numbers[j]
    closed = CLOSES.match(sentence.block.text, percent.span.end) is not None
    if j >= 2 and closed and _pair(sentence, numbers[j - 2], numbers[j - 1]):
        gap = between(numbers[j - 1], percent)
        if COUNT_FIRST.fullmatch(gap) and not CHANGED.search(gap):
            return Share(joined(numbers[j - 2], percent), numbers[j - 2], numbers[j - 1], percent)
    if j + 2 < len(numbers) and _pair(sentence, numbers[j + 1], numbers[j + 2]):
        gap = between(percent, numbers[j + 1])
        if PERCENT_FIRST.fullmatch(gap) and not CHANGED.search(gap) and not CHANGED.search(before(percent, sentence)[-25:]):
            return Share(joined(percent, numbers[j + 2]), numbers[j + 1], numbers[j + 2], percent)
    if j + 2 < len(numbers) and PERCENT_OF.fullmatch(between(percent, numbers[j + 1])):
        base, count = numbers[j + 1], numbers[j + 2]
        gap = between(base, count)
        if THEN_COUNT.fullmatch(gap) and CLOSES.match(sentence.block.text, count.span.end) and _usable(sentence, count, base):
            return Share(joined(percent, count), count, base, percent)
    if 0 < j < len(numbers) - 1:
        count, base = numbers[j - 1], numbers[j + 1]
        around = IN_BRACKETS.fullmatch(between(count, percent)) and CLOSES_THEN_OF.fullmatch(between(percent, base))
        if around and _usable(sentence, count, base):
            return Share(joined(count, base), count, base, percent)
    return None


def _pair(sentence: Sentence, count: Number, base: Number) -> bool:
    """Whether a count and its whole stand together. `Nine out of ten` and the like are figures of speech and no count."""
    spoken = (base.whole or 0) in ROUND and OUT_OF.fullmatch(between(count, base))
    return not spoken and _usable(sentence, count, base) and OF.fullmatch(between(count, base)) is not None


def _usable(sentence: Sentence, count: Number, base: Number) -> bool:
    if not (whole(count) and whole(base, 1)) or (count.whole or 0) > (base.whole or 0):
        return False
    return not rough(count, sentence) and not rough(base, sentence)


def _anaphoric(sentences: Sequence[Sentence], i: int, j: int) -> Share | None:
    """`827 of them (83%)`: the whole is the group counted last, unless some figure above gives the percentage."""
    sentence = sentences[i]
    percent = sentence.numbers[j]
    if j == 0 or CLOSES.match(sentence.block.text, percent.span.end) is None:
        return None
    count = sentence.numbers[j - 1]
    gap = between(count, percent)
    opening = OF_THEM.match(gap)
    if not whole(count) or rough(count, sentence) or not opening or not OPENS.fullmatch(gap[opening.end() :]):
        return None
    above = [(sentence, number) for number in sentence.numbers[: j - 1]]
    for earlier in reversed(sentences[max(0, i - 3) : i]):
        if earlier.block is sentence.block:
            above = [(earlier, number) for number in earlier.numbers] + above
    return _from_candidates(above, count, percent)


def _under_base(sentence: Sentence, j: int) -> Share | None:
    """`Of the 118 patients, 60 (51%) improved and 30 (25%) did not`; `sent to 400 nurses, and 250 (62%) replied`."""
    percent = sentence.numbers[j]
    if j < 2 or CLOSES.match(sentence.block.text, percent.span.end) is None:
        return None
    count, base, gap = sentence.numbers[j - 1], sentence.numbers[0], between(sentence.numbers[j - 1], percent)
    if not whole(count) or rough(count, sentence) or rough(base, sentence):
        return None
    above = [(sentence, number) for number in sentence.numbers[: j - 1]]
    if FROM_BASE.search(before(base, sentence)) and IN_BRACKETS.fullmatch(gap) and ";" not in between(base, count):
        return _from_candidates(above, count, percent, base)
    asked = j == 2 and stands(sentence, "participant-flow", sentence.span.start, count.span.start, "screened")
    reply = stands(sentence, "participant-flow", count.span.end, percent.span.end + 20, "replied")
    if asked and reply and (IN_BRACKETS.fullmatch(gap) or gap.endswith(RESPONSE)):
        return _from_candidates(above, count, percent)
    return None


def _group(number: Number, sentence: Sentence) -> bool:
    """Whether the number is a group of people or things: `420 dentists`, `310 replied`."""
    end = number.span.end
    return noun(number, sentence) is not None or stands(sentence, "participant-flow", end, end + 12) is not None


def _from_candidates(
    above: Sequence[tuple[Sentence, Number]], count: Number, percent: Number, base: Number | None = None
) -> Share | None:
    """The share of the nearest group that holds the count; the article means another one where that one fits the percentage."""
    least = count.whole or 0
    figures = [number for _, number in above if whole(number, max(least, 1)) and number is not count]
    sums = {(a.whole or 0) + (b.whole or 0) for _, a in above for _, b in above if a is not b and whole(a) and whole(b)}
    named = [number for where, number in above if number in figures and _group(number, where) and not rough(number, where)]
    sizes = {number.whole or 0 for number in figures} | {size for size in sums if size >= max(least, 1)}
    if base is None or base not in figures:
        base = named[-1] if named else None
    if base is None or any(percent_fits(least, size, percent.value, percent.decimals) for size in sizes):
        return None
    return Share(joined(count, percent), count, base, percent, stated=False)

"""The groups that a study compared, by their sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from auditor.extractors.studies.participants import N_EQUALS, counted, is_year, summed
from auditor.extractors.studies.places import ahead, inside
from auditor.model.prose import Number, Sentence
from auditor.model.studies import Fact

OF = re.compile(r"\sof\s(?:about\s)?")
HALF_OF = re.compile(r"\sof (?:the |these |our )?$", re.IGNORECASE)
BOTH = ("finished", "lost", "removed", "replied", "screened")
EACH = re.compile(r"\s(?:in each|per|to each|in both)\b")
MOST_ARMS = 4
LARGEST = 3  # groups of one trial whose sizes differ more than this many times are hardly its arms


def groups(sentences: Sequence[Sentence], size: Fact | None) -> tuple[Fact, ...]:
    """The sizes of the groups, as the first sentence that tells them gives them; empty where none does."""
    whole = size.value if size else None
    for i, sentence in enumerate(sentences):
        if not sentence.numbers or sentence.block.cell is not None:
            continue
        nearby = sentences[i - 1] if i and sentences[i - 1].block is sentence.block else None
        found = _told(sentence, whole) or (nearby and _across(nearby, sentence, whole))
        if found:
            return tuple(found)
    return ()


def split_size(sentence: Sentence) -> Fact | None:
    """How many there were in all, where only the groups are told: `two groups: 28 with reflux and 31 without`."""
    return summed(None, tuple(_told(sentence, None))) if sentence.has("counting", "groups") else None


def _told(sentence: Sentence, whole: float | None) -> list[Fact]:
    return (
        list(_equal(sentence))
        or _in_each(sentence, whole)
        or _sized(sentence)
        or _pair(sentence, whole)
        or _halves(sentence, whole)
    )


def _equal(sentence: Sentence) -> Iterator[Fact]:
    """`two arms of 40 patients each`."""
    text = sentence.block.text
    for many, size in pairwise(sentence.numbers):
        cue = inside(sentence, many.span.end, size.span.start, "counting", "groups")
        if cue and many.whole in (2, 3, 4) and size.whole and OF.fullmatch(text, cue.span.end, size.span.start):
            yield from [_fact(size)] * many.whole
            return


def _in_each(sentence: Sentence, whole: float | None) -> list[Fact]:
    """`1,100 adults took part, 550 in each group`."""
    for number in sentence.numbers:
        each = EACH.match(sentence.block.text, number.span.end)
        if each and number.whole and whole and whole % number.whole == 0 and 1 < whole / number.whole <= MOST_ARMS:
            return [_fact(number)] * int(whole // number.whole)
    return []


def _sized(sentence: Sentence) -> list[Fact]:
    """`the gel (n = 33) … a plain gel (n = 35)`."""
    text = sentence.block.text
    sizes = [n for n in sentence.numbers if n.whole and N_EQUALS.search(text, sentence.span.start, n.span.start)]
    return [_fact(number) for number in sizes] if len(sizes) > 1 else []


def _pair(sentence: Sentence, whole: float | None) -> list[Fact]:
    """Two counts that make up the whole, that stand behind `groups`, or that both count the same people."""
    if sentence.has("participant-flow", *BOTH) or sentence.has("response", "better", "not", "harm", "loss"):
        return []
    counts = [n for n in sentence.numbers if _count(n)]
    for first, second in combinations(counts, 2):
        if not _comparable(first, second) or _sexes(sentence, first, second):
            continue
        total = first.value + second.value
        split = ahead(sentence, first.span.start, "counting", "groups", within=25)
        other = ahead(sentence, second.span.start, "counting", "rest")
        if whole == total or (split and whole in (None, first.value, total)) or (whole == first.value and other):
            return [_fact(first), _fact(second)]
        one, two = counted(sentence, first), counted(sentence, second)
        if one and two and one.text.lower() == two.text.lower() and whole == first.value and sentence.has("enrolment"):
            return [_fact(first), _fact(second)]
    return []


def _across(before: Sentence, sentence: Sentence, whole: float | None) -> list[Fact]:
    """`Fifty-nine got the lamp. The other 61 sat in a plain room.`"""
    firsts, seconds = ([n for n in s.numbers if _count(n)] for s in (before, sentence))
    if whole is None or not firsts or not seconds or sentence.has("participant-flow", *BOTH):
        return []
    first, second = firsts[-1], seconds[0]
    rest = ahead(sentence, second.span.start, "counting", "rest") is not None
    return [_fact(first), _fact(second)] if rest and first.value + second.value == whole else []


def _halves(sentence: Sentence, whole: float | None) -> list[Fact]:
    """`Half of the 84 smokers got the patch, and half a plain plaster.`"""
    halves = list(sentence.found("fractions", "50"))
    if len(halves) < 2 or sentence.has("response"):
        return []
    if whole and whole % 2 == 0 and not any(halves[0].span.end < n.span.start < halves[1].span.start for n in sentence.numbers):
        return [Fact(cue.span, f"{whole / 2:,.0f}", whole / 2) for cue in halves[:2]]
    for number in sentence.numbers:
        ahead_of = sentence.block.text[halves[0].span.end : number.span.start]
        if number.whole and number.whole % 2 == 0 and HALF_OF.fullmatch(ahead_of):
            return [Fact(number.span, f"{number.whole // 2:,}", number.whole / 2)] * 2
    return []


def _count(number: Number) -> bool:
    return number.whole is not None and number.whole > 1 and not is_year(number)


def _comparable(first: Number, second: Number) -> bool:
    return max(first.value, second.value) <= LARGEST * min(first.value, second.value)


def _sexes(sentence: Sentence, first: Number, second: Number) -> bool:
    """Whether the two counts are of women and of men."""
    start, end = first.span.end, second.span.end + 20
    return all(inside(sentence, start, end, "counted", sex) for sex in ("female", "male"))


def _fact(number: Number) -> Fact:
    return Fact(number.span, f"{number.whole:,}", number.value)

"""How large an effect a study found: two figures held against each other, or a change as the report prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.studies.clauses import clause, clause_range
from auditor.extractors.studies.participants import counted, is_year
from auditor.extractors.studies.places import ahead, behind, inside
from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span
from auditor.model.studies import Effect

FROM = re.compile(r"\bfrom\s(?:about\s|around\s|a mean of\s|an average of\s|just\s)*$", re.IGNORECASE)
TO = re.compile(r"(?:\s?%|\s[a-zA-Z/]+|[\s(]\d+%?\)){0,5}?,?\s(?:down |up )?to\s(?:about\s|around\s|just\s|only\s)*")
VERSUS = re.compile(r"(?:\s?%|\s[a-zA-Z]+){0,2}\s(?:vs?\.?|versus|against)\s")
LISTED = re.compile(r"(?:\s[A-Za-z]+){1,3},\s")
OF_GROUP = re.compile(r"\s?(?:%|per cent)?(?:\s[\w/-]+){0,3}?\s(?:with|without|on|in|for|among|of|after)\s")
JOINED = re.compile(r",?\s(?:and|but|against|versus|vs\.?|(?:as |when )?compared (?:with|to)|while|whereas)\s(?:\w+\s){0,3}$")
BY = re.compile(r"\b(?:by|of|about|around|nearly|almost|over|some|up to|than|an?)\s$", re.IGNORECASE)
RELATIVE = re.compile(r"\s(?:relative\s|overall\s|average\s|mean\s|greater\s)?$")
DOSE = re.compile(r"\s?(?:mg|mcg|µg|μg|g|IU|units|ml|tablets?|capsules?|drops?|puffs?)\b", re.IGNORECASE)
OPENS = re.compile(r"(?:[,;:]\s|\b(?:and|but)\s)$")
NEAR = 30  # characters between a direction and its figure
GROUP = 60  # characters that name the group of a figure


def changes(sentence: Sentence) -> Iterator[Effect]:
    """Relative changes: `from 7.4 to 3.9`, `5 days with zinc and 8 days with placebo`, `by 31%`, `31% fewer`."""
    if not sentence.numbers:
        return
    used: set[Number] = set()
    for j, number in enumerate(sentence.numbers):
        following = sentence.numbers[j + 1] if j + 1 < len(sentence.numbers) else None
        if number in used:
            continue
        found = _from_to(sentence, number, following) or _against(sentence, number, following)
        if found:
            used |= {number} | ({following} if following and number.upper is None else set())
            yield found
    for number in sentence.numbers:
        if number.percent and number not in used and number.upper is None and (found := _by_percent(sentence, number)):
            yield found


def _from_to(sentence: Sentence, number: Number, following: Number | None) -> Effect | None:
    """`from 7.7 to 4.2`: before and after."""
    text = sentence.block.text
    start = number.span.start
    if not FROM.search(text, max(sentence.span.start, start - 30), start) or _no_measure(sentence, number, following):
        return None
    if number.upper is not None:
        before, after, span = number.value, number.upper, number.span
    elif following and following.upper is None and TO.fullmatch(text, number.span.end, following.span.start):
        before, after = number.value, following.value
        span = Span(sentence.block, start, following.span.end)
    else:
        return None
    percent = number.percent or (following is not None and number.upper is None and following.percent)
    return _changed(sentence, span, before, after, "before", percent=percent)


def _no_measure(sentence: Sentence, number: Number, following: Number | None) -> bool:
    """Whether the figures are ages, years, doses or the ends of a scale."""
    text = sentence.block.text
    last = following if following and number.upper is None else number
    if inside(sentence, sentence.span.start, number.span.start, "significance", "interval"):
        return True
    if ahead(sentence, number.span.start, "people", "persons", within=6):
        return True  # `women from 47 to 56`
    if is_year(number) or is_year(last) or DOSE.match(text, last.span.end):
        return True
    scale = ahead(sentence, number.span.start, "scale", within=NEAR)
    if (scale and not _figure_between(sentence, scale, number)) or behind(sentence, last.span.end, "scale", within=12):
        return True
    start, end = clause_range(sentence, number.span)
    return inside(sentence, number.span.end, end, "direction", "worse") is not None and start < end


def _figure_between(sentence: Sentence, cue: Cue, number: Number) -> bool:
    return any(cue.span.end <= other.span.start < number.span.start for other in sentence.numbers)


def _changed(
    sentence: Sentence, span: Span, before: float, after: float, against: str, *, percent: bool = False
) -> Effect | None:
    """The change between two figures of one measure."""
    if before <= 0 or after < 0:
        return None
    change = (after - before) / before
    if against == "before":
        says = f"{before:g} to {after:g}, a {'fall' if change < 0 else 'rise'} of {abs(change):.0%}"
    else:
        says = f"{after:g} against {before:g}, {abs(change):.0%} {'less' if change < 0 else 'more'}"
    scale = 100 if percent else 1
    kind = "share" if percent and max(before, after) <= 100 else "mean"
    about = clause(sentence, span)
    return Effect(span, says, change, kind, about, before=before / scale, after=after / scale, against=against)


def _against(sentence: Sentence, number: Number, following: Number | None) -> Effect | None:
    """Two groups: `(7.1 vs 5.0)`, `5 days with zinc and 8 days with placebo`, `12 in the lamp group, compared with 16 …`."""
    text = sentence.block.text
    if following is None or number.upper is not None or following.upper is not None or _no_measure(sentence, number, following):
        return None
    if number.percent is not following.percent and not (following.percent and VERSUS.fullmatch(_gap(number, following))):
        return None
    span = Span(sentence.block, number.span.start, following.span.end)
    gap = _gap(number, following)
    if _heads(sentence, number):
        return None
    percent = following.percent
    if VERSUS.fullmatch(gap):
        return _changed(sentence, span, following.value, number.value, "control", percent=percent)
    if LISTED.fullmatch(gap) and behind(sentence, following.span.end, "comparator", "control"):
        return _changed(sentence, span, following.value, number.value, "control", percent=percent)
    if len(gap) > GROUP or not OF_GROUP.match(gap) or not JOINED.search(gap):
        return None
    rest = text[following.span.end : following.span.end + GROUP]
    compared = inside(sentence, number.span.end, following.span.start, "comparator", "against") is not None
    if not compared and not OF_GROUP.match(rest):
        return None
    treated, other = number.value, following.value
    if inside(sentence, number.span.end, following.span.start, "comparator", "control") and not compared:
        treated, other = other, treated
    return _changed(sentence, span, other, treated, "control", percent=percent)


def _heads(sentence: Sentence, number: Number) -> bool:
    """Whether a number counts people: `122 slept with a mask and 122 with another`."""
    text, start = sentence.block.text, number.span.start
    if counted(sentence, number) or number.whole is None or number.percent:
        return number.whole is not None and not number.percent
    return OPENS.search(text, max(sentence.span.start, start - 8), start) is not None or start == sentence.span.start


def _gap(number: Number, following: Number) -> str:
    return number.span.block.text[number.span.end : following.span.start]


def _by_percent(sentence: Sentence, number: Number) -> Effect | None:
    """`fell by 31%`, `31% fewer`, `a 12% reduction in plaque`."""
    if not 0 < number.value < 1000 or DOSE.match(sentence.block.text, number.span.end):
        return None
    printed, text = number.span.text.strip(), sentence.block.text
    after = next((c for c in sentence.found("direction", "down", "up") if c.span.start >= number.span.end), None)
    if after and (after.span.start == number.span.end + 1 or RELATIVE.fullmatch(text, number.span.end, after.span.start)):
        span = Span(sentence.block, number.span.start, after.span.end)
        return _percent(sentence, span, f"{printed} {after.text}", number.value, after)
    verb = _mover(sentence, number)
    if verb is None:
        return None
    says = f"a {'fall' if verb.group == 'down' else 'rise'} of {printed}"
    return _percent(sentence, number.span, says, number.value, verb)


def _mover(sentence: Sentence, number: Number) -> Cue | None:
    """The word before a figure that says which way it went: `fell by`, `a reduction of`, `dropped`."""
    text, start = sentence.block.text, number.span.start
    verb = ahead(sentence, start, "direction", "down", "up", within=NEAR)
    if verb is None:
        return None
    gap = text[verb.span.end : start]
    return verb if gap.strip() in ("", "by", "of", "about") or (BY.search(gap) and re.search(r"\bby\b|\bof\b", gap)) else None


def _percent(sentence: Sentence, span: Span, says: str, value: float, cue: Cue) -> Effect | None:
    down = cue.group == "down"
    if down and value > 100:
        return None
    return Effect(span, says, -value / 100 if down else value / 100, "percent", clause(sentence, span))

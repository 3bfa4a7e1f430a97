"""Single facts that a sentence reports of a study: how many, of whom, for how long, with what result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from auditor.model.claims import Fact
from auditor.model.document import BlockKind
from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span

DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
DURATION = re.compile(r"[\s-]?(day|week|month|year)s?\b", re.IGNORECASE)
BEFORE_DURATION = re.compile(r"(?:\b(?:for|after|at|over|ran|lasted|lasting|within|during|of|a|the|in|next|follow-up of|median of|mean of)|^|[(,])\s*(?:the\s|a\s|an\s|about\s|only\s|up to\s|another\s|next\s|first\s|just\s)*$", re.IGNORECASE)
NAMED_TIME = re.compile(r"\b(?:at|by|in|to|until) (?P<unit>day|week|month|year)s? (?P<first>\d+)(?: and (?P<second>\d+))?", re.IGNORECASE)
GIVEN = re.compile(r"\d\s?(?:mg|mcg|µg|μg|g|IU|units|ml|tablets?|capsules?)\b[^.]*\b(?:for|over)\b", re.IGNORECASE)
HISTORY = re.compile(r"\b(?:gone on|had lasted|had been|aged|age|old|of age|had had|history|previous|prior|suffering|least|before|ago|between|since|pain for|mean duration|experience|aging|diagnosed)\b", re.IGNORECASE)
P_VALUE = re.compile(r"\bp(?:[\s-]?value)?(?: for (?:trend|interaction|difference))?\s?(?P<sign>[=<>≤≥]|of)\s?(?P<value>0?[.·]\d+|1\.0+|0)", re.IGNORECASE)
INTERVAL = re.compile(r"(?P<low>[-−–]?\d+(?:[.·]\d+)?)\s?(?:to|[-–—,;])\s?(?P<high>[-−–]?\d+(?:[.·]\d+)?)")
RATIO = re.compile(r"\b(?:risk ratio|odds ratio|hazard ratio|rate ratio|relative risk|ratio|RR|OR|HR|aOR|aHR)\b[^.;]{0,40}?\d")
FROM_TO = re.compile(r"\bfrom (?P<a>\d+(?:\.\d+)?)[^.;,]{0,30}? to (?P<b>\d+(?:\.\d+)?)|\((?P<c>\d+(?:\.\d+)?) (?:vs?\.?|versus) (?P<d>\d+(?:\.\d+)?)\)", re.IGNORECASE)
AGAINST = re.compile(
    r"\b(?P<a>\d+\.\d+|\d+(?= (?:days|points|weeks|hours|kg|mm|months|attacks)\b))(?: \w+){0,2} (?:with|on|in|for) [^.;,\d]{2,30}?,? (?:and|against|versus|vs\.?|compared with) "
    r"(?P<b>\d+(?:\.\d+)?)(?: \w+){0,2} (?:without|with|on|in|for)\b",
    re.IGNORECASE,
)
BY_PERCENT = re.compile(r"\b(?:by|of|was|fell|rose|a) (?P<p>\d+(?:\.\d+)?)\s?(?:%|per cent|percent)(?: (?:fall|drop|reduction|decrease|lower|less|fewer|rise|increase))?", re.IGNORECASE)
OF_WHOM = re.compile(r"(?:\s?/\s?|\s(?:out\s)?of\s(?:the\s|all\s|these\s|those\s|our\s|about\s)*)$", re.IGNORECASE)
NOT_COUNTED = re.compile(r"(?:\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most)\sin|\b(?:in every|per|out of|of the|of these|of those|of whom|every|each|the other|the remaining|remaining|another|about one in|than|other))\s(?:about\s)?$", re.IGNORECASE)
PLANNED = re.compile(r"\b(?:will (?:be|test|recruit|enrol|enroll|study|compare|follow|allocate|run|start)|plans? (?:to|a)|planned|expects? to|hopes? to|were invited|has applied)\b", re.IGNORECASE)
DECLARED_SIZE = {"participants", "n", "sample_size", "patients", "subjects"}
NEAR = 45  # characters between a count and the noun it counts
ALPHA = 0.05


def declared_size(sentence: Sentence) -> Fact | None:
    """`participants: 481` in the front matter."""
    name = sentence.block.name.rpartition(".")[2].lower()
    if sentence.block.kind is not BlockKind.FIELD or name not in DECLARED_SIZE or not sentence.numbers:
        return None
    number = sentence.numbers[0]
    return Fact(number.span, f"{name}: {number.span.text}", number.value) if number.whole else None


@lru_cache(maxsize=512)
def sample_size(sentence: Sentence) -> Fact | None:
    """How many took part: a count before a noun for persons or animals, `6 men and 3 women` added up, or `n = 56`."""
    if not sentence.numbers or PLANNED.search(sentence.text):
        return None
    text = sentence.block.text
    found: list[tuple[Number, Cue]] = []
    for number in sentence.numbers:
        before = text[sentence.span.start : number.span.start]
        if number.whole is None or number.whole < 1 or NOT_COUNTED.search(before) or _is_year(number):
            continue
        if re.search(r"\bn\s?=\s?$", before, re.IGNORECASE):
            return Fact(Span(sentence.block, number.span.start, number.span.end), f"n = {number.whole:,}", number.whole)
        noun = _counted(sentence, number)
        if noun:
            found.append((number, noun))
    if not found:
        return None
    first, noun = found[0]
    if len(found) > 1 and _adds(text, noun, found[1][0]) and found[1][0].span.end - first.span.start < 60:
        second, last = found[1]
        total = (first.whole or 0) + (second.whole or 0)
        span = Span(sentence.block, first.span.start, last.span.end)
        return Fact(span, f"{first.whole} {noun.text} + {second.whole} {last.text} = {total}", total)
    return Fact(Span(sentence.block, first.span.start, noun.span.end), f"{first.whole:,} {noun.text}", first.whole)


def _is_year(number: Number) -> bool:
    return 1900 <= number.value <= 2100 and "," not in number.span.text and not number.spelled


def _counted(sentence: Sentence, number: Number) -> Cue | None:
    """The noun that a number counts: close behind it, with no other number, stop or verb of taking between."""
    text = sentence.block.text
    for cue in sentence.found("people", "persons", "animals"):
        gap = text[number.span.end : cue.span.start]
        if cue.span.start < number.span.end:
            continue
        gap = re.sub(r"^\sof (?:our|my|us)\b", "", gap)
        if len(gap) > NEAR or re.search(r"[\d.,;:()%]|\b(?:of|in|for|with|and|or|per|to|who|that|from|were|was|is|are|years?|months?|weeks?|days?|hours?|times?|trials?|studies|villages|clinics|hospitals)\b", gap):
            return None
        return cue
    return None


def _adds(text: str, noun: Cue, second: Number) -> bool:
    return text[noun.span.end : second.span.start].strip().lower() in ("and", "+", "&", "with")


def responders(sentence: Sentence, whole: float | None) -> Iterator[Fact]:
    """Counts of a whole with what became of them: `7 of 9`, `43 in 100 people`, `Seven of the patients` of a known n."""
    text = sentence.block.text
    if not sentence.has("response"):
        return
    for i, number in enumerate(sentence.numbers):
        after = text[number.span.end : number.span.end + 40]
        if number.percent and 0 < number.value < 100:
            if not re.match(r"\s(?:lower|higher|fewer|less|more|confidence|CI|reduction|increase|fall|drop|rise|of the (?:daily|energy|dose))", after, re.IGNORECASE):
                if re.match(r"\)|\s(?:of|were|was|had|in|reached|said|reported|got|felt|improved|responded|did)\b", after):
                    yield Fact(number.span, f"{number.span.text.strip()}", number.value / 100)
        elif number.whole is not None and i + 1 < len(sentence.numbers):
            second = sentence.numbers[i + 1]
            between = text[number.span.end : second.span.start]
            if second.whole and 0 < number.value < second.value and re.fullmatch(r"\s?/\s?|\s(?:\w+\s)?(?:out\s)?(?:of|in)\s(?:the\s|all\s|these\s|those\s|our\s|every\s|about\s)*", between):
                yield Fact(Span(sentence.block, number.span.start, second.span.end), f"{number.whole} of {second.whole}", number.value / second.value)
        if number.whole and whole and number.value < whole and re.match(r"\s(?:of (?:the|these|those|them|our|whom)\b|patients had|of the patients)", after):
            if not (i + 1 < len(sentence.numbers) and sentence.numbers[i + 1].span.start < number.span.end + 14 and sentence.numbers[i + 1].whole):
                yield Fact(Span(sentence.block, number.span.start, number.span.end), f"{number.whole} of {whole:.0f}", number.value / whole)


def misses(sentence: Sentence) -> Iterator[Fact]:
    """Those whom the effect did not reach, who were lost, or who were harmed."""
    for cue in sentence.found("response", "not", "loss", "harm"):
        if not _denied(sentence, cue) and _some_persons(sentence, cue):
            yield Fact(_clause(sentence, cue.span), sentence.block.text[slice(*_clause_range(sentence, cue.span))], None)


def _some_persons(sentence: Sentence, cue: Cue) -> bool:
    """Whether a count or a word for some of a group stands in the same clause."""
    start, end = _clause_range(sentence, cue.span)
    counted = any(start <= n.span.start < end and not _is_year(n) for n in sentence.numbers)
    clause = sentence.block.text[start:end]
    return counted or bool(re.search(r"\b(?:some|several|few|many|a third|a quarter|half|others?|most|rest|remaining|remainder|minority|two|three|one)\b", clause, re.IGNORECASE))


def _denied(sentence: Sentence, cue: Cue) -> bool:
    start, _ = _clause_range(sentence, cue.span)
    if cue.group == "not":
        return False
    return any(start <= other.span.start < cue.span.start for other in sentence.found("negation"))


def _clause_range(sentence: Sentence, span: Span) -> tuple[int, int]:
    text = sentence.block.text
    start = max((m.end() for m in re.finditer(r"[;:]\s|,\s(?:but|and|while|whereas|the)\s", text[sentence.span.start : span.start])), default=0) + sentence.span.start
    stop = re.search(r"[;.](?:\s|$)|,\s(?:but|while|whereas)\s", text[span.end : sentence.span.end])
    return start, span.end + stop.start() if stop else sentence.span.end


def _clause(sentence: Sentence, span: Span) -> Span:
    start, end = _clause_range(sentence, span)
    return Span(sentence.block, start, end)


def follow_up(sentence: Sentence) -> Iterator[Fact]:
    """Lengths of observation, in days: `followed for 12 months`, `at month 6`, `a six-week course`."""
    text = sentence.block.text
    given = GIVEN.search(sentence.text) is not None
    for number in sentence.numbers:
        unit = DURATION.match(text, number.span.end)
        if not unit or number.percent:
            continue
        before = text[sentence.span.start : number.span.start]
        if given and not sentence.has("follow-up", "observed"):
            continue  # how long it was taken, not how long anyone looked
        if HISTORY.search(re.split(r"\d", before)[-1][-30:]) or HISTORY.match(text[unit.end() : unit.end() + 12].lstrip()):
            continue
        if BEFORE_DURATION.search(before):
            yield Fact(Span(sentence.block, number.span.start, unit.end()), text[number.span.start : unit.end()], number.highest * DAYS[unit.group(1).lower()])
    for match in NAMED_TIME.finditer(text, sentence.span.start, sentence.span.end):
        last = float(match.group("second") or match.group("first"))
        yield Fact(Span(sentence.block, match.start(), match.end()), match.group(), last * DAYS[match.group("unit").lower()])


def not_significant(sentence: Sentence) -> Iterator[Fact]:
    """Clauses that report no effect: in words, by p ≥ 0.05, or by a ratio's interval that includes 1."""
    for cue in sentence.found("significance", "none"):
        yield Fact(_clause(sentence, cue.span), cue.text)
    for match in P_VALUE.finditer(sentence.block.text, sentence.span.start, sentence.span.end):
        value = float(match.group("value").replace("·", "."))
        if match.group("sign") in "=≥>of" and value >= ALPHA:
            span = Span(sentence.block, match.start(), match.end())
            yield Fact(_measured(sentence, span), match.group(), value)
    if ratio := RATIO.search(sentence.text):
        for match in INTERVAL.finditer(sentence.text, ratio.start()):
            low, high = (float(match.group(g).replace("·", ".").replace("−", "-").replace("–", "-")) for g in ("low", "high"))
            if 0 < low < 1 < high < 20:
                span = sentence.span.within(match.start(), match.end())
                yield Fact(_clause(sentence, span), f"the interval {match.group()} includes 1")


def significant(sentence: Sentence) -> Iterator[Fact]:
    """Clauses that report an effect beyond chance."""
    for match in P_VALUE.finditer(sentence.block.text, sentence.span.start, sentence.span.end):
        value = float(match.group("value").replace("·", "."))
        if match.group("sign") in "=<≤" and value <= ALPHA:
            span = Span(sentence.block, match.start(), match.end())
            yield Fact(_measured(sentence, span), match.group(), value)
    if not sentence.has("significance", "none"):
        for cue in sentence.found("significance", "some"):
            yield Fact(_clause(sentence, cue.span), cue.text)


def _measured(sentence: Sentence, span: Span) -> Span:
    """From the last bracket, comma or stop before a p-value to its end: what the value speaks of."""
    text = sentence.block.text
    head = text[sentence.span.start : span.start]
    opening = head.rfind("(")
    cut = max((m.end() for m in re.finditer(r"\)[,;]?\s|;\s|,\s(?:and|but)\s|\.\s", head[: opening if opening > 0 else len(head)])), default=0)
    return Span(sentence.block, sentence.span.start + cut, span.end)


def changes(sentence: Sentence) -> Iterator[Fact]:
    """Relative changes: `from 7.4 to 3.9` is −0.47, `by 31%` is 0.31 of unknown direction (given as a fall)."""
    text = sentence.block.text
    for match in FROM_TO.finditer(text, sentence.span.start, sentence.span.end):
        before, after = (float(match.group(a) or match.group(b)) for a, b in (("a", "c"), ("b", "d")))
        if before > 0:
            change = (after - before) / before
            says = f"{before:g} to {after:g}, a {'fall' if change < 0 else 'rise'} of {abs(change):.0%}"
            yield Fact(Span(sentence.block, match.start(), match.end()), says, change)
    for match in AGAINST.finditer(text, sentence.span.start, sentence.span.end):
        value, other = float(match.group("a")), float(match.group("b"))
        if other > 0:
            change = (value - other) / other
            says = f"{value:g} against {other:g}, {abs(change):.0%} {'less' if change < 0 else 'more'}"
            yield Fact(Span(sentence.block, match.start(), match.end()), says, change)
    for match in BY_PERCENT.finditer(text, sentence.span.start, sentence.span.end):
        value = float(match.group("p")) / 100
        if 0 < value < 1:
            yield Fact(Span(sentence.block, match.start("p"), match.end()), f"{match.group('p')}%", -value)

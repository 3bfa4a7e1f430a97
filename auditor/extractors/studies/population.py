"""What makes the group that a study looked at narrower than everybody: sex, age, species, condition, place, who replied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.extractors.studies.participants import is_year, sample_size
from auditor.extractors.studies.places import ahead, behind, inside
from auditor.extractors.studies.tense import past
from auditor.model.prose import Cue, Number, Sentence
from auditor.model.span import Span
from auditor.model.studies import Design, Fact

BENCH = (Design.ANIMAL, Design.IN_VITRO)
YEARS_OLD = re.compile(r"\s?(?:years?|yrs?)?\s?(?:old|of age)\b|\s?[- ]year[- ]olds?\b", re.IGNORECASE)
BETWEEN = re.compile(r"\s?(?:to|and|[-–])\s?")
FROM = re.compile(r"\s(?:from|between)\s")
YOUNG = re.compile(r"\s(?P<unit>day|week|month)s\b")
UNITS = {"day": 1 / 365, "week": 7 / 365, "month": 1 / 12}
OR_MORE = re.compile(r"\s?(?:\+|years? )?\s?(?:or|and) (?:over|older|more|above|up)\b|\+", re.IGNORECASE)
OR_LESS = re.compile(r"\s?(?:years? )?(?:or|and) (?:under|younger|less|below)\b", re.IGNORECASE)
CONDITION = re.compile(
    r"\s(?P<with>(?:who|that) (?:had|suffered from)|with|suffering from|living with)\s(?P<what>[^.;:,()]{3,60})"
)
CUT = re.compile(
    r"\s(?:from|at|in|took|take|were|was|to|who|that|and (?:\d|gave|asked)|for|by|on|during|an?|the|one|or|either|received|got|"
    r"between|after)\b.*$"
)
ONCE = 12  # characters between a quantity and its noun
AGE_WORD = 18  # characters between `aged` or `over` and the age


def narrow(sentences: Sequence[Sentence], designs: tuple[Design, ...]) -> Iterator[Fact]:
    """Everything that narrows the group, each once."""
    seen: set[tuple[str, str]] = set()
    for sentence in sentences:
        for fact in _facts(sentence, designs):
            if (fact.kind, fact.says.lower()) not in seen:
                seen.add((fact.kind, fact.says.lower()))
                yield fact


def _facts(sentence: Sentence, designs: tuple[Design, ...]) -> Iterator[Fact]:
    if sentence.block.cell is not None:
        return
    size = sample_size(sentence)
    if designs and designs[0] in BENCH:
        for cue in sentence.found("population", "bench"):
            yield Fact(cue.span, cue.text, kind="species")
    elif not past(sentence):
        return
    yield from _respondents(sentence)
    yield from _excluded(sentence)
    yield from _ages(sentence, size)
    if size or sentence.has("design") or sentence.has("enrolment", "study"):
        yield from _sex(sentence, size)
    if size:
        yield from _condition(sentence, size)
        for cue in sentence.found("narrow-group"):
            counted = size.span.covers(cue.span) or cue.span.start == size.span.end + 1
            if cue.group in ("setting", "condition") or (cue.group in ("occupation", "age") and counted):
                yield Fact(cue.span, cue.text, kind=cue.group)


def declared(sentence: Sentence) -> Iterator[Fact]:
    """The group as a front-matter field declares it: `adults with tinnitus`."""
    noun = sentence.first("people", "persons", "animals")
    span = noun.span if noun else Span(sentence.block, sentence.span.start, sentence.span.start)
    size = Fact(span, span.text)
    yield from _ages(sentence, size)
    yield from _sex(sentence, size)
    yield from _condition(sentence, size, any_words=True)
    for cue in sentence.found("narrow-group"):
        if cue.group != "respondents":
            yield Fact(cue.span, cue.text, kind=cue.group)


def _sex(sentence: Sentence, size: Fact | None) -> Iterator[Fact]:
    """One sex only: `90 women`, `96 nurses, all of them women`."""
    found = {cue.group for cue in sentence.found("counted", "female", "male")}
    if len(found) != 1:
        return
    cue = next(sentence.found("counted", "female", "male"))
    mixed = sentence.has("counted", "person") and size is None
    of_all = size is None or ahead(sentence, cue.span.start, "universal", within=ONCE) or size.span.covers(cue.span)
    if of_all and not mixed and not (size and " + " in size.says):
        says = "women" if cue.group == "female" else "men"
        yield Fact(cue.span, says, kind="sex")


def _ages(sentence: Sentence, size: Fact | None) -> Iterator[Fact]:
    """`aged 20 to 45`, `52 to 79 years old`, `over 60`, `65 or more`, `none was older than 80`."""
    text = sentence.block.text
    numbers = sentence.numbers
    for j, number in enumerate(numbers):
        if is_year(number) or number.percent or not 0 < number.value <= 110:
            continue
        low, high, end = _range(sentence, numbers, j)
        start = number.span.start
        word = ahead(sentence, start, "age", within=AGE_WORD)
        if word is None and (noun := ahead(sentence, start, "people", "persons", within=AGE_WORD)):
            word = noun if FROM.fullmatch(text, noun.span.end, start) else None
        old = YEARS_OLD.match(text, end)
        if word is None and old is None:
            continue
        span = Span(sentence.block, word.span.start if word else start, old.end() if old else end)
        bound = _bound(sentence, word, text[end : end + 25])
        if high is not None:
            unit = YOUNG.match(text, end)
            years = UNITS[unit.group("unit")] if unit else 1.0
            says = f"aged {low:g} to {high:g}" + (f" {unit.group('unit')}s" if unit else "")
            yield Fact(span, says, low * years, "age", upper=high * years)
            return
        if bound and (size or sentence.has("quantity", "none") or sentence.has("universal")):
            least, most, says = _bounded(bound, low)
            yield Fact(span, says, least, "age", upper=most)
            return


def _range(sentence: Sentence, numbers: Sequence[Number], j: int) -> tuple[float, float | None, int]:
    number = numbers[j]
    if number.upper is not None:
        return number.value, number.upper, number.span.end
    following = numbers[j + 1] if j + 1 < len(numbers) else None
    if (
        following
        and BETWEEN.fullmatch(sentence.block.text, number.span.end, following.span.start)
        and following.value > number.value
    ):
        return number.value, following.value, following.span.end
    return number.value, None, number.span.end


def _bound(sentence: Sentence, word: Cue | None, tail: str) -> str:
    """`over` or `under`, from the words around a single age."""
    if OR_MORE.match(tail):
        return "from"
    if OR_LESS.match(tail):
        return "to"
    if word is None or word.group in ("aged", "persons"):
        return ""
    if word.group.startswith("bare"):
        return word.group.removeprefix("bare ") if sentence.has("universal") and not tail.strip()[:1].isalpha() else ""
    denied = ahead(sentence, word.span.start, "quantity", "none", within=20) or ahead(
        sentence, word.span.start, "negation", within=20
    )
    if denied:
        return "to" if word.group == "over" else "from"
    return "over" if word.group == "over" else "under"


def _bounded(bound: str, age: float) -> tuple[float, float, str]:
    most = 120.0
    if bound in ("over", "from"):
        return age, most, f"aged over {age:g}" if bound == "over" else f"aged {age:g} or over"
    return 0.0, age, f"aged under {age:g}" if bound == "under" else f"aged up to {age:g}"


def _condition(sentence: Sentence, size: Fact, *, any_words: bool = False) -> Iterator[Fact]:
    """`adults with mild asthma`: what stands behind the noun, up to the next clause."""
    match = CONDITION.match(sentence.block.text, size.span.end, sentence.span.end)
    if match is None:
        return
    what = CUT.sub("", match.group("what")).strip()
    end = match.start("what") + len(what)
    cue = inside(sentence, match.start("what"), end, "outcomes", "hard") or inside(
        sentence, match.start("what"), end, "condition"
    )
    named = cue or inside(sentence, match.start("what"), end, "narrow-group", "condition")
    if (named or any_words) and what:
        yield Fact(Span(sentence.block, match.start("with"), end), f"with {what}", kind="condition")


def _respondents(sentence: Sentence) -> Iterator[Fact]:
    """Only those who answered: `212 of them replied`, `customers who sent the form back`."""
    for cue in sentence.found("narrow-group", "respondents"):
        yield Fact(cue.span, cue.text, kind="respondents")
        return
    size = sample_size(sentence)
    if size and size.kind == "replied":
        yield Fact(size.span, size.says, kind="respondents")


def _excluded(sentence: Sentence) -> Iterator[Fact]:
    """`Nobody with severe asthma was tested`."""
    text = sentence.block.text
    for cue in sentence.found("quantity", "none"):
        match = CONDITION.match(text, cue.span.end, sentence.span.end)
        verb = behind(sentence, cue.span.end, "participant-flow", "entered", within=60)
        if match and verb and verb.span.start > match.start():
            end = match.start("what") + len(CUT.sub("", match.group("what")).rstrip())
            yield Fact(Span(sentence.block, cue.span.start, end), text[cue.span.start : end], kind="excluded")

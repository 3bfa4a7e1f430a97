"""What an amount is in its sentence: advice, a report, a limit, a level, a requirement, a content."""

from __future__ import annotations

import re

from auditor.extractors.doses import route
from auditor.extractors.voice import anothers
from auditor.model.document import BlockKind, Part
from auditor.model.doses import Role, UnitKind
from auditor.model.prose import Cue, Sentence

OPENS = re.compile(
    r"(?:^|[,;:(–—|•*\"“‘'.!?]\s?|\b(?:and|then|or|so|please|but|first|next"
    r"|you should|you can|you could|you may|we|i|start)\s)$",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[;:]\s|\s[–—-]\s")  # where another clause may begin
AFTER = re.compile(rf"{CLAUSE.pattern}|,?\s(?:while|when|if|until|unless|because|since|so that|as long as)\s", re.IGNORECASE)
PAST = re.compile(
    r"\b(?:was|were|had|did|took|gave|got|found|made|(?!recommended|suggested|advised|preferred|combined)[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
ADVERB = re.compile(r"\b(?:\w+ly|also|always|just|now|instead)\s$", re.IGNORECASE)
INTO_BODY = ("IV", "IM")
AGAINST = re.compile(r"(?:for|against|before|after|at)(?:\s[a-z'’-]+){1,4}\s", re.IGNORECASE)  # `for a migraine take …`
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|might|will|would|does|did|do|[a-z]{3,}(?:ed|es)|took|gave|shows?"
    r"|seems?|helps?|gives?|causes?|leads?|raises?|lowers?|reduces?|works?|lacks?|contains?|means?|comes?|makes?|takes|needs|costs?|weighs?)\b",
    re.IGNORECASE,
)
NOT_A_VERB = re.compile(
    r"\b(?:\w+\s)?(?:times|doses|capsules|tablets|minutes|ounces|slices|lozenges|glasses|classes|needed|prescribed|divided"
    r"|combined|required|fed|bed|red)\b",
    re.IGNORECASE,
)
NOUN_USE = re.compile(r"\s(?:of|in|for|by|facts|among|was|is|may)\b", re.IGNORECASE)
NOUN_LIKE = frozenset({"use", "supplement", "drink", "start", "repeat", "copy", "choose", "try"})
BEYOND = re.compile(r"(?:\b(?:above|over|beyond|exceeding|exceeds?|(?:greater|higher|larger|more) than)\s|>\s?)$", re.IGNORECASE)
MOST = re.compile(  # `3 g a day is the most`
    r"(?:\sof\s[\w\s’'-]{2,25}?)?(?:\s(?:a|per|each)\sday|\sdaily|\sin 24 hours)?,?\s(?:(?:is|are|being)\s)?(?:the\s|a\s|your\s)?"
    r"(?:absolute\s|daily\s|safe\s|very\s)?(?:maximum|most\b(?=\s(?:you|that|any|an adult|in))|upper limit|upper level|limit"
    r"|ceiling|at most)\b",
    re.IGNORECASE,
)
NOT_OF_IT = re.compile(r"[.;,)–—]|\bwith\b")  # between an amount and a food that it is not an amount of
FOOD_NEAR = 25  # characters between an amount and the food that it is an amount of
CAP_NEAR = 45
COORDINATED = re.compile(r"[^;.\d]{1,45}\d[^;.]{0,60}\b(?:and|or)\s(?:up to\s|about\s)?")
NOT_NEAR = 40


def of_amount(sentence: Sentence, start: int, end: int, kind: UnitKind, unit: str, heading: str, timed: bool) -> Role:
    """The role of the amount at `start` to `end` of the block.

    `heading` is the class of the heading, column or label above it; `timed` whether a frequency or an occasion is given.
    """
    fixed = _fixed(sentence, start, end, kind, unit, heading)
    if fixed is not None:
        return fixed
    advice, study = advising(sentence, end), list(sentence.found("dose-study", "verb", "study", "animal", "cells", "poison"))
    if sentence.block.part is Part.ABSTRACT or (sentence.block.kind is BlockKind.CAPTION and study):
        return Role.REPORTED
    limit = _limit(sentence, start, end, bool(advice))
    if limit is not None:
        return limit
    if heading == "limit":
        return Role.LIMIT
    if not advice and sentence.has("dose-reference"):
        return Role.REFERENCE
    holds = any(
        not start < cue.span.start < end and not _aside(sentence, cue, start) for cue in sentence.found("dose-content", "content")
    )
    if (holds and not advice) or heading == "content":
        return Role.CONTENT
    if heading == "reference":
        return Role.REFERENCE
    if (study and all(cue.group == "dose" for cue in advice)) or (heading == "reported" and not advice):
        return Role.REPORTED  # no order at all, or `the recommended dose in the trial was`
    if advice and study:
        verbs = [cue for cue in study if cue.lexicon == "dose-study" and cue.group in ("verb", "poison", "animal")]
        nearest = max((cue.span.start for cue in verbs if cue.span.start < start), default=-1)
        bridged = sentence.has("dose-advice", "bridge")
        return Role.REPORTED if nearest > max(cue.span.start for cue in advice) and not bridged else Role.ADVISED
    if anothers(sentence) or sentence.text.rstrip("\"'”’) ").endswith("?"):
        return Role.NONE  # another's words, or a question
    if _injected(sentence, kind, unit) and all(cue.group == "dose" for cue in advice):
        return Role.REPORTED  # what a clinician gives; the reader is ordered nothing
    return Role.ADVISED if advice else _unmarked(sentence, start, end, heading, timed)


def _aside(sentence: Sentence, cue: Cue, start: int) -> bool:
    """Whether a cue stands in brackets that do not hold the amount: `drops (1,000 IU per drop): ten a day`."""
    text = sentence.block.text
    opened = text.rfind("(", sentence.span.start, cue.span.start)
    closed = text.find(")", cue.span.end, sentence.span.end)
    return opened >= 0 and closed >= 0 and ")" not in text[opened : cue.span.start] and not opened < start < closed


def _injected(sentence: Sentence, kind: UnitKind, unit: str) -> bool:
    return (kind is UnitKind.FORM and unit == "injection") or route.of_sentence(sentence) in INTO_BODY


def introduced(line: Sentence) -> str:
    """What a line with a colon says of the amounts in the list below it; "" for nothing."""
    if line.has("dose-reference"):
        return "reference"
    if line.has("dose-limit", "level", "maximum"):
        return "limit"
    return "content" if line.has("dose-content", "content") else ""


def _fixed(sentence: Sentence, start: int, end: int, kind: UnitKind, unit: str, heading: str) -> Role | None:
    """Roles that the unit or the thing measured decides."""
    if kind is UnitKind.LEVEL:
        return Role.REPORTED if sentence.has("dose-study", "cells") else Role.LEVEL
    if kind is UnitKind.OTHER and unit.endswith(" per"):
        return Role.CONTENT
    if unit == "% RDA":
        return Role.REFERENCE
    if unit in ("mmol", "µmol", "nmol", "pmol", "mEq", "pg", "ng", "L", "kg") or heading == "level":
        return Role.LEVEL if sentence.has("dose-level", "level") or heading == "level" else Role.NONE
    text = sentence.block.text
    for cue in sentence.found("dose-level", "food", "other"):
        after = 0 <= cue.span.start - end <= FOOD_NEAR and not NOT_OF_IT.search(text, end, cue.span.start)
        before = 0 <= start - cue.span.end <= 12 or cue.span.text.startswith("per")
        if after or (before and unit in ("g", "mg", "mL")):
            return Role.CONTENT if sentence.has("substance") else Role.NONE
    return None


def _limit(sentence: Sentence, start: int, end: int, advice: bool) -> Role | None:
    text = sentence.block.text
    if BEYOND.search(text[max(start - 20, 0) : start]) or MOST.match(text, end):
        return Role.LIMIT
    for cue in sentence.found("dose-limit"):
        gap = text[cue.span.end : start] if cue.span.end <= start else None
        if cue.group in ("cap", "maximum", "beyond") and gap is not None and _caps(gap):
            return Role.LIMIT
        if cue.group == "level" or (cue.group == "toxic" and not advice):
            return Role.LIMIT
    for cue in sentence.found("dose-negation"):
        gap = text[cue.span.end : start]
        if cue.span.end <= start and len(gap) <= NOT_NEAR and not re.search(r"[;:.,]|\bbut\b", gap):
            return Role.NONE
    return None


def _caps(gap: str) -> bool:
    """Whether words of a maximum reach over `gap` to an amount: straight, or past the first of two amounts."""
    return (len(gap) <= CAP_NEAR and not re.search(r"[;]|\d", gap)) or COORDINATED.fullmatch(gap) is not None


def _unmarked(sentence: Sentence, start: int, end: int, heading: str, timed: bool) -> Role:
    """A dose with no word of advice or report: a bare line such as `Zinc: 10 mg a day` is an instruction."""
    block = sentence.block
    if block.kind in (BlockKind.HEADING, BlockKind.ALT_TEXT, BlockKind.FIELD, BlockKind.CAPTION) or sentence.text.endswith("?"):
        return Role.NONE
    if heading == "advised":
        return Role.ADVISED
    addressed = sentence.has("dose-supervision") or (sentence.has("dose-population") and ":" in sentence.text)
    return Role.ADVISED if (timed or addressed) and _bare(sentence, start, end) else Role.NONE


def _bare(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the clause of the amount has no verb outside the amount itself but a promise (`10 mg at night will help`).

    What leads up to it must not tell a story.
    """
    text, first, last = sentence.block.text, sentence.span.start, sentence.span.end
    low = max((match.end() for match in CLAUSE.finditer(text, first, start)), default=first)
    high = next((match.start() for match in AFTER.finditer(text, end, last)), last)
    clause = f"{text[low:start]} {text[end:high]}"
    verb = VERB.search(NOT_A_VERB.sub("", clause))
    promised = verb is not None and verb.group().lower() == "will" and VERB.search(NOT_A_VERB.sub("", text[low:start])) is None
    return (verb is None or promised) and PAST.search(text, first, low) is None


def advising(sentence: Sentence, end: int) -> list[Cue]:
    """The words that tell the reader to take: verbs in the imperative, `should take`, `we recommend`."""
    found, text = [], sentence.block.text
    for cue in sentence.found("dose-advice", "take", "raise", "modal", "recommend", "dose", "practice"):
        if cue.span.start > end + 60 or (cue.span.start > end and ";" in text[end : cue.span.start]):
            continue
        if cue.group not in ("take", "raise") or imperative(sentence, cue):
            found.append(cue)
    return found


def imperative(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb opens a clause, as an order does."""
    text = sentence.block.text
    before = text[sentence.span.start : cue.span.start]
    plain = ADVERB.sub("", before)  # `simply take`, but not `adults usually take`
    if sentence.text.endswith("?") or not (not plain or OPENS.search(plain[-30:]) or AGAINST.fullmatch(plain)):
        return False
    if cue.text.lower() in NOUN_LIKE and NOUN_USE.match(text, cue.span.end):
        return False
    return not re.search(r"\b(?:they|who|patients|people|participants|women|men|to)\s$", before)

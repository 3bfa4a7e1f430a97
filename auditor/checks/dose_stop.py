"""`check: dose-stop`: orders to stop, change, replace or borrow a prescribed medicine with no word of caution near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks import dose_words as words
from auditor.checks.interface import Context, Hit
from auditor.extractors.doses import role
from auditor.extractors.doses.passage import Surroundings
from auditor.model.article import Article
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span

REACH = 60  # characters from the verb to the medicine
GIVEN = re.compile(r"\b(?:from|by)\s(?:[\w'’-]+\s){1,3}$")  # `the tablets from your doctor`
LEVEL = re.compile(r"\s(?:levels?|resistance|response|sensitivity|production|spikes?|secretion)\b")
APART = re.compile(  # words behind which the medicine is no longer what the verb governs
    r"[.;:,]|\b(?:when|while|if|until|before|after|as|each|for|in|with|about|at|because|so|and|then|or|than|to)\b", re.IGNORECASE
)
TIDIED = re.compile(r"\s(?:after|between|when you have|once you have)\b", re.IGNORECASE)
EXCHANGED = re.compile(r"(?:replace|swap)\b", re.IGNORECASE)
FOR_ANOTHER = re.compile(r"\b(?:with|by|for)\b", re.IGNORECASE)
BESIDE = re.compile(r"(?:\s(?!if\b|when\b|or\b|and\b)[\w'’-]+){0,2}\s")  # between `your friend's`, `instead of` and the medicine
AWAY = re.compile(
    r"\s(?:\w+\s)?(?:away|aside|out|in half|in the (?:drawer|bin|cupboard|box|packet|cabinet|bottle)|at home|off|alone|behind)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"\b(?:can|could|may|should|must)\s(?:safely\s|then\s|now\s|also\s|simply\s|just\s)?$", re.IGNORECASE)
ASKED = re.compile(
    r"\b(?:whether|asks?|asked|wonder|how|they|he|she|doctors?|we|i|nobody|no one|no-one|few|patients who|people who)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:]|\band\b")
PLAIN_STOP = re.compile(
    r"(?:reduce|lower|cut|taper|stop|come off|quit|discontinue|drop|skip|leave|halve|bin|ditch|throw)\b", re.IGNORECASE
)
PRONOUN = re.compile(r"\b(?:it|them|its|their|yours|these|those)\b", re.IGNORECASE)
TURNED = re.compile(
    r"\b(?:not|never|n't|n’t|without|before|until|if you|unless|cannot|don’t|don't)\W(?:\w+ ){0,2}$", re.IGNORECASE
)
GIVER = re.compile(
    r"\b(?:from|prescribed by|given by|thanks to)\s(?:(?:your|their|his|her|the|a)\s)?$", re.IGNORECASE
)  # `zopiclone from their own doctor`
MEDICINES = ("prescriber", "course", "counter", "generic")


@dataclass(frozen=True, slots=True)
class DoseStop:
    """Finds orders to `stop` a medicine, to take something `instead` of it, or to `borrow` what was prescribed to another."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"order", "medicine"})
    PAGE_WIDE: ClassVar = False
    act: Literal["stop", "instead", "borrow"]

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        around: Surroundings | None = None
        read = {"stop": _stopped, "instead": _replaced, "borrow": _borrowed}[self.act]
        previous: Sentence | None = None
        for sentence in article.prose.sentences:
            before, previous = previous, sentence
            if sentence.block.part is not Part.PROSE or sentence.block.kind is BlockKind.FIELD or not sentence.has("dose-stop"):
                continue
            found = read(sentence)
            if found is None and self.act == "stop" and before is not None and before.block is sentence.block:
                found = _stopped(sentence, before)
            if found is None:
                continue
            cue, medicine = found
            around = around or Surroundings(article.prose)
            if medicine.span.block is sentence.block and not any(
                _warned(near, sentence, medicine) for near in around.passage(sentence)
            ):
                span = Span(sentence.block, min(cue.start, medicine.span.start), max(cue.end, medicine.span.end))
                yield Hit(span, {"order": span.text, "medicine": medicine.text})


def _stopped(sentence: Sentence, before: Sentence | None = None) -> tuple[Span, Cue] | None:
    """The first order to stop, and the medicine; with `before`, the one that the sentence before speaks of as `it`."""
    for cue in sentence.found("dose-stop", "stop", "wish", "put", "lower"):
        medicine = _medicine(sentence, cue) if before is None else _last(before, cue)
        if medicine is not None and _ordered(sentence, cue):
            return cue.span, medicine
    return None


def _medicine(sentence: Sentence, cue: Cue) -> Cue | None:
    """The medicine that the verb speaks of: behind it, or before it where the verb holds `it`."""
    text = sentence.block.text
    medicines = list(sentence.found("dose-medicine", *MEDICINES))
    if ALLOWED.search(text, sentence.span.start, cue.span.start):
        medicines += sentence.found("dose-medicine", "own")  # `you can stop her drops`; who stopped them is a story
    medicines += [m for m in sentence.found("dose-medicine", "shared") if not sentence.has("dose-stop", "course")]
    if cue.group == "lower":
        medicine = _next(sentence, cue, "prescriber", "course")
        return None if medicine is None or _made_by_body(sentence, cue, medicine) else medicine
    behind = next((m for m in sorted(medicines, key=lambda m: m.span.start) if _behind(cue, m)), None)
    if behind is not None and not APART.search(text[cue.span.end : behind.span.start]):
        return behind if _left(sentence, cue, behind) else None
    if PRONOUN.search(cue.text):
        medicines += sentence.found("dose-medicine", "own")
        return next((m for m in reversed(medicines) if m.span.end <= cue.span.start), None)
    return None


def _left(sentence: Sentence, cue: Cue, medicine: Cue) -> bool:
    """Whether it is left for good: not tidied away after use, nor an empty one replaced by its like."""
    text, end = sentence.block.text, medicine.span.end
    if cue.group == "put":
        away = AWAY.match(text, end)
        return away is not None and TIDIED.match(text, away.end()) is None
    return EXCHANGED.match(cue.text) is None or FOR_ANOTHER.search(text, end, sentence.span.end) is not None


def _made_by_body(sentence: Sentence, cue: Cue, medicine: Cue) -> bool:
    """Whether it is the body's own hormone that is lowered: `lower your insulin`, `reduce your insulin levels`."""
    hormone = any(other.span == medicine.span for other in sentence.found("dose-medicine", "hormone"))
    return hormone and (not cue.text.lower().startswith("cut") or LEVEL.match(sentence.block.text, medicine.span.end) is not None)


def _behind(cue: Cue, medicine: Cue) -> bool:
    """Whether the medicine stands behind the verb, or shares its last word with it: `no need for your` and `your inhaler`."""
    shares = cue.span.start < medicine.span.start and medicine.span.end > cue.span.end
    return shares and medicine.span.start - cue.span.end <= REACH


def _last(before: Sentence, cue: Cue) -> Cue | None:
    """The one medicine that the sentence before names, where the order speaks of `it`."""
    told = PRONOUN.search(cue.text) or PRONOUN.match(cue.span.block.text, cue.span.end + 1)
    medicines = list(before.found("dose-medicine", *MEDICINES)) if told else []
    return medicines[-1] if medicines else None


def _warned(near: Sentence, sentence: Sentence, medicine: Cue) -> bool:
    """Whether a clinician to ask or a risk is named.

    That the medicine was prescribed and by whom is none, nor that a clinician is to be seen with a fever.
    """
    if near.block is not sentence.block and not near.has("dose-referral", "ask", "medicine"):
        return words.risky(near, medicine, groups=("leaving",))
    if near is not sentence and near.has("dose-referral", "alarm") and not near.has("dose-referral", "medicine"):
        return False
    clinicians = (
        cue for cue in near.found("dose-supervision", "clinician") if not GIVER.search(near.block.text, 0, cue.span.start)
    )
    return next(clinicians, None) is not None or words.risky(near, medicine, groups=("caution", "leaving"))


def _ordered(sentence: Sentence, cue: Cue) -> bool:
    before = sentence.block.text[sentence.span.start : cue.span.start]
    if sentence.text.endswith("?") or TURNED.search(before):
        return False
    if cue.group == "wish":
        return True
    if PLAIN_STOP.match(cue.text) and ALLOWED.search(before):
        subject = GIVEN.sub("", CLAUSE.split(ALLOWED.sub("", before))[-1])
        return ASKED.search(subject) is None
    return role.OPENS.search(before[-30:]) is not None


def _replaced(sentence: Sentence) -> tuple[Span, Cue] | None:
    """`instead of metformin, take 500 mg of berberine`: something else is ordered in place of a lasting medicine."""
    orders = [cue for cue in role.advising(sentence, sentence.span.end) if cue.group in ("take", "modal")]
    if not orders or sentence.text.endswith("?") or sentence.has("dose-study"):
        return None
    for cue in sentence.found("dose-stop", "instead"):
        medicine = _next(sentence, cue, "prescriber")
        if medicine is not None and any(TURNED.search(sentence.block.text, 0, order.span.start) is None for order in orders):
            start = min(cue.span.start, orders[0].span.start)
            return Span(sentence.block, start, max(medicine.span.end, orders[0].span.end)), medicine
    return None


def _borrowed(sentence: Sentence) -> tuple[Span, Cue] | None:
    """`take your husband's diazepam`, `use your leftover antibiotics`."""
    orders = [cue for cue in role.advising(sentence, sentence.span.end) if cue.group in ("take", "modal")]
    if sentence.text.endswith("?") or sentence.has("dose-study") or sentence.has("dose-negation"):
        return None
    child = sentence.has("dose-population", "infant", "toddler", "child")
    for cue in sentence.found("dose-stop", "another's", *(("own",) if child else ())):
        medicine = _next(sentence, cue, "prescriber", "course", "counter", "tablets")
        before = [order for order in orders if order.span.start < cue.span.end]
        if medicine is not None and before:
            return Span(sentence.block, before[-1].span.start, medicine.span.end), medicine
    return None


def _next(sentence: Sentence, cue: Cue, *groups: str) -> Cue | None:
    """The medicine named right behind the cue."""
    text = sentence.block.text
    medicines = sentence.found("dose-medicine", *groups)
    return next((m for m in medicines if BESIDE.fullmatch(text, cue.span.end, m.span.start)), None)

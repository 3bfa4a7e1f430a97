"""What an amount is an amount of: the substance named beside it, or the one that the passage speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.model.doses import UnitKind
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span

OF = re.compile(r",?\s?(?:/d(?:ay)?|a day|per day|daily|each day|every day)?\s?(?:worth )?of\s", re.IGNORECASE)
NEAR_WORDS = re.compile(
    r"(?:(?!(?:with|and|or|plus|in|for|to)\b)[\w'’-]+\s){0,3}"
)  # between `of` and the name: `of the elemental`
OWN = re.compile(
    r"(?:it|this|that|these|them|the (?:drug|medicine|supplement|vitamin|powder|same|active)|elemental|body|each|your"
    r"|a day|treatment)\b",
    re.IGNORECASE,
)
MEASURED = re.compile(
    r"\s(?:in (?:the|your|their) (?:blood|urine|body)|absorption)\b"
)  # `calcium in the blood` is not what is taken
OURS = re.compile(r"(?:our|the|this|that|your)\s(?:[\w-]+\s){0,2}", re.IGNORECASE)  # `of our fizzy powder`
FOREIGN = re.compile(
    r"\b[A-Za-z]{3,}(?:pril|sartan|olol|statin|mab|dipine|azole|cillin|mycin|triptan|oxetine|gliptin|gliflozin|zepam"
    r"|zolam|barbital|caine|vir|prazole|idone|setron|tidine|thiazide|profen|coxib|fenac|parin|xaban|dronate|afil|azine"
    r"|amide|urea|tinib|semide|lukast|terol|sone|solone|phylline|codone|morphone|fibrate)\b"
)  # endings of international nonproprietary names (WHO stem book)
ACTIVITY_SUBSTANCES = frozenset({"vitamin_a", "vitamin_d", "vitamin_e", "beta_carotene"})


@dataclass(frozen=True, slots=True)
class Named:
    """A substance as the text names it. `key` is its file's name, or None where it has no file."""

    key: str | None
    span: Span
    name: str


def named(sentence: Sentence) -> list[Named]:
    """The substances that a sentence names, in order; of overlapping names the table's own wins."""
    text = sentence.block.text
    own = [Named(cue.group, cue.span, cue.text) for cue in sentence.found("substance") if not MEASURED.match(text, cue.span.end)]
    others = [_other(cue) for cue in sentence.found("dose-medicine", "prescriber", "course", "counter", "other")]
    free = [other for other in others if not any(_overlap(other.span, mine.span) for mine in own)]
    taken = [*own, *free]
    block = sentence.block
    for match in FOREIGN.finditer(block.text, sentence.span.start, sentence.span.end):
        span = Span(block, *match.span())
        if not any(_overlap(span, one.span) for one in taken):
            taken.append(Named(None, span, match.group()))
    return sorted(taken, key=lambda one: one.span.start)


def _other(cue: Cue) -> Named:
    return Named(None, cue.span, cue.text.lower())


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def beside(names: Sequence[Named], start: int, end: int, sentence: Sentence, low: int, high: int) -> Named | None:
    """The substance that a sentence names for the amount at `start` to `end`.

    `low` and `high` are where the neighbouring amounts end and begin: a name beyond them is theirs first.
    """
    text = sentence.block.text
    if within := next((n for n in names if start <= n.span.start and n.span.end <= end), None):
        return within
    if of := OF.match(text, end):
        right = next((n for n in names if of.end() <= n.span.start <= of.end() + 40), None)
        if right is not None and NEAR_WORDS.fullmatch(text, of.end(), right.span.start):
            return right
    following = next((n for n in names if n.span.start >= end and n.span.start <= high), None)
    previous = next((n for n in reversed(names) if n.span.end <= start), None)
    if following is not None and text[end : following.span.start] in ("", " ", "-", " ("):
        return following
    if previous is not None and previous.span.end >= low:
        return previous
    if following is not None and not re.search(
        r"[;:,]|\b(?:with|and|or|plus|alongside|between)\b", text[end : following.span.start]
    ):
        return following
    return previous


def foreign(sentence: Sentence, end: int) -> bool:
    """Whether the words name something that is no known substance: `500 mg of glimber root`."""
    text = sentence.block.text
    of = OF.match(text, end)
    if of is None or OWN.match(text, of.end()):
        return False
    poured = (cue.span for cue in sentence.found("dose-vehicle", "vehicle") if cue.span.start >= of.end())
    return not any(OURS.fullmatch(text, of.end(), span.start) for span in poured)


def fits(named: Named | None, unit: str, kind: UnitKind) -> bool:
    """Whether an amount in this unit may be one of this substance: only some vitamins are counted in IU."""
    return named is None or unit != "IU" or named.key in ACTIVITY_SUBSTANCES


def only_one(names: Iterable[Named]) -> Named | None:
    """The substance that all of them name; None where they name several, or none."""
    listed = list(names)
    keys = {(one.key, one.name if one.key is None else "") for one in listed}
    return listed[-1] if len(keys) == 1 else None

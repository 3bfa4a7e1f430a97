"""`check: dose-incomplete`: an instruction to take an amount with no unit, or with no word of how often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks import dose_words as words
from auditor.checks.interface import Context, Hit
from auditor.extractors.doses import bare, frequency, role
from auditor.extractors.doses.units import FORMS
from auditor.model.article import Article
from auditor.model.document import BlockKind
from auditor.model.doses import Dose, UnitKind
from auditor.model.finding import Severity
from auditor.model.prose import Sentence
from auditor.model.span import Span

DIRECT = re.compile(r"\s[^.;:()]{0,25}")  # between the verb and the amount that it governs
POURED = re.compile(r"\b(?:stir|dissolve|mix|spoon)\b", re.IGNORECASE)  # of a powder, so no tablets are counted
STIRRED = re.compile(r"\bin(?:to)?\s(?:(?:your|my|a|the|some)\s)?(?:\w+\s(?:of\s)?)?$")
COUNTABLE = re.compile(rf"\b(?:(?:each|every|per|one|an?|\d+)\s(?:[\w-]+\s)?(?:{FORMS})|(?=\w+s\b)(?:{FORMS}))\b", re.IGNORECASE)
LABELLED = re.compile(r"(?:[^.:]{2,40}:\s)?(?:about\s|around\s|up to\s)?")  # before the amount of an item: `For sleep: 3 mg`
LONG = 12  # characters from an order to what it orders
SIBLINGS = 2  # items of a list that say how often, so that one which does not stands out
COUNT_LIKE = 10  # below this a bare number may count tablets that the passage names


@dataclass(frozen=True, slots=True)
class DoseIncomplete:
    """Finds doses told to the reader of which the unit (`missing: unit`) or the frequency is missing."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"dose", "instruction"})
    PAGE_WIDE: ClassVar = False
    missing: Literal["unit", "frequency"]

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        timed = _timed_items(article) if self.missing == "frequency" else Counter()
        by_block: dict[int, list[Dose]] = defaultdict(list)
        for dose in article.doses:
            by_block[dose.span.block.index].append(dose)
        for dose in article.doses:
            if not words.is_advice(dose) or dose.sentence is None:
                continue
            wanted = _no_unit(dose) if self.missing == "unit" else _no_frequency(dose)
            if wanted:
                span = _instruction(dose)
                yield Hit(span, {"dose": dose.span.text, "instruction": span.text})
            elif self.missing == "frequency" and _odd_one_out(dose, timed, by_block[dose.span.block.index]):
                yield Hit(dose.span, {"dose": dose.span.text, "instruction": dose.span.text}, severity=Severity.WARNING)


def _timed_items(article: Article) -> Counter[int]:
    """How many items of each list tell a dose with how often."""
    told = {(dose.span.block.group, dose.span.block.index) for dose in article.doses if dose.frequency is not None}
    return Counter(group for group, _ in told if group)


def _odd_one_out(dose: Dose, timed: Counter[int], alike: Sequence[Dose]) -> bool:
    """Whether it is the item of a list that does not say how often, where the others do. `alike` are the doses of its item."""
    block = dose.span.block
    if block.kind is not BlockKind.LIST_ITEM or dose.frequency is not None or timed[block.group] < SIBLINGS or dose.single:
        return False
    if dose.kind not in (UnitKind.MASS, UnitKind.ACTIVITY) or dose.as_needed or dose.sentence is None or dose.substance is None:
        return False
    if dose.sentence.has("dose-supervision") or dose.sentence.has("dose-occasion") or len(alike) > 1:
        return False
    return LABELLED.fullmatch(block.text, dose.sentence.span.start, dose.span.start) is not None


def _no_unit(dose: Dose) -> bool:
    if dose.unit is not None or dose.kind is not UnitKind.OTHER or dose.sentence is None:
        return False
    if bare.poured(dose.sentence, dose.span.end) is not None:
        return True
    if dose.substance is None:
        return False
    stirred = any(STIRRED.search(cue.span.block.text[: cue.span.start]) for cue in dose.sentence.found("dose-vehicle", "drink"))
    poured = stirred or POURED.search(dose.sentence.text) is not None
    forms = not poured and any(COUNTABLE.search(near.text) for near in dose.passage)
    return dose.amount >= COUNT_LIKE or not forms


def _no_frequency(dose: Dose) -> bool:
    """An order to take a known substance, with nothing near that says when or how often."""
    assert dose.sentence is not None
    if dose.kind not in (UnitKind.MASS, UnitKind.ACTIVITY) or dose.substance is None or dose.frequency is not None:
        return False
    if (
        dose.single
        or dose.as_needed
        or dose.sentence.has("dose-supervision")
        or dose.sentence.block.kind in (BlockKind.HEADING, BlockKind.TABLE_CELL, BlockKind.FIELD)
    ):
        return False
    text = dose.span.block.text
    direct = [
        cue
        for cue in role.advising(dose.sentence, dose.span.start)
        if cue.group in ("take", "raise") and DIRECT.fullmatch(text, cue.span.end, dose.span.start)
    ]
    if any(cue.group == "raise" or (cue.text.lower() == "add" and dose.unit == "units") for cue in direct):
        own = [near for near in dose.passage if near.block is dose.span.block and near.index >= dose.sentence.index]
        return not any(frequency.frequencies(near) for near in own)  # `if it stays high` says when, but not how often
    orders = [cue for cue in direct if cue.group == "take"]
    if not orders or any(near.has("dose-occasion") for near in dose.passage if _beside(near, dose.sentence)):
        return False
    return not any(frequency.frequencies(near) for near in dose.passage)


def _beside(near: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence is the dose's own, or the one before it in the paragraph."""
    return near.block is sentence.block and 0 <= sentence.index - near.index <= 1


def _instruction(dose: Dose) -> Span:
    """From the verb to the amount: the words that a reader would act on."""
    assert dose.sentence is not None
    before = [cue for cue in role.advising(dose.sentence, dose.span.end) if cue.span.start < dose.span.start]
    start = before[-1].span.start if before else dose.span.start
    named = dose.substance_span
    if named is not None and before and before[-1].span.end + LONG < named.start < dose.span.start:
        start = named.start  # a second amount of one order: `…, then magnesium 300`
    end = dose.frequency_span.end if dose.frequency_span and dose.frequency_span.end > dose.span.end else dose.span.end
    return Span(dose.span.block, start, end)

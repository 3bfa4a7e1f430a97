"""`check: dose-maximum`: a maximum told to the reader that is higher than any authority's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks import dose_words as words
from auditor.checks.dose_comparison import authorities, comparisons
from auditor.checks.dose_slip import slipped
from auditor.checks.interface import Context, Hit
from auditor.extractors.doses import role
from auditor.limits import Per
from auditor.model.article import Article
from auditor.model.document import Part
from auditor.model.doses import Dose, Role
from auditor.model.span import Span

SAFE = re.compile(
    r"(?:\s[\w'’-]+){0,6}?\s(?:is|are)\s(?:still\s|perfectly\s|quite\s|completely\s|entirely\s)?"
    r"(?:safe|fine|harmless|no problem|all right|ok|okay)\b",
    re.IGNORECASE,
)
LEAD = re.compile(r"(?:[\w’']+,?\s){0,2}(?:(?:up to|as much as|even)\s)?")
REACH = 60  # characters from the words of a maximum to its figure
APART = re.compile(r"[;:.]|\b(?:but|although|while|study|trial)\b|\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DoseMaximum:
    """Finds `never more than 6 g of paracetamol a day`: a reader who keeps to it takes too much."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"maximum", "dose", "arithmetic", "substance", "readers", "limits", "per"})
    PAGE_WIDE: ClassVar = False
    country: str = ""

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        deciding = authorities(context, self.country)
        for dose in article.doses:
            entry = words.substance_of(dose, context)
            if entry is None or not _told(dose) or slipped(dose, entry):
                continue
            for one in comparisons(dose, entry, deciding):
                if one.binds and one.per is not Per.TIME and one.above_every:
                    who, span = words.readers(dose), _words(dose)
                    values = {
                        "maximum": span.text, "dose": dose.span.text, "substance": entry.name, "readers": who,
                        "arithmetic": words.arithmetic(dose, one.amount, one.unit), "per": one.per.value,
                        "limits": words.limits(one.figures, one.unit),
                    }  # fmt: skip
                    yield Hit(span, values, one.grounds(who))
                    break


def _told(dose: Dose) -> bool:
    """Whether the page itself tells the maximum to a person who takes it without anyone watching."""
    safe = dose.role is Role.NONE and SAFE.match(dose.span.block.text, dose.span.end) and not _said(dose)
    if (dose.role is not Role.LIMIT and not safe) or dose.sentence is None or dose.population in ("animal", "in vitro"):
        return False
    sentence = dose.sentence
    if sentence.block.part is not Part.PROSE or sentence.text.endswith("?") or sentence.has("dose-supervision"):
        return False
    if sentence.has("dose-study") or sentence.has("dose-rebuttal"):
        return False
    return _start(dose) is not None


def _said(dose: Dose) -> bool:
    """Whether somebody else says so: more than a word or two lead up to the amount."""
    assert dose.sentence is not None
    lead = role.CLAUSE.split(dose.span.block.text[dose.sentence.span.start : dose.span.start])[-1]
    return LEAD.fullmatch(lead) is None


def _start(dose: Dose) -> int | None:
    """Where the words begin that make the amount a maximum; None where it is one only in another sense."""
    assert dose.sentence is not None
    text = dose.span.block.text
    for cue in dose.sentence.found("dose-limit", "cap", "level", "maximum"):
        gap = text[cue.span.end : dose.span.start] if cue.span.end < dose.span.start else ""
        if gap and len(gap) <= REACH and not APART.search(gap.rstrip(" :")):
            return cue.span.start
    behind = role.MOST.match(text, dose.span.end) or SAFE.match(text, dose.span.end)
    return dose.span.start if behind else None


def _words(dose: Dose) -> Span:
    start = _start(dose)
    return Span(dose.span.block, dose.span.start if start is None else start, dose.span.end)

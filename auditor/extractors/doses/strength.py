"""What a count of tablets holds, told in the same sentence: `one capsule daily (each provides 500 mg EPA)`."""

from __future__ import annotations

import re

from auditor.extractors.doses import substance
from auditor.extractors.doses.joining import Taken
from auditor.extractors.doses.units import FORMS
from auditor.model.doses import Amount, UnitKind
from auditor.model.prose import Sentence
from auditor.model.span import Span

EACH = re.compile(
    rf"\b(?:each|one)\b(?:\s(?:{FORMS}|of them))?,?\s(?:provides|contains|has|holds|delivers|gives)\b|\(each\b",
    re.IGNORECASE,
)
STRONG = (UnitKind.MASS, UnitKind.ACTIVITY)


def multiplied(sentence: Sentence, items: list[Taken]) -> list[Taken]:
    """`1 capsule daily (each provides 500 mg EPA and 250 mg DHA)`: what each holds, times the count, added up."""
    each = EACH.search(sentence.text)
    if each is None or items[0].amount.kind is not UnitKind.FORM or items[0].end > sentence.span.start + each.start() + 1:
        return items
    parts = [item for item in items[1:] if item.amount.kind in STRONG]
    if not parts or len({part.amount.unit for part in parts}) > 1:
        return items
    keys = [substance.only_one([n for n in substance.named(sentence) if n.span.start >= part.end][:1]) for part in parts]
    if len(parts) > 1 and len({k.key if k else None for k in keys}) != 1:
        return items
    count, last = items[0].amount.highest, parts[-1]
    total = sum(part.amount.highest for part in parts) * count
    whole = Span(sentence.block, items[0].start, last.end)
    amount = Amount(whole, total, None, last.amount.unit, last.amount.kind, last.amount.printed)
    return [Taken(amount, count, (), items[0].start, last.end)]

"""`check: relative-risk`: a relative change in the headline, where the absolute one is in the text and tiny."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Sentence
from auditor.model.span import Span

RELATIVE = re.compile(
    r"(?P<figure>\d+(?:\.\d+)?\s?(?:%|per cent|percent))\s(?:lower|higher|reduced|increased|smaller|"
    r"greater|less|reduction in|increase in|cut in|drop in|fall in)\s(?:the\s|their\s|"
    r"your\s)?(?:\w+\s){0,2}?(?:risk|chance|odds|likely|rate|death|deaths)\b",
    re.IGNORECASE,
)
RATE = re.compile(r"(?P<count>\d+(?:\.\d+)?) (?:in|per|out of|for) (?:every )?(?P<base>\d{1,3}(?:,\d{3})+|\d{3,})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RelativeRisk:
    """Finds a relative risk told alone near the top, where two absolute rates further down differ by less than `tiny`."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence"})
    PAGE_WIDE: ClassVar = False
    tiny: float = 0.01
    top: int = 6  # sentences that count as the top of a page, besides its headlines

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        rates = next((found for s in article.prose.sentences if (found := self._rates(s))), None)
        if rates is None:
            return
        says, place = rates
        spoken = [s for s in article.prose.spoken() if s.block.kind is not BlockKind.TABLE_CELL]
        for sentence in spoken:
            headline = sentence.block.kind in (BlockKind.FIELD, BlockKind.HEADING)
            match = RELATIVE.search(sentence.text) if headline or sentence in spoken[: self.top] else None
            if (
                match
                and not RATE.search(sentence.text)
                and not any(s.block is sentence.block and RATE.search(s.text) for s in spoken)
            ):
                span = sentence.span.within(match.start(), match.end())
                yield Hit(span, {"claim": span.text, "evidence": says}, (Ground(place, says),))

    def _rates(self, sentence: Sentence) -> tuple[str, Span] | None:
        if sentence.block.part not in (Part.PROSE, Part.ABSTRACT):
            return None
        found = list(RATE.finditer(sentence.text))
        if len(found) < 2:
            return None
        a, b = (float(m.group("count")) / float(m.group("base").replace(",", "")) for m in found[:2])
        base = found[0].group("base")
        if base != found[1].group("base") or a == b or abs(a - b) >= self.tiny:
            return None
        counts = sorted(float(m.group("count")) for m in found[:2])
        says = f"{counts[1]:g} − {counts[0]:g} = {counts[1] - counts[0]:g} in {base}"
        return says, sentence.span.within(found[0].start(), found[1].end())

"""`check: parts-of-whole`: parts that do not add up to the whole that the article gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.reference import Lexicon


@dataclass(frozen=True, slots=True)
class PartsOfWhole:
    """Adds up the parts of each whole that the article divides. Parts that may overlap are only ever too few."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"sum", "total", "whole"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        """Every split whose parts miss the whole."""
        for split in article.statistics.splits:
            total = round(sum(part.value for part in split.parts), 6)
            if total == split.whole.value or (split.overlapping and total > split.whole.value):
                continue
            addends = [_printed(part.value) for part in split.parts]
            shown = " + ".join(addends) if len(addends) <= 6 else f"{' + '.join(addends[:3])} + … + {addends[-1]}"
            whole = _printed(split.whole.value)
            values = {"sum": shown, "total": _printed(total), "whole": whole}
            grounds = [Ground(split.whole_span, f"the whole is {whole}")] if split.whole_span != split.span else []
            grounds += [
                Ground(part.span, f"a part: {_printed(part.value)}") for part in split.parts if not split.span.covers(part.span)
            ]
            yield Hit(split.span, values, tuple(grounds))

    def lexicons(self) -> Mapping[str, Lexicon]:
        """No words of its own."""
        return {}


def _printed(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:g}"

"""`check: jargon`: a term of the trade that has a plain word, which the page nowhere gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Cue
from auditor.reference import fold


@dataclass(frozen=True, slots=True)
class Jargon:
    """Finds the first use of each group of a `lexicon` whose groups are plain words.

    Silent where the page gives the plain word anywhere, or explains the term in brackets; on pages with fewer than
    `fewest` such terms; and for professional `readers`.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words", "plain"})
    PAGE_WIDE: ClassVar = False
    lexicon: str
    fewest: int = 1
    readers: Literal["general", "professional"] = "general"

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        if self.readers != "general" or not article.readability.english:
            return
        first: dict[str, Cue] = {}
        for sentence in article.prose.sentences:
            if sentence.block.part is not Part.PROSE or sentence.block.quoted or sentence.block.kind is BlockKind.FIELD:
                continue
            for cue in sentence.found(self.lexicon):
                first.setdefault(cue.group, cue)
        text = fold(" ".join(block.text for block in article.document.blocks if block.part is Part.PROSE)) if first else ""
        found = [cue for plain, cue in first.items() if plain not in text and not _explained(cue.span.block.text, cue.span.end)]
        if len(found) >= self.fewest:
            yield from (Hit(cue.span, {"words": cue.text, "plain": cue.group}) for cue in found)


def _explained(text: str, end: int) -> bool:
    """ "hypoglycaemia (blood sugar that is too low)", "erythema, or reddening"."""
    return text.startswith((" (", ", or ", ", that is", ", which ", " – ", " — "), end)

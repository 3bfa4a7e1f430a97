"""`check: sentence-length`: a sentence that a reader cannot hold in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.span import Span

OPENS = re.compile(r"[\"'“‘(\[]*[A-Z0-9À-Þ]")
RUN_ON = re.compile(  # a full stop without its space, bullets, a title or a numbered list run into the words
    r"[a-z][.!?][A-Z][a-z]|\s[•·|›»]\s|[.:;,] - \S|:\s*\d+[.)]\s|[a-z] (?:The|This|These|If|When|You|It|For|In) [a-z]|https?://"
)
ENTRY = re.compile(r"\d%? [A-Z][a-z]+|\w - [A-Z]\w+")  # "Headache 90% Fever", "inheritance - Fever - Pallor"
FEWEST_ENTRIES = 3
NAME = re.compile(r"(?<=[a-z,)] )[A-Z][a-z]+")
FUNCTION = re.compile(
    r"\b(?:the|an?|of|to|in|and|or|is|are|was|were|that|for|with|as|it|you|your|we|they|their|this|by|on|at|be|not)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SentenceLength:
    """Finds a sentence of more than `words` words in the page's own running text, spoken quotations included.

    Silent where the words may be no one sentence: list items run together, a row of link texts.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words", "limit"})
    PAGE_WIDE: ClassVar = False
    words: int = 40

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        if not article.readability.english:
            return
        for one in article.readability.sentences:
            if one.counts.words > self.words and _is_one(one.span, one.counts.words, article):
                yield Hit(one.span, {"words": str(one.counts.words), "limit": str(self.words)})


def _is_one(span: Span, words: int, article: Article) -> bool:
    """Whether the words read like a sentence: one opening, little words between the others, few names and links."""
    text = span.text
    if not OPENS.match(text) or RUN_ON.search(text) or len(ENTRY.findall(text)) >= FEWEST_ENTRIES:
        return False
    linked = sum(len(link.span.text.split()) for link in article.document.links if span.covers(link.span))
    little = len(FUNCTION.findall(text))
    return linked * 2 < words and little * 6 >= words and len(NAME.findall(text)) * 6 < words

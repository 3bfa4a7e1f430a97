"""`check: unsourced`: what a page states as fact, and the evidence that it appeals to, where no source covers it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.model.article import Article
from auditor.model.citations import Assertion
from auditor.model.document import Block, BlockKind

OWN_LINE = 14  # words; a longer list item is read, and cited, as a paragraph of its own
PLACES = {BlockKind.LIST_ITEM: "list", BlockKind.TABLE_CELL: "table"}


@dataclass(frozen=True, slots=True)
class UnsourcedAssertion:
    """Finds statistics, effects, links and comparisons that no source covers: one a paragraph, list or table.

    A sentence that appeals to evidence without naming it is told as that alone. The strongest stands
    for its block; `rest` counts the others, and they are given as evidence.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words", "says", "rest"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        groups: dict[tuple[str, int], list[Assertion]] = defaultdict(list)
        appeals = {a.sentence.index for a in article.attributions if not a.sourced}
        for assertion in article.assertions:
            if not assertion.sourced and assertion.sentence.index not in appeals:
                groups[_group(assertion.words.block)].append(assertion)
        for together in groups.values():
            first = max(together, key=lambda a: a.weight)
            others = tuple(Ground(a.words, f"this {a.says} has no source either") for a in together if a is not first)
            place = PLACES.get(first.words.block.kind, "paragraph")
            rest = f" (and {len(others)} more in this {place})" if others else ""
            yield Hit(first.words, {"words": _short(first.words.text), "says": first.says.value, "rest": rest}, others)


@dataclass(frozen=True, slots=True)
class UnsourcedAttribution:
    """Finds `studies show` and its like where nothing that covers the sentence lets a reader find the studies."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        for attribution in article.attributions:
            if not attribution.sourced:
                yield Hit(attribution.words, {"words": attribution.words.text})


def _group(block: Block) -> tuple[str, int]:
    """Short items of one list, and cells of one table, are judged together."""
    short = block.kind is BlockKind.LIST_ITEM and len(block.text.split()) <= OWN_LINE
    if block.group and (short or block.kind is BlockKind.TABLE_CELL):
        return "group", block.group
    return "block", block.index


def _short(words: str, limit: int = 90) -> str:
    words = words.rstrip(".:;, ")
    return words if len(words) <= limit else f"{words[:limit].rsplit(' ', 1)[0]} …"

"""`check: furniture`: what a website's template left behind in the text of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.model.article import Article
from auditor.model.document import Block, BlockKind, Part
from auditor.model.prose import Sentence
from auditor.model.span import OffsetMap, Piece, Span

SEPARATOR_BEFORE = re.compile(r"\s[|·•]\s?$")
SEPARATOR_AFTER = re.compile(r"\s*(?:[|·•]|$)")
JOINT = re.compile(r"[a-z]{2}:?(?=[A-Z][a-z]{2})")  # "contact:This", "formPlease"
CODE = re.compile(r"https?:|www\.|@|[_{}<>]")
MANY = 3  # joints
NEAR = 80  # characters between two joints of one run of link texts
SHOWN = 60  # characters of a run that the message repeats


@dataclass(frozen=True, slots=True)
class Furniture:
    """Finds each run of leftover menus, forms, buttons and footers, and link texts run into a sentence."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"words", "lines"})
    PAGE_WIDE: ClassVar = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        for run in _runs(article.prose.blocks):
            span = run[0].span if len(run) == 1 else _whole(run)
            lines = "1 line" if len(run) == 1 else f"{len(run)} lines"
            yield Hit(span, {"words": _shortened(span.text), "lines": lines})
        for sentence in article.prose.spoken():
            if left := _apart(sentence) or _run_together(sentence.span):
                yield Hit(left, {"words": left.text, "lines": "1 line"})


def _runs(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Furniture in one piece: blocks in a row, with nothing that a visitor reads between them."""
    run: list[Block] = []
    for block in blocks:
        if block.part is Part.FURNITURE:
            run.append(block)
        elif run and block.part is not Part.HIDDEN and block.kind is not BlockKind.ALT_TEXT:
            yield run
            run = []
    if run:
        yield run


def _apart(sentence: Sentence) -> Span | None:
    """A button in a line with other things: "4 May 2024 | Ana Prieto | Leave a comment"."""
    text = sentence.block.text
    for cue in sentence.found("furniture", "line"):
        start, end = cue.span.start, cue.span.end
        if SEPARATOR_BEFORE.search(text[:start]) and SEPARATOR_AFTER.match(text, end):
            return cue.span
    return None


def _whole(run: list[Block]) -> Span:
    """The source from the run's first word to its last, with the words of all its lines as the text."""
    start, end = run[0].span.source_range[0], run[-1].span.source_range[1]
    text = " ".join(block.text for block in run)
    offsets = OffsetMap.of((Piece(0, len(text), start, max(end, start)),))
    return Block(run[0].index, BlockKind.PARAGRAPH, text, offsets, Part.FURNITURE).span


def _run_together(span: Span) -> Span | None:
    """Link texts that lost the blanks between them: two joints close to each other."""
    text = span.text
    found = list(JOINT.finditer(text))
    joints = found if _many(found, text) else [match for match in found if _joins_words(text, match)]
    if len(joints) < 2 or joints[-1].end() - joints[0].start() > NEAR or CODE.search(text):
        return None
    start = text.rfind(" ", 0, joints[0].start()) + 1
    end = re.compile(r"\s|$").search(text, joints[-1].end())
    return span.within(start, end.start() if end else len(text))


def _many(joints: list[re.Match[str]], text: str) -> bool:
    """Three joints in one word, which no name has: "HomeShopBasketCheckout"."""
    if len(joints) < MANY:
        return False
    start = text.rfind(" ", 0, joints[0].start()) + 1
    return text[start].isupper() and " " not in text[start : joints[MANY - 1].end()]


def _joins_words(text: str, joint: re.Match[str]) -> bool:
    """Whether the word before the joint is a plain one, not the first half of a name: "PubMed", "iPhone", "eLife"."""
    before = text[text.rfind(" ", 0, joint.start()) + 1 : joint.start() + 2].lstrip("(\"“‘'")
    return before.islower() and (len(before) > 2 or ":" in joint.group())


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + " …"

"""Finds the blocks of reference lists: under a heading that says so, under a line that serves as one, or by their own shape."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from auditor.model.document import Block, BlockKind, Part

REFERENCE_SHAPE = re.compile(
    r"\b(?:19|20)\d\d[a-z]?(?:\s?[A-Z][a-z]{2,8}\.?(?:\s?\d{1,2})?)?\s?[;,:]\s?\d{1,4}\s?(?:\(|:|\b)|"
    r"\bVol(?:ume|\.)\s?\d+|\bPMI?C?ID?:?\s?\d{4,}|\bdoi:|doi\.org/|\(\d{4}\)\.\s.+\.\s",
    re.IGNORECASE,
)
AUTHOR_START = re.compile(
    r"(?:\[\d+\]\s*)?[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?,?\s"
    r"(?:[A-Z]\.|[A-Z]{1,3}(?:\s(?:Jr|Sr|I{2,3}))?(?=[.,;:]|\s(?:\(|et al|[A-ZÀ-Þ]|(?:and|&)\s[A-ZÀ-Þ][a-z])))"
)
LABEL_START = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[.)])\s?\S")
NAMES_A_LIST = re.compile(r"\b(?:references|bibliography|works cited)\b", re.IGNORECASE)
VERB = re.compile(r"\b(?:was|were|is|are|had|has|showed|found)\b")
SHORT_LINE = 25  # words; a longer paragraph that names a source is prose
HEADING_WORDS = 6
LINE_AS_HEADING = 7  # below every real heading


def reference_blocks(blocks: Sequence[Block], group_of: Callable[[str], str]) -> Iterator[int]:
    """The indices of the blocks that are reference entries; `group_of` names the class of a heading's words.

    A list most of whose items are references is a list of references; of a numbered list half of them will do.
    """
    found = set(_told_or_shaped(blocks, group_of))
    items: dict[int, list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.LIST_ITEM and block.part is Part.PROSE:
            items[block.group].append(i)
    for group in items.values():
        numbered = blocks[group[0]].ordered is not None
        if 2 * sum(i in found for i in group) >= len(group) + (not numbered):
            found.update(group)
    yield from sorted(found)


def _told_or_shaped(blocks: Sequence[Block], group_of: Callable[[str], str]) -> Iterator[int]:
    inside = 0  # the level of the heading that we stand under: 0 for none
    for i, block in enumerate(blocks):
        shaped = REFERENCE_SHAPE.search(block.text) is not None
        if block.kind is BlockKind.HEADING:
            if inside and shaped:
                yield i
                continue
            inside = _level_inside(block, inside, group_of)
            if shaped and block.level > 1:
                yield i
        elif block.part is not Part.PROSE:
            continue
        elif _serves_as_heading(block, blocks[i + 1 : i + 2], group_of):
            inside = LINE_AS_HEADING
        elif inside == LINE_AS_HEADING and not (shaped or block.kind is BlockKind.LIST_ITEM or LABEL_START.match(block.text)):
            inside = 0
        elif inside or (shaped and _is_reference(block)):
            yield i


def _level_inside(heading: Block, inside: int, group_of: Callable[[str], str]) -> int:
    if _names_list(heading.text, group_of):
        return heading.level
    return 0 if heading.level <= inside or inside else inside


def _names_list(text: str, group_of: Callable[[str], str]) -> bool:
    return group_of(text) == "references" or (len(text.split()) <= HEADING_WORDS and NAMES_A_LIST.search(text) is not None)


def _serves_as_heading(block: Block, following: Sequence[Block], group_of: Callable[[str], str]) -> bool:
    """A short line such as `References:` or `**Sources**`, with the first entry right below it."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text.split()) > HEADING_WORDS or not following:
        return False
    set_apart = block.text.rstrip().endswith(":") or any(a == 0 and b >= len(block.text.rstrip(": ")) for a, b in block.marked)
    below = following[0]
    listed = below.kind is BlockKind.LIST_ITEM or LABEL_START.match(below.text) or REFERENCE_SHAPE.search(below.text)
    return set_apart and bool(listed) and group_of(block.text) == "references"


def _is_reference(block: Block) -> bool:
    """A line outside any list that is itself a reference: `J Orthop Surg. 2012 Apr;20(1):18-22.`"""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    words = len(block.text.split())
    if words <= SHORT_LINE and not VERB.search(block.text):
        return True
    return AUTHOR_START.match(block.text) is not None and words <= 3 * SHORT_LINE and block.text.count(". ") >= 2

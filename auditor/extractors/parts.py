"""Settles what part each block plays: pasted abstract, reference list, hidden data or the page's own prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.extractors import furniture
from auditor.model.document import Block, BlockKind, Part
from auditor.reference import Reference, fold

LABEL = re.compile(r"([A-Za-z][A-Za-z,&/ ]{2,48}?)\s*(?:[.:]|\s[–—-])(?=\s|$)")
LATER_LABEL = re.compile(r"(?<=[.!?)\]”\"] )([A-Z][A-Za-z&/ ]{2,40}?)\s*:(?=\s)")
REFERENCE_SHAPE = re.compile(
    r"\b(?:19|20)\d\d[a-z]?(?:\s?[A-Z][a-z]{2,8}\.?(?:\s?\d{1,2})?)?\s?[;,:]\s?\d{1,4}\s?(?:\(|:|\b)|"
    r"\bVol(?:ume|\.)\s?\d+|\bPMI?C?ID?:?\s?\d{4,}|\bdoi:|doi\.org/|\(\d{4}\)\.\s.+\.\s",
    re.IGNORECASE,
)
AUTHOR_START = re.compile(r"(?:\[\d+\]\s*)?[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?,?\s(?:[A-Z]{1,3}\b|[A-Z]\.)")
SHORT_LINE = 25  # words; a longer paragraph that names a source is prose


def settle(blocks: tuple[Block, ...], reference: Reference) -> tuple[Block, ...]:
    """The same blocks with `part` set. A part that a reader has set (code, a site's menu) stays."""
    read = {name for group, listed in _names(reference, "front-matter") if group == "read" for name in listed}
    declared = {name for group, listed in _names(reference, "front-matter") if group == "evidence" for name in listed}
    headings = {name: group for group, listed in _names(reference, "headings") for name in listed}
    settled = list(blocks)
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.FIELD and fold(block.name).split(".")[0] in declared:
            settled[i] = replace(block, part=Part.ABSTRACT)  # what a study found, declared by the page
        elif block.kind is BlockKind.FIELD and _last_name(block.name) not in read:
            settled[i] = replace(block, part=Part.HIDDEN)
        elif block.kind is BlockKind.FOOTNOTE and block.part is Part.PROSE:
            settled[i] = replace(block, part=Part.REFERENCES)
    for i in _references(settled, headings):
        settled[i] = replace(settled[i], part=Part.REFERENCES)
    for i in _abstracts(settled, headings):
        settled[i] = replace(settled[i], part=Part.ABSTRACT)
    return furniture.marked(tuple(settled), reference)


def heading_words(text: str) -> str:
    """A heading as it is looked up: lower case, without its number, colon or emphasis."""
    return re.sub(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[#*_]+)\s*|[\s:.*_]+$", "", fold(text)).strip()


def _names(reference: Reference, lexicon: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if lexicon in reference.lexicons:
        for group, phrases in reference.lexicons[lexicon].groups.items():
            yield group, phrases


def _last_name(dotted: str) -> str:
    """`gallery.0.caption` is a caption."""
    return next((step for step in reversed(fold(dotted).split(".")) if not step.isdigit()), "")


def _references(blocks: list[Block], headings: dict[str, str]) -> Iterator[int]:
    inside = 0  # the level of the reference heading that we stand under
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            if inside and REFERENCE_SHAPE.search(block.text):
                yield i
                continue
            is_list = headings.get(heading_words(block.text)) == "references"
            inside = block.level if is_list else 0 if block.level <= inside or inside else inside
            if REFERENCE_SHAPE.search(block.text) and block.level > 1:
                yield i
        elif block.part is Part.PROSE and (inside or _is_reference(block)):
            yield i


def _is_reference(block: Block) -> bool:
    """A line outside any list that is itself a reference: `J Orthop Surg. 2012 Apr;20(1):18-22.`"""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or not REFERENCE_SHAPE.search(block.text):
        return False
    words = len(block.text.split())
    starts = AUTHOR_START.match(block.text) is not None
    return words <= SHORT_LINE and not re.search(r"\b(?:was|were|is|are|had|has|showed|found)\b", block.text) or (
        starts and words <= 3 * SHORT_LINE and block.text.count(". ") >= 2
    )


def _abstracts(blocks: list[Block], headings: dict[str, str]) -> Iterator[int]:
    yield from _labelled_paragraphs(blocks, headings)
    yield from _labelled_sections(blocks, headings)


def _labelled_paragraphs(blocks: list[Block], headings: dict[str, str]) -> Iterator[int]:
    """Paragraphs that open with METHODS, RESULTS …, and what stands between the first and the last of them."""
    run: list[int] = []
    labels: set[str] = set()
    for i, block in [*enumerate(blocks), (len(blocks), None)]:
        if block is not None and block.kind is BlockKind.FIELD:
            continue
        found = _labels(block, headings) if block is not None and block.part is Part.PROSE else set()
        stop = block is None or block.kind is BlockKind.HEADING or (run and i - run[-1] > 3)
        if stop and run:
            if len(labels) >= 2 and labels & {"methods", "results"}:
                yield from range(run[0], run[-1] + 1)
            run, labels = [], set()
        if found and not (block is not None and block.kind is BlockKind.HEADING):
            run.append(i)
            labels |= found


def _labels(block: Block, headings: dict[str, str]) -> set[str]:
    """The abstract labels that a paragraph opens with or, in a run-in abstract, holds."""
    found = set()
    first = LABEL.match(block.text)
    if first and (group := headings.get(heading_words(first.group(1)))):
        bold = any(start == 0 and end >= len(first.group(1)) for start, end in block.marked)
        if group in ("aim", "methods", "results", "conclusion") and (bold or first.group(1).isupper() or block.quoted):
            found.add(group)
    if found or block.kind is BlockKind.PARAGRAPH:
        later = [headings.get(heading_words(match.group(1)), "") for match in LATER_LABEL.finditer(block.text)]
        later = [group for group in later if group in ("aim", "methods", "results", "conclusion")]
        if found or len(later) >= 2:
            found |= set(later)
    return found


def _labelled_sections(blocks: list[Block], headings: dict[str, str]) -> Iterator[int]:
    """Headings Methods, Results, Conclusion in a row, with what stands below them."""
    run: list[tuple[int, str]] = []
    end = 0
    for i, block in [*enumerate(blocks), (len(blocks), None)]:
        if block is not None and block.kind is not BlockKind.HEADING:
            end = i + 1 if run and block.kind is not BlockKind.FIELD else end
            continue
        group = headings.get(heading_words(block.text), "") if block is not None else ""
        if group in ("aim", "methods", "results", "conclusion"):
            run.append((i, group))
            end = i + 1
            continue
        if len({group for _, group in run}) >= 3:
            yield from range(run[0][0], end)
        run = []

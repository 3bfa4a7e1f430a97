"""Settles what part each block plays: pasted abstract, reference list, hidden data or the page's own prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.extractors import furniture
from auditor.extractors.reference_lists import reference_blocks
from auditor.model.document import Block, BlockKind, Part
from auditor.reference import Reference, fold

LABEL = re.compile(r"([A-Za-z][A-Za-z,&/ ]{2,48}?)\s*(?:[.:]|\s[–—-])(?=\s|$)")
SOURCES = ("sources", "references")  # lists of publications, of which an entry may give a study's figures
LATER_LABEL = re.compile(r"(?<=[.!?)\]”\"] )([A-Z][A-Za-z&/ ]{2,40}?)\s*:(?=\s)")


def settle(blocks: tuple[Block, ...], reference: Reference) -> tuple[Block, ...]:
    """The same blocks with `part` set. A part that a reader has set (code, a site's menu) stays."""
    read = {name for group, listed in _names(reference, "front-matter") if group == "read" for name in listed}
    declared = {name for group, listed in _names(reference, "front-matter") if group == "evidence" for name in listed}
    fields = {name for _, listed in _names(reference, "evidence-fields") for name in listed}
    headings = {name: group for group, listed in _names(reference, "headings") for name in listed}
    settled = list(blocks)
    for i, block in enumerate(blocks):
        if block.kind is BlockKind.FIELD and _declares(block.name, declared, fields):
            settled[i] = replace(block, part=Part.ABSTRACT)  # what a study found, declared by the page
        elif block.kind is BlockKind.FIELD and _last_name(block.name) not in read:
            settled[i] = replace(block, part=Part.HIDDEN)
        elif block.kind is BlockKind.FOOTNOTE and block.part is Part.PROSE:
            settled[i] = replace(block, part=Part.REFERENCES)
    for i in reference_blocks(settled, lambda text: headings.get(heading_words(text), "")):
        settled[i] = replace(settled[i], part=Part.REFERENCES)
    for i in _abstracts(settled, headings):
        settled[i] = replace(settled[i], part=Part.ABSTRACT)
    return furniture.marked(tuple(settled), reference)


def _declares(dotted: str, roots: set[str], fields: set[str]) -> bool:
    """Whether a field declares what a study found: under `evidence:`, or a named figure under `sources:`."""
    root = fold(dotted).split(".")[0]
    return root in roots or (root in SOURCES and _last_name(dotted) in fields)


def heading_words(text: str) -> str:
    """A heading as it is looked up: lower case, without its number, colon or emphasis."""
    return re.sub(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[#*_]+)\s*|[\s:.*_]+$", "", fold(text)).strip()


def _names(reference: Reference, lexicon: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if lexicon in reference.lexicons:
        yield from reference.lexicons[lexicon].groups.items()


def _last_name(dotted: str) -> str:
    """`gallery.0.caption` is a caption."""
    return next((step for step in reversed(fold(dotted).split(".")) if not step.isdigit()), "")


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

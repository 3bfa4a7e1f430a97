"""Numbered markers in the text: `[1]`, `(1)`, `¹`, `^1^`, `[1–3,5]`, `pain.1`, and those that the markup set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model.citations import Citation, ReferenceEntry
from auditor.model.document import Block, BlockKind, Document, Part
from auditor.model.span import Span

LIST = r"\d{1,3}(?:\s?[-–—,;]\s?\d{1,3})*"
SQUARE = re.compile(rf"\[(?P<labels>{LIST})\](?!\()")
FOOTNOTE = re.compile(r"\[\^(?P<label>[\w-]{1,20})\](?!:)")  # left as it was typed, since the page defines no such note
INTERVAL = re.compile(r"(?:\b(?:CI|confidence|interval|range|IQR|between|from|of)|[=:]|\d)\s?$|^\s*$")
THOUSANDS = r"(?!\d{1,3}(?:,\d{3})+\))"  # `Drug (1,950)`
ROUND = re.compile(rf"(?<=[\w.,;:!?)\"”’%])\s?\({THOUSANDS}(?P<labels>{LIST})\)(?=\s*[.,;:]|\s+[A-Z]|\s*$)")
ROUND_INSIDE = re.compile(rf"(?<=[a-z])\s\({THOUSANDS}(?P<labels>{LIST})\)(?=\s[a-z])")  # `caries (1) and gum`, or a step of many
RAISED = re.compile(
    r"(?<=[a-zA-Z]{4})[¹²³⁰⁴-⁹]+(?:[,˒‚⁻⁽⁾–-]+[¹²³⁰⁴-⁹]+)*|(?<=[.,;:!?)\]\"'”’%])\s?[¹²³⁰⁴-⁹]+(?:[,˒‚⁻–-]+[¹²³⁰⁴-⁹]+)*"
)
TRAILING = re.compile(rf"(?<=[a-z)”\"]{{2}})[.,](?P<labels>{LIST})(?=\s+[A-Z“\"]|\s*$)")
CARET = re.compile(rf"(?<=\S)\^(?P<labels>{LIST})\^")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒‚", "0123456789-,,")
PARTS = frozenset({Part.PROSE, Part.ABSTRACT})


def read(document: Document, blocks: tuple[Block, ...], entries: tuple[ReferenceEntry, ...]) -> tuple[Citation, ...]:
    """Every label that the text cites, a range as each of its numbers, in reading order."""
    labels = {entry.label for entry in entries if entry.label}
    lone = {"round": _ambiguous(blocks, ROUND, labels), "trailing": bool(labels) and _ambiguous(blocks, TRAILING, labels)}
    found: list[Citation] = []
    for block in blocks:
        if block.part in PARTS and block.kind not in (BlockKind.CODE, BlockKind.COMMENT):
            found += _in_block(block, lone, labels)
    for marker in document.markers:
        if marker.span.block.part is not Part.HIDDEN:
            found += _named(marker.span, marker.label)
    order = {block.index: i for i, block in enumerate(blocks)}
    current = {block.index: block for block in blocks}
    found = [_placed(citation, current) for citation in found]
    return tuple(sorted(found, key=lambda c: (order.get(c.span.block.index, 0), c.span.start)))


def _placed(citation: Citation, blocks: dict[int, Block]) -> Citation:
    """The same citation in the block as settled: the reader's markers still point at the block as read."""
    span = citation.span
    block = blocks.get(span.block.index, span.block)
    return Citation(Span(block, span.start, span.end), citation.form, citation.identifier, citation.level)


def _in_block(block: Block, lone: dict[str, bool], labels: set[str]) -> Iterator[Citation]:
    text = block.text
    if "[" in text:
        for match in FOOTNOTE.finditer(text):
            yield Citation(Span(block, *match.span()), "numbered", match.group("label"), 2)
        for match in SQUARE.finditer(text):
            if match.group("labels") in labels or not INTERVAL.search(text[max(0, match.start() - 12) : match.start()]):
                yield from _labels(Span(block, *match.span()), match.group("labels"))
    for match in CARET.finditer(text) if "^" in text else ():
        yield from _labels(Span(block, *match.span()), match.group("labels"))
    if lone["round"] and "(" in text:
        yield from _round(block, labels)
    if any(c in text for c in "¹²³⁴⁵⁶⁷⁸⁹"):
        for match in RAISED.finditer(text):
            yield from _labels(Span(block, *match.span()), match.group().translate(DIGITS))
    if lone["trailing"]:
        for match in TRAILING.finditer(text):
            yield from _labels(Span(block, match.start("labels"), match.end("labels")), match.group("labels"))


def _round(block: Block, labels: set[str]) -> Iterator[Citation]:
    """`(1)` at the end of a clause; inside one it may be a step of many, so there the list must have the number."""
    found = list(ROUND.finditer(block.text))
    found += [m for m in ROUND_INSIDE.finditer(block.text) if labels.issuperset(_expanded(m.group("labels")))]
    for match in found:
        yield from _labels(Span(block, match.start("labels") - 1, match.end("labels") + 1), match.group("labels"))


def _ambiguous(blocks: tuple[Block, ...], pattern: re.Pattern[str], labels: set[str]) -> bool:
    """Whether `(1)` marks a citation on this page: only where the list has an entry of that number."""
    if not labels:
        return False
    return any(
        label in labels
        for block in blocks
        if block.part in PARTS
        for match in pattern.finditer(block.text)
        for label in _expanded(match.group("labels"))
    )


def _labels(span: Span, printed: str) -> Iterator[Citation]:
    for label in _expanded(printed):
        yield Citation(span, "numbered", label, 2)


def _named(span: Span, label: str) -> Iterator[Citation]:
    expanded = _expanded(label) if re.fullmatch(LIST, label) else [label]
    for name in expanded:
        yield Citation(span, "numbered", name, 2)


def _expanded(printed: str) -> list[str]:
    """`1–3,5` is 1, 2, 3, 5; a range that is no range (`2012-2013`, `9-3`) stays as it is."""
    labels: list[str] = []
    for part in re.split(r"[,;]", printed):
        ends = [int(end) for end in re.findall(r"\d+", part)]
        if len(ends) == 2 and 0 < ends[1] - ends[0] <= 30:
            labels += [str(n) for n in range(ends[0], ends[1] + 1)]
        else:
            labels += [str(end) for end in ends]
    return labels

"""Markdown (and MDX) into blocks, on the events of pulldown-cmark, which carry the source range of each token."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Any

from auditor.model.document import BlockKind, Cell, Part
from auditor.readers.builder import BlockBuilder, Setting
from auditor.readers.html import HtmlWalker
from auditor.readers.templates import blank_templates

SUFFIXES = (".md", ".markdown", ".mdx")

HEADINGS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}


def read(builder: BlockBuilder, start: int, mdx: bool = False) -> dict[str, object]:
    """Reads the source from `start` on into `builder`; returns what embedded HTML declares of the page."""
    import pyromark

    options = pyromark.Options
    text = blank_templates(builder, start, mdx)
    walker = MarkdownWalker(builder, text, start)
    events = pyromark.events_with_range(
        text,
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_DEFINITION_LIST
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_MATH,
    )
    for event, place in events:
        walker.take(event, place["start"], place["end"])
    builder.close()
    return walker.html.metadata


class MarkdownWalker:
    """Turns the parser's events into blocks. Ranges arrive as bytes of UTF-8 and leave as source offsets."""

    def __init__(self, builder: BlockBuilder, text: str, base: int) -> None:
        self.builder = builder
        self.html = HtmlWalker(builder)
        self.base = base
        self.bytes = _ByteOffsets(text)
        self.lists: list[tuple[int, int | None]] = []  # group, next printed number
        self.quotes: list[int] = []
        self.kinds: list[BlockKind] = []  # of the open list items, definitions and footnotes
        self.starts: list[int] = []  # text offsets at which the open inline elements started
        self.cell: Cell | None = None
        self.table = 0
        self.head = False
        self.html_range: tuple[int, int] | None = None
        self.alt: list[tuple[int, int, str | None]] | None = None

    def take(self, event: Any, start: int, end: int) -> None:
        a, b = self.base + self.bytes.offset(start), self.base + self.bytes.offset(end)
        if isinstance(event, str):
            self._bare(event, a, b)
            return
        name, value = next(iter(event.items()))
        if name in ("Start", "End"):
            tag, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
            handler = getattr(self, f"_{name.lower()}_{tag.lower()}", None)
            if handler:
                handler(detail, a, b)
        elif name == "Text" and self.alt is not None:
            self.alt.append((a, b, None if self.builder.source[a:b] == value else value))
        elif name == "Text":
            self.builder.replace(value, a, b)
        elif name == "Code":
            self._code(value, a, b)
        elif name == "Html":
            self.html_range = (self.html_range[0] if self.html_range else a, b)
        elif name == "InlineHtml":
            self.html.feed_range(a, b)
        elif name == "FootnoteReference":
            self.builder.marker(value)

    def _bare(self, event: str, start: int, end: int) -> None:
        if event in ("SoftBreak", "HardBreak"):
            if self.alt is not None:
                self.alt.append((start, end, " "))
            else:
                self.builder.replace(" ", start, end)
        elif event == "Rule":
            self.builder.close()

    def _code(self, text: str, start: int, end: int) -> None:
        raw = self.builder.source[start:end]
        fence = len(raw) - len(raw.lstrip("`"))
        inner_start, inner_end = start + fence, end - fence
        if len(text) + 2 == inner_end - inner_start:
            inner_start, inner_end = inner_start + 1, inner_end - 1
        if self.builder.source[inner_start:inner_end] == text:
            self.builder.read(inner_start, inner_end)
        else:
            self.builder.replace(text, start, end)

    def _open(self, kind: BlockKind, **attributes: Any) -> None:
        part = Part.HIDDEN if self.html.outside_article or kind is BlockKind.CODE else Part.PROSE
        quoted = bool(self.quotes) or "blockquote" in self.html.open
        self.builder.open(Setting(kind, part=part, quoted=quoted, **attributes))

    # Blocks

    def _start_paragraph(self, _: Any, a: int, b: int) -> None:
        setting = self.builder.setting
        if self.kinds and setting.kind is self.kinds[-1] and not self.builder.length:
            return
        kind = self.kinds[-1] if self.kinds else BlockKind.QUOTATION if self.quotes else BlockKind.PARAGRAPH
        group = self.lists[-1][0] if self.lists else self.quotes[-1] if self.quotes else 0
        self._open(kind, group=group, level=len(self.lists), name=setting.name if self.kinds else "")

    def _end_paragraph(self, _: Any, a: int, b: int) -> None:
        self.builder.close()

    def _start_heading(self, detail: Any, a: int, b: int) -> None:
        self._open(BlockKind.HEADING, level=HEADINGS[detail["level"]])

    _end_heading = _end_paragraph

    def _start_blockquote(self, _: Any, a: int, b: int) -> None:
        self.quotes.append(self.builder.new_group())

    def _end_blockquote(self, _: Any, a: int, b: int) -> None:
        self.builder.close()
        self.quotes.pop()

    def _start_list(self, first: int | None, a: int, b: int) -> None:
        self.builder.close()
        self.lists.append((self.builder.new_group(), first))

    def _end_list(self, _: Any, a: int, b: int) -> None:
        self.builder.close()
        self.lists.pop()

    def _start_item(self, _: Any, a: int, b: int) -> None:
        group, number = self.lists[-1]
        self.lists[-1] = (group, None if number is None else number + 1)
        self.kinds.append(BlockKind.LIST_ITEM)
        self._open(BlockKind.LIST_ITEM, ordered=number, level=len(self.lists), group=group)

    def _end_holder(self, _: Any, a: int, b: int) -> None:
        self.builder.close()
        self.kinds.pop()

    _end_item = _end_holder

    def _start_definitionlisttitle(self, _: Any, a: int, b: int) -> None:
        self.kinds.append(BlockKind.TERM)
        self._open(BlockKind.TERM)

    def _start_definitionlistdefinition(self, _: Any, a: int, b: int) -> None:
        self.kinds.append(BlockKind.DEFINITION)
        self._open(BlockKind.DEFINITION)

    def _start_footnotedefinition(self, label: str, a: int, b: int) -> None:
        self.builder.close()
        self.kinds.append(BlockKind.FOOTNOTE)
        self._open(BlockKind.FOOTNOTE, name=label)

    _end_definitionlisttitle = _end_definitionlistdefinition = _end_footnotedefinition = _end_holder

    def _start_codeblock(self, _: Any, a: int, b: int) -> None:
        self._open(BlockKind.CODE)

    _end_codeblock = _end_paragraph

    def _start_table(self, _: Any, a: int, b: int) -> None:
        self.builder.close()
        self.table = self.builder.new_group()
        self.cell = Cell(self.table, -1, -1, False)

    def _end_table(self, _: Any, a: int, b: int) -> None:
        self.builder.close()
        self.cell = None

    def _start_tablehead(self, _: Any, a: int, b: int) -> None:
        self.cell = Cell(self.table, 0, -1, True)

    def _start_tablerow(self, _: Any, a: int, b: int) -> None:
        row = self.cell.row if self.cell else 0
        self.cell = Cell(self.table, row + 1, -1, False)

    def _start_tablecell(self, _: Any, a: int, b: int) -> None:
        if self.cell:
            self.cell = Cell(self.table, self.cell.row, self.cell.column + 1, self.cell.header)
            self._open(BlockKind.TABLE_CELL, cell=self.cell, group=self.table)

    _end_tablecell = _end_paragraph

    def _end_htmlblock(self, _: Any, a: int, b: int) -> None:
        if self.html_range:
            self.builder.close()
            self.html.feed_range(*self.html_range)
            self.html_range = None

    # Inline elements

    def _start_link(self, detail: Any, a: int, b: int) -> None:
        self.starts.append(self.builder.length)
        self.html.anchors.append((self.builder.length, detail["dest_url"]))

    def _end_link(self, _: Any, a: int, b: int) -> None:
        self.starts.pop()
        start, target = self.html.anchors.pop()
        self.builder.link(min(start, self.builder.length), target)

    def _start_strong(self, _: Any, a: int, b: int) -> None:
        self.starts.append(self.builder.length)

    def _end_strong(self, _: Any, a: int, b: int) -> None:
        self.builder.bold(self.starts.pop())

    def _start_image(self, _: Any, a: int, b: int) -> None:
        self.alt = []

    def _end_image(self, _: Any, a: int, b: int) -> None:
        if self.alt:
            self.builder.aside(Setting(BlockKind.ALT_TEXT), self.alt)
        self.alt = None


class _ByteOffsets:
    """Offsets in UTF-8 bytes to offsets in code points."""

    def __init__(self, text: str) -> None:
        wide = list(re.finditer(r"[^\x00-\x7f]", text))
        extra = [len(match.group().encode("utf-8", "surrogatepass")) - 1 for match in wide]
        self.surplus = [0, *accumulate(extra)]
        self.starts = [match.start() + surplus for match, surplus in zip(wide, self.surplus, strict=False)]

    def offset(self, byte: int) -> int:
        return byte - self.surplus[bisect_right(self.starts, byte - 1)] if self.starts else byte

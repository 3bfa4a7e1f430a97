"""Markdown (and MDX) into blocks, on the events of pulldown-cmark, which carry the source range of each token."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import Any

from auditor.model.document import BlockKind, Part
from auditor.readers import templates
from auditor.readers.builder import BlockBuilder, OpenRange, Run, Setting
from auditor.readers.html import HtmlWalker
from auditor.readers.tables import Grid

SUFFIXES = (".md", ".markdown", ".mdx")

LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
ADMONITIONS = ("!!!", "???", "===")  # read as list items; see the templates
ALERT = re.compile(r">[ \t]*\[![\w-]+\]")


def read(builder: BlockBuilder, start: int, mdx: bool = False) -> dict[str, object]:
    """Reads the source from `start` on into `builder`; returns what embedded HTML declares of the page."""
    import pyromark

    options = pyromark.Options
    templates.blank(builder, start, mdx=mdx)
    text = builder.text[start:]
    walker = MarkdownWalker(builder, text, start, mdx)
    events = pyromark.events_with_range(
        text,
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_DEFINITION_LIST
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_HEADING_ATTRIBUTES,
    )
    for event, place in events:
        walker.take(event, place["start"], place["end"])
    builder.end()
    return walker.html.metadata


class MarkdownWalker:
    """Turns the parser's events into blocks. Ranges arrive as bytes of UTF-8 and leave as source offsets."""

    def __init__(self, builder: BlockBuilder, text: str, base: int, mdx: bool = False) -> None:
        self.builder = builder
        self.html = HtmlWalker(builder)
        self.base = base
        self.mdx = mdx
        self.bytes = _ByteOffsets(text)
        self.lists: list[tuple[int, int | None]] = []  # group, next printed number
        self.quotes: list[int] = []  # their groups; 0 for an alert, which the page itself speaks
        self.holders: list[Setting] = []  # of the open list items, definitions and footnotes
        self.inside: list[OpenRange] = []  # the open links and runs of bold
        self.grid = Grid(0)
        self.head = False
        self.lines: list[tuple[int, int]] = []  # of the HTML block being read
        self.alt: list[Run] | None = None

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
        elif name == "Html":
            self.lines.append((a, b))
        elif name == "InlineHtml":
            self.html.feed(a, b)
        elif name == "FootnoteReference":
            self.builder.marker(value)
        elif self.html.unread:
            return
        elif self.alt is not None:
            self.alt.append((a, b, value))
        elif name == "Text":
            self.builder.replace(value, a, b)
        elif name == "Code":
            self._code(value, a, b)

    def _bare(self, event: str, start: int, end: int) -> None:
        if event == "Rule":
            self.builder.close()
        elif event in ("SoftBreak", "HardBreak") and self.alt is not None:
            self.alt.append((start, end, " "))
        elif event in ("SoftBreak", "HardBreak"):
            self.builder.replace(" ", start, end)

    def _code(self, text: str, start: int, end: int) -> None:
        raw = self.builder.text[start:end]
        fence = len(raw) - len(raw.lstrip("`"))
        padding = (len(raw) - 2 * fence - len(text)) // 2
        inner_start, inner_end = start + fence + padding, end - fence - padding
        if re.sub(r"[\r\n]", " ", self.builder.text[inner_start:inner_end]) == text:
            self.builder.read(inner_start, inner_end)
        else:
            self.builder.replace(text, start, end)

    def _open(self, setting: Setting) -> None:
        around = self.html.setting or Setting()
        hidden = around.part is Part.HIDDEN or setting.kind is BlockKind.CODE
        quoted = any(self.quotes) or around.quoted
        self.builder.open(replace(setting, part=Part.HIDDEN if hidden else setting.part, quoted=quoted))

    def _close(self, _: Any, a: int, b: int) -> None:
        self.html.end_unread()
        self.builder.close()

    # Blocks

    def _start_paragraph(self, _: Any, a: int, b: int) -> None:
        if self.holders:
            holder = self.holders[-1]
            if self.builder.length or self.builder.setting.kind is not holder.kind:
                self._open(holder.continued())
        elif self.html.setting and not self.quotes:
            self._open(self.html.setting.continued())
        elif any(self.quotes):
            self._open(Setting(BlockKind.QUOTATION, group=self.quotes[-1]))
        else:
            self._open(Setting())

    def _start_heading(self, detail: Any, a: int, b: int) -> None:
        self._open(Setting(BlockKind.HEADING, level=LEVELS[detail["level"]]))

    def _start_blockquote(self, _: Any, a: int, b: int) -> None:
        self.builder.close()
        alert = ALERT.match(self.builder.source, a)
        self.quotes.append(0 if alert else self.builder.new_group())

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
        if self.builder.source.startswith(ADMONITIONS, a):
            self._hold(Setting())
            return
        self.lists[-1] = (group, None if number is None else number + 1)
        self._hold(Setting(BlockKind.LIST_ITEM, ordered=number, level=len(self.lists), group=group))

    def _hold(self, setting: Setting) -> None:
        self.holders.append(setting)
        self._open(setting)

    def _start_definitionlisttitle(self, _: Any, a: int, b: int) -> None:
        self._hold(Setting(BlockKind.TERM))

    def _start_definitionlistdefinition(self, _: Any, a: int, b: int) -> None:
        self._hold(Setting(BlockKind.DEFINITION))

    def _start_footnotedefinition(self, label: str, a: int, b: int) -> None:
        self._hold(Setting(BlockKind.FOOTNOTE, name=label))

    def _end_holder(self, _: Any, a: int, b: int) -> None:
        self._close(_, a, b)
        self.holders.pop()

    def _start_codeblock(self, detail: Any, a: int, b: int) -> None:
        indented_in_mdx = self.mdx and not isinstance(detail, dict)  # where indenting sets no code
        self._open(Setting(BlockKind.PARAGRAPH if indented_in_mdx else BlockKind.CODE))

    def _start_table(self, _: Any, a: int, b: int) -> None:
        self.builder.close()
        self.grid = Grid(self.builder.new_group())

    def _start_tablehead(self, _: Any, a: int, b: int) -> None:
        self.head = True
        self.grid.row()

    def _end_tablehead(self, _: Any, a: int, b: int) -> None:
        self.head = False

    def _start_tablerow(self, _: Any, a: int, b: int) -> None:
        self.grid.row()

    def _start_tablecell(self, _: Any, a: int, b: int) -> None:
        cell = self.grid.cell(header=self.head)
        self._open(Setting(BlockKind.TABLE_CELL, cell=cell, group=cell.table))

    def _end_htmlblock(self, _: Any, a: int, b: int) -> None:
        """Feeds the block at once; between its lines may stand what belongs to the Markdown around it."""
        if not self.lines:
            return
        self.builder.close()
        gaps = [(end, start) for (_, end), (start, _) in zip(self.lines, self.lines[1:], strict=False) if start > end]
        quoted = any(self.quotes)
        self.html.ground.setting = Setting(BlockKind.QUOTATION if quoted else BlockKind.PARAGRAPH, quoted=quoted)
        self.html.feed(self.lines[0][0], self.lines[-1][1], gaps)
        self.lines = []

    _end_paragraph = _end_heading = _end_codeblock = _end_tablecell = _end_table = _close
    _end_item = _end_definitionlisttitle = _end_definitionlistdefinition = _end_footnotedefinition = _end_holder

    # Inline elements

    def _start_link(self, detail: Any, a: int, b: int) -> None:
        self.inside.append(self.builder.begin(detail["dest_url"]))

    def _start_strong(self, _: Any, a: int, b: int) -> None:
        self.inside.append(self.builder.begin())

    def _end_link(self, _: Any, a: int, b: int) -> None:
        self.builder.finish(self.inside.pop())

    _end_strong = _end_link

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
        extra = [len(match.group().encode("utf-8")) - 1 for match in wide]
        self.surplus = [0, *accumulate(extra)]
        self.starts = [match.start() + surplus for match, surplus in zip(wide, self.surplus, strict=False)]

    def offset(self, byte: int) -> int:
        """Code points before a byte offset (of a character's first byte)."""
        return byte - self.surplus[bisect_right(self.starts, byte - 1)] if self.starts else byte

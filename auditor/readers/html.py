"""HTML into blocks, with the standard library's tokenizer: it is the one that tells where each token stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from auditor.model.document import BlockKind, Cell, Part
from auditor.readers.builder import BlockBuilder, Setting

SUFFIXES = (".html", ".htm")

BLOCKS = {
    "p": BlockKind.PARAGRAPH, "div": BlockKind.PARAGRAPH, "section": BlockKind.PARAGRAPH, "article": BlockKind.PARAGRAPH,
    "main": BlockKind.PARAGRAPH, "body": BlockKind.PARAGRAPH, "aside": BlockKind.PARAGRAPH, "address": BlockKind.PARAGRAPH,
    "form": BlockKind.PARAGRAPH, "fieldset": BlockKind.PARAGRAPH, "label": BlockKind.PARAGRAPH, "button": BlockKind.PARAGRAPH,
    "summary": BlockKind.PARAGRAPH, "details": BlockKind.PARAGRAPH, "option": BlockKind.PARAGRAPH, "legend": BlockKind.PARAGRAPH,
    "header": BlockKind.PARAGRAPH, "footer": BlockKind.PARAGRAPH, "nav": BlockKind.PARAGRAPH, "hr": BlockKind.PARAGRAPH,
    "ul": BlockKind.PARAGRAPH, "ol": BlockKind.PARAGRAPH, "dl": BlockKind.PARAGRAPH, "table": BlockKind.PARAGRAPH,
    "tr": BlockKind.PARAGRAPH, "thead": BlockKind.PARAGRAPH, "tbody": BlockKind.PARAGRAPH, "figure": BlockKind.PARAGRAPH,
    "blockquote": BlockKind.QUOTATION, "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION,
    "li": BlockKind.LIST_ITEM, "td": BlockKind.TABLE_CELL, "th": BlockKind.TABLE_CELL, "dt": BlockKind.TERM,
    "dd": BlockKind.DEFINITION, "pre": BlockKind.CODE, "h1": BlockKind.HEADING, "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING, "h4": BlockKind.HEADING, "h5": BlockKind.HEADING, "h6": BlockKind.HEADING,
}  # fmt: skip
PLAIN = {"p", "div", "section", "label", "address"}  # take the kind of what they stand in
HOLDERS = {"li", "td", "th", "dt", "dd", "figcaption", "caption", "blockquote"}
UNREAD = {"script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select"}
SITE_PARTS = {"nav", "header", "footer"}  # the site's own, unless they stand inside the article
ARTICLE_PARTS = {"main", "article", "section"}
VOID = {"br", "img", "hr", "meta", "link", "input", "source", "wbr", "area", "base", "col", "embed", "track", "param"}
CLOSED_BY = {"p", "li", "td", "th", "tr", "dt", "dd", "option"}  # an end tag that may be left out
ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")
MARKER = re.compile(r"^[\[(]?(?:\d{1,3}(?:\s?[-–,;]\s?\d{1,3})*|[*†‡§a-f])[\])]?$")
META_TEXT = {"description", "og:title", "og:description", "twitter:title", "twitter:description"}


def read(builder: BlockBuilder) -> dict[str, object]:
    """Reads the whole source into `builder`; returns what the page declares of itself (meta, JSON-LD)."""
    walker = HtmlWalker(builder)
    walker.feed_range(0, len(builder.source))
    builder.close()
    return walker.metadata


class HtmlWalker:
    """Walks tags and text, one range of source after another; open elements stay open between ranges."""

    def __init__(self, builder: BlockBuilder) -> None:
        self.builder = builder
        self.metadata: dict[str, object] = {}
        self.open: list[str] = []
        self.cell: Cell | None = None
        self.tables = 0
        self.groups: list[int] = []
        self.counters: list[int | None] = []
        self.anchors: list[tuple[int, str]] = []
        self.raised: list[int] = []
        self.bold: list[int] = []
        self.json_ld = False

    def feed_range(self, start: int, end: int) -> None:
        tokens = _Tokens(self, start, self.builder.source[start:end])
        tokens.feed(tokens.text)
        tokens.close()

    # Tokens: offsets are of the whole source

    def start(self, tag: str, raw: str, at: int) -> None:
        attributes = list(_attributes(raw, at))
        values = {name: unescape(self.builder.source[a:b]) for name, a, b in attributes}
        if tag == "html" and values.get("lang"):
            self.metadata["lang"] = values["lang"]
        if tag == "script":
            self.json_ld = "ld+json" in values.get("type", "")
        if self.unread and tag not in UNREAD:
            return
        while self.open and self.open[-1] == tag and tag in CLOSED_BY:
            self.end(tag)
        if tag not in VOID:
            self.open.append(tag)
        self._special(tag, values, attributes, at, at + len(raw))
        if tag in BLOCKS:
            self.builder.open(self._setting(tag, values))

    def end(self, tag: str) -> None:
        if tag not in self.open:
            return
        while self.open:
            closed = self.open.pop()
            self._closed(closed)
            if closed == tag:
                break

    def data(self, start: int, end: int) -> None:
        if self.json_ld and self.open and self.open[-1] == "script":
            self._json_ld(self.builder.source[start:end])
        if self.unread:
            return
        if self.open and self.open[-1] == "title":
            self._field("title", start, end)
        else:
            self.builder.read(start, end)

    def entity(self, start: int, end: int) -> None:
        if not self.unread:
            self.builder.replace(unescape(self.builder.source[start:end]), start, end)

    @property
    def unread(self) -> bool:
        return any(tag in UNREAD for tag in self.open)

    @property
    def outside_article(self) -> bool:
        """Inside the site's own header, menu or footer."""
        for tag in self.open:
            if tag in ARTICLE_PARTS:
                return False
            if tag in SITE_PARTS:
                return True
        return False

    # Parts of the walk

    def _setting(self, tag: str, values: dict[str, str]) -> Setting:
        kind = BLOCKS[tag]
        quoted = "blockquote" in self.open
        if tag in PLAIN:
            around = next((t for t in reversed(self.open[:-1]) if t in BLOCKS), "")
            kind = BLOCKS[around] if around in HOLDERS else kind
        setting = Setting(kind, quoted=quoted, group=self.groups[-1] if self.groups else 0)
        if quoted and kind is BlockKind.PARAGRAPH:
            setting.kind = BlockKind.QUOTATION
        if kind is BlockKind.CODE or self.outside_article or "hidden" in values:
            setting.part = Part.HIDDEN
        if kind is BlockKind.HEADING:
            setting.level = int(tag[1])
        elif tag == "li":
            setting.level = sum(t in ("ul", "ol") for t in self.open)
            if self.counters and (count := self.counters[-1]) is not None:
                self.counters[-1] = setting.ordered = count + 1
        elif kind is BlockKind.TABLE_CELL and self.cell:
            if tag in ("td", "th"):
                header = tag == "th" or "thead" in self.open
                self.cell = replace(self.cell, column=self.cell.column + 1, header=header)
            setting.cell = self.cell
        elif tag in ("button", "label", "option", "form"):
            setting.name = tag
        return setting

    def _special(self, tag: str, values: dict[str, str], attributes: list[tuple[str, int, int]], at: int, end: int) -> None:
        if tag == "br":
            self.builder.replace(" ", at, end)
        elif tag == "img":
            for name, a, b in attributes:
                if name == "alt" and b > a:
                    self._aside(Setting(BlockKind.ALT_TEXT), a, b)
        elif tag == "meta":
            self._meta(values, attributes)
        elif tag == "a":
            self.anchors.append((self.builder.length, values.get("href", "")))
        elif tag == "sup":
            self.raised.append(self.builder.length)
        elif tag in ("b", "strong"):
            self.bold.append(self.builder.length)
        elif tag in ("ul", "ol", "dl", "blockquote", "table"):
            self.groups.append(self.builder.new_group())
            self.counters.append(0 if tag == "ol" else None)
            if tag == "table":
                self.tables += 1
                self.cell = Cell(self.builder.groups, -1, -1, False)
        elif tag == "tr" and self.cell:
            self.cell = replace(self.cell, row=self.cell.row + 1, column=-1)

    def _closed(self, tag: str) -> None:
        if tag in ("ul", "ol", "dl", "blockquote", "table") and self.groups:
            self.groups.pop()
            self.counters.pop()
        if tag == "a" and self.anchors:
            start, target = self.anchors.pop()
            self.builder.link(min(start, self.builder.length), target)
        elif tag in ("b", "strong") and self.bold:
            self.builder.bold(min(self.bold.pop(), self.builder.length))
        elif tag == "sup" and self.raised:
            self._raise(self.raised.pop())
        elif tag in BLOCKS:
            self.builder.close()
            parent = next((t for t in reversed(self.open) if t in BLOCKS), "")
            if parent:
                self.builder.open(replace(self._setting_after(parent)))

    def _setting_after(self, parent: str) -> Setting:
        """Text that follows a child block still belongs to the element around it, as a further block."""
        kind = BLOCKS[parent]
        if kind in (BlockKind.HEADING, BlockKind.TABLE_CELL):
            kind = BlockKind.PARAGRAPH
        quoted = "blockquote" in self.open
        part = Part.HIDDEN if self.outside_article or kind is BlockKind.CODE else Part.PROSE
        return Setting(kind, part=part, quoted=quoted, group=self.groups[-1] if self.groups else 0)

    def _raise(self, start: int) -> None:
        """Raised digits after a word or a stop are a citation marker; after a figure or a unit an exponent."""
        start = min(start, self.builder.length)
        before = self.builder.peek(start)
        raised = self.builder.peek(self.builder.length)[start:].strip()
        word = re.search(r"(?:[^\W\d_]{4,}|[.,;:!?)\]\"'”’])\s?$", before)
        if MARKER.match(raised) and word:
            self.builder.cut(start)
            self.builder.marker(raised.strip("[]()"))

    def _meta(self, values: dict[str, str], attributes: list[tuple[str, int, int]]) -> None:
        name = (values.get("name") or values.get("property") or values.get("itemprop") or "").lower()
        if not name or "content" not in values:
            return
        self.metadata.setdefault(name, values["content"])
        if name in META_TEXT:
            for attribute, a, b in attributes:
                if attribute == "content":
                    self._field(name, a, b)

    def _field(self, name: str, start: int, end: int) -> None:
        self._aside(Setting(BlockKind.FIELD, name=name), start, end)
        if name == "title":
            self.metadata.setdefault("title", " ".join(unescape(self.builder.source[start:end]).split()))

    def _aside(self, setting: Setting, start: int, end: int) -> None:
        """A block of its own from raw attribute or title text, its entities decoded; then the open block goes on."""
        self.builder.aside(setting, _decoded(self.builder.source, start, end))

    def _json_ld(self, text: str) -> None:
        try:
            data = json.loads(text)
        except ValueError:
            return
        for item in data if isinstance(data, list) else [data]:
            nested = item.get("@graph", [item]) if isinstance(item, dict) else []
            for entry in nested if isinstance(nested, list) else []:
                for key in ("author", "datePublished", "dateModified", "reviewedBy", "lastReviewed", "headline"):
                    if isinstance(entry, dict) and entry.get(key):
                        self.metadata.setdefault(key, entry[key])


class _Tokens(HTMLParser):
    """The tokenizer: turns line and column into offsets and hands every token on."""

    def __init__(self, walker: HtmlWalker, base: int, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.walker = walker
        self.base = base
        self.text = text
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]

    @property
    def at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.walker.start(tag, self.get_starttag_text() or "", self.base + self.at)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.walker.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.walker.end(tag)

    def handle_data(self, data: str) -> None:
        start = self.base + self.at
        self.walker.data(start, start + len(data))

    def handle_entityref(self, name: str) -> None:
        self._reference(1 + len(name))

    def handle_charref(self, name: str) -> None:
        self._reference(2 + len(name))

    def handle_comment(self, data: str) -> None:
        start = self.base + self.at + len("<!--")
        self.walker.builder.comment(start, start + len(data))

    def _reference(self, size: int) -> None:
        at = self.at
        size += self.text[at + size : at + size + 1] == ";"
        self.walker.entity(self.base + at, self.base + at + size)


def _attributes(raw: str, at: int) -> Iterator[tuple[str, int, int]]:
    """Name and source offsets of the value of each attribute of a start tag."""
    inside = re.match(r"</?[^\s/>]*", raw)
    for match in ATTRIBUTE.finditer(raw, inside.end() if inside else 0):
        group = next((g for g in (2, 3, 4) if match.group(g) is not None), None)
        span = match.span(group) if group else (match.end(), match.end())
        yield match.group(1).lower(), at + span[0], at + span[1]


def _decoded(source: str, start: int, end: int) -> list[tuple[int, int, str | None]]:
    """The source cut at its entities: (start, end, decoded text, or None where it is read as it stands)."""
    parts: list[tuple[int, int, str | None]] = []
    position = start
    for match in ENTITY.finditer(source, start, end):
        parts.append((position, match.start(), None))
        parts.append((match.start(), match.end(), unescape(match.group())))
        position = match.end()
    parts.append((position, end, None))
    return parts

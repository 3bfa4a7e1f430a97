"""HTML into blocks: the tokens nested into elements, each with the setting that its text is read in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import unescape

from auditor.model.document import BlockKind, Part
from auditor.readers import tags
from auditor.readers.builder import BlockBuilder, OpenRange, Setting
from auditor.readers.metadata import PageMetadata
from auditor.readers.tables import Grid
from auditor.readers.tokens import Sort, Token, decoded, tokens

SUFFIXES = (".html", ".htm")

MARKER = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[-–,;]\s?\d{1,3})*|[*†‡§a-f])[\])]?")
BEFORE_MARKER = re.compile(r"[^\W\d_]{3,}$|[A-WYZa-wyz]-?\d+$|\b(?:19|20)\d\d$|[.,;:!?%)\]\"'”’»]$")
NO_MARKER_AFTER = frozenset(  # units and functions that are raised to a power
    {
        "chi", "eta", "psi", "phi", "rho", "tau", "log", "sin", "cos", "exp", "min", "sec", "mol", "day", "ppm",
        "meter", "metre", "meters", "metres", "inch", "inches", "feet", "foot", "miles", "second", "seconds",
    }
)  # fmt: skip
HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Element:
    """An open element, how the text in it is read, and what it stands in."""

    tag: str
    setting: Setting
    group: Element | None = None  # the list or table that it stands in, or is
    in_holder: bool = False  # in a list item, a cell …: paragraphs in it take their kind
    in_article: bool = False
    depth: int = 0  # of lists
    grid: Grid | None = None
    number: int | None = None  # a list's last one
    inside: OpenRange | None = None  # the link or the bold text that it is
    raised: tuple[int, str] | None = None  # a <sup>: where it started, and the text before it
    linked: bool = False


DEEPEST = 512  # elements nested deeper are read as if they were not there, as browsers do


def read(builder: BlockBuilder, start: int = 0) -> dict[str, object]:
    """Reads the source from `start` on into `builder`; returns what the page declares of itself (meta, JSON-LD)."""
    walker = HtmlWalker(builder)
    walker.feed(start, len(builder.source))
    builder.end()
    return walker.metadata


class HtmlWalker:
    """Walks tags and text, one range of source after another; open elements stay open between ranges."""

    def __init__(self, builder: BlockBuilder) -> None:
        self.builder = builder
        self.page = PageMetadata(builder)
        self.open: list[Element] = []
        self.ground = Element("", Setting())  # what all elements stand in: a Markdown quotation, say
        self.unread = 0  # open elements whose content is no prose

    @property
    def metadata(self) -> dict[str, object]:
        return self.page.found

    @property
    def setting(self) -> Setting | None:
        """How text is read inside the innermost open block element, or None outside all of them."""
        return self.open[-1].setting if self.open else None

    def feed(self, start: int, end: int, gaps: Iterable[tuple[int, int]] = ()) -> None:
        """Reads a range of the source; `gaps` in it belong to the markup around (the `>` of a quotation)."""
        text, gaps = self.builder.text, list(gaps)
        for a, b in gaps:
            text = text[:a] + " " * (b - a) + text[b:]
        for token in tokens(text, start, end):
            if token.sort is Sort.TEXT and gaps:
                for a, b in _without(token.start, token.end, gaps):
                    self.data(a, b)
            else:
                self.take(token)

    def take(self, token: Token) -> None:
        if token.sort is Sort.START:
            self.start(token)
        elif token.sort is Sort.END:
            self.end(token.name)
        elif token.sort is Sort.TEXT:
            self.data(token.start, token.end)
        elif token.sort is Sort.REFERENCE and not self.unread:
            self.builder.replace(unescape(self.builder.source[token.start : token.end]), token.start, token.end)
        elif token.sort is Sort.COMMENT:
            braced = self.builder.source.startswith("{/*", token.start)  # an MDX comment stands in as an HTML one
            self.builder.comment(token.inner[0] - braced, token.inner[1])

    def start(self, token: Token) -> None:
        tag = token.name
        values = {name: unescape(self.builder.source[a:b]) for name, a, b in reversed(token.attributes)}  # the first one counts
        self.page.element(tag, values, token.attributes)
        if self.unread and tag not in tags.UNREAD:
            return
        self._close_left_open(tag)
        if tag in tags.VOID:
            self._void(tag, token)
            return
        element = self._element(tag, values)
        if tag in tags.BLOCKS and not (element.in_holder and tag in tags.PLAIN and self._already(element.setting)):
            self.builder.open(element.setting)
        if len(self.open) < DEEPEST:
            self.open.append(element)
            self.unread += tag in tags.UNREAD
            self._inline(element, values)
        if token.closed:
            self.end(tag)

    def end(self, tag: str) -> None:
        """Ends the innermost open element of that name; an inline one alone, a block with all that is open in it."""
        for i in range(len(self.open) - 1, -1, -1):
            if self.open[i].tag == tag:
                ended = self.open[i:] if tag in tags.BLOCKS else [self.open[i]]
                self.open = [e for e in self.open if not any(e is other for other in ended)]
                for element in reversed(ended):
                    self._ended(element)
                return
            if self.open[i].tag in tags.BARRIERS and tag not in tags.TABLE_PARTS:
                return

    def end_unread(self) -> None:
        """Ends elements whose content is skipped; what is left open in one paragraph must not swallow the page."""
        while self.unread:
            self.end(next(e.tag for e in reversed(self.open) if e.tag in tags.UNREAD))

    def data(self, start: int, end: int) -> None:
        tag = self.open[-1].tag if self.open else ""
        if tag == "script":
            self.page.script(start, end)
        elif tag == "title" and not self.unread:
            self.page.title(start, end)
        elif not self.unread:
            self.builder.read(start, end)

    # Elements

    def _element(self, tag: str, values: dict[str, str]) -> Element:
        outer = self.open[-1] if self.open else self.ground
        setting = replace(outer.setting.continued(), part=self._part(tag, values, outer), name="")
        element = Element(tag, setting, outer.group, outer.in_holder, outer.in_article, outer.depth)
        if tag not in tags.BLOCKS:
            return element
        if not (tag in tags.PLAIN and outer.in_holder):
            element.setting = setting = Setting(tags.BLOCKS[tag], setting.part, group=setting.group, quoted=setting.quoted)
        element.in_holder |= tag in tags.HOLDERS
        element.in_article |= tag in tags.ARTICLE_PARTS
        if tag in tags.GROUPS:
            self._group(element, values)
        elif tag in tags.HEADINGS:
            setting.level = int(tag[1])
        elif tag == "li":
            self._item(element, values)
        elif tag in tags.TABLE_PARTS:
            self._table_part(element, values)
        elif tag in tags.CONTROLS:
            setting.name = tag
        if setting.quoted and setting.kind is BlockKind.PARAGRAPH:
            setting.kind = BlockKind.QUOTATION
        return element

    def _group(self, element: Element, values: dict[str, str]) -> None:
        tag, setting = element.tag, element.setting
        element.group = element
        setting.group = self.builder.new_group()
        setting.quoted = setting.quoted or tag == "blockquote"
        element.in_holder = tag == "blockquote"
        element.depth += tag in ("ul", "ol", "menu")
        element.number = _number(values.get("start"), 1) - 1 if tag == "ol" else None
        element.grid = Grid(setting.group) if tag == "table" else None

    def _item(self, element: Element, values: dict[str, str]) -> None:
        around = element.group
        element.setting.level = element.depth
        if around and around.number is not None:
            around.number = element.setting.ordered = _number(values.get("value"), around.number + 1)

    def _table_part(self, element: Element, values: dict[str, str]) -> None:
        grid = element.group.grid if element.group else None
        if grid and element.tag == "tr":
            grid.row()
        elif grid and element.tag in ("td", "th"):
            header = element.tag == "th" or any(e.tag == "thead" for e in self.open)
            element.setting.cell = grid.cell(_number(values.get("colspan"), 1), _number(values.get("rowspan"), 1), header)

    def _part(self, tag: str, values: dict[str, str], outer: Element) -> Part:
        hidden = "hidden" in values or values.get("aria-hidden") == "true" or HIDDEN_STYLE.search(values.get("style", ""))
        menu = tag == "nav" or values.get("role", "") in tags.SITE_ROLES
        of_site = tag in tags.SITE_PARTS and not outer.in_article
        return Part.HIDDEN if hidden or menu or of_site or tag == "pre" else outer.setting.part

    def _already(self, setting: Setting) -> bool:
        """Whether the open block is still empty and of that kind: the first paragraph of a list item keeps its number."""
        return not self.builder.length and replace(setting, ordered=self.builder.setting.ordered) == self.builder.setting

    def _close_left_open(self, tag: str) -> None:
        closes, stop = tags.CLOSES.get(tag, (frozenset(), tags.BARRIERS))
        if tag in tags.BLOCKS and tag not in tags.NO_PARAGRAPH_END:
            closes |= {"p"} | (tags.HEADINGS if tag in tags.HEADINGS else frozenset())
        if not closes:
            return
        for element in reversed(self.open):
            if element.tag in stop:
                return
            if element.tag in closes:
                self.end(element.tag)
                self._close_left_open(tag)
                return

    def _void(self, tag: str, token: Token) -> None:
        builder = self.builder
        if tag == "br" and self._second_break(token.start):
            builder.open(builder.setting.continued())
        elif tag == "br":
            builder.replace(" ", token.start, token.end)
        elif tag == "hr":
            builder.open(self.setting.continued() if self.setting else Setting())
        elif tag == "img":
            part = self.setting.part if self.setting else Part.PROSE
            for a, b in (v[1:] for v in token.attributes if v[0] == "alt"):
                builder.aside(Setting(BlockKind.ALT_TEXT, part=part), decoded(builder.source, a, b))
                break

    def _second_break(self, start: int) -> bool:
        """Two line breaks in a row are how a visual editor ends a paragraph."""
        before = self.builder.source[max(0, start - 40) : start].rstrip()
        return bool(self.builder.length) and re.search(r"<br\s*/?>$", before, re.IGNORECASE) is not None

    def _inline(self, element: Element, values: dict[str, str]) -> None:
        tag = element.tag
        if tag == "a" and values.get("href"):
            element.inside = self.builder.begin(values["href"])
            for outer in self.open:
                outer.linked = outer.linked or outer.raised is not None
        elif tag in ("b", "strong"):
            element.inside = self.builder.begin()
        elif tag == "sup":
            element.raised = (self.builder.length, self.builder.tail(40))

    def _ended(self, element: Element) -> None:
        self.unread -= element.tag in tags.UNREAD
        if element.inside:
            self.builder.finish(element.inside)
        if element.raised:
            self._raise(element, *element.raised)
        if element.tag in tags.BLOCKS:
            around = self.setting.continued() if self.setting else Setting()
            if not self._already(around):
                self.builder.open(around)

    def _raise(self, element: Element, start: int, before: str) -> None:
        """Raised digits after a word or a stop are a citation marker; after a figure or a unit an exponent."""
        builder = self.builder
        raised = builder.tail(builder.length - start).strip() if start < builder.length else ""
        if not raised or not MARKER.fullmatch(raised):
            return
        word = re.search(r"[^\W\d_]*$", before.rstrip())
        after_word = BEFORE_MARKER.search(before.rstrip()) and not (word and word.group().lower() in NO_MARKER_AFTER)
        if after_word or (before.strip() and (element.linked or raised[0] in "[(")):
            builder.cut(start)
            builder.marker(raised.strip("[]()"))


def _number(text: str | None, default: int) -> int:
    """An attribute's whole number, or `default` where there is none that makes sense."""
    match = re.match(r"\s*(-?\d{1,4})", text or "")
    return int(match.group(1)) if match else default


def _without(start: int, end: int, gaps: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for a, b in gaps:
        if start < b and a < end:
            if start < a:
                yield start, a
            start = b
    if start < end:
        yield start, end

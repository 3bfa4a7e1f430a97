"""What static-site generators put between the words: shortcodes, Liquid tags, attribute lists, admonition marks.

Their markup is blanked out, character for character, so that every offset stays; the texts that a reader
will see (a title, a caption, an alt text) become blocks of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.model.document import BlockKind
from auditor.readers.ahead import Ahead
from auditor.readers.builder import MASK, BlockBuilder, Setting

OPENING = re.compile(r"\{\{[<%]?-?|\{%-?|\{:|(?<=[)\]])\{(?=[.#\w])")
CLOSING = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{:": "}", "{": "}"}
ONE_LINE = frozenset({"{:", "{"})
LONGEST = 4000  # characters; a longer “tag” is two stray braces
NAME = re.compile(r"[-<%{\s]*(/?[\w-]+)")
UNREAD = frozenset(
    {"comment", "highlight", "schema", "javascript", "stylesheet", "style", "mermaid", "katex", "math", "chart", "code"}
)
ATTRIBUTE = re.compile(r"""(?<![\w-])([A-Za-z][\w-]*)\s*[=:]\s*(?:"([^"{}]*)"|'([^'{}]*)')""")
READ_BY_PEOPLE = {
    "caption": BlockKind.CAPTION,
    "attr": BlockKind.CAPTION,
    "alt": BlockKind.ALT_TEXT,
    **dict.fromkeys(("title", "text", "description", "summary", "heading", "label"), BlockKind.PARAGRAPH),
}

BREAK = r"[ \t]*\r?(?=\n|\Z)"
ADMONITION = re.compile(
    r"^[ \t]*(?P<sign>!!!|\?\?\?\+?|===)[ \t]+(?:"
    rf'[\w -]*"(?P<title>[^"\n]*)"{BREAK}|[\w-]+(?:[ \t][\w-]+)*{BREAK}(?=(?:\r?\n)+(?:[ ]{{4}}|\t)))',
    re.MULTILINE,
)
CONTAINER = re.compile(
    r"^[ \t]*(?P<sign>:{3,})[ \t]*(?:\{(?P<attributes>[^}\n]*)\}|[\w-]+)?(?:\[(?P<bracket>[^\]\n]*)\])?(?:\{[^}\n]*\})?"
    rf"[ \t]*(?P<title>[^\n]*?){BREAK}",
    re.MULTILINE,
)
ALERT = re.compile(rf"^[ \t]*(?:>[ \t]?)+(?P<sign>\[![\w-]+\][+-]?)[ \t]*(?P<title>[^\n]*?){BREAK}", re.MULTILINE)
CONTENTS = re.compile(rf"^[ \t]*(?P<sign>\[\[?_?toc_?\]\]?|\$\{{toc\}}){BREAK}", re.MULTILINE | re.IGNORECASE)
TITLES = ("title", "bracket")


@dataclass(slots=True)
class Masking:
    """The source with markup blanked out so far, and the texts that were found in the markup."""

    text: str
    start: int = 0
    cuts: list[tuple[int, int, str]] = field(default_factory=list)  # offsets and what stands there instead
    texts: list[tuple[int, int, BlockKind]] = field(default_factory=list)

    def blank(self, start: int, end: int) -> None:
        """Blanks where the markup fills its lines; a sign that is dropped where words stand beside it."""
        before = self.text[max(0, start - LONGEST) : start].rpartition("\n")[2]
        after = self.text[end : end + LONGEST].partition("\n")[0]
        alone = not before.strip() and not after.strip()
        self.put(start, end, " " if alone else MASK)

    def put(self, start: int, end: int, sign: str) -> None:
        """Fills a range with `sign`; line breaks stay."""
        self.cuts.append((start, end, re.sub(r"[^\r\n]", sign, self.text[start:end])))

    def attributes(self, start: int, end: int) -> None:
        """Keeps the attributes of a tag that people read."""
        for match in ATTRIBUTE.finditer(self.text, start, end):
            kind = READ_BY_PEOPLE.get(match.group(1).lower())
            value = match.span(2 if match.group(2) is not None else 3)
            if kind:
                self.keep(*value, kind)

    def keep(self, start: int, end: int, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """Keeps a text of the markup as a block of its own."""
        if self.text[start:end].strip():
            self.texts.append((start, end, kind))

    def apply(self) -> None:
        """Puts the blanks into the text. Of cuts that overlap, the later ones are dropped."""
        parts, position = [], 0
        for start, end, filling in sorted(self.cuts):
            if start >= position:
                parts += [self.text[position:start], filling]
                position = end
        self.text = "".join([*parts, self.text[position:]])
        self.cuts = []


def blank(builder: BlockBuilder, start: int, markdown: bool = True, mdx: bool = False) -> None:
    """Blanks out template markup in `builder.text` from `start` on; its length does not change."""
    masking = Masking(builder.text, start)
    if mdx:
        from auditor.readers.mdx import blank_jsx

        blank_jsx(masking)
        masking.apply()
    if markdown:
        _admonitions(masking)
        masking.apply()
    if masking.text.find("{", start) >= 0:
        _tags(masking, markdown)
        masking.apply()
    builder.text = masking.text
    for a, b, kind in sorted(masking.texts):
        builder.later(Setting(kind), [(a, b, None)])


def _tags(masking: Masking, markdown: bool) -> None:
    text, ahead = masking.text, Ahead(masking.text)
    position = masking.start
    while match := OPENING.search(text, position):
        position = match.end()
        sign = match.group().rstrip("-")
        if sign in ONE_LINE and not markdown:
            continue
        close = ahead.find(CLOSING[sign], position)
        end = close + len(CLOSING[sign])
        if close < 0 or end - match.start() > LONGEST or (sign in ONE_LINE and text.find("\n", position, close) >= 0):
            continue
        end = _content_end(text, match.start(), end, ahead)
        masking.attributes(match.start(), end)
        masking.blank(match.start(), end)
        position = end


def _content_end(text: str, start: int, end: int, ahead: Ahead) -> int:
    """Where a tag ends whose content nobody reads (a highlighted program, a comment); else the tag's own end."""
    name = NAME.match(text, start, end)
    if not name or name.group(1) not in UNREAD:
        return end
    stem = name.group(1)
    for closing in (f"end{stem}", f"/{stem}", f"/ {stem}"):
        at = ahead.find(closing, end)
        close = ahead.find("}", at) if at >= 0 else -1
        if close >= 0:
            return close + 1 + (text[close + 1 : close + 2] == "}")
    return end


def _admonitions(masking: Masking) -> None:
    for pattern in _present(masking):
        for match in pattern.finditer(masking.text, masking.start):
            for group in TITLES:
                if group in pattern.groupindex and match.group(group):
                    masking.keep(*match.span(group))
            if pattern is CONTAINER and match.group("attributes"):
                masking.attributes(*match.span("attributes"))
            if pattern is ADMONITION:
                _as_item(masking, match)
            else:
                masking.put(match.start("sign"), match.end(), " ")


def _present(masking: Masking) -> Iterator[re.Pattern[str]]:
    text = masking.text
    if "!!!" in text or "???" in text or '=== "' in text:
        yield ADMONITION
    if ":::" in text:
        yield CONTAINER
    if "[!" in text:
        yield ALERT
    if "toc" in text.lower():
        yield CONTENTS


def _as_item(masking: Masking, match: re.Match[str]) -> None:
    """Sets the mark like a list item's, so that the indented body below reads as text and not as a program."""
    start, end = match.start("sign"), match.end()
    while masking.text[end - 1] in "\r\n":
        end -= 1
    masking.cuts.append((start, end, "-   " + MASK * (end - start - 4)))

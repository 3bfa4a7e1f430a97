"""HTML cut into tags, text, references and comments, each with its offsets; never fails and never looks twice at a character.

Follows the tokenizer of the WHATWG HTML standard (section 13.2.5) as far as an article needs it, and is
kinder in one thing: a tag that is never closed is text, not the end of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from html import unescape

from auditor.readers.ahead import Ahead
from auditor.readers.builder import Run
from auditor.readers.tags import RAW

MARKUP = re.compile(r"<(?:(?P<comment>!--)|(?P<declaration>[!?])|(?P<slash>/?)(?P<tag>[A-Za-z][^\s/>\x00]*))")
EMPTY_COMMENT = re.compile(r"-?>")
COMMENT_END = re.compile(r"--!?>")
ATTRIBUTE = re.compile(r"[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?P<equals>\s*=\s*)?")
UNQUOTED = re.compile(r"[^\s>]*")
TAG_END = re.compile(r"[\s/]*>")
REFERENCE = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")


class Sort(Enum):
    """What a token is."""

    START = auto()
    END = auto()
    TEXT = auto()
    REFERENCE = auto()
    COMMENT = auto()
    DECLARATION = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it stands in the source."""

    sort: Sort
    start: int
    end: int
    name: str = ""
    attributes: tuple[tuple[str, int, int], ...] = ()  # name and the value's offsets, as they stand in the source
    inner: tuple[int, int] = (0, 0)  # what a comment says
    closed: bool = False  # `<br/>`


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `text` from `start` to `end`, in order and without gaps but for declarations."""
    end = len(text) if end is None else end
    return _Cutter(text, end).run(start)


def decoded(text: str, start: int, end: int) -> list[Run]:
    """The runs of a stretch of text with its character references decoded."""
    runs: list[Run] = []
    position = start
    for match in REFERENCE.finditer(text, start, end):
        value = unescape(match.group())
        if value != match.group():
            runs += [(position, match.start(), None), (match.start(), match.end(), value)]
            position = match.end()
    runs.append((position, end, None))
    return runs


class _Cutter:
    def __init__(self, text: str, end: int) -> None:
        self.text = text
        self.end = end
        self.ran_off = False  # a tag's quotes ran on to the end of the text
        self.ahead = Ahead(text, end)
        self.endless: set[str] = set()  # raw elements whose end tag does not come any more

    def run(self, position: int) -> Iterator[Token]:
        pending = position  # where the text not yet given out starts
        while match := MARKUP.search(self.text, position, self.end):
            token = self._markup(match)
            if token is None:
                position = match.end()
                continue
            yield from self._text(pending, token.start)
            position = pending = token.end
            yield token
            if token.sort is Sort.START and token.name in RAW and not token.closed:
                position = pending = self._raw_end(token.name, token.end)
                if position > token.end:
                    yield Token(Sort.TEXT, token.end, position)
        yield from self._text(pending, self.end)

    def _markup(self, match: re.Match[str]) -> Token | None:
        """The token that starts here; None where the sign is text after all."""
        if match.group("comment"):
            return self._comment(match.start(), match.end())
        if match.group("declaration"):
            close = self.ahead.find(">", match.end())
            return None if close < 0 else Token(Sort.DECLARATION, match.start(), close + 1)
        tag = None if self.ran_off else self._tag(match, self.end)
        if tag is None:  # kinder than the standard: a tag whose quotes never end stops at the first `>`
            self.ran_off = True
            close = self.ahead.find(">", match.end())
            tag = None if close < 0 else self._tag(match, close + 1)
        return tag

    def _comment(self, start: int, inner: int) -> Token:
        if empty := EMPTY_COMMENT.match(self.text, inner, self.end):
            return Token(Sort.COMMENT, start, empty.end(), inner=(inner, inner))
        close = COMMENT_END.search(self.text, inner, self.end)
        inner_end, end = close.span() if close else (self.end, self.end)
        return Token(Sort.COMMENT, start, end, inner=(inner, inner_end))

    def _tag(self, match: re.Match[str], limit: int) -> Token | None:
        position = match.end()
        attributes: list[tuple[str, int, int]] = []
        while not (end := TAG_END.match(self.text, position, limit)):
            attribute = ATTRIBUTE.match(self.text, position, limit)
            if not attribute:
                return None
            start, stop, position = self._value(attribute, limit)
            attributes.append((attribute.group("name").lower(), start, stop))
        sort = Sort.END if match.group("slash") else Sort.START
        name = match.group("tag").lower()
        return Token(sort, match.start(), end.end(), name, tuple(attributes), closed="/" in end.group())

    def _value(self, attribute: re.Match[str], limit: int) -> tuple[int, int, int]:
        """Offsets of an attribute's value, and where the tag goes on."""
        position = attribute.end()
        if not attribute.group("equals"):
            return position, position, position
        quote = self.text[position : position + 1]
        if quote in ("'", '"') and 0 <= (close := self.ahead.find(quote, position + 1)) < limit:
            return position + 1, close, close + 1
        value = UNQUOTED.match(self.text, position, limit)
        stop = value.end() if value else position
        return position, stop, stop

    def _raw_end(self, name: str, position: int) -> int:
        """Where a raw element's content ends: at its end tag, else (a start tag left open) at once."""
        if name not in self.endless:
            close = re.compile(rf"</{name}[\s/>]", re.IGNORECASE).search(self.text, position, self.end)
            if close:
                return close.start()
            self.endless.add(name)
        return self.end if name in ("script", "style") else position

    def _text(self, start: int, end: int) -> Iterator[Token]:
        position = start
        if self.text.find("&", start, end) >= 0:
            for match in REFERENCE.finditer(self.text, start, end):
                if unescape(match.group()) == match.group():
                    continue
                if match.start() > position:
                    yield Token(Sort.TEXT, position, match.start())
                yield Token(Sort.REFERENCE, match.start(), match.end())
                position = match.end()
        if end > position:
            yield Token(Sort.TEXT, position, end)

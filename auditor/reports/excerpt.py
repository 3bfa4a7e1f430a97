"""A source line cut to the width of a screen, with the place of its words counted in screen cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
UNSEEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line in three parts, as shown; `indent` and `length` are the screen cells before the words and under them."""

    before: str
    words: str
    after: str

    @property
    def indent(self) -> int:
        return cells(self.before)

    @property
    def length(self) -> int:
        return max(cells(self.words), 1)


def excerpt(line: str, start: int, end: int, width: int) -> Excerpt:
    """The characters from `start` to `end` of a line, with as much around them as `width` cells hold."""
    before, words, after = printable(line[:start]).lstrip(), printable(line[start:end]), printable(line[end:]).rstrip()
    if not before:
        words = words.lstrip()
    if cells(words) > width - 2:
        return Excerpt(CUT if before else "", _opening(words, width - 2) + CUT, "")
    room = width - cells(words)
    half = room // 2
    left = max(half, room - cells(after))
    right = max(room - half, room - cells(before))
    return Excerpt(_closing(before, left), words, _opened(after, right))


def printable(text: str) -> str:
    """Text that can be printed: no control characters (a tab becomes a space) and none that reorder or hide others."""
    return text if text.isascii() and text.isprintable() else UNSEEN.sub("", UNPRINTABLE.sub(" ", text))


def cells(text: str) -> int:
    """The width of a text on the screen: two cells for a Chinese character, none for a combining accent."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _closing(text: str, room: int) -> str:
    """The end of `text` that fits into `room` cells, from a word's start."""
    if cells(text) <= room:
        return text
    kept = _opening(text[::-1], room - 1)[::-1]
    _, blank, rest = kept.partition(" ")
    return CUT + (rest if blank else kept)


def _opened(text: str, room: int) -> str:
    """The start of `text` that fits into `room` cells, to a word's end."""
    if cells(text) <= room:
        return text
    kept = _opening(text, room - 1)
    rest, blank, _ = kept.rpartition(" ")
    return (rest if blank else kept) + CUT


def _opening(text: str, room: int) -> str:
    """The longest start of `text` that takes at most `room` cells."""
    used = 0
    for i, character in enumerate(text):
        used += cells(character)
        if used > room:
            return text[:i]
    return text

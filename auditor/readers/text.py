"""Plain text into blocks: paragraphs, headings as typists set them, bullets and numbered lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from auditor.model.document import BlockKind
from auditor.readers.builder import BlockBuilder, Setting

SUFFIXES = (".txt",)

BULLET = re.compile(
    r"(?P<indent>\s*)(?:(?P<sign>[•◦▪‣·*–-])[ \t]+|(?P<number>\d{1,3})[.)][ \t]+|\[(?P<bracket>\d{1,3})\][ \t]*)(?=\S)"
)
UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,})\s*$")
ATX = re.compile(r"(#{1,6})[ \t]+(?=\S)")
SENTENCE_END = re.compile(r"[.!?:;,][\"'”’)\]]*$")
HEADING_WORDS = 12
COMMENT = re.compile(r"\s*<!--(.*?)-->\s*$")
WRAP_LIMIT = 120  # a longer line was never wrapped by hand
SHORTEST_WRAP = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One source line without its break."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def read(builder: BlockBuilder, start: int = 0) -> None:
    """Reads the source from `start` on; hand-wrapped lines become one paragraph."""
    lines = _lines(builder.source, start)
    width = _wrap_width(lines)
    first = True
    for kind, run in groupby(lines, key=_kind):
        if kind == "text":
            _paragraphs(builder, list(run), width, first)
            first = False
        elif kind == "comment":
            for line in run:
                inside = COMMENT.match(line.text)
                if inside:
                    builder.comment(line.start + inside.start(1), line.start + inside.end(1))
    builder.close()


def _kind(line: Line) -> str:
    return "blank" if line.blank else "comment" if COMMENT.match(line.text) else "text"


def _lines(source: str, start: int) -> list[Line]:
    lines, position = [], start
    for match in re.finditer(r"\r\n|\n|\r", source[start:]):
        lines.append(Line(position, start + match.start(), source[position : start + match.start()]))
        position = start + match.end()
    lines.append(Line(position, len(source), source[position:]))
    return lines


def _wrap_width(lines: list[Line]) -> int:
    """The column at which the typist broke lines, or 0 where lines are whole paragraphs."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if len(line.text.rstrip()) >= SHORTEST_WRAP)
    if not lengths or (lengths[-1] > WRAP_LIMIT and lengths[len(lengths) * 9 // 10] > WRAP_LIMIT):
        return 0
    return min(lengths[-1], WRAP_LIMIT)


def _paragraphs(builder: BlockBuilder, run: list[Line], width: int, first: bool) -> None:
    group = 0
    index = 0
    while index < len(run):
        line = run[index]
        bullet = BULLET.match(line.text)
        last = index + 1
        while last < len(run) and not BULLET.match(run[last].text):
            if not _wrapped(run[last - 1], run[last], width) and not (bullet and _hangs(bullet, run[last])):
                break
            last += 1
        if last < len(run) and UNDERLINE.match(run[last].text) and last == index + 1:
            level = 1 if run[last].text.strip().startswith("=") else 2
            _open(builder, Setting(BlockKind.HEADING, level=level), line.start, line.end)
            index = last + 1
            continue
        if bullet:
            group = group or builder.new_group()
            printed = bullet.group("number") or bullet.group("bracket")
            depth = 1 + len(bullet.group("indent").expandtabs(4)) // 4
            setting = Setting(BlockKind.LIST_ITEM, level=depth, ordered=int(printed) if printed else None, group=group)
            _open(builder, setting, line.start + bullet.end(), run[last - 1].end)
        elif UNDERLINE.match(line.text):
            builder.close()
        elif atx := ATX.match(line.text):
            _open(builder, Setting(BlockKind.HEADING, level=len(atx.group(1))), line.start + atx.end(), line.end)
            last = index + 1
        else:
            group = 0
            opens = first and index == 0
            heading = _heading(line, opens) if len(run) == 1 or (opens and last == 1) else None
            _open(builder, heading or Setting(), line.start, run[last - 1].end)
        index = last


def _wrapped(line: Line, following: Line, width: int) -> bool:
    """Whether the break after `line` is a typist's: the next word would not have fitted."""
    if not width or UNDERLINE.match(following.text):
        return False
    word = following.text.split()[0]
    return len(line.text.rstrip()) + 1 + len(word) > min(width, WRAP_LIMIT) - 2


def _hangs(bullet: re.Match[str], line: Line) -> bool:
    """Whether a line is set in under a bullet's text, as its continuation."""
    indent = len(line.text) - len(line.text.lstrip(" \t"))
    return indent >= 2 and indent > len(bullet.group("indent")) and not UNDERLINE.match(line.text)


def _heading(line: Line, first: bool) -> Setting | None:
    """A short line that stands alone and does not end like a sentence heads what follows it."""
    text = line.text.strip()
    words = text.split()
    ends_open = not SENTENCE_END.search(text) or (text.endswith(("?", "!", ":")) and text.isupper())
    letters = re.sub(r"[^A-Za-z]", "", text)
    if not letters or len(words) > HEADING_WORDS + 6 * first or (not ends_open and not first):
        return None
    if first and text.endswith(".") and len(words) > HEADING_WORDS:
        return None
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘["):
        return None
    return Setting(BlockKind.HEADING, level=1 if first else 2)


def _open(builder: BlockBuilder, setting: Setting, start: int, end: int) -> None:
    builder.open(setting)
    builder.read(start, end)
    builder.close()

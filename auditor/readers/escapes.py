"""Quoted strings cut at their escapes, as YAML, TOML and JSON write them."""

from __future__ import annotations

import re

from auditor.readers.builder import Run

ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|.)")
LOW_HALF = re.compile(r"\\u([dD][c-fC-F][0-9A-Fa-f]{2})")
BLANK = frozenset("ntr0abefvN_LP")  # line breaks, tabs and control signs: the reader sees a blank


def unescaped(source: str, start: int, end: int) -> list[Run]:
    """The runs of a double-quoted string's content, escapes decoded; a lone half of a pair is U+FFFD."""
    runs: list[Run] = []
    position = start
    while match := ESCAPE.search(source, position, end):
        stop = match.end()
        code = match.group()[1:]
        if code[0] in "xuU" and len(code) > 1:
            point = int(f"0{code[1:]}", 16)
            low = LOW_HALF.match(source, stop, end) if 0xD800 <= point < 0xDC00 else None
            if low:
                point = 0x10000 + ((point - 0xD800) << 10) + int(low.group(1), 16) - 0xDC00
                stop = low.end()
            text = chr(point) if point <= 0x10FFFF and not 0xD800 <= point < 0xE000 else "\ufffd"
        elif code[0] in "\r\n":
            text = ""
        else:
            text = " " if code in BLANK or code.isspace() else code
        runs += [(position, match.start(), None), (match.start(), stop, text)]
        position = stop
    return [*runs, (position, end, None)]

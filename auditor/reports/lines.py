"""The source lines that a report shows, read again from the files that were audited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from auditor.model.document import line_starts
from auditor.model.finding import Location
from auditor.readers import ReadError, decode
from auditor.reports.excerpt import Excerpt, excerpt


class Lines:
    """Gives the lines of a place; those of a file that has gone or changed since are left out."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts  # by path: what does not stand on disk
        self._lines: dict[str, list[str]] = {}

    def excerpts(self, place: Location, width: int) -> Iterator[tuple[int, Excerpt]]:
        """Each line of the place with its 1-based number, cut to `width` cells around the words; blank lines are left out."""
        lines = self._of(place.path)
        for number in range(place.line, min(place.end_line, len(lines)) + 1):
            line = lines[number - 1]
            start = place.column - 1 if number == place.line else 0
            end = place.end_column - 1 if number == place.end_line else len(line)
            if line[start:end].strip() or (place.line == place.end_line and start <= len(line)):
                yield number, excerpt(line, start, end, width)

    def bytes_before(self, path: str, number: int, column: int) -> int:
        """The bytes of UTF-8 before a 1-based column of code points; the column's own count where the line has gone."""
        lines = self._of(path)
        return len(lines[number - 1][: column - 1].encode()) if number <= len(lines) else column - 1

    def _of(self, path: str) -> list[str]:
        if path not in self._lines:
            text = self._texts[path] if path in self._texts else _read(path)
            starts = line_starts(text)
            self._lines[path] = [text[a:b].rstrip("\r\n") for a, b in pairwise((*starts, len(text)))] if text else []
        return self._lines[path]


def _read(path: str) -> str:
    """The text of a file, empty where it cannot be read: the audit has said so already."""
    try:
        return decode(Path(path).read_bytes(), path).removeprefix("\ufeff")
    except (OSError, ReadError):
        return ""

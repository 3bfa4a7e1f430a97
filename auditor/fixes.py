"""Suggestions put into the text: those marked safe, which change a form and never the meaning, or all of them."""

from __future__ import annotations

import codecs
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from auditor.model.document import line_starts
from auditor.model.finding import Finding, Location, Result, Status, Suggestion
from auditor.readers import ReadError, decode

PLAIN = re.compile(r"[\w .,;%/()+–’-]*")  # means the same in prose, in an attribute and in front matter


@dataclass(frozen=True, slots=True)
class Fix:
    """An article with suggestions put in: what it holds, what it would hold, and how many were."""

    path: str
    before: str
    after: str
    number: int

    def diff(self) -> str:
        """The change as a unified diff."""
        lines = difflib.unified_diff(_lines(self.before), _lines(self.after), self.path, self.path)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

    def write(self) -> None:
        """Writes the article back as it was encoded. Raises `OSError`, and `ReadError` where it is not UTF-8."""
        file = Path(self.path)
        data = file.read_bytes()
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        if data != mark + self.before.encode("utf-8"):
            raise ReadError("The file is not UTF-8, so nothing was put in. Save it as UTF-8.")
        file.write_bytes(mark + self.after.encode("utf-8"))


def fixes(result: Result, unsafe: bool = False) -> Iterator[Fix]:
    """The articles to which new findings bring suggestions that can be put in."""
    wanted = [(finding, how) for finding in result.findings if (how := _suggestion(finding, unsafe)) is not None]
    for path, group in groupby(wanted, key=lambda one: one[0].location.path):
        text = _text(path, result.texts)
        if text is not None:
            after, number = fixed(text, group)
            if number:
                yield Fix(path, text, after, number)


def fixed(text: str, wanted: Iterable[tuple[Finding, Suggestion]]) -> tuple[str, int]:
    """The text with the suggestions in it, and how many: where markup stands between the words, or two overlap, it is left."""
    starts = line_starts(text)
    edits: list[tuple[int, int, str]] = []
    for finding, suggestion in wanted:
        start, end = _offsets(finding.location, starts)
        apart = all(end <= first or last <= start for first, last, _ in edits)
        if apart and text[start:end] == finding.quote and PLAIN.fullmatch(suggestion.text):
            edits.append((start, end, suggestion.text))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text, len(edits)


def _suggestion(finding: Finding, unsafe: bool) -> Suggestion | None:
    one = finding.suggestion
    return one if one and finding.status is Status.NEW and (one.safe or unsafe) else None


def _offsets(place: Location, starts: tuple[int, ...]) -> tuple[int, int]:
    return starts[place.line - 1] + place.column - 1, starts[place.end_line - 1] + place.end_column - 1


def _text(path: str, texts: Mapping[str, str]) -> str | None:
    if path in texts:
        return texts[path]
    try:
        return decode(Path(path).read_bytes(), path)
    except (OSError, ReadError):
        return None  # it could be read a moment ago; the next audit tells


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)

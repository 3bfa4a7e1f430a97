"""MDX: imports, exports, components and expressions in braces are no text; a comment in braces is a comment."""

from __future__ import annotations

import re

from auditor.readers.ahead import Ahead
from auditor.readers.templates import Masking

BRACES = re.compile(r"""(["'`])[{}]\1|[{}]""")
MARKUP = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})|(?P<code>`+)|(?P<brace>\{)|"
    r"(?P<tag></?(?:[A-Za-z][\w.:-]*)?(?=[\s/>]))|^(?P<module>import|export)\b",
    re.MULTILINE,
)
OPEN_BRACE = re.compile(r"\{")
MODULE = re.compile(r"import\s[^;]*?\bfrom\s*['\"]|import\s*['\"]|export\s+(?:const|let|var|default|function|async|class|\{|\*)")
PARAGRAPH_END = re.compile(r"\n[ \t]*\r?\n|\Z")
TAG_PART = re.compile(r"[^\"'{>]*")


def blank_jsx(masking: Masking) -> None:
    """Marks what is no text to be blanked out, from the masking's start on."""
    reader = _Jsx(masking)
    position = masking.start
    while match := MARKUP.search(masking.text, position):
        position = max(reader.take(match), match.end())


class _Jsx:
    def __init__(self, masking: Masking) -> None:
        self.masking = masking
        self.text = masking.text
        self.ahead = Ahead(masking.text)
        self.braces = _pairs(masking.text, masking.start)

    def take(self, match: re.Match[str]) -> int:
        """Deals with one piece of markup; returns where to go on."""
        if match.group("fence"):
            fence = re.compile(rf"^[ \t]*{match.group('fence')}[`~]*[ \t]*$", re.MULTILINE).search(self.text, match.end())
            return fence.end() if fence else len(self.text)
        if match.group("code"):
            close = self.ahead.find(match.group("code"), match.end())
            return close + len(match.group("code")) if close >= 0 else match.end()
        if match.group("module"):
            return self._module(match)
        if match.group("tag"):
            return self._tag(match)
        return self._expression(match.start())

    def _expression(self, start: int) -> int:
        end = self.braces.get(start)
        if end is None:
            return start + 1
        inner = self.text[start + 1 : end - 1]
        if len(inner) > 4 and inner.startswith("/*") and inner.endswith("*/") and "--" not in inner:
            self.masking.cuts += [(start, start + 4, "<!--"), (end - 3, end, "-->")]
        else:
            self.masking.blank(start, end)
        return end

    def _module(self, match: re.Match[str]) -> int:
        """An import or export runs to the next blank line outside its braces."""
        end = start = match.start()
        while True:
            stop = PARAGRAPH_END.search(self.text, end)
            paragraph_end = stop.start() if stop else len(self.text)
            opened = (brace.start() for brace in OPEN_BRACE.finditer(self.text, end, paragraph_end))
            inside = [self.braces[brace] for brace in opened if brace in self.braces]
            end = max([paragraph_end, *inside])
            if end == paragraph_end:
                break
        if not MODULE.match(self.text, start, end):
            return match.end()
        self.masking.put(start, end, " ")
        return end

    def _tag(self, match: re.Match[str]) -> int:
        component = match.group("tag").lstrip("</")[:1].isupper() or match.group("tag") in ("<", "</")
        position = match.end()
        values: list[tuple[int, int]] = []
        while True:
            part = TAG_PART.match(self.text, position) if self.ahead.find(">", position) >= 0 else None
            sign = self.text[part.end() : part.end() + 1] if part else ""
            if not part or not sign:
                return match.end()
            position = part.end()
            if sign == ">":
                break
            close = self.braces.get(position, -1) if sign == "{" else self.ahead.find(sign, position + 1) + 1
            if close <= 0:
                return match.end()
            if sign == "{":
                values.append((position, close))
            position = close
        if component:
            self.masking.attributes(match.start(), position + 1)
            self.masking.blank(match.start(), position + 1)
        else:
            for start, end in values:
                self.masking.put(start, end, "x")
        return position + 1


def _pairs(text: str, start: int) -> dict[int, int]:
    """For each opening brace that is closed, the offset behind its closing one."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for match in BRACES.finditer(text, start):
        if match.group() == "{":
            waiting.append(match.start())
        elif match.group() == "}" and waiting:
            pairs[waiting.pop()] = match.end()
    return pairs

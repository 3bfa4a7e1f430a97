"""What static-site generators put between the words: shortcodes, Liquid tags, MDX imports and expressions.

Their markup is blanked out, character for character, so that every offset stays; the texts that a reader
will see (a shortcode's title, caption, alt text) become blocks of their own.
"""

from __future__ import annotations

import re

from auditor.model.document import BlockKind
from auditor.readers.builder import MASK, BlockBuilder, Setting

SHORTCODE = re.compile(r"\{\{[<%][^\n]*?[%>]\}\}|\{%-?[^\n]*?-?%\}|\{\{(?![<%])[^{}\n]*\}\}")
MULTILINE_SHORTCODE = re.compile(r"\{\{<(?:[^>]|>(?!\}\}))*>\}\}")
KRAMDOWN = re.compile(r"\{:[^}\n]*\}")
MDX_COMMENT = re.compile(r"\{/\*(.*?)\*/\}", re.DOTALL)
MDX_MODULE = re.compile(r"^(?:import\s.+?from\s.+|import\s+['\"].+|export\s+(?:const|default|function|let)\b.*)$", re.MULTILINE)
MDX_TAG = re.compile(r"</?[A-Z][\w.]*(?:\s(?:[^<>{}\"']|\"[^\"]*\"|'[^']*'|\{[^{}]*\})*)?/?>")
MDX_EXPRESSION = re.compile(r"\{[^{}\n]*\}")
ATTRIBUTE = re.compile(r"""\b([A-Za-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
READ_BY_PEOPLE = {
    "title": BlockKind.PARAGRAPH,
    "caption": BlockKind.CAPTION,
    "alt": BlockKind.ALT_TEXT,
    "text": BlockKind.PARAGRAPH,
    "description": BlockKind.PARAGRAPH,
    "summary": BlockKind.PARAGRAPH,
    "heading": BlockKind.PARAGRAPH,
    "label": BlockKind.PARAGRAPH,
    "attr": BlockKind.CAPTION,
}


def blank_templates(builder: BlockBuilder, start: int, mdx: bool) -> str:
    """The source from `start` on with template markup blanked out, its length unchanged."""
    text = builder.source[start:]
    if "{" not in text and not mdx:
        return text
    masked = list(text)
    patterns = [MULTILINE_SHORTCODE, SHORTCODE, KRAMDOWN]
    if mdx:
        for match in MDX_COMMENT.finditer(text):
            builder.comment(start + match.start(1), start + match.end(1))
        patterns = [MDX_COMMENT, MDX_MODULE, MDX_TAG, MDX_EXPRESSION, *patterns]
    for pattern in patterns:
        for match in pattern.finditer("".join(masked)):
            _attributes(builder, match, start)
            _blank(masked, text, match.start(), match.end())
    return "".join(masked)


def _attributes(builder: BlockBuilder, match: re.Match[str], base: int) -> None:
    for attribute in ATTRIBUTE.finditer(match.group()):
        group = 2 if attribute.group(2) is not None else 3
        kind = READ_BY_PEOPLE.get(attribute.group(1).lower())
        if kind and attribute.group(group).strip():
            a, b = attribute.span(group)
            builder.aside(Setting(kind), [(base + match.start() + a, base + match.start() + b, None)])


def _blank(masked: list[str], text: str, start: int, end: int) -> None:
    """Blanks where the markup fills its lines; a dropped sign where words stand beside it."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    alone = not text[line_start:start].strip() and not text[end:line_end].strip()
    for offset in range(start, end):
        if text[offset] not in "\r\n":
            masked[offset] = " " if alone else MASK

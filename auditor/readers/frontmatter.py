"""Front matter (YAML, TOML or JSON) at the head of a page: its data, and its texts as blocks with their places."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from auditor.model.document import BlockKind, Notice
from auditor.placed_yaml import YamlError, compose, plain, scalars
from auditor.readers.builder import BlockBuilder, Setting

FENCES = {"---": "yaml", "+++": "toml", ";;;": "json", "---yaml": "yaml", "---toml": "toml", "---json": "json"}
ESCAPE = re.compile(r'\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n|.)')
NAMED_ESCAPES = {"n": " ", "t": " ", "r": " ", "0": " ", "a": " ", "b": " ", "e": " ", "f": " ", "v": " ", "N": " ", "_": " "}
TOML_LINE = re.compile(r"""^[ \t]*(?:\[+(?P<table>[^\]\n]+)\]+|(?P<key>[\w.-]+|"[^"\n]*")[ \t]*=[ \t]*)""", re.MULTILINE)
TOML_VALUE = re.compile(
    r'"""(?P<long>(?:\\.|[^\\])*?)"""|' r"'''(?P<raw_long>.*?)'''|" r'"(?P<text>(?:\\.|[^"\\\n])*)"|'
    r"'(?P<raw>[^'\n]*)'|(?P<bare>[^\[{#\n\s][^#\n]*)",
    re.DOTALL,
)

Part = tuple[int, int, str | None]


def read(builder: BlockBuilder) -> tuple[dict[str, object], int]:
    """Reads front matter, if there is any, into field blocks; returns its data and where the body starts.

    Broken front matter becomes a notice with its line; the body is read all the same.
    """
    source = builder.source
    head = re.match(r"\s*(---(?:yaml|toml|json)?|\+\+\+|;;;)[ \t]*\r?\n", source)
    if head and head.group(1) in FENCES:
        return _fenced(builder, head)
    if re.match(r"\s*\{\s*(?:\"|\r?\n)", source):
        return _json(builder, len(source) - len(source.lstrip()))
    return {}, 0


def _fenced(builder: BlockBuilder, head: re.Match[str]) -> tuple[dict[str, object], int]:
    fence, source = head.group(1), builder.source
    close = re.compile(rf"^{re.escape(fence[:3])}[ \t]*$|^\.\.\.[ \t]*$" if fence.startswith("---") else rf"^{re.escape(fence[:3])}[ \t]*$", re.MULTILINE)
    end = close.search(source, head.end())
    if not end:
        line = source.count("\n", 0, head.start(1)) + 1
        if re.match(r"[ \t]*[\w-]+[ \t]*[:=]", source[head.end() :]):
            builder.notices.append(Notice(f"The front matter that opens with `{fence}` is never closed.", line))
        return {}, 0
    start = head.end()
    text = source[start : end.start()]
    language = FENCES[fence]
    try:
        if language == "toml":
            return _toml(builder, text, start), end.end()
        return _yaml(builder, text, start), end.end()
    except (YamlError, tomllib.TOMLDecodeError) as error:
        offset = source.count("\n", 0, start)
        line = offset + (error.line if isinstance(error, YamlError) else _toml_line(error))
        name = language.upper()
        builder.notices.append(Notice(f"The front matter is not valid {name}: {_first(error)}. A value that holds `: ` or starts with a quote or a bracket needs quotes around it.", line))
        return {}, end.end()


def _json(builder: BlockBuilder, start: int) -> tuple[dict[str, object], int]:
    try:
        data, size = json.JSONDecoder(strict=False).raw_decode(builder.source[start:])
    except ValueError as error:
        where = getattr(error, "lineno", 1)
        line = builder.source.count("\n", 0, start) + where
        builder.notices.append(Notice(f"The front matter is not valid JSON: {_first(error)}.", line))
        blank = re.search(r"^\}[ \t]*$", builder.source, re.MULTILINE)
        return {}, blank.end() if blank else 0
    if not isinstance(data, dict):
        return {}, 0
    for name, a, b in _json_strings(builder.source[start : start + size]):
        _field(builder, name, _escaped(builder.source, start + a, start + b))
    return data, start + size


def _yaml(builder: BlockBuilder, text: str, start: int) -> dict[str, object]:
    root = compose(text)
    for name, node in scalars(root):
        a, b = start + node.start_mark.index, start + node.end_mark.index
        _field(builder, name, list(_scalar_parts(builder.source, node.style, a, b)))
    data = plain(root)
    return data if isinstance(data, dict) else {}


def _scalar_parts(source: str, style: str | None, start: int, end: int) -> Iterator[Part]:
    """The parts of a YAML scalar; blanks and folded lines are the builder's business, escapes are ours."""
    if style == '"':
        yield from _escaped(source, start + 1, end - 1)
    elif style == "'":
        position = start + 1
        for match in re.compile("''").finditer(source, start + 1, end - 1):
            yield position, match.start(), None
            yield match.start(), match.end(), "'"
            position = match.end()
        yield position, end - 1, None
    elif style in ("|", ">"):
        header = source.find("\n", start, end)
        yield (header + 1 if header >= 0 else end), end, None
    else:
        yield start, end, None


def _escaped(source: str, start: int, end: int) -> list[Part]:
    """A double-quoted string cut at its escapes."""
    parts: list[Part] = []
    position = start
    matches = list(ESCAPE.finditer(source, start, end))
    for i, match in enumerate(matches):
        if match.start() < position:
            continue
        code, stop = match.group()[1:], match.end()
        if code[0] in "xuU" and len(code) > 1:
            point = int(code[1:], 16)
            if 0xD800 <= point < 0xDC00 and i + 1 < len(matches) and matches[i + 1].start() == stop:
                low = matches[i + 1]
                point = 0x10000 + ((point - 0xD800) << 10) + (int(low.group()[2:] or "0", 16) - 0xDC00)
                stop = low.end()
            text = chr(point) if 0 <= point <= 0x10FFFF and not 0xD800 <= point < 0xE000 else "\ufffd"
        else:
            text = " " if code.isspace() else NAMED_ESCAPES.get(code, code)
        parts += [(position, match.start(), None), (match.start(), stop, text)]
        position = stop
    return [*parts, (position, end, None)]


def _toml(builder: BlockBuilder, text: str, start: int) -> dict[str, object]:
    data = tomllib.loads(text.replace("\r\n", "\n"))
    table, position = "", 0
    while match := TOML_LINE.search(text, position):
        position = match.end()
        if match.group("table"):
            table = match.group("table").strip() + "."
            continue
        value = TOML_VALUE.match(text, match.end())
        if value and (group := value.lastgroup):
            a, b = value.span(group)
            escaped = group in ("text", "long")
            parts: list[Part] = _escaped(builder.source, start + a, start + b) if escaped else [(start + a, start + b, None)]
            _field(builder, table + match.group("key").strip('"'), parts)
            position = value.end()
    return data


def _json_strings(text: str) -> Iterator[tuple[str, int, int]]:
    """Every scalar of a JSON object with its dotted name and the offsets of its text (inside the quotes)."""
    path: list[str | int] = []
    pending: str | None = None
    for token in re.finditer(r'"((?:\\.|[^"\\])*)"(\s*:)?|[{}\[\],]|[^\s{}\[\],":]+', text):
        sign = token.group()
        if token.group(2):
            pending = token.group(1)
        elif sign in "{[":
            path.append(pending if pending is not None else path.pop() if path and isinstance(path[-1], int) else "")
            if sign == "[":
                path.append(0)
            pending = None
        elif sign in "}]":
            if sign == "]":
                path.pop()
            if path:
                path.pop()
        elif sign == ",":
            if path and isinstance(path[-1], int):
                path[-1] += 1
        else:
            name = ".".join(str(step) for step in [*path, *([pending] if pending is not None else [])] if step != "")
            a, b = token.span(1) if token.group(1) is not None else token.span()
            yield name, a, b
            pending = None


def _field(builder: BlockBuilder, name: str, parts: list[Part]) -> None:
    builder.aside(Setting(BlockKind.FIELD, name=name), parts)


def _first(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")


def _toml_line(error: Exception) -> int:
    match = re.search(r"line (\d+)", str(error))
    return int(match.group(1)) if match else 1


def as_text(value: Any) -> str:
    """A metadata value as one line of text; empty for None and empty containers."""
    if isinstance(value, dict):
        return as_text(value.get("name") or value.get("title") or "")
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(as_text, value)))
    return "" if value is None else str(value).strip()

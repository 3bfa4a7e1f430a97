"""Front matter (YAML, TOML or JSON) at the head of a page: its data, and its texts as blocks with their places."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

from auditor.model.document import BlockKind, Notice
from auditor.placed_yaml import YamlError, compose, plain, scalars
from auditor.readers import json_fields, toml_fields
from auditor.readers.builder import BlockBuilder, Run, Setting
from auditor.readers.escapes import unescaped

HEAD = re.compile(r"\s*(?P<fence>---|\+\+\+|;;;)(?P<language>yaml|toml|json)?[ \t]*(?:\r\n|\n|\r)")
LANGUAGES = {"---": "yaml", "+++": "toml", ";;;": "json"}
CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
    ";;;": re.compile(r"^;;;[ \t]*\r?$", re.MULTILINE),
}
KEY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:[\w$@.-]+[ \t]*(?::(?=\s)|=)|[\"'][\w$@ .-]+[\"'][ \t]*[:=]|\{|\[)")
JSON_HEAD = re.compile(r"\s*\{\s*\"")
JSON_END = re.compile(r"^\}[ \t]*\r?$", re.MULTILINE)
NODE_MARKS = re.compile(r"(?:[&!][^\s,\[\]{}]*\s+)+")  # an anchor or a tag before a value
ADVICE = {"yaml": " A value that holds `: ` or starts with a quote, a bracket or `@` needs quotes around it."}


def read(builder: BlockBuilder) -> tuple[dict[str, object], int]:
    """Reads front matter, if there is any, into field blocks; returns its data and where the body starts.

    Broken front matter becomes a notice with its line; the body is read all the same.
    """
    source = builder.source
    if head := HEAD.match(source):
        return _fenced(builder, head)
    if JSON_HEAD.match(source):
        start = len(source) - len(source.lstrip())
        end = JSON_END.search(source, start)
        return _json(builder, start, end.end() if end else 0)
    return {}, 0


def _fenced(builder: BlockBuilder, head: re.Match[str]) -> tuple[dict[str, object], int]:
    source, start, fence = builder.source, head.end(), head.group("fence")
    looks_like_data = KEY.match(source, start) is not None
    close = CLOSE[fence].search(source, start)
    if not close:
        if looks_like_data:
            message = f"The front matter that opens with `{fence}` is never closed: a line `{fence}` has to end it."
            builder.notices.append(Notice(message, _line(source, head.start("fence"))))
        return {}, 0
    text, language = source[start : close.start()], head.group("language") or LANGUAGES[fence]
    if language == "json":
        return _json(builder, start, close.end())[0], close.end()
    try:
        data = _toml(builder, text, start) if language == "toml" else _yaml(builder, text, start)
    except YamlError as error:
        line, message = error.line, error.message
    except tomllib.TOMLDecodeError as error:
        line, message = _toml_line(error), str(error)
    except RecursionError:
        line, message = 1, "it is nested too deeply"
    else:
        return ({}, 0) if data is None else (data, close.end())
    if not looks_like_data:
        return {}, 0
    _broken(builder, language, message, _line(source, start) + line - 1)
    return {}, close.end()


def _json(builder: BlockBuilder, start: int, end: int) -> tuple[dict[str, object], int]:
    """JSON from `start` on; `end` is where the body starts if it cannot be read."""
    source = builder.source
    start = len(source) - len(source[start:].lstrip())
    line = _line(source, start)
    try:
        data, size = json.JSONDecoder(strict=False).raw_decode(source[start:])
    except json.JSONDecodeError as error:
        _broken(builder, "json", error.msg, line + error.lineno - 1)
        return {}, end
    except RecursionError:
        _broken(builder, "json", "it is nested too deeply", line)
        return {}, end
    if not isinstance(data, dict):
        return {}, 0
    for name, a, b in json_fields.fields(source[start : start + size]):
        _field(builder, name, unescaped(source, start + a, start + b))
    return data, start + size


def _yaml(builder: BlockBuilder, text: str, start: int) -> dict[str, object] | None:
    """The data, or None where the text is no mapping: two rules with prose between them."""
    root = compose(text)
    if root is None:
        return {} if not text.strip() else None
    if root.id != "mapping":
        return None
    for name, node in scalars(root):
        a, b = start + node.start_mark.index, start + node.end_mark.index
        _field(builder, name, _scalar_runs(builder.source, node.style, a, b))
    data = plain(root)
    return data if isinstance(data, dict) else {}


def _scalar_runs(source: str, style: str | None, start: int, end: int) -> list[Run]:
    """The runs of a YAML scalar; blanks and folded lines are the builder's business, escapes are ours."""
    if marks := NODE_MARKS.match(source, start, end):
        start = marks.end()
    if style == '"':
        return unescaped(source, start + 1, end - 1)
    if style == "'":
        runs: list[Run] = []
        position = start + 1
        for match in re.compile("''").finditer(source, start + 1, end - 1):
            runs += [(position, match.start(), None), (match.start(), match.end(), "'")]
            position = match.end()
        return [*runs, (position, end - 1, None)]
    if style in ("|", ">"):
        header = re.compile(r"[^\r\n]*[\r\n]+").match(source, start, end)
        return [(header.end() if header else end, end, None)]
    return [(start, end, None)]


def _toml(builder: BlockBuilder, text: str, start: int) -> dict[str, object]:
    data = tomllib.loads(text.replace("\r\n", "\n"))
    for name, first, last, escaped in toml_fields.fields(text):
        a, b = start + first, start + last
        _field(builder, name, unescaped(builder.source, a, b) if escaped else [(a, b, None)])
    return data


def _field(builder: BlockBuilder, name: str, runs: list[Run]) -> None:
    builder.aside(Setting(BlockKind.FIELD, name=name), runs)


def _broken(builder: BlockBuilder, language: str, message: str, line: int) -> None:
    first = (message.splitlines() or ["it cannot be read"])[0].rstrip(".")
    advice = ADVICE.get(language, "")
    builder.notices.append(Notice(f"The front matter is not valid {language.upper()}: {first}.{advice}", line))


def _line(source: str, offset: int) -> int:
    return source.count("\n", 0, offset) + 1


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

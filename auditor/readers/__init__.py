"""A file into a `Document`: one module for each format, found by the suffixes that it names."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from auditor.model.document import Document, line_starts
from auditor.readers import frontmatter, html, markdown, text
from auditor.readers.builder import BlockBuilder

SUFFIXES = (*markdown.SUFFIXES, *html.SUFFIXES, *text.SUFFIXES)

CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|encoding=["']([A-Za-z0-9_.-]+)["']""", re.I)
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class ReadError(Exception):
    """A file that cannot be read as text. `line` is 1-based where one is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message, self.line = message, line


def decode(data: bytes, path: str) -> str:
    """The text of a file: by its byte-order mark, the charset an HTML page declares, else UTF-8.

    Raises `ReadError` for binary files and undecodable bytes, naming the line.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    declared = CHARSET.search(data[:2048]) if path.lower().endswith(html.SUFFIXES) else None
    if declared:
        name = (declared.group(1) or declared.group(2)).decode("ascii")
        try:
            encoding = codecs.lookup(name).name
        except LookupError:
            raise ReadError(f"The page declares the unknown character set “{name}”. Save it as UTF-8.", 1) from None
        return _decoded(data, {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(encoding, encoding), loose=True)
    return _decoded(data, "utf-8")


def _decoded(data: bytes, encoding: str, loose: bool = False) -> str:
    if encoding == "utf-8" and b"\0" in data:
        raise ReadError("This is not a text file (it holds zero bytes). Name a Markdown, HTML or text file.")
    try:
        return data.decode(encoding, "replace" if loose and encoding == "cp1252" else "strict")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"Byte {error.start + 1} is not {error.encoding.upper()}. Save the file as UTF-8."
        raise ReadError(message, line) from error


def read(path: str, source: str) -> Document:
    """Reads `source` by the suffix of `path`; a text file with front matter is read as Markdown.

    An unknown suffix is read as plain text.
    """
    source = source.removeprefix("\ufeff")
    builder = BlockBuilder(source)
    suffix = PurePath(path).suffix.lower()
    metadata, body = frontmatter.read(builder)
    if suffix in html.SUFFIXES and not body:
        metadata, form = html.read(builder), "html"
    elif suffix in markdown.SUFFIXES or suffix in html.SUFFIXES or body:
        declared = markdown.read(builder, body, mdx=suffix == ".mdx")
        metadata, form = {**declared, **metadata}, "markdown"
    else:
        text.read(builder, body)
        form = "text"
    return Document(
        path, source, form, tuple(builder.blocks), tuple(builder.links), tuple(builder.markers), tuple(builder.comments),
        metadata, frontmatter.as_text(metadata.get("lang") or metadata.get("language")), tuple(builder.notices),
        line_starts(source),
    )  # fmt: skip

"""A file into a `Document`: one module for each format, found by the suffixes that it names."""

from __future__ import annotations

import re
from pathlib import PurePath

from auditor.model.document import Document, line_starts
from auditor.readers import decoding, frontmatter, html, markdown, templates, text
from auditor.readers.builder import BlockBuilder
from auditor.readers.decoding import ReadError

__all__ = ["SUFFIXES", "ReadError", "decode", "read"]

HALF = re.compile("[\ud800-\udfff]")  # half of a surrogate pair, which no file can hold
SUFFIXES = (*markdown.SUFFIXES, *html.SUFFIXES, *text.SUFFIXES)


def decode(data: bytes, path: str) -> str:
    """The text of the file `path`: by its byte-order mark, as UTF-8, or in the charset that an HTML page declares.

    Raises `ReadError` for binary files and undecodable bytes, naming the line.
    """
    return decoding.decode(data, declares=path.lower().endswith(html.SUFFIXES))


def read(path: str, source: str) -> Document:
    """Reads `source` by the suffix of `path`; a text file with front matter is read as Markdown.

    An unknown suffix is read as plain text.
    """
    source = HALF.sub("\ufffd", source.removeprefix("\ufeff"))
    builder = BlockBuilder(source)
    suffix = PurePath(path).suffix.lower()
    metadata, body = frontmatter.read(builder)
    if suffix in html.SUFFIXES:
        templates.blank(builder, body, markdown=False)
        metadata, form = {**html.read(builder, body), **metadata}, "html"
    elif suffix in markdown.SUFFIXES or body:
        metadata, form = {**markdown.read(builder, body, mdx=suffix == ".mdx"), **metadata}, "markdown"
    else:
        text.read(builder)
        form = "text"
    return Document(
        path, source, form, tuple(builder.blocks), tuple(builder.links), tuple(builder.markers), tuple(builder.comments),
        metadata, frontmatter.as_text(metadata.get("lang") or metadata.get("language")), tuple(builder.notices),
        line_starts(source),
    )  # fmt: skip

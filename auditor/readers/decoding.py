"""Bytes into text: by the byte-order mark, as UTF-8, or in the character set that an HTML page declares."""

from __future__ import annotations

import codecs
import re

CHARSET = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([A-Za-z0-9_.-]+)["']""", re.IGNORECASE
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WESTERN = frozenset({"iso8859-1", "ascii", "cp1252"})  # all read as windows-1252, as browsers do (WHATWG Encoding, section 4.2)
DECLARED_WITHIN = 2048  # bytes; browsers look at the first 1024


class ReadError(Exception):
    """A file that cannot be read as text. `line` is 1-based where one is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message, self.line = message, line


def decode(data: bytes, declares: bool = False) -> str:
    """The text of a file; `declares` says that the format may name its own character set (HTML).

    What is valid UTF-8 is read as UTF-8, whatever it declares. Raises `ReadError` for binary files and
    undecodable bytes, naming the line.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _text(data[len(mark) :], encoding)
    declared = CHARSET.search(data[:DECLARED_WITHIN]) if declares else None
    try:
        return _text(data, "utf-8")
    except ReadError:
        if not declared:
            raise
    return _text(data, _encoding((declared.group(1) or declared.group(2)).decode("ascii")))


def _encoding(name: str) -> str:
    try:
        "".encode(name)  # also refuses codecs that are no character sets (`hex`, `zip`)
        encoding = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise ReadError(f"The page declares the unknown character set “{name}”. Save it as UTF-8.", 1) from None
    return "utf-8" if encoding.startswith(("utf-16", "utf-32", "utf_16", "utf_32")) else encoding


def _text(data: bytes, encoding: str) -> str:
    try:
        text = data.decode("cp1252", "replace") if encoding in WESTERN else data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if b"\0" in data[:DECLARED_WITHIN] and not encoding.startswith("utf-16"):
            raise _binary() from None
        message = f"Byte {error.start + 1} is not {encoding.upper()}. Save the file as UTF-8."
        raise ReadError(message, line) from None
    except ValueError:
        raise ReadError(f"The file cannot be read as {encoding.upper()}. Save it as UTF-8.") from None
    if "\0" in text:
        raise _binary()
    return text


def _binary() -> ReadError:
    return ReadError("This is not a text file (it holds zero bytes). Name a Markdown, HTML or text file.")

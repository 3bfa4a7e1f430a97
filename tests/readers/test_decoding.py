"""Which character set a file is read in, and how a file that is no text is refused."""

from __future__ import annotations

import pytest

from auditor.readers import ReadError, decode


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        ("café".encode(), "a.md", "café"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "a.md", "café"),
        ("\ufeffcafé".encode("utf-16-le"), "a.txt", "café"),
        ("\ufeffcafé".encode("utf-16-be"), "a.txt", "café"),
        (b'<meta charset="iso-8859-1">caf\xe9 \x93q\x94', "a.html", '<meta charset="iso-8859-1">café “q”'),
        (b'<?xml version="1.0" encoding="windows-1251"?>\xe4\xe0', "a.htm", '<?xml version="1.0" encoding="windows-1251"?>да'),
        ('<meta charset="latin1">café'.encode(), "a.html", '<meta charset="latin1">café'),
        (b"", "a.md", ""),
    ],
)
def test_decodes(data: bytes, name: str, text: str) -> None:
    assert decode(data, name) == text


@pytest.mark.parametrize(
    ("data", "name", "line"),
    [
        (b"a\nb\nc\xff", "a.md", 3),
        (b'<meta charset="latin1">\ncaf\xe9', "a.md", 2),  # only HTML declares its character set
        (b'<meta charset="utf-8">\n\n\xe9', "a.html", 3),
        (b"\xff\xfea", "a.txt", 1),
    ],
)
def test_refuses_with_the_line(data: bytes, name: str, line: int) -> None:
    with pytest.raises(ReadError) as refused:
        decode(data, name)
    assert refused.value.line == line
    assert "Save the file as UTF-8." in refused.value.message

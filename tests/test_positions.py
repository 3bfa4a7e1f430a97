"""Every place is exact: read back from the source, it gives the words that it stands for."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from auditor import engine, load_rules
from auditor.model.document import Block, Document
from auditor.model.span import Piece
from auditor.readers import decode, read
from auditor.readers.builder import BLANKS, INVISIBLE

BLANK = re.compile(f"[{BLANKS}{INVISIBLE}]")
TODAY = date(2026, 6, 1)


# Reading a piece of source back, without any of the readers' own code


def check_piece(text: str, source: str, in_step: bool) -> None:
    """A piece in step is its source, blanks folded; any other is an entity, an escape, or blanks and markup."""
    if in_step:
        assert len(text) == len(source)
        for read_sign, written in zip(text, source, strict=True):
            assert read_sign == written or (read_sign == " " and BLANK.match(written)) or reads_as(written, read_sign), (
                text,
                source,
            )
    else:
        assert reads_as(source, text), (text, source)


def reads_as(source: str, text: str) -> bool:
    """Whether `source` is one of the ways to write `text`."""
    if text == " ":
        return (
            not BLANK.sub(
                "", re.sub(r"<br[^>]*>|\\\r?\n?|\{.*\}|&\w+;|&#\w+;|^\s*>+", "", source, flags=re.IGNORECASE | re.DOTALL)
            )
            or source[0] == "\\"
        )
    if source[:1] == "\\":
        code = source[1:]
        if code[:1] in "xuU" and len(code) > 2:
            units = [int(unit, 16) for unit in re.findall(r"\\[xuU]([0-9A-Fa-f]+)", source)]
            return "".join(map(chr, units)).encode("utf-16", "surrogatepass").decode("utf-16", "replace") == text
        return code == text
    folded = re.sub(f"[{BLANKS}]+", " ", unescape(source))
    inside_code = source[:1] == "`" and text in re.sub(r"\s+>?\s*", " ", source)
    return (
        folded == text
        or (source == "''" and text == "'")
        or (text == "\ufffd")
        or inside_code
        or unescape(source).strip() == text
    )


def check_block(block: Block, source: str) -> None:
    pieces = block.offsets.pieces
    assert [p.text_start for p in pieces] == [0, *(p.text_end for p in pieces[:-1])], "pieces leave no gap in the text"
    assert pieces[-1].text_end == len(block.text)
    for piece in pieces:
        assert 0 <= piece.source_start < piece.source_end <= len(source)
        check_piece(block.text[piece.text_start : piece.text_end], source[piece.source_start : piece.source_end], piece.in_step)
    starts = [p.source_start for p in pieces]
    assert starts == sorted(starts), "the text runs as the source does"
    assert block.text == block.text.strip()
    assert "  " not in block.text


def check_document(document: Document) -> None:
    spans = [block.span for block in document.blocks]
    spans += [link.span for link in document.links] + [marker.span for marker in document.markers]
    for block in document.blocks:
        check_block(block, document.source)
    for comment in document.comments:
        start, end = comment.span.source_range
        assert document.source[start:end] == comment.text
        assert 0 <= comment.before <= len(document.blocks)
    for span in spans:
        assert 0 <= span.start <= span.end <= len(span.block.text)
        start, end = span.source_range
        assert 0 <= start <= end <= len(document.source)
        check_round_trip(document, start)
        check_round_trip(document, end)


def check_round_trip(document: Document, offset: int) -> None:
    line, column = document.line_column(offset)
    assert document.line_starts[line - 1] + column - 1 == offset
    assert column <= len(document.line_text(line)) + 2, "a column stays in its line"


def check_findings(document: Document) -> None:
    """Each quote is the clean text of some span whose source range is the finding's."""
    article = engine.understand(document.source, document.path, load_rules())
    for sentence in article.prose.sentences:
        start, end = sentence.span.source_range
        assert 0 <= start < end <= len(document.source)
        check_piece(sentence.span.text[0], document.source[start], True)
    result = engine.audit_text(document.source, document.path, load_rules(), TODAY)
    for finding in result.findings:
        places = [(finding.location, finding.quote)]
        places += [(evidence.location, evidence.quote) for evidence in finding.evidence if evidence.location]
        for place, quote in places:
            start = document.line_starts[place.line - 1] + place.column - 1
            end = document.line_starts[place.end_line - 1] + place.end_column - 1
            assert 0 <= start <= end <= len(document.source)
            assert stands_at(document, quote, start, end), (finding.rule, quote, document.source[start:end])


def stands_at(document: Document, quote: str, start: int, end: int) -> bool:
    for block in (*document.blocks, *(comment.span.block for comment in document.comments)):
        at = block.text.find(quote)
        while at >= 0:
            if block.offsets.source_range(at, at + len(quote)) == (start, end):
                return True
            at = block.text.find(quote, at + 1) if quote else -1
    return spans_blocks(document, quote, start, end)


def spans_blocks(document: Document, quote: str, start: int, end: int) -> bool:
    """A finding over several whole lines quotes them one after the other."""
    ranges = [block.span.source_range for block in document.blocks]
    inside = [block.text for block, (a, b) in zip(document.blocks, ranges, strict=True) if start <= a and b <= end]
    return any(a == start for a, _ in ranges) and any(b == end for _, b in ranges) and " ".join(inside) == quote


def test_every_page_beside_the_checkout_has_exact_places(pages: list[Path]) -> None:
    for path in pages:
        document = read(str(path), decode(path.read_bytes(), str(path)))
        check_document(document)
        check_findings(document)


# Documents put together from fragments: how it is written, and how it reads

WORDS = [
    ("aspirin", "aspirin"),
    ("5 mg", "5 mg"),
    ("café", "café"),
    ("cafe\u0301", "cafe\u0301"),
    ("😀", "😀"),
    ("40%", "40%"),
    ("all", "all"),
]
ENTITIES = [
    ("&amp;", "&"),
    ("&#8217;", "’"),
    ("&#x2265;", "≥"),
    ("caf&eacute;s", "cafés"),
    ("5&nbsp;mg", "5 mg"),
    ("soft\u00adware", "software"),
]
RAW_HTML = [
    ("D<sub>3</sub>", "D3"),
    ("<b>firm</b>", "firm"),
    ('<a href="u?a=1&amp;b=2">there</a>', "there"),
    ("10<sup>9</sup>", "109"),
]
MARKED = [
    ("*often*", "often"), ("**never**", "never"), ("~~gone~~", "gone"), ("`mg`", "mg"), ("[trial](https://x.org)", "trial"),
    ("\\*", "*"), ("un*believ*able", "unbelievable"), ("<https://x.org>", "https://x.org"),
]  # fmt: skip
GAPS = [" ", "  ", "\u00a0", "\u2009", "\t", "\n"]


def sentences(fragments: list[tuple[str, str]], gaps: list[str]) -> st.SearchStrategy[tuple[str, str]]:
    def joined(parts: list[tuple[tuple[str, str], str]]) -> tuple[str, str]:
        written = "".join(word + gap for (word, _), gap in parts) + "end."
        return f"Start {written}", f"Start {' '.join([read_as for (_, read_as), _ in parts])} end."

    return st.lists(st.tuples(st.sampled_from(fragments), st.sampled_from(gaps)), min_size=1, max_size=12).map(joined)


MARKDOWN = sentences(WORDS + ENTITIES + RAW_HTML + MARKED, GAPS)
HTML = sentences(WORDS + ENTITIES + RAW_HTML, GAPS)
PLAIN = sentences(WORDS, GAPS[:-1])
FRONT = st.sampled_from(
    [
        "",
        "---\ntitle: \"A \\u00e9 \\\"b\\\" 😀\"\nlead: 'it''s'\nitems:\n  - name: >\n      folded\n      text\n---\n",
        '+++\ntitle = "A\\tb"\n[[evidence]]\nnote = """\nlong \\\n  text"""\n+++\n',
        '{\n "title": "A \\ud83d\\ude00 b",\n "evidence": [{"note": "c\\nd"}]\n}\n\n',
    ]
)


@given(
    FRONT, st.lists(MARKDOWN, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n"]), st.sampled_from([".md", ".mdx", ".txt"])
)
def test_markdown_reads_as_written_and_back(front: str, paragraphs: list[tuple[str, str]], line_break: str, suffix: str) -> None:
    if suffix == ".txt" and not front:
        suffix = ".md"
    source = (front + "\n\n".join(written for written, _ in paragraphs) + "\n").replace("\n", line_break)
    document = read(f"page{suffix}", source)
    assert [block.text for block in document.blocks if not block.name] == [reads for _, reads in paragraphs]
    assert not document.notices
    check_document(document)
    check_findings(document)


@given(st.lists(MARKDOWN, min_size=1, max_size=3), st.sampled_from(["> ", "- ", "## ", "1. ", "    "]))
def test_markdown_blocks_keep_their_places(items: list[tuple[str, str]], mark: str) -> None:
    source = "\n\n".join(mark + written.replace("\n", " ") for written, _ in items)
    check_document(read("page.md", f"First.\n\n{source}\n\nLast.\n"))


@given(st.lists(HTML, min_size=1, max_size=4), st.sampled_from(["p", "li", "td", "h2", "blockquote", "figcaption", "dd", "div"]))
def test_html_reads_as_written_and_back(paragraphs: list[tuple[str, str]], tag: str) -> None:
    source = "<html><body>" + "\n".join(f"<{tag}>\n{written}</{tag.upper()}>" for written, _ in paragraphs) + "</body>"
    document = read("page.html", source)
    assert [block.text for block in document.blocks] == [reads for _, reads in paragraphs]
    check_document(document)
    check_findings(document)


@given(st.lists(PLAIN, min_size=1, max_size=4), st.sampled_from(["", "- ", "• "]))
def test_text_reads_as_written_and_back(paragraphs: list[tuple[str, str]], bullet: str) -> None:
    document = read("page.txt", "\n\n".join(bullet + written for written, _ in paragraphs))
    assert [block.text for block in document.blocks] == [reads for _, reads in paragraphs]
    check_document(document)
    check_findings(document)


def test_a_piece_in_step_and_an_atomic_one_translate_to_the_character() -> None:
    block = read("page.md", "Fish &amp; *chips*\n").blocks[0]
    assert block.text == "Fish & chips"
    assert block.offsets.pieces == (Piece(0, 5, 0, 5), Piece(5, 6, 5, 10), Piece(6, 7, 10, 11), Piece(7, 12, 12, 17))
    assert block.offsets.source_range(5, 6) == (5, 10)
    assert block.offsets.source_range(8, 10) == (13, 15)

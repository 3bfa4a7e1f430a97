"""What each citation covers: its paragraph, a list or table it introduces, a section on one study, or the whole page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from auditor.model.citations import Citation, ReferenceEntry
from auditor.model.document import Block, BlockKind, Part
from auditor.model.prose import Prose, Sentence

JOURNAL = re.compile(
    r"\b(?:[Pp]ublish\w+|[Aa]ppear\w*|[Rr]eported|[Pp]resented|results are|paper)\b[^.\n]{0,80}?\bin (?:the )?"
    r"(?:(?:\w+ ){0,2}[Jj]ournals?\b(?: of)?,? [A-Z“\"*]|[A-Z][\w&:-]+)"
)
PERSON = re.compile(r"\b(?:Dr|Prof|Professor|author|co-author|said|says)\b")
BYLINE = re.compile(r"\W*(?:by|written|words|authors?|posted|published|reviewed|medically|checked|edited|text)\b", re.IGNORECASE)
SOURCE_LINE = re.compile(r"\W*(?:sources?|references?)\b", re.IGNORECASE)
RELEASE_SECTIONS = 5  # a news release has few headings; a guide that mentions a journal has many
LEAD_PARAGRAPHS = 2
LEAD_WORDS = 8  # a shorter paragraph is a byline or a date line
CAPTION_WORDS = 25  # a longer paragraph below a table is text of its own
SPOKEN = frozenset({Part.PROSE, Part.ABSTRACT})
CONTINUES = re.compile(
    r"(?:That|This) (?:is|was|means)\b|In (?:other|plain|simple) (?:words|terms)\b|Put (?:another way|simply)\b|So\b",
    re.IGNORECASE,
)
WE_DID = re.compile(r"\b[Ww]e\s(?:\w+ly\s|also\s|have\s)?(?:[a-z]+ed|saw|gave|ran|did|sent|wrote|took|put|held|met|made)\b")
COMPILER = re.compile(r"\b[A-Z][a-z]+(?:\s(?:of|for|on|and|the))?\s[A-Z][a-z]+|\b[A-Z]{3,}\b")
LEADS = (BlockKind.HEADING, BlockKind.FIELD, BlockKind.ALT_TEXT, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Which blocks and sections have a source. `page`: one source covers all; `anywhere`: the page names a source at all."""

    page: bool
    lone: ReferenceEntry | None  # the one entry by which the page is covered, and for no more than it reports
    anywhere: bool
    own: frozenset[int]  # sections that report the page's own figures
    own_anywhere: bool
    blocks: frozenset[int]
    lead: frozenset[int]  # the first paragraphs, where the page's sources are told early or listed
    summed: bool  # whether titles and captions are covered by what the text cites

    def has_source(self, sentence: Sentence) -> bool:
        """Whether a source stands where it covers the sentence, whatever that says."""
        if self.page or sentence.block.index in self.blocks:
            return True
        sums_up = self.summed and (sentence.block.kind in LEADS or sentence.block.index in self.lead)
        return self.anywhere and (sums_up or sentence.has("own-study", "named"))


def measure(
    prose: Prose, citations: Iterable[Citation], entries: tuple[ReferenceEntry, ...], declared: tuple[ReferenceEntry, ...]
) -> Coverage:
    """What the citations of a page cover; `declared` are the sources that its front matter names."""
    lists = {entry.span.block.index for entry in entries}
    spoken = (c for c in citations if c.span.block.part in SPOKEN and c.span.block.index not in lists)
    in_text = [c for c in spoken if c.level >= 2 and c.form != "issn"]
    listed = [entry for entry in entries if entry.level >= 3]
    tied = _authors_named(prose, listed)
    blocks = _cited_blocks(prose, in_text) | tied | _compiled(prose)
    named = any(c.level >= 3 for c in in_text) or bool(listed) or any(entry.level >= 3 for entry in declared)
    abstract = [block for block in prose.blocks if block.part is Part.ABSTRACT]
    journal = any(JOURNAL.search(s.text) for s in prose.spoken()) if not named else False
    release = journal and len(prose.sections) <= RELEASE_SECTIONS and any(PERSON.search(s.text) for s in prose.spoken())
    pointed = any(c.form in ("numbered", "author-year") for c in in_text)
    pasted = bool(abstract) and (bool(listed) or named) and not pointed
    own = frozenset(s.section for s in prose.spoken() if s.has("own-study", "own") or _counts_its_own(s))
    retells = any(s.has("own-study", "named") for s in prose.spoken())
    unmarked = bool(listed) and not pointed and (not tied or (len(listed) == 1 and retells))
    based = _based(prose, in_text)
    page = any(entry.level >= 3 for entry in declared) or pasted or unmarked or release or based
    lone = listed[0] if page and len(listed) == 1 and not declared and not based else None
    opening = _opening(prose)
    summed = bool(listed) or pointed or _early(prose, in_text, opening)
    return Coverage(page, lone, named or pointed, own, bool(own), frozenset(blocks), _lead(prose, opening), summed)


def _based(prose: Prose, citations: list[Citation]) -> bool:
    """Whether the page says what it rests on: `This leaflet is based on NICE guideline NG59.`"""
    cited = {c.span.block.index for c in citations}
    return any(s.has("basis", "page") and s.block.index in cited for s in prose.spoken())


def _compiled(prose: Prose) -> set[int]:
    """Lists and tables that a named body has compiled: `The European Register gives the following list of …`."""
    found: set[int] = set()
    for sentence in prose.spoken():
        if sentence.has("basis", "list") and COMPILER.search(sentence.text):
            after = _next_text(prose.blocks, sentence.block.index)
            found.add(sentence.block.index)
            if after and after.group:
                found.update(block.index for block in prose.blocks if block.group == after.group)
    return found


def _counts_its_own(sentence: Sentence) -> bool:
    """`We operated on 1,204 eyes in 2025`: the page tells what it did, and to how many."""
    counted = sentence.has("people", "persons", "units") or sentence.has("shares", "people")
    return counted and WE_DID.search(sentence.text) is not None and any((n.whole or 0) > 9 for n in sentence.numbers)


def _opening(prose: Prose) -> int:
    """The section of the opening paragraphs: the one under the title, or the one before any heading."""
    first = next((s for s in prose.spoken() if s.block.kind not in LEADS), None)
    return min(first.section, 1) if first else 0


def _lead(prose: Prose, opening: int) -> frozenset[int]:
    """The blocks that sum the page up: titles, descriptions, captions and the first paragraphs after the byline."""
    told = [
        s.block for s in prose.spoken() if s.section <= opening and s.block.kind not in LEADS and not BYLINE.match(s.block.text)
    ]
    paragraphs = list(dict.fromkeys(block.index for block in told if len(block.text.split()) >= LEAD_WORDS))
    return frozenset(paragraphs[:LEAD_PARAGRAPHS])


def _early(prose: Prose, citations: list[Citation], opening: int) -> bool:
    first = {s.block.index for s in prose.sentences if s.section <= opening}
    return any(c.span.block.index in first for c in citations)


def _cited_blocks(prose: Prose, citations: list[Citation]) -> set[int]:
    """Blocks that hold a citation, what they introduce, and the rest of their table, definition or quotation."""
    blocks = prose.blocks
    place = {block.index: i for i, block in enumerate(blocks)}
    covered = {c.span.block.index for c in citations}
    groups: dict[int, list[int]] = defaultdict(list)
    for block in blocks:
        if block.group:
            groups[block.group].append(block.index)
    for index in tuple(covered):
        block = blocks[place[index]]
        if block.kind in (BlockKind.TABLE_CELL, BlockKind.CAPTION, BlockKind.QUOTATION):
            covered.update(groups.get(block.group, ()))
        if block.kind is BlockKind.HEADING:
            covered.update(s.block.index for s in prose.sentences if prose.sections[s.section].heading is block)
        after = _next_text(blocks, place[index])
        if after is None:
            continue
        if CONTINUES.match(after.text) and after.kind is BlockKind.PARAGRAPH:
            covered.add(after.index)
        if after.kind is BlockKind.TABLE_CELL or (block.text.rstrip().endswith(":") and after.group):
            covered.update(groups.get(after.group, ()))
        elif after.quoted and not block.quoted:
            covered.update(groups.get(after.group, (after.index,)))
    return covered | _caption_neighbours(blocks, covered)


def _caption_neighbours(blocks: tuple[Block, ...], covered: set[int]) -> set[int]:
    """Tables and quotations whose source stands in the line below: `Source: …`, `— Smith 2012`."""
    found: set[int] = set()
    for above, block in pairwise(blocks):
        if block.index not in covered or not above.group or len(block.text.split()) > CAPTION_WORDS:
            continue
        if above.kind is BlockKind.TABLE_CELL or above.quoted or SOURCE_LINE.match(block.text):
            found.update(b.index for b in blocks if b.group == above.group)
    return found


def _next_text(blocks: tuple[Block, ...], i: int) -> Block | None:
    return next((b for b in blocks[i + 1 :] if b.part is not Part.HIDDEN and b.kind is not BlockKind.ALT_TEXT), None)


def _authors_named(prose: Prose, entries: list[ReferenceEntry]) -> set[int]:
    """The blocks that speak of an entry's first author by name, which ties the entry to that place."""
    names = {m.group(1) for e in entries if (m := re.match(r"\W*([A-ZÀ-Þ][\w'’-]{2,}),?\s[A-Z]{1,3}\b", e.span.text))}
    if not names:
        return set()
    any_name = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(names))})\b")
    return {s.block.index for s in prose.spoken() if any_name.search(s.text) and not BYLINE.match(s.text)}

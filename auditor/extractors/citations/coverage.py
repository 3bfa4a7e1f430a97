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
PAST = re.compile(
    r"\b(?:was|were|had|did|fell|rose|took|got|saw|went|came|gave|lost|kept|met|grew|made|lay|ran|began|felt|[a-z]{2,}ed)\b"
)
PRESENT = re.compile(
    r"\b(?:is|are|has|have|can|may|might|will|would|should|does|do|isn't|aren't|doesn't|don't|means|needs?|helps?|works?)\b"
)
BYLINE = re.compile(r"\W*(?:by|written|words|authors?|posted|published|reviewed|medically|checked|edited|text)\b", re.IGNORECASE)
SOURCE_LINE = re.compile(r"\W*(?:sources?|references?)\b", re.IGNORECASE)
RELEASE_SECTIONS = 5  # a news release has few headings; a guide that mentions a journal has many
CAPTION_WORDS = 25  # a longer paragraph below a table is text of its own
SPOKEN = frozenset({Part.PROSE, Part.ABSTRACT})
CONTINUES = re.compile(
    r"(?:That|This) (?:is|was|means)\b|In (?:other|plain|simple) (?:words|terms)\b|Put (?:another way|simply)\b|So\b",
    re.IGNORECASE,
)
LEADS = (BlockKind.HEADING, BlockKind.FIELD, BlockKind.ALT_TEXT, BlockKind.CAPTION)

COMMON = frozenset({
    "with", "that", "this", "than", "from", "have", "they", "them", "then", "what", "when", "which", "were", "been", "also",
    "into", "more", "most", "does", "will", "your", "their", "there", "well",
})  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Which blocks and sections have a source. `page`: one source covers all; `anywhere`: the page names a source at all."""

    page: bool
    topic: frozenset[str]  # word stems of the one pasted abstract that covers the page; empty: no such limit
    anywhere: bool
    own: frozenset[int]  # sections that report the page's own figures
    own_anywhere: bool
    blocks: frozenset[int]
    lead: int  # the last section that sums the page up, where its sources are told early or listed; -1: they are not
    retells: bool  # the page tells at length of some study, named or its own

    def has_source(self, sentence: Sentence) -> bool:
        """Whether a source stands where it covers the sentence, whatever that says."""
        if self.page or sentence.block.index in self.blocks:
            return True
        return self.anywhere and (sentence.has("own-study", "named") or _is_lead(sentence, self.lead))

    def knows_figure(self, sentence: Sentence) -> bool:
        """Whether the sentence only tells what a study that the page names, or its own count, has found."""
        if self.own_anywhere and (sentence.section in self.own or sentence.has("own-study")):
            return True
        if self.retells and sentence.block.kind is BlockKind.FIELD:
            return True
        return (self.anywhere or self.own_anywhere) and (is_past(sentence) or sentence.block.kind is BlockKind.TABLE_CELL)


def measure(
    prose: Prose, citations: Iterable[Citation], entries: tuple[ReferenceEntry, ...], declared: tuple[ReferenceEntry, ...]
) -> Coverage:
    """What the citations of a page cover; `declared` are the sources that its front matter names."""
    in_text = [c for c in citations if c.span.block.part in SPOKEN and c.level >= 2 and c.form != "issn"]
    listed = [entry for entry in entries if entry.level >= 3]
    tied = _authors_named(prose, listed)
    blocks = _cited_blocks(prose, in_text) | tied
    named = any(c.level >= 3 for c in in_text) or bool(listed) or any(entry.level >= 3 for entry in declared)
    abstract = [block for block in prose.blocks if block.part is Part.ABSTRACT]
    journal = any(JOURNAL.search(s.text) for s in prose.spoken()) if not named else False
    release = journal and len(prose.sections) <= RELEASE_SECTIONS and any(PERSON.search(s.text) for s in prose.spoken())
    pointed = any(c.form in ("numbered", "author-year") for c in in_text)
    pasted = bool(abstract) and (bool(listed) or named) and not pointed
    own = frozenset(s.section for s in prose.spoken() if s.has("own-study", "own"))
    retells = any(s.has("own-study", "named") for s in prose.spoken())
    unmarked = bool(listed) and not pointed and not any(c.level >= 3 for c in in_text)
    unmarked = unmarked and (not tied or (len(listed) == 1 and retells))
    page = any(entry.level >= 3 for entry in declared) or pasted or unmarked or release
    topic = frozenset(_topic(prose, abstract, listed)) if page and len(listed) == 1 and not declared else frozenset()
    opening = _opening(prose)
    lead = opening if listed or pointed or _early(prose, in_text, opening) else -1
    return Coverage(page, topic, named or pointed, own, bool(own), frozenset(blocks), lead, retells or bool(own))


def on_topic(sentence: Sentence, topic: frozenset[str]) -> bool:
    """Whether a sentence speaks of what the page's one source speaks of: it names no outcome, or one that is met there."""
    outcomes = {stem for cue in sentence.found("outcomes") for stem in _stems(cue.text)}
    return not outcomes or bool(outcomes & topic) or len(set(_stems(sentence.text)) & topic) > 1


def is_past(sentence: Sentence) -> bool:
    """Whether a sentence tells what happened, and not what holds."""
    return PAST.search(sentence.text) is not None and not PRESENT.search(sentence.text)


def _is_lead(sentence: Sentence, lead: int) -> bool:
    """Titles, descriptions and what stands before the first subheading sum the page up."""
    return lead >= 0 and (sentence.block.kind in LEADS or sentence.section <= lead)


def _opening(prose: Prose) -> int:
    """The section of the opening paragraphs: the one under the title, or the one before any heading."""
    first = next((s for s in prose.spoken() if s.block.kind not in LEADS), None)
    return min(first.section, 1) if first else 0


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


def _topic(prose: Prose, abstract: list[Block], listed: list[ReferenceEntry]) -> list[str]:
    """The words of what the page's one reference reports: its pasted abstract, else the section that it closes.

    An entry of a list by itself limits nothing.
    """
    if abstract:
        return _stems(" ".join(block.text for block in abstract))
    at = listed[0].span.block.index
    section = max((s.section for s in prose.sentences if s.block.index <= at), default=0)
    beside = [s for s in prose.sentences if s.section == section]
    told = any(s.block.part is Part.PROSE and s.block.kind is not BlockKind.HEADING for s in beside)
    return _stems(" ".join(s.text for s in beside)) if told else []


def _authors_named(prose: Prose, entries: list[ReferenceEntry]) -> set[int]:
    """The blocks that speak of an entry's first author by name, which ties the entry to that place."""
    names = {m.group(1) for e in entries if (m := re.match(r"\W*([A-ZÀ-Þ][\w'’-]{2,}),?\s[A-Z]{1,3}\b", e.span.text))}
    if not names:
        return set()
    any_name = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(names))})\b")
    return {s.block.index for s in prose.spoken() if any_name.search(s.text) and not BYLINE.match(s.text)}


def _stems(text: str) -> list[str]:
    return [word[:5] for word in re.findall(r"[a-zà-þ]{4,}", text.lower()) if word not in COMMON]

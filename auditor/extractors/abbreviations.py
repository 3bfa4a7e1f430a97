"""Abbreviations and the places that spell them out, by the letter matching of Schwartz and Hearst.

Schwartz AS, Hearst MA. A simple algorithm for identifying abbreviation definitions in biomedical text.
Pac Symp Biocomput 2003:451-62. Besides its two forms, `long form (ABBR)` and `ABBR (long form)`, the running
phrases ("known as ABBR", "ABBR stands for ..."), glossaries, table rows and `<abbr title>` count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditor.model.document import Block, BlockKind, Part
from auditor.model.prose import Prose
from auditor.model.readability import Abbreviation
from auditor.model.span import Span
from auditor.reference import Reference

FORM = re.compile(r"(?<![\w@#/.&+-])([A-Z]{2,6})(?:s|['’]s)?(?![\w@&+]|[./]\w|-\d|['’]\w)")
ROMAN = re.compile(r"[IVX]+$|[IVX]{2,}[A-D]$")  # also stages: IIIB
CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
WORD = re.compile(r"[A-Za-z]+")
NAMED = re.compile(  # a gene, a trial or a firm is called by these letters; there is nothing to spell out
    r"[-\s](?:genes?|mutations?|variants?|alleles?|proteins?|trials?|stud(?:y|ies)|syndrome|sequence|locus|cohort|stain(?:ing)?)\b"
)
OWN_NAME = re.compile(r"\s(?!(?:The|A|An|In|It|This|If|You|For|And|Or|But|We|They|He|She)\b)[A-Z][a-z]")
AFTER_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+,? $")
BODY = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.QUOTATION, BlockKind.DEFINITION, BlockKind.CAPTION)
)
INTRODUCED = re.compile(
    r"(?:\bor|\bcalled|\bknown as|\babbreviated(?: as| to)?|\btermed|\bnamed|\bi\.e\.,?|[/=:–—-])[ \"“‘'*(]*(?:the |an? )?$"
)
EXPLAINED = re.compile(
    r"[\"”’']?(?: ?[:=–—-] ?|,? (?:which |that )?(?:stands|is short|short) for |,? (?:or|meaning|means|that is|i\.e\.),? |/| \()"
)
SHORTEST_LONG_FORM = 8  # characters of a single word
PASSED_OVER = frozenset(("of", "and", "the", "for", "in", "to", "with", "on", "by", "or", "a", "an", "de"))
MARKED_UP = re.compile(r"<(?:abbr|dfn|acronym)\b[^>]*\btitle\s*=[^>]*>\s*([A-Z]{2,6})s?\s*<|^\*\[([A-Z]{2,6})s?\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Worded:
    """A block with its words."""

    block: Block
    words: tuple[re.Match[str], ...]

    @property
    def telling(self) -> list[re.Match[str]]:
        """The words without "of" and its like."""
        return [word for word in self.words if word.group().lower() not in PASSED_OVER]


def read(prose: Prose, reference: Reference) -> tuple[Abbreviation, ...]:
    """The abbreviations that the body uses twice or more, in order of first use, without those that every reader knows."""
    familiar = _familiar(reference)
    uses: dict[str, list[Span]] = {}
    called: set[str] = set()
    for block in prose.blocks:
        if block.part is Part.PROSE and block.kind in BODY:
            for match in FORM.finditer(block.text):
                form = match.group(1)
                if NAMED.match(block.text, match.end()):
                    called.add(form)
                elif form not in familiar and _is_use(block, match):
                    uses.setdefault(form, []).append(Span(block, match.start(), match.end()))
    uses = {form: places for form, places in uses.items() if len(places) > 1 and form not in called}
    if not uses:
        return ()
    marked = {match.group(1) or match.group(2) for match in _marked_up(prose.document.source)}
    shown = (block for block in prose.blocks if block.part in (Part.PROSE, Part.ABSTRACT))
    page = [Worded(block, tuple(WORD.finditer(block.text))) for block in shown]
    found = {form: places[0] if form in marked else _definition(form, page) for form, places in uses.items()}
    return tuple(Abbreviation(form, tuple(uses[form]), place) for form, place in found.items())


@lru_cache(maxsize=8)
def _familiar(reference: Reference) -> frozenset[str]:
    lexicon = reference.lexicons.get("familiar-abbreviation")
    return frozenset(form for group in lexicon.groups.values() for form in group) if lexicon else frozenset()


def _marked_up(source: str) -> Iterable[re.Match[str]]:
    return MARKED_UP.finditer(source) if "title" in source or "*[" in source else ()


def _is_use(block: Block, match: re.Match[str]) -> bool:
    """Whether the letters are used as an abbreviation here, not shouted and not part of a name."""
    text, form = block.text, match.group(1)
    if ROMAN.match(form) or len(set(form)) == 1 or block.quoted or (block.cell and block.cell.header):
        return False
    before = text[max(0, match.start() - 30) : match.start()]
    if OWN_NAME.match(text, match.end()) or (len(form) == 2 and AFTER_NAME.search(before)):
        return False
    around = text[max(0, match.start() - 40) : match.end() + 40]
    return len(CAPITALS.findall(around)) * 2 <= len(WORD.findall(around))


def _definition(form: str, page: Sequence[Worded]) -> Span | None:
    """Where the page spells `form` out, or None."""
    for here, after in zip(page, [*page[1:], None], strict=True):
        block = here.block
        if form in block.text and (span := _beside(form, block) or _listed(form, block, after.block if after else None)):
            return span
    for here in page:
        if (len(form) > 2 or form in here.block.text) and (span := _initials(form, here)):
            return span
    return None


def _beside(form: str, block: Block) -> Span | None:
    """A long form next to a use: in or before its brackets, or joined by a phrase of explanation."""
    text = block.text
    for match in re.finditer(rf"\b{form}(?:s|['’]s)?\b", text):
        before, after = text[max(0, match.start() - 120) : match.start()], text[match.end() : match.end() + 120]
        opened = before.rfind("(")
        if opened > before.rfind(")") and (size := _long_form(form, before[:opened])):
            start = match.start() - (len(before) - opened) - size
            return _trimmed(block, start, start + size)
        introduced = INTRODUCED.search(before)
        if introduced and (size := _long_form(form, before[: introduced.start()])):
            start = match.start() - (len(before) - introduced.start()) - size
            return _trimmed(block, start, start + size)
        if explained := EXPLAINED.match(after):
            words = re.match(r"[^.;()\n]*", after[explained.end() :])
            if words and (length := _short_match(form, words.group())):
                start = match.end() + explained.end()
                return Span(block, start, start + length)
    return None


def _trimmed(block: Block, start: int, end: int) -> Span:
    return Span(block, start, start + len(block.text[start:end].rstrip(" \"“‘'*,(")))


def _long_form(form: str, before: str) -> int:
    """How many of the last characters of `before` are the long form of `form`; 0 where none are.

    From right to left each letter must occur in order, the first of them at the start of a word.
    """
    text = before.rstrip(" \"“‘'*,(")
    window = " ".join(re.split(r"[.;:!?]\s", text)[-1].split()[-min(len(form) + 5, 2 * len(form)) :])
    at = len(window)
    for i, letter in enumerate(reversed(form.lower())):
        last = i == len(form) - 1
        at = window.lower().rfind(letter, 0, at)
        while last and at > 0 and window[at - 1].isalnum():
            at = window.lower().rfind(letter, 0, at)
        if at < 0:
            return 0
    if not _long_enough(window[at:]):
        return 0
    return len(before) - (len(text) - (len(window) - at))


def _short_match(form: str, after: str) -> int:
    """The length of the long form that `after` opens with; 0 where it is none."""
    words = list(re.finditer(r"[A-Za-z]+", after))[: 2 * len(form) + 2]
    for start in words[:2]:
        if start.group()[0].lower() != form[0].lower():
            continue
        at = start.start()
        for letter in form.lower()[1:]:
            at = after.lower().find(letter, at + 1)
            if at < 0:
                break
        end = next((word.end() for word in words if word.end() > at), 0) if at >= 0 else 0
        if end and _long_enough(after[start.start() : end]):
            return end
    return 0


def _long_enough(long_form: str) -> bool:
    """Two words or more, or one long one: "hard" is not what HR stands for, "tuberculosis" is what TB does."""
    return len(long_form.split()) > 1 or len(long_form) >= SHORTEST_LONG_FORM


def _listed(form: str, block: Block, after: Block | None) -> Span | None:
    """What follows a glossary's term, or stands beside the form in a row of a table."""
    if after is None or block.text.rstrip("s:") != form:
        return None
    term = block.kind is BlockKind.TERM and after.kind is BlockKind.DEFINITION
    row = block.cell and after.cell and (block.cell.table, block.cell.row) == (after.cell.table, after.cell.row)
    return after.span if term or (row and _short_match(form, after.text)) else None


def _initials(form: str, here: Worded) -> Span | None:
    """Consecutive words whose first letters are `form`, "of" and its like passed over from four letters on."""
    letters = form.lower()
    words = here.words if len(form) < 4 else here.telling
    initials = "".join(word.group()[0] for word in words).lower()
    at = initials.find(letters)
    while at >= 0:
        chosen = words[at : at + len(letters)]
        if _hang_together(here.block.text, chosen):
            return Span(here.block, chosen[0].start(), chosen[-1].end())
        at = initials.find(letters, at + 1)
    return None


def _hang_together(text: str, words: Sequence[re.Match[str]]) -> bool:
    if any(len(word.group()) < 3 or word.group().lower() in PASSED_OVER for word in words):
        return False
    return not re.search(r"[^\w\s'’-]", text[words[0].start() : words[-1].end()])

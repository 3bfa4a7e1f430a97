"""What a page says of itself: its title, its date, and who wrote or checked it."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePath

from auditor.model.document import Block, BlockKind, Part
from auditor.model.prose import Prose, Sentence
from auditor.model.publication import Publication
from auditor.model.span import Span
from auditor.reference import Reference, fold

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"\b{YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}\b|\b\d{{1,2}}[-./]\d{{1,2}}[-./](?:{YEAR}|\d\d)\b|"
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?)?{MONTH}\.?(?:\s\d{{1,2}}(?:st|nd|rd|th)?)?,?\s{YEAR}\b",
    re.IGNORECASE,
)
ISO = re.compile(rf"({YEAR})[-./](\d{{1,2}})[-./]\d{{1,2}}$")
MONTH_NAME = re.compile(MONTH, re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR_ALONE = re.compile(rf"[\s:]*(?:in |of )?{YEAR}\b")
TITLE = r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sister|Nurse|Sir|Dame)\.?\s"
PARTICLE = r"(?:de|van|von|der|den|al|bin|ní|of|the|and|&)\s"
NAME = rf"(?:{TITLE})?[A-ZÀ-Þ][\w'’.-]*(?:\s(?:{PARTICLE})*[A-ZÀ-Þ][\w'’.-]*){{1,4}}"
DEGREE = r"(?:MD|DO|RN|PhD|MPH|RD|RDN|PharmD|MSc|MBBS|MBChB|DDS|FRC[PS]|MRC\w+|DPT|BSc|NP|PA-C)\b"
TEAM = r"(?:team|desk|group|staff|board|nurses|doctors|editors|department|service|panel)\b"
NAMED = re.compile(rf"[\s:*_]*(?:the\s|our\s|a\s|an\s)?(?:[A-ZÀ-Þ]|(?:\w+\s){{0,4}}{TEAM})")
BY = re.compile(rf"^\W*[Bb]y:?\s+(?:{NAME}|[A-ZÀ-Þ])|(?:[|·•–—]|\d{{4}},?|\.)\s+[Bb]y\s+{NAME}")
TITLED = re.compile(rf"^\W*(?:(?:Dr|Prof|Professor)\.?\s{NAME}|{NAME},\s{DEGREE})")
ALONE = re.compile(rf"^{NAME}$")
SEPARATOR = re.compile(r"\s*[|·•]\s*")
SUBJECT = re.compile(
    r"\b(?:this|the)\s(?:\w+\s)?(?:page|article|leaflet|guide|sheet|fact ?sheet|information|content|post|booklet|handout|"
    r"material|summary|text|story|release)\b",
    re.IGNORECASE,
)
SEPARATED = re.compile(r"(?:[|·•–—;]|\d{4},?|\b(?:and|by [A-Z][^.]*,))\s*$")
LABEL = re.compile(r"\W*(?:for immediate release|(?:under )?embargo(?:ed)?\b|(?:news|press|media) release\W*$)", re.IGNORECASE)
FILE_DATE = re.compile(r"\d{4}-\d\d-\d\d-")  # the name of a post in a static site
TITLE_FIELDS = frozenset(("title", "headline", "og:title"))
NOBODY = frozenset(("admin", "administrator", "anonymous", "unknown", "author", "none", "n/a", "tba", "tbc", "tbd", "null"))
HEAD, FOOT, LINE = 8, 8, 30  # blocks, blocks, words
DATELINE = 120  # characters of a paragraph in which a news release puts its place and date


def read(prose: Prose, reference: Reference) -> Publication:
    """Reads title, date and author from the front matter, the page's own declarations, and its text."""
    names = _names(reference)
    declared = {names.get(key, "") for key in _filled(prose.document.metadata)}
    shown = [b for b in prose.blocks if b.part is not Part.HIDDEN and b.kind not in (BlockKind.FIELD, BlockKind.ALT_TEXT)]
    own = [block for block in shown if block.part is Part.PROSE]
    edge = own[:HEAD] + own[max(HEAD, len(own) - FOOT) :]
    by_words = [sentence for sentence in prose.sentences if sentence.has("byline")]
    date = _first([_field(prose.blocks, names, "date"), *map(_dated, edge), *map(_dated_by_words, by_words)])
    author = _first([_field(prose.blocks, names, "author"), *map(_signed, edge), *map(_signed_by_words, by_words)])
    return Publication(
        title=_title(prose.blocks, shown),
        opening=shown[0].span if shown else None,
        dated="date" in declared or bool(FILE_DATE.match(PurePath(prose.document.path).name)) or date is not None,
        signed="author" in declared or author is not None,
        date=date,
        author=author,
        latest=_latest(prose.blocks, names, edge, by_words),
        words=sum(block.text.count(" ") + 1 for block in shown),
    )  # fmt: skip


def _first(places: Iterable[Span | None]) -> Span | None:
    return next((place for place in places if place is not None), None)


def _latest(blocks: tuple[Block, ...], names: Mapping[str, str], edge: list[Block], by_words: list[Sentence]) -> dt.date | None:
    """The latest date of the page; None unless a field or words such as "last reviewed" give one."""
    fields = [block.text for block in blocks if block.kind is BlockKind.FIELD and names.get(_key(block.name)) == "date"]
    told = [s.block.text[c.span.end : c.span.end + 30] for s in by_words for c in s.found("byline", "date") if _dated_by_words(s)]
    if not fields and not told:
        return None
    days = [day for text in (*fields, *told, *(block.text for block in edge)) for day in _days(text)]
    return max(days, default=None)


def _days(text: str) -> Iterator[dt.date]:
    """Each date as the last day that it may mean: of the year where the month is a number that may be the day."""
    for found in DATE.finditer(text):
        iso = ISO.match(found.group())
        year = re.search(YEAR, found.group())
        named = MONTH_NAME.search(found.group())
        month = MONTHS.index(named.group().lower()[:3]) + 1 if named else int(iso.group(2)) if iso else 12
        if year and 1 <= month <= 12:
            yield dt.date(int(year.group()), month, monthrange(int(year.group()), month)[1])
    alone = YEAR_ALONE.match(text)
    if alone and not DATE.match(text.lstrip(" :*_,")):
        yield dt.date(int(alone.group()[-4:]), 12, 31)


def _field(blocks: tuple[Block, ...], names: Mapping[str, str], what: str) -> Span | None:
    """The front-matter field that gives the date or the author, where it holds something."""
    return _first(
        block.span
        for block in blocks
        if block.kind is BlockKind.FIELD
        and names.get(_key(block.name)) == what
        and block.text.strip().lower() not in ("", *NOBODY)
    )


@lru_cache(maxsize=8)
def _names(reference: Reference) -> Mapping[str, str]:
    """Field names, lower case, and what they declare."""
    lexicon = reference.lexicons.get("front-matter")
    groups = lexicon.groups.items() if lexicon else ()
    return {name: group for group, listed in groups if group in ("date", "author") for name in listed}


def _filled(metadata: Mapping[str, object]) -> Iterator[str]:
    """The names of fields that hold something; "admin" names nobody."""
    for key, value in metadata.items():
        if value and str(value).strip().lower() not in NOBODY:
            yield _key(str(key))


def _key(name: str) -> str:
    return fold(name).replace("-", "_")


def _title(blocks: tuple[Block, ...], shown: list[Block]) -> Span | None:
    """The title in the front matter or the head of the page, else a top heading, a first heading, or a first line in bold."""
    for block in blocks:
        if block.kind is BlockKind.FIELD and fold(block.name) in TITLE_FIELDS:
            return block.span
    body = [block for block in shown if block.part is not Part.FURNITURE and not LABEL.match(block.text)]
    for block in body:
        if block.kind is BlockKind.HEADING and block.level == 1:
            return block.span
    first = next(iter(body), None)
    if first is None:
        return None
    bold = any(start == 0 and end >= len(first.text) for start, end in first.marked)
    return first.span if first.kind is BlockKind.HEADING or bold else None


def _dated(block: Block) -> Span | None:
    """A date in a short line, or where a news release opens."""
    date = DATE.search(block.text)
    told = date is not None and (block.text.count(" ") < LINE or date.end() <= DATELINE)
    return Span(block, *date.span()) if date and told else None


def _dated_by_words(sentence: Sentence) -> Span | None:
    """ "Last reviewed: March 2021", "Updated 2019": wherever it stands."""
    if sentence.block.part not in (Part.PROSE, Part.FURNITURE):
        return None
    text = sentence.block.text
    for cue in sentence.found("byline", "date"):
        near = text[cue.span.end : cue.span.end + 30]
        if DATE.match(near.lstrip(" :*_,")) or (YEAR_ALONE.match(near) and _opens(cue.span)):
            return cue.span
    return None


def _signed(block: Block) -> Span | None:
    """A byline: "By Ana Prieto", a name beside a date, or a name with a title that fills its line."""
    text = block.text
    if text.count(" ") >= LINE:
        return None
    pieces = SEPARATOR.split(text)
    others = [piece for piece in pieces if not DATE.search(piece)]
    beside_date = 0 < len(others) < len(pieces) and any(map(ALONE.match, others))
    return block.span if BY.search(text) or TITLED.match(text) or beside_date else None


def _signed_by_words(sentence: Sentence) -> Span | None:
    """ "Reviewed by Dr Lee" at the start of a line or of the page itself; not of a study or a rule."""
    if sentence.block.part not in (Part.PROSE, Part.FURNITURE):
        return None
    for cue in sentence.found("byline", "author"):
        before = sentence.block.text[sentence.span.start : cue.span.start]
        if cue.text.lower().startswith("about the"):
            return cue.span
        ours = _opens(cue.span) or SEPARATED.search(before) or SUBJECT.search(before)
        if ours and NAMED.match(sentence.block.text, cue.span.end):
            return cue.span
    return None


def _opens(span: Span) -> bool:
    """Whether the words open their block or one of its sentences."""
    before = span.block.text[: span.start].rstrip(" *_([")
    return not before or before.endswith((".", "!", "?"))

"""References as they are written out (`Spine 2003;28:177–9`, Vancouver, APA) and author-year pointers (`Smith 2012`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model.citations import Citation
from auditor.model.document import Block
from auditor.model.span import Span

YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
AFTER_VOLUME = re.compile(r"\d\s?(?:\)\s?)?[:,]\s?(?:pp?\.\s?)?[A-Za-z]{0,4}\d")
ANY_YEAR = re.compile(r"(?:1[89]|20)\d\d")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Winter)[a-z]{0,6}\.?"
PAGE = r"[A-Za-z]{0,4}\d{1,6}"
PAGES = rf"(?P<first>{PAGE})(?:\s?[-–—‐]\s?(?P<last>{PAGE}))?"
NUMERIC = re.compile(
    # 2012 Apr;20(1):18-22 and Cochrane's 2021;CD006400
    rf"\b{YEAR}[a-z]?(?:\s{MONTH}(?:\s\d{{1,2}})?(?:[-–/]{MONTH})?)?\s?;\s?"
    rf"(?:\d{{1,4}}(?=\s?[(:])(?:\s?\([^()]{{1,20}}\))?(?:\s?:\s?{PAGES})?|CD0\d{{5}})"
)
NO_YEAR = re.compile(  # 203;12:88-95 and 20119 Apr;12(3):88
    rf"(?<![\d/.,:;–-])(?P<year>\d{{3,5}})(?:\s{MONTH}(?:\s\d{{1,2}})?)?\s?;\s?\d{{1,4}}\s?(?:\(\d{{1,4}}\)\s?)?:\s?[A-Za-z]{{0,4}}\d"
)
FIRST_YEAR, LAST_YEAR = 1665, 2099  # the first journals appeared in 1665
VOLUME_FIRST = re.compile(
    # (2014) … BMJ, 349, g7015   Kovacova 2018, Acta Phytochemica 44:310-318
    rf"\b{YEAR}[a-z]?[).,;]*\s.{{2,200}}?(?:,\s|\s)"
    rf"(?P<volume>\d{{1,4}})\s?(?:\([^()]{{1,12}}\))?\s?(?::\s?|,\s(?:pp?\.\s?)?){PAGES}(?![\w%])"
)
VOLUME_WORD = re.compile(rf"\bVol(?:ume|\.)\s?\d{{1,4}}\b[^;\n]{{0,60}}?\b{YEAR}\b(?:\s?,\s?pp?\.\s?{PAGES})?")
NAME = r"[A-ZÀ-ÞŠŽČ][\w'’-]+"
NOT_NAMES = (
    r"(?!(?:In|On|By|Since|Until|From|After|Before|During|Between|Through|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Spring|Summer|Autumn|Winter|Early|Late|Mid|Published|Updated|Reviewed|Photo|Copyright|Accessed|Figure|Table|COVID|The|"
    r"Updated|Posted|Vision|Agenda|Age|Founded|Born|Established|Est|Circa|About)\b)"
)
OTHERS = (
    rf"(?:,?\s(?:et al\.?,?|and (?:colleagues|others|co-workers)|(?:and|&)\s{NAME})|,\s{NAME}|\s{NAME}|"
    rf"\s(?:of|for|the|and|on)\s{NAME}){{0,6}}"
)
IN_BRACKETS = re.compile(rf"[(\[;](?:see|e\.g\.|cf\.)?\s?{NOT_NAMES}(?P<author>{NAME}){OTHERS},?\s{YEAR}[a-z]?(?=[,;:)\]]|\s*$)")
IN_TEXT = re.compile(
    rf"\b{NOT_NAMES}(?P<author>{NAME})(?:\s(?:et al\.?|and (?:colleagues|others|co-workers))|\s(?:and|&)\s{NAME})?"
    rf",?\s[(\[]{YEAR}[a-z]?[)\]]"
)
IN_PRESS = re.compile(rf"\bin press,?\s\(?{YEAR}\b")
IBID = re.compile(r"\b[Ii]bid(?:em)?\b\.?")
PERSON = re.compile(
    rf"\b(?:Dr|Prof|Professor)\.?\s(?P<name>{NAME}(?:\s{NAME}){{1,2}})(?=(?:,[^.;]{{0,60}}?)?\s(?:told|said|says|explained|explains|warned|warns)\b)"
)
ET_AL = re.compile(rf"\b(?P<author>{NAME})\s(?:et al\.?|and colleagues|and co-workers),?\s[(\[]?{YEAR}\b")


def references(block: Block) -> Iterator[Citation]:
    """References written out with journal, year and volume: level 3, or 0 where their year or pages cannot be."""
    for match in NO_YEAR.finditer(block.text) if ";" in block.text else ():
        if not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
            span = Span(block, *match.span("year"))
            yield Citation(span, "reference", match.group(), 0, f"no journal has a year {match['year']}")
    if not _has_year(block.text):
        return
    taken: list[tuple[int, int]] = []
    for pattern in (NUMERIC, VOLUME_WORD, VOLUME_FIRST):
        if pattern is VOLUME_FIRST and (taken or not AFTER_VOLUME.search(block.text)):
            continue
        for match in pattern.finditer(block.text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if pattern is VOLUME_FIRST and not _journal_before(match):
                continue
            taken.append(match.span())
            first, last = match.group("first"), match.group("last")
            problem = _backwards(first, last) if first and last else ""
            span = Span(block, match.start("first"), match.end("last")) if problem else Span(block, *match.span())
            yield Citation(span, "reference", match.group(), 0 if problem else 3, problem, int(match.group("year")))


def author_years(block: Block) -> Iterator[Citation]:
    """`(Smith et al., 2012)` and `Smith and Jones (2012)`: level 2; a matching list entry would make it 3."""
    if not _has_year(block.text):
        return
    taken: set[int] = set()
    for pattern in (IN_BRACKETS, IN_TEXT, ET_AL):
        for match in pattern.finditer(block.text):
            if match.start("year") not in taken:
                taken.add(match.start("year"))
                start = match.start("author")
                identifier = f"{match.group('author')} {match.group('year')}"
                yield Citation(Span(block, start, match.end("year")), "author-year", identifier, 2, "", int(match.group("year")))


def pointers(block: Block) -> Iterator[Citation]:
    """`in press, 2027` and `ibid.`: level 2, the reader has to find the rest; `Dr Ann Lee told us`: level 1, a person."""
    for match in PERSON.finditer(block.text) if "Dr" in block.text or "Prof" in block.text else ():
        yield Citation(Span(block, *match.span("name")), "person", match["name"], 1)
    for match in IN_PRESS.finditer(block.text):
        yield Citation(Span(block, *match.span()), "in-press", match.group(), 2, "", int(match["year"]))
    for match in IBID.finditer(block.text):
        yield Citation(Span(block, *match.span()), "ibid", "previous", 2)


def year_of(text: str) -> int | None:
    """The year of publication that a reference entry prints: the one before a volume or in brackets, else the last."""
    if match := NUMERIC.search(text):
        return int(match.group("year"))
    if match := re.search(rf"\({YEAR}[a-z]?\)", text):
        return int(match.group("year"))
    years = re.findall(rf"(?<![\d/.-]){YEAR}(?![\d/-])", text)
    return int(years[-1]) if years else None


def _has_year(text: str) -> bool:
    return ANY_YEAR.search(text) is not None


def _journal_before(match: re.Match[str]) -> bool:
    """Whether a capitalised title leads up to the volume, as in `Acta Phytochemica 44:310` and `BMJ, 349, g7015`."""
    before = match.string[match.start() : match.start("volume")].rstrip(" ,")
    return re.search(r"(?:[A-Z][\w&.-]*|\b(?:of|and|the|in|for|de)|\b[A-Z]{2,})$", before) is not None


def _backwards(first: str, last: str) -> str:
    """Why a page range cannot be; an elided end (`177–9`) takes the missing digits of its start."""
    a, b = re.fullmatch(r"([A-Za-z]*)(\d+)", first), re.fullmatch(r"([A-Za-z]*)(\d+)", last)
    if not a or not b or (b.group(1) and a.group(1).lower() != b.group(1).lower()):
        return ""
    start, end = a.group(2), b.group(2)
    whole = start[: max(len(start) - len(end), 0)] + end
    return f"the pages run backwards, from {first} to {last}" if int(whole) < int(start) else ""

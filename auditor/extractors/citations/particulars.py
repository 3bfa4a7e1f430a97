"""The particulars of a reference as it is written out: authors, journal, year, volume, issue, pages.

Shapes: NLM Citing Medicine (Vancouver, AMA), APA 7, the old BMJ form (`Spine 2003;28:177–9`) and publishers' pages
(`Volume 34, Number 1, April 2012, pp. 7-12`).
"""

from __future__ import annotations

import re

from auditor.extractors.citations.shapes import MONTH, year_of
from auditor.model.citations import Particulars

NAME = r"(?:(?:van|von|de|der|den|la|le|di|da)\s)*[A-ZÀ-ÞŠŽČ][\w'’-]+"
VANCOUVER = re.compile(rf"(?P<name>{NAME}\s[A-Z]{{1,3}})(?=[,.;]|\s+[A-Z]|\s*$)")
APA = re.compile(rf"(?P<name>{NAME}),\s(?P<initials>[A-Z]\.(?:[ -]?[A-Z]\.)*)")
CITED = re.compile(rf"(?P<name>{NAME})(?:\set al\.?|\s(?:and|&)\s{NAME})?,?\s\(?(?:1[89]|20)\d\d")
PAGE = r"[A-Za-z]{0,4}\d+"
PLACE = re.compile(
    rf"(?:1[89]|20)\d\d[a-z]?(?:\s{MONTH}(?:\s\d{{1,2}})?)?\s?;\s?(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>[^()]{{1,12}})\))?"
    rf"(?:\s?:\s?(?P<pages>{PAGE}(?:\s?[-–—‐]\s?{PAGE})?))?"
)
APA_PLACE = re.compile(
    rf",\s(?P<volume>\d{{1,4}})(?:\((?P<issue>[^()]{{1,12}})\))?,\s(?:pp?\.\s?)?(?P<pages>{PAGE}(?:\s?[-–—‐]\s?{PAGE})?)"
)
WORDED = re.compile(
    rf"Vol(?:ume|\.)\s?(?P<volume>\d{{1,4}})(?:,\s?(?:Number|No\.|Issue)\s?(?P<issue>\d{{1,4}}))?"
    rf".{{0,40}}?\bpp?\.\s?(?P<pages>{PAGE}(?:\s?[-–—‐]\s?{PAGE})?)"
)
PLACES = (PLACE, WORDED, APA_PLACE)
IN_JOURNAL = re.compile(r"\bin\s(?:the\s)?\*?(?P<journal>[A-ZÀ-Þ][\w&' -]+?)\*?\s*\(?$")
JOURNAL = re.compile(r"(?:^|[.?!]\s+)\*?(?P<journal>[A-ZÀ-Þ][\w&' ()-]+?)\*?[.,]?\s*\(?$")
EDITION = re.compile(r"\bin the (?:1[89]|20)\d\d (?:edition|issue) of (?P<journal>[A-Z][\w&' -]+)")
NAMED_ONLY = re.compile(r"\s*Sources?:\s(?P<journals>[A-ZÀ-Þ][\w&' -]+(?:;\s[A-ZÀ-Þ][\w&' -]+)*)\.?\s*$")
LABEL = re.compile(r"\s*(?:\[\^?\d+\]:?|\(\d+\)|\d+[.)])\s*")


def read(text: str) -> Particulars:
    """Reads one reference, with or without its printed number."""
    text = LABEL.sub("", text, count=1) if LABEL.match(text) else text
    found = next((match for pattern in PLACES if (match := pattern.search(text))), None)
    if found is None:
        if named := NAMED_ONLY.match(text):
            return Particulars(journal=named["journals"])
        edition = EDITION.search(text)
        return Particulars(_authors(text), edition.group("journal") if edition else None, year_of(text))
    parts = found.groupdict()
    pages = _whole(parts["pages"]) if parts["pages"] else None
    before = text[: found.start()]
    return Particulars(
        _authors(text), _journal(before, found.re is WORDED), year_of(text), parts["volume"], parts["issue"], pages
    )


def _authors(text: str) -> tuple[str, ...]:
    names = []
    at = 0
    while match := VANCOUVER.match(text, at):
        names.append(match["name"])
        at = match.end() + 2
    if names:
        return tuple(names)
    if names := [f"{m['name']} {re.sub(r'[^A-Z]', '', m['initials'])}" for m in APA.finditer(text)]:
        return tuple(names)
    if cited := CITED.search(text):
        return (cited["name"],)
    return ()


def _journal(before: str, worded: bool) -> str | None:
    """The journal that stands before the year or the volume."""
    before = re.sub(r"(?:,?\s\(?(?:1[89]|20)\d\d\)?)\s*$", "", before.rstrip(" ,"))
    if worded:
        last = list(VANCOUVER.finditer(before))
        return before[last[-1].end() :].strip(" ,.") if last else None
    match = IN_JOURNAL.search(before.rstrip()) or JOURNAL.search(before.rstrip())
    return match["journal"].strip() if match else None


def _whole(pages: str) -> str:
    """`177–9` is 177-179: an elided end takes the missing digits of its start."""
    ends = re.split(r"\s?[-–—‐]\s?", pages)
    if len(ends) == 2 and ends[0].isdigit() and ends[1].isdigit() and len(ends[1]) < len(ends[0]):
        ends[1] = ends[0][: len(ends[0]) - len(ends[1])] + ends[1]
    return "-".join(ends)

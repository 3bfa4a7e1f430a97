"""PubMed's XML (`efetch`, DTD `pubmed_240101`) read: one `Part` an article or book chapter.

Elements: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.model.sources import Change, Notice
from auditor.sources.client import UnreadableError
from auditor.sources.part import PUBMED, Part, clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NOTICES = {  # CommentsCorrections/@RefType, as seen from the paper that was changed
    "RetractionIn": Change.RETRACTED,
    "PartialRetractionIn": Change.CORRECTED,
    "ExpressionOfConcernIn": Change.CONCERN,
    "ErratumIn": Change.CORRECTED,
    "CorrectedandRepublishedIn": Change.CORRECTED,
    "UpdateIn": None,
}
TYPES = {"Retracted Publication": Change.RETRACTED}  # PublicationType, where no notice is linked
MONTHS = {name: i + 1 for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
DATED = re.compile(r"\b(?P<year>(?:19|20)\d\d)(?:\s(?P<month>[A-Z][a-z]{2})[a-z]*(?:\s(?P<day>\d{1,2})\b)?)?")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
WHOLE = re.compile(rb"</(?:PubmedArticleSet|eFetchResult)>\s*\Z|<PubmedArticleSet\s*/>\s*\Z")


def read(body: bytes) -> dict[str, Part]:
    """The papers in an answer of `efetch`, by PMID.

    Entities that the document itself declares are refused (defusedxml), since expanding them can fill the memory.
    Raises `UnreadableError` for what is cut off, is a page of HTML or tells of an error.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(body)
    except ParseError:
        raise UnreadableError("its answer is no XML, or is cut off") from None
    except (DefusedXmlException, ValueError):
        raise UnreadableError("its XML declares entities, which is refused") from None
    if root.tag != "PubmedArticleSet" or not WHOLE.search(body):
        error = root.findtext(".//ERROR") or root.findtext(".//error")
        raise UnreadableError(f"it tells of an error: {clean(error)[:120]}" if error else "its answer is not PubMed's XML")
    papers = [*map(_article, root.findall("PubmedArticle")), *map(_chapter, root.findall("PubmedBookArticle"))]
    return {paper.pmid: paper for paper in papers if paper.pmid}


def _article(element: Element) -> Part:
    citation = element.find("MedlineCitation")
    if citation is None:
        return Part()
    article = citation.find("Article")
    identifiers = {one.get("IdType"): _text(one) for one in element.findall("PubmedData/ArticleIdList/ArticleId")}
    if article is None:
        return Part(pmid=_text(citation.find("PMID")))
    title = _text(article.find("ArticleTitle")) or _text(article.find("VernacularTitle"))
    journal = citation.find("MedlineJournalInfo/MedlineTA")
    return Part(
        title=_bare(title),
        authors=tuple(_authors(article.findall("AuthorList/Author"))),
        journal=_text(journal) or _text(article.find("Journal/ISOAbbreviation")) or _text(article.find("Journal/Title")),
        years=tuple(_years(article.find("Journal/JournalIssue/PubDate"), *article.findall("ArticleDate"))),
        pmid=_text(citation.find("PMID")),
        doi=(identifiers.get("doi") or _location(article)).lower(),
        pmcid=(identifiers.get("pmc") or "").upper(),
        abstract=_abstract(article.find("Abstract")),
        notices=tuple(_notices(citation, title)),
    )


def _chapter(element: Element) -> Part:
    """A chapter of a book, as those of GeneReviews and StatPearls."""
    book = element.find("BookDocument")
    if book is None:
        return Part()
    identifiers = {one.get("IdType"): _text(one) for one in book.findall("ArticleIdList/ArticleId")}
    return Part(
        title=(_text(book.find("ArticleTitle")) or _text(book.find("Book/BookTitle"))).removesuffix("."),
        authors=tuple(_authors(book.findall("AuthorList[@Type='authors']/Author") or book.findall("AuthorList/Author"))),
        journal=_text(book.find("Book/BookTitle")),
        years=tuple(_years(book.find("Book/PubDate"), book.find("ContributionDate"), book.find("DateRevised"))),
        pmid=_text(book.find("PMID")),
        doi=identifiers.get("doi", "").lower(),
        abstract=_abstract(book.find("Abstract")),
    )


def _text(element: Element | None) -> str:
    """All text below an element, since titles and abstracts hold `<i>`, `<sup>` and the like."""
    return "" if element is None else clean("".join(element.itertext()).replace("<", "&lt;"))


def _bare(title: str) -> str:
    """A title without its full stop, and without the brackets that mark one as translated."""
    title = title.removesuffix(".")
    return title[1:-1].removesuffix(".") if title.startswith("[") and title.endswith("]") else title


def _location(article: Element) -> str:
    return next((_text(one) for one in article.findall("ELocationID") if one.get("EIdType") == "doi"), "")


def _authors(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.get("ValidYN") == "N":
            continue
        name = f"{_text(element.find('LastName'))} {_text(element.find('Initials'))}".strip()
        if name or (name := _text(element.find("CollectiveName"))):
            yield name


def _years(*elements: Element | None) -> Iterator[int]:
    """The years of dates given as `Year`, or as `MedlineDate` (`1998 Dec-1999 Jan`)."""
    seen: set[int] = set()
    for element in elements:
        printed = "" if element is None else _text(element.find("Year")) or _text(element.find("MedlineDate"))
        if (match := YEAR.search(printed)) and (year := int(match.group())) not in seen:
            seen.add(year)
            yield year


def _abstract(element: Element | None) -> str:
    """The sections of an abstract, one a line, each after its label."""
    lines = []
    for section in element.findall("AbstractText") if element is not None else ():
        label, text = section.get("Label", ""), _text(section)
        if text:
            lines.append(f"{label}: {text}" if label and label.upper() != "UNLABELLED" else text)
    return "\n".join(lines)


def _notices(citation: Element, title: str) -> Iterator[Notice]:
    changes = set()
    for element in citation.findall("CommentsCorrectionsList/CommentsCorrections"):
        if change := NOTICES.get(element.get("RefType", "")):
            changes.add(change)
            pmid = _text(element.find("PMID"))
            yield Notice(change, PUBMED, dated(_text(element.find("RefSource"))), f"pmid:{pmid}" if pmid else "")
    typed = {TYPES.get(_text(one)) for one in citation.findall("Article/PublicationTypeList/PublicationType")}
    if Change.RETRACTED not in changes and (Change.RETRACTED in typed or retracted_title(title)):
        yield Notice(Change.RETRACTED, PUBMED)


def retracted_title(title: str) -> bool:
    """Whether a publisher has marked a title: `RETRACTED: …`, `Retracted Article: …`."""
    return re.match(r"\W*retracted(?:\sarticle|\spaper|\schapter)?\s?[:\])]", title, re.IGNORECASE) is not None


def dated(source: str) -> str:
    """The date in a notice's place of publication: `BMJ. 2010 Feb 2;340:c696` is 2010-02-02."""
    match = DATED.search(source)
    if not match:
        return ""
    month = MONTHS.get((match["month"] or "").lower())
    parts = [match["year"], f"{month:02}" if month else "", f"{int(match['day']):02}" if month and match["day"] else ""]
    return "-".join(part for part in parts if part)

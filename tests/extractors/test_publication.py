"""Title, date and author, wherever a page keeps them."""

from __future__ import annotations

import pytest

from auditor.api import load_rules
from auditor.engine import understand
from auditor.model.publication import Publication

BODY = "Hearing aids need care. Wipe them every night, and open the battery door. In 2019 a clinic counted 40 lost aids.\n\n"


def read(text: str, name: str = "page.md") -> Publication:
    return understand(text, name, load_rules()).publication


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Prieto",
        "By Ana Prieto, 4 May 2024",
        "*Words: Tom Okafor. Pictures: Li Wei.*",
        "Written by Ana Prieto and Tom Okafor, audiologists",
        "4 May 2024 | By Ana Prieto",
        "Medically reviewed by Dr. Li Wei, MD",
        "Dr Li Wei, consultant audiologist",
        "Ana Prieto, RN",
        "May 4, 2024 · Ana Prieto · 5 min read",
        "Produced by the hearing team at Northgate Hospital",
        "This leaflet was written by the hearing team at Northgate Hospital.",
        "Author: Ana Prieto",
        "Reviewed 4 May 2024 by Dr Li Wei",
        "## About the author\n\nAna Prieto fits hearing aids in Porto.",
    ],
)
@pytest.mark.parametrize("layout", ["# Hearing aids\n\n{line}\n\n{body}", "# Hearing aids\n\n{body}{line}\n"])
def test_bylines(line: str, layout: str) -> None:
    assert read(layout.format(line=line, body=BODY)).signed


@pytest.mark.parametrize(
    "text",
    [
        "The trial was led by Ana Prieto. It was reviewed by the ethics committee.",
        "The protocol was reviewed by Northgate Ethics Board, and the sums were checked by Dr Li Wei of the trial.",
        "Published by Elsevier in 2013, the paper by Prieto and Okafor counted lost aids.",
        "Prieto A, Okafor T.\n\nDepartment of Audiology, University Hospital, Porto.",
        "Ask your nurse. Call Northgate Hospital.",
    ],
)
def test_a_studys_authors_do_not_sign_the_page(text: str) -> None:
    assert not read(f"# Hearing aids\n\n{BODY}{BODY}{text}\n\n{BODY}").signed


@pytest.mark.parametrize(
    "line",
    [
        "Posted 2 May 2024",
        "May 2, 2024",
        "Last reviewed: March 2023",
        "Updated 2022-01-31",
        "2023.12.01",
        "Version 2, June 2021",
        "PORTO, 2 May 2024 - Hearing aids are lost more often than people think, a clinic told its patients on Thursday.",
    ],
)
def test_dates(line: str) -> None:
    assert read(f"# Hearing aids\n\n{line}\n\n{BODY}").dated


def test_a_year_in_the_text_or_in_a_reference_is_no_date_of_the_page() -> None:
    assert not read(f"# Hearing aids\n\n{BODY}## References\n\n1. Prieto A. Lost aids. Ear Lett. 2019 May 4;3:1-9.\n").dated


IN_META = (
    '<html><head><title>Hearing aids</title><meta name="author" content="Ana Prieto">'
    f'<meta property="article:published_time" content="2024-05-02"></head><body><p>{BODY}</p></body></html>'
)
IN_LINKED_DATA = (
    '<html><head><title>Hearing aids</title><script type="application/ld+json">{"@type": "MedicalWebPage",'
    f' "datePublished": "2024-05-02", "author": {{"name": "Ana Prieto"}}}}</script></head><body><p>{BODY}</p></body></html>'
)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("---\ntitle: Hearing aids\ndate: 2024-05-02\nauthor: Ana Prieto\n---\n\n" + BODY, "page.md"),
        ('{"title": "Hearing aids", "date": "2024-05-02", "authors": [{"name": "Ana Prieto"}]}\n\n' + BODY, "page.txt"),
        ("---\ntitle: Hearing aids\nreviewed_by: Dr Li Wei\n---\n\n" + BODY, "2024-05-02-hearing-aids.md"),
        (IN_META, "page.html"),
        (IN_LINKED_DATA, "page.html"),
    ],
)
def test_what_a_page_declares(page: str, name: str) -> None:
    publication = read(page, name)
    assert publication.title is not None
    assert publication.title.text == "Hearing aids"
    assert publication.dated
    assert publication.signed


def test_an_author_called_admin_is_nobody() -> None:
    assert not read("---\ntitle: Hearing aids\nauthor: admin\n---\n\n" + BODY).signed


def test_a_news_releases_label_is_not_its_title() -> None:
    title = read("FOR IMMEDIATE RELEASE\n\nHearing aids get lost\n\n" + BODY, "page.txt").title
    assert title is None or title.text == "Hearing aids get lost"


def test_a_page_that_opens_with_a_sentence_has_no_title() -> None:
    assert read(BODY + "How to clean them\n\n" + BODY, "page.txt").title is None
    assert read("**Hearing aids**\n\n" + BODY).title is not None

"""PubMed's XML and what becomes of it."""

from __future__ import annotations

import pytest

from auditor.model.sources import Change, Notice
from auditor.sources import pubmed_xml
from auditor.sources.client import Client, LookUpError, UnreadableError
from auditor.sources.pubmed import PubMed
from tests.sources.conftest import DOCTYPE, HTML, Reply, Server, article, articles, search

RETRACTED = """\
<CommentsCorrectionsList>
  <CommentsCorrections RefType="ErratumIn"><RefSource>Lancet. 2004 Mar 6;363(9411):750</RefSource>
    <PMID Version="1">15016483</PMID></CommentsCorrections>
  <CommentsCorrections RefType="ExpressionOfConcernIn"><RefSource>Lancet. 2009 Nov</RefSource></CommentsCorrections>
  <CommentsCorrections RefType="RetractionIn"><RefSource>Lancet. 2010 Feb 6;375(9713):445. doi: 10.1/x</RefSource>
    <PMID Version="1">20137807</PMID></CommentsCorrections>
  <CommentsCorrections RefType="CommentIn"><RefSource>Lancet. 1998 Feb 28;351</RefSource></CommentsCorrections>
  <CommentsCorrections RefType="RetractionOf"><RefSource>Lancet. 1990;1:1</RefSource></CommentsCorrections>
</CommentsCorrectionsList>
"""
CHAPTER = """\
<PubmedBookArticle><BookDocument><PMID Version="1">29262130</PMID>
  <ArticleIdList><ArticleId IdType="bookaccession">NBK470182</ArticleId></ArticleIdList>
  <Book><Publisher><PublisherName>StatPearls Publishing</PublisherName></Publisher>
    <BookTitle book="statpearls">StatPearls</BookTitle>
    <PubDate><Year>2024</Year></PubDate></Book>
  <ArticleTitle book="statpearls" part="article-1">Sciatica</ArticleTitle>
  <AuthorList Type="authors" CompleteYN="Y">
    <Author ValidYN="Y"><LastName>Davis</LastName><Initials>D</Initials></Author></AuthorList>
  <Abstract><AbstractText>Sciatica is a debilitating condition.</AbstractText></Abstract>
</BookDocument></PubmedBookArticle>
"""


def test_a_paper() -> None:
    (paper,) = pubmed_xml.read(articles(article("22535805", doi="10.1177/102255361202000105")).encode()).values()
    assert (paper.title, paper.authors, paper.journal, paper.years) == (
        "Vitamin D and back surgery",
        ("Marsh A", "Back Pain Group"),
        "J Orthop Surg (Hong Kong)",
        (2012,),
    )
    assert (paper.pmid, paper.doi, paper.pmcid, paper.notices) == ("22535805", "10.1177/102255361202000105", "", ())
    assert paper.abstract.splitlines() == [
        "PURPOSE: To assess the 25(OH)D3 level of patients.",
        "METHODS: The records of 6 men and 3 women with pain after back surgery were reviewed.",
        "RESULTS: Seven of the nine patients had less pain after 6 months (p < 0.05).",
        "CONCLUSION: Vitamin D may be used as an adjunct.",
    ]


def test_identifiers_are_the_papers_own_and_not_those_of_its_references() -> None:
    (paper,) = pubmed_xml.read(articles(article("22535805")).encode()).values()
    assert (paper.pmid, paper.doi) == ("22535805", "")


def test_titles_with_markup_brackets_and_signs() -> None:
    text = articles(
        article("1", "[Effects of <i>Curcuma longa</i> on CD4<sup>+</sup> cells: p&lt;0.05 &amp; more].", abstract="")
    )
    (paper,) = pubmed_xml.read(text.encode()).values()
    assert (paper.title, paper.abstract) == ("Effects of Curcuma longa on CD4+ cells: p<0.05 & more", "")


def test_notices_have_their_dates() -> None:
    (paper,) = pubmed_xml.read(articles(article("9500320", notices=RETRACTED)).encode()).values()
    assert paper.notices == (
        Notice(Change.CORRECTED, "PubMed", "2004-03-06", "pmid:15016483"),
        Notice(Change.CONCERN, "PubMed", "2009-11"),
        Notice(Change.RETRACTED, "PubMed", "2010-02-06", "pmid:20137807"),
    )


@pytest.mark.parametrize(
    ("title", "types"),
    [
        ("Vitamin D.", '<PublicationType UI="D016441">Retracted Publication</PublicationType>'),
        ("RETRACTED: Vitamin D.", ""),
        ("Retracted Article: Vitamin D.", ""),
    ],
)
def test_a_retraction_may_be_told_without_its_notice(title: str, types: str) -> None:
    (paper,) = pubmed_xml.read(articles(article("1", title, types=types)).encode()).values()
    assert paper.notices == (Notice(Change.RETRACTED, "PubMed"),)


@pytest.mark.parametrize("title", ["Retracted eyelids: a guide.", "Why papers are retracted.", "Retraction of the scapula."])
def test_a_title_about_retraction_is_no_retraction(title: str) -> None:
    (paper,) = pubmed_xml.read(articles(article("1", title)).encode()).values()
    assert paper.notices == ()


def test_a_year_may_stand_in_words() -> None:
    text = articles(article("1")).replace("<Year>2012</Year><Month>Apr</Month>", "<MedlineDate>1998 Dec-1999 Jan</MedlineDate>")
    (paper,) = pubmed_xml.read(text.encode()).values()
    assert paper.years == (1998,)


def test_a_chapter_of_a_book() -> None:
    (paper,) = pubmed_xml.read(articles(CHAPTER).encode()).values()
    assert (paper.pmid, paper.title, paper.authors, paper.journal, paper.years, paper.abstract) == (
        "29262130",
        "Sciatica",
        ("Davis D",),
        "StatPearls",
        (2024,),
        "Sciatica is a debilitating condition.",
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (articles(article("1"))[:900], "cut off"),
        (HTML.body, "not PubMed's XML|no XML"),
        ("", "no XML"),
        ("<eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>", "Unable to obtain query #1"),
        ('{"error":"API rate limit exceeded","count":"4"}', "no XML"),
    ],
)
def test_what_is_no_answer_is_told(text: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        pubmed_xml.read(text.encode())


@pytest.mark.parametrize(
    "subset",
    ['<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a "x">'],
)
def test_entities_of_the_answers_own_are_refused(subset: str) -> None:
    with pytest.raises(UnreadableError, match="declares entities"):
        pubmed_xml.read(f"<!DOCTYPE PubmedArticleSet [{subset}]><PubmedArticleSet></PubmedArticleSet>".encode())


def test_papers_are_asked_for_together_with_the_names_that_ncbi_wants(server: Server, client: Client) -> None:
    server.routes["/efetch.fcgi"] = [Reply(articles(article("11"), article("12")))]
    pubmed = PubMed(client, server.address, "editor@example.org", "key")
    assert list(pubmed.papers(["11", "12", "13"])) == ["11", "12"]
    named = {"db": "pubmed", "tool": "auditor", "email": "editor@example.org", "api_key": "key"}
    assert server.asked == [("/efetch.fcgi", named | {"id": "11,12,13", "retmode": "xml"})]


def test_numbers_of_which_pubmed_knows_none(server: Server, client: Client) -> None:
    none = [
        Reply(f"{DOCTYPE}<PubmedArticleSet></PubmedArticleSet>"),
        Reply("ID list is empty! Possibly it has no correct IDs.", 400),
    ]
    server.routes["/efetch.fcgi"] = none
    pubmed = PubMed(client, server.address)
    assert (pubmed.papers(["99"]), pubmed.papers(["99"])) == ({}, {})


def test_a_truncated_answer_is_asked_for_again(server: Server, client: Client) -> None:
    text = articles(article("11"))
    server.routes["/efetch.fcgi"] = [Reply(text[:700]), HTML, Reply(text)]
    assert list(PubMed(client, server.address).papers(["11"])) == ["11"]


def test_one_that_stays_truncated_is_told(server: Server, client: Client) -> None:
    server.routes["/efetch.fcgi"] = [Reply(articles(article("11"))[:700])]
    with pytest.raises(LookUpError, match=r"PubMed \(127\.0\.0\.1\): its answer is no XML, or is cut off\."):
        PubMed(client, server.address).papers(["11"])


def test_the_number_of_a_doi(server: Server, client: Client) -> None:
    server.routes["/esearch.fcgi"] = [Reply(search("33755928")), Reply(search()), Reply(search("1", "2"))]
    pubmed = PubMed(client, server.address)
    assert [pubmed.number("doi", "10.1007/s43441-021-00271-2") for _ in range(3)] == ["33755928", "", ""]
    assert server.asked[0][1]["term"] == "10.1007/s43441-021-00271-2[doi]"

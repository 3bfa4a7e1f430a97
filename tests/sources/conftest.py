"""A server of our own that speaks as PubMed, Crossref and doi.org do, and misbehaves as they may."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from auditor.sources.client import Client, Manners

DOCTYPE = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_240101.dtd">\n'
)
ARTICLE = """\
<PubmedArticle>
  <MedlineCitation Status="MEDLINE" Owner="NLM">
    <PMID Version="1">{pmid}</PMID>
    <Article PubModel="Print">
      <Journal>
        <ISSN IssnType="Print">1022-5536</ISSN>
        <JournalIssue CitedMedium="Print"><Volume>20</Volume><Issue>1</Issue>
          <PubDate><Year>{year}</Year><Month>Apr</Month></PubDate></JournalIssue>
        <Title>Journal of orthopaedic surgery (Hong Kong)</Title>
        <ISOAbbreviation>J Orthop Surg (Hong Kong)</ISOAbbreviation>
      </Journal>
      <ArticleTitle>{title}</ArticleTitle>
      <Pagination><StartPage>18</StartPage><EndPage>22</EndPage><MedlinePgn>18-22</MedlinePgn></Pagination>
      {abstract}
      <AuthorList CompleteYN="Y">
        <Author ValidYN="Y"><LastName>{author}</LastName><ForeName>Ana</ForeName><Initials>A</Initials>
          <AffiliationInfo><Affiliation>Department of Orthopaedics.</Affiliation></AffiliationInfo></Author>
        <Author ValidYN="Y"><CollectiveName>Back Pain Group</CollectiveName></Author>
      </AuthorList>
      <Language>eng</Language>
      <PublicationTypeList>{types}<PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>
    </Article>
    <MedlineJournalInfo><Country>England</Country><MedlineTA>J Orthop Surg (Hong Kong)</MedlineTA></MedlineJournalInfo>
    {notices}
  </MedlineCitation>
  <PubmedData>
    <PublicationStatus>ppublish</PublicationStatus>
    <ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId>{doi}</ArticleIdList>
    <ReferenceList><Reference><Citation>Spine 2003</Citation>
      <ArticleIdList><ArticleId IdType="pubmed">12544937</ArticleId><ArticleId IdType="doi">10.1/other</ArticleId></ArticleIdList>
    </Reference></ReferenceList>
  </PubmedData>
</PubmedArticle>
"""
ABSTRACT = """\
<Abstract>
  <AbstractText Label="PURPOSE" NlmCategory="OBJECTIVE">To assess the 25(OH)D<sub>3</sub> level of patients.</AbstractText>
  <AbstractText Label="METHODS" NlmCategory="METHODS">The records of 6 men and 3 women with pain after back surgery
    were reviewed.</AbstractText>
  <AbstractText Label="RESULTS" NlmCategory="RESULTS">Seven of the nine patients had less pain after 6 months
    (p &lt; 0.05).</AbstractText>
  <AbstractText Label="CONCLUSION" NlmCategory="CONCLUSIONS">Vitamin D may be used as an adjunct.</AbstractText>
</Abstract>
"""


def article(pmid: str, title: str = "Vitamin D and back surgery.", **values: str) -> str:
    """A `PubmedArticle` as `efetch` gives it."""
    doi = values.pop("doi", "")
    fields = {"year": "2012", "abstract": ABSTRACT, "author": "Marsh", "types": "", "notices": ""} | values
    listed = f'<ArticleId IdType="doi">{doi}</ArticleId>' if doi else ""
    return ARTICLE.format(pmid=pmid, title=title, doi=listed, **fields)


def articles(*texts: str) -> str:
    return f"{DOCTYPE}<PubmedArticleSet>\n{''.join(texts)}</PubmedArticleSet>\n"


def search(*pmids: str) -> str:
    """An answer of `esearch` as JSON."""
    result = {"count": str(len(pmids)), "retmax": "20", "retstart": "0", "idlist": list(pmids), "translationset": []}
    return json.dumps({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result})


def work(doi: str, **values: Any) -> str:
    """A work as Crossref gives it."""
    message = {
        "DOI": doi.upper(),
        "type": "journal-article",
        "title": ["Vitamin D and <i>back</i> surgery"],
        "author": [
            {"given": "Ana Maria", "family": "Marsh", "sequence": "first", "affiliation": []},
            {"name": "Back Pain Group"},
        ],
        "container-title": ["Journal of Orthopaedic Surgery"],
        "short-container-title": ["J Orthop Surg"],
        "published": {"date-parts": [[2012, 4]]},
        "published-online": {"date-parts": [[2011, 12, 30]]},
    } | values
    return json.dumps({"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message})


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `cut` closes the connection before all of it is sent; `delay` in seconds."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    delay: float = 0.0


HTML = Reply("<!DOCTYPE html><html><body><h1>Down for maintenance</h1></body></html>", headers={"Content-Type": "text/html"})
NOT_FOUND = Reply("Resource not found.", 404, {"Content-Type": "text/plain"})
Script = Callable[[dict[str, str]], Reply]


@dataclass(slots=True, eq=False)
class Server:
    """Answers by path: a script, or a list of replies given in turn, the last of them for ever."""

    routes: dict[str, list[Reply] | Script] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    address: str = ""

    def reply(self, path: str, params: dict[str, str]) -> Reply:
        self.asked.append((path, params))
        route = self.routes.get(path)
        if route is None:
            return NOT_FOUND
        if callable(route):
            return route(params)
        return route.pop(0) if len(route) > 1 else route[0]

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def server() -> Iterator[Server]:
    world = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            params = {name: values[0] for name, values in parse_qs(parts.query).items()}
            world.headers.append(dict(self.headers))
            reply = world.reply(unquote(parts.path), params)
            body = reply.body.encode()
            time.sleep(reply.delay)
            self.send_response(reply.status)
            for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if reply.cut else body)
            self.close_connection = True

        def log_message(self, *arguments: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *arguments: Any) -> None:
            pass  # a client that hangs up is part of the test

    http = Quiet(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    world.address = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield world
    http.shutdown()
    http.server_close()
    thread.join()


@dataclass(slots=True, eq=False)
class Clock:
    """Time that passes only when somebody sleeps."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def read(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(clock: Clock) -> Iterator[Client]:
    with Client("auditor/test", Manners(timeout=2.0), clock.sleep, clock.read) as session:
        yield session

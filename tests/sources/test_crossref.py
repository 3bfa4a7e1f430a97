"""Crossref's works and what becomes of them."""

from __future__ import annotations

import json

import pytest

from auditor.model.sources import Change, Notice
from auditor.sources.client import Client, LookUpError
from auditor.sources.crossref import Crossref
from auditor.sources.part import Part
from tests.sources.conftest import HTML, NOT_FOUND, Reply, Server, work

DOI = "10.1177/102255361202000105"
JATS = (
    "<jats:title>Abstract</jats:title><jats:sec><jats:title>Methods</jats:title><jats:p>Records of "
    "<jats:italic>nine</jats:italic> people.</jats:p></jats:sec><jats:sec><jats:title>Results</jats:title>"
    "<jats:p>Pain fell (p &amp;lt; 0.05).</jats:p></jats:sec>"
)


def paper(server: Server, client: Client, *replies: Reply) -> Part | None:
    server.routes[f"/works/{DOI}"] = list(replies)
    return Crossref(client, server.address, server.address, "editor@example.org").paper(DOI)


def test_a_work(server: Server, client: Client) -> None:
    assert paper(server, client, Reply(work(DOI))) == Part(
        title="Vitamin D and back surgery",
        authors=("Marsh AM", "Back Pain Group"),
        journal="J Orthop Surg",
        years=(2012, 2011),
        doi=DOI,
    )
    assert server.asked == [(f"/works/{DOI}", {"mailto": "editor@example.org"})]


def test_an_abstract_in_jats(server: Server, client: Client) -> None:
    found = paper(server, client, Reply(work(DOI, abstract=JATS)))
    assert found is not None
    assert found.abstract.splitlines() == ["Methods: Records of nine people.", "Results: Pain fell (p < 0.05)."]


def test_notices_of_publishers_and_of_retraction_watch(server: Server, client: Client) -> None:
    updates = [
        {"DOI": "10.1/Notice", "type": "retraction", "source": "retraction-watch", "label": "Retraction",
         "updated": {"date-parts": [[2010, 2, 6]], "date-time": "2010-02-06T00:00:00Z", "timestamp": 1265414400000}},
        {"DOI": "10.1/c", "type": "expression-of-concern", "updated": {"date-parts": [[2009]]}},
        {"DOI": "10.1/e", "type": "erratum", "updated": {"date-parts": [[None]]}},
        {"DOI": "10.1/v", "type": "new_version", "updated": {"date-parts": [[2011, 1, 1]]}},
    ]  # fmt: skip
    found = paper(server, client, Reply(work(DOI, **{"updated-by": updates})))
    assert found is not None
    assert found.notices == (
        Notice(Change.RETRACTED, "Crossref", "2010-02-06", "doi:10.1/notice"),
        Notice(Change.CONCERN, "Crossref", "2009", "doi:10.1/c"),
        Notice(Change.CORRECTED, "Crossref", "", "doi:10.1/e"),
    )


def test_a_work_that_tells_little(server: Server, client: Client) -> None:
    text = json.dumps(
        {"status": "ok", "message-type": "work", "message": {"DOI": DOI, "title": [], "issued": {"date-parts": [[None]]}}}
    )
    assert paper(server, client, Reply(text)) == Part(doi=DOI)


def test_a_doi_that_crossref_does_not_have(server: Server, client: Client) -> None:
    assert paper(server, client, NOT_FOUND) is None


@pytest.mark.parametrize(
    "reply", [HTML, Reply(work(DOI)[:200]), Reply("[]"), Reply('{"status":"ok","message":{}}'), Reply("<h1>Gone</h1>", 404)]
)
def test_what_is_no_answer_is_not_taken_for_one(server: Server, client: Client, reply: Reply) -> None:
    with pytest.raises(LookUpError, match="Crossref"):
        paper(server, client, reply)
    assert len(server.asked) == 4


def test_signs_in_a_doi_survive_the_address(server: Server, client: Client) -> None:
    odd = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2?#"
    server.routes[f"/works/{odd}"] = [Reply(work(odd))]
    found = Crossref(client, server.address).paper(odd)
    assert found is not None
    assert found.doi == odd.lower()


def test_a_doi_of_another_agency_is_registered_all_the_same(server: Server, client: Client) -> None:
    server.routes["/api/handles/10.5281/zenodo.1"] = [Reply('{"responseCode":1,"handle":"10.5281/zenodo.1","values":[]}')]
    server.routes["/api/handles/10.5281/none"] = [Reply('{"responseCode":100,"handle":"10.5281/none"}', 404)]
    crossref = Crossref(client, server.address, server.address)
    assert (crossref.registered("10.5281/zenodo.1"), crossref.registered("10.5281/none")) == (True, False)

"""One run: what is asked, what is kept, what the next run asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from auditor.model.sources import Change, Notice, Record
from auditor.sources.client import Client
from auditor.sources.crossref import Crossref
from auditor.sources.due import Due, incomplete
from auditor.sources.pubmed import PubMed
from auditor.sources.update import Update
from tests.sources.conftest import HTML, NOT_FOUND, Reply, Script, Server, article, articles, search, work

TODAY = date(2026, 3, 1)
DOI = "10.1177/102255361202000105"


def run(
    server: Server, client: Client, keys: Iterable[str], records: dict[str, Record] | None = None, today: date = TODAY
) -> Update:
    services = PubMed(client, server.address), Crossref(client, server.address, server.address)
    update = Update(*services, Due(today, 90), {} if records is None else records)
    update.run(keys)
    return update


def fetch(*known: str, **values: str) -> Script:
    def reply(params: dict[str, str]) -> Reply:
        asked = params["id"].split(",")
        return Reply(articles(*(article(pmid, **values) for pmid in known if pmid in asked)))

    return reply


def test_a_paper_of_pubmed_is_completed_by_crossref(server: Server, client: Client) -> None:
    server.routes = {
        "/efetch.fcgi": [Reply(articles(article("22535805", doi=DOI)))],
        f"/works/{DOI}": [
            Reply(work(DOI, **{"updated-by": [{"DOI": "10.1/n", "type": "retraction", "updated": {"date-parts": [[2020]]}}]}))
        ],
    }
    record = run(server, client, ["pmid:22535805"]).records["pmid:22535805"]
    assert (record.title, record.authors[0], record.years, record.doi) == (
        "Vitamin D and back surgery",
        "Marsh A",
        (2012, 2011),
        DOI,
    )
    assert record.notices == (Notice(Change.RETRACTED, "Crossref", "2020", "doi:10.1/n"),)
    assert record.looked_up == {"PubMed": TODAY, "Crossref": TODAY}
    assert record.abstract.startswith("PURPOSE: ")


def test_a_doi_is_looked_up_with_both(server: Server, client: Client) -> None:
    server.routes = {
        "/esearch.fcgi": [Reply(search("22535805"))],
        "/efetch.fcgi": [Reply(articles(article("22535805", doi=DOI)))],
        f"/works/{DOI}": [Reply(work(DOI))],
    }
    record = run(server, client, [f"doi:{DOI}"]).records[f"doi:{DOI}"]
    assert (record.pmid, record.found, len(record.abstract.splitlines())) == ("22535805", True, 4)


def test_a_search_that_meets_another_paper_is_not_believed(server: Server, client: Client) -> None:
    server.routes = {
        "/esearch.fcgi": [Reply(search("11"))],
        "/efetch.fcgi": [Reply(articles(article("11", "Something else.", doi="10.1177/other")))],
        f"/works/{DOI}": [Reply(work(DOI))],
    }
    record = run(server, client, [f"doi:{DOI}"]).records[f"doi:{DOI}"]
    assert (record.title, record.pmid, record.abstract) == ("Vitamin D and back surgery", "", "")


def test_numbers_that_no_service_knows(server: Server, client: Client) -> None:
    server.routes = {
        "/efetch.fcgi": fetch("11"),
        "/esearch.fcgi": [Reply(search())],
        "/works/10.1177/none": [NOT_FOUND],
        "/api/handles/10.1177/none": [Reply('{"responseCode":100}', 404)],
    }
    update = run(server, client, ["pmid:11", "pmid:99", "doi:10.1177/none"])
    assert {key: record.found for key, record in update.records.items()} == {
        "pmid:11": True,
        "pmid:99": False,
        "doi:10.1177/none": False,
    }
    assert [params["id"] for path, params in server.asked if path == "/efetch.fcgi"] == ["11,99", "99"]  # asked once more, alone
    assert update.failed == {}


def test_a_doi_of_another_agency_exists(server: Server, client: Client) -> None:
    server.routes = {"/esearch.fcgi": [Reply(search())], "/api/handles/10.5281/zenodo.1": [Reply('{"responseCode":1}')]}
    record = run(server, client, ["doi:10.5281/zenodo.1"]).records["doi:10.5281/zenodo.1"]
    assert (record.found, record.title, sorted(record.looked_up)) == (True, "", ["Crossref", "PubMed", "doi.org"])


def test_while_doi_org_is_silent_nothing_is_said_of_a_doi(server: Server, client: Client) -> None:
    server.routes = {"/esearch.fcgi": [Reply(search())], "/api/handles/10.5281/zenodo.1": [HTML]}
    update = run(server, client, ["doi:10.5281/zenodo.1"])
    assert list(update.failed) == ["doi:10.5281/zenodo.1"]
    assert (update.records["doi:10.5281/zenodo.1"].found, list(update.records["doi:10.5281/zenodo.1"].looked_up)) == (
        True,
        ["PubMed"],
    )


def test_what_failed_is_told_and_alone_is_asked_again(server: Server, client: Client) -> None:
    server.routes = {"/efetch.fcgi": fetch("11", "12", doi=DOI), f"/works/{DOI}": [Reply(status=500)]}
    first = run(server, client, ["pmid:11"])
    assert first.failed == {"pmid:11": "Crossref (127.0.0.1): it answered with status 500."}
    assert list(first.records["pmid:11"].looked_up) == ["PubMed"]
    assert incomplete(["pmid:11"], first.records, first.due) == {"pmid:11": "Crossref not asked yet"}

    server.asked.clear()
    server.routes[f"/works/{DOI}"] = [Reply(work(DOI))]
    second = run(server, client, ["pmid:11"], first.records)
    assert (server.paths(), second.failed) == ([f"/works/{DOI}"], {})


def test_a_second_run_asks_nothing(server: Server, client: Client) -> None:
    server.routes = {"/efetch.fcgi": fetch("11"), "/esearch.fcgi": [Reply(search())], f"/works/{DOI}": [Reply(work(DOI))]}
    keys = ["pmid:11", "pmid:99", f"doi:{DOI}"]
    records = run(server, client, keys).records
    server.asked.clear()
    run(server, client, keys, records)
    assert server.asked == []


def test_what_is_old_is_asked_again_and_an_earlier_notice_may_go(server: Server, client: Client) -> None:
    server.routes = {"/efetch.fcgi": fetch("11")}
    told = (Notice(Change.CONCERN, "PubMed", "2025"), Notice(Change.CORRECTED, "Crossref", "2024"))
    known = {"pmid:11": Record({"PubMed": date(2025, 11, 1)}, title="An earlier title", pmid="11", notices=told)}
    record = run(server, client, ["pmid:11"], known).records["pmid:11"]
    assert (record.title, record.notices, record.looked_up) == ("Vitamin D and back surgery", told[1:], {"PubMed": TODAY})


def test_a_service_that_wants_to_be_left_alone_is_asked_once(server: Server, client: Client) -> None:
    server.routes = {
        "/esearch.fcgi": [Reply(status=429, headers={"Retry-After": "3600"})],
        "/works/10.1177/a": [Reply(work("10.1177/a"))],
        "/works/10.1177/b": [Reply(work("10.1177/b"))],
    }
    update = run(server, client, ["doi:10.1177/a", "doi:10.1177/b"])
    assert server.paths() == ["/esearch.fcgi", "/works/10.1177/a", "/works/10.1177/b"]
    assert list(update.failed) == ["doi:10.1177/a", "doi:10.1177/b"]
    assert [record.title for record in update.records.values()] == ["Vitamin D and back surgery"] * 2


def test_a_run_that_is_cut_off_keeps_what_it_had(server: Server, client: Client) -> None:
    saved: list[dict[str, Record]] = []

    server.routes = {"/efetch.fcgi": fetch("11", doi=DOI)}
    services = PubMed(client, server.address), Crossref(client, server.address, server.address)
    update = Update(*services, Due(TODAY, 90), {}, save=lambda records: saved.append(dict(records)))

    def stop(count: int) -> None:
        raise KeyboardInterrupt

    update.advance = stop
    with pytest.raises(KeyboardInterrupt):
        update.run(["pmid:11"])
    assert list(saved[-1]) == ["pmid:11"]

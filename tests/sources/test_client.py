"""Asking politely, and again where that can help."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from auditor.sources.client import Answer, Client, FullStopError, LookUpError, Manners, Service, UnreadableError
from tests.sources.conftest import HTML, Clock, Reply, Server


def body(answer: Answer) -> str:
    return answer.body.decode()


def whole(answer: Answer) -> str:
    if answer.kind == "text/html":
        raise UnreadableError("it sent a web page")
    return body(answer)


def service(server: Server, interval: float = 0.0) -> Service:
    return Service("The Library", server.address, interval)


def test_an_answer_is_read(server: Server, client: Client) -> None:
    server.routes["/shelf"] = [Reply("a book")]
    assert client.ask(service(server), "/shelf", body, {"id": "7"}) == "a book"
    assert server.asked == [("/shelf", {"id": "7"})]
    assert server.headers[0]["User-Agent"] == "auditor/test"


def test_redirects_are_followed(server: Server, client: Client) -> None:
    server.routes |= {"/old": [Reply(status=301, headers={"Location": "/new"})], "/new": [Reply("a book")]}
    assert client.ask(service(server), "/old", body) == "a book"


def test_redirects_in_a_circle_end(server: Server, client: Client) -> None:
    server.routes["/round"] = [Reply(status=302, headers={"Location": "/round"})]
    with pytest.raises(LookUpError, match="round in circles"):
        client.ask(service(server), "/round", body)


@pytest.mark.parametrize("trouble", [Reply(status=503), Reply(status=500), Reply("a bo", cut=True), HTML])
def test_what_may_pass_is_asked_again_after_longer_and_longer_pauses(
    server: Server, client: Client, clock: Clock, trouble: Reply
) -> None:
    server.routes["/shelf"] = [trouble, trouble, Reply("a book")]
    assert client.ask(service(server), "/shelf", whole) == "a book"
    assert clock.slept == [1.0, 2.0]


def test_after_four_tries_it_says_which_service_and_why(server: Server, client: Client, clock: Clock) -> None:
    server.routes["/shelf"] = [Reply(status=502)]
    with pytest.raises(LookUpError, match=r"^The Library \(127\.0\.0\.1\): it answered with status 502\.$"):
        client.ask(service(server), "/shelf", body)
    assert (len(server.asked), clock.slept) == (4, [1.0, 2.0, 4.0])


def test_a_refusal_is_not_asked_again(server: Server, client: Client) -> None:
    server.routes["/shelf"] = [Reply(status=403)]
    with pytest.raises(LookUpError, match="status 403"):
        client.ask(service(server), "/shelf", body)
    assert len(server.asked) == 1


def test_a_pause_that_the_service_asks_for_is_kept(server: Server, client: Client, clock: Clock) -> None:
    server.routes["/shelf"] = [Reply(status=429, headers={"Retry-After": "7"}), Reply("a book")]
    assert client.ask(service(server), "/shelf", body) == "a book"
    assert clock.slept == [7.0]


def test_a_pause_may_be_given_as_a_date(server: Server, client: Client, clock: Clock) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    server.routes["/shelf"] = [Reply(status=429, headers={"Retry-After": until}), Reply("a book")]
    assert client.ask(service(server), "/shelf", body) == "a book"
    assert 15 < clock.slept[0] <= 20


def test_a_service_that_asks_for_an_hour_is_left_alone(server: Server, client: Client, clock: Clock) -> None:
    server.routes["/shelf"] = [Reply(status=429, headers={"Retry-After": "3600"})]
    with pytest.raises(FullStopError, match="left alone for 3600 seconds"):
        client.ask(service(server), "/shelf", body)
    assert clock.slept == []


def test_an_answer_that_does_not_come_is_waited_for_no_longer_than_agreed(server: Server, clock: Clock) -> None:
    server.routes["/shelf"] = [Reply("a book", delay=0.5)]
    with (
        Client("auditor/test", Manners(timeout=0.1, tries=2), clock.sleep, clock.read) as client,
        pytest.raises(LookUpError, match=r"did not answer within 0\.1 seconds"),
    ):
        client.ask(service(server), "/shelf", body)


def test_where_nobody_listens_it_says_so(client: Client) -> None:
    with pytest.raises(LookUpError, match="no connection could be made"):
        client.ask(Service("The Library", "http://127.0.0.1:9", 0.0), "/shelf", body)


@pytest.mark.parametrize("address", ["not an address", "ftp://127.0.0.1/", "http://[::1"])
def test_an_address_that_is_none_is_told(client: Client, address: str) -> None:
    with pytest.raises(LookUpError, match="The Library"):
        client.ask(Service("The Library", address, 0.0), "/shelf", body)


def test_questions_keep_their_distance(server: Server, client: Client, clock: Clock) -> None:
    server.routes["/shelf"] = [Reply("a book")]
    for _ in range(3):
        client.ask(service(server, interval=0.5), "/shelf", body)
    assert clock.slept == [0.5, 0.5]


def test_a_service_may_ask_for_more_distance(server: Server, client: Client, clock: Clock) -> None:
    slow = {"X-Rate-Limit-Limit": "1", "X-Rate-Limit-Interval": "2s"}
    server.routes["/shelf"] = [Reply("a book", headers=slow)]
    for _ in range(2):
        client.ask(service(server, interval=0.5), "/shelf", body)
    assert clock.slept == [2.0]

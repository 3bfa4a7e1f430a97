"""Asking a service over HTTP: politely, again where that can help, and with an error that says what to do where it cannot."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})  # answers after which the same question may be asked again
LONGEST_WAIT = 90.0  # seconds; a service that asks for more is left alone
LARGEST = 64 * 2**20  # bytes of one answer
REDIRECTS = 5


class LookUpError(Exception):
    """A question that got no usable answer. The message says which service, and why."""


class UnreadableError(Exception):
    """An answer that is cut off, or is not what was asked for: worth asking again."""


class FullStopError(LookUpError):
    """A service that will not answer now, whatever is asked: the other questions to it can be spared."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status of 200, or one of those that the question allows."""

    status: int
    body: bytes
    kind: str = ""  # the content type, without its parameters


@dataclass(frozen=True, slots=True)
class Manners:
    """How patiently the services are asked. All times are in seconds."""

    timeout: float = 30.0  # to connect, and between two pieces of an answer
    tries: int = 4
    first_pause: float = 1.0  # before the second try; doubled each time


@dataclass(frozen=True, slots=True)
class Service:
    """One service: its name for people, its base address, and the least time between two questions, in seconds."""

    name: str
    address: str
    interval: float

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or self.address


@dataclass(slots=True, eq=False)
class Client:
    """One session with all services. `sleep` and `clock` are those of the `time` module, or of a test."""

    agent: str
    manners: Manners = Manners()
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _asked: dict[str, float] = field(default_factory=dict)
    _slower: dict[str, float] = field(default_factory=dict)
    _http: Any = None

    def __enter__(self) -> Self:
        import httpx

        self._http = httpx.Client(
            headers={"User-Agent": self.agent},
            timeout=httpx.Timeout(self.manners.timeout),
            follow_redirects=True,
            max_redirects=REDIRECTS,
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._http.close()

    def ask(
        self, service: Service, path: str, read: Callable[[Answer], T], params: Mapping[str, str] | None = None,
        allowed: frozenset[int] = frozenset(),
    ) -> T:  # fmt: skip
        """What `read` makes of the answer to a GET of `path` below the service's address.

        A status in `allowed` is handed to `read` as well. Tries again after time-outs, broken connections, statuses of
        `AGAIN` and answers that `read` finds unreadable. Raises `LookUpError` when all tries have failed.
        """
        why = ""
        for turn in range(self.manners.tries):
            pause = self.manners.first_pause * 2**turn
            try:
                answer, wait = self._get(service, path, params)
                if answer.status == 200 or answer.status in allowed:
                    return read(answer)
                why = f"it answered with status {answer.status}"
                if answer.status not in AGAIN:
                    break
                if wait is not None and wait > LONGEST_WAIT:
                    raise FullStopError(f"{service.name} ({service.host}) asks to be left alone for {wait:.0f} seconds.")
                pause = max(pause, wait or 0)
            except UnreadableError as error:
                why = str(error)
            if turn + 1 < self.manners.tries:
                self.sleep(pause)
        raise LookUpError(f"{service.name} ({service.host}): {why}.")

    def _get(self, service: Service, path: str, params: Mapping[str, str] | None) -> tuple[Answer, float | None]:
        """One question, and how long the service asks to wait. Raises `UnreadableError` where nothing whole came back."""
        import httpx

        self._keep_pace(service)
        try:
            with self._http.stream("GET", service.address.rstrip("/") + path, params=params) as response:
                body = bytearray()
                for piece in response.iter_bytes():
                    body += piece
                    if len(body) > LARGEST:
                        raise UnreadableError(f"its answer is larger than {LARGEST >> 20} MB")
                self._slow_down(service, response.headers)
                kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
                return Answer(response.status_code, bytes(body), kind), _asked_wait(response.headers.get("Retry-After"))
        except httpx.TimeoutException:
            raise UnreadableError(f"it did not answer within {self.manners.timeout:g} seconds") from None
        except httpx.TooManyRedirects:
            raise LookUpError(
                f"{service.name} ({service.host}) sends us round in circles: more than {REDIRECTS} redirects."
            ) from None
        except httpx.ConnectError as error:
            raise UnreadableError(f"no connection could be made ({_short(error)})") from None
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise UnreadableError(f"the connection broke ({_short(error)})") from None
        except (httpx.InvalidURL, httpx.HTTPError, ValueError) as error:
            raise LookUpError(f"{service.name}: “{service.address}” cannot be asked ({_short(error)}).") from None

    def _keep_pace(self, service: Service) -> None:
        """Waits until the service may be asked again."""
        interval = max(service.interval, self._slower.get(service.name, 0.0))
        due = self._asked.get(service.name, float("-inf")) + interval
        if (wait := due - self.clock()) > 0:
            self.sleep(wait)
        self._asked[service.name] = self.clock()

    def _slow_down(self, service: Service, headers: Mapping[str, str]) -> None:
        """Takes the rate that Crossref tells in its answers (`X-Rate-Limit-Limit: 50`, `X-Rate-Limit-Interval: 1s`)."""
        try:
            limit = float(headers.get("X-Rate-Limit-Limit", ""))
            seconds = float(headers.get("X-Rate-Limit-Interval", "").removesuffix("s"))
        except ValueError:
            return
        if limit > 0 and 0 < seconds / limit <= LONGEST_WAIT:
            self._slower[service.name] = seconds / limit


def _asked_wait(header: str | None) -> float | None:
    """`Retry-After` in seconds: a number of them, or a date (RFC 9110, 10.2.3)."""
    if not header:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        when = parsedate_to_datetime(header)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max((when - datetime.now(UTC)).total_seconds(), 0.0)


def _short(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:120] or type(error).__name__

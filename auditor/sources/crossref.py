"""Crossref, asked through its REST API (`/works/{doi}`), and doi.org for DOIs of other agencies.

https://api.crossref.org/swagger-ui/ ; updates: https://www.crossref.org/documentation/retrieve-metadata/rest-api/ . Since
2025 the answers carry Retraction Watch's notices beside the publishers' own.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from auditor.model.sources import Change, Notice
from auditor.sources.client import Answer, Client, Service, UnreadableError
from auditor.sources.part import CROSSREF, Part, clean
from auditor.sources.pubmed_xml import retracted_title

ADDRESS = "https://api.crossref.org"
REGISTRY_ADDRESS = "https://doi.org"
NOTICES = {  # `updated-by` / type
    "retraction": Change.RETRACTED,
    "withdrawal": Change.RETRACTED,
    "removal": Change.RETRACTED,
    "partial_retraction": Change.CORRECTED,
    "expression_of_concern": Change.CONCERN,
    "correction": Change.CORRECTED,
    "corrigendum": Change.CORRECTED,
    "erratum": Change.CORRECTED,
}
DATES = ("published-print", "published", "issued", "published-online")
NOT_THERE = frozenset({404})
TITLE = re.compile(r"<jats:title[^<>]*>(.*?)</jats:title>\s*", re.DOTALL)
BREAK = re.compile(r"</jats:(?:p|sec)>")
REGISTERED = 1  # responseCode of the Handle System's API: the name is there


@dataclass(frozen=True, slots=True)
class Crossref:
    """Crossref and the registry of all DOIs, at their addresses. `email` is sent with each question, as Crossref asks."""

    client: Client
    address: str = ADDRESS
    registry_address: str = REGISTRY_ADDRESS
    email: str = ""

    def paper(self, doi: str) -> Part | None:
        """What Crossref says of a DOI; None where it has no such work. Raises `LookUpError`."""
        service = Service("Crossref", self.address, 0.1 if self.email else 0.2)
        params = {"mailto": self.email} if self.email else None
        return self.client.ask(service, f"/works/{quote(doi, safe='')}", _work, params, NOT_THERE)

    def registered(self, doi: str) -> bool:
        """Whether any agency has registered a DOI: Crossref knows only its own. Raises `LookUpError`."""
        service = Service("doi.org", self.registry_address, 0.2)
        return self.client.ask(service, f"/api/handles/{quote(doi, safe='/')}", _handle, None, NOT_THERE)


def _handle(answer: Answer) -> bool:
    """https://www.handle.net/proxy_servlet.html: code 1 is a name that is there, code 100 one that is not."""
    value = _json(answer)
    if "responseCode" not in value:
        raise UnreadableError("its answer is not that of the Handle System")
    return bool(value["responseCode"] == REGISTERED)


def _work(answer: Answer) -> Part | None:
    if answer.status in NOT_THERE:
        if b"resource not found" in answer.body.lower():
            return None
        raise UnreadableError("it answered with status 404 and a page of its own")
    message = _json(answer).get("message")
    if not isinstance(message, dict) or not message.get("DOI"):
        raise UnreadableError("its answer is not a work")
    title = clean(next(iter(_strings(message, "title")), ""))
    return Part(
        title=title,
        authors=tuple(_authors(message)),
        journal=clean(next(iter([*_strings(message, "short-container-title"), *_strings(message, "container-title")]), "")),
        years=tuple(dict.fromkeys(year for name in DATES if (year := int(_date(message.get(name))[:4] or 0)))),
        doi=str(message["DOI"]).lower(),
        abstract=_abstract(str(message.get("abstract") or "")),
        notices=tuple(_notices(message, title)),
    )


def _json(answer: Answer) -> dict[str, Any]:
    try:
        value = json.loads(answer.body)
    except ValueError:
        raise UnreadableError("its answer is no JSON, or is cut off") from None
    if not isinstance(value, dict):
        raise UnreadableError("its answer is not the JSON that it promises")
    return value


def _strings(message: dict[str, Any], name: str) -> list[str]:
    value = message.get(name)
    return [one for one in value if isinstance(one, str) and one.strip()] if isinstance(value, list) else []


def _authors(message: dict[str, Any]) -> Iterator[str]:
    """`Family GN`, as PubMed writes them."""
    listed = message.get("author")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            initials = "".join(part[0] for part in re.split(r"[\s.-]+", str(one.get("given") or "")) if part)
            name = clean(f"{one.get('family') or one.get('name') or ''} {initials}")
            if name:
                yield name


def _date(value: Any) -> str:
    """`{"date-parts": [[2010, 2, 2]]}` is 2010-02-02; empty where there is none."""
    try:
        parts = [int(part) for part in value["date-parts"][0] if part]
    except (TypeError, KeyError, IndexError, ValueError):
        return ""
    return "-".join(f"{part:02}" for part in parts[:3]) if parts and parts[0] > 1000 else ""


def _abstract(jats: str) -> str:
    """A JATS abstract as lines of text: `<jats:title>Methods</jats:title><jats:p>…` is `Methods: …`."""
    if not jats:
        return ""
    text = TITLE.sub(lambda match: f"{match.group(1)}: ", html.unescape(jats))
    lines = [clean(line) for line in BREAK.split(text)]
    return "\n".join(line.removeprefix("Abstract: ") for line in lines if line and line != "Abstract:")


def _notices(message: dict[str, Any], title: str) -> Iterator[Notice]:
    changes = set()
    listed = message.get("updated-by")
    for one in listed if isinstance(listed, list) else ():
        change = (
            NOTICES.get(str(one.get("type", "")).lower().replace("-", "_").replace(" ", "_")) if isinstance(one, dict) else None
        )
        if change:
            changes.add(change)
            notice = str(one.get("DOI") or "").lower()
            yield Notice(change, CROSSREF, _date(one.get("updated")), f"doi:{notice}" if notice else "")
    if Change.RETRACTED not in changes and retracted_title(title):
        yield Notice(Change.RETRACTED, CROSSREF)

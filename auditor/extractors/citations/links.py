"""Hyperlinks as citations: a page deep in a site can be found again; its home page, a search or a shop is no source."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from auditor.extractors.citations import identifiers
from auditor.model.citations import Citation
from auditor.model.span import Span
from auditor.reference import Reference

SEARCH = re.compile(r"(?:^|[?&])(?:q|query|s|term|search)=|/search\b", re.IGNORECASE)
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|mp4|mp3)(?:$|\?)", re.IGNORECASE)


def citation(span: Span, target: str, reference: Reference) -> Citation | None:
    """The link as a citation, or None where it leads to no web page (a mail address, the page's own site)."""
    if found := identifiers.in_target(target):
        form, identifier, problem = found
        if identifier:
            return Citation(span, form, identifier, 0 if problem else 4, problem)
    address = f"https://{target}" if target.lower().startswith("www.") else target
    if not address.lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    deep = len(parts.path.strip("/")) > 0 or bool(parts.query)
    idle = _listed(host, reference) or SEARCH.search(f"{parts.path}?{parts.query}") or PICTURE.search(target)
    return Citation(span, "link", target, 1 if idle or not deep else 4)


def _listed(host: str, reference: Reference) -> bool:
    hosts = reference.lexicons.get("link-hosts")
    if hosts is None:
        return False
    return any(host == name or host.endswith(f".{name}") for group in hosts.groups.values() for name in group)

"""What an HTML page says of itself: its title, its meta elements, its language, its JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import unescape

from auditor.model.document import BlockKind
from auditor.readers.builder import BlockBuilder, Setting
from auditor.readers.tokens import decoded

READ_BY_PEOPLE = frozenset({"description", "og:title", "og:description", "twitter:title", "twitter:description"})
NAMING = ("name", "property", "itemprop")
JSON_LD = ("author", "reviewedBy", "datePublished", "dateModified", "lastReviewed", "headline")


class PageMetadata:
    """Gathers the declarations; those that people read become field blocks."""

    def __init__(self, builder: BlockBuilder) -> None:
        self.builder = builder
        self.found: dict[str, object] = {}
        self.in_json_ld = False
        self.titled = False

    def element(self, tag: str, values: dict[str, str], attributes: Sequence[tuple[str, int, int]]) -> None:
        """Takes note of a start tag: its values decoded, and the offsets of its attributes."""
        if tag == "html" and values.get("lang"):
            self.found.setdefault("lang", values["lang"])
        elif tag == "script":
            self.in_json_ld = "ld+json" in values.get("type", "").lower()
        elif tag == "time" and values.get("datetime"):
            self.found.setdefault("date", values["datetime"])
        elif tag == "meta":
            name = next((values[key].lower() for key in NAMING if values.get(key)), "")
            if not name or not values.get("content"):
                return
            self.found.setdefault(name, values["content"])
            place = next(((a, b) for key, a, b in attributes if key == "content"), None)
            if name in READ_BY_PEOPLE and place:
                self._field(name, *place)

    def title(self, start: int, end: int) -> None:
        """Takes the content of the first `<title>`."""
        if not self.titled and self.builder.source[start:end].strip():
            self.titled = True
            self.found.setdefault("title", " ".join(unescape(self.builder.source[start:end]).split()))
            self._field("title", start, end)

    def script(self, start: int, end: int) -> None:
        """Takes the content of a script; JSON-LD that is no JSON says nothing."""
        if not self.in_json_ld:
            return
        try:
            data = json.loads(self.builder.source[start:end])
        except (ValueError, RecursionError):
            return
        for entry in _entries(data):
            for key in JSON_LD:
                if entry.get(key):
                    self.found.setdefault(key, entry[key])

    def _field(self, name: str, start: int, end: int) -> None:
        self.builder.aside(Setting(BlockKind.FIELD, name=name), decoded(self.builder.source, start, end))


def _entries(data: object) -> list[dict[str, object]]:
    """The objects of a JSON-LD document, whether they stand alone, in a list or in a graph."""
    entries: list[dict[str, object]] = []
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            graph = item.get("@graph")
            entries += [e for e in graph if isinstance(e, dict)] if isinstance(graph, list) else [item]
    return entries

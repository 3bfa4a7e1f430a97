"""`check: dose-form`: ways of writing a dose that have been misread, with the safe way to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from auditor.checks.interface import Context, Hit
from auditor.extractors.doses.units import FORM_WORD
from auditor.model.article import Article
from auditor.model.doses import Dose, Role, UnitKind
from auditor.model.finding import Suggestion
from auditor.model.span import Span

TRAILING = re.compile(r"(?<![\d.,])(?P<whole>\d{1,3}(?:,\d{3})+|\d+)\.0+(?=\s?-?\s?[A-Za-zµμ])")
THOUSAND_LIKE = re.compile(r"\d{1,3}\.000(?!\d)")  # `1.000 mg` may be a thousand to a writer on the Continent
NAKED = re.compile(r"(?<![\d.\w])\.(?P<digits>\d+)(?=\s?-?\s?[A-Za-zµμ])")
PRINTED = re.compile(r"(?<=\d)(?P<gap>\s?)(?P<unit>[A-Za-zµμ]+)\b")
UNGROUPED = re.compile(r"(?<![\d.,/])(?P<digits>\d{5,})(?=\s?-?\s?[A-Za-zµμ])")
THOUSANDS = re.compile(r"(?P<digits>\d+(?:\.\d+)?)\s?(?P<letter>[kK]|M{1,2})(?=\s?(?:IU|iu|units?)\b)")
LETTERS = {"k": 1_000, "m": 1_000_000, "mm": 1_000_000}
SHORTHAND_NEAR = 45  # characters between a dose and the shorthand for its frequency
SPREAD = re.compile(r"\s?(?:\(|±|\+/-|vs\b|versus\b)")
KINDS = (UnitKind.MASS, UnitKind.ACTIVITY, UnitKind.VOLUME, UnitKind.WEIGHTED)


@dataclass(frozen=True, slots=True)
class DoseForm:
    """Finds error-prone forms in doses. `units` and `shorthand` give what to write for each and what it is misread as;
    `decimals` finds a trailing zero and a naked point, `long_numbers` five digits with no comma and `50K` for 50,000.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"form", "misread", "write"})
    PAGE_WIDE: ClassVar = False
    units: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # spelling: write, misread
    shorthand: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    decimals: bool = False
    long_numbers: bool = False

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        seen: set[tuple[int, int]] = set()
        for dose in article.doses:
            places = (dose.span, *(other.span for other in dose.also))
            for hit in (hit for place in places for hit in self._forms(dose, place)):
                key = (id(hit.span.block), hit.span.start)
                if key not in seen:
                    seen.add(key)
                    yield hit
            if _written_as_dose(dose):
                yield from self._frequency(dose)

    def _forms(self, dose: Dose, place: Span) -> Iterator[Hit]:
        written = _written_as_dose(dose)
        if written or (dose.role is Role.REPORTED and dose.kind is UnitKind.MASS):  # a bad unit is one whatever it is of
            yield from self._unit(place)
        if self.decimals and written:
            yield from self._decimal(dose, place)
        if self.long_numbers and written:
            yield from _long(place)

    def _unit(self, place: Span) -> Iterator[Hit]:
        text = place.text
        for match in PRINTED.finditer(text):
            if match.group("unit") not in self.units:
                continue
            write, misread = self.units[match.group("unit")]
            if match.group("gap"):
                yield _hit(place.within(match.start("unit"), match.end()), misread, write)
                continue
            start = max(text.rfind(" ", 0, match.start()), text.rfind("(", 0, match.start())) + 1
            yield _hit(place.within(start, match.end()), misread, f"{text[start : match.start()]} {write}")

    def _decimal(self, dose: Dose, place: Span) -> Iterator[Hit]:
        text = place.text
        for pattern, build in ((TRAILING, lambda m: m.group("whole")), (NAKED, lambda m: f"0.{m.group('digits')}")):
            for match in pattern.finditer(text):
                if dose.role is Role.REPORTED and SPREAD.match(place.block.text, place.end) and not dose.also:
                    continue
                rest = re.match(r"\s?-?\s?[A-Za-zµμ/]+", text[match.end() :])
                end = match.end() + (rest.end() if rest else 0)
                tail = text[match.end() : end]
                misread = text[match.start() : match.end()].replace(".", "").replace(",", "").lstrip("0") + tail
                doubtful = THOUSAND_LIKE.match(text, match.start()) is not None
                if doubtful and text[match.end() :].strip().startswith(("IE", "UI")):
                    continue  # `50.000 IE` is fifty thousand
                yield _hit(place.within(match.start(), end), misread, build(match) + tail, safe=not doubtful)

    def _frequency(self, dose: Dose) -> Iterator[Hit]:
        text, end = dose.span.block.text, dose.span.end
        for short, (write, misread) in self.shorthand.items():
            match = re.compile(rf"(?<![\w.]){re.escape(short)}(?![\w])").search(text, end, end + SHORTHAND_NEAR)
            if match and not re.search(r"[;!?]|\.\s", text[end : match.start()]):
                span = Span(dose.span.block, *match.span())
                yield _hit(span, misread, write)
                return


def _long(place: Span) -> Iterator[Hit]:
    """`100000 IU`, `50K IU`: what a reader may count or take for another number."""
    for match in UNGROUPED.finditer(place.text):
        yield _hit(place.within(*match.span()), "ten times as many or as few", f"{int(match.group('digits')):,}")
    for match in THOUSANDS.finditer(place.text):
        value = float(match.group("digits")) * LETTERS[match.group("letter").lower()]
        yield _hit(place.within(*match.span()), "another number", f"{value:,.0f}")


def _written_as_dose(dose: Dose) -> bool:
    """Doses only: a laboratory value, a score or a food may be printed to one place."""
    if dose.kind not in KINDS or dose.role in (Role.LEVEL, Role.REFERENCE):
        return False
    if dose.kind is UnitKind.WEIGHTED and dose.substance is None:
        return False
    measured = dose.sentence is not None and dose.sentence.has("dose-level")
    if dose.role is Role.CONTENT:
        return not measured and dose.sentence is not None and FORM_WORD.search(dose.sentence.text) is not None
    if dose.role is Role.NONE:
        named = dose.substance_span is not None and dose.substance_span.block is dose.span.block
        return not measured and (named or dose.frequency_span is not None)
    return dose.substance is not None or dose.frequency is not None or dose.role is Role.ADVISED


def _hit(span: Span, misread: str, write: str, *, safe: bool = True) -> Hit:
    return Hit(span, {"form": span.text, "misread": misread, "write": write}, suggestion=Suggestion(write, safe=safe))

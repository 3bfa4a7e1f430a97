"""`check: dose-caution`: orders to stop, start, inject or megadose with no word of caution near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from auditor.checks import dose_words as words
from auditor.checks.dose_limit import per_day
from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.doses import role
from auditor.extractors.doses.passage import Surroundings
from auditor.model.article import Article
from auditor.model.document import BlockKind, Part
from auditor.model.doses import Dose, UnitKind
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span

REACH = 60  # characters from the verb to the medicine
AWAY = re.compile(r"\s(?:\w+\s)?(?:away|aside|in half|in the (?:drawer|bin|cupboard)|at home|off|alone|behind)\b", re.IGNORECASE)
ALLOWED = re.compile(r"\b(?:can|could|may|should|must)\s(?:safely\s|then\s|now\s|also\s|simply\s|just\s)?$", re.IGNORECASE)
ASKED = re.compile(r"\b(?:whether|asks?|asked|wonder|how|they|he|she|doctors?|we|i)\b", re.IGNORECASE)
PLAIN_STOP = re.compile(r"(?:stop|come off|quit|discontinue)\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(?:it|them)\b", re.IGNORECASE)
TURNED = re.compile(
    r"\b(?:not|never|n't|n’t|without|before|until|if you|unless|cannot|don’t|don't)\W(?:\w+ ){0,2}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DoseCaution:
    """Finds one kind of order: `act: stop` a medicine, `start` one that needs a prescriber or interacts, or
    `megadose`: more than `times` the lowest figure of any authority where none has set an upper level.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"order", "medicine", "interactions", "arithmetic", "limits"})
    PAGE_WIDE: ClassVar = False
    act: Literal["stop", "start", "megadose"]
    times: float = 10

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        if self.act == "stop":
            yield from _stops(article)
        for dose in article.doses if self.act != "stop" else ():
            if words.is_advice(dose) and dose.sentence is not None and not words.cautioned(dose):
                hit = self._started(dose, context) if self.act == "start" else self._megadose(dose, context)
                if hit is not None:
                    yield hit

    def _started(self, dose: Dose, context: Context) -> Hit | None:
        entry = words.substance_of(dose, context)
        assert dose.sentence is not None
        orders = [cue for cue in role.advising(dose.sentence, dose.span.end) if cue.group in ("take", "modal")]
        named = dose.substance_span is not None and dose.substance_span.block is dose.span.block
        if not orders or not named or dose.substance_span is None or dose.kind not in (UnitKind.MASS, UnitKind.ACTIVITY):
            return None
        prescribed = any(cue.span == dose.substance_span for cue in dose.sentence.found("dose-medicine", "prescriber"))
        if not prescribed and not (entry is not None and entry.needs_caution):
            return None
        span = Span(dose.span.block, min(orders[0].span.start, dose.span.start), max(dose.span.end, dose.substance_span.end))
        listed = ", ".join(entry.interactions[:4]) if entry else ""
        return Hit(span, _values(span, dose.substance_span.text, listed))

    def _megadose(self, dose: Dose, context: Context) -> Hit | None:
        entry = words.substance_of(dose, context)
        daily = per_day(dose, entry) if entry else None
        figures = entry.figures(dose.population, dose.age) if entry else []
        if (
            entry is None
            or daily is None
            or not figures
            or any(limit.binding for _, limit in figures)
            or daily <= self.times * figures[-1][0]
        ):
            return None
        values = _values(dose.span, entry.name, ", ".join(entry.interactions[:4]))
        values |= {"arithmetic": words.arithmetic(dose, daily, entry.unit), "limits": words.limits(figures, entry.unit)}
        return Hit(
            dose.span,
            values,
            tuple(Ground(None, f"{limit.kind}, {limit.authority}", words.amount(value, entry.unit)) for value, limit in figures),
        )


def _stops(article: Article) -> Iterator[Hit]:
    around: Surroundings | None = None
    for sentence in article.prose.sentences:
        if sentence.block.part is not Part.PROSE or not sentence.has("dose-stop") or sentence.block.kind is BlockKind.FIELD:
            continue
        for cue in sentence.found("dose-stop"):
            medicine = _medicine(sentence, cue)
            if medicine is None or not _ordered(sentence, cue):
                continue
            around = around or Surroundings(article.prose)
            if any(_warned(near, medicine) for near in around.passage(sentence)):
                continue
            span = Span(sentence.block, min(cue.span.start, medicine.span.start), max(cue.span.end, medicine.span.end))
            yield Hit(span, _values(span, medicine.text, ""))
            break


def _medicine(sentence: Sentence, cue: Cue) -> Cue | None:
    """The medicine that the verb speaks of: behind it, or before it where the verb holds `it`."""
    medicines = list(sentence.found("dose-medicine", "prescriber", "generic"))
    behind = next((m for m in medicines if 0 <= m.span.start - cue.span.end <= REACH), None)
    if behind is not None and not re.search(r"[.;:]", sentence.block.text[cue.span.end : behind.span.start]):
        return behind if cue.group != "put" or AWAY.match(sentence.block.text, behind.span.end) else None
    if PRONOUN.search(cue.text):
        return next((m for m in reversed(medicines) if m.span.end <= cue.span.start), None)
    return None


def _warned(near: Sentence, medicine: Cue) -> bool:
    """A clinician or a caution in the sentence; a medicine's own name is no caution against stopping it."""
    return near.has("dose-supervision") or any(
        medicine.text.lower() not in cue.text.lower() for cue in near.found("dose-caution")
    )


def _ordered(sentence: Sentence, cue: Cue) -> bool:
    before = sentence.block.text[sentence.span.start : cue.span.start]
    if cue.group == "wish":
        return True
    if PLAIN_STOP.match(cue.text) and ALLOWED.search(before) and not ASKED.search(before) and TURNED.search(before) is None:
        return not sentence.text.endswith("?")
    return role.OPENS.search(before[-30:]) is not None and TURNED.search(before) is None and not sentence.text.endswith("?")


def _values(span: Span, medicine: str, interactions: str) -> dict[str, str]:
    return {"order": span.text, "medicine": medicine, "interactions": interactions, "arithmetic": "", "limits": ""}

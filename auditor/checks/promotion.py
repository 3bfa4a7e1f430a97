"""`check: promotion`: praise that the page's own words take back, or that nothing on the page carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from auditor.checks.interface import Context, Ground, Hit
from auditor.extractors.claims.words import stems
from auditor.model.article import Article
from auditor.model.finding import Confidence
from auditor.model.promotion import Praise, Promotion, Reservation, Reserve
from auditor.model.prose import Sentence

PARTIAL = 2  # the level of a source that a reader might find
SHOWN = 9  # words of a reservation that a message shows
GENERAL = frozenset({"benefit", "benefits", "effect", "effects", "results", "boost", "relief", "lift", "feeling"})
LOUD = frozenset({Praise.PROOF, Praise.SIZE, Praise.CHANGE, Praise.RANK, Praise.PROMISE, Praise.HARMLESS})


@dataclass(frozen=True, slots=True)
class UncarriedPromotion:
    """Finds praise of the sorts `praise` that the page takes back elsewhere by one of `reserves`.

    With `least` it also finds praise that nothing takes back, on a page with no study and no source that a reader
    could look up, where at least so many sentences praise: one lively word does not make a page promotional.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence"})
    PAGE_WIDE: ClassVar = False
    praise: tuple[Praise, ...]
    reserves: tuple[Reserve, ...] = ()
    least: int | None = None

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        bare = self.least is not None and not shows_evidence(article)
        if self.least is not None and not bare:
            return
        loud = len({id(p.sentence) for p in article.promotions if p.praise in LOUD})
        for promotion in article.promotions:
            if promotion.praise not in self.praise:
                continue
            said = self._against(promotion, article, context)
            if said is not None:
                evidence = (Ground(said.span, "the page itself says less here"),)
                yield Hit(promotion.span, {"claim": promotion.span.text, "evidence": _tell(said, promotion)}, evidence)
            elif bare and loud >= (self.least or 0):
                values = {"claim": promotion.span.text, "evidence": "nothing on it shows the effect"}
                yield Hit(promotion.span, values, confidence=Confidence.MEDIUM)

    def _against(self, promotion: Promotion, article: Article, context: Context) -> Reservation | None:
        """The reservation that says most clearly less: one that shares words with the praise before any other."""
        section = article.prose.sections[promotion.sentence.section]
        own = stems(promotion.sentence.text, context.reference)
        best: tuple[int, Reservation | None] = (-1, None)
        for said in article.reservations:
            if said.reserve not in self.reserves or said.sentence is promotion.sentence or not said.speaks_for(section):
                continue
            if said.reserve is Reserve.BRIEF and not _passes_sooner(said, promotion, own, context):
                continue
            shared = len(own & stems(said.sentence.text, context.reference))
            if shared > best[0]:
                best = (shared, said)
        return best[1]


def shows_evidence(article: Article) -> bool:
    """Whether the page reports a study, or names a source that a reader could look up (a list of further reading is none)."""
    if article.studies or any(entry.level >= PARTIAL for entry in article.references):
        return True
    further = {s.index for s in article.prose.sections if s.heading is not None and "further" in s.title.lower()}
    places = {id(s.block): s.section for s in article.prose.sentences}
    return any(c.level >= PARTIAL and places.get(id(c.span.block)) not in further for c in article.citations)


def _passes_sooner(said: Reservation, promotion: Promotion, own: frozenset[str], context: Context) -> bool:
    if said.days is not None and promotion.days is not None and said.days >= promotion.days:
        return False
    shared = own & stems(said.sentence.text, context.reference)
    return bool(shared) or any(word in promotion.sentence.text.lower() for word in GENERAL)


def _tell(said: Reservation, promotion: Promotion) -> str:
    where = "further on it says" if said.sentence.index > promotion.sentence.index else "it says"
    only = " only" if said.reserve in (Reserve.HEDGE, Reserve.SMALL) else ""
    return f"{where}{only} “{_shown(said)}”"


def _shown(said: Reservation) -> str:
    """The words of the reservation with some that follow them."""
    text = _line(said.sentence)
    start = max(said.span.start - said.sentence.span.start, 0)
    if said.reserve in (Reserve.BRIEF, Reserve.HARM):
        start = max(text.rfind(". ", 0, start) + 1, 0) if start < 60 else start
    words = text[start:].split()
    return " ".join(words[:SHOWN]).rstrip(".,;:") + (" …" if len(words) > SHOWN else "")


def _line(sentence: Sentence) -> str:
    return sentence.text

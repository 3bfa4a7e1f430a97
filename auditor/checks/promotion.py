"""`check: promotion`: praise that the page's own words take back, or that nothing on the page carries."""

from __future__ import annotations

import re
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
GENERAL = ("the benefits", "the effects", "the results", "the effect", "the benefit", "the boost", "the relief")
GENERALLY_SAFE = re.compile(
    r"effect|risk|safe|harm|side|drawback", re.IGNORECASE
)  # against any harm; `no jitters` against that one
LOUD = frozenset(
    {Praise.PROOF, Praise.SIZE, Praise.CHANGE, Praise.TOTAL, Praise.RANK, Praise.RIVAL, Praise.PROMISE, Praise.HARMLESS}
)


@dataclass(frozen=True, slots=True)
class UncarriedPromotion:
    """Finds praise of the sorts `praise` that the page takes back elsewhere by one of `reserves`.

    A hedge takes back what speaks of the same thing, and a brash heading that it stands under. `loud` is how many
    praises a page must hold before anything is marked. `shared` names a lexicon of which praise and reserve must hold
    the same word; `under` takes only what stands under a heading with that praise.

    With `least` it also finds praise that nothing takes back, on a page with at least so many praises, a brash one
    among them (a lively word or two do not make a page promotional), with no study and no source that a reader could
    look up. `bare` keeps the rule to such pages altogether.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    NAMES: ClassVar = frozenset({"claim", "evidence"})
    PAGE_WIDE: ClassVar = False
    praise: tuple[Praise, ...]
    reserves: tuple[Reserve, ...] = ()
    least: int | None = None
    bare: bool = True
    loud: int = 0
    shared: str = ""
    under: Praise | None = None

    def find(self, article: Article, context: Context) -> Iterator[Hit]:
        loud = len({(p.sentence.text, p.praise) for p in article.promotions if p.praise in LOUD})
        bare = not shows_evidence(article)
        if loud < self.loud or (self.bare and not bare):
            return
        brash = _is_brash(article)
        held = {id(r.sentence) for r in article.reservations if r.reserve is Reserve.HEDGE}
        heads = _headings(article, self.under) if self.under else frozenset()
        for promotion in article.promotions:
            section = article.prose.sections[promotion.sentence.section]
            if promotion.praise not in self.praise or (self.under and heads.isdisjoint((section.index, *section.parents))):
                continue
            said = self._against(promotion, article, context)
            if said is not None:
                evidence = (Ground(said.span, "the page itself says less here"),)
                yield Hit(promotion.span, {"claim": promotion.span.text, "evidence": _tell(said, promotion)}, evidence)
            elif bare and brash and self.least is not None and loud >= self.least and id(promotion.sentence) not in held:
                values = {"claim": promotion.span.text, "evidence": "nothing on it shows the effect"}
                yield Hit(promotion.span, values, confidence=Confidence.MEDIUM)

    def _against(self, promotion: Promotion, article: Article, context: Context) -> Reservation | None:
        """The reservation that says most clearly less: one that shares words with the praise before any other."""
        section = article.prose.sections[promotion.sentence.section]
        own = stems(promotion.sentence.text, context.reference)
        best: tuple[int, Reservation | None] = (-1, None)
        for said in article.reservations:
            if said.reserve not in self.reserves or not _apart(said, promotion):
                continue
            shared = len(own & stems(said.sentence.text, context.reference))
            if said.reserve in (Reserve.HEDGE, Reserve.SMALL) and not (shared or _heads(promotion, said, article)):
                continue
            if said.reserve is Reserve.BRIEF and not _passes_sooner(said, promotion):
                continue
            if self.shared and not _words(promotion.sentence, self.shared) & _words(said.sentence, self.shared):
                continue
            if promotion.praise is Praise.HARMLESS and not _same_harm(said, promotion, context):
                continue
            tied = said.speaks_for(section) or (said.reserve is Reserve.BRIEF and (shared or _speaks_generally(promotion)))
            if tied and shared > best[0]:
                best = (shared, said)
        return best[1]


def shows_evidence(article: Article) -> bool:
    """Whether the page reports a study, or names a source that a reader could look up (a list of further reading is none)."""
    if any(study.outlined for study in article.studies) or any(entry.level >= PARTIAL for entry in article.references):
        return True
    further = {s.index for s in article.prose.sections if s.heading is not None and "further" in s.title.lower()}
    places = {id(s.block): s.section for s in article.prose.sentences}
    return any(c.level >= PARTIAL and places.get(id(c.span.block)) not in further for c in article.citations)


def _is_brash(article: Article) -> bool:
    """Whether the page speaks as adverts do; to be told once that something transforms one's life is not enough."""
    changes = {p.sentence.text for p in article.promotions if p.praise is Praise.CHANGE}
    return len(changes) > 1 or any(p.brash for p in article.promotions)


def _headings(article: Article, praise: Praise) -> frozenset[int]:
    """The sections whose heading holds praise of that sort (a title heads everything, so it counts for nothing)."""
    heads = {id(p.sentence.block) for p in article.promotions if p.praise is praise}
    return frozenset(s.index for s in article.prose.sections if s.heading and s.heading.level > 1 and id(s.heading) in heads)


def _words(sentence: Sentence, lexicon: str) -> frozenset[str]:
    return frozenset(cue.text.lower() for cue in sentence.found(lexicon))


def _heads(promotion: Promotion, said: Reservation, article: Article) -> bool:
    """Whether brash praise is the heading that the reservation stands under."""
    section = article.prose.sections[promotion.sentence.section]
    if not promotion.brash or section.heading is not promotion.sentence.block or section.heading.level <= 1:
        return False
    below = article.prose.sections[said.sentence.section]
    return below is section or section.index in below.parents


def _apart(said: Reservation, promotion: Promotion) -> bool:
    """Whether the reservation stands elsewhere; only a label is held against its own item."""
    same = said.sentence is promotion.sentence
    return same and said.span.start >= promotion.span.end if promotion.praise is Praise.LABEL else not same


def _same_harm(said: Reservation, promotion: Promotion, context: Context) -> bool:
    """`No side effects` stands against any harm, `no jitters` against that one."""
    if GENERALLY_SAFE.search(promotion.span.text):
        return True
    return bool(stems(promotion.span.text, context.reference) & stems(said.sentence.text, context.reference))


def _passes_sooner(said: Reservation, promotion: Promotion) -> bool:
    return said.days is None or promotion.days is None or said.days < promotion.days


def _speaks_generally(promotion: Promotion) -> bool:
    """`The benefits last all day` speaks of all that the page promises."""
    before = promotion.sentence.block.text[promotion.sentence.span.start : promotion.span.start].rstrip().lower()
    return before.endswith(GENERAL)


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

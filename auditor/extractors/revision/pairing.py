"""Which earlier sentence a sentence comes from: the same words anywhere, else the likest of those that were changed.

Likeness is Dice's coefficient of the content words, each weighted by how rare it is in the two texts
(Dice 1945, Ecology 26:297-302; Sparck Jones 1972, J Doc 28:11-21). Words of strength, size and certainty count for little,
since they are what a revision is asked about; place only decides between sentences that are about as like.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

from auditor.extractors.claims.top import Top
from auditor.extractors.claims.words import stems
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Prose, Sentence
from auditor.reference import Reference, fold

LIKE = 0.5  # Dice's coefficient from which two sentences are taken for one
LIKE_IN_PLACE = 0.45  # where both stand between the same neighbours
LIKE_TITLE = 0.25  # where both are the title, or another field of that name
LIKE_BY_ONE_WORD = 0.9  # where a single word is all that they share
PART = 0.8  # of the shorter sentence's words, where one was split or two were joined
PART_WORDS = 3
BESIDE = 0.1  # what standing between the same neighbours adds
ABOUT_AS_LIKE = 0.1
COMMON = 400  # sentences that a word may stand in and still lead to others that hold it
FAINT = 0.25  # of its weight, for a word of strength
STRENGTH = ("causal", "correlational", "hedge", "certainty", "magnitude", "universal", "duration", "negation")
READ = (Part.PROSE, Part.ABSTRACT)

Kept = Mapping[int, Sentence]
Origins = Mapping[int, tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence, what it is made of, and the role in which it speaks: a named field, the page's heading, or its text."""

    sentence: Sentence
    key: str
    words: frozenset[str]
    strong: frozenset[str]
    role: str


def pair(earlier: Prose, prose: Prose, reference: Reference) -> tuple[Kept, Origins]:
    """The sentences of `prose` that stood there word for word, and the likely origins of the others."""
    old, new = (list(_told(text, reference)) for text in (earlier, prose))
    kept = _kept(old, new)
    left = [told for told in new if told.sentence.index not in kept]
    return kept, dict(_origins(old, left, kept)) if left else {}


def _told(prose: Prose, reference: Reference) -> Iterator[_Told]:
    for sentence in prose.sentences:
        if sentence.block.part not in READ:
            continue
        spelled = (stems(number.span.text, reference) for number in sentence.numbers)
        figures = {f"{number.value:g}" for number in sentence.numbers}
        words = stems(sentence.text, reference).difference(*spelled) | figures
        strong = (stems(cue.text, reference) for name in STRENGTH for cue in sentence.found(name))
        yield _Told(sentence, _key(sentence), words, frozenset[str]().union(*strong), _role(prose, sentence))


def _key(sentence: Sentence) -> str:
    """The words alone; a question mark stays, since it takes a claim back."""
    return re.sub(r"[^\w?%]+", " ", fold(sentence.text)).strip()


def _role(prose: Prose, sentence: Sentence) -> str:
    if sentence.block.kind is BlockKind.FIELD:
        return f"field {sentence.block.name}"
    return "heading" if Top.of(prose).is_headline(sentence.block) else ""


def _kept(old: list[_Told], new: list[_Told]) -> dict[int, Sentence]:
    """Sentences that stand word for word in both texts, wherever they were moved to."""
    waiting: dict[tuple[str, str], list[Sentence]] = defaultdict(list)
    for told in old:
        waiting[told.role, told.key].append(told.sentence)
    kept = {}
    for told in new:
        if found := waiting.get((told.role, told.key)):
            kept[told.sentence.index] = found.pop(0)
    return kept


def _origins(old: list[_Told], left: list[_Told], kept: Kept) -> Iterator[tuple[int, tuple[Sentence, ...]]]:
    weights = _weights(old, left)
    holding: dict[str, list[int]] = defaultdict(list)
    for i, told in enumerate(old):
        for word in told.words:
            holding[word].append(i)
    gone = {sentence.index for sentence in kept.values()}
    roles = {told.role for told in old}
    gaps = _Gaps(kept)
    for told in left:
        likely = {i for word in told.words if len(holding[word]) <= COMMON for i in holding[word]}
        found = []
        for i in likely:
            other = old[i]
            if not _same_role(told.role, other.role, roles):
                continue
            beside = bool(told.role) or gaps.same(other.sentence.index, told.sentence.index)
            likeness = _likeness(told.words, other.words, weights)
            least = LIKE_TITLE if told.role else LIKE_IN_PLACE if beside else LIKE
            if len(told.words & other.words) == 1 and not told.role:
                least = LIKE_BY_ONE_WORD
            part = _part(told.words, other.words)
            if likeness >= least or part:
                found.append((likeness + BESIDE * beside, -other.sentence.index, part, other.sentence))
        found.sort(reverse=True, key=lambda row: row[:2])
        if found and found[0][3].index not in gone:  # what stood there word for word was not changed into anything else
            best = found[0][0]
            yield told.sentence.index, tuple(s for score, _, part, s in found if part or score >= best - ABOUT_AS_LIKE)


def _same_role(role: str, other: str, roles: set[str]) -> bool:
    """A title answers to the title; where the earlier text had none, to whatever headed it."""
    return role == other or bool(role and other and role not in roles)


def _weights(old: list[_Told], new: list[_Told]) -> dict[str, float]:
    counts = Counter(word for told in old for word in told.words) | Counter(word for told in new for word in told.words)
    whole = max(len(old), len(new))
    strong = frozenset[str]().union(*(told.strong for told in (*old, *new)))
    return {word: log(1 + whole / count) * (FAINT if word in strong else 1) for word, count in counts.items()}


def _likeness(words: frozenset[str], others: frozenset[str], weights: Mapping[str, float]) -> float:
    whole = sum(weights[word] for word in words) + sum(weights[word] for word in others)
    return 2 * sum(weights[word] for word in words & others) / whole if whole else 0.0


def _part(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of two sentences holds nearly all that the other says."""
    shared = len(words & others)
    return shared >= PART_WORDS and shared >= PART * min(len(words), len(others))


class _Gaps:
    """Where the sentences that were kept leave room: two places are alike if the same neighbours stand around them."""

    def __init__(self, kept: Kept) -> None:
        self.new = sorted(kept)
        self.old = [kept[index].index for index in self.new]

    def same(self, old: int, new: int) -> bool:
        at = bisect_left(self.new, new)
        before = self.old[at - 1] if at else -1
        after = self.old[at] if at < len(self.old) else old + 1
        return before < old < after

"""What became of those who took part: shares that got better, those whom the effect did not reach, who left, who were harmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.extractors.studies.clauses import clause, clause_range
from auditor.extractors.studies.places import inside
from auditor.extractors.studies.shares import Share, shares
from auditor.extractors.studies.tense import past
from auditor.model.prose import Cue, Sentence
from auditor.model.studies import Fact

DENIED = 25  # characters between a negation and the word that it denies
MODAL = 12  # characters between a share and `would`
LESS = 14  # characters between `less` and the harm that was less
RID = frozenset({"no", "without", "none"})
KINDS = {"better": "", "not": "not", "loss": "loss", "harm": "harm"}


def partial(sentence: Sentence, whole: float | None) -> Iterator[Fact]:
    """Every share of the group in a sentence with what became of it."""
    told = sentence.has("response") or sentence.has("follow-up", "faded") or sentence.has("negation")
    if not told or sentence.block.cell is not None:
        return
    found = shares(sentence, whole)
    happened = past(sentence)
    clauses: set[int] = set()
    for j, share in enumerate(found):
        if not happened and (share.value is None or not share.plain):
            continue
        cue = _predicate(sentence, found, j)
        if cue is None:
            continue
        kind = _kind(sentence, share, cue)
        if kind is None:
            continue
        if kind == "" and share.value is not None:
            yield Fact(share.span, share.says, share.value, "", clause(sentence, share.span))
            continue
        span = clause(sentence, share.span)
        if span.start not in clauses:
            clauses.add(span.start)
            yield Fact(span, span.text, share.value, kind)


def _predicate(sentence: Sentence, found: Sequence[Share], j: int) -> Cue | None:
    """The words for what became of a share: behind it, up to the next share of its clause, else before it."""
    share = found[j]
    start, end = clause_range(sentence, share.span)
    modal = inside(sentence, share.span.end, min(end, share.span.end + MODAL), "hedge", "modal")
    if modal and not any(cue.span.covers(modal.span) for cue in sentence.found("response")):
        return None  # what would happen is no finding
    if inside(sentence, start, end, "comparator", "start"):
        return None
    last = found[j + 1].span.start if j + 1 < len(found) else end
    first = found[j - 1].span.end if j else start
    for low, high in ((share.span.end, min(last, end)), (max(first, start), share.span.start)):
        words = (*sentence.found("response"), *sentence.found("follow-up", "faded"))
        cues = [cue for cue in words if low <= cue.span.start < high and not _less(sentence, cue)]
        if cues:
            return next((cue for cue in cues if cue.group != "harm"), cues[0])
        if gone := _without(sentence, low, high):
            return gone
    return None


def _without(sentence: Sentence, low: int, high: int) -> Cue | None:
    """`had no chest pain`: free of a trouble is better."""
    for name in ("outcomes", "condition"):
        for cue in sentence.found(name):
            if low <= cue.span.start < high and cue.group in ("hard", "condition"):
                rid = [
                    n for n in sentence.found("negation") if low <= n.span.start and 0 <= cue.span.start - n.span.end <= DENIED
                ]
                if rid and rid[-1].text.lower() in RID:
                    return Cue("response", "better", rid[-1].span)
    return None


def _kind(sentence: Sentence, share: Share, cue: Cue) -> str | None:
    """What became of them; None where nothing did."""
    denied = any(0 <= cue.span.start - n.span.end <= DENIED for n in sentence.found("negation"))
    start, end = clause_range(sentence, share.span)
    nobody = inside(sentence, start, end, "quantity", "none") is not None
    if share.rest and cue.group == "better":
        return "not"
    if cue.group == "better":
        return "not" if denied else None if nobody else ""
    if cue.group in ("not", "faded"):
        return None if denied and cue.group == "faded" else "not"
    return None if denied or nobody else KINDS[cue.group]


def _less(sentence: Sentence, cue: Cue) -> bool:
    """`Less bleeding` is no harm."""
    return cue.group == "harm" and any(0 <= cue.span.start - d.span.end <= LESS for d in sentence.found("direction", "down"))

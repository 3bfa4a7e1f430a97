"""Who came, who left and who was left: `The trial took in 90 smokers. Fourteen left early. Eighty finished the course.`"""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.extractors.statistics.figures import after, before, counts, made_of, rough, stands, whole
from auditor.extractors.statistics.leftovers import measured
from auditor.model.prose import Number, Sentence
from auditor.model.span import Span
from auditor.model.statistics import Split

PEOPLE = ("person", "animal", "female", "male")
ABOVE = 2  # sentences between those who came and those who were left
GONE = re.compile(r" (?:[a-z]+ ){0,3}")
LOST = re.compile(r"\blost (?:only )?$")
# `which left 169`, `leaving 169`: neither more nor fewer.
LEAVING = re.compile(
    r"\b(?:which|that|and|this) left(?: us| them| the team)?(?: with)? $|\bleaving(?: us| them)?(?: with)? $", re.IGNORECASE
)
WHO_STAYED = re.compile(r"(?: [a-z]+)? (?:who|that) (?:stayed|remained|finished|were left|completed|stuck)\b")
THE = re.compile(r"\b[Tt]he $")


def left_behind(sentences: Sequence[Sentence], i: int) -> Split | None:
    """Those who came, less those who left, against those said to be left; more than that cannot be."""
    told = [s for s in sentences[max(0, i - ABOVE) : i + 1] if s.block is sentences[i].block]
    figures = [(s, n) for s in told for n in s.numbers if not measured(n, s)]
    figures = figures[-3:] if len(figures) > 3 else figures
    if len(figures) != 3 or any(not whole(n, 2) or rough(n, s) for s, n in figures) or figures[-1][0] is not sentences[i]:
        return None
    (first, base), (second, gone), (last, stayed) = figures
    if LOST.search(before(base, first)) and "of " in before(gone, second)[-8:]:
        (first, base), (second, gone) = (second, gone), (first, base)
    if not _came(first, base) or not (_left(second, gone) or LOST.search(before(gone, second))) or _joined(told):
        return None
    exact = LEAVING.search(before(stayed, last)) or (THE.search(before(stayed, last)) and WHO_STAYED.match(after(stayed, last)))
    finished = stands(last, "participant-flow", stayed.span.end, stayed.span.end + 25, "finished")
    rest = (base.whole or 0) - (gone.whole or 0)
    wrong = stayed.whole != rest if exact else finished is not None and (stayed.whole or 0) > rest
    if not wrong or rest <= 0:
        return None
    return made_of(base, first, (gone, stayed), Span(last.block, stayed.span.start, stayed.span.end), stated=False)


def _came(sentence: Sentence, number: Number) -> bool:
    return any(found is number for found, _ in counts(sentence, *PEOPLE))


def _left(sentence: Sentence, number: Number) -> bool:
    """Whether a number is of those who left: `Fourteen left`, `41 had dropped out`."""
    cue = stands(sentence, "participant-flow", number.span.end, number.span.end + 25, "lost")
    return cue is not None and GONE.fullmatch(sentence.block.text, number.span.end, cue.span.start) is not None


def _joined(told: Sequence[Sentence]) -> bool:
    """Whether others came later, or more left than are counted."""
    gone = any(cue.text.lower() != "lost" for s in told for cue in s.found("participant-flow", "removed"))
    return gone or any(s.has("counting", "rest") for s in told)

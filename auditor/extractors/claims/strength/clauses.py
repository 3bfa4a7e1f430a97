"""The clauses of a sentence, as far as claims need them: what one modal, one `should` or one `whether` governs."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.extractors.claims.strength.words import STOP, Words

BREAKS = frozenset({";", ":", "(", ")", "–", "—"})
FINITE = frozenset({"be", "have", "do", "modal"})
OPENERS = frozenset({"turn", "question"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The words from `first` up to, not including, `end`; `opener` is the small word that begins it, if one does."""

    first: int
    end: int
    opener: str = ""


def split(words: Words) -> list[Clause]:
    """The clauses in order. They cover the sentence without overlap."""
    cuts: list[tuple[int, str]] = [(0, "")]
    for i, kind in enumerate(words.kinds):
        text = words.texts[i]
        if not i:
            continue
        if (kind == STOP and text in BREAKS) or kind in OPENERS:
            cuts.append((i, text))
        elif text in ("that", "which") and words.kinds[i - 1] not in ("preposition", "determiner"):
            cuts.append((i, text))
        elif text == "and" and (words.kind(words.on(i + 1)) in FINITE or _new_subject(words, i)):
            cuts.append((i, text))
    ends = [start for start, _ in cuts[1:]] + [len(words.texts)]
    return [Clause(start, end, opener) for (start, opener), end in zip(cuts, ends, strict=True)]


def _new_subject(words: Words, joint: int) -> bool:
    """Whether a subject with a finite verb of its own follows `, and`: `, and this may help`."""
    if words.text(joint - 1) != ",":
        return False
    for i in range(joint + 1, min(joint + 12, len(words.texts))):
        if words.kinds[i] in FINITE:
            return any(kind in FINITE for kind in words.kinds[:joint])
        if words.kinds[i] == STOP:
            return False
    return False

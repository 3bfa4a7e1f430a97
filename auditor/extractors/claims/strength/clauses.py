"""The clauses of a sentence, as far as claims need them: what one modal, one `should` or one `whether` governs."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.extractors.claims.strength.words import STOP, Words

BREAKS = frozenset({";", ":", "(", ")", "–", "—"})
FINITE = frozenset({"be", "have", "do", "modal"})
REACH = 12  # words after `, and` in which a new subject finds its verb


@dataclass(frozen=True, slots=True)
class Clause:
    """The words from `first` up to, not including, `end`; `opener` is the small word that begins it, if one does."""

    first: int
    end: int
    opener: str = ""


def split(words: Words) -> list[Clause]:
    """The clauses in order. They cover the sentence without overlap."""
    cuts: list[tuple[int, str]] = [(0, "")]
    cuts += [(i, words.texts[i]) for i in range(1, len(words.texts)) if _begins(words, i)]
    ends = [start for start, _ in cuts[1:]] + [len(words.texts)]
    return [Clause(start, end, opener) for (start, opener), end in zip(cuts, ends, strict=True)]


def _begins(words: Words, i: int) -> bool:
    """Whether a clause begins with the word at `i`."""
    kind, text = words.kinds[i], words.texts[i]
    if kind in ("turn", "question"):
        return True
    if kind == STOP:
        return text in BREAKS
    if kind == "relative":
        return text in ("that", "which") and words.kinds[i - 1] not in ("preposition", "determiner")
    if text == "and":
        follows = words.kind(words.on(i + 1))
        return follows in FINITE or follows in ("pronoun", "writer") or _new_subject(words, i)
    return words.kinds[i - 1] == STOP and words.has(i, "concluding")


def _new_subject(words: Words, joint: int) -> bool:
    """Whether a subject with a finite verb of its own follows `, and`: `, and this may help`."""
    if words.text(joint - 1) != ",":
        return False
    for i in range(joint + 1, min(joint + REACH, len(words.texts))):
        if words.kinds[i] in FINITE:
            return True
        if words.kinds[i] == STOP:
            return False
    return False

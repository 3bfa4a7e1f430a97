"""What a study measured, and what it says that it did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model.prose import Sentence
from auditor.model.studies import Fact


def measured(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """The outcomes that the sentences with results speak of, each once, by its first mention."""
    seen: set[str] = set()
    for sentence in sentences:
        if not (sentence.numbers or sentence.has("significance") or sentence.has("response") or sentence.has("direction")):
            continue
        for cue in sentence.found("outcomes"):
            name = cue.text.lower()
            if name not in seen and not _unmeasured(sentence):
                seen.add(name)
                yield Fact(cue.span, name, kind=cue.group)


def unmeasured(sentences: Sequence[Sentence]) -> Iterator[Fact]:
    """Sentences that say what was not looked at."""
    for sentence in sentences:
        if cue := sentence.first("unmeasured", "unmeasured"):
            yield Fact(sentence.span, cue.text)


def _unmeasured(sentence: Sentence) -> bool:
    return sentence.has("unmeasured", "unmeasured")

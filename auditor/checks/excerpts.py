"""The words of a sentence that a message shows."""

from __future__ import annotations

from auditor.model.prose import Sentence
from auditor.model.span import Span
from auditor.reference import fold

BESIDE = 2  # words on each side
SHORT = 16  # words; a sentence no longer than that is shown whole
AROUND = 3  # words on each side of what changed


def around(words: Span, sentence: Sentence) -> str:
    """The words with two before and two behind them in their sentence."""
    text, span = sentence.block.text, sentence.span
    before, after = text[span.start : words.start].split(" "), text[words.end : span.end].split(" ")
    return " ".join(before[-BESIDE - 1 :]) + words.text + " ".join(after[: BESIDE + 1])


def changed(earlier: str, text: str) -> str:
    """The part of `earlier` that stands otherwise in `text`, with a few words around it."""
    words = earlier.split()
    if len(words) <= SHORT:
        return earlier.rstrip(".;: ")
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, [fold(word) for word in words], [fold(word) for word in text.split()], autojunk=False)
    touched = [i for tag, a, b, _, _ in blocks.get_opcodes() if tag != "equal" for i in (a, max(b - 1, a))]
    first = max(min(touched, default=0) - AROUND, 0)
    last = min(max(touched, default=0) + AROUND + 1, len(words), first + SHORT)
    return "… " * (first > 0) + " ".join(words[first:last]).rstrip(".,;: ") + " …" * (last < len(words))


def shortened(text: str) -> str:
    """The first words of a text."""
    words = text.split()
    return " ".join(words[:SHORT]).rstrip(".,;: ") + " …" * (len(words) > SHORT)

"""Items of a list: what leads them, to whom they promise, and labels that say more than their item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.promotion.clauses import said_good
from auditor.model.document import BlockKind
from auditor.model.prose import Prose, Sentence
from auditor.model.span import Span

FAR = 15  # sentences before an item among which its lead is looked for
LABELLED = re.compile(r"\s*[:–—-]\s*")
HELD = frozenset({"may", "might", "could"})


def lead(sentence: Sentence, prose: Prose) -> Sentence | None:
    """The last sentence before a list, in the item's own section."""
    for other in reversed(prose.sentences[max(sentence.index - FAR, 0) : sentence.index]):
        if other.block.kind is not BlockKind.LIST_ITEM:
            return other if other.section == sentence.section else None
    return None


def promised(sentence: Sentence, prose: Prose) -> bool:
    """Whether what leads to a list item speaks of who benefits, and not of who should stay away."""
    before = lead(sentence, prose)
    heading = prose.sections[sentence.section].heading
    heads = [s for s in prose.sentences if s is before or s.block is heading]
    good = any("benefit" in s.by_lexicon or s.has("promotion", "suits") for s in heads)
    return good and not (before is not None and before.has("reservation", "barred", "exception"))


def bold_label(sentence: Sentence) -> Span | None:
    """The bold words that head an item, up to the colon: `**Faster recovery**: …`."""
    block = sentence.block
    if block.kind is not BlockKind.LIST_ITEM or not block.marked:
        return None
    start, end = block.marked[0]
    label = Span(block, start, end)
    opens = not any(c.isalnum() for c in block.text[sentence.span.start : start]) and start >= sentence.span.start
    closes = block.text[start:end].rstrip().endswith(":") or LABELLED.match(block.text, end) is not None
    return label if opens and closes and end < sentence.span.end else None


def overlabelled(sentence: Sentence, prose: Prose) -> Iterator[Span]:
    """A label that states an effect (`Stronger bones`), where the words of its item open with `may`."""
    label = bold_label(sentence)
    if label is None or not any(label.covers(cue.span) for cue in sentence.found("outcomes")):
        return
    if said_good(sentence, label.start, label.end - label.start - 1, ("gain",)) is None:
        return
    for hedge in sentence.found("hedge", "modal"):
        if hedge.text.lower() in HELD and not any(c.isalnum() for c in sentence.block.text[label.end : hedge.span.start]):
            yield Span(label.block, label.start, len(label.text.rstrip().rstrip(":")) + label.start)

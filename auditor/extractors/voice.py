"""Whose words a sentence holds: the page's own, or another's that it quotes."""

from __future__ import annotations

import re

from auditor.model.document import BlockKind
from auditor.model.prose import Cue, Sentence

PLANNED = frozenset({"plans", "planned", "proposed"})
SAYS = re.compile(r"(?:\s\w+){0,2}\s(?:says|said|reads|claims|promises|swears|insists|tells|goes)\b")
QUOTED = re.compile(r"[\"“«][^\"”»]{3,}[\"”»]")


def anothers(sentence: Sentence) -> bool:
    """Whether a sentence quotes an advert, a box or a website, takes a claim back, or is a heading all in quotation marks.

    What a person says in quotation marks stays the page's claim: it chose the words and names who stands for them.
    """
    if sentence.has("neutral", "rebutted") or sentence.has("speaker", "taken back"):
        return True
    seller = sentence.first("speaker", "seller")
    if seller is not None and SAYS.match(sentence.block.text, seller.span.end, sentence.span.end):
        return True
    quoted = QUOTED.search(sentence.text)
    if quoted is None:
        return False
    whole = sentence.block.kind is BlockKind.HEADING and quoted.end() - quoted.start() > len(sentence.text) * 0.7
    return whole or sentence.has("speaker", "seller")


def asserts(sentence: Sentence) -> bool:
    """Whether a sentence may state something of the page's own: no question, no plan, nothing that it quotes or takes back."""
    return not asks(sentence) and not plans(sentence) and not anothers(sentence)


def asks(sentence: Sentence) -> bool:
    """Whether a sentence is a question."""
    return sentence.text.rstrip("\"'”’)* ").endswith("?")


def plans(sentence: Sentence, start: int | None = None) -> bool:
    """Whether a sentence tells what is still to be found out or done; what is only planned after `start` leaves that claim."""
    return any(
        _plans(cue, sentence)
        for cue in sentence.found("neutral", "plan")
        if start is None or cue.span.start < start or cue.text.lower() not in PLANNED
    )


def _plans(cue: Cue, sentence: Sentence) -> bool:
    """`Whether by food or by tablets, …` sets out no plan; `Whether it lasts.` does."""
    opens = cue.span.start == sentence.span.start and cue.text.lower() == "whether"
    return not (opens and ", " in sentence.text)

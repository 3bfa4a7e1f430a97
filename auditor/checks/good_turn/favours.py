"""Good turns: whatever a page says that a treatment does for an outcome, or holds out to its reader.

Their words are many and plain (`hush`, `iron out`, `more easily`), so each counts only with the outcome that it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.checks.contradiction.effects import END, held_back, reports
from auditor.extractors.claims.topics import goods, outcomes, topics, troubles
from auditor.extractors.studies.clauses import clause_range
from auditor.model.claims import Claim
from auditor.model.document import BlockKind
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span
from auditor.reference import Reference

AIM = re.compile(
    r"(?<!help )(?<!helps )(?<!helped )(?<!proven )(?<!shown )(?<!sure )(?<!bound )(?<!able )(?<!you )(?<!them )(?<!people )"
    r"(?<!patients )(?<!children )(?<!way )(?<!is )\bto\s$",
    re.IGNORECASE,
)
WISHED = re.compile(r"(?:^|[,;:–—]\s|\b(?:and|to|will|can|you|you'll|again|then)\s)$|you[’']ll\s$", re.IGNORECASE)
NOUN = re.compile(r"\b(?:the|a|an|this|these|those|no|any|of|whose|our|their|its)\s$", re.IGNORECASE)
BARE = frozenset({"more", "higher", "greater", "longer", "larger", "further", "earlier", "for longer"})
WANTED_LESS = frozenset({"ease", "less", "free", "past"})
BOTH = re.compile(
    r"\b(?:both|either|neither|each|all) (?:of the )?(?:two )?(?:group|arm|treatment|half|halves|side|team)s?\b", re.IGNORECASE
)
NEXT = 6  # words behind a comparative in which the thing compared stands


@dataclass(frozen=True, slots=True)
class Favour:
    """Words of a good turn, and the outcomes that it speaks of."""

    words: Span
    outcomes: frozenset[str]


def favours(claim: Claim, reference: Reference) -> Iterator[Favour]:
    """Every good turn that a sentence asserts in the page's own voice, without a hedge."""
    sentence = claim.sentence
    told = claim.study is not None and sentence in claim.study.sentences
    if (
        sentence.block.kind is BlockKind.TABLE_CELL
        or BOTH.search(sentence.text)
        or ((told or sentence.numbers) and reports(sentence))
    ):
        return
    linked = sentence.first("correlational")
    for cue in (*claim.of("good-turn"), *claim.of("good-state")):
        if (linked and linked.span.start < cue.span.start) or not _stands(cue, sentence):
            continue
        named = _outcomes(cue, sentence, reference)
        if named and _wanted(cue, sentence, reference):
            yield Favour(cue.span, named)


def _stands(cue: Cue, sentence: Sentence) -> bool:
    before = sentence.block.text[sentence.span.start : cue.span.start]
    if held_back(cue, sentence) or AIM.search(before):
        return False
    if cue.group == "wish":
        return WISHED.search(before) is not None
    return not (cue.lexicon == "good-turn" and NOUN.search(before))


def _outcomes(cue: Cue, sentence: Sentence, reference: Reference) -> frozenset[str]:
    """The outcomes behind the words in their clause; where there are none, those of the whole clause."""
    start, end = clause_range(sentence, cue.span)
    return outcomes(sentence, cue.span.start, end, reference) or outcomes(sentence, start, end, reference)


def _wanted(cue: Cue, sentence: Sentence, reference: Reference) -> bool:
    """Not `more pain`, nor `reduces strength`."""
    text = sentence.block.text
    behind = text[cue.span.end : sentence.span.end]
    stop = END.search(behind)
    near = " ".join(behind[: stop.start() if stop else None].split()[:NEXT])
    found = topics(sentence, cue.span.end, cue.span.end + len(near) + 1, reference)
    bad, good = bool(found & troubles(reference)), bool(found & goods(reference))
    if cue.group == "further" or cue.text.lower() in BARE:
        return good or not bad
    if cue.group == "less" or (cue.lexicon == "good-turn" and cue.group in WANTED_LESS):
        return bad or not good
    return True

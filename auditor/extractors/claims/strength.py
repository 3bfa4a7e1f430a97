"""How strongly a sentence claims cause: 0 none, 1 correlational, 2 conditional causal, 3 direct causal.

The levels are those of Yu, Li & Wang 2019 (EMNLP, D19-1473). A denied effect is 3 too: it is stated of a cause.
"""

from __future__ import annotations

import re

from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span

NONE, CORRELATIONAL, CONDITIONAL, DIRECT = range(4)

ADJECTIVE_BEFORE = re.compile(
    r"(?:\b(?:a|an|the|of|with|in|for|by|from|this|that|these|those|and|or|to|as|more|such|showed|show|had"
    r"|have|has|having|is|are|was|were)|[,;(:])\s*$",
    re.IGNORECASE,
)
AUXILIARY_BEFORE = re.compile(r"\b(?:is|are|was|were|been|being|be|has|have|had)\s(?:\w+ly\s|not\s|also\s)*$", re.IGNORECASE)
PURPOSE = re.compile(r"(?P<before>\b[\w']+)?\s?\bto\s(?:\w+ly\s|further\s)?$", re.IGNORECASE)
CAUSAL_TO = frozenset(
    "helps help helped found shown proven proved seen known appears appeared appear seems seemed seem "
    "able tend tends demonstrated reported ability potential likely thought believed expected observed".split()
)
SOFT_TO = frozenset("appears appeared appear seems seemed seem tend tends likely thought believed expected potential".split())
NOUN_AFTER = re.compile(r"\s(?:of|in|for|to|is|was|has|have|had|may|and|or|on|with|are|were|by)\b|[.,;:)]|$", re.IGNORECASE)
INTRANSITIVE = frozenset(
    "decrease increase improve heal double halve end shrink slow stop worsen lengthen shorten fall rise "
    "resolve reverse accelerate".split()
)
NO_OBJECT = re.compile(
    r"\s*(?:$|[.,;:)]|(?:from|to|by|in|after|over|during|with|at|on|until|when|as|more|less|most|"
    r"significantly|slightly|only|again|and|or|but|for|within|between|than|among|since|much|markedly|"
    r"sharply|steadily|the most)\b)",
    re.IGNORECASE,
)
BY_AGENT = re.compile(r"\s(?:\w+\s){0,3}by\s(?!\d|about|around|nearly|almost|a\s(?:third|quarter|half)|half|more|less|up)")
EXPERIMENTER = re.compile(
    r"\b(?:we|they|you|researchers|scientists|investigators|doctors|surgeons|the team|authors|staff)\s"
    r"(?:can\s|could\s|may\s|should\s|must\s)?(?:\w+ly\s|then\s|also\s)?$",
    re.IGNORECASE,
)
ORDER = re.compile(r"[\"“'*]*(?:do not|don['’]t|please|never|always|make sure)\s", re.IGNORECASE)
SCOPE = 60  # characters before a verb in which a modal governs it


def strength(sentence: Sentence) -> tuple[int, Span | None]:
    """The strongest level of a sentence and the words that carry it (None at level 0)."""
    if sentence.text.rstrip("\"'”’ ").endswith("?") or ORDER.match(sentence.text):
        return NONE, None
    best: tuple[int, Span | None] = (NONE, None)
    link = sentence.first("correlational")
    if link:
        best = (CORRELATIONAL, link.span)
    plan = sentence.first("neutral", "plan")  # "we asked whether tea improves sleep" claims nothing
    for cue in sentence.found("causal"):
        level = NONE if plan and plan.span.start < cue.span.start else _level(cue, sentence)
        if level > best[0]:
            best = (level, cue.span)
    return best


def _level(cue: Cue, sentence: Sentence) -> int:
    text = sentence.block.text
    before = text[max(sentence.span.start, cue.span.start - SCOPE) : cue.span.start]
    if any(other.span.start < cue.span.end and cue.span.start < other.span.end for other in sentence.found("correlational")):
        return NONE
    if cue.group == "agent":
        return _governed(before, sentence, cue) if sentence.has("response", "better") or sentence.has("causal", "act") else NONE
    if cue.group in ("act", "irregular") and (not _is_verb(cue, before, text) or _no_agent(cue, before, text)):
        return NONE
    if cue.group == "lead" and re.search(
        r"\b(?:the|these|those|its|their|our|his|her|no|any|and|of|first|early|new)\s$", before, re.IGNORECASE
    ):
        return NONE
    return _governed(before, sentence, cue)


def _governed(before: str, sentence: Sentence, cue: Cue) -> int:
    """Conditional where a modal or a softener stands before the verb in its clause."""
    clause = re.split(r"[;:]|,\s(?:but|and|so)\s|\b(?:but|although|whereas|while)\b", before)[-1]
    start = cue.span.start - len(clause)
    for hedge in sentence.found("hedge", "modal", "softener"):
        if start <= hedge.span.start < cue.span.start and hedge.text.lower() not in ("can", "would"):
            return CONDITIONAL
    purpose = PURPOSE.search(clause)
    if purpose and (purpose.group("before") or "").lower() in SOFT_TO:
        return CONDITIONAL
    return DIRECT


def _no_agent(cue: Cue, before: str, text: str) -> bool:
    """Whether the verb says only that something changed: `the score decreased to 4`, `pain is reduced`, `we reduced the dose`."""
    after = text[cue.span.end : cue.span.end + 60]
    word = cue.text.lower()
    if " " in word:
        return False
    if EXPERIMENTER.search(before):
        return True
    if word.endswith("ed") and re.match(r"\sby\s", after) and not AUXILIARY_BEFORE.search(before):
        return True  # "colitis induced by": it describes the noun
    if AUXILIARY_BEFORE.search(before) and word.endswith(("ed", "en", "cut")):
        return (
            re.search(r"\b(?:has|have|had)\s(?:\w+ly\s|also\s)*$", before, re.IGNORECASE) is None
            and BY_AGENT.match(after) is None
        )
    root = next((w for w in INTRANSITIVE if word.startswith(w[:-1])), None)
    return root is not None and NO_OBJECT.match(after) is not None


def _is_verb(cue: Cue, before: str, text: str) -> bool:
    """Tells a verb from the noun or adjective of the same form, and a purpose from a statement."""
    word = cue.text.lower()
    if purpose := PURPOSE.search(before):
        return (purpose.group("before") or "").lower() in CAUSAL_TO
    if word.endswith("ed") and " " not in word:
        return bool(AUXILIARY_BEFORE.search(before)) or not (ADJECTIVE_BEFORE.search(before) or not before.strip())
    if word.endswith("ing") and " " not in word:
        if re.search(r"\band\s$", before) and re.search(r",\s\w+ing\b", before):
            return True
        return bool(re.search(r"(?:,|\bby|\bthus|\bthereby|\bis|\bare|\bwas)\s(?:\w+ly\s)?$", before))
    if word.endswith("s") or " " in word:
        return not re.search(
            r"\b(?:the|a|an|of|with|these|those|no|any|and|several|many|common|other|in|for|from)\s$", before, re.IGNORECASE
        )
    return _bare_verb(before, text[cue.span.end :])


def _bare_verb(before: str, after: str) -> bool:
    """A base form is a verb after a modal, `not` or a plural subject, and a noun after an article or before a preposition."""
    if not before.strip():
        return False  # an instruction: "Reduce the dose"
    if re.search(
        r"\b(?:may|might|could|can|will|would|should|must|not|n't|also|help|helps|helped|that|which|who|it|"
        r"they|you)\s(?:\w+ly\s)?$",
        before,
        re.IGNORECASE,
    ):
        return True
    return bool(re.search(r"\b\w{3,}s\s(?:\w+ly\s)?$", before)) and not NOUN_AFTER.match(after)

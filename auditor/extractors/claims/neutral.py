"""Why a sentence promises nothing, however strong its words: a question, a plan, another's words, its own statistic."""

from __future__ import annotations

import re

from auditor.extractors.voice import anothers, asks, plans
from auditor.model.document import BlockKind
from auditor.model.prose import Prose, Sentence

SOLD_AS = re.compile(r"\b(?:s[eo]ll|sold|market|advertis|tout|promot|hail|bill)\w*\b[^.]{0,40}\bas\b", re.IGNORECASE)
REBUTTED = re.compile(
    r"^[\"“'‘]?(?:(?:neither|none of (?:this|that|these|it)) (?:is|was|are|were) (?:true|so|right)\b|"
    r"(?:not so|not true|wrong|false)\b|(?:it|that|this|they) (?:is|are|was|were|does|do|did)(?: not|n['’]t)[.,;]|"
    r"(?:but |yet |in fact,? )?(?:that|this|it|both|they|the (?:claim|line|advert))\b[^.!?]{0,30}?"
    r"\b(?:not true|untrue|false|wrong|a myth|myths|nonsense|not so|not right|not borne out|isn['’]t (?:true|so|right)|"
    r"goes? (?:too far|further than|beyond)))",
    re.IGNORECASE,
)
IF = re.compile(
    r"\b(?:if|whether|unless|until|as if|as though|would|imagine|suppose|"
    r"(?:should|would|could|might) have|(?:been told|heard|read|think|thought|believed?|"
    r"hope[ds]?|wish|dream(?:ed|t)?)(?: \w+){0,2} that)\b[^,;:.–—]*$|\b(?:what|who)\s$",
    re.IGNORECASE,
)
DOUBTED = re.compile(
    r"(?:\b(?:no|nobody|no one|none|nothing|neither|not|never|cannot|hardly|little|far from)\b|n['’]t\b)[^.;:]{0,50}"
    r"\b(?:show[ns]?|prove[dns]?|proof|evidence|found|find|know|known|demonstrate[ds]?|established?|clear|claim|claims|claimed|say|says|"
    r"said|mean|means|meant|tell|tells|told|suggest|suggests|sign|reason|guarantee|promise|sure|certain|true|conclude|concluded|"
    r"believe|think)\b[^.;:]{0,25}$",
    re.IGNORECASE,
)
QUOTED_SENTENCES = 6  # sentences back in which a quotation that is still open may have begun
TURN = re.compile(r"(?:[,;:–—]\s(?:and\s)?|\s)(?:but|yet|however|although|though|even so|nevertheless|still)\b", re.IGNORECASE)
STATISTIC = re.compile(
    r"\bp(?:[\s-]?value)?\s?(?:[=<>≤≥]|of\s)\s?0?[.·]\d|\b(?:confidence|credible) interval\b|\bCI\b|"
    r"\b(?:RR|OR|HR|SMD)\s?[=:]?\s?\d",
)
SHORT = 3  # words of a question that asks about the sentence before it
DENIED_WITHIN = 30  # characters between a negation and the word that it denies


def innocence(sentence: Sentence, prose: Prose, start: int) -> str:
    """Why nothing is claimed by the words of a sentence from `start`, in words for a reader; empty where something is."""
    if asks(sentence):
        return "it is a question"
    if plans(sentence, start):
        return "it tells what is still to be found out"
    if anothers(sentence) or _goes_on_quoting(sentence, prose) or _of_the_authors(sentence, prose):
        return "the page quotes it or takes it back"
    if " as " in sentence.text and SOLD_AS.search(sentence.text):
        return "it tells how something is sold"
    if _asked_next(sentence, prose):
        return "the page asks whether it is so"
    if _taken_back(sentence, prose):
        return "the next sentence takes it back"
    return ""


def _goes_on_quoting(sentence: Sentence, prose: Prose) -> bool:
    """Whether a sentence goes on with words that an advert or a poster is quoted with: the quotation opened before it."""
    before = sentence.block.text[: sentence.span.start]
    opened = max(before.rfind("“"), before.rfind('"') if before.count('"') % 2 else -1)
    if opened < 0 or before.rfind("”") > opened:
        return False
    return any(
        other.has("speaker", "seller")
        for other in prose.sentences[max(sentence.index - QUOTED_SENTENCES, 0) : sentence.index]
        if other.block is sentence.block and other.span.start <= opened
    )


def _of_the_authors(sentence: Sentence, prose: Prose) -> bool:
    """Whether a paragraph in quotation marks gives the words of a study: `Here is what the researchers reported:`."""
    block = sentence.block
    first = next(iter(prose.of_block(block)), sentence)
    if not block.text.startswith(("“", '"')) or not first.index:
        return False
    before = prose.sentences[first.index - 1]
    return before.text.rstrip().endswith(":") and before.has("enrolment", "study") and before.has("reporting-verbs")


def _asked_next(sentence: Sentence, prose: Prose) -> bool:
    """Whether a short question comes right behind: `It cures warts. True?`."""
    after = prose.sentences[sentence.index + 1] if sentence.index + 1 < len(prose.sentences) else None
    return after is not None and after.block is sentence.block and len(after.text.split()) <= SHORT and asks(after)


def _taken_back(sentence: Sentence, prose: Prose) -> bool:
    """Whether the sentence after it says that it is not so."""
    if sentence.index + 1 >= len(prose.sentences):
        return False
    after = prose.sentences[sentence.index + 1]
    if after.section != sentence.section or after.block.kind is BlockKind.HEADING:
        return False
    return REBUTTED.match(after.text) is not None


def supposed(start: int, sentence: Sentence) -> bool:
    """Whether words stand in an if-clause or another supposition: `if it cured everyone`, `you may read that it cures`."""
    return IF.search(sentence.block.text[sentence.span.start : start]) is not None


def denied(start: int, sentence: Sentence) -> bool:
    """Whether a negation stands shortly before words, or what they say is doubted: `nobody has shown that it prevents …`."""
    near = any(0 <= start - n.span.end < DENIED_WITHIN for n in sentence.found("negation"))
    return near or DOUBTED.search(sentence.block.text[sentence.span.start : start]) is not None


def reports_statistic(sentence: Sentence, start: int) -> bool:
    """Whether a sentence reports the p-value, interval or verdict of what it says at `start`: then it is evidence itself.

    What comes after a turn (`not significant, but pain fell`) is said against that verdict, and is a claim.
    """
    verdicts = [cue.span.start for cue in sentence.found("significance")]
    verdicts += [sentence.span.start + match.start() for match in STATISTIC.finditer(sentence.text)]
    text = sentence.block.text
    return any(not (at < start and TURN.search(text, at, start)) for at in verdicts)

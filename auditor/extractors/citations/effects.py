"""Effects: what a treatment, a food or a habit is said to do to an outcome."""

from __future__ import annotations

import re

from auditor.extractors.citations.course import Course, of_group
from auditor.model.prose import Cue, Sentence
from auditor.model.span import Span

NOUN_BEFORE = re.compile(r"\b(?:an?|the|this|that|any|no|its|their|your|our|of|natural|miracle|under|by)\s$", re.IGNORECASE)
ADJECTIVE_BEFORE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|with|of|from|and|or|include|includes|including|such as|have|has|had|show|cause|causes|"
    r"having|a|an|the)|,)\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
PARTICIPLE = re.compile(r"\w+ed$", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|gets?)\s(?:\w+\s)?$")
BREAK = re.compile(r"[.;:]|^,|,\s(?:but|so|while|though)\b|^\s(?:nothing|nobody|no|none)\b")
CLAUSE = re.compile(r"[,;:–—]\s(?:and |but |so |while )?|\b(?:but|because|although|which|while)\b", re.IGNORECASE)
THIS = re.compile(r"\b(?:this|that)\s$", re.IGNORECASE)
PURPOSE = re.compile(r"\bto\s$", re.IGNORECASE)
CLAIMED = re.compile(
    r"\b(?:help|helps|helped|shown|proven|known|found|able|likely|seems?|appears?|said|thought|need) to\s$", re.IGNORECASE
)
GOAL = re.compile(
    r"\b(?:aimed at|aims? (?:at|to)|focus\w* on|involves?|ways? (?:of|to)|goals? (?:of|is)|working (?:on|to)|hope (?:of|to)|"
    r"try(?:ing)? to|(?:needed|intended|used|designed) (?:for|to)|(?:required|vital) for)\s(?:[\w-]+,?\s){0,12}$",
    re.IGNORECASE,
)
CONDITION = re.compile(r"\b(?:if|unless|when|whenever|in case)\b[^,;:–—]*$", re.IGNORECASE)
DEFINES = re.compile(
    r"\b(?:is|are)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}(?:hormones?|proteins?|enzymes?|substances?|tissues?|muscles?|glands?|nerves?|fluids?)"
    r"\s(?:that|which)\s[\w ]{0,40}$"
)
GAP = 70  # characters between a verb and the outcome that it governs
GAP_OF_ADJECTIVE = 20  # `fewer colds`, `lower resting heart rate`
GOAL_BEFORE = 100  # and its goal
BEFORE = 24  # characters before a verb in which its article and its auxiliary stand


def read(sentence: Sentence, course: Course) -> Span | None:
    """The first verb of benefit with the outcome that it governs, where the sentence states it and does not deny it."""
    outcomes = tuple(sentence.found("outcomes"))
    for cue in sentence.found("unsourced", "effect", "compared", "disturb") if outcomes else ():
        if (
            _states_nothing(cue, sentence)
            or _is_told(sentence, cue)
            or _names_trouble(sentence, cue)
            or denied(sentence, cue.span.start)
            or of_group(sentence, cue)
            or _is_supposed(sentence, cue)
            or course.tells(sentence, cue.span.start, link=False)
        ):
            continue
        outcome = _outcome(outcomes, cue)
        if outcome is not None and not _is_physiology(sentence, cue, outcome):
            return Span(sentence.block, min(cue.span.start, outcome.span.start), max(outcome.span.end, cue.span.end))
    return None


def denied(sentence: Sentence, at: int) -> bool:
    """Whether a word of denial stands before `at` in its clause: `has not been shown to prevent`, `nobody has shown that …`."""
    text = sentence.block.text
    breaks = [match.end() for match in CLAUSE.finditer(text, sentence.span.start, at)]
    clause = breaks[-1] if breaks else sentence.span.start
    return any(clause <= cue.span.start < at for cue in sentence.found("negation"))


def _is_supposed(sentence: Sentence, cue: Cue) -> bool:
    """`if it affects the legs`, `a hormone that lowers …`: a condition, or what a part of the body is."""
    before = sentence.block.text[sentence.span.start : cue.span.start]
    return CONDITION.search(before) is not None or DEFINES.search(before) is not None


def is_goal(sentence: Sentence, at: int) -> bool:
    """`to reduce the risk`, `aims at reducing …`: what is wanted, and no statement."""
    before = sentence.block.text[max(sentence.span.start, at - GOAL_BEFORE) : at]
    return GOAL.search(before) is not None or (PURPOSE.search(before) is not None and not CLAIMED.search(before))


def _is_physiology(sentence: Sentence, verb: Cue, outcome: Cue) -> bool:
    """How the body works, or where a disease sits: `it affects the liver`, `the gland regulates the metabolism`."""
    if outcome.group == "organ" and verb.group == "disturb":
        return True
    return outcome.group != "hard" and sentence.has("taken-as-read", "physiology")


def _outcome(outcomes: tuple[Cue, ...], verb: Cue) -> Cue | None:
    """The outcome that a verb governs: after it and near, or before it and joined by a passive."""
    text = verb.span.block.text
    reach = GAP_OF_ADJECTIVE if verb.group == "compared" else GAP
    for outcome in outcomes:
        gap = outcome.span.start - verb.span.end
        if 0 <= gap <= reach and not BREAK.search(text[verb.span.end : outcome.span.start]):
            return outcome
        if gap < 0 and PASSIVE.search(text[max(0, verb.span.start - BEFORE) : verb.span.start]):
            return outcome
    return None


def _names_trouble(sentence: Sentence, cue: Cue) -> bool:
    """`Raised blood fats`, as an item of a list: a finding in a patient, and no statement."""
    opens = not re.search(r"\w", sentence.block.text[sentence.span.start : cue.span.start])
    return opens and cue.text.lower() in ("raised", "elevated", "affected")


def _is_told(sentence: Sentence, cue: Cue) -> bool:
    """`Protect your energy`: the reader is told to do it."""
    text = sentence.block.text
    opens = not re.search(r"\w", text[sentence.span.start : cue.span.start])
    return opens and (cue.text.lower().endswith(" your") or text[cue.span.end :].startswith(" your"))


def _states_nothing(cue: Cue, sentence: Sentence) -> bool:
    """`a cure`, `delayed speech`, `exercises to ease the pain`: a noun, an adjective or a purpose, and no statement."""
    before = cue.span.block.text[max(sentence.span.start, cue.span.start - BEFORE) : cue.span.start]
    if cue.text.split()[0].lower().endswith("s") and THIS.search(before):
        return False  # `this lowers`, beside `this increase`
    return (
        cue.span.block.text.startswith(" than", cue.span.end)
        or is_goal(sentence, cue.span.start)
        or NOUN_BEFORE.search(before) is not None
        or (PARTICIPLE.match(cue.text) is not None and ADJECTIVE_BEFORE.search(before) is not None)
    )

"""Which words tie a number to the whole of a study, and which tell one study from another by name."""

from __future__ import annotations

import re

from auditor.extractors.statistics.figures import before, noun, rough
from auditor.model.prose import Cue, Number, Sentence

SEXES = ("female", "male")
LEAST = 5
OF_THE_STUDY = re.compile(r"\b(?:the|this|that) (?:trial|study|experiment)(?:'s|’s) $", re.IGNORECASE)
THE = re.compile(r"\b(?:the|all) $", re.IGNORECASE)
IN_THE_STUDY = re.compile(
    r"\s(?:in|of|on) (?:the|this|that) (?:trial|study|experiment)"
    r"(?![\w ’'-]*\b(?:who|whom|that|which|whose)\b)"
    r"(?:[,.;:!?)\"”’]|$|\s(?!with|without|and|or|on|in|from|under|over|aged|of|at|for|given|[a-z]+ing\b)[a-z]+)"
)
LOCAL = re.compile(r"(?:^|\s)(?:[Ii]n|[Aa]t|from|near) (?:the )?[A-Z]")  # told of a place, a number may be only its share
OF_A_PLACE = re.compile(r"\s(?:in|at|by|from|of|on|with) [A-Z]")
NAMED = re.compile(
    r"\b[Tt]he (?P<before>[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)* (?:trial|study|experiment|cohort|team)\b"
    r"|\b(?:trial|study|experiment|cohort|team) (?:by|in|at|from|of|called|named|led by) (?:the )?(?P<behind>[A-Z][\w’'-]+)"
)


def all_told(sentence: Sentence, number: Number) -> bool:
    """Whether a count is that of all in a study: `the 204 women in the trial`, `the study's eighteen care homes`."""
    cue = noun(number, sentence)
    if cue is None or (number.whole or 0) < LEAST or rough(number, sentence):
        return False
    head = before(number, sentence)
    named = THE.search(head) and IN_THE_STUDY.match(sentence.block.text, cue.span.end)
    return bool(named or OF_THE_STUDY.search(head))


def definite(sentence: Sentence) -> bool:
    """Whether `the trial` or `this study` points back, and is not `the trial in Bergen`."""
    text = sentence.block.text
    return any(
        0 <= name.span.start - cue.span.end <= 1 and not OF_A_PLACE.match(text, name.span.end)
        for cue in sentence.found("study-time", "definite")
        for name in sentence.found("study-time", "named")
    )


def named(sentence: Sentence) -> str:
    """The name by which a sentence calls a study: `Bergen` of `the Bergen trial`, `Holm` of `the trial by Holm`; else empty."""
    match = NAMED.search(sentence.text)
    return (match.group("before") or match.group("behind")) if match else ""


def of_the_whole(sentence: Sentence, number: Number, cue: Cue, opening: Cue | None) -> bool:
    """Whether the words tie a count to the whole study: `a trial of 120 adults`, `136 adults were randomised in this trial`."""
    text = sentence.block.text
    if (
        sentence.has("sample", "part")
        or text[number.span.end : cue.span.start].strip().startswith("of ")
        or all(sentence.has("counted", sex) for sex in SEXES)
    ):
        return False
    if opening is not None and opening.group == "study":
        return True
    at_a_site = any(site.span.end <= number.span.start for site in sentence.found("sample", "sites"))
    local = at_a_site or LOCAL.search(before(number, sentence)) or LOCAL.match(text, cue.span.end)
    return not local and (sentence.has("enrolment", "study") or sentence.has("study-time", "took in"))

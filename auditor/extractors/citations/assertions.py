"""Assertions: a statistic, an effect, a link, a comparison or a promise of safety, which a reader would want a source for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.citations.coverage import Coverage, is_past, on_topic
from auditor.model.citations import Assertion, Says
from auditor.model.document import BlockKind, Part
from auditor.model.prose import Cue, Number, Prose, Sentence
from auditor.model.span import Span

KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.DEFINITION, BlockKind.FIELD, BlockKind.CAPTION, BlockKind.QUOTATION})
PEOPLE = re.compile(
    r"\b(?:people|adults?|women|men|children|patients?|participants?|respondents|subjects|users|Americans|Britons|Europeans|population|babies|infants|"
    r"cases|deaths|smokers|drinkers|athletes|teenagers|adolescents|students|workers|pregnancies|births|sufferers|mothers|seniors)\b", re.IGNORECASE)
CHANGE = re.compile(
    r"\b(?:more|less|fewer|higher|lower|greater|faster|better|reduc\w+|increas\w+|decreas\w+|improv\w+|lower\w*|cut\w*|boost\w*|rais\w+|rise|rises|rose|drop\w*|fall|falls|fell|gain\w*|"
    r"loss|absorption|declin\w+|success|effective\w*|rate|rates|risk|chance|accura\w+|survival|mortality|prevalence|deficien\w+)\b", re.IGNORECASE)
OUT_OF = re.compile(r"\b(?:in|out of|of every|in every)\s$", re.IGNORECASE)
NOT_A_RESULT = re.compile(r"\b(?:alcohol|cream|solution|gel|ointment|discount|off|cocoa|ethanol|bleach|sunscreen|daily value|cotton|RDA|DV|VAT|fee|price|cost|concentration|strength|VO2 ?max|max heart rate|maximum heart rate|effort|battery)\b", re.IGNORECASE)
INSTRUCTION = re.compile(
    r"(?:[-–•*]\s*)?(?:please |always |never |do not |don't |try |if you |when you |before you |once you )?(?:aim|add|ask|avoid|be|begin|book|buy|call|check|choose|combine|consider|consult|move|bring|change|hold|press|rub|apply|brush|rinse|floss|open|close|turn|lie|sit|stand|breathe|inject|swallow|chew|note|prepare|plan|prefer|"
    r"ensure|opt|focus|incorporate|pair|supplement|expose|purchase|invest|select|cook|remove|replace|schedule|space|split|pay|dim|cool|blend|stir|sprinkle|gradually|slowly|create|establish|experiment|"
    r"contact|cut|discuss|drink|eat|exercise|find|finish|follow|get|give|go|have|include|keep|learn|let|limit|look|maintain|make|mix|monitor|pick|practise|practice|prioritize|prioritise|put|reach|read|"
    r"remember|rest|ring|see|seek|set|sip|skip|sleep|speak|spend|start|stay|stick|stop|store|swap|take|talk|tell|think|track|use|visit|wait|walk|warm|wash|watch|wear|work|write)\b(?! (?:is|are|was|were|may|can|will|has|have|helps)\b)", re.IGNORECASE)
PERSONAL = re.compile(r"\b(?:I|I'm|I've|me|my)\b")
CONDITIONAL = re.compile(r"\b(?:how to|not (?:every|all|everyone|everybody)|thank you|goal|how (?:\w+ ){1,6}works?|in this (?:article|guide|post|section)|here (?:we|are|is)|whether|not (?:clear|known)|unknown|we do(?:n't| not) know|talk to your|ask your|tell your|speak to|check with|your (?:doctor|GP|pharmacist|dentist|midwife) (?:can|may|will|might))\b", re.IGNORECASE)
HEREDITY = re.compile(r"\b(?:inherit\w*|passing it on|carriers?|autosomal|each child)\b")
NOUN_BEFORE = re.compile(r"\b(?:an?|the|this|that|any|no|its|their|your|our|of|natural|miracle|under|by)\s$", re.IGNORECASE)
GAP = 70  # characters between a verb and the outcome that it governs
LONG_QUOTE = 150
WEIGHTS = {Says.STATISTIC: 5, Says.COMPARISON: 4, Says.EFFECT: 3, Says.LINK: 3, Says.SAFETY: 2}


def read(prose: Prose, coverage: Coverage) -> Iterator[Assertion]:
    """What the page states in its own words and a reader would want a source for; one a sentence, the strongest."""
    for sentence in prose.spoken():
        if _speaks(sentence) and (found := _assertion(sentence)):
            cue, says = found
            weight = 2 * WEIGHTS[says] + bool(next((s for s in sentence.found("outcomes", "hard")), None))
            yield Assertion(_quote(sentence, cue), sentence, says, weight, _sourced(sentence, says, coverage))


def _sourced(sentence: Sentence, says: Says, coverage: Coverage) -> bool:
    if coverage.page:
        return not coverage.topic or says not in (Says.COMPARISON, Says.EFFECT) or is_past(sentence) or on_topic(sentence, coverage.topic)
    return coverage.has_source(sentence) or coverage.knows_figure(sentence)


def _speaks(sentence: Sentence) -> bool:
    """Whether the page states something here: no heading, question, instruction, quotation or personal story."""
    block, text = sentence.block, sentence.text
    if block.kind not in KINDS or block.quoted or block.part is not Part.PROSE or (block.cell and block.cell.header):
        return False
    if text.rstrip("*_ ").endswith("?") or text.lstrip().startswith(("“", '"', "‘")):
        return False
    return not (INSTRUCTION.match(text) or PERSONAL.search(text) or CONDITIONAL.search(text))


def _assertion(sentence: Sentence) -> tuple[Span, Says] | None:
    if HEREDITY.search(sentence.text):
        return None
    if number := next((n for n in sentence.numbers if _is_statistic(n, sentence)), None):
        return number.span, Says.STATISTIC
    if sentence.has("unsourced", "definition"):
        return None
    for group, says in (("comparison", Says.COMPARISON), ("better", Says.COMPARISON), ("efficacy", Says.EFFECT), ("link", Says.LINK)):
        cue = sentence.first("unsourced", group)
        if cue and (group not in ("better", "link") or sentence.has("outcomes")):
            return cue.span, says
    for cue in sentence.cues:
        acts = cue.lexicon == "unsourced" and cue.group == "effect"
        if acts and not _is_noun(cue) and not _is_told(sentence, cue) and (outcome := _outcome(sentence, cue)):
            return Span(sentence.block, cue.span.start, max(outcome.span.end, cue.span.end)), Says.EFFECT
    if cue := sentence.first("unsourced", "safety"):
        return cue.span, Says.SAFETY
    return None


def _is_told(sentence: Sentence, cue: Cue) -> bool:
    """`Protect your energy`: the reader is told to do it."""
    opens = not re.search(r"\w", sentence.block.text[sentence.span.start : cue.span.start])
    return opens and (cue.text.lower().endswith(" your") or sentence.block.text[cue.span.end :].startswith(" your"))


def _is_noun(cue: Cue) -> bool:
    """`a cure`, `the increase`, `no support`: a verb of the lexicon used as a noun."""
    before = cue.span.block.text[max(0, cue.span.start - 14) : cue.span.start]
    return NOUN_BEFORE.search(before) is not None


def _outcome(sentence: Sentence, verb: Cue) -> Cue | None:
    """The outcome that a verb governs: after it and near, or before it and joined by a passive."""
    for outcome in sentence.found("outcomes"):
        gap = outcome.span.start - verb.span.end
        if 0 <= gap <= GAP and not re.search(r"[.;:]|^,", sentence.block.text[verb.span.end : outcome.span.start]):
            return outcome
        if gap < 0 and re.search(r"\b(?:is|are|was|were|be|been|gets?)\s(?:\w+\s)?$", sentence.block.text[max(0, verb.span.start - 24) : verb.span.start]):
            return outcome
    return None


def _is_statistic(number: Number, sentence: Sentence) -> bool:
    """A share of people, or a change in per cent or as a multiple; not a dose, a price, a strength or an age."""
    text, start = sentence.block.text, sentence.span.start
    around = text[max(start, number.span.start - 60) : min(sentence.span.end, number.span.end + 60)]
    if number.percent:
        said = PEOPLE.search(around) or CHANGE.search(around)
        return bool(said) and not NOT_A_RESULT.search(text[number.span.end : number.span.end + 25])
    before = text[max(start, number.span.start - 10) : number.span.start]
    if OUT_OF.search(before) and (number.whole or 0) > 1:
        first = [n for n in sentence.numbers if n.span.end <= number.span.start]
        near = bool(first) and text[first[-1].span.end : number.span.start].strip().lower() in ("in", "out of", "of every", "in every")
        return near and bool(PEOPLE.search(text[number.span.end : number.span.end + 40]))
    after = text[number.span.end : number.span.end + 22].lower()
    return bool(re.match(r"\s?(?:times|-fold|fold)\s(?:more|less|higher|lower|greater|as)\b", after))


def _quote(sentence: Sentence, cue: Span) -> Span:
    """The sentence, or of a long one the clause that the cue stands in."""
    span = sentence.span
    if len(span.text) <= LONG_QUOTE:
        return span
    text = span.block.text
    breaks = [m.end() for m in re.finditer(r"[;:–—]\s|,\s(?:and|but|so|which|while|as)\s", text[span.start : cue.start])]
    start = span.start + (breaks[-1] if breaks else 0)
    stop = re.search(r"[;:–—,]\s", text[cue.end : span.end])
    end = cue.end + stop.start() if stop else span.end
    if end - start > 2 * LONG_QUOTE:
        start = max(start, cue.start - LONG_QUOTE)
        start = text.index(" ", start) + 1 if start > span.start and text[start - 1].isalnum() else start
        end = min(end, cue.end + LONG_QUOTE)
    return Span(span.block, start, end)

"""Reservations: where a page says less than it promises. Who should stay away, what may go wrong, what only may help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.claims.promotion import BREAK, UNIT, said_good
from auditor.extractors.claims.words import stems
from auditor.model.document import BlockKind
from auditor.model.promotion import Reservation, Reserve
from auditor.model.prose import Cue, Prose, Section, Sentence
from auditor.model.span import Span
from auditor.model.studies import Study
from auditor.reference import Reference

GOVERNED = 18  # characters after `may` in which its verb or benefit stands
CLOCK = re.compile(r"[\s-]?(hour|minute|day|night|week|month)s?\b", re.IGNORECASE)
STAYS = re.compile(
    r"\b(last(?:s|ed|ing)?|for|(?:wears? off|fades?|gone|back) (?:after|within))\s"
    r"(?:only\s|about\s|around\s|up to\s|some\s|perhaps\s|just\s)*$",
    re.IGNORECASE,
)
LESS_THAN_A_DAY = 0.9
DAYS = {**UNIT, "hour": 1 / 24, "minute": 1 / 1440}


def read_reservations(prose: Prose, studies: tuple[Study, ...], reference: Reference) -> tuple[Reservation, ...]:
    """Every place where the page itself (and not a study that it reports) holds back, with the part that it speaks for."""
    reported = {id(sentence) for study in studies for sentence in study.sentences}
    topic = _topic(prose, reference)
    guarded = _guarded(prose)
    found: list[Reservation] = []
    lead: Sentence | None = None  # "It may help with:", which holds back each item of the list below
    for sentence in prose.spoken():
        kind = sentence.block.kind
        if sentence.block.quoted or id(sentence) in reported or kind in (BlockKind.HEADING, BlockKind.FIELD):
            lead = None
            continue
        section = prose.sections[sentence.section]
        head = next((i for i in (section.index, *reversed(section.parents)) if i in guarded), None)
        here = section if head is None else prose.sections[head]
        wide = head is not None or bool(stems(sentence.text, reference) & topic)
        scope = _above(here, prose) if wide else section.index
        found += _told(sentence, scope, head is not None)
        if lead is not None and kind is BlockKind.LIST_ITEM:
            found.append(Reservation(Reserve.HEDGE, sentence.span, sentence, scope))
        else:
            lead = sentence if sentence.text.endswith(":") and held_back(sentence) else None
    return tuple(found)


def held_back(sentence: Sentence) -> Span | None:
    """The `may` or `might` that holds a benefit back, or words that the evidence is thin, with what follows them."""
    text = sentence.block.text
    for cue in sentence.found("hedge", "modal"):
        if cue.text.lower() not in ("may", "might", "could"):
            continue
        spoilt = any(0 < c.span.start - cue.span.end < GOVERNED for c in sentence.found("benefit", "spoilt"))
        good = said_good(sentence, cue.span.end, GOVERNED) or _acts(sentence, cue)
        if good and not spoilt:
            return Span(sentence.block, cue.span.start, sentence.span.end)
    for cue in sentence.found("reservation", "unsure"):
        if not any(
            BREAK.search(text, n.span.end, cue.span.start) is None
            for n in sentence.found("negation")
            if n.span.end < cue.span.start
        ):
            return Span(sentence.block, cue.span.start, sentence.span.end)
    return None


def _acts(sentence: Sentence, hedge: Cue) -> bool:
    """Whether a verb of effect follows the hedge; before a list, its object stands below (`may help with:`)."""
    if sentence.text.endswith(":") and any(
        0 < c.span.start - hedge.span.end < GOVERNED for c in sentence.found("benefit", "ease")
    ):
        return True
    return any(0 < c.span.start - hedge.span.end < GOVERNED for c in sentence.found("causal", "act", "irregular", "work"))


def _told(sentence: Sentence, scope: int | None, guarded: bool) -> Iterator[Reservation]:
    if exception := sentence.first("reservation", "exception"):
        yield Reservation(Reserve.EXCEPTION, exception.span, sentence, scope)
    if harm := _harm(sentence, guarded):
        yield Reservation(Reserve.HARM, harm.span, sentence, scope)
    if guarded:
        return
    if hedge := held_back(sentence):
        yield Reservation(Reserve.HEDGE, hedge, sentence, scope)
    for cue in sentence.found("reservation", "small"):
        if said_good(sentence, cue.span.end, 25) is not None or sentence.block.text[cue.span.end :].startswith(" effect"):
            yield Reservation(Reserve.SMALL, Span(sentence.block, cue.span.start, sentence.span.end), sentence, scope)
    yield from _brief(sentence, scope)


def _harm(sentence: Sentence, guarded: bool) -> Cue | None:
    """Words of harm that the page says do happen: in a section on side effects, or after `may`, `can` or `some`."""
    harm = sentence.first("response", "harm") or (sentence.first("outcomes", "hard") if guarded else None)
    if harm is None or sentence.has("promotion", "harmless"):
        return None
    before = sentence.block.text[sentence.span.start : harm.span.start]
    told = (
        guarded
        or sentence.has("hedge", "modal")
        or re.search(r"\b(?:some|few|common|one in|people)\b", sentence.text, re.IGNORECASE)
    )
    denied = any(n.span.end <= harm.span.start for n in sentence.found("negation")) or " risk of " in before
    return harm if told and not denied else None


def _brief(sentence: Sentence, scope: int | None) -> Iterator[Reservation]:
    """An effect that passes: `wears off`, `for two or three hours`. A harm that passes is none of it."""
    if sentence.has("response", "harm") or sentence.has("outcomes", "hard"):
        return
    text = sentence.block.text
    timed = False
    for number in sentence.numbers:
        unit = CLOCK.match(text, number.span.end)
        stays = STAYS.search(text[sentence.span.start : number.span.start])
        if unit and stays and not number.percent and (stays.group(1).lower() != "for" or "benefit" in sentence.by_lexicon):
            days = number.highest * DAYS[unit.group(1).lower()]
            yield Reservation(Reserve.BRIEF, Span(sentence.block, number.span.start, unit.end()), sentence, scope, days)
            timed = True
    if not timed and (cue := sentence.first("reservation", "brief")):
        hours = "hour" in cue.text or "minute" in cue.text
        yield Reservation(Reserve.BRIEF, cue.span, sentence, scope, LESS_THAN_A_DAY if hours else None)


def _topic(prose: Prose, reference: Reference) -> frozenset[str]:
    """The content words of the page's title."""
    titles = [b.text for b in prose.blocks if b.kind is BlockKind.FIELD and b.name.rpartition(".")[2] == "title"]
    first = next((s.title for s in prose.sections if s.heading is not None), "")
    return frozenset().union(*(stems(text, reference) for text in (*titles[:1], first)))


def _guarded(prose: Prose) -> frozenset[int]:
    """Sections that stand under a heading such as `Side effects` or `Who should not take it`."""
    heads = {id(s.block) for s in prose.sentences if s.block.kind is BlockKind.HEADING and s.has("reservation", "guarded")}
    return frozenset(section.index for section in prose.sections if section.heading is not None and id(section.heading) in heads)


def _above(section: Section, prose: Prose) -> int | None:
    """The section that a guarded one stands in; None where that is the whole page."""
    if not section.parents:
        return None
    above = prose.sections[section.parents[-1]]
    heading = above.heading
    return None if heading is None or heading.level <= 1 or not above.parents else above.index

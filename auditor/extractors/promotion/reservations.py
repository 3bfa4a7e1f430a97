"""Reservations: where a page says less than it promises. Who should stay away, what may go wrong, what only may help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.extractors.claims.words import stems
from auditor.extractors.promotion.clauses import said_good, unbroken
from auditor.extractors.promotion.praise import UNIT
from auditor.extractors.promotion.scope import Scope
from auditor.model.document import BlockKind
from auditor.model.promotion import Reservation, Reserve
from auditor.model.prose import Cue, Prose, Sentence
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
Told = tuple[Reserve, Span, float | None]  # with the days that an effect stays
LESS_THAN_A_DAY = 0.9
DAYS = {**UNIT, "hour": 1 / 24, "minute": 1 / 1440}


def read_reservations(prose: Prose, studies: tuple[Study, ...], reference: Reference) -> tuple[Reservation, ...]:
    """Every place where the page itself (and not a study that it reports) holds back, with the part that it speaks for."""
    reported = {id(sentence) for study in studies for sentence in study.sentences}
    scopes = Scope.of(prose, reference)
    found: list[Reservation] = []
    lead: Sentence | None = None  # "It may help with:", which holds back each item of the list below
    for sentence in prose.spoken():
        kind = sentence.block.kind
        if sentence.block.quoted or id(sentence) in reported or kind in (BlockKind.HEADING, BlockKind.FIELD):
            lead = None
            continue
        barred = sentence.section in scopes.barred
        told = list(_told(sentence, barred or sentence.section in scopes.guarded, barred))
        if lead is not None and kind is BlockKind.LIST_ITEM:
            told.append((Reserve.HEDGE, sentence.span, None))
        else:
            lead = sentence if _leads(sentence) else None
        if told:
            scope = scopes.of_sentence(sentence, stems(sentence.text, reference))
            found += [Reservation(reserve, span, sentence, scope, days) for reserve, span, days in told]
    return tuple(found)


def _leads(sentence: Sentence) -> bool:
    """Whether the hedge reaches the list below: not in `It may calm you, but it:`."""
    hedge = held_back(sentence) if sentence.text.endswith(":") else None
    return hedge is not None and unbroken(sentence.block.text, hedge.start, hedge.end - 1)


def held_back(sentence: Sentence) -> Span | None:
    """The `may` or `might` that holds a benefit back, or words that the evidence is thin, with what follows them."""
    text = sentence.block.text
    if not any(name in sentence.by_lexicon for name in ("hedge", "reservation")):
        return None
    for cue in sentence.found("hedge", "modal"):
        if cue.text.lower() not in ("may", "might", "could"):
            continue
        spoilt = any(0 < c.span.start - cue.span.end < GOVERNED for c in sentence.found("benefit", "spoilt"))
        good = said_good(sentence, cue.span.end, GOVERNED, ("gain", "good")) or _acts(sentence, cue)
        if good and not spoilt:
            return Span(sentence.block, cue.span.start, sentence.span.end)
    for cue in sentence.found("reservation", "unsure", "tied"):
        denied = any(
            unbroken(text, n.span.end, cue.span.start) for n in sentence.found("negation") if n.span.end < cue.span.start
        )
        to_good = cue.group == "unsure" or text[cue.span.end :].startswith(":") or said_good(sentence, cue.span.end, GOVERNED)
        if to_good and not denied:
            return Span(sentence.block, cue.span.start, sentence.span.end)
    return None


def _acts(sentence: Sentence, hedge: Cue) -> bool:
    """Whether a verb of effect follows the hedge; before a list, its object stands below (`may help with:`)."""
    if sentence.text.endswith(":") and any(
        0 < c.span.start - hedge.span.end < GOVERNED for c in sentence.found("benefit", "ease")
    ):
        return True
    return any(0 < c.span.start - hedge.span.end < GOVERNED for c in sentence.found("causal", "act", "irregular", "work"))


def _told(sentence: Sentence, guarded: bool, barred: bool) -> Iterator[Told]:
    if exception := sentence.first("reservation", "exception"):
        yield Reserve.EXCEPTION, exception.span, None
    elif barred:
        yield Reserve.EXCEPTION, sentence.span, None
    if harm := _harm(sentence, guarded):
        yield Reserve.HARM, harm.span, None
    if guarded:
        return
    if hedge := held_back(sentence):
        yield Reserve.HEDGE, hedge, None
    if small := sentence.first("reservation", "small"):
        yield Reserve.SMALL, small.span, None
    yield from _brief(sentence)


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


def _brief(sentence: Sentence) -> Iterator[Told]:
    """An effect that passes: `wears off`, `for two or three hours`. A harm that passes is none of it."""
    if sentence.has("response", "harm") or sentence.has("outcomes", "hard"):
        return
    text = sentence.block.text
    timed = False
    for number in sentence.numbers:
        unit = CLOCK.match(text, number.span.end)
        stays = STAYS.search(text[sentence.span.start : number.span.start]) if unit else None
        if unit and stays and not number.percent and (stays.group(1).lower() != "for" or "benefit" in sentence.by_lexicon):
            yield (
                Reserve.BRIEF,
                Span(sentence.block, number.span.start, unit.end()),
                number.highest * DAYS[unit.group(1).lower()],
            )
            timed = True
    if not timed and (cue := sentence.first("reservation", "brief")):
        hours = "hour" in cue.text or "minute" in cue.text
        yield Reserve.BRIEF, cue.span, LESS_THAN_A_DAY if hours else None

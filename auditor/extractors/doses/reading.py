"""Puts a dose together: amount, substance, frequency, duration, route, readers and role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from auditor.extractors.doses import amounts, bare, frequency, joining, population, role, route, strength, substance
from auditor.extractors.doses.frequency import Frequency
from auditor.extractors.doses.joining import Taken
from auditor.extractors.doses.passage import Surroundings, heading_class
from auditor.extractors.doses.population import Population
from auditor.extractors.doses.substance import Named
from auditor.extractors.doses.units import convert
from auditor.extractors.voice import asks
from auditor.limits import Substance
from auditor.model.document import BlockKind, Part
from auditor.model.doses import Dose, Role, UnitKind
from auditor.model.prose import Prose, Sentence
from auditor.model.span import Span
from auditor.reference import Reference

CARRIED_PARTS = (Part.PROSE, Part.ABSTRACT)
LABEL = re.compile(r"([^:.]{2,40}):\s")
ASKED = 40  # characters of a short question or label that speaks to the readers of the next sentence: `Pregnant?`
CROWDED = 60  # numbers in one sentence; more of them are a table pasted as text
INSULIN = frozenset({"insulin", "heparin", "botulinum toxin", "botox"})


class Reader:
    """Reads the doses of one document."""

    def __init__(self, prose: Prose, reference: Reference) -> None:
        self.prose = prose
        self.reference = reference
        self.readers: dict[int, Population] = {}  # by section, as its headings and the title say
        self.names: dict[int, list[Named]] = {}  # by sentence
        self.table: dict[str, Substance] = dict(reference.tables.get("limits", {}))

    @cached_property
    def around(self) -> Surroundings:
        """Built on the first amount: most pages speak of none."""
        return Surroundings(self.prose)

    def doses(self, sentence: Sentence) -> list[Dose]:
        """The doses of a sentence; bare counts of tablets and volumes are doses only where advised."""
        if len(sentence.numbers) > CROWDED:
            return []
        found = amounts.amounts(sentence)
        names = self._names(sentence)
        bares = bare.amounts(sentence, names) or bare.in_column(sentence, self.around.column(sentence))
        items = sorted([*joining.taken(sentence, found), *bares], key=lambda item: item.start)
        if not items:
            return []
        items = strength.multiplied(sentence, items)
        times = frequency.frequencies(sentence)
        heading = self._heading(sentence)
        result = []
        for i, item in enumerate(items):
            low = items[i - 1].end if i else sentence.span.start
            high = items[i + 1].start if i + 1 < len(items) else sentence.span.end
            result.append(self._dose(sentence, item, names, times, heading, low, high))
        return _bridged(result, self.around.following(sentence))

    def counted(self, sentence: Sentence, item: Taken) -> Dose:
        """The dose that a bare count of tablets is, of which nothing else in the sentence is a dose."""
        bounds = sentence.span.start, sentence.span.end
        times = frequency.frequencies(sentence)
        return self._dose(sentence, item, self._names(sentence), times, self._heading(sentence), *bounds)

    def _names(self, sentence: Sentence) -> list[Named]:
        if sentence.index not in self.names:
            self.names[sentence.index] = substance.named(sentence)
        return self.names[sentence.index]

    def _dose(
        self,
        sentence: Sentence,
        item: Taken,
        names: Sequence[Named],
        times: Sequence[Frequency],
        heading: str,
        low: int,
        high: int,
    ) -> Dose:
        amount = item.amount
        often = self._often(sentence, item, times, low, high)
        timed = often is not None or sentence.has("dose-occasion")
        what = role.of_amount(sentence, item.start, item.end, amount.kind, amount.unit, heading, timed)
        named = self._substance(sentence, item, names, low, high)
        who = self._population(sentence, item, low, high)
        text = sentence.text
        key = (named.key or named.name) if named else None
        rate = often.rate if often else None
        single = often is None and frequency.SINGLE.search(text) is not None
        least, _ = self.in_a_day(amount.highest, amount.unit, amount.kind, (often.least or rate) if often else None, key)
        daily, unit = self.in_a_day(amount.highest, amount.unit, amount.kind, rate, key)
        passage = tuple(self.around.passage(sentence)) if what is Role.ADVISED else ()
        return Dose(
            span=_closed(Span(sentence.block, item.start, max(item.end, amount.span.end))),
            amount=amount.value,
            upper=amount.upper,
            unit=amount.unit or None,
            substance=key,
            substance_span=named.span if named else None,
            frequency=rate,
            duration=frequency.length(sentence, item.start, single),
            route=route.of_sentence(sentence),
            population=who.name,
            role=what,
            supervised=any(near.has("dose-supervision") and not asks(near) for near in passage),
            as_needed=frequency.NEEDED.search(text) is not None,
            daily=daily,
            daily_unit=unit,
            age=who.age,
            weight=population.weight(sentence, self.around.row(sentence)),
            single=single,
            count=item.count,
            kind=amount.kind,
            also=item.also,
            least_daily=least,
            moment=often.moment if often else "",
            frequency_span=Span(sentence.block, often.start, often.end) if often and often.start >= 0 else None,
            sentence=sentence,
            passage=passage,
        )

    def _often(self, sentence: Sentence, item: Taken, times: Sequence[Frequency], low: int, high: int) -> Frequency | None:
        """How often: beside the amount, in its table, for the whole sentence, or in the next one, which speaks of all."""
        tablets = item.amount.highest if item.amount.kind is UnitKind.FORM else item.count
        own = frequency.of_amount(times, item.start, item.end, high, low, tablets) or self._elsewhere(sentence)
        own = own or frequency.of_sentence(times, sentence.block.text)
        following = self.around.following(sentence) if own is None else None
        told = frequency.told_of_all(following) if following is not None else None
        return own or (replace(told, start=-1, end=-1) if told else None)

    def _elsewhere(self, sentence: Sentence) -> Frequency | None:
        """The frequency of a table row's other cells, or of the column's head; -1 marks a place outside the sentence."""
        if sentence.block.cell is None:
            return None
        column = self.around.column(sentence)
        others = [
            other for other in self.around.row(sentence) if other.block is not sentence.block and not amounts.amounts(other)
        ]
        for other in ([column] if column is not None else []) + others:
            found = frequency.frequencies(other)
            if found:
                best = frequency.of_amount(found, -1, -1, 10**9, 0)
                return replace(best, start=-1, end=-1) if best else None
        return None

    def _heading(self, sentence: Sentence) -> str:
        """The class of the nearest head: the column's, the sentence's own label, the section's."""
        heads = self.around.heads(sentence)
        if heads:
            return self._of_column(sentence, heads)
        label = LABEL.match(sentence.text)
        own = heading_class(label.group(1), self.reference) if label else ""
        if own not in ("", "stage"):
            return own
        introduction = self.around.introduction(sentence)
        if introduction is not None and (told := role.introduced(introduction)):
            return told
        return self._above(sentence) or own

    def _above(self, sentence: Sentence) -> str:
        """The class of the section's heading."""
        above = next(self.around.headings(sentence), None)
        return heading_class(above.text, self.reference) if above is not None and above is not sentence else ""

    def _of_column(self, sentence: Sentence, heads: Sequence[Sentence]) -> str:
        """The class of a column's head; one that only names a substance leaves it to the heading above the table."""
        column = self.around.column(sentence)
        above = self._above(sentence)
        if "reported" in (above, heading_class(heads[0].text, self.reference)):
            return "reported"  # a table of studies, or under a heading that speaks of them
        own = heading_class((column or heads[0]).text, self.reference)
        named = column is not None and column is not heads[0] and self._names(column)
        return above if not own and named else own

    def _substance(self, sentence: Sentence, item: Taken, names: Sequence[Named], low: int, high: int) -> Named | None:
        unit, kind = item.amount.unit, item.amount.kind
        if kind is UnitKind.LEVEL and (level := self._measured(sentence)):
            return level
        if unit == "uk_unit":
            return Named("alcohol", item.amount.span, "alcohol")
        fitting = [one for one in names if substance.fits(one, unit, kind) and not (unit == "units" and one.name not in INSULIN)]
        if fitting and (found := substance.beside(fitting, item.start, item.end, sentence, low, high)):
            return found
        if fitting or (names and unit not in ("IU", "units")) or substance.foreign(sentence, item.end):
            return None
        if self._labelled_otherwise(sentence):
            return None
        return next(iter(self._carried(sentence, unit, kind)), None)

    def _measured(self, sentence: Sentence) -> Named | None:
        """The substance that a level in blood is a level of: `25(OH)D` measures vitamin D."""
        levels = self.reference.tables.get("levels", {})
        for cue in sentence.found("analyte"):
            if key := levels[cue.group].substance:
                return Named(key, cue.span, cue.text)
        return None

    def _labelled_otherwise(self, sentence: Sentence) -> bool:
        """Whether a list item's label or a row's head may name something unknown: `Apigenin: 50 mg`."""
        row = self.around.row(sentence)
        if row:
            head = row[0]
            return head is not sentence and not self._names(head) and not self._neutral(head.text, head)
        label = LABEL.match(sentence.text)
        return label is not None and not self._neutral(label.group(1), sentence)

    def _neutral(self, label: str, sentence: Sentence) -> bool:
        plain = heading_class(label, self.reference) != "" or any(c.isdigit() for c in label)
        return plain or population.of_sentence(sentence) is not None

    def _carried(self, sentence: Sentence, unit: str, kind: UnitKind) -> Sequence[Named]:
        """The one substance that the passage speaks of, looked for from near to far; none where two are named together."""
        place = [*self.around.row(sentence)[:1]]
        if sentence.block.cell is not None:
            column = self.around.column(sentence)
            place += [column] if column is not None else []
        else:
            place += self.around.earlier(sentence)
        for near in place:
            if names := [one for one in self._names(near) if substance.fits(one, unit, kind)]:
                one = substance.only_one(names)
                return [one] if one else []
        for group in self._further(sentence):
            names = [one for near in group for one in self._names(near) if substance.fits(one, unit, kind)]
            if names:
                one = substance.only_one(names)
                return [one] if one else []
        return []

    def _further(self, sentence: Sentence) -> Iterator[Sequence[Sentence]]:
        """The heading above, the blocks before, the headings above that, the titles; last what the list or paragraph adds."""
        headings = list(self.around.headings(sentence))
        yield headings[:1]
        yield from self.around.before(sentence)
        yield from ([one] for one in (*headings[1:], *self.around.titles))
        yield self.around.later(sentence)

    def _population(self, sentence: Sentence, item: Taken, low: int, high: int) -> Population:
        if own := population.of_amount(sentence, item.start, item.end, low, high):
            return own
        asked = [place for place in self.around.earlier(sentence)[:1] if len(place.text) <= ASKED or place.numbers]
        for place in (*self.around.row(sentence)[:1], *asked):
            if who := population.of_sentence(place):
                return who
        if sentence.section not in self.readers:
            above = (*self.around.headings(sentence), *self.around.titles)
            found = (who for place in above if (who := population.of_sentence(place)))
            self.readers[sentence.section] = next(found, Population("adult"))
        return self.readers[sentence.section]

    def in_a_day(
        self, amount: float, unit: str, kind: UnitKind, rate: float | None, key: str | None
    ) -> tuple[float | None, str | None]:
        """What `amount` makes at `rate` a day, in the substance's own unit where the units allow it."""
        if rate is None:
            return None, None
        day = amount * rate
        entry = self.table.get(key or "")
        if entry is not None and kind in (UnitKind.MASS, UnitKind.ACTIVITY) and unit != "IU":
            into = convert(day, unit, entry.unit, entry.iu)
            if into is not None:
                return into, entry.unit
        if unit == "g":
            return day * 1000, "mg"
        return day, unit


def _bridged(doses: list[Dose], following: Sentence | None) -> list[Dose]:
    """A reported dose that the same or the next words hand to the reader: `start with the same dose`."""
    result = []
    for dose in doses:
        places = [place for place in (dose.sentence, following) if place is not None]
        bridge = any(place.has("dose-advice", "bridge") and role.advising(place, len(place.block.text)) for place in places)
        told = dose.role is Role.REPORTED or (dose.role is Role.NONE and dose.frequency is not None)
        result.append(replace(dose, role=Role.ADVISED) if bridge and told else dose)
    return result


def _closed(span: Span) -> Span:
    """The span, with the bracket that closes right behind it."""
    text = span.text
    behind = text.count("(") > text.count(")") and span.block.text.startswith(")", span.end)
    return Span(span.block, span.start, span.end + 1) if behind else span


def readable(sentence: Sentence) -> bool:
    """Whether a sentence may hold a dose: figures in text that is neither a reference nor hidden."""
    figures = bool(sentence.numbers) or (sentence.has("substance") and "alf a " in sentence.text)
    return figures and sentence.block.part in CARRIED_PARTS and sentence.block.kind is not BlockKind.CODE

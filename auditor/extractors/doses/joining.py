"""Amounts joined: tablets multiplied out, liquids by their strength, and the same amount given in two units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditor.extractors.doses.units import FORM_WORD, FORMS, MILLILITRES, convert
from auditor.model.doses import Amount, UnitKind
from auditor.model.prose import Sentence
from auditor.model.span import Span

COUNT_GAP = re.compile(r"\s(?:[x×]\s?)?|\s?[x×]\s?|\sof\s|\sof the\s")
FORM_GAP = re.compile(
    rf"\s?(?:[\w-]+\s){{0,2}}?(?:{FORMS})\b(?:(?:\s\w{{2,12}}){{0,2}}?(?:\sof\s|\s\()(?:about\s|each\s)?"
    r"|[^.;:\d]{0,45}?,?\s(?:each|every one)\s(?:of|with|containing|holding|has|holds|provides|contains)\s(?:about\s)?)"
)
EACH = re.compile(r"\s?(?:each|apiece|a piece|per tablet|per capsule)\b")
PAIR_GAP = re.compile(
    r"(?:\s?/\s?d(?:ay)?\b|\sa day|\sper day|\sdaily)?"
    r"\s?(?:\(|\[|/|=|;\s|,?\sor\s|,?\si\.e\.,?\s|,?\sequal to\s|,?\swhich is\s|,?\sequivalent to\s"
    r"|,?\s(?:which\s)?equals\s|\s(?:works out|comes) (?:to|at)\s|\sis the same as\s"
    r"|,?\s\(?that(?:'s|’s| is),?\s)\s?(?:about\s|or\s|=\s?|i\.e\.,?\s|approximately\s|equal to\s|equivalent to\s|≈\s?|~\s?)?"
)
PAIR_END = re.compile(r"\s?(?:[)\]]|[,;.]|$|\sof\b|\sa day|\sper day|\sdaily|/|\sor\b)")
PAIR_OF = re.compile(
    r"(?:\sa day|\sper day|\sdaily)?(?:\s\(\s?(?:about\s|=\s?|or\s|equal to\s|≈\s?)?"
    r"|,?\s(?:which\s)?(?:is|equals|is equal to|corresponds to|is the same as|=)\s(?:about\s)?)"
)
OF = re.compile(r"\s(?:of\s)?")
TO = re.compile(r"\s(?:to|or|up to)\s|\s?[-–]\s?|\sor\seven\s")
PER = re.compile(r"(?:\sof\s[\w\s-]{2,25}?)?\s?(?:/|per|in|in each|in every)\s?")
OF_THE = re.compile(r"\sof\s(?:(?:the|a|this|your)\s)?")
THEN = re.compile(r",\s|:\s|\s[x×]\s?")
OR = re.compile(r"\bor\b")  # between two weights it offers a choice


@dataclass(frozen=True, slots=True)
class Taken:
    """An amount that may be a dose: multiplied by its count of tablets, with the same amount in other units."""

    amount: Amount
    count: float = 1.0
    also: tuple[Amount, ...] = ()
    start: int = 0  # offsets in the block, with count and bracket
    end: int = 0


def taken(sentence: Sentence, found: Sequence[Amount]) -> list[Taken]:
    """Amounts joined: `two 500 mg tablets` is 1,000 mg, `600 IU (15 mcg)` is one amount."""
    text = sentence.block.text
    found = _ranges(text, found)
    result: list[Taken] = []
    used: set[int] = set()
    for i, amount in enumerate(found):
        if i in used:
            continue
        if amount.kind is UnitKind.FORM and i + 1 < len(found) and (strength := _of_strength(text, amount, found[i + 1])):
            used.add(i + 1)
            result.append(strength)
            continue
        if poured := _poured(text, amount, found[i + 1 : i + 3]):
            used |= {i + 1, i + 2}
            result.append(poured)
            continue
        item = _counted(text, sentence, amount, found[i + 1] if i + 1 < len(found) else None)
        if item.count == 1 and i + 1 < len(found) and (counted := _then_counted(text, amount, found[i + 1])):
            used.add(i + 1)
            item = counted
        elif item.end > amount.span.end and i + 1 < len(found) and found[i + 1].span.end <= item.end:
            used.add(i + 1)
        while (following := _pair(sentence, item, found, i + 1 + len(item.also))) is not None:
            used.add(found.index(following))
            item = replace(item, also=(*item.also, following), end=following.span.end)
        result.append(_preferred(item))
    return result


def _ranges(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts, with `250 mg to 500 mg` joined to one."""
    joined: list[Amount] = []
    for amount in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.upper is None
            and amount.upper is None
            and TO.fullmatch(text, last.span.end, amount.span.start)
        ):
            far = convert(amount.value, amount.unit, last.unit)
            if last.kind is amount.kind and far is not None and far > last.value:
                joined[-1] = replace(last, span=Span(last.span.block, last.span.start, amount.span.end), upper=far)
                continue
        joined.append(amount)
    return joined


def _of_strength(text: str, forms: Amount, strength: Amount) -> Taken | None:
    """`8 tablets of 500 mg`, `4 drops of 1000 IU each`."""
    if strength.kind not in (UnitKind.MASS, UnitKind.ACTIVITY):
        return None
    gap = text[forms.span.start : strength.span.start]
    number = gap.split(" ", 1)
    if len(number) < 2 or not FORM_GAP.fullmatch(" " + number[1]):
        return None
    end = strength.span.end
    each = EACH.match(text, end)
    if each is None and gap.endswith("("):
        return None  # `two tablets (1 g)`: the bracket holds what they make together
    if each:
        end = each.end() + text.startswith(")", each.end())
    whole = Span(forms.span.block, forms.span.start, end)
    return Taken(_times(strength, forms.highest, whole), forms.highest, (), whole.start, end)


def _counted(text: str, sentence: Sentence, amount: Amount, following: Amount | None) -> Taken:
    """`two 500 mg tablets`, `2 x 500 mg`: a bare number before the strength counts it."""
    start, end = amount.span.start, amount.span.end
    if amount.kind in (UnitKind.MASS, UnitKind.ACTIVITY):
        form = FORM_WORD.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
        form = form or _named_form(sentence, end)
        for number in sentence.numbers:
            gap = text[number.span.end : start]
            if (
                number.span.end >= start
                or not COUNT_GAP.fullmatch(gap)
                or number.percent
                or number.value > 20
                or number.decimals > 1
            ):
                continue
            if form or "x" in gap or "×" in gap:
                whole = Span(amount.span.block, number.span.start, form.end() if form else end)
                return Taken(_times(amount, number.highest, whole), number.highest, (), whole.start, whole.end)
    return Taken(amount, 1.0, (), start, end)


def _named_form(sentence: Sentence, end: int) -> re.Match[str] | None:
    """The tablets of `400 mg ibuprofen tablets`: the name stands between the strength and them."""
    names = (*sentence.found("substance"), *sentence.found("dose-medicine"))
    beside = (cue.span.end for cue in names if cue.span.start == end + 1 and sentence.block.text[end] == " ")
    return next((form for after in beside if (form := FORM_WORD.match(sentence.block.text, after + 1))), None)


def _then_counted(text: str, strength: Amount, forms: Amount) -> Taken | None:
    """`500 mg, two tablets`: the count stands behind the strength."""
    if strength.kind not in (UnitKind.MASS, UnitKind.ACTIVITY) or forms.kind is not UnitKind.FORM or forms.span.text[:1] == "1":
        return None
    if not THEN.fullmatch(text, strength.span.end, forms.span.start) or text.startswith(" of ", forms.span.end):
        return None
    whole = Span(strength.span.block, strength.span.start, forms.span.end)
    return Taken(_times(strength, forms.highest, whole), forms.highest, (), whole.start, whole.end)


def _times(amount: Amount, count: float, span: Span) -> Amount:
    upper = None if amount.upper is None else amount.upper * count
    return replace(amount, span=span, value=amount.value * count, upper=upper)


def _pair(sentence: Sentence, item: Taken, found: Sequence[Amount], index: int) -> Amount | None:
    """The next amount, where it is the same dose in another unit, or the sum of the tablets: `600 IU (15 mcg)`."""
    end = item.end
    if index >= len(found):
        return None
    text = sentence.block.text
    following = found[index]
    if _holds(text, end, found[index - 1], following):
        return following
    gap = PAIR_GAP.match(text, end) or _named_gap(sentence, end, found[index - 1], following)
    if gap is None or gap.end() != following.span.start or not PAIR_END.match(text, following.span.end):
        return None
    before = found[index - 1]
    if before.kind is following.kind is UnitKind.MASS and OR.search(text[end : following.span.start]):
        return None
    different = before.unit != following.unit or (item.count != 1 and item.amount.highest == following.highest)
    comparable = {before.kind, following.kind} <= {
        UnitKind.MASS,
        UnitKind.ACTIVITY,
        UnitKind.VOLUME,
        UnitKind.LEVEL,
        UnitKind.FORM,
    }
    return following if different and comparable else None


def _holds(text: str, end: int, strength: Amount, volume: Amount) -> bool:
    """`120 mg/5 mL`, `120 mg of paracetamol in 5 mL`: so much of a liquid holds the first amount."""
    return (
        strength.kind is UnitKind.MASS
        and volume.kind is UnitKind.VOLUME
        and PER.fullmatch(text, end, volume.span.start) is not None
    )


def _poured(text: str, volume: Amount, found: Sequence[Amount]) -> Taken | None:
    """`two teaspoons of the 250 mg/5 mL syrup`: the volume, of a strength told right behind it."""
    if volume.kind is not UnitKind.VOLUME or len(found) < 2 or volume.unit not in MILLILITRES or found[1].unit not in MILLILITRES:
        return None
    strength, per = found[0], found[1]
    if not OF_THE.fullmatch(text, volume.span.end, strength.span.start) or not _holds(text, strength.span.end, strength, per):
        return None
    count = volume.highest * MILLILITRES[volume.unit] / (per.value * MILLILITRES[per.unit])
    whole = Span(volume.span.block, volume.span.start, per.span.end)
    return Taken(_times(strength, count, whole), count, (), whole.start, whole.end)


def _named_gap(sentence: Sentence, end: int, before: Amount, following: Amount) -> re.Match[str] | None:
    """`10 µg of vitamin D (400 IU)`: the name before the bracket; of weights the second may be of a part (`65 mg of iron`)."""
    if "IU" not in (before.unit, following.unit):
        return None
    text = sentence.block.text
    names = (cue for cue in sentence.found("substance") if OF.fullmatch(text, end, cue.span.start))
    return next((gap for cue in names if (gap := PAIR_OF.match(text, cue.span.end))), None)


def _preferred(item: Taken) -> Taken:
    """`5 mL (120 mg)` is a dose of 120 mg; `two tablets (1 g)` one of 1 g."""
    if item.amount.kind in (UnitKind.VOLUME, UnitKind.FORM):
        for other in item.also:
            if other.kind in (UnitKind.MASS, UnitKind.ACTIVITY):
                whole = Span(other.span.block, item.start, item.end)
                rest = tuple(a for a in item.also if a is not other)
                return replace(item, amount=replace(other, span=whole), also=rest, count=item.amount.highest)
    return item

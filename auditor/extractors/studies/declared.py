"""Evidence that the front matter declares: each field is a fact, and wins over what the text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.extractors.studies import follow_up, population, results
from auditor.extractors.studies.design import designs
from auditor.extractors.studies.disagreements import against
from auditor.extractors.studies.fields import Field, of
from auditor.model.document import BlockKind
from auditor.model.prose import Sentence
from auditor.model.studies import Effect, Fact, Study
from auditor.reference import Reference, fold

YES, NO = {"yes", "true"}, {"no", "false", "none"}
OF = re.compile(r"\s(?:out )?of\s|\s?/\s?")


def fields(sentences: Sequence[Sentence], reference: Reference) -> list[Field]:
    """The fields of a declared study whose names are known."""
    lexicon = reference.lexicons.get("evidence-fields")
    groups = {name: group for group, listed in lexicon.groups.items() for name in listed} if lexicon else {}
    found = []
    for sentence in sentences:
        if sentence.block.kind is BlockKind.FIELD:
            steps = [step for step in fold(sentence.block.name).split(".") if not step.isdigit()]
            name = steps[-1].replace("-", "_").replace(" ", "_") if steps else ""
            found.append(Field(name, groups.get(name, ""), sentence))
    return found


def declare(study: Study, listed: Sequence[Field], reference: Reference) -> Study:
    """The study with the facts of its declared fields, and where the text tells another figure."""
    own = [field.sentence for field in listed]
    named, design = designs(own, None)
    size, length = _number(listed, "participants"), _length(listed)
    whole = size or study.sample_size
    better, worse = list(_shares(listed, whole)), list(_results(listed, reference))
    study = replace(study, declared=True, disagreements=tuple(against(study, listed, size, length, better, reference)))
    return replace(
        study,
        designs=(*named, *(d for d in study.designs if d not in named)),
        design=design or study.design,
        randomised=_flag(listed, "randomised", study.randomised),
        controlled=_flag(listed, "controlled", study.controlled),
        sample_size=size or study.sample_size,
        follow_up=length or study.follow_up,
        partial=(*better, *(study.partial if not better else (f for f in study.partial if f.kind or f.value is None))),
        population=tuple(_population(listed)) or study.population,
        measured=(*_measured(listed), *study.measured),
        effects=(*worse, *(effect for effect in study.effects if effect.span.block.kind is not BlockKind.FIELD)),
    )


def _number(listed: Sequence[Field], group: str) -> Fact | None:
    for field in of(listed, group):
        number = next((n for n in field.sentence.numbers if n.whole), None)
        if number:
            return Fact(number.span, f"{field.name}: {number.span.text}", number.value)
    return None


def _length(listed: Sequence[Field]) -> Fact | None:
    for field in of(listed, "follow-up"):
        if found := max(follow_up.lengths(field.sentence), key=lambda fact: fact.value or 0, default=None):
            return found
    return None


def _shares(listed: Sequence[Field], whole: Fact | None) -> Iterator[Fact]:
    """`responders: 7`, `responders: 7 of 9`, `responders: 42%`; the same for those who did not, left or were harmed."""
    for group, kind in (("responders", ""), ("non-responders", "not"), ("losses", "loss"), ("harms", "harm")):
        for field in of(listed, group):
            numbers = field.sentence.numbers
            if not numbers:
                continue
            first, base = numbers[0], numbers[1].value if len(numbers) > 1 else whole.value if whole else None
            if first.percent:
                yield Fact(first.span, first.span.text.strip(), first.value / 100, kind)
            elif base and 0 < first.value <= base and (kind or first.value < base):
                yield Fact(field.sentence.span, f"{first.value:g} of {base:g}", first.value / base, kind)


def _results(listed: Sequence[Field], reference: Reference) -> Iterator[Effect]:
    """Figures of `effect:` and `result:`, about the declared outcome."""
    outcome = next(of(listed, "outcome"), None)
    for field in listed:
        if field.group in ("result", ""):
            for effect in results.read([field.sentence], reference):
                yield replace(effect, about=outcome.sentence.span) if outcome and field.group == "result" else effect


def _measured(listed: Sequence[Field]) -> Iterator[Fact]:
    for field in of(listed, "outcome"):
        yield Fact(field.sentence.span, field.sentence.text)


def _population(listed: Sequence[Field]) -> Iterator[Fact]:
    for field in of(listed, "population"):
        yield from population.declared(field.sentence)


def _flag(listed: Sequence[Field], group: str, otherwise: bool | None) -> bool | None:
    for field in of(listed, group):
        word = fold(field.sentence.text.strip(" ."))
        if word in YES | NO:
            return word in YES
    return otherwise

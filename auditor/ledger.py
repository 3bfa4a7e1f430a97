"""What was understood of an article, entry by entry, with places: studies, claims, doses, citations, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from auditor.checks.interface import Context, Decides
from auditor.model.article import Article
from auditor.model.claims import Claim
from auditor.model.document import BlockKind
from auditor.model.doses import Dose
from auditor.model.sources import named
from auditor.model.span import Span
from auditor.model.studies import Effect, Study
from auditor.rules.model import RuleSet

STRENGTHS = ("no causal claim", "correlational", "conditional causal", "direct causal")
FAMILIES = {  # words that make a claim, by lexicon; the groups that only help to read them are left out
    "universal": ("all", "everyone", "none", "harmless"),
    "magnitude": (),
    "certainty": (),
    "duration": (),
    "better": ("than", "fewer", "gain", "same"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing understood: where it stands, its words, and what was read from them. Lines and columns are 1-based."""

    kind: str
    line: int
    column: int
    quote: str
    facts: tuple[tuple[str, str], ...] = ()


def entries(article: Article, rules: RuleSet) -> list[Entry]:
    """Everything that was understood, by kind and then in reading order; of each claim also what each rule decided."""
    deciding = [(rule.id, rule.logic) for rule in rules.rules if isinstance(rule.logic, Decides)]
    context = Context(rules.reference, date.today(), rules.known)  # no rule that decides of claims asks for the date
    return [
        *(_entry(article, "study", study.anchor, _study(study)) for study in article.studies),
        *(
            _entry(article, "claim", claim.span, [*_claim(claim, article), *_decided(claim, article, deciding, context)])
            for claim in article.claims
            if _speaks(claim)
        ),
        *(_entry(article, "dose", dose.span, _dose(dose)) for dose in article.doses),
        *(
            _entry(
                article,
                "citation",
                c.span,
                [("form", c.form), ("identifier", c.identifier), ("level", f"{c.level} of 4"), ("problem", c.problem)],
            )
            for c in article.citations
        ),
        *(
            _entry(article, "reference", r.span, [("label", r.label), ("level", f"{r.level} of 4")])
            for r in article.references
            if r.level > 1 or r.span.block.kind is not BlockKind.FIELD  # a field that names no source is the study's own
        ),
        *(
            _entry(
                article,
                "number",
                n.span,
                [("value", f"{n.value:g}" + (f" to {n.upper:g}" if n.upper is not None else "") + " %" * n.percent)],
            )
            for s in article.prose.sentences
            for n in s.numbers
        ),
    ]


def _entry(article: Article, kind: str, span: Span, facts: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> Entry:
    line, column = article.document.line_column(span.source_range[0])
    return Entry(kind, line, column, span.text, tuple((name, value) for name, value in facts if value))


def _study(study: Study) -> Iterator[tuple[str, str]]:
    yield "design", ", ".join(design.value for design in study.designs)
    yield "sample size", study.sample_size.says if study.sample_size else ""
    for name, facts in (
        ("responders", study.responders),
        ("not helped", study.non_responders),
        ("left", study.losses),
        ("harmed", study.harms),
    ):
        yield name, "; ".join(fact.says for fact in facts)
    yield "population", "; ".join(dict.fromkeys(fact.says for fact in study.population))
    yield "changes", "; ".join(fact.says for fact in study.changes)
    yield "not significant", "; ".join(_chance(effect) for effect in study.not_significant)
    yield "significant", "; ".join(_chance(effect) for effect in study.significant)
    yield "follow-up", study.follow_up.says if study.follow_up else ""
    yield "wore off", study.wore_off.span.text if study.wore_off else ""
    yield "hedge", study.hedge.span.text if study.hedge else ""
    yield "told otherwise", "; ".join(f"“{one.told.span.text}”, declared “{one.declared.says}”" for one in study.disagreements)


def _chance(effect: Effect) -> str:
    """A result with the words that tell whether it could be chance, where it does not hold them itself."""
    words = effect.span.text
    return words if not effect.chance or effect.chance in words else f"{words} ({effect.chance})"


def _speaks(claim: Claim) -> bool:
    return bool(claim.strength) or any(True for name, groups in FAMILIES.items() for _ in claim.of(name, *groups))


def _claim(claim: Claim, article: Article) -> Iterator[tuple[str, str]]:
    yield "strength", STRENGTHS[claim.strength] + (f" (“{claim.words.text}”)" if claim.words else "")
    yield "denied", "yes" if claim.denied else ""
    for name, groups in FAMILIES.items():
        yield name, ", ".join(f"{cue.group} (“{cue.text}”)" for cue in claim.of(name, *groups))
    yield "population", f"{claim.population.group} (“{claim.population.text}”)" if claim.population else ""
    yield "says nothing", claim.neutral
    yield "headline", "yes" if claim.headline else ""
    if claim.study is None:
        yield "compared with", "no study of this article"
    else:
        anchor = claim.study.anchor
        how = "" if claim.close else ", the only one here"
        where = "in" if anchor.block.kind is BlockKind.CITED else "at"
        yield "compared with", f"the study {where} {_place(anchor, article)} (“{anchor.text[:60]}”{how})"


def _place(span: Span, article: Article) -> str:
    """Where evidence stands: `line 12`, or `the abstract of PMID 22535805`."""
    if span.block.kind is BlockKind.CITED:
        return f"the abstract of {named(span.block.name)}"
    line, _ = article.document.line_column(span.source_range[0])
    return f"line {line}"


def _decided(
    claim: Claim, article: Article, deciding: Sequence[tuple[str, Decides]], context: Context
) -> Iterator[tuple[str, str]]:
    """What each rule that speaks of such a claim made of it: first those that mark it, then why the others do not."""
    silent = []
    marked = False
    for name, logic in deciding:
        for span, verdict in logic.decide(claim, article, context):
            if isinstance(verdict, str):
                silent.append((name, f"silent on “{span.text}”: {verdict}"))
            else:
                first = verdict[0].span
                yield name, f"marks “{span.text}”: {verdict[0].says}" + (f" ({_place(first, article)})" if first else "")
                marked = True
    yield from silent
    if not marked and not silent:
        yield "rules", "none that holds claims against studies speaks of these words"


def _dose(dose: Dose) -> Iterator[tuple[str, str]]:
    yield "substance", dose.substance or ""
    yield (
        "amount",
        f"{dose.amount:g}" + (f" to {dose.upper:g}" if dose.upper is not None else "") + f" {dose.unit or ''}".rstrip(),
    )
    yield "a day", f"{dose.frequency:g} ×" if dose.frequency is not None else ""
    yield "daily", f"{dose.daily:g} {dose.daily_unit or ''}".strip() if dose.daily is not None else ""
    yield "days", f"{dose.duration:g}" if dose.duration is not None else ""
    yield "route", dose.route or ""
    yield "population", dose.population
    yield "role", dose.role.value + (", supervised" if dose.supervised else "")
